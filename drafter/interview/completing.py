"""A draft too young to load, made complete with stand-ins so that the rest of it can be looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from drafter.model.fact import Facts
from drafter.model.finding import Finding
from drafter.model.node import Leaf
from drafter.model.pack import Pack
from drafter.model.question import Answers
from drafter.questionnaire.envelope import LABELS
from drafter.questionnaire.resolve import Resolved, resolve

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_LAST = 2100  # the last year a date can have
_DATES_FIT: Mapping[str, frozenset[str]] = {
    "date-year": frozenset({"date", "year"}),
    "date-in-year": frozenset({"date", "year"}),
    "as-of-year": frozenset({"year"}),
    "date-before-as-of": frozenset({"date"}),
}


def complete(pack: Pack, answers: Answers, last: Facts | None = None) -> Resolved:
    """The document resolved with stand-ins for what is missing of its identity, so that the rest can be looked at."""
    dated = answers.text(("as_of",)) or answers.text(("date",))
    year = _YEAR.match(dated)
    stand_ins = {
        ("pack",): pack.id,
        ("year",): year[0] if year else "2000",
        ("agency", "name"): "?",
        ("agency", "addressees"): "?",
    }
    stood: set[str] = set()
    for path, text in stand_ins.items():
        if not answers.has(path) and (
            len(path) == 1 or not isinstance(answers.get(path[:1]), Leaf) or not answers.has(path[:1])
        ):
            answers = answers.put(path, Leaf(text))
            stood |= {"year"} & set(path)
    if not answers.has(("date",)):
        answers = answers.put(
            ("date",), Leaf(f"{min(int(answers.text(('year',))) + 1, _LAST)}-12-31" if _year(answers) else "2001-12-31")
        )
        stood.add("date")
    found = resolve(answers.root, pack, last)
    return replace(found, findings=tuple(each for each in found.findings if not _of_stand_in(each, stood)))


def _of_stand_in(each: Finding, stood: Set[str]) -> bool:
    """Whether the finding is about a year or a date that nobody wrote."""
    if each.code in _DATES_FIT:
        return bool(stood & _DATES_FIT[each.code])
    named = {each.params.get("key"), each.params.get("label")}
    return any({key, LABELS[key]} & named for key in stood)


def _year(answers: Answers) -> bool:
    return bool(re.fullmatch("[0-9]{4}", answers.text(("year",))))
