"""Marked Markdown → Document: numbering 一、（一）1.（1）, roles of paragraphs, provenance on every run."""

from __future__ import annotations

from drafter.analysis.markup import MarkedBlock, Piece, blocks
from drafter.analysis.numbering import han
from drafter.model.tree import Block, Heading, Paragraph, Role, Run, Table
from drafter.rendering.inline import marks_in, unmark
from drafter.rendering.own import settled

_FORMS = ("", "{han}、", "（{han}）", "{n}.", "（{n}）")


class _Numbers:
    """Running numbers of the four levels (GB/T 9704—2012, 7.3.3)."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0, 0, 0]

    def next(self, level: int) -> str:
        """The number of the next heading of a level; deeper levels start again."""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (4 - level)
        n = self._counts[level]
        return _FORMS[level].format(han=han(n), n=n)


def build_blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of the report; ``#`` is the title, ``##`` level 1 and so on, a paragraph that opens bold runs in a level-2 heading."""
    numbers = _Numbers()
    made = (_block(each, numbers) for each in blocks(markdown))
    return tuple(block for block in made if block is not None)


def _block(marked: MarkedBlock, numbers: _Numbers) -> Block | None:
    if marked.rows:
        rows = tuple(tuple(_runs(cell) for cell in row) for row in marked.rows)
        line = next((found for row in marked.rows for cell in row for found in (_marks(cell)[1],) if found), "")
        return Table(rows, marked.align, line)
    role, line = _marks(marked.pieces)
    runs = settled(_runs(marked.pieces))
    if not runs:
        return None
    if marked.level == 1:
        return Paragraph(runs, Role.TITLE, line=line)
    if marked.level:
        level = min(marked.level - 1, 4)
        return Heading(level, numbers.next(level), runs, line)
    if runs[0].strong:
        return Paragraph(runs, level=2, number=numbers.next(2), line=line)
    return Paragraph(runs, Role(role) if role else Role.BODY, line=line)


def _runs(pieces: tuple[Piece, ...]) -> tuple[Run, ...]:
    """Runs of the pieces; a marked value may be cut by the parser only where bold begins, so pieces of one weight are joined first."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].strong == piece.strong:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.strong)
        else:
            joined.append(piece)
    return tuple(run for piece in joined for run in unmark(piece.text, piece.strong))


def _marks(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    return marks_in("".join(piece.text for piece in pieces))
