"""How much of a sample that was left out the others' lesson covers: topics, moves, frames, fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.induction.frames import order_of_moves
from drafter.model.digest import Digest
from drafter.model.frozen import frozen
from drafter.model.learned import Lesson


@frozen
class Coverage:
    """``hit`` of ``total``; what was lost, each with the line of the sample it stands on (0: none)."""

    name: str
    hit: int
    total: int
    lost: tuple[tuple[int, str], ...] = ()

    @property
    def share(self) -> float:
        """1 where there was nothing to cover."""
        return self.hit / self.total if self.total else 1.0


def coverage(name: str, lines: Iterable[tuple[int, str, bool]]) -> Coverage:
    """The coverage of a list of line, text, covered."""
    told = list(lines)
    return Coverage(
        name, sum(hit for *_, hit in told), len(told), tuple((line, text) for line, text, hit in told if not hit)
    )


def topics(held: Digest, lesson: Lesson) -> Coverage:
    """The topics of a digest that carries labels, each once, and which of them the lesson knows."""
    known = {each.key for each in lesson.of("pack.topics")}
    first: dict[str, tuple[int, str]] = {}
    for head in held.heads:
        if head.topic:
            first.setdefault(head.topic, (head.line, head.heading or head.lead or head.topic))
    return coverage("topics", ((line, f"{key} {text}", key in known) for key, (line, text) in first.items()))


def moves(held: Digest, lesson: Lesson) -> Coverage:
    """The pairs of moves that a sentence tells in the order learned; pairs seen in one sentence or several count each time."""
    place = {move: n for n, move in enumerate(lesson.moves)}
    told = {pair: n for pair, n in order_of_moves((held,)).items() if pair[0] in place and pair[1] in place}
    right = sum(n for (one, other), n in told.items() if place[one] < place[other])
    return Coverage("moves", right, sum(told.values()))


def fields(held: Digest, lesson: Lesson) -> Coverage:
    """The figures of a digest that carries labels, and which of them have a field of the lesson."""
    known = {each.key for each in lesson.of("fields")}
    return coverage("fields", _figures(held, known))


def _figures(held: Digest, known: set[str]) -> Iterator[tuple[int, str, bool]]:
    for each in held.figures:
        if each.kind not in ("date", "doc_title", "doc_number") and each.same < 0:
            yield each.line, f"{each.text} {each.what}", bool({each.field, each.indicator} & known - {""})
