"""Headings that a digest cut in the middle, made whole enough to be printed: at word boundaries, never as they stood."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable

from drafter.analysis.segment import words
from drafter.induction.outline.heads import clean
from drafter.model.frozen import frozen

CUT = "{X}"
_HAN = re.compile("[\u3400-\u9fff]+")
_SLOT = re.compile(r"\{[A-Za-z-]+\}")
_LOOSE = "的和与及以等之为对在"


@frozen
class Joiner:
    """The neighbouring words of all headings: what a cut word began or ended as."""

    pairs: Counter[tuple[str, str]]

    @staticmethod
    def of(headings: Iterable[str]) -> Joiner:
        """The joiner of a set of slotted headings."""
        pairs: Counter[tuple[str, str]] = Counter()
        for heading in headings:
            for run in _HAN.findall(_SLOT.sub(" ", heading)):
                found = [word for word, _ in words(run)]
                pairs.update(itertools.pairwise(found))
        return Joiner(pairs)

    def printable(self, heading: str) -> str:
        """The heading with its years as slots, without what was left out; "" when nothing sound is left."""
        whole = clean(heading, slots=True)
        if whole or heading.count(CUT) != 1:
            return whole
        before, after = heading.split(CUT)
        first, last = self._head(before), self._tail(after)
        if not last:
            return ""
        for left, right in (
            (first, last),
            (_trimmed(before), last),
            (first, _begun(after)),
            (_trimmed(before), _begun(after)),
        ):
            made = clean(left + right, slots=True)
            if made and right:
                return made
        return ""

    def begun(self, name: str) -> str:
        """A name whose last word may be cut, made whole or shortened to its last whole word."""
        return self._head(name)

    def ending(self, heading: str) -> str:
        """What stands behind the last cut, from its first whole word on; "" when it cannot be printed."""
        return clean(self._tail(heading.rsplit(CUT, 1)[1])) if CUT in heading else ""

    def _head(self, text: str) -> str:
        """The words before the cut; the last one completed where other headings tell how it goes on, else gone."""
        kept, found = _split(text)
        if len(found) > 1 and len(found[-1]) == 1 and found[-1] not in _LOOSE:
            known = [(n, word) for (one, word), n in self.pairs.items() if one == found[-2] and word[:1] == found[-1]]
            known = [each for each in known if len(each[1]) > 1]
            if known:
                return kept + "".join(found[:-1]) + min(known, key=lambda each: (-each[0], each[1]))[1]
        return _trimmed(text)

    def _tail(self, text: str) -> str:
        """The words behind the cut; the first one completed where other headings tell how it began, else gone."""
        found = [word for run in _HAN.findall(text)[:1] for word, _ in words(run)]
        if len(found) > 1 and len(found[0]) == 1:
            known = [
                (n, word) for (word, other), n in self.pairs.items() if other == found[1] and word[-1:] == found[0]
            ]
            known = [each for each in known if len(each[1]) > 1]
            if known:
                return min(known, key=lambda each: (-each[0], each[1]))[1] + text[1:]
        return _begun(text)


def _split(text: str) -> tuple[str, list[str]]:
    """What stands before the last run of Han characters, and the words of that run."""
    runs = list(_HAN.finditer(text))
    if not runs or runs[-1].end() != len(text):
        return text, []
    return text[: runs[-1].start()], [word for word, _ in words(runs[-1][0])]


def _trimmed(text: str) -> str:
    """The text without a last character that is no word of its own."""
    kept, found = _split(text)
    while found and len(found[-1]) == 1:
        found = found[:-1]
    return kept + "".join(found)


def _begun(text: str) -> str:
    """The text from its first whole word on."""
    run = _HAN.match(text)
    if run is None:
        return text
    found = [word for word, _ in words(run[0])]
    while found and len(found[0]) == 1:
        found = found[1:]
    return "".join(found) + text[run.end() :]
