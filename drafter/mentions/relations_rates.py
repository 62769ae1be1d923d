"""Rates, shares, changes against last year, averages under a ceiling."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from drafter.mentions.chains import QUANTITIES, Link, unit_class
from drafter.mentions.counted_carried import thing
from drafter.mentions.relations_view import (
    EXACT,
    HUNDRED,
    View,
    bigrams,
    decimals,
    exact,
    half_unit,
    number,
    part_of,
    percent,
    rounded,
)
from drafter.model.reading import Check, Mention, MentionKind

_LESS = re.compile("下降|减|降|压缩|缩短|精简|整合|合并")
_MORE = re.compile("上升|增|升|提|扩|细化|延长|拉长")
_SENTENCE = re.compile("[。；\n]")
_ROUNDED = re.compile("[.．点万亿千百]")  # the figure itself may be rounded: no whole number need be behind it
_STEM = re.compile("(?:按时|按期|及时|总|平均)?(.{2,4})率$")
_WHOLE_PERCENT = Decimal(100)


def rates(report: View) -> Iterator[Check]:
    """Every rate, share and change whose figures stand beside it."""
    for link in report.links:
        if rule := _RULES.get(link.kind):
            yield from rule(report, link)
    yield from _averages(report)


def _ratio(report: View, kind: str, part: int, whole: int, stated: int, rule: str) -> Iterator[Check]:
    mentions = report.mentions
    top, bottom, told = (number(mentions[index]) for index in (part, whole, stated))
    if top is None or not bottom or told is None or mentions[stated].unit != "%":
        return
    firm = all(exact(mentions[index]) for index in (part, whole, stated))
    computed, places = percent(top, bottom), decimals(mentions[stated])
    holds = rounded(computed, places) == told
    if holds or (firm and (kind != "rate" or _claimed(mentions[whole], mentions[part]))):
        operands = (("n", part), ("d", whole), ("p", stated))
        yield Check(kind, operands, holds, rounded(computed, 4), told, half_unit(places), rule)
    if holds and (check := part_of(part, whole, mentions, rule)):
        yield check


def _share(report: View, link: Link) -> Iterator[Check]:
    """占比 behind a part: the part by its whole."""
    part, stated = link.members
    wholes = [other.members[0] for other in report.of(part, "parts") if part != other.members[0]]
    if wholes:
        yield from _ratio(report, "share", part, wholes[0], stated, link.rule)


def _rate(report: View, link: Link) -> Iterator[Check]:
    """…率 behind what was done: by what there was, told before; else by a whole number that must exist."""
    part, stated = link.members
    stem = _STEM.search(link.words)
    base = _base(report, part, stem[1] if stem else "")
    if base >= 0:
        yield from _ratio(report, "rate", part, base, stated, link.rule)
    elif link.rule == "rate-bracket":
        yield from _implied(report, part, stated)


def _base(report: View, part: int, stem: str) -> int:
    """The figure a rate is taken of: the one before in unit and sentence, of which the part tells what was done."""
    done = report.mentions[part]
    if not stem or stem[:2] not in done.what:
        return -1
    indexes = report.by_passage[done.passage]
    at = bisect_left(indexes, part)
    before = [index for index in indexes[max(0, at - 9) : at] if not _aside(report, index, part)]
    for index in before[-3:][::-1]:
        mention = report.mentions[index]
        if any(link.members[1] == index for link in report.of(index, "last")):
            continue
        if mention.kind in QUANTITIES and unit_class(mention) == unit_class(done):
            gap = report.passages[done.passage].text[mention.end : done.start]
            return index if not _SENTENCE.search(gap) and _of_one(mention, done, stem) else -1
    return -1


def _aside(report: View, index: int, part: int) -> bool:
    """Whether a figure is told in a bracket that the rate stands outside of."""
    told = (link for link in report.of(index, "parts") if link.rule == "parts-bracket" and index in link.members[1:])
    return any(part not in link.members for link in told)


def _claimed(whole: Mention, part: Mention) -> bool:
    """Whether words leave no other whole: one unit, and the part tells of nothing narrower than the whole does."""
    return whole.unit == part.unit and bigrams(thing(part.what)) <= bigrams(whole.what)


def _of_one(whole: Mention, part: Mention, stem: str) -> bool:
    """Whether both figures speak of one thing, the part adding what was done with it."""
    rest = part.what.replace(stem[:2], "")
    larger = (number(whole) or Decimal(0)) >= (number(part) or Decimal(0))
    return larger and (len(rest) < 2 or bool(bigrams(rest) & bigrams(thing(whole.what) or whole.what)))


def _implied(report: View, part: int, stated: int) -> Iterator[Check]:
    """完成 822 家（完成率 98.56%）: some whole number of which it is that rate; told only where one exists."""
    done, told = number(report.mentions[part]), number(report.mentions[stated])
    if done is None or not told or told >= _WHOLE_PERCENT or not exact(report.mentions[part]):
        return
    places = decimals(report.mentions[stated])
    base = rounded(EXACT.divide(done * HUNDRED, told), 0)
    computed = percent(done, base) if base else Decimal(0)
    if rounded(computed, places) == told:
        operands = (("n", part), ("p", stated))
        yield Check("rate", operands, True, rounded(computed, 4), told, half_unit(places), "rate-implied")


def _change(report: View, link: Link) -> Iterator[Check]:
    """A change against last year: by last year's figure where it is told, by the whole number it implies where not."""
    figure, change = link.members
    mentions = report.mentions
    now, told = number(mentions[figure]), number(mentions[change])
    if now is None or told is None or mentions[change].unit != "%" or told <= -_WHOLE_PERCENT:
        return
    if not (exact(mentions[figure]) and exact(mentions[change])):
        return
    last = _last_year(report, figure)
    if last is not None:
        yield from _against(report, figure, change, last)
    elif mentions[figure].kind is MentionKind.MONEY:
        places = decimals(mentions[figure]) + (0 if "万" not in mentions[figure].text else -4)
        implied = rounded(EXACT.divide(now * HUNDRED, HUNDRED + told), max(0, places))
        yield Check("yoy", (("c", figure), ("y", change)), True, implied, implied, None, "yoy-implied-money")
    else:
        yield from _by_whole_number(report, figure, change, now, told)


