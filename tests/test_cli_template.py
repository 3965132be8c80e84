"""`deckbuild template`, as a person meets it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from conftest import need
from deckbuild import drawing
from deckbuild.cli.app import app
from deckbuild.cli.guard import guarded
from deckbuild.office import soffice
from templates.decks import template
from templates.office import layouts, master
from templates.package import brand, packed, picture, related

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `deckbuild template` in a folder of its own; returns the exit code and what was printed."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        def clicked() -> int:
            with app.make_context("deckbuild", ["template", *arguments]) as context:
                return int(app.invoke(context) or 0)

        code = guarded(clicked)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def put(name: str) -> str:
    Path(f"{name}.pptx").write_bytes(template(name))
    return f"{name}.pptx"


def test_without_a_file_it_tells_of_the_builtin_template(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out.startswith("The built-in template\n33.9 × 19.1 cm (16:9), 11 layouts\n")
    assert "  points beside a visual  Points and Visual\n" in out
    assert "all are the theme's" in out


def test_a_template_is_told_in_plain_words(run: Run) -> None:
    code, out, _ = run(put("used-deck"))
    assert code == 0
    assert "25.4 × 19.1 cm (4:3), 11 layouts" in out
    assert "  a lead alone            Section Header\n" in out
    assert "    lacks        title, body\n" in out
    assert "    holds        11 lines of text at 20 pt\n" in out
    assert "sections that ask for it: layout: Blank" in out
    assert "Calibri (headings, text, footers): its widths are known" in out
    for word in ("A. Former", "last saved on 2013-01-27", "Streng vertraulich"):
        assert word in out


def test_text_that_is_hard_to_read_is_told_with_its_colours(run: Run) -> None:
    _, out, _ = run(put("old-4-3"))
    assert "date, footer, number: #8B8B8B on #FFFFFF has 3.4:1, text of its size needs 4.5:1" in " ".join(out.split())


def test_the_contrast_on_a_picture_is_looked_up_in_it(run: Run) -> None:
    first, *rest = layouts()
    ground = '<p:bgPr><a:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></a:blipFill></p:bgPr>'
    parts = brand((master((first._replace(background=ground), *rest)),), 13.333, 7.5)
    parts["ppt/media/image1.png"] = picture(30)
    related(parts, "ppt/slideLayouts/slideLayout1.xml", "rId9", "image", "ppt/media/image1.png")
    Path("night.pptx").write_bytes(packed(parts))
    told = json.loads(run("night.pptx", "--format", "json")[1])["layouts"][0]["contrasts"][0]
    assert told["type"] == "ctrTitle"
    assert (told["behind"], told["poor"]) == ("1E1E1E", True)
    assert told["ratio"] == pytest.approx(1.26, abs=0.02)


def test_programs_get_the_same_as_json(run: Run) -> None:
    code, out, _ = run(put("two-masters"), "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert told["serving"]["content"] == "Night/Title and Content"
    assert len(told["layouts"]) == 20
    first = told["layouts"][0]
    assert (first["write"], first["serves"], first["missing"]) == ("Day/Title Slide", [], [])
    assert first["contrasts"][0]["poor"] is False
    assert told["fonts"][0]["measured"] == "table"
    assert told["page"] == {"width": 12191695, "height": 6858000}


def test_a_deck_is_looked_at_with_its_own_template_and_layouts(run: Run) -> None:
    put("two-masters")
    Path("talk.yaml").write_text(
        "title: T\ntemplate: two-masters.pptx\nlayouts:\n  content: Day/Two Content\nsections:\n  - title: A\n",
        encoding="utf-8",
    )
    code, out, _ = run("talk.yaml")
    assert code == 0
    assert "  points                  Day/Two Content\n" in out


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("gone.pptx", "there is no template gone.pptx"),
        ("letter.pptx", "letter.pptx is not a PowerPoint file, or it is damaged"),
        ("old.pptx", "old.pptx is protected by a password, or in the format before 2007: save it as .pptx"),
        ("broken.yaml", "error[wrong-kind]"),
    ],
)
def test_what_is_no_template_is_one_line(file: str, said: str, run: Run) -> None:
    Path("letter.pptx").write_text("Dear all", encoding="utf-8")
    Path("old.pptx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    Path("broken.yaml").write_text("- a\n", encoding="utf-8")
    code, out, err = run(file)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("error") == 1


def test_a_sample_page_of_each_layout_is_drawn(run: Run) -> None:
    need("soffice")
    name = put("google-slides")
    code, out, _ = run(name, "--picture", "pages")
    assert code == 0
    assert out.endswith("\ndrew 7 sample pages: pages\n")
    drawn = sorted(Path("pages").iterdir())
    assert [path.name for path in drawn][:2] == ["01-title.png", "02-section-header.png"]
    for path in drawn:
        with Image.open(path) as image:
            assert max(image.size) == 1280
            assert len(image.getcolors(1_000_000) or ()) > 10  # something is written on it
    code, _, err = run(name, "--picture", "pages")
    assert code == 1
    assert "is there already" in err


def test_all_pages_are_drawn_on_one_sheet(run: Run) -> None:
    need("soffice")
    code, out, _ = run(put("a-bare-page"), "--picture", "all.png", "--format", "json")
    assert code == 0
    assert json.loads(out)["pictures"] == ["all.png"]
    with Image.open("all.png") as image:
        assert image.size[0] > 640


def test_without_libreoffice_the_way_out_is_said(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DECKBUILD_SOFFICE", raising=False)
    monkeypatch.setattr(soffice, "_APPLICATIONS", ())
    code, out, err = run("--picture", "pages")
    assert (code, out) == (1, "")
    assert err == (
        "error: drawing the pages needs LibreOffice\n"
        "  = hint: install LibreOffice (libreoffice.org, or your packages), or look at the pages in PowerPoint\n"
    )
    assert not Path("pages").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")
@pytest.mark.parametrize(("does", "said"), [("sleep 60", "takes LibreOffice more than"), ("exit 0", "fails in")])
def test_a_libreoffice_that_hangs_or_draws_nothing_is_told(
    does: str, said: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("soffice").write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    Path("soffice").chmod(0o755)
    monkeypatch.setenv("DECKBUILD_SOFFICE", os.path.abspath("soffice"))
    monkeypatch.setattr(drawing, "SECONDS", 0.5)
    monkeypatch.setattr(drawing, "SECONDS_A_PAGE", 0.0)
    code, _, err = run("--picture", "pages")
    assert code == 1
    assert said in err


def test_the_template_of_a_deck_is_taken_out_with_its_theme(run: Run) -> None:
    Path("talk.yaml").write_text(
        "title: T\ntheme: {colors: {accent1: '#0B5394'}}\nsections:\n  - title: A\n", encoding="utf-8"
    )
    code, _, err = run("talk.yaml", "--export", "house.potx")
    assert (code, err) == (1, "error: house.potx does not end in .pptx\n  = hint: name it house.pptx\n")
    assert run("talk.yaml", "--export", "house.pptx")[0] == 0
    assert json.loads(run("house.pptx", "--format", "json")[1])["colors"]["theme"]["accent1"] == "0B5394"


def test_a_hostile_name_does_not_steer_the_terminal(run: Run) -> None:
    Path("a\x1b[31m.pptx").write_bytes(template("wide-16-9"))
    _, out, _ = run("a\x1b[31m.pptx")
    assert "\x1b" not in out
