"""Tables of a report: the bare numbers in their cells as mentions, and the table field each of them is the value of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from drafter.mapping.cues import bare
from drafter.model.field import Field
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.reading import Mention, MentionKind
from drafter.model.table import Cell, Table

CELL = "cell"  # the rule of such mentions
LAYOUT = "table"  # of the fields that are printed as tables
_ALIKE = 0.6  # share of columns and rows in common from which on a table is a field's
_UNIT = re.compile("[（(](?:单位[：:])?([^（）()：:，、/]{1,4})[）)]|(?:单位)[：:]([^（）()，、]{1,4})")
_TAIL = re.compile("(件|家|户|人|人次|次|场|期|份|条|篇|项|起|宗|处|个|部|卷|名|天)数$")
_MONEY = ("元", "万元", "亿元", "百万元", "千元")
_SAYS = re.compile("[0-9A-Za-z\u4e00-\u9fff]")
_WHOLE = re.compile("[0-9][0-9,]*")
_NUMBER = re.compile("[+-]?[0-9][0-9,.]*")
_LABEL = re.compile(r"^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[、.．]?)|[（(][^（）()]*[）)]|[\s：:／]")
_POWERS = {"万元": 10_000, "亿元": 100_000_000, "百万元": 1_000_000, "千元": 1_000}


def cell_figures(tables: Sequence[Table], taken: Sequence[Mention]) -> Iterator[Mention]:
    """The bare numbers of the cells that are no part of a mention; weak until the table is known (:func:`owned`)."""
    held = {(each.passage, n) for each in taken if not each.weak for n in range(each.start, each.end)}
    for table in tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if _NUMBER.fullmatch(cell.text) and (cell.passage, cell.start) not in held:
                    yield _mention(cell, f"{row.name}{column}", unit_of(column) or unit_of(table.caption))


def unit_of(heading: str) -> str:
    """The measure word a heading gives: （万元）, 单位：件, …件数; "" for none."""
    found = _UNIT.search(heading)
    if found:
        return found[1] or found[2]
    tail = _TAIL.search(heading)
    return tail[1] if tail else ""


def _mention(cell: Cell, what: str, unit: str) -> Mention:
    number = re.match(r"[+-]?[0-9][0-9,.]*", cell.text)
    try:
        value = Decimal(number[0].replace(",", "").rstrip(".")) if number else Decimal(0)
    except InvalidOperation:
        value = Decimal(0)
    kind = MentionKind.MONEY if unit in _MONEY else MentionKind.PERCENT if unit == "%" else MentionKind.COUNT
    value *= _POWERS.get(unit, 1)
    shown = "元" if kind is MentionKind.MONEY else unit
    return Mention(kind, cell.text, value, shown, cell.passage, cell.start, cell.end, weak=True, what=what, rule=CELL)


# -- which field a table is the value of -----------------------------------------------------------------------------


def matched(tables: Sequence[Table], pack: Pack, year: int = 0) -> tuple[Table, ...]:
    """The tables with their fields: the likest first, each field once; years are taken for what they are to ``year``."""
    fields = [each for each in pack.fields.values() if each.kind is Kind.TABLE and each.layout == LAYOUT]
    scored = sorted(
        (
            (-score, n, field.key)
            for n, table in enumerate(tables)
            for field in fields
            if (score := likeness(table, field, year)) >= _ALIKE
        )
    )
    chosen: dict[int, str] = {}
    for _, n, key in scored:
        if n not in chosen and key not in chosen.values():
            chosen[n] = key
    return tuple(replace(table, field=chosen.get(n, "")) for n, table in enumerate(tables))


def likeness(table: Table, field: Field, year: int = 0) -> float:
    """0 to 1: how many of the columns and of the rows a form fixes the two have in common; 0 for another width, or where
    a cell could not be the value of its column."""
    if len(field.columns) != len(table.columns) + 1 or not _fits(table, field):
        return 0.0
    columns = _common([each.label for each in field.columns[1:]], [in_years(each, year) for each in table.columns])
    rows = _common(field.rows, [row[0] for row in rows_of(table)]) if field.rows else columns
    return (columns + rows) / 2


def _fits(table: Table, field: Field) -> bool:
    """Whether the columns that count hold whole numbers only."""
    counted = {n: column.unit for n, column in enumerate(field.columns) if column.kind is Kind.COUNT}
    return all(_WHOLE.fullmatch(row[n].removesuffix(unit)) for row in rows_of(table) for n, unit in counted.items())


def _common(one: Sequence[str], other: Sequence[str]) -> float:
    mine, theirs = {plain(each) for each in one}, {plain(each) for each in other}
    return len(mine & theirs) / max(1, len(mine | theirs))


def in_years(text: str, year: int) -> str:
    """A heading with the report's year as 本年, the one before as 上年, the next as 下年."""
    for n, word in ((year, "本年"), (year - 1, "上年"), (year + 1, "下年")) if year else ():
        text = text.replace(f"{n}年度", word).replace(f"{n}年", word)
    return text


def plain(label: str) -> str:
    """A heading without its number, brackets and marks."""
    return bare(_LABEL.sub("", label)) or bare(label)


def owned(mentions: Sequence[Mention], tables: Sequence[Table], pack: Pack) -> tuple[Mention, ...]:
    """The mentions with those of cells strong, and with the field of their table."""
    of_passage: Mapping[int, str] = {
        cell.passage: table.field for table in tables for row in table.rows for cell in row.cells if table.field
    }
    inside = {(cell.passage, cell.start) for table in tables for row in table.rows for cell in row.cells}
    done = []
    for each in mentions:
        key = of_passage.get(each.passage, "")
        if each.rule == CELL:
            each = replace(each, weak=False)
        if key and (each.passage, each.start) in inside:
            topic = pack.fields[key].topic
            each = replace(each, field=key, indicator=key, aspect="row", topic=topic, confidence=1.0)
        done.append(each)
    return tuple(done)


def rows_of(table: Table) -> tuple[tuple[str, ...], ...]:
    """The rows as they stand in a facts file: the name, then a number for each column; a dash, 无 or nothing is 0."""
    return tuple((row.name or table.corner or "合计", *(_shown(cell.text) for cell in row.cells)) for row in table.rows)


def _shown(text: str) -> str:
    return text if _SAYS.search(text) and text != "无" else "0"
