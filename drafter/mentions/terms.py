"""Set terms of official documents that hold a numeral and count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.mentions.numbers import DIGITS, POWERS

# General 公文 vocabulary only; the terms of a trade come with its pack. What no measure word follows is harmless
# without this list too, but costs nothing here and keeps the reason visible.
_TERMS = """
一把手 一岗双责 一票否决 一网通办 一网统管 一网协同 一网、一门、一次 一件事一次办 高效办成一件事 一件事 一次办 一次办好 一次办结 一次性 一次告知 一站式 一窗受理 一窗通办 一窗式
一门式 一门服务 一体化 一系列 一定 一般 一律 一致 一切 一些 一批 一旦 一直 一种 一手 一样 一起来 一线 一流 一向 一贯 一举 一再 一味 一度 一时 一经 一并 一概 一面 一边
一带 一带一路 一国两制 一盘棋 一张网 一张图 一张蓝图 一本账 一张清单 一条龙 一条心 一股绳 一股劲 一家亲 一家人 一方面 一方水土 一方平安 一道防线 一揽子 一刀切 一阵风 一锤子
一杆子 一竿子 一公里 最后一公里 最初一公里 一分钱 一点一滴 一部分 一大批 一代又一代 一年一度 一年四季 一年之计 一天到晚 一心一意 一丝不苟 一如既往 一以贯之 一视同仁 一目了然
一清二楚 一针见血 一成不变 一分为二 一马当先 一鼓作气 一抓到底 一案双查 一案三查 一案多查 一企一策 一企一档 一事一议 一事一策 一户一策 一人一策 一人一档 一店一码 一业一查 一业一证
一照多址 一址多照 一证通办 一码通 一卡通 一码归一码 一函两书 一书两函 一届一次 一届二次 一县一品 一村一策 一县一策 一镇一品 一村一品 一地一策 一院一品 一校一策 一楼一策 一区一策
一项一策 一人多岗 一岗多能 一人得病 一人失业 进一步 统一 唯一 单一 同一 专一 万一 第一时间 第一责任人 第一责任 第一要务 第一要素 第一生产力 第一书记 第一议题 第一道防线 第一关
第一线 第一位 第一粒扣子 第一方阵 第一批次 第三方 第二课堂 最多跑一次 只进一扇门 跑一次 零次跑 跑零次 两不愁三保障 两个确立 两个维护 两个大局 两个一百年 两个毫不动摇 两个责任
两个结合 两个健康 两法衔接 两单两卡 两手抓 两手硬 两面人 两面派 两学一做 两新组织 两新 两会 两办 两院 两代表一委员 两个清单 两轻一免 两重一大 双一流 双随机、一公开 双随机 双公示
双公开 双告知 双控 双报到 双向 双重 双减 双碳 双拥 双招双引 三项制度 三同时 三农 三基 三区三线 三区三州 三大攻坚战 三大战略 三会一课 三重一大 三公经费 三公 三严三实 三个代表
三个务必 三个区分开来 三个清单 三个责任 三管三必须 三个必须 三定方案 三定 三资 三保 三支一扶 三下乡 三令五申 三位一体 三思而行 三级跳 一式两份 一式二份 一式三份 一式四份 各执一份 三次产业 一二三产 一产 二产 三产 三集中三到位 三中全会 三调联动 三调 三色
四个意识 四个自信 四个全面 四个伟大 四个服从 四个革命 四个一律 四个一批 四个最严 四个不摘 四个对照 四个走在前列 四个百分之百 四不两直 四不放过 四好农村路 四好 四史 四风 四种形态
四种意识 四大检查 四早 四个到位 四中全会 四议两公开 五位一体 五大发展理念 五个到位 五个坚持 五级书记 五项机制 五个注重 五中全会 五四运动 五四精神 五四 五一 五保 五险一金 五育
五湖四海 五年一次 五小 六稳 六保 六有 六项纪律 六中全会 六一 七进 七个有之 七一 七中全会 八项规定 八一 八小时以外 八小时外 八小时之外 九龙治水 九牛一毛 十不准 十大行动
十个明确 十四个坚持 十三个方面成就 十四五 十五五 十三五 十二五 十一五 十全十美 十里长街 十八大 十九大 二十一大 二十届 十九届 二十国 二维码 二手 二次供水 二氧化碳 二氧化硫 三氧化
百姓 百年大计 百年未有 百年变局 百年 百花齐放 百家争鸣 百分百 百强 百团大战 百千万 百倍 千方百计 千家万户 千头万绪 千篇一律 千载难逢 千里 千年大计 千岛 万无一失 万众一心 万家灯火
万事俱备 万里行 万里 万家 千人千面 百场万家 走百家企业 成百上千 成千上万 数以万计 数以千计 数以百计 十年树木 十年磨一剑 十年禁渔 百里挑一 四面八方 四通八达 四平八稳 五花八门
七上八下 七嘴八舌 三番五次 三心二意 三言两语 三天两头 接二连三 半途而废 半信半疑 事半功倍 多跑一次 一老一小 一轴 一核 一芯 一江 一河 一湖 一河一策 一河一长 一湖一策 一长两员
一警六员 一员一档 一村一警 一村一法律顾问 一社区一法律顾问 一格一员 一张床 一口清 一口价 一键 一窗 一号 一机 一体推进 一体 一支部一品牌 一支队伍 一支笔 一批一批 一层 一轮又一轮
一次又一次 一个又一个 一个口子 一个声音 一个拳头 一个都不能少 一个不漏 一个不落 一家一户 一草一木 一言一行 一举一动 一问一答 一问三不知 一年来 一段时间 一段时期 一定程度 一个时期
党的二十大 二十大
"""
_NUMERAL = re.compile(f"[{DIGITS}{POWERS}0-9半]")
_JOINT = '[、，,“”"‘’及和与\\s]{0,3}'
_ARABIC = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"两": "2", "十": "10"}


@lru_cache(maxsize=8)
def pattern(terms: Sequence[str]) -> re.Pattern[str]:
    """Matches at the first numeral of a set term and runs to the end of the term; 、 may be any joint or none."""
    heads: dict[str, dict[str, None]] = {}
    for term in sorted({*_TERMS.split(), *terms}, key=lambda term: (-len(term), term)):
        if found := _NUMERAL.search(term):
            head = term[: found.start()]
            rest = _JOINT.join(re.escape(part) for part in re.split("[、，,]", term[found.end() :]))
            before = _behind(head, found[0]) if head else ""
            heads.setdefault(found[0], {})[before + rest] = None
    return re.compile("|".join(_branch(numeral, rests) for numeral, rests in sorted(heads.items())))


def _behind(head: str, numeral: str) -> str:
    # A look-behind has one width, so each way to write the joint is one of its own.
    bare = head.rstrip("、，,")
    joints = ("",) if bare == head else ("", "、", "，", ",", "”“", "”、“", "”和“", "”及“", "’‘")
    return "(?:" + "|".join(f"(?<={re.escape(bare + joint + numeral)})" for joint in joints) + ")"


def _branch(numeral: str, rests: dict[str, None]) -> str:
    # A term may be typed with the digit: 3项制度. 一 is left out: 1个 counts where 一个 is an article.
    shown = f"(?:{numeral}|{_ARABIC[numeral]}(?![0-9]))" if numeral in _ARABIC and numeral not in "一十" else numeral
    # 八个一 does not stand in 8个一级指标.
    return f"{shown}(?:{'|'.join(rests)})(?!(?<=一)[级类批次期流线])"
