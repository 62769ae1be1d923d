"""Views of a fact in a slot: last year's value, change, difference, direction; each a run, or None where it has no value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from drafter.analysis.quantities import change_percent, show_difference, show_percent
from drafter.model.fact import Fact
from drafter.model.quantity import Percent
from drafter.model.tree import Origin, Run

Runs = tuple[Run, ...]
COMPARING = frozenset({"last", "change", "diff", "to", "flat"})


def _change(facts: list[Fact]) -> Runs | None:
    changes = []
    for fact in facts:
        if fact.value is None or fact.last_year is None:
            return None
        change = change_percent(fact.value, fact.last_year)
        if change is None or abs(change) < Decimal("0.005"):
            return None
        changes.append(change)
    if len({change > 0 for change in changes}) != 1:
        return None
    origin = Origin("derived", "+".join(f"{fact.key}.change" for fact in facts))
    word = "增长" if changes[0] > 0 else "下降"
    shown = [show_percent(abs(change)) for change in changes]
    many = "分别" if len(shown) > 1 else ""
    text = "、".join(shown[:-1]) + ("和" if many else "") + shown[-1]
    return (Run(f"{many}{word}{text}", origin),)


def _difference(facts: list[Fact]) -> Runs | None:
    fact = facts[0]
    if fact.amount is None or fact.last_amount is None or fact.value is None or fact.last_year is None:
        return None
    shown = show_difference(fact.value, fact.last_year) if fact.amount != fact.last_amount else None
    if shown is None:
        return None
    more, less = ("提高", "降低") if isinstance(fact.value, Percent) else ("多", "少")
    return (Run((more if fact.amount > fact.last_amount else less) + shown, Origin("derived", f"{fact.key}.diff")),)


def _to(facts: list[Fact]) -> Runs | None:
    fact = facts[0]
    if fact.amount is None or not fact.last_amount or fact.amount == fact.last_amount:
        return None
    up = "升至" if isinstance(fact.value, Percent) else "增至"
    return (Run(up if fact.amount > fact.last_amount else "降至", Origin("derived", f"{fact.key}.to")),)


def _flat(facts: list[Fact]) -> Runs | None:
    if any(fact.amount is None or fact.amount != fact.last_amount for fact in facts):
        return None
    return (Run("与上年持平", Origin("derived", f"{facts[0].key}.flat")),)


def _last(facts: list[Fact]) -> Runs | None:
    last = facts[0].last_year
    if last is None or (last.amount == 0 and not last.approx):
        return None
    return (Run(last.shown, Origin("last", facts[0].key)),)


VIEWS: Mapping[str, Callable[[list[Fact]], Runs | None]] = {
    "change": _change,
    "diff": _difference,
    "to": _to,
    "flat": _flat,
    "last": _last,
}
