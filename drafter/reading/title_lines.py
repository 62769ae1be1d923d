"""Which of the lines before the body make up the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.reading import Passage
from drafter.reading import shapes
from drafter.reading.furniture import is_head

TITLE_LIMIT = 70
_TAIL = re.compile(
    r"的?(?:工作|建设|进展|完成|落实|推进|总体|自查|年度|开展)*(?:情况)?的?(?:报\s?告|总\s?结|汇\s?报|公\s?报)(?:（.{1,16}）)?"
)
_BRACKETED = re.compile(r"（[^（）]{1,24}）|——.{2,40}")
_GOES_ON = re.compile(
    r"^(?:关于|的|情况|年度|(?:19|20)[0-9]{2}年|[二][〇零][一二三四五六七八九〇]{2}年|上半年|法|工作|推进|贯彻|落实)"
)
_LEFT_OPEN = re.compile(r"(?:关于|年度?|建设|推进|贯彻|落实|履行|开展|的|和|及|与|工作)$")
_HAS_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s?[年-]|[二][〇零][一二三四五六七八九〇]{2}\s?年")
_COMPACT = re.compile(r"\s+")


def title_lines(passages: Sequence[Passage], free: Sequence[int]) -> list[int]:
    """The indexes of the lines that make up the title, in order."""
    best, place = 0, -1
    for at, i in enumerate(free):
        score = _title_score(passages[i], at == len(free) - 1)
        if score and score >= best:
            best, place = score, at
    if place < 0:
        return []
    chosen = [free[place]]
    while place > 0 and len(chosen) < 4 and _belongs_above(passages[free[place - 1]].text, passages[chosen[0]].text):
        place -= 1
        chosen.insert(0, free[place])
    after = [i for i in free if i > chosen[-1]]
    if after and (
        _TAIL.fullmatch(text := passages[after[0]].text)
        or (text[0] in "及和与暨" and shapes.is_title(text))
        or (_BRACKETED.fullmatch(text) and not _dated(text))
    ):
        chosen.append(after[0])
    return chosen


def _dated(text: str) -> bool:
    inner = text.strip("（）")
    return shapes.is_date(inner) or shapes.is_body(inner) or bool(shapes.signed_and_dated(inner))


def _title_score(passage: Passage, last: bool) -> int:
    """How much a line before the body looks like a title; 0 when it cannot be one."""
    text = _COMPACT.sub("", passage.text)
    if not 3 <= len(text) <= TITLE_LIMIT or shapes.closed(text) or shapes.is_date(text):
        return 0
    named = 4 if shapes.names_paper(text) else 2 if shapes.is_title(text) else 0
    shown = int(passage.align == "centre") + (passage.level == 1)
    dated = bool(_HAS_YEAR.search(text))
    if not named and not (shown and len(text) >= 8) and not (last and len(text) >= 10 and (dated or "关于" in text)):
        return 0
    return named * 2 + 2 * dated + shown + ("关于" in text) + (len(text) >= 8)


def _belongs_above(above: str, below: str) -> bool:
    """Whether two lines before the body are one title."""
    upper, lower = _COMPACT.sub("", above), _COMPACT.sub("", below)
    if len(upper) > 45 or shapes.closed(upper) or upper == lower or shapes.names_paper(upper) or is_head(upper):
        return False
    if shapes.is_body(upper):
        return upper not in lower and (bool(_GOES_ON.match(lower)) or shapes.is_body(lower))
    if "关于" in upper[:30]:
        return len(lower) < 30 and not lower.startswith("关于")
    return bool(_LEFT_OPEN.search(upper) and _GOES_ON.match(lower)) or bool(_TAIL.fullmatch(lower) and len(upper) >= 6)
