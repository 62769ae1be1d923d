"""What the end of a document needs beyond its styles: indents that depend on widths, and what must stay together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.export.markup import Extra
from drafter.export.plain import clean, half_width
from drafter.export.standard import HAN, TIGHTER, Layout
from drafter.model.tree import Block, Chart, Paragraph, Role, Table

_KEEP = {"keepNext": "<w:keepNext/>"}
_NEW_PAGE = {"pageBreakBefore": "<w:pageBreakBefore/>"}
_TAIL = frozenset((Role.COPIES, Role.IMPRINT, Role.NOTE))
_ATTACHED = re.compile(r"(附件[：:]\s*)?(\d+[.．]\s*)?")


def closing_extras(blocks: Sequence[Block], layout: Layout, sealed: bool) -> dict[int, Extra]:
    """Properties by block index of what ends a document: attachments, signatures with their date, the first annex."""
    found: dict[int, Extra] = dict(_attachments(blocks))
    for index in range(1, len(blocks)):
        if role_of(blocks[index]) is Role.DATE and role_of(blocks[index - 1]) is Role.SIGNATURE:
            for place, extra in _ending(blocks, index, layout, sealed).items():
                found[place] = {**found.get(place, {}), **extra}
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


def sealed_place(name: str, date: str, text_width: int) -> dict[str, str]:
    """Properties of a line under a seal (7.3.5.1): the date ends four characters in, the name is centred over it.

    Both are centred in one stretch about the middle of the date, so that faces of other widths leave them in line; a
    name too long for the stretch ends at the margin.
    """
    stretch = 8 * HAN + width(date)
    if width(name) > stretch:
        return {"ind": _right(0)}
    return {"ind": f'<w:ind w:left="{text_width - stretch}" w:right="0"/>', "jc": '<w:jc w:val="center"/>'}


def role_of(block: Block) -> Role | None:
    """The role of a paragraph; nothing else has one."""
    return block.role if isinstance(block, Paragraph) else None


def _ending(blocks: Sequence[Block], date: int, layout: Layout, sealed: bool) -> dict[int, Extra]:
    first = date - 1
    while first and role_of(blocks[first - 1]) is Role.SIGNATURE:
        first -= 1
    name, day = clean(blocks[date - 1].text), clean(blocks[date].text)
    found: dict[int, Extra] = {}
    if sealed:
        for index in range(first, date + 1):
            found[index] = sealed_place(clean(blocks[index].text), day, layout.text_width)
            if index < date:
                found[index] = {**found[index], **_room(layout, index == first)}
    else:
        name_right, date_right = right_indents(name, day, layout.text_width)
        found = {index: {"ind": _right(name_right)} for index in range(first, date)}
        found[date] = {"ind": _right(date_right)}
    for index in _kept(blocks, first):
        found[index] = {**found.get(index, {}), **_KEEP}
    return found | _annex(blocks, date + 1)


def _room(layout: Layout, first: bool) -> Extra:
    """The blank lines over a sealed name: a seal begins within a line of the text, and seals do not touch (7.3.5.1)."""
    rule = "seal.before" if first else "seal.between"
    return {
        "spacing": f'<w:spacing w:before="{layout.twips(rule)}"/>',
        "contextualSpacing": '<w:contextualSpacing w:val="0"/>',
    }


def _kept(blocks: Sequence[Block], first: int) -> Iterator[int]:
    """A signature never stands alone on a page (7.3.5.5): it keeps the attachments and the last words of the text."""
    for index in range(first - 1, -1, -1):
        if not _is_text(blocks[index]):
            return
        yield index
        if role_of(blocks[index]) is not Role.ATTACHMENT:
            return


def _attachments(blocks: Sequence[Block]) -> dict[int, Extra]:
    """Hanging indents: a second line begins under the first character of the name, items under the number (7.3.4)."""
    found: dict[int, Extra] = {}
    start = 2 * HAN
    for index, block in enumerate(blocks):
        if role_of(block) is not Role.ATTACHMENT:
            start = 2 * HAN
            continue
        match = _ATTACHED.match(clean(block.text))
        label, number = (match[1] or "", match[2] or "") if match else ("", "")
        if label:
            start = 2 * HAN
        left = start + width(label + number)
        found[index] = {"ind": f'<w:ind w:left="{left}" w:hanging="{left - start}"/>'}
        start += width(label)
    return found


def _annex(blocks: Sequence[Block], after: int) -> dict[int, Extra]:
    """What follows the date and its notes is an annex and begins on a page of its own (7.3.7)."""
    for index in range(after, len(blocks)):
        if role_of(blocks[index]) not in _TAIL:
            return {index: _NEW_PAGE} if _is_text(blocks[index]) else {}
    return {}


def _is_text(block: Block) -> bool:
    return not isinstance(block, Table | Chart)


def _right(twips: int) -> str:
    return f'<w:ind w:right="{twips}"/>'
