"""Last year's file beside this year's: values to compare with, never to tell as this year's."""

from __future__ import annotations

from dataclasses import replace

from drafter.analysis.taking import DOUBT
from drafter.model.fact import Fact, Facts, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, locate

_DOUBTFUL = "last-year-doubtful"


def with_last(facts: Facts, last: Facts, found: list[Finding], root: Branch) -> Facts:
    """The facts with last year's values of the same scope; a differing inline value is a finding naming both."""
    where = locate(root, ("last_year",))
    if last.year != facts.year - 1:
        found.append(finding("last-year-wrong", where, expected=facts.year - 1, year=last.year))
        return facts
    if last.agency.name != facts.agency.name:
        found.append(finding("last-year-agency", where, Severity.GAP, last=last.agency.name, name=facts.agency.name))
        return facts
    merged = {}
    for key, fact in facts.values.items():
        before = last.values.get(key)
        code = "" if before is None else _apart(fact, before, facts, last)
        if before is not None and code:
            if code != _DOUBTFUL or (fact.last_year is None and not fact.last_zero):
                found.append(finding(code, fact.where, Severity.WARNING, key=key, other=str(before.where)))
            before = None
        merged[key] = _merge(fact, before, found)
    return facts.with_values(merged)


def doubtful(fact: Fact) -> bool:
    """Whether a value was read out of a report without certainty and nobody has confirmed it since: never compared with."""
    return fact.note.startswith(DOUBT)


def _apart(fact: Fact, before: Fact, facts: Facts, last: Facts) -> str:
    """Why the two cannot be compared, as a code; "" where they can."""
    if _closing(before, last) != _closing(fact, facts):
        return "last-year-as-of"
    return _DOUBTFUL if doubtful(before) else ""


def _closing(fact: Fact, facts: Facts) -> tuple[int, int]:
    """Month and day a figure closes on; the end of the year where nothing is said."""
    day = fact.as_of or facts.as_of
    return (day.month, day.day) if day is not None and day.month else (12, 31)


def _merge(fact: Fact, before: Fact | None, found: list[Finding]) -> Fact:
    if before is None or before.state in (State.PENDING, State.NOT_APPLICABLE) or fact.state is State.PENDING:
        return fact
    if fact.last_year is None and not fact.last_zero:
        if before.scope != fact.scope:
            return fact
        return replace(
            fact,
            last_year=before.value,
            last_zero=before.state is State.ZERO,
            last_where=before.where,
            last_publish=before.publish,
        )
    inline = "无" if fact.last_year is None else fact.last_year.shown
    filed = "无" if before.value is None else before.value.shown
    same = fact.last_amount == before.amount if before.amount is not None else inline == filed
    if not same:
        found.append(
            finding(
                "last-year-differs", fact.last_where, inline=inline, filed=filed, other=str(before.where), key=fact.key
            )
        )
    return fact
