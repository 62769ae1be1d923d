"""What part a cited document plays: basis, made, revised, studied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mentions.counted_phrase import Scene
from drafter.model.reading import MentionKind

BACK = 50  # characters looked at before a title
ROW = 20  # titles that may share a verb
_KINDS = (
    ("制度", re.compile("(?:制度|规则|细则|规程|规范|程序规定|办法|汇编)$")),
    ("法规", re.compile("(?:法|法典|条例)$")),
    ("预案", re.compile("预案$")),
    ("协议", re.compile("(?:协议|协议书|合同|备忘录)$")),
    ("报告", re.compile("(?:报告|年报|统计|通报)$")),
    ("纪要", re.compile("纪要$")),
)
_PARTS = (  # (name before 的, the verbs that give it), the nearest verb on the left wins
    ("修订", "修订|修改|完善|修编|更新"),
    ("制定", "制定|制订|出台|编制|起草|研究制定|建立|草拟制定"),
    ("拟定", "拟定|草拟|拟订"),
    ("印发", "印发|下发|发布|转发|发出"),
    ("学习", "学习|学|报告了|研讨|讲授"),
    ("宣传", "宣传|解读|宣讲|普及|宣贯|发放"),
    ("执行", "执行|实施|遵守"),
    ("签订", "签订|签署|续签"),
    ("提交", "提交|报送|上报|撰写"),
    ("形成", "形成"),
    ("废止", "废止|清理"),
    ("", "根据|按照|依据|依照|对标|遵循|遵照|结合|围绕|贯彻落实|落实|贯彻|对照|按(?=《)|依(?=《)|符合"),
)
_VERB = {verb.partition("(")[0]: name for name, verbs in _PARTS for verb in verbs.split("|")}
_NEAREST = re.compile(
    "(?:"
    + "|".join(sorted((verb for _, verbs in _PARTS for verb in verbs.split("|")), key=len, reverse=True))
    + ")(?!的)"
)
_AFTER = (
    ("待修订", "[未待需]修[订改]|不适应|滞后"),
    ("修订", "修订|修改|修编"),
    ("宣传", "宣传|解读|宣讲|宣贯"),
    ("学习", "学习|培训|研讨"),
    ("印发", "印发"),
)
_BEHIND = re.compile(f"[^。；]{{0,30}}?({'|'.join(verbs for _, verbs in _AFTER)})")
_SENTENCE = re.compile("[。；！？]")
_CLAUSE = re.compile("[，：]")
_BASIS = re.compile("根据|按照|依据|依照|遵循|遵照|结合|对照|对标")
_DEMAND = re.compile("[^。，《]{0,12}?(?:要求|规定|精神|部署|工作安排)")
_OBJECT = re.compile("(?:对|以|将|把|如)[^，。《]{0,6}$")
_MADE = re.compile("(印发|制定|出台|发布|下发|修订)的[^，。]{0,6}$")
_TRIAL = re.compile("[（(](?:试行|暂行|修订|修正案?|草案|征求意见稿|[0-9—–-]+年?)[）)]$|》$")
_CHAIN = re.compile("(?:[、和与及以]|以及|（[^（）]{0,30}）|\\s){0,3}")


def titled(scene: Scene, index: int) -> str:
    """The part of the document by the verb that governs its title; titles in a row share one."""
    mention = scene.found[index]
    first, last = _first(scene, index), _last(scene, index)
    left = _SENTENCE.split(scene.mask[max(0, first - BACK) : first])[-1]
    if (_BASIS.search(left) and _DEMAND.match(scene.mask, last)) or not (name := _governing(scene, left, first, last)):
        return "依据文件"
    return f"{name}的{_kind(str(mention.value), name)}"


def _kind(title: str, name: str) -> str:
    bare = _TRIAL.sub("", title)
    if name in ("学习", "宣传") and bare.endswith(("规定", "办法")):
        return "法规"
    return next((kind for kind, ends in _KINDS if ends.search(bare)), "文件")


def _governing(scene: Scene, left: str, first: int, last: int) -> str:
    """The part given by the verb next to the titles: before them in the clause, behind them, or earlier."""
    clause = _CLAUSE.split(left)[-1]
    near = [hit[0] for hit in _NEAREST.finditer(clause)]
    behind = _BEHIND.match(scene.mask, last)
    if near and not _OBJECT.search(clause):
        return _VERB[near[-1]]
    if behind:
        return next(name for name, verbs in _AFTER if re.search(verbs, behind[1]))
    far = near or [hit[0] for hit in _NEAREST.finditer(left)]
    made = _MADE.search(left)
    return _VERB[far[-1]] if far else made[1] if made else "提及"


def _first(scene: Scene, index: int) -> int:
    """Where the row of titles begins."""
    found = scene.found
    for _ in range(ROW):
        if not index or found[index - 1].kind is not MentionKind.DOC_TITLE:
            break
        if not _CHAIN.fullmatch(scene.text[found[index - 1].end : found[index].start][:40]):
            break
        index -= 1
    return found[index].start


def _last(scene: Scene, index: int) -> int:
    found = scene.found
    for _ in range(ROW):
        if index + 1 >= len(found) or found[index + 1].kind is not MentionKind.DOC_TITLE:
            break
        if not _CHAIN.fullmatch(scene.text[found[index].end : found[index + 1].start][:40]):
            break
        index += 1
    return found[index].end


def numbered(scene: Scene, index: int, whats: Sequence[str]) -> str:
    """A document number belongs to the title before it."""
    before = index and scene.found[index - 1].kind is MentionKind.DOC_TITLE
    return (whats[index - 1] if before else "依据文件") + "文号"
