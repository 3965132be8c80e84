"""Native shapes: in groups that move as one, decorative where they say nothing, with links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx import Presentation

from deckbuild.pipeline import build
from making import project

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

DECK = """\
title: Drawn
cover: false
sections:
  - title: Visits
    timeline:
      - {when: 2000, what: 'First *visit*, [told](https://example.org/a)'}
      - {when: 2001, what: Return & visit}
  - title: Figures
    points: [a]
    figures: [{value: 54 km, label: of railway}]
"""


def slides(folder: Path) -> list[Any]:
    """The slides of the deck, read back."""
    path = project(folder, {"talk.yaml": DECK}) / "talk.yaml"
    result = build(str(path), str(folder / "talk.pptx"))
    return list(Presentation(result.path).slides)


def group_of(slide: Any) -> Any:
    """The slide's group."""
    (group,) = (s for s in slide.shapes if hasattr(s, "shapes"))
    return group


def test_a_group_stands_where_its_shapes_stand(tmp_path: Path) -> None:
    for slide in slides(tmp_path):
        group = group_of(slide)
        inside = list(group.shapes)
        assert group.left == min(s.left for s in inside)
        assert group.top == min(s.top for s in inside)
        assert group.left + group.width == max(s.left + s.width for s in inside)
        assert group.top + group.height == max(s.top + s.height for s in inside)


def test_every_shape_of_a_slide_has_an_id_of_its_own(tmp_path: Path) -> None:
    for slide in slides(tmp_path):
        ids = [int(one.get("id")) for one in slide._element.xpath("//p:cNvPr")]
        assert len(ids) == len(set(ids))


def test_the_timeline_is_described_as_a_whole_and_its_axis_and_dots_are_decorative(tmp_path: Path) -> None:
    group = group_of(slides(tmp_path)[0])
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "Timeline: 2000: First visit, told; 2001: Return & visit"
    silent = [s.name for s in group.shapes if s._element.xpath(".//*[local-name()='decorative']")]
    assert silent == ["Axis", "Dot 1", "Dot 2"]


def test_words_keep_their_emphasis_and_links(tmp_path: Path) -> None:
    slide = slides(tmp_path)[0]
    event = next(s for s in group_of(slide).shapes if s.name == "Event 1")
    when, what = event.text_frame.paragraphs
    assert when.runs[0].font.bold
    assert [(r.text, bool(r.font.italic), r.hyperlink.address) for r in what.runs] == [
        ("First ", False, None), ("visit", True, None), (", ", False, None), ("told", False, "https://example.org/a"),
    ]  # fmt: skip


def test_figures_without_a_description_of_their_own_are_read_by_their_texts(tmp_path: Path) -> None:
    group = group_of(slides(tmp_path)[1])
    assert group._element.nvGrpSpPr.cNvPr.get("descr") is None
    assert [s.text_frame.text for s in group.shapes if s.name == "Figure 1"] == ["54 km\nof railway"]
