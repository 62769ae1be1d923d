"""Whether a figure is the agency's own and of the report's year: others' years, plans, sums, areas, bodies, single cases."""

from __future__ import annotations

import re
from enum import StrEnum

from drafter.mapping.cues import bare
from drafter.mapping.places import Place
from drafter.model.reading import Mention, MentionKind


class Bearing(StrEnum):
    """What a figure tells of: this year, last year, what is planned, or nothing a field of this report takes."""

    OWN = ""
    LAST = "last"
    PLAN = "plan"
    OTHER = "other"


_JUDGED = (MentionKind.COUNT, MentionKind.MONEY, MentionKind.PERCENT, MentionKind.RATIO, MentionKind.YOY)
_BRACKET = re.compile("（[^（）]{0,60}）")
_TIME = re.compile(
    "(?P<range>20[0-9]{2})年?[至到—－~～-]{1,2}(?P<to>20[0-9]{2})年?"
    "|(?P<since>20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:以来|至今|起(?![草步])|开始)"
    "|(?P<vague>近[几两二三四五]年来?|(?<![0-9十])[两二三四五]年(?:以)?来|五(?:以来|期间)|(?:成立|组建|建局|改革)以来)"
    "|(?P<month>20[0-9]{2})年(?=[0-9]{1,2}月)|(?P<year>20[0-9]{2})年|(?P<last>上年|去年|上一年)|(?P<older>前年)"
    "|(?P<now>今年|本年|年内|(?<![年度])全年|截[至止]|目前|一年来|增加到|增至|[上提][升高][至到]|[下]?降[低]?[至到])"
)
_INITIAL = re.compile("(?:^|[，；：。、])(?:其中|而|在|自|从)?$")
_DIRECT = re.compile("(?:度|同期)?的?(?:为|是|共|有)?(?:$|(?P<then>[约近超]?[0-9]))")
_SEGMENT = re.compile("[；！？]")
_CLAUSE = re.compile("[，：]")
_PLANNED = re.compile(
    "计划(?!内|外|的|性|书|单列)(?!.{0,12}(?:完成|实际|率|执行|落实))|预计|预期|力争|争取(?!到)|拟(?=[检查开组新对在于培办])"
    "|目标(?:任务)?数?[是为]?$|将(?=在|继续|再|于|新增|组织|开展|达到|力争|进一步|完成|检查|培训|建成|建设)"
)
_BY_PLAN = re.compile("(?:按|根据|依|对照|[纳列]入|结合|编制|制[定订]|印发|落实|执行|实施|完成|围绕)[^，]{0,12}计划")
_AHEAD = re.compile("预计|力争|争取|拟|将")
_DONE = re.compile("实际|已|现有|共|累计|截至|目前|完成|全年")
_NOT_TOLD = "(?!首|第|率先|最|排名|通报|先进|领先|统一|推广|前列|考核|平均|范围|部署|要求|会议|范例|典型)"
_FIRM = "(?=共|各|累计|发生|排查|检查|查处|立案)"
_WIDER = {"省级": "", "市级": "全省|全自治区", "县级": "全省|全自治区", "功能区": "全省", "": ""}
_CITY = "全市|全州"  # of a county's report, that of the county-level city itself unless it is set against one's own
_OWN_COUNTY = re.compile("[我全本][县区旗]|[我本]局|[县区局]本级")
_NATION = f"全国{_FIRM}"
_BODIES = (
    "(?:指导|督促|推动|督导)(?:全[省市区])?(?:各|所辖|辖区)?(?:县|区县|[市区]县|县级|区级|各区|各市|下级)"
    "|各?(?:县区|区县|县市区)(?=共|累计|合计)"
)
_OURS = "[我本][省市县区州局厅委]|[省市县区州局]本级|全局(?!性)|局机关|我们"
_START = "(?:(?<![^，；：。、])|(?<=年)|(?<=年度)|(?<=其中))"
_AREAS = {
    level: re.compile(
        f"(?P<wide>{_START}(?:{_NATION}|{_BODIES}" + (f"|(?:{words}){_NOT_TOLD}" if words else "") + f"))|{_OURS}"
        "|全[省市县区州]"
    )
    for level, words in (*_WIDER.items(), ("set against", f"全省|全自治区|{_CITY}"))
}
_ONE_OF = re.compile(
    "某[^，。；0-9]{0,10}(?:企业|公司|厂|单位|店|加油站|矿|人|户)|该(?:企业|公司|单位|厂|店|站|矿|案)"
    "|对[^，。；0-9家等]{2,24}(?:有限公司|责任公司|合作社|加油站)"
)
_ONE_CASE = re.compile("最高(?!人民|法|检)|最大|典型案例|单案|单笔|个案|首[例张起]|顶格")
_PART = re.compile("专项(?:行动|整治|检查)|其中")
_TOTAL = re.compile("全年|共|累计|合计|总计|总")


