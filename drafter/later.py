"""Modules imported and patterns compiled when they are first used: the first question comes sooner by what it does not need."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, ClassVar, cast


class later:
    """``name = later("package.module")`` beside ``if TYPE_CHECKING: from package import module as name``, which types it."""

    __slots__ = ("_name",)
    _put_off: ClassVar[dict[str, None]] = {}

    def __init__(self, name: str) -> None:
        self._name = name
        self._put_off[name] = None

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


def load() -> None:
    """Imports what was put off so far: for a moment when nobody waits."""
    while later._put_off:
        import_module(later._put_off.popitem()[0])


_METHODS = (
    "findall",
    "finditer",
    "flags",
    "fullmatch",
    "groupindex",
    "groups",
    "match",
    "pattern",
    "search",
    "split",
    "sub",
    "subn",
)


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        self.__dict__.update({each: getattr(compiled, each) for each in _METHODS})
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, put off; afterwards its methods are called as directly."""
    return cast(re.Pattern[str], _Pattern(text, flags))
