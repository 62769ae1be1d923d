"""The figures of digests that may become fields: those of the year under report, each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.analysis.segment import words
from drafter.induction.fields.counted import KINDS, Counted, counted, is_last_year
from drafter.induction.fields.counted_data import KINDS_OF, PEOPLE
from drafter.induction.fields.counted_words import content, is_level, object_of
from drafter.induction.fields.groups import Seen
from drafter.model.digest import RUN, Digest, Figure
from drafter.model.frozen import frozen

_PLAN = re.compile(
    r"\{next-year\}|^下一?(?:步|阶段|年度?)|^(?:今后|来年|明年)|(?:打算|思路|初步安排|工作安排|工作计划)$"
)
_PLACE = re.compile("[^省市区县州盟旗镇乡]{2,}?(?=省|市|区|县|州|盟|旗|镇|乡|$)")
_KINSHIP = re.compile("^(?:省|市|区|县|州|镇|乡|局|厅|委|经开区|街道)+")
_RISES = re.compile("(?:上升|提高|提升|增加|增长|下降|降低|减少|压缩|缩短)?[至到为]$")
_SAID = ("", "为", "是", "有", "共", "共有", "的", "仅为", "只有")  # between the year and its value
_JOINTS = ("", "和", "与", "、", "及")
_TINY, _SHORT = 2, 4  # characters of a word, and of a verb, up to which it needs the thing it is told of
_REACH = 8  # figures of a sentence among which the one compared is looked for


@frozen
class Bound:
    """A figure that speaks of another one: index of it, and as what (last_year, change)."""

    of: int
    aspect: str


@frozen
class _Above:
    """The thing the sentence counted last, by its full name, with the group of its measure word."""

    thing: str = ""
    group: str = ""


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
    later, own, gone = planned(digest), _own_names(digest), last_years(digest)
    part: tuple[int, int] = (-1, -1)
    above: tuple[tuple[int, int], _Above] = ((-1, -1), _Above())
    for at, figure in enumerate(digest.figures):
        sentence = (figure.line, figure.sentence)
        if figure.zero or figure.table >= 0 or figure.kind not in KINDS or figure.head in later or at in gone:
            continue
        told = counted(figure)
        told = _without(told, own) if told else None
        if told is None:
            continue
        if told.part or (part == sentence and figure.left and told.verb == ""):
            part = sentence
            told = replace(told, part=True)
        if _bare(told):
            ahead = "" if any(name in figure.before for name in own) else object_of(figure.before)
            before = _Above(ahead, told.group)
            told = _inside(told, above[1] if above[0] == sentence else before)
        if not told.within and (thing := object_of(told.noun, told.verb)):
            above = (sentence, _Above(thing, told.group))
        yield Seen(n, at, digest.sample, figure, told)


def _bare(told: Counted) -> bool:
    """Whether a number is told with so short a word that only the thing told before it says of what."""
    if told.kind != "count" or len(told.words) > 1:
        return False
    return len(told.noun) <= _TINY or (len(told.noun) <= _SHORT and words(told.noun)[-1][1][:1] in "vdab")


def _inside(told: Counted, above: _Above) -> Counted:
    """A short word with the thing told before it: a kind of it, what befell it, or the people who came to it."""
    alike, crowd = told.group == above.group, told.klass == PEOPLE and above.group != PEOPLE
    if not above.thing or not (alike or crowd) or (alike and set(above.thing) & set(told.noun)):
        return told
    rich = told.rich | frozenset(content(above.thing))
    kind = is_level(told.noun) or (alike and told.noun in KINDS_OF)
    if not kind:
        noun_alone = words(told.noun)[-1][1].startswith("n") and not crowd
        acted = replace(told, within=above.thing, words=(*content(above.thing), *told.words), rich=rich)
        return told if noun_alone else acted
    noun = (told.noun + above.thing)[-RUN:]
    named = tuple(dict.fromkeys((told.noun, *content(above.thing))))
    return replace(told, noun=noun, words=named, rich=rich, within=above.thing)


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


def last_years(digest: Digest) -> frozenset[int]:
    """The figures that are last year's: said so, told of that year (2023年为391条), or joined to one (24件和102.4万元)."""
    found: set[int] = set()
    past = str(digest.year - 1)
    for at, figure in enumerate(digest.figures):
        ahead = digest.figures[at - 1] if at else None
        if figure.kind not in KINDS or figure.table >= 0:
            continue
        near = ahead is not None and _same_sentence(ahead, figure)
        joined = near and at - 1 in found and figure.left.strip() in _JOINTS
        dated = near and ahead is not None and ahead.kind == "date" and str(ahead.value) == past
        if joined or is_last_year(figure) or (dated and figure.left.strip() in _SAID):
            found.add(at)
    return frozenset(found)


