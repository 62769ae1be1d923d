"""How an answer is written into the document: which node, at which place, beside what stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.analysis.quantities import state_of
from drafter.analysis.sentences import tidy
from drafter.model.field import Column
from drafter.model.finding import Finding, finding
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.question import Answers, Question, Role, leaf
from drafter.model.span import NOWHERE, Span
from drafter.questionnaire.paths import orders_of
from drafter.questionnaire.resolve import main_text
from drafter.questionnaire.values import QUALIFIERS

_NAMES = re.compile("[、，,；;\n]+")
_ITEMS = re.compile("[；;\n]+|(?<=》)[、，,]?(?=《)")
_BARS = re.compile("[|｜]")
_CELLS = re.compile(r"\s*[|｜=＝：:]\s*|\s+")
_NUMBERS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.RATE})
_HEADING = re.compile("(?!多数|少数|无数)[^0-9〇一二三四五六七八九十百千万亿]*[数量额率比位值次][^0-9]*")
_LINES = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]+")


def placed(pack: Pack, answers: Answers, question: Question, raw: str, where: Span = NOWHERE) -> Answers:
    """The document with the answer at its place; what qualifies a figure already stays with it."""
    path, orders = question.path, orders_of(question.path, pack)
    node = _node(pack, question, raw, where)
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


def parts(question: Question, raw: str) -> tuple[str, ...]:
    """The items of a typed list: each on its line, or between marks."""
    found = (_NAMES if question.path[0] == "agency" else _ITEMS).split(_LINES.sub("\n", raw))
    return tuple(each for each in map(tidy, found) if each)


def _node(pack: Pack, question: Question, raw: str, where: Span) -> Node:
    text = tidy(raw)
    if state_of(text) is not None and question.role is not Role.TEXT:
        return replace(leaf(text), where=where)
    if question.kind is Kind.LIST:
        return Series(tuple(replace(leaf(each), where=where) for each in parts(question, raw)), where)
    if question.kind is Kind.TABLE and question.role is Role.FIELD:
        return _table(pack, question, raw, where)
    return replace(leaf(text), where=where)


def row_fault(pack: Pack, question: Question, raw: str) -> Finding | None:
    """The first typed row that has not as many cells as there are columns; None where every one has."""
    columns = pack.fields[str(question.path[2])].columns
    labels = "、".join(column.label for column in columns)
    for n, row in _rows(columns, raw):
        if len(row) != len(columns) or not all(row):
            cells = len(row) if len(row) != len(columns) else sum(map(bool, row))
            return finding("table-cells", NOWHERE, n=n, cells=cells, count=len(columns), columns=labels)
    return None


def _rows(columns: Sequence[Column], raw: str) -> list[tuple[int, Sequence[str]]]:
    """The typed rows with the number of their line, a header left out."""
    lines = [each for each in re.split("[；;\n]", _LINES.sub("\n", raw)) if each.strip()]
    rows = [(n, _cells(each, columns)) for n, each in enumerate(lines, 1)]
    return rows[1:] if len(rows) > 1 and _is_header(columns, rows[0][1]) else rows


def _is_header(columns: Sequence[Column], row: Sequence[str]) -> bool:
    """Whether a first row names the columns: as the pack does, or with a word for a quantity where a figure stands."""
    if list(row) == [column.label for column in columns]:
        return True
    figures = [cell for column, cell in zip(columns, row, strict=False) if column.kind in _NUMBERS]
    return len(row) == len(columns) and bool(figures) and all(_HEADING.fullmatch(cell) for cell in figures)


def _table(pack: Pack, question: Question, raw: str, where: Span) -> Node:
    """Rows of as many cells as there are columns; anything else as typed, for the reader to say what is wrong."""
    columns = pack.fields[str(question.path[2])].columns
    rows = [row for _, row in _rows(columns, raw)]
    if not rows or any(len(row) != len(columns) or not all(row) for row in rows):
        return replace(leaf(tidy(raw)), where=where)
    cells = [
        tuple((Leaf(c.key), replace(leaf(cell), where=where)) for c, cell in zip(columns, row, strict=True))
        for row in rows
    ]
    return Series(tuple(Branch(row, where) for row in cells), where)


def _cells(line: str, columns: Sequence[Column]) -> Sequence[str]:
    """Cut at the clearest marks there are; blanks within a text of the last column are its own."""
    if "\t" in line:
        return [tidy(each) for each in line.split("\t")]
    if _BARS.search(line):
        return [tidy(each) for each in _BARS.split(line.strip(" |｜"))]
    own = columns[-1].kind is Kind.TEXT
    return [tidy(each) for each in _CELLS.split(line.strip(), maxsplit=len(columns) - 1 if own else 0)]
