"""Number rules held against the figures of a sample: which lines bear them out, which contradict them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product

from drafter.model.digest import Digest, Figure
from drafter.model.frozen import frozen
from drafter.model.pack import Relation

_LAST, _ROW, _TITLE = "last_year", "row", "doc_title"
_MOST = 64  # combinations tried where a sample tells an operand many times
_SHARED = {"rate": ("rate", "share"), "yoy": ("yoy",), "sum": ("sum",), "part": ("part-whole",)}


@frozen
class Outcome:
    """Whether a rule holds in a sample, and the lines its operands stand on."""

    holds: bool
    lines: tuple[int, ...]


class Values:
    """The exact figures of a sample by field."""

    def __init__(self, digest: Digest) -> None:
        self.own: dict[str, list[Figure]] = defaultdict(list)
        self.last: dict[str, list[Figure]] = defaultdict(list)
        self.items: dict[str, list[Figure]] = defaultdict(list)
        for figure in digest.figures:
            if not figure.field or figure.approx:
                continue
            if figure.aspect == _ROW or figure.kind == _TITLE:
                self.items[figure.field].append(figure)
            elif figure.aspect == _LAST:
                self.last[figure.field].append(figure)
            elif not figure.aspect and isinstance(figure.value, Decimal) and figure.same < 0:
                self.own[figure.field].append(figure)


def outcome(relation: Relation, digest: Digest, values: Values) -> Outcome | None:
    """How a sample stands to a rule; None where it does not tell what the rule needs."""
    return reckoned(relation, values) or _stated(relation, digest)


def reckoned(relation: Relation, values: Values) -> Outcome | None:
    """The rule on the figures of a sample alone; None where one is missing or told too often to say which is meant."""
    return _FINDERS[relation.kind](relation, values)


def _numbers(relation: Relation, values: Values, keys: Sequence[str], test: Test) -> Outcome | None:
    """The rule on figures of one sentence, else of one line, else of the sample where it tells each once."""
    told = [values.own.get(key, []) for key in keys]
    if not all(told):
        return None
    rows = list(islice(product(*told), _MOST))
    for place in (_sentence, _line):
        near = [row for row in rows if len({place(each) for each in row}) == 1]
        if near:
            return _best(near, test)
    return _best(rows, test) if len(rows) == 1 else None


def _best(rows: Sequence[tuple[Figure, ...]], test: Test) -> Outcome:
    row = next((each for each in rows if test(_amounts(each))), rows[0])
    return Outcome(test(_amounts(row)), _lines(row))


def _amounts(row: Sequence[Figure]) -> list[Decimal]:
    return [each.value for each in row if isinstance(each.value, Decimal)]


def _lines(figures: Sequence[Figure]) -> tuple[int, ...]:
    return tuple(sorted({each.line for each in figures}))


def _sentence(figure: Figure) -> tuple[int, int]:
    return figure.line, figure.sentence


def _line(figure: Figure) -> int:
    return figure.line


Test = Callable[[list[Decimal]], bool]


def share_holds(stated: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether the stated percentage is the part by the whole, within half a unit of its last digit."""
    return bool(whole) and abs(part / whole * 100 - stated) <= _half(stated)


def _half(stated: Decimal) -> Decimal:
    exponent = stated.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)


def _rate(relation: Relation, values: Values) -> Outcome | None:
    return _numbers(relation, values, (relation.result, *relation.of), lambda v: share_holds(*v))


def _yoy(relation: Relation, values: Values) -> Outcome | None:
    base, change = relation.of[0], relation.result
    for now in values.own.get(base, ()):
        for last in values.last.get(base, ()):
            for stated in values.own.get(change, ()):
                if _sentence(now) == _sentence(last) == _sentence(stated):
                    told = _amounts((now, last, stated))
                    holds = bool(told[1]) and abs((told[0] - told[1]) / told[1] * 100 - told[2]) <= _half(told[2])
                    return Outcome(holds, _lines((now, last, stated)))
    return None


def _sum(relation: Relation, values: Values) -> Outcome | None:
    if len(relation.parts) > 1:
        return _numbers(relation, values, (relation.total, *relation.parts), lambda v: v[0] == sum(v[1:]))
    for total, rows in _listings(relation.total, relation.parts[0], values):
        return Outcome(total.value == sum(_amounts(rows)), _lines((total, *rows)))
    return None


def _listings(total: str, listed: str, values: Values) -> Iterator[tuple[Figure, list[Figure]]]:
    """The total with the items its sentence or, failing that, its line lists."""
    for place in (_sentence, _line):
        for figure in values.own.get(total, ()):
            rows = [each for each in values.items.get(listed, ()) if place(each) == place(figure)]
            if rows:
                yield figure, rows


def _listed(relation: Relation, values: Values) -> Outcome | None:
    for total, rows in _listings(relation.total, relation.list, values):
        stated = total.value if isinstance(total.value, Decimal) else Decimal(0)
        holds = len(rows) == stated if relation.kind == "rows" else len(rows) <= stated
        return Outcome(holds, _lines((total, *rows)))
    return None


def _compared(low: str, high: str, test: Test) -> Callable[[Relation, Values], Outcome | None]:
    def find(relation: Relation, values: Values) -> Outcome | None:
        return _numbers(relation, values, (getattr(relation, low), getattr(relation, high)), test)

    return find


_FINDERS: Mapping[str, Callable[[Relation, Values], Outcome | None]] = {
    "rate": _rate,
    "yoy": _yoy,
    "sum": _sum,
    "part": _compared("part", "whole", lambda v: v[0] <= v[1]),
    "order": _compared("lower", "upper", lambda v: v[0] <= v[1]),
    "equal": _compared("left", "right", lambda v: v[0] == v[1]),
    "listed": _listed,
    "rows": _listed,
}


def _stated(relation: Relation, digest: Digest) -> Outcome | None:
    """What the reading itself found: a rate of a whole it does not print, a change that some whole number bears out."""
    head = relation.result or relation.total or relation.part
    keys = set(relation.keys)
    for told in digest.relations:
        if told.kind not in _SHARED.get(relation.kind, ()):
            continue
        figures = [digest.figures[n] for _, n in told.operands]
        fields = {each.field for each in figures}
        if head in fields and len(fields) > 1 and fields <= keys:
            return Outcome(told.holds, _lines(figures))
    return None
