"""Document + facts → what a reviewer asks of each sentence: whose figure, last year's, counted how, computed from what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.analysis.sentences import sentences
from drafter.model.fact import Fact, Facts, State
from drafter.model.pack import Pack
from drafter.model.tree import Document, Paragraph, Remark, Role, Run
from drafter.rendering.derive import derive

_FIGURES = ("fact", "last", "derived", "gap")


def remarks(document: Document, facts: Facts, pack: Pack) -> tuple[Remark, ...]:
    """A remark for each sentence of the body that tells facts, in the order of the text.

    ``facts`` are those of the file; ``start`` and ``end`` count the characters of the block's ``text``.
    """
    values = derive(facts, pack).facts
    return tuple(
        Remark(index, start, end, text)
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and block.role is Role.BODY
        for start, end, runs in _sentences(block)
        if (text := _text(runs, values, pack))
    )


def _sentences(block: Paragraph) -> Iterator[tuple[int, int, list[Run]]]:
    """Start, end and runs of each sentence of a paragraph."""
    spans, at = [], len(block.number)
    for run in block.runs:
        spans.append((at, at + len(run.text), run))
        at += len(run.text)
    at = 0
    for sentence in sentences(block.text):
        start = block.text.index(sentence, at)
        at = start + len(sentence)
        yield start, at, [run for low, high, run in spans if low < at and high > start]


def _text(runs: Iterable[Run], facts: Facts, pack: Pack) -> str:
    """A line a fact, in the order in which the sentence tells them; "" where it tells none."""
    refs = [ref for run in runs if run.origin.kind in _FIGURES for ref in run.origin.ref.split("+")]
    changes = {ref.removesuffix(".change") for ref in refs if ref.endswith(".change")}
    keys = dict.fromkeys(ref.split(".")[0] for ref in refs)
    return "\n".join(_line(facts.values[key], key in changes, pack) for key in keys if key in facts.values)


def _line(fact: Fact, compared: bool, pack: Pack) -> str:
    formula = _change(fact) if compared else fact.formula
    parts = (
        f"{pack.fields[fact.key].label} {_value(fact)}{_last(fact)}",
        f"口径：{fact.scope}" if fact.scope else "",
        f"截至{fact.as_of.shown}" if fact.as_of is not None else "",
        f"算式：{formula}" if formula else "",
        f"来源：{fact.source}" if fact.source else "",
        f"取自：{fact.taken_from}" if fact.taken_from else "",
    )
    return "；".join(each for each in parts if each)


def _change(fact: Fact) -> str:
    if fact.value is None or fact.last_year is None:
        return ""
    return f"（{fact.value.shown}－{fact.last_year.shown}）÷{fact.last_year.shown}"


def _value(fact: Fact) -> str:
    if fact.state is State.PENDING:
        return "待补"
    return "无" if fact.value is None else fact.value.shown or "是"


def _last(fact: Fact) -> str:
    if fact.last_year is not None:
        return f"（上年{fact.last_year.shown}）"
    return "（上年无）" if fact.last_zero else ""
