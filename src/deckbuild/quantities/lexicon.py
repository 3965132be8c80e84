"""How ten languages write scales, units and small numbers in words."""

_SCALES = {
    1e3: "k thousand tsd tausend mille mil тыс тысяч tys tysięcy 천 千",
    1e4: "만 万",
    1e6: (
        "m mn mln mio million millions millionen millón millones млн миллион миллионов миллиона milion miliony "
        "milionów مليون"
    ),
    1e8: "억 億 亿",
    1e9: (
        "bn billion billions mrd milliarde milliarden milliard milliards млрд миллиард миллиардов миллиарда mld "
        "miliard miliardy miliardów مليار"
    ),
    1e12: "tn trn trillion billionen трлн триллион триллионов 조 兆",
}
SCALE_OF = {word: scale for scale, words in _SCALES.items() for word in words.split()}
"""Words and short forms to the number that they stand for."""

SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₩": "krw", "₽": "rub", "%": "%", "％": "%", "‰": "‰"}
"""Signs to units."""

_UNITS = {
    "%": "percent|per cent|prozent|pour cent|por ciento|por cento|процент|процента|процентов|procent|퍼센트|パーセント",
    "pp": "percentage points|percentage point|prozentpunkte|п. п.|п.п.",
    "usd": (
        "us dollars|dollars|dollar|usd|us$|dolar|dolarów|dollars américains|долл|долларов|доллара|доллар|долларов сша|"
        "달러|ドル|美元|dólares|دولار"
    ),
    "eur": "euros|euro|eur|евро|유로|ユーロ|欧元|يورو",
    "gbp": "pounds|gbp",
    "rub": "roubles|rubles|rouble|ruble|rub|руб|рублей|рубля|рубль|루블|rubli|rubel",
    "krw": "won|krw|원",
    "km": "kilometres|kilometers|kilometre|kilometer|km|км|километров|километра|킬로미터|kilomètres",
    "m": "metres|meters|метров|mètres",
    "t": "tonnes|tons|tonnen|тонн|t|톤",
    "min": "minutes|min|минут|minuten",
    "h": "hours|часов|stunden|heures",
    "day": "days|day|дней|дня|tage|jours|días|일",
    "year": "years|лет|года|jahre|jahren|ans|años|년간",
}
UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split("|")}
"""Words, abbreviations and phrases to units."""

ONES = {
    "en": (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    ),
    "de": (
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn"
    ),
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
    "ru": (
        "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
        "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
    ),
    "pl": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście",
}
"""Numbers from nought on, by language."""

TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "pl": "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt",
}
"""Tens from twenty on, by language."""

ALSO = {
    "en": (
        "first 1 second 2 third 3 fourth 4 fifth 5 half 50 dozen 12 hundred 100 once 1 twice 2 both 2 single 1 a 1 "
        "an 1 quarter 25"
    ),
    "de": "eins 1 eine 1 einen 1 beide 2 hälfte 50 hundert 100 dutzend 12",
    "fr": "une 1 cent 100 moitié 50 premier 1 première 1",
    "es": "un 1 una 1 cien 100 mitad 50",
    "ru": "одна 1 одно 1 две 2 двух 2 трёх 3 трех 3 сто 100 половина 50 оба 2",
    "pl": "jedna 1 dwie 2 sto 100 połowa 50",
}
"""Further words for numbers, each with its number."""
