"""Whether a text is such a report at all: said plainly when it is not, never guessed over."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.model.finding import Finding, Severity, finding
from drafter.model.lexicon import Lexicon
from drafter.model.reading import LineRole, Structure
from drafter.model.span import Span
from drafter.reading.parts import parts

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LEAST = 120  # Han characters of the body below which nobody reports a year
_LINK = 26
_ARTICLES = 5


def verdict(structure: Structure, lexicon: Lexicon) -> Finding | None:
    """The finding that says what a text looks like instead, None when it is such a report."""
    for judge in _JUDGES:
        if found := judge(structure, lexicon):
            return found
    return None


def _said(code: str, structure: Structure, severity: Severity, **params: object) -> Finding:
    line = structure.passages[0].line if structure.passages else 1
    source = structure.findings[0].where.source if structure.findings else ""
    return finding(code, Span(source, line, 1), severity, **params)


def _body(structure: Structure) -> list[str]:
    apart = {judged.line for judged in structure.roles if judged.role is LineRole.FURNITURE}
    return [passage.text for passage in structure.passages if passage.line not in apart]


def _empty(structure: Structure, lexicon: Lexicon) -> Finding | None:
    size = sum(len(passage.text) for passage in structure.passages)
    if not size:
        return _said("reading-empty", structure, Severity.UNREADABLE)
    text = "".join(passage.text for passage in structure.passages)[:200_000]
    han, letters = len(_HAN.findall(text)), sum(char.isalpha() for char in text)
    if len(_KANA.findall(text)) * 10 > letters or han * 3 < letters:
        return _said("reading-not-chinese", structure, Severity.UNREADABLE, han=han, letters=letters)
    if han < _LEAST:
        return _said("reading-too-short", structure, Severity.UNREADABLE, han=han, least=_LEAST)
    return None


def _law(structure: Structure, lexicon: Lexicon) -> Finding | None:
    articles = sum(node.style == "article" for node in structure.nodes)
    if articles < _ARTICLES or articles * 3 < len(structure.nodes):
        return None
    return _said("reading-law", structure, Severity.UNREADABLE, articles=articles)


def _links(structure: Structure, lexicon: Lexicon) -> Finding | None:
    lines = [passage.text for passage in structure.passages]
    short = sum(len(line) <= _LINK + 14 and line[-1] not in "。：；" for line in lines)
    spoken = sum(line.count("。") for line in lines)
    if len(lines) >= 8 and short >= 0.85 * len(lines) and spoken * 8 < len(lines):
        return _said("reading-list", structure, Severity.UNREADABLE, lines=len(lines))
    return None


def _table(structure: Structure, lexicon: Lexicon) -> Finding | None:
    total = sum(len(passage.text) for passage in structure.passages)
    rows = sum(len(p.text) for p in structure.passages if p.table or p.text.count("\t") > 1 or p.text.count("|") > 2)
    if rows * 2 > total:
        return _said("reading-table", structure, Severity.UNREADABLE, share=round(100 * rows / total))
    return None


def _page(structure: Structure, lexicon: Lexicon) -> Finding | None:
    total = sum(len(passage.text) for passage in structure.passages)
    body = sum(map(len, _body(structure)))
    if body * 4 < total or body < _LEAST:
        return _said("reading-furniture", structure, Severity.UNREADABLE, share=round(100 * (total - body) / total))
    return None


def _outline(structure: Structure, lexicon: Lexicon) -> Finding | None:
    if structure.nodes:
        return None
    return _said("reading-no-outline", structure, Severity.GAP, passages=len(structure.passages))


def _part(structure: Structure, lexicon: Lexicon) -> Finding | None:
    cues = parts(lexicon)
    if not cues.listed:
        return None
    told = {node.part for node in structure.nodes if node.part and node.part != cues.default}
    headings = [node.heading or "" for node in structure.nodes if node.level == 1]
    if told or any(cues.told(heading) for heading in headings):
        return None
    return _said("reading-no-part", structure, Severity.GAP, headings="、".join(h for h in headings if h)[:80])


def _title(structure: Structure, lexicon: Lexicon) -> Finding | None:
    return None if structure.identity.title else _said("reading-no-title", structure, Severity.NOTE)


_JUDGES: tuple[Callable[[Structure, Lexicon], Finding | None], ...] = (
    _empty,
    _law,
    _table,
    _links,
    _page,
    _outline,
    _part,
    _title,
)
