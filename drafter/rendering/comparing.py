"""Which figures a chart may show side by side with last year's: exact in both years, alike in kind and in size."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from drafter.model.fact import Fact, Facts
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.tree import Chart

MOST, LEAST = 8, 2
# A bar of a twentieth of the longest is the shortest that still reads as a length on a page of 156 mm.
SPREAD = 20
_MONEY = "万元"
_FAMILIES = {Kind.COUNT: "count", Kind.MONEY: "money", Kind.PERCENT: "share", Kind.RATE: "share"}


@frozen
class _Pair:
    field: Field
    last: Decimal
    now: Decimal
    unit: str
    weight: int

    @property
    def size(self) -> Decimal:
        """The longer bar of the two."""
        return max(self.last, self.now)


def comparison(facts: Facts, pack: Pack) -> Chart | None:
    """The chart of the year-on-year figures the pack's rules and patterns speak of most; None when fewer than two fit.

    The figures themselves are drawn, not indices of them: a reader finds each bar's number in the table, and one more
    case after a single one is no bar six times as long. So only figures of one family and of like size stand together.
    """
    families: dict[str, list[_Pair]] = {}
    for pair in _pairs(facts, pack):
        families.setdefault(_FAMILIES[pair.field.kind], []).append(pair)
    best = max((_alike(each) for each in families.values()), key=len, default=())
    if len(best) < LEAST:
        return None
    main = sorted(best, key=lambda each: -each.weight)[:MOST]
    shown = [each for each in best if each in main]
    units = {each.unit for each in shown}
    one = next(iter(units)) if len(units) == 1 else ""
    return Chart(
        f"{facts.year}年主要指标与上年对比",
        tuple(each.field.label + ("" if one else f"（{each.unit}）") for each in shown),
        (
            (f"{facts.year - 1}年", tuple(each.last for each in shown)),
            (f"{facts.year}年", tuple(each.now for each in shown)),
        ),
        unit=one,
    )


def _pairs(facts: Facts, pack: Pack) -> Iterable[_Pair]:
    for field in pack.fields.values():
        fact = facts.values.get(field.key)
        if fact is None or not field.last_year or field.kind not in _FAMILIES or field.topic in facts.absent_topics:
            continue
        now, last, units = fact.amount, fact.last_amount, _units(fact)
        if now is None or last is None or len(units) != 1:
            continue
        (unit,) = units
        scale = 4 if unit == _MONEY else 0
        yield _Pair(field, last.scaleb(-scale), now.scaleb(-scale), unit, _weight(field.key, pack))


def _units(fact: Fact) -> set[str]:
    """The units of both years; sums of money are drawn in one unit whatever they were typed in."""
    given = [each for each in (fact.value, fact.last_year) if each is not None]
    return {_MONEY if each.kind is Kind.MONEY else each.unit for each in given}


def _weight(key: str, pack: Pack) -> int:
    return sum(key in each.keys for each in pack.relations) + sum(key in each.needs for each in pack.patterns)


def _alike(pairs: list[_Pair]) -> tuple[_Pair, ...]:
    """The most pairs whose sizes lie within ``SPREAD``, the larger ones where two sets are as many; in field order."""
    best: list[_Pair] = []
    for low in sorted({each.size for each in pairs if each.size > 0}, reverse=True):
        within = [each for each in pairs if low <= each.size <= low * SPREAD]
        best = within if len(within) > len(best) else best
    return tuple(best)
