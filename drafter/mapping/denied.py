"""Relations that do not hold, as remarks for the clerk: which figures, what the arithmetic gives instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from drafter.analysis.numerals import show_number
from drafter.model.finding import Finding, Severity, finding
from drafter.model.reading import Check, Mention, Passage
from drafter.model.span import Span

_CODES: Mapping[str, str] = {
    "sum": "relation-sum",
    "rate": "relation-rate",
    "share": "relation-rate",
    "part-whole": "relation-part",
    "yoy": "relation-yoy",
    "enumeration": "relation-listed",
    "date-order": "relation-date",
    "year": "relation-date",
    "numbering": "relation-numbering",
    "cap": "relation-cap",
    "plausibility": "relation-implausible",
    "same": "relation-same",
}


def denied(
    checks: Sequence[Check], mentions: Sequence[Mention], passages: Sequence[Passage], source: str
) -> Iterator[Finding]:
    """One warning for each check that fails, at the figure it speaks of."""
    for check in checks:
        if not check.holds:
            figures = [mentions[n] for _, n in check.operands if 0 <= n < len(mentions)]
            yield finding(
                _CODES.get(check.kind, "relation-turn"),
                _where(check, figures, passages, source),
                Severity.WARNING,
                figures="、".join(_named(each) for each in figures) or "、".join(check.listed),
                computed=_shown(check.computed),
                stated=_shown(check.stated),
                rule=check.rule,
            )


def _where(check: Check, figures: Sequence[Mention], passages: Sequence[Passage], source: str) -> Span:
    if figures:
        last = max(figures, key=lambda each: (each.passage, each.start))
        passage, start, end = last.passage, last.start, last.end
    elif check.passage >= 0:
        passage, start, end = check.passage, max(check.start, 0), max(check.end, 0)
    else:
        return Span(source)
    line, column = passages[passage].place(start)
    return Span(source, line, column + 1, max(end - start, 0))


def _named(mention: Mention) -> str:
    return f"{mention.what[:16]}{mention.text}"


def _shown(value: object) -> str:
    return show_number(value) if isinstance(value, Decimal) else ""
