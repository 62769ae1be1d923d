"""Document → .docx in the layout of GB/T 9704—2012, as joined strings over a package whose other parts are ready."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from io import BytesIO
from pkgutil import get_data
from typing import NamedTuple

from drafter.export import State, package
from drafter.export.body import Body
from drafter.export.comments import Numbered, numbered, written_comments
from drafter.export.markup import escape
from drafter.export.plain import clean
from drafter.export.sections import Kind
from drafter.export.standard import Layout
from drafter.export.writing import PLAIN, Writing
from drafter.model.tree import Document

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = (
    ("[Content_Types].xml", "content_types.xml"),
    ("_rels/.rels", "package_rels.xml"),
    ("word/_rels/document.xml.rels", "document_rels.xml"),
    ("word/styles.xml", "styles.xml"),
    ("word/settings.xml", "settings.xml"),
    ("word/fontTable.xml", "font_table.xml"),
    ("word/theme/theme1.xml", "theme.xml"),
    ("word/footer1.xml", "footer1.xml"),
    ("word/footer2.xml", "footer2.xml"),
)
_OTHER_FOOTERS = (("rId7", "footer3"), ("rId8", "footer4"), ("rId9", "footer5"))
_BODY = "word/document.xml"
_COMMENTS = "word/comments.xml"
_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_MARK = re.compile(rb"""name=["']drafter-body["'][^>]*>\s*<(?:\w+:)?lpwstr[^>]*>\s*([0-9a-f]{64})\s*<""")
_DASHES = re.compile(r'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">[— ]+</w:t></w:r>')


def write_docx(document: Document, options: Writing = PLAIN) -> bytes:
    """The report as a Word file in the layout of GB/T 9704—2012; the same document gives the same bytes.

    Gaps are highlighted in a draft and remarks become comments; a plain one has neither, nor marks of revision.
    """
    remarks = numbered(options.comments, len(document.blocks))
    written = Body(document, options.layout, options.draft, remarks)
    body = _document(written.xml).encode("utf-8")
    more = _further(written, remarks)
    members = (
        *_static_members(options.layout, more.relationships, more.content_types, more.footers),
        *(package.deflate(name, data) for name, data in more.parts),
        package.deflate(_BODY, body),
        package.deflate(_CORE, _core(document).encode("utf-8")),
        package.deflate(_CUSTOM, _custom(document, hashlib.sha256(body).hexdigest()).encode("utf-8")),
    )
    return package.join(members)


def fingerprint_state(data: bytes) -> State:
    """``ours`` for a file as drafter wrote it, ``changed`` for one edited since, ``foreign`` for any other bytes."""
    from zipfile import BadZipFile, ZipFile  # a write never needs it

    unreadable = (BadZipFile, KeyError, OSError, EOFError, RuntimeError, ValueError, zlib.error)
    try:
        with ZipFile(BytesIO(data)) as archive:
            mark = _MARK.search(archive.read(_CUSTOM))
            body = archive.read(_BODY)
    except unreadable:
        return "foreign"
    if mark is None:
        return "foreign"
    return "ours" if mark[1].decode() == hashlib.sha256(body).hexdigest() else "changed"


class _Further(NamedTuple):
    """What a report needs beyond the parts every report has."""

    parts: tuple[tuple[str, bytes], ...] = ()
    relationships: str = ""
    content_types: str = ""
    footers: bool = False


def _further(body: Body, remarks: Numbered) -> _Further:
    """Comments, charts and the footers of other pages, as far as there are any."""
    parts: list[tuple[str, bytes]] = []
    relations = [relation for chart in body.charts for relation in chart.relationships]
    types = [each for chart in body.charts for each in chart.content_types]
    for chart in body.charts:
        parts += chart.parts.items()
    if remarks:
        parts.append((_COMMENTS, written_comments(remarks, _XML, _W).encode("utf-8")))
        relations.append(("rIdComments", f"{_R}/comments", "comments.xml"))
        types.append((f"/{_COMMENTS}", f"{_TYPE}.comments+xml"))
    footers = any(section.kind in (Kind.LANDSCAPE, Kind.IMPRINT_ALONE) for section in body.sections)
    if footers:
        relations += [(rid, f"{_R}/footer", f"{name}.xml") for rid, name in _OTHER_FOOTERS]
        types += [(f"/word/{name}.xml", f"{_TYPE}.footer+xml") for _, name in _OTHER_FOOTERS]
    related = (f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, kind, target in relations)
    return _Further(tuple(parts), "".join(related), "".join(map(_content_type, dict(types).items())), footers)


def _content_type(named: tuple[str, str]) -> str:
    name, kind = named
    key = f'Override PartName="{name}"' if name.startswith("/") else f'Default Extension="{name}"'
    return f'<{key} ContentType="{kind}"/>'


@lru_cache(maxsize=32)
def _static_members(layout: Layout, relations: str, types: str, footers: bool) -> tuple[package.Member, ...]:
    """The parts no report changes, deflated once a process for every set of parts reports turn out to need."""
    parts = (*_PARTS, *((f"word/{name}.xml", f"{name}.xml") for _, name in _OTHER_FOOTERS if footers))
    more = {"content_types.xml": ("</Types>", types), "document_rels.xml": ("</Relationships>", relations)}
    made = []
    for name, file in parts:
        text = _base(file, layout)
        if file in more:
            end, added = more[file]
            text = text.replace(end, added + end)
        made.append(package.deflate(name, text.encode("utf-8")))
    return tuple(made)


def _base(file: str, layout: Layout) -> str:
    data = get_data("drafter.export", f"base/{file}")
    if data is None:
        raise FileNotFoundError(file)
    text = re.sub("<!--.*?-->", "", data.decode("utf-8"), flags=re.DOTALL)
    text = "".join(line.strip() for line in text.splitlines())
    if layout.number_form == "plain":
        text = _DASHES.sub("", text)
    return re.sub("@([a-z0-9.]+)@", lambda found: escape(layout.slot(found[1])), text)


def _document(inner: str) -> str:
    return f'{_XML}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{inner}</w:body></w:document>'


def _core(document: Document) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(document.title))}</dc:title>"
        f"<dc:creator>{escape(clean(document.agency))}</dc:creator>"
        f"<dc:language>zh-CN</dc:language>{''.join(_stamps(document))}</cp:coreProperties>"
    )


def _stamps(document: Document) -> Iterator[str]:
    if document.date is None:
        return
    try:
        day = date(document.date.year, document.date.month, document.date.day).isoformat()
    except ValueError:  # a month without a day: better no date than an invented one
        return
    for name in ("created", "modified"):
        yield f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'


def _custom(document: Document, body: str) -> str:
    values = (("drafter-body", body), ("drafter-pack", escape(clean(document.pack))))
    properties = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{pid}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(values, start=2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    return f"{_XML}<Properties {spaces}>{properties}</Properties>"
