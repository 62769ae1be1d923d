"""Values of the model as the entries of a pack say them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

_APART = ("key", "id", "by", "attested", "seal")  # name and origin, which the writer adds


def written(value: Any) -> dict[str, Any]:
    """An entry without its name and origin, nothing that is left at its default."""
    held = ((each, getattr(value, each.name)) for each in fields(value) if each.name not in _APART)
    return {each.name: plain(told) for each, told in held if told != _default(each)}


def plain(value: Any) -> Any:
    """A value as plain YAML data."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        key = getattr(value, "key", "")
        return {**({"key": key} if key else {}), **written(value)}
    return value


def _default(spec: Field[Any]) -> Any:
    return spec.default_factory() if spec.default_factory is not MISSING else spec.default
