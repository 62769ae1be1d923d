"""The cues by which a kind of report is recognised in running text: parts, topics, fields, set terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar

from drafter.model.field import STRICT


@dataclass(frozen=True, slots=True)
class PartCues:
    """Words that tell a part: in its ``heading``, or at the ``opening`` of a paragraph that has none (regular expressions)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    heading: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``parts`` in the order they are tried; ``terms`` hold a numeral and count nothing."""

    parts: Mapping[str, PartCues] = field(default_factory=lambda: MappingProxyType({}))
    terms: tuple[str, ...] = ()
