"""A PDF → Source: characters with their boxes to printed rows, rows to paragraphs; the only importer of pypdfium2."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from unicodedata import normalize

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from drafter.intake.paper import Glyph, Row, rows_of
from drafter.intake.paragraphs import paragraphs, without_furniture
from drafter.intake.remarks import note, refuse
from drafter.model.finding import Finding
from drafter.model.source import Source

_RADICALS = dict(
    zip(
        "⺠⺫⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民罒月虎西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_FORMS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]")
_DROPPED = frozenset((0, 0xAD, 0xFFFF, 0xFEFF, 0x200B))
_HYPHEN = (2, 0xFFFE)  # how PDFium gives a hyphen at the end of a row, which may as well stand between two years
_NO_SIGN = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_FEW = 20  # letters a page; less is a stamp or a page number on a picture
_BLANKS = " \t\r\n\xa0\u2002\u2003\u3000"


def read_pdf(data: bytes, name: str) -> Source:
    """The Source of a PDF with a text layer; a scan, a locked or a broken file raises."""
    pages, replaced = _pages(data, name)
    texts = ["".join(row.text for row in rows) for rows in pages]
    letters = sum(map(len, texts))
    if letters < min(_FEW * max(len(pages), 1), 200):
        raise refuse("source-scanned", name, pages=len(pages))
    if sum(len(_NO_SIGN.findall(text)) for text in texts) > letters * 0.1:
        raise refuse("source-pdf-signs", name)
    kept, dropped = without_furniture(pages)
    return Source(name, paragraphs(kept), "pdf", tuple(_remarks(name, len(pages), dropped, replaced)))


def _remarks(name: str, pages: int, dropped: int, replaced: int) -> Iterator[Finding]:
    yield note("source-pdf-lines", name, pages=pages)
    if dropped:
        yield note("source-pdf-furniture", name, n=dropped)
    if replaced:
        yield note("source-forms", name, n=replaced)


def _pages(data: bytes, name: str) -> tuple[list[list[Row]], int]:
    """The printed rows of every page, and how many characters were given their plain form."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error) or "security" in str(error)
        raise refuse("source-encrypted" if locked else "source-damaged", name) from error
    out, replaced = [], 0
    with closing(document):
        for at in range(len(document)):
            glyphs, forms = _page(document, at)
            out.append(rows_of(glyphs))
            replaced += forms
    return out, replaced


def _page(document: Any, at: int) -> tuple[list[Glyph], int]:
    try:
        with closing(document[at]) as page, closing(page.get_textpage()) as text:
            glyphs = list(_glyphs(text.raw))
    except pypdfium2.PdfiumError:  # one broken page does not spoil the others
        return [], 0
    forms = sum(_FORMS.match(glyph[0]) is not None for glyph in glyphs)
    return ([(plain(glyph[0]), *glyph[1:]) for glyph in glyphs] if forms else glyphs), forms


def _glyphs(handle: Any) -> Iterator[Glyph]:
    """Printed characters; the blanks and line ends that PDFium makes up are left out, we see the gaps ourselves."""
    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    unicode_at, box_at, made_up = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_IsGenerated,
    )
    for at in range(pdfium.FPDFText_CountChars(handle)):
        code = unicode_at(handle, at)
        if code in _DROPPED or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        char = "-" if code in _HYPHEN else chr(code)
        if (char in _BLANKS and made_up(handle, at)) or char in "\r\n" or not box_at(handle, at, place):
            continue
        yield char, box.left, box.right, box.bottom, box.top


def plain(char: str) -> str:
    """A ligature, radical or compatibility form as the plain character; every other character as it is."""
    return _RADICALS.get(char) or (normalize("NFKC", char) if _FORMS.match(char) else char)
