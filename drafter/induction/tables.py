"""Table fields: tables of one form in several digests, and tables of a single one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from drafter.analysis.slugs import free, slug
from drafter.mapping.grids import plain, unit_of
from drafter.model.digest import Digest, Figure, Grid
from drafter.model.learned import Learned

_ROWS = 0.5  # share of rows two tables of like columns have in common when they are one form
_FORM = 0.7  # share of the samples in which a row stands when the form fixes it
_WHOLE = re.compile("[0-9][0-9,]*")
_MONEY = ("元", "万元", "亿元", "百万元", "千元")
_LABEL = 24
_SLOT = re.compile("[{][a-zA-Z-]+[}]")


@dataclass
class Form:
    """Tables of one form: where they stand (digest, table)."""

    places: list[tuple[int, int]] = field(default_factory=list)
    rows: set[str] = field(default_factory=set)


def tables(digests: Sequence[Digest], taken: frozenset[str]) -> tuple[tuple[Digest, ...], tuple[Learned, ...]]:
    """The digests with the field of every figure in a table, and the table fields; ``taken`` are keys in use."""
    entries: list[Learned] = []
    owner: dict[tuple[int, int], str] = {}
    used = set(taken)
    topics = Counter(each.topic for digest in digests for each in digest.figures if each.topic)
    usual = _first(topics)  # for a table in a part that is told by a list
    for form in _forms(digests):
        content = _content(form, digests, usual)
        if content is None or not content["topic"]:
            continue
        key = free(slug(str(content["label"])) or "table", used)
        used.add(key)
        owner |= dict.fromkeys(form.places, key)
        entries.append(_learned(key, content, form, digests))
    return tuple(_owned(digest, n, owner) for n, digest in enumerate(digests)), tuple(entries)


def _forms(digests: Sequence[Digest]) -> list[Form]:
    """The tables by form, in the order of the first: the same columns, and most rows in common."""
    by_columns: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    forms: list[Form] = []
    for n, digest in enumerate(digests):
        known_already = {each.table for each in digest.figures if each.table >= 0 and each.field}
        for m, grid in enumerate(digest.tables):
            if m in known_already:
                continue
            rows = {plain(row[0]) for row in grid.rows}
            known = by_columns[tuple(plain(each) for each in grid.columns[1:])]
            form = max(known, key=lambda each: _common(each.rows, rows), default=None)
            if form is None or _common(form.rows, rows) < _ROWS or form.places[-1][0] == n:
                form = Form()
                known.append(form)
                forms.append(form)
            form.places.append((n, m))
            form.rows |= rows
    return forms


def _common(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _grids(form: Form, digests: Sequence[Digest]) -> list[Grid]:
    return [digests[n].tables[m] for n, m in form.places]


def _content(form: Form, digests: Sequence[Digest], usual: str) -> dict[str, Any] | None:
    """The field as written; None where a heading holds what is a sample's own."""
    grids = _grids(form, digests)
    topic = Counter(digests[n].heads[digests[n].tables[m].head].topic for n, m in form.places if _headed(digests[n], m))
    headings = _common_texts(grids)
    if _SLOT.search("".join(headings)):
        return None
    label = _label(form, digests)
    columns = [{"key": "item", "label": headings[0] or "项目", "kind": "text"}]
    for n, heading in enumerate(headings[1:], 1):
        columns.append(
            {"key": f"c{n}", "label": heading, **_kind(heading, [row[n] for grid in grids for row in grid.rows])}
        )
    rows = _fixed_rows(grids)
    return {
        "label": label,
        "topic": _first(topic) or usual,
        "kind": "table",
        "layout": "table",
        "columns": columns,
        **({"rows": rows} if rows else {}),
        "question": f"请逐行填写“{label}”。",
    }


def _headed(digest: Digest, m: int) -> bool:
    return digest.tables[m].head >= 0


def _first(counted: Counter[str]) -> str:
    return min(counted, key=lambda each: (-counted[each], each), default="")


def _common_texts(grids: Sequence[Grid]) -> list[str]:
    """The commonest wording of each column's heading."""
    return [_first(Counter(grid.columns[n] for grid in grids)) for n in range(len(grids[0].columns))]


def _label(form: Form, digests: Sequence[Digest]) -> str:
    """What the table is called: its caption where it has one, else the heading above it; with its only row's name."""
    grids = _grids(form, digests)
    headings = Counter(
        digests[n].heads[digests[n].tables[m].head].heading for n, m in form.places if _headed(digests[n], m)
    )
    captions = Counter(grid.caption for grid in grids if 1 < len(grid.caption) <= _LABEL and "{" not in grid.caption)
    name = next((each for each in (_first(captions), _first(headings)) if each and "{" not in each), "") or "数据表"
    names = [row[0] for row in grids[0].rows]
    if names != ["合计"] and len(names) <= 2 and all(names) and "{" not in "".join(names):
        name = f"{'、'.join(names)}（{name}）" if len(name) + sum(map(len, names)) <= 2 * _LABEL else "、".join(names)
    return name


def _kind(heading: str, cells: Sequence[str]) -> dict[str, str]:
    """The kind of a column: whole numbers are counts; anything else stays as it is typed, its unit in the heading."""
    unit = unit_of(heading)
    if unit not in _MONEY and all(_WHOLE.fullmatch(cell) for cell in cells):
        return {"kind": "count"}
    return {"kind": "text"}


def _fixed_rows(grids: Sequence[Grid]) -> list[str]:
    """The rows a form fixes: those that stand in most samples, in the order of the first; none from one sample."""
    if len(grids) < 2:
        return []
    counted = Counter(plain(row[0]) for grid in grids for row in grid.rows)
    fullest = max(grids, key=lambda grid: (len(grid.rows), grid.rows))
    kept = [row[0] for row in fullest.rows if counted[plain(row[0])] >= _FORM * len(grids)]
    return kept if len(kept) >= _FORM * len(counted) and not _SLOT.search("".join(kept)) else []


def _learned(key: str, content: Mapping[str, Any], form: Form, digests: Sequence[Digest]) -> Learned:
    attested: dict[str, tuple[int, ...]] = {}
    for n, m in form.places:
        attested[digests[n].sample] = (digests[n].tables[m].line,)
    support = len(attested)
    rows = len(content.get("rows", ()))
    fixed = f"，{rows}行由表式固定" if rows else ""
    reason = f"{support}份样本中有同样栏目的表{fixed}。"
    return Learned("fields", key, content, attested, reason, min(1.0, 0.5 + 0.25 * (support - 1)))


def _owned(digest: Digest, n: int, owner: Mapping[tuple[int, int], str]) -> Digest:
    if not digest.tables:
        return digest
    return replace(digest, figures=tuple(_figure(each, n, owner) for each in digest.figures))


def _figure(figure: Figure, n: int, owner: Mapping[tuple[int, int], str]) -> Figure:
    key = owner.get((n, figure.table), "") if figure.table >= 0 else ""
    return replace(figure, field=key, indicator=key, aspect="row") if key else figure
