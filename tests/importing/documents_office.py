"""The golden documents of formats that LibreOffice reads: an OpenDocument text, and an old Word document it writes."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

from conftest import need

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip

EMBARGO = "Embargo hasta las 12:00 del 6 de junio de 2023"
BODY = f"""
<text:h text:style-name="Title" text:outline-level="1">El mercado abre a las seis</text:h>
<text:p>Ponente: A. Ponente, Universidad del Puerto</text:p>
<text:p>Foro de Abastos, 6 de junio de 2023, 11:00</text:p>
<text:p>{EMBARGO}</text:p>
<text:h text:outline-level="2">Quién compra</text:h>
<text:list text:style-name="Points">
<text:list-item><text:p>Los vecinos, <text:span text:style-name="Strong">cada vez menos</text:span></text:p>
<text:list><text:list-item><text:p>porque trabajan a esa hora</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>Los bares,
<text:a xlink:href="https://example.org/bares">cada vez más</text:a></text:p></text:list-item>
</text:list>
<text:h text:outline-level="2">Qué proponemos</text:h>
<text:list text:style-name="Steps">
<text:list-item><text:p>Abrir también por la tarde</text:p></text:list-item>
<text:list-item><text:p>Bajar el alquiler de los puestos pequeños</text:p></text:list-item>
</text:list>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>Puesto</text:p></table:table-cell>
<table:table-cell><text:p>Alquiler</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Pequeño</text:p></table:table-cell>
<table:table-cell><text:p>310 euros</text:p></table:table-cell></table:table-row></table:table>
"""


FRENCH = """
<text:h text:style-name="Title" text:outline-level="1">Le marché ferme à midi</text:h>
<text:p>Oratrice : A. Oratrice, Institut des villes</text:p>
<text:p>Lieu : Halle aux grains</text:p>
<text:p>Date : mardi 7 mai 2019, 9 h 30</text:p>
<text:h text:outline-level="2">Pourquoi midi</text:h>
<text:list text:style-name="Points">
<text:list-item><text:p>Parce que c’était
<text:span text:style-name="Strong">l’heure du train</text:span></text:p></text:list-item>
<text:list-item><text:p>Le train ne passe plus</text:p>
<text:list><text:list-item><text:p>depuis trente ans</text:p></text:list-item></text:list></text:list-item>
</text:list>
<text:h text:outline-level="2">Et après</text:h>
<text:list text:style-name="Steps">
<text:list-item><text:p>Un marché du soir</text:p></text:list-item>
<text:list-item><text:p>Une halle chauffée, voir
<text:a xlink:href="https://example.org/halle">le plan</text:a></text:p></text:list-item>
</text:list>
"""


def es_mercado() -> bytes:
    """Headings, lists in levels and with numbers, bold, a link, a table, as OpenDocument text."""
    return _open_document(BODY)


def fr_ancien() -> bytes:
    """A document as Word wrote them until 2003."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "fr-ancien.odt"
        source.write_bytes(_open_document(FRENCH))
        command = [need("soffice"), f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "doc:MS Word 97", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".doc").read_bytes()


def _open_document(body: str) -> bytes:
    """An OpenDocument text with this body, two lists and one style of letters."""
    bullets = "".join(
        f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="{sign}"/>'
        for n, sign in ((1, "•"), (2, "–"))
    )
    styles = (
        '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>"
        f'<text:list-style style:name="Points">{bullets}</text:list-style><text:list-style style:name="Steps">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>'
    )
    content = (
        f'<office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    listed = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{media}"/>'
        for name, media in (("/", kind), ("content.xml", "text/xml"))
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}</m:manifest>'
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return out.getvalue()


DOCUMENTS = {"es-mercado.odt": es_mercado, "fr-ancien.doc": fr_ancien}
