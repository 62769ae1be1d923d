"""Which fields of a pack a kind of mention in a measure word can be a value of at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from drafter.mapping.cues import Held, bare
from drafter.model.field import Field
from drafter.model.lexicon import FieldCues
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.reading import Mention, MentionKind

ALIKE = ("件起宗例", "人名位", "场次期", "份本册张", "条项", "家户")  # measure words that count the same things
_COUNTED = (MentionKind.COUNT, MentionKind.DURATION)
_NONE = FieldCues()
_WIDE = str.maketrans({"（": "(", "）": ")"})
KINDS: Mapping[MentionKind, tuple[Kind, ...]] = {
    MentionKind.COUNT: (Kind.COUNT,),
    MentionKind.MONEY: (Kind.MONEY,),
    MentionKind.PERCENT: (Kind.PERCENT, Kind.RATE),
    MentionKind.RATIO: (Kind.PERCENT, Kind.RATE),
    MentionKind.YOY: (Kind.PERCENT, Kind.POINTS),
    MentionKind.DURATION: (Kind.DURATION,),
    MentionKind.DOC_TITLE: (Kind.DOC_TITLE, Kind.LIST),
    MentionKind.DOC_NUMBER: (Kind.DOC_NUMBER,),
    MentionKind.DATE: (Kind.DATE,),
    MentionKind.ORG: (Kind.ORG,),
    MentionKind.PLACE: (Kind.PLACE,),
    MentionKind.PERSON: (Kind.PERSON,),
}


def fitting(mention: Mention, pack: Pack) -> Mapping[str, bool]:
    """Field → whether the mention's measure word is a strange one for it; fields it cannot belong to are missing."""
    if mention.kind is MentionKind.YOY and not mention.unit.endswith(("%", "分点")):
        return {}  # a difference in things, not a share
    unit = mention.unit if mention.kind in _COUNTED else ""
    return _fitting(Held(pack), mention.kind, unit)


@lru_cache(maxsize=512)
def _fitting(held: Held, kind: MentionKind, unit: str) -> Mapping[str, bool]:
    found: dict[str, bool] = {}
    for field in held.pack.fields.values():
        written = held.pack.lexicon.fields.get(field.key, _NONE)
        if not _takes(kind, field, written):
            continue
        strange = _strange(unit, (*field.units, *written.units)) if kind in _COUNTED else False
        if strange is not None:
            found[field.key] = strange
    return found


def _takes(kind: MentionKind, field: Field, written: FieldCues) -> bool:
    if written.kinds:
        return kind.value in written.kinds
    if field.kind not in KINDS[kind] or (kind is MentionKind.YOY and not field.derived):
        return False
    return field.kind is not Kind.LIST or KINDS[kind][0] is field.item


def _strange(unit: str, units: Iterable[str]) -> bool | None:
    """Whether a unit is not one of a field's, None when it counts other things."""
    own = _plain(unit)
    accepted = {_plain(each) for each in units}
    if not accepted or own in accepted:
        return False
    return True if own and any(own in group and set(group) & accepted for group in ALIKE) else None


def _plain(unit: str) -> str:
    text = bare(unit).translate(_WIDE)
    return text.lstrip("余").removeprefix("个") or text
