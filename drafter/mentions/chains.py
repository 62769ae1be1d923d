"""How the figures of one passage hang together: wholes and parts, before and after, changes, rates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from drafter.mentions.counted_phrase import Scene, bracketed, clean, figured, scene
from drafter.mentions.counted_words import CHANGED, COMPARED
from drafter.model.frozen import frozen
from drafter.model.reading import Mention, MentionKind

MOST = 40  # parts a sentence tells at most

_UNITS = (
    ("case", "起 件 宗 桩 例 案"),
    ("firm", "家 户 家次 户次 家(次) 家（次） 户(次) 户（次）"),
    ("person", "人 名 位 人次 人(次) 人（次）"),
)
UNIT_CLASS = {unit: name for name, units in _UNITS for unit in units.split()}
QUANTITIES = frozenset({MentionKind.COUNT, MentionKind.MONEY})
SHARES = frozenset({MentionKind.PERCENT, MentionKind.RATIO})

_AMONG = re.compile("其中|包括|分为|包含|涵盖|[，；]含|[：]|（|即")
_EXHAUSTS = re.compile("分为|（|：|即")
_STOP = re.compile("[。；\n]")
_ENDED = re.compile("[。\n]")
_OPEN = re.compile("[^，。；]{0,6}等")
_GROUP = re.compile("(?:以及|[、，和与及约为达])*")
_TO = re.compile(
    "(?:增加|增长|上升|提升|提高|扩大|扩充|扩展|细化|减少|下降|降低|压缩|缩短|精简|整合|合并|压减|升|降|增|减|拉长|延长)?"
    "(?:至|到|为|成)(?:今年的|现在的|目前的|当前的|本年的)?约?"
)
_FROM = re.compile("(?:[由从将把]|上年|去年)[^，。；0-9]{0,10}$")
_SHARE = re.compile("[，、（]?(?:约)?(?:占|所占)[^，。；（）0-9]{0,16}")
_RATE = re.compile("[，、（](?:且|其)?([^，。；（）]{0,12}?率)(?:均?为|达到?|均达?|约|实现|保持在)*")
_LAST = re.compile("[，（]?(?:比|较|与)?(?:上年|去年|前一年|上一年|上年度)(?:同期|全年)?(?:的|为|是|约)?")
_ASIDE = re.compile(  # a bracket that tells no part: another year, a plan, a mean
    "[，（](?:比|较|为)?(?:上[年一半季]|去年|前年|同期|原(?![料油材始])|[一-鿿\x01]{0,4}前|计划|目标|任务|应(?![急用])|截至|自(?=[0-9\x01])|累计|"
    "平均|人均|户均|最高|最低|折合|约|达|占|\x01)"
)
_EACH = ("各", "每")
_OTHERS = re.compile("其他|其余|其它|剩余")  # the last of the parts
_NAMED = re.compile("其中|包括|包含|涵盖|含")


@frozen
class Link:
    """Mentions of one passage, by index, that belong together.

    ``kind``: parts (the whole, then its parts), turn (before, after), change (figure, its change), last (figure, last
    year's), gain (figure, absolute difference), share (part, percent), rate (figure, percent). ``strict`` where
    the words leave no other reading.
    """

    kind: str
    members: tuple[int, ...]
    rule: str
    strict: bool = False
    words: str = ""


def links(text: str, found: Sequence[Mention]) -> tuple[Link, ...]:
    """The chains of one passage, in the order of their first member."""
    view = scene(text, found)
    figures = [index for index, mention in enumerate(found) if figured(mention)]
    made = [link for at in range(len(figures)) for rule in _RULES for link in rule(view, figures, at)]
    return tuple(sorted(made, key=lambda link: (link.members[0], link.kind)))


def unit_class(mention: Mention) -> str:
    """Units that may be compared: 起 and 件 count cases, 家 and 户 firms."""
    return UNIT_CLASS.get(mention.unit, mention.unit)


def between(view: Scene, first: int, second: int) -> str:
    """What stands between two mentions, marks inside names left out; "。" where they are too far apart to be linked."""
    start, end = view.found[first].end, view.found[second].start
    return view.mask[start:end] if end - start <= 120 else "。"


def _parts(view: Scene, figures: Sequence[int], at: int) -> Iterator[Link]:
    """其中, 包括, 分为 or a bracket: the figures behind are parts of those before in the same unit."""
    if not at or view.found[figures[at]].kind not in QUANTITIES:
        return
    gap = between(view, figures[at - 1], figures[at])
    mark = _AMONG.search(gap)
    if not mark or (_STOP.search(gap) and not re.search("[。；]\\s*其中", gap)) or _ASIDE.match(gap):
        return
    wholes = _wholes(view, figures, at)
    parts, closed = _followers(view, figures, at, wholes, mark[0])
    for unit, whole in wholes.items():
        members = tuple(part for part in parts if unit_class(view.found[part]) == unit)
        if len(members) > 1 or (members and _NAMED.search(gap)):
            yield Link("parts", (whole, *members), f"parts-{_NAMES.get(mark[0], 'among')}", closed)


_NAMES = {"（": "bracket", "分为": "divided", "包括": "including", "即": "namely", "：": "colon"}


def _wholes(view: Scene, figures: Sequence[int], at: int) -> dict[str, int]:
    """The nearest figure of each unit before the mark, within its sentence."""
    wholes = dict[str, int]()
    whole_sentence = "。" in between(
        view, figures[at - 1], figures[at]
    )  # 。其中 speaks of what its sentence began with
    stop = _ENDED if whole_sentence else _STOP
    for back in range(at - 1, max(-1, at - 7), -1):
        mention = view.found[figures[back]]
        pair = (figures[back - 1], figures[back]) if back else None
        ago = pair and (_is_last(view, *pair) or (whole_sentence and _is_gain(view, *pair)))
        counts = mention.kind in QUANTITIES and not ago and bracketed(view, figures[back]) < 0
        if counts and (whole_sentence or unit_class(mention) not in wholes):
            wholes[unit_class(mention)] = figures[back]
        if back and stop.search(between(view, figures[back - 1], figures[back])):
            break
    return wholes


def _followers(
    view: Scene, figures: Sequence[int], at: int, wholes: dict[str, int], mark: str
) -> tuple[list[int], bool]:
    """The figures behind the mark that are parts, and whether they leave nothing out."""
    parts = list[int]()
    for ahead in range(at, min(len(figures), at + MOST)):
        mention, gap = (
            view.found[figures[ahead]],
            between(view, figures[ahead - 1], figures[ahead]) if ahead > at else "",
        )
        if _STOP.search(gap) or (mark == "（" and "）" in gap) or _AMONG.search(gap.replace("（", "")):
            break
        if mention.kind in QUANTITIES and "（" in gap:  # a bracket within: of that part alone
            break
        if mention.kind in QUANTITIES and unit_class(mention) not in wholes:
            break
        if view.mask.endswith(_EACH, 0, mention.start):  # 各 1 名: nobody says how many of them
            return [], False
        if mention.kind in QUANTITIES:
            parts.append(figures[ahead])
            if _OTHERS.search(gap):
                break
        elif not re.search("^[，（]", gap):
            break
    tail = view.text[view.found[parts[-1]].end :][:8] if parts else ""
    return parts, bool(_EXHAUSTS.match(mark)) and not _OPEN.match(tail)


def _turns(view: Scene, figures: Sequence[int], at: int) -> Iterator[Link]:
    """由 x 升至 y, 从 x 到 y, 将 x 细化为 y, 由上年 x 增加到 y."""
    if at + 1 >= len(figures):
        return
    first, second = view.found[figures[at]], view.found[figures[at + 1]]
    gap = between(view, figures[at], figures[at + 1])
    lead = view.mask[max(0, first.start - 14) : first.start]
    if first.unit == second.unit and _TO.fullmatch(gap) and _FROM.search(lead):
        yield Link("turn", (figures[at], figures[at + 1]), "from-to", True, gap)


def _changes(view: Scene, figures: Sequence[int], at: int) -> Iterator[Link]:
    """同比 and its like: what changed is told before it in the clause, or is the figure before; 分别 deals them out."""
    index = figures[at]
    if view.found[index].kind is not MentionKind.YOY or (at and _in_group(view, figures, at)):
        return
    group = [index]
    while at + len(group) < len(figures) and view.found[figures[at + len(group)]].kind is MentionKind.YOY:
        gap = between(view, group[-1], figures[at + len(group)])
        if len(gap) > 4 or not _GROUP.fullmatch(gap):
            break
        group.append(figures[at + len(group)])
    for figure, change in zip(_changed(view, figures, at, len(group)), group, strict=False):
        yield Link("change", (figure, change), "same-period" if len(group) == 1 else "respectively", True)


def _in_group(view: Scene, figures: Sequence[int], at: int) -> bool:
    gap = between(view, figures[at - 1], figures[at])
    return view.found[figures[at - 1]].kind is MentionKind.YOY and len(gap) <= 4 and bool(_GROUP.fullmatch(gap))


def _changed(view: Scene, figures: Sequence[int], at: int, number: int) -> list[int]:
    """The figures a group of changes belongs to; [] where the words between name something else."""
    bracket = bracketed(view, figures[at])
    told = (index for index in figures[max(0, at - 2 * number - 2) : at] if view.found[index].kind in QUANTITIES)
    before = [index for index in told if bracketed(view, index) in (-1, bracket)][-number:]
    if len(before) < number:
        return []
    aside = bracketed(view, figures[at - 1]) not in (-1, bracket)  # a remark in a bracket parts nothing
    gap = between(view, figures[at - 1] if aside else before[-1], figures[at])
    last = bisect_left(figures, before[-1])
    if (
        number == 1
        and last
        and (_is_last(view, figures[last - 1], before[0]) or _is_gain(view, figures[last - 1], before[0]))
    ):
        before = [figures[last - 1]]
    words = clean(COMPARED.sub("", CHANGED.sub("", gap)).strip("）"))
    return before if not words and not _STOP.search(gap) else []


def _is_last(view: Scene, now: int, last: int) -> bool:
    same = view.found[now].unit == view.found[last].unit
    return same and bool(_LAST.fullmatch(between(view, now, last)))


def _lasts(view: Scene, figures: Sequence[int], at: int) -> Iterator[Link]:
    """x 件，上年 y 件: last year's figure of the same."""
    if at and _is_last(view, figures[at - 1], figures[at]):
        yield Link("last", (figures[at - 1], figures[at]), "last-year", True)


def _is_gain(view: Scene, now: int, gain: int) -> str:
    """The word of change between a figure and by how much it changed, "" where there is none."""
    gap = between(view, now, gain)
    words = CHANGED.sub("", gap)
    if words == gap or view.found[now].unit != view.found[gain].unit or len(gap) > 16:
        return ""
    return gap[len(words) :] if COMPARED.search(words) and not clean(COMPARED.sub("", words)) else ""


def _gains(view: Scene, figures: Sequence[int], at: int) -> Iterator[Link]:
    """同比增加 n 件: how much more or less than last year."""
    if not at or view.found[figures[at]].kind not in QUANTITIES or view.found[figures[at - 1]].kind not in QUANTITIES:
        return
    if words := _is_gain(view, figures[at - 1], figures[at]):
        yield Link("gain", (figures[at - 1], figures[at]), "same-period-difference", True, words)


def _shares(view: Scene, figures: Sequence[int], at: int) -> Iterator[Link]:
    """占比 and 占…的: the share of the figure before; …率: a rate that the figures before make."""
    index = figures[at]
    if not at or view.found[index].kind not in SHARES:
        return
    gap = between(view, figures[at - 1], index)
    if view.found[figures[at - 1]].kind not in QUANTITIES:
        return
    if _SHARE.fullmatch(gap):
        yield Link("share", (figures[at - 1], index), "share-of", True, gap.strip("，（、"))
    elif match := _RATE.fullmatch(gap):
        yield Link("rate", (figures[at - 1], index), "rate-bracket" if gap[0] == "（" else "rate-next", True, match[1])


_RULES = (_parts, _turns, _changes, _lasts, _gains, _shares)
