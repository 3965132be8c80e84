"""Single texts of the model: reached by their way, and written as the deck has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.phrases import phrases
from deckbuild.pulling.lines import bold, heard, light, read, settled
from deckbuild.pulling.values import LeftError
from deckbuild.richtext import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.pulling.origins import Way
    from deckbuild.richtext import Run


def get(value: Any, way: Way) -> Any:
    """What a way leads to."""
    for step in way:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def put(value: Any, way: Way, new: Any) -> Any:
    """The value with another thing where the way leads."""
    if not way:
        return new
    step, *rest = way
    if isinstance(step, int):
        return (*value[:step], put(value[step], tuple(rest), new), *value[step + 1 :])
    return value._replace(**{step: put(getattr(value, step), tuple(rest), new)})


def undressed(theirs: Sequence[Run], laid: Sequence[Run], text: str, language: str) -> str:
    """A person's version of a text as Markdown, without what layout put on it: bold type, quotation marks.

    `laid` is what layout made of `text`. Raises LeftError where it is more than that.
    """
    own, laid, theirs = read(text), settled(laid), settled(theirs)
    opening, closing = phrases(language).quotes
    if laid in (own, heard(own)):
        return markdown(theirs)
    if laid == bold(own):
        return markdown(light(theirs))
    words = "".join(run.text for run in theirs)
    if "".join(run.text for run in laid) == opening + "".join(run.text for run in own) + closing:
        return markdown(_cut(theirs, len(opening) * words.startswith(opening), len(closing) * words.endswith(closing)))
    raise LeftError("it is made of several things in the YAML: change them there")


def _cut(found: Sequence[Run], head: int, tail: int) -> tuple[Run, ...]:
    """Runs without so many characters at the beginning and at the end."""
    made = list(found)
    for at, count in ((0, head), (-1, tail)):
        if count and made:
            text = made[at].text
            made[at] = made[at]._replace(text=text[count:] if at == 0 else text[:-count])
    return tuple(run for run in made if run.text)
