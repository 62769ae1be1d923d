"""Source → Structure: passages, the role of every line, the outline, and who reports to whom."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from drafter.model.lexicon import Lexicon
from drafter.model.reading import Judged, LineRole, Node, Passage, Structure
from drafter.model.source import Source
from drafter.reading.frame import Frame, Role, frame
from drafter.reading.identity import identity
from drafter.reading.markers import FLOATING
from drafter.reading.outline import outline
from drafter.reading.parts import parts
from drafter.reading.passages import join
from drafter.reading.raw_lines import raw_lines
from drafter.reading.remarks import remarks

_ROLES = {
    "heading": LineRole.HEADING,
    "run_in": LineRole.RUN_IN,
    "enum": LineRole.ENUM,
    "unheaded": LineRole.PARAGRAPH,
}


def read_structure(source: Source, lexicon: Lexicon) -> Structure:
    """The skeleton of a report; ``lexicon`` tells the parts of its kind by their words."""
    cues = parts(lexicon)
    lines = raw_lines(source)
    passages = join(lines)
    around = frame(
        passages,
        {line.number: line for line in lines},
        lambda text: len(text) <= 60 and bool(cues.named(text.rstrip("。：； "))),
    )
    made = outline(passages, around.body, around.markers, cues, around.title)
    roles = {**around.roles, **_body_roles(passages, around, made.nodes)}
    judged = tuple(Judged(piece.line, *roles[i]) for i, passage in enumerate(passages) for piece in passage.pieces)
    known = identity(passages, {i: role for i, (role, _) in roles.items()}, around, source.meta)
    found = remarks(source.name, passages, made)
    return Structure(passages, tuple(sorted(judged, key=lambda one: one.line)), made.nodes, known, found)


def _body_roles(passages: Sequence[Passage], around: Frame, nodes: Sequence[Node]) -> dict[int, Role]:
    """The roles of the body: by the node that opens the passage, else by where it stands."""
    leading = {node.passage: node for node in reversed(nodes) if not node.start}
    first = nodes[0].passage if nodes else -1
    roles: dict[int, Role] = {}
    for at, i in enumerate(around.body):
        node = leading.get(i)
        if node:
            roles[i] = (_ROLES[node.kind], node.rule)
        elif passages[i].table:
            roles[i] = (LineRole.PARAGRAPH, "table-row")
        elif i < first or (i == first and at == 0) or (first < 0 and at == 0):
            roles[i] = (LineRole.OPENING, "before-first-heading" if first >= 0 else "first-paragraph")
        else:
            roles[i] = (LineRole.PARAGRAPH, "paragraph")
    for i in _chapeaux(around.body, nodes, leading):
        roles[i] = (LineRole.CHAPEAU, "between-heading-and-first-section")
    return roles


def _chapeaux(body: Sequence[int], nodes: Sequence[Node], leading: dict[int, Node]) -> list[int]:
    """The paragraphs between a heading alone on its line and its first section."""
    inside = set(body)
    found: list[int] = []
    for node, following in itertools.pairwise(nodes):
        below = following.level > node.level and not following.start
        if node.kind == "heading" and below and not (following.kind == "enum" and following.style in FLOATING):
            between = range(node.passage + 1, following.passage)
            found += [i for i in between if i in inside and i not in leading]
    return found
