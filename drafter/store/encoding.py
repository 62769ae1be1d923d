"""Bytes of a user's text file → text, or a finding that says what the file is instead."""

from __future__ import annotations

from drafter.model.finding import Finding, finding
from drafter.model.span import Span

LIMIT = 2 * 1024 * 1024
_BOMS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SIGNATURES = (
    (b"PK\x03\x04", "zip/docx/xlsx"),
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "doc/xls/wps"),
    (b"\x89PNG", "png"),
)


def decode(data: bytes, source: str) -> str | Finding:
    """Text of a UTF-8 file (BOM dropped, line ends unified), or the finding that refuses it."""
    where = Span(source, 1, 1)
    if len(data) > LIMIT:
        return finding("file-too-large", where, size=f"{len(data) / 1048576:.1f} MB", limit="2 MB")
    if not data.strip():
        return finding("file-empty", where)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return finding("file-binary", where, kind=name)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return finding("file-encoding", where, encoding=encoding.upper())
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, source)
    if "\x00" in text:
        return finding("file-binary", where, kind="NUL")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(data: bytes, start: int, source: str) -> Finding:
    where = Span(source, data.count(b"\n", 0, start) + 1, 1)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return finding("file-binary", where, kind="?")
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    if b"\x00" in data or han * 20 < len(text):
        return finding("file-binary", where, kind="?")
    return finding("file-encoding", where, encoding="GBK")
