"""Decks for an audience: what is for others is nowhere in the file, and a slip in a name is no leak."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

import deckbuild
from deckbuild.export.kinds import KINDS
from deckbuild.pipeline import Options, build, prepare
from deckbuild.preview.alone import alone
from deckbuild.preview.draw.slide import draw
from deckbuild.preview.live import Live
from making import NOW, codes, notes, project, texts

if TYPE_CHECKING:
    from deckbuild.pipeline import Prepared

TALK = """\
title: Trade in the region
disclaimer: Own views.
audiences: [press, public, staff]
sections:
  - title: Alphasecret of the ministry
    audience: staff
    points: [betasecret]
    notes: gammasecret
    chart: {type: bar, categories: [deltasecret, b], series: {epsilonsecret: [1, 2]}}
  - title: What has changed
    key: changed
    lead: {show: A lead, say: zetasecret, audience: [staff]}
    points:
      - Trade has grown
      - show: For the press
        audience: [Press]
        points: [What the press may print]
      - show: etasecret
        audience: staff
        points: [thetasecret]
  - title: Two sides
    columns:
      - title: Before
        points: [Few trains, {say: iotasecret, audience: staff}]
      - title: After
        points: [Many trains]
"""


def prepared_for(folder: Path, text: str, audience: str) -> Prepared:
    project(folder, {"talk.yaml": text})
    return prepare(str(folder / "talk.yaml"), Options(now=NOW, audience=audience))


def everything_in(path: str) -> str:
    """All parts of a package, and of the packages inside it, as one text."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            found += [name, package.read(name).decode("utf-8", "replace")]
            if name.endswith(".xlsx"):
                inner = Path(path + ".xlsx")
                inner.write_bytes(package.read(name))
                found.append(everything_in(str(inner)))
    return "\n".join(found)


