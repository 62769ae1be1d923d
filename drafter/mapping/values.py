"""The typed values of a reading: for each field its best mention, with last year's, scope and place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from drafter.analysis import quantities
from drafter.analysis.numerals import Fault, show_number
from drafter.mapping.fields import also_of
from drafter.mapping.foreign import is_part, is_total
from drafter.mapping.grids import rows_of
from drafter.mapping.places import Place, places
from drafter.mapping.recognisers import Recognisers
from drafter.mapping.statements import Statement, silent_parts, statements
from drafter.mapping.tables import name_of
from drafter.mapping.typed import cell, numbers_of, typed
from drafter.mapping.zeros import zero_fields
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.quantity import Kind
from drafter.model.reading import Mention, MentionKind, Reading

_MOST = 300  # mentions of one field that are compared: no report tells a figure more often
_BESIDE = 90  # characters between this year's value and last year's told in a sentence of its own
_NEAR = 24  # mentions on either side among which those told together are looked for
_SCOPE = re.compile(
    "(?:^|[，；：。]|[0-9]年度?|从|在|其中)(全[省市区县州盟旗镇](?:各级|系统)?|市、?县两级|市县两级|省市县三级|[局市区县州省]本级|全系统|全局(?!性))"
)
_OURS = re.compile("[我本][省市县区州局厅委]")
_FLAT = re.compile("^[^，。；]{0,2}（?(?:与|同)(?:上年|去年|上一年)(?:度|同期)?持平")
_NONE_BEFORE = re.compile("^[^，。；]{0,2}（(?:上年|去年|上一年)(?:度|同期)?(?:没有|无|为零)")
_MORE = re.compile("(?:多|增加|增长|上升|提高)(?:了)?$")
_LESS = re.compile("(?:少|减少|下降|降低)(?:了)?$")


@frozen
class Value:
    """A field's value in the report's own form: ``text``, the ``items`` of a list or the ``rows`` of a table.

    ``last_year`` is "" where the report does not give it; ``line`` (1-based) with ``start`` and ``end`` is where it stands,
    ``mentions`` the indexes of what it was taken from; ``doubtful`` asks the clerk to look.
    """

    key: str
    topic: str
    text: str
    line: int
    start: int
    end: int
    confidence: float
    doubtful: bool
    taken_from: str
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    last_year: str = ""
    scope: str = ""
    note: str = ""
    rule: str = ""
    mentions: tuple[int, ...] = ()


@frozen
class _View:
    reading: Reading
    recogniser: Recognisers
    where: Sequence[Place]
    numbers: Mapping[int, str]
    doubtful: float

    @property
    def mentions(self) -> Sequence[Mention]:
        return self.reading.mentions

    @property
    def year(self) -> int:
        return self.reading.structure.identity.year or 2000

    def made(self, field: Field, ns: Sequence[int], confidence: float, rule: str, **more: object) -> Value:
        """A value that stands where the first of its mentions does."""
        mention = self.mentions[ns[0]]
        line, column = self.reading.structure.passages[mention.passage].place(mention.start)
        at = f"{self.reading.source.name}:{line}"
        doubt = confidence < self.doubtful
        value = Value(
            field.key, field.topic, "", line, column, column + mention.end - mention.start, confidence, doubt, at
        )
        return replace(value, rule=rule, mentions=tuple(ns), **more)  # type: ignore[arg-type]


def values(reading: Reading, recogniser: Recognisers, doubtful: float) -> tuple[Value, ...]:
    """The values of a reading, by the order of the pack's fields; each passes the checks of the facts file."""
    where = places(reading.structure, reading.mentions)
    view = _View(reading, recogniser, where, numbers_of(reading.mentions), doubtful)
    by_field: dict[str, list[int]] = defaultdict(list)
    for n, mention in enumerate(reading.mentions):
        if mention.field:
            by_field[mention.field].append(n)
    found: dict[str, Value] = {}
    changes = {each.result: each.of[0] for each in recogniser.pack.relations if each.kind == "yoy" and each.of}
    for key in sorted(by_field, key=lambda each: each in changes):
        ns = by_field[key]
        if key in changes and changes[key] in found:
            ns = [n for n in ns if _is_of(n, found[changes[key]], changes[key], view)]
        value = _value(recogniser.pack.fields[key], ns, view)
        if value:
            found[key] = value
    for value in _worded(view):
        found.setdefault(value.key, value)
    return tuple(found[key] for key in recogniser.pack.fields if key in found)


