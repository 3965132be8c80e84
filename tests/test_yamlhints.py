"""What a person reads about YAML that cannot be read: the first line and the corrected line."""

import sys

import pytest

from deckbuild.decoding import decode
from deckbuild.diagnostics import Diagnostic, Problems
from deckbuild.rendering import render
from deckbuild.source import Source
from deckbuild.yamlhints import looks_like
from deckbuild.yamltext import Mapping, Scalar, parse


def problems_of(text: str) -> list[Diagnostic]:
    problems = Problems()
    source = decode(text.encode(), "deck.yaml", problems)
    assert source is not None
    parse(source, problems)
    return problems.found


# The text, the first line of its first problem, and the first hint.
FAULTS = [
    (
        "title: Trade: facts",
        "1:13: error[yaml-syntax]: a second colon in a text without quotes",
        'a text with a colon goes into quotes:\n  title: "Trade: facts"',
    ),
    (
        "title:Trade\nlead: x",
        "1:6: error[yaml-syntax]: no space after the colon",
        "a colon and a space stand between a key and its value:\n  title: Trade",
    ),
    (
        "title: x\n\tlead: y",
        "2:1: error[yaml-tab]: a tab in the indentation",
        "indent with spaces:\n  title: x\n  lead: y",
    ),
    (
        "title: x\npoints:\n\t- a",
        "3:1: error[yaml-tab]: a tab in the indentation",
        "indent with spaces:\n  points:\n    - a",
    ),
    (
        "title: x\npoints:\n  -\ta",
        "3:4: error[yaml-tab]: a tab, where YAML wants a space",
        "write a space:\n  - a",
    ),
    (
        "- one\n-two",
        "2:1: error[yaml-syntax]: no space after the dash",
        "a list item starts with a dash and a space:\n  - two",
    ),
    (
        "points:\n  - a\n  -b\n  - c",
        "3:3: error[yaml-syntax]: no space after the dash",
        "a list item starts with a dash and a space:\n  - b",
    ),
    (
        'title: "Trade" facts',
        "1:8: error[yaml-syntax]: a text goes on after its quotes",
        "put the whole text in quotes, of the kind that is not in it:\n  title: '\"Trade\" facts'",
    ),
    (
        'title: "Trade',
        "1:8: error[yaml-syntax]: the quotes are not closed",
        'close them:\n  title: "Trade"',
    ),
    (
        'title: "Trade\nlead: "x"\nsay: y',
        "1:8: error[yaml-syntax]: the quotes are not closed",
        'close them:\n  title: "Trade"',
    ),
    (
        "title: 'Korea's future'",
        "1:14: error[yaml-syntax]: an apostrophe ends this text",
        'a text with an apostrophe goes into double quotes:\n  title: "Korea\'s future"',
    ),
    (
        "title: [draft] Trade",
        "1:8: error[yaml-syntax]: a text cannot start with [, unless it is in quotes",
        'put it in quotes:\n  title: "[draft] Trade"',
    ),
    (
        "title: {draft} Trade",
        "1:8: error[yaml-syntax]: a text cannot start with {, unless it is in quotes",
        'put it in quotes:\n  title: "{draft} Trade"',
    ),
    (
        "points: [one, two\ntitle: x",
        "1:9: error[yaml-syntax]: the [ is not closed",
        "close it:\n  points: [one, two]",
    ),
    (
        "title: *Important* facts",
        "1:8: error[yaml-syntax]: a text cannot start with *, unless it is in quotes",
        'put it in quotes:\n  title: "*Important* facts"',
    ),
    (
        "title: **Important** facts",
        "1:8: error[yaml-syntax]: a text cannot start with *, unless it is in quotes",
        'put it in quotes:\n  title: "**Important** facts"',
    ),
    (
        "title: & more",
        "1:8: error[yaml-syntax]: a text cannot start with &, unless it is in quotes",
        'put it in quotes:\n  title: "& more"',
    ),
    (
        "title: %50",
        "1:8: error[yaml-syntax]: a text cannot start with %, unless it is in quotes",
        'put it in quotes:\n  title: "%50"',
    ),
    (
        "title: @x",
        "1:8: error[yaml-syntax]: a text cannot start with @, unless it is in quotes",
        'put it in quotes:\n  title: "@x"',
    ),
    (
        "title: `code`",
        "1:8: error[yaml-syntax]: a text cannot start with `, unless it is in quotes",
        'put it in quotes:\n  title: "`code`"',
    ),
    (
        "title: !important stuff\nlead: x",
        "1:8: error[yaml-tag]: a tag, !important, that means nothing here",
        'a text that starts with ! goes into quotes: "!important stuff"',
    ),
    (
        "title: !a!b",
        "1:8: error[yaml-tag]: a text cannot start with !, unless it is in quotes",
        'put it in quotes:\n  title: "!a!b"',
    ),
    (
        "say: > Trade",
        "1:8: error[yaml-syntax]: text on the line of the >",
        "after > the text starts on the next line:\n  say: >\n    Trade",
    ),
    (
        "say: | Trade",
        "1:8: error[yaml-syntax]: text on the line of the |",
        "after | the text starts on the next line:\n  say: |\n    Trade",
    ),
    (
        "title: ? what",
        "1:8: error[yaml-syntax]: a text cannot start with ?, unless it is in quotes",
        'put it in quotes:\n  title: "? what"',
    ),
    (
        "points: - one",
        "1:9: error[yaml-syntax]: a list on the line of its key",
        "a list starts on the line below its key:\n  points:\n    - one",
    ),
    (
        "say: Trade has\n  a record: 25",
        "2:11: error[yaml-syntax]: a colon in the text of say",
        "a text of several lines starts below a >:\n  say: >\n    Trade has",
    ),
    (
        "title: x\n  lead: y",
        "2:3: error[yaml-syntax]: a key indented more than those it belongs to",
        "keys that belong together stand in the same column:\n  title: x\n  lead: y",
    ),
    (
        "points:\n  - a\n - b",
        "3:2: error[yaml-syntax]: a dash indented less than those of its list",
        "the dashes of a list stand in the same column:\n  - a\n  - b",
    ),
    (
        "points:\n  - a\n b",
        "3:2: error[yaml-syntax]: a line indented less than the text that it goes on with",
        "indent it more than the line above:\n  - a\n    b",
    ),
    (
        "  title: x\nlead: y",
        "2:1: error[yaml-syntax]: a key indented less than those it belongs to",
        "keys that belong together stand in the same column:\n  title: x\n  lead: y",
    ),
    (
        "title Trade\nlead: x",
        "1:1: error[yaml-syntax]: a key without its colon",
        "a colon and a space stand between a key and its value:\n  title: Trade",
    ),
    (
        "lead: x\ntitle Trade",
        "2:1: error[yaml-syntax]: a line indented less than the text that it goes on with",
        "indent it more than the line above:\n  lead: x\n    title Trade",
    ),
    (
        "points\n  - one\ntitle: x",
        "2:3: warning[yaml-swallowed-list]: this dash is read as part of the text above, not as a list item",
        "the dashes of a list stand in the same column; a dash that is meant goes into quotes",
    ),
    (
        "say: >\n  Trade has\nreached 25\nlead: x",
        "3:1: error[yaml-syntax]: a line of the text above, indented less than it",
        "indent the whole text alike:\n  Trade has\n  reached 25",
    ),
    (
        "say: >\n    Trade\n  has\nlead: x",
        "3:3: error[yaml-syntax]: a line of the text above, indented less than it",
        "indent the whole text alike:\n  Trade\n  has",
    ),
    (
        'title: "C:\\path"',
        "1:11: error[yaml-syntax]: a backslash in double quotes",
        "in single quotes, a backslash is itself:\n  title: 'C:\\path'",
    ),
    (
        "- [x] done",
        "1:3: error[yaml-syntax]: a text cannot start with [, unless it is in quotes",
        'put it in quotes:\n  - "[x] done"',
    ),
    (
        "- [link](https://x.y) text",
        "1:3: error[yaml-syntax]: a text cannot start with [, unless it is in quotes",
        'put it in quotes:\n  - "[link](https://x.y) text"',
    ),
    (
        "title：x\nlead: y",
        "1:6: error[yaml-syntax]: a full-width colon",
        "a colon and a space stand between a key and its value:\n  title: x",
    ),
    (
        "title: a\u2028b\nlead: x",
        "1:9: error[yaml-syntax]: a line break of another kind, U+2028",
        "write a plain space:\n  title: a b",
    ),
    (
        "title: x\n- a",
        "2:1: error[yaml-syntax]: a list item among keys",
        "give the list a key, such as points:, on a line above it",
    ),
    (
        "- a\ntitle: x",
        "2:1: error[yaml-syntax]: a key among list items",
        "a key stands above a list, or, indented, within one of its items",
    ),
    (
        "points:\n  - show: a\n    say: b\n   points: c",
        "4:4: error[yaml-syntax]: a key indented less than those it belongs to",
        "keys that belong together stand in the same column:\n  say: b\n  points: c",
    ),
    (
        "points:\n  - show: a\n   say: b",
        "3:4: error[yaml-syntax]: a key indented less than those it belongs to",
        "keys that belong together stand in the same column:\n  - show: a\n    say: b",
    ),
    (
        "%discount",
        "1:1: error[yaml-syntax]: a text cannot start with %, unless it is in quotes",
        'put it in quotes:\n  "%discount"',
    ),
    (
        "title: x\n}",
        "2:1: error[yaml-syntax]: a } that closes nothing",
        "delete it",
    ),
    (
        'title: "a" "b"',
        "1:8: error[yaml-syntax]: a text goes on after its quotes",
        'put the whole text in quotes, of the kind that is not in it:\n  title: \'"a" "b"\'',
    ),
    (
        "points:\n  * one\n  * two",
        "2:3: error[yaml-syntax]: a * for a bullet",
        "a list item starts with a dash and a space:\n  - one",
    ),
    (
        '"title: x',
        "1:1: error[yaml-syntax]: the quotes are not closed",
        'close them:\n  "title: x"',
    ),
    (
        "title: Trade \n  \n- x: [",
        "3:1: error[yaml-syntax]: a list item among keys",
        "give the list a key, such as points:, on a line above it",
    ),
    (
        "a: 1\nb: 2\na: 3",
        '3:1: error[duplicate-key]: the key "a" is there twice',
        "a key stands once: join the two, or delete one",
    ),
    (
        "title: *trade",
        "1:8: error[yaml-alias]: *trade names nothing: there is no &trade above",
        'a text that starts with * goes into quotes: "*trade"',
    ),
    (
        "[a, b]: c",
        "1:1: error[yaml-key]: a list as a key, where a text is expected",
        "a text that starts with { or [ goes into quotes",
    ),
    (
        "{title}: x",
        "1:1: error[yaml-key]: a mapping as a key, where a text is expected",
        "a text that starts with { or [ goes into quotes",
    ),
    (
        "title: x\n---\ntitle: y",
        "2:1: error[yaml-documents]: a second document starts here, and a file holds one",
        "put what follows the --- into a file of its own, or delete the line",
    ),
    (
        "a: &a [*a]",
        "1:8: error[yaml-alias]: *a stands inside the value that it names",
        "",
    ),
    (
        ": x",
        "1:1: error[yaml-key]: there is no key before this colon",
        "",
    ),
    (
        "base: 1\n<<: 2",
        '2:1: error[yaml-merge]: the key "<<" takes a mapping, or a list of mappings, by alias',
        "",
    ),
    (
        "lead: !!binary aGk=",
        "1:7: error[yaml-tag]: a tag, !!binary, that means nothing here",
        'a text that starts with ! goes into quotes: "!!binary aGk="',
    ),
    (
        "points: !!set {a, b}",
        "1:9: error[yaml-tag]: a tag, !!set, that means nothing here",
        "",
    ),
    (
        "points:\n  - a\n   - b",
        "3:4: warning[yaml-swallowed-list]: this dash is read as part of the text above, not as a list item",
        "the dashes of a list stand in the same column; a dash that is meant goes into quotes",
    ),
    (
        "points: {a: 1, b: 2",
        "1:9: error[yaml-syntax]: the { is not closed",
        "close it:\n  points: {a: 1, b: 2}",
    ),
    (
        "points:\n  - show: Trade: about $25 bn",
        "2:16: error[yaml-syntax]: a second colon in a text without quotes",
        'a text with a colon goes into quotes:\n  - show: "Trade: about $25 bn"',
    ),
    (
        "title: 'It's",
        "1:11: error[yaml-syntax]: an apostrophe ends this text",
        'a text with an apostrophe goes into double quotes:\n  title: "It\'s"',
    ),
    (
        'title: "x"y',
        "1:8: error[yaml-syntax]: a text goes on after its quotes",
        "put the whole text in quotes, of the kind that is not in it:\n  title: '\"x\"y'",
    ),
    (
        "title: x # y: z\nlead: Trade: a # b",
        "2:12: error[yaml-syntax]: a second colon in a text without quotes",
        'a text with a colon goes into quotes:\n  lead: "Trade: a" # b',
    ),
    (
        "points:\n    - a\n  - b\n    - c",
        "3:3: error[yaml-syntax]: a dash indented less than those of its list",
        "the dashes of a list stand in the same column:\n  - a\n  - b",
    ),
    (
        "sections:\n  - title: a\n  points:\n    - b",
        "3:3: error[yaml-syntax]: a key indented less than those it belongs to",
        "keys that belong together stand in the same column:\n  - title: a\n    points:",
    ),
    (
        "series: {2013: [1, 2}",
        "1:16: error[yaml-syntax]: the [ is not closed, or a comma is missing",
        "",
    ),
    (
        'title: "a\n---\nb: c',
        "1:8: error[yaml-syntax]: the quotes are not closed",
        'close them:\n  title: "a"',
    ),
    (
        "title: Trade - a: b\nlead: x",
        "1:17: error[yaml-syntax]: a second colon in a text without quotes",
        'a text with a colon goes into quotes:\n  title: "Trade - a: b"',
    ),
    (
        "title: x\n  - a",
        "2:3: warning[yaml-swallowed-list]: this dash is read as part of the text above, not as a list item",
        "the dashes of a list stand in the same column; a dash that is meant goes into quotes",
    ),
    (
        "lead: Sanctions: what: next",
        "1:16: error[yaml-syntax]: a second colon in a text without quotes",
        'a text with a colon goes into quotes:\n  lead: "Sanctions: what: next"',
    ),
    (
        "title: - x",
        "1:8: error[yaml-syntax]: a list on the line of its key",
        "a list starts on the line below its key:\n  title:\n    - x",
    ),
    (
        "key: value\nplain text here\nother: x",
        "2:1: error[yaml-syntax]: a key without its colon",
        "a colon and a space stand between a key and its value:\n  plain: text here",
    ),
    (
        "\tlead: x",
        "1:1: error[yaml-tab]: a tab in the indentation",
        "indent with spaces:\n  lead: x",
    ),
    (
        "points:\n\t- a\n\t- b",
        "2:1: error[yaml-tab]: a tab in the indentation",
        "indent with spaces:\n  points:\n    - a",
    ),
]


