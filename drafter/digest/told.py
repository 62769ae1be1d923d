"""The arithmetic relations between the figures of a digest, with the word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.digest.figures import Kept
from drafter.model.digest import Told
from drafter.model.reading import Check, Passage, Reading

_COMPARED = "同比|环比|比上年|较上年|与上年|比去年|较去年|上年同期|去年同期|同期|上年|去年"
_TURNED = "由|从|压缩|缩短|降至|降到|减至|减少|下降|增至|增加到|提高到|提升至|增加|增长|上升|提高"
_AMONG = "其中|包括|包含|含|分别|里面|中"
_TOTAL = "共计|合计|总计|累计|总共|一共|共|总"
_MARKERS = {  # by the kind of relation, the surest first
    "sum": (_AMONG.removesuffix("|中"), _TOTAL, "分为|分成|均"),
    "part-whole": (_AMONG, "占"),
    "share": ("占", "比例|比重", _AMONG),
    "rate": ("率", "占"),
    "yoy": (_COMPARED, _TURNED),
    "increase": (_TURNED, _COMPARED),
    "decrease": (_TURNED, _COMPARED),
    "difference": (_COMPARED, _TURNED, "差|净"),
    "change-points": ("百分点", _COMPARED, _TURNED),
    "same": ("均|全部|都|同时|予以|办结",),
    "cap": ("不超过|以内|不高于|上限",),
    "date-order": ("至|到|起|以来",),
}
_ENDS = "。；！？\n"


def told(reading: Reading, kept: Kept) -> tuple[Told, ...]:
    """The relations whose operands are all figures of the digest, in the order found."""
    return tuple(_told(reading, kept))


def _told(reading: Reading, kept: Kept) -> Iterator[Told]:
    passages = reading.structure.passages
    for check in reading.checks:
        at = [kept.index.get(n, -1) for _, n in check.operands]
        if len(at) < 2 or -1 in at:
            continue
        last = max((kept.mentions[n] for n in at), key=lambda each: (each.passage, each.start))
        line, _ = passages[last.passage].place(last.start)
        names = tuple((name, n) for (name, _), n in zip(check.operands, at, strict=True))
        yield Told(check.kind, names, check.holds, _marker(check, kept, at, passages), line)


def _marker(check: Check, kept: Kept, at: Sequence[int], passages: Sequence[Passage]) -> str:
    """The word that tells the relation: between its figures, else before them in their sentence."""
    found = sorted((kept.mentions[n] for n in at), key=lambda each: (each.passage, each.start))
    first, last = found[0], found[-1]
    text = passages[last.passage].text
    near = [each for each in found if each.passage == last.passage]
    begin = max(text.rfind(mark, 0, near[0].start) for mark in _ENDS) + 1
    stretches = (text[near[0].end : last.start] if first.passage == last.passage else "", text[begin : last.end])
    for stretch in stretches:
        for words in _MARKERS.get(check.kind, (_AMONG, _TOTAL)):
            if said := re.search(words, stretch):
                return said[0]
    return ""
