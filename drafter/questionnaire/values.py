"""One value of the facts section: scalar, list, table, or a mapping with its qualifiers → Fact, or findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, cast

from drafter.analysis.quantities import Fault, read, read_item, state_of
from drafter.model.fact import Fact, State
from drafter.model.field import Column, Field
from drafter.model.finding import Finding, finding
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.quantity import Date, Items, Kind, Quantity, Rows, Scalar, YesNo
from drafter.model.span import Span
from drafter.questionnaire.envelope import relabel, unknown_key

QUALIFIERS = ("value", "last_year", "scope", "as_of", "approx", "source", "note", "publish", "text", "taken_from")
QUALIFIER_LABELS: Mapping[str, str] = {
    "数值": "value",
    "本年": "value",
    "上年": "last_year",
    "上年值": "last_year",
    "口径": "scope",
    "范围": "scope",
    "截止日": "as_of",
    "概数": "approx",
    "来源": "source",
    "备注": "note",
    "公开": "publish",
    "说明": "text",
    "取自": "taken_from",
}
QUALIFIER_HELP: Mapping[str, str] = {
    "value": "本年的值，写法同直接填写。",
    "last_year": "上年同口径的值；同比由程序计算。",
    "scope": "统计范围，如“全市”“局本级”；只有范围相同的数才放在一起计算。",
    "as_of": "这一项单独的截止日。",
    "approx": "是概数写“是”，印出时加“约”，不参与计算。",
    "source": "数字从哪里来，不印出。",
    "note": "给自己看的备注，不印出。",
    "publish": "公开稿中不出现的写“否”。",
    "text": "跟在这个数后面的一句说明，原样印出。",
    "taken_from": "从哪份材料取来，不印出。",
}
_YES, _NO = frozenset({"true", "yes", "是", "公开"}), frozenset({"false", "no", "否", "不公开"})
_AS_OF = Field(key="as_of", label="截止日", topic="", kind=Kind.DATE)


def fault_finding(fault: Fault, where: Span, label: str) -> Finding:
    """The finding of a value that cannot be read."""
    return Finding(fault.code, where, MappingProxyType({"label": label, **fault.params}))


def _leaves(node: Node) -> Iterator[Leaf]:
    """The items of a list and the cells of a table; a part still to come makes the whole one pending."""
    if isinstance(node, Leaf):
        yield node
        return
    for child in (value for _, value in node) if isinstance(node, Branch) else node.items:
        yield from _leaves(child)


def _takes_none(spec: Field) -> bool:
    """Whether 无 makes sense of a field: counts and money, and whatever the pack has words of zero for."""
    return spec.zero is not None or spec.kind in (Kind.COUNT, Kind.MONEY)


@dataclass
class Reader:
    """Reads the values of one file; collects every finding instead of stopping at the first."""

    year: int
    found: list[Finding] = field(default_factory=list)

    def fact(self, spec: Field, node: Node) -> Fact | None:
        """The fact of ``spec`` written at ``node``; None when nothing was written or it cannot be read."""
        base = Fact(spec.key, spec.topic, State.GIVEN, publish=spec.publish, where=node.where)
        if isinstance(node, Branch) and not self._is_shorthand(spec, node):
            return self._qualified(spec, cast(Branch, relabel(node, QUALIFIER_LABELS, self.found)), base)
        return self._valued(spec, node, base)

    def _is_shorthand(self, spec: Field, node: Branch) -> bool:
        keys = {QUALIFIER_LABELS.get(key.text, key.text) for key, _ in node}
        return spec.kind is Kind.TABLE and len(spec.columns) == 2 and not keys & set(QUALIFIERS)

    def _valued(self, spec: Field, node: Node, base: Fact) -> Fact | None:
        if isinstance(node, Leaf):
            if node.empty:
                return None
            state = state_of(node.text)
            if state is State.ZERO and spec.kind is Kind.BOOL:
                return replace(base, value=YesNo(False))
            if state is State.ZERO and not _takes_none(spec):
                self.found.append(finding("zero-senseless", node.where, label=spec.label))
                return None
            if state is not None:
                return replace(base, state=state)
        value = self._quantity(spec, node)
        waiting = next((leaf for leaf in _leaves(node) if state_of(leaf.text) is State.PENDING), None)
        if waiting is not None:
            return replace(base, state=State.PENDING, where=waiting.where)
        return None if value is None else replace(base, value=value)

    def _quantity(self, spec: Field, node: Node) -> Quantity | None:
        if spec.kind is Kind.LIST:
            return self._items(spec, node)
        if spec.kind is Kind.TABLE:
            return self._rows(spec, node)
        if not isinstance(node, Leaf):
            self.found.append(finding("value-not-single", node.where, label=spec.label))
            return None
        return self._checked(read(node.text, spec, self.year), node.where, spec.label)

    def _checked(self, value: Quantity | Fault, where: Span, label: str) -> Quantity | None:
        if isinstance(value, Fault):
            self.found.append(fault_finding(value, where, label))
            return None
        return value

    def _items(self, spec: Field, node: Node) -> Items | None:
        leaves = node.items if isinstance(node, Series) else (node,)
        values = [self._cell(each, spec.item, spec.units, spec.label) for each in leaves]
        if any(each is None for each in values):
            return None
        items = tuple(each for each in values if each is not None)
        joint = "" if spec.item is Kind.DOC_TITLE else "、"
        return Items(items, joint.join(each.shown for each in items))

    def _cell(self, node: Node, kind: Kind, units: tuple[str, ...], label: str) -> Scalar | None:
        if not isinstance(node, Leaf) or node.empty:
            self.found.append(finding("value-not-single", node.where, label=label))
            return None
        if state_of(node.text) is State.PENDING:
            return None
        return cast("Scalar | None", self._checked(read_item(node.text, kind, units, self.year), node.where, label))

    def _rows(self, spec: Field, node: Node) -> Rows | None:
        written = self._row_nodes(spec, node)
        if written is None:
            self.found.append(
                finding("table-shape", node.where, label=spec.label, columns="、".join(c.label for c in spec.columns))
            )
            return None
        rows = [self._row(spec, row) for row in written]
        if any(row is None for row in rows):
            return None
        kept = tuple(row for row in rows if row is not None)
        return Rows(kept, "、".join("".join(cell.shown for cell in row) for row in kept))

    def _row_nodes(self, spec: Field, node: Node) -> list[Branch] | None:
        if isinstance(node, Branch) and self._is_shorthand(spec, node):
            first, second = (column.key for column in spec.columns)
            return [
                Branch(((Leaf(first, True, key.where), key), (Leaf(second, True, key.where), value)), key.where)
                for key, value in node
            ]
        if isinstance(node, Series) and all(isinstance(each, Branch) for each in node.items):
            return [cast(Branch, each) for each in node.items]
        return None

    def _row(self, spec: Field, node: Branch) -> tuple[Scalar, ...] | None:
        labels = {column.label: column.key for column in spec.columns}
        row = cast(Branch, relabel(node, labels, self.found))
        known = tuple(column.key for column in spec.columns)
        strange = [key for key, _ in row if key.text not in known]
        self.found.extend(unknown_key(key.text, key.where, known) for key in strange)
        cells = [self._column(column, row, spec) for column in spec.columns]
        if strange or any(cell is None for cell in cells):
            return None
        return tuple(cell for cell in cells if cell is not None)

    def _column(self, column: Column, row: Branch, spec: Field) -> Scalar | None:
        cell = row.get(column.key)
        if cell is None:
            self.found.append(finding("table-cell", row.where, label=spec.label, column=column.label))
            return None
        units = ((column.unit,) if column.unit else ()) + column.accepts
        return self._cell(cell, column.kind, units, column.label)

    def _qualified(self, spec: Field, node: Branch, base: Fact) -> Fact | None:
        for key, _ in node:
            if key.text not in QUALIFIERS:
                self.found.append(unknown_key(key.text, key.where, QUALIFIERS))
        fact, sound = base, True
        for name, take in _TAKERS.items():
            part = node.get(name)
            if part is not None and not (isinstance(part, Leaf) and part.empty):
                taken = take(self, spec, part, fact)
                fact, sound = (fact, False) if taken is None else (taken, sound)
        value = node.get("value")
        if value is None or (isinstance(value, Leaf) and value.empty):
            where = node.where if value is None else value.where
            self.found.append(finding("value-missing", where, label=spec.label))
            return None
        return fact if sound else None

    def take_value(self, spec: Field, node: Node, fact: Fact) -> Fact | None:
        """``value:``; its place becomes the fact's."""
        return self._valued(spec, node, replace(fact, where=node.where))

    def take_last(self, spec: Field, node: Node, fact: Fact) -> Fact | None:
        """``last_year:``."""
        last = self._valued(spec, node, replace(fact, state=State.GIVEN, value=None))
        if last is None or last.state in (State.NOT_APPLICABLE, State.PENDING):
            return fact
        return replace(fact, last_year=last.value, last_zero=last.state is State.ZERO, last_where=node.where)

    def take_as_of(self, spec: Field, node: Node, fact: Fact) -> Fact:
        """``as_of:``."""
        value = self._quantity(replace(_AS_OF, label=f"{spec.label} as_of"), node)
        return replace(fact, as_of=value) if isinstance(value, Date) else fact

    def take_approx(self, spec: Field, node: Node, fact: Fact) -> Fact:
        """``approx:`` marks a figure typed without 约 or 余 as approximate; it is printed with 约."""
        if not self._flag(spec, node) or fact.value is None or fact.value.approx:
            return fact
        return replace(fact, value=replace(fact.value, approx=True, shown=f"约{fact.value.shown}"))

    def take_publish(self, spec: Field, node: Node, fact: Fact) -> Fact:
        """``publish:``."""
        flag = self._flag(spec, node)
        return fact if flag is None else replace(fact, publish=flag)

    def _flag(self, spec: Field, node: Node) -> bool | None:
        text = node.text.strip().lower() if isinstance(node, Leaf) else ""
        if text in _YES or text in _NO:
            return text in _YES
        self.found.append(finding("not-a-flag", node.where, label=spec.label, typed=text[:20]))
        return None


def _words(name: str) -> Callable[[Reader, Field, Node, Fact], Fact]:
    def take(reader: Reader, spec: Field, node: Node, fact: Fact) -> Fact:
        if not isinstance(node, Leaf):
            reader.found.append(finding("value-not-single", node.where, label=f"{spec.label} {name}"))
            return fact
        words: dict[str, Any] = {name: node.text.strip()}
        return replace(fact, **words)

    return take


_TAKERS: Mapping[str, Callable[[Reader, Field, Node, Fact], Fact | None]] = {
    "value": Reader.take_value,
    "last_year": Reader.take_last,
    "as_of": Reader.take_as_of,
    "approx": Reader.take_approx,
    "publish": Reader.take_publish,
    **{name: _words(name) for name in ("scope", "source", "note", "text", "taken_from")},
}
