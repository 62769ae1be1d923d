"""What is said of reports read: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

SOURCES: Mapping[str, tuple[str, str]] = {}
