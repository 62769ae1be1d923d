"""What last year's report promised, and what the items of this draft say became of it.

Which promise was dealt with is read off the document: the item it became names it in ``taken_from``
(2024年“计划”第2条〔3f2a9c1d〕：已办结), also after its texts were edited, moved or told with another's. The fingerprint of last
year's words is what counts, the number only where an older file has none. An item written by hand counts where its words
plainly are about the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from drafter.analysis.sentences import tidy
from drafter.analysis.taking import PRINT, TAKEN_KEYS, fingerprint
from drafter.interview import builders, likeness
from drafter.interview.moment import Moment
from drafter.model.fact import Entry
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.pack import ListSpec, Pack
from drafter.model.question import Answers, Path, key_of

DONE, GOING_ON, DROPPED = CHOICES = ("已办结", "仍在推进", "不再实施")
LATER, WITH, HERE = "待补", "并入", "本条已写"  # HERE: told in an item written by hand
JOINED = (WITH, HERE)
_MARK = re.compile(f"([0-9]{{4}})年“([^”]+)”第([0-9]+)条(?:{PRINT})?：({'|'.join((*CHOICES, LATER, *JOINED))})")
_SHARED = 3  # pairs of characters two items on one subject have in common
_OFFERED = 3  # so many items are offered to tell a promise with
_LIKELY = 2  # so many written by hand

Key = tuple[str, int]


@frozen
class Roles:
    """What the lists of a pack are to each other: ``told`` says what became of last year's, ``going`` holds what goes on."""

    sources: tuple[ListSpec, ...]
    going: ListSpec
    told: ListSpec

    def spec(self, item: Path) -> ListSpec:
        """The list an item stands in."""
        return self.told if item[0] == self.told.key else self.going


@frozen(slots=False)
class Promise:
    """A problem or plan of last year: the ``n``-th of its list, counted from 1."""

    spec: ListSpec
    n: int
    entry: Entry

    @property
    def key(self) -> Key:
        """The promise as items name it."""
        return self.spec.label, self.n

    @property
    def typed(self) -> str:
        """The promise as the key of its question."""
        return key_of(("last_year", self.spec.key, self.n - 1))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Its texts in the order of the list's fields."""
        return tuple(text for text in (self.text(field.key) for field in self.spec.fields) if text)

    def text(self, key: str) -> str:
        """One of its texts; "" for one that never came."""
        text = tidy(self.entry[key])
        return "" if text == LATER else text

    @cached_property
    def whole(self) -> str:
        """Everything last year's report said of it."""
        return "".join(text if text[-1:] in "。！？" else f"{text}。" for text in self.texts)

    @property
    def short(self) -> str:
        """Its title, or of a longer sentence the first clause."""
        return likeness.short(self.texts[0])

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The figures in it."""
        from drafter.mentions.stated import stated  # what reads them is not needed before a promise is answered

        return stated(self.whole)

    @cached_property
    def print(self) -> str:
        """What it is known by, whatever its number."""
        return fingerprint(self.texts)


@frozen
class Mark:
    """What the item at ``item`` says became of a promise; ``likely`` where only its words say so."""

    item: Path
    choice: str
    likely: bool = False


def roles(pack: Pack) -> Roles | None:
    """The lists by what their parts print; None where the pack has nothing that says what became of last year's."""
    ahead = {part.list for part in pack.parts.values() if any("{next-year}" in each for each in part.headings)}
    for spec in pack.lists.values():
        part = pack.parts.get(spec.part)
        main = pack.lists.get(part.list) if part else None
        if main is not None and main is not spec and not spec.by_topic and len(spec.fields) > 1:
            sources = (main, *(each for each in pack.lists.values() if each.key in ahead and each is not main))
            return Roles(sources, main, spec)
    return None


def promises(moment: Moment) -> tuple[Promise, ...]:
    """Every problem and plan of last year's report, in its order; computed once a moment."""
    return moment.once("promises", lambda: _promises(moment))


def _promises(moment: Moment) -> tuple[Promise, ...]:
    lists = roles(moment.pack)
    if lists is None or moment.last is None:
        return ()
    told = ((spec, moment.last.lists.get(spec.key, {}).get("", ())) for spec in lists.sources)
    numbered = (Promise(spec, n, entry) for spec, entries in told for n, entry in enumerate(entries, 1))
    return tuple(each for each in numbered if each.texts)


def marks(moment: Moment) -> dict[Key, Mark]:
    """What the items of this draft say of last year's promises; computed once a moment."""
    return dict(moment.once("marks", lambda: _marks(moment)))


def _marks(moment: Moment) -> dict[Key, Mark]:
    lists, every = roles(moment.pack), promises(moment)
    if lists is None or moment.last is None:
        return {}
    found: dict[Key, Mark] = {}
    for spec in (lists.told, lists.going):
        for item, origin in items(moment.answers, spec):
            for year, *named, choice in _MARK.findall(origin):
                answered = choice == LATER and moment.answers.text((*item, second(spec))) not in ("", LATER)
                meant = _meant(every, *named) if year == str(moment.last.year) else None
                if meant is not None:
                    found[meant.key] = Mark(item, DONE if answered else choice)
    return _by_their_words(moment, lists, every, found)


