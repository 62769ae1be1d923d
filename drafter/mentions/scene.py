"""What a reader of one passage shares: the text, what is covered, what is quoted, what stands before an offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from drafter.model.reading import MentionKind

_CLAUSE_START = re.compile(r".*[，。；！？：,;:!?（(\n\t]", re.DOTALL)
_WINDOW = 48
_QUOTED = re.compile(r"[“「『][^“”「」『』\n]{1,60}[”」』]|\"[^\"\n]{1,40}\"")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ．％－＋／￥]")
_NARROW = str.maketrans(
    {0xFF01 + i: 0x21 + i for i in range(94) if chr(0xFF01 + i) not in "，：；！？（）"} | {"￥": "¥"}
)

# Digits that name, address or time something. Each is looked for only where its sign stands in the passage.
_NAMED = tuple(
    (sign, re.compile(shape))
    for sign, shape in (
        ("://", r"https?://[^\s，。；）)]{1,300}"),
        ("www.", r"www\.[^\s，。；）)]{1,300}"),
        ("@", r"[\w.-]{1,64}@[\w.-]{1,64}"),
        ("+", r"(?<![A-Za-z])[A-Z]{1,3}[0-9]{1,4} ?\+ ?[0-9]{1,4}(?![0-9])"),
        (
            "+",
            r"(?<![0-9A-Za-z.])[0-9一二两三四五六七八九十NXn]{1,3}(?: ?[+＋] ?[0-9一二两三四五六七八九十NXnx]{1,3})+(?![0-9%.])",
        ),
        ("×", r"[0-9]{1,4} ?[×*] ?[0-9]{1,4}(?: ?小时)?"),
        ("*", r"[0-9]{1,4} ?\* ?[0-9]{1,4}(?: ?小时)?"),
        (
            "时",
            r"[0-9一二三四五六七八九十]{1,3} ?时(?![代期间限])(?:[0-9一二三四五六七八九十]{1,3} ?分(?![钟别之管])|半|许)?(?![0-9]{0,3}小)",
        ),
        ("点", r"[0-9一二三四五六七八九十]{1,3} ?点(?:[0-9一二三四五六七八九十]{1,3} ?分(?![钟别之])|半|钟|整)"),
        (
            "号",
            r"(?<=[路街巷道弄里村区园院])[0-9]{1,5} ?号院?"
            r"(?:[0-9A-Z]{1,4}(?:幢|栋|号楼|楼|单元|室|层|座)){0,4}",
        ),
        ("单元", r"[0-9]{1,3}(?:幢|栋|号楼)[0-9]{1,2}单元(?:[0-9]{1,4}室)?"),
        ("北纬", r"北纬 ?[0-9]{1,3}(?:\.[0-9]{1,6})? ?[度°]?"),
        ("东经", r"东经 ?[0-9]{1,3}(?:\.[0-9]{1,6})? ?[度°]?"),
        ("农历", r"农历[一-鿿〇]{1,12}"),
        ("GB", r"(?:GB|DB)(?:/T|[0-9]{2}/T|/Z)? ?[0-9]{1,6}(?:\.[0-9]{1,3})?(?: ?[-—–] ?[0-9]{2,4})?"),
    )
)


class Found(NamedTuple):
    """A numeric mention before it becomes part of a report."""

    kind: MentionKind
    start: int
    end: int
    value: Decimal | str | None
    unit: str
    approx: str = ""
    weak: bool = False
    zero: bool = False
    rule: str = ""


@dataclass(slots=True)
class Scene:
    """One passage while it is read; ``last_*`` remember the date before, for 15日 and for a year not repeated."""

    text: str
    year: int
    covered: bytearray
    quotes: list[tuple[int, int]]
    quote_starts: list[int]
    last_end: int = -1
    last_year: int = 0
    last_month: int = 0
    found: list[Found] = field(default_factory=list)

    def quoted(self, start: int, end: int) -> tuple[int, int] | None:
        """The quotation, marks included, that holds the span."""
        if not self.quotes:
            return None
        at = bisect_right(self.quote_starts, start) - 1
        if at >= 0 and self.quotes[at][1] >= end:
            return self.quotes[at]
        return None

    def window(self, offset: int) -> str:
        """The characters just before an offset, whatever they are."""
        return self.text[offset - _WINDOW if offset > _WINDOW else 0 : offset]

    def clause(self, offset: int) -> str:
        """The text between the last mark of a clause and an offset."""
        window = self.window(offset)
        before = _CLAUSE_START.match(window)
        return window[before.end() :] if before else window


def folded(text: str) -> str:
    """The text with full-width digits and signs half-width; as long as before."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def scene(text: str, year: int, masked: Sequence[tuple[int, int]]) -> Scene:
    """The Scene of a passage, spans that hold no figures covered."""
    text = folded(text)
    covered = bytearray(len(text))
    for start, end in masked:
        covered[start:end] = b"\1" * (min(end, len(text)) - max(start, 0))
    for sign, shape in _NAMED:
        if sign in text:
            for match in shape.finditer(text):
                covered[match.start() : match.end()] = b"\1" * len(match[0])
    quotes = [match.span() for match in _QUOTED.finditer(text)] if "“" in text or '"' in text or "「" in text else []
    return Scene(text, year, covered, quotes, [start for start, _ in quotes])
