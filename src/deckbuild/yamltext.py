"""YAML text to nodes that say what was written and where; problems of the YAML itself at their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild.source import Source, Span
from deckbuild.yamlnodes import DEPTH, TOO_DEEP, Mapping, Node, Scalar, Sequence, event_reader, library

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.diagnostics import Problems

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "looks_like", "parse"]

EXPANDED = 100_000
"""Values that aliases may stand for, all together, before the file is taken for an attack."""


_new = tuple.__new__  # a NamedTuple's own constructor takes three times as long

_STANDARD = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({"!", *(_STANDARD + kind for kind in ("str", "int", "float", "bool", "null", "timestamp"))})
_BLOCK = ("|", ">")
_QUOTING = ('"', "'", "|", ">")
_BLANK = re.compile(r"(?:\s|#[^\n]*$|^(?:---|\.\.\.)(?=\s|\Z))*", re.MULTILINE)
_DASH_BELOW = re.compile(r"\n[ ]*-(?=[ ])")
_CONTROL = "[^\t\n\r\x20-\x7e\x85\xa0-\ufffd\U00010000-\U0010ffff]"  # compiled by the rare text with escapes
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s|#[^\n]*\n)*)+")


def parse(source: Source, problems: Problems) -> Node | None:
    """The one document of a source, or None where it is empty or cannot be read.

    Values stay as written: no text becomes a number, a date or a truth value. Nodes that aliases name are
    shared, merge keys are applied. Duplicate keys, tags and unknown aliases are reported, and the
    rest is still returned; after a syntax error, nothing is.
    """
    yaml = library()
    builder = _Builder(source, problems)
    try:
        return builder.build(event_reader(source.text), yaml)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        from deckbuild.yamlhints import report  # only a faulty file needs it

        report(source, error, problems)
    except _Refused:
        pass
    return None


def looks_like(source: Source, scalar: Scalar) -> str:
    """What a text found where a list or mapping was expected was meant to be, as a hint, or ""."""
    from deckbuild import yamlhints  # only a faulty file needs it

    return yamlhints.looks_like(source, scalar)


class _Refused(Exception):  # noqa: N818 - it says what happened to the file
    """A problem, already reported, after which reading on is useless."""


class _Frame(NamedTuple):
    """A list or mapping being read: its values so far (of a mapping: key, value, key, value ...)."""

    children: list[Any]
    event: Any
    is_mapping: bool
    before: int


class _Builder:
    """The state of one reading: the collections still open, the anchors met, the values that aliases add."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.added = 0
        self.alias_end = 0

    def build(self, next_event: Callable[[], Any], events: Any) -> Node | None:
        """Reads the events of one document, with an explicit stack: no depth ends in a crash."""
        scalar, sequence, mapping = events.ScalarEvent, events.SequenceStartEvent, events.MappingStartEvent
        mapping_end, sequence_end = events.MappingEndEvent, events.SequenceEndEvent
        stack, text, new = self.stack, self.source.text, _new
        frame = _Frame([], None, False, 0)
        children = frame.children
        count = 0  # values so far, with what aliases stand for
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar:
                count += 1
                if event.anchor or event.tag:
                    children.append(self.marked_scalar(event))
                    continue
                start, end, style = event.start_mark.index, event.end_mark.index, event.style
                value = event.value
                if style in _BLOCK:  # libyaml counts the blank lines that follow as part of it
                    end = start + len(text[start:end].rstrip())
                elif " - " in value and not style:
                    self.warn_of_swallowed_list(start, end)
                elif style == '"' and not value.isprintable():
                    value = self.without_controls(value, start, end)
                children.append(new(Scalar, (value, start, end, style in _QUOTING)))
            elif kind is mapping or kind is sequence:
                stack.append(frame)
                if event.anchor or event.tag or len(stack) > DEPTH or (frame[2] and not len(children) & 1):
                    self.check_opening(event, frame, kind is mapping)
                children = []
                frame = new(_Frame, (children, event, kind is mapping, count))
                count += 1
            elif kind is mapping_end or kind is sequence_end:
                closed = self.close(event, frame, count)
                frame = stack.pop()
                children = frame[0]
                children.append(closed)
            elif kind is events.AliasEvent:
                node, size = self.resolve(event, frame)
                count += size
                children.append(node)
            elif kind is events.DocumentEndEvent or kind is events.StreamEndEvent:
                return self.finish(children, next_event, events)

    def finish(self, root: list[Node], next_event: Callable[[], Any], events: Any) -> Node | None:
        """The document that was read, if it holds anything; a second one with content is a problem."""
        if not root:
            return None
        event = next_event()
        if type(event) is events.DocumentStartEvent:
            start, end = event.start_mark.index, event.end_mark.index
            if not _BLANK.fullmatch(self.source.text, end):
                self.error(
                    "yaml-documents",
                    "a second document starts here, and a file holds one",
                    start,
                    end,
                    "put what follows the --- into a file of its own, or delete the line",
                )
        first = root[0]
        return None if type(first) is Scalar and not first.quoted and first.value == "" else first

    def error(self, code: str, message: str, start: int, end: int, *hints: str) -> None:
        """Reports a problem at character offsets of the source."""
        self.problems.error(code, message, Span(self.source, start, end), *hints)

    def marked_scalar(self, event: Any) -> Scalar:
        """A scalar with an anchor or a tag, which its place leaves out."""
        start = self.past_properties(event)
        end = max(start + len(self.source.text[start : event.end_mark.index].rstrip()), start)
        value = self.without_controls(event.value, start, end) if event.style == '"' else event.value
        node = Scalar(value, start, end, event.style in _QUOTING)
        if event.tag and event.tag not in _TEXT_TAGS:
            self.refuse_tag(event, not node.quoted)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1)
        return node

    def without_controls(self, value: str, start: int, end: int) -> str:
        """The value of a text in double quotes with spaces for what no text may hold, which is reported."""
        if value.isprintable():
            return value
        found = re.search(_CONTROL, value)
        if found:
            name = f"U+{ord(found[0]):04X}"
            message = f"an escape that stands for {name}, a control character that no text may hold"
            self.error("control-character", message, start, end, "delete it, or write the text without double quotes")
            return re.sub(_CONTROL, " ", value)
        return value

    def past_properties(self, event: Any) -> int:
        """The offset of a value itself, after its anchor and tag."""
        start: int = event.start_mark.index
        match = _PROPERTIES.match(self.source.text, start)
        return min(match.end(), event.end_mark.index) if match else start

    def check_opening(self, event: Any, parent: _Frame, is_mapping: bool) -> None:
        """Reports what is wrong with a list or mapping from its start, and notes its anchor."""
        if len(self.stack) > DEPTH:
            start = event.start_mark.index
            self.error("yaml-depth", TOO_DEEP, start, start + 1)
            raise _Refused
        if parent[2] and not len(parent[0]) & 1:
            self.refuse_key(event, is_mapping)
        if event.tag and event.tag not in ("!", _STANDARD + ("map" if is_mapping else "seq")):
            self.refuse_tag(event, False)
        if event.anchor:
            self.anchors[event.anchor] = None

    def close(self, event: Any, frame: _Frame, count: int) -> Sequence | Mapping:
        """The finished list or mapping; a block ends with its last value, not where the next one starts."""
        children, opening, is_mapping, before = frame
        if children and not opening.flow_style:
            end = children[-1][2]
            end = self.alias_end if end < self.alias_end else end
        else:
            end = event.end_mark.index
        if is_mapping:
            values = iter(children)
            pairs = self.sound_pairs(list(zip(values, values, strict=True)))
            start = children[0][1] if children else self.past_properties(opening)
            node: Any = _new(Mapping, (pairs, start, end))
        else:
            marked = opening.anchor or opening.tag
            start = self.past_properties(opening) if marked else opening.start_mark.index
            node = _new(Sequence, (children, start, end))
        if opening.anchor:
            self.anchors[opening.anchor] = (node, count - before)
        return node  # type: ignore[no-any-return]

    def sound_pairs(self, pairs: list[tuple[Any, Node]]) -> list[tuple[Scalar, Node]]:
        """The pairs of a mapping without those whose key is none, with what `<<` names merged in."""
        try:
            names = {key[0] for key, _ in pairs}
        except TypeError:  # a list or mapping for a key, reported where it started
            pairs = [pair for pair in pairs if type(pair[0]) is Scalar]
            names = {pair[0][0] for pair in pairs}
        if len(names) != len(pairs) or "" in names:
            pairs = self.distinct(pairs)
        return self.merged(pairs) if "<<" in names else pairs

    def distinct(self, pairs: list[tuple[Scalar, Node]]) -> list[tuple[Scalar, Node]]:
        """The pairs whose key is there, and is not that of an earlier pair; the others are reported."""
        first: dict[str, Scalar] = {}
        sound = []
        for key, value in pairs:
            if key.value == "" and not key.quoted:
                self.error("yaml-key", "there is no key before this colon", key.start, key.start + 1)
            elif key.value in first:
                earlier = first[key.value]
                self.problems.error(
                    "duplicate-key",
                    f'the key "{key.value}" is there twice',
                    Span(self.source, key.start, key.end),
                    "a key stands once: join the two, or delete one",
                    second=Span(self.source, earlier.start, earlier.end),
                    second_note="first used here",
                )
            else:
                first[key.value] = key
                sound.append((key, value))
        return sound

    def merged(self, pairs: list[tuple[Scalar, Node]]) -> list[tuple[Scalar, Node]]:
        """The pairs without `<<`, and after them those of the mappings it names that are not there yet."""
        own = [pair for pair in pairs if pair[0].value != "<<" or pair[0].quoted]
        seen = {key.value for key, _ in own}
        for key, value in pairs:
            if key.value != "<<" or key.quoted:
                continue
            for each in value.items if type(value) is Sequence else (value,):
                if type(each) is not Mapping:
                    self.error(
                        "yaml-merge",
                        'the key "<<" takes a mapping, or a list of mappings, by alias',
                        key.start,
                        key.end,
                    )
                    break
                own += [pair for pair in each.pairs if pair[0].value not in seen]
                seen.update(name.value for name, _ in each.pairs)
        return own

    def resolve(self, event: Any, parent: _Frame) -> tuple[Node, int]:
        """The node that an alias names and the values in it; an unknown one is reported and stays a text."""
        start: int = event.start_mark.index
        end = self.alias_end = event.end_mark.index
        name = event.anchor
        known = self.anchors.get(name)
        if known is None:
            if name in self.anchors:
                self.error("yaml-alias", f"*{name} stands inside the value that it names", start, end)
            else:
                self.refuse_alias(name, start, end)
            return Scalar(f"*{name}", start, end, False), 1
        node, size = known
        self.added += size
        if self.added > EXPANDED:
            self.error("yaml-bomb", f"aliases in this file stand for more than {EXPANDED:,} values", start, end)
            raise _Refused
        if parent.is_mapping and len(parent.children) % 2 == 0:
            if type(node) is Scalar:
                return node._replace(start=start, end=end), 1
            self.refuse_key(event, type(node) is Mapping)
        return node, size

    def warn_of_swallowed_list(self, start: int, end: int) -> None:
        """Warns of list items that YAML takes for further lines of the text above, for they stand deeper."""
        dash = _DASH_BELOW.search(self.source.text, start, end)
        if dash:
            self.problems.warning(
                "yaml-swallowed-list",
                "this dash is read as part of the text above, not as a list item",
                Span(self.source, dash.end() - 1, dash.end()),
                "the dashes of a list stand in the same column; a dash that is meant goes into quotes",
            )

    def refuse_key(self, event: Any, is_mapping: bool) -> None:
        """Reports a key that is a list or a mapping."""
        start = event.start_mark.index
        kind = "mapping" if is_mapping else "list"
        self.error(
            "yaml-key",
            f"a {kind} as a key, where a text is expected",
            start,
            max(event.end_mark.index, start + 1),
            "a text that starts with { or [ goes into quotes",
        )

    def refuse_tag(self, event: Any, is_plain: bool) -> None:
        """Reports a tag that would make something else of a value, mostly a text that starts with !."""
        text, start, end = self.source.text, event.start_mark.index, event.end_mark.index
        start = max(text.find("!", start, end), start)
        written = text[start:end]
        tag = written.split(maxsplit=1)[0]
        message = f"a tag, {tag}, that means nothing here"
        hints = [f'a text that starts with ! goes into quotes: "{written}"'] if is_plain else []
        self.error("yaml-tag", message, start, start + len(tag), *hints)

    def refuse_alias(self, name: str, start: int, end: int) -> None:
        """Reports an alias of nothing, mostly a text in `*stars*`."""
        from deckbuild.diagnostics import nearest

        close = nearest(name, self.anchors) if len(self.anchors) < 100 else ""
        hints = [close] if close else []
        hints.append(f'a text that starts with * goes into quotes: "{self.source.text[start:end]}"')
        self.error("yaml-alias", f"*{name} names nothing: there is no &{name} above", start, end, *hints)