def _meant(every: Sequence[Promise], label: str, n: str, known_by: str) -> Promise | None:
    """The promise an item names: by the fingerprint of its words, among equal ones by its number."""
    alike = [each for each in every if each.spec.label == label and known_by in ("", each.print)]
    numbered = next((each for each in alike if each.n == int(n)), None)
    return numbered or next((each for each in alike if known_by), None)


def _by_their_words(moment: Moment, lists: Roles, every: Sequence[Promise], found: dict[Key, Mark]) -> dict[Key, Mark]:
    for spec in (lists.told, lists.going):
        own = by_hand(moment.answers, spec, found)
        for source in lists.sources if own else ():
            mine = [each for each in every if each.spec is source]
            pairs = likeness.sure([each.texts for each in mine], [texts for _, texts in own]).items()
            new = {mine[n].key: Mark(own[at][0], HERE, True) for n, at in pairs}
            found = new | found
    return found


def by_hand(answers: Answers, spec: ListSpec, found: Mapping[Key, Mark]) -> list[tuple[Path, tuple[str, ...]]]:
    """The items no promise became, each with its texts."""
    made = {each.item for each in found.values() if each.choice not in JOINED}
    return [
        (item, texts) for item, _ in items(answers, spec) if item not in made and (texts := words(answers.get(item)))
    ]


def words(item: Node | None) -> tuple[str, ...]:
    """The texts of an item."""
    if isinstance(item, Branch):
        held = (each.text for key, each in item if isinstance(each, Leaf) and key.text not in TAKEN_KEYS)
        return tuple(text for text in map(tidy, held) if text and text != LATER)
    return (tidy(item.text),) if isinstance(item, Leaf) and tidy(item.text) else ()


def items(answers: Answers, spec: ListSpec) -> Iterator[tuple[Path, str]]:
    """The places of a list's items, each with what it was taken from."""
    node = answers.get((spec.key,))
    for n, item in enumerate(node.items if isinstance(node, Series) else ()):
        origin = item.get("taken_from") if isinstance(item, Branch) else None
        yield (spec.key, n), origin.text if isinstance(origin, Leaf) else ""


def said(year: int, promise: Promise, choice: str) -> str:
    """How an item names what became of a promise."""
    return f"{year}年“{promise.spec.label}”第{promise.n}条〔{promise.print}〕：{choice}"


def less(origin: str, every: Sequence[Promise], promise: Promise) -> str:
    """What an item was taken from, less a promise."""
    return "；".join(each for each in origin.split("；") if promise not in _all_meant(every, each))


def _all_meant(every: Sequence[Promise], origin: str) -> list[Promise | None]:
    return [_meant(every, *named) for _, *named, _ in _MARK.findall(origin)]


def put_off(moment: Moment) -> frozenset[str]:
    """The keys of the texts that wait with a promise nobody can tell of yet."""
    lists = roles(moment.pack)
    items = (mark.item for mark in marks(moment).values() if mark.choice == LATER)
    return frozenset(key_of((*item, second(lists.spec(item)))) for item in items) if lists else frozenset()


def old_figures(moment: Moment, item: Path) -> tuple[str, ...]:
    """The figures last year's report gave in what the item at ``item`` tells of; the year reported on is none."""
    told = marks(moment)
    mine = [each for each in promises(moment) if (mark := told.get(each.key)) and mark.item == item and not mark.likely]
    return tuple(dict.fromkeys(n for each in mine for n in each.figures if n != f"{moment.year}年"))


def second(spec: ListSpec) -> str:
    """The text that follows an item's first."""
    first = builders.anchor(spec)
    return next(each.key for each in spec.fields if each is not first)


def near(every: Sequence[Promise], promise: Promise, told: Mapping[Key, Mark]) -> tuple[tuple[Path, Promise], ...]:
    """The items told of already that speak of the same: those that share most pairs of characters, the nearest first."""
    shown = likeness.pairs(promise.whole)
    scored: list[tuple[int, int, Path, Promise]] = []
    for other in every:
        mark = told.get(other.key)
        if mark is not None and mark.choice in CHOICES and other.spec is not promise.spec:
            shared = len(shown & likeness.pairs(other.whole))
            scored += [(-shared, len(scored), mark.item, other)] if shared >= _SHARED else []
    return tuple((item, other) for _, _, item, other in sorted(scored, key=lambda each: each[:2])[:_OFFERED])


def _own(moment: Moment, lists: Roles) -> list[tuple[Path, tuple[str, ...]]]:
    told = marks(moment)
    return [each for spec in (lists.told, lists.going) for each in by_hand(moment.answers, spec, told)]


def written(moment: Moment, lists: Roles, promise: Promise, told: Mapping[Key, Mark]) -> tuple[tuple[Path, str], ...]:
    """The items written by hand that may well tell of the promise, each with what it is called; the likest first."""
    own = moment.once("by hand", lambda: _own(moment, lists))
    held = [n for n, (item, _) in enumerate(own) if (mark := told.get(promise.key)) and mark.item == item]
    likely = likeness.likely(promise.texts, [texts for _, texts in own])
    return tuple((own[n][0], likeness.short(own[n][1][0])) for n in dict.fromkeys((*held, *likely[:_LIKELY])))
