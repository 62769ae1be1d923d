"""What the words before and after a number make of it: a change against last year, a share, or a mere level."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_UP = "增长|增加|上升|提高|提升|上涨|增多|攀升|扩大|上浮|新增|净增|增产|增收|偏高|偏多|增|涨|升|(?<![至最不许众数])多"
_DOWN = "下降|减少|降低|回落|下滑|压减|压降|收窄|缩减|缩短|压缩|精简|减轻|下浮|下跌|偏低|偏少|减收|减产|(?<![至最不])少|减|降|缩"
_LINK = "了|约|近|超过|超|逾|达到|达|为|是|均|分别|各|幅度|大约|至少|不少于|不低于|不足|将近|高达|共|：|:|整整|同比|环比|全部|总体|平均|[+＋−-]| "
_PERIOD = (
    r"(?:上年|去年|上一年|前年|往年|历年|常年|上年度|上一年度|上季度|上一季度|上月|上个月|上一月|上周|上半年|上一?期|上一?届|年初|期初|历史|近[三五十35]年|"
    r"近10年|前[两三五235]年|前期|以往|过去|(?:19|20)[0-9]{2} ?年(?:度|年?底|年?末|年?初)?|[一二三四]季度|1?[0-9] ?月份?|同期|"
    r"[一-鿿]{1,6}(?:之前|以前|前|初期|初|期间|时期)(?=[还又再仍]?[增多减少提上下降升]))"
)
_COMPARE = (
    rf"同比|环比|(?:比|较|与|和|同){_PERIOD}"
    r"|(?:上年|去年|上一年|上年度|[0-9]{4} ?年)度?(?:的)?同期|同期相比"
)
COMPARE = re.compile(_COMPARE)
# A character of every word of _UP, _DOWN and the rates of change: most windows hold none.
_MOVES = re.compile("[增升提涨扩浮多高减降落滑压窄缩精轻跌低少]")
_ASIDE = "(?:[（(][^（）()，。；]{1,10}[)）])?"
_CHANGE = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_ASIDE}(?:{_LINK}){{0,4}}$")
# 同比增收260万元, 比上年多发放12万元: the act between the direction and the number.
_ACT = re.compile(
    rf"(?:{_COMPARE})(?:同期)?[还又再共]?(?:(?P<up>净?增|多)|(?P<down>减|少))[一-鿿]{{1,6}}?(?:{_LINK}){{0,2}}$"
)
_NEXT = re.compile(rf"[、，,；;和](?:(?P<up>{_UP})|(?P<down>{_DOWN}))[一-鿿]{{0,6}}")
_RATE_OF_CHANGE = re.compile(
    rf"(?:(?P<up>增幅|增速|升幅|涨幅|增长率|增长幅度|上升幅度|提升幅度|增长比例)|(?P<down>降幅|跌幅|减幅|下降率|下降幅度|减少幅度|降低幅度))"
    rf"(?:{_LINK}|保持在|在){{0,4}}$"
)
_AFTER = re.compile("(?:以上|左右|多)?的(?:(?P<up>增长|增幅|增速|升幅|涨幅|提升)|(?P<down>降幅|跌幅|下降|减幅|降低))")
_BEFORE_SIGN = re.compile("(?:同比|环比|相比)[^，。；的]{0,4}$")
_LEVEL = re.compile("(?:[到至]|[升降增减][到至为])(?:了|约|近|超过|全部|的|：)?$")
_GAIN_LINK = "(?:了|约|近|超过|达到|达|逾|超|幅度|率|为|均|至少|不低于){0,3}$"
_SHORTENED = re.compile(f"(?:压缩|缩短|压减|精简|缩减|减轻|压降|下浮){_GAIN_LINK}")
_OWN_GAIN = re.compile(f"(?:提高|提升|降低|减少){_GAIN_LINK}")
_GAINED = re.compile("效率|时限|时间|成本|速度|材料|环节|跑动|费用|能耗|负担|时长|周期|流程|容量|用时|频次")
_SHARE = re.compile(r"占(?!用|领|据|有(?!率)|线|道|地|房)(?P<of>[^。；，]{0,30})$")
_PARTAKES = re.compile("[占比份权]")
_SHARE_NOUN = re.compile(
    rf"(?:占比|比例|比重|份额|权重|占有比|配比)(?:{_LINK}|[达占]到?|不超过|不高于|保持在|控制在|稳定在|提高到|提升到|提高至|提升至|上升到|上升至|增加到|下降到|下降至|降至|升至|由|从|仅|只|在){{0,4}}$"
)
_LIST_JOINT = re.compile(r"(?:以上|以下|左右)?(?:[、和与及]|以及|、和){1}(?:分别)?(?:近|约|超过|超|逾)?$")


class Change(NamedTuple):
    """A direction (1 or -1) and the rule that found it."""

    sign: int
    rule: str


def told(window: str, after: str = "") -> Change | None:
    """The direction of the change the words next to a number tell, None when they tell a level (提高到) or nothing."""
    return _told(window[-14:] if window[-1:] not in ("）", ")") else window[-24:], after)


@lru_cache(maxsize=2048)
def _told(tail: str, after: str) -> Change | None:
    if _MOVES.search(tail):
        if found := _RATE_OF_CHANGE.search(tail):
            return Change(1 if found["up"] else -1, "change-rate")
        if _LEVEL.search(tail):
            return None
        if found := _CHANGE.search(tail):
            return Change(1 if found["up"] else -1, "change-verb")
    elif _LEVEL.search(tail):
        return None
    if "的" in after and (found := _AFTER.match(after)):
        return Change(1 if found["up"] else -1, "change-after")
    return None


def told_by_act(window: str) -> Change | None:
    """The direction of 同比多发放12万元, None when no such words stand next to the number."""
    found = _ACT.search(window[-30:]) if COMPARE.search(window[-30:]) else None
    return Change(1 if found["up"] else -1, "change-act") if found and not _LEVEL.search(window[-14:]) else None


def told_next(gap: str) -> Change | None:
    """The direction of the second of 多12起、少伤5人, None when the words between are no such thing."""
    found = _NEXT.fullmatch(gap)
    return Change(1 if found["up"] else -1, "change-next") if found else None


def beside_comparison(window: str) -> bool:
    """Whether 同比 stands just before the number, with or without a bracket between."""
    return "比" in window[-12:] and bool(_BEFORE_SIGN.search(window.rstrip("（(+-＋−：:")))


def leads_to_level(window: str) -> bool:
    """Whether the words before a number say what was reached: 提高到, 降至."""
    return bool(_LEVEL.search(window[-14:]))


def compared(window: str) -> bool:
    """Whether a comparison with another period stands in the clause or ends the one before."""
    return any(COMPARE.search(clause) for clause in _last_clauses(window))


def _last_clauses(window: str) -> list[str]:
    parts = re.split("[。；;！？\n]", window)[-1].replace(",", "，").split("，")
    before = parts[-2].rstrip() if len(parts) > 1 else ""
    leads_in = before.endswith(("相比", "比", "同期", "同比")) or len(before) < 8
    return [parts[-1], before] if leads_in else parts[-1:]


def own_gain(window: str) -> bool:
    """Whether the change is one of time, effort or cost that nobody compares with last year's."""
    if compared(window):
        return False
    tail = _last_clauses(window)[0]
    return bool(_SHORTENED.search(tail) or (_OWN_GAIN.search(tail) and _GAINED.search(tail)))


@lru_cache(maxsize=2048)
def is_share(window: str) -> bool:
    """Whether the number is part of a whole: 占…, 占比, 比例, 比重."""
    if not _PARTAKES.search(window):
        return False
    tail = re.split("[。；;，,\n]", window)[-1]
    if _SHARE_NOUN.search(tail):
        # In a list of rates the last one does not name them all: …实现率、即办事项比例、…比率均100%.
        return True
    found = _SHARE.search(tail)
    return bool(found) and "率" not in found["of"]  # type: ignore[index]


def listed(gap: str) -> bool:
    """Whether only a list joint parts two numbers: 41.62%与23.47%."""
    return bool(_LIST_JOINT.fullmatch(gap))
