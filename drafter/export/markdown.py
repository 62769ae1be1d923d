"""Document → Markdown whose text a CommonMark reader gets back letter by letter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any
from unicodedata import category

from drafter.export import State
from drafter.export.plain import clean
from drafter.export.tables import padded
from drafter.model.tree import Chart, Document, Heading, Paragraph, Role, Run, Table, text_of

_SPECIAL = re.compile(r"[\\`*_\[\]<>&#~|]")
_MARKER = re.compile(r"(?:[-+=]|\d{1,9}[.)])(?=[-=\s]|$)")
_SEAL = re.compile(r"^<!-- drafter:([0-9a-f]{64}) -->[ \t]*$", re.MULTILINE)


def write_markdown(document: Document) -> str:
    """The report as Markdown, closed by a comment with the hash of what stands before it."""
    body = "".join(f"{text}\n\n" for block in document.blocks if (text := _WRITERS[type(block)](block)))
    return f"{body}<!-- drafter:{_hash(body)} -->\n"


def markdown_state(text: str) -> State:
    """``ours`` for Markdown as drafter wrote it, ``changed`` for one edited since, ``foreign`` for any other text."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    seals = list(_SEAL.finditer(text))
    if not seals:
        return "foreign"
    last = seals[-1]
    whole = _hash(text[: last.start()]) == last[1] and not text[last.end() :].strip()
    return "ours" if whole else "changed"


def _hash(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()


def _heading(block: Heading) -> str:
    return _titled(min(max(block.level, 1), 4) + 1, block.text)


def _titled(depth: int, text: str) -> str:
    line = _line(clean(text))
    return f"{'#' * depth} {line}" if line else ""


def _paragraph(block: Paragraph) -> str:
    if block.role is Role.TITLE:
        return _titled(1, block.text)
    runs = (Run(block.number, strong=block.level > 0), *block.runs)
    # Two strong pieces with nothing between them would meet in four asterisks, which close nothing.
    texts = [(run.strong, text) for run in runs if (text := clean(run.text))]
    return _marked([(strong, "".join(text for _, text in group)) for strong, group in groupby(texts, itemgetter(0))])


def _table(block: Table) -> str:
    rows = [[_line(clean(text_of(cell))) for cell in row] for row in padded(block)]
    if not rows:
        return ""
    align = block.align.ljust(len(rows[0]))
    rule = ["---:" if align[index] == "r" else "---" for index in range(len(rows[0]))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def _chart(_: Chart) -> str:
    """Nothing: text draws no bars, and the figures stand in the table before it."""
    return ""


def _line(text: str) -> str:
    return _marked([(False, text)] if text else [])


def _marked(pieces: Sequence[tuple[bool, str]]) -> str:
    """One line of text with its strong pieces marked, readable as nothing else."""
    texts = ["", *(text for _, text in pieces), ""]
    out: list[str] = []
    for index, (strong, text) in enumerate(pieces, start=1):
        before, core, after = _core(texts[index - 1][-1:], text, texts[index + 1][:1]) if strong else (text, "", "")
        out += (_escape(before), core and f"**{_escape(core)}**", _escape(after))
    return _edges("".join(out))


def _core(previous: str, text: str, following: str) -> tuple[str, str, str]:
    """``text`` split so that its middle may be marked strong between its neighbours.

    CommonMark neither opens ``**`` between a letter and a mark nor closes it between a mark and a letter, and a Han
    character is a letter to it: the full stop of a run-in heading stands outside.
    """
    start, end = 0, len(text)
    while start < end and not _fits(text[start], text[start - 1] if start else previous):
        start += 1
    while start < end and not _fits(text[end - 1], text[end] if end < len(text) else following):
        end -= 1
    return text[:start], text[start:end], text[end:]


def _fits(edge: str, neighbour: str) -> bool:
    """Whether every version of CommonMark sees a strong piece's end between ``edge`` and ``neighbour``."""
    if category(edge)[0] not in "PSZ":
        return True
    return not edge.isspace() and (not neighbour or category(neighbour)[0] in "PZ")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _edges(text: str) -> str:
    """The line with its ends protected: no list mark at its start, no white space a reader would strip."""
    stripped = text.strip()
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if not stripped:
        return _entities(text)
    if mark := _MARKER.match(stripped):
        cut = mark.end() - 1
        stripped = f"{stripped[:cut]}\\{stripped[cut:]}"
    return f"{_entities(head)}{stripped}{_entities(tail)}"


def _entities(spaces: str) -> str:
    return "".join(f"&#{ord(space)};" for space in spaces)


_WRITERS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {Heading: _heading, Paragraph: _paragraph, Table: _table, Chart: _chart}
)
