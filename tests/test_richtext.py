"""Inline Markdown to runs and back, checked against markdown-it-py where both speak CommonMark."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import groupby, pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from deckbuild.richtext import Block, Run, blocks, markdown, plain, refused_links, runs
from deckbuild.richtext.inline import is_allowed

SITE = "https://example.org"


def oracle() -> MarkdownIt:
    """markdown-it-py with no more than our inline constructs and our opinion on targets."""
    parser = MarkdownIt("zero", {"maxNesting": 1000}).enable(["backticks", "emphasis", "escape", "link", "list"])
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = is_allowed  # type: ignore[assignment,method-assign]
    return parser


ORACLE = oracle()


Style = tuple[bool, bool, bool, str]


def normal(pieces: list[tuple[str, Style]]) -> tuple[Run, ...]:
    """Runs in normal form from any pieces: single spaces, none at the ends, no equal neighbours."""
    letters: list[Run] = []
    for text, style in pieces:
        for letter in text:
            if letter != " " or (letters and letters[-1].text != " "):
                letters.append(Run(letter, *style))
    if letters and letters[-1].text == " ":
        letters.pop()
    alike = groupby(letters, lambda run: run[1:])
    return tuple(Run("".join(run.text for run in same), *style) for style, same in alike)


def runs_of_oracle(text: str) -> tuple[Run, ...]:
    """What markdown-it-py reads, as runs in normal form."""
    (paragraph,) = ORACLE.parseInline(text)
    bold = italic = 0
    links: list[str] = []
    pieces: list[tuple[str, Style]] = []
    for token in paragraph.children or []:
        if token.type == "link_open":
            links.append(str(token.attrs["href"]))
        elif token.type == "link_close":
            links.pop()
        bold += token.nesting * (token.tag == "strong")
        italic += token.nesting * (token.tag == "em")
        assume(links != [""] or not token.content)  # a link that leads nowhere is literal for us
        style = bold > 0, italic > 0, token.type == "code_inline", "".join(links)
        pieces.append((token.content, style))
    return normal(pieces)


TARGETS = [f"]({SITE})", f"]({SITE}/(a) 't')", f"](<{SITE}> (t))", "](javascript:x)", "]()"]
MARKS = ["*", "**", "***", "`", "``", "[", "]", "](", ")", "(", "\\", *TARGETS]
LETTERS = ["a", "b", " ", "  ", "。", "é", "\u00a0", "€", "a_b", "<", '"', "'", "!x"]
MARKED = st.lists(st.sampled_from(MARKS + LETTERS), max_size=24).map("".join)


UNCLEAR = re.compile(r"(?<![abé*])\*+\]")
"""markdown-it takes the `]` after a link's text for a space, CommonMark for the punctuation that it is."""


@settings(max_examples=800, deadline=None)
@given(MARKED)
@example("*foo**bar**baz*")
@example("***strong** in em*")
@example("foo*`a*`*")
@example(f"[a [b]({SITE}) c]({SITE})")
@example(f"*a [b* c]({SITE})*")
@example("`` a``` `` b`")
@example("\\`a`")
@example("**bold**\u00a0**more**")
def test_the_scanner_and_markdown_it_agree(text: str) -> None:
    assume(not UNCLEAR.search(text))
    assert runs(text) == runs_of_oracle(text.strip(" "))


STYLES = st.tuples(st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", "", SITE, f"{SITE}/a_(b)\\*<"]))
WORDS = st.text(st.sampled_from("ab *`[]()!\\_<&。é-1.\u00a0"), min_size=1, max_size=6)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.tuples(WORDS, STYLES), max_size=5).map(normal))
@example((Run("重要。", bold=True), Run("なので")))
@example((Run("a"), Run(" b ", bold=True), Run("c")))
@example((Run("a", True), Run("b", True, True), Run("c", False, True)))
@example((Run("!"), Run("a", link=SITE)))
@example((Run("`` a ```", code=True),))
@example((Run("a"), Run(" b ", code=True), Run("c")))
def test_runs_written_as_markdown_read_back_the_same(wanted: tuple[Run, ...]) -> None:
    assert runs(markdown(wanted)) == wanted


