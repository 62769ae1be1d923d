"""What kind of file some bytes are: by their signature and their content, never by a file name."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

# Kinds that are read: pdf docx office (through LibreOffice) text. Every other name is a reason to refuse.
TEXT = "text"
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"\xfd7zXZ", b"BZh", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (  # names in the directory of an OLE file, strongest first
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "office"),
    ("Workbook", "sheet"),
    ("PowerPoint Document", "slides"),
)
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "sheet"),
    ("xl/workbook.bin", "sheet"),
    ("ppt/presentation.xml", "slides"),
    ("OFD.xml", "ofd"),
)
_MIMES = (("opendocument.text", "office"), ("opendocument.spreadsheet", "sheet"), ("opendocument", "slides"))
_XML_WORD = re.compile(rb"<\?mso-application\s+progid=\"Word\.Document\"|<(?:w:wordDocument|pkg:package)\b")
_MAIN = re.compile(rb'PartName="/([^"]+)"[^>]*wordprocessingml\.(?:document|template)\.')


def kind_of(data: bytes) -> str:
    """pdf, docx, office or text; encrypted, sheet, slides, ofd, image, archive, damaged for what cannot be read as a report."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"{\\rtf") or _XML_WORD.search(data, 0, 4096):
        return "office"
    if _picture(data):
        return "image"
    return "archive" if data.startswith(_ARCHIVES) else TEXT


def _picture(data: bytes) -> bool:
    if data.startswith(b"BM"):  # two letters are no proof: a bitmap also states its size
        return int.from_bytes(data[2:6], "little") == len(data)
    return data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _zip(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            found = next((kind for part, kind in _PARTS if part in names), "")
            if found or "mimetype" not in names:
                return found or _by_content_type(archive, names)
            mime = archive.open("mimetype").read(200).decode("ascii", "replace")
    except (
        Exception
    ):  # what a broken archive raises depends on its compressor: zlib, bz2 and lzma have errors of their own
        return "damaged"
    return next((kind for part, kind in _MIMES if part in mime), "archive")


def _by_content_type(archive: ZipFile, names: set[str]) -> str:
    """A Word file may give its main part any name."""
    if "[Content_Types].xml" not in names:
        return "archive"
    return "docx" if _MAIN.search(archive.open("[Content_Types].xml").read(1 << 20)) else "archive"


def _ole(data: bytes) -> str:
    if len(data) < 1536 or data[28:30] != b"\xfe\xff":  # header, one sector of table, one of directory
        return "damaged"
    for name, kind in _STREAMS:
        if name.encode("utf-16-le") in data:
            return kind
    return "damaged"
