"""`make` and `check`."""

from __future__ import annotations

import os
from typing import Any

import click

from deckbuild.cli.commands.options import call_of, reading
from deckbuild.places import DECKS


@click.command()
@reading
@click.option("-o", "--output", default="", metavar="FILE", type=click.Path(), help="Where to write the deck.")
@click.option("--watch", is_flag=True, help="Build again whenever a file is saved.")
@click.option("--force", is_flag=True, help="Build even when nothing has changed.")
@click.option("--ours", "take", flag_value="ours", default="", help="Settle all conflicts for the YAML.")
@click.option("--theirs", "take", flag_value="theirs", help="Settle all conflicts for the edited deck.")
@click.option("--ours-for", "ours", multiple=True, metavar="KEY", help="Settle those of a section for the YAML.")
@click.option(
    "--theirs-for", "theirs", multiple=True, metavar="KEY", help="Settle those of a section for the edited deck."
)
@click.option("--fresh", is_flag=True, help="Leave out what was edited in the deck; a copy of it is kept.")
@click.option("--release", is_flag=True, help="Leave out all that only deckbuild needs, for a deck to be given away.")
@click.option("--embargoed", is_flag=True, help="Allow --release while the embargo is running.")
@click.option("--password", is_flag=True, help="Ask for a password, and lock the deck with it.")
def make(output: str, watch: bool, force: bool, password: bool, **asked: Any) -> int:
    """Build the deck of SOURCE: a project folder, or a deck in one YAML file.

    Without SOURCE it is the project in this folder. The deck goes to build/ in the project, named by its title. What
    was edited in it since stays, and what the YAML has changed is added.

    \b
      deckbuild make
      deckbuild make --watch
      deckbuild make talk.yaml -o talk.pptx
      deckbuild make --now '2026-11-24 08:00' -o rehearsal.pptx
      deckbuild make --password --audience press
      deckbuild make --theirs-for korean-peninsula
      deckbuild make --release
    """
    from deckbuild.cli.make import built, run

    if asked["fresh"] and (asked["take"] or asked["ours"] or asked["theirs"]):
        raise click.UsageError("--fresh leaves out all edits, so that no conflicts are left to settle: choose one")
    if both := sorted({*asked["ours"]} & {*asked["theirs"]}):
        raise click.UsageError(f"--ours-for and --theirs-for both name {both[0]}: choose one")
    call = call_of(asked)._replace(output=output, force=force)
    if password and watch:
        raise click.UsageError("--password asks once for one deck, and --watch builds many: choose one")
    if password:
        from deckbuild.cli.protected import ask
        from deckbuild.cli.protected import run as protect

        return protect(call, ask)
    if not watch:
        return run(call)
    from deckbuild.cli.watch import watch as keep_building

    return keep_building(call, built)


@click.command()
@reading
@click.option("--html", "page", default="", metavar="FILE", type=click.Path(), help="Write a report as one HTML page.")
@click.option("--fix", is_flag=True, help="Of a .pptx: write a corrected copy, <name>.fixed.pptx.")
def check(page: str, fix: bool, **asked: Any) -> int:
    """Hold SOURCE against every rule: a project, a deck in YAML, or a .pptx from anywhere.

    `make` keeps to the rules that can stop it, and to those about time; this keeps to all of them. A .pptx is audited
    as it is: can everybody read it, does it hold what nobody should get, is everything on it that has to be?

    \b
      deckbuild check
      deckbuild check --strict
      deckbuild check talk.yaml --format github
      deckbuild check from-a-colleague.pptx --html report.html
      deckbuild check from-a-colleague.pptx --fix
    """
    call = call_of(asked)
    if call.source.lower().endswith(DECKS) and not os.path.isdir(call.source):
        from deckbuild.cli.audit import run as audit

        return audit(call, fix, page)
    if fix:
        raise click.UsageError("--fix corrects a .pptx; YAML is yours to edit")
    from deckbuild.cli.check import run

    return run(call, page)
