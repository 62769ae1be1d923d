"""An answers file put into the document: typed keys and values, all of them or, with a fault, none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafter.analysis.sentences import tidy
from drafter.interview import promises
from drafter.interview.answering import CLEAR, figure
from drafter.interview.moment import Moment
from drafter.interview.placing import placed
from drafter.interview.takeover import scoped
from drafter.model.fact import Facts
from drafter.model.finding import Finding, finding
from drafter.model.node import Branch, Series
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Path, Question, Role, key_of
from drafter.model.span import Span
from drafter.questionnaire.paths import path_of


def apply(
    pack: Pack, answers: Answers, lines: Iterable[tuple[str, str, Span, Span]], last: Facts | None = None
) -> tuple[Answers, tuple[Finding, ...]]:
    """The document with the typed (key, value, place of key, place of value) in it, and every fault of them at its place."""
    found: list[Finding] = []
    first: dict[Path, int] = {}
    for key, value, key_where, where in lines:
        path, moment = path_of(key, pack), Moment(pack, answers, last=last)
        asked = promises.question_of(moment, key)
        if asked is not None:
            answers = _promise(moment, asked, value, where, found)
        elif path is None or not _reachable(answers, path):
            found.append(finding("answers-key", key_where, key=key))
        elif path[0] == "facts" and len(path) == 2 and isinstance(answers.get(path), Branch):
            found.append(finding("answers-topic", key_where, key=key))
        elif path in first:
            found.append(finding("duplicate-key", key_where, key=key, first=first[path]))
        elif tidy(value):
            first[path] = key_where.line
            answers = promises.looked_at(moment, _line(moment, path, value, where, found), path)
            answers = scoped(moment, answers, path)
    return answers, (*found, *Moment(pack, answers, last=last).faults)


def _promise(moment: Moment, asked: Question, value: str, where: Span, found: list[Finding]) -> Answers:
    taken = promises.take(moment, asked, value)
    if isinstance(taken, Finding):
        found.append(replace(taken, where=where))
        return moment.answers
    return taken


def _line(moment: Moment, path: Path, value: str, where: Span, found: list[Finding]) -> Answers:
    pack, answers, question = moment.pack, moment.answers, _stand_in(moment.pack, path)
    text = figure(moment, question, value)
    if isinstance(text, Finding):
        found.append(replace(text, where=where))
        return answers
    if tidy(text) == CLEAR:
        return answers.drop(path) if answers.get(path) is not None else answers
    return placed(pack, answers, question, text, where)


def _reachable(answers: Answers, path: Path) -> bool:
    """Items of a list are added one after the other."""
    at = next((n for n, step in enumerate(path) if isinstance(step, int)), None)
    if at is None:
        return True
    node = answers.get(path[:at])
    return int(path[at]) <= (len(node.items) if isinstance(node, Series) else 0)


def _stand_in(pack: Pack, path: Path) -> Question:
    """A question for a place that may not be on offer just now."""
    if path[0] == "facts" and len(path) >= 3:
        spec = pack.fields[str(path[2])]
        figure = len(path) == 3 or path[3] in ("value", "last_year")
        role = Role.FIELD if len(path) == 3 else Role.LAST
        return Question(key_of(path), path, role, spec.label, kind=spec.kind if figure else None)
    kind = Kind.LIST if path in (("agency", "addressees"), ("agency", "copies")) else None
    return Question(key_of(path), path, Role.TEXT if len(path) > 2 else Role.IDENTITY, "", kind=kind)
