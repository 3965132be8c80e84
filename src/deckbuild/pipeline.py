"""The pipeline: read, check, lay out, write."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import moments, places, rebuild, sidecar, uptodate
from deckbuild.checking import check_deck
from deckbuild.diagnostics import Diagnostic, Problems, in_source_order, nearest, with_levels
from deckbuild.layout.deck import lay_out
from deckbuild.layout.slide import LaidDeck
from deckbuild.readers.project import Project, read_project
from deckbuild.rendering import silenced
from deckbuild.richtext import plain
from deckbuild.rules import Subject
from deckbuild.slugs import slug
from deckbuild.source import NOWHERE
from deckbuild.target import TargetError
from deckbuild.template.store import builtin
from deckbuild.texts import Texts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from deckbuild.adopting.decks import Adoption
    from deckbuild.adopting.matching import Match
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.merging.decks import Planned
    from deckbuild.model import Deck
    from deckbuild.rebuild import Merged, Written
    from deckbuild.template.model import Template

    Progress = Callable[[str, int, int], None]


_MOST_NAME = 200
"""Bytes of a deck's own file name: file systems take 255, and a kept copy adds some."""


class Options(NamedTuple):
    """How a deck is built: the clock (empty for the real one), what is allowed, and whom it is for (empty: all).

    With `thorough` it is held against every rule, else against those that `make` keeps to. `fresh`, `release`, `take`,
    `ours` and `theirs` are those of `rebuild.Wish`; `despite_embargo` allows a release while the embargo runs.
    """

    now: str = ""
    strict: bool = False
    allow_outside: bool = False
    progress: Progress | None = None
    audience: str = ""
    thorough: bool = False
    fresh: bool = False
    release: bool = False
    despite_embargo: bool = False
    take: str = ""
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()


DEFAULTS = Options()


class Prepared(NamedTuple):
    """A deck that was read, checked and laid out, ready to be written unless a diagnostic is an error."""

    project: Project
    template: Template | None
    slides: list[LaidSlide]
    diagnostics: list[Diagnostic]
    embargoed: bool

    @property
    def deck(self) -> Deck:
        """The deck; only asked for where reading it went well."""
        assert self.project.deck is not None
        return self.project.deck

    @property
    def is_ready(self) -> bool:
        """Whether the deck can be written."""
        return self.template is not None and not any(d.is_error for d in self.diagnostics)


class Result(NamedTuple):
    """What a build did: the deck's path (empty when nothing was written), the copy of an edited one it kept, the merge.

    `merged` is None where nobody had edited the deck.
    """

    prepared: Prepared
    path: str
    kept: str = ""
    merged: Merged | None = None


def prepare(source: str, options: Options = DEFAULTS) -> Prepared:
    """Reads, checks and lays out the deck at `source`; problems are values in `diagnostics`, in source order."""
    problems = Problems()
    return prepare_project(read_project(source, problems, options.allow_outside), problems, options)


def prepare_project(project: Project, problems: Problems, options: Options) -> Prepared:
    """Checks and lays out a deck that was read, or made in Python; `problems` holds what reading it found."""
    project = _for_audience(project, options.audience, problems)
    deck = project.deck
    stopped = any(d.is_error for d in _settled(deck, problems, options._replace(strict=False)))
    template = _template(deck, problems) if deck is not None and not stopped else None
    if deck is None or template is None:
        return Prepared(project, None, [], _settled(deck, problems, options), False)
    now = _now(deck, options, problems)
    count, progress = len(deck.sections), options.progress
    if deck.pace is None and os.path.isfile(path := places.pace_file(project.root)):
        deck, project = _at_own_pace(deck, project, path, problems)
    slides = lay_out(deck, template, now, problems, (lambda n: progress("laying out", n, count)) if progress else None)
    subject = Subject(deck, now, slides, template, Texts(deck), options.audience)
    check_deck(subject, problems, options.thorough or options.strict)
    running = moments.embargo_runs(deck.embargo, now)
    return Prepared(project, template, slides, _settled(deck, problems, options), running)


def template_of(source: str, options: Options = DEFAULTS) -> tuple[Deck | None, Template | None, list[Diagnostic]]:
    """The deck at `source` and its template as the deck has it; either is None after an error among the diagnostics."""
    problems = Problems()
    project = read_project(source, problems, options.allow_outside)
    template = _template(project.deck, problems) if project.deck is not None else None
    return project.deck, template, _settled(project.deck, problems, options)


