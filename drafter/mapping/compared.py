"""Figures told against others: last year's tied to this year's, rises and falls to the figure they are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.mapping.places import Place, says_last_year
from drafter.model.pack import Pack
from drafter.model.reading import Mention, MentionKind

_APART = 3  # characters between two changes told with 分别
_TOGETHER = 2  # changes told with 分别 besides the one looked at: which of many belongs to which figure is open
_REACH = 12  # mentions of a sentence among which a partner is looked for
_AGAINST = re.compile("(?:比|较|与|同)(?:上年|去年|上一年|前一年|[12][0-9]{3}年)(?:度|同期)?的?$")
_SHARES = ("%", "‰", "个百分点", "百分点")
_CHANGE_OF = "yoy"  # the kind of relation that computes a change from a field


def compared(
    mentions: list[Mention], where: Sequence[Place], pack: Pack, year: int = 0, listed: frozenset[int] = frozenset()
) -> list[Mention]:
    """Last year's values tied to this year's, and changes to the field that records them; ``listed`` ones are settled."""
    changes = {each.of[0]: each.result for each in pack.relations if each.kind == _CHANGE_OF and each.of}
    told: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, (mention, place) in enumerate(zip(mentions, where, strict=True)):
        if mention.weak or (n in listed and not mention.field):
            continue
        if mention.kind is not MentionKind.YOY and says_last_year(place, year) and mention.kind is not MentionKind.DATE:
            mentions[n] = _last_year(n, mentions, where)
        elif mention.kind is MentionKind.YOY and not mention.field:
            before, behind = told[place.key], _run(n, mentions, 1)
            if behind + _run(n, mentions, -1) < _TOGETHER:
                mentions[n] = _change(mention, before[:-1] if behind else before, mentions, changes, pack)
        if mentions[n].field and not mentions[n].aspect:
            told[place.key].append(n)
    return mentions


def _run(n: int, mentions: Sequence[Mention], step: int) -> int:
    """How many changes stand right behind (1) or before (-1) a change, up to those that matter."""
    found, at = 0, n + step
    while found < _TOGETHER and 0 <= at < len(mentions) and mentions[at].kind is MentionKind.YOY:
        one, other = sorted((mentions[at - step], mentions[at]), key=lambda each: (each.passage, each.start))
        if one.passage != other.passage or other.start - one.end > _APART:
            break
        found, at = found + 1, at + step
    return found


def _last_year(n: int, mentions: list[Mention], where: Sequence[Place]) -> Mention:
    """A value said to be last year's: of the field of the value before it (in brackets, 比上年的…) or after it (由…增至…)."""
    mention = mentions[n]
    left = where[n].lefts[0]
    inside = left.rpartition("（")[2].find("）") < 0 and "（" in left
    for step in (-1, 1) if inside or _AGAINST.search(left) else (1, -1):
        at = n + step
        while abs(at - n) < _REACH and 0 <= at < len(mentions) and where[at].key == where[n].key:
            other = mentions[at]
            if other.field and not other.aspect and (other.unit, other.kind) == (mention.unit, mention.kind):
                return replace(mention, field=other.field, aspect="last_year", confidence=other.confidence)
            at += step
    return replace(mention, field=mention.field, aspect="last_year") if mention.field else mention


def _change(
    mention: Mention, told: Sequence[int], mentions: Sequence[Mention], changes: Mapping[str, str], pack: Pack
) -> Mention:
    """A rise or fall right after the figure it is of; of two told together each goes with its own."""
    if mention.unit not in _SHARES:
        near = next((mentions[n] for n in reversed(told[-_REACH:]) if mentions[n].unit == mention.unit), None)
        return replace(mention, field=near.field, aspect="change", confidence=near.confidence) if near else mention
    taken = {mentions[n].field for n in told[-_REACH:]}
    for n in reversed(told[-_REACH:]):
        broader = pack.lexicon.fields.get(mentions[n].field)
        for key in (mentions[n].field, broader.broader if broader else ""):
            result = changes.get(key, "")
            if result and result not in taken:
                return replace(mention, field=result, confidence=round(mentions[n].confidence - 0.05, 2))
    return mention
