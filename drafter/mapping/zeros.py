"""Zeros told in words: the fields whose object a clause says did not happen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from drafter.mapping.cues import Held, bare, pattern
from drafter.mapping.places import Place
from drafter.mapping.recognisers import Recognisers
from drafter.mapping.wordings import Choice, Parts, sides
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.quantity import Kind

SURE, LIKELY = 0.9, 0.75
_END = re.compile("[，。；！？]")
_JOINT = re.compile("(?:[、和及与或]|以及|或者|被)*")
_LEAST = 4  # characters of a noun that may tell a field by itself
_NOUNS = 24  # nouns read off one cue
_REACH = 14


_Nouns = Mapping[str, tuple[str, float]]  # noun → field and confidence


@frozen
class Objects:
    """What may be said not to have happened, of any verb of zero and of each verb the pack gives."""

    nouns: _Nouns
    of_verb: Mapping[str, _Nouns]


def zero_fields(place: Place, recogniser: Recognisers) -> Sequence[tuple[str, float]]:
    """The fields of a zero by the words behind it, in the order of the clause."""
    text = _END.split(place.right, maxsplit=1)[0]
    found = [
        each for each in _nouns_in(text, objects(recogniser.pack).nouns) if not _barred(each[1], place, recogniser)
    ]
    if not found or found[0][0] > _REACH:
        return ()
    return [(key, score) for _, key, score, _ in found]


def told_by(verb: str, text: str, pack: Pack) -> Iterator[tuple[str, float]]:
    """The fields whose own words of zero stand here: the verb, then one object or several joined."""
    at = 0
    for start, key, score, end in _nouns_in(_END.split(text, maxsplit=1)[0], objects(pack).of_verb.get(verb, {})):
        if not _JOINT.fullmatch(text, at, start):
            return
        yield key, score
        at = end


def _nouns_in(text: str, nouns: _Nouns) -> list[tuple[int, str, float, int]]:
    """Start, field, confidence and end of the nouns that stand in the text, the longest at each place; each field once."""
    found: dict[str, tuple[int, str, float, int]] = {}
    shape = pattern(frozenset(nouns))
    for match in shape.finditer(text) if shape else ():
        key, score = nouns[match[0]]
        found.setdefault(key, (match.start(), key, score, match.end()))
    return sorted(found.values())


def _barred(key: str, place: Place, recogniser: Recognisers) -> bool:
    """Whether the words around speak against the field."""
    written = recogniser.cues.get(key)
    if written is None:
        return False
    heading = place.node.heading or "" if place.node else ""
    lacks = bool(written.needs) and not any(word in place.sentence or word in heading for word in written.needs)
    return lacks or any(bare(word) in place.own for word in written.never)


def objects(pack: Pack) -> Objects:
    """The nouns of a pack, gathered once."""
    return _gathered(Held(pack))


@lru_cache(maxsize=8)
def _gathered(held: Held) -> Objects:
    pack = held.pack
    nouns: dict[str, tuple[str, float]] = {}
    verbs: dict[str, dict[str, tuple[str, float]]] = {}
    told = [field for field in pack.fields.values() if field.zero and field.kind in (Kind.COUNT, Kind.MONEY)]
    for field in told:
        verb, noun = (bare(each) for each in field.zero or ("", ""))
        nouns.setdefault(noun, (field.key, SURE))
        verbs.setdefault(verb, {}).setdefault(noun, (field.key, SURE))
    for field in told:
        for noun in _of_cues(field.key, pack):
            nouns.setdefault(noun, (field.key, LIKELY))
    return Objects(nouns, verbs)


def _of_cues(key: str, pack: Pack) -> Iterator[str]:
    """What stands left of a value in the cues of its field: 行政案件{} → 行政案件."""
    written = pack.lexicon.fields.get(key)
    for text in written.at if written else ():
        left, right = sides(text)
        if not right:
            yield from (each for each in _plain(left) if len(each) >= _LEAST)


def _plain(parts: Parts) -> list[str]:
    texts = [""]
    for part in parts:
        if isinstance(part, str):
            texts = [each + part for each in texts]
        elif isinstance(part, Choice):
            inner = [each for alternative in part.alternatives for each in _plain(alternative)]
            texts = [each + other for each in texts for other in (*([""] if part.optional else []), *inner)]
        texts = texts[:_NOUNS]
    return texts
