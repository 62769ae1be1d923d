"""Closed lists of the repair log: words that are always wrong, terms with a character lost, characters typed twice."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# In a pattern the context stands behind its literal: a search skips to the literal, never to a context.
# Never right in any context, so no reader has to decide.
WRONG_WORDS: Mapping[str, str] = {
    "绕围": "围绕",
    "布署": "部署",
    "部份": "部分",
    "通迅": "通讯",
    "坐谈会": "座谈会",
    "再接再励": "再接再厉",
    "一如继往": "一如既往",
    "防范未燃": "防患未然",
    "防患未燃": "防患未然",
    "全力已赴": "全力以赴",
    "按步就班": "按部就班",
    "急待解决": "亟待解决",
    "急待加强": "亟待加强",
    "凑效": "奏效",
    "辩别": "辨别",
    "帮抚": "帮扶",
    "既使": "即使",
    "贯彻落时": "贯彻落实",
    "落实倒位": "落实到位",
    "坚觉": "坚决",
    "严历": "严厉",
    "渡假": "度假",
    "即然": "既然",
    "不径而走": "不胫而走",
    "迫不急待": "迫不及待",
    "名符其实": "名副其实",
    "行之有郊": "行之有效",
    "提搞": "提高",
    "放管服效": "放管服",
    "双随机一工开": "双随机一公开",
    "营商坏境": "营商环境",
    "规范性文牛": "规范性文件",
}
_UNLESS = {"绕围": "环缠盘"}  # 环绕围墙
WRONG_PATTERNS: tuple[str, ...] = tuple(
    f"{word}(?<![{_UNLESS[word]}]{word})" if word in _UNLESS else word for word in WRONG_WORDS
)
_GUARDS = {  # wrong string → (whole term, pattern that leaves out what is right)
    "指思想": ("指导思想", "指思想"),
    "局务议": ("局务会议", "局务议(?!事|题)"),
    "贯彻实": ("贯彻落实", "贯彻实(?![施际行践现效])"),
    "贯落实": ("贯彻落实", "贯落实"),
    "规范性件": ("规范性文件", "规范性件"),
    "规性文件": ("规范性文件", "规性文件"),
    "领小组": ("领导小组", "领小组"),
    "主要责人": ("主要负责人", "主要责人"),
    "第一责人": ("第一责任人", "第一责人"),
    "营环境": ("营商环境", "营环境(?<![经运民国私自阵军兵直公露]营环境)"),
    "营商境": ("营商环境", "营商境(?!外|内)"),
    "人民众": ("人民群众", "人民众(?!多|志|口)"),
    "突事件": ("突发事件", "突事件(?<![冲唐]突事件)"),
    "法顾问": ("法律顾问", "法顾问(?<![司普守]法顾问)"),
    "负面单": ("负面清单", "负面单(?!位|个|一)"),
    "权责单": ("权责清单", "权责单(?!位|个|一)"),
    "实施案": ("实施方案", "实施案(?!例|件)"),
    "中国色社会主义": ("中国特色社会主义", "中国色社会主义"),
    "中国特社会主义": ("中国特色社会主义", "中国特社会主义"),
    "高质发展": ("高质量发展", "高质发展"),
    "高量发展": ("高质量发展", "高量发展(?<![最较]高量发展)"),
    "经社会发展": ("经济社会发展", "经社会发展"),
    "体制制": ("体制机制", "体制制(?![度定约])"),
    "事中后监管": ("事中事后监管", "事中后监管"),
    "民主集制": ("民主集中制", "民主集制"),
    "集体论决定": ("集体讨论决定", "集体论决定"),
    "公平争审查": ("公平竞争审查", "公平争审查"),
    "公平竞审查": ("公平竞争审查", "公平竞审查"),
    "政府信公开": ("政府信息公开", "政府信公开"),
    "政务信公开": ("政务信息公开", "政务信公开"),
    "征求意稿": ("征求意见稿", "征求意稿"),
    "改革发稳定": ("改革发展稳定", "改革发稳定"),
    "人民命财产": ("人民生命财产", "人民命财产"),
    "生命产安全": ("生命财产安全", "生命产安全"),
    "党风政建设": ("党风廉政建设", "党风政建设"),
    "以人民中心": ("以人民为中心", "以人民中心"),
    "决策署": ("决策部署", "决策署(?!名)"),
    "决策部属": ("决策部署", "决策部属(?!于|地)"),
    "自由量权": ("自由裁量权", "自由量权"),
    "自由裁权": ("自由裁量权", "自由裁权"),
    "级人法院": ("级人民法院", "级人法院"),
    "全流管理": ("全流程管理", "全流管理"),
    "全过记录": ("全过程记录", "全过记录"),
    "全过程录制度": ("全过程记录制度", "全过程录制度"),
}
LOST: tuple[str, ...] = tuple(pattern for _, pattern in _GUARDS.values())
LOST_WHOLE: Mapping[str, str] = {wrong: whole for wrong, (whole, _) in _GUARDS.items()}

# A sentence that starts with the tail of a word: its first character is lost.
_TAILS: tuple[tuple[str, str, str], ...] = (
    ("认", "真", "贯彻|落实|学习|组织|履行|开展|做好|执行|梳理|研究|总结|对照"),
    ("深", "入", "贯彻|推进|开展|实施|推动|落实|践行"),
    ("全", "面", "贯彻|推进|落实|加强|提升|推行|实施|深化"),
    ("持", "续", "推进|加强|深化|优化|强化|提升|完善"),
    ("进", "一步", "加强|完善|提升|推进|规范|健全|强化|提高|明确|压实"),
    ("积", "极", "推进|开展|组织|探索|落实|推动|配合|参与"),
    ("严", "格", "落实|执行|规范|按照|遵守|履行"),
    ("贯", "彻", "落实|执行|党"),
    ("组", "织", "开展|召开|实施|参加"),
    ("不", "断", "加强|完善|提升|推进|健全|强化|提高|优化"),
    ("切", "实", "加强|提高|提升|履行|做好|落实|增强"),
    ("充", "分", "发挥|利用|运用|认识|调动"),
)
HEADLESS: tuple[str, ...] = tuple(f"{tail}(?:{after})" for _, tail, after in _TAILS)

_ONE = {  # a character typed twice, unless one of these follows: 局局长, 县县委
    "局": "长部限势面党内机领属管办负干主各",
    "及": "时早",
    "于": "某",
    "将": "就来",
    "和": "美睦气谐",
    "县": "城域级长委市区通",
    "省": "级长委直内",
    "被": "",
    "按": "",
    "其": "",
}
_TWO = _words("进行 开展 落实 加强 推进 关于 情况 以及 我局 问题 进一步 按照 根据 通过 召开 提高 提升 完善 健全 同时")
DOUBLED: tuple[str, ...] = (
    *(f"{char}{char}(?<![不好为]{char}{char})(?![{char}{right}])" for char, right in _ONE.items()),
    "的的(?<![目有]的的)(?![确士的])",
    "了了(?<![不为]了了)(?![了之解])",
    *(f"{word}{word}(?!{word[:1]})" for word in _TWO),
)

SOUND_TITLES = frozenset(
    _words(
        "title doc-number doc-number-shared doc-case-number doc-order doc-order-first doc-number-yearly "
        "doc-number-lettered "
        "doc-number-plain doc-number-organ-missing doc-number-bracket-form doc-number-blank title-single-marks"
    )
)


def whole(found: str) -> str:
    """The words that ``found`` is the tail of, with their first character."""
    return next((head + found for head, tail, _ in _TAILS if found.startswith(tail)), found)
