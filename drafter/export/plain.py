"""Text made inert for every writer: one line of characters that any of the formats can carry."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

_BREAKS = re.compile("[\t\n\v\f\x85\u2028\u2029]")
_BARRED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` on one line: a tab or line break becomes a space, other controls and what XML 1.0 forbids are dropped.

    It works a character at a time, so that cleaning runs and joining them is the same as cleaning the joined text.
    """
    return _BARRED.sub("", _BREAKS.sub(" ", text))


def half_width(char: str) -> bool:
    """Whether a character takes half a Han character's width."""
    return east_asian_width(char) not in "WFA"
