"""The repair log: what is wrong with the text of a source, told and never mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from drafter.model.finding import Finding, Severity
from drafter.model.reading import LineRole, Structure
from drafter.model.source import Source
from drafter.reading.defects import Hit, Scope
from drafter.reading.evenness import evenness
from drafter.reading.marks import marks
from drafter.reading.misprints import garbled, misprints, parted_dates


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_LIMIT = 20  # findings of one code: a text that is wrong throughout is told so, not listed
_LOOK = frozenset(  # a value may be wrong: a person has to look
    _words(
        "source-date-impossible source-date-month-lost source-count-implausible source-title-damaged "
        "source-number-damaged "
        "source-garbled source-look-alike source-character-lost source-number-lost source-number-order "
        "source-number-repeated"
    )
)
_OUTLINE = frozenset(  # what the reading of the outline may have told already
    _words(
        "source-heading-end-mark source-heading-mark-extra source-heading-mark-lost source-number-lost "
        "source-number-order source-number-repeated"
    )
)
_REPEATED = 30  # characters; shorter paragraphs may stand twice
_IMPRINT = re.compile(
    r"\s*(?:抄\s?送|主\s?送|抄\s?报|附件|附表|[（(](?:此件|联系人)|[\u4e00-\u9fff]{4,24}办公室\s+[12][0-9]{3}年)"
)  # 版记, no furniture
_BROKEN_END = re.compile("[，、]$")


def repairs(source: Source, structure: Structure, pairs: Sequence[tuple[str, str]] = ()) -> tuple[Finding, ...]:
    """Every defect of the source that its text shows, by place; ``pairs`` are terms one text should not mix."""
    scope = Scope(source, structure)
    hits = [*_frame(scope), *_lines(scope), *garbled(scope), *parted_dates(scope), *marks(scope), *misprints(scope)]
    told = {(one.where.line, one.where.column) for one in structure.findings}
    hits += [
        hit for hit in evenness(scope, pairs) if hit.code not in _OUTLINE or (hit.line, hit.column + 1) not in told
    ]
    return tuple(_weighed(hit).finding(source.name) for hit in _limited(_apart(hits)))


def _weighed(hit: Hit) -> Hit:
    return replace(hit, severity=Severity.WARNING) if hit.code in _LOOK else hit


def _apart(hits: list[Hit]) -> list[Hit]:
    """The hits by place; an unpaired mark is dropped where the title or number it stands in is told."""
    damaged = {
        (hit.line, column)
        for hit in hits
        if hit.code in ("source-title-damaged", "source-number-damaged", "source-title-nested")
        for column in range(hit.column, hit.column + hit.length + 1)
    }
    kept = [hit for hit in hits if hit.code not in _SAME or (hit.line, hit.column) not in damaged]
    single = {(hit.line, hit.column, hit.code, hit.length): hit for hit in kept}
    return [single[key] for key in sorted(single)]


_SAME = ("source-unpaired", "source-marks-clash")


def _limited(hits: list[Hit]) -> Iterator[Hit]:
    """The first hits of each code; the last one kept says how many more there are."""
    counts = Counter(hit.code for hit in hits)
    told: Counter[str] = Counter()
    for hit in hits:
        told[hit.code] += 1
        if told[hit.code] == _LIMIT < counts[hit.code]:
            hit = replace(hit, more=MappingProxyType({**hit.more, "left": str(counts[hit.code] - _LIMIT)}))
        if told[hit.code] <= _LIMIT:
            yield hit


def _frame(scope: Scope) -> Iterator[Hit]:
    """What a report should have around its text, and what a web page put there."""
    title = scope.lines(LineRole.TITLE)
    signed = scope.lines(LineRole.SIGNATURE, LineRole.SIGNATURE_DATE)
    furniture = scope.lines(LineRole.FURNITURE)
    dated = scope.lines(LineRole.DATE, LineRole.SIGNATURE_DATE)
    for lines, code in (
        (title, "source-title-missing"),
        (scope.lines(LineRole.ADDRESSEE), "source-addressee-missing"),
        (signed, "source-signature-missing"),
        (dated, "source-date-missing"),
    ):
        if not lines:
            yield Hit(code, 0, -1, 0, "")
    if len(title) > 1:
        yield _line(scope, "source-title-parted", title[0], "".join(scope.shown(line).strip() for line in title))
    for line in scope.lines(LineRole.SIGNATURE_DATE):
        yield _line(scope, "source-signature-date", line)
    for first, last in _runs([line for line in furniture if not _IMPRINT.match(scope.shown(line))], scope):
        yield replace(_line(scope, "source-furniture", first), more={"last": str(last), "count": str(last - first + 1)})
    for node in scope.structure.nodes:
        if node.kind == "unheaded":
            passage = scope.structure.passages[node.passage]
            yield _line(scope, "source-part-unheaded", passage.line)


def _line(scope: Scope, code: str, line: int, suggestion: str = "") -> Hit:
    text = scope.shown(line)
    return Hit(code, line, len(text) - len(text.lstrip()), len(text.strip()), text.strip()[:60], suggestion)


def _runs(lines: Sequence[int], scope: Scope) -> Iterator[tuple[int, int]]:
    """First and last line of each run, blank lines between not counted."""
    start = last = 0
    for line in lines:
        if last and all(between not in scope.roles for between in range(last + 1, line)):
            last = line
            continue
        if last:
            yield start, last
        start = last = line
    if last:
        yield start, last


def _lines(scope: Scope) -> Iterator[Hit]:
    """What a look at whole lines shows: a first line left blank, uneven blank lines, paragraphs twice or cut off."""
    lines = scope.source.lines
    if lines and not lines[0].text.strip() and any(line.text.strip() for line in lines):
        yield Hit("source-first-line-blank", 1, 0, 0, "")
    yield from _blank_lines(scope)
    seen: dict[str, int] = {}
    for passage in scope.prose:
        text = passage.text.strip()
        if len(text) >= _REPEATED and text in seen:
            yield replace(_line(scope, "source-paragraph-repeated", passage.line), more={"first": str(seen[text])})
        seen.setdefault(text, passage.line)
        if len(text) >= _REPEATED and _BROKEN_END.search(text):
            line, column = passage.place(len(passage.text.rstrip()) - 1)
            yield Hit("source-paragraph-cut-off", line, column, 1, text[-12:])


def _blank_lines(scope: Scope) -> Iterator[Hit]:
    """Paragraphs with no blank line between where nearly all others have one."""
    body = (LineRole.PARAGRAPH, LineRole.HEADING, LineRole.RUN_IN, LineRole.ENUM, LineRole.CHAPEAU, LineRole.OPENING)
    lines = scope.lines(*body)
    parted = sum(1 for before, line in pairwise(lines) if line > before + 1)
    joined = [line for before, line in pairwise(lines) if line == before + 1]
    if joined and parted >= 4 * len(joined):
        yield replace(_line(scope, "source-blank-lines-uneven", joined[0]), more={"count": str(len(joined))})
