"""Figures of one thing told twice, and figures of a narrower thing against those of a wider one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from drafter.mentions.chains import QUANTITIES, unit_class
from drafter.mentions.counted_carried import thing
from drafter.mentions.counted_phrase import KEPT
from drafter.mentions.counted_words import ADVERBS
from drafter.mentions.relations_view import View, bigrams, exact, number, part_of
from drafter.model.reading import Check, Mention, MentionKind

SPECIFIC = 100  # from here on a value that is not round does not come twice by chance
NEIGHBOURS = 24  # figures of one unit that are compared with each other, so that a long report stays linear
MODEST = 20

_ALL = re.compile("均|全部|都")
_SENTENCE = re.compile("[。\n]")
_WIDE = re.compile("从?(全[省市州县区国])(?:层面|范围|来看|各)")
_OWN = re.compile("[省市州县区]?本级|[省市州县区]局(?!面)|我局|本局|局机关")
_NEGATED = re.compile("[不未无非除]|其余|其他|以外")
_PAST = re.compile("（(?:上年|原|.{0,4}前)）$")
_LISTED = re.compile("以及|[、和与及]")
_REVIEWED, _DISCUSSED = re.compile("审核"), re.compile("讨论")


def kin(report: View) -> Iterator[Check]:
    """Equal figures of one thing; a narrower thing against a wider one (only where it holds: words do not prove it)."""
    pairs = tuple(told_again(report.mentions))
    for first, second in pairs:
        yield Check("same", (("a", first), ("b", second)), True, rule="same-figure")
    yield from _all_of_them(report)
    yield from (check for check in _companions(report, pairs) if check is not None and check.holds)
    for rule in (_narrower, _scopes, _reviews, _joint, _series):
        yield from (check for check in rule(report) if check is not None and check.holds)


def told_again(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of mentions that tell one figure: kind, value, unit and words agree."""
    seen: dict[tuple[MentionKind, Decimal, str], list[int]] = {}
    for index, mention in enumerate(mentions):
        value = number(mention)
        if mention.kind not in QUANTITIES or value is None or mention.weak or value < MODEST:
            continue
        if _PAST.search(mention.what):
            continue
        earlier = seen.setdefault((mention.kind, value, unit_class(mention)), [])
        for candidate in earlier[-3:]:
            if _one_figure(mentions[candidate], mention, value):
                yield candidate, index
                break
        earlier.append(index)


def _one_figure(first: Mention, second: Mention, value: Decimal) -> bool:
    shared = bigrams(first.what) & bigrams(second.what)
    if first.passage == second.passage and second.start - first.end < 30:
        return (
            len(shared) >= 2
            or _stem(first.what)[-2:] == _stem(second.what)[-2:]
            or (bool(shared) and value >= SPECIFIC)
        )
    chance = first.approx or second.approx or value < SPECIFIC or not value % 50
    return _told_alike(first.what, second.what) if chance else len(shared) >= 2


def _stem(what: str) -> str:
    return re.sub("(?:申请|数量|总数|数)$", "", what)


@lru_cache(KEPT)
def _told_alike(first: str, second: str) -> bool:
    short, long = sorted((thing(first) or first, thing(second) or second), key=len)
    return (first == second and len(first) >= 4) or (len(short) >= 4 and long.endswith(short))


def _all_of_them(report: View) -> Iterator[Check]:
    """发生 2 起……, 2 起均已……: the same ones."""
    for indexes in report.by_passage:
        for first, second in pairwise(indexes):
            yield from _resumed(report, first, second)
        for first, second in zip(indexes, indexes[2:], strict=False):
            yield from _resumed(report, first, second)


def _resumed(report: View, first: int, second: int) -> Iterator[Check]:
    a, b = report.mentions[first], report.mentions[second]
    text = report.passages[a.passage].text
    if (
        a.kind not in QUANTITIES
        or b.kind not in QUANTITIES
        or a.unit != b.unit
        or a.value != b.value
        or a.end > b.start
    ):
        return
    noun = re.match("[一-鿿]{1,8}?(?=均|全部|都)", text[b.end : b.end + 12])
    if noun and noun[0][-2:] in a.what and not _SENTENCE.search(text[a.end : b.start]) and b.start - a.end <= 60:
        yield Check("same", (("a", first), ("b", second)), True, rule="all-of-them")


def _counts(report: View) -> Iterator[tuple[str, list[int]]]:
    """The exact counts and sums of the report by comparable unit."""
    units = dict[str, list[int]]()
    for indexes in report.by_passage:
        for index in indexes:
            mention = report.mentions[index]
            if mention.kind in QUANTITIES and number(mention) is not None and not _PAST.search(mention.what):
                units.setdefault(unit_class(mention), []).append(index)
    return iter(units.items())


def _narrower(report: View) -> Iterator[Check | None]:
    """委托检查企业 is a kind of 检查企业: all words of the wider name stand in the narrower one, in order, its head last."""
    for _, indexes in _counts(report):
        names = [_name(report.mentions[index].what) for index in indexes]
        for at in range(len(indexes)):
            for other in range(max(0, at - NEIGHBOURS), at):
                if names[at] != names[other] and min(len(names[at]), len(names[other])) >= 4:
                    narrow, wide = sorted((at, other), key=lambda place: -len(names[place]))
                    told = any(indexes[wide] in link.members for link in report.of(indexes[narrow], "parts"))
                    equal = report.mentions[indexes[at]].value == report.mentions[indexes[other]].value
                    if not told and not equal and _kind_of(names[narrow], names[wide]):
                        yield part_of(indexes[narrow], indexes[wide], report.mentions, "narrower-name")


def _name(what: str) -> str:
    return ADVERBS.sub("", re.sub("（[^（）]*）", "", what))


