"""The golden documents that come as PDF: what a printer was sent, page by page."""

from __future__ import annotations

from printing import At, by_rows, printed, set_text

LEFT_COLUMN = """
    **Why harbours silt up**
    Every harbour that we have studied has **silted up within a century**, and none of them has been dredged in
    time. The reasons differ from coast to coast, but the outcome does not, and _nobody planned_ for it.

    • The river brings more sand than the tide takes away again
    • The town pays
    • The port authority does not

    Dredging is a promise to the next mayor. It is kept in one town
    in five, and then only after the first ship has run aground in
"""
RIGHT_COLUMN = """
    front of the cameras.

    **What the law says**
    Water law is older than the state, and in most places it has never been written down; see
    [the list of harbour laws](https://example.org/harbours) for the few exceptions that we found.

    1. Write the law down
    2. Ask the people who use the water before the people who sell it
    3. Publish what the dredgers are paid
"""


def en_two_columns() -> bytes:
    """Two columns, written row by row across both; a title over them, bold, italic, a link, a page number."""
    head = [At(60, 800, "Harbours and Their Sand", 18), At(60, 776, "Speaker: A. Speaker"), At(60, 762, "12 May 2021")]
    left = set_text(_flowing(LEFT_COLUMN), 60, 730, 44)
    right = set_text(_flowing(RIGHT_COLUMN), 320, 730, 44)
    return printed([*head, *by_rows(left, right), At(290, 30, "1")])


def _flowing(text: str) -> str:
    """The paragraphs of a text, each on one line; a point begins one, and the line below a heading."""
    lines: list[str] = []
    is_open = False
    for line in map(str.strip, text.strip().split("\n")):
        is_heading = line.startswith("**") and line.endswith("**")
        if is_open and line and not line.startswith(("•", "–", "1.", "2.", "3.")):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        is_open = bool(line) and not is_heading
    return "\n".join(lines)


SEITEN = (
    """
    1. Ausgangslage

    Die Züge fahren seit Jahren zu spät, und die Fahrgäste haben sich daran gewöhnt. Gewöhnung aber ist kein Fahr-
    plan, und auf Dauer verliert die Bahn so das Vertrauen derer, die sie am nötigsten braucht.

    • Jeder vierte Zug kommt mehr als sechs Minuten zu spät
       – im Fernverkehr jeder dritte
    • Die Hälfte der Verspätungen entsteht an nur zwölf Knoten

    2. Was wir vorschlagen

    Der Fahrplan muss wieder zu dem Netz passen, auf dem er gefahren wird. Dazu gehören drei Schritte, die alle in
    dieser Wahlperiode möglich sind und die sich gegenseitig so bedingen, dass keiner von ihnen ohne die beiden
    """,
    """
    anderen etwas nützt:

    • Puffer vor den Knoten
    • Weiter fahren, wo gebaut wird: **eingleisig statt gar nicht**
    • Offene Daten über jede Verspätung, siehe [Pünktlichkeit](https://example.org/puenktlich)

    3. Was das kostet

    Die Puffer kosten nichts als Ehrlichkeit. Die Gleise kosten Geld, aber weniger als der Stillstand, den wir heute
    jeden Tag bezahlen, ohne dass er in einem Haushalt steht.
    """,
)


def de_seiten() -> bytes:
    """Running heads, page numbers, hard-wrapped lines, a word parted at a line's end, a sentence over two pages."""
    cover = [
        At(60, 740, "Pünktlichkeit ist planbar", 20), At(60, 700, "Sprechzettel für A. Rednerin, Institut für Verkehr"),
        At(60, 684, "Fachtagung Schiene · 3. Juni 2022"), At(60, 668, "Es gilt das gesprochene Wort"),
    ]  # fmt: skip
    pages = [cover, *(_lines(page) for page in SEITEN)]
    return printed(*(
        [At(60, 805, "Fachtagung Schiene – Sprechzettel"), *page, At(270, 30, f"Seite {n} von 3")]
        for n, page in enumerate(pages, 1)
    ))  # fmt: skip


def _lines(text: str) -> list[At]:
    """The lines of a page as they are written, each where it stands."""
    return set_text(text, width=200)


ТЕЗИСЫ = """
    Мероприятие: Форум «Города у воды»
    Дата: 14 сентября 2023 года
    Время: 10:00–11:30
    Место: Большой зал
    Спикер: А. Докладчик, Институт городов

    **Набережная принадлежит всем**

    – Набережная начинается там, где заканчивается забор
    – Заборов вдоль реки больше, чем **мостов через неё**
    – Убрать забор дешевле, чем построить мост, и это можно сделать за одно лето без единого нового закона

    **Что мешает**

    – Земля у воды поделена между ведомствами
    – Ни одно из них не отвечает за берег целиком
    – Подробности: [карта заборов](https://example.org/zabory)
"""


def ru_tezisy() -> bytes:
    """Labels, bold headings and dashes in Cyrillic; wrapped items, bold words and a link in their midst."""
    return printed(set_text(ТЕЗИСЫ, width=84))


SHIRYO = """
    発表者：A. 話者（地域研究所）
    日時：2024年3月8日 14:00～15:00
    場所：第二会議室

    1. 空き家はなぜ増えるのか
    空き家の数はこの三十年で二倍になった。人口が減ったからだけではなく、新しい家が建ちつづけたからでもある。壊すより残すほうが税金が安い仕組みも変わっていない。
    • 相続した家の三割は誰も住まない
    • 持ち主がわからない土地が残る

    2. 何ができるか
    • **直して貸す**ほうが建てるより早い
    • 税の仕組みを改める
"""


def ja_shiryo() -> bytes:
    """Japanese, which writes no blanks: lines broken anywhere, bold words in the midst of others."""
    return printed([At(60, 790, "空き家と地域", 18), *set_text(SHIRYO, width=80)])


DOCUMENTS = {
    "en-two-columns.pdf": en_two_columns,
    "de-seiten.pdf": de_seiten,
    "ru-tezisy.pdf": ru_tezisy,
    "ja-shiryo.pdf": ja_shiryo,
}
