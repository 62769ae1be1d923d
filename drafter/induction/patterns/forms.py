"""Wordings of a group of fields: one clause a field, optional ones in brackets with their own comma, alike ones told once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from drafter.analysis.segment import words
from drafter.analysis.similar import ratio
from drafter.errors import DrafterError
from drafter.induction.patterns.directions import change_key, compared, is_change
from drafter.induction.patterns.specs import Spec
from drafter.induction.patterns.variants import Group, Sentence
from drafter.induction.patterns.wording import Core, named, phrase
from drafter.model.digest import RUN
from drafter.model.frozen import frozen
from drafter.rendering.wording import parse

_NAMES = "ABCD"
_ALIKE = 90
_TRIED = 12  # commonest variants that are held against each other: the cost stays linear in the samples
_SLOT = re.compile(r"\{[^{}]*\}|[\[\]|]")
_MARKS = re.compile("[“”]")
_THING, _REST = 4, 2  # characters of the thing named twice, of what is left
_DONE = ("v", "d", "ad", "a")
_OF, _ALL = "其中", "共"


@frozen
class Form:
    """A wording with how many of its clauses stand in samples, in how many sentences it was seen."""

    text: str
    own: int
    seen: int
    turned: bool = False  # something may stand before the head


def wordings(group: Group, specs: Mapping[str, Spec]) -> tuple[dict[str, str], int]:
    """The wordings of a group by name, best first, and how many clauses of the first are the samples' own; none if no good one."""
    common = _common(group)
    plain = {key: found for key in group.keys if (found := phrase(specs[key]))}
    if any(key not in common and key not in plain for key in group.keys):
        return {}, 0
    keys = _kept_near(group, common, specs)
    counted: Counter[tuple[tuple[str, ...], tuple[Core, ...]]] = Counter()
    for sentence in group.sentences:
        filled = {key: sentence.cores.get(key) or common.get(key) or plain[key] for key in group.keys}
        for order in dict.fromkeys((keys, _order(keys, sentence))):
            counted[order, tuple(filled[key] for key in order)] += 1
    aspects = _aspects(group)
    forms = [_form(group.head, *slots, n, specs, aspects) for slots, n in counted.items()]
    forms = sorted(forms, key=lambda each: (-each.own, not each.turned, -each.seen, len(each.text), each.text))[:_TRIED]
    if len(plain) == len(group.keys):
        forms.append(_form(group.head, keys, tuple(plain[key] for key in keys), 0, specs, aspects))
    kept = _unlike([each for each in forms if _sound(each.text, group)])
    return {name: each.text for name, each in zip(_NAMES, kept, strict=False)}, kept[0].own if kept else 0


def _kept_near(group: Group, common: Mapping[str, Core], specs: Mapping[str, Spec]) -> tuple[str, ...]:
    """The fields with what is a change or a part of the head right behind it, so that 其中 and 同比 speak of it."""
    near = [key for key in group.others if key in common and common[key].of == group.head]
    told = [each for each in group.sentences if group.head in each.keys]
    changes = [
        key for key in group.others if is_change(specs[key]) and any(_behind(each, key, group.head) for each in told)
    ]
    first = dict.fromkeys((*changes, *near))
    return (group.head, *first, *(key for key in group.others if key not in first))


def _behind(sentence: Sentence, key: str, head: str) -> bool:
    keys = sentence.keys
    return key in keys and keys.index(key) == keys.index(head) + 1


def _order(keys: tuple[str, ...], sentence: Sentence) -> tuple[str, ...]:
    """The fields in the order of a sentence that has some before the head; those it does not tell behind what they follow."""
    told = [key for key in sentence.keys if key in keys]
    head = keys[0]
    if head not in told[1:]:
        return keys
    for before, key in pairwise(keys):
        if key not in told:
            at = told.index(before) + 1
            told.insert(at if at > told.index(head) else len(told), key)
    return tuple(told)


def _common(group: Group) -> dict[str, Core]:
    """For each field the clause most samples tell it with."""
    counted: dict[str, Counter[Core]] = {key: Counter() for key in group.keys}
    for sentence in group.sentences:
        for key in counted:
            if key in sentence.cores:
                counted[key][sentence.cores[key]] += 1
    return {key: min(found, key=lambda each: (-found[each], _rank(each))) for key, found in counted.items() if found}


