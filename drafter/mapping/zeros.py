"""Zeros told in words: the fields whose object a clause says did not happen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.mapping.cues import bare
from drafter.mapping.places import Place
from drafter.mapping.recognisers import Recognisers
from drafter.mapping.wordings import Choice, Parts
from drafter.model.pack import Pack
from drafter.model.quantity import Kind

_SURE, _LIKELY = 0.9, 0.75
_SPLIT = re.compile("[、，]|和|及|或者|或")


def zero_fields(place: Place, recogniser: Recognisers) -> Sequence[tuple[str, float]]:
    """The fields a stated zero is of, each with its confidence, in the order of the sentence."""
    text = place.right
    found: list[tuple[int, str, float]] = []
    taken: list[tuple[int, int]] = []
    for noun, key, score in _nouns(recogniser):
        at = text.find(noun)
        while at >= 0:
            end = at + len(noun)
            written = recogniser.cues.get(key)
            barred = written is not None and any(word in text for word in written.never)
            if not barred and not any(low < end and at < high for low, high in taken):
                taken.append((at, end))
                found.append((at, key, score if at < 14 or found else score - 0.1))
            at = text.find(noun, end)
    seen: dict[str, float] = {}
    for _, key, score in sorted(found):
        seen.setdefault(key, score)
    return list(seen.items())


class _Key:
    def __init__(self, recogniser: Recognisers) -> None:
        self.recogniser = recogniser

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.recogniser is self.recogniser

    def __hash__(self) -> int:
        return id(self.recogniser)


def _nouns(recogniser: Recognisers) -> tuple[tuple[str, str, float], ...]:
    return _listed(_Key(recogniser))


@lru_cache(maxsize=8)
def _listed(key: _Key) -> tuple[tuple[str, str, float], ...]:
    """What may be said not to have happened: noun, field, confidence; the longest first."""
    pack = key.recogniser.pack
    found: dict[str, tuple[str, float]] = {}
    for field in pack.fields.values():
        if field.kind not in (Kind.COUNT, Kind.MONEY) or field.zero is None:
            continue
        for noun in _objects(field.zero[1]):
            found.setdefault(noun, (field.key, _SURE))
        for noun in _of_cues(field.key, pack):
            found.setdefault(noun, (field.key, _LIKELY))
    ranked = sorted(found.items(), key=lambda each: -len(each[0]))
    return tuple((noun, owner, score) for noun, (owner, score) in ranked)


def _objects(text: str) -> list[str]:
    whole = bare(text)
    return [whole]


def _of_cues(key: str, pack: Pack) -> list[str]:
    """The longest plain noun at the end of what stands left of a value: 行政诉讼案件{} → 行政诉讼案件."""
    from drafter.mapping.wordings import sides

    written = pack.lexicon.fields.get(key)
    found: list[str] = []
    for text in written.at if written else ():
        left, _ = sides(text)
        found += [each for each in _plain(left) if len(each) >= 4]
    return found


def _plain(parts: Parts, limit: int = 24) -> list[str]:
    texts = [""]
    for part in parts:
        if isinstance(part, str):
            texts = [each + part for each in texts]
        elif isinstance(part, Choice):
            inner = [each for alternative in part.alternatives for each in _plain(alternative, limit)]
            texts = [each + other for each in texts for other in (*inner, *([""] if part.optional else []))]
        texts = texts[:limit]
    return texts
