"""Text taken over from an older report: known again as long as nobody has changed or confirmed it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from drafter.analysis.sentences import tidy

TAKEN_KEYS = ("taken_from", "taken_as")
CONFIRMED = "已核对"  # stands as the fingerprint of what a person has looked at and kept
DOUBT = "待核"  # opens the note of a value that extract was not sure of

_YEAR = re.compile("((?:19|20)[0-9]{2})年")


def fingerprint(texts: Iterable[str]) -> str:
    """Eight hexadecimal digits of the longest of the texts: a title may stay, the paragraph under it must be looked at."""
    longest = max((tidy(text) for text in texts), key=len, default="")
    return hashlib.sha256(longest.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def still_taken(origin: str, mark: str, texts: Iterable[str]) -> bool:
    """Whether an item is as it was taken over: no fingerprint, or one of its texts still has it."""
    return bool(origin) and (not mark or mark in {fingerprint([text]) for text in texts})


def other_year(origin: str, year: int) -> bool:
    """Whether a value was taken over from the report of another year (``2024年``) than ``year``."""
    named = _YEAR.match(origin)
    return named is not None and int(named[1]) != year
