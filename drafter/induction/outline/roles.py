"""The parts every kind of official report may have, whatever it reports of: what is wanting, what is planned, who answered for it."""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache

from drafter.model.frozen import frozen

LACK = "(?:问题|不足|短板|差距|困难|薄弱环节|弱项)"
_SPAN = "(?:安排|打算|计划|思路|部署|展望|设想|目标任务|工作要点|工作目标|努力方向)"
_BEFORE = "(?:上年度?|上一年度?|去年|20[0-9]{2}年度?)"
_YEAR = re.compile("20[0-9]{2}")


@frozen
class Role:
    """A generic part: the words that tell it (regular expressions, as in lexicon.yaml), the headings it may be given.

    ``list`` names the list whose items it prints, "" for a part told by topics; ``weak`` words tell it only where other
    samples have it under plainer words; ``later`` parts speak of the year after the report's.
    """

    key: str
    label: str
    list: str
    headings: tuple[str, ...]
    heading: tuple[str, ...]
    deeper: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    weak: tuple[str, ...] = field(default=())
    later: bool = False


PLAN = Role(
    "plan",
    "下一年度工作安排",
    "plans",
    ("{next-year}年工作安排", "{next-year}年度工作安排", "{next-year}年工作打算"),
    heading=(
        "(?:下|明|来|新的?)(?:一)?(?:步|阶段|年度?)(?:的)?(?:工作|推进|主要|重点|打算|计划|安排|思路|目标|措施|举措|建议|方向|初步|任务|改进|整改|谋划|$)",
        f"20[0-9]{{2}}年(?!.*(?:问题|不足|改进|整改|总结|情况)).{{0,26}}{_SPAN}",
        "^(?:主要|工作|初步|今后|未来|后续|后期|其)?(?:的)?(?:工作)?(?:安排|打算|计划|思路|展望|设想|努力方向|改进方向)(?:和(?:打算|安排|建议|措施|目标))?$",
        "(?:研究)?部署下一",
        "今后(?:的)?(?:工作)?(?:的)?(?:打算|安排|计划|思路|方向|重点|努力|举措|措施)",
        "(?:工作|主要|初步|具体)(?:打算|思路|设想)$",
        "努力方向|未来(?:工作)?(?:打算|计划|展望)|工作展望|改进(?:措施|方向|举措)(?:及|和|与)(?:下|今)|下步(?:工作)?",
        "(?:问题|不足)(?:及|和|与|、)(?:打算|计划|安排|展望)$",
        "^(?:改进|整改)(?:措施|方向|举措)$",
        "^(?:明年|来年|今后|后续|下半年|下一?季度)(?:的)?(?:重点|主要)?(?:工作|任务|安排|打算|计划|思路|部署)",
    ),
    deeper=(
        "^20[0-9]{2}年(?:度)?(?:的)?(?:重点|主要)?(?:工作)?(?:的)?(?:计划|打算|安排|思路|目标任务)$",
        "^(?:下一?步|下一?阶段|下一?年度?|明年|今后)(?:的)?(?:主要|重点)?(?:工作)?(?:计划|打算|安排|思路|举措|措施|重点|方向)",
    ),
    opening=(
        "^(?:下一?步|下一?阶段|今后|后续|整改|改进)?(?:的)?(?:主要|重点)?(?:工作)?(?:措施|安排|打算|计划|思路|举措|建议)(?:：|是：|如下|有以下)",
        "^(?:下一步|下一阶段|下一年度?|下步|明年|新的一年|来年|今后一个时期|今后)[，：]?(?:，|我局|全局|区|市|县|我们|将|要|工作|在|重点|继续)",
    ),
    later=True,
)
PROBLEMS = Role(
    "problems",
    "存在的问题和不足",
    "problems",
    ("存在的主要问题", "存在的问题和不足", "存在的不足"),
    heading=(
        "存在(?:着)?(?:的)?(?:主要|突出|一些|一定)?(?:的)?(?:问题|不足|困难|短板|差距|薄弱)",
        f"{LACK}(?:及|和|与|、)(?:其)?(?:主要)?(?:原因|不足|困难|短板|差距|问题|薄弱|打算|计划|安排|建议|下)",
        "(?:不足之处|(?<!消除)(?<!加强)(?<!强化)薄弱环节|问题短板|短板弱项|短板不足|面临(?:的)?(?:困难|形势|挑战))",
        "(?:主要|突出|工作|当前)(?:的)?(?:问题|不足|短板|差距|困难)(?:分析)?$",
        "^(?:问题|不足|差距|短板|困难|弱项)(?:分析|查摆)?$",
        "^(?:几|[一二两三四五六七八九])(?:点|个方面|方面|个|项|处|大)(?:的)?(?:主要|突出)?(?:问题|不足|短板|差距|困难|弱项)$",
        "^(?:主要|存在|当前)?(?:的)?(?:问题|不足|短板|差距|困难|薄弱环节)(?:和|与|及|、)",
        "^(?:问题|不足)?(?:产生|存在|形成)?(?:问题)?(?:的)?(?:主要)?(?:原因|成因|根源)(?:分析|剖析)?$",
        "(?:正视|直面|查找|找准)[^，]{0,6}(?:问题|不足|短板|差距)",
        f"{_BEFORE}.{{0,24}}(?:问题|不足).{{0,10}}(?:整改|改进|办理|落实|解决)",
        "(?:问题|反馈意见|督察).{0,8}(?:整改|改进)(?:落实)?(?:情况|成效|进展)",
        "(?:认真|全面)?(?:梳理|查找|查摆|剖析)(?:存在)?(?:的)?(?:问题|不足|差距)",
    ),
    deeper=(
        "^(?:[^，]{0,20}[^解决整改])?存在(?:着)?(?:的)?(?:主要|突出|一些|一定)?(?:的)?(?:问题|不足|困难|短板|差距)(?:(?:及|和|与|、)[^，]{0,8})?$",
        "^(?:主要|突出)?(?:问题|不足|短板)(?:及|和|与|、)(?:其)?(?:主要)?(?:原因|不足|困难|短板|差距|问题)(?:分析)?$",
        "^不足之处$|^薄弱环节$|^(?:主要|突出|存在)(?:的)?(?:问题|不足|短板|困难)$|^(?:问题|不足|短板|困难)$",
    ),
    opening=(
        "^(?:虽然|尽管|在(?:取得|肯定|看到|总结)[^。；]{0,16}(?:成绩|成效|进展|同时))[^。；]{0,60}(?:不足|问题|差距|短板|薄弱)",
        "^(?:对照|但|但是|同时|然而|与此同时|回顾|一年来|当前|目前|总的来看|总体上看|我局|全局)[^。；]{0,44}(?:还|仍|依然|尚)(?:然)?(?:存在|有)[^。；]{0,24}(?:不足|问题|差距|短板|薄弱)",
        "^(?:存在(?:的)?(?:主要)?(?:问题|不足)|主要(?:问题|不足)|不足之处|问题|不足)(?:有|是|：|，)",
    ),
)
DUTY = Role(
    "duty",
    "第一责任人职责履行情况",
    "",
    ("第一责任人职责履行情况", "{year}年第一责任人职责履行情况", "主要负责人履职情况"),
    heading=(
        "第一责任人(?!.{0,6}(?:企业|公司))",
        "责?任人职责",
        "(?:党政)?主要负责(?:人|同志)?.{0,16}(?:履职|履行|职责)",
    ),
    deeper=("第一责任人(?:职责|责任|制)", "责任人职责", "(?:党政)?主要负责(?:人|同志).{0,16}(?:履职|履行|职责)"),
    weak=("^(?:领导|高度)重视", "^(?:切实)?(?:加强|强化)组织领导", "责任落实$|(?:压实|落实)(?:领导)?责任$"),
)
OTHER = Role(
    "other",
    "其他需要报告的事项",
    "others",
    ("其他需要报告的事项", "其他需要报告的情况"),
    heading=(
        "(?:其他|其它|另需|需要)(?:需要)?(?:报告|说明|反映)(?:的)?(?:情况|事项|问题)",
        "^(?:其他|其它)(?:情况|事项)?$",
        "^(?:对[^，]{1,10}的)?(?:意见|工作)?(?:和|及|与|、)?建议$",
    ),
)
ROLES = (PLAN, PROBLEMS, DUTY, OTHER)  # in the order their words are tried where two begin at one place

