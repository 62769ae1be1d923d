"""What the user told us, checked: facts, the agency's own words, and who reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from drafter.model.frozen import frozen
from drafter.model.quantity import Date, Quantity
from drafter.model.span import NOWHERE, Span


class State(Enum):
    """The four states of a value; they never turn into one another."""

    GIVEN = "given"
    ZERO = "zero"  # 无: the report says so
    NOT_APPLICABLE = "not-applicable"  # 不适用: not told, not missed
    PENDING = "pending"  # 待补: visible in a draft, listed, refused in a final version


@frozen
class Fact:
    """A checked value with its origin; ``key`` is the field's, ``where`` the place in the facts file."""

    key: str
    topic: str
    state: State
    value: Quantity | None = None
    last_year: Quantity | None = None
    last_zero: bool = False
    scope: str = ""
    as_of: Date | None = None
    source: str = ""
    note: str = ""
    text: str = ""
    taken_from: str = ""
    publish: bool = True
    last_publish: bool = True
    derived: bool = False
    formula: str = ""
    where: Span = NOWHERE
    last_where: Span = NOWHERE

    @property
    def amount(self) -> Decimal | None:
        """The exact number to compute with; None when there is none or it is approximate."""
        if self.state is State.ZERO:
            return Decimal(0)
        if self.value is None or self.value.approx:
            return None
        return self.value.amount

    @property
    def last_amount(self) -> Decimal | None:
        """Last year's exact number; None when not given or approximate."""
        if self.last_zero:
            return Decimal(0)
        if self.last_year is None or self.last_year.approx:
            return None
        return self.last_year.amount


@frozen
class Agency:
    """Who reports, and to whom."""

    name: str
    region: str = ""
    level: str = ""
    addressees: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


@frozen
class Entry:
    """One item of a list of own words: its texts by key, where each stands, and the old report it was taken from.

    ``taken_from`` is set only while a text is still one taken over: neither changed nor confirmed. ``waiting`` names those texts
    with the older report's figures in each, as far as the file says which they are.
    """

    texts: Mapping[str, str]
    where: Span = NOWHERE
    places: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))
    taken_from: str = ""
    waiting: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, key: str) -> str:
        return self.texts.get(key, "")


@frozen
class OutlineItem:
    """A section heading of the user's own frame with the topics it gathers."""

    heading: str
    topics: tuple[str, ...]
    where: Span = NOWHERE


@frozen
class Options:
    """How this report is to be made."""

    order: str = ""
    edition: str = "report"
    max_chars: int = 0


@frozen
class Elements:
    """What an official document carries beside its text (GB/T 9704—2012, 7.2–7.4); what is "" or () is not printed."""

    title: str = ""
    number: str = ""
    mark: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signers: tuple[str, ...] = ()
    sealed: bool = False
    organs: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    note: str = ""
    printer: str = ""
    print_date: str = ""


@frozen
class Facts:
    """Everything one report is made of. ``values`` is by field key, ``lists`` by list key then topic ("" if none)."""

    pack: str
    year: int
    date: Date
    agency: Agency
    as_of: Date | None = None
    values: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    absent_topics: frozenset[str] = frozenset()
    lists: Mapping[str, Mapping[str, tuple[Entry, ...]]] = field(default_factory=lambda: MappingProxyType({}))
    options: Options = Options()
    outline: tuple[OutlineItem, ...] = ()
    wording: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    document: Elements = Elements()
    source: str = ""
    positions: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))

    def with_values(self, values: Mapping[str, Fact]) -> Facts:
        """The same facts with other values."""
        return replace(self, values=MappingProxyType(dict(values)))
