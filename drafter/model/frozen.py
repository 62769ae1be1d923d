"""Frozen values: what ``dataclass(frozen=True, slots=True)`` makes, without its six compilations a class.

A start of the program declares about a hundred classes of values; compiling their methods was a third of its own time. Here only
``__init__`` is compiled, when a class is first called, and sets its slots directly; the other methods share their code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import partial
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, TypeVar, dataclass_transform, overload

_T = TypeVar("_T")


@overload
def frozen(cls: type[_T], /) -> type[_T]: ...


@overload
def frozen(*, kw_only: bool = False, slots: bool = True) -> Callable[[type[_T]], type[_T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T] | None = None, /, *, kw_only: bool = False, slots: bool = True) -> Any:
    """The class as a frozen dataclass with slots: ``fields``, ``replace``, equality, hash, copies and pickles as of any other.

    A method the class itself defines is kept. Values inherit from values only; there is no ``__post_init__`` and no ``InitVar``.
    ``slots=False`` where something computed is kept beside the fields (``cached_property``).
    """
    return partial(_made, kw_only=kw_only, slots=slots) if cls is None else _made(cls, kw_only, slots)


def _made(cls: type[_T], kw_only: bool, slots: bool) -> type[_T]:
    own = {name for name, held in cls.__dict__.items() if held is not None}  # a class with __eq__ has None for __hash__
    made = dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
    methods = {"__init__": _deferred(made), **_compared(made), **_SHARED}
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _deferred(cls: type) -> Callable[..., None]:
    """An ``__init__`` that puts the compiled one in its place and calls it."""

    def __init__(self: object, /, *args: object, **named: object) -> None:
        init = _init(cls)
        setattr(cls, "__init__", init)  # noqa: B010
        init(self, *args, **named)

    return __init__


def _init(cls: type) -> Callable[..., None]:
    """``def __init__(self, a, b=default, *, c=default)`` over the fields, each set past the refusal."""
    slots = "__slots__" in cls.__dict__
    known: dict[str, Any] = {"_MISSING": MISSING}
    placed, named, lines = ["self"], ["*"], [" pass" if slots else " _held = self.__dict__"]
    for each in fields(cls):
        setter, default = f"_set_{each.name}", f"_default_{each.name}"
        made = each.default_factory is not MISSING
        needed = each.default is MISSING and not made
        known[setter] = getattr(cls, each.name).__set__ if slots else None
        known[default] = each.default_factory if made else each.default
        given = "" if needed else "=_MISSING" if made else f"={default}"
        (named if each.kw_only else placed).append(each.name + given)
        told = f"{default}() if {each.name} is _MISSING else {each.name}" if made else each.name
        lines.append(f" {setter}(self, {told})" if slots else f" _held[{each.name!r}] = {told}")
    head = ", ".join([*placed, *(named if len(named) > 1 else ())])
    exec("\n".join([f"def __init__({head}):", *lines]), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _compared(cls: type) -> dict[str, Callable[..., Any]]:
    """Equality with values of the very class, and the hash that goes with it."""
    told = _told([each.name for each in fields(cls) if each.compare])
    hashed = _told([each.name for each in fields(cls) if (each.compare if each.hash is None else each.hash)])

    def __eq__(self: object, other: object) -> bool:
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:
        return hash(hashed(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _told(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


@recursive_repr()
def _repr(self: Any) -> str:
    told = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({told})"


def _refused(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot assign to or delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in fields(self)]


def _restored(self: Any, state: list[object]) -> None:
    for each, told in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, told)


_SHARED: Mapping[str, Callable[..., Any]] = {
    "__repr__": _repr,
    "__setattr__": _refused,
    "__delattr__": _refused,
    "__getstate__": _state,
    "__setstate__": _restored,
}
