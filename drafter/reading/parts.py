"""Which part of the report a section belongs to, by its content: cues of the pack, the rest inherited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.model.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Part:
    """The cues of one part, compiled; None where it has none of a kind."""

    key: str
    heading: re.Pattern[str] | None
    deeper: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    opening: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts in the order they are tried, and the one that takes what no cue tells."""

    listed: tuple[Part, ...]
    default: str

    def told(self, heading: str) -> str:
        """The part the words of a heading tell, "" for none; the first named where there are several."""
        return self.named(heading) or next((part.key for part in self.listed if _in(part.alone, heading)), "")

    def named(self, heading: str) -> str:
        """The part a heading names as a whole, the first of several, "" for none."""
        return min(self._hits(heading), default=(0, 0, ""))[2]

    def several(self, heading: str) -> bool:
        """Whether a heading names more than one part: its sections then belong to either."""
        return len(self._hits(heading)) > 1

    def _hits(self, heading: str) -> list[tuple[int, int, str]]:
        return [
            (found.start(), at, part.key)
            for at, part in enumerate(self.listed)
            if part.heading and (found := part.heading.search(heading))
        ]

    def opened(self, text: str) -> str:
        """The part the opening words of a paragraph tell, "" for none."""
        return next((part.key for part in self.listed if _in(part.opening, text)), "")

    def rank(self, key: str) -> int:
        """The place of a part in the order they are tried."""
        return next((at for at, part in enumerate(self.listed) if part.key == key), len(self.listed))


def _in(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def parts(lexicon: Lexicon) -> Parts:
    """The parts of a lexicon, compiled once."""
    rows = tuple((key, cues.heading, cues.deeper, cues.alone, cues.opening) for key, cues in lexicon.parts.items())
    default = next((key for key, cues in lexicon.parts.items() if cues.default), "")
    return _compiled(rows, default)


_Row = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=8)
def _compiled(rows: tuple[_Row, ...], default: str) -> Parts:
    return Parts(tuple(Part(row[0], *map(_either, row[1:])) for row in rows), default)


def _either(cues: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{cue})" for cue in cues)) if cues else None


def assigned(parents: Sequence[int], texts: Sequence[str], cues: Parts, fixed: Mapping[int, str]) -> list[str]:
    """The part of each node; ``texts`` are the normalised headings, ``fixed`` the parts already known by node."""
    found: list[str] = []
    by_itself: set[int] = set()
    shared: set[int] = set()
    for at, (parent, text) in enumerate(zip(parents, texts, strict=True)):
        if at in fixed:
            found.append(fixed[at])
        elif parent < 0:
            found.append((text and cues.told(text)) or cues.default)
        else:
            found.append(_below(parent, text, found, parents, cues, by_itself, shared))
        if text and parent < 0 and cues.several(text):
            shared.add(at)
        if text and _alone(cues, text) == found[at]:
            by_itself.add(at)
    return found


def _alone(cues: Parts, text: str) -> str:
    return next((part.key for part in cues.listed if _in(part.alone, text)), "-")


def _below(
    parent: int,
    text: str,
    found: Sequence[str],
    parents: Sequence[int],
    cues: Parts,
    by_itself: set[int],
    shared: set[int],
) -> str:
    """The part of a node below another: the parent's, unless its own words tell one that is tried before it."""
    inherited = found[parent]
    if parent in by_itself:
        inherited = found[parents[parent]] if parents[parent] >= 0 else cues.default
    rank = len(cues.listed) if parent in shared else cues.rank(inherited)
    told = next(
        (part.key for part in cues.listed[:rank] if text and (_in(part.deeper, text) or _in(part.alone, text))), ""
    )
    return told or inherited
