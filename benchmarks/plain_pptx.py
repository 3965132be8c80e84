"""A benchmark deck the way a short python-pptx script makes it: python plain_pptx.py deck.yaml out.pptx."""

from __future__ import annotations

import copy
import os
import sys
from typing import Any

import yaml
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

_COVER, _CONTENT = 0, 1


def main(source: str, target: str) -> None:
    with open(source, encoding="utf-8") as file:
        deck = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    presentation = Presentation()
    presentation.core_properties.title = deck["title"]
    presentation.core_properties.author = deck["speaker"]
    slide = add_slide(presentation, _COVER, deck["title"], deck["disclaimer"])
    slide.placeholders[1].text_frame.text = f"{deck['speaker']}, {deck['event']}"
    for section in deck["sections"]:
        slide = add_slide(presentation, _CONTENT, section["title"], deck["disclaimer"])
        slide.placeholders[1].text_frame.text = "\n".join(point["show"] for point in section["points"])
        said = [point["say"] for point in section["points"]]
        if "chart" in section:
            add_chart(slide, section["chart"])
        if "picture" in section:
            add_picture(slide, os.path.join(os.path.dirname(source), section["picture"]["file"]))
        slide.notes_slide.notes_text_frame.text = "\n".join([*said, section["notes"], deck["disclaimer"]])
    presentation.save(target)


def add_chart(slide: Any, chart: dict[str, Any]) -> None:
    """A column chart in the right half of a slide."""
    from pptx.chart.data import CategoryChartData  # only decks with charts pay for it
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    data = CategoryChartData()
    data.categories = [str(category) for category in chart["categories"]]
    for name, numbers in chart["series"].items():
        data.add_series(name, numbers)
    room = Inches(5), Inches(1.5), Inches(4.7), Inches(5)
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *room, data).chart
    drawn.has_title, drawn.has_legend = True, True
    drawn.chart_title.text_frame.text = chart["title"]


def add_picture(slide: Any, file: str) -> None:
    """A picture in the right half of a slide."""
    from pptx.util import Inches

    slide.shapes.add_picture(file, Inches(5), Inches(2), Inches(4.7))


def add_slide(presentation: Any, layout: int, title: str, disclaimer: str) -> Any:
    """A slide with its title, and with the layout's footer and slide number, which python-pptx leaves out."""
    slide: Any = presentation.slides.add_slide(presentation.slide_layouts[layout])
    slide.shapes.title.text_frame.text = title
    for placeholder in slide.slide_layout.placeholders:
        if placeholder.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            slide.shapes._spTree.append(copy.deepcopy(placeholder._element))
    for shape in slide.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
            shape.text_frame.text = disclaimer
    return slide


if __name__ == "__main__":
    main(*sys.argv[1:])