def bearing(mention: Mention, place: Place, year: int, level: str) -> Bearing:
    """What a figure tells of by the words of its sentence before it."""
    if mention.kind not in _JUDGED or mention.zero or mention.weak:
        return Bearing.OWN
    size = len(bare(mention.text))
    before = _BRACKET.sub("", place.before[:-size] if size else place.before)
    segment = _SEGMENT.split(before)[-1]
    if level in ("县级", "功能区") and _OWN_COUNTY.search(place.sentence):
        level = "set against"
    if _of_others(segment, level) or _of_one(segment, mention.kind):
        return Bearing.OTHER
    if _planned(segment):
        return Bearing.PLAN
    return _when(before, year, mention.kind) if year else Bearing.OWN


def is_total(place: Place) -> bool:
    """Whether the clause says the figure is the sum of the year."""
    return bool(_TOTAL.search(place.own))


def is_part(place: Place) -> bool:
    """Whether the clause says the figure is that of one campaign or of some of the things counted."""
    return bool(_PART.search(place.own))


def _when(before: str, year: int, kind: MentionKind) -> Bearing:
    """The time the last words of time that govern the figure tell."""
    state = Bearing.OWN
    for match in _TIME.finditer(before):
        name, rest = str(match.lastgroup), before[match.end() : match.end() + 8]
        told = _time(match, "range" if name == "to" else name, year)
        direct = _DIRECT.match(rest)
        if direct and name in ("year", "last", "older") and told is not Bearing.OWN:
            if not direct["then"] and told is Bearing.OTHER:
                return told
            continue  # of the one figure right behind it, which is tied to its fellow
        if told is Bearing.OWN or name in ("to", "since", "vague") or _INITIAL.search(before[: match.start()][-4:]):
            state = told
    return Bearing.OWN if state is Bearing.LAST and kind is MentionKind.YOY else state


def _time(match: re.Match[str], name: str, year: int) -> Bearing:
    if name in ("now", "last"):
        return Bearing.LAST if name == "last" else Bearing.OWN
    if name in ("vague", "older"):
        return Bearing.OTHER
    told = int(match[name])
    if name in ("range", "since"):
        return Bearing.OTHER if told != year else Bearing.OWN
    if told == year - 1 and name == "year":
        return Bearing.LAST
    return Bearing.OWN if told == year else Bearing.OTHER


def _planned(segment: str) -> bool:
    clauses = _CLAUSE.split(segment)
    if _PLANNED.search(clauses[-1]) and not _BY_PLAN.search(clauses[-1]):
        return True
    for n, clause in enumerate(clauses[:-1]):
        found = _PLANNED.search(clause)
        if found and _AHEAD.match(found[0]) and not any(_DONE.search(each) for each in clauses[n + 1 :]):
            return True
    return False


def _of_others(segment: str, level: str) -> bool:
    """Whether a wider area or bodies below are the last ones the segment named as those it tells of."""
    named = [bool(each["wide"]) for each in _AREAS[level].finditer(segment)]
    return bool(named) and named[-1]


def _of_one(segment: str, kind: MentionKind) -> bool:
    """Whether the figure is that of one case or one party."""
    if kind is not MentionKind.MONEY:
        return kind is MentionKind.COUNT and bool(_ONE_OF.search(_CLAUSE.split(segment)[-1]))
    tail = _TOTAL.split(segment)[-1]
    return bool(_ONE_OF.search(tail) or _ONE_CASE.search(tail))
