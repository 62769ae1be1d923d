"""Headings that carry no number: lost among numbered sisters, or never given one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from drafter.model.reading import Passage
from drafter.reading import shapes
from drafter.reading.counting import Counted
from drafter.reading.heads import Head, mask
from drafter.reading.markers import FLOATING, Marker
from drafter.reading.parts import Parts

NONE = "none"
_LIMIT = 42
_HINTED = 60
_NEAR = 12  # numbered lines looked at for the next number of a count
_TIERS = 3  # lines below a heading among which its text begins
_STOP = re.compile("[。！？：；]")
_NOT = re.compile(
    r"^(?:特此|此致|附[件：]|注：|备注|以上|现将|第[0-9]+页)|[，、]$|如下$|^[^：]{1,16}：\s*[+-]?[0-9]|^[^\u4e00-\u9fff“《（A-Za-z0-9]"
)


def unnumbered(
    passages: Sequence[Passage], body: Sequence[int], items: Sequence[Counted], heads: Sequence[Head], cues: Parts
) -> list[Counted]:
    """The headings of the body that have no number, as items of the count they belong to."""
    taken = {item.passage: at for at, item in reversed(list(enumerate(items))) if not item.marker.start}
    free = [at for at, i in enumerate(body) if i not in taken and _short(passages[i])]
    hinted = sum(1 for at in free if _hint(passages[body[at]]))
    lone = sum(1 for at in free if _lone(passages, body, at, taken))
    around = _Around(items, heads, taken, hinted, lone)
    found: list[Counted] = []
    for at in free:
        if one := _judge(passages, body, at, around, found, cues):
            found.append(one)
    return _layered(found, body)


def _layered(found: Sequence[Counted], body: Sequence[int]) -> list[Counted]:
    """Short lines that tell a part, or stand right over another one, are above the rest when one of them comes first."""
    plain = [one for one in found if one.key == NONE]
    if not plain:
        return list(found)
    after = dict(zip(body, (*body[1:], -1), strict=False))
    lines = {one.passage for one in plain}
    over = {i for i in lines if after[i] in lines}
    named = {one.passage for one in plain if one.rule == "heading-of-a-part"}
    if plain[0].passage not in over and (len(named) < 2 or plain[0].passage not in named):
        return list(found)
    tiers = [named, over, lines] if any(after[i] in over - named for i in named) else [named | over, lines]
    keys = {i: f"{NONE}-low-{depth}" if depth else NONE for depth in reversed(range(len(tiers))) for i in tiers[depth]}
    return [one._replace(key=keys[one.passage]) if one.key == NONE else one for one in found]


class _Around:
    """What is known of a report's other headings."""

    def __init__(
        self, items: Sequence[Counted], heads: Sequence[Head], taken: Mapping[int, int], hinted: int, lone: int
    ) -> None:
        self.items, self.heads, self.taken, self.hinted, self.lone = items, heads, taken, hinted, lone
        self.lines = [at for at, item in enumerate(items) if not item.marker.inline and item.marker.cls not in FLOATING]

        self.headings = [at for at in self.lines if heads[at].kind == "heading"]
        self.gaps = self._gaps()

    def _gaps(self) -> dict[int, int]:
        """The items after which a number is missing, by the item that shows it."""
        open_counts: dict[str, int] = {}
        gaps: dict[int, int] = {}
        for at in self.lines:
            item = self.items[at]
            before = open_counts.get(item.key)
            if before is not None and item.marker.value == self.items[before].marker.value + 2:
                gaps[at] = before
            open_counts[item.key] = at
        return gaps

    def last_heading(self, passage: int) -> int:
        """The nearest numbered heading alone on its line before a passage, -1 without one."""
        place = bisect_left(self.headings, passage, key=lambda at: self.items[at].passage)
        return self.headings[place - 1] if place else -1

    def lost(self, passage: int) -> Counted | None:
        """The item after which a number is missing, when the missing one would stand near ``passage``."""
        place = bisect_left(self.lines, passage, key=lambda at: self.items[at].passage)
        for at in self.lines[place : place + _NEAR]:
            before = self.gaps.get(at)
            if before is not None and self.items[before].passage < passage:
                return self.items[before]
            if before is None and self.items[at].key not in self.deeper_than(place):
                return None
        return None

    def deeper_than(self, place: int) -> frozenset[str]:
        """The counts that open after ``place`` with one: they stand below a heading that lost its number."""
        return frozenset(self.items[at].key for at in self.lines[place : place + 1] if self.items[at].marker.value == 1)