@settings(max_examples=300, deadline=None)
@given(MARKED)
def test_a_text_read_and_written_means_the_same(text: str) -> None:
    assert runs(markdown(runs(text))) == runs(text)


@settings(max_examples=300, deadline=None)
@given(MARKED)
def test_runs_are_in_normal_form(text: str) -> None:
    found = runs(text)
    assert all(run.text for run in found)
    assert all(a[1:] != b[1:] for a, b in pairwise(found))
    assert plain(text) == "".join(run.text for run in found)
    assert "  " not in plain(text)
    assert plain(text).strip(" ") == plain(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ()),
        (" \n ", ()),
        ("plain words", (Run("plain words"),)),
        (" two\n  lines\tand a tab ", (Run("two lines and a tab"),)),
        ("25\u00a0bn\u202fa year", (Run("25\u00a0bn\u202fa year"),)),
        ("a **b** c", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("***both***", (Run("both", bold=True, italic=True),)),
        ("`a *b*`", (Run("a *b*", code=True),)),
        ("`a\nb`", (Run("a b", code=True),)),
        (f"[**b** c]({SITE} 'gone')", (Run("b", bold=True, link=SITE), Run(" c", link=SITE))),
        ("[mail](mailto:a@example.org)", (Run("mail", link="mailto:a@example.org"),)),
        ("**a** **b**", (Run("a", bold=True), Run(" "), Run("b", bold=True))),
        (f"[a]({SITE})[b]({SITE})", (Run("ab", link=SITE),)),
        ("a ` b`", (Run("a "), Run("b", code=True))),
        ("2 * 3 * 4", (Run("2 * 3 * 4"),)),
        ("\\*not italic\\*", (Run("*not italic*"),)),
        ("C:\\dir \\", (Run("C:\\dir \\"),)),
        ("**重要。**[]()なので", (Run("重要。", bold=True), Run("なので"))),
    ],
)
def test_a_text_is_read_as(text: str, wanted: tuple[Run, ...]) -> None:
    assert runs(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "snake_case and __init__",
        "AT&amp;T <b>bold</b>",
        "<https://example.org>",
        f"![picture]({SITE})",
        "# heading",
        "- item",
        "1. item",
        "> quote",
        "~~struck~~",
        "[reference] and [another][one]",
        "[local](notes.md)",
        "[script](javascript:alert(1))",
        "[nowhere]()",
        "[spaced](<https://example.org/a b>)",
        "[half](https://)",
    ],
)
def test_anything_else_is_literal(text: str) -> None:
    assert runs(text) == (Run(text),)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ((Run("5 * 3 and snake_case [sic] C:\\dir"),), "5 * 3 and snake_case [sic] C:\\dir"),
        ((Run("*a*"),), "\\*a*"),
        ((Run(f"[a]({SITE})"),), f"\\[a]({SITE})"),
        ((Run("wow!"), Run("x", link=SITE)), f"wow\\![x]({SITE})"),
        ((Run("see ", link=SITE), Run("this", True, link=SITE)), f"[see **this**]({SITE})"),
        ((Run("b", True, link=SITE),), f"**[b]({SITE})**"),
        ((Run("a`b", code=True),), "``a`b``"),
        ((Run("a", link="file:///etc"),), "a"),
        ((Run("a", True), Run("b", True), Run("  c")), "**ab** c"),
    ],
)
def test_markdown_escapes_no_more_than_it_must(wanted: tuple[Run, ...], text: str) -> None:
    assert markdown(wanted) == text


def test_refused_links_are_named_in_order() -> None:
    text = f"[a](javascript:x) [b]({SITE}) [c](notes.md) [d](file:///x) ![e](pic.png) [f]()"
    assert refused_links(text) == ["javascript:x", "notes.md", "file:///x", ""]


@pytest.mark.parametrize(
    "text",
    [
        "**a " * 20_000 + "b** " * 20_000,
        "[" * 50_000 + "]" * 50_000,
        "[a](b" * 20_000,
        "*a" * 50_000,
        "`` ` " * 9_000,
    ],
)
def test_a_hostile_text_loses_no_word(text: str) -> None:
    assert plain(text).count("a") == text.count("a")