def test_what_is_for_others_is_nowhere_in_the_file(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": TALK})
    full = everything_in(build(str(tmp_path / "talk.yaml"), options=Options(now=NOW)).path)
    press = everything_in(build(str(tmp_path / "talk.yaml"), options=Options(now=NOW, audience="press")).path)
    assert full.count("secret") >= 9
    assert "secret" not in press
    assert "What the press may print" in press


@pytest.mark.parametrize("form", ["speech.docx", "speech.md", "page", "preview"])
def test_what_is_for_others_is_in_nothing_else_that_leaves_the_house(form: str, tmp_path: Path) -> None:
    def made(audience: str) -> str:
        deck = prepared_for(tmp_path, TALK, audience)
        kind, _, suffix = form.partition(".")
        if kind == "speech":
            path = tmp_path / form
            path.write_bytes(KINDS[kind].makers[f".{suffix}"](deck))
            return everything_in(str(path)) if suffix == "docx" else path.read_text(encoding="utf-8")
        drawings = "".join(draw(deck, number).svg for number in range(1, len(deck.slides) + 1))
        if kind == "page":
            return drawings + alone(deck, notes=True)
        live = Live(str(tmp_path), lambda: deck)
        live.refresh()
        return drawings + live.told.decode()

    assert made("").count("secret") >= 7
    assert "secret" not in made("press")


def test_what_was_edited_in_the_deck_of_an_audience_stays_and_brings_nothing_back(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": TALK})
    source, options = str(tmp_path / "talk.yaml"), Options(now=NOW, audience="press")
    build(source, options=Options(now=NOW))
    path = build(source, options=options).path
    deck = Presentation(path)
    deck.slides[1].shapes.title.text = "What the press sees"
    deck.save(path)
    project(tmp_path, {"talk.yaml": TALK.replace("Trade has grown", "Trade has doubled")})
    assert build(source, options=options).merged is not None
    whole = everything_in(path)
    assert "What the press sees" in whole
    assert "Trade has doubled" in whole
    assert "secret" not in whole
    assert not any("secret" in everything_in_folder(folder) for folder in tmp_path.glob("**/.deckbuild"))


def everything_in_folder(folder: Path) -> str:
    """Names and contents of the project's own files that belong to the deck of the press."""
    files = [path for path in folder.rglob("*") if path.is_file() and "press" in path.name]
    return "\n".join(everything_in(str(p)) if zipfile.is_zipfile(p) else p.read_text("utf-8", "replace") for p in files)


def test_without_an_audience_everything_is_there(tmp_path: Path) -> None:
    made = prepared_for(tmp_path, TALK, "")
    assert [slide.title for slide in made.slides] == [
        "Trade in the region", "Alphasecret of the ministry", "What has changed", "Two sides",
    ]  # fmt: skip
    assert "thetasecret" in notes(made.slides[2])


def test_points_for_others_leave_with_what_is_below_them(tmp_path: Path) -> None:
    made = prepared_for(tmp_path, TALK, "public")
    assert codes(made) == []
    changed = made.slides[1]
    assert texts(changed, "body") == ["Trade has grown"]
    assert notes(changed) == ["Trade has grown", "Own views."]


def test_the_deck_of_an_audience_has_its_name_and_leaves_the_speakers_own_alone(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": TALK})
    own = build(str(tmp_path / "talk.yaml"), options=Options(now=NOW)).path
    press = build(str(tmp_path / "talk.yaml"), options=Options(now=NOW, audience="press")).path
    assert (Path(own).name, Path(press).name) == ("trade-in-the-region.pptx", "trade-in-the-region-press.pptx")
    assert len(Presentation(own).slides) == 4
    assert len(Presentation(press).slides) == 3


@pytest.mark.parametrize(
    ("output", "name"), [("talk-{audience}", "talk-press"), ("{audience}", "press"), ("talk.pptx", "talk-press")]
)
def test_output_says_where_the_audience_stands_in_the_name(output: str, name: str, tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": f"output: '{output}'\n{TALK}"})
    made = build(str(tmp_path / "talk.yaml"), options=Options(now=NOW, audience="press"))
    assert Path(made.path).stem == name


def test_a_slip_in_the_name_builds_nothing(tmp_path: Path) -> None:
    made = prepared_for(tmp_path, TALK, "pres")
    assert [(d.code, d.hints) for d in made.diagnostics] == [("audience", ("did you mean press?",))]
    assert not made.is_ready


def test_a_name_that_the_deck_does_not_list_is_reported_where_it_is_used(tmp_path: Path) -> None:
    made = prepared_for(tmp_path, TALK.replace("audience: staff\n        points", "audience: staf\n        points"), "")
    (found,) = made.diagnostics
    assert (found.code, found.message, found.hints) == (
        "audience", "there is no audience 'staf'", ("did you mean staff?",),
    )  # fmt: skip
    assert found.at.start == made.deck.sections[1].points[2].at.start


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("[]", "missing-value"),
        ("{press: yes}", "wrong-kind"),
        ("the press", "wrong-kind"),
        ("[press, '']", "wrong-kind"),
    ],
)
def test_what_names_no_audience_is_an_error(written: str, code: str, tmp_path: Path) -> None:
    made = prepared_for(tmp_path, f"title: T\nsections: [{{title: A, audience: {written}}}]\n", "")
    assert codes(made) == [code]


def test_a_section_with_nothing_left_is_worth_a_look(tmp_path: Path) -> None:
    text = "title: T\naudiences: [press]\nsections:\n- {title: A, points: [{show: a, audience: staff}]}\n"
    made = prepared_for(tmp_path, text.replace("[press]", "[press, staff]"), "press")
    assert codes(made) == ["audience-empty"]


def test_a_deck_with_nothing_for_an_audience_is_not_built(tmp_path: Path) -> None:
    text = "title: T\naudiences: [press, staff]\nsections: [{title: A, audience: staff}]\n"
    assert codes(prepared_for(tmp_path, text, "press")) == ["no-sections"]


def test_python_asks_for_an_audience_as_the_terminal_does(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": TALK})
    path = deckbuild.build(deckbuild.load(str(tmp_path / "talk.yaml")), str(tmp_path / "p.pptx"), audience="press")
    assert "secret" not in everything_in(path)
    assert deckbuild.check(str(tmp_path / "talk.yaml"), audience="nobody")[0].code == "audience"
