"""The one list of fact specifications of a pack; model, wizard, schema and checks are read off it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from drafter.model.quantity import Kind

# Read by pydantic where pack files are validated: an unknown key is an error.
STRICT: dict[str, object] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Example:
    """A real public figure of a sample: who, which year, as printed there."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    sample: str
    agency: str
    year: int
    value: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table field."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    label: str
    kind: Kind
    unit: str = ""
    accepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A fact specification: what is asked, in which unit, how it is told when nothing else tells it."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    label: str
    topic: str
    kind: Kind
    part: str = ""
    unit: str = ""
    accepts: tuple[str, ...] = ()
    counts: str = ""
    office: str = ""
    question: str = ""
    phrase: str = ""
    zero: tuple[str, str] | None = None
    ref: str = ""
    example: Example | None = None
    min: Decimal | None = Decimal(0)
    max: Decimal | None = None
    columns: tuple[Column, ...] = ()
    item: Kind = Kind.TEXT
    layout: str = "inline"
    period: str = ""
    last_year: bool = False
    required: bool = False
    detail: bool = False
    publish: bool = True
    derived: bool = False
    by: str = "person"
    attested: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def units(self) -> tuple[str, ...]:
        """Every measure word the field takes, its own first."""
        return ((self.unit,) if self.unit else ()) + self.accepts
