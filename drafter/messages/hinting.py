"""What is said of a figure just typed: its value, its change, what follows from it, what does not fit."""

from __future__ import annotations

from collections.abc import Mapping

HINTING: Mapping[str, tuple[str, str]] = {}
HINTING_UI: Mapping[str, tuple[str, str]] = {}
