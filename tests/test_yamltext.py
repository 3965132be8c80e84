"""YAML text to nodes: values as written, places that slice to them, and limits that hold."""

import re
import sys

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deckbuild.decoding import decode
from deckbuild.diagnostics import Diagnostic, Problems
from deckbuild.rendering import render
from deckbuild.source import Source
from deckbuild.yamltext import Mapping, Node, Scalar, Sequence, parse


def read(text: str) -> tuple[Node | None, list[Diagnostic]]:
    problems = Problems()
    return parse(Source("deck.yaml", text), problems), problems.found


def plain(node: Node | None) -> object:
    """The node as Python lists, dicts and texts."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.pairs}
    return None


def values(text: str) -> object:
    node, found = read(text)
    assert found == []
    return plain(node)


def first_lines(text: str) -> list[str]:
    return [render([d]).split("\n")[0].removeprefix("deck.yaml:") for d in read(text)[1]]


def scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [each for item in node.items for each in scalars(item)]
    if isinstance(node, Mapping):
        return [each for pair in node.pairs for item in pair for each in scalars(item)]
    return []


@pytest.mark.parametrize(
    "written",
    [
        "12:30",
        "no",
        "1.50",
        "007",
        "2014",
        "~",
        "null",
        "2014-04-23",
        "0x1F",
        "1e3",
        "+1",
        ".5",
        "Yes",
        "=",
        "<",
    ],
)
def test_a_value_stays_as_written(written):
    node, found = read(f"title: {written}\n")
    assert found == []
    assert isinstance(node, Mapping)
    assert node.pairs[0][1] == Scalar(written, 7, 7 + len(written), False)


def test_an_absent_value_is_an_unquoted_empty_text():
    node, _ = read('a:\nb: ""\n')
    assert isinstance(node, Mapping)
    assert [value for _, value in node.pairs] == [Scalar("", 2, 2, False), Scalar("", 6, 8, True)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "--- # nothing\n"])
def test_an_empty_document_is_nothing_and_no_problem(text):
    assert read(text) == (None, [])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">\n  one\n  two\n\n  three\n", "one two\nthree\n"),
        (">-\n  one\n  two\n\n\n", "one two"),
        ("'it''s'\n", "it's"),
        ('"a\\tb \\u00e9"\n', "a\tb é"),
        ("one\n  two\n", "one two"),
    ],
)
def test_a_text_of_any_style_has_the_value_that_yaml_gives_it(written, value):
    assert values(f"say: {written}") == {"say": value}


def test_the_place_of_a_block_text_leaves_out_the_blank_lines_after_it():
    text = "say: |\n  one\n\n\nlead: x\n"
    node, _ = read(text)
    assert isinstance(node, Mapping)
    value = node.pairs[0][1]
    assert text[value.start : value.end] == "|\n  one"
    assert isinstance(value, Scalar)
    assert value.quoted


def test_places_leave_out_anchors_and_tags():
    text = "a: &x one\nb: !!str two\nc: &y\n  - three\nd: &z {k: v}\ne: &e\nf: &f # note\n  k: v\n"
    node, found = read(text)
    assert found == []
    assert isinstance(node, Mapping)
    places = [text[value.start : value.end] for _, value in node.pairs]
    assert places == ["one", "two", "- three", "k: v}", "", "k: v"]


def test_a_list_or_mapping_ends_with_its_last_value():
    text = "a:\n  - one\n  - k: two\n\n# comment\nb: [1, 2]\nc: &c x\nd:\n  - *c\n\n"
    node, _ = read(text)
    assert isinstance(node, Mapping)
    assert [text[value.start : value.end] for _, value in node.pairs] == [
        "- one\n  - k: two",
        "[1, 2]",
        "x",
        "- *c",
    ]
    assert text[node.start : node.end] == text.rstrip()


def test_offsets_count_characters_whatever_their_size():
    text = "a: 러시아 🎤\r\nb: é\r\n"
    node, _ = read(text)
    assert [text[each.start : each.end] for each in scalars(node)] == ["a", "러시아 🎤", "b", "é"]


def test_a_file_with_a_mark_and_windows_line_ends_reads_like_any_other():
    problems = Problems()
    source = decode(b"\xef\xbb\xbfa: one\r\nsay: |\r\n  two\r\n  three\r\n", "deck.yaml", problems)
    assert source is not None
    node = parse(source, problems)
    assert problems.found == []
    assert plain(node) == {"a": "one", "say": "two\nthree\n"}
    assert source.text[scalars(node)[0].start] == "a"


def test_aliases_share_their_node():
    node, _ = read("a: &x [1]\nb: *x\n")
    assert isinstance(node, Mapping)
    assert node.pairs[0][1] is node.pairs[1][1]


def test_an_alias_of_a_text_can_be_a_key():
    assert values("a: &x k\n*x : v\n") == {"a": "k", "k": "v"}


@pytest.mark.parametrize(
    "text",
    [
        "base: &b {x: 1, y: 2}\nc: {<<: *b, y: 3}\n",
        "p: &p {x: 1}\nq: &q {x: 2, y: 2}\nc: {z: 0, <<: [*p, *q]}\n",
        "p: &p {x: 1}\nq: &q {<<: *p, y: 2}\nc: {<<: *q}\n",
        "c: {<<: {x: 1}, x: 2}\n",
        "c:\n  <<: {}\n  x: 2\n",
    ],
)
def test_merge_keys_do_what_yaml_says(text):
    merged = yaml.load(text, Loader=yaml.SafeLoader)
    assert values(text) == {k: {n: str(v) for n, v in pairs.items()} for k, pairs in merged.items()}


def test_a_quoted_merge_key_is_a_key():
    assert values('"<<": x\n') == {"<<": "x"}


def test_standard_tags_change_nothing():
    assert values("a: !!int 007\nb: !!str no\nc: ! x\nd: !!map {e: !!seq [f]}\n") == {
        "a": "007",
        "b": "no",
        "c": "x",
        "d": {"e": ["f"]},
    }


def test_a_problem_in_one_mapping_does_not_hide_others():
    text = "a: {k: 1, k: 2}\nb: *nothing\nc: !x y\nd: {[e]: f}\ng: {<<: h}\n? \n: j\n"
    node, found = read(text)
    assert [d.code for d in found] == [
        *("duplicate-key", "yaml-alias", "yaml-tag", "yaml-key", "yaml-merge", "yaml-key"),
    ]
    assert plain(node) == {"a": {"k": "1"}, "b": "*nothing", "c": "y", "d": {}, "g": {}}


def test_a_duplicate_key_points_at_the_first():
    _, found = read("title: a\nlead: b\ntitle: c\n")
    assert found[0].second is not None
    assert found[0].second.source.position(found[0].second.start) == (1, 1)
    assert found[0].second_note == "first used here"


def test_keys_that_differ_in_quotes_alone_are_the_same():
    assert first_lines("title: a\n'title': b\n") == ['2:1: error[duplicate-key]: the key "title" is there twice']


def test_an_anchor_may_be_used_again():
    assert values("- &a 1\n- *a\n- &a 2\n- *a\n") == ["1", "1", "2", "2"]


def test_a_second_document_without_content_is_no_problem():
    assert values("---\na: 1\n---\n# the end\n") == {"a": "1"}


@pytest.mark.parametrize("second", ["---\nb: 2\n", "--- b\n", "--- ---\n", "---\n#\nb"])
def test_the_first_document_is_still_read_where_there_is_a_second(second):
    node, found = read("a: 1\n" + second)
    assert plain(node) == {"a": "1"}
    assert [d.code for d in found] == ["yaml-documents"]


@pytest.mark.parametrize("text", ["points:\n  - one\n   - two\n", "lead: one\n  - two\n"])
def test_a_list_swallowed_by_the_text_above_it_is_a_warning(text):
    _, found = read(text)
    assert [(d.code, d.level) for d in found] == [("yaml-swallowed-list", "warning")]
    assert found[0].at.text == "-"


@pytest.mark.parametrize("text", ["a: one - two\n", "a: |\n  - one\n  - two\n", "a: one\n  two - three\n"])
def test_a_dash_within_a_text_is_no_list(text):
    assert read(text)[1] == []


def test_sixty_four_levels_are_read_and_more_are_refused():
    assert read("[" * 64 + "]" * 64)[1] == []
    assert first_lines("[" * 65 + "]" * 65) == ["1:65: error[yaml-depth]: lists and mappings nested more than 64 deep"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_hundred_thousand_levels_are_refused_like_any_others(opening):
    assert read(opening * 100_000)[1][-1].code == "yaml-depth"


def billion_laughs(levels: int) -> str:
    above = range(levels - 1)
    return "a0: &a0 x\n" + "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in above)


def test_a_billion_laughs_are_refused():
    assert [d.code for d in read(billion_laughs(12))[1]] == ["yaml-bomb"]


def test_a_billion_laughs_by_merging_are_refused():
    many = "a: &a {" + ", ".join(f"k{n}: v" for n in range(100)) + "}\nb:\n" + "- <<: *a\n" * 2000
    assert [d.code for d in read(many)[1]] == ["yaml-bomb"]


def test_aliases_in_a_number_that_people_write_are_fine():
    assert read("a: &a {x: 1, y: 2}\nb:\n" + "- *a\n" * 5000)[1] == []


def test_a_file_of_ten_megabytes_is_read_whole():
    section = "- title: Section\n  points:\n    - show: A point of a few words\n      say: >\n        "
    section += "The full talking point goes on for a while, as they do. " * 18 + "\n"
    node, found = read(section * 9_000)
    assert found == []
    assert isinstance(node, Sequence)
    assert len(node.items) == 9_000


def test_without_the_c_part_of_pyyaml_the_nodes_are_the_same(monkeypatch):
    text = "a: &x one\nb:\n- 'two'\n- |\n  three\n\nc: {<<: {d: *x}}\n"
    with_c = read(text)
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    assert read(text) == with_c


# Laws

PIECES = st.sampled_from(
    [
        *(
            "a",
            "b",
            "key",
            ": ",
            ":",
            "- ",
            "-",
            "\n",
            "\n  ",
            "\n    ",
            "\t",
            " ",
            "# c",
            '"',
            "'",
            "[",
            "]",
            "{",
        ),
        *(
            "}",
            ", ",
            "*x",
            "&x ",
            "<<: ",
            "!!str ",
            "!t ",
            "| \n",
            ">\n",
            "? ",
            "---\n",
            "...\n",
            "%",
            "@",
            "`",
        ),
        *("한국", "é", "🎤", "\r\n", "\u2028", "\x85", "~", "12:30", "\\", "\x00"),
    ]
)
YAML_LIKE = st.lists(PIECES, max_size=40).map("".join)


def is_blank(text: str) -> bool:
    """Whether a text has no value in it, only comments, markers and directives."""
    try:
        return not any(getattr(event, "value", "") for event in yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.YAMLError:  # of a tab alone in a second document, which nobody misses
        return re.fullmatch(r"(?:\s|#[^\n]*|---|\.\.\.)*", text) is not None


@given(st.one_of(st.binary(max_size=300), YAML_LIKE.map(str.encode), YAML_LIKE.map(lambda text: text.encode("utf-16"))))
@settings(max_examples=500, deadline=None)
def test_no_bytes_crash_the_parser_and_every_refusal_has_a_reason(data):
    problems = Problems()
    source = decode(data, "deck.yaml", problems)
    node = None if source is None else parse(source, problems)
    rendered = render(problems.found)
    assert node is not None or rendered or (source is not None and is_blank(source.text))
    for each in problems.found:
        assert 0 <= each.at.start <= len(each.at.source.text)


@given(YAML_LIKE)
@settings(max_examples=500, deadline=None)
def test_values_are_those_of_pyyaml_where_it_takes_them_as_written(text):
    assume("<<" not in text)
    node, found = read(text)
    if not found:
        try:
            expected = yaml.load(text, Loader=yaml.CBaseLoader)
        except yaml.composer.ComposerError:  # a second document, without content
            assume(False)
        assert plain(node) == (expected if node is not None or expected != "" else None)


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdefgh <", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([None, '"', "'", "|", ">"]), st.sampled_from([None, True, False]))
@settings(max_examples=200, deadline=None)
def test_what_pyyaml_writes_is_read_as_it_was(value, style, flow):
    text = yaml.dump(value, default_style=style, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    assume("<<" not in text)
    node, found = read(text)
    assert [d.message for d in found if d.is_error] == []
    assert plain(node) == value or value in ("", None)


@given(YAML_LIKE)
@settings(max_examples=300, deadline=None)
def test_the_place_of_an_unquoted_text_on_one_line_slices_to_its_value(text):
    for each in scalars(read(text)[0]):
        written = text[each.start : each.end]
        assert 0 <= each.start <= each.end <= len(text)
        if not each.quoted and not set("\r\n\x85\u2028&!*") & set(written):
            assert written == each.value
