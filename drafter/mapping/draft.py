"""A reading as what a facts file will hold: who reports, typed values by field, the report's own words by list."""

from __future__ import annotations

from drafter.mapping.levels import level_of
from drafter.mapping.outlines import Head, heads
from drafter.mapping.own_words import Item, items
from drafter.mapping.recognisers import recognisers
from drafter.mapping.values import Value, values
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.reading import Identity, MentionKind, Reading

__all__ = ["Draft", "Head", "Item", "Promise", "Value", "draft", "level_of", "promises"]

DOUBTFUL = 0.75  # a value less sure than that is marked for the clerk to look at
FIGURES = (
    MentionKind.COUNT,
    MentionKind.MONEY,
    MentionKind.PERCENT,
    MentionKind.YOY,
    MentionKind.RATIO,
    MentionKind.DATE,
    MentionKind.DURATION,
)


@frozen
class Promise:
    """What last year's report said it would do: an item this year's report must answer."""

    item: str
    target: str
    line: int
    taken_from: str


@frozen
class Draft:
    """What was taken over; ``placed`` and ``unplaced`` are the indexes of the figures that stand in it or do not."""

    identity: Identity
    level: str
    values: tuple[Value, ...]
    items: tuple[Item, ...]
    outline: tuple[Head, ...]
    placed: frozenset[int]
    unplaced: tuple[int, ...]

    def of_topic(self, topic: str) -> tuple[Value, ...]:
        """The values of a topic, in the order of the pack's fields."""
        return tuple(value for value in self.values if value.topic == topic)

    def of_list(self, key: str, topic: str = "") -> tuple[Item, ...]:
        """The items of a list, of one topic where the list goes by topics."""
        return tuple(item for item in self.items if item.list == key and (not topic or item.topic == topic))


def draft(reading: Reading, pack: Pack) -> Draft:
    """The draft of a reading: every figure either in a field or in a text of the report's own."""
    told = values(reading, recognisers(pack), DOUBTFUL)
    stored = frozenset(n for value in told for n in value.mentions)
    own = items(reading, pack, stored, told)
    within = frozenset(n for item in own for n in item.mentions)
    placed = stored | within | _known(reading, stored | within)
    figures = [n for n, each in enumerate(reading.mentions) if not each.weak and each.kind in FIGURES]
    return Draft(
        reading.structure.identity,
        level_of(reading.structure.identity.agency),
        told,
        own,
        heads(reading.structure, pack),
        placed,
        tuple(n for n in figures if n not in placed),
    )


def _known(reading: Reading, placed: frozenset[int]) -> frozenset[int]:
    """What stands in the file anyway: figures told before, and the years the report speaks of by its own year."""
    year = reading.structure.identity.year
    years = {str(year), str(year + 1), str(year - 1)} if year else set()
    told = frozenset(reading.mentions[n].same for n in placed) - {-1} | placed
    nodes = reading.structure.nodes
    opening = nodes[0].passage if nodes else 0
    alike = {(each.kind, each.value, each.unit) for n in placed if (each := reading.mentions[n])}
    return frozenset(
        n
        for n, each in enumerate(reading.mentions)
        if each.same in told
        or n in told
        or (each.passage < opening and (each.kind, each.value, each.unit) in alike)
        or (each.kind is MentionKind.DATE and str(each.value) in years)
    )


def promises(draft: Draft, pack: Pack) -> tuple[Promise, ...]:
    """The plans of a draft as items the next report must answer."""
    silent = {part.list for part in pack.parts.values() if any("{next-year}" in each for each in part.headings)}
    found: list[Promise] = []
    for item in draft.items:
        if item.list in silent:
            texts = dict(item.texts)
            first = texts.get("title") or next(iter(texts.values()), "")
            found.append(Promise(first, texts.get("target", ""), item.line, item.taken_from))
    return tuple(found)
