"""Paragraphs and runs of WordprocessingML as strings: properties in schema order, every text inert."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafter.export.plain import clean
from drafter.model.tree import Remark, Run

# Properties of one paragraph beyond its style, by the name of their element.
Extra = Mapping[str, str]
NONE: Extra = {}

# The order ECMA-376 asks of the children of w:pPr.
_ORDER = (
    *("keepNext", "keepLines", "pageBreakBefore", "framePr", "pBdr", "tabs", "spacing", "ind", "contextualSpacing"),
    *("jc", "sectPr"),
)
# What must be escaped or dropped; most texts hold none of it.
_UNSAFE = re.compile("[&<>\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Quotes, dashes, dots, circled digits: Word counts them as Latin unless the run says otherwise.
_AMBIGUOUS = re.compile("[\xa1-\u2e7f\ue000-\uf8ff]")

TAB = "<w:r><w:tab/></w:r>"


def escape(text: str) -> str:
    """``text`` as XML character data."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def styled(style: str, extra: Extra, runs: str) -> str:
    """A paragraph of a named style; ``extra`` holds what only this one has."""
    properties = "".join([extra[name] for name in _ORDER if name in extra]) if extra else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def anchor(section: str = "") -> str:
    """A paragraph no higher than a point, where Word asks for one: after a table, and to hold frames or a section."""
    return styled("Anchor", {"sectPr": section} if section else NONE, "")


def written(runs: Sequence[Run], strong_style: str, draft: bool, size: int = 0) -> str:
    """Runs of one look are written as one: fewer bytes, and shaping is not broken inside a word."""
    looks = [(strong_style if run.strong else "", draft and run.gap) for run in runs]
    pieces: list[str] = []
    start = 0
    for end in range(1, len(runs) + 1):
        if end == len(runs) or looks[end] != looks[start]:
            pieces.append(run_of("".join([run.text for run in runs[start:end]]), *looks[start], size))
            start = end
    return "".join(pieces)


def run_of(text: str, style: str = "", highlighted: bool = False, size: int = 0) -> str:
    """One run; ``size`` in half points where the text decides it, and not the style."""
    text = escape(clean(text)) if _UNSAFE.search(text) else text
    if not text:
        return ""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if _AMBIGUOUS.search(text):
        properties += '<w:rFonts w:hint="eastAsia"/>'
    if size:
        properties += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    if highlighted:
        properties += '<w:highlight w:val="yellow"/>'
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of a stretch of their text, each with the origin it had."""
    found: list[Run] = []
    offset = 0
    for run in runs:
        text = run.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(run.text)
        if text:
            found.append(Run(text, run.origin, run.strong))
    return tuple(found)


def remarked(
    runs: Sequence[Run], strong_style: str, draft: bool, remarks: Sequence[tuple[int, Remark]], size: int = 0
) -> str:
    """Runs with the marks of numbered remarks around the stretches they speak of; remarks that cross are cut short."""
    length = sum(len(run.text) for run in runs)
    pieces: list[str] = []
    done = 0
    for number, remark in sorted(remarks, key=lambda each: (each[1].start, each[1].end, each[0])):
        start = min(max(remark.start, done), length)
        end = min(max(remark.end, start), length)
        pieces += (
            written(cut(runs, done, start), strong_style, draft, size),
            f'<w:commentRangeStart w:id="{number}"/>',
            written(cut(runs, start, end), strong_style, draft, size),
            f'<w:commentRangeEnd w:id="{number}"/>',
            f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>',
        )
        done = end
    return "".join((*pieces, written(cut(runs, done, length), strong_style, draft, size)))
