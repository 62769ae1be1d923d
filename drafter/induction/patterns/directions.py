"""Direction words: a change told as word and number is parted, the number goes to a view, the word is chosen when writing."""

from __future__ import annotations

import re

from drafter.induction.patterns.specs import Spec

_WORD = "增长|增加|上升|提高|提升|下降|减少|降低|降至|降到|增至|增到|升至|多|少|翻番|持平"
_THAN = "同比|环比|(?:比|较|与)(?:上年|去年|上一年|前一年|往年)(?:同期|度)?(?:相比)?"
_ENDING = re.compile(f"(?:{_THAN})?(?:{_WORD})?(?:了|约|近|达|到|为|至)*$")
_ANYWHERE = re.compile(f"{_THAN}|(?:{_WORD})$|持平|上年|去年|^由|^从")
_CHANGE, _LAST = "change", "last_year"
_DERIVED = "-tongbi"


def parted(words: str) -> str:
    """The words without the comparison and the direction at their end: 案件同比增长 → 案件."""
    return _ENDING.sub("", words)


def directed(words: str) -> bool:
    """Whether the words hold a comparison or a direction, which a wording may only take from a view."""
    return bool(_ANYWHERE.search(words))


def is_change(spec: Spec) -> bool:
    """Whether the field itself is a change against last year: it prints its own direction."""
    return spec.kind in ("percent", "points") and spec.falls


def change_key(key: str) -> str:
    """The key of the derived field that is the learned change of a field."""
    return f"{key}{_DERIVED}"


def base_key(change: str) -> str:
    """The key of the field a learned change is of; "" for a change that was not learned."""
    return change.removesuffix(_DERIVED) if change.endswith(_DERIVED) else ""


def compared(key: str, spec: Spec, aspects: frozenset[str], change: str = "") -> str:
    """What follows the slot of a figure that samples hold against last year: its change, or that there is none.

    ``change`` is the derived field that tells the change where the facts give it.
    """
    if change:
        return f"[，同比{{{change}}}|，比上年{{{key}.change}}|，{{{key}.flat}}]"
    if _CHANGE not in aspects and _LAST not in aspects:
        return ""
    view = "diff" if spec.kind in ("percent", "points") else "change"
    return f"[，比上年{{{key}.{view}}}|，{{{key}.flat}}]"
