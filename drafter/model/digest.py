"""The digest of one sample: what can be learned from it, without its running text."""

from __future__ import annotations

from decimal import Decimal

from drafter.model.frozen import frozen

DIGEST_FORMAT = 1
RUN = 12  # the longest run of Han characters a digest may take over from its sample
MOVES = ("basis", "measure", "data", "result", "problem", "plan")  # what a clause does in its item


@frozen
class Head:
    """A heading or enumerated item of the sample, in order.

    ``heading`` is slotted: {X} stands for what was left out, {year} {agency} {region} for those of the sample; of a run of
    more than RUN Han characters the beginning and the end are kept. ``lead`` holds the first words of an item without a
    heading. ``parent`` is the index of the head above, -1 for none. ``moves`` are the moves of its own clauses in order,
    runs of one move told once. ``part`` and ``topic`` are keys of the pack it was digested with, "" for none.
    """

    line: int
    level: int
    style: str
    kind: str
    heading: str
    lead: str = ""
    parent: int = -1
    part: str = ""
    topic: str = ""
    margin: float = 0.0
    moves: tuple[str, ...] = ()


@frozen
class Clause:
    """A clause as a frame: verb, {X}, head noun (加强{X}监督); figures and titles in it as slots named by their kind.

    ``head`` is the index of the head it stands under (-1: before the first), ``sentence`` counts sentences within the line.
    """

    line: int
    start: int
    sentence: int
    head: int
    move: str
    frame: str


@frozen
class Figure:
    """A number, date, money, share or title of the sample as a typed fact; no persons, no companies, no other bodies.

    ``line`` is 1-based, ``start`` the 0-based column; ``left`` and ``right`` are the words next to it in its clause, up to the
    next figure, at most RUN Han characters each, a name as {X}; ``before`` is the clause in front of its own when ``left`` is
    short. ``table`` is the index of the table it is a cell of, -1 for running text.
    """

    line: int
    start: int
    sentence: int
    head: int
    kind: str
    value: Decimal | str | None
    unit: str
    text: str
    what: str
    left: str = ""
    right: str = ""
    before: str = ""
    approx: str = ""
    zero: bool = False
    same: int = -1
    table: int = -1
    topic: str = ""
    field: str = ""
    indicator: str = ""
    aspect: str = ""
    confidence: float = 0.0


@frozen
class Told:
    """A relation between figures (indexes by operand name) found in the sample; ``marker`` is the word that says so (其中, 同比)."""

    kind: str
    operands: tuple[tuple[str, int], ...]
    holds: bool
    marker: str = ""
    line: int = 0


@frozen
class Grid:
    """A table: the words above it, its columns, its rows as label cells and values; ``lines`` of the source it stands on."""

    line: int
    head: int
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Defect:
    """A fault of the sample: the code of the finding and its line."""

    code: str
    line: int


@frozen
class Digest:
    """Everything learning may know of one sample; ``sha256`` is of the source's bytes, ``prints`` its winnowing fingerprint."""

    sample: str
    source: str
    sha256: str
    characters: int
    title: str
    agency: str
    region: str
    level: str
    year: int
    date: str
    heads: tuple[Head, ...]
    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Told, ...] = ()
    tables: tuple[Grid, ...] = ()
    defects: tuple[Defect, ...] = ()
    opening: tuple[str, ...] = ()  # frames of the clauses before the first head
    addressees: int = 0
    prints: tuple[int, ...] = ()
    lexicon: str = ""  # id of the pack whose lexicon named parts, topics and fields; "" for none
    cues: str = ""  # short hash of what that pack reads by; another one: digest anew
    format: int = DIGEST_FORMAT
