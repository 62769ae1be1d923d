"""The figures of a reading with the words next to them; weak mentions and names are none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from drafter.digest.slotting import Slots, ending, han, leading, opening
from drafter.model.digest import RUN, Figure
from drafter.model.frozen import frozen
from drafter.model.reading import Mention, MentionKind, Reading

_NAMES = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE)
_SENTENCE = re.compile("[。；！？]")
_STOP = re.compile("[，。；：！？、,;:!?]|\0")
_BREAK = re.compile("[，、：,:。；！？]")
_MARKS = re.compile("[\\s\0]+")
_COMPANY = re.compile("公司|集团|事务所|合作社|工厂|[酒饭]店|宾馆|商行|商[场店]|个体工商户")
_SHORT = 4  # Han characters to the left of a figure that tell what it counts
_LEAST = 4  # characters to the right that a figure in Han numerals leaves room for
_GAP = 2  # characters left out between what one figure and the next one take of the words between them


@frozen
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
        self._passages = reading.structure.passages
        self._texts: dict[int, _Text] = {}
        self._of: dict[int, list[Mention]] = defaultdict(list)
        titles = (each for each in reading.mentions if each.kind is MentionKind.DOC_TITLE)
        for each in (*kept.mentions, *titles):  # a title that is no figure is no words of another one either
            self._of[each.passage].append(each)

    def sentence(self, mention: Mention) -> int:
        """The number of the sentence a figure stands in, within its paragraph."""
        return bisect_left(self._text(mention.passage).sentences, mention.start)

    def of(self, mention: Mention) -> tuple[str, str, str]:
        """Left, right, and the clause in front where the left is short."""
        text = self._text(mention.passage)
        begin, end = text.around(mention)
        left = self.slots.named(text.masked[begin : mention.start].strip())
        right = self.slots.named(text.masked[mention.end : end].strip())
        rooms = _rooms(mention.text, han(left), han(right))
        told = ending(left, rooms[0])
        alone = han(told) < _SHORT and text.masked[begin - 1 : begin] != "。"
        return told, _opened(right, rooms[1], text.masked[end : end + 1]), self._before(text, mention) if alone else ""

    def _text(self, passage: int) -> _Text:
        if passage not in self._texts:
            self._texts[passage] = _Text.of(self._passages[passage].text, self._of[passage])
        return self._texts[passage]

    def _before(self, text: _Text, mention: Mention) -> str:
        clause = text.before(mention.start).rsplit("\0", 1)[-1]
        return ending(self.slots.named(_MARKS.sub("", clause)), RUN) if clause else ""


@frozen(slots=False)
class _Text:
    """A passage with every figure as NULs, and where its marks stand: no figure has it read from the beginning."""

    masked: str
    sentences: list[int]  # where those of the passage as it was end

    @classmethod
    def of(cls, text: str, figures: Iterable[Mention]) -> _Text:
        chars = list(text)
        for each in figures:
            chars[each.start : each.end] = "\0" * (each.end - each.start)
        return cls("".join(chars), _places(_SENTENCE, text))

    def around(self, mention: Mention) -> tuple[int, int]:
        """Where the words to the left of a figure begin, and where those to its right end."""
        first, last = bisect_left(self._stops, mention.start), bisect_left(self._stops, mention.end)
        begin = self._stops[first - 1] + 1 if first else 0
        return begin, self._stops[last] if last < len(self._stops) else len(self.masked)

    def before(self, start: int) -> str:
        """The clause in front of the one that a place stands in, of those of its sentence that say something."""
        at = bisect_right(self._clauses, (start, len(self.masked))) - 1
        own = at >= 0 and self._clauses[at][1] >= start
        at -= 2 if own and not self.masked[self._clauses[at][0] : start].strip("\0 ") else 1
        if at < 0:
            return ""
        begin, end = self._clauses[at]
        return self.masked[begin:end] if bisect_left(self._ends, end) == bisect_left(self._ends, start) else ""

    @cached_property
    def _stops(self) -> list[int]:
        return _places(_STOP, self.masked)

    @cached_property
    def _ends(self) -> list[int]:
        return _places(_SENTENCE, self.masked)

    @cached_property
    def _clauses(self) -> list[tuple[int, int]]:
        """Where each clause that says something begins and ends."""
        marks = [*_places(_BREAK, self.masked), len(self.masked)]
        clauses = zip((0, *(each + 1 for each in marks)), marks, strict=False)
        return [(begin, end) for begin, end in clauses if self.masked[begin:end].strip("\0 ")]


def _places(marks: re.Pattern[str], text: str) -> list[int]:
    return [each.start() for each in marks.finditer(text)]


def _opened(right: str, room: int, stop: str) -> str:
    """The words behind a figure; where the next figure takes the end of them, with a gap before it."""
    if stop == "\0" and han(right) > RUN:
        room = min(room, max(han(right) - RUN - _GAP, 0))
    return opening(right, room)


def _rooms(text: str, left: int, right: int) -> tuple[int, int]:
    """How many characters left and right a figure may take: with its own no run is longer than RUN."""
    first, last = leading(text), leading(text[::-1])
    if first < len(text):
        return RUN - first, RUN - last
    free = max(RUN - len(text), 0)
    after = min(right, max(_LEAST, free - left))
    return free - min(after, free), min(after, free)
