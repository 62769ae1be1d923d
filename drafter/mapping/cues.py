"""Many words found in one pass: a set of cue words as one pattern shaped like a trie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from drafter.model.pack import Pack

_Trie = dict[str, "_Trie"]
_QUOTES = re.compile("[“”‘’「」『』\"'\\s]+")


class Held:
    """A pack that hashes by its digest, so that it can be a key of the cache."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and other.pack.digest == self.pack.digest

    def __hash__(self) -> int:
        return hash(self.pack.digest)


def bare(text: str) -> str:
    """The text without quotation marks and blanks, which tell no cue from another."""
    return _QUOTES.sub("", text)


@lru_cache(maxsize=512)
def pattern(words: frozenset[str]) -> re.Pattern[str] | None:
    """A pattern that finds the longest of the words at every place it stands; None for no words."""
    root: _Trie = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        if word:
            node[""] = {}
    return re.compile(_source(root)) if root else None


def _source(node: _Trie) -> str:
    branches = [re.escape(char) + _source(below) for char, below in sorted(node.items()) if char]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{joined})?" if "" in node else joined


def counted(words: frozenset[str], text: str) -> Mapping[str, int]:
    """How often each word stands in the text; where one word begins inside another, the longest counts."""
    found = pattern(words)
    return Counter(found.findall(text)) if found else {}


def index(pairs: Iterable[tuple[str, str, float]]) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Cue word → what it speaks for, each with its weight (the best when given twice)."""
    made: dict[str, dict[str, float]] = {}
    for word, key, weight in pairs:
        owners = made.setdefault(bare(word), {})
        owners[key] = max(weight, owners.get(key, 0.0))
    return {word: tuple(owners.items()) for word, owners in made.items() if word}
