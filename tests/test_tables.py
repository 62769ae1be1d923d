"""Tables in plain text: which figure stands under which heading, whatever parts the cells and whatever is left blank."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from drafter.mapping.analyse import analyse
from drafter.mapping.grids import likeness, rows_of
from drafter.model.field import Column, Field
from drafter.model.pack import EMPTY
from drafter.model.quantity import Kind
from drafter.model.source import plain
from drafter.model.table import Table

BEFORE = (
    "某某县民政局2023年政府信息公开工作年度报告\n\n根据规定，现公布本年度报告。\n\n一、总体情况\n\n"
    "2023年，县民政局认真落实各项要求，主动公开政府信息120条，比上年增加20条，受理申请8件，均按时答复，"
    "工作有序推进，群众满意度不断提高，公开渠道更加畅通，解读质量稳步提升。\n\n二、收到和处理申请情况\n\n"
)
AFTER = "\n\n三、存在问题\n\n一些制度还不完善，公开内容有待丰富。\n"


def tables(text: str) -> tuple[Table, ...]:
    return analyse(plain(BEFORE + text + AFTER), EMPTY).tables


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


CASES = (
    Case(
        "a blank cell stays under its heading",
        "| 项目 | 甲 | 乙 | 丙 |\n| --- | --- | --- | --- |\n| 行一 | 5 | | 3 |\n| 行二 | 1 | 2 | 3 |\n| 行三 | 5 | 3 | |",
        ("甲", "乙", "丙"),
        (("行一", "5", "0", "3"), ("行二", "1", "2", "3"), ("行三", "5", "3", "0")),
    ),
    Case(
        "dashes and 无 are none, and a dash names no row",
        "| 项目 | 甲 | 乙 |\n| --- | --- | --- |\n| 行一 | — | 4 |\n| 行二 | 3 | 无 |\n| 行三 | 1 | 2 |",
        ("甲", "乙"),
        (("行一", "0", "4"), ("行二", "3", "0"), ("行三", "1", "2")),
    ),
    Case(
        "an approximate figure, a share and one below zero stay as written",
        "项目 | 甲 | 乙\n--- | --- | ---\n行一 | -5 | 12%\n行二 | 1,234 | 约30",
        ("甲", "乙"),
        (("行一", "-5", "12%"), ("行二", "1,234", "约30")),
    ),
    Case(
        "a tab at the end of every line parts nothing",
        "项目\t甲\t乙\t\n行一\t1\t2\t\n行二\t3\t4\t",
        ("甲", "乙"),
        (("行一", "1", "2"), ("行二", "3", "4")),
    ),
    Case(
        "wide blanks part cells, too",
        "指标  上年  本年\n行一  12  30\n行二  —  31",
        ("上年", "本年"),
        (("行一", "12", "30"), ("行二", "0", "31")),
    ),
    Case("one row is a table", "| 项目 | 甲（件） |\n|:--|--:|\n| 只一行 | 7 |", ("甲（件）",), (("只一行", "7"),)),
    Case(
        "rows without names are told by 合计",
        "| 甲 | 乙 |\n| 1 | 2 |\n| 3 | 4 |",
        ("甲", "乙"),
        (("合计", "1", "2"), ("合计", "3", "4")),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_table(case: Case) -> None:
    (table,) = tables(case.text)
    assert (table.columns, rows_of(table)) == (case.columns, case.rows)


@pytest.mark.parametrize(
    "text",
    [
        "|a|b|\n|-|-|",
        "| 项目 | 甲 |\n| --- | --- |\n| | |\n| — | — |",
        "| 项目 | 甲 | 乙 |\n| 行一 | 5 |\n| 行二 | 1 | 2 | 3 | 4 |\n| 行三 |\n| | 6 |",
        "| 项目 |" + "|".join(f"列{n}" for n in range(90)) + "|\n" + ("| 行 |" + "|".join("7" * 90) + "|\n") * 3,
        "| 5 | |\n| 6 | |\n| 7 | |",
        "\t\t\t1\n\t\t\t2\n",
    ],
)
def test_a_table_of_any_shape_has_a_cell_for_every_column(text: str) -> None:
    for table in tables(text):
        assert all(len(row.cells) == len(table.columns) <= 60 for row in table.rows)


def field(kind: Kind) -> Field:
    columns = (Column("item", "项目", Kind.TEXT), Column("c1", "甲", kind))
    return Field("t", "表", "topic", Kind.TABLE, columns=columns, layout="table")


def test_a_table_whose_cells_a_count_cannot_hold_is_not_taken_for_the_field() -> None:
    (table,) = tables("| 项目 | 甲 |\n| --- | --- |\n| 行一 | 3.5 |\n| 行二 | 2 |")
    assert likeness(table, field(Kind.COUNT)) == 0.0 < likeness(table, field(Kind.TEXT))
