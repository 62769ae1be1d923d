"""The noun phrase on the left and on the right of a figure, cut out by punctuation, verbs and prepositions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from drafter.mentions.counted_words import (
    ADVERBS,
    AGENT,
    BOUNDS,
    CAUSED,
    EACH,
    EXAMPLES,
    FRONT,
    INTO,
    JOINTLY,
    LEAD,
    LEVELS,
    LOCATED,
    METHOD,
    NUMBERED,
    OUR,
    RAISED,
    STOP,
    TAIL,
    TOTAL,
    TOWARDS,
    VERB,
    fold,
)
from drafter.model.frozen import frozen
from drafter.model.reading import Mention, MentionKind

WINDOW = 90  # characters looked at on the left of a figure
REACH = 40  # and on the right
FIGURES = frozenset(
    {
        MentionKind.COUNT,
        MentionKind.MONEY,
        MentionKind.PERCENT,
        MentionKind.YOY,
        MentionKind.RATIO,
        MentionKind.DURATION,
    }
)
HEAP = 400  # figures in one passage: no paragraph has so many
ROW = 8  # figures side by side with hardly a word between: no row of a table has so many
KEPT = 4096  # phrases remembered: a report says the same things again and again
GAP = "\x01"  # stands for each character of a date: it counts nothing and names nothing

_FRONTS = (FRONT, OUR, LOCATED, FRONT, TOTAL, OUR, METHOD, TOWARDS, LEVELS, EACH, INTO, JOINTLY, AGENT, CAUSED, ADVERBS)
_QUOTED = re.compile("《[^《》]{0,120}》?|“[^“”]{0,60}”|（[^（）]{0,60}）")
_MARKS = re.compile("[，、。；：！？“”（）]")
_BOUND = re.compile(f"[{BOUNDS}]")
_MARK = re.compile("[。；！？：，、\\n（）”]")
_LISTED = re.compile("(?:、[^。；！？：，、（）]{2,12}(?=[。；，、]))+")
_LEADS_ON = re.compile("(?:分为|共计|共有|分|共|约|达|为|有)$")
_PREPOSITIONS = frozenset("对向给将把与和由从以为在")
_MODIFIER = re.compile(rf"(?={STOP.pattern})[^，。；的]{{3,14}}的(?=[^，。；]{{2}})")
_HEAD = re.compile("(?:社区|村|企业|部门|单位|学校|乡镇|街道|县区|家庭|人员|群众|案件|项目|事项|场所|机构)$")
_MOVES = re.compile("(?:帮助|指导|督促|推动|支持|组织|引导|带动|协助|在|为|给|使|让)$")
_ABOUT = re.compile("针对|面向|关于|的")
_BLANK = re.compile(r"[ \u3000\xa0]+")
_CELLS = re.compile(r"\s*[\t|]\s*")
_WORDY = re.compile("[一-鿿]{2}")
_PERSONS = re.compile(
    "[^，。、]{0,12}?(?:干部|律师|事务所|学生|企业|人员|群众|职工|队员|选手|经理|党员|教师|农户|同志|代表)"
    f"(?=(?:现场|网上|统一|集中)?(?:到|进|赴|{VERB.pattern})(?!的))"
)
_AND = re.compile("以及|[和及与、]")
_LATER = re.compile("(?<=[^，。的]{2})(?:实施|逐一|同步)(?!方案|办法|细则|意见|主体|率|情况|条例)")
_DIGIT = re.compile("[0-9]")
_OF = re.compile("的")
_NOTE = re.compile("（(?:不?含|包括|不包括)[^（）]{1,30}）")
_APPROX = re.compile("(?:以上|以下|以内|左右|上下|余|多|之多)*")


@frozen
class Scene:
    """One passage prepared: ``text`` with full-width marks, ``mask`` the same without marks inside names and dates."""

    text: str
    mask: str
    found: Sequence[Mention]
    before: tuple[int, ...]  # for each mention the index of the figure before it, -1 for none
    after: tuple[int, ...]  # and of the figure behind it
    row: str = ""  # what the row of a table is headed by

    def words(self, start: int, end: int) -> str:
        """The report's words between two offsets, dates left out."""
        if GAP not in self.mask[start:end]:
            return self.text[start:end]
        return "".join(
            char for char, mark in zip(self.text[start:end], self.mask[start:end], strict=True) if mark != GAP
        )


def figured(mention: Mention) -> bool:
    """Whether the mention is a figure told as such: no zero told by 未 or 无, no numeral of a name."""
    return mention.kind in FIGURES and not mention.zero and not mention.weak


def crowded(text: str, number: int) -> bool:
    """Whether a passage is a heap of figures with no words between that could tell what they count."""
    return (number > HEAP and len(text) < 12 * number) or (number > ROW and len(text) < 4 * number)


def scene(text: str, found: Sequence[Mention]) -> Scene:
    """A passage prepared for looking around its mentions."""
    folded = fold(text)
    starts = [mention.start for mention in found if figured(mention)]
    chars = list(_QUOTED.sub(lambda hit: _quiet(hit[0], hit.start(), starts), folded))
    for mention in found:
        if mention.kind is MentionKind.DATE:
            chars[mention.start : mention.end] = GAP * len(chars[mention.start : mention.end])
    return Scene(folded, "".join(chars), found, *_neighbours(found), _row(text) if "\t" in text or "|" in text else "")


def _row(text: str) -> str:
    """The first cell of a row that holds words and no figure."""
    return next((cell for cell in _CELLS.split(text[:REACH]) if _WORDY.search(cell) and not _DIGIT.search(cell)), "")


