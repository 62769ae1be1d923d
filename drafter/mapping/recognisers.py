"""How the fields of a pack are recognised: its hand-written cues, its phrases and wordings, at least its labels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from drafter.mapping.cues import Held, bare
from drafter.mapping.wordings import Parts, ahead, back, ends, literals, sides, starts
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.lexicon import FieldCues
from drafter.model.pack import Pack
from drafter.model.quantity import Kind

TITLES = (Kind.DOC_TITLE, Kind.LIST)
_TAIL = 3
_LABEL = re.compile(
    "(?:[（(][^（）()]*[）)])|(?:数量|总数|件数|人数|次数|场次|份数|条数|起数|家数|金额|期数|人次|部数|户数|篇数|数|情况)$"
)
_VAGUE = frozenset(
    (
        "其中",
        "共",
        "有",
        "为",
        "和",
        "等",
        "通过",
        "完成",
        "从",
        "将",
        "分",
        "以",
        "对",
        "在",
        "占比为",
        "完成率",
        "完成率为",
        "办结率为",
        "同比",
        "包括",
        "有关",
    )
)


@frozen
class Cue:
    """Words beside the value of a field; ``origin`` is cue, phrase, wording or label, ``pattern`` the wording's."""

    key: str
    left: Parts
    right: Parts
    origin: str
    pattern: str = ""
    view: str = ""

    def matched(self, left: str, right: str) -> int:
        """How many characters of the surroundings the cue explains; 0 when it does not stand there."""
        begin = back(self.left, left, len(left))
        if begin < 0:
            return 0
        after = ahead(self.right, right)
        return len(left) - begin + after if after >= 0 else 0


@frozen
class Recognisers:
    """The cues of a pack, found by the characters next to the value."""

    pack: Pack
    by_left: Mapping[str, tuple[Cue, ...]]
    by_right: Mapping[str, tuple[Cue, ...]]
    cues: Mapping[str, FieldCues]
    by_clause: tuple[tuple[str, FieldCues], ...]
    patterns: Mapping[str, frozenset[str]]  # field → the patterns that tell it
    bare_words: Mapping[str, tuple[Parts, ...]]  # whole sayings of yes-or-no fields

    def near(self, lefts: Sequence[str], right: str) -> Iterator[tuple[Cue, str]]:
        """The cues that may stand beside such a value, with the form of the words before it they may end."""
        for left in lefts:
            for size in range(_TAIL, 0, -1):
                for cue in self.by_left.get(left[-size:], ()) if len(left) >= size else ():
                    yield cue, left
        for size in range(_TAIL, 0, -1):
            for cue in self.by_right.get(right[:size], ()) if len(right) >= size else ():
                for left in lefts if cue.left else lefts[:1]:
                    yield cue, left


def recognisers(pack: Pack) -> Recognisers:
    """The recognisers of a pack, made once."""
    return _made(Held(pack))


@lru_cache(maxsize=8)
def _made(held: Held) -> Recognisers:
    pack = held.pack
    by_left: dict[str, list[Cue]] = defaultdict(list)
    by_right: dict[str, list[Cue]] = defaultdict(list)
    for cue in _cues(pack):
        for tail in ends(cue.left, _TAIL):
            if tail:
                by_left[tail].append(cue)
            else:
                for head in starts(cue.right, _TAIL):
                    if head:
                        by_right[head].append(cue)
    told: dict[str, set[str]] = defaultdict(set)
    for pattern in pack.patterns:
        for key in pattern.keys:
            told[key].add(pattern.id)
    return Recognisers(
        pack,
        {key: tuple(each) for key, each in by_left.items()},
        {key: tuple(each) for key, each in by_right.items()},
        pack.lexicon.fields,
        tuple((key, each) for key, each in pack.lexicon.fields.items() if each.clause),
        {key: frozenset(each) for key, each in told.items()},
        {field.key: _sayings(field, pack) for field in pack.fields.values() if field.kind is Kind.BOOL},
    )


def _cues(pack: Pack) -> Iterator[Cue]:
    for field in pack.fields.values():
        written = pack.lexicon.fields.get(field.key)
        for text in written.at if written else ():
            yield Cue(field.key, *sides(text), "cue")
        if "{}" in field.phrase:
            yield Cue(field.key, *sides(field.phrase), "phrase")
        if written is None or not written.at:
            yield from _of_label(field)
    for pattern in pack.patterns:
        for each in literals(pattern.wordings.values()):
            if not each.left and not each.right:
                continue
            for key in each.slot.keys:
                if key in pack.fields:
                    yield Cue(key, _one(each.left), _one(each.right), "wording", pattern.id, each.slot.view)


def _one(text: str) -> Parts:
    return (text,) if text else ()


def _of_label(field: Field) -> Iterator[Cue]:
    core = bare(_LABEL.sub("", field.label))
    core = _LABEL.sub("", core) or core
    if len(core) > 1:
        yield Cue(field.key, (core,), (), "label")
        yield Cue(field.key, (), (core,), "label")


def _sayings(field: Field, pack: Pack) -> tuple[Parts, ...]:
    written = pack.lexicon.fields.get(field.key)
    return tuple(sides(text)[0] for text in (*(written.at if written else ()), field.phrase) if text)


def vague(cue: Cue) -> bool:
    """Whether the words of a cue say too little to tell one field from another by themselves."""
    text = "".join(part for part in (*cue.left, *cue.right) if isinstance(part, str))
    fixed = not any(not isinstance(part, str) for part in (*cue.left, *cue.right))
    return fixed and (len(text) < 3 or text in _VAGUE)
