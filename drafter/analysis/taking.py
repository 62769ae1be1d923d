"""Text taken over from an older report: known again as long as nobody has changed it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from drafter.analysis.sentences import tidy

TAKEN_KEYS = ("taken_from", "taken_as")


def fingerprint(texts: Iterable[str]) -> str:
    """Eight hexadecimal digits of the longest of the texts: a title may stay, the paragraph under it must be looked at."""
    longest = max((tidy(text) for text in texts), key=len, default="")
    return hashlib.sha256(longest.encode("utf-8", "surrogatepass")).hexdigest()[:8]