def _short(passage: Passage) -> bool:
    text = passage.text
    limit = _HINTED if passage.level else _LIMIT
    if passage.table or not 2 <= len(text) <= limit or _NOT.search(text) or shapes.is_date(text):
        return False
    return " " not in text or not _cells(text)


def _cells(text: str) -> bool:
    """Whether a line is three words or more parted by blanks, as the head of a table is."""
    cells = text.split()
    return len(cells) > 2 and len(text) > 3 * len(cells)


def _hint(passage: Passage) -> bool:
    return passage.level > 0 or (passage.align == "centre" and not shapes.closed(passage.text))


def _lone(passages: Sequence[Passage], body: Sequence[int], at: int, taken: Mapping[int, int]) -> bool:
    """Whether a short line without end mark stands over a text."""
    text = passages[body[at]].text
    if shapes.closed(text) or text.count("，") > 1 or at + 1 == len(body):
        return False
    if body[at + 1] in taken:
        return True
    least = max(24, len(text))
    for i in body[at + 1 : at + 1 + _TIERS]:
        following = passages[i]
        if len(following.text) > least and shapes.closed(following.text):
            return True
        if i in taken or not _short(following):
            return False
        least = 24
    return False


def _judge(
    passages: Sequence[Passage], body: Sequence[int], at: int, around: _Around, found: Sequence[Counted], cues: Parts
) -> Counted | None:
    i = body[at]
    passage = passages[i]
    lone, hint = _lone(passages, body, at, around.taken), _hint(passage)
    told = bool(cues.named(_words(passage.text)))
    sister = around.last_heading(i)
    if lone or (hint and at + 1 < len(body)):
        before = around.lost(i)
        if before:
            return _as_sister(i, before, "heading-number-lost")
        if sister >= 0 and lone and _alike(passages, around, sister, passage.text):
            return _as_sister(i, around.items[sister], "heading-number-lost")
        first = next((around.items[k] for k in around.lines), None)
        above = found and found[0].key == NONE and (not first or found[0].passage < first.passage)
        if told and first and first.passage < i and not hint and not above:
            return _as_sister(i, first, "heading-number-lost")
        if hint or told or around.lone >= 2:
            key = f"{NONE}-{passage.level}" if passage.level else NONE
            rule = "heading-style" if hint else "heading-of-a-part" if told else "heading-short-line"
            return Counted(i, Marker(NONE, NONE, 0, 0, 0, 0), key, rule)
        return None
    if sister >= 0 and _over_text(passages, body, at, around.taken) and _alike(passages, around, sister, passage.text):
        return _as_sister(i, around.items[sister], "heading-number-lost")
    return None


def _words(text: str) -> str:
    return text.rstrip("。：；！？ ")


def _over_text(passages: Sequence[Passage], body: Sequence[int], at: int, taken: Mapping[int, int]) -> bool:
    """Whether a line of one sentence stands over a longer paragraph."""
    text = mask(passages[body[at]].text)
    if at + 1 == len(body) or len(_STOP.findall(text)) != 1 or text[-1] not in "。：":
        return False
    following = passages[body[at + 1]].text
    return body[at + 1] not in taken and len(following) > 2 * len(text)


def _alike(passages: Sequence[Passage], around: _Around, sister: int, text: str) -> bool:
    """Whether a line is made like the numbered headings before it."""
    item, head = around.items[sister], around.heads[sister]
    other = passages[item.passage].text
    words = other[item.marker.body : head.end]
    same_start = text[:2] == words[:2]
    same_shape = text.count("，") == words.count("，") and abs(len(_words(text)) - len(words)) <= 12
    same_end = shapes.closed(text) == shapes.closed(other)
    return same_end and same_start and (same_shape or text[:3] == words[:3])


def _as_sister(passage: int, sister: Counted, rule: str) -> Counted:
    value = sister.marker.value + 1
    return Counted(passage, Marker(NONE, sister.marker.cls, value, 0, 0, 0), sister.key, rule)
