"""The one root of what drafter raises; everything it says *about* a user's text is a Finding instead."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.finding import Finding


class DrafterError(Exception):
    """We could not go on; carries the findings that say what, where and what next, and the exit code."""

    def __init__(self, findings: Finding | Sequence[Finding], exit_code: int = 3) -> None:
        self.findings: tuple[Finding, ...] = (findings,) if isinstance(findings, Finding) else tuple(findings)
        self.exit_code = exit_code
        super().__init__("; ".join(f"{each.code} {each.where}" for each in self.findings))
