"""A text has a label of the Traffic Light Protocol that does not exist.

TLP 2.0 has five labels: TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT and TLP:RED, in capitals, with a colon and no
blank. TLP:WHITE was given up in 2022. Who reads another spelling has to guess how to handle the text. (`marking:` takes
none but these five; this is about labels in the texts.)

```yaml bad section
title: What has changed
source: Note of the ministry, TLP:WHITE
```

```yaml good section
title: What has changed
source: Note of the ministry, TLP:CLEAR
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.markings import TLP_COLORS
from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "tlp-word", "warning", "source"

_LABEL = re.compile(r"\bTLP\s?[:–-]\s?[A-Za-z]+(?:\s?\+\s?[A-Za-z]+)?|\bTLP (?:CLEAR|WHITE|GREEN|AMBER|RED)\b")
_NOW = {"TLP:WHITE": "TLP:CLEAR"}


def check(subject: Subject) -> Iterator[Finding]:
    """Compares what begins like a label with those that there are."""
    for page in subject.texts:
        for text in page.texts:
            for label in _LABEL.findall(text.words) if "TLP" in text.words else ():
                if label not in TLP_COLORS:
                    yield Finding(f"{label!r} is no label of TLP 2.0", narrowed(text.at, label), (_hint(label),))


def _hint(label: str) -> str:
    spelled = re.sub(r"^TLP\s?[:–-]?\s?", "TLP:", re.sub(r"\s", " ", label).upper()).replace(" ", "")
    spelled = _NOW.get(spelled, spelled)
    return f"write {spelled}" if spelled in TLP_COLORS else f"the labels are {', '.join(TLP_COLORS)}"
