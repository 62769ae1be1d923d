"""Bytes of a user's file → Source."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from drafter.intake.decoding import decode
from drafter.intake.marked import is_markdown, markdown_lines, plain_lines
from drafter.intake.mime import page_of
from drafter.intake.remarks import check, of_characters, of_encoding, refuse
from drafter.intake.signature import TEXT, kind_of
from drafter.model.source import Source

LIMIT = 20 * 1024 * 1024
STDIN = "-"


def read(path: str, *, traditional: bool = False) -> Source:
    """The Source of a file (``-``: standard input); what cannot be read raises DrafterError with the finding that says why."""
    try:
        if path == STDIN:
            return read_bytes(sys.stdin.buffer.read(LIMIT + 1), path, traditional=traditional)
        if os.path.isdir(path):
            raise refuse("source-folder", path)
        with open(path, "rb") as handle:
            data = handle.read(LIMIT + 1)
            size = os.fstat(handle.fileno()).st_size
    except FileNotFoundError as error:
        raise refuse("file-missing", path) from error
    except (OSError, ValueError) as error:
        raise refuse("file-unreadable", path, problem=getattr(error, "strerror", None) or error) from error
    if len(data) > LIMIT:
        raise _too_large(size, path)
    return read_bytes(data, path, traditional=traditional)


def read_bytes(data: bytes, name: str, *, traditional: bool = False) -> Source:
    """The Source of a file's bytes. ``name`` is only shown: the kind is told by the content."""
    if len(data) > LIMIT:
        raise _too_large(len(data), name)
    source = _read(data, name)
    check(source.text, name)
    source = replace(source, findings=(*source.findings, *of_characters(source.text, name)))
    if not traditional:
        return source
    from drafter.intake.script import simplified

    return simplified(source)


def _too_large(size: int, name: str) -> Exception:
    return refuse("source-too-large", name, size=f"{size / 1048576:.1f} MB", limit=f"{LIMIT // 1048576} MB")


def _read(data: bytes, name: str) -> Source:
    if not data.strip():
        raise refuse("source-empty", name)
    kind = kind_of(data)
    if kind == TEXT:
        return _text(data, name)
    if kind == "docx":
        from drafter.intake.word import read_word

        return read_word(data, name)
    if kind == "pdf":
        from drafter.intake.pdf import read_pdf

        return read_pdf(data, name)
    if kind == "office":
        from drafter.intake.office import to_docx
        from drafter.intake.word import read_word

        return read_word(to_docx(data, name), name)
    raise refuse(f"source-{kind}", name)


def _text(data: bytes, name: str) -> Source:
    from drafter.intake.web import is_html, read_page

    found = decode(page_of(data) or data)
    if found is None:
        raise refuse("source-undecodable", name)
    told = tuple(of_encoding(found.encoding, found.cut, name))
    text = found.text.removeprefix("\ufeff")
    if is_html(text):
        page = read_page(text, name)
        return replace(page, findings=told + page.findings)
    check(text, name)
    if is_markdown(text, name):
        return Source(name, markdown_lines(text), "md", told)
    return Source(name, plain_lines(text), "txt", told)
