"""What a wording needs to know of a field: its names, kind and phrase, whoever declared it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.learned import Learned
from drafter.model.pack import Pack
from drafter.model.quantity import Kind

_TOLD = frozenset({"count", "money", "percent", "points", "rate", "duration", "doc_title", "list"})
_NUMBERS = frozenset({"count", "money", "percent", "points", "duration"})
_PLACE = "fields"


@frozen
class Spec:
    """A field as patterns and number rules see it; ``falls``: it may be negative."""

    key: str
    label: str
    topic: str
    kind: str
    unit: str = ""
    phrase: str = ""
    falls: bool = False
    item: str = ""

    @property
    def told(self) -> bool:
        """Whether a pattern may tell it: tables, dates, texts and yes-or-no answers have forms of their own."""
        return self.kind in _TOLD and (self.kind != "list" or self.item == "doc_title")

    @property
    def number(self) -> bool:
        """Whether it can be computed with."""
        return self.kind in _NUMBERS

    @property
    def clause(self) -> tuple[str, str]:
        """Its own phrase, before and after the value."""
        before, _, after = (self.phrase or self.label + "{}").partition("{}")
        return before, after


def specs(known: Sequence[Learned], vocabulary: Pack) -> dict[str, Spec]:
    """Every field, those of the vocabulary first; learned entries only add to them."""
    found = {key: _declared(field) for key, field in vocabulary.fields.items()}
    for entry in known:
        if entry.place == _PLACE and entry.key not in found:
            found[entry.key] = _learned(entry.key, entry.content)
    return found


def _declared(field: Field) -> Spec:
    falls = field.min is not None and field.min < 0
    return Spec(
        field.key,
        field.label,
        field.topic,
        field.kind.value,
        field.unit,
        field.phrase,
        falls,
        field.item.value,
    )


def _learned(key: str, content: Mapping[str, Any]) -> Spec:
    least = content.get("min")
    return Spec(
        key,
        str(content.get("label", key)),
        str(content.get("topic", "")),
        _name(content.get("kind", "")),
        str(content.get("unit", "")),
        str(content.get("phrase", "")),
        least is not None and Decimal(str(least)) < 0,
        _name(content.get("item", "")),
    )


def _name(kind: object) -> str:
    return str(kind.value) if isinstance(kind, Kind) else str(kind)