@pytest.mark.parametrize(("text", "first_line", "hint"), FAULTS, ids=[repr(fault[0]) for fault in FAULTS])
def test_a_fault_is_shown_at_its_place_with_the_corrected_line(text, first_line, hint):
    found = problems_of(text)
    assert render(found[:1]).split("\n")[0] == f"deck.yaml:{first_line}"
    assert (found[0].hints or ("",))[0] == hint


@pytest.mark.parametrize("text", [fault[0] for fault in FAULTS], ids=repr)
def test_the_message_is_the_same_without_the_c_part_of_pyyaml(text, monkeypatch):
    with_c = problems_of(text)
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    without_c = problems_of(text)
    assert [d.message for d in without_c] == [d.message for d in with_c]


def hint_for(value: str) -> str:
    problems = Problems()
    source = decode(f"points: {value}\n".encode(), "deck.yaml", problems)
    assert source is not None
    node = parse(source, problems)
    assert isinstance(node, Mapping)
    scalar = node.pairs[0][1]
    assert isinstance(scalar, Scalar)
    return looks_like(source, scalar)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("\n  -one\n  - two", "  - one\n  - two"),
        ("\n  • one\n  • two", "  - one\n  - two"),
        ("\n  1. one\n  2. two", "  - one\n  - two"),
        ("\n  – one", "  - one"),
        ("\n  show:one", "  show: one"),
        ("\n  show：один", "  show: один"),
        ("#1 in trade", '  "#1 in trade"'),
    ],
)
def test_a_text_in_place_of_a_list_is_shown_as_it_was_meant(value, shown):
    assert hint_for(value).split("\n", 1)[1] == shown


