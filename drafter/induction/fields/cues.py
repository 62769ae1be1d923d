"""How the value of a learned field is found again: the words beside it, as narrow as the other fields demand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from drafter.induction.fields.counted import Counted
from drafter.induction.fields.counted_words import content
from drafter.induction.fields.groups import Group
from drafter.model.digest import RUN
from drafter.model.frozen import frozen

_MOST = 16  # cues of one field
_NEEDS = 8  # words of which one must stand near
_TOPICS = 6
_VAGUE = 3  # a cue of fewer characters tells a field only with something optional beside it
_SPECIAL = frozenset("[]{}|?\\")


@frozen
class _Form:
    """Words beside a value: ``short`` tell the thing, ``long`` the verb as well."""

    short: str
    long: str
    verb: str
    behind: bool


@frozen
class Claims:
    """Which groups use which words; a cue that several use tells none of them."""

    short: Mapping[tuple[str, str, bool], frozenset[int]]
    long: Mapping[tuple[str, str, bool], frozenset[int]]

    @staticmethod
    def of(groups: Sequence[Group]) -> Claims:
        """The claims of all groups of a pack."""
        short: dict[tuple[str, str, bool], set[int]] = defaultdict(set)
        long: dict[tuple[str, str, bool], set[int]] = defaultdict(set)
        for n, group in enumerate(groups):
            for each in group.seen:
                form = _form(each.counted)
                short[each.counted.klass, form.short, form.behind].add(n)
                long[each.counted.klass, form.long, form.behind].add(n)
        return Claims(_frozen(short), _frozen(long))


def _frozen(given: Mapping[tuple[str, str, bool], set[int]]) -> Mapping[tuple[str, str, bool], frozenset[int]]:
    return {key: frozenset(each) for key, each in given.items()}


def _form(counted: Counted) -> _Form:
    near = "".join(each for each in counted.near if each not in _SPECIAL)
    if counted.behind:
        return _Form(near, f"{counted.verb}|{near}", counted.verb, True)
    at = near.rfind(counted.noun) if near.endswith(counted.noun) else -1
    short = near[at:] if at >= 0 else near
    return _Form(short, near, counted.verb if at > 0 and near[:at].endswith(counted.verb) else "", False)


def cues(n: int, groups: Sequence[Group], claims: Claims, topics: Sequence[str]) -> dict[str, object]:
    """The entry of lexicon.fields of a group; ``topics`` are the others it is told under."""
    group = groups[n]
    close = [each for each in group.seen if not each.counted.loose] or group.seen
    close = [each for each in close if each.counted.verb or content(each.counted.near)] or close
    told: Counter[_Form] = Counter(_form(each.counted) for each in close)
    at: dict[str, int] = {}
    rivals: set[int] = set()
    for form, count in sorted(told.items(), key=lambda pair: (-pair[1], -len(pair[0].long), pair[0].long)):
        text, others = _cue(form, group.first.klass, n, claims)
        at[text] = at.get(text, 0) + count
        rivals |= others
    made: dict[str, object] = {"at": list(at)[:_MOST]}
    needs = _needs(group, [groups[each] for each in sorted(rivals)]) if rivals else _around(group)
    if needs:
        made["needs"] = needs
    if topics:
        made["topics"] = list(topics)[:_TOPICS]
    return made


def _cue(form: _Form, klass: str, n: int, claims: Claims) -> tuple[str, frozenset[int]]:
    """The cue of a form, and the other groups that use the same words."""
    alone = claims.short[klass, form.short, form.behind] == {n}
    others = frozenset() if alone else claims.long[klass, form.long, form.behind] - {n}
    optional = f"[{form.verb}]" if form.verb else "[共]" if len(form.short) < _VAGUE else ""
    if form.behind:
        lead = optional if alone or not form.verb else form.verb
        return f"{lead}{{}}{form.short}", others
    if alone:
        return f"{optional}{form.short}{{}}", others
    text = form.long if len(form.long) >= _VAGUE else f"[共]{form.long}"
    return f"{text[-RUN:]}{{}}", others


def _around(group: Group) -> list[str]:
    """The thing a short word is told of, where every value has one: 修订 of 文件 is not that of a plan."""
    if not all(each.counted.within for each in group.seen):
        return []
    return sorted({content(each.counted.within)[-1] for each in group.seen if content(each.counted.within)})[:_NEEDS]


def _needs(group: Group, rivals: Sequence[Group]) -> list[str]:
    """Words that stand near this field's values and not near those of its rivals; none unless each value has one."""
    foreign = {word for rival in rivals for each in rival.seen for word in each.counted.rich}
    told = Counter(
        word
        for each in group.seen
        for word in each.counted.rich
        if word not in foreign and len(word) > 1 and word not in group.first.words
    )
    ranked = [word for word, _ in sorted(told.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))]
    chosen: list[str] = []
    for word in ranked:
        if any(word in each.counted.rich and not set(chosen) & each.counted.rich for each in group.seen):
            chosen.append(word)
    covered = all(set(chosen) & each.counted.rich for each in group.seen)
    return chosen[:_NEEDS] if covered and len(chosen) <= _NEEDS else []
