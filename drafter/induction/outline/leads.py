"""What may open a topic's paragraph or stand over it: headings of the samples that claim nothing and name the topic's own thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.analysis.segment import words
from drafter.induction.outline.heads import tokens

_SHORT, _LONG, _MOST = 2, 14, 4
_ABOUT = "方面"
_TAIL = re.compile("(?:工作)?(?:开展|完成|落实|推进)?情况$")
# What a heading may say of its own sample and no other report may be made to say: more, less, better, first.
_CLAIM = re.compile(
    "减少|压减|精简|减法|做减|减材料|缩短|缩时|下降|降低|增加|增长|扩大|加大|提升|提高|提质|增效|增强|有力|得力|更[^新换正]|最|首|率先|创新|突破|领先"
    "|见实?效|实效|得住|到位|前移|跟上|收官|全覆盖|显著|明显|新(?:成效|进展|突破|台阶|格局)|走在前"
)
_DEED = ("v", "p", "ad", "vd", "a", "d")
_OPENS = ("依法", "依规", "规范", "完善", "健全", "严格", "主动", "压实", "推进")
_IN = "在"  # half a sentence: 信息在会前公布


def claims(text: str) -> bool:
    """Whether a heading says how it came out, which the figures of another report need not bear out."""
    return bool(_CLAIM.search(text))


def leads(clauses: Sequence[str], label: str) -> tuple[str, ...]:
    """The clauses of the headings, best first, that may stand before what a topic tells; the label where none may."""
    kept = [each for each in clauses if _SHORT < len(each) <= _LONG and not claims(each) and same_thing(each, label)]
    kept = [each for each in kept if _IN not in [word for word, _ in words(each)[1:]]]
    made = dict.fromkeys(told for each in kept or [label] if (told := _led(each)))
    return tuple(made)[:_MOST]


def _led(text: str) -> str:
    """A deed as it stands; the name of a thing with the word that lets a sentence follow."""
    bare = _TAIL.sub("", text) or text
    return bare if does(bare) or bare.endswith(_ABOUT) else bare + _ABOUT


def does(text: str) -> bool:
    """Whether the words say that something is done: they open with a verb or what leads to one."""
    (_, tag), *rest = words(text)
    return bool(rest) and (tag in _DEED or text.startswith(_OPENS))


def same_thing(text: str, label: str) -> bool:
    """Whether a heading speaks of what the label names: a thing of the label stands in it, where the label names any."""
    things = _things(label)
    return text == label or bool(things & _things(text) if things else set(tokens(text)) & set(tokens(label)))


def _things(text: str) -> frozenset[str]:
    """The words of a heading that name a thing and not only a deed."""
    tagged = dict(words(text))
    return frozenset(word for word in tokens(text) if tagged.get(word, "n")[:1] in "nlijsb")
