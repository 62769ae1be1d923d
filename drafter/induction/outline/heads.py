"""Headings of digests: filled for matching, stripped to their words, or cleaned to be printed again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.analysis.segment import words
from drafter.model.digest import RUN, Digest, Head

FIGURES = frozenset(
    {"count", "money", "percent", "yoy", "ratio", "duration"}
)  # the kinds that make a section worth a topic
_SLOT = re.compile(r"\{[A-Za-z-]+\}")
_HAN = re.compile("[\u3400-\u9fff]+")
_MARKS = re.compile("[，；：。！？]+")
_DIGITS = re.compile("[0-9０-９]")
_QUOTES = re.compile("[“”\"'‘’「」『』\\s]")
_FULL = str.maketrans(",;:!?()", "，；：！？（）")
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("‘", "’"), ("〔", "〕"))
_NAMES = frozenset({"nr", "nrt", "nrfg", "ns", "nt"})
# Words that say nothing of what a section is about: how something is done, and what any report may call its own.
_FILLED = (
    "加强 强化 推进 落实 深化 完善 健全 规范 严格 全面 持续 不断 进一步 切实 大力 积极 深入 提升 提高 增强 "
    "优化 创新 推动 坚持 着力 扎实 有效 认真 充分 聚焦 突出 围绕 抓好 做好 抓实 开展 实施 推行 促进 确保 "
    "依法 加大 力度 注重 统筹 夯实 筑牢 营造 牢固 建立 构建 打造 履行 工作 情况 关于 建设 水平 能力 机制 "
    "体系 主要 有关 相关 以及 和 与 及 的 为 以 年度 本年度 年 等 各类 各项 方面 继续 广泛 组织 制定 "
    "执行 形成 严守 守牢 压实 狠抓 紧盯 发挥 作用 方式 制度 氛围 成效 质效 效能 质量 基础 保障 重点 全力 "
    "努力 精准 改革 强 抓 优 促 实 新 好 有 在 对 中 上 把 用 从 到 了 是 将 由 于 其 并 向 就 又"
)
FILLERS = frozenset(_FILLED.split(" "))


def filled(head: Head, digest: Digest) -> str:
    """The heading, or the first words of an item, with the sample's own year back in and what was left out gone."""
    text = head.heading or head.lead
    if digest.year:
        for slot, year in (("{year}", 0), ("{last-year}", -1), ("{next-year}", 1)):
            text = text.replace(slot, str(digest.year + year))
    return _QUOTES.sub("", _SLOT.sub("", text)).translate(_FULL).strip("，；：。、 ")


@lru_cache(maxsize=1 << 15)
def tokens(heading: str) -> tuple[str, ...]:
    """The words of a heading that say what it is about, each once, in order."""
    found = []
    for run in _HAN.findall(_SLOT.sub("，", heading)):
        found += [word for word, _ in words(run) if len(word) > 1 and word not in FILLERS]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 15)
def traits(heading: str) -> tuple[str, ...]:
    """The words of a heading and the pairs of characters in the longer ones: what two headings may have in common."""
    found: dict[str, None] = {}
    for word in tokens(heading):
        found[word] = None
        found |= dict.fromkeys(pair for at in range(len(word) - 1) if (pair := word[at : at + 2]) not in FILLERS)
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def clean(heading: str, slots: bool = False, longest: int = RUN) -> str:
    """The heading as it may be printed again: its first clauses that hold nothing left out; "" when there is none.

    No digits, no unpaired marks, no run of more than ``longest`` Han characters; slots only with ``slots``, and only of years and
    the agency.
    """
    text = heading.translate(_FULL).strip()
    if _whole(text, slots, longest):
        return text.strip("，；：。、 ")
    for piece in _MARKS.split(text):
        if len(piece) >= 4 and _whole(piece, slots, longest):
            return piece
    return ""


def _whole(text: str, slots: bool, longest: int) -> bool:
    bare = text
    if slots:
        bare = re.sub(r"\{(?:year|last-year|next-year|agency)\}", "，", text)
    if "{" in bare or "[" in bare or "|" in bare or _DIGITS.search(bare) or len(_HAN.findall(bare)) == 0:
        return False
    if any(len(run) > longest for run in _HAN.findall(bare)) or len(bare) > 3 * RUN:
        return False
    return all(bare.count(one) == bare.count(other) for one, other in _PAIRS) and '"' not in bare


def is_named(text: str) -> bool:
    """Whether the words of a text may hold the name of a person, a place or a body."""
    return any(tag in _NAMES and len(word) > 1 for run in _HAN.findall(text) for word, tag in words(run))


def tops(digest: Digest) -> list[int]:
    """The indexes of the heads that stand under no other."""
    return [n for n, head in enumerate(digest.heads) if head.parent < 0]


def below(digest: Digest, at: int) -> Iterator[int]:
    """The indexes of the heads under one, in order."""
    inside = {at}
    for n in range(at + 1, len(digest.heads)):
        if digest.heads[n].parent not in inside:
            if digest.heads[n].parent < at:
                return
            continue
        inside.add(n)
        yield n


def pattern(heading: str) -> str:
    """A regular expression that finds a heading again, whatever stood in its slots; "" where too little is left."""
    told = _SLOT.split(heading.strip("，,；;：:。 "))
    pieces = [re.escape(_QUOTES.sub("", each)).replace(",", "，").replace("，", "[,，]") for each in told]
    slots = [_gap(each) for each in _SLOT.findall(heading)]
    text = pieces[0] + "".join(slot + piece for slot, piece in zip(slots, pieces[1:], strict=True))
    return f"^{text}$" if len("".join(_HAN.findall("".join(pieces)))) > 1 else ""


def _gap(slot: str) -> str:
    return "20[0-9]{2}" if slot.endswith("year}") else ".{0,30}"