CONTENT = (  # what a heading says that only announces the year's work
    "(?:主要|重点|工作)?(?:工作)?(?:举措|措施|做法|进展|成效|成果|成绩|亮点|经验)(?:及|和|与|、)?(?:主要)?(?:的)?(?:工作)?(?:成效|成果|成绩|做法|举措|措施|经验|亮点)?$",
    "(?:工作|任务|目标)(?:开展|完成|推进|进展|落实)?(?:的)?(?:基本|总体|主要)?情况$",
    "^(?:基本|总体|主要|工作)情况$|^(?:主要|年度|全年)工作(?:开展|完成)?(?:情况)?$",
    "^(?:20[0-9]{2}年(?:度)?)?(?:的)?(?:主要)?工作(?:开展)?(?:总结|回顾|情况)$",
    "(?:突出重点|多措并举|统筹推进).*(?:工作落实|取得实效|见实效)$",
)
PUT_RIGHT = (
    f"{_BEFORE}.{{0,24}}(?:问题|不足|事项|意见).{{0,8}}(?:整改|办理|改进|落实|解决)"
    f"|^(?!.*{LACK}(?:以?及|和|与|、)).*(?:整改|改进)(?:落实|完成)?(?:情况|成效|进展|结果)$"
)


@lru_cache(maxsize=64)
def _either(cues: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{each})" for each in cues)) if cues else None


def _at(cues: tuple[str, ...], heading: str) -> int:
    pattern = _either(cues)
    found = pattern.search(heading) if pattern else None
    return found.start() if found else -1


def roles_of(heading: str, year: int) -> tuple[Role, ...]:
    """The roles a heading of the first level names, the first named first; a year after ``year`` names the plan."""
    hits = sorted((at, n) for n, role in enumerate(ROLES) if (at := _at(role.heading, heading)) >= 0)
    if not hits and year and max(map(int, _YEAR.findall(heading)), default=0) > year:
        return (PLAN,)
    return tuple(ROLES[n] for _, n in hits)


def deeper_role(heading: str) -> Role | None:
    """The role a heading below the first level tells for itself, None for none."""
    return next((role for role in ROLES if _at(role.deeper, heading) >= 0), None)


def weakly(role: Role, heading: str) -> bool:
    """Whether a heading hints at a role that other samples name plainly."""
    return _at(role.weak, heading) >= 0


def frames(heading: str) -> bool:
    """Whether a heading only announces the year's work."""
    return _at(CONTENT, heading) >= 0


def puts_right(heading: str) -> bool:
    """Whether a heading announces what became of last year's shortcomings."""
    return _at((PUT_RIGHT,), heading) >= 0
