"""What last year's report promised, and what the items of this draft say became of it.

Which promise was dealt with is read off the document: the item it became names it in ``taken_from`` (2024年“计划”第2条：已办结),
also after its texts were edited, moved or told with another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafter.analysis.sentences import tidy
from drafter.interview import builders
from drafter.interview.moment import Moment
from drafter.model.fact import Entry
from drafter.model.node import Branch, Leaf, Series
from drafter.model.pack import ListSpec, Pack
from drafter.model.question import Answers, Path, key_of

DONE, GOING_ON, DROPPED = CHOICES = ("已办结", "仍在推进", "不再实施")
LATER, WITH = "待补", "并入"
_MARK = re.compile(f"([0-9]{{4}})年“([^”]+)”第([0-9]+)条：({'|'.join((*CHOICES, LATER, WITH))})")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９.,，%％]*[万亿]?(?:[^\W\d_]|(?<=[0-9０-９%％]))|[一二两三四五六七八九十半]成")
_CLAUSE = 4  # characters; a shorter first clause names nothing
_SHARED = 3  # pairs of characters two items on one subject have in common
_OFFERED = 3  # so many items are offered to tell a promise with

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Roles:
    """What the lists of a pack are to each other: ``told`` says what became of last year's, ``going`` holds what goes on."""

    sources: tuple[ListSpec, ...]
    going: ListSpec
    told: ListSpec

    def spec(self, item: Path) -> ListSpec:
        """The list an item stands in."""
        return self.told if item[0] == self.told.key else self.going


@dataclass(frozen=True)
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
        return tuple(text for text in (tidy(self.entry[field.key]) for field in self.spec.fields) if text)

    @cached_property
    def whole(self) -> str:
        """Everything last year's report said of it."""
        return "".join(text if text[-1:] in "。！？" else f"{text}。" for text in self.texts)

    @property
    def short(self) -> str:
        """Its title, or of a longer sentence the first clause."""
        head = self.texts[0].rstrip("。；;，,")
        clause = re.split("[，；。]", head)[0]
        return clause if len(clause) >= _CLAUSE else head


@dataclass(frozen=True, slots=True)
class Mark:
    """What the item at ``item`` says became of a promise."""

    item: Path
    choice: str


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
    """Every problem and plan of last year's report, in its order."""
    lists = roles(moment.pack)
    if lists is None or moment.last is None:
        return ()
    told = ((spec, moment.last.lists.get(spec.key, {}).get("", ())) for spec in lists.sources)
    numbered = (Promise(spec, n, entry) for spec, entries in told for n, entry in enumerate(entries, 1))
    return tuple(each for each in numbered if each.texts)


def marks(moment: Moment) -> dict[Key, Mark]:
    """What the items of this draft say of last year's promises."""
    lists = roles(moment.pack)
    if lists is None or moment.last is None:
        return {}
    found: dict[Key, Mark] = {}
    for spec in (lists.told, lists.going):
        for item, origin in items(moment.answers, spec):
            for year, label, n, choice in _MARK.findall(origin):
                answered = choice == LATER and moment.answers.text((*item, second(spec))) not in ("", LATER)
                if year == str(moment.last.year):
                    found[label, int(n)] = Mark(item, DONE if answered else choice)
    return found


def items(answers: Answers, spec: ListSpec) -> Iterator[tuple[Path, str]]:
    """The places of a list's items, each with what it was taken from."""
    node = answers.get((spec.key,))
    for n, item in enumerate(node.items if isinstance(node, Series) else ()):
        origin = item.get("taken_from") if isinstance(item, Branch) else None
        yield (spec.key, n), origin.text if isinstance(origin, Leaf) else ""


def said(year: int, promise: Promise, choice: str) -> str:
    """How an item names what became of a promise."""
    return f"{year}年“{promise.spec.label}”第{promise.n}条：{choice}"


def less(origin: str, promise: Promise) -> str:
    """What an item was taken from, less a promise."""
    kept = (each for each in origin.split("；") if [found[1:3] for found in _MARK.findall(each)] != [_named(promise)])
    return "；".join(kept)


def _named(promise: Promise) -> tuple[str, str]:
    return promise.spec.label, str(promise.n)


def second(spec: ListSpec) -> str:
    """The text that follows an item's first."""
    first = builders.anchor(spec)
    return next(each.key for each in spec.fields if each is not first)


def near(every: Sequence[Promise], promise: Promise, told: Mapping[Key, Mark]) -> tuple[tuple[Path, Promise], ...]:
    """The items told of already that speak of the same: those that share most pairs of characters, the nearest first."""
    words = _pairs(promise.whole)
    scored: list[tuple[int, int, Path, Promise]] = []
    for other in every:
        mark = told.get(other.key)
        if mark is not None and mark.choice in CHOICES and other.spec is not promise.spec:
            shared = len(words & _pairs(other.whole))
            scored += [(-shared, len(scored), mark.item, other)] if shared >= _SHARED else []
    return tuple((item, other) for _, _, item, other in sorted(scored, key=lambda each: each[:2])[:_OFFERED])


@lru_cache(512)
def _pairs(text: str) -> frozenset[str]:
    bare = re.sub(r"[\W\d_]+", "", text)
    return frozenset(bare[n : n + 2] for n in range(len(bare) - 1))


def figures(text: str) -> tuple[str, ...]:
    """The numbers of a text with what they count: 12个, 4起, 两成."""
    return tuple(dict.fromkeys(each.group() for each in _FIGURE.finditer(text)))
