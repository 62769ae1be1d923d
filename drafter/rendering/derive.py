"""Number rules: what follows from the facts is computed, what contradicts them is a finding naming both lines.

Approximate figures feed nothing, a zero denominator divides nothing, and figures of different scope are never put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from drafter.analysis.quantities import change_percent, show_number, show_percent
from drafter.model.fact import Fact, Facts, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.pack import Pack, Relation
from drafter.model.quantity import Count, Items, Money, Percent, Rows


@frozen
class Derived:
    """Facts with their derived values, the contradictions, and the keys those touch."""

    facts: Facts
    findings: tuple[Finding, ...]
    doubtful: Mapping[str, str]


def derive(facts: Facts, pack: Pack, withheld: Set[str] = frozenset()) -> Derived:
    """Every relation of the pack applied to the facts; ``withheld`` fields must not come back as derived ones."""
    values = dict(facts.values)
    found: list[Finding] = []
    doubtful: dict[str, str] = {}
    for relation in pack.relations:
        result = _KINDS[relation.kind](relation, values, pack)
        if _told_flat(relation, values):
            del values[relation.result]
        if isinstance(result, Fact):
            if result.key not in withheld:
                values[result.key] = result
        elif result is not None and not (result.severity is Severity.WARNING and _explained(relation, values)):
            found.append(result)
            if result.blocks:
                doubtful.update(dict.fromkeys(_touched(relation, values), relation.why))
    return Derived(facts.with_values(values), tuple(found), MappingProxyType(doubtful))


def _explained(relation: Relation, values: Mapping[str, Fact]) -> bool:
    """Whether the user already gave a reason with one of the figures."""
    return any(values[key].note or values[key].text for key in relation.keys if key in values)


def _told_flat(relation: Relation, values: Mapping[str, Fact]) -> bool:
    """Whether a given change of nought only repeats 与上年持平."""
    given, base = values.get(relation.result), values.get(relation.of[0]) if relation.of else None
    if relation.kind != "yoy" or given is None or base is None or base.amount is None:
        return False
    return given.amount == 0 and base.amount == base.last_amount


def _touched(relation: Relation, values: Mapping[str, Fact]) -> Iterable[str]:
    told = relation.result or relation.total or relation.part
    return (told,) if told in values else relation.keys[:1]


Outcome = Fact | Finding | None


def _exact(values: Mapping[str, Fact], *keys: str) -> list[tuple[Fact, Decimal]] | None:
    """The facts and exact amounts of the keys; None when one is missing, approximate or of another scope."""
    facts = [values.get(key) for key in keys]
    pairs = [(fact, fact.amount) for fact in facts if fact is not None and fact.amount is not None]
    exact = [(fact, amount) for fact, amount in pairs if amount is not None]
    return exact if len(exact) == len(keys) and _one_scope([fact for fact, _ in exact], values) else None


def _one_scope(facts: Sequence[Fact], values: Mapping[str, Fact]) -> bool:
    """Whether the figures may meet: one scope, or one and silence in a topic that names no other scope."""
    scopes = {fact.scope for fact in facts}
    if len(scopes) == 1:
        return True
    topics = {fact.topic for fact in facts}
    named = {fact.scope for fact in values.values() if fact.topic in topics} - {""}
    return len(topics) == 1 and len(named) == 1


def _severity(relation: Relation) -> Severity:
    return Severity.GAP if relation.severity == "error" else Severity.WARNING


def _conflict(code: str, relation: Relation, first: Fact, second: Fact, pack: Pack, **params: object) -> Finding:
    return finding(
        code,
        first.where,
        _severity(relation),
        first=pack.fields[first.key].label,
        second=pack.fields[second.key].label,
        first_key=first.key,
        second_key=second.key,
        first_value=_shown(first),
        second_value=_shown(second),
        other=str(second.where),
        why=relation.why,
        **params,
    )


def _shown(fact: Fact) -> str:
    return fact.value.shown if fact.value is not None else "无"


def _half_step(shown: str) -> Decimal:
    digits = shown.split(".")[1].rstrip("%个百分点") if "." in shown else ""
    return Decimal(5) / Decimal(10) ** (len(digits) + 1)


def _rate(relation: Relation, values: Mapping[str, Fact], pack: Pack) -> Outcome:
    exact = _exact(values, *relation.of)
    if exact is None or exact[1][1] == 0:
        return None
    (top, numerator), (_, denominator) = exact
    if numerator == 0 and relation.result not in values:
        return None  # the zero sentence says it better than 0%
    rate = numerator / denominator * 100
    maximum = pack.fields[relation.result].max
    if maximum is not None and rate > maximum:
        return None
    formula = f"{show_number(numerator)}÷{show_number(denominator)}"
    return _compare_percent(relation, values, pack, rate, formula, top)


def _yoy(relation: Relation, values: Mapping[str, Fact], pack: Pack) -> Outcome:
    base = values.get(relation.of[0])
    if base is None or relation.result not in values or base.value is None or base.last_year is None:
        return None
    change = change_percent(base.value, base.last_year)
    if change is None:
        return None
    formula = f"（{_shown(base)}－{base.last_year.shown}）÷{base.last_year.shown}"
    return _compare_percent(relation, values, pack, change, formula, base)


def _compare_percent(
    relation: Relation, values: Mapping[str, Fact], pack: Pack, rate: Decimal, formula: str, base: Fact
) -> Outcome:
    given = values.get(relation.result)
    if given is None and relation.severity != "error":
        return None  # merely plausible: good enough to ask about, not to state
    if given is None:
        value = Percent(rate, show_percent(rate))
        topic = pack.fields[relation.result].topic
        publish = all(values[key].publish for key in relation.of) and pack.fields[relation.result].publish
        return Fact(
            relation.result, topic, State.GIVEN, value, scope=base.scope, publish=publish, derived=True, formula=formula
        )
    if given.amount is None or given.derived:
        return None
    if abs(given.amount - rate) <= _half_step(_shown(given)):
        return None
    return _conflict(
        "contradiction-rate",
        relation,
        given,
        base,
        pack,
        computed=show_percent(rate),
        difference=_points(given.amount - rate),
        formula=formula,
    )


def _points(difference: Decimal) -> str:
    return f"{show_number(abs(difference).quantize(Decimal('0.01')))}个百分点"


def _sum(relation: Relation, values: Mapping[str, Fact], pack: Pack) -> Outcome:
    parts = _parts(relation, values)
    total = values.get(relation.total)
    if parts is None:
        return _partial_sum(relation, values, pack)
    amount = sum((each for _, each in parts), Decimal(0))
    if total is None:
        return _total(relation, parts, amount, pack) if relation.severity == "error" else None
    if total.amount is None or not _one_scope([total, *(part for part, _ in parts)], values) or total.amount == amount:
        return None
    difference = show_number(abs(total.amount - amount))
    formula = "＋".join(show_number(each) for _, each in parts)
    return _conflict(
        "contradiction-sum",
        relation,
        total,
        parts[0][0],
        pack,
        computed=show_number(amount),
        difference=difference,
        formula=formula,
    )


def _parts(relation: Relation, values: Mapping[str, Fact]) -> list[tuple[Fact, Decimal]] | None:
    if len(relation.parts) == 1:
        fact = values.get(relation.parts[0])
        if fact is None or not isinstance(fact.value, Rows):
            return None
        cells = [row[-1] for row in fact.value.rows]
        if any(cell.amount is None or cell.approx for cell in cells) or len({cell.unit for cell in cells}) > 1:
            return None
        return [(fact, cell.amount) for cell in cells if cell.amount is not None]
    return _exact(values, *relation.parts)


def _partial_sum(relation: Relation, values: Mapping[str, Fact], pack: Pack) -> Outcome:
    total = values.get(relation.total)
    given = [values[key] for key in relation.parts if key in values]
    if total is None or total.amount is None or not given or not _one_scope([*given, total], values):
        return None
    amounts = [each.amount for each in given if each.amount is not None]
    amount = sum(amounts, Decimal(0))
    if amount <= total.amount:
        return None
    return _conflict(
        "contradiction-sum",
        relation,
        total,
        given[0],
        pack,
        computed=show_number(amount),
        difference=show_number(amount - total.amount),
        formula="＋".join(show_number(each) for each in amounts),
    )


def _total(relation: Relation, parts: list[tuple[Fact, Decimal]], amount: Decimal, pack: Pack) -> Outcome:
    field = pack.fields[relation.total]
    first = parts[0][0].value
    if amount == 0 or not isinstance(first, Count | Money):
        return None
    units = {part.value.unit for part, _ in parts if part.value is not None}
    if len(units) != 1:
        return None
    shown = f"{show_number(amount)}{field.unit if isinstance(first, Count) else '元'}"
    value = Count(amount, field.unit, shown) if isinstance(first, Count) else Money(amount, "元", shown)
    formula = "＋".join(show_number(each) for _, each in parts)
    publish = field.publish and all(part.publish for part, _ in parts)
    return Fact(
        field.key,
        field.topic,
        State.GIVEN,
        value,
        scope=parts[0][0].scope,
        publish=publish,
        derived=True,
        formula=formula,
    )


def _bounded(low: str, high: str, code: str) -> Callable[[Relation, Mapping[str, Fact], Pack], Outcome]:
    def check(relation: Relation, values: Mapping[str, Fact], pack: Pack) -> Outcome:
        exact = _exact(values, getattr(relation, low), getattr(relation, high))
        if exact is None or exact[0][1] <= exact[1][1]:
            return None
        (first, lower), (second, upper) = exact
        return _conflict(code, relation, first, second, pack, difference=show_number(lower - upper))

    return check


def _equal(relation: Relation, values: Mapping[str, Fact], pack: Pack) -> Outcome:
    exact = _exact(values, relation.left, relation.right)
    if exact is None or exact[0][1] == exact[1][1]:
        return None
    (first, left), (second, right) = exact
    return _conflict("figures-differ", relation, first, second, pack, difference=show_number(abs(left - right)))


def _listed(relation: Relation, values: Mapping[str, Fact], pack: Pack) -> Outcome:
    total, listed = values.get(relation.total), values.get(relation.list)
    if total is None or listed is None or total.amount is None:
        return None
    number = (
        len(listed.value.items)
        if isinstance(listed.value, Items)
        else len(listed.value.rows)
        if isinstance(listed.value, Rows)
        else 0
    )
    wrong = number != total.amount if relation.kind == "rows" else number > total.amount
    if not wrong:
        return None
    difference = show_number(abs(total.amount - number))
    return _conflict("contradiction-listed", relation, total, listed, pack, computed=number, difference=difference)


_KINDS: Mapping[str, Callable[[Relation, Mapping[str, Fact], Pack], Outcome]] = {
    "rate": _rate,
    "yoy": _yoy,
    "sum": _sum,
    "part": _bounded("part", "whole", "contradiction-part"),
    "order": _bounded("lower", "upper", "order-unusual"),
    "equal": _equal,
    "listed": _listed,
    "rows": _listed,
}


def without(facts: Facts, keys: Iterable[str]) -> Facts:
    """The facts less some fields."""
    gone = set(keys)
    return replace(facts, values=MappingProxyType({k: v for k, v in facts.values.items() if k not in gone}))
