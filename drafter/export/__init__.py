"""Report → .docx, .md, .txt, .html; a .pdf is made of the .docx by LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from drafter.export.writing import PLAIN, Writing
from drafter.model.tree import Document

# Of an existing file: as drafter wrote it, edited since, or not drafter's at all.
State = Literal["ours", "changed", "foreign"]


def _docx(document: Document, options: Writing) -> bytes:
    from drafter.export.word import write_docx

    return write_docx(document, options)


def _md(document: Document, _options: Writing) -> bytes:
    from drafter.export.markdown import write_markdown

    return write_markdown(document).encode("utf-8")


def _txt(document: Document, _options: Writing) -> bytes:
    from drafter.export.text import write_text

    return write_text(document).encode("utf-8")


def _html(document: Document, options: Writing) -> bytes:
    from drafter.export.html import write_html

    return write_html(document, options.draft).encode("utf-8")


# Imported on use: a batch of one kind does not pay for the writers of the others.
WRITERS: Mapping[str, Callable[[Document, Writing], bytes]] = MappingProxyType(
    {".docx": _docx, ".md": _md, ".txt": _txt, ".html": _html}
)

__all__ = ["PLAIN", "WRITERS", "State", "Writing"]
