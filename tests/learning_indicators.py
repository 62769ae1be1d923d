"""What of the gold's indicators learning finds: the rows for mode a (shipped lexicon) and mode b (no lexicon)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.induction.fields.find import fields
from drafter.induction.outline.find import outline
from drafter.model.digest import Digest
from drafter.model.learned import Learned
from drafter.model.pack import Pack
from tests.reading_sources import GOLD

_MONEY = ("元", "万元", "亿元")


@dataclass(frozen=True)
class Indicator:
    """A quantity of the gold that two or more samples tell."""

    slug: str
    units: tuple[str, ...]
    topic: str
    places: frozenset[tuple[str, int, int]]

    def fits(self, content: Mapping[str, object]) -> bool:
        """Whether a learned field has its kind and one of its units; how often a thing was done also counts in 次."""
        if content.get("aspect"):
            return False
        accepts = content.get("accepts", ())
        told = {str(content.get("unit", "")), *(accepts if isinstance(accepts, list | tuple) else ())}
        if "元" in self.units:
            return content.get("kind") == "money" and bool(told & {*_MONEY})
        kinds = ("percent", "duration") if "%" in self.units or "工作日" in self.units else ("count",)
        return content.get("kind") in kinds and bool(told & {*self.units})


def indicators(least: int = 2) -> tuple[Indicator, ...]:
    """The indicators of the gold with support in ``least`` samples."""
    told = json.loads((GOLD / "indicators.json").read_text(encoding="utf-8"))["indicators"]
    found = (
        Indicator(
            each["slug"],
            tuple(each["unit"].split("/")),
            each["topic"],
            frozenset((place["doc"], place["line"], place["start"]) for place in each["occurrences"]),
        )
        for each in told
    )
    return tuple(each for each in found if len({doc for doc, _, _ in each.places}) >= least)


def asked(entries: Sequence[Learned]) -> Iterator[tuple[Indicator, bool]]:
    """Mode a: whether the learned pack asks each indicator: a field of that key under that topic, of its kind and unit,
    attested in two samples (a narrower field's samples count: the broader one is asked with it)."""
    known = {each.key: each for each in entries if each.place == "fields"}
    samples: dict[str, set[str]] = defaultdict(set)
    broader = {each.key: str(each.content.get("broader", "")) for each in entries if each.place == "lexicon.fields"}
    for key, entry in known.items():
        seen: list[str] = []
        while key and key not in seen:
            samples[key] |= {*entry.attested}
            seen.append(key)
            key = broader.get(key, "")
    for each in indicators():
        entry = known.get(each.slug)
        right = entry is not None and entry.content.get("topic") == each.topic and each.fits(entry.content)
        yield each, right and len(samples[each.slug]) > 1


@dataclass(frozen=True)
class Found:
    """Mode b: slugs of the gold a learned field of two or more samples tells; fields that are right, and all that were judged."""

    slugs: frozenset[str]
    right: int
    judged: int
    wrong: tuple[str, ...] = ()


def found(digests: Sequence[Digest], vocabulary: Pack) -> Found:
    """What learning without names makes of the gold's indicators.

    A learned field with support ≥ 2 is judged when at least one of its figures has an indicator in the gold (all 54 count);
    it is right when all of its labelled figures can carry one and the same slug, and the field has the kind and a unit of
    that indicator. Precision is the share of right fields among those judged. An indicator of support ≥ 2 is found when a
    right field holds labelled figures of it from two or more samples.
    """
    placed, _ = outline(digests, vocabulary)
    filled, entries = fields(placed, vocabulary)
    known = {each.key: each for each in entries if each.place == "fields" and each.support > 1}
    labels: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    of = {each.slug: each for each in indicators(1)}
    for each in of.values():
        for place in each.places:
            labels[place].add(each.slug)
    carried: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for digest in filled:
        for figure in digest.figures:
            told = labels.get((digest.sample, figure.line, figure.start))
            if told and figure.field in known and figure.aspect in ("", "row"):
                carried[figure.field].append((digest.sample, told))
    slugs: set[str] = set()
    wrong: list[str] = []
    for key, seen in sorted(carried.items()):
        shared = {slug for slug in set.intersection(*(told for _, told in seen)) if of[slug].fits(known[key].content)}
        if not shared:
            wrong.append(
                f"{key} {known[key].content.get('label', '')}: {sorted({s for _, told in seen for s in told})}"
            )
        elif len({sample for sample, _ in seen}) > 1:
            slugs |= shared
    wide = {each.slug for each in indicators()}
    return Found(frozenset(slugs & wide), len(carried) - len(wrong), len(carried), tuple(wrong))
