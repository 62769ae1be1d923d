"""The tables of a reading for its digest: their form is kept whole, since it is the form's and not the sample's prose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from drafter.mapping.grids import in_years, rows_of
from drafter.model.digest import Grid
from drafter.model.reading import Reading


def grids(reading: Reading) -> tuple[Grid, ...]:
    """The tables in order; years are told by what they are to the report (本年, 上年), the agency and its region as slots."""
    starts = [(node.passage, node.start) for node in reading.structure.nodes]
    found = []
    for table in reading.tables:
        line = reading.structure.passages[table.first].line
        head = bisect_right(starts, (table.first, 1 << 30)) - 1
        columns = (table.corner, *table.columns)
        found.append(
            Grid(
                line,
                head,
                _plain(table.caption, reading),
                tuple(_plain(each, reading) for each in columns),
                tuple((_plain(row[0], reading), *row[1:]) for row in rows_of(table)),
            )
        )
    return tuple(found)


def _plain(text: str, reading: Reading) -> str:
    who = reading.structure.identity
    names: Mapping[str, str] = {who.agency: "{agency}", who.region: "{region}"}
    for name, slot in names.items():
        text = text.replace(name, slot) if name else text
    return in_years(text, who.year)
