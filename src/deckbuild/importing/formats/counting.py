"""Numbers as word processors write them in list markers: letters, Roman numerals, the counting of many scripts."""

from __future__ import annotations

_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueo": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ",
    "iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "hebrew1": "אבגדהוזחטיכלמנסעפצקרשת",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
}
_IDEOGRAPHIC = (
    "ideographDigital",
    "japaneseCounting",
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(number: int, format_: str) -> str:
    """A number in a format by its name in WordprocessingML; what is not known is written in digits."""
    if format_ in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if format_ == "upperRoman" else roman
    if format_ in _LETTERS:
        letters = _LETTERS[format_]
        if format_.endswith("Letter"):  # after z comes aa, then bb
            return letters[(number - 1) % 26] * ((number - 1) // 26 + 1) if 0 < number < 260 else str(number)
        return letters[number - 1] if 0 < number <= len(letters) else str(number)
    if format_ in _IDEOGRAPHIC:
        return _ideographic(number)
    if format_ == "decimalZero":
        return f"{number:02}"
    if format_ == "decimalFullWidth":
        return str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _ideographic(number: int) -> str:
    digits = "〇一二三四五六七八九"
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if not tens else "十" if tens == 1 else digits[tens] + "十"
    return before + (digits[ones] if ones else "")
