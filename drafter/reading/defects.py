"""What the checks of the repair log share: a hit with its place, and the part of a report they look at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType

from drafter.model.finding import Finding, Severity
from drafter.model.frozen import frozen
from drafter.model.reading import LineRole, Passage, Structure
from drafter.model.source import Source
from drafter.model.span import Span

_NO_PROSE = frozenset({LineRole.FURNITURE, LineRole.SIGNATURE, LineRole.DATE, LineRole.SIGNATURE_DATE})


@frozen
class Hit:
    """Something wrong in the source, at 1-based ``line`` and 0-based ``column``, and what its sentence is made of."""

    code: str
    line: int
    column: int
    length: int
    text: str
    suggestion: str = ""
    more: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    severity: Severity = Severity.NOTE

    def finding(self, source: str) -> Finding:
        """The finding that tells of it."""
        params = {"text": self.text, "suggestion": self.suggestion, **self.more}
        return Finding(
            self.code, Span(source, self.line, self.column + 1, self.length), MappingProxyType(params), self.severity
        )


@frozen(slots=False)
class Scope:
    """A source with its structure, and the passages that are text of the report."""

    source: Source
    structure: Structure

    @cached_property
    def roles(self) -> Mapping[int, LineRole]:
        """The role of each non-blank line."""
        return {judged.line: judged.role for judged in self.structure.roles}

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The passages of the report itself: no furniture, no signature, no rows of tables."""
        return tuple(
            passage
            for passage in self.structure.passages
            if self.roles.get(passage.line) not in _NO_PROSE and not passage.table
        )

    @cached_property
    def text(self) -> str:
        """The prose in one piece, a passage a line: one search instead of one for each passage."""
        return "\n".join(passage.text for passage in self.prose)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(passage.text) + 1 for passage in self.prose)]

    def hit(self, start: int, end: int, code: str, suggestion: str = "", **more: str) -> Hit:
        """The hit of a stretch of ``text``."""
        index = bisect_right(self._starts, start) - 1
        first = self._starts[index]
        return at(self.prose[index], start - first, end - first, code, suggestion, **more)

    def lines(self, *roles: LineRole) -> list[int]:
        """The lines that have one of ``roles``, in order."""
        return [judged.line for judged in self.structure.roles if judged.role in roles]

    def shown(self, line: int) -> str:
        """A raw line."""
        return self.source.lines[line - 1].text if 0 < line <= len(self.source.lines) else ""


def at(passage: Passage, start: int, end: int, code: str, suggestion: str = "", **more: str) -> Hit:
    """The hit of a stretch of a passage; one that a break parts is told by what stands on its first line."""
    line, column = passage.place(start)
    stop = end
    if len(passage.pieces) > 1:
        stop = min([end, *(piece.offset for piece in passage.pieces if start < piece.offset < end)])
    return Hit(code, line, column, stop - start, passage.raw[start:stop], suggestion, MappingProxyType(more))


ENOUGH = 400  # hits of one kind in one passage: beyond that the text is not prose


def once(hits: Iterator[Hit]) -> Iterator[Hit]:
    """One hit for all that ``hits`` hold: the first, with how many there are."""
    first = next(hits, None)
    if first is None:
        return
    count = 1 + sum(1 for _ in hits)
    more = MappingProxyType({**first.more, "count": str(count)})
    yield Hit(first.code, first.line, first.column, first.length, first.text, first.suggestion, more, first.severity)