def _kind_of(narrow: str, wide: str) -> bool:
    if narrow[-2:] != wide[-2:] or len(_NEGATED.findall(narrow)) > len(_NEGATED.findall(wide)):
        return False
    rest = iter(narrow)
    return all(char in rest for char in wide)


def _scopes(report: View) -> Iterator[Check | None]:
    """市局立案 14 起 … 全市查处案件 807 件: what the bureau did itself is part of what the whole region did."""
    for passage, indexes in zip(report.passages, report.by_passage, strict=True):
        wide = _WIDE.search(passage.text)
        if not wide or not (own := _OWN.search(passage.text, 0, wide.start())):
            continue
        inner = [index for index in indexes if own.start() <= report.mentions[index].start < wide.start()]
        outer = [index for index in indexes if report.mentions[index].start > wide.end()]
        for part in inner:
            whole = next((index for index in outer if _same_head(report.mentions[part], report.mentions[index])), -1)
            if whole >= 0:
                yield part_of(part, whole, report.mentions, "wider-scope")


def _same_head(part: Mention, whole: Mention) -> bool:
    if part.kind not in QUANTITIES or part.kind is not whole.kind or unit_class(part) != unit_class(whole):
        return False
    return bool(set(part.what[-2:]) & set(whole.what[-2:]))


def _companions(report: View, pairs: Sequence[tuple[int, int]]) -> Iterator[Check | None]:
    """A figure told again as a part: the sum of money beside it is part of the sum beside its whole."""
    for first, second in pairs:
        for one, other in ((first, second), (second, first)):
            for link in report.of(one, "parts"):
                if one == link.members[0] or report.mentions[one].passage == report.mentions[other].passage:
                    continue
                part, whole = _money_beside(report, other), _money_beside(report, link.members[-1])
                if part >= 0 and whole >= 0:
                    yield part_of(part, whole, report.mentions, "companion")


def _money_beside(report: View, index: int) -> int:
    mention, after = report.mentions[index], index + 1
    if after >= len(report.mentions) or report.mentions[after].kind is not MentionKind.MONEY:
        return -1
    money = report.mentions[after]
    text = report.passages[mention.passage].text
    near = money.passage == mention.passage and money.start - mention.end <= 12
    return after if near and not _SENTENCE.search(text[mention.end : money.start]) else -1


def _reviews(report: View) -> Iterator[Check | None]:
    """What was decided, heard or discussed beside a count of reviews is no more than what was reviewed."""
    for indexes in report.by_passage:
        cases = [i for i in indexes if report.mentions[i].kind is MentionKind.COUNT and not _past(report, i)]
        for at, index in enumerate(cases):
            if _REVIEWED.search(report.mentions[index].what):
                near = [other for other in cases[max(0, at - 12) : at + 2] if other != index]
                yield from _reviewed(report, index, near)


def _past(report: View, index: int) -> bool:
    return bool(_PAST.search(report.mentions[index].what))


def _reviewed(report: View, index: int, near: Sequence[int]) -> Iterator[Check | None]:
    mention = report.mentions[index]
    alike = [i for i in near if report.mentions[i].unit == mention.unit]
    beside = [i for i in alike if i < index][-1:] + [i for i in alike if i > index]
    for other in dict.fromkeys([*beside, *(i for i in alike if _DISCUSSED.search(report.mentions[i].what))]):
        shared = bigrams(report.mentions[other].what) & bigrams(mention.what)
        if shared or _DISCUSSED.search(report.mentions[other].what):
            yield part_of(other, index, report.mentions, "no-more-than-reviewed")


def _joint(report: View) -> Iterator[Check | None]:
    """参与甲、乙 6 次: a count of two things together is no less than that of one of them."""
    joint = [
        (index, [name for name in _LISTED.split(thing(mention.what)) if len(name) >= 4])
        for index, mention in enumerate(report.mentions)
        if mention.kind is MentionKind.COUNT and "、" in mention.what and len(mention.what) <= 40 and exact(mention)
    ][:NEIGHBOURS]
    for index, mention in enumerate(report.mentions):
        for whole, names in joint:
            alone = mention.kind is MentionKind.COUNT and index != whole and exact(mention)
            if (
                alone
                and len(names) == 2
                and len(own := thing(mention.what)) >= 4
                and any(own in name for name in names)
            ):
                yield part_of(index, whole, report.mentions, "one-of-two-counted-together")


def _series(report: View) -> Iterator[Check | None]:
    """Two occasions told next to each other by the same two measures: the larger is larger in both."""
    told = [pair for indexes in report.by_passage if (pair := _measures(report, indexes))]
    for (count, money), (other, sum_) in pairwise(told):
        near = report.mentions[other].passage - report.mentions[count].passage <= 2
        pairs = ((count, other), (money, sum_))
        found = [part_of(*pair, report.mentions, "larger-occasion") for pair in pairs]
        if near and _alike_measures(report, pairs) and all(check is not None and check.holds for check in found):
            yield from found


def _measures(report: View, indexes: Sequence[int]) -> tuple[int, int] | None:
    """The only count of firms and the first sum of money of a passage that frames them with an occasion."""
    firms = [i for i in indexes if unit_class(report.mentions[i]) == "firm" and exact(report.mentions[i])]
    money = [i for i in indexes if report.mentions[i].kind is MentionKind.MONEY and exact(report.mentions[i])]
    return (firms[0], money[0]) if len(firms) == 1 and money and firms[0] < money[0] else None


def _alike_measures(report: View, pairs: Sequence[tuple[int, int]]) -> bool:
    first, second = (report.mentions[index].what for index in pairs[1])
    return first != second and first[-2:] == second[-2:] and len(first) > 2 and len(second) > 2
