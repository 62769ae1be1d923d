"""A report as its relations see it: mentions by passage, their chains, the words they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from itertools import pairwise

from drafter.mentions.chains import Link, links
from drafter.mentions.counted_phrase import KEPT, crowded
from drafter.model.frozen import frozen
from drafter.model.reading import Check, Identity, Mention, MentionKind, Node, Passage

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
HUNDRED = Decimal(100)
_DECIMALS = re.compile(r"[.．点]([0-9０-９〇零一二三四五六七八九]+)")
_YEAR = re.compile("[0-9]{4}")


@frozen
class View:
    """What every rule is given; ``links`` hold indexes into ``mentions``."""

    passages: Sequence[Passage]
    mentions: Sequence[Mention]
    nodes: Sequence[Node]
    identity: Identity
    by_passage: Sequence[Sequence[int]]
    links: Sequence[Link]
    year: int
    linked: Mapping[int, Sequence[Link]]

    def of(self, index: int, kind: str) -> Iterator[Link]:
        """The links of one kind that a mention is a member of."""
        return (link for link in self.linked.get(index, ()) if link.kind == kind)


def view(passages: Sequence[Passage], mentions: Sequence[Mention], nodes: Sequence[Node], identity: Identity) -> View:
    """The report prepared for its rules."""
    by_passage: list[list[int]] = [[] for _ in passages]
    for index, mention in enumerate(mentions):
        if 0 <= mention.passage < len(passages) and not mention.weak:
            by_passage[mention.passage].append(index)
    chained = list[Link]()
    for passage, indexes in zip(passages, by_passage, strict=True):
        if crowded(passage.text, len(indexes)):
            indexes.clear()
        for link in links(passage.text, [mentions[index] for index in indexes]) if len(indexes) > 1 else ():
            members = tuple(indexes[member] for member in link.members)
            chained.append(Link(link.kind, members, link.rule, link.strict, link.words))
    linked = dict[int, list[Link]]()
    for link in chained:
        for index in link.members:
            linked.setdefault(index, []).append(link)
    year = identity.year or _usual_year(mentions)
    return View(passages, mentions, nodes, identity, by_passage, chained, year, linked)


def _usual_year(mentions: Sequence[Mention]) -> int:
    """The year told most often: that of the report where nothing else says it."""
    years = Counter(
        int(mention.value)
        for mention in mentions
        if mention.kind is MentionKind.DATE and isinstance(mention.value, str) and _YEAR.fullmatch(mention.value)
    )
    return years.most_common(1)[0][0] if years else 0


def number(mention: Mention) -> Decimal | None:
    """The value of a figure, None for a range, a date or a name."""
    return mention.value if isinstance(mention.value, Decimal) else None


def exact(mention: Mention) -> bool:
    """Whether the figure is given exactly."""
    return not mention.approx and number(mention) is not None


def decimals(mention: Mention) -> int:
    """How many decimals the report gives."""
    match = _DECIMALS.search(mention.text)
    return len(match[1]) if match else 0


def rounded(value: Decimal, places: int) -> Decimal:
    """Half up, as clerks do."""
    return value.quantize(Decimal(1).scaleb(-places), context=EXACT)


def half_unit(places: int) -> Decimal:
    """Half a unit of the last stated decimal."""
    return Decimal(5).scaleb(-places - 1)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """The part in percent of the whole, with more decimals than anybody states."""
    return EXACT.divide(part * HUNDRED, whole)


def part_of(part: int, whole: int, mentions: Sequence[Mention], rule: str) -> Check | None:
    """A part is no more than its whole; None where a value is no number."""
    small, large = number(mentions[part]), number(mentions[whole])
    if small is None or large is None:
        return None
    return Check("part-whole", (("a", part), ("b", whole)), small <= large, rule=rule)


@lru_cache(KEPT)
def bigrams(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a phrase."""
    return frozenset(map("".join, pairwise(words)))
