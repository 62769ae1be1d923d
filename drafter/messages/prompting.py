"""The lines of the terminal: keys, menus, lists, long texts, pasted lines."""

from __future__ import annotations

from collections.abc import Mapping

PROMPTING: Mapping[str, tuple[str, str]] = {}
PROMPTING_UI: Mapping[str, tuple[str, str]] = {}
