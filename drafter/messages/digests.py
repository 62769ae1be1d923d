"""What is said when digests: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

DIGESTS: Mapping[str, tuple[str, str]] = {}  # findings
DIGESTS_UI: Mapping[str, tuple[str, str]] = {}  # lines of the interface
