"""Sound decks in four languages, and faults to plant into them, one at a time.

Each fault is a code, words of the sound deck, the words that take their place, and where it must be found: on the line
of those words, or on that of others.
"""

from __future__ import annotations

from typing import NamedTuple

ENGLISH = """\
title: Ten years of trade on the river
event: Harbour Forum 2026
date: 2026-12-10
time: 10:00-10:30
timezone: Europe/Brussels
speaker: A. Speaker
people:
  - {name: Anna Petrova, affiliation: Institute for River Trade}
  - {name: Ben Okafor}
rule: chatham-house
embargo: 2026-12-10 10:00
check_against_delivery: true
disclaimer: The views expressed are the speaker's own.
marking: TLP:GREEN
language: en
talk: 4 min
output: "embargo-{embargo}-{title}"
sections:
  - title: Trade has doubled in ten years
    key: trade
    group: Trade
    points:
      - show: "Exports of grain: 61.4 % more"
        say: >
          In the last ten years the exports of grain down the river have grown by 61.4 percent, and
          the exports of steel and timber have followed them, year after year.
      - show: "$25 bn a year in 2025"
        say: >
          Trade on the river comes to 25 billion dollars a year now, in 2025. That is twice what it
          was when the lock was opened, and nobody on either side had thought it possible.
    notes: |
      The figures are in the [customs report](https://example.org/customs).
    source: Customs, 2025
  - title: Norway trades more than Sweden
    key: partners
    group: Trade
    chart:
      type: column
      title: Trade, US$ bn
      categories: [Norway, Sweden]
      series: {2025: [14, 11]}
      source: Customs, 2025
      say: >
        Two neighbours lead by far, and you see them here side by side. Between the two the distance has
        become smaller in every year. What counts is that both have kept their ships on the river, in good years
        and in bad ones, and that both want to build.
    points:
      - show: Norway stands at $14 bn
        say: Norway stands at 14 billion dollars, most of it in fish and in timber for the towns inland.
  - title: Half of the freight is grain
    key: freight
    group: Freight
    table:
      header: [Freight, Share]
      rows:
        - [Grain, "51 %"]
        - [Steel, "28 %"]
        - [Timber, "21 %"]
      source: Customs, 2025
      say: >
        Grain is half of all that goes down the river, and steel follows at some distance. Timber comes last,
        though every forest of the region lies upstream. That is a matter of the locks, which are too short for
        the rafts, and of the price of a night in the harbour.
  - title: The lock keeps the harbour open
    key: lock
    group: Freight
    picture:
      file: assets/river.png
      alt: The river at the lock with the last ice of the winter
      say: >
        This is the lock in the last week of winter. You see the ice on the left, and the first ship of the year
        behind it. Without the lock the harbour would be closed for three months in every year, and the town
        would live on what it had stored.
  - title: Next year decides about the second lock
    key: outlook
    group: Outlook
    time: 40 s
    points:
      - show: The council votes in spring
        say: >
          The council votes on Thursday 4 March 2027, and the stream of the debate starts at 15:00 CET (14:00 UTC).
          Whoever wants the second lock has to speak before that day. This year, 2026, is the last one in which the
          money can be set aside; after that the region has other plans for it, and they are good ones too. So write
          to your member of the council, bring your neighbours along, and ask for an answer with a date in it.
"""

GERMAN = """\
title: Zehn Jahre Handel auf dem Fluss
date: 2026-12-10
language: de
talk: 2 min
sections:
  - title: Der Handel hat sich in zehn Jahren verdoppelt
    key: handel
    points:
      - show: "Ausfuhr von Getreide: 61,4 % mehr"
        say: >
          In den letzten zehn Jahren ist die Ausfuhr von Getreide auf dem Fluss um 61,4 Prozent gewachsen, und Stahl
          und Holz sind ihr gefolgt, Jahr um Jahr, auch in den Jahren mit wenig Wasser. Niemand hätte das gedacht, als
          die Schleuse gebaut wurde.
    source: Zoll, 2025
  - title: Die zweite Schleuse braucht eine Entscheidung
    key: schleuse
    points:
      - show: Der Rat stimmt im Frühjahr ab
        say: >
          Der Rat stimmt am Donnerstag, den 4. März 2027 ab. Wer die zweite Schleuse will, muss vorher reden, denn
          danach hat die Region andere Pläne für das Geld, und es sind gute Pläne. Schreiben Sie also Ihrem Mitglied
          im Rat, und bitten Sie um eine Antwort mit einem Datum darin.
"""

