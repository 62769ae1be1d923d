"""Runs of table rows → tables: which rows name columns, which rows they stand over, what a row belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from drafter.model.reading import Passage
from drafter.model.table import Cell, Row, Table
from drafter.reading.markers import at_start
from drafter.reading.rows import cells, is_figure

_MOST = 60  # columns
_RULE = re.compile(r"[|:\s-]*")
_NOTHING = re.compile("[-—–/]{1,2}")  # a dash names no row


def grids(passages: Sequence[Passage]) -> tuple[Table, ...]:
    """The tables of a report, in order; a row of names behind rows of figures begins another one."""
    found: list[Table] = []
    for first, last in _runs(passages):
        lines = [_cells(passages[n].text, n) for n in range(first, last + 1)]
        for part in _parts(lines):
            table = _table(part, passages)
            if table is not None:
                found.append(table)
    return tuple(found)


def _runs(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    for table, group in groupby(range(len(passages)), key=lambda n: passages[n].table):
        if table:
            run = list(group)
            yield run[0], run[-1]


def _cells(text: str, n: int) -> list[Cell]:
    if _RULE.fullmatch(text):
        return []
    return [Cell(n, start, end, text[start:end]) for start, end in cells(text)][: _MOST + 4]


def _figured(line: Sequence[Cell]) -> bool:
    told = [cell for cell in line if cell.text]
    return len(told) > 0 and is_figure(told[-1].text) and (len(told) > 1 or len(line) == 1)


def _parts(lines: Sequence[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """The lines of each table: a new one begins with names of several columns behind a row of figures."""
    part: list[list[Cell]] = []
    figured = False
    for n, line in enumerate(lines):
        told = [cell for cell in line if cell.text]
        following = next(
            (_figured(each) for each in lines[n + 1 :] if sum(bool(cell.text) for cell in each) > 1), False
        )
        if figured and len(told) > 1 and not _figured(line) and following:
            yield part
            part, figured = [], False
        part.append(line)
        figured = figured or _figured(line)
    if figured:
        yield part


def _table(lines: Sequence[list[Cell]], passages: Sequence[Passage]) -> Table | None:
    at = next((n for n, line in enumerate(lines) if _figured(line)), -1)
    if at < 0:
        return None
    while at > 0 and len([cell for cell in lines[at - 1] if cell.text]) == 1 and at_start(_text(lines[at - 1])):
        at -= 1  # a numbered line over the first row names rows, not columns
    heads, body = [line for line in lines[:at] if line], [line for line in lines[at:] if line]
    count = min(_count([line for line in body if _figured(line)]), _MOST)
    named = any(len(_names(line, count)) for line in body if _figured(line))
    corner, columns = _columns([[cell.text for cell in line] for line in heads], count, named)
    rows = tuple(_rows(body, count))
    if not rows:
        return None
    caption = next((_text(line) for line in heads if sum(bool(cell.text) for cell in line) == 1), "")
    first, last = lines[0] or body[0], body[-1]
    return Table(caption, corner, columns, rows, first[0].passage, last[0].passage)


def _text(line: Sequence[Cell]) -> str:
    return "".join(cell.text for cell in line)


def _count(rows: Sequence[Sequence[Cell]]) -> int:
    """The columns of figures: all behind the names where every row has as many cells, else as many as most rows end in."""
    size = {len(line) for line in rows}
    if len(size) == 1 and not all(all(cell.text for cell in line) for line in rows):
        # a mark at the end of every line parts nothing
        last = max(n for line in rows for n, cell in enumerate(line) if cell.text)
        named = Counter(max((n + 1 for n, cell in enumerate(line) if _says(cell)), default=0) for line in rows)
        return max(1, last + 1 - max(named, key=lambda n: (named[n], n)))
    width = Counter(map(_width, rows)).most_common()
    return max(width, key=lambda each: (each[1], each[0]))[0]


def _says(cell: Cell) -> bool:
    return bool(cell.text) and not is_figure(cell.text)


def _width(line: Sequence[Cell]) -> int:
    """How many cells of figures end a row."""
    count = 0
    for cell in reversed(line):
        if cell.text and not is_figure(cell.text):
            break
        count += bool(cell.text)
    return count


def _figures(line: Sequence[Cell], count: int) -> list[Cell]:
    told = [cell for cell in line if cell.text and is_figure(cell.text)]
    return told[-count:]


def _names(line: Sequence[Cell], count: int) -> list[Cell]:
    figures = _figures(line, count)
    stop = figures[0].start if figures else 1 << 30
    return [cell for cell in line if cell.text and cell.start < stop and not _NOTHING.fullmatch(cell.text)]


def _rows(body: Sequence[list[Cell]], count: int) -> Iterator[Row]:
    """The rows of figures with the names above them: a numbered name holds for what is numbered lower."""
    above: list[tuple[str, str]] = []  # class of the number, name
    for line in body:
        figures = _figures(line, count) if _figured(line) else []
        names = [cell.text for cell in (_names(line, count) if figures else line) if cell.text]
        for name in names:
            marker = at_start(name)
            cls = marker.cls if marker else ""
            while above and cls in [each for each, _ in above]:
                above.pop()
            above.append((cls, name))
        if figures:
            full = "／".join(name for _, name in above)
            yield Row(full, _filled(figures, line, count))
            if above:
                above.pop()


def _filled(figures: Sequence[Cell], line: Sequence[Cell], count: int) -> tuple[Cell, ...]:
    """The figures under their columns: by their place where marks part the cells, else to the right."""
    last = line[-count:]
    if len(last) == count and next((cell for cell in last if cell.text), None) == figures[0]:
        return tuple(last)
    blank = Cell(line[0].passage, figures[0].start, figures[0].start, "")
    return (*(blank,) * (count - len(figures)), *figures)


def _columns(heads: Sequence[Sequence[str]], count: int, named: bool) -> tuple[str, tuple[str, ...]]:
    """The heading over the names, and those over ``count`` columns of figures; headings in several rows are joined."""
    rows = [[cell for cell in head if cell] for head in heads if sum(map(bool, head)) > 1]
    corner = ""
    if rows and named and len(rows[-1]) == count + 1:
        corner, rows[-1] = rows[-1][0], rows[-1][1:]
    leaves = rows[-1][-count:] if rows else []
    upper = rows[:-1]
    if len(leaves) < count and upper:
        spread = _spread(upper[-1], leaves, count + (named and len(upper[-1]) + len(leaves) - 1 > count))
        corner = corner or (spread[0] if len(spread) > count else "")
        leaves, upper = spread[-count:], upper[:-1]
    if len(leaves) < count:
        leaves = [*leaves, *(f"第{n + 1}列" for n in range(len(leaves), count))]
    return corner, _apart(leaves, upper)


def _spread(over: Sequence[str], under: Sequence[str], count: int) -> list[str]:
    """A row of headings one of which spans those of the row below: the longest is taken for it."""
    if len(over) - 1 + len(under) != count:
        return list(under)
    at = max(range(len(over)), key=lambda n: (len(over[n]), n))
    return [*over[:at], *under, *over[at + 1 :]]


def _apart(leaves: Sequence[str], upper: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The headings told apart: repeated ones with the group they stand in."""
    times = Counter(leaves)
    if len(times) == len(leaves):
        return tuple(leaves)
    size = max(times.values())
    groups: list[str] = list(upper[-1]) if upper else []
    if len(upper) > 1 and len(groups) != size:
        groups = _spread(upper[-2], groups, size)
    seen: Counter[str] = Counter()
    told = []
    for leaf in leaves:
        n = seen[leaf]
        seen[leaf] += 1
        group = groups[n] if n < len(groups) == size else f"第{n + 1}组"
        told.append(f"{group}／{leaf}" if times[leaf] > 1 else leaf)
    return tuple(told)
