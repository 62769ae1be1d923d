"""On how many pages a document comes, counted in the lines of its grid: what decides where the imprint may stand.

An estimate: a word processor sets the lines. It is only trusted where a page more or less could not come of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.export.closing import role_of
from drafter.export.head import HEAD, head_length
from drafter.export.markup import Extra
from drafter.export.measure import fill, units
from drafter.export.plain import clean
from drafter.export.standard import CHARACTERS, HAN, LINES, RULES, TIGHTER, Layout
from drafter.export.tables import columns, padded, row_lines
from drafter.export.title import wrap_title
from drafter.model.tree import Block, Chart, Heading, Role, Table

_BEFORE: Mapping[Role, int] = {Role.SIGNATURE: 1, Role.ATTACHMENT: 1, Role.ANNEX_TITLE: 1}
_MEETINGS = re.compile(r"(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])")
_WHITE = 0.25
_KEPT = "keepNext"
_INDENTED = frozenset((Role.BODY, Role.NOTE))
_SPACING = re.compile(r'w:before="(\d+)"')
_CHART_LEAST, _CHART_BAR, _CHART_MOST = 1814, 850, 9638  # twips
_TITLE_SIZE = RULES["title.size"].value * 10


class End(NamedTuple):
    """The page a text ends on, the lines used of it, and by how many lines the count may be off."""

    page: int
    used: float
    doubt: float


def end_of(blocks: Sequence[Block], extras: Mapping[int, Extra], landscape: Sequence[bool], layout: Layout) -> End:
    """Where a document ends that is set in lines of 28 characters, 22 to a page (GB/T 9704—2012, 5.2.3)."""
    page, used, doubt = 1, _head_lines(blocks, layout), 1.0
    for index in range(head_length(blocks), len(blocks)):
        block, extra = blocks[index], extras.get(index, {})
        aside = index > 0 and landscape[index] != landscape[index - 1]
        if used and (aside or "pageBreakBefore" in extra or role_of(block) is Role.ANNEX_LABEL):
            page, used, doubt = page + 1, 0.0, 1.0
        needed = _lines(block, extra, blocks[index - 1] if index else None, layout)
        doubt += 1.0 if isinstance(block, Table | Chart) else _doubt(clean(block.text))
        kept = _KEPT in extra
        # A heading does not stand on the last line of a page; of a text that is kept one program takes one line along
        # to the next page and another all of it.
        if (isinstance(block, Heading) or kept) and used + needed + 1 > LINES:
            page, used, doubt = page + 1, 0.0, doubt + (needed if kept else 0.0)
        used += needed
        page, used = page + int(used // LINES), used % LINES
    return End(page, used, doubt) if used else End(max(page - 1, 1), LINES, doubt)


def _doubt(text: str) -> float:
    """By how much of a line a text may be longer: some programs leave white between Han characters and digits."""
    return 0.05 + _WHITE * len(_MEETINGS.findall(text)) / CHARACTERS


def _head_lines(blocks: Sequence[Block], layout: Layout) -> float:
    roles = [role_of(block) for block in blocks[: head_length(blocks)]]
    if Role.MARK not in roles:
        return len([role for role in roles if role in HEAD])
    # Down to the mark, the mark, two blank lines and the number, the rule, two blank lines.
    return layout.mark_top / layout.pitch.value + 2 * roles.count(Role.MARK) + 5.5


def _lines(block: Block, extra: Extra, previous: Block | None, layout: Layout) -> float:
    if isinstance(block, Chart):
        return min(_CHART_LEAST + _CHART_BAR * len(block.labels), _CHART_MOST) / layout.pitch.value
    if isinstance(block, Table):
        return _table_lines(block, layout)
    role = role_of(block)
    text = clean(block.text)
    if role in (Role.TITLE, Role.ANNEX_TITLE):
        return len(wrap_title(text, layout.text_width / _TITLE_SIZE).breaks) + 2 + _BEFORE.get(role, 0)
    indented = isinstance(block, Heading) or role in _INDENTED
    before = _BEFORE.get(role, 0) if role and role is not (role_of(previous) if previous else None) else 0
    if found := _SPACING.search(extra.get("spacing", "")):
        before = int(found[1]) // layout.pitch.value
    return before + _text_lines(text, indented, layout)


def _text_lines(text: str, indented: bool, layout: Layout) -> int:
    pitch = HAN - TIGHTER
    room = layout.text_width / pitch
    return max(1, sum(1 for _ in fill(units(text), room, room - (2 * HAN / pitch if indented else 0))))


def _table_lines(table: Table, layout: Layout) -> float:
    rows = padded(table)
    if not rows:
        return 0
    widths = columns(rows, layout.text_width)
    line, padding = RULES["table.line"].value, 2 * RULES["table.padding"].value + 10
    return sum(row_lines(row, widths) * line + padding for row in rows) / layout.pitch.value
