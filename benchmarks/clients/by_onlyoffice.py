"""Edits of the matrix in ONLYOFFICE's document builder (evaluation mode): `by_onlyoffice.py SOURCE FOLDER [EDIT]`."""

from __future__ import annotations

import docbuilder
from running import run

_START = """
var deck = Api.GetPresentation();
var GRAIN = 1, TRADE = 2, TOWNS = 3, HILL = 4, HISTORY = 5;
function slide(n) { return deck.GetSlideByIndex(n); }
function named(n, name) {
  var all = slide(n).GetAllDrawings();
  for (var i = 0; i < all.length; ++i) if (all[i].GetName && all[i].GetName() === name) return all[i];
  throw new Error("no shape " + name);
}
function points() { return named(GRAIN, "Content").GetContent ? named(GRAIN, "Content").GetContent()
                                                             : named(GRAIN, "Content").GetDocContent(); }
function reword(paragraph, text) {
  var run = paragraph.GetElement(0);
  run.ClearContent(); run.AddText(text);
}
"""
_EDITS = {
    "reword_title": 'reword(named(GRAIN, "Title").GetDocContent().GetElement(0), "Grain still goes by water");',
    "reword_point": 'reword(points().GetElement(0), "Water is very cheap");',
    "add_point": """var p = Api.CreateParagraph(); p.AddText("And it needs a clear rule for the night");
                    points().Push(p);""",
    "remove_point": "points().RemoveElement(4);",
    "embolden": "points().GetElement(0).GetElement(0).SetBold(true);",
    "italicise": "points().GetElement(0).GetElement(0).SetItalic(true);",
    "move_box": """var s = named(GRAIN, "Content"); s.SetPosition(s.GetPosX() + 127000, s.GetPosY());""",
    "resize_picture": 'var s = named(HILL, "Picture"); s.SetSize(1905000, s.GetHeight());',
    "reword_cell": 'reword(named(TOWNS, "Table").GetRow(2).GetCell(1).GetContent().GetElement(0), "8");',
    "change_figure": 'named(TRADE, "Chart").SetSeriaValues([1, 4, 2], 0);',
    "add_text_box": """var fill = Api.CreateNoFill(), line = Api.CreateStroke(0, Api.CreateNoFill());
                       var s = Api.CreateShape("rect", 900000, 300000, fill, line); s.SetPosition(0, 0);
                       s.GetDocContent().GetElement(0).AddText("Ask me"); slide(GRAIN).AddObject(s);""",
    "add_chart": """var c = Api.CreateChart("bar", [[1, 2]], ["s"], ["a", "b"], 2000000, 1000000, 24);
                    c.SetPosition(0, 0); slide(GRAIN).AddObject(c);""",
    "move_slide": "slide(GRAIN).MoveTo(deck.GetSlidesCount() - 1);",
    "hide_slide": "slide(TOWNS).SetVisible(false);",
    "add_slide": """var n = Api.CreateSlide(); deck.AddSlide(n);
                    var s = Api.CreateShape("rect", 900000, 300000, Api.CreateNoFill(),
                                            Api.CreateStroke(0, Api.CreateNoFill()));
                    s.GetDocContent().GetElement(0).AddText("A slide of mine"); n.AddObject(s);""",
    "copy_slide": "slide(HISTORY).Duplicate(deck.GetSlidesCount());",
    "remove_slide": "slide(HILL).Delete();",
    "describe_picture": 'named(HILL, "Picture").SetDescription("A harbour, grey in grey");',
    "reword_notes": "reword(slide(GRAIN).GetNotesPage().GetBodyShape().GetDocContent().GetElement(0), "
    '"Water is by far the cheaper way.");',
    "move_point": """var p = points().GetElement(4).Copy(); points().RemoveElement(4);
                     points().AddElement(0, p);""",
    "comment": 'slide(GRAIN).AddComment(100000, 100000, "Is this so?", "A. Reader");',
    "add_transition": """var t = Api.CreateSlideShowTransition(); t.SetEntryEffect("effectFade");
                         slide(GRAIN).SetSlideShowTransition(t);""",
    "animate": """slide(GRAIN).GetTimeLine().GetMainSequence()
                  .AddEffect(named(GRAIN, "Content"), "fade", "", "onClick");""",
}


_ALIVE: list = []
"""What must not be let go: the library ends the process when its objects go in another order than they came."""


def edit(source, target, change):
    """One edit of a deck, saved under another name."""
    builder = docbuilder.CDocBuilder()
    _ALIVE.append(builder)
    if builder.OpenFile(source, "") != 0:
        raise OSError("cannot be opened")
    script = change(None)
    if script:
        _ALIVE.append(builder.GetContext())
        told = docbuilder.CDocBuilderValue()
        whole = (
            f"(function() {{ try {{ {_START} {script} return 'done'; }} catch (e) {{ return '' + e.message; }} }})()"
        )
        builder.ExecuteCommand(whole, told)
        if told.ToString() != "done":
            raise RuntimeError(told.ToString())
    if builder.SaveFile("pptx", target) != 0:
        raise OSError("cannot be saved")
    builder.CloseFile()


run(edit, {name: (lambda _deck, script=script: script) for name, script in _EDITS.items()})
