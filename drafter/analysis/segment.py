"""Words of running text with their tags; the one door to the segmenter."""

from __future__ import annotations

from functools import lru_cache

import rjieba


@lru_cache(maxsize=1 << 14)
def words(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text in order, each with its tag (v verb, n noun, d adverb, p preposition, m numeral …)."""
    return tuple(rjieba.tag(text, False))
