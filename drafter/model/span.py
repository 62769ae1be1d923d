"""Where a piece of text came from."""

from __future__ import annotations

from drafter.model.frozen import frozen


@frozen
class Span:
    """A place in a source: file name, 1-based line and column; ``length`` counts characters, 0 when unknown."""

    source: str = ""
    line: int = 0
    column: int = 0
    length: int = 0

    def __lt__(self, other: Span) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, int, int]:
        return self.source, self.line, self.column, self.length

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}" if self.line else self.source


NOWHERE = Span()
