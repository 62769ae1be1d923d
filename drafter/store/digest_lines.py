"""A digest file as the program wrote it → its tree: the same tree YAML gives, several times as fast."""

from __future__ import annotations

import json
import re
from typing import Any

from drafter.store.digest_keys import LISTS
from drafter.store.yaml_tree import read_quickly

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LIST = rf"\[(?:{_QUOTED}|[^\]\"])*\]"
_PAIR = re.compile(rf"([^\s,:]+): ({_QUOTED}|{_LIST}|\{{[^}}]*\}}|[^,}}]*)(?:, |$)")
_ITEM = re.compile(rf"({_QUOTED}|[^,\"]+)(?:, |$)")
_MARKED = frozenset('"[{')
_BLOCKS = ("tables",)  # records of several lines


def read_sealed(text: str) -> object:
    """The document of a digest file that nobody changed, as dicts, lists and texts; None where it is not what was written."""
    try:
        return _tree(text.split("\n"))
    except ValueError:
        return None


def _tree(lines: list[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    at = 0
    while at < len(lines):
        name, _, value = lines[at].partition(":")
        first = at = at + 1
        while at < len(lines) and lines[at].startswith(" "):
            at += 1
        held = lines[first:at]
        if not name or name.startswith("#"):
            continue
        if name in _BLOCKS:
            tree[name] = read_quickly("\n".join(held))
        elif name in LISTS:
            tree[name] = [_value(each[4:]) for each in held]
        else:
            tree[name] = "".join(f"{each.strip()}\n" for each in held) if held else _value(value.strip())
    return tree


def _value(text: str) -> Any:
    """A scalar, or a list or mapping in brackets."""
    first = text[:1]
    if first == '"':
        return json.loads(text)
    if first == "[":
        return [_value(each) for each in _ITEM.findall(text[1:-1])]
    if first == "{" and text[-1:] == "}":
        return {name: _value(value) if value[:1] in _MARKED else value for name, value in _PAIR.findall(text[1:-1])}
    return text
