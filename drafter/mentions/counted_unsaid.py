"""What a figure without words of its own right before it takes from its row, its label, its share or an age."""

from __future__ import annotations

import re

from drafter.mentions.counted_carried import Telling, carried
from drafter.mentions.counted_phrase import clause_start, clean
from drafter.mentions.counted_words import LIGHT_HEAD
from drafter.model.frozen import frozen
from drafter.model.reading import MentionKind

_MADE_OF = re.compile("^(.{2,20}?)(?:储备有|配备有|有|包括|包含|涵盖|涉及).{1,60}等$")
_MARKED = re.compile("[：（]")
_ELDER = re.compile("(?:及|含)?(?:以上|以下|以内)")


@frozen
class Around:
    """The words about a figure: on the left as they stand and cleaned, the noun on the right and what follows it."""

    raw: str
    left: str
    right: str
    rest: str


def labelled(telling: Telling, index: int, around: Around) -> str:
    """The cell of a table's row, 投诉总量：9 件, 人员少（现有 9 人）: what heads the row or stands before the mark."""
    scene, start = telling.scene, telling.scene.found[index].start
    if named(around.left):
        return ""
    if around.rest.startswith(("未", "待")) and not around.right:
        return around.rest[:10]
    if scene.row:
        return scene.row
    at = clause_start(scene.mask, start) - 1
    floor = scene.found[scene.before[index]].end if scene.before[index] >= 0 else 0
    if at <= floor or not _MARKED.match(scene.mask, at):
        return ""
    return clean(scene.words(clause_start(scene.mask, at, floor), at)).rstrip("少弱")


def portion(telling: Telling, index: int, around: Around) -> str:
    """食品类 12 件（30%）, 法学专业占四成, 经费占预算的 2%: the share of what is named."""
    scene, mention = telling.scene, telling.scene.found[index]
    if mention.kind not in (MentionKind.PERCENT, MentionKind.RATIO):
        return ""
    before = scene.before[index]
    if not around.raw and before >= 0 and scene.mask[scene.found[before].end : mention.start] == "（":
        base = telling.base(before)
        return base + "占比" if scene.found[before].kind in (MentionKind.COUNT, MentionKind.MONEY) else ""
    part, told, whole = around.left.partition("占")
    if (
        around.raw.endswith(("占", "占约", "约占", "仅占"))
        and around.left
        and not around.left.endswith(("比", "权重", "比例", "率"))
    ):
        return around.left + "占比"
    if told and len(part) > 1 and len(whole) > 1:
        return part + "占" + whole + "比例"
    return telling.base(before) + "占比" if told and not part and len(whole) > 1 and before >= 0 else ""


def aged(telling: Telling, index: int, around: Around) -> str:
    """35 岁以下 11 人: the words behind the mention before belong to it and say who is counted."""
    scene = telling.scene
    match = _ELDER.match(around.raw)
    older = scene.found[index - 1]
    if not match or not index or older.end + len(around.raw) != scene.found[index].start:
        return ""
    if older.unit == scene.found[index].unit:
        return ""
    rest = clean(around.raw[match.end() :])
    return carried(telling, index, scene.text[older.start : older.end] + match[0] + rest)


def named(left: str) -> str:
    """The phrase without 有 and its like in front; of a list of examples what they are examples of."""
    phrase = LIGHT_HEAD.sub("", left, count=1) if LIGHT_HEAD.match(left) else left
    match = _MADE_OF.match(phrase)
    return match[1] if match else phrase