RUSSIAN = """\
title: Десять лет торговли на реке
date: 2026-12-10
language: ru
talk: 2 min
people: [Анна Петрова, Пётр Лукин]
rule: chatham-house
sections:
  - title: Торговля выросла за десять лет вдвое
    key: trade
    points:
      - show: "Вывоз зерна: на 61,4 % больше"
        say: >
          За последние десять лет вывоз зерна по реке вырос на 61,4 процента, а за ним выросли и сталь, и лес, год за
          годом, даже в годы с малой водой. Никто не ожидал этого, когда строили шлюз, и никто не готовил для этого
          порт.
    source: Таможня, 2025
  - title: Второй шлюз требует решения весной
    key: lock
    points:
      - show: Совет голосует весной
        say: >
          Совет голосует весной. Кто хочет второй шлюз, тот должен сказать об этом раньше, потому что потом у региона
          будут другие планы на эти деньги, и это хорошие планы. Один участник сказал нам, что ответа с датой ещё не
          было, и мы просим о нём.
"""

KOREAN = """\
title: 강 위의 무역 십 년
date: 2026-12-10
language: ko
talk: 2 min
sections:
  - title: 무역은 십 년 만에 두 배가 되었다
    key: trade
    points:
      - show: "곡물 수출: 61.4% 증가"
        say: >
          지난 십 년 동안 강을 따라 나가는 곡물 수출은 61.4퍼센트 늘었고, 철강과 목재도 해마다 그 뒤를 따랐습니다. 물이
          적었던 해에도 그랬습니다. 수문을 지을 때에는 아무도 이렇게 되리라고 생각하지 못했습니다. 지금은 모두가 다음
          수문을 이야기하고 있습니다.
    source: 세관, 2025
  - title: 두 번째 수문은 봄에 결정된다
    key: lock
    points:
      - show: 의회는 봄에 표결한다
        say: >
          의회는 봄에 표결합니다. 두 번째 수문을 원하는 사람은 그 전에 말해야 합니다. 그 뒤에는 지역이 이 돈을 다른 좋은
          계획에 쓰게 되기 때문입니다. 그러니 의원에게 편지를 쓰고, 이웃과 함께 가서, 날짜가 적힌 답을 요청하십시오.
          답이 오면 우리도 알려 주십시오.
"""

SOUND = {"en": ENGLISH, "de": GERMAN, "ru": RUSSIAN, "ko": KOREAN}
"""The sound decks by language."""


class Fault(NamedTuple):
    """A fault: `old` gives way to `new` in the sound deck of a language, and `code` is found on the line of `at`."""

    language: str
    code: str
    old: str
    new: str
    at: str = ""

    @property
    def text(self) -> str:
        """The deck with the fault in it."""
        sound = SOUND[self.language]
        assert sound.count(self.old) >= 1, self
        return sound.replace(self.old, self.new, 1)

    @property
    def line(self) -> int:
        """The line that it is found on."""
        wanted = self.at or self.new.strip().split("\n")[0]
        start = self.text.find(wanted)
        assert start >= 0, self
        return self.text.count("\n", 0, start) + 1


def _english(code: str, old: str, new: str, at: str = "") -> Fault:
    return Fault("en", code, old, new, at)


_LEAD = "    key: trade\n    group: Trade\n"
_GRAIN = "the exports of grain down the river have grown by 61.4 percent"
_OUTLOOK = "Whoever wants the second lock has to speak before that day."
_ICE = "You see the ice on the left"

