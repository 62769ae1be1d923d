"""What a relation found between figures says of their fields: the number rule it is a case of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.induction.patterns.directions import base_key, is_change
from drafter.induction.patterns.specs import Spec
from drafter.model.digest import Digest, Figure, Told
from drafter.model.frozen import frozen

_ROW, _LAST = "row", "last_year"
_LISTS = ("list", "table")


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A number rule between fields: its kind and its operands by name, as relations.yaml has them."""

    kind: str
    operands: tuple[tuple[str, tuple[str, ...]], ...]

    def keys(self) -> tuple[str, ...]:
        """Every field it speaks of."""
        return tuple(key for _, keys in self.operands for key in keys)

    def of(self, name: str) -> tuple[str, ...]:
        """The fields of one operand."""
        return dict(self.operands).get(name, ())


@frozen
class Case:
    """A rule met in a sample: where, with which marker, and the figure that is no chance."""

    rule: Rule
    sample: str
    lines: tuple[int, ...]
    holds: bool
    marker: str
    weight: Decimal


def cases(digest: Digest, specs: Mapping[str, Spec]) -> Iterator[Case]:
    """The rules that the relations of a sample are cases of, and its changes told behind their figure."""
    for told in digest.relations:
        figures = {name: digest.figures[n] for name, n in told.operands}
        if any(each.approx or not each.field or each.field not in specs for each in figures.values()):
            continue
        if not _together(tuple(figures.values())):
            continue
        make = _MAKERS.get(told.kind)
        rule = make(figures, told, digest, specs) if make else None
        if rule:
            case = Case(rule, digest.sample, _lines(figures, told), told.holds, told.marker, _weight(figures))
            yield case
            yield from _parts(case)
    yield from _changes(digest, specs)


def _parts(case: Case) -> Iterator[Case]:
    """What a sum that holds says of each of its parts."""
    total, parts = case.rule.of("total"), case.rule.of("parts")
    if case.rule.kind == "sum" and case.holds and len(parts) > 1:
        for part in parts:
            yield replace(case, rule=Rule("part", (("part", (part,)), ("whole", total))))


def _together(figures: Sequence[Figure]) -> bool:
    """Whether the figures stand in one sentence or one table: further apart they agree by chance."""
    tables = {each.table for each in figures}
    return len(tables) == 1 and (tables != {-1} or len({(each.line, each.sentence) for each in figures}) == 1)


def _lines(figures: Mapping[str, Figure], told: Told) -> tuple[int, ...]:
    return tuple(sorted({each.line for each in figures.values()} | ({told.line} if told.line else set())))


def _weight(figures: Mapping[str, Figure]) -> Decimal:
    """The largest figure: what is below ten agrees with anything."""
    numbers = [each.value for each in figures.values() if isinstance(each.value, Decimal) and each.unit != "%"]
    return max(map(abs, numbers), default=Decimal(0))


def _distinct(*keys: str) -> bool:
    return len(set(keys)) == len(keys)


Figures = Mapping[str, Figure]


def _sum(figures: Figures, told: Told, digest: Digest, specs: Mapping[str, Spec]) -> Rule | None:
    total = figures["t"].field if "t" in figures else ""
    others = [each for name, each in figures.items() if name != "t"]
    parts = [each.field for each in others]
    if not total or len(others) < 2 or figures["t"].aspect or total in parts:
        return None
    if all(each.aspect == _ROW for each in others) and len(set(parts)) == 1:
        return Rule("sum", (("total", (total,)), ("parts", (parts[0],))))
    alike = len({specs[key].kind for key in (total, *parts)}) == 1
    if not alike or not _distinct(*parts) or any(each.aspect for each in others):
        return None
    place = {key: n for n, key in enumerate(specs)}
    return Rule("sum", (("total", (total,)), ("parts", tuple(sorted(parts, key=lambda key: place[key])))))


def _rate(figures: Figures, told: Told, digest: Digest, specs: Mapping[str, Spec]) -> Rule | None:
    if not {"n", "d", "p"} <= figures.keys():
        return None
    keys = tuple(figures[name].field for name in ("p", "n", "d"))
    plain = not any(figures[name].aspect for name in ("p", "n", "d"))
    if not plain or not _distinct(*keys) or specs[keys[0]].kind != "percent" or not specs[keys[2]].number:
        return None
    return Rule("rate", (("result", keys[:1]), ("of", keys[1:])))


def _yoy(figures: Figures, told: Told, digest: Digest, specs: Mapping[str, Spec]) -> Rule | None:
    if not {"c", "y"} <= figures.keys():
        return None
    return _change(figures["y"].field, figures["c"].field, specs)


def _change(change: str, base: str, specs: Mapping[str, Spec]) -> Rule | None:
    if (
        change == base
        or base_key(change) not in ("", base)
        or not is_change(specs[change])
        or specs[base].kind not in ("count", "money")
    ):
        return None
    return Rule("yoy", (("result", (change,)), ("of", (base,))))


def _part(figures: Figures, told: Told, digest: Digest, specs: Mapping[str, Spec]) -> Rule | None:
    return _pair("part", "part", "whole", figures, specs)


def _equal(figures: Figures, told: Told, digest: Digest, specs: Mapping[str, Spec]) -> Rule | None:
    return _pair("equal", "left", "right", figures, specs)


def _pair(kind: str, one: str, other: str, figures: Figures, specs: Mapping[str, Spec]) -> Rule | None:
    if not {"a", "b"} <= figures.keys() or any(figures[name].aspect for name in ("a", "b")):
        return None
    first, second = figures["a"].field, figures["b"].field
    alike = specs[first].kind == specs[second].kind and specs[first].kind in ("count", "money")
    alike = alike and specs[first].label != specs[second].label
    if kind == "equal":
        first, second = sorted((first, second))
    return Rule(kind, ((one, (first,)), (other, (second,)))) if alike and first != second else None


def _listed(figures: Figures, told: Told, digest: Digest, specs: Mapping[str, Spec]) -> Rule | None:
    """How many were said and what is listed in the same sentence."""
    total = figures.get("n")
    if total is None or total.aspect or specs[total.field].kind != "count":
        return None
    rows = [
        each
        for each in digest.figures
        if (each.line, each.sentence) == (total.line, total.sentence)
        and each.field in specs
        and specs[each.field].kind in _LISTS
    ]
    named = {each.field for each in rows}
    if len(named) != 1:
        return None
    listed = named.pop()
    exact = specs[listed].kind == "table" and len(rows) == total.value
    return Rule("rows" if exact else "listed", (("total", (total.field,)), ("list", (listed,))))


_MAKERS: Mapping[str, Callable[[Figures, Told, Digest, Mapping[str, Spec]], Rule | None]] = {
    "sum": _sum,
    "rate": _rate,
    "share": _rate,
    "yoy": _yoy,
    "part-whole": _part,
    "same": _equal,
    "enumeration": _listed,
}


def _changes(digest: Digest, specs: Mapping[str, Spec]) -> Iterator[Case]:
    """A field that is a change, told right behind a figure in its sentence: it is the change of that figure."""
    before: Figure | None = None
    for figure in digest.figures:
        spec = specs.get(figure.field)
        if spec is None or figure.aspect or figure.table >= 0:
            continue
        if is_change(spec):
            near = before is not None and (before.line, before.sentence) == (figure.line, figure.sentence)
            base = base_key(spec.key) or (before.field if before and near else "")
            rule = _change(spec.key, base, specs) if base in specs else None
            if rule:
                yield Case(rule, digest.sample, (figure.line,), True, "同比", Decimal(0))
        else:
            before = figure
