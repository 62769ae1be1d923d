"""Whether the words of a sample tell exactly what a field counts, and no narrower, wider or other thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from drafter.analysis.segment import words
from drafter.analysis.similar import ratio
from drafter.induction.patterns.directions import is_change
from drafter.induction.patterns.specs import Spec
from drafter.induction.patterns.words import DEEDS, DEEDS_ALL, JUDGING, TIES

_BRACKET = re.compile("（[^）]*）")
_MEASURE = re.compile("(?:人|件|次|期|场|份|户|家|起|条|项|个|宗)?(?:次|数|数量|总数|金额|总额)$")
_HAN = re.compile("[\u3400-\u9fff]")
_ALIKE, _VERY_ALIKE = 55, 80
_TIE = re.compile("[、和与及]")
_END = 3  # the last characters of the name of a share say what was done: 配备率
_TITLES = ("doc_title", "list")


class Judge:
    """Knows all fields, and tells which words may stand for which of them."""

    def __init__(self, specs: Mapping[str, Spec]) -> None:
        self._rivals: dict[tuple[str, str], list[Spec]] = defaultdict(list)
        for spec in specs.values():
            self._rivals[spec.kind, spec.unit].append(spec)

    def tells(self, text: str, spec: Spec) -> bool:
        """Whether the words say nothing the field's own name does not say, and name no other field better."""
        if spec.kind in _TITLES:
            return all(_deeds(word) & _deeds(spec.phrase) for word, _ in words(text))
        if not _covered(text, spec.label + spec.phrase) or not _whole(text, spec) or drops_deed(text, spec):
            return False
        return is_change(spec) or (
            _likeness(text, spec.label, spec.phrase) >= _least(text) and self._nearest(text, spec)
        )

    def _nearest(self, text: str, spec: Spec) -> bool:
        own = _likeness(text, spec.label, spec.phrase)
        return not any(
            other.key != spec.key and _likeness(text, other.label, other.phrase) > own
            for other in self._rivals[spec.kind, spec.unit]
        )


def _whole(text: str, spec: Spec) -> bool:
    """Whether two things counted together are both told, and a share is told as the share it is."""
    if spec.kind == "percent" and not is_change(spec) and text[-_END:] not in spec.label + spec.phrase:
        return False
    return bool(_TIE.search(text)) or not _TIE.search(spec.phrase or spec.label)


def drops_deed(text: str, spec: Spec) -> bool:
    """Whether the words name only the thing where the field counts what was done with it: 文件 for 废止文件."""
    name = spec.clause[0]
    front = name.removesuffix(text)
    return front not in ("", name) and any(tag.startswith("v") or word in DEEDS_ALL for word, tag in words(front))


def _least(text: str) -> int:
    """How alike the words must be to the field's name: one word alone is soon too wide."""
    return _ALIKE if len(words(text)) > 1 else _VERY_ALIKE


def _covered(text: str, name: str) -> bool:
    """Whether every word stands in the field's name, deeds of one kind standing for each other."""
    deeds = _deeds(name)
    for word, tag in words(text):
        if word in TIES or not _HAN.match(word) or word in name or set(word) <= set(name):
            continue
        if tag.startswith("v") and deeds & _deeds(word):
            continue
        return False
    return True


def _deeds(text: str) -> frozenset[int]:
    """Which kinds of deed stand in the text."""
    told = {word for word, _ in words(text)} - JUDGING
    return frozenset(n for n, kind in enumerate(DEEDS) if told & kind)


@lru_cache(maxsize=1 << 16)
def _likeness(text: str, label: str, phrase: str) -> float:
    return max(ratio(text, _MEASURE.sub("", _BRACKET.sub("", label))), ratio(text, phrase.replace("{}", "")))
