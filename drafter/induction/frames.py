"""Recurring clause forms, the share of clauses they cover, and the order of moves."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from drafter.analysis.segment import words
from drafter.model.digest import MOVES, Clause, Digest
from drafter.model.learned import Frame

# Verbs that official prose uses for one another; the first names the class.
_CLASSES = (
    ("加强", "强化"),
    ("提升", "提高", "增强"),
    ("完善", "健全", "健全完善", "改进"),
    ("建立", "建立健全", "建立完善", "构建", "搭建"),
    ("落实", "贯彻落实", "执行", "贯彻", "学习贯彻"),
    ("推进", "推动", "促进", "加快推进"),
    ("按照", "根据", "依照", "依据", "遵循", "遵照"),
    ("制定", "编制", "出台", "制订", "印发", "修订", "起草", "拟定", "下发"),
    ("开展", "组织开展", "组织", "举办"),
    ("推行", "推广", "实行", "实施"),
    ("优化", "改善"),
    ("夯实", "筑牢", "巩固"),
    ("突出", "聚焦", "紧扣"),
    ("明确", "厘清", "压实"),
    ("形成", "营造"),
    ("确保", "保障", "保证"),
    ("对", "针对"),
    ("通过", "采取"),
)
# Nouns that close the same stretch (以{X}为抓手, 以{X}为契机), by the word that opens it; the first names the class.
_CLOSERS = {
    "以": (
        (
            "为契机",
            "为抓手",
            "为牵引",
            "为主线",
            "为重点",
            "为目标",
            "为导向",
            "为引领",
            "为核心",
            "为基础",
            "为依托",
            "为载体",
            "为中心",
        ),
    ),
    "在": (("领导下", "指导下", "支持下", "带领下", "推动下", "监督下", "部署下"),),
    "通过": (("方式", "形式", "平台", "途径", "渠道", "手段", "载体", "网站", "媒体", "措施"),),
    "按照": (("要求", "规定", "部署", "精神", "安排", "决定", "标准", "通知", "意见"), ("原则", "思路", "方针")),
    "围绕": (("实际", "中心工作", "目标", "任务", "方面", "主题", "重点", "大局"),),
    "结合": (("实际", "特点", "情况", "职能", "职责", "需要"),),
    "将": (("纳入", "列入", "融入"),),
    "对": (("进行", "开展", "实施"),),
    "与": (("结合", "相结合"),),
    "确保": (("到位", "落实", "有效", "稳定", "完成", "安全"),),
    "实现": (("全过程", "全覆盖", "规范化"),),
}
_WHOLE = (
    "按照",
    "通过",
    "围绕",
    "结合",
)  # open a stretch, as every opener of one character: what closes it stays whole
_CLOSER = {(verb, noun): each[0] for verb, classes in _CLOSERS.items() for each in classes for noun in each}
_CLASS = {verb: each[0] for each in _CLASSES for verb in each}
_AMOUNT = re.compile(r"\{(?:count|money|percent|yoy|ratio)\}$")
_FRAME = re.compile(r"(?P<verb>[^{“]*)(?P<slot>“\{X\}”|\{X\}|\{title\})(?P<noun>.*)")
_FREE = "{X}"
_SHOWN = 3  # verbs of a class that a frame names
_PLANS = 2 / 3  # the share of plans from which a frame is one
_FOLLOWS = 2  # how often two moves must stand side by side before their order counts

_Key = tuple[str, str, str]  # verb class, slot, noun
_Place = tuple[str, int, int]  # sample, line, start


def frames(digests: Sequence[Digest], least: int = 2) -> tuple[Frame, ...]:
    """The frames that stand in at least ``least`` samples, widest support first; of two with the same hits the narrower."""
    hits: dict[_Key, dict[_Place, Clause]] = defaultdict(dict)
    for digest in digests:
        for clause in digest.clauses:
            for key in keys(clause.frame):
                hits[key].setdefault((digest.sample, clause.line, clause.start), clause)
    kept = {key: found for key, found in hits.items() if len({sample for sample, _, _ in found}) >= least}
    made = [_frame(key, found) for key, found in _narrowest(kept)]
    return tuple(sorted(made, key=lambda each: (-len(each.hits), -sum(map(len, each.hits.values())), each.text)))


@lru_cache(maxsize=1 << 16)
def keys(frame: str) -> tuple[_Key, ...]:
    """What a clause's frame may be counted under, the narrowest first: verbs by class, then the noun by its last word."""
    if not frame:
        return ()
    told = _FRAME.fullmatch(frame)
    if told is None:
        return tuple(("", "", each) for each in _narrow_and_wide(frame))
    verb, slot, noun = told["verb"], told["slot"], told["noun"]
    plain = verb.removeprefix("继续") or verb
    name = _CLASS.get(plain, plain)
    nouns = (noun,) if name in _WHOLE or len(name) == 1 else tuple(_narrow_and_wide(noun))
    found = [(name, slot, each) for each in dict.fromkeys(_CLOSER.get((name, each), each) for each in nouns)]
    if slot != _FREE and noun:
        found.append((name, _FREE, found[-1][2]))
    if verb != plain or verb == "加快推进":
        found.append((verb[:2] if verb != plain else verb, _FREE, ""))
    return tuple(dict.fromkeys(found))


