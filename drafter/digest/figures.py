"""The figures of a reading with the words next to them; weak mentions and names are none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.digest.slotting import HAN, Slots, ending, han, opening
from drafter.model.digest import RUN, Figure
from drafter.model.reading import Mention, MentionKind, Reading

_NAMES = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE)
_SENTENCE = re.compile("[。；！？]")
_STOP = re.compile("[，。；：！？、,;:!?]|\0")
_MARKS = re.compile("[\\s\0]+")
_COMPANY = re.compile("公司|集团|事务所|合作社|工厂|[酒饭]店|宾馆|商行|商[场店]|个体工商户")
_SHORT = 4  # Han characters to the left of a figure that tell what it counts
_LEAST = 4  # characters to the right that a figure in Han numerals leaves room for
_GAP = 2  # characters left out between what one figure and the next one take of the words between them


@dataclass(frozen=True, slots=True)
class Kept:
    """The mentions that are figures, by their index in the reading."""

    mentions: tuple[Mention, ...]
    index: Mapping[int, int]


def kept_of(reading: Reading) -> Kept:
    """What is a figure: typed, told as a fact or as a zero, and no title that names a company or a person."""
    persons = {each.text for each in reading.mentions if each.kind is MentionKind.PERSON}
    chosen = [n for n, each in enumerate(reading.mentions) if _is_figure(each, persons)]
    return Kept(tuple(reading.mentions[n] for n in chosen), {n: at for at, n in enumerate(chosen)})


def _is_figure(mention: Mention, persons: set[str]) -> bool:
    if mention.kind in _NAMES or (mention.weak and not mention.zero):
        return False
    if mention.kind not in (MentionKind.DOC_TITLE, MentionKind.DOC_NUMBER):
        return True
    return not _COMPANY.search(mention.text) and not any(name in mention.text for name in persons)


def figures(reading: Reading, kept: Kept, slots: Slots, tables: Mapping[int, int]) -> tuple[Figure, ...]:
    """The figures in order; ``tables``: passage → the table it is a row of."""
    starts = [(node.passage, node.start) for node in reading.structure.nodes]
    beside = _Beside(reading, kept, slots)
    return tuple(
        _figure(each, reading, beside, kept, tables, bisect_right(starts, (each.passage, each.start)) - 1)
        for each in kept.mentions
    )


def _figure(
    mention: Mention, reading: Reading, beside: _Beside, kept: Kept, tables: Mapping[int, int], head: int
) -> Figure:
    passage = reading.structure.passages[mention.passage]
    line, start = passage.place(mention.start)
    left, right, before = beside.of(mention)
    titled = mention.kind is MentionKind.DOC_TITLE
    value = mention.value
    return Figure(
        line=line,
        start=start,
        sentence=beside.sentence(mention),
        head=head,
        kind=str(mention.kind),
        value=beside.slots.titled(value) if titled and isinstance(value, str) else value,
        unit=mention.unit,
        text=beside.slots.titled(mention.text) if titled else mention.text,
        what=beside.slots.short(mention.what, most=2 * RUN),
        left=left,
        right=right,
        before=before,
        approx=mention.approx,
        zero=mention.zero,
        same=kept.index.get(mention.same, -1),
        table=tables.get(mention.passage, -1),
        topic=mention.topic,
        field=mention.field,
        indicator=mention.indicator,
        aspect=mention.aspect,
        confidence=round(mention.confidence, 3),
    )


class _Beside:
    """The words left and right of a figure, up to the next figure or mark; no two figures give away the words between them."""

    def __init__(self, reading: Reading, kept: Kept, slots: Slots) -> None:
        self.slots = slots
        self._texts = {n: passage.text for n, passage in enumerate(reading.structure.passages)}
        self._masked: dict[int, str] = {}
        self._ends: dict[int, list[int]] = {}
        self._of: dict[int, list[Mention]] = {}
        titles = (each for each in reading.mentions if each.kind is MentionKind.DOC_TITLE)
        for each in (*kept.mentions, *titles):  # a title that is no figure is no words of another one either
            self._of.setdefault(each.passage, []).append(each)

    def sentence(self, mention: Mention) -> int:
        """The number of the sentence a figure stands in, within its paragraph."""
        if mention.passage not in self._ends:
            self._ends[mention.passage] = [each.start() for each in _SENTENCE.finditer(self._texts[mention.passage])]
        return bisect_left(self._ends[mention.passage], mention.start)

    def of(self, mention: Mention) -> tuple[str, str, str]:
        """Left, right, and the clause in front where the left is short."""
        text = self._mask(mention.passage)
        left, stopped = self._left(text, mention)
        right = self._right(text, mention.end)
        room = _rooms(mention.text, han(left), han(right))
        told = ending(left, room[0])
        before = self._before(text, mention.start) if han(told) < _SHORT and stopped != "。" else ""
        return told, self._opened(right, room[1], text, mention.end), before

    def _mask(self, passage: int) -> str:
        """The text of a passage with every figure as NULs."""
        if passage not in self._masked:
            text = list(self._texts[passage])
            for each in self._of.get(passage, ()):
                text[each.start : each.end] = "\0" * (each.end - each.start)
            self._masked[passage] = "".join(text)
        return self._masked[passage]

    def _left(self, text: str, mention: Mention) -> tuple[str, str]:
        start = mention.start
        while start and not _STOP.match(text, start - 1):
            start -= 1
        return self.slots.named(text[start : mention.start].strip()), text[start - 1 : start]

    def _right(self, text: str, end: int) -> str:
        stop = _STOP.search(text, end)
        return self.slots.named(text[end : stop.start() if stop else len(text)].strip())

    def _opened(self, right: str, room: int, text: str, end: int) -> str:
        """The words behind a figure; where the next figure takes the end of them, with a gap before it."""
        stop = _STOP.search(text, end)
        if stop is not None and stop[0] == "\0" and han(right) > RUN:
            room = min(room, max(han(right) - RUN - _GAP, 0))
        return opening(right, room)

    def _before(self, text: str, start: int) -> str:
        sentence = max(text.rfind(mark, 0, start) for mark in "。；！？")
        clauses = [each for each in re.split("[，：、,:]", text[sentence + 1 : start]) if each.strip("\0 ")]
        if len(clauses) < 2:
            return ""
        return ending(self.slots.named(_MARKS.sub("", clauses[-2].rsplit("\0", 1)[-1])), RUN)


def _rooms(text: str, left: int, right: int) -> tuple[int, int]:
    """How many characters left and right a figure may take: with its own no run is longer than RUN."""
    ends = [n for n, char in enumerate(text) if not HAN.match(char)]
    if ends:
        return RUN - ends[0], RUN - (len(text) - 1 - ends[-1])
    free = max(RUN - len(text), 0)
    after = min(right, max(_LEAST, free - left))
    return free - min(after, free), min(after, free)
