"""Puts a template together from a package: what it keeps, what its layouts are, where its slides will go."""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.template import store
from deckbuild.template.artwork import artwork, drawn, ink
from deckbuild.template.colors import Palette
from deckbuild.template.cut import A, P, R, drop_dangling
from deckbuild.template.keep import Keeping
from deckbuild.template.kinds import kind
from deckbuild.template.leftovers import Cleared, clear_footers, remarks
from deckbuild.template.logo import put_on
from deckbuild.template.model import (
    Box,
    Layout,
    Placeholder,
    Presentation,
    Relation,
    Template,
    TemplateError,
    Themed,
)
from deckbuild.template.opc import Link, Package, serialized
from deckbuild.template.overlay import restyle
from deckbuild.template.resolve import Frame, Theme, number_apart, placeholders, read_theme, shapes
from deckbuild.template.scale import scale_of, scaled_box, scaled_place

if TYPE_CHECKING:
    from deckbuild.template.overlay import Overlay

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SLIDES, _EXTENSIONS = "deckbuild-slides", "deckbuild-extensions"
_OF_SLIDES = ("sldIdLst", "custShowLst", "smartTags", "modifyVerifier")
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"
_NO_THEME = Theme("", "", ())
_BY_MASTER = "masterClrMapping"


def assemble(data: bytes, name: str, overlay: Overlay | None = None) -> Template:
    """The template in the bytes of a file, under what a deck lays over it; raises TemplateError for one of no use."""
    package = Package(data, name)
    main = _main_part(package)
    root = _with_prefixes(package.xml(main))
    first = _first_layout(package, main, root)
    keeping = Keeping(package)
    links = keeping.follow(main)
    links = _with_notes(root, keeping, links)
    drop_dangling(root, {link.id for link in links})
    _add_text_style(root)
    masters = _masters(root, links)
    cleared = [_tidied(part, keeping) for part in list(keeping.links)]
    hidden = Cleared([text for one in cleared for text in one.words], [text for one in cleared for text in one.dates])
    before = restyle(keeping, masters, overlay) if overlay is not None else ()
    found = [layout for number, master in enumerate(masters) for layout in _layouts(keeping, master, number, root)]
    if not found:
        raise TemplateError(f"{name} has no slide layouts")
    found, without_logo = _with_logos(keeping, found, root, overlay)
    home = next((layout.master for layout in found if layout.part == first), 0)
    layouts = tuple(layout._replace(part=keeping.name(layout.part)) for layout in found)
    themes = [_theme(keeping, master) for master in masters]
    template = _template(name, root, keeping, links, layouts, themes[home])
    return template._replace(
        masters=tuple(theme.name for theme in themes),
        home=home,
        remarks=remarks(package, main, keeping, hidden),
        themed=None if overlay is None else Themed(before, tuple(map(keeping.name, without_logo))),
    )


def _with_logos(
    keeping: Keeping, layouts: list[Layout], presentation: etree._Element, overlay: Overlay | None
) -> tuple[list[Layout], list[str]]:
    """The layouts with the logo of a deck, if it has one, and the parts of those that have no place for it."""
    if overlay is None or overlay.emblem is None:
        return layouts, []
    size = _slide_size(presentation)
    scale = scale_of(*size)
    made = put_on(keeping, layouts, scaled_box(Box(0, 0, *size), scale), scale, overlay.emblem)
    return made, [new.part for old, new in zip(layouts, made, strict=True) if new is old]


def _template(
    name: str, root: etree._Element, keeping: Keeping, links: list[Link], layouts: tuple[Layout, ...], theme: Theme
) -> Template:
    """The template with its digest, which is that of all but what only serves to lay out slides."""
    width, height = _slide_size(root)
    scale = scale_of(width, height)
    notes = next(link.target for link in links if link.kind == "notesMaster")
    size = scaled_box(Box(0, 0, width, height), scale)
    template = Template(
        name,
        size.cx,
        size.cy,
        *_size(root, "notesSz", (6858000, 9144000)),
        tuple(Layout(*layout[:4]) for layout in layouts),
        _notes_places(keeping, notes, root.find(f"{P}defaultTextStyle")),
        theme.heading_font,
        theme.body_font,
        theme.colors,
        _presentation(root),
        tuple(Relation(link.id, link.type, posixpath.relpath(keeping.name(link.target), "ppt")) for link in links),
        keeping.parts(),
        "",
        scale=scale,
    )
    digest = hashlib.blake2b(store.dump(template).encode(), digest_size=16).hexdigest()
    return template._replace(digest=digest, layouts=layouts)