FAULTS = (
    # embargo
    _english("embargo", "embargo: 2026-12-10 10:00", "embargo: 2026-12-10"),
    _english("embargo", "embargo: 2026-12-10 10:00", "embargo: 2026-12-10 10:00 CST"),
    _english("embargo", "embargo: 2026-12-10 10:00", "embargo: 2027-03-28 02:30"),
    _english("embargo", "embargo: 2026-12-10 10:00", "embargo: 2027-10-31 02:30"),
    _english("embargo", "embargo: 2026-12-10 10:00", "embargo: 10 December 2026"),
    _english("embargo", "embargo: 2026-12-10 10:00", "embargo: 2026-12-10 25:00"),
    _english("embargo-date", "embargo: 2026-12-10 10:00", "embargo: 2026-12-10 11:00"),
    _english("embargo-date", "embargo: 2026-12-10 10:00", "embargo: 2026-12-11 09:00"),
    _english("embargo-date", "embargo: 2026-12-10 10:00", "embargo: 2026-11-25 10:00"),
    _english("embargo-date", "embargo: 2026-12-10 10:00", "embargo: 2026-11-20 10:00"),
    _english("embargo-name", 'output: "embargo-{embargo}-{title}"', 'output: "{date}-{title}"'),
    _english("delivery-mark", "check_against_delivery: true", "check_against_delivery: false", "embargo: 2026"),
    _english("embargo-differs", _OUTLOOK, "The embargo ends at 11:00 CET.", "11:00 CET"),
    _english("embargo-differs", _OUTLOOK, "The embargo ends at 10:00 UTC.", "10:00 UTC"),
    _english("embargo-differs", _OUTLOOK, "Under embargo until 2026-12-11.", "2026-12-11"),
    _english("embargo-differs", _ICE, "Embargoed until 08.30 CET: the ice", "08.30 CET"),
    _english("zones-disagree", "15:00 CET (14:00 UTC)", "15:00 CET (13:00 UTC)"),
    _english("zones-disagree", "15:00 CET (14:00 UTC)", "15:00 CET (10:00 ET)"),
    _english("zones-disagree", "15:00 CET (14:00 UTC)", "15:00 CET / 22:00 KST"),
    # marking
    _english("bad-value", "marking: TLP:GREEN", "marking: TLP:YELLOW"),
    _english("bad-value", "marking: TLP:GREEN", "marking: Internal"),
    _english("marking-lower", _LEAD, f"{_LEAD}    marking: TLP:AMBER\n", "marking: TLP:AMBER"),
    _english("marking-lower", _LEAD, f"{_LEAD}    marking: TLP:RED\n", "marking: TLP:RED"),
    _english("marking-lower", "marking: TLP:GREEN\n", "marking: TLP:CLEAR\n", "a paper marked TLP:GREEN")._replace(
        old=_OUTLOOK, new="It is in a paper marked TLP:AMBER.", at="TLP:AMBER"
    ),
    _english(
        "tlp-word", "source: Customs, 2025\n  - title: Norway", "source: Customs, 2025, TLP:WHITE\n  - title: Norway"
    ),
    _english("tlp-word", _OUTLOOK, "The paper is TLP AMBER.", "TLP AMBER"),
    # attribution
    _english("participant-named", _OUTLOOK, "Anna Petrova said so.", "Anna Petrova said"),
    _english("participant-named", _OUTLOOK, "Petrova's figures say so.", "Petrova's"),
    _english("participant-named", _OUTLOOK, "So said Ben Okafor.", "So said"),
    _english("participant-named", "The council votes in spring", "Okafor wants a vote in spring"),
    _english("participant-named", _ICE, "The Institute for River Trade paid for the ice", "The Institute for"),
    Fault("ru", "participant-named", "Один участник сказал нам", "По словам Лукина, нам сказали", "Лукина"),
    Fault("ru", "participant-named", "Один участник сказал нам", "Анна Петрова сказала нам", "Анна Петрова сказала"),
    Fault("ru", "participant-named", "Совет голосует весной\n", "Совет слушает Петрову\n"),
    # time
    _english("talk-long", "talk: 4 min", "talk: 90 s"),
    _english("slot-short", "talk: 4 min", "talk: 45 min"),
    _english("section-long", "time: 40 s", "time: 20 s", "title: Next year"),
    _english("section-short", "time: 40 s", "time: 3 min"),
    Fault(
        "de",
        "slide-minutes",
        "auch in den Jahren mit wenig Wasser. Niemand hätte das gedacht, als\n          die Schleuse gebaut wurde.",
        "wie jeder weiß.",
        "title: Der Handel",
    ),
    Fault("de", "talk-long", "talk: 2 min", "talk: 30 s"),
    Fault("ru", "talk-long", "talk: 2 min", "talk: 30 s"),
    Fault("ko", "talk-long", "talk: 2 min", "talk: 30 s"),
    Fault("de", "bad-value", "talk: 2 min", "talk: two minutes"),
    # figures
    _english("number-differs", _GRAIN, _GRAIN.replace("61.4", "61.9"), "61.9"),
    _english("number-differs", _GRAIN, _GRAIN.replace("61.4", "64.1"), "64.1"),
    _english("number-differs", "25 billion dollars a year now", "27 billion dollars a year now"),
    _english("number-differs", "now, in 2025", "now, in 2024", "in 2024"),
    Fault("de", "number-differs", "um 61,4 Prozent", "um 61,9 Prozent"),
    Fault("ru", "number-differs", "на 61,4 процента", "на 64,1 процента"),
    Fault("ko", "number-differs", "수출은 61.4퍼센트", "수출은 61.9퍼센트"),
    _english("number-unsaid", "have grown by 61.4 percent, and", "have grown, and", "Exports of grain: 61.4"),
    _english("number-unsaid", "a year now, in 2025. That", "a year now. That", '"$25 bn a year in 2025"'),
    _english("number-unsaid", "The council votes in spring", "The 45 members vote in spring"),
    Fault("de", "number-unsaid", "um 61,4 Prozent gewachsen", "gewachsen", "Ausfuhr von Getreide: 61,4"),
    Fault("ru", "number-unsaid", "вырос на 61,4 процента", "вырос", "Вывоз зерна: на 61,4"),
    Fault("ko", "number-unsaid", "61.4퍼센트 늘었고", "늘었고", "곡물 수출: 61.4%"),
    _english(
        "quantity-differs",
        _OUTLOOK,
        "In ten years exports of grain down the river have grown by 63.4 percent.",
        "63.4 percent",
    ),
    Fault(
        "de",
        "quantity-differs",
        "Schreiben Sie also Ihrem",
        "In zehn Jahren ist die Ausfuhr von Getreide auf dem Fluss um 63,4 Prozent gewachsen. Schreiben Sie",
        "63,4 Prozent",
    ),
    _english(
        "data-differs",
        "Norway stands at $14 bn\n        say: Norway stands at 14 billion",
        "Norway stands at $13 bn\n        say: Norway stands at 13 billion",
        "Norway stands at $13 bn",
    ),
    _english("data-differs", _OUTLOOK, "Sweden has come to $12 bn.", "$12 bn"),
    _english("data-differs", _OUTLOOK, "Steel makes up 26 % of it.", "26 %"),
    _english("shares-sum", '[Steel, "28 %"]', '[Steel, "38 %"]', "rows:")._replace(at='- [Grain, "51 %"]'),
    _english(
        "shares-sum",
        "type: column\n      title: Trade, US$ bn\n      categories: [Norway, Sweden]\n      series: {2025: [14, 11]}",
        "type: pie\n      title: Trade, %\n      categories: [Norway, Sweden]\n      series: {2025: [54, 41]}",
        "series: {2025: [54, 41]}",
    ),
    _english(
        "no-source",
        "      series: {2025: [14, 11]}\n      source: Customs, 2025\n",
        "      series: {2025: [14, 11]}\n",
        "type: column",
    ),
    _english(
        "no-source",
        '        - [Timber, "21 %"]\n      source: Customs, 2025\n',
        '        - [Timber, "21 %"]\n',
        "header: [Freight",
    ),
    Fault("de", "no-source", "    source: Zoll, 2025\n", "", "Ausfuhr von Getreide: 61,4"),
    Fault("ru", "no-source", "    source: Таможня, 2025\n", "", "Вывоз зерна: на 61,4"),
    Fault("ko", "no-source", "    source: 세관, 2025\n", "", "곡물 수출: 61.4%"),
    _english("year-stale", "This year, 2026, is", "This year, 2025, is"),
    _english("year-stale", "This year, 2026, is", "Last year, 2026, is"),
    _english("year-stale", "source: Customs, 2025\n  - title: Norway", "source: Customs, 2019\n  - title: Norway"),
    Fault("de", "year-stale", "source: Zoll, 2025", "source: Zoll, 2018"),
    _english("weekday-wrong", "Thursday 4 March 2027", "Friday 4 March 2027"),
    _english("weekday-wrong", "Thursday 4 March 2027", "Monday, March 4th"),
    Fault("de", "weekday-wrong", "Donnerstag, den 4. März 2027", "Freitag, den 4. März 2027"),
    # coverage
    _english(
        "say-less",
        "Norway stands at $14 bn\n        say: Norway stands at 14 billion dollars, most of it in fish and"
        " in timber for the towns inland.",
        "Norway stands at $14 bn\n        say: It has 14 bn.",
        "say: It has 14 bn.",
    ),
    _english(
        "notes-read-aloud",
        "      - show: The council votes in spring\n        say: >\n",
        "      - >\n",
        "title: Next year",
    ),
    _english(
        "notes-empty",
        ENGLISH[ENGLISH.index("      alt: The river") : ENGLISH.index("  - title: Next year")],
        "      decorative: true\n",
        "title: The lock keeps",
    ),
    # titles
    _english("title-topic", "title: Trade has doubled in ten years", "title: Background"),
    _english("title-topic", "title: Half of the freight is grain", "title: Freight policy"),
    Fault("de", "title-topic", "title: Die zweite Schleuse braucht eine Entscheidung", "title: Ausblick"),
    Fault("ru", "title-topic", "title: Второй шлюз требует решения весной", "title: Выводы"),
    Fault("ko", "title-topic", "title: 두 번째 수문은 봄에 결정된다", "title: 결론"),
    _english(
        "title-repeated",
        "title: Half of the freight is grain",
        "title: Norway trades more than Sweden",
        "title: Norway trades more than Sweden\n    key: freight",
    ),
    _english(
        "title-long",
        "title: Half of the freight is grain",
        "title: " + "Half of the freight on the river is grain " * 5,
    ),
    # accessibility
    _english("missing-alt", "      alt: The river at the lock with the last ice of the winter\n", "", "file: assets"),
    _english("alt-words", "alt: The river at the lock with the last ice of the winter", "alt: river.png"),
    _english("alt-words", "alt: The river at the lock with the last ice of the winter", "alt: Image of the river"),
    _english("alt-words", "alt: The river at the lock with the last ice of the winter", "alt: IMG_4711"),
    _english(
        "alt-words", "alt: The river at the lock with the last ice of the winter", "alt: " + "The long river " * 20
    ),
    _english("link-words", "[customs report]", "[here]"),
    _english("link-words", "[customs report]", "[click here]"),
    _english("link-words", "[customs report]", "[https://example.org/customs]"),
    _english("table-header", "      header: [Freight, Share]\n", "", "rows:"),
    _english("table-header", "header: [Freight, Share]", 'header: [Freight, ""]'),
    _english("group-name", "group: Outlook", "group: Section 3"),
    _english("group-name", "group: Outlook", "group: Trade", "group: Trade\n    time"),
    _english("group-name", "group: Outlook", "group: Untitled Section"),
    Fault("ru", "language-script", "    key: trade\n", "    key: trade\n    language: en\n", "language: en"),
    Fault("ru", "language-script", "    key: lock\n", "    key: lock\n    language: fr\n", "language: fr"),
    Fault("de", "language-script", "    key: handel\n", "    key: handel\n    language: uk\n", "language: uk"),
    _english("language-script", "    key: outlook\n", "    key: outlook\n    language: el\n", "language: el"),
    # hidden and left open
    _english("left-open", _OUTLOOK, "TODO: who wants the second lock?", "TODO"),
    _english("left-open", _OUTLOOK, "Ask [name of the minister] first.", "[name"),
    _english("left-open", _ICE, "You see ?? on the left", "??"),
    _english("left-open", "The council votes in spring", "The council votes in TBC"),
    Fault("de", "left-open", "und es sind gute Pläne", "TBD", "TBD"),
    _english("hidden-slide", "    key: freight\n", "    key: freight\n    hidden: true\n", "hidden: true"),
    _english(
        "draft-show", "      - show: The council votes in spring", "      - show: The council votes in spring  # draft"
    ),
    # round trip
    _english("duplicate-section", "key: freight", "key: trade", "title: Half of the freight"),
    # what reading and layout tell
    _english(
        "source-long",
        "source: Customs, 2025\n  - title: Norway",
        f"source: {'Customs and harbours ' * 20}\n  - title: Norway",
    ),
    _english(
        "disclaimer-long",
        "disclaimer: The views",
        "disclaimer: " + "The views expressed here are not those " * 20 + "views",
    ),
    _english("unknown-key", "speaker: A. Speaker", "speeker: A. Speaker"),
    _english("file-missing", "file: assets/river.png", "file: assets/rivers.png"),
)
"""Every fault."""
