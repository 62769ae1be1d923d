"""The table read before writing, and the end of a sitting."""

from __future__ import annotations

from collections.abc import Mapping

CHECKING: Mapping[str, tuple[str, str]] = {}
CHECKING_UI: Mapping[str, tuple[str, str]] = {}