def build(source: str = ".", output: str = "", options: Options = DEFAULTS) -> Result:
    """Builds the deck at `source` into `output`, or into the project's `build/` folder.

    Nothing is written when a diagnostic is an error. What a person edited in the deck since it was built stays. Raises
    TargetError when the file cannot be written.
    """
    prepared = _releasable(prepare(source, options), options)
    if not prepared.is_ready:
        return Result(prepared, "")
    _check_keys(prepared.deck, (*options.ours, *options.theirs))
    path = output or default_output(prepared.project, options.audience)
    root = prepared.project.root
    former = "" if output else sidecar.former(root, options.audience, path)
    written = write(prepared, path, options, uptodate.wrote(source, output, path), former)
    prepared = prepared._replace(diagnostics=[*prepared.diagnostics, *written.diagnostics])
    if written.is_stopped:
        return Result(prepared, "")
    if not output:
        sidecar.remember_target(root, options.audience, path)
    if options.release:
        uptodate.forget(source, output)
    elif not (options.now or options.audience):
        _remember(source, output, path, prepared, written.merged is not None)
    return Result(prepared, path, written.kept, written.merged)


def write(
    prepared: Prepared, path: str, options: Options = DEFAULTS, is_own: bool = False, former: str = ""
) -> Written:
    """Writes a deck that is ready; what came of it.

    `is_own` says that the file at `path` is known to be deckbuild's own work, untouched; `former` is where the deck was
    before, when its title was another.
    """
    laid, wish = _wished(prepared, options)

    def settle(found: list[Diagnostic]) -> list[Diagnostic]:
        return _settled_of(prepared.deck, found, options)

    return rebuild.write(laid, path, wish._replace(former=former), settle, options.progress, is_own)


def in_memory(source: str, options: Options) -> tuple[Prepared, bytes]:
    """The deck that `build` would write, with what a person edited in it; the bytes are empty after an error.

    Nothing on the disk changes: this is for what is written elsewhere in another form.
    """
    prepared = _releasable(prepare(source, options), options)
    if not prepared.is_ready:
        return prepared, b""
    laid, wish = _wished(prepared, options)
    path = deck_of(prepared.project, options.audience)
    data, found = rebuild.in_memory(laid, path, wish, lambda told: _settled_of(prepared.deck, told, options))
    return prepared._replace(diagnostics=[*prepared.diagnostics, *found]), data


def edited_deck(prepared: Prepared, options: Options = DEFAULTS) -> str:
    """The deck that the project has built, where a person has edited it since; else an empty text."""
    path = deck_of(prepared.project, options.audience)
    return path if rebuild.is_edited(path, _wished(prepared, options)[1]) else ""


def planned(prepared: Prepared, path: str, options: Options = DEFAULTS) -> Planned | None:
    """What the deck at `path` has of a person's, and what merging into it would mean; nothing is written.

    None where nothing tells what it was built from. Raises ReadbackError for what cannot be read.
    """
    return rebuild.planned(path, *_wished(prepared, options))


def adoption(prepared: Prepared, path: str) -> Adoption:
    """The deck at `path` held against the slides of a deck that is ready, to be adopted; nothing is written.

    Raises ReadbackError for what cannot be read.
    """
    from deckbuild.adopting.decks import considered
    from deckbuild.readback.deck import bytes_of

    return considered(bytes_of(path), os.path.basename(path), _wished(prepared, DEFAULTS)[0])


def adopt(found: Adoption, matches: Sequence[Match], prepared: Prepared, path: str, is_itself: bool = False) -> str:
    """Writes an adopted deck to `path`; the copy it kept of what was there, or an empty text.

    `is_itself` says that `path` is the deck that is adopted. Raises TargetError when it cannot be written.
    """
    from deckbuild.adopting.decks import write as write_adopted

    return rebuild.adopt(
        path, _wished(prepared, DEFAULTS)[1], lambda file: write_adopted(found, matches, file), is_itself
    )


def _wished(prepared: Prepared, options: Options) -> tuple[LaidDeck, rebuild.Wish]:
    """The deck as it is laid out, and how it is to be written."""
    assert prepared.template is not None
    laid = LaidDeck(prepared.deck, prepared.slides, prepared.template, prepared.embargoed)
    root = prepared.project.root if prepared.project.files else ""
    return laid, rebuild.Wish(root, options.fresh, options.release, options.take, options.ours, options.theirs)


def _check_keys(deck: Deck, named: Sequence[str]) -> None:
    """Raises TargetError for a section that is named on the command line and that there is none of."""
    known = [section.key for section in deck.sections]
    for key in named:
        if key not in known:
            hint = nearest(key, known) or "a section's key is its `key`, or its file's name without number and suffix"
            raise TargetError(f"there is no section with the key {key}", hint)


def _releasable(prepared: Prepared, options: Options) -> Prepared:
    """The deck, with an error where it may not be released yet."""
    if not (options.release and prepared.embargoed) or options.despite_embargo:
        return prepared
    embargo = prepared.deck.embargo
    assert embargo is not None
    stop = Diagnostic(
        code="embargo-runs",
        message="the embargo is still running, so that no release can be made",
        at=embargo.at,
        hints=("wait until it is over, or send the deck out under embargo with --embargoed",),
    )
    return prepared._replace(diagnostics=[*prepared.diagnostics, stop])


