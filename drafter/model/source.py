"""A text as read from a file: its lines, what the file format says of each, and what was wrong with the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType

from drafter.model.finding import Finding
from drafter.model.frozen import frozen


@frozen
class Line:
    """One line of the raw text and what its format says of it.

    ``level`` is the outline level the format gives (Word heading style, h1–h6, #), 0 for none; ``align`` is ``centre``,
    ``right`` or ""; ``table`` marks a row of a table, its cells joined by tabs; ``starts`` says whether a paragraph starts
    here (None where the format does not tell: plain text).
    """

    text: str
    level: int = 0
    align: str = ""
    table: bool = False
    starts: bool | None = None


@frozen
class Source:
    """What a file holds as text. ``kind`` is txt, md, html, docx or pdf; ``meta`` what a page says of itself (title, date)."""

    name: str
    lines: tuple[Line, ...]
    kind: str = "txt"
    findings: tuple[Finding, ...] = ()
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def text(self) -> str:
        """The raw text, a line a line."""
        return "\n".join(line.text for line in self.lines)


def plain(text: str, name: str = "") -> Source:
    """The Source of plain text; any line end counts."""
    return Source(name, tuple(map(Line, split(text))))


def split(text: str) -> Iterable[str]:
    """The lines of a text: LF, CRLF and CR end one, nothing else does (a form feed or U+2028 stays a character)."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
