"""One tree for what is read and what is written: Document → blocks → runs, each run with its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from drafter.model.frozen import frozen
from drafter.model.quantity import Date


class Role(Enum):
    """What a paragraph is in an official document (GB/T 9704—2012 clause 7)."""

    # 版头, 7.2
    COPY_NUMBER = "copy-number"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    MARK = "mark"
    NUMBER = "number"
    SIGNER = "signer"
    # 主体, 7.3
    TITLE = "title"
    ADDRESSEE = "addressee"
    BODY = "body"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    ANNEX_LABEL = "annex-label"
    ANNEX_TITLE = "annex-title"
    CAPTION = "caption"
    # 版记, 7.4
    COPIES = "copies"
    IMPRINT = "imprint"


@frozen
class Origin:
    """Why a run says what it says.

    ``kind``: ``fact`` (key), ``last`` (last year's value of key), ``derived`` (key or formula), ``own`` (the agency's own words,
    path), ``pattern`` (id/wording), ``pack`` (fixed text of the pack), ``gap`` (待补 of key), ``frame`` (year, name, date).
    """

    kind: str
    ref: str = ""


FIXED = Origin("pack")


@frozen
class Run:
    """A stretch of text of one origin; ``strong`` marks a run-in heading, ``gap`` text to be highlighted in a draft."""

    text: str
    origin: Origin = FIXED
    strong: bool = False

    @property
    def gap(self) -> bool:
        """Whether the run stands for something missing or doubtful."""
        return self.origin.kind == "gap"


def text_of(runs: tuple[Run, ...]) -> str:
    """The plain text of runs."""
    return "".join(run.text for run in runs)


@frozen
class Heading:
    """A heading on a line of its own; ``level`` 1 is 一、, 2 （一）, 3 1., 4 （1）; ``number`` is printed before the text."""

    level: int
    number: str
    runs: tuple[Run, ...]
    line: str = ""

    @property
    def text(self) -> str:
        """Number and heading as printed."""
        return self.number + text_of(self.runs)


@frozen
class Paragraph:
    """A paragraph of one role. With ``level`` it opens with a run-in heading: its strong runs, after ``number``."""

    runs: tuple[Run, ...]
    role: Role = Role.BODY
    level: int = 0
    number: str = ""
    line: str = ""

    @property
    def text(self) -> str:
        """The paragraph as printed."""
        return self.number + text_of(self.runs)


@frozen
class Table:
    """A table of plain cells; the first row is its head; ``align`` is l or r a column."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    align: str = ""
    line: str = ""

    @property
    def text(self) -> str:
        """Cells joined by tabs, rows by line breaks."""
        return "\n".join("\t".join(text_of(cell) for cell in row) for row in self.rows)


@frozen
class Chart:
    """A native chart of a few figures: one bar a label and series, exact values as printed numbers."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal, ...]], ...]
    unit: str = ""
    line: str = ""

    @property
    def text(self) -> str:
        """The chart's title; its figures stand in the table before it."""
        return self.title


Block = Heading | Paragraph | Table | Chart


@frozen
class Remark:
    """A remark on the characters ``start`` to ``end`` of the text of the block at index ``block``."""

    block: int
    start: int
    end: int
    text: str


@frozen
class Document:
    """A whole report: its blocks in order and the facts of its own that a file needs (title, unit, date)."""

    blocks: tuple[Block, ...]
    title: str = ""
    agency: str = ""
    date: Date | None = None
    pack: str = ""
    sealed: bool = False
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def paragraphs(self) -> Iterator[Heading | Paragraph]:
        """Every block that is a paragraph of text."""
        return (block for block in self.blocks if not isinstance(block, Table | Chart))

    @property
    def text(self) -> str:
        """The whole text, a line a block."""
        return "\n".join(block.text for block in self.blocks)
