"""Parts, orders, sections, topics, lists, set phrases and section templates from the outlines of the digests.

Content of entries written as a value alone: orders ``{"parts": […]}``, phrases ``{"variants": […]}``, words ``{"text": …}``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.induction.outline.entries import Evidence, learned_entries
from drafter.induction.outline.heads import traits
from drafter.induction.outline.known import known_outline
from drafter.induction.outline.lists import find_lists, listed
from drafter.induction.outline.parts import Outline, find_parts
from drafter.induction.outline.topics import Topics, find_topics
from drafter.model.digest import Digest, Figure
from drafter.model.learned import Learned
from drafter.model.pack import Pack


def outline(digests: Sequence[Digest], vocabulary: Pack) -> tuple[tuple[Digest, ...], tuple[Learned, ...]]:
    """The digests with part and topic of every head and topic of every figure, and the entries learned."""
    if not digests:
        return (), ()
    if vocabulary.parts:
        return known_outline(digests, vocabulary)
    found = find_parts(digests)
    keys = listed(digests, found)
    topics = find_topics(digests, found, keys)
    placed = tuple(_placed(d, digest, found, topics) for d, digest in enumerate(digests))
    return placed, learned_entries(Evidence(placed, found, topics, keys, tuple(find_lists(placed, found, keys))))


def _placed(d: int, digest: Digest, found: Outline, topics: Topics) -> Digest:
    """The digest with its heads and figures placed."""
    heads = tuple(
        replace(head, part=found.part_of[d, n], topic=topics.topic_of.get((d, n), ""))
        for n, head in enumerate(digest.heads)
    )
    words = _words(topics, digest, d) if any(each.head < 0 for each in digest.figures) else {}
    figures = [
        replace(each, topic=heads[each.head].topic if each.head >= 0 else _opening(each, words, topics))
        for each in digest.figures
    ]
    told = [
        replace(each, topic=figures[each.same].topic)
        if each.head < 0 <= each.same and figures[each.same].topic
        else each
        for each in figures
    ]
    return replace(digest, heads=heads, figures=tuple(told))


def _words(topics: Topics, digest: Digest, d: int) -> Mapping[str, Counter[str]]:
    """Topic → the words of what this sample counts under it."""
    found: dict[str, Counter[str]] = {}
    for each in digest.figures:
        topic = topics.topic_of.get((d, each.head), "")
        if topic:
            found.setdefault(topic, Counter()).update(traits(each.what))
    return found


def _opening(figure: Figure, words: Mapping[str, Counter[str]], topics: Topics) -> str:
    """The topic of a figure told before the first heading: that under which such things are counted, else the first."""
    own = traits(figure.what)
    scores = {topic: sum(1 for word in own if word in held) for topic, held in words.items()}
    best = min(scores, key=lambda each: (-scores[each], each), default="")
    if best and scores[best]:
        return best
    return topics.found[0].key if topics.found else ""
