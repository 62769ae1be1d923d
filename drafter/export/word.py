"""Document → .docx in the layout of GB/T 9704—2012, as joined strings over a package whose other parts are ready."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pkgutil import get_data
from types import MappingProxyType
from typing import Any, NamedTuple

from drafter.export import State, package
from drafter.export.closing import exceptions
from drafter.export.layout import NOMINAL, Layout
from drafter.export.plain import clean
from drafter.export.tables import Cell, columns, padded
from drafter.model.tree import Block, Document, Heading, Paragraph, Role, Run, Table

PARAGRAPH_STYLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.TITLE: "Title",
        Role.ADDRESSEE: "Addressee",
        Role.BODY: "OfficialBody",
        Role.SIGNATURE: "Issuer",
        Role.DATE: "IssueDate",
        Role.COPIES: "CopiesTo",
        Role.CAPTION: "TableCaption",
    }
)
RUN_IN_STYLES = ("Strong", "RunIn1", "RunIn2", "RunIn3", "RunIn4")

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
_BODY = "word/document.xml"
_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_MARK = re.compile(rb"""name=["']drafter-body["'][^>]*>\s*<(?:\w+:)?lpwstr[^>]*>\s*([0-9a-f]{64})\s*<""")
# What must be escaped or dropped; most texts hold none of it.
_UNSAFE = re.compile("[&<>\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Quotes, dashes, dots, circled digits: Word counts them as Latin unless the run says otherwise.
_AMBIGUOUS = re.compile("[\xa1-\u2e7f\ue000-\uf8ff]")


class _Page(NamedTuple):
    """What every node's writer needs to know."""

    draft: bool
    width: int


def write_docx(document: Document, draft: bool = False, *, layout: Layout = NOMINAL) -> bytes:
    """The report as a Word file; gaps are highlighted in a draft. The same document gives the same bytes."""
    body = _document(document, draft, layout).encode("utf-8")
    members = (
        *_static_members(layout),
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


@cache
def _static_members(layout: Layout) -> tuple[package.Member, ...]:
    """The parts no report changes, deflated once a process."""
    return tuple(package.deflate(name, _base(file, layout).encode("utf-8")) for name, file in _PARTS)


def _base(file: str, layout: Layout) -> str:
    data = get_data("drafter.export", f"base/{file}")
    if data is None:
        raise FileNotFoundError(file)
    text = re.sub("<!--.*?-->", "", data.decode("utf-8"), flags=re.DOTALL)
    text = "".join(line.strip() for line in text.splitlines())
    for slot in re.findall("@([a-z]+)@", text):
        value = layout.pitch.twips if slot == "pitch" else _escape(getattr(layout.faces, slot))
        text = text.replace(f"@{slot}@", str(value))
    return text


def _document(document: Document, draft: bool, layout: Layout) -> str:
    page = _Page(draft, layout.text_width)
    extras = exceptions(document.blocks, page.width)
    return "".join(
        (
            f'{_XML}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>',
            *(_WRITERS[type(block)](block, extras.get(index, ""), page) for index, block in enumerate(document.blocks)),
            _section(layout),
            "</w:body></w:document>",
        )
    )


def _heading(block: Heading, extra: str, page: _Page) -> str:
    level = min(max(block.level, 1), 4)
    return _styled(f"Heading{level}", extra, _runs(_numbered(block), "", page.draft))


def _paragraph(block: Paragraph, extra: str, page: _Page) -> str:
    run_in = RUN_IN_STYLES[min(max(block.level, 0), 4)]
    return _styled(PARAGRAPH_STYLES[block.role], extra, _runs(_numbered(block), run_in, page.draft))


def _numbered(block: Heading | Paragraph) -> tuple[Run, ...]:
    return (Run(block.number, strong=block.level > 0), *block.runs) if block.number else block.runs


def _table(block: Table, _extra: str, page: _Page) -> str:
    rows = padded(block)
    if not rows:
        return ""
    widths = columns(rows, page.width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    styles = ["TableNumber" if align == "r" else "TableText" for align in block.align[: len(widths)]]
    styles += ["TableText"] * (len(widths) - len(styles))
    return "".join(
        (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{page.width}" w:type="dxa"/>',
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>',
            f"<w:tblGrid>{grid}</w:tblGrid>",
            _row(rows[0], widths, ["TableHead"] * len(widths), page.draft, "<w:tblHeader/>"),
            *(_row(row, widths, styles, page.draft) for row in rows[1:]),
            "</w:tbl>",
        )
    )


def _row(row: tuple[Cell, ...], widths: list[int], styles: list[str], draft: bool, head: str = "") -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_styled(style, '', _runs(runs, '', draft))}</w:tc>"
        for runs, width, style in zip(row, widths, styles, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _styled(style: str, extra: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def _runs(runs: tuple[Run, ...], strong_style: str, draft: bool) -> str:
    """Runs of one look are written as one: fewer bytes, and shaping is not broken inside a word."""
    looks = [(strong_style if run.strong else "", draft and run.gap) for run in runs]
    pieces: list[str] = []
    start = 0
    for end in range(1, len(runs) + 1):
        if end == len(runs) or looks[end] != looks[start]:
            pieces.append(_run("".join([run.text for run in runs[start:end]]), *looks[start]))
            start = end
    return "".join(pieces)


def _run(text: str, style: str, highlighted: bool) -> str:
    text = _escape(clean(text)) if _UNSAFE.search(text) else text
    if not text:
        return ""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if _AMBIGUOUS.search(text):
        properties += '<w:rFonts w:hint="eastAsia"/>'
    if highlighted:
        properties += '<w:highlight w:val="yellow"/>'
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _section(layout: Layout) -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{layout.width.twips}" w:h="{layout.height.twips}"/>'
        f'<w:pgMar w:top="{layout.top.twips}" w:right="{layout.right.twips}" w:bottom="{layout.bottom.twips}"'
        f' w:left="{layout.left.twips}" w:header="851" w:footer="{layout.footer.twips}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{layout.pitch.twips}"/></w:sectPr>'
    )


def _core(document: Document) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_escape(clean(document.title))}</dc:title>"
        f"<dc:creator>{_escape(clean(document.agency))}</dc:creator>"
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
    values = (("drafter-body", body), ("drafter-pack", _escape(clean(document.pack))))
    properties = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{pid}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(values, start=2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    return f"{_XML}<Properties {spaces}>{properties}</Properties>"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_WRITERS: Mapping[type[Block], Callable[[Any, str, _Page], str]] = MappingProxyType(
    {Heading: _heading, Paragraph: _paragraph, Table: _table}
)
