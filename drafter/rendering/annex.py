"""Facts → the annex: one table of every figure by topic, and a chart of the main ones beside last year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.analysis.quantities import change_percent, show_difference, show_percent
from drafter.model.fact import Fact, Facts, State
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.quantity import Kind, Quantity, Rows
from drafter.model.tree import Block, Origin, Paragraph, Role, Run, Table
from drafter.rendering.comparing import comparison

Cell = tuple[Run, ...]
Row = tuple[Cell, ...]

FIGURES = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.RATE, Kind.DURATION})
HEAD = ("指标", "单位", "上年", "本年", "同比", "口径")
_ALIGN = "llrrrl"
_PLAIN = re.compile(r"-?[0-9.,]+[万亿]?")
_ANNEX = Origin("pack", "annex")


def annex_title(facts: Facts) -> str:
    """The title of the annex, the same on its page and where the report names it."""
    return f"{facts.year}年主要指标情况表"


def annex(facts: Facts, pack: Pack) -> tuple[Block, ...]:
    """Label, title, table and chart of the figures in ``facts``, derived ones included; nothing when there are none.

    A topic's name stands in a row of one cell. What is 不适用 is left out, what is 待补 stands as a gap.
    """
    rows = tuple(row for topic in pack.topics for row in _topic(topic, facts, pack))
    if not rows:
        return ()
    before = len(facts.document.attachments)
    head: Row = tuple((Run(each, _ANNEX),) for each in HEAD)
    chart = comparison(facts, pack)
    return (
        Paragraph((Run(f"附件{before + 1 if before else ''}", _ANNEX),), Role.ANNEX_LABEL),
        Paragraph((Run(annex_title(facts), _ANNEX),), Role.ANNEX_TITLE),
        Table((head, *rows), _ALIGN),
        *((chart,) if chart else ()),
    )


def _topic(topic: str, facts: Facts, pack: Pack) -> Iterator[Row]:
    if topic in facts.absent_topics:
        return
    told = [row for field in pack.fields_of(topic) for row in _field(field, facts)]
    if told:
        yield ((Run(pack.topics[topic].label, _ANNEX, strong=True),),)
        yield from told


def _field(field: Field, facts: Facts) -> Iterator[Row]:
    fact = facts.values.get(field.key)
    if fact is None or fact.state is State.NOT_APPLICABLE:
        return
    if field.kind is Kind.TABLE:
        yield from _listed(field, fact, facts)
    elif field.kind in FIGURES:
        yield _Figure(field, fact, field.label).row(_scope(fact, facts))


def _listed(field: Field, fact: Fact, facts: Facts) -> Iterator[Row]:
    """A row for each number of a small table, named by the words beside it."""
    if not isinstance(fact.value, Rows):
        return
    for cells in fact.value.rows:
        pairs = list(zip(field.columns, cells, strict=False))
        name = "".join(cell.shown for column, cell in pairs if column.kind not in FIGURES)
        numbers = [(column, cell) for column, cell in pairs if column.kind in FIGURES]
        for column, cell in numbers:
            label = f"{field.label}：{name}" + (f"（{column.label}）" if len(numbers) > 1 else "")
            unit = cell.unit or column.unit
            yield (
                (Run(label, Origin("fact", field.key)),),
                _text(unit, Origin("pack", field.key)),
                (),
                _text(_bare(cell, unit), Origin("fact", field.key)),
                (),
                _scope(fact, facts),
            )


@frozen
class _Figure:
    """One figure of the table."""

    field: Field
    fact: Fact
    label: str

    @property
    def unit(self) -> str:
        """The unit the row is in: this year's, else last year's, else the field's own."""
        value = self.fact.value or self.fact.last_year
        return value.unit if value is not None and value.unit else self.field.unit

    def row(self, scope: Cell) -> Row:
        """The cells under ``HEAD``."""
        named = Origin("pack", self.field.key)
        return (
            (Run(self.label, named),),
            _text(self.unit, named),
            self._last(),
            self._this(),
            _text(self._change(), Origin("derived", f"{self.field.key}.change")),
            scope,
        )

    def _this(self) -> Cell:
        fact = self.fact
        if fact.state is State.PENDING:
            return (Run(f"【待补：{self.label}】", Origin("gap", fact.key)),)
        origin = Origin("derived" if fact.derived else "fact", fact.key)
        return _text("无" if fact.value is None else _bare(fact.value, self.unit), origin)

    def _last(self) -> Cell:
        fact, origin = self.fact, Origin("last", self.fact.key)
        if fact.last_year is not None:
            return _text(_bare(fact.last_year, self.unit), origin)
        return _text("无" if fact.last_zero else "", origin)

    def _change(self) -> str:
        """+26.1%, -3.2个百分点, 持平; "" where the two years do not compare."""
        fact = self.fact
        now, last = fact.amount, fact.last_amount
        if now is None or last is None or self.field.kind in (Kind.DURATION, Kind.POINTS):
            return ""
        if now == last:
            return "持平"
        if fact.state is State.ZERO or fact.value is None or fact.last_year is None:
            return "-100%" if now == 0 and self.field.kind in (Kind.COUNT, Kind.MONEY) else ""
        change = change_percent(fact.value, fact.last_year)
        if change is not None:
            return _signed(change, show_percent(abs(change)))
        share = self.field.kind in (Kind.PERCENT, Kind.RATE)
        return _signed(now - last, show_difference(fact.value, fact.last_year) or "") if share else ""


def _signed(amount: Decimal, shown: str) -> str:
    return f"{'+' if amount > 0 else '-'}{shown}" if shown else ""


def _scope(fact: Fact, facts: Facts) -> Cell:
    """Whose figure it is, and as of when where that is not the whole report's day."""
    day = fact.as_of if fact.as_of is not None and fact.as_of != facts.as_of else None
    origin = Origin("fact", fact.key)
    texts = (fact.scope, "，" if fact.scope and day else "", f"截至{day.shown}" if day else "")
    return tuple(Run(text, origin) for text in texts if text)


def _bare(value: Quantity, unit: str) -> str:
    """The printed form without the unit its row names; an approximate one, or one in another unit, as printed."""
    number = value.shown.removesuffix(unit)
    if value.amount is not None and value.amount < 0:
        number = f"-{number.lstrip('-')}"  # the words for a fall are the sentence's, not the table's
    return number if _PLAIN.fullmatch(number) else value.shown


def _text(text: str, origin: Origin) -> Cell:
    return (Run(text, origin),) if text else ()
