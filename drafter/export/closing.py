"""What the end of a document needs beyond its styles: indents that depend on widths, and what must stay together."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.export.layout import HAN, TIGHTER
from drafter.export.plain import clean, half_width
from drafter.model.tree import Block, Paragraph, Role, Table

_KEEP = "<w:keepNext/>"
_NEW_PAGE = "<w:pageBreakBefore/>"


def exceptions(blocks: Sequence[Block], text_width: int) -> dict[int, str]:
    """Paragraph properties by block index, for the blocks around a signature with its date; others need none."""
    found: dict[int, str] = {}
    for index in range(1, len(blocks)):
        if _role(blocks[index]) is Role.DATE and _role(blocks[index - 1]) is Role.SIGNATURE:
            found |= _ending(blocks, index, text_width)
    return found


def width(text: str) -> int:
    """The width of a line of body text in twips."""
    return sum((HAN // 2 if half_width(char) else HAN) - TIGHTER for char in text)


def right_indents(name: str, date: str, text_width: int) -> tuple[int, int]:
    """Right indents of name and date without a seal, in twips (GB/T 9704—2012, 7.3.5.2).

    The date begins two characters to the right of the name; a longer date ends two characters from the margin, and
    the name moves left until the date begins two characters to its right.
    """
    wide_name, wide_date = width(name), width(date)
    if wide_date > wide_name:
        return min(4 * HAN + wide_date - wide_name, max(0, text_width - wide_name)), 2 * HAN
    return 2 * HAN, min(wide_name - wide_date, max(0, text_width - wide_date))


def _role(block: Block) -> Role | None:
    return block.role if isinstance(block, Paragraph) else None


def _ending(blocks: Sequence[Block], date: int, text_width: int) -> dict[int, str]:
    first = date - 1
    while first and _role(blocks[first - 1]) is Role.SIGNATURE:
        first -= 1
    name_right, date_right = right_indents(clean(blocks[date - 1].text), clean(blocks[date].text), text_width)
    found = {index: _right(name_right) for index in range(first, date)}
    found[date] = _right(date_right)
    if first and _is_text(blocks[first - 1]):
        # A signature never stands alone on a page (7.3.5.5).
        found[first - 1] = _KEEP
    return found | _annex(blocks, date + 1)


def _annex(blocks: Sequence[Block], after: int) -> dict[int, str]:
    """What follows the date, copies aside, is an annex and begins on a page of its own (7.3.7)."""
    for index in range(after, len(blocks)):
        if _role(blocks[index]) is not Role.COPIES:
            return {index: _NEW_PAGE} if _is_text(blocks[index]) else {}
    return {}


def _is_text(block: Block) -> bool:
    return not isinstance(block, Table)


def _right(twips: int) -> str:
    return f'<w:ind w:right="{twips}"/>'