def _tidied(part: str, keeping: Keeping) -> Cleared:
    """Makes a kept master or layout fit for a deck; returns what was taken out of its footers."""
    if not part.lower().endswith(".xml") or not ("Masters/" in part or "Layouts/" in part):
        return Cleared([], [])
    root = keeping.xml(part)
    before = serialized(root)
    hidden = clear_footers(root)
    if root.tag == f"{P}sldLayout":
        number_apart(root)
    if serialized(root) != before:
        keeping.replace(part, root)
    return hidden


def _first_layout(package: Package, main: str, root: etree._Element) -> str:
    """The layout of the file's first slide, or an empty text."""
    first = root.find(f"{P}sldIdLst/{P}sldId")
    wanted = "" if first is None else first.get(f"{R}id", "")
    slide = next((link for link in package.links(main) if link.id == wanted and not link.external), None)
    links = package.links(slide.target) if slide is not None else []
    return next((link.target for link in links if link.kind == "slideLayout"), "")


def _add_text_style(root: etree._Element) -> None:
    """Text boxes in the theme's fonts, as PowerPoint has them, where the file does not say how they look."""
    if root.find(f"{P}defaultTextStyle") is not None:
        return
    style = etree.Element(f"{P}defaultTextStyle")
    for number in range(1, 10):
        run = etree.SubElement(etree.SubElement(style, f"{A}lvl{number}pPr"), f"{A}defRPr", sz="1800")
        etree.SubElement(etree.SubElement(run, f"{A}solidFill"), f"{A}schemeClr", val="tx1")
        for tag in ("latin", "ea", "cs"):
            etree.SubElement(run, f"{A}{tag}", typeface=f"+mn-{'lt' if tag == 'latin' else tag}")
    last = [child for child in root if child.tag in (f"{P}modifyVerifier", f"{P}extLst")]
    if not last:
        root.append(style)
    else:
        last[0].addprevious(style)


def _main_part(package: Package) -> str:
    """The presentation part's name."""
    main = next((link for link in package.links("") if link.kind == "officeDocument"), None)
    if main is None:
        raise TemplateError(f"{package.name} is not a PowerPoint file")
    if main.type.startswith("http://purl.oclc.org/"):
        raise TemplateError(f"{package.name} is saved as Strict Open XML: save it as PowerPoint Presentation (.pptx)")
    tag = package.xml(main.target).tag
    if "theme" in main.target.lower():
        raise TemplateError(
            f"{package.name} is an Office theme, which cannot hold slides: apply it in PowerPoint, and save as .potx"
        )
    if tag != f"{P}presentation":
        raise TemplateError(f"{package.name} is not a PowerPoint presentation or template")
    return main.target


def _with_prefixes(root: etree._Element) -> etree._Element:
    """The presentation element with the prefixes that the slide list will be written with."""
    own = {"a": A[1:-1], "r": R[1:-1], "p": P[1:-1]}
    if all(root.nsmap.get(prefix) == uri for prefix, uri in own.items()) and root.prefix == "p":
        return root
    others = {k: v for k, v in root.nsmap.items() if k not in own and v not in own.values()}
    renamed = etree.Element(root.tag, dict(root.attrib), nsmap={**own, **others})
    renamed.extend(list(root))
    etree.cleanup_namespaces(renamed, keep_ns_prefixes=[*own, *(k for k in others if k)])
    return renamed


def _with_notes(root: etree._Element, keeping: Keeping, links: list[Link]) -> list[Link]:
    """The presentation's relationships with a notes master among them: its own, else the built-in one."""
    link = next((link for link in links if link.kind == "notesMaster"), None)
    if link is not None and not _has_body(keeping.xml(link.target)):  # notes would have no place
        keeping.forget(link.target)
        own = link._replace(target=_add_notes_master(keeping, root))
        links, link = [own if one == link else one for one in links], own
    if link is None:
        link = Link(_free_id(links), f"{_OFFICE}notesMaster", _add_notes_master(keeping, root), False)
        links = [*links, link]
    if root.find(f"{P}notesMasterIdLst") is None:
        element = etree.Element(f"{P}notesMasterIdLst")
        etree.SubElement(element, f"{P}notesMasterId").set(f"{R}id", link.id)
        root.insert(1 if root.find(f"{P}sldMasterIdLst") is not None else 0, element)
    return links


def _has_body(master: etree._Element) -> bool:
    return any(ph.get("type") == "body" for shape in shapes(master) for ph in shape.iter(f"{P}ph"))


def _free_id(links: list[Link]) -> str:
    taken = {link.id for link in links}
    return next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)


