"""Document → for each paragraph, and each sentence of it, what stands behind it; pure data for ``--trace``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from drafter.analysis.sentences import sentences
from drafter.model.fact import Facts
from drafter.model.tree import Block, Chart, Document, Heading, Paragraph, Run, Table, text_of


def trace(document: Document, facts: Facts) -> list[dict[str, Any]]:
    """One entry a block: text, kind, template line, patterns, facts (key and line), derived values, own words; sentences likewise."""
    entries: list[dict[str, Any]] = []
    part = section = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            part, section = (block.text, "") if block.level == 1 else (part, block.text)
        entries.append({"part": part, "section": section, **_entry(block, facts)})
    return entries


def _entry(block: Block, facts: Facts) -> dict[str, Any]:
    runs = _runs(block)
    entry: dict[str, Any] = {"kind": _kind(block), "text": block.text, "template": block.line, **_behind(runs, facts)}
    if isinstance(block, Paragraph) and block.role.value == "body":
        entry["sentences"] = [_sentence(text, group, facts) for text, group in _split(runs)]
    return entry


def _kind(block: Block) -> str:
    if isinstance(block, Heading):
        return f"heading{block.level}"
    return block.role.value if isinstance(block, Paragraph) else type(block).__name__.lower()


def _runs(block: Block) -> tuple[Run, ...]:
    if isinstance(block, Table):
        return tuple(run for row in block.rows for cell in row for run in cell)
    return () if isinstance(block, Chart) else block.runs


def _split(runs: tuple[Run, ...]) -> Iterable[tuple[str, list[Run]]]:
    """The sentences of a paragraph, each with the runs that reach into it."""
    start = 0
    spans = []
    for run in runs:
        spans.append((start, start + len(run.text), run))
        start += len(run.text)
    at = 0
    text = text_of(runs)
    for each in sentences(text):
        begin = text.index(each, at)
        at = begin + len(each)
        yield each, [run for low, high, run in spans if low < at and high > begin]


def _sentence(text: str, runs: list[Run], facts: Facts) -> dict[str, Any]:
    heading = all(run.strong for run in runs)
    return {"text": text, **({"heading": True} if heading else {}), **_behind(runs, facts)}


def _behind(runs: Iterable[Run], facts: Facts) -> dict[str, Any]:
    groups: dict[str, dict[str, Any]] = {
        name: {} for name in ("patterns", "facts", "last_year", "derived", "own", "periods", "gaps")
    }
    for run in runs:
        kind, ref = run.origin.kind, run.origin.ref
        place = _GROUPS.get(kind)
        if place is not None:
            told = run.text if place in _VALUED else ""
            groups[place][f"{ref}={told}"] = _reference(place, ref, run.text, facts)
    return {name: list(found.values()) for name, found in groups.items() if found}


_GROUPS: Mapping[str, str] = {
    "pattern": "patterns",
    "fact": "facts",
    "last": "last_year",
    "derived": "derived",
    "own": "own",
    "period": "periods",
    "gap": "gaps",
}


_VALUED = frozenset({"facts", "last_year", "derived"})


def _reference(place: str, ref: str, text: str, facts: Facts) -> Any:
    fact = facts.values.get(ref.split(".")[0].split("+")[0])
    if place == "facts" and fact is not None:
        return {"key": ref, "line": fact.where.line, "value": text}
    if place == "last_year" and fact is not None:
        return {"key": ref, "line": fact.last_where.line, "value": text}
    if place == "derived":
        return {"key": ref, "value": text, "formula": fact.formula if fact is not None else ""}
    return ref
