"""The comments part of a Word file: one a remark, by nobody in person and at no time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from drafter.export.markup import run_of
from drafter.model.tree import Remark

AUTHOR = "drafter"
Numbered = Mapping[int, Sequence[tuple[int, Remark]]]


def numbered(remarks: Sequence[Remark], blocks: int) -> Numbered:
    """Remarks with their numbers, by the block they speak of; one that speaks of no block is left out."""
    found: dict[int, list[tuple[int, Remark]]] = {}
    for number, remark in enumerate(each for each in remarks if 0 <= each.block < blocks):
        found.setdefault(remark.block, []).append((number, remark))
    return found


def written_comments(remarks: Numbered, head: str, space: str) -> str:
    """The comments part."""
    each = sorted((pair for group in remarks.values() for pair in group), key=itemgetter(0))
    return f'{head}<w:comments xmlns:w="{space}">{"".join(_comment(*pair) for pair in each)}</w:comments>'


def _comment(number: int, remark: Remark) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="d"><w:p><w:pPr><w:pStyle w:val="CommentText"/>'
        f'</w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        f"{run_of(remark.text)}</w:p></w:comment>"
    )
