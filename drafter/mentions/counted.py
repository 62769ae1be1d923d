"""What each figure of a passage counts, said in the passage's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from drafter.mentions.counted_carried import Telling
from drafter.mentions.counted_dates import dated
from drafter.mentions.counted_figures import figure
from drafter.mentions.counted_phrase import (
    FIGURES,
    KEPT,
    Scene,
    bracketed,
    clause_start,
    clean,
    crowded,
    note,
    parted,
    scene,
)
from drafter.mentions.counted_titles import numbered, titled
from drafter.mentions.counted_unsaid import named
from drafter.mentions.counted_words import CHANGED, COMPARED
from drafter.model.reading import Mention, MentionKind

LONGEST = 60  # no phrase is longer: beyond that it is a paragraph without marks

LINE = 60  # characters of a line that may come again
SHORT = 16  # a line of so few characters before its only figure holds one phrase

_UNPLAIN = re.compile(r"[^一-鿿]|共|占|率|[比较由从将把分额]")
_NO = re.compile("(?:发生|接到|收到|出现|产生|存在|有|发现)*")
_PART = re.compile("其中|包括|分为|包含|[，（]含|（|即")
_CLOSED = re.compile("[。；\n]")
_NEAR = re.compile("(?:以及|[、，和与及约为达])*")
_NAMES = re.compile("以及|[、和与及]")
_WHOLES = frozenset({MentionKind.COUNT, MentionKind.MONEY})


def counted(text: str, raw: str, found: Sequence[Mention], year: int = 0) -> tuple[Mention, ...]:
    """The mentions of one passage in their order, each with what it counts or dates.

    ``text`` has one character for each of ``raw``; ``year`` is the report year, 0 where nobody knows it.
    """
    if not found or crowded(text, len(found)):
        return tuple(found)
    if len(found) == 1 and (what := _alone(text, found[0])):
        return (replace(found[0], what=what),)
    told = _line(text, tuple(map(_placeless, found)), year) if len(text) <= LINE else _passage(text, found, year)
    return tuple(replace(mention, what=what) if what else mention for mention, what in zip(found, told, strict=True))


def _placeless(mention: Mention) -> Mention:
    return replace(mention, passage=0) if mention.passage else mention


def _passage(text: str, found: Sequence[Mention], year: int) -> tuple[str, ...]:
    """What each mention of a passage stands for."""
    telling = Telling(scene(text, found))
    for index, mention in enumerate(found):
        telling.bases.append(mention.what or _what(telling, index, year)[:LONGEST])
    notes = (note(telling.scene, index) if mention.kind in FIGURES else "" for index, mention in enumerate(found))
    told = zip(found, telling.bases, notes, strict=True)
    return tuple(base + extra if not mention.what else base for mention, base, extra in told)


_line = lru_cache(KEPT)(_passage)  # the lines of a long list are often the same


def _alone(text: str, mention: Mention) -> str:
    """The few words of a line that ends in its only figure; "" where they need a closer look."""
    words = text[: mention.start]
    if mention.end != len(text) or len(words) > SHORT or mention.kind not in _WHOLES or mention.what or mention.zero:
        return ""
    front, phrase = parted(words) if not _UNPLAIN.search(words) else (words, "")
    return "" if front else named(phrase)


def _what(telling: Telling, index: int, year: int) -> str:
    mention = telling.scene.found[index]
    if mention.zero:
        return _absent(telling.scene, index)
    if mention.kind is MentionKind.DATE:
        return dated(telling.scene, index, year)
    if mention.kind is MentionKind.DOC_TITLE:
        return titled(telling.scene, index)
    if mention.kind is MentionKind.DOC_NUMBER:
        return numbered(telling.scene, index, telling.bases)
    if mention.kind not in FIGURES:
        return ""
    _follow(telling, index)
    _share(telling, index)
    taken = telling.taken
    what = telling.shared.get(index) or figure(telling, index)
    if mention.weak:  # the noun behind the numeral of a name is still to be counted
        telling.taken = taken
    return what


def _absent(scene: Scene, index: int) -> str:
    words = scene.text[scene.found[index].end : scene.found[index].end + 40]
    return _NO.sub("", re.split("[，。；：！？\n]", words)[0], count=1)


def _follow(telling: Telling, index: int) -> None:
    """Keep in mind whose parts are told (from 其中 or a bracket on) and who acts, to the end of the sentence."""
    scene, last = telling.scene, telling.scene.before[index]
    if last < 0:
        return
    between = scene.mask[scene.found[last].end : scene.found[index].start][-90:]
    if _CLOSED.search(between) or "）" in between:
        telling.whole = -1
    if "。" in between:
        telling.actor, telling.objects = "", {}
    if _PART.search(between):
        telling.whole, telling.bracket = _whole(telling, last, index), "（" in between


def _whole(telling: Telling, last: int, index: int) -> int:
    """The figure before 其中 in the unit of the part (the first of its sentence before 。其中), else the nearest one."""
    scene, nearest, alike = telling.scene, -1, -1
    far = "。" in scene.mask[scene.found[last].end : scene.found[index].start]
    for _ in range(8 if far else 4):
        if last < 0 or (alike >= 0 and not far):
            break
        if scene.found[last].kind in _WHOLES and bracketed(scene, last) < 0:
            gained = far and CHANGED.search(scene.mask, max(0, scene.found[last].start - 8), scene.found[last].start)
            alike = last if scene.found[last].unit == scene.found[index].unit and not gained else alike
            nearest = last if nearest < 0 else nearest
        before, last = last, scene.before[last]
        if far and "。" in scene.mask[scene.found[last].end if last >= 0 else 0 : scene.found[before].start]:
            break
    return alike if alike >= 0 else nearest


def _share(telling: Telling, index: int) -> None:
    """Hand the names before 分别 out to the figures behind it."""
    scene = telling.scene
    start = scene.found[index].start
    floor = scene.found[scene.before[index]].end if scene.before[index] >= 0 else 0
    at = scene.mask.rfind("分别", max(floor, start - 20), start)
    if at < 0 or index in telling.shared or "，" in scene.mask[at:start]:
        return
    group = [index]
    while (follower := scene.after[group[-1]]) >= 0:
        gap = scene.mask[scene.found[group[-1]].end : scene.found[follower].start][:9]
        if len(gap) > 4 or not _NEAR.fullmatch(gap):
            break
        group.append(follower)
    telling.shared.update(zip(group, _names(telling, group, at), strict=False))


def _names(telling: Telling, group: Sequence[int], at: int) -> list[str]:
    scene, first = telling.scene, telling.scene.found[group[0]]
    floor = scene.found[scene.before[group[0]]].end if scene.before[group[0]] >= 0 else 0
    words = clean(COMPARED.sub("", scene.words(clause_start(scene.mask, at, floor), at)))
    tail = "同比" if first.kind is MentionKind.YOY else "占比" if scene.text.startswith("占", at + 2) else ""
    names = [name for name in _NAMES.split(words) if name]
    if len(names) != len(group):
        names = telling.earlier(group[0], len(group)) if len(names) < 2 and tail else []
    return [name + tail for name in _headed(names)]


def _headed(names: list[str]) -> list[str]:
    """甲、乙的完成率 → 甲的完成率, 乙的完成率: what stands behind 的 belongs to each."""
    head = names[-1].partition("的")[2] if names and "的" in names[-1] else ""
    return [name if "的" in name or not head else f"{name}的{head}" for name in names]
