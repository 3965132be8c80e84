"""What the rules cost beside a make of the same deck: python benchmarks/rules.py [SECTIONS].

The make is a whole process, with the few rules that it keeps to. The rules for source and layout are all of them, each
timed once over the deck in memory, with the import of their modules, in CPU time; the median of five processes each.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import decks

_RUNS = 5

_RULES = """
import gc, json, sys, time
from deckbuild import moments
from deckbuild.checking import chosen, run
from deckbuild.diagnostics import Problems
from deckbuild.pipeline import prepare
from deckbuild.rules import Subject
from deckbuild.texts import Texts
gc.disable()
made = prepare(sys.argv[1])
subject = Subject(made.deck, moments.now_utc(), made.slides, made.template, Texts(made.deck))
start = time.process_time()
rules = [rule for rule in chosen({}, True) if rule.looks_at in ("source", "layout")]
times = {"(import)": time.process_time() - start}
for rule in rules:
    start = time.process_time()
    run([rule], subject, Problems())
    times[rule.code] = time.process_time() - start
print(json.dumps(times))
"""

_MAKE = """
import resource, subprocess, sys
code = "from deckbuild.cli import main; main()"
subprocess.run([sys.executable, "-c", code, "make", sys.argv[1], "-o", sys.argv[2], "-q", "--force"], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
"""


def main() -> int:
    """Prints the two times, and the dearest rules."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    with tempfile.TemporaryDirectory() as folder:
        deck, target = Path(folder) / "talk.yaml", Path(folder) / "talk.pptx"
        deck.write_text(decks.as_yaml(decks.deck(size, 4)), encoding="utf-8")
        makes = [float(_python(_MAKE, deck, target)) for _ in range(_RUNS)]
        runs = [json.loads(_python(_RULES, deck)) for _ in range(_RUNS)]
    make, rules = statistics.median(makes), statistics.median(sum(run.values()) for run in runs)
    print(f"{size} sections: make {make * 1000:.0f} ms CPU, all rules {rules * 1000:.0f} ms CPU")
    each = {code: statistics.median(run[code] for run in runs) for code in runs[0]}
    for code, seconds in sorted(each.items(), key=lambda item: -item[1])[:10]:
        print(f"  {code:<20} {seconds * 1000:6.1f} ms")
    return 0


def _python(code: str, *arguments: Path) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