def _last_year(report: View, figure: int) -> Decimal | int | None:
    """Last year's value (index of its mention, or the value by the difference told); None where it is not told."""
    for link in report.of(figure, "turn"):
        if link.members[1] == figure:
            return link.members[0]
    for link in report.of(figure, "last"):
        if link.members[0] == figure:
            return link.members[1]
    for link in report.of(figure, "gain"):
        gain, now = number(report.mentions[link.members[1]]), number(report.mentions[figure])
        if link.members[0] == figure and gain is not None and now is not None:
            return now + gain if _LESS.search(link.words) else now - gain
    return None


def _against(report: View, figure: int, change: int, last: Decimal | int) -> Iterator[Check]:
    mentions = report.mentions
    before = number(mentions[last]) if isinstance(last, int) else last
    now, told = number(mentions[figure]), number(mentions[change])
    if not before or now is None or told is None:
        return
    places = decimals(mentions[change])
    computed = percent(now, before) - HUNDRED
    operands = (("c", figure), ("l", last), ("y", change)) if isinstance(last, int) else (("c", figure), ("y", change))
    holds = rounded(computed, places) == told
    yield Check("yoy", operands, holds, rounded(computed, 4), told, half_unit(places), "yoy-last-year")


def _by_whole_number(report: View, figure: int, change: int, now: Decimal, told: Decimal) -> Iterator[Check]:
    places = decimals(report.mentions[change])
    guess = EXACT.divide(now * HUNDRED, HUNDRED + told).to_integral_value(ROUND_FLOOR)
    tried = [guess + step for step in (0, 1) if guess + step > 0]
    if not tried:
        return
    found = [percent(now, last) - HUNDRED for last in tried]
    best = min(found, key=lambda value: abs(value - told))
    operands, holds = (("c", figure), ("y", change)), rounded(best, places) == told
    if holds or not _ROUNDED.search(report.mentions[figure].text):
        yield Check("yoy", operands, holds, rounded(best, 4), told, half_unit(places), "yoy-implied")


def _turn(report: View, link: Link) -> Iterator[Check]:
    """由 x 升至 y: the word must go the way of the figures."""
    first, second = link.members
    before, now = (number(report.mentions[index]) for index in link.members)
    way = _LESS.search(link.words) or _MORE.search(link.words)
    if before is None or now is None or not way:
        return
    rises = not _LESS.search(link.words)
    points = report.mentions[first].kind in (MentionKind.PERCENT, MentionKind.RATIO)
    kind = "change-points" if points else "increase" if rises else "decrease"
    yield Check(kind, (("a", first), ("b", second)), now > before if rises else now < before, rule="turn-direction")


def _averages(report: View) -> Iterator[Check]:
    """A sum told right behind its number of cases is on average no more than the ceiling the passage names."""
    for indexes in report.by_passage:
        caps = [
            i for i in indexes if report.mentions[i].kind is MentionKind.MONEY and report.mentions[i].approx == "以下"
        ]
        if len(caps) != 1:
            continue
        for count, money in pairwise(indexes):
            if money != caps[0] and caps[0] < count and _case_and_sum(report, count, money):
                yield from _average(report, count, money, caps[0])


def _case_and_sum(report: View, count: int, money: int) -> bool:
    cases, total = report.mentions[count], report.mentions[money]
    if cases.kind is not MentionKind.COUNT or total.kind is not MentionKind.MONEY or unit_class(cases) != "case":
        return False
    gap = report.passages[cases.passage].text[cases.end : total.start]
    return len(gap) <= 10 and not _SENTENCE.search(gap)


def _average(report: View, count: int, money: int, cap: int) -> Iterator[Check]:
    cases, total, ceiling = (number(report.mentions[index]) for index in (count, money, cap))
    if cases and total is not None and ceiling is not None:
        holds = EXACT.divide(total, cases) <= ceiling
        yield Check("cap", (("m", money), ("n", count), ("c", cap)), holds, rule="average-under-ceiling")


def _gain(report: View, link: Link) -> Iterator[Check]:
    """A difference against last year, where last year's figure is told too."""
    figure, gain = link.members
    last = next((other.members[0] for other in report.of(figure, "turn") if other.members[1] == figure), -1)
    last = next((other.members[1] for other in report.of(figure, "last") if other.members[0] == figure), last)
    values = [number(report.mentions[index]) for index in (last, figure, gain)]
    if last < 0 or None in values:
        return
    before, now, told = (value or Decimal(0) for value in values)
    stated = -told if _LESS.search(link.words) else told
    operands = (("a", last), ("b", figure), ("d", gain))
    yield Check("difference", operands, now - before == stated, now - before, stated, Decimal(0), "difference-told")


_RULES: dict[str, Callable[[View, Link], Iterator[Check]]] = {
    "share": _share,
    "rate": _rate,
    "change": _change,
    "turn": _turn,
    "gain": _gain,
}
