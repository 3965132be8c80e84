"""A deck's package changed in place: only what was changed is another, and the whole holds together."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from deckbuild.editing import comments, properties, release, slides
from deckbuild.editing.layouts import Layouts, Needed, places_of
from deckbuild.editing.package import EditedPackage
from deckbuild.pipeline import Options, build
from deckbuild.template.model import TemplateError
from deckbuild.template.store import builtin
from making import NOW, project
from package_checks import faults

if TYPE_CHECKING:
    from pathlib import Path

DECK = "title: T\ndisclaimer: Own views.\nmarking: TLP:GREEN\nsections:\n" + "".join(
    f"- {{title: S{n}, key: s{n}, points: [one, two], group: G{n // 2}}}\n" for n in range(5)
)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A deck of a cover and five slides in three sections."""
    folder = project(tmp_path_factory.mktemp("deck"), {"talk.yaml": DECK})
    built = build(str(folder / "talk.yaml"), str(folder / "deck.pptx"), Options(now=NOW))
    with open(built.path, "rb") as file:
        return file.read()


def opened(data: bytes) -> EditedPackage:
    return EditedPackage(data, "deck.pptx")


def written(package: EditedPackage) -> bytes:
    file = io.BytesIO()
    package.write(file).close()
    return file.getvalue()


def checksums(data: bytes) -> dict[str, int]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {entry.filename: entry.CRC for entry in archive.infolist()}


def titles(data: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(io.BytesIO(data)).slides]


def test_a_package_that_nobody_changed_is_written_as_it_was(deck: bytes) -> None:
    package = opened(deck)
    assert not package.is_changed
    assert checksums(written(package)) == checksums(deck)


def test_a_part_that_is_changed_leaves_every_other_as_it_was(deck: bytes) -> None:
    package = opened(deck)
    package.edited("ppt/slides/slide2.xml").set("show", "0")
    after, before = checksums(written(package)), checksums(deck)
    assert [name for name in before if after[name] != before[name]] == ["ppt/slides/slide2.xml"]


def test_slides_are_moved_and_taken_out_with_all_that_was_theirs(deck: bytes, tmp_path: Path) -> None:
    package = opened(deck)
    first, second, _, *rest = slides.slide_parts(package)
    slides.arrange(package, [first, *reversed(rest), second])
    slides.group(package, ["A", "", "B", "", ""])
    package.drop_orphans()
    slides.renumber(package)
    properties.count(package, ["a", "b", "c", "d", "e"], 0)
    data = written(package)
    assert titles(data) == ["T", "S4", "S3", "S2", "S0"]
    assert slides.sections(opened(data)) == ["A", "A", "B", "B", "B"]
    assert faults(io.BytesIO(data)) == []
    assert len([name for name in checksums(data) if re.fullmatch(r"ppt/(notesS|s)lides/\w+\d\.xml", name)]) == 10
    notes = [slide.notes_slide.notes_text_frame.text for slide in Presentation(io.BytesIO(data)).slides]
    assert notes[1].startswith("one\ntwo")


def test_renumbering_gives_slides_and_notes_the_numbers_of_their_places(deck: bytes) -> None:
    package = opened(deck)
    parts = slides.slide_parts(package)
    slides.arrange(package, parts[::-1])
    slides.renumber(package)
    again = opened(written(package))
    listed = slides.slide_parts(again)
    assert listed == [f"ppt/slides/slide{n}.xml" for n in range(1, 7)]
    assert [again.target(part, "notesSlide") for part in listed] == [
        p.replace("slides/s", "notesSlides/notesS") for p in listed
    ]
    assert titles(written(again)) == ["S4", "S3", "S2", "S1", "S0", "T"]


def test_a_jump_to_a_slide_that_is_gone_goes_with_it(deck: bytes) -> None:
    presentation = Presentation(io.BytesIO(deck))
    shape = presentation.slides[1].shapes.title
    shape.click_action.target_slide = presentation.slides[3]
    file = io.BytesIO()
    presentation.save(file)
    package = opened(file.getvalue())
    parts = slides.slide_parts(package)
    slides.arrange(package, [part for part in parts if part != parts[3]])
    package.drop_orphans()
    data = written(package)
    assert faults(io.BytesIO(data)) == []
    assert b"hlinkClick" not in opened(data).data(parts[1])


def test_comments_are_those_of_every_program_and_can_be_taken_out_again(deck: bytes) -> None:
    package = opened(deck)
    slide = slides.slide_parts(package)[1]
    comments.add(package, slide, ["kept <words>", "and more"], "2026-11-24T00:00:00")
    data = written(package)
    assert faults(io.BytesIO(data)) == []
    assert b"kept &lt;words&gt;" in opened(data).data("ppt/comments/comment1.xml")
    again = opened(data)
    comments.remove(again, slide)
    comments.forget_author(again)
    assert checksums(written(again)).keys() == checksums(deck).keys()


def test_a_layout_that_is_there_is_found_and_another_is_brought_with_its_master(deck: bytes) -> None:
    package, template = opened(deck), builtin()
    layouts = Layouts(package, {part.name: part for part in template.parts})
    content = next(layout for layout in template.layouts if layout.kind == "content")
    places = frozenset(places_of(package.xml(content.part)))
    assert layouts.part_for(Needed(content.name, content.part, places)) == content.part
    strange = layouts.part_for(Needed("Another name", content.part, places))
    assert strange not in (content.part, "")
    slide = slides.slide_parts(package)[1]
    links = [link._replace(target=strange) if link.kind == "slideLayout" else link for link in package.links(slide)]
    package.set_links(slide, links)
    data = written(package)
    assert faults(io.BytesIO(data)) == []
    assert len(Presentation(io.BytesIO(data)).slide_masters) == 2


def test_a_release_has_nothing_of_the_workshop(deck: bytes) -> None:
    package = opened(deck)
    comments.add(package, slides.slide_parts(package)[1], ["kept"], "2026-11-24T00:00:00")
    release.strip(package)
    data = written(package)
    assert faults(io.BytesIO(data)) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"\n".join(archive.read(name) for name in archive.namelist())
        names = "\n".join(archive.namelist())
    assert b"deckbuild" not in everything.lower()
    assert b"creationId" not in everything
    assert "tags" not in names
    assert "customXml" not in names
    assert "comment" not in names.lower()
    assert titles(data) == titles(deck)


@pytest.mark.parametrize("damage", [b"", b"PK", b"no package"])
def test_what_is_no_package_is_refused(damage: bytes) -> None:
    with pytest.raises(TemplateError):
        opened(damage)
