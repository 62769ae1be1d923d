"""What is said when learning: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

LEARNING: Mapping[str, tuple[str, str]] = {}  # findings
LEARNING_UI: Mapping[str, tuple[str, str]] = {}  # lines of the interface
