"""The move of a clause in its item: what it rests on, what was done, the figures, what came of it, what lacks, what is next."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from drafter.model.digest import Clause, Head
from drafter.model.frozen import frozen
from drafter.model.reading import Node

_LACKING = re.compile("问题|不足|短板|差距|薄弱|困难|弱项")
_NEXT = re.compile("下一步|下步|下一年|明年|来年|今后|打算|(?:工作|初步)?(?:计划|安排|思路)$|工作重点")
_DONE = re.compile("完成|落实|改进情况|整改情况")

# Beginning or words of a clause → its move; the first that fits. Figures are asked for between the two tables.
_BEFORE_FIGURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "problem",
        re.compile(
            "不够|有待|存在.*(?:问题|不足|短板|差距|薄弱|困难)|(?:仍|还|尚)(?:需|不|有|未|存在)|短板|薄弱|欠缺|"
            "(?:不强|不高|不到位|不全|不深|不严|不足|不明显|滞后|偏低|偏少|较弱)$"
        ),
    ),
    (
        "plan",
        re.compile("^(?:下一步|下步|明年|来年|今后|接下来|力争|拟|计划)|^(?:我局|我们)?将(?:继续|进一步|不断|持续)"),
    ),
)
_BEFORE_MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "basis",
        re.compile(
            "^(?:根据|按照|依据|依照|遵循|遵照|严格按照|围绕|紧紧围绕|结合|针对|立足|紧扣|为(?!.+(?:提供|营造|奠定|打下|创造))|以.+为.+$|"
            "在.+[下上]$|贯彻落实.+精神)"
        ),
    ),
    (
        "result",
        re.compile(
            "^(?:进一步|不断|切实|有效|有力|持续|全面|大幅|显著|明显|全力|更好|使|使得|并)*"
            "(?:提高|提升|增强|确保|实现|形成|营造|促进|保障|保证|维护|取得|获得|达到|推动了|防止|避免|杜绝|夯实|筑牢|减少|降低|得到)"
            "|^为.+(?:提供|营造|奠定|打下|创造)|得到.*(?:提升|提高|加强|增强|改善|保障|落实|好评)|(?:取得|成效|效果)(?:了|明显|显著)|成效$|效果$"
        ),
    ),
)


@frozen
class Scope:
    """For each node what the headings above it make of a clause that says nothing plainer: problem, plan, or measure."""

    moves: tuple[str, ...]

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> Scope:
        """The scope of the nodes of an outline: a heading speaks for all that stands under it."""
        made: list[str] = []
        stack: list[int] = []
        for n, node in enumerate(nodes):
            while stack and nodes[stack[-1]].level >= node.level:
                stack.pop()
            above = made[stack[-1]] if stack else "measure"
            made.append(above if stack else _of_heading(node.heading or ""))
            stack.append(n)
        return cls(tuple(made))


def _of_heading(heading: str) -> str:
    if _DONE.search(heading) and not _NEXT.search(heading):
        return "measure"
    return "plan" if _NEXT.search(heading) else "problem" if _LACKING.search(heading) else "measure"


def move_of(text: str, amount: bool, head: int, scope: Scope) -> str:
    """The move of a clause; ``amount`` tells whether it holds a figure, ``head`` the node it stands under."""
    around = scope.moves[head] if head >= 0 else "measure"
    told = next((move for move, pattern in _BEFORE_FIGURES if pattern.search(text)), "")
    if told and not (around == "plan" and told == "problem"):
        return told
    if around != "measure":
        return around
    if amount:
        return "data"
    return next((move for move, pattern in _BEFORE_MEASURES if pattern.search(text)), "measure")


def with_moves(heads: Sequence[Head], clauses: Sequence[Clause]) -> tuple[Head, ...]:
    """The heads with the moves of their own clauses in order, runs of one move told once."""
    told: dict[int, list[str]] = defaultdict(list)
    for (_, _, head), entries in itertools.groupby(clauses, key=lambda each: (each.line, each.start, each.head)):
        move = next(entries).move
        if move and (not told[head] or told[head][-1] != move):
            told[head].append(move)
    return tuple(replace(each, moves=tuple(told[n])) for n, each in enumerate(heads))
