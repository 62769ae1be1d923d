"""Where a mention stands: the words before it in the forms a cue may end on, the words after it, its clause and sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.mapping.cues import bare
from drafter.model.reading import Mention, MentionKind, Node, Structure

_STRIPPED = 34  # characters before a value among which words that tell nothing are looked for
_PLAIN = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE, MentionKind.DATE, MentionKind.DOC_NUMBER)
_REACH = 70  # characters looked at on each side
_SENTENCE = re.compile("[。！？\n]")
_CLAUSE = re.compile("[，。；！？：\n]")
_FILLER = re.compile(
    "(?:累计|总计|合计|总共|共计|共有|共|约|近|超过|逾|不足|不到|至少|已经|已|达到|达|均为|均|为|是|有|了|各|仅|分别为|分别|全部|"
    "全年|完成|高达|实现|数量|总数|总量|[件人]数|数|[（:：，、])+$"
)
_WORDS = re.compile(
    "(?:累计|总计|合计|总共|共计|共有|共|约|近|超过|逾|不足|至少|已|达到|达|均|为|是|有|了|分别|仅|，|：)+$"
)
_CHANGE = re.compile(
    "由(?:上年|去年|上一年|原来|此前)?(?:度|同期)?的?[^，。；由]{1,16}?"
    "(?:上升|增加|增长|提高|提升|扩大|升|增|下降|减少|降低|压缩|缩短|压减|精简|缩减|优化|调整|细化|扩展|拓展|降|减)?[至到为成]$"
)
_LAST = re.compile("(?:由)?(?:上年|去年|上一年|前一年|[12][0-9]{3}年)(?:度|同期)?的?(?:为|是|共)?$")
_BRACKET = re.compile("[（(][^（）()]{0,30}[）)]$")
_AFTER = re.compile("^(?:以上|以下|以内|左右|上下|余|多)?(?:[（(][^（）()]{0,16}[）)])?的?")
_LEADING = re.compile("^(?:年度?|期间|以来)")
_JOINT = re.compile("[、和与及以]{0,2}(?:《[^《》]{0,80}》(?:[（(][^（）()]{0,30}[）)])?[、和与及以]{0,2})*$")


_LISTED = re.compile("[、，；：]")
_BEHIND = re.compile(
    "^(?:[（(][^（）()]{0,30}[）)])?(?:[、和与及以]{0,2}《[^《》]{0,80}》(?:[（(][^（）()]{0,30}[）)])?)*"
)


@dataclass(frozen=True, slots=True)
class Place:
    """The surroundings of one mention, quotation marks and blanks gone; ``lefts`` from the plain form on.

    ``own`` is the part of the clause that is the mention's alone: from the mention before it to the next mark behind it.
    """

    lefts: tuple[str, ...]
    right: str
    clause: str
    own: str
    sentence: str
    key: tuple[int, int]  # passage and start of the sentence
    node: Node | None
    part: str


def places(structure: Structure, mentions: Sequence[Mention], forms: bool = True) -> list[Place]:
    """The place of each mention; without ``forms`` the words before it as they stand only."""
    starts = [(node.passage, node.start) for node in structure.nodes]
    bounds = {n: _Bounds.of(structure.passages[n].text) for n in {mention.passage for mention in mentions}}
    found: list[Place] = []
    begin = room = 0
    for n, mention in enumerate(mentions):
        if not n or not _follows(mentions[n - 1], mention):
            begin = mention.start
            room = mentions[n - 1].end if n and mentions[n - 1].passage == mention.passage else 0
        at = bisect_right(starts, (mention.passage, mention.start)) - 1
        node = structure.nodes[at] if at >= 0 else None
        found.append(
            _place(
                structure.passages[mention.passage].text, mention, (begin, room), bounds[mention.passage], node, forms
            )
        )
    return found


def _follows(one: Mention, other: Mention) -> bool:
    """Whether a value stands right behind another, as in 5类119项: what stands before the first tells both."""
    return one.passage == other.passage and other.start == one.end and other.kind is one.kind


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where the sentences and clauses of a passage end."""

    sentences: tuple[int, ...]
    clauses: tuple[int, ...]

    @staticmethod
    def of(text: str) -> _Bounds:
        return _Bounds(
            tuple(each.end() for each in _SENTENCE.finditer(text)), tuple(each.end() for each in _CLAUSE.finditer(text))
        )

    @staticmethod
    def around(ends: Sequence[int], mention: Mention, size: int) -> tuple[int, int]:
        at = bisect_right(ends, mention.start)
        start = ends[at - 1] if at else 0
        after = bisect_right(ends, mention.end - 1)
        return start, ends[after] - 1 if after < len(ends) else size


def _place(
    text: str, mention: Mention, room: tuple[int, int], bounds: _Bounds, node: Node | None, forms: bool
) -> Place:
    start, end = bounds.around(bounds.sentences, mention, len(text))
    low, high = bounds.around(bounds.clauses, mention, len(text))
    left = bare(text[max(start, room[0] - _REACH) : room[0]])
    right = bare(_AFTER.sub("", text[mention.end : min(end, mention.end + _REACH)], count=1))
    plain = not forms or mention.kind in _PLAIN
    if mention.kind is MentionKind.DOC_TITLE:
        left, right = _JOINT.sub("", left), _BEHIND.sub("", right)
    return Place(
        (left,) if plain else _variants(left),
        right,
        bare(text[max(low, mention.start - _REACH) : min(high, mention.end + _REACH)]),
        bare(text[max(low, mention.start - _REACH, room[1]) : mention.end]) + _LISTED.split(right, maxsplit=1)[0],
        bare(text[max(start, mention.start - 3 * _REACH) : min(end, mention.end + 2 * _REACH)]),
        (mention.passage, start),
        node,
        node.part if node else "",
    )


def _variants(left: str) -> tuple[str, ...]:
    """The text before a value, then the same without words that tell nothing of what is counted."""
    found = [left]
    head, end = left[:-_STRIPPED], left[-_STRIPPED:]
    for strip in ((_FILLER,), (_WORDS,), (_BRACKET, _FILLER), (_CHANGE, _FILLER), (_LAST, _FILLER)):
        text = end
        for each in strip:
            text = each.sub("", text)
        if head + text not in found:
            found.append(head + text)
    return tuple(_LEADING.sub("", each) for each in found)


def says_last_year(place: Place) -> bool:
    """Whether the value is last year's by the words right before it."""
    return bool(_LAST.search(place.lefts[0]))
