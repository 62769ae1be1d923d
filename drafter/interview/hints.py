"""What is said after an answer: the value taken, what follows from it, sums and rates that do not fit. Nothing here blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from drafter.analysis.numerals import fold
from drafter.analysis.quantities import show_difference
from drafter.analysis.sentences import nested
from drafter.interview import wordings
from drafter.interview.figures import PRINTED_AS_TYPED, change_words, field_of
from drafter.interview.moment import Moment
from drafter.interview.preview import preview
from drafter.model.fact import Fact, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.pack import Relation
from drafter.model.quantity import Count, Money, Quantity
from drafter.model.question import Question, Role
from drafter.model.span import NOWHERE

_SPOKEN = frozenset({Role.FIELD, Role.LAST, Role.TEXT, Role.WORDING})
_REWORDED = "hint-reworded"
_LONGEST = 160  # characters of a preview; of more the middle is left out
_NONE, _VALUES = "无", ("first_value", "second_value")
_OVER_NONE = dict.fromkeys(("clash-part", "clash-order"), "clash-over-none")
_HUNDREDFOLD, _WAN = 100, Decimal(10_000)
_CLASHES = {
    "contradiction-sum": "clash-sum",
    "contradiction-rate": "clash-rate",
    "contradiction-part": "clash-part",
    "contradiction-listed": "clash-listed",
    "order-unusual": "clash-order",
    "figures-differ": "clash-differ",
}


def after(before: Moment, now: Moment, question: Question, raw: str = "") -> tuple[Finding, ...]:
    """NOTE and WARNING findings of one answer, in the order they are read: value, change, derived values, sums still open, contradictions.

    ``raw`` is what was typed where the document keeps another form of it (a sum worked out).
    """
    if question.role not in _SPOKEN or before.answers == now.answers or now.derived is None:
        return ()
    told = () if field_of(now.pack, question) is None else tuple(_figure(before, now, question, raw))
    words = preview(now, question)
    if question.role is Role.TEXT and _bare(words) == _bare(now.answers.text(question.path)):
        words = ""
    return (*told, _told_as(now, question, _shortened(words))) if words else told


def mentioned(said: Iterable[Finding]) -> frozenset[str]:
    """The marks of the wordings whose others were spoken of in ``said``: once a sitting is enough."""
    return frozenset(wordings.mentioned(each.params["key"]) for each in said if each.code == _REWORDED)


def _told_as(now: Moment, question: Question, words: str) -> Finding:
    """The sentence, and that it can be had in other words."""
    key, count = "", 0
    if question.role is Role.FIELD:
        key, count = wordings.others(now, str(question.path[1]), str(question.path[2]))
    if not count or wordings.mentioned(key) in now.seen:
        return _note("hint-preview", words=words)
    return _note(_REWORDED, words=words, count=count, key=key)


def clash(found: Finding) -> Finding:
    """A contradiction of ``derive`` as a remark that blocks nothing, its places in a file left out; nought is told in words."""
    code = _CLASHES.get(found.code, found.code)
    if found.params.get("second_value") == _NONE:
        code = _OVER_NONE.get(code, code)
    none = {name: f"“{_NONE}”" for name in _VALUES if found.params.get(name) == _NONE}
    params = MappingProxyType({**found.params, **none})
    return replace(found, code=code, severity=Severity.WARNING, where=NOWHERE, params=params)


def _figure(before: Moment, now: Moment, question: Question, raw: str) -> Iterator[Finding]:
    assert now.derived is not None
    key = str(question.path[2])
    values = now.derived.facts.values
    fact = values.get(key)
    if fact is not None and fact.state in (State.GIVEN, State.ZERO):
        yield from _value(now, question, fact, raw)
        yield from _change(fact)
        yield from _scale(now.pack.fields[key].label, fact)
    yield from _derived(before, now)
    for relation in (each for each in now.pack.relations if each.kind == "sum" and key in each.keys):
        yield from _open_sum(now, relation, values)
    yield from _clashes(before, now)


def _clashes(before: Moment, now: Moment) -> Iterator[Finding]:
    """The contradictions that were not there before; of several between the same two figures the first, which weighs most."""
    assert now.derived is not None
    old = {_same(each) for each in before.derived.findings} if before.derived else set()
    pairs: set[frozenset[str]] = set()
    for found in sorted(now.derived.findings, key=lambda each: not each.blocks):
        pair = frozenset(found.params.get(name, "") for name in ("first", "second"))
        if _same(found) not in old and pair not in pairs:
            pairs.add(pair)
            yield clash(found)


def _value(now: Moment, question: Question, fact: Fact, raw: str) -> Iterator[Finding]:
    value = fact.last_year if question.role is Role.LAST else fact.value
    place = question.path if now.answers.text(question.path) else (*question.path, "value")
    typed = fold(raw or now.answers.text(place))
    if value is not None and typed and value.kind not in PRINTED_AS_TYPED and not value.shown.startswith(typed):
        yield _note("hint-value", label=question.label, value=value.shown)


def _scale(label: str, fact: Fact) -> Iterator[Finding]:
    """Money a hundred times the other year's, or more: most likely typed in another unit than it was read in."""
    now, last = fact.value, fact.last_year
    if not isinstance(now, Money) or not isinstance(last, Money) or not now.amount or not last.amount:
        return
    small, large = sorted((now, last), key=lambda each: each.amount)
    if large.amount < small.amount * _HUNDREDFOLD:
        return
    yuan = large.amount / _WAN
    if large.unit == "万元" and small.amount / _HUNDREDFOLD < yuan < small.amount * _HUNDREDFOLD:
        told = {"large": large.shown, "small": small.shown, "wan": f"{(yuan / _WAN).normalize():f}"}
        yield finding("hint-yuan", NOWHERE, Severity.WARNING, label=label, yuan=f"{yuan.normalize():f}", **told)
    else:
        yield finding("hint-scale", NOWHERE, Severity.WARNING, label=label, now=now.shown, last=last.shown)


