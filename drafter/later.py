"""Modules imported when they are first used: the first question comes sooner by all that it does not need."""

from __future__ import annotations

from importlib import import_module
from typing import Any, ClassVar


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
