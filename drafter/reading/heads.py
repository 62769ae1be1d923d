"""Where the heading of a numbered item ends: alone on its line, run in before its text, or no heading at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.reading.markers import FLOATING

NUMBERED_LIMIT = 42  # characters of a heading with a number of its own
OPEN_LIMIT = 80  # of one alone on its line without end mark
ITEM_LIMIT = 26  # of one opened by 一是 and the like inside a paragraph
ITEM_LINE_LIMIT = 34  # of one at the start of a line
_LEAD_LIMIT = 32
_QUOTED = re.compile(r"“[^“”]{0,80}”|‘[^‘’]{0,60}’|《[^《》]{0,100}》|「[^「」]{0,60}」")
_BRACKETED = re.compile(r"（[^（）]{0,80}）|〔[^〔〕]{0,20}〕|〈[^〈〉]{0,60}〉")
_STOP = re.compile("[。！？：；]")
_CLAUSE = re.compile("[，。！？：；]|（(?=[^（）]{6})")
_TELLS = re.compile(
    r"^(?:(?:19|20)[0-9]{2}年[，,]|今年|截至|截止|目前|我[局委厅办院]|我们|本[局委厅]|同时|此外)|"
    r"我[局委厅]|我们|共[^同享建治商识赢存产青]{0,8}[0-9]|[0-9]{2,}(?:余|多)?[万亿]?(?:人|家|件|起|次|份|场|名|条|元)"
)
_DONE = re.compile(r"(?<![为除])了(?![解如然])")
_ADVERBIAL = re.compile(
    r"^(?:通过|根据|按照|依据|依照|针对|由于|随着|结合|围绕|以[^，]{1,12}为|在[^，]{1,24}(?:中|下|上|前|后|里|时)$|对(?!接|标|照)|为(?:了|进一步|深入|切实)|自[^，]{1,16}(?:起|来)|从)"
)
_LISTS = re.compile(
    r"(?:如下|包括|主要有|主要是|分别是|分别为|即|例如|比如|其中|具体是|表现在|体现在|方面|是|(?<![行认作])为|有)$"
)
_FUSED = re.compile(
    r"(?P<head>[^，。；：！？\s]{4,30}?)(?=进一步|我[局委厅]|今年以来|今年|年初|全年|一年来|(?:19|20)[0-9]{2}年(?:以来|，|我|初|[0-9]月)|按照|根据《|通过)"
)
_FUSED_ALONE = re.compile(
    r"(?P<head>[^。；：！？\s，]{6,30}?(?:，[^。；：！？\s，]{4,16}?)?)(?=今年以来|一年来|我[局委厅][^，。]|(?:19|20)[0-9]{2}年(?:以来)?(?:，|我[局委厅]|[0-9]{1,2}月))"
)
_BLANK = re.compile(r"(?P<head>[^，。；：！？\s]{4,30}(?:，[^，。；：！？\s]{4,20})?)[ \t]+(?=\S)")
_NAMED = re.compile("(?:[局厅委院央部会办]|政府)$")  # a blank after a body parts it from the next one
_DATED = re.compile("[0-9](?:[0-9年]*[月季]|%)|季度|月底|年底|年内")  # a sentence that sets a term or a figure
_FIGURED = re.compile("[0-9].{0,60}，")  # a sentence that tells figures, its end mark forgotten
_REST_LEAST = 20
_CUT = re.compile("[在对由向以于]")


class Stretch(NamedTuple):
    """The text of one item, masked: what stands in quotes and brackets is blotted out."""

    text: str
    masked: str
    begin: int
    stop: int
    floating: bool
    inline: bool
    whole: bool  # the item takes up its passage from start to end
    led: bool  # a plain paragraph follows
    parent: bool  # a deeper item follows


class Head(NamedTuple):
    """``kind`` is heading, run_in or enum; ``end`` the offset after heading or lead; ``faulty`` names what is wrong with it."""

    kind: str
    end: int
    rule: str
    faulty: str = ""


def mask(text: str) -> str:
    """The text with the inside of quotes and brackets blotted out, character for character."""
    if any(mark in text for mark in "“《‘「"):
        text = _QUOTED.sub(_blot, text)
    return _BRACKETED.sub(_blot, text) if any(mark in text for mark in "（〔〈") else text


def _blot(found: re.Match[str]) -> str:
    return found[0][0] + "■" * (len(found[0]) - 2) + found[0][-1]


def head(item: Stretch) -> Head:
    """The heading of an item judged by itself."""
    found = _STOP.search(item.masked, item.begin, item.stop)
    at = found.start() if found else item.stop
    if item.whole and not item.masked[at + 1 : item.stop].strip("”’」）》 "):
        whole = _alone(item, at, found[0] if found else "")
        return (
            whole
            if whole.kind == "heading" and not _FIGURED.search(item.masked, item.begin, item.stop)
            else _unmarked(item) or whole
        )
    if not found or not (item.parent or item.text[at + 1 : item.stop].strip()):
        return _enum(item, "one-sentence")
    size = at - item.begin
    limit = (ITEM_LIMIT if item.inline else ITEM_LINE_LIMIT) if item.floating else NUMBERED_LIMIT
    words = item.text[item.begin : at]
    if 2 <= size <= limit and found[0] in "。：" and _headlike(words, item.floating, found[0]):
        return Head("run_in", at, "heading-run-in" if found[0] == "。" else "heading-colon")
    return _unmarked(item) or _enum(item, "numbered-sentence")


def _headlike(words: str, floating: bool, mark: str) -> bool:
    if _TELLS.search(words) or words.count("，") > 2 or (mark == "：" and _LISTS.search(words)):
        return False
    return not floating or not (_DONE.search(words) or ("，" in words and _ADVERBIAL.match(words.partition("，")[0])))


def _alone(item: Stretch, at: int, mark: str) -> Head:
    """An item that is a line of one sentence at most."""
    words = item.text[item.begin : at]
    size, commas = at - item.begin, words.count("，")
    if not words or (mark in "；！？" and mark):
        return _enum(item, "listed-item")
    if not mark:
        limit = NUMBERED_LIMIT if item.floating else OPEN_LIMIT
        return Head("heading", at, "heading-line") if size <= limit else _enum(item, "numbered-sentence")
    if mark == "：":
        fits = size <= NUMBERED_LIMIT and not _TELLS.search(words)
        return Head("heading", at, "heading-colon") if fits else _enum(item, "numbered-sentence")
    followed = item.led or item.parent
    limit = NUMBERED_LIMIT if not followed else NUMBERED_LIMIT + 24
    fits = size <= limit and (followed or commas < 2) and (followed or not (item.floating or _DATED.search(words)))
    if fits and not (_TELLS.search(words) and not followed):
        return Head("heading", at, "heading-line-with-mark")
    return _enum(item, "numbered-sentence")


def _unmarked(item: Stretch) -> Head | None:
    """A heading parted from its text by a blank, or by nothing before a new sentence."""
    if item.floating or item.inline:
        return None
    for pattern, rule, fault in (
        (_BLANK, "heading-blank", "heading-mark-blank"),
        (_FUSED_ALONE, "heading-fused", "heading-mark-missing"),
    ):
        found = pattern.match(item.masked, item.begin, item.stop)
        if not found or _TELLS.search(found["head"]) or _ADVERBIAL.match(found["head"]) or _NAMED.search(found["head"]):
            continue
        rest = item.masked[found.end() : item.stop]
        if len(rest) > _REST_LEAST and ("。" in rest or (rule == "heading-blank" and _FIGURED.search(rest))):
            return Head("run_in", found.end("head"), rule, fault)
    return None


def _enum(item: Stretch, rule: str) -> Head:
    """A numbered sentence; its end is that of its first clause."""
    quoted = _QUOTED.sub(_blot, item.text[item.begin : min(item.stop, item.begin + 400)])
    found = _CLAUSE.search(quoted)
    size = found.start() if found else len(quoted.rstrip())
    if size > _LEAD_LIMIT and (cut := _CUT.search(quoted, 6, size)):
        size = cut.start()
    return Head("enum", item.begin + size, rule)


def settle(items: Sequence[Stretch], heads: Sequence[Head]) -> list[Head]:
    """The heads of sisters, each compared with the others."""
    spoken = [one.end - item.begin for item, one in zip(items, heads, strict=True) if one.kind == "run_in"]
    others = len(heads) - 1
    if len(spoken) < 2 or len(spoken) * 3 < others * 2:
        return list(heads)
    reach = _Reach(min(spoken), max(spoken), len(spoken) == others)
    return [_compared(item, one, reach) for item, one in zip(items, heads, strict=True)]


class _Reach(NamedTuple):
    """The lengths of the headings run in among sisters; ``all`` when only one sister has none."""

    least: int
    most: int
    all: bool


def _compared(item: Stretch, own: Head, reach: _Reach) -> Head:
    """The head of a numbered sentence whose sisters have headings run in: perhaps its end mark is a fault."""
    if own.kind != "enum" or own.rule == "listed-item":
        return own
    clause = item.text[item.begin : own.end]
    rest = item.stop - own.end - 1
    comma = item.text[own.end : own.end + 1] == "，" and not (item.floating and own.rule == "one-sentence")
    if comma and 4 <= len(clause) <= reach.most and rest > len(clause) and not _telling(clause):
        return Head("run_in", own.end, "heading-comma-like-sisters", "heading-mark-comma")
    fused = _FUSED.match(item.masked, item.begin, item.stop)
    if not fused or not reach.all or not reach.least - 2 <= len(fused["head"]) <= reach.most + 4:
        return own
    if item.stop - fused.end() > len(fused["head"]) and not _telling(fused["head"]):
        return Head("run_in", fused.end("head"), "heading-fused-like-sisters", "heading-mark-missing")
    return own


def _telling(words: str) -> bool:
    return bool(_ADVERBIAL.match(words) or _TELLS.search(words) or _DONE.search(words))


def agree(items: Sequence[Stretch], heads: Sequence[Head]) -> list[Head]:
    """Sisters that are all lines of one sentence with nothing below them are sentences when most are too long to be headings."""
    loose = [
        k for k, item in enumerate(items) if heads[k].rule == "heading-line-with-mark" and not (item.led or item.parent)
    ]
    long = sum(head.kind == "enum" for head in heads)
    if not loose or long < len(heads) - long:
        return list(heads)
    return [_enum(items[k], "numbered-sentence") if k in loose else head for k, head in enumerate(heads)]


def is_floating(key: str) -> bool:
    """Whether a count is one of 一是, 其一, 首先 and the like."""
    return key.rstrip("+") in FLOATING
