"""Edits of the matrix in Spire.Presentation (evaluation mode): `by_spire.py SOURCE FOLDER [EDIT ...]`."""

from __future__ import annotations

from running import run
from spire.presentation import (
    AnimationEffectType,
    ChartType,
    ClickHyperlink,
    DateTime,
    FileFormat,
    PointF,
    Presentation,
    RectangleF,
    ShapeType,
    TextParagraph,
    TransitionType,
    TriState,
)

GRAIN, TRADE, TOWNS, HILL, HISTORY = range(1, 6)


def shape(deck, slide, name):
    return next(one for one in deck.Slides[slide].Shapes if one.Name == name)


def points(deck):
    return shape(deck, GRAIN, "Content").TextFrame.Paragraphs


def reword_title(deck):
    shape(deck, GRAIN, "Title").TextFrame.Paragraphs[0].TextRanges[0].Text = "Grain still goes by water"


def reword_point(deck):
    points(deck)[0].TextRanges[0].Text = "Water is very cheap"


def add_point(deck):
    new = TextParagraph()
    new.Text = "And it needs a clear rule for the night"
    points(deck).Append(new)


def remove_point(deck):
    points(deck).RemoveAt(4)


def indent_point(deck):
    points(deck)[4].Depth = 1


def embolden(deck):
    points(deck)[0].TextRanges[0].IsBold = TriState.TTrue


def italicise(deck):
    points(deck)[0].TextRanges[0].IsItalic = TriState.TTrue


def link(deck):
    points(deck)[4].TextRanges[0].ClickAction = ClickHyperlink("https://example.org/crane")


def reword_notes(deck):
    frame = deck.Slides[GRAIN].NotesSlide.NotesTextFrame
    frame.Paragraphs[0].TextRanges[0].Text = "Water is by far the cheaper way."


def move_box(deck):
    box = shape(deck, GRAIN, "Content")
    box.Left = box.Left + 10


def resize_picture(deck):
    shape(deck, HILL, "Picture").Width = 150


def describe_picture(deck):
    shape(deck, HILL, "Picture").AlternativeText = "A harbour, grey in grey"


def reword_cell(deck):
    shape(deck, TOWNS, "Table").TableRows[2][1].TextFrame.Paragraphs[0].TextRanges[0].Text = "8"


def change_figure(deck):
    chart = shape(deck, TRADE, "Chart")
    chart.ChartData[2, 1].NumberValue = 4.0


def reword_event(deck):
    group = shape(deck, HISTORY, "Timeline")
    for one in group.Shapes:
        frame = getattr(one, "TextFrame", None)
        for paragraph in frame.Paragraphs if frame is not None else ():
            if paragraph.Text == "A summit":
                paragraph.TextRanges[0].Text = "A second summit"


def add_picture(deck):
    picture = shape(deck, HILL, "Picture").PictureFill.Picture.EmbedImage
    area = RectangleF.FromLTRB(10, 10, 60, 60)
    deck.Slides[GRAIN].Shapes.AppendEmbedImageByImageData(ShapeType.Rectangle, picture, area).Name = "Mine"


def add_text_box(deck):
    box = deck.Slides[GRAIN].Shapes.AppendShape(ShapeType.Rectangle, RectangleF.FromLTRB(10, 10, 110, 40))
    box.TextFrame.Text, box.Name = "Ask me", "Mine"


def add_chart(deck):
    shapes = deck.Slides[GRAIN].Shapes
    shapes.AppendChartInit(ChartType.ColumnClustered, RectangleF.FromLTRB(10, 10, 210, 110), True).Name = "Mine"


def comment(deck):
    author = deck.CommentAuthors.AddAuthor("A. Reader", "AR")
    deck.Slides[GRAIN].AddComment(author, "Is this so?", PointF(1.0, 1.0), DateTime.get_Now())


def animate(deck):
    deck.Slides[GRAIN].Timeline.MainSequence.AddEffect(shape(deck, GRAIN, "Content"), AnimationEffectType.Fade)


def add_transition(deck):
    deck.Slides[GRAIN].SlideShowTransition.Type = TransitionType.Fade


def move_slide(deck):
    deck.Slides[GRAIN].SlideNumber = deck.Slides.Count


def hide_slide(deck):
    deck.Slides[TOWNS].Hidden = True


def add_slide(deck):
    new = deck.Slides.Append()
    box = new.Shapes.AppendShape(ShapeType.Rectangle, RectangleF.FromLTRB(10, 10, 110, 40))
    box.TextFrame.Text = "A slide of mine"


def copy_slide(deck):
    deck.Slides.AppendBySlide(deck.Slides[HISTORY])


def remove_slide(deck):
    deck.Slides.RemoveAt(HILL)


def edit(source, target, change):
    """One edit of a deck, saved under another name."""
    deck = Presentation()
    deck.LoadFromFile(source)
    change(deck)
    deck.SaveToFile(target, FileFormat.Pptx2019)
    deck.Dispose()


run(edit, globals())
