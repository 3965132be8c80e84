"""Edits of the matrix in LibreOffice by UNO: `by_libreoffice.py SOURCE FOLDER [EDIT ...]`, with the system's Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time

import uno
from com.sun.star.awt import Point, Size
from com.sun.star.beans import PropertyValue
from running import run

GRAIN, TRADE, TOWNS, HILL, HISTORY = range(1, 6)


def value(name, said):
    found = PropertyValue()
    found.Name, found.Value = name, said
    return found


def page(deck, n):
    return deck.DrawPages.getByIndex(n)


def shapes(held):
    return [held.getByIndex(n) for n in range(held.Count)]


def of_type(deck, n, kind, nth=0):
    return [one for one in shapes(page(deck, n)) if one.ShapeType == kind][nth]


def paragraphs(shape):
    found, listed = [], shape.createEnumeration()
    while listed.hasMoreElements():
        found.append(listed.nextElement())
    return found


def portion(paragraph):
    """A paragraph selected by a cursor, which takes formatting where the paragraph itself does not."""
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    cursor.gotoRange(paragraph.End, True)
    return cursor


def points(deck):
    held = next(one for one in shapes(page(deck, GRAIN)) if hasattr(one, "String") and "Water is cheap" in one.String)
    return held, paragraphs(held)


def reword_title(deck):
    of_type(deck, GRAIN, "com.sun.star.presentation.TitleTextShape").String = "Grain still goes by water"


def reword_point(deck):
    points(deck)[1][0].String = "Water is very cheap"


def add_point(deck):
    held, _ = points(deck)
    text = held.Text
    text.insertControlCharacter(text.End, 0, False)
    text.insertString(text.End, "And it needs a clear rule for the night", False)


def remove_point(deck):
    held, found = points(deck)
    cursor = held.Text.createTextCursorByRange(found[3].End)
    cursor.gotoEnd(True)
    cursor.String = ""


def move_point(deck):
    held, found = points(deck)
    text, words = held.Text, found[4].String
    cursor = text.createTextCursorByRange(found[3].End)
    cursor.gotoEnd(True)
    cursor.String = ""
    text.insertString(text.Start, words, False)
    first = text.createTextCursorByRange(text.Start)
    first.goRight(len(words), False)
    text.insertControlCharacter(first, 0, False)


def indent_point(deck):
    points(deck)[1][4].NumberingLevel = 1


def embolden(deck):
    portion(points(deck)[1][0]).CharWeight = 150.0


def italicise(deck):
    portion(points(deck)[1][0]).CharPosture = uno.Enum("com.sun.star.awt.FontSlant", "ITALIC")


def link(deck):
    held, found = points(deck)
    field = deck.createInstance("com.sun.star.text.TextField.URL")
    field.URL, field.Representation = "https://example.org/crane", found[4].String
    held.Text.insertTextContent(portion(found[4]), field, True)


def reword_notes(deck):
    notes = page(deck, GRAIN).NotesPage
    held = next(one for one in shapes(notes) if "Water is the cheaper way" in getattr(one, "String", ""))
    paragraphs(held)[0].String = "Water is by far the cheaper way."


def move_box(deck):
    held, _ = points(deck)
    held.Position = Point(held.Position.X + 353, held.Position.Y)


def resize_picture(deck):
    picture = picture_of(deck)
    picture.Size = Size(5292, picture.Size.Height)


def picture_of(deck):
    return next(one for one in shapes(page(deck, HILL)) if one.ShapeType.endswith("GraphicObjectShape"))


def describe_picture(deck):
    picture_of(deck).Description = "A harbour, grey in grey"


def reword_cell(deck):
    of_type(deck, TOWNS, "com.sun.star.drawing.TableShape").Model.getCellByPosition(1, 2).String = "8"


def change_figure(deck):
    chart = next(one for one in shapes(page(deck, TRADE)) if one.ShapeType.endswith("OLE2Shape")).Model
    rows = [list(row) for row in chart.Data.getData()]
    rows[1][0] = 4.0
    chart.Data.setData(tuple(tuple(row) for row in rows))


def reword_event(deck):
    for group in shapes(page(deck, HISTORY)):
        if group.ShapeType == "com.sun.star.drawing.GroupShape":
            for one in shapes(group):
                if getattr(one, "String", "").endswith("A summit"):
                    paragraphs(one)[-1].String = "A second summit"


def add_picture(deck):
    old = picture_of(deck)
    new = deck.createInstance("com.sun.star.drawing.GraphicObjectShape")
    new.Graphic, new.Position, new.Size = old.Graphic, Point(0, 0), Size(2000, 2000)
    page(deck, GRAIN).add(new)
    new.Name = "Mine"


def add_text_box(deck):
    new = deck.createInstance("com.sun.star.drawing.TextShape")
    new.Position, new.Size = Point(0, 0), Size(4000, 1000)
    page(deck, GRAIN).add(new)
    new.String, new.Name = "Ask me", "Mine"


def comment(deck):
    note = page(deck, GRAIN).createAndInsertAnnotation()
    note.Author = "A. Reader"
    note.TextRange.String = "Is this so?"


def add_transition(deck):
    page(deck, GRAIN).Effect = uno.Enum("com.sun.star.presentation.FadeEffect", "FADE_FROM_LEFT")


def move_slide(deck):
    deck.CurrentController.setCurrentPage(page(deck, GRAIN))
    make = _CONTEXT[0].ServiceManager.createInstanceWithContext
    dispatcher = make("com.sun.star.frame.DispatchHelper", _CONTEXT[0])
    dispatcher.executeDispatch(deck.CurrentController.Frame, ".uno:MovePageLast", "", 0, ())


def hide_slide(deck):
    page(deck, TOWNS).Visible = False


def add_slide(deck):
    new = deck.DrawPages.insertNewByIndex(deck.DrawPages.Count - 1)
    new.Layout = 19
    title = next(one for one in shapes(new) if one.ShapeType.endswith("TitleTextShape"))
    title.String = "A slide of mine"


def copy_slide(deck):
    deck.duplicate(page(deck, HISTORY))


def remove_slide(deck):
    deck.DrawPages.remove(page(deck, HILL))


_CONTEXT, _FOLDER = [], []


def edit(source, target, change):
    """One edit of a deck, saved under another name."""
    desktop = _CONTEXT[0].ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", _CONTEXT[0])
    work = os.path.join(_FOLDER[0], f"{os.path.basename(target)}.work.pptx")  # whose lock is in nobody's way
    shutil.copy(source, work)
    deck = desktop.loadComponentFromURL(f"file://{work}", "_blank", 0, ())
    try:
        change(deck)
        deck.storeToURL(f"file://{os.path.abspath(target)}", (value("FilterName", "Impress MS PowerPoint 2007 XML"),))
    finally:
        deck.close(True)


def main():
    """Starts an office of its own, runs the edits in it, and ends it."""
    with tempfile.TemporaryDirectory() as profile:
        _FOLDER.append(profile)
        pipe = f"deckbuild{os.getpid()}"
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
             f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            for _ in range(120):
                try:
                    _CONTEXT.append(resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"))
                    break
                except Exception:
                    time.sleep(0.5)
            run(edit, globals())
        finally:
            office.terminate()
            office.wait(30)


main()
