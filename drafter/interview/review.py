"""The table read before writing: contradictions, gaps and big jumps first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from drafter.interview import jumps, places
from drafter.interview.matters import Matter, matters
from drafter.interview.moment import Moment
from drafter.model.finding import Finding, Severity, finding
from drafter.model.question import key_of
from drafter.model.span import NOWHERE

_NAMED = 4  # names in a sentence of the end; beyond that the review is the place to look


@dataclass(frozen=True, slots=True)
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
    rank = places.rank(moment)
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
    "text-missing": ("missing", "review-missing"),
    "pending": ("pending", "review-pending"),
    "text-taken": ("taken", "review-taken"),
}


def _row(matter: Matter, moment: Moment) -> Row:
    found = matter.finding
    key = next(iter(matter.keys), "")
    state, code = _KINDS.get(found.code, ("contradiction" if found.blocks else "doubtful", ""))
    value = places.value(moment, key)
    if not found.blocks:
        state = "doubtful"
    elif state == "missing" and places.waits(moment, key):
        state, code = _KINDS["pending"]
    said = finding(code, found.where, found.severity, **found.params) if code else found
    return Row(key, places.label(moment.pack, key) or found.params.get("label", ""), state, value, said)


def _once(found: Iterable[Row]) -> Iterable[Row]:
    """One row a matter: the same thing said twice of one question is said once."""
    unique: dict[tuple[str, str, str, str], Row] = {}
    for row in found:
        said = row.finding
        second = said.params.get("second_key", "") if said else ""
        unique.setdefault((row.state, row.key, said.code if said else "", second), row)
    return unique.values()


def _jumps(moment: Moment) -> Iterator[Row]:
    facts = moment.facts
    for key, fact in facts.values.items() if facts else ():
        asked = jumps.reason(moment, moment.pack.fields[key], "")
        if asked is None or (fact.last_year is None and not fact.last_zero):
            continue
        last = "无" if fact.last_year is None else fact.last_year.shown
        path = f"facts.{fact.topic}.{key}"
        said = finding("review-jump", fact.where, Severity.WARNING, last=last)
        yield Row(asked.key, places.label(moment.pack, path), "jump", places.value(moment, path), said)


def _answers(moment: Moment) -> Iterator[Row]:
    for path in places.answered(moment):
        key = key_of(path)
        yield Row(key, places.label(moment.pack, key), "answered", places.value(moment, key))


def _sentence(state: str, labels: list[str]) -> Finding:
    names = "、".join(f"“{each}”" for each in dict.fromkeys(labels[:_NAMED]))
    tail = "等" if len(labels) > _NAMED else ""
    return finding(f"final-{state}", NOWHERE, Severity.GAP, count=len(labels), names=names + tail)
