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
    return _layered(found)


def _layered(found: Sequence[Counted]) -> list[Counted]:
    """Short lines that tell a part stand above those that do not, when one of them comes first."""
    plain = [one for one in found if one.key == NONE]
    named = sum(one.rule == "heading-of-a-part" for one in plain)
    if named < 2 or plain[0].rule != "heading-of-a-part":
        return list(found)
    return [one._replace(key=f"{NONE}-low") if one.rule == "heading-short-line" else one for one in found]


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
    return not passage.table and 2 <= len(text) <= limit and not _NOT.search(text) and not shapes.is_date(text)


def _hint(passage: Passage) -> bool:
    return passage.level > 0 or (passage.align == "centre" and not shapes.closed(passage.text))


def _lone(passages: Sequence[Passage], body: Sequence[int], at: int, taken: Mapping[int, int]) -> bool:
    """Whether a short line without end mark stands over a text."""
    text = passages[body[at]].text
    if shapes.closed(text) or text.count("，") > 1 or at + 1 == len(body):
        return False
    following = passages[body[at + 1]]
    if body[at + 1] in taken or (len(following.text) > max(24, len(text)) and shapes.closed(following.text)):
        return True
    third = passages[body[at + 2]] if at + 2 < len(body) else None
    return third is not None and _short(following) and len(third.text) > 24 and shapes.closed(third.text)


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
