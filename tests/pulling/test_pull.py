"""Edits made with python-pptx in a real deck, pulled: what the YAML says then, to the byte, and what is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from pptx import Presentation
from pptx.util import Emu

from conftest import need
from deckbuild import pipeline
from deckbuild.cli import main
from deckbuild.pipeline import Options
from deckbuild.places import shown
from deckbuild.pulling.pull import pull
from deckbuild.target import TargetError
from making import NOW, project
from templates.package import picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Deck = Any
    Edit = Callable[[Deck], object]

FILES = {
    "slides/deck.yaml": "# Who and when\ntitle: The river\nsubtitle: And the road\nspeaker: A. Speaker   # she\n"
    "disclaimer: Own views.\nembargo: 2027-01-01 09:00 UTC\n",
    "slides/10-grain.yaml": """\
# What carries grain
title: Grain goes by water
lead: A lead
points:
  # the first
  - Water is cheap   # by far
  - show: "Roads: people"
    say: >
      The roads carry people
      and little else.
    points:
      - Buses
  - 'Rail is a third way'
notes: |
  - Pause here.

  Then go on.
source: A ministry
""",
    "slides/20-trade.yaml": """\
title: Trade by year
chart:
  type: column
  title: Trade
  categories: ["2000", "2007"]
  series:
    Trade: [1, 3.50]   # from the yearbook
  say: Trade rose.
""",
    "slides/30-towns.yaml": """\
title: Four towns
table:
  header: [Town, Ships]
  rows:
    - [North, 12]
    - ["*South*", 7]
""",
    "slides/40-hill.yaml": """\
title: The harbour
picture: {file: grey.png, alt: A grey harbour, caption: In winter}
points: [The crane]
""",
    "slides/50-history.yaml": """\
title: How it came
timeline:
  - "2000": A treaty
  - {when: "2007", what: A summit}
""",
    "slides/60-sides.yaml": """\
title: Two sides
columns:
  - title: Before
    points: [Boats]
  - title: After
    points: [Trains, Cars]