def bound(digest: Digest) -> Mapping[int, Bound]:
    """The figures that tell last year's value of another figure, or its change."""
    found: dict[int, Bound] = {}
    figures, gone = digest.figures, last_years(digest)
    for relation in digest.relations:
        operands = dict(relation.operands)
        changed = [at for at in operands.values() if figures[at].kind == "yoy"]
        levels = [at for _, at in sorted(operands.items()) if figures[at].kind != "yoy" and at not in gone]
        if len(changed) == 1 and levels:
            found[changed[0]] = Bound(max(levels), "change")
    for at, figure in enumerate(figures):
        if at in found or figure.table >= 0:
            continue
        if figure.kind == "yoy":
            target, aspect = _before(figures, at, gone), "change"
        elif at in gone:
            target, aspect = _beside(figures, at, gone), "last_year"
        else:
            continue
        if target >= 0:
            found[at] = Bound(target, aspect)
    return found


def _same_sentence(one: Figure, other: Figure) -> bool:
    return (one.line, one.sentence) == (other.line, other.sentence)


def _run(figures: Sequence[Figure], at: int, step: int, kind: bool, gone: frozenset[int]) -> int:
    """How many figures of the same sort stand right before (-1) or behind (1) one: changes, or last year's values."""
    found = 0
    while 0 <= (n := at + step * (found + 1)) < len(figures) and _same_sentence(figures[n], figures[at]):
        if (figures[n].kind == "yoy") != kind or (not kind and n not in gone):
            break
        if figures[max(n, n - step)].left.strip() not in _JOINTS:
            break
        found += 1
    return found


def _levels(figures: Sequence[Figure], at: int, gone: frozenset[int]) -> list[int]:
    """The figures of this year in the sentence before a figure."""
    return [
        n
        for n in range(max(0, at - _REACH), at)
        if figures[n].kind in KINDS and n not in gone and _same_sentence(figures[n], figures[at])
    ]


def _before(figures: Sequence[Figure], at: int, gone: frozenset[int]) -> int:
    """The figure a change is told of: the last before it; of several changes in a row each has its own."""
    before, behind = _run(figures, at, -1, True, gone), _run(figures, at, 1, True, gone)
    levels = _levels(figures, at - before, gone)
    return levels[-(behind + 1)] if len(levels) > behind else levels[-1] if levels else -1


def _beside(figures: Sequence[Figure], at: int, gone: frozenset[int]) -> int:
    """The figure of this year that last year's is told beside."""
    own = figures[at]
    if at + 1 < len(figures) and _same_sentence(figures[at + 1], own) and _RISES.search(figures[at + 1].left):
        return at + 1
    alike = [n for n in _levels(figures, at, gone) if (figures[n].kind, figures[n].unit) == (own.kind, own.unit)]
    if alike:
        return alike[-1]
    after = at + 1
    fits = after < len(figures) and figures[after].kind == own.kind and _same_sentence(figures[after], own)
    return after if fits and after not in gone else -1
