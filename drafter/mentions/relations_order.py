"""Years and dates in their order, headings in their count, values that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from drafter.analysis.numerals import han_number
from drafter.mentions.chains import SHARES, UNIT_CLASS, unit_class
from drafter.mentions.relations_view import View, number
from drafter.model.reading import Check, Mention, MentionKind, Node

MANKIND = Decimal(10**10)
MANY = Decimal(10**7)  # more people than a prefecture has
APART = 100  # so many times the largest of its row

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BARE = re.compile("[0-9]{4}")
_RANGE = re.compile("[至到~～—–-]{1,2}")
_CAPPED = re.compile("(?:满意|合格|覆盖|知晓|通过|办结|整改|普及|达标|持证|准确|及时)率$")
_AT_ONCE = re.compile("(?:压缩|缩短|减少|降低|降)(?:至|到|为)(当天|当日|即时|即日|当场|立等)")
_NUMERAL = re.compile("[0-9]{1,3}|[一二三四五六七八九十百]+")
_MEAN = re.compile("每|均|折合|当量")
_HEADLINE = 60


def orders(report: View) -> Iterator[Check]:
    """Years, dates, numbering, and values beyond what can be."""
    yield from _years(report)
    yield from _dates(report)
    yield from _numbering(report)
    for index, mention in enumerate(report.mentions):
        if not mention.weak:
            yield from _plausible(report, index, mention)


def _years(report: View) -> Iterator[Check]:
    """The plan speaks of the next year, the look back of the last one; the title names the year reported."""
    own = [index for index in _bare_years(report) if _year(report.mentions[index]) == report.year]
    headed = [index for index in own if _in_heading(report, index)]
    for step, name in ((1, "next-year"), (-1, "last-year")):
        others = [index for index in _bare_years(report) if _year(report.mentions[index]) == report.year + step]
        told = [index for index in others if _in_heading(report, index)][:1]
        if told and own:
            operands = (("a", told[0]), ("b", (headed or own)[0]))
            yield Check("year", operands, True, rule=f"year-{name}")
    titled = [int(year) for year in re.findall("(?<![0-9])(20[0-9]{2})(?=年)", report.identity.title)]
    if titled and own:
        yield Check("year", (("b", own[0]),), titled[0] == report.year, rule="year-of-title")


def _bare_years(report: View) -> Iterator[int]:
    return (i for i, m in enumerate(report.mentions) if m.kind is MentionKind.DATE and not m.weak and _year(m))


def _year(mention: Mention) -> int:
    return int(mention.value) if isinstance(mention.value, str) and _BARE.fullmatch(mention.value) else 0


def _in_heading(report: View, index: int) -> bool:
    text = report.passages[report.mentions[index].passage].text.strip()
    return len(text) <= _HEADLINE and not text.endswith(("。", "；")) and "，" not in text[:30]


def _dates(report: View) -> Iterator[Check]:
    for indexes in report.by_passage:
        days = [i for i in indexes if _is_day(report.mentions[i])]
        for first, second in pairwise(days):
            a, b = report.mentions[first], report.mentions[second]
            ranged = bool(_RANGE.fullmatch(report.passages[a.passage].text[a.end : b.start]))
            if ranged or str(a.value) < str(b.value):
                rule = "date-range" if ranged else "date-told-in-order"
                yield Check("date-order", (("a", first), ("b", second)), str(a.value) < str(b.value), rule=rule)
    yield from _signed(report)


def _is_day(mention: Mention) -> bool:
    return mention.kind is MentionKind.DATE and isinstance(mention.value, str) and bool(_DAY.fullmatch(mention.value))


def _signed(report: View) -> Iterator[Check]:
    """Figures are reckoned before the report is signed, and it is signed before it is published."""
    signed, published = report.identity.date, report.identity.published
    if not _DAY.fullmatch(signed):
        return
    for index, mention in enumerate(report.mentions):
        if _is_day(mention) and not mention.weak and mention.what == "统计截止日期":
            yield Check("date-order", (("a", index),), str(mention.value) <= signed, rule="date-before-signature")
    if _DAY.fullmatch(published):
        yield Check("date-order", (), signed <= published, rule="date-signed-before-published")


def _numbering(report: View) -> Iterator[Check]:
    """Numbers of headings count up; a heading without one among numbered sisters lost it."""
    if not report.nodes:
        return
    last = dict[tuple[int, str], int]()
    numbered = dict[int, Node]()  # level → the last numbered heading of its parent
    faults = list[Node]()
    for node in report.nodes:
        for level in [level for level in numbered if level > node.level]:
            del numbered[level]
        for key in [key for key in last if key[0] > node.level]:
            del last[key]
        sister = numbered.get(node.level)
        if not node.number and node.kind == "heading" and sister and sister.kind == "heading":
            faults.append(node)
        elif value := _ordinal(node.number):
            expected = last.get((node.level, node.style), 0) + 1
            if value not in (expected, 1):
                faults.append(node)
            last[node.level, node.style], numbered[node.level] = value, node
    if faults:
        names, first = tuple(node.heading or node.lead for node in faults), faults[0]
        yield Check(
            "numbering",
            (),
            False,
            rule="numbering-broken",
            listed=names,
            passage=first.passage,
            start=first.start,
            end=first.end,
        )
    else:
        yield Check("numbering", (), True, rule="numbering-counts-up")


def _ordinal(number: str) -> int:
    match = _NUMERAL.search(number)
    if not match:
        return 0
    return int(match[0]) if match[0].isascii() else int(han_number(match[0]) or 0)


def _plausible(report: View, index: int, mention: Mention) -> Iterator[Check]:
    """Values that cannot be: half a case, more people than there are, more than all."""
    value = number(mention)
    fault = ""
    if mention.kind is MentionKind.COUNT and value is not None and not mention.approx:
        fault = _odd_count(report, index, mention, value)
    elif mention.kind in SHARES and value is not None and value > 100 and _CAPPED.search(mention.what):
        fault = "more-than-all"
    elif mention.kind is MentionKind.YOY and value is not None and value < -100 and mention.unit == "%":
        fault = "falls-below-nothing"
    if fault:
        yield Check("plausibility", (("a", index),), False, rule=fault)
    if mention.kind is MentionKind.DURATION and (at_once := _AT_ONCE.match(_after(report, mention))):
        yield Check("decrease", (("a", index),), True, rule=f"turned-to-{'same-day' if at_once else ''}")


def _after(report: View, mention: Mention) -> str:
    return report.passages[mention.passage].text[mention.end : mention.end + 12]


def _odd_count(report: View, index: int, mention: Mention, value: Decimal) -> str:
    if value % 1 and mention.unit in UNIT_CLASS and not _MEAN.search(mention.what + _words_before(report, mention)):
        return "fraction-of-a-whole"
    if unit_class(mention) != "person":
        return ""
    if value >= MANKIND:
        return "more-than-mankind"
    row = [report.mentions[i] for i in _row(report, index) if i != index]
    others = [told for other in row if other.what[-2:] == mention.what[-2:] and (told := number(other))]
    beyond = "." in mention.text and "万" in mention.text and others and value >= max(MANY, APART * max(others))
    return "beyond-its-row" if beyond else ""


def _words_before(report: View, mention: Mention) -> str:
    """The words right before a figure: 每万人, 平均 and their like make it a mean."""
    return re.split("[，。；]", report.passages[mention.passage].text[max(0, mention.start - 40) : mention.start])[-1]


def _row(report: View, index: int) -> list[int]:
    """The exact counts in the same unit that stand in the same passage close by."""
    mention = report.mentions[index]
    near = range(max(0, index - 4), min(len(report.mentions), index + 5))
    return [
        i
        for i in near
        if (other := report.mentions[i]).passage == mention.passage and other.unit == mention.unit and not other.approx
    ]
