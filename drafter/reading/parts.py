"""Which part of the report a section belongs to, by its content: cues of the pack, the rest inherited."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.model.frozen import frozen
from drafter.model.lexicon import Lexicon


@frozen
class Part:
    """The cues of one part, compiled; None where it has none of a kind."""

    key: str
    heading: re.Pattern[str] | None
    deeper: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    hinted: re.Pattern[str] | None = None
    said: re.Pattern[str] | None = None
    titles: re.Pattern[str] | None = None
    later: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts in the order they are tried, and the one that takes what no cue tells."""

    listed: tuple[Part, ...]
    default: str

    def told(self, heading: str) -> str:
        """The part the words of a heading tell, "" for none; the first named where there are several."""
        return self.named(heading) or next((part.key for part in self.listed if _in(part.alone, heading)), "")

    def named(self, heading: str) -> str:
        """The part a heading names as a whole, the first of several, "" for none."""
        return min(_hits(self, heading), default=(0, 0, ""))[2]

    def several(self, heading: str) -> bool:
        """Whether a heading names more than one part: its sections then belong to either."""
        return len(_hits(self, heading)) > 1

    def opened(self, text: str) -> str:
        """The part the opening words of a paragraph tell, "" for none."""
        return next((part.key for part in self.listed if _in(part.opening, text)), "")

    def hinted(self, heading: str, said: Callable[[], str]) -> str:
        """The part a heading only hints at, when the beginning of its section says so too."""
        listed = [part for part in self.listed if _in(part.hinted, heading)]
        return next((part.key for part in listed if _in(part.said, said())), "")

    def throughout(self, title: str) -> str:
        """The part that takes what no heading tells, in a document of this title."""
        return next((part.key for part in self.listed if _in(part.titles, title)), self.default)

    def later(self) -> str:
        """The part that tells of the time after the report."""
        return next((part.key for part in self.listed if part.later), "")

    def rank(self, key: str) -> int:
        """The place of a part in the order they are tried."""
        return next((at for at, part in enumerate(self.listed) if part.key == key), len(self.listed))


@lru_cache(2048)
def _hits(cues: Parts, heading: str) -> tuple[tuple[int, int, str], ...]:
    """The parts a heading names: place in the heading, place in the list, key."""
    return tuple(
        (found.start(), at, part.key)
        for at, part in enumerate(cues.listed)
        if part.heading and (found := part.heading.search(heading))
    )


def _in(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def parts(lexicon: Lexicon) -> Parts:
    """The parts of a lexicon, compiled once."""
    rows = tuple(
        (key, (cues.heading, cues.deeper, cues.alone, cues.opening, cues.hinted, cues.said, cues.titles), cues.later)
        for key, cues in lexicon.parts.items()
    )
    default = next((key for key, cues in lexicon.parts.items() if cues.default), "")
    return _compiled(rows, default)


_Row = tuple[str, tuple[tuple[str, ...], ...], bool]


@lru_cache(maxsize=8)
def _compiled(rows: tuple[_Row, ...], default: str) -> Parts:
    made = []
    for key, cues, later in rows:
        heading, deeper, alone, opening, hinted, said, titles = map(_either, cues)
        made.append(Part(key, heading, deeper, alone, opening, hinted, said, titles, later))
    return Parts(tuple(made), default)


def _either(cues: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{cue})" for cue in cues)) if cues else None


_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")


@frozen
class Headings:
    """The headings of a report: ``parents`` and normalised ``texts`` by node, ``said`` the beginning of a section.

    ``fixed`` are the parts already known by node, ``title`` is that of the report.
    """

    parents: Sequence[int]
    texts: Sequence[str]
    said: Callable[[int], str]
    fixed: Mapping[int, str]
    title: str = ""


def assigned(given: Headings, cues: Parts) -> list[str]:
    """The part of each node."""
    year = max(map(int, _YEAR.findall(given.title)[:1]), default=9999)
    usual = cues.throughout(given.title)
    found: list[str] = []
    told: list[str] = []  # the part a node tells for itself alone
    shared: set[int] = set()
    for at, (parent, text) in enumerate(zip(given.parents, given.texts, strict=True)):
        own = ""
        if at in given.fixed:
            found.append(given.fixed[at])
        elif parent < 0:
            part, own = _top(given, at, cues, year if usual == cues.default else 0)
            found.append(usual if part in ("", cues.default) else part)
        else:
            part, own = _below(given, at, (found, told, shared), cues)
            found.append(part)
        if text and parent < 0 and cues.several(text):
            shared.add(at)
        told.append(own if own == found[at] else "")
    return found


def _top(given: Headings, at: int, cues: Parts, year: int) -> tuple[str, str]:
    """The part of a node of the first level, and the part its sections do not share with it."""
    text = given.texts[at]
    if not text:
        return "", ""
    part = cues.named(text)
    if part and part != cues.default:
        return part, _alone(cues, text)
    if not year:
        return part, ""
    if max(map(int, _YEAR.findall(text)[:1]), default=0) > year and cues.later():
        return cues.later(), ""
    if part:
        return part, ""
    if part := cues.told(text):
        return part, part
    if part := cues.hinted(text, lambda: given.said(at)):
        return part, "" if part == cues.later() else part
    return cues.opened(given.said(at)), ""


def _alone(cues: Parts, text: str) -> str:
    return next((part.key for part in cues.listed if _in(part.alone, text)), "")


def _below(
    given: Headings, at: int, known: tuple[Sequence[str], Sequence[str], set[int]], cues: Parts
) -> tuple[str, str]:
    """The part of a node below another: the parent's, unless its own words tell one that is tried before it."""
    (found, told, shared), text, parent = known, given.texts[at], given.parents[at]
    inherited, lent = found[parent], told[parent]
    if lent:
        above = given.parents[parent]
        inherited = found[above] if above >= 0 else cues.default
    if not text:
        return inherited, ""
    rank = len(cues.listed) if parent in shared else cues.rank(inherited)
    listed = cues.listed[:rank]
    if part := next((part.key for part in listed if _in(part.deeper, text) or _in(part.alone, text)), ""):
        return part, _alone(cues, text)
    if lent and _shares(cues, lent, text, lambda: given.said(at)):
        return lent, ""
    part = cues.hinted(text, lambda: given.said(at)) if inherited == cues.default else ""
    return (part, part) if part in [one.key for one in listed] else (inherited, "")


def _shares(cues: Parts, key: str, text: str, said: Callable[[], str]) -> bool:
    """Whether a section shares the part its heading has for itself."""
    part = next(part for part in cues.listed if part.key == key)
    return _in(part.hinted, text) or (not _in(part.alone, text) and _in(part.said, said()))
