"""What was found in a source: passages, line roles, outline, mentions, relations; each with its place and its reason."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from enum import StrEnum

from drafter.model.finding import Finding
from drafter.model.frozen import frozen
from drafter.model.source import Source
from drafter.model.table import Table


class LineRole(StrEnum):
    """What a line is in a report; the names of the annotation the targets are measured on."""

    FURNITURE = "furniture"  # of a web page: navigation, share buttons, site footer
    TITLE = "title"
    ADDRESSEE = "addressee"
    OPENING = "opening"
    CHAPEAU = "chapeau"  # between a heading and its first sub-heading
    HEADING = "heading"  # alone on its line
    RUN_IN = "run_in"  # a heading with its text on the same line
    ENUM = "enum"  # starts with a numbered sentence that is no heading
    PARAGRAPH = "paragraph"
    SIGNATURE = "signature"
    DATE = "date"
    SIGNATURE_DATE = "signature_date"


class MentionKind(StrEnum):
    """What kind of expression a mention is (``extract --json``)."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    YOY = "yoy"
    RATIO = "ratio"
    DATE = "date"
    DURATION = "duration"
    DOC_TITLE = "doc_title"
    DOC_NUMBER = "doc_number"
    ORG = "org"
    PERSON = "person"
    PLACE = "place"


@frozen
class Piece:
    """A stretch of a passage that stands in one raw line: from ``offset`` on, at 1-based ``line``, 0-based ``column``."""

    offset: int
    line: int
    column: int


@frozen
class Passage:
    """A logical paragraph: one raw line, or several that a hard break parted.

    ``text`` has exactly one character for each character of ``raw`` (widths and compatibility forms made one), so an
    offset in it is an offset in ``raw``; ``pieces`` lead back to the raw lines.
    """

    text: str
    raw: str
    pieces: tuple[Piece, ...]
    level: int = 0
    align: str = ""
    table: bool = False

    @property
    def line(self) -> int:
        """The 1-based raw line the passage starts on."""
        return self.pieces[0].line

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and 0-based column of a character."""
        at = self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece.offset) - 1]
        return at.line, at.column + offset - at.offset


@frozen
class Judged:
    """The role of a raw line, and the rule that gave it."""

    line: int
    role: LineRole
    rule: str


@frozen
class Node:
    """A heading or enumerated item. ``start`` and ``end`` (without the end mark) are offsets in passage ``passage``.

    ``heading`` is the raw text without number and end mark, None for an item that is a plain sentence (``lead`` then holds
    its first words); ``kind`` is heading, run_in, enum or unheaded; ``style`` names the numbering; ``topics`` are the best
    three with their scores, ``margin`` the distance of the first two (0 to 1).
    """

    level: int
    number: str
    heading: str | None
    kind: str
    style: str
    passage: int
    start: int
    end: int
    terminator: str = ""
    lead: str = ""
    part: str = ""
    topic: str = ""
    topics: tuple[tuple[str, float], ...] = ()
    margin: float = 0.0
    rule: str = ""

    @property
    def run_in(self) -> bool:
        """Whether text of its own follows on the same line."""
        return self.kind == "run_in"


@frozen
class Mention:
    """A number, date, title or name in running text; ``start`` and ``end`` are offsets in passage ``passage``.

    ``text`` is the raw minimal span. ``value``: number (money in 元, 万 multiplied out, a fall negative), ISO date
    (``a/b`` for a range), ``a-b`` for a range of numbers, or the name. ``approx`` holds the word that says so (余 约 不足 …).
    ``weak`` marks a numeral form that reports nothing (part of a name, a slogan, an ordinal, the date of the signature);
    ``zero`` a zero told in words (未, 无), whose span is that word. ``what`` is what it counts; ``same`` the index of the
    mention that first gave the same figure, -1 for none; ``field`` is the narrowest field that fits,
    ``indicator`` the general one it is a part or kind of (mostly itself).
    """

    kind: MentionKind
    text: str
    value: Decimal | str | None
    unit: str
    passage: int
    start: int
    end: int
    approx: str = ""
    weak: bool = False
    zero: bool = False
    what: str = ""
    topic: str = ""
    field: str = ""
    indicator: str = ""
    confidence: float = 0.0
    same: int = -1
    rule: str = ""
    aspect: str = ""  # of the field's value: "" itself, last_year, change (against last year), row (of a table)


@frozen
class Check:
    """An arithmetic or listing relation between mentions (indexes by operand name), recomputed.

    ``listed`` are the items of an enumeration; ``passage``, ``start`` and ``end`` the place of what is no mention.
    """

    kind: str  # sum share rate yoy part-whole same difference increase decrease change-points cap enumeration year …
    operands: tuple[tuple[str, int], ...]
    holds: bool
    computed: Decimal | None = None
    stated: Decimal | None = None
    tolerance: Decimal | None = None
    rule: str = ""
    listed: tuple[str, ...] = ()
    passage: int = -1
    start: int = -1
    end: int = -1


@frozen
class Identity:
    """Who reports to whom, about which year; "" and () where the source does not say."""

    title: str = ""
    agency: str = ""
    region: str = ""
    year: int = 0
    addressees: tuple[str, ...] = ()
    signed_by: str = ""
    date: str = ""
    published: str = ""


@frozen
class Structure:
    """The skeleton of a report: passages, the role of every non-blank line, outline nodes in order, identity."""

    passages: tuple[Passage, ...]
    roles: tuple[Judged, ...]
    nodes: tuple[Node, ...]
    identity: Identity
    findings: tuple[Finding, ...] = ()


@frozen
class Reading:
    """Everything read out of one source."""

    source: Source
    structure: Structure
    mentions: tuple[Mention, ...]
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    tables: tuple[Table, ...] = ()