def test_plain_words_load_no_scanner() -> None:
    code = "import sys, deckbuild.richtext as r; r.runs('a b'), r.plain('c'); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "deckbuild.richtext" in done.stdout.split()
    assert "deckbuild.richtext.inline" not in done.stdout.split()


def bullet(text: str, level: int = 0) -> Block:
    return Block(runs(text), level, "bullet")


def item(number: int, text: str, level: int = 0) -> Block:
    return Block(runs(text), level, "number", number)


def words(text: str, level: int = 0) -> Block:
    return Block(runs(text), level)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ()),
        ("one\ntwo\n\n\nthree **b**\r\n \r\nfour", (words("one two"), words("three **b**"), words("four"))),
        ("- a\n- b", (bullet("a"), bullet("b"))),
        ("- a\n  - b\n    - c\n- d", (bullet("a"), bullet("b", 1), bullet("c", 2), bullet("d"))),
        ("- a\n\n  more\n\nout", (bullet("a"), words("more", 0), words("out"))),
        ("- a\n  - b\n\n    more", (bullet("a"), bullet("b", 1), words("more", 1))),
        ("3. a\n9. b\n\n1) c", (item(3, "a"), item(4, "b"), item(1, "c"))),
        ("1. a\n   - x\n2. b", (item(1, "a"), bullet("x", 1), item(2, "b"))),
        ("words\n- a", (words("words"), bullet("a"))),
        ("the crisis of\n1962. It passed", (words("the crisis of 1962. It passed"),)),
        ("- a\nlazy", (bullet("a lazy"),)),
        ("-\n\n  a", (words("a"),)),
        ("-\n  a", (bullet("a"),)),
        ("-5 degrees\n\n2014 was long", (words("-5 degrees"), words("2014 was long"))),
        ("# literal\n\n---\n\n> same", (words("# literal"), words("---"), words("> same"))),
        ("    code?", (words("code?"),)),
    ],
)
def test_notes_are_read_as(text: str, wanted: tuple[Block, ...]) -> None:
    assert blocks(text) == wanted


def blocks_of_oracle(text: str) -> tuple[Block, ...]:
    """The paragraphs that markdown-it-py finds."""
    found: list[Block] = []
    lists: list[tuple[str, int]] = []
    marker = "none"
    for token in ORACLE.parse(text):
        if token.type.endswith("_list_open"):
            lists.append((token.type.split("_")[0], int(token.attrs.get("start", 1)) - 1))
            marker = "none"
        elif token.type.endswith("_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            kind, number = lists[-1]
            lists[-1] = kind, number + 1
            marker = {"bullet": "bullet", "ordered": "number"}[kind]
        elif token.type == "list_item_close":
            marker = "none"
        elif token.type == "inline":
            level, number = (len(lists) - 1, lists[-1][1]) if lists else (0, 0)
            found.append(Block(runs(token.content), level, marker, number if marker == "number" else 0))
            marker = "none"
    return tuple(block for block in found if block.runs)


LINES = st.tuples(
    st.sampled_from(["", "", " ", "  ", "   "]),
    st.sampled_from(["", "- ", "- ", "* ", "1. ", "2. ", "3) ", "-", "- - ", "1.  ", "-   "]),
    st.sampled_from(["", "a", "b c", "**d**"]),
).map("".join)


@settings(max_examples=800, deadline=None)
@given(st.lists(LINES, max_size=9).map("\n".join))
@example("- a\n\n\n- b\n 1. c\n 2. d")
def test_lists_are_those_of_markdown_it(text: str) -> None:
    assert blocks(text) == blocks_of_oracle(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1), st.sampled_from(["-", "*", "1."]), st.booleans())
def test_an_indented_outline_keeps_its_levels(levels: list[int], marker: str, is_loose: bool) -> None:
    depths = [0]
    for level in levels:
        depths.append(min(level, depths[-1] + 1))
    indent = " " * (len(marker) + 1)
    lines = [f"{indent * depth}{marker} point {at}" for at, depth in enumerate(depths)]
    found = blocks(("\n\n" if is_loose else "\n").join(lines))
    assert [(block.level, block.runs) for block in found] == [
        (depth, runs(f"point {at}")) for at, depth in enumerate(depths)
    ]
