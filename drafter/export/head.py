"""The head of an official document (GB/T 9704—2012, 7.2): the issuer's mark, number, signers and the red rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.export.markup import TAB, Extra, cut, run_of, styled, written
from drafter.export.measure import em
from drafter.export.plain import clean
from drafter.export.standard import HAN, RULES, Layout
from drafter.model.tree import Block, Paragraph, Role, Run

HEAD = frozenset((Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.MARK, Role.NUMBER, Role.SIGNER))
_ABOVE = frozenset((Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY))
_LEAST_MARK = 52  # half points; a smaller mark would not stand out from the title
# An exact line of this many times its size has the top of its characters at its own top, in Word and LibreOffice alike.
_MARK_LINE = 21 / 20
# From the bottom of the number's line to the bottom of its characters, in points.
_BELOW_NUMBER = 4
_NAMES = re.compile(r"[^\s、，]+")
_LABEL = re.compile(r"\s*签发人[：:]\s*")


def head_length(blocks: Sequence[Block]) -> int:
    """How many blocks at the start of a document make its head (7.2)."""
    count = 0
    while count < len(blocks) and isinstance(block := blocks[count], Paragraph) and block.role in HEAD:
        count += 1
    return count


def head_extras(blocks: Sequence[Block], layout: Layout) -> dict[int, Extra]:
    """Properties of the head's paragraphs that depend on their number: the mark's top is 35 mm down (7.2.4)."""
    count = head_length(blocks)
    roles = [block.role for block in blocks[:count] if isinstance(block, Paragraph)]
    found: dict[int, Extra] = {}
    for index, role in enumerate(roles):
        if role is Role.MARK:
            above = sum(each in _ABOVE for each in roles[:index]) * layout.pitch.value
            before = max(0, layout.mark_top - above) if Role.MARK not in roles[:index] else 0
            line = round(mark_size(clean(blocks[index].text), layout) * 10 * _MARK_LINE)
            found[index] = {"spacing": f'<w:spacing w:before="{before}" w:line="{line}" w:lineRule="exact"/>'}
    if count and roles[-1] not in _ABOVE:
        found[count - 1] = {**found.get(count - 1, {}), "pBdr": _red_rule()}
    return found


def mark_size(text: str, layout: Layout) -> int:
    """The size of the issuer's mark in half points: as large as its line allows (7.2.4: 醒目、美观、庄重)."""
    room = layout.text_width / 10 / max(em(text), 1)
    return max(_LEAST_MARK, min(RULES["mark.size"].value, int(room)))


def signer_of(blocks: Sequence[Block], index: int) -> int | None:
    """The signer's block that stands on the line of the number at ``index`` (7.2.5), before or after it."""
    for near in (index + 1, index - 1):
        if 0 <= near < len(blocks) and isinstance(block := blocks[near], Paragraph) and block.role is Role.SIGNER:
            return near
    return None


def signed_number(number: Paragraph, signer: Paragraph, extra: Extra, draft: bool, layout: Layout) -> str:
    """Number to the left and signers to the right, two names a line, the number on the last (7.2.5, 7.2.6)."""
    text = "".join(run.text for run in signer.runs)
    label = found.end() if (found := _LABEL.match(text)) else 0
    rows = list(_rows(text, label)) or [(label, len(text))]
    names = max(em(clean(text[start:end])) for start, end in rows)
    column = layout.text_width - layout.twips("signer.inset") - round(names * HAN)
    left = column - 4 * HAN
    made = []
    for place, (start, end) in enumerate(rows):
        last = place == len(rows) - 1
        before = written(number.runs, "", draft) if last else ""
        lead = f"{TAB}{run_of('签发人：')}" if place == 0 else TAB
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{max(left if place == 0 else column, 0)}"/></w:tabs>'
        named = tuple(Run(run.text, run.origin, True) for run in cut(signer.runs, start, end))
        style = "SignedNumber" if last else "Signers"
        spacing = {"spacing": f'<w:spacing w:before="{layout.twips("number.before")}"/>'} if place == 0 else {}
        own = {**(extra if last else {}), "tabs": tabs, **spacing}
        made.append(styled(style, own, before + lead + written(named, "SignerName", draft)))
    return "".join(made)


def _rows(text: str, start: int) -> Iterator[tuple[int, int]]:
    names = [(each.start(), each.end()) for each in _NAMES.finditer(text, start)]
    for first in range(0, len(names), 2):
        pair = names[first : first + 2]
        yield pair[0][0], pair[-1][1]


def _red_rule() -> str:
    gap = round(RULES["rule.gap"].value / 20) - _BELOW_NUMBER
    weight = RULES["rule.weight"].value
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{weight}" w:space="{gap}" w:color="FF0000"/></w:pBdr>'