def _is_of(n: int, value: Value, key: str, view: _View) -> bool:
    """Whether a change is that of the value chosen: told in its sentence, no other figure of the field between."""
    if not any(view.where[at].key == view.where[n].key for at in value.mentions):
        return False
    for at in range(n - 1, max(-1, n - _NEAR), -1):
        if view.where[at].key != view.where[n].key:
            break
        other = view.mentions[at]
        written = view.recogniser.cues.get(other.field)
        if not other.aspect and (other.field == key or (written and written.broader == key)):
            return at in value.mentions
    return True


def _value(field: Field, ns: Sequence[int], view: _View) -> Value | None:
    if field.kind is Kind.TABLE:
        whole = next((each for each in view.reading.tables if each.field == field.key), None)
        if whole is not None:
            keys = tuple(each.key for each in field.columns)
            return view.made(field, ns, 1.0, "table", rows=rows_of(whole), columns=keys)
        return _table(field, [n for n in ns if view.mentions[n].aspect == "row"], view)
    own = [n for n in ns if not view.mentions[n].aspect][:_MOST]
    if field.kind is Kind.LIST:
        return _list(field, own, view)
    if len(own) > 1:
        own.sort(key=lambda n: (view.mentions[n].zero, -_rank(field, n, view), n))
    for n in own:
        mention = view.mentions[n]
        text, note = ("无", "") if mention.zero else typed(mention, field, view.year, view.numbers.get(n, ""))
        if not text or (mention.zero and field.zero is None):
            continue
        last, used = _last(field, n, ns, view)
        also = [at for at in own if view.mentions[at].same == n] + (
            [n + 1] if n in view.numbers and "（" in text else []
        )
        made = view.made(field, [n, *used, *also], mention.confidence, "field", text=text, last_year=last, note=note)
        return replace(made, scope=_scope(n, view), doubtful=made.doubtful or bool(note))
    return None


def _rank(field: Field, n: int, view: _View) -> float:
    """How well a mention serves as the field's one value: sure words, in its own section rather than in the opening."""
    mention, node = view.mentions[n], view.where[n].node
    home = node is not None and field.topic in (node.topic, mention.topic)
    away = view.where[n].part not in ("", *_telling(view))
    sure = mention.confidence + 0.06 * is_total(view.where[n]) - 0.15 * is_part(view.where[n])
    return sure + 0.1 * home + 0.04 * min(_mates(field, n, view), 2) - 0.2 * (node is None) - 0.3 * away


def _mates(field: Field, n: int, view: _View) -> int:
    """How many values of the same sentence one wording tells together with this field."""
    told = view.recogniser.patterns.get(field.key, frozenset())
    found: set[str] = set()
    for step in (-1, 1):
        at = n + step
        while abs(at - n) < _NEAR and 0 <= at < len(view.mentions) and view.where[at].key == view.where[n].key:
            other = view.mentions[at].field
            if other != field.key and told & view.recogniser.patterns.get(other, frozenset()):
                found.add(other)
            at += step
    return len(found)


def _telling(view: _View) -> Sequence[str]:
    pack = view.recogniser.pack
    return [key for key, part in pack.parts.items() if part.sections or part.topics]


def _list(field: Field, ns: Sequence[int], view: _View) -> Value | None:
    kept: dict[str, int] = {}
    for n in ns:
        text, _ = typed(view.mentions[n], field, view.year)
        if text:
            kept.setdefault(text, n)
    if not kept:
        return None
    sure = max(view.mentions[n].confidence for n in kept.values())
    return view.made(field, list(ns), sure, "field", items=tuple(kept))


def _table(field: Field, ns: Sequence[int], view: _View) -> Value | None:
    rows: list[tuple[str, str]] = []
    for n in ns:
        number = cell(view.mentions[n], field.columns[-1], view.year)
        name = name_of(view.where[n])
        if number and name and name not in dict(rows):
            rows.append((name, number))
    if len(rows) < 2 or len(field.columns) != 2:
        return None
    columns = (field.columns[0].key, field.columns[1].key)
    return view.made(field, ns, view.mentions[ns[0]].confidence, "table", rows=tuple(rows), columns=columns)