""",
    "slides/70-said.yaml": "title: Said\nquote: {text: Water is life, by: Somebody}\n",
    "slides/80-counted.yaml": "title: Counted\nfigures:\n  - 78 %: of trade\n  - value: $25 bn\n    label: a year\n",
    "slides/grey.png": picture(230),
}


class Made(NamedTuple):
    """A pull of an edited deck: the files that changed as unified lines, what was left, what comes."""

    folder: Path
    lines: list[str]
    left: list[str]
    coming: list[str]


def edited(folder: Path, edit: Edit, files: dict[str, Any] = FILES, source: str = "") -> Made:
    """A project built, its deck edited, and pulled; the deck in the file is laid out from the YAML again then."""
    project(folder, files)
    where = str(folder / source)
    result = pipeline.build(where, str(folder / "deck.pptx"), Options(now=NOW))
    assert result.path, [d.message for d in result.prepared.diagnostics]
    deck = Presentation(result.path)
    edit(deck)
    deck.save(result.path)
    made = pull(where, result.path, Options(now=NOW))
    before = {name: (folder / name).read_bytes() for name in files if name.endswith(".yaml")}
    lines = []
    for path, data in sorted(made.files.items()):
        name = os.path.relpath(path, folder)
        old = before.get(name, b"").decode().splitlines()
        new = data.decode().splitlines() if data is not None else []
        lines += [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]
    return Made(folder, lines, [f"{x.key}: {x.what}: {x.why}" for x in made.left], [x.what for x in made.coming])


def slide(deck: Deck, title: str) -> Any:
    return next(s for s in deck.slides if s.shapes.title is not None and s.shapes.title.text == title)


def shape(deck: Deck, title: str, name: str) -> Any:
    return next(s for s in slide(deck, title).shapes if s.name == name)


def retype(paragraph: Any, words: str) -> None:
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = words


def body(deck: Deck) -> Any:
    return shape(deck, "Grain goes by water", "Content").text_frame


def notes(deck: Deck) -> Any:
    return slide(deck, "Grain goes by water").notes_slide.notes_text_frame


def put_after(paragraph: Any, words: str, level: int | None = None) -> None:
    """A paragraph as pressing Enter makes it: like the one before."""
    new = deepcopy(paragraph._p)
    paragraph._p.addnext(new)
    made = type(paragraph)(new, paragraph._parent)
    retype(made, words)
    if level is not None:
        made.level = level


def drawn(deck: Deck, title: str, group: str, words: str) -> Any:
    """The paragraph with some words in a group."""
    found = shape(deck, title, group).shapes
    return next(p for one in found if one.has_text_frame for p in one.text_frame.paragraphs if p.text == words)


def test_a_title_a_point_and_a_note_go_back_and_leave_the_rest(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        retype(body(deck).paragraphs[1], "Water is cheapest")
        retype(notes(deck).paragraphs[2], "Roads are for people.")
        retype(shape(deck, "Grain goes by water", "Title").text_frame.paragraphs[0], "Grain: by water")

    made = edited(tmp_path, edit)
    assert made.left == []
    assert made.lines == [
        "-title: Grain goes by water",
        "-  - Water is cheap   # by far",
        "-      The roads carry people",
        "-      and little else.",
        '+title: "Grain: by water"',
        "+  - show: Water is cheapest",
        "+    say: Water is cheap   # by far",
        "+      Roads are for people.",
    ]


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        pytest.param(
            lambda d: retype(notes(d).paragraphs[1], "Water is the cheaper way."),
            [
                "-  - Water is cheap   # by far",
                "+  - show: Water is cheap",
                "+    say: Water is the cheaper way.   # by far",
            ],
            id="said only",
        ),
        pytest.param(
            lambda d: [retype(t.paragraphs[1], "Water costs little") for t in (body(d), notes(d))],
            ["-  - Water is cheap   # by far", "+  - Water costs little   # by far"],
            id="both alike",
        ),
        pytest.param(
            lambda d: body(d).paragraphs[2].runs[0].font.__setattr__("bold", True),
            ['-  - show: "Roads: people"', '+  - show: "**Roads: people**"'],
            id="bold",
        ),
        pytest.param(
            lambda d: body(d).paragraphs[4].runs[0].hyperlink.__setattr__("address", "https://example.org/rail"),
            [
                "-  - 'Rail is a third way'",
                "+  - show: \"[Rail is a third way](https://example.org/rail)\"",
                "+    say: Rail is a third way",
            ],
            id="link",
        ),
        pytest.param(
            lambda d: put_after(body(d).paragraphs[1], "Water: a new point"),
            ['+  - "Water: a new point"'],
            id="added",
        ),
        pytest.param(
            lambda d: [t.paragraphs[4]._p.getparent().remove(t.paragraphs[4]._p) for t in (body(d), notes(d))],
            ["-  - 'Rail is a third way'"],
            id="removed",
        ),
        pytest.param(
            lambda d: body(d).paragraphs[1]._p.getparent().remove(body(d).paragraphs[1]._p),
            ["-  - Water is cheap   # by far", "+  - say: Water is cheap   # by far"],
            id="removed from the slide",
        ),
        pytest.param(
            lambda d: body(d).paragraphs[4].__setattr__("level", 1),
            ["-  - 'Rail is a third way'", "+      - 'Rail is a third way'"],
            id="a level deeper",
        ),
        pytest.param(
            lambda d: retype(body(d).paragraphs[0], "The lead"),
            ["-lead: A lead", "+lead:", "+  show: The lead", "+  say: A lead"],
            id="lead",
        ),
        pytest.param(
            lambda d: retype(notes(d).paragraphs[5], "Wait here."), ["-  - Pause here.", "+  - Wait here."], id="cue"
        ),
        pytest.param(
            lambda d: retype(shape(d, "Grain goes by water", "Source").text_frame.paragraphs[0], "Two ministries"),
            ["-source: A ministry", "+source: Two ministries"],
            id="source",
        ),
        pytest.param(
            lambda d: slide(d, "Grain goes by water")._element.set("show", "0"), ["+hidden: true"], id="hidden"
        ),
        pytest.param(
            lambda d: retype(shape(d, "Four towns", "Table").table.cell(1, 1).text_frame.paragraphs[0], "13"),
            ["-    - [North, 12]", "+    - [North, 13]"],
            id="cell",
        ),
        pytest.param(
            lambda d: retype(shape(d, "Four towns", "Table").table.cell(0, 1).text_frame.paragraphs[0], "Boats"),
            ["-  header: [Town, Ships]", "+  header: [Town, Boats]"],
            id="header",
        ),
        pytest.param(
            lambda d: retype(shape(d, "The harbour", "Caption").text_frame.paragraphs[0], "In spring"),
            [
                "-picture: {file: grey.png, alt: A grey harbour, caption: In winter}",
                "+picture: {file: grey.png, alt: A grey harbour, caption: In spring}",
            ],
            id="caption",
        ),
        pytest.param(
            lambda d: shape(d, "The harbour", "Picture")._element.nvPicPr.cNvPr.set("descr", "A harbour, grey"),
            [
                "-picture: {file: grey.png, alt: A grey harbour, caption: In winter}",
                '+picture: {file: grey.png, alt: "A harbour, grey", caption: In winter}',
            ],
            id="alternative text",
        ),
        pytest.param(
            lambda d: retype(drawn(d, "How it came", "Timeline", "2000"), "May 2000"),
            ['-  - "2000": A treaty', '+  - "May 2000": A treaty'],
            id="date of an event",
        ),
        pytest.param(
            lambda d: retype(drawn(d, "How it came", "Timeline", "A summit"), "Two summits"),
            ['-  - {when: "2007", what: A summit}', '+  - {when: "2007", what: Two summits}'],
            id="event",
        ),
        pytest.param(
            lambda d: put_after(shape(d, "Two sides", "Column 2").text_frame.paragraphs[0], "Planes"),
            ["-    points: [Trains, Cars]", '+    points: [Trains, "Planes", Cars]'],
            id="column",
        ),
        pytest.param(
            lambda d: retype(shape(d, "Two sides", "Heading 1").text_frame.paragraphs[0], "Then"),
            ["-  - title: Before", "+  - title: Then"],
            id="heading",
        ),
        pytest.param(
            lambda d: retype(shape(d, "Said", "Quote").text_frame.paragraphs[0], "“Water is everything”"),
            [
                "-quote: {text: Water is life, by: Somebody}",
                "+quote: {text: Water is everything, by: Somebody}",
            ],
            id="quote",
        ),
        pytest.param(
            lambda d: retype(slide(d, "The river").placeholders[1].text_frame.paragraphs[0], "And the rail"),
            ["-subtitle: And the road", "+subtitle: And the rail"],
            id="subtitle",
        ),
        pytest.param(
            lambda d: retype(slide(d, "The river").placeholders[1].text_frame.paragraphs[1], "B. Speaker"),
            ["-speaker: A. Speaker   # she", "+speaker: B. Speaker   # she"],
            id="speaker",
        ),
    ],
)  # fmt: skip
def test_an_edit_of_one_thing_changes_its_lines_alone(edit: Edit, wanted: list[str], tmp_path: Path) -> None:
    made = edited(tmp_path, edit)
    assert made.lines == wanted
    assert made.left == []


def test_figures_of_a_chart_keep_their_decimals_and_comments(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        from pptx.chart.data import CategoryChartData

        data = CategoryChartData()
        data.categories = ["2000", "2007"]
        data.add_series("Trade", (1, 4))
        shape(deck, "Trade by year", "Chart").chart.replace_data(data)

    made = edited(tmp_path, edit)
    assert made.lines == [
        "-    Trade: [1, 3.50]   # from the yearbook", "+    Trade: [1, 4.00]   # from the yearbook"
    ]  # fmt: skip


def test_slides_that_moved_get_other_numbers_and_keep_their_names(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        slides = deck.slides._sldIdLst
        towns = slides[3]
        slides.remove(towns)
        slides.insert(1, towns)

    project(tmp_path, FILES)
    path = str(tmp_path / "deck.pptx")
    pipeline.build(str(tmp_path), path, Options(now=NOW))
    deck = Presentation(path)
    edit(deck)
    deck.save(path)
    made = pull(str(tmp_path), path, Options(now=NOW))
    assert {os.path.basename(old): os.path.basename(new) for old, new in made.renames.items()} == {
        "30-towns.yaml": "05-towns.yaml"
    }
    assert made.files[str(tmp_path / "slides" / "05-towns.yaml")] == FILES["slides/30-towns.yaml"].encode()


def test_a_slide_that_was_taken_out_is_left_out_and_not_lost(tmp_path: Path) -> None:
    made = edited(tmp_path, lambda deck: deck.slides._sldIdLst.remove(deck.slides._sldIdLst[3]))
    assert made.lines == ["+omit: true"]


def test_a_new_slide_becomes_a_section_between_its_neighbours(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        layout = next(one for one in deck.slide_layouts if len(one.placeholders) > 1 and "Content" in one.name)
        new = deck.slides.add_slide(layout)
        new.shapes.title.text = "What next?"
        new.placeholders[1].text_frame.text = "Dig: deeper"
        new.placeholders[1].text_frame.add_paragraph().text = "Or wait"
        new.placeholders[1].text_frame.paragraphs[1].level = 1
        new.notes_slide.notes_text_frame.text = "Ask them."
        slides = deck.slides._sldIdLst
        one = slides[-1]
        slides.remove(one)
        slides.insert(2, one)

    made = edited(tmp_path, edit)
    assert made.lines == [
        "+title: What next?", "+points:", '+  - show: "Dig: deeper"', "+    points:", "+      - Or wait",
        "+notes: Ask them.",
    ]  # fmt: skip


def test_what_cannot_go_back_is_told_with_its_reason(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        grain = slide(deck, "Grain goes by water")
        retype(shape(deck, "Grain goes by water", "Footer").text_frame.paragraphs[0], "Nobody's views.")
        shape(deck, "Grain goes by water", "Content").left += Emu(500000)
        grain.shapes.add_textbox(0, 0, 900000, 300000).text_frame.text = "Mine"
        retype(shape(deck, "Grain goes by water", "Embargo").text_frame.paragraphs[0], "NO EMBARGO")
        retype(notes(deck).paragraphs[8], "Somebody else's views.")

    made = edited(tmp_path, edit)
    assert made.lines == []
    assert all(line.startswith("grain: ") for line in made.left)
    told = "\n".join(made.left)
    for what in ("the footer", "the embargo", "where “Content” stands", "put on the slide", "Somebody else's views."):
        assert what in told, told


ONE = """\
title: One file
sections:
  - title: First   # opens
    points:
      - a
      - b
  # the middle
  - title: Second
    points: [c]
  - title: Third