def _quiet(quoted: str, start: int, figures: Sequence[int]) -> str:
    """A name or bracket without its marks; one with a figure inside keeps them, for they part its items."""
    inside = bisect_left(figures, start) != bisect_left(figures, start + len(quoted))
    return quoted if inside and not quoted.startswith("《") else _MARKS.sub("\x02", quoted)


def _neighbours(found: Sequence[Mention]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    before, after, last = [], [-1] * len(found), -1
    for index, mention in enumerate(found):
        before.append(last)
        if figured(mention):
            if last >= 0:
                after[last] = index
            last = index
    return tuple(before), tuple(after)


def clause_start(mask: str, end: int, floor: int = 0) -> int:
    """Where the clause that ``end`` stands in begins, no further back than the window."""
    bounds = _bounds(mask)
    at = bisect_left(bounds, end)
    return max(floor, end - WINDOW, bounds[at - 1] + 1 if at else 0)


@lru_cache(2)
def _bounds(mask: str) -> tuple[int, ...]:
    """Where the marks stand that part the clauses of a passage."""
    return tuple(hit.start() for hit in _BOUND.finditer(mask))


def clean(words: str) -> str:
    """A phrase without connectives, time, place, agent and adverbs in front, without copula behind."""
    return parted(words)[1]


@lru_cache(KEPT)
def parted(words: str) -> tuple[str, str]:
    """What was taken off in front (time, place, agent), and the phrase that is left."""
    phrase = whole = _unheaded(RAISED.sub("", EXAMPLES.sub("", TAIL.sub("", words))))
    phrase = phrase[match.end() :] if (match := LEAD.match(phrase)) else phrase
    for front in _FRONTS:
        if match := front.match(phrase):
            phrase = phrase[match.end() :]
    bare = phrase.strip("、， ")
    return whole[: len(whole) - len(phrase)], "" if bare in _PREPOSITIONS else bare


def _unheaded(phrase: str) -> str:
    """What stands behind the number or the heading that opens the line and is parted by a blank only."""
    phrase = NUMBERED.sub("", phrase)
    tail = _BLANK.split(phrase)[-1]
    return tail if len(tail) > 1 and not {"“", "《", "”", "》"} & set(phrase) else phrase


def on_the_left(scene: Scene, index: int, taken: int = 0) -> str:
    """What stands between the figure and the clause's beginning or the figure before with the noun ``taken`` by it."""
    start = scene.found[index].start
    floor = max(taken, scene.found[scene.before[index]].end) if scene.before[index] >= 0 else 0
    floor = min(floor, start)
    return scene.words(clause_start(scene.mask, start, floor), start)


def on_the_right(scene: Scene, index: int) -> tuple[str, str]:
    """The noun phrase that follows the figure ("" where a verb or mark stands there), and the rest of the clause."""
    mention, follower = scene.found[index], scene.after[index]
    match = _APPROX.match(scene.mask, mention.end)
    begin = match.end() if match else mention.end
    begin += scene.text[begin : begin + 1] == "次"  # a count of times in the unit before: 35家次
    nearby = follower >= 0 and scene.found[follower].start <= begin + REACH
    limit = scene.found[follower].start if nearby else begin + REACH
    segment = scene.mask[begin:limit]
    hit = _MARK.search(segment)
    if hit and hit[0] == "、" and (listed := _LISTED.match(segment, hit.start())):
        hit = _MARK.search(segment, listed.end())
    end = hit.start() if hit else len(segment)
    if not end or not _noun(scene.text[begin]) or segment[0] == "等":
        return "", scene.words(begin, begin + end)
    skip = _ABOUT.match(segment)
    begin, segment, end = (
        (begin + skip.end(), segment[skip.end() :], end - skip.end()) if skip else (begin, segment, end)
    )
    before = scene.mask[max(0, mention.start - 4) : mention.start]
    noun = _cut(segment[:end], nearby and not hit, bool(_MOVES.search(before)))
    return scene.words(begin, begin + noun), scene.words(begin + noun, begin + end)


def _noun(char: str) -> bool:
    return "一" <= char <= "鿿" or char in "“《" or (char.isascii() and char.isalpha())


@lru_cache(KEPT)
def _cut(segment: str, coordinated: bool, moved: bool) -> int:
    """Where the noun phrase ends: at a finite verb; at 和 where another figure follows; before 的 and an action."""
    modifier = _MODIFIER.match(segment)
    stop = STOP.search(segment, modifier.end() if modifier else 0)
    end = stop.start() if stop else len(segment)
    if later := _LATER.search(segment, 0, end):
        end = later.start()
    if (coordinated or moved or modifier) and (match := VERB.search(segment, modifier.end() + 2 if modifier else 2)):
        end = min(end, match.start())
    if coordinated and (match := _LEADS_ON.search(segment)):
        end = min(end, match.start())
    if coordinated and (match := _AND.search(segment)):
        end = min(end, match.start())
    if not modifier and (persons := _PERSONS.match(segment, 0, end)):
        end = persons.end()
    for match in _OF.finditer(segment, 0, end):
        if (match.start() > 3 or _HEAD.search(segment, 0, match.start())) and not (
            modifier or VERB.match(segment)
        ):  # N的V: what is counted is N
            return match.start()
    return end


def bracketed(scene: Scene, index: int) -> int:
    """Where the bracket that a mention stands in opens, -1 for none near."""
    start = scene.found[index].start
    opening = scene.mask.rfind("（", max(0, start - WINDOW), start)
    return -1 if opening < 0 or "）" in scene.mask[opening:start] else opening


def note(scene: Scene, index: int) -> str:
    """The bracket behind a figure that says what it holds (含…), "" for none."""
    match = _NOTE.match(scene.text, scene.found[index].end)
    return match[0] if match and "（" not in scene.mask[match.start() : match.start() + 1] else ""
