"""The figures of digests that may become fields: those of the year under report, each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.induction.counted import KINDS, Counted, content, counted, is_last_year
from drafter.induction.fields_groups import Seen
from drafter.model.digest import Digest, Figure

_PLAN = re.compile(
    r"\{next-year\}|^下一?(?:步|阶段|年度?)|^(?:今后|来年|明年)|(?:打算|思路|初步安排|工作安排|工作计划)$"
)
_PLACE = re.compile("[^省市区县州盟旗镇乡]{2,}?(?=省|市|区|县|州|盟|旗|镇|乡|$)")
_KINSHIP = re.compile("^(?:省|市|区|县|州|镇|乡|局|厅|委|经开区|街道)+")
_RISES = re.compile("(?:上升|提高|提升|增加|增长|下降|降低|减少|压缩|缩短)?[至到为]$")
_LISTED = 2  # how far back the figures of 分别 are looked for


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure that speaks of another one: index of it, and as what (last_year, change)."""

    of: int
    aspect: str


def seen(digests: Sequence[Digest]) -> tuple[Seen, ...]:
    """The figures that may become fields, in the order of the digests."""
    return tuple(each for n, digest in enumerate(digests) for each in _of(n, digest))


def zeros(digests: Sequence[Digest]) -> tuple[Seen, ...]:
    """The zeros told in words, each with what there was none of."""
    return tuple(
        Seen(n, at, digest.sample, figure, told)
        for n, digest in enumerate(digests)
        for at, figure in enumerate(digest.figures)
        if figure.zero and figure.table < 0 and (told := counted(figure)) is not None
    )


def _of(n: int, digest: Digest) -> Iterator[Seen]:
    later, own = planned(digest), _own_names(digest)
    part: tuple[int, int] = (-1, -1)
    for at, figure in enumerate(digest.figures):
        sentence = (figure.line, figure.sentence)
        if figure.zero or figure.table >= 0 or figure.kind not in KINDS or figure.head in later or is_last_year(figure):
            continue
        told = counted(figure)
        told = _without(told, own) if told else None
        if told is None:
            continue
        if told.part or (part == sentence and figure.left and told.verb == ""):
            part = sentence
            told = replace(told, part=True)
        yield Seen(n, at, digest.sample, figure, told)


def planned(digest: Digest) -> frozenset[int]:
    """The heads of what is planned, with all below them: their figures are no facts of the year."""
    found: set[int] = set()
    for n, head in enumerate(digest.heads):
        if head.parent in found or (head.parent < 0 and _PLAN.search(head.heading)):
            found.add(n)
    return frozenset(found)


def _own_names(digest: Digest) -> tuple[str, ...]:
    names = {each for text in (digest.region, digest.agency) for each in _PLACE.findall(text) if len(each) > 1}
    return tuple(sorted(names, key=lambda each: (-len(each), each)))


def _without(told: Counted, names: Sequence[str]) -> Counted | None:
    """The thing counted without the names of the sample's own places; None when nothing else is left."""
    for name in names:
        if name not in told.near + told.noun + told.verb:
            continue
        near = _KINSHIP.sub("", told.near.rsplit(name, 1)[-1])
        noun = _KINSHIP.sub("", told.noun.rsplit(name, 1)[-1])
        if not content(noun) or len(near) < 2:
            return None
        told = replace(told, near=near, noun=noun, words=content(noun), verb="" if name in told.verb else told.verb)
    return told


def bound(digest: Digest) -> Mapping[int, Bound]:
    """The figures that tell last year's value of another figure, or its change."""
    found: dict[int, Bound] = {}
    for relation in digest.relations:
        operands = dict(relation.operands)
        changed = [at for at in operands.values() if digest.figures[at].kind == "yoy"]
        levels = [at for name, at in sorted(operands.items()) if digest.figures[at].kind != "yoy"]
        if len(changed) == 1 and levels:
            found[changed[0]] = Bound(max(levels), "change")
    for at, figure in enumerate(digest.figures):
        if at in found or figure.table >= 0:
            continue
        if figure.kind == "yoy":
            target = _before(digest.figures, at)
            found.update({at: Bound(target, "change")} if target >= 0 else {})
        elif figure.kind in KINDS and is_last_year(figure):
            target = _beside(digest.figures, at)
            found.update({at: Bound(target, "last_year")} if target >= 0 else {})
    return found


def _same_sentence(one: Figure, other: Figure) -> bool:
    return (one.line, one.sentence) == (other.line, other.sentence)


def _before(figures: Sequence[Figure], at: int) -> int:
    """The figure a change is told of: the one before it; of several changes in a row each has its own."""
    run = 0
    while (
        at - run - 1 >= 0 and figures[at - run - 1].kind == "yoy" and _same_sentence(figures[at - run - 1], figures[at])
    ):
        run += 1
    together = 1
    while at + together < len(figures) and figures[at + together].kind == "yoy" and together < _LISTED:
        together += 1
    levels = [
        n
        for n in range(max(0, at - run - 6), at - run)
        if figures[n].kind in KINDS and not is_last_year(figures[n]) and _same_sentence(figures[n], figures[at])
    ]
    shared = "分别" in figures[at - run].left
    back = together if shared and not run else 1
    return levels[-back] if len(levels) >= back else levels[-1] if levels else -1


def _beside(figures: Sequence[Figure], at: int) -> int:
    """The figure of this year that last year's is told beside."""
    own = figures[at]
    if at + 1 < len(figures) and _same_sentence(figures[at + 1], own) and _RISES.search(figures[at + 1].left):
        return at + 1
    near = [n for n in (at - 1, at + 1) if 0 <= n < len(figures)]
    return next((n for n in near if figures[n].kind == own.kind and _same_sentence(figures[n], own)), -1)
