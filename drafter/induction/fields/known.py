"""Fields of the field list in use: which samples attest them, in which unit, with which values; what is new is offered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields as parts_of
from typing import Any

from drafter.induction.fields.counted import NOTHING, Counted, plain_unit
from drafter.induction.fields.examples import example, span
from drafter.induction.fields.groups import Group, Seen
from drafter.induction.fields.learned import attested, units_of
from drafter.induction.written import plain
from drafter.model.digest import Digest
from drafter.model.field import Field
from drafter.model.learned import Learned
from drafter.model.lexicon import FieldCues
from drafter.model.pack import Pack

_HEAD = ("label", "topic", "kind", "unit", "accepts")
_NEVER = ("key", "by", "attested")
_ASPECTS = ("last_year", "change")


def known(digests: Sequence[Digest], vocabulary: Pack) -> tuple[Learned, ...]:
    """The entries of the fields that samples tell, each narrower one together with the general one it is a kind of."""
    told = told_by_field(digests, vocabulary)
    keys = _closed(told, vocabulary)
    made: list[Learned] = []
    for key in keys:
        about = told.get(key, ())
        spec = vocabulary.fields[key]
        made.append(_entry(spec, about, digests))
        cues = vocabulary.lexicon.fields.get(key)
        if cues is not None:
            made.append(_cues(key, cues, about))
    terms = vocabulary.lexicon.terms
    if terms:
        reason = "含数字而不计数的固定用语，沿用词表。"
        made.append(Learned("lexicon.terms", "terms", {"words": list(terms)}, {}, reason, 1.0, "person"))
    return tuple(made)


def told_by_field(digests: Sequence[Digest], vocabulary: Pack) -> Mapping[str, tuple[Seen, ...]]:
    """Field → the figures that tell it or a narrower one, in the order of the digests."""
    told: dict[str, list[Seen]] = defaultdict(list)
    for n, digest in enumerate(digests):
        for at, figure in enumerate(digest.figures):
            for key in dict.fromkeys((figure.field, figure.indicator)):
                if key in vocabulary.fields:
                    told[key].append(Seen(n, at, digest.sample, figure, NOTHING))
    return {key: tuple(each) for key, each in told.items()}


def _closed(told: Mapping[str, object], vocabulary: Pack) -> list[str]:
    """The attested fields with the broader ones they refer to, in the order of the field list."""
    wanted = set(told)
    for key in sorted(told):
        cues = vocabulary.lexicon.fields.get(key)
        while cues is not None and cues.broader and cues.broader not in wanted:
            wanted.add(cues.broader)
            cues = vocabulary.lexicon.fields.get(cues.broader)
    return [key for key in vocabulary.fields if key in wanted]


def _entry(spec: Field, seen: Sequence[Seen], digests: Sequence[Digest]) -> Learned:
    own = [each for each in seen if each.figure.aspect not in _ASPECTS]
    direct = [each for each in own if each.figure.field == spec.key] or own
    content: dict[str, Any] = {}
    for part in parts_of(spec):
        value = getattr(spec, part.name)
        if (
            part.name not in _NEVER
            and (part.name in _HEAD[:3] or value != part.default)
            and value not in ("", (), None)
        ):
            content[part.name] = plain(value)
    content |= _units(spec, direct)
    shown = example(direct, digests, spec.kind.value, (*spec.units, *units_of(direct)))
    if shown:
        content["example"] = shown
    if any(each.figure.aspect in _ASPECTS for each in seen):
        content["last_year"] = True
    content = {name: content[name] for name in (*_HEAD, *content) if name in content}
    support = len({each.sample for each in seen})
    notes = {"values": tuple(f"{each.sample} {each.figure.text}" for each in direct), "range": span(direct)}
    reason = f"{support}份样本写到此项。" if support else "样本写到的指标属于此项，此项本身没有写到。"
    return Learned("fields", spec.key, content, attested(seen), reason, _confidence(support), notes=notes)


def _confidence(support: int) -> float:
    return round(min(0.98, 0.6 + 0.1 * support), 2)


def _units(spec: Field, seen: Sequence[Seen]) -> dict[str, Any]:
    """The unit most samples use where the field takes it; the others remain accepted."""
    if spec.kind.value not in ("count", "duration") or not spec.unit:
        return {}
    by_sample = Counter(unit for unit, _ in {(plain_unit(each.figure.unit), each.sample) for each in seen})
    fit = [unit for unit in spec.units if by_sample[unit]]
    usual = min(fit, key=lambda unit: (-by_sample[unit], spec.units.index(unit)), default=spec.unit)
    rest = [unit for unit in spec.units if unit != usual]
    return {"unit": usual} | ({"accepts": rest} if rest else {})


def _cues(key: str, cues: FieldCues, seen: Sequence[Seen]) -> Learned:
    content = {
        part.name: plain(value)
        for part in parts_of(cues)
        if part.name != "by" and (value := getattr(cues, part.name)) not in ((), "")
    }
    return Learned("lexicon.fields", key, content, attested(seen), "沿用词表。", 1.0, "person")


def groups_of(told: Mapping[str, Sequence[Seen]], named: Mapping[tuple[int, int], Counted]) -> list[Group]:
    """What the figures of known fields count, so that what is new takes none of their words."""
    found = []
    for key in sorted(told):
        seen = [
            Seen(each.digest, each.at, each.sample, each.figure, named[each.digest, each.at])
            for each in told[key]
            if (each.digest, each.at) in named
        ]
        if seen:
            found.append(Group(tuple(seen)))
    return found
