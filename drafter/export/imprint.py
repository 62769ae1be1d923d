"""The imprint of an official document (GB/T 9704—2012, 7.4): pinned to the bottom of the last page, an even one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.export.closing import role_of
from drafter.export.markup import TAB, anchor, cut, styled, written
from drafter.export.measure import lines
from drafter.export.plain import clean
from drafter.export.standard import RULES, Layout
from drafter.model.tree import Block, Paragraph, Role, Run

_ROLES = frozenset((Role.COPIES, Role.IMPRINT))
_STYLES = {Role.COPIES: "CopiesTo", Role.IMPRINT: "Imprint"}
_ISSUED = re.compile(r"\s+(?=[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发$)")
_LABEL = re.compile(r"[^：:]{0,4}[：:]")
_BORDER = 26  # what the rules add to the height of a paragraph, in twips
# An imprint higher than this share of the page is left to flow: two pages of addressees cannot be pinned to one.
_SHARE = 0.8


def imprint_length(blocks: Sequence[Block]) -> int:
    """How many blocks at the end of a document make its imprint (7.4)."""
    count = 0
    while count < len(blocks) and role_of(blocks[-1 - count]) in _ROLES:
        count += 1
    return count


def imprint_height(blocks: Sequence[Paragraph], layout: Layout) -> int:
    """The height of an imprint in twips."""
    return sum(_height(block, layout) for block in blocks)


def written_imprint(blocks: Sequence[Paragraph], draft: bool, layout: Layout) -> str:
    """The imprint in frames at the bottom of the type area, and the paragraph that holds the frames (7.4.1).

    Rules over the first, under the last and between the addressees and the printing office; none between two kinds of
    addressees (7.4.2). The rules have frames of their own: borders of an indented paragraph are not as wide as the area.
    """
    height = imprint_height(blocks, layout)
    if height > layout.text_height * _SHARE:
        return "".join(_flowing(blocks, index, draft) for index in range(len(blocks)))
    top = layout.area_height - height
    made: list[str] = []
    for index, block in enumerate(blocks):
        made.append(_framed_rule(_weights(blocks, index)[0], top, layout))
        extra = {"ind": _indent(block), "framePr": _frame(top + _BORDER // 2, layout)}
        made.append(styled(_STYLES[block.role], extra, _content(block, draft)))
        top += _height(block, layout)
    return "".join((*made, _framed_rule(RULES["imprint.outer"].value, layout.area_height, layout), anchor()))


def _flowing(blocks: Sequence[Paragraph], index: int, draft: bool) -> str:
    above, below = _weights(blocks, index)
    # White rules at the sides carry the others out past the indents, to the full width of the type area.
    sides = '<w:{} w:val="single" w:sz="2" w:space="14" w:color="FFFFFF"/>'
    rules = (_rule("top", above), sides.format("left"), _rule("bottom", below), sides.format("right"))
    extra = {"ind": _indent(blocks[index]), "pBdr": f"<w:pBdr>{''.join(rules)}</w:pBdr>"}
    return styled(_STYLES[blocks[index].role], extra, _content(blocks[index], draft))


def _content(block: Paragraph, draft: bool) -> str:
    runs = (Run(block.number), *block.runs)
    text = "".join(run.text for run in runs)
    found = _ISSUED.search(text) if block.role is Role.IMPRINT else None
    if found is None:
        return written(runs, "", draft)
    office, day = cut(runs, 0, found.start()), cut(runs, found.end(), len(text))
    return written(office, "", draft) + TAB + written(day, "", draft)


def _height(block: Paragraph, layout: Layout) -> int:
    text = clean(block.text)
    size = RULES["imprint.size"].value / 2 * 20
    inset = 2 * size * RULES["imprint.inset"].value
    room = (layout.text_width - inset) / size
    hang = _label_width(block)
    return lines(text, room - hang - 0.1, room - 0.1) * RULES["imprint.line"].value + _BORDER


def _label_width(block: Paragraph) -> int:
    """The width of 抄送： in characters: lines after the first begin behind it (7.4.2)."""
    found = _LABEL.match(clean(block.text)) if block.role is Role.COPIES else None
    return found.end() if found else 0


def _indent(block: Paragraph) -> str:
    size = RULES["imprint.size"].value * 10
    hang = _label_width(block) * size
    return f'<w:ind w:left="{size + hang}" w:right="{size}" w:hanging="{hang}"/>'


def _weights(blocks: Sequence[Paragraph], index: int) -> tuple[int, int]:
    """The weights of the rules above and below a paragraph of the imprint."""
    outer, middle = RULES["imprint.outer"].value, RULES["imprint.middle"].value
    changed = index > 0 and blocks[index - 1].role is not blocks[index].role
    return (outer if index == 0 else middle if changed else 0), (outer if index == len(blocks) - 1 else 0)


def _framed_rule(weight: int, top: int, layout: Layout) -> str:
    if not weight:
        return ""
    return styled("Anchor", {"framePr": _frame(top, layout), "pBdr": f"<w:pBdr>{_rule('top', weight)}</w:pBdr>"}, "")


def _rule(side: str, weight: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>' if weight else ""


def _frame(top: int, layout: Layout) -> str:
    return (
        f'<w:framePr w:w="{layout.text_width}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin"'
        f' w:xAlign="left" w:y="{top}"/>'
    )
