"""The arithmetic and listing relations between the figures of a report, recomputed; and figures told twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from drafter.mentions.relations_kin import kin, told_again
from drafter.mentions.relations_lists import listings
from drafter.mentions.relations_order import orders
from drafter.mentions.relations_rates import rates
from drafter.mentions.relations_sums import sums
from drafter.mentions.relations_view import View, view
from drafter.model.reading import Check, Identity, Mention, Node, Passage

_RULES: tuple[Callable[[View], Iterator[Check]], ...] = (sums, rates, kin, orders, listings)


def checks(
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    nodes: Sequence[Node] = (),
    identity: Identity | None = None,
) -> tuple[Check, ...]:
    """Every relation that words of the report assert, held against its figures; in the order of the text.

    ``nodes`` are needed for the numbering of headings, ``identity`` for the years and dates of the report itself.
    """
    report = view(passages, mentions, nodes, identity or Identity())
    made = {
        (check.kind, check.operands, check.passage, check.start): check for rule in _RULES for check in rule(report)
    }
    return tuple(sorted(made.values(), key=lambda check: (_place(report, check), check.kind, check.operands)))


def same(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, each with ``same`` set to the one that first told the same figure."""
    first = dict[int, int]()
    for early, late in told_again(mentions):
        first.setdefault(late, first.get(early, early))
    pairs = ((mention, first.get(index, -1)) for index, mention in enumerate(mentions))
    return tuple(mention if mention.same == told else replace(mention, same=told) for mention, told in pairs)


def _place(report: View, check: Check) -> tuple[int, int]:
    places = [(report.mentions[index].passage, report.mentions[index].start) for _, index in check.operands]
    return max(places, default=(check.passage, check.start))
