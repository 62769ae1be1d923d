"""Entries of a pack in the house style of its files: short ones on one line, long ones a line a key, wordings quoted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from drafter.store.entries import HOMES, ORIGIN
from drafter.store.fresh import scalar

_WIDE = 120
_SAMPLES, _LINES = 24, 8  # as much evidence as an entry names; how many samples there are in all stands beside it
_ON_ONE_LINE = frozenset({"pack.orders", "pack.topics", "pack.words", "relations", "periods"})
_QUOTED = "wordings"


def flow(value: Any) -> str:
    """A value on one line, in brackets and braces."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(str(key))}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return scalar(str(value))


def pair(key: str, value: Any, indent: int) -> str:
    """``key: value`` in a block; the first line is not indented, the others are."""
    inner = "\n" + " " * (indent + 2)
    if key == _QUOTED and isinstance(value, Mapping):
        return f"{key}:" + "".join(
            f"{inner}{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in value.items()
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        listed = any(isinstance(each, Mapping) for each in value)
        if listed or len(flow(value)) > _WIDE:
            return f"{scalar(key)}:" + "".join(f"{inner}- {flow(each)}" for each in value)
    return f"{scalar(key)}: {flow(value)}"


def origin(by: str, attested: Mapping[str, Sequence[int]], seal: str) -> dict[str, Any]:
    """What an entry says of itself: its evidence cut to a readable length, the number of samples where it was cut."""
    named = {sample: list(attested[sample])[:_LINES] for sample in sorted(attested)[:_SAMPLES]}
    more = len(attested) if len(attested) > _SAMPLES else 0
    said = {"by": by, "attested": named, "support": more, "seal": seal if by == "learned" else ""}
    return {key: said[key] for key in ORIGIN if said[key]}


def entry(place: str, key: str, said: Mapping[str, Any]) -> str:
    """A whole new entry, indented as its place asks, without a line end; ``said`` is content and origin."""
    home = HOMES[place]
    kept = {name: each for name, each in said.items() if each not in (None, "", [], (), {})}
    depth = 2 if home.top and not home.single else 0
    margin = " " * depth
    if home.named:
        kept = {home.named: key, **kept}
        if place in _ON_ONE_LINE:
            return f"{margin}- {flow(kept)}"
        block = f"\n{margin}  ".join(pair(name, each, depth + 2) for name, each in kept.items())
        return f"{margin}- {block}"
    if place in _ON_ONE_LINE:
        return f"{margin}{scalar(key)}: {flow(kept)}"
    block = "".join(f"\n{margin}  {pair(name, each, depth + 2)}" for name, each in kept.items())
    return f"{margin}{home.top if home.single else scalar(key)}:{block}" if kept else f"{margin}{scalar(key)}: {{}}"


def template(said: Mapping[str, Any]) -> str:
    """A section template under the comment that tells its origin."""
    marks = [f"by: {said['by']}"]
    if said.get("attested"):
        marks.append(f"attested: {flow(said['attested'])[1:-1]}")
    marks += [f"{key}: {said[key]}" for key in ("support", "seal") if said.get(key)]
    return f"{{# {'; '.join(marks)} #}}\n{said['text']}"
