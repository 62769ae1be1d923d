"""Whether a text is such a report at all: said plainly when it is not, never guessed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from drafter.model.finding import Finding, Severity, finding
from drafter.model.lexicon import Lexicon
from drafter.model.reading import LineRole, Node, Structure
from drafter.model.span import Span
from drafter.reading.parts import parts

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LEAST = 120  # Han characters of the body below which nobody reports a year
_LINK = 26
_ARTICLES = 5
_LOOKED, _BEGINNING, _HEADLINE = 60, 600, 40
_ADDRESS = re.compile(r"\s*(?:同志们|各位(?:领导|代表|委员|同志|来宾)|女士们|尊敬的)[^。]{0,24}[：:！!]\s*$")
_COMPANY = re.compile("(?:公司|集团|工厂|商会)$")
_FIRST = re.compile("[（(]?一[、.．）)]|第一部分|1[.、]")
_WHOLE = 3  # parts


def verdict(structure: Structure, lexicon: Lexicon) -> Finding | None:
    """The finding that says what a text looks like instead, None when it is such a report.

    Where the title says that it is one, an odd frame is a warning: a report may be short, unheaded, or mostly tables.
    """
    titled = bool(structure.identity.title) and _says(lexicon.kind.title, structure.identity.title)
    for judge in _JUDGES:
        if found := judge(structure, lexicon):
            return replace(found, severity=Severity.WARNING) if titled and judge in _FRAMES else found
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
        return _said("reading-not-chinese", structure, Severity.GAP, han=han, letters=letters)
    if han < _LEAST:
        return _said("reading-too-short", structure, Severity.GAP, han=han, least=_LEAST)
    return None


def _law(structure: Structure, lexicon: Lexicon) -> Finding | None:
    articles = sum(node.style == "article" for node in structure.nodes)
    if articles < _ARTICLES or articles * 3 < len(structure.nodes):
        return None
    return _said("reading-law", structure, Severity.GAP, articles=articles)


def _links(structure: Structure, lexicon: Lexicon) -> Finding | None:
    lines = [passage.text for passage in structure.passages]
    short = sum(len(line) <= _LINK + 14 and line[-1] not in "。：；" for line in lines)
    spoken = sum(line.count("。") for line in lines)
    if len(lines) >= 8 and short >= 0.85 * len(lines) and spoken * 8 < len(lines):
        return _said("reading-list", structure, Severity.GAP, lines=len(lines))
    return None


def _table(structure: Structure, lexicon: Lexicon) -> Finding | None:
    total = sum(len(passage.text) for passage in structure.passages)
    rows = sum(len(p.text) for p in structure.passages if p.table or p.text.count("\t") > 1 or p.text.count("|") > 2)
    if rows * 2 > total:
        return _said("reading-table", structure, Severity.GAP, share=round(100 * rows / total))
    return None


def _page(structure: Structure, lexicon: Lexicon) -> Finding | None:
    total = sum(len(passage.text) for passage in structure.passages)
    body = sum(map(len, _body(structure)))
    if body * 4 < total or body < _LEAST:
        return _said("reading-furniture", structure, Severity.GAP, share=round(100 * (total - body) / total))
    return None


def _kind(structure: Structure, lexicon: Lexicon) -> Finding | None:
    """A title, or without one the headings and the beginning, that speak of something else."""
    cues, title = lexicon.kind, structure.identity.title.replace(" ", "")
    if title and (_says(cues.never, title) or (cues.title and not _says(cues.title, title))):
        return _said("reading-other-kind", structure, Severity.GAP, title=title[:60])
    if not title:
        first = next((text.strip() for text in _body(structure) if text.strip()), "")
        if len(first) <= _HEADLINE and _says(cues.never, first):
            return _said("reading-other-kind", structure, Severity.GAP, title=first)
    if title or not cues.said:
        return None
    headings = (node.heading or node.lead for node in structure.nodes[:_LOOKED])
    opening = (text[:_BEGINNING] for text in _body(structure)[:3])
    if any(_says(cues.said, text) for text in (*headings, *opening)):
        return None
    return _said("reading-other-kind", structure, Severity.GAP, title="")


def _says(cues: tuple[str, ...], text: str) -> bool:
    return any(re.search(cue, text) for cue in cues)


def _speech(structure: Structure, lexicon: Lexicon) -> Finding | None:
    if any(_ADDRESS.match(passage.text) for passage in structure.passages[:12]):
        return _said("reading-speech", structure, Severity.GAP)
    return None


def _company(structure: Structure, lexicon: Lexicon) -> Finding | None:
    who = structure.identity.signed_by or structure.identity.agency
    return _said("reading-company", structure, Severity.GAP, name=who) if _COMPANY.search(who) else None


def _several(structure: Structure, lexicon: Lexicon) -> Finding | None:
    """Several reports in one file: the first level starts anew, and each run of it holds at least three parts."""
    runs: list[list[Node]] = []
    for node in structure.nodes:
        if node.level == 1 and node.number:
            if _FIRST.match(node.number) or not runs:
                runs.append([])
            runs[-1].append(node)
    whole = [run for run in runs if len({node.part for node in run}) >= _WHOLE]
    if len(whole) < 2:
        return None
    return _said("reading-several", structure, Severity.GAP, line=structure.passages[whole[1][0].passage].line)


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
    named = [heading for heading in headings if heading]
    shown = "、".join(named[:3])[:60]
    return _said("reading-no-part", structure, Severity.GAP, count=len(named), headings=shown)


def _title(structure: Structure, lexicon: Lexicon) -> Finding | None:
    return None if structure.identity.title else _said("reading-no-title", structure, Severity.NOTE)


_JUDGES: tuple[Callable[[Structure, Lexicon], Finding | None], ...] = (
    _empty,
    _law,
    _table,
    _links,
    _page,
    _speech,
    _several,
    _kind,
    _company,
    _outline,
    _part,
    _title,
)
_FRAMES = (_table, _links, _outline, _part)
