"""Texts, lists and mappings → the dataclass they are written for, by its own hints: quick, and only where everything fits at a glance.

Whether what does not fit is a mistake, and what is wrong with it, is for pydantic to say; loading it takes longer than a pack.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

Maker = Callable[[Any], Any]


class Unfit(Exception):
    """Something is not written as the shape says, or the shape is not one of these."""


def shaped(shape: Any, value: object) -> Any:
    """The value as ``shape``; raises Unfit where that is not plain to see."""
    try:
        return _maker(shape)(value)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise Unfit from error


@lru_cache(maxsize=256)
def _maker(shape: Any) -> Maker:
    origin, inner = get_origin(shape), get_args(shape)
    if shape in _PLAIN:
        return _PLAIN[shape]
    if is_dataclass(shape):
        return _made(shape)
    if isinstance(shape, type) and issubclass(shape, Enum):
        return _one_of({each.value: each for each in shape})
    if origin is Literal:
        return _one_of({each: each for each in inner})
    if origin in (Union, types.UnionType):
        return _either(tuple(_maker(each) for each in inner if each is not types.NoneType))
    if origin is tuple:
        return _series(_maker(inner[0])) if inner[-1] is Ellipsis else _row(tuple(map(_maker, inner)))
    if origin in (dict, Mapping) and inner[0] is str:
        return _mapping(_maker(inner[1]))
    raise Unfit(shape)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit
    return value


def _by(pattern: str, make: Maker) -> Maker:
    whole = re.compile(pattern).fullmatch

    def taken(value: Any) -> Any:
        if not whole(_text(value)):
            raise Unfit
        return make(value)

    return taken


def _one_of(known: Mapping[str, Any]) -> Maker:
    def taken(value: Any) -> Any:
        if _text(value) not in known:
            raise Unfit
        return known[value]

    return taken


_PLAIN: Mapping[Any, Maker] = {
    str: _text,
    int: _by("-?[0-9]{1,9}", int),
    bool: _one_of({"true": True, "false": False}),
    Decimal: _by(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?", Decimal),
    date: _by("[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat),
}


def _either(makers: tuple[Maker, ...]) -> Maker:
    def taken(value: Any) -> Any:
        for make in makers:
            try:
                return make(value)
            except Unfit:
                continue
        raise Unfit

    return taken


def _series(make: Maker) -> Maker:
    def taken(value: Any) -> Any:
        if not isinstance(value, list):
            raise Unfit
        return tuple(map(make, value))

    return taken


def _row(makers: tuple[Maker, ...]) -> Maker:
    def taken(value: Any) -> Any:
        if not isinstance(value, list) or len(value) != len(makers):
            raise Unfit
        return tuple(make(each) for make, each in zip(makers, value, strict=True))

    return taken


def _mapping(make: Maker) -> Maker:
    def taken(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Unfit
        return {key: make(each) for key, each in value.items()}

    return taken


def _made(shape: Any) -> Maker:
    makers = {name: _maker(hint) for name, hint in get_type_hints(shape).items() if get_origin(hint) is not ClassVar}
    needed = {
        each.name for each in fields(shape) if each.init and each.default is MISSING and each.default_factory is MISSING
    }

    def taken(value: Any) -> Any:
        if not isinstance(value, dict) or not needed <= value.keys():
            raise Unfit
        try:
            return shape(**{key: makers[key](each) for key, each in value.items()})
        except KeyError as unknown:
            raise Unfit from unknown

    return taken
