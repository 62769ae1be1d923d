"""Where a mention stands: the words before it in the forms a cue may end on, the words after it, its clause and sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import overload

from drafter.mapping.cues import bare
from drafter.model.frozen import frozen
from drafter.model.reading import Mention, MentionKind, Node, Structure

_STRIPPED = 34  # characters before a value among which words that tell nothing are looked for
_PLAIN = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE, MentionKind.DATE, MentionKind.DOC_NUMBER)
_TOLD = 16  # characters before a value in which it is said to be last year's
_REACH = 70  # characters looked at on each side
_SENTENCE = re.compile("[。！？\n]")
_CLAUSE = re.compile("[，。；！？：\n]")
_FILLERS = (
    "累计|总计|合计|总共|共计|共有|共|约|近|超过|逾|不足|不到|至少|已经|已|达到|达|均为|均|为|是|有|了|各|仅|全部|"
    "全省|全市|全区|全县|全州|全系统|局本级|全年|完成|高达|实现|数量|总数|总量|件数|人数|数|（|）|(|)|：|，|、"
)
_ABOUT_WORDS = "约|近|超过|逾|不足|不到|至少|达"
_FEWER = "累计|总计|合计|总共|共计|共有|共|约|近|超过|逾|不足|至少|已|达到|达|均|为|是|有|了|仅|，|："
_CHANGE = re.compile(
    "由(?:上年|去年|上一年|原来|此前)?(?:度|同期)?的?[^，。；由]{1,16}?"
    "(?:上升|增加|增长|提高|提升|扩大|升|增|下降|减少|降低|压缩|缩短|压减|精简|缩减|优化|调整|细化|扩展|拓展|降|减)?[至到为成]$"
)
_LAST = re.compile(
    "(?:由)?(?:上年|去年|上一年|前一年|([12][0-9]{3})年)(?:度|同期)?的?(?:为|是|共|合计|共计|分别为|分别是|仅|只有)?$"
)
_BRACKET = re.compile("[（(][^（）()]{0,30}[）)]$")
_AFTER = re.compile("^(?:以上|以下|以内|左右|上下|余|多)?(?:[（(][^（）()]{0,16}[）)])?的?")
_LEADING = re.compile("^(?:年度?|期间|以来)")
_JOINT = re.compile("[、和与及以]{0,2}(?:《[^《》]{0,80}》(?:[（(][^（）()]{0,30}[）)])?[、和与及以]{0,2})*$")
_MARKS = ("", *"，。；：、（）")  # behind a value that begins its clause: what it counts stands before, not behind it
_LISTED = re.compile("[、，；：]")
_BEHIND = re.compile(
    "^(?:[（(][^（）()]{0,30}[）)])?(?:[、和与及以]{0,2}《[^《》]{0,80}》(?:[（(][^（）()]{0,30}[）)])?)*"
)


def _tail(words: str) -> re.Pattern[str]:
    """A run of the words at the end of a text: a pattern that matches the reversed text from its start on."""
    turned = sorted((re.escape(each[::-1]) for each in words.split("|")), key=len, reverse=True)
    return re.compile("(?:" + "|".join(turned) + ")+")


_FILLER, _WORDS, _ABOUT = _tail(_FILLERS), _tail(_FEWER), _tail(_ABOUT_WORDS)


@frozen
class Place:
    """The surroundings of one mention, quotation marks and blanks gone; ``lefts`` from the plain form on.

    ``before`` is the sentence up to the mention's end, ``own`` the part of the clause that is the mention's alone: from the mention before it to the next mark behind it.
    """

    lefts: tuple[str, ...]
    right: str
    clause: str
    own: str
    sentence: str
    before: str
    key: tuple[int, int]  # passage and start of the sentence
    node: Node | None
    part: str


def places(structure: Structure, mentions: Sequence[Mention]) -> Sequence[Place]:
    """The place of each mention, looked at when it is first asked for."""
    return _Places(structure, mentions)


class _Places(Sequence[Place]):
    """The places of the mentions of a structure; of most mentions only that of their neighbours is of interest."""

    def __init__(self, structure: Structure, mentions: Sequence[Mention]) -> None:
        self.passages, self.nodes, self.mentions = structure.passages, structure.nodes, mentions
        self.starts = [(node.passage, node.start) for node in structure.nodes]
        self.bounds = {n: _Bounds.of(structure.passages[n].text) for n in {mention.passage for mention in mentions}}
        self.rooms = _rooms(mentions)
        self.made: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self.mentions)

    @overload
    def __getitem__(self, n: int) -> Place: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[Place]: ...
    def __getitem__(self, n: int | slice) -> Place | Sequence[Place]:
        if isinstance(n, slice):
            return [self[at] for at in range(*n.indices(len(self)))]
        if n not in self.made:
            if not -1 < n < len(self.mentions):
                raise IndexError(n)
            mention = self.mentions[n]
            at = bisect_right(self.starts, (mention.passage, mention.start)) - 1
            node = self.nodes[at] if at >= 0 else None
            text, bounds = self.passages[mention.passage].text, self.bounds[mention.passage]
            self.made[n] = _place(text, mention, self.rooms[n], bounds, node)
        return self.made[n]


def _rooms(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """For each mention the end of the words before it, and the end of the mention before those, dates aside."""
    found: list[tuple[int, int]] = []
    for n, mention in enumerate(mentions):
        if n and _follows(mentions[n - 1], mention):
            found.append(found[-1])
        else:
            before = mentions[n - 1] if n and mentions[n - 1].passage == mention.passage else None
            room = before.end if before and before.kind is not MentionKind.DATE else found[-1][1] if before else 0
            found.append((mention.start, room))
    return found


def _follows(one: Mention, other: Mention) -> bool:
    """Whether a value stands right behind another, as in 5类119项: what stands before the first tells both."""
    return one.passage == other.passage and other.start == one.end and other.kind is one.kind


@frozen
class _Bounds:
    """Where the sentences and clauses of a passage end, and how its text is freed of quotation marks."""

    sentences: tuple[int, ...]
    clauses: tuple[int, ...]
    bare: Callable[[str], str]

    @staticmethod
    def of(text: str) -> _Bounds:
        return _Bounds(
            tuple(each.end() for each in _SENTENCE.finditer(text)),
            tuple(each.end() for each in _CLAUSE.finditer(text)),
            str if bare(text) == text else bare,
        )

    @staticmethod
    def around(ends: Sequence[int], mention: Mention, size: int) -> tuple[int, int]:
        at = bisect_right(ends, mention.start)
        start = ends[at - 1] if at else 0
        after = bisect_right(ends, mention.end - 1)
        return start, ends[after] - 1 if after < len(ends) else size


def _place(text: str, mention: Mention, room: tuple[int, int], bounds: _Bounds, node: Node | None) -> Place:
    start, end = bounds.around(bounds.sentences, mention, len(text))
    low, high = bounds.around(bounds.clauses, mention, len(text))
    free = bounds.bare
    left = free(text[max(start, room[0] - _REACH) : room[0]])
    right = text[mention.end : min(end, mention.end + _REACH)]
    right = free(right[_AFTER.match(right).end() :])  # type: ignore[union-attr]
    if mention.kind is MentionKind.DOC_TITLE:
        left, right = _JOINT.sub("", left), _BEHIND.sub("", right)
    plain = mention.kind in _PLAIN or (left.endswith("，") and right[:1] not in _MARKS)
    return Place(
        (left,) if plain else _variants(left),
        right,
        free(text[max(low, mention.start - _REACH) : min(high, mention.end + _REACH)]),
        free(text[max(low, mention.start - _REACH, room[1]) : mention.end]) + _LISTED.split(right, maxsplit=1)[0],
        free(text[max(start, mention.start - 3 * _REACH) : min(end, mention.end + 2 * _REACH)]),
        free(text[max(start, mention.start - 3 * _REACH) : mention.end]),
        (mention.passage, start),
        node,
        node.part if node else "",
    )


def _variants(left: str) -> tuple[str, ...]:
    """The text before a value, then the same without words that tell nothing of what is counted."""
    head, end = left[:-_STRIPPED], left[-_STRIPPED:]
    ends = [end, _stripped(_ABOUT, end), _stripped(_FILLER, end), _stripped(_WORDS, end)]
    if end[-1:] in "）)":
        ends.append(_stripped(_FILLER, _BRACKET.sub("", end)))
    if end[-1:] in "至到为成":
        ends.append(_stripped(_FILLER, _CHANGE.sub("", end)))
    if "年" in end:
        ends.append(_stripped(_FILLER, _LAST.sub("", end)))
    forms = dict.fromkeys(head + each for each in ends)
    return tuple(forms if left[:1] not in "年期以" else dict.fromkeys(_LEADING.sub("", each) for each in forms))


def _stripped(tail: re.Pattern[str], text: str) -> str:
    """The text without the run of words at its end."""
    found = tail.match(text[::-1])
    return text[: -found.end()] if found else text


def says_last_year(place: Place, year: int) -> bool:
    """Whether the value is last year's by the words right before it; of a report of no known year any year is."""
    found = _LAST.search(place.lefts[0][-_TOLD:])
    return bool(found and (not found[1] or not year or int(found[1]) == year - 1))