"""


def test_a_deck_in_one_file_is_edited_where_its_sections_stand(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        retype(slide(deck, "Second").shapes.title.text_frame.paragraphs[0], "Second, renamed")
        slides = deck.slides._sldIdLst
        third = slides[3]
        slides.remove(third)
        slides.insert(1, third)
        new = deck.slides.add_slide(deck.slide_layouts[1])
        new.shapes.title.text = "Fourth"

    project(tmp_path, {"talk.yaml": ONE})
    path = str(tmp_path / "deck.pptx")
    pipeline.build(str(tmp_path / "talk.yaml"), path, Options(now=NOW))
    deck = Presentation(path)
    edit(deck)
    deck.save(path)
    made = pull(str(tmp_path / "talk.yaml"), path, Options(now=NOW))
    assert made.files == {
        str(tmp_path / "talk.yaml"): b"""\
title: One file
sections:
  - title: Third
  - title: First   # opens
    points:
      - a
      - b
  # the middle
  - title: Second, renamed
    key: second
    points: [c]
  - title: Fourth
"""
    }
    assert made.new is not None
    assert [s.key for s in made.new.sections] == ["third", "first", "second", "fourth"]


def test_both_sides_on_one_text_is_told_and_the_yaml_stays_unless_asked(tmp_path: Path) -> None:
    files = {"talk.yaml": ONE}
    project(tmp_path, files)
    path = str(tmp_path / "deck.pptx")
    pipeline.build(str(tmp_path / "talk.yaml"), path, Options(now=NOW))
    deck = Presentation(path)
    retype(slide(deck, "Second").shapes.title.text_frame.paragraphs[0], "The deck's")
    deck.save(path)
    mine = ONE.replace("title: Second", "title: The YAML's")
    (tmp_path / "talk.yaml").write_text(mine.replace("title: The YAML's", "title: The YAML's\n    key: second"))
    made = pull(str(tmp_path / "talk.yaml"), path, Options(now=NOW))
    assert made.files == {}
    assert [(x.key, x.what) for x in made.left] == [("second", "“The deck's”")]
    assert "--theirs" in made.left[0].why
    taken = pull(str(tmp_path / "talk.yaml"), path, Options(now=NOW), take_theirs=True)
    assert b"title: The deck's\n" in taken.files[str(tmp_path / "talk.yaml")]


# The command


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    """Runs a command line in a project whose deck was built and edited: exit code, output, errors."""
    project(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["deckbuild", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    assert command("make", "--now", NOW)[0] == 0
    deck = Presentation("build/the-river.pptx")
    retype(body(deck).paragraphs[1], "Water is cheapest")
    slides = deck.slides._sldIdLst
    towns = slides[3]
    slides.remove(towns)
    slides.insert(1, towns)
    deck.save("build/the-river.pptx")
    return command


def test_a_dry_run_prints_a_patch_that_git_takes_and_writes_nothing(run: Any, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    code, out, err = run("pull", "--dry-run", "--now", NOW)
    assert code == 0
    assert "nothing was written" in err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before
    assert not (tmp_path / ".deckbuild" / "before-pull-1").exists()
    (tmp_path / "pull.patch").write_text(out, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply", "pull.patch"], check=True)
    patched = {path.name: path.read_bytes() for path in (tmp_path / "slides").glob("*.yaml")}
    for path, data in before.items():
        path.write_bytes(data)
    (tmp_path / "slides" / "05-towns.yaml").unlink()
    assert run("pull", "--now", NOW)[0] == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "slides").glob("*.yaml")} == patched


def test_a_pull_keeps_the_old_files_and_a_second_one_finds_nothing(run: Any, tmp_path: Path) -> None:
    code, out, _ = run("pull", "--now", NOW)
    assert code == 0
    assert "wrote 2 files; the old ones are in .deckbuild/before-pull-1/old" in out
    assert "1 point edited" in out
    assert "30-towns.yaml  is 05-towns.yaml from now on" in out
    kept = tmp_path / ".deckbuild" / "before-pull-1" / "old" / "slides"
    assert (kept / "10-grain.yaml").read_text() == FILES["slides/10-grain.yaml"]
    code, out, _ = run("pull", "--now", NOW)
    assert (code, out) == (0, "nothing to pull: build/the-river.pptx is what the YAML says\n")


def test_the_same_for_programs(run: Any) -> None:
    code, out, _ = run("pull", "--dry-run", "--format", "json", "--now", NOW)
    told = json.loads(out)
    assert code == 0
    assert told["written"] is False
    assert {one["state"] for one in told["files"]} == {"changed", "renamed", "removed"}
    assert told["pulled"][0] == {"section": "grain", "what": "1 point edited"}
    assert told["patch"].startswith("diff --git a/slides/")
    assert [one["key"] for one in told["sections"]][:2] == ["towns", "grain"]


def test_a_deck_that_is_not_there_or_not_ours_is_said_with_the_way_out(run: Any, tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "other.pptx"))
    (tmp_path / "text.pptx").write_bytes(b"no deck")
    for arguments, wanted in (
        (("pull", ".", "missing.pptx"), "there is no deck missing.pptx"),
        (("pull", "other.pptx"), "deckbuild adopt other.pptx"),
        (("pull", ".", "text.pptx"), "text.pptx"),
        (("pull", "nowhere"), "there is no file or folder nowhere"),
    ):
        code, _, err = run(*arguments)
        assert code == 1
        assert wanted in err
    code, _, err = run("pull", "--audience", "press")
    assert code == 2


LONG = "title: T\nsections:\n  - title: Long\n    overflow: continue\n    points:\n" + "".join(
    f"      - show: Point {n} takes some words\n        say: Said {n}.\n        points: [below {n}]\n" for n in range(9)
)


def test_points_on_further_slides_of_a_section_go_back_to_their_places(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        second = deck.slides[2]
        assert second.shapes.title.text == "Long (2/2)"
        frame = next(one for one in second.shapes if one.name == "Content").text_frame
        retype(frame.paragraphs[0], "This one is new")
        retype(frame.paragraphs[1], "below, edited")
        said = second.notes_slide.notes_text_frame
        retype(said.paragraphs[1], "below, edited")
        put_after(said.paragraphs[1], "Said by hand.", 0)
        retype(second.shapes.title.text_frame.paragraphs[0], "Longer (2/2)")

    made = edited(tmp_path, edit, {"talk.yaml": LONG}, "talk.yaml")
    first = made.lines[0].split()[4]
    assert made.lines == [
        f"-      - show: Point {first} takes some words",
        f"-        points: [below {first}]",
        "+      - show: This one is new",
        '+        points: ["below, edited"]',
        "+      - say: Said by hand.",
    ]
    assert made.left == [
        "long: “Longer (2/2)”: the section goes on over several slides, which repeat it: change it in the YAML"
    ]


def test_a_deck_saved_by_libreoffice_is_pulled_like_one_of_powerpoint(tmp_path: Path) -> None:
    office = need("soffice")
    project(tmp_path, FILES)
    path = str(tmp_path / "deck.pptx")
    pipeline.build(str(tmp_path), path, Options(now=NOW))
    deck = Presentation(path)
    retype(body(deck).paragraphs[1], "Water costs little")
    retype(notes(deck).paragraphs[1], "Water costs little")
    retype(shape(deck, "Four towns", "Table").table.cell(1, 1).text_frame.paragraphs[0], "13")
    retype(shape(deck, "The harbour", "Caption").text_frame.paragraphs[0], "In spring")
    deck.slides._sldIdLst.remove(deck.slides._sldIdLst[8])
    deck.save(path)
    (tmp_path / "out").mkdir()
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pptx"]
    subprocess.run([*command, "--outdir", str(tmp_path / "out"), path], check=True, capture_output=True, timeout=120)
    made = pull(str(tmp_path), str(tmp_path / "out" / "deck.pptx"), Options(now=NOW))
    assert {os.path.basename(name) for name in made.files} == {
        "10-grain.yaml", "30-towns.yaml", "40-hill.yaml", "80-counted.yaml"
    }  # fmt: skip
    assert b"  - Water costs little   # by far\n" in made.files[str(tmp_path / "slides" / "10-grain.yaml")]
    assert b"[North, 13]" in made.files[str(tmp_path / "slides" / "30-towns.yaml")]
    assert b"caption: In spring" in made.files[str(tmp_path / "slides" / "40-hill.yaml")]
    assert made.files[str(tmp_path / "slides" / "80-counted.yaml")].endswith(b"omit: true\n")


def test_a_file_in_utf_16_is_left_alone_and_said(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        retype(body(deck).paragraphs[4], "Rail")
        retype(shape(deck, "Four towns", "Table").table.cell(1, 1).text_frame.paragraphs[0], "13")

    grain = str(FILES["slides/10-grain.yaml"]).encode("utf-16")
    made = edited(tmp_path, edit, {**FILES, "slides/10-grain.yaml": grain})
    assert made.lines == ["-    - [North, 12]", "+    - [North, 13]"]
    assert made.left == [
        f"grain: the section: {shown(str(tmp_path))}/slides/10-grain.yaml is not in UTF-8: save it as UTF-8 first"
    ]


def test_a_deck_in_one_file_in_utf_16_is_an_error_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="is not in UTF-8: save it as UTF-8 first"):
        edited(tmp_path, lambda deck: slide(deck, "Second"), {"talk.yaml": ONE.encode("utf-16")}, "talk.yaml")


def test_what_no_yaml_can_be_holds_up_no_other_edit(tmp_path: Path) -> None:
    def edit(deck: Deck) -> None:
        retype(shape(deck, "Grain goes by water", "Title").text_frame.paragraphs[0], "Grain")
        rows = shape(deck, "Four towns", "Table").table._tbl
        for _ in range(80):  # more than a slide takes
            rows.append(deepcopy(rows.tr_lst[1]))

    made = edited(tmp_path, edit)
    assert made.lines == ["-title: Grain goes by water", "+title: Grain"]
    assert made.left == ["towns: what was edited: the YAML could not be read with it: change it by hand"]