def _rank(core: Core) -> tuple[int, str, str]:
    return len(core.before), core.before, core.of


def _aspects(group: Group) -> dict[str, frozenset[str]]:
    return {key: frozenset(a for each in group.sentences for a in each.aspects.get(key, ())) for key in group.keys}


def _form(
    head: str,
    order: tuple[str, ...],
    cores: tuple[Core, ...],
    seen: int,
    specs: Mapping[str, Spec],
    aspects: Mapping[str, frozenset[str]],
) -> Form:
    """One clause a field: what stands before the head with its comma behind, what stands after it with its comma in front."""
    at, text, near = order.index(head), "{scope}", True
    told = {key: change_key(key) for key in order if change_key(key) in order}
    for n, (key, core) in enumerate(zip(order, cores, strict=True)):
        if key in told.values():
            continue
        clause = f"{{{key}}}{core.after}{compared(key, specs[key], aspects[key], told.get(key, ''))}"
        if n < at:
            text += f"[{core.before}{clause}，]"
        elif n == at:
            listed = at or _listed(head, order, cores, specs)
            text += (core.before if listed else _opened(core, specs[key])) + clause
        else:
            mark = _OF if core.of == head and near and len(core.before) + len(_OF) <= RUN else ""
            near = near and is_change(specs[key])
            text += f"[，{mark}{_less(core.before, cores[at].before, specs[key].unit == specs[head].unit)}{clause}]"
    return Form(text + "。", sum(core.own for core in cores), seen, at > 0)


def _less(text: str, said: str, same: bool) -> str:
    """The words of a clause without the thing the head has just named, where what is left says what became of it."""
    starts = range(max(0, len(said) - len(text) + _REST), len(said) - _THING + 1) if same else ()
    rest = next((text[len(said) - n :] for n in starts if text.startswith(said[n:])), "")
    return rest if rest and words(rest)[0][1].startswith(_DONE) else text


def _listed(head: str, order: tuple[str, ...], cores: tuple[Core, ...], specs: Mapping[str, Spec]) -> bool:
    """Whether the head is one of several things of a kind told side by side, and so the total of nothing."""
    own = specs[head].kind, specs[head].unit
    others = ((key, core) for key, core in zip(order, cores, strict=True) if key != head)
    return any((specs[key].kind, specs[key].unit) == own and core.of != head for key, core in others)


def _opened(core: Core, spec: Spec) -> str:
    """A bare name before a number opens with 共, so that the sentence has a predicate."""
    bare = core.own and spec.kind in ("count", "money") and named(core.before)
    return core.before + _ALL if bare else core.before


def _unlike(forms: Sequence[Form]) -> list[Form]:
    """The forms without those whose words hardly differ from a better one's."""
    kept: list[Form] = []
    for form in forms:
        if all(ratio(_worded(form.text), _worded(other.text)) < _ALIKE for other in kept):
            kept.append(form)
    return kept


def _bare(text: str) -> str:
    """The fixed words of a wording: slots are typed and agree already."""
    return _SLOT.sub("", text)


def _worded(text: str) -> str:
    """The fixed words without what makes no other wording: quotation marks, 共."""
    return _MARKS.sub("", _bare(text).replace(_ALL, ""))


def _sound(text: str, group: Group) -> bool:
    """Whether the wording parses, prints every field of the group once and says nothing twice."""
    try:
        printed = [key for slot in parse(text).slots() if not slot.view for key in slot.keys if key != "scope"]
    except DrafterError:
        return False
    clauses = [each.removeprefix(_OF).removesuffix(_ALL) for each in re.split("[，。]", _bare(text)) if each]
    return sorted(printed) == sorted(group.keys) and len(set(clauses)) == len(clauses)


def frames_of(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The frames behind the sentences, the commonest first."""
    counted = Counter(frame for each in sentences for frame in each.frames)
    return tuple(sorted(counted, key=lambda each: (-counted[each], each)))
