"""Edits of the matrix in Aspose.Slides (evaluation mode): `by_aspose.py SOURCE FOLDER [EDIT ...]`."""

from __future__ import annotations

import datetime as dt

import aspose.slides as slides
from running import run

GRAIN, TRADE, TOWNS, HILL, HISTORY = range(1, 6)


def shape(deck, slide, name):
    return next(one for one in deck.slides[slide].shapes if one.name == name)


def points(deck):
    return shape(deck, GRAIN, "Content").text_frame.paragraphs


def reword_title(deck):
    shape(deck, GRAIN, "Title").text_frame.paragraphs[0].portions[0].text = "Grain still goes by water"


def reword_point(deck):
    points(deck)[0].portions[0].text = "Water is very cheap"


def add_point(deck):
    new = slides.Paragraph()
    new.text = "And it needs a clear rule for the night"
    points(deck).add(new)


def remove_point(deck):
    points(deck).remove_at(4)


def move_point(deck):
    last = slides.Paragraph(points(deck)[4])
    points(deck).remove_at(4)
    points(deck).insert(0, last)


def indent_point(deck):
    points(deck)[4].paragraph_format.depth = 1


def embolden(deck):
    points(deck)[0].portions[0].portion_format.font_bold = slides.NullableBool.TRUE


def italicise(deck):
    points(deck)[0].portions[0].portion_format.font_italic = slides.NullableBool.TRUE


def link(deck):
    points(deck)[4].portions[0].portion_format.hyperlink_click = slides.Hyperlink("https://example.org/crane")


def reword_notes(deck):
    frame = deck.slides[GRAIN].notes_slide_manager.notes_slide.notes_text_frame
    frame.paragraphs[0].portions[0].text = "Water is by far the cheaper way."


def move_box(deck):
    shape(deck, GRAIN, "Content").x += 10


def resize_picture(deck):
    shape(deck, HILL, "Picture").width = 150


def describe_picture(deck):
    shape(deck, HILL, "Picture").alternative_text = "A harbour, grey in grey"


def reword_cell(deck):
    shape(deck, TOWNS, "Table").rows[2][1].text_frame.paragraphs[0].portions[0].text = "8"


def change_figure(deck):
    chart = shape(deck, TRADE, "Chart")
    chart.chart_data.series[0].data_points[1].value.data = 4.0


def reword_event(deck):
    for one in shape(deck, HISTORY, "Timeline").shapes:
        frame = getattr(one, "text_frame", None)
        for paragraph in frame.paragraphs if frame is not None else ():
            if paragraph.text.startswith("A sum"):  # evaluation mode cuts what it lets be read
                paragraph.portions[0].text = "A second summit"


def add_picture(deck):
    shapes = deck.slides[GRAIN].shapes
    shapes.add_picture_frame(slides.ShapeType.RECTANGLE, 10, 10, 50, 50, deck.images[0]).name = "Mine"


def add_text_box(deck):
    box = deck.slides[GRAIN].shapes.add_auto_shape(slides.ShapeType.RECTANGLE, 10, 10, 100, 30)
    box.text_frame.text, box.name = "Ask me", "Mine"


def add_chart(deck):
    from aspose.slides.charts import ChartType

    deck.slides[GRAIN].shapes.add_chart(ChartType.CLUSTERED_COLUMN, 10, 10, 200, 100).name = "Mine"


def comment(deck):
    author = deck.comment_authors.add_author("A. Reader", "AR")
    author.comments.add_comment("Is this so?", deck.slides[GRAIN], slides.PointF(1, 1), dt.datetime(2026, 11, 1))


def animate(deck):
    from aspose.slides.animation import EffectSubtype, EffectTriggerType, EffectType

    deck.slides[GRAIN].timeline.main_sequence.add_effect(
        shape(deck, GRAIN, "Content"), EffectType.FADE, EffectSubtype.NONE, EffectTriggerType.ON_CLICK
    )


def add_transition(deck):
    from aspose.slides.slideshow import TransitionType

    deck.slides[GRAIN].slide_show_transition.type = TransitionType.FADE


def move_slide(deck):
    deck.slides.reorder(len(deck.slides) - 1, deck.slides[GRAIN])


def hide_slide(deck):
    deck.slides[TOWNS].hidden = True


def add_slide(deck):
    new = deck.slides.add_empty_slide(deck.slides[GRAIN].layout_slide)
    box = new.shapes.add_auto_shape(slides.ShapeType.RECTANGLE, 10, 10, 100, 30)
    box.text_frame.text = "A slide of mine"


def copy_slide(deck):
    deck.slides.add_clone(deck.slides[HISTORY])


def remove_slide(deck):
    deck.slides.remove_at(HILL)


def edit(source, target, change):
    """One edit of a deck, saved under another name."""
    with slides.Presentation(source) as deck:
        change(deck)
        deck.save(target, slides.export.SaveFormat.PPTX)


run(edit, globals())
