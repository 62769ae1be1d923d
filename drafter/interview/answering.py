"""What an answer does to the document: read by the same readers as a file, so that what is written always loads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from drafter.analysis.numerals import fold
from drafter.analysis.quantities import state_of
from drafter.analysis.sentences import tidy
from drafter.interview import plan
from drafter.interview.completing import complete
from drafter.model.fact import Facts, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Path, Question, Role, key_of, leaf
from drafter.model.span import NOWHERE, Span
from drafter.questionnaire.paths import orders_of, path_of
from drafter.questionnaire.resolve import main_text
from drafter.questionnaire.values import QUALIFIERS

SKIP = ("", "跳过")
_NAMES = re.compile("[、，,；;]+")
_ITEMS = re.compile("[；;\n]+|(?<=》)[、，,]?(?=《)")
_CELLS = re.compile(r"\s*[|｜=＝：:]\s*|\s+")
_GATE = {"1": "有", "2": "不适用", "3": "以后再填", "y": "有", "是": "有", "不涉及": "不适用", "以后": "以后再填"}


def answer(pack: Pack, answers: Answers, question: Question, raw: str, last: Facts | None = None) -> Answers | Finding:
    """The document with the answer in it, the same one where nothing is to be written, or what keeps it from being taken."""
    text = tidy(raw)
    if question.role is Role.GATE:
        return _gate(answers, question, text)
    if left_out(question, text):
        return (
            answers
            if question.path not in plan.FIRST
            else finding("missing", NOWHERE, key=question.key, label=question.label)
        )
    if question.default and text in plan.YES_NO:
        if text == plan.YES_NO[1]:
            return answers
        text = question.default
    if question.kind is Kind.LIST and not _parts(question, text):
        return finding("empty-mark", NOWHERE, label=question.label, typed=text[:40])
    return _checked(pack, _placed(pack, answers, question, text, NOWHERE), last)


def marks(question: Question, raw: str) -> frozenset[str]:
    """What the conversation has dealt with once ``question`` was answered so."""
    text = tidy(raw)
    if question.role is Role.GATE and _word(text) == plan.GATE_WORDS[0]:
        return frozenset({question.key, plan.opened(question.topic)})
    if question.default and text == plan.YES_NO[1]:
        return frozenset({f"{question.key}?"})
    return frozenset({question.key})


def left_out(question: Question, text: str) -> bool:
    """Whether the answer writes nothing: empty, 跳过; 无 where a list ends or an optional text is left out."""
    if text in SKIP:
        return True
    state = state_of(text)
    if question.role is Role.TEXT:
        return state in (State.ZERO, State.NOT_APPLICABLE) and (question.opens or not question.required)
    if question.role is Role.IDENTITY and state is not None:
        return not (question.kind is Kind.DATE and state is State.PENDING)
    return False


def faults(pack: Pack, answers: Answers, last: Facts | None = None) -> tuple[Finding, ...]:
    """What would keep the document from loading, also while its identity is not complete yet."""
    found = complete(pack, answers, last).findings
    return tuple(each for each in found if each.severity is Severity.UNREADABLE)


def apply(
    pack: Pack, answers: Answers, lines: Iterable[tuple[str, str, Span, Span]], last: Facts | None = None
) -> tuple[Answers, tuple[Finding, ...]]:
    """The document with the typed (key, value, place of key, place of value) in it, and every fault of them at its place."""
    found: list[Finding] = []
    first: dict[Path, int] = {}
    for key, value, key_where, where in lines:
        path = path_of(key, pack)
        if path is None or not _reachable(answers, path):
            found.append(finding("answers-key", key_where, key=key))
        elif path[0] == "facts" and len(path) == 2 and isinstance(answers.get(path), Branch):
            found.append(finding("answers-topic", key_where, key=key))
        elif path in first:
            found.append(finding("duplicate-key", key_where, key=key, first=first[path]))
        elif tidy(value):
            first[path] = key_where.line
            answers = _placed(pack, answers, _stand_in(pack, path), tidy(value), where)
    return answers, (*found, *faults(pack, answers, last))


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


def _word(text: str) -> str:
    folded = fold(text).lower()
    return _GATE.get(folded, folded)


def _gate(answers: Answers, question: Question, text: str) -> Answers | Finding:
    word = _word(text)
    if word in SKIP:
        return answers
    if word not in plan.GATE_WORDS:
        expected = "、".join(plan.GATE_WORDS)
        return finding(
            "not-a-choice", NOWHERE, key=question.key, label=question.label, typed=text[:40], expected=expected
        )
    whole = isinstance(answers.get(question.path), Leaf)
    if word == plan.GATE_WORDS[1]:
        return answers.put(question.path, Leaf(word)) if whole or not answers.has(question.path) else answers
    return answers.drop(question.path) if word == plan.GATE_WORDS[0] and whole else answers


def _placed(pack: Pack, answers: Answers, question: Question, text: str, where: Span) -> Answers:
    path, orders = question.path, orders_of(question.path, pack)
    node = _node(pack, question, text, where)
    holder = answers.get(path)
    if question.role is Role.FIELD and isinstance(holder, Branch) and any(key.text in QUALIFIERS for key, _ in holder):
        return answers.put((*path, "value"), node, orders)
    if path[0] == "facts" and len(path) == 4 and isinstance(answers.get(path[:3]), Leaf | Series):
        whole = answers.get(path[:3])
        answers = answers.put(path[:3], Branch(((Leaf("value"), whole),) if whole else ()), orders)
    spec = pack.lists.get(str(path[0]))
    item = answers.get(path[:-1]) if spec else None
    if spec is not None and isinstance(item, Leaf):
        answers = answers.put(path[:-1], Branch(((Leaf(main_text(spec)), item),)), orders)
    return answers.put(path, node, orders)


def _node(pack: Pack, question: Question, text: str, where: Span) -> Node:
    if question.role in (Role.FIELD, Role.LAST) and state_of(text) is not None:
        return replace(leaf(text), where=where)
    if question.kind is Kind.LIST:
        return Series(tuple(replace(leaf(each), where=where) for each in _parts(question, text)), where)
    if question.kind is Kind.TABLE and question.role is Role.FIELD:
        return _table(pack, question, text, where)
    return replace(leaf(text), where=where)


def _parts(question: Question, text: str) -> tuple[str, ...]:
    parts = (_NAMES if question.path[0] == "agency" else _ITEMS).split(text)
    return tuple(each.strip() for each in parts if each.strip())


def _table(pack: Pack, question: Question, text: str, where: Span) -> Node:
    columns = pack.fields[str(question.path[2])].columns
    rows = [_CELLS.split(each.strip(), maxsplit=len(columns) - 1) for each in re.split("[；;\n]", text) if each.strip()]
    if not rows or any(len(row) != len(columns) or not all(row) for row in rows):
        return replace(leaf(text), where=where)
    cells = [
        tuple((Leaf(c.key), replace(leaf(cell), where=where)) for c, cell in zip(columns, row, strict=True))
        for row in rows
    ]
    return Series(tuple(Branch(row, where) for row in cells), where)


def _checked(pack: Pack, changed: Answers, last: Facts | None) -> Answers | Finding:
    found = faults(pack, changed, last)
    return found[0] if found else changed
