"""Parts that add up to their whole, parts that are no more than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from string import ascii_lowercase

from drafter.mentions.chains import Link
from drafter.mentions.relations_view import View, bigrams, exact, number, part_of
from drafter.model.reading import Check, Mention

_NAMES = ascii_lowercase.replace("t", "")  # t is the total


def sums(report: View) -> Iterator[Check]:
    """A whole told with its parts: their sum where they exhaust it or reach it, else each against it."""
    for link in report.links:
        if link.kind == "parts":
            yield from _whole(report, link)


def _whole(report: View, link: Link) -> Iterator[Check]:
    whole, *parts = link.members
    told = _reached(report.mentions, whole, parts, link) or _sum(report.mentions, whole, parts, link)
    if told:
        yield told
        return
    for part in parts:
        if exact(report.mentions[whole]) and (check := part_of(part, whole, report.mentions, link.rule)):
            yield check


def _reached(mentions: Sequence[Mention], whole: int, parts: Sequence[int], link: Link) -> Check | None:
    """The sum of the first parts where these are the whole already: what follows tells of them again (结案 61 起)."""
    total, added = number(mentions[whole]), Decimal(0)
    for count, part in enumerate(parts[:-1], 1):
        added += number(mentions[part]) or Decimal(0)
        if added == total and count > 1:
            return _sum(mentions, whole, parts[:count], link)
    return None


def _sum(mentions: Sequence[Mention], whole: int, parts: Sequence[int], link: Link) -> Check | None:
    """None where the words do not say that nothing is left out and the figures do not show it."""
    values = [number(mentions[part]) for part in parts]
    total = number(mentions[whole])
    if len(parts) < 2 or len(parts) > len(_NAMES) or total is None or None in values:
        return None
    added = sum((value for value in values if value is not None), Decimal(0))
    firm = all(map(exact, (mentions[whole], *(mentions[part] for part in parts))))
    claimed = link.strict and firm and _alike(mentions, parts, link)
    exceeds = (
        added > total and firm and _alike(mentions, parts, link) and all(v <= total for v in values if v is not None)
    )
    if not (added == total or claimed or exceeds):
        return None
    operands = (*zip(_NAMES, parts, strict=False), ("t", whole))
    return Check("sum", operands, added == total, added, total, Decimal(0), f"sum-{link.rule}")


def _alike(mentions: Sequence[Mention], parts: Sequence[int], link: Link) -> bool:
    """Parts of one division are worded alike: 甲类…, 乙类…; else they may be steps that overlap."""
    shared = frozenset.intersection(*(bigrams(mentions[part].what) for part in parts))
    same_end = len({mentions[part].what[-1:] for part in parts}) == 1
    return bool(shared) or (link.rule != "parts-among" and same_end) or link.rule in ("parts-bracket", "parts-divided")