def _change(fact: Fact) -> Iterator[Finding]:
    change = change_words(fact)
    if change and fact.last_year is not None and fact.last_amount and fact.last_amount != fact.amount:
        yield _note("hint-change", change=change, last=fact.last_year.shown)
    elif change:
        yield _note("hint-flat", change=change)


def _derived(before: Moment, now: Moment) -> Iterator[Finding]:
    """The values that follow now and did not before, or otherwise."""
    assert now.derived is not None
    old = before.derived.facts.values if before.derived else {}
    fresh = {
        key: f"{now.pack.fields[key].label}{fact.value.shown}"
        for key, fact in now.derived.facts.values.items()
        if fact.derived and fact.value and (key not in old or old[key].value != fact.value)
    }
    for code, never_asked in (("hint-derived", True), ("hint-computed", False)):
        words = [told for key, told in fresh.items() if now.pack.fields[key].derived is never_asked]
        if words:
            yield _note(code, words="、".join(words))


def _open_sum(now: Moment, relation: Relation, values: Mapping[str, Fact]) -> Iterator[Finding]:
    """What parts of a total are still open, and how far the known ones reach."""
    total = values.get(relation.total)
    known = [values[key] for key in relation.parts if key in values and values[key].amount is not None]
    missing = [key for key in relation.parts if key not in values or values[key].state is State.PENDING]
    if total is None or total.amount is None or total.derived or not known or not missing:
        return
    if len(known) + len(missing) < len(relation.parts) or len({each.scope for each in (total, *known)}) > 1:
        return
    amount = sum((each.amount or Decimal(0) for each in known), Decimal(0))
    if total.value is None or amount > total.amount:
        return
    params = {
        "label": now.pack.fields[relation.total].label,
        "count": len(known),
        "sum": _shown(total.value, amount),
        "total": total.value.shown,
        "open": "".join(f"“{nested(now.pack.fields[key].label)}”" for key in missing),
    }
    short = total.amount - amount
    yield _note("hint-sum-open", short=_shown(total.value, short), **params) if short else _note("hint-sum", **params)


def _shown(like: Quantity, amount: Decimal) -> str:
    """An amount in the unit the other is printed in."""
    if isinstance(like, Count | Money):
        return show_difference(replace(like, amount=amount), replace(like, amount=Decimal(0))) or ""
    return str(amount)


def _same(found: Finding) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What makes two findings one, wherever they stand in the file."""
    return found.code, tuple(sorted((name, text) for name, text in found.params.items() if name != "other"))


def _bare(text: str) -> str:
    return text.strip().rstrip("。！？；，、,;. ")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST * 2 // 3]}……{text[-_LONGEST // 3 :]}"


def _note(code: str, **params: object) -> Finding:
    return finding(code, NOWHERE, Severity.NOTE, **params)
