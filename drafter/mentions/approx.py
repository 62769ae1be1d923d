"""The words that make a number approximate, before and after it, and its sign."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from drafter.mentions.numbers import Amount
from drafter.mentions.scene import Scene

_BEFORE = re.compile(
    "(大约|(?<![节签履违制预契条特公解协])约(?=有$|为$|$)|将近|接近|(?<![附最靠邻临])近|超过|超出|超|逾|突破|不足|不到|未满|至少|最少|不少于|不低于|不小于|不得少于|不得低于|不下于|不下|至多|最多|"
    "不超过|不得超过|不高于|不多于|不大于|高于|大于|多于|低于|小于|少于|(?<![圆美充])满|几乎|差不多)(?:有|为)?$"
)
_ENDS = frozenset("约近过出超逾破足到满少于下多乎有为")
_OPENS = frozenset("+以之左上有不及多 （(")
_AT_LEAST = re.compile("(至少|不少于)[一-鿿]{1,4}$")
SIGNS = frozenset("-−－+＋")
_AFTER = re.compile(
    r" ?(?:[（(]含[^（()）]{0,4}[)）])?(\+|以上|以下|以内|之内|左右|上下|之多|有余|不等|及以上|及以下|多(?=[，。；、]))"
)
_NEGATIVE = re.compile("(?:^|[为至到是别约达计均：:（(，、\t增降长速率温度差值比幅|]| )[-−－]$")
_SIGN_PLUS = re.compile(r"(?:[（(：:\t、，]|\| ?|[为是达到幅速比长差])[+＋]$")


def signed(scene: Scene, start: int, said: Amount) -> tuple[int, Amount]:
    """Start and amount with the sign before the number, which is part of it."""
    if scene.text[start - 1 : start] not in SIGNS:
        return start, said
    window = scene.text[max(0, start - 3) : start]
    if _NEGATIVE.search(window):
        # A range from below zero has no a-b value.
        return start - 1, said._replace(value=-said.value if isinstance(said.value, Decimal) else None)
    return (start - 1, said) if _SIGN_PLUS.search(window) else (start, said)


def word(scene: Scene, start: int, end: int, said: Amount) -> str:
    """The word that makes the number from start to end approximate, "" when it is exact."""
    if said.approx:
        return said.approx
    if scene.text[end : end + 1] in _OPENS and (after := _AFTER.match(scene.text, end)):
        return after[1]
    return before(scene.window(start)[-9:])[0]


@lru_cache(maxsize=2048)
def before(window: str) -> tuple[str, int]:
    """The word before a number that makes it approximate, and how many characters it takes."""
    if window[-1:] in _ENDS and (found := _BEFORE.search(window)):
        return found[1], len(found[0])
    least = _AT_LEAST.search(window)
    return (least[1], 0) if least else ("", 0)
