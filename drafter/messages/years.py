"""What is said when last year's report is taken up."""

from __future__ import annotations

from collections.abc import Mapping

YEARS: Mapping[str, tuple[str, str]] = {}
YEARS_UI: Mapping[str, tuple[str, str]] = {}