def default_output(project: Project, audience: str = "") -> str:
    """`build/<name>.pptx` in the project: the name from `output:`, else from the title.

    A deck for an audience has it in its name, so that it does not take the place of the speaker's own.
    """
    deck = project.deck
    assert deck is not None
    name = deck.output.removesuffix(".pptx") or "{title}"
    if audience and "{audience}" not in name:
        name += "-{audience}"
    embargo = deck.embargo.until.strftime("%Y-%m-%d") if deck.embargo and deck.embargo.until else ""
    words = {
        "title": slug(plain(deck.title)),
        "date": deck.date.isoformat() if deck.date else "",
        "speaker": slug(plain(deck.speakers[0].name)) if deck.speakers else "",
        "embargo": embargo,
        "audience": audience,
    }
    for key, value in words.items():
        name = name.replace("{" + key + "}", value)
    name = name.removesuffix(".pptx").strip("-_ .") or "deck"
    while len(name.encode()) > _MOST_NAME:
        name = name[:-1]
    return os.path.join(places.output_folder(project.root), name + ".pptx")


def deck_of(project: Project, audience: str = "") -> str:
    """The deck that was built of a project: at its name, or at the one it had before its title was another."""
    path = default_output(project, audience)
    return path if os.path.exists(path) else sidecar.former(project.root, audience, path) or path


def _remember(source: str, output: str, path: str, prepared: Prepared, is_merged: bool) -> None:
    project, deck = prepared.project, prepared.deck
    files = [(os.path.abspath(name), digest) for name, digest in project.files]
    if deck.template:
        with open(deck.template, "rb") as file:
            files.append((os.path.abspath(deck.template), places.digest(file.read())))
    until = deck.embargo.until.timestamp() if prepared.embargoed and deck.embargo and deck.embargo.until else 0.0
    folder = os.path.abspath(project.folder) if project.folder else ""
    inputs = uptodate.Inputs(files, folder, list(project.names))
    uptodate.remember(source, output, os.path.abspath(path), inputs, until, is_merged)


def _for_audience(project: Project, name: str, problems: Problems) -> Project:
    """The project with no more of its deck than the audience may have; all of it where none is named."""
    if project.deck is None or not (name or project.deck.audiences):
        return project
    from deckbuild import audience  # few decks are for several

    audience.check(project.deck, problems)
    return project._replace(deck=audience.only(project.deck, name, problems)) if name else project


def _at_own_pace(deck: Deck, project: Project, path: str, problems: Problems) -> tuple[Deck, Project]:
    """The deck at the pace that was learnt by rehearsing, and the project with the file that it stands in."""
    from deckbuild import pace  # only a project that was rehearsed needs it

    try:
        known = pace.learned(project.root, deck.language)
    except pace.PaceError as problem:
        problems.warning("pace-file", str(problem), NOWHERE, "delete it, and rehearse again")
        return deck, project
    with open(path, "rb") as file:
        project = project._replace(files=(*project.files, (path, places.digest(file.read()))))
    return deck._replace(pace=known.pace if known else None), project


def _template(deck: Deck, problems: Problems) -> Template | None:
    if not deck.template and deck.theme is None:
        return builtin()
    from deckbuild.pictures.limits import PictureError
    from deckbuild.template.model import TemplateError
    from deckbuild.themes import template_of as read  # with lxml, which the built-in template does without

    try:
        template = read(deck)
    except TemplateError as problem:
        problems.error("template", f"{os.path.basename(deck.template)}: {problem}", deck.at.of("template"))
        return None
    except PictureError as problem:  # of the logo, whose file changed since it was looked into
        assert deck.theme is not None
        problems.error("picture", problem.message, deck.theme.at.of("logo"), problem.hint)
        return None
    for code, level, message, hint in template.remarks:
        hints = (hint,) if hint else ()
        problems.found.append(Diagnostic(code, message, deck.at.of("template"), level, hints))
    return template


def _now(deck: Deck, options: Options, problems: Problems) -> dt.datetime:
    if not options.now:
        return moments.now_utc()
    try:
        return moments.parse_now(options.now, deck.timezone)
    except moments.MomentError as problem:
        problems.error("now", f"--now: {problem.message}", NOWHERE, problem.hint)
        return moments.now_utc()


def _settled_of(deck: Deck, found: list[Diagnostic], options: Options) -> list[Diagnostic]:
    problems = Problems()
    problems.found[:] = found
    return _settled(deck, problems, options)


def _settled(deck: Deck | None, problems: Problems, options: Options) -> list[Diagnostic]:
    """The diagnostics as the deck's `checks:`, its comments and --strict leave them, in source order."""
    found = silenced(in_source_order(problems.found))
    if deck is not None:
        found = with_levels(found, dict(deck.checks))
    if options.strict:
        found = [d._replace(level="error") if d.level == "warning" else d for d in found]
    return found
