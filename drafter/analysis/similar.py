"""How alike two short texts are, 0 to 100; the one door to fuzzy matching."""

from __future__ import annotations

from rapidfuzz import fuzz


def ratio(one: str, other: str) -> float:
    """The share of characters two texts have in common in order (normalised indel similarity), 0 to 100."""
    return float(fuzz.ratio(one, other))


def partial(one: str, other: str) -> float:
    """The same of the shorter text and the best stretch of the longer one."""
    return float(fuzz.partial_ratio(one, other))