@pytest.mark.parametrize("value", ["one", '"-one"', "", "https://example.org", "-one\n  and more"])
def test_a_text_that_looks_like_nothing_else_gets_no_hint(value):
    assert hint_for(value) == ""


def test_a_fault_far_down_a_long_file_is_corrected_too():
    sections = "".join(f"- title: Section {n}\n  lead: A lead\n" for n in range(3000))
    found = problems_of(sections + "- title: Trade: facts\n" + sections)
    assert render(found).split("\n")[0].startswith("deck.yaml:6001:15: error[yaml-syntax]: a second colon")
    assert found[0].hints[0].endswith('\n  - title: "Trade: facts"')


def test_a_long_corrected_line_is_shown_shortened():
    hint = problems_of("title: Trade: " + "a" * 500)[0].hints[0]
    assert len(hint.split("\n")[1]) < 110
    assert "…" in hint


def test_a_line_of_a_megabyte_is_refused_without_a_correction():
    found = problems_of("title: Trade: " + " " * 1_000_000 + "#x")
    assert [d.message for d in found] == ["a colon where no key can stand"]


def test_a_character_that_yaml_does_not_take_is_named():
    problems = Problems()
    assert parse(Source("deck.yaml", "title: a\ud800b"), problems) is None
    assert problems.found[0].message == "a character, U+D800, that YAML does not take"
