"""Report → bytes → file: which format, under which name, and never over what is not ours."""

from __future__ import annotations

import importlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.model.finding import Finding, Severity, finding
from drafter.model.span import Span
from drafter.store.files import atomic_write

if TYPE_CHECKING:
    from drafter.export import Writing
    from drafter.model.tree import Document

PDF = ".pdf"
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_STATES: Mapping[str, tuple[str, str]] = {
    ".docx": ("drafter.export.word", "fingerprint_state"),
    ".md": ("drafter.export.markdown", "markdown_state"),
    ".html": ("drafter.export.html", "html_state"),
    PDF: ("drafter.export.pdf", "pdf_state"),
}
_BINARY = (".docx", PDF)


def suffix_of(output: str, to: str) -> str | Finding:
    """The format asked for, by name or by the end of the file's name; a finding where there is no such format."""
    from drafter.export import WRITERS

    if to:
        suffix = "." + to.lstrip(".").lower()
    else:
        named = Path(output).suffix.lower() if output not in ("", "-") else ""
        suffix = named if named and not Path(output).is_dir() else ".docx"
    if suffix in WRITERS or suffix == PDF:
        return suffix
    return finding("format-unknown", suffix=suffix, known="、".join((*WRITERS, PDF)))


def produce(document: Document, suffix: str, writing: Writing) -> tuple[bytes, tuple[Finding, ...]]:
    """The report in a format and what is to be said about it; raises DrafterError where it cannot be made."""
    from drafter.export import WRITERS

    if suffix == ".docx":
        return WRITERS[suffix](document, writing), ()
    said = (finding("remarks-docx-only", severity=Severity.NOTE, suffix=suffix),) if writing.comments else ()
    if suffix != PDF:
        return WRITERS[suffix](document, writing), said
    from drafter.export.pdf import to_pdf

    made = to_pdf(WRITERS[".docx"](document, replace(writing, comments=())))
    return made.data, (*said, *made.findings)


def path_of(document: Document, output: str, suffix: str, many: bool, taken: set[Path]) -> Path | Finding:
    """Where a report goes: the file named, or in the folder named under its title; no two of a batch to one place."""
    target = Path(output or ".")
    try:
        there = target.is_dir()
    except OSError as error:
        return finding("output-failed", path=output[:60], problem=error.strerror or str(error))
    folder = not output or there or output.endswith(("/", os.sep)) or not target.suffix
    if many and not folder:
        return finding("output-one", Span(output))
    path = target if not folder else target / f"{file_name(document.title)}{suffix}"
    stem, n = path.stem, 2
    while path in taken:
        path = path.with_name(f"{stem}（{n}）{path.suffix}")
        n += 1
    taken.add(path)
    return path


def file_name(title: str) -> str:
    """A file name made of a title: no signs a file system refuses, at most 200 bytes."""
    name = _UNSAFE.sub("", title).strip(" .") or "report"
    while len(name.encode()) > 200:
        name = name[:-1]
    return name


def save(path: Path, data: bytes, force: bool) -> bool | Finding:
    """Whether the file changed; a finding when it is not ours to overwrite or cannot be written. The write is atomic."""
    try:
        if path.is_file():
            old = path.read_bytes()
            if old == data:
                return False
            state = _state(path, old)
            if state != "ours" and not force:
                return finding(_REFUSALS[state], path=path)
        atomic_write(path, data)
    except OSError as error:
        return finding("output-failed", path=path, problem=error.strerror or str(error))
    return True


_REFUSALS = {"foreign": "output-foreign", "changed": "output-changed", "unmarked": "output-unmarked"}


def save_trace(path: Path, data: bytes, used: Iterable[Path], force: bool) -> bool | Finding:
    """As ``save``, for a trace; a file this run reads or wrote, or one that is no trace, is never overwritten."""
    try:
        if any(path.resolve() == each.resolve() for each in used):
            return finding("trace-foreign", path=path)
        if path.is_file() and not force and not _is_trace(path.read_bytes()):
            return finding("trace-foreign", path=path)
        atomic_write(path, data)
    except OSError as error:
        return finding("output-failed", path=path, problem=error.strerror or str(error))
    return True


def _is_trace(data: bytes) -> bool:
    try:
        told = json.loads(data)
    except ValueError:
        return False
    entries = told if isinstance(told, list) else [told]
    return all(isinstance(each, dict) and {"source", "paragraphs"} <= each.keys() for each in entries)


def _state(path: Path, data: bytes) -> str:
    suffix = path.suffix.lower()
    if suffix not in _STATES:
        return "unmarked"
    module, name = _STATES[suffix]
    check = getattr(importlib.import_module(module), name)
    try:
        return str(check(data if suffix in _BINARY else data.decode("utf-8", "replace")))
    except Exception:  # a file of another program may be broken in any way; it is then simply not ours
        return "foreign"
