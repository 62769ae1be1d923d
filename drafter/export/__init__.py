"""Report → .docx, .md, .txt and the trace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from drafter.model.tree import Document

# Of an existing file: as drafter wrote it, edited since, or not drafter's at all.
State = Literal["ours", "changed", "foreign"]


def _docx(document: Document, draft: bool) -> bytes:
    from drafter.export.word import write_docx

    return write_docx(document, draft)


def _md(document: Document, _draft: bool) -> bytes:
    from drafter.export.markdown import write_markdown

    return write_markdown(document).encode("utf-8")


def _txt(document: Document, _draft: bool) -> bytes:
    from drafter.export.text import write_text

    return write_text(document).encode("utf-8")


# Imported on use: a batch of one kind does not pay for the writers of the others.
WRITERS: Mapping[str, Callable[[Document, bool], bytes]] = MappingProxyType({".docx": _docx, ".md": _md, ".txt": _txt})

__all__ = ["WRITERS", "State"]