def coverage(known: Iterable[Digest], digest: Digest, least: int = 1) -> tuple[int, int]:
    """How many clauses of a digest have a frame that stands in ``least`` samples of ``known``, and how many there are."""
    support: dict[_Key, set[str]] = defaultdict(set)
    for each in known:
        for clause in each.clauses:
            for key in keys(clause.frame):
                support[key].add(each.sample)
    wide = {key for key, samples in support.items() if len(samples) >= least}
    clauses = {(each.line, each.start) for each in digest.clauses}
    return len({(c.line, c.start) for c in digest.clauses if any(key in wide for key in keys(c.frame))}), len(clauses)


def moves(digests: Sequence[Digest]) -> tuple[str, ...]:
    """The order in which a sentence tells its moves, by the majority of pairs; only those that occur."""
    before = order_of_moves(digests)
    told = {clause.move for digest in digests for clause in digest.clauses if clause.move}

    def won(move: str) -> int:
        return sum(
            (before[move, other] > before[other, move]) - (before[move, other] < before[other, move])
            for other in told
            if before[move, other] + before[other, move] >= _FOLLOWS
        )

    return tuple(sorted(told, key=lambda move: (-won(move), MOVES.index(move))))


def order_of_moves(digests: Iterable[Digest]) -> Counter[tuple[str, str]]:
    """How many sentences first tell the one move before they first tell the other."""
    before: Counter[tuple[str, str]] = Counter()
    for digest in digests:
        for _, clauses in itertools.groupby(digest.clauses, key=lambda each: (each.line, each.sentence)):
            told = dict.fromkeys(clause.move for clause in clauses if clause.move)
            before.update(itertools.combinations(told, 2))
    return before


def _narrow_and_wide(noun: str) -> Iterator[str]:
    """A noun as it stands, and its last word with the slot behind it (行政监督 → 监督)."""
    yield noun
    slot = _AMOUNT.search(noun)
    bare = noun[: slot.start()] if slot else noun
    if len(bare) > 2 and "{" not in bare:
        last = words(bare)[-1][0]
        yield (last if len(last) > 1 else bare[-2:]) + (slot[0] if slot else "")


def _narrowest(kept: Mapping[_Key, Mapping[_Place, Clause]]) -> Iterator[tuple[_Key, Mapping[_Place, Clause]]]:
    """Of the keys with the same clauses the one that says most."""
    best: dict[tuple[_Place, ...], _Key] = {}
    for key in sorted(kept, key=lambda each: (-sum(map(len, each)), each)):
        best.setdefault(tuple(sorted(kept[key])), key)
    for places, key in best.items():
        yield key, {place: kept[key][place] for place in places}


def _frame(key: _Key, found: Mapping[_Place, Clause]) -> Frame:
    """The frame of a key: its verbs as they were written, the move most of its clauses make, its lines by sample."""
    lines: dict[str, list[int]] = defaultdict(list)
    for sample, line, _ in sorted(found):
        lines[sample].append(line)
    return Frame(_move(found.values()), _text(key, found.values()), {name: tuple(each) for name, each in lines.items()})


def _move(clauses: Iterable[Clause]) -> str:
    """The move most of the clauses make; a plan is a measure to come, so only where nearly all of them are plans."""
    told = Counter(clause.move for clause in clauses if clause.move)
    if told["plan"] < _PLANS * told.total():
        told["plan"] = 0
    return min((each for each in told if told[each]), key=lambda each: (-told[each], MOVES.index(each)), default="")


def _text(key: _Key, clauses: Iterable[Clause]) -> str:
    """Verbs and closing nouns as they were written, the commonest first."""
    name, slot, noun = key
    verbs: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for clause in clauses:
        told = _FRAME.fullmatch(clause.frame)
        if told is not None and key in keys(clause.frame) and noun:
            verbs[told["verb"]] += 1
            nouns[told["noun"] if (name, noun) in _CLOSER else noun] += 1
    return f"{_shown(verbs) or name}{slot}{_shown(nouns) or noun}"


def _shown(seen: Counter[str]) -> str:
    return "／".join(sorted(seen, key=lambda each: (-seen[each], each))[:_SHOWN])
