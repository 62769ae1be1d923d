"""Remarks about the user's text: values, never exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from types import MappingProxyType

from drafter.model.frozen import frozen
from drafter.model.span import NOWHERE, Span


class Severity(Enum):
    """How much a finding weighs, and with it the exit code it causes."""

    UNREADABLE = "unreadable"  # the value cannot be taken at all: exit 3
    GAP = "gap"  # missing, pending or contradictory: exit 1, a draft may still be written
    WARNING = "warning"  # a person should look: never blocks
    NOTE = "note"


@frozen
class Finding:
    """One located remark: catalogue ``code``, place, and the parameters its sentence is made of."""

    code: str
    where: Span = NOWHERE
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    severity: Severity = Severity.UNREADABLE
    line_text: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the strict mode refuses to write because of it."""
        return self.severity in (Severity.UNREADABLE, Severity.GAP)


def finding(code: str, where: Span = NOWHERE, severity: Severity = Severity.UNREADABLE, **params: object) -> Finding:
    """A Finding with its parameters turned into text."""
    return Finding(code, where, MappingProxyType({key: str(value) for key, value in params.items()}), severity)
