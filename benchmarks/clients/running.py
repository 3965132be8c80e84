"""Runs the edits of a client: every function of the driver whose name is in the list, each on a fresh copy."""

from __future__ import annotations

import os
import sys
import traceback

EDITS = (
    "save", "reword_title", "reword_point", "add_point", "remove_point", "move_point", "indent_point", "embolden",
    "italicise", "link", "reword_notes", "move_box", "resize_picture", "describe_picture", "reword_cell",
    "change_figure", "reword_event", "add_picture", "add_text_box", "add_chart", "comment", "animate",
    "add_transition", "move_slide", "hide_slide", "add_slide", "copy_slide", "remove_slide",
)  # fmt: skip
"""All edits, in the order of the report; `save` changes nothing."""


def run(edit, driver):
    """`edit(source, target, change)` for the edits asked for on the command line, or for all that the driver has."""
    source, folder, *asked = sys.argv[1:]
    driver = {"save": lambda _deck: None, **driver}
    for name in asked or EDITS:
        if name in driver:
            try:
                edit(source, os.path.join(folder, f"{name}.pptx"), driver[name])
            except Exception:  # the report says that the client could not do it
                print(f"{name}: {traceback.format_exc(limit=-1).splitlines()[-1]}", flush=True)
