"""Zeros told in words: 未发生…, 无…案件, 零投诉, 同比持平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.mentions.scene import Found, Scene
from drafter.model.reading import MentionKind

_EVENT = (
    "案件|案|事故|投诉|举报|伤亡|死亡|人员伤亡|纠纷|信访|上访|舆情|事件|败诉|差错|违法行为|违纪|差评|火灾|疫情|灾情|损失|责任事故|问题发生|情形|情况|现象|灾害|"
    "死|伤|失联|隐患|申请|起诉|诉求"
)
_VERB = (
    "再?发生|再?出现|接到|接报|收到|发现|引发|造成|受理|产生|办理|移交|移送|提起|涉及|制定公布|制定发布|制定出台|制定印发|出台|召开听证|"
    "启动|实施行政|作出|做出|采取行政|提出|查处|存在|有(?!效|所|的放|力)"
)
_ZERO = re.compile(
    rf"未(?=(?:{_VERB}))"
    rf"|没有(?=(?:{_VERB})[^，。；、]{{0,16}}|[^，。；、]{{0,10}}(?:{_EVENT}))"
    rf"|不存在(?=[^，。；]{{0,16}}(?:{_EVENT}))"
    rf"|(?<![毫别全虚从])无(?!人[机值驾船区车售]|[法害证照缝需须不从论线盲死障关意条效序力所疑私限尽穷比愧视可端故罪奈源业名标纸感差接缘偿形声处权据主党毒障碍])(?=[^，。；、]{{0,18}}(?:{_EVENT}))"
    rf"|(?<![清归动为一二三四五六七八九十百千万亿从〇0-9])零(?=(?:{_EVENT}|发生|增长|报送差错|被诉|被撤销|超期|延误|逾期))"
    rf"|(?<=[均数为是])零(?=[，。；、）)])"
)
_LEVEL = re.compile(r"(?:同比|比上年|与上年|较上年|与去年|比去年|较去年|上年)[^，。；]{0,8}(持平)")
_MEANT = re.compile(
    "(?:确保|力争|实现|努力|坚决|防止|目标|力求|保证|争取|做到|尚|还|如|若|凡|对|因|为何|是否|如果|一旦|但|却)[^，。；]{0,14}$"
)


def told(scene: Scene) -> Iterator[Found]:
    """Every zero told in words; the span is the word that says so."""
    text = scene.text
    if not any(sign in text for sign in "未无没零不"):
        matches: Iterator[re.Match[str]] = iter(())
    else:
        matches = _ZERO.finditer(text)
    for match in matches:
        start, end = match.span()
        if scene.covered[start] or scene.quoted(start, end) or _MEANT.search(scene.clause(start)):
            continue
        yield Found(MentionKind.COUNT, start, end, Decimal(0), "", weak=True, zero=True, rule="zero-in-words")
    for match in _LEVEL.finditer(text) if "持平" in text else ():
        start, end = match.span(1)
        if not scene.covered[start]:
            yield Found(MentionKind.YOY, start, end, Decimal(0), "", weak=True, zero=True, rule="level-with-last-year")
