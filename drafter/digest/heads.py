"""The headings and enumerated items of a reading, slotted."""

from __future__ import annotations

from drafter.digest.slotting import Slots, han, opening
from drafter.model.digest import RUN, Head
from drafter.model.reading import Node, Reading

FORM = 36  # Han characters of the heading of a part


def heads(reading: Reading, slots: Slots) -> tuple[Head, ...]:
    """The heads in order, each with the one it stands under."""
    done: list[Head] = []
    stack: list[int] = []
    nodes = reading.structure.nodes
    top = min((node.level for node in nodes), default=1)
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
                heading=_heading(node, slots, top),
                lead=opening(slots.named(node.lead), RUN),
                parent=stack[-1] if stack else -1,
                part=node.part,
                topic=node.topic,
                margin=round(node.margin, 3),
            )
        )
        stack.append(n)
    return tuple(done)


def _heading(node: Node, slots: Slots, top: int) -> str:
    """The heading; that of a part stays whole, since forms and the law word it, not the sample."""
    told = node.heading or ""
    whole = node.level == top and node.kind == "heading" and han(told) <= FORM
    return slots.named(told) if whole else slots.short(told)