def _add_notes_master(keeping: Keeping, root: etree._Element) -> str:
    """Keeps the built-in notes master under free names, and gives the notes page its size."""
    builtin = store.builtin()
    parts = {part.name: part for part in builtin.parts}
    master, theme = keeping.free("ppt/notesMasters/notesMaster{}.xml"), keeping.free("ppt/theme/theme{}.xml")
    keeping.add(parts["ppt/theme/theme2.xml"]._replace(name=theme), [])
    to_theme = Link("rId1", f"{_OFFICE}theme", theme, False)
    keeping.add(parts["ppt/notesMasters/notesMaster1.xml"]._replace(name=master), [to_theme])
    size = root.find(f"{P}notesSz")
    if size is not None:
        size.set("cx", str(builtin.notes_width))
        size.set("cy", str(builtin.notes_height))
    return master


def _masters(root: etree._Element, links: list[Link]) -> list[str]:
    """The slide masters in the presentation's order."""
    targets = {link.id: link.target for link in links if link.kind == "slideMaster"}
    ids = [entry.get(f"{R}id", "") for entry in root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")]
    return [targets[one] for one in ids if one in targets]


def _layouts(keeping: Keeping, master: str, number: int, presentation: etree._Element) -> list[Layout]:
    """The layouts of a master in its order."""
    root = keeping.xml(master)
    theme = _theme(keeping, master)
    frame = Frame(root, root.find(f"{P}txStyles"), presentation.find(f"{P}defaultTextStyle"), theme)
    targets = {link.id: link.target for link in keeping.links[master]}
    ids = [entry.get(f"{R}id", "") for entry in root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")]
    page = Box(0, 0, *_slide_size(presentation))
    return [_layout(keeping, targets[one], frame, number, page) for one in ids if one in targets]


def _layout(keeping: Keeping, part: str, frame: Frame, number: int, page: Box) -> Layout:
    root, master = keeping.xml(part), frame.master
    assert master is not None  # a layout is read as one of a master's
    sheet = root.find(f"{P}cSld")
    name = " ".join(sheet.get("name", "").split()) if sheet is not None else ""
    scale = scale_of(page.cx, page.cy)
    places = tuple(scaled_place(place, scale) for place in placeholders(root, frame))
    size = scaled_box(page, scale)
    own = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    mapping = master.find(f"{P}clrMap") if own is None else own
    palette = Palette({} if mapping is None else dict(mapping.attrib), dict(frame.theme.colors))
    seen = list(drawn(root, master))
    return Layout(
        name,
        kind(root.get("type", ""), name, places, size.cx, size.cy),
        part,
        places,
        number,
        tuple(scaled_box(box, scale) for box in artwork(seen, page)),
        ink([root, master], seen, page, palette),
        "" if own is None else " ".join(f'{slot}="{color}"' for slot, color in own.attrib.items()),
    )


def _slide_size(presentation: etree._Element) -> tuple[int, int]:
    width, height = _size(presentation, "sldSz", (9144000, 6858000))
    return max(width, 1), max(height, 1)


def _notes_places(keeping: Keeping, part: str, defaults: etree._Element | None) -> tuple[Placeholder, ...]:
    root = keeping.xml(part)
    return placeholders(root, Frame(None, root.find(f"{P}notesStyle"), defaults, _theme(keeping, part)))


def _theme(keeping: Keeping, master: str) -> Theme:
    part = keeping.target(master, "theme")
    return read_theme(keeping.xml(part)) if part else _NO_THEME


def _size(root: etree._Element, tag: str, default: tuple[int, int]) -> tuple[int, int]:
    element = root.find(f"{P}{tag}")
    try:
        return default if element is None else (int(element.get("cx", "")), int(element.get("cy", "")))
    except ValueError:
        return default


def _presentation(root: etree._Element) -> Presentation:
    """The presentation part cut where slides and extensions go; whatever was about its slides is gone."""
    for tag in _OF_SLIDES:
        for element in root.findall(f"{P}{tag}"):
            root.remove(element)
    extensions = root.find(f"{P}extLst")
    if extensions is not None:
        root.remove(extensions)
    before = [child for child in root if child.tag in {f"{P}{tag}" for tag in _BEFORE_SLIDES}]
    root.insert(len(before), etree.ProcessingInstruction(_SLIDES))
    root.append(etree.ProcessingInstruction(_EXTENSIONS))
    head, middle, _ = re.split(rf"<\?(?:{_SLIDES}|{_EXTENSIONS})\s*\?>", serialized(root).decode("utf-8"))
    return Presentation(head, middle, "" if extensions is None else _extensions(extensions))


def _extensions(element: etree._Element) -> str:
    """The extensions that are not about slides, as text."""
    kept = [child for child in element if child.find(_SECTIONS) is None]
    return "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in kept)
