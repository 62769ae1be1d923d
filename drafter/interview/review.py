"""The table read before writing: contradictions, gaps and big jumps first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from drafter.analysis.sentences import nested
from drafter.interview import naming, reasons
from drafter.interview.matters import Matter, matters
from drafter.interview.moment import Moment
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.question import key_of
from drafter.model.span import NOWHERE

_NAMED = 4  # names in a sentence of the end; beyond that the review is the place to look


@frozen
class Row:
    """One line of the review: ``key`` is the question to go to ("" for none), ``state`` one of missing, pending, contradiction,
    jump, taken, doubtful, answered; ``value`` as typed; ``finding`` what is wrong with it."""

    key: str
    label: str
    state: str
    value: str = ""
    finding: Finding | None = None


def rows(moment: Moment, everything: bool = False) -> tuple[Row, ...]:
    """What a person must look at, worst first; with ``everything`` also every fact and text answered, in the order of the menu."""
    rank = naming.rank(moment)
    found = [*(_row(each, moment) for each in matters(moment)), *_jumps(moment)]
    worst = sorted(_once(found), key=lambda row: (_STATES.index(row.state), rank(row.key)))
    return (*worst, *_answers(moment)) if everything else tuple(worst)


def final(moment: Moment) -> tuple[Finding, ...]:
    """What keeps the draft from being written as a final version, one sentence a kind, worst first; () when nothing does."""
    blocking = [row for row in rows(moment) if row.finding is not None and row.finding.blocks]
    kinds = {state: [row.label for row in blocking if row.state == state] for state in _STATES}
    return tuple(_sentence(state, labels) for state, labels in kinds.items() if labels)


_STATES = ("contradiction", "missing", "pending", "taken", "jump", "doubtful", "answered")

# Finding → (state, the short sentence beside the value); "": what the finding itself says.
_KINDS: Mapping[str, tuple[str, str]] = {
    "contradiction-sum": ("contradiction", "review-sum"),
    "contradiction-rate": ("contradiction", "review-rate"),
    "contradiction-part": ("contradiction", "review-part"),
    "contradiction-listed": ("contradiction", "review-listed"),
    "order-unusual": ("contradiction", "review-order"),
    "figures-differ": ("contradiction", "review-differ"),
    "absent-words": ("contradiction", "review-absent"),
    "date-before-as-of": ("contradiction", "review-date"),
    "missing": ("missing", "review-missing"),
    "part-missing": ("missing", "review-part-missing"),
    "text-missing": ("missing", "review-text-missing"),
    "promise-open": ("missing", "review-promise"),
    "pending": ("pending", "review-pending"),
    "text-taken": ("taken", "review-taken"),
    "fact-taken": ("taken", "review-fact-taken"),
}
_WAITING = {
    "missing": "review-pending",
    "text-missing": "review-text-pending",
}  # 待补 written where something must stand


def _row(matter: Matter, moment: Moment) -> Row:
    found = matter.finding
    key = next(iter(matter.keys), "")
    state, code = _KINDS.get(found.code, ("contradiction" if found.blocks else "doubtful", ""))
    if not found.blocks:
        state = "doubtful"
    elif found.code in _WAITING and naming.waits(moment, key):
        state, code = "pending", _WAITING[found.code]
    said = finding(code, found.where, found.severity, **_told(found)) if code else found
    label = naming.label(moment.pack, key) or found.params.get("label", "")
    return Row(key, label, state, naming.value(moment, key), said)


def _told(found: Finding) -> Mapping[str, str]:
    """What the short sentence is made of; nought as it was typed."""
    values = {name: found.params.get(name) for name in ("first_value", "second_value")}
    return {**found.params, **{name: "填的“无”" for name, value in values.items() if value == "无"}}


def _once(found: Iterable[Row]) -> Iterable[Row]:
    """One row a matter: the same thing said twice of one question is said once."""
    unique: dict[tuple[str, str, str, str], Row] = {}
    for row in found:
        said = row.finding
        second = said.params.get("second_key", "") if said else ""
        unique.setdefault((row.state, row.key, said.code if said else "", second), row)
    return unique.values()


def _jumps(moment: Moment) -> Iterator[Row]:
    for jump in reasons.jumps(moment):
        figure = jump.key.rpartition(".")[0]
        values = {"now": jump.now, "last": jump.last, "change": jump.change}
        said = finding("review-jump", NOWHERE, Severity.WARNING, label=jump.label, **values)
        yield Row(jump.key, naming.label(moment.pack, figure), "jump", naming.value(moment, figure), said)


def _answers(moment: Moment) -> Iterator[Row]:
    for path in naming.answered(moment):
        key = key_of(path)
        yield Row(key, naming.label(moment.pack, key), "answered", naming.value(moment, key))


def _sentence(state: str, labels: list[str]) -> Finding:
    names = "、".join(f"“{nested(each)}”" for each in dict.fromkeys(labels[:_NAMED]))
    tail = "等" if len(labels) > _NAMED else ""
    return finding(f"final-{state}", NOWHERE, Severity.GAP, count=len(labels), names=names + tail)
