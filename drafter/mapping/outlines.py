"""The report's own frame: its section headings with the topics each gathers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.analysis.sentences import tidy
from drafter.model.pack import Pack
from drafter.model.reading import Node, Structure

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Head:
    """A section heading and the topics of what stands under it, in order; ``line`` is 1-based."""

    heading: str
    topics: tuple[str, ...]
    line: int


def heads(structure: Structure, pack: Pack) -> tuple[Head, ...]:
    """The headings of the second level in the parts made of sections; a topic goes with the first that speaks of it."""
    parts = {part.key for part in pack.parts.values() if part.sections}
    gathered = {topic for part in pack.parts.values() for section in part.sections for topic in section.topics}
    top = min((node.level for node in structure.nodes), default=1)
    taken: set[str] = set()
    found: list[Head] = []
    for n, node in enumerate(structure.nodes):
        if node.level != top + 1 or not node.heading or node.part not in parts or len(node.heading) > _LONGEST:
            continue
        topics = [each for each in _under(structure.nodes, n) if each in gathered and each not in taken]
        topics = list(dict.fromkeys(topics))
        if topics:
            taken.update(topics)
            line, _ = structure.passages[node.passage].place(node.start)
            text = structure.passages[node.passage].text[node.start : node.end]
            found.append(Head(tidy(text[len(node.number) :]) or tidy(node.heading), tuple(topics), line))
    return tuple(found)


def _under(nodes: Sequence[Node], n: int) -> list[str]:
    """The topics of a node and of those below it."""
    found = [nodes[n].topic]
    for node in nodes[n + 1 :]:
        if node.level <= nodes[n].level:
            break
        found.append(node.topic)
    return found
