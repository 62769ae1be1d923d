"""What is said when backtest: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

BACKTEST: Mapping[str, tuple[str, str]] = {}  # findings
BACKTEST_UI: Mapping[str, tuple[str, str]] = {}  # lines of the interface
