"""A new year's draft from last year's facts: who reports and what is stable stays, what is counted anew is blank.

The outline stays behind: its headings are last year's sentences (they name that year's campaigns), and a topic without a place
in it would be left out of the frame. So do own words, whole topics put aside, dates, numbers and titles.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.fact import Elements, Fact, Facts, State
from drafter.model.field import Field
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import Pack
from drafter.model.quantity import Items, Quantity, Rows
from drafter.model.question import Answers, Path, leaf
from drafter.questionnaire.paths import orders_of


def carried(pack: Pack, last: Facts, name: str, called: str = "") -> Answers:
    """The document of the year after ``last``; ``name`` is how its ``last_year:`` names the file of last year, ``called`` how it names the pack."""
    answers = Answers()
    told = (
        (("pack",), leaf(called or pack.id)),
        (("year",), leaf(str(last.year + 1))),
        *_agency(last),
        *_stable(pack, last),
        (("last_year",), leaf(name)),
        *_frame(last),
    )
    for path, node in told:
        answers = answers.put(path, node, orders_of(path, pack))
    return answers


def _agency(last: Facts) -> Iterator[tuple[Path, Node]]:
    who = last.agency
    texts = (("name", who.name), ("region", who.region), ("level", who.level))
    yield from ((("agency", key), leaf(text)) for key, text in texts if text)
    names = (("addressees", who.addressees), ("copies", who.copies))
    yield from ((("agency", key), _series(each)) for key, each in names if each)


def _stable(pack: Pack, last: Facts) -> Iterator[tuple[Path, Node]]:
    for field in pack.fields.values():
        fact = last.values.get(field.key)
        if field.stable and fact is not None and fact.state is State.GIVEN and fact.value is not None:
            yield ("facts", field.topic, field.key), _fact(field, fact, fact.value, last.year)


def _fact(field: Field, fact: Fact, value: Quantity, year: int) -> Node:
    scope = ((Leaf("scope"), leaf(fact.scope)),) if fact.scope else ()
    return Branch(((Leaf("value"), _value(field, value)), *scope, (Leaf("taken_from"), leaf(f"{year}年"))))


def _value(field: Field, value: Quantity) -> Node:
    if isinstance(value, Items):
        return _series(tuple(each.shown for each in value.items))
    if isinstance(value, Rows):
        keys = [column.key for column in field.columns]
        rows = [[(Leaf(key), leaf(cell.shown)) for key, cell in zip(keys, row, strict=True)] for row in value.rows]
        return Series(tuple(Branch(tuple(row)) for row in rows))
    return leaf(value.shown)


def _frame(last: Facts) -> Iterator[tuple[Path, Node]]:
    """How the report is made, as far as it says nothing of the year."""
    if last.options.order:
        yield ("options", "order"), leaf(last.options.order)
    yield from ((("wording", key), leaf(text)) for key, text in last.wording.items())
    yield from ((("document", key), node) for key, node in _elements(last.document))


def _elements(document: Elements) -> Iterator[tuple[str, Node]]:
    if document.mark:
        yield "mark", leaf(document.mark)
    if document.sealed:
        yield "sealed", leaf("是")
    if document.organs:
        yield "organs", _series(document.organs)
    if document.printer:
        yield "printer", leaf(document.printer)


def _series(texts: tuple[str, ...]) -> Series:
    return Series(tuple(map(leaf, texts)))
