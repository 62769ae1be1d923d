"""The headings and enumerated items of a reading, slotted."""

from __future__ import annotations

from drafter.digest.slotting import Slots, opening
from drafter.model.digest import RUN, Head
from drafter.model.reading import Reading


def heads(reading: Reading, slots: Slots) -> tuple[Head, ...]:
    """The heads in order, each with the one it stands under."""
    done: list[Head] = []
    stack: list[int] = []
    nodes = reading.structure.nodes
    for n, node in enumerate(nodes):
        while stack and nodes[stack[-1]].level >= node.level:
            stack.pop()
        line, _ = reading.structure.passages[node.passage].place(node.start)
        done.append(
            Head(
                line=line,
                level=node.level,
                style=node.style,
                kind=node.kind,
                heading=slots.short(node.heading or ""),
                lead=opening(slots.named(node.lead), RUN),
                parent=stack[-1] if stack else -1,
                part=node.part,
                topic=node.topic,
                margin=round(node.margin, 3),
            )
        )
        stack.append(n)
    return tuple(done)
