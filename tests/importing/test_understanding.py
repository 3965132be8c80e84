"""What is understood of a document beyond the golden ones: what is not sure is not guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from deckbuild.importing.account import check
from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.importing.formats import markdown, text
from deckbuild.importing.understand.dates import find_dates, find_times
from deckbuild.importing.understand.understanding import Understood, understand
from deckbuild.richtext import Run

BODY = "\n\n- One thing\n- Another thing\n"


def of(header: str) -> Understood:
    return understand([text.read("talk.txt", (header + BODY).encode())])


def block(words: str, kind: str = "paragraph", **looks: object) -> Block:
    return Block((Run(words),) if words else (), kind)._replace(**looks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "doubt"),
    [
        ("Title: A\nEmbargo: 03/04/2025 09:00 KST", "day and month may be exchanged"),
        ("Title: A\nEmbargo: 6 May 2015, 9:00 a.m.", "it names no time zone"),
        ("Title: A\nEmbargo: 6 May 2015, 9:00 a.m. EST", "more than one time zone"),
        ("Title: A\nEmbargo: Monday, 6 May 2015, 9:00 KST", "the weekday is not that of the date"),
        ("Title: A\nEmbargoed until the conclusion of the call", "it names no moment"),
        ("Title: A\nEMBARGOED UNTIL 9:00 A.M. KST", "it names no date"),
    ],
)
def test_an_embargo_that_is_not_sure_is_a_comment_beside_an_empty_key(header: str, doubt: str) -> None:
    deck, comments, _ = of(header)
    assert deck.embargo is None
    said, why = comments.deck["embargo"]
    assert said == f"in the document: {header.splitlines()[1]}"
    assert doubt in why


def test_several_embargoes_are_all_kept_and_none_is_chosen() -> None:
    deck, comments, _ = of("Title: A\nEmbargo: 6 May 2015, 9:00 KST\nEmbargo (print): 7 May 2015, 9:00 KST")
    assert deck.embargo is None
    assert len(comments.deck["embargo"]) == 3


def test_a_second_date_does_not_replace_the_first() -> None:
    deck, comments, _ = of("Title: A\nDate: 6 May 2015\nDate: 7 May 2015")
    assert deck.date == dt.date(2015, 5, 6)
    assert comments.deck["date"] == ("in the document: 7 May 2015",)


def test_a_document_without_a_title_is_called_by_its_file_and_says_so() -> None:
    deck, comments, account = understand([text.read("some/my-talk.txt", b"- One thing\n- Another thing\n")])
    assert deck.title == "my-talk"
    assert "title" in comments.deck
    assert "deck.title" in account.added


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no words"):
        understand([Document("scan.pdf", (Block((), "break"),))])


@pytest.mark.parametrize(
    ("written", "language", "date"),
    [
        ("Wednesday, April 23, 2014", "en", dt.date(2014, 4, 23)),
        ("the 9th of June 2016", "en", None),
        ("9 June 2016", "en", dt.date(2016, 6, 9)),
        ("2018. 8. 31(금)", "ko", dt.date(2018, 8, 31)),
        ("令和4年11月29日（火）", "ja", dt.date(2022, 11, 29)),
        ("5 июня 2025 г.", "ru", dt.date(2025, 6, 5)),
        ("3 de mayo de 2025", "es", dt.date(2025, 5, 3)),
        ("1er mai 2025", "fr", dt.date(2025, 5, 1)),
        ("Dienstag, 24. Dezember 2019", "de", dt.date(2019, 12, 24)),
        ("wtorek, 3 czerwca 2025 r.", "pl", dt.date(2025, 6, 3)),
        ("03/04/2025", "fr", dt.date(2025, 4, 3)),
        ("25/04/2025", "en", dt.date(2025, 4, 25)),
        ("31 February 2025", "en", None),
        ("12.04-13.04.06", "ru", None),
    ],
)
def test_dates_are_found_in_eight_languages(written: str, language: str, date: dt.date | None) -> None:
    found = find_dates(written, language)
    assert (found[0].date if found else None) == date


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("14:00-15:15", "14:00", "15:15"),
        ("2:00-3:15 p.m.", "14:00", "15:15"),
        ("9:45 A.M.", "09:45", ""),
        ("10.30-11.45 Uhr", "10:30", "11:45"),
        ("9h30", "09:30", ""),
        ("오후 2시 30분", "14:30", ""),
        ("午後2時～3時30分", "14:00", "15:30"),
        ("3.5 to 4.5 billion", "", ""),
        ("12.04-13.04.06", "", ""),
        ("15:00-14:00", "", ""),
    ],
)
def test_times_are_found_and_figures_are_not(written: str, start: str, end: str) -> None:
    found = find_times(written)
    time = found[0].time if found else None
    last = found[0].end_time if found else None
    assert (f"{time:%H:%M}" if time else "", f"{last:%H:%M}" if last else "") == (start, end)


def test_numbers_that_do_not_count_from_one_stay_with_their_points() -> None:
    blocks = [block("One", "item", marker="4."), block("Two", "item", marker="5.")]
    section = understand([Document("talk.docx", tuple(blocks))]).deck.sections[0]
    assert [point.show for point in section.points] == ["4. One", "5. Two"]
    assert section.marker == "none"


def test_points_below_the_third_level_are_moved_up_to_it() -> None:
    blocks = [block(f"Level {n}", "item", marker="•", level=n) for n in range(5)]
    points = understand([Document("talk.docx", tuple(blocks))]).deck.sections[0].points
    depth = 0
    while points:
        depth, points = depth + 1, points[0].points
    assert depth == 3


def test_a_heading_as_long_as_a_paragraph_is_one() -> None:
    long = "The harbour and the islands agree on one ticket " * 4
    section = understand([Document("talk.docx", (block("A"), block(long, "heading", level=1), block("x", "item")))])
    assert section.deck.sections[0].title == "Talking points"
    assert section.deck.sections[0].lead is not None


def test_a_heading_with_nothing_below_but_a_lesser_one_is_a_group() -> None:
    written = b"# Talk\n\n## Part\n\n### One\n\n- a\n\n### Two\n\n- b\n\n## Rest\n\n- c\n"
    sections = understand([markdown.read("talk.md", written)]).deck.sections
    assert [(section.title, section.group) for section in sections] == [("One", "Part"), ("Two", "Part"), ("Rest", "")]


def test_slides_keep_what_their_notes_say_and_hidden_ones_stay_hidden() -> None:
    slides = (
        *(block("", "break"), block("Talk on Tides", "heading"), block("Harbour Forum"), block("6 May 2015")),
        *(block("", "break", style="hidden"), block("High water", "heading")),
        *(block("Twice a day", "item", marker="•"), block("Every day", "item", marker="•")),
        *(block("Twice a day, for the moon is why.", "note", marker="•"), block("Every day", "note", marker="•")),
        *(block("Never less", "note", marker="•"), block("Point at the moon.", "note")),
    )
    deck, _, account = understand([Document("talk.pptx", slides, slides=True)])
    section = deck.sections[0]
    assert (deck.title, deck.event, deck.date) == ("Talk on Tides", "Harbour Forum", dt.date(2015, 5, 6))
    assert section.hidden
    assert [(point.show, point.say) for point in section.points] == [
        ("Twice a day", "Twice a day, for the moon is why."),
        ("Every day", ""),
        ("", "Never less"),
    ]
    assert section.notes == "Point at the moon."
    assert "set aside: said as it is shown" in [entry.place for entry in account.entries]


def test_slides_that_go_on_are_one_section() -> None:
    slides = [
        part
        for n in (1, 2)
        for part in (block("", "break"), block(f"Tides ({n}/2)", "heading"), block(f"Point {n}", "item", marker="•"))
    ]
    sections = understand([Document("talk.pptx", tuple(slides), slides=True)]).deck.sections
    assert [(section.title, len(section.points)) for section in sections] == [("Tides", 2)]


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("9 h 30", (9, 30), None),
        ("9h 30 – 11 h 15", (9, 30), (11, 15)),
        ("à 18h", (18, 0), None),
        ("14h–16h", (14, 0), (16, 0)),
        ("9\u00a0h\u00a030", (9, 30), None),
    ],
)
def test_french_times_are_understood_as_they_are_set(
    written: str, start: tuple[int, int], end: tuple[int, int] | None
) -> None:
    (found,) = find_times(written)
    assert found.time == dt.time(*start)
    assert found.end_time == (dt.time(*end) if end else None)


def test_an_event_and_its_date_on_one_line_are_both_understood() -> None:
    deck, comments, _ = of("Title: A\nNight Economy Forum, 4 October 2022, 18:30–19:15")
    assert (deck.event, deck.date, comments.deck) == ("Night Economy Forum", dt.date(2022, 10, 4), {})


def test_a_paragraph_in_the_style_of_titles_is_the_title_though_it_is_no_heading() -> None:
    blocks = (
        block("A Talk", style="Title"),
        block("Night Economy Forum, 4 October 2022"),
        block("Part", "heading"),
        block("One thing", "item", marker="•"),
    )
    deck, comments, _ = understand([Document("talk.docx", blocks)])
    assert (deck.title, deck.event, comments.deck) == ("A Talk", "Night Economy Forum", {})


def test_what_is_bold_as_a_whole_is_not_stressed_in_titles() -> None:
    blocks = (
        Block((Run("A Talk", bold=True),), bold=True),
        Block((Run("Date: 4 October 2022"),)),
        Block((Run("A part", bold=True),), bold=True, blank_before=True),
        block("One thing", "item", marker="•"),
        Block((Run("Another "), Run("part", bold=True)), "heading"),
        block("Two things", "item", marker="•"),
    )
    deck = understand([Document("talk.docx", blocks)]).deck
    assert (deck.title, [s.title for s in deck.sections]) == ("A Talk", ["A part", "Another **part**"])


@pytest.mark.parametrize(
    "words",
    [
        "The views are those of the speaker alone.",
        "The speaker speaks in a personal capacity.",
        "I speak here in a personal capacity, and the views are my own.",
        "These remarks do not necessarily reflect the views of the Institute.",
        "Докладчик выступает в личном качестве.",
        "Изложенное является личным мнением автора и может не совпадать с позицией института.",
        "이 발표는 발표자 개인의 견해이며 소속 기관의 공식 입장이 아닙니다.",
        "연사는 개인 자격으로 발언합니다.",
        "L'orateur s'exprime à titre personnel.",
        "Les opinions sont celles de l’oratrice et n’engagent qu’elle.",
        "Die Rednerin spricht als Privatperson.",
        "Der Vortrag gibt ausschließlich die Meinung des Verfassers wieder.",
        "La ponente interviene a título personal.",
        "Las opiniones son exclusivamente de la autora.",
        "本発表は発表者個人の見解であり、所属機関の立場を示すものではありません。",
        "講演者は個人の資格で発言します。",
        "Autorka występuje we własnym imieniu.",
        "Poglądy są wyłącznie poglądami mówcy i nie odzwierciedlają stanowiska uczelni.",
    ],
)
def test_a_line_that_says_whose_views_these_are_is_the_disclaimer(words: str) -> None:
    for written in (f"A Talk on Bridges\n{words}{BODY}", f"A Talk on Bridges{BODY}\n{words}\n"):
        document = text.read("talk.txt", written.encode())
        deck, comments, account = understand([document])
        assert deck.disclaimer is not None
        assert deck.disclaimer.text == words
        assert check([document], deck, account, comments) == []


@pytest.mark.parametrize(
    "words",
    [
        "Their views are those of a generation that never saw the river",
        "Former mayors met there in a personal capacity",
        "The ministry alone decides, whatever the views of the town",
        "Les maires ont signé à titre personnel",
        "Die Eigenschaft des Holzes bleibt erhalten",
        "市場の見解は分かれている",
    ],
)
def test_a_point_about_views_stays_a_point(words: str) -> None:
    deck = of(f"A Talk on Bridges\n\n- {words}").deck
    assert deck.disclaimer is None
    assert words in [point.show for section in deck.sections for point in section.points]


def several(*files: str) -> Understood:
    """Markdown files understood together, with an account that holds."""
    documents = [markdown.read(f"{n}.md", text.encode()) for n, text in enumerate(files, 1)]
    understood = understand(documents)
    assert check(documents, understood.deck, understood.account, understood.comments) == []
    return understood


def outline(understood: Understood) -> list[tuple[str, str]]:
    """The group and the title of each section."""
    return [(section.group, section.title) for section in understood.deck.sections]


def test_the_title_of_a_further_file_is_the_group_of_its_sections() -> None:
    found = several(
        "# A Talk\n\n## One\n\n- a\n", "# Water\n\n## Two\n\n- b\n\n## Three\n\n- c\n", "# Fire\n\n## Four\n\n- d\n"
    )
    assert (found.deck.title, found.comments.deck) == ("A Talk", {})
    assert outline(found) == [("", "One"), ("Water", "Two"), ("Water", "Three"), ("Fire", "Four")]


def test_the_only_heading_of_a_further_file_is_its_section() -> None:
    found = several("# A Talk\n\n## One\n\n- a\n", "# Water\n\n- b\n")
    assert (outline(found), found.comments.deck) == ([("", "One"), ("", "Water")], {})


def test_a_heading_below_a_labelled_title_is_a_section() -> None:
    found = several("Title: A Talk\n\n# One\n\n- a\n")
    assert (found.deck.title, outline(found), found.comments.deck) == ("A Talk", [("", "One")], {})


@pytest.mark.parametrize("kind", ["paragraph", "heading"])
def test_the_one_heading_below_a_title_by_style_is_a_section(kind: str) -> None:
    blocks = (
        block("A Talk", kind, style="Title"),
        block("In two parts", style="Subtitle"),
        block("The part", "heading", style="heading 1"),
        block("One thing", "item", marker="•"),
    )
    found = understand([Document("talk.docx", blocks)])
    assert (found.deck.title, found.deck.subtitle, outline(found)) == ("A Talk", "In two parts", [("", "The part")])
    assert found.comments.deck == {}


def test_the_styled_title_of_a_further_word_document_is_a_group() -> None:
    first = (block("A Talk", style="Title"), block("One", "heading"), block("a", "item", marker="•"))
    second = (block("Water", style="Title"), block("Two", "heading"), block("b", "item", marker="•"))
    found = understand([Document("1.docx", first), Document("2.docx", second)])
    assert outline(found) == [("", "One"), ("Water", "Two")]


def test_numbered_lines_that_are_bold_are_headings_and_stressed_points_of_a_list_are_none() -> None:
    def of(text: str, number: int, bold: bool = False) -> Block:
        return Block((Run(text, bold),), "item", marker=f"{number}.")

    heads = (of("Why now", 1, bold=True), of("Half sleeps badly", 1), of("Half moved away", 2))
    more = (of("What we ask", 2, bold=True), Block((Run("Quiet asphalt"),), "item", marker="•", indent=2.0))
    deck = understand([Document("a.pdf", (*heads, *more))]).deck
    assert [(s.title, s.marker, len(s.points)) for s in deck.sections] == [
        ("Why now", "number", 2),
        ("What we ask", "bullet", 1),
    ]
    stressed = (of("One", 1, bold=True), of("Two", 2), of("Three", 3, bold=True), of("Four", 4))
    assert len(understand([Document("a.md", stressed)]).deck.sections) == 1
