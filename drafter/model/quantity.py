"""The quantities of the trade, read once and printed by GB/T 15835—2011; every value is frozen and exact.

``shown`` is the printed form (as given, normalised to half-width Arabic digits); ``amount`` the exact number,
money in 元, percent in percent. ``approx`` values are printed and never computed with.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import ClassVar

from drafter.model.frozen import frozen


class Kind(Enum):
    """What kind of value a field takes (the names of the facts file and of ``extract --json``)."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    RATE = "rate"
    DATE = "date"
    DURATION = "duration"
    DOC_TITLE = "doc_title"
    DOC_NUMBER = "doc_number"
    ORG = "org"
    PLACE = "place"
    PERSON = "person"
    TEXT = "text"
    LIST = "list"
    TABLE = "table"
    BOOL = "bool"


@frozen
class Count:
    """A number with its measure word: 58件, 1.2万人次, 约400条, 4000余份."""

    amount: Decimal
    unit: str
    shown: str
    approx: bool = False
    kind: ClassVar[Kind] = Kind.COUNT


@frozen
class Money:
    """An exact sum in 元, printed in the unit it was given in: 312.6万元."""

    amount: Decimal
    unit: str
    shown: str
    approx: bool = False
    kind: ClassVar[Kind] = Kind.MONEY


@frozen
class Percent:
    """A share or change in percent: 98.33%; ``amount`` may be negative for a fall."""

    amount: Decimal
    shown: str
    approx: bool = False
    unit: ClassVar[str] = "%"
    kind: ClassVar[Kind] = Kind.PERCENT


@frozen
class Points:
    """A difference of two percentages: 3.52个百分点."""

    amount: Decimal
    shown: str
    approx: bool = False
    unit: ClassVar[str] = "个百分点"
    kind: ClassVar[Kind] = Kind.POINTS


@frozen
class Rate:
    """A percentage that knows its numerator and denominator: 236/240＝98.33%."""

    amount: Decimal
    numerator: Decimal
    denominator: Decimal
    shown: str
    approx: bool = False
    unit: ClassVar[str] = "%"
    kind: ClassVar[Kind] = Kind.RATE


@frozen
class Duration:
    """A length of time: 30个工作日, 3天."""

    amount: Decimal
    unit: str
    shown: str
    approx: bool = False
    kind: ClassVar[Kind] = Kind.DURATION


@frozen
class Date:
    """A full date, a month of a year, or a day of the report year; absent parts are 0."""

    year: int
    month: int
    day: int
    shown: str
    approx: bool = False
    amount: ClassVar[None] = None
    unit: ClassVar[str] = ""
    kind: ClassVar[Kind] = Kind.DATE


@frozen
class DocNumber:
    """A document number: 澜政〔2025〕31号."""

    organ: str
    year: int
    number: int
    shown: str
    approx: bool = False
    amount: ClassVar[None] = None
    unit: ClassVar[str] = ""
    kind: ClassVar[Kind] = Kind.DOC_NUMBER


@frozen
class DocTitle:
    """A document title in 《》, with its number when given."""

    title: str
    number: str
    shown: str
    approx: bool = False
    amount: ClassVar[None] = None
    unit: ClassVar[str] = ""
    kind: ClassVar[Kind] = Kind.DOC_TITLE


@frozen
class Words:
    """Plain words: the name of an organisation, place or person, or free text."""

    shown: str
    kind: Kind = Kind.TEXT
    approx: bool = False
    amount: ClassVar[None] = None
    unit: ClassVar[str] = ""


@frozen
class YesNo:
    """A plain yes or no; what a yes says stands in the field's phrase."""

    value: bool
    shown: str = ""
    approx: bool = False
    amount: ClassVar[None] = None
    unit: ClassVar[str] = ""
    kind: ClassVar[Kind] = Kind.BOOL


@frozen
class Items:
    """Several values of one kind."""

    items: tuple[Scalar, ...]
    shown: str
    approx: bool = False
    amount: ClassVar[None] = None
    unit: ClassVar[str] = ""
    kind: ClassVar[Kind] = Kind.LIST


@frozen
class Rows:
    """A small table: one tuple of cells a row, in the order of the field's columns."""

    rows: tuple[tuple[Scalar, ...], ...]
    shown: str
    approx: bool = False
    amount: ClassVar[None] = None
    unit: ClassVar[str] = ""
    kind: ClassVar[Kind] = Kind.TABLE


Scalar = Count | Money | Percent | Points | Rate | Duration | Date | DocNumber | DocTitle | Words | YesNo
Quantity = Scalar | Items | Rows
