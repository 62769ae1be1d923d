"""A Chinese name as a key of Latin letters; the one door to the table of readings."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from drafter.analysis.segment import words

_HAN = re.compile("[\u3400-\u9fff]+")
LONGEST = 48


def slug(name: str) -> str:
    """The words of a name spelt in pinyin and parted by hyphens (收到申请数 → shoudao-shenqing-shu); "" for none."""
    parts = []
    for run in re.findall("[\u3400-\u9fff]+|[A-Za-z0-9]+", name):
        if _HAN.match(run):
            parts += [_spelt(word) for word, _ in words(run)]
        else:
            parts.append(run.lower())
    key = "-".join(re.sub("[^a-z0-9]", "", part.replace("ü", "v")) for part in parts).strip("-")
    while len(key) > LONGEST and "-" in key:
        key = key.rsplit("-", 1)[0]
    return key[:LONGEST]


@lru_cache(maxsize=1 << 13)
def _spelt(word: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(word))


def free(key: str, taken: Collection[str]) -> str:
    """The key, or the first of key-2, key-3 … that is not taken."""
    made, n = key, 2
    while made in taken:
        made, n = f"{key}-{n}", n + 1
    return made