def _last(field: Field, n: int, ns: Sequence[int], view: _View) -> tuple[str, list[int]]:
    """Last year's value of the same field as the report gives it, or as this year's and the difference make it."""
    mention, key = view.mentions[n], view.where[n].key
    before = [at for at in ns if view.mentions[at].aspect == "last_year"]
    for at in before:
        if view.where[at].key == key:
            return typed(view.mentions[at], field, view.year)[0], [at]
    for at in before:
        other = view.mentions[at]
        if other.passage == mention.passage and abs(other.start - mention.start) <= _BESIDE:
            return typed(other, field, view.year)[0], [at]
    right = view.where[n].right
    if _FLAT.match(right):
        return typed(mention, field, view.year)[0], []
    if _NONE_BEFORE.match(right) and field.zero is not None:
        return "无", []
    for at in (n + 1, n + 2):
        if at < len(view.mentions) and view.where[at].key == key and _is_difference(mention, at, view):
            return _undone(field, mention, view.mentions[at], view.where[at].lefts[0], view.year), [at]
    return "", []


def _is_difference(mention: Mention, at: int, view: _View) -> bool:
    other, left = view.mentions[at], view.where[at].lefts[0]
    compared = re.search("(?:比|较)(?:上年|去年|上一年)", left[-14:])
    same = (other.kind, other.unit) == (mention.kind, mention.unit) or other.kind is MentionKind.YOY
    return bool(compared and same and (_MORE.search(left) or _LESS.search(left)))


def _undone(field: Field, mention: Mention, change: Mention, left: str, year: int) -> str:
    """This year's value less the difference, where both are exact and in one unit."""
    exact = isinstance(mention.value, Decimal) and isinstance(change.value, Decimal) and not mention.approx
    if not exact or change.approx or mention.kind is not MentionKind.COUNT or change.unit != mention.unit:
        return ""
    size = abs(change.value)  # type: ignore[arg-type]
    before = mention.value - size if _MORE.search(left) else mention.value + size  # type: ignore[operator]
    text = f"{show_number(before)}{field.unit}"
    return "" if before < 0 or isinstance(quantities.read(text, field, year), Fault) else text


def _scope(n: int, view: _View) -> str:
    """The scope the sentence names before the value; the nearest one counts."""
    sentence, left = view.where[n].sentence, view.where[n].lefts[0]
    at = sentence.find(left[-16:]) if left else -1
    before = left if len(left) >= 60 or at < 0 else sentence[: at + len(left[-16:])]
    found = list(_SCOPE.finditer(before))
    return found[-1][1] if found and not _OURS.search(before, found[-1].end()) else ""


# -- told in words ---------------------------------------------------------------------------------------------------


def _worded(view: _View) -> Iterator[Value]:
    """Zeros, yeses and texts, which no figure gives."""
    pack = view.recogniser.pack
    seen: set[str] = set()
    for n, mention in enumerate(view.mentions):
        if mention.zero and mention.field:
            if view.where[n].right in seen:
                continue
            seen.add(view.where[n].right)
            for key, score in zero_fields(view.where[n], view.recogniser)[1:]:
                if pack.fields[key].zero is not None:
                    yield view.made(pack.fields[key], [n], score, "zero", text="无")
        if mention.field and not mention.aspect and not mention.zero:
            for key, score in also_of(mention, view.where[n], view.recogniser):
                text, note = typed(mention, pack.fields[key], view.year)
                if text:
                    yield view.made(pack.fields[key], [n], score, "shared", text=text, note=note)
    for each in statements(view.reading.structure, view.recogniser, silent_parts(pack)):
        yield _stated(each, view)


def _stated(each: Statement, view: _View) -> Value:
    passage = view.reading.structure.passages[each.passage]
    line, column = passage.place(each.start)
    field = view.recogniser.pack.fields[each.key]
    return Value(
        each.key,
        field.topic,
        each.value,
        line,
        column,
        column + each.end - each.start,
        each.confidence,
        each.confidence < view.doubtful,
        f"{view.reading.source.name}:{line}",
        rule="zero" if each.zero else "statement",
    )
