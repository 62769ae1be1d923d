"""The report's own frame: its section headings with the topics each gathers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.analysis.sentences import tidy
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.reading import Node, Structure

_LONGEST, _SHORT = 40, 20
_WORD = re.compile(r"\w")
_FIGURE = re.compile("[0-9](?![0-9]*年)")


@frozen
class Head:
    """A section heading and the topics of what stands under it, in order; ``line`` is 1-based."""

    heading: str
    topics: tuple[str, ...]
    line: int


def heads(structure: Structure, pack: Pack) -> tuple[Head, ...]:
    """The section headings in the parts made of sections; a topic goes with the first that speaks of it.

    They stand on the second level; in a report whose parts have no heading of their own on the first, else deeper.
    """
    top = min((node.level for node in structure.nodes), default=1)
    tried = (_on_level(structure, pack, level) for level in (top + 1, top, top + 2))
    found = [each for each in tried if each]
    return max(found, key=lambda each: len(each) > 1) if found else ()


def _on_level(structure: Structure, pack: Pack, level: int) -> tuple[Head, ...]:
    parts = {part.key for part in pack.parts.values() if part.sections}
    gathered = {topic for part in pack.parts.values() for section in part.sections for topic in section.topics}
    taken: set[str] = set()
    found: list[Head] = []
    for n, node in enumerate(structure.nodes):
        if node.level != level or not node.heading or node.part not in parts or _tells(node.heading):
            continue
        topics = list(dict.fromkeys(each for each in _under(structure.nodes, n) if each in gathered))
        topics = [each for each in topics if each not in taken]
        if topics:
            taken.update(topics)
            line, _ = structure.passages[node.passage].place(node.start)
            text = structure.passages[node.passage].text[node.start : node.end]
            found.append(Head(tidy(text[len(node.number) :]) or tidy(node.heading), tuple(topics), line))
    return tuple(found)


def _tells(heading: str) -> bool:
    """Whether a heading is a sentence that tells figures, far too long, or nothing but marks."""
    return (
        not _WORD.search(heading)
        or len(heading) > _LONGEST
        or (len(heading) > _SHORT and _FIGURE.search(heading) is not None)
    )


def _under(nodes: Sequence[Node], n: int) -> list[str]:
    """The topics of a node and of those below it."""
    found = [nodes[n].topic]
    for node in nodes[n + 1 :]:
        if node.level <= nodes[n].level:
            break
        found.append(node.topic)
    return found
