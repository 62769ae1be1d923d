"""The one list of fact specifications of a pack; model, wizard, schema and checks are read off it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import ClassVar, Literal

from drafter.model.frozen import frozen
from drafter.model.quantity import Kind

# Read by pydantic where pack files are validated: an unknown key is an error.
STRICT: dict[str, object] = {"extra": "forbid"}


By = Literal["learned", "person"]


@frozen(kw_only=True)
class Attested:
    """What every entry of a pack may say of itself: who wrote it, the lines of the samples that attest it, in how many
    samples it was seen where not all of them are named, and the hash of what learning derived (store/origins)."""

    # Not in repr: who wrote a cue does not change what it finds, so digests made by it stay as they are.
    by: By = field(default="person", repr=False)
    attested: Mapping[str, tuple[int, ...]] = field(default_factory=dict, repr=False)
    support: int = field(default=0, repr=False)
    seal: str = field(default="", repr=False)


@frozen
class Example:
    """A real public figure of a sample: who, which year, as printed there."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    sample: str
    agency: str
    year: int
    value: str


@frozen
class Column:
    """A column of a table field."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    key: str
    label: str
    kind: Kind
    unit: str = ""
    accepts: tuple[str, ...] = ()


@frozen
class Field(Attested):
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
    rows: tuple[str, ...] = ()  # the names of a table's rows where its form fixes them
    item: Kind = Kind.TEXT
    layout: str = "inline"
    period: str = ""
    last_year: bool = False
    required: bool = False
    detail: bool = False
    stable: bool = False  # the same from year to year: kept for the next report, to be confirmed
    publish: bool = True
    derived: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """Every measure word the field takes, its own first."""
        return ((self.unit,) if self.unit else ()) + self.accepts
