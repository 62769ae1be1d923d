"""The sections of a Word file: portrait pages, pages on their side for wide tables, and the page of the imprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from drafter.export.closing import role_of
from drafter.export.imprint import imprint_height, imprint_length
from drafter.export.markup import Extra
from drafter.export.paper import end_of
from drafter.export.standard import LINES, Layout
from drafter.export.tables import too_wide
from drafter.model.tree import Block, Chart, Paragraph, Role, Table


class Kind(Enum):
    """What the pages of a section are."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    # The imprint on a page of its own, the next even one.
    IMPRINT = "imprint"
    # The same behind a page that is surely left blank: neither bears a number (GB/T 9704—2012, 7.5).
    IMPRINT_ALONE = "imprint alone"


class Section(NamedTuple):
    """Blocks ``start`` to ``end`` on pages of one kind."""

    kind: Kind
    start: int
    end: int


# Relationship ids of the footers of odd and even pages.
FOOTERS: Mapping[Kind, tuple[str, str]] = {
    Kind.PORTRAIT: ("rId4", "rId5"),
    Kind.LANDSCAPE: ("rId7", "rId8"),
    Kind.IMPRINT: ("rId4", "rId5"),
    Kind.IMPRINT_ALONE: ("rId9", "rId9"),
}
# What stands over a table goes with it onto its page.
_OVER = frozenset((Role.CAPTION, Role.ANNEX_LABEL, Role.ANNEX_TITLE))


def sections(blocks: Sequence[Block], extras: Mapping[int, Extra], layout: Layout) -> tuple[Section, ...]:
    """The sections in order; the imprint gets one where it cannot share the last, even page of the text (7.4)."""
    tail = len(blocks) - imprint_length(blocks)
    aside = _aside(blocks[:tail], layout)
    kinds = [Kind.LANDSCAPE if each else Kind.PORTRAIT for each in aside]
    kinds += [_imprint_kind(blocks, tail, extras, aside, layout)] * (len(blocks) - tail)
    found: list[Section] = []
    for kind, group in groupby(range(len(kinds)), key=lambda index: kinds[index]):
        indices = list(group)
        found.append(Section(kind, indices[0], indices[-1] + 1))
    return tuple(found) or (Section(Kind.PORTRAIT, 0, 0),)


def properties(kind: Kind, layout: Layout) -> str:
    """The w:sectPr of a section. A page on its side has the portrait page's left for its top (clause 8)."""
    odd, even = FOOTERS[kind]
    start = {Kind.IMPRINT: "evenPage", Kind.IMPRINT_ALONE: "evenPage"}.get(kind, "nextPage")
    across = kind is Kind.LANDSCAPE
    width, height = layout.width.value, layout.height.value
    margins = [each.value for each in (layout.top, layout.right, layout.bottom, layout.left)]
    if across:
        width, height = height, width
        margins = [margins[3], *margins[:3]]
    names = ("top", "right", "bottom", "left")
    edges = " ".join(f'w:{name}="{value}"' for name, value in zip(names, margins, strict=True))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/><w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:type w:val="{start}"/><w:pgSz w:w="{width}" w:h="{height}"{_orient(across)}/>'
        f'<w:pgMar {edges} w:header="851" w:footer="{layout.footer.value}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{layout.pitch.value}"/></w:sectPr>'
    )


def _orient(across: bool) -> str:
    return ' w:orient="landscape"' if across else ""


def _aside(blocks: Sequence[Block], layout: Layout) -> list[bool]:
    """Which blocks stand on a page on its side: wide tables with what stands over them."""
    aside = [isinstance(block, Table) and too_wide(block, layout.text_width) for block in blocks]
    for index in range(len(blocks) - 1, 0, -1):
        if aside[index] and role_of(blocks[index - 1]) in _OVER:
            aside[index - 1] = True
    return aside


def _imprint_kind(
    blocks: Sequence[Block], tail: int, extras: Mapping[int, Extra], aside: Sequence[bool], layout: Layout
) -> Kind:
    if tail == 0 or tail == len(blocks):
        return Kind.PORTRAIT
    imprint = [block for block in blocks[tail:] if isinstance(block, Paragraph)]
    end = end_of(blocks[:tail], extras, aside, layout)
    sure = end.doubt < end.used < LINES - end.doubt
    if end.page % 2 or not sure:
        return Kind.IMPRINT
    under_text = not aside[-1] and not isinstance(blocks[tail - 1], Table | Chart)
    room = end.used + imprint_height(imprint, layout) / layout.pitch.value + end.doubt < LINES
    return Kind.PORTRAIT if under_text and room else Kind.IMPRINT_ALONE
