"""Where the source is not of one piece: sister headings, numbering, names and terms written in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from drafter.analysis.numerals import han_number
from drafter.model.reading import Node, Passage
from drafter.reading.defects import Hit, Scope, at

_QUOTED = re.compile("“([^“”\n]{4,30})”")
_SEPARATORS = re.compile("[、，,·・ \u00a0\u3000-]")
_NUMERAL = re.compile("[0-9一二三四五六七八九十百零〇]")
_INNER = re.compile("[0-9]+|[〇零一二三四五六七八九十百]+")
_ENDS = "。：，、；"
_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FLOATING = frozenset({"shi", "qi", "yao", "zhua", "first", "di"})
_Sisters = Sequence[Node]


def evenness(scope: Scope, pairs: Sequence[tuple[str, str]] = ()) -> Iterator[Hit]:
    """What is written in two ways: headings and their numbers, quoted names, and the term ``pairs`` of the pack."""
    passages = scope.structure.passages
    for sisters in _families(scope.structure.nodes):
        yield from _end_marks(passages, sisters)
        yield from _sequence(passages, sisters)
    yield from _number_forms(passages, scope.structure.nodes)
    yield from _near_names(scope)
    for pair in pairs:
        yield from _terms(scope, pair)


def _families(nodes: Sequence[Node]) -> Iterator[_Sisters]:
    """Groups of nodes that stand at one level under one heading, in order."""
    open_groups: dict[int, list[Node]] = {}
    for node in nodes:
        for level in [one for one in open_groups if one > node.level]:
            yield open_groups.pop(level)
        open_groups.setdefault(node.level, []).append(node)
    yield from open_groups.values()


def _hit(passages: Sequence[Passage], node: Node, code: str, suggestion: str = "", **more: str) -> Hit:
    passage = passages[node.passage]
    end = max(node.end, node.start + 1)
    return at(passage, node.start, min(end, len(passage.raw)), code, suggestion, **more)


def _end_marks(passages: Sequence[Passage], sisters: _Sisters) -> Iterator[Hit]:
    """A heading with an end mark among sisters without, and the other way round."""
    for kind in ("heading", "run_in"):
        group = [node for node in sisters if node.kind == kind]
        ends = Counter(node.terminator if node.terminator in _ENDS else "" for node in group)
        if len(group) < 3 or len(ends) < 2:
            continue
        usual, count = ends.most_common(1)[0]
        if count * 3 < len(group) * 2:
            continue
        for node in group:
            mark = node.terminator if node.terminator in _ENDS else ""
            if mark != usual:
                code = "source-heading-end-mark" if mark and usual else _odd_end(mark)
                yield _hit(passages, node, code, usual, mark=mark)


def _odd_end(mark: str) -> str:
    return "source-heading-mark-extra" if mark else "source-heading-mark-lost"


def _sequence(passages: Sequence[Passage], sisters: _Sisters) -> Iterator[Hit]:
    """Numbers lost, repeated or skipped among sisters of one style."""
    last: dict[str, int] = {}
    numbered = [node for node in sisters if node.number and node.kind != "unheaded"]
    for node in sisters:
        if not node.number:
            if numbered and node.kind in ("heading", "run_in") and len(numbered) > 1:
                yield _hit(passages, node, "source-number-lost")
                last = {style: value + 1 for style, value in last.items()}
            continue
        value, style = _value(node.number), _family(node.style)
        before = last.get(style)
        if value and before is not None and value != before + 1 and not (value == 1 and style in _FLOATING):
            code = "source-number-repeated" if value == before else "source-number-order"
            yield _hit(passages, node, code, _renumbered(node.number, before + 1), number=node.number)
        elif value > 1 and before is None and len(last) == 0 and style not in _FLOATING:
            yield _hit(passages, node, "source-number-order", _renumbered(node.number, 1), number=node.number)
        last[style] = value or (before or 0) + 1


def _family(style: str) -> str:
    """Styles that share one count: 1. and 1、."""
    return (
        style.rsplit("-", 1)[0] if style in ("arabic-dot", "arabic-comma", "cn-comma", "cn-dot", "cn-blank") else style
    )


def _value(number: str) -> int:
    if sign := next((char for char in number if char in _SIGNS), ""):
        return _SIGNS.index(sign) + 1
    found = _INNER.search(number.translate(_WIDE))
    if not found:
        return 0
    value = int(found[0][:6]) if found[0].isdigit() and found[0].isascii() else han_number(found[0])
    return int(value) if value is not None else 0


_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
_DIGITS = "〇一二三四五六七八九十"


def _renumbered(number: str, value: int) -> str:
    han = _DIGITS[value] if value <= 10 else f"十{_DIGITS[value - 10]}" if value < 20 else ""
    shown = str(value) if re.search("[0-9]", number) else han
    return _INNER.sub(shown, number, count=1) if shown else ""


def _number_forms(passages: Sequence[Passage], nodes: Sequence[Node]) -> Iterator[Hit]:
    """Numbers of one kind written with different marks: 1. beside 1．, （一） beside (一)."""
    forms: dict[str, list[tuple[str, Node]]] = {}
    for node in nodes:
        if node.number and node.style not in _FLOATING and not any(char in _SIGNS for char in node.number):
            form = _INNER.sub("#", node.number.strip().translate(_WIDE), count=1)
            forms.setdefault(f"{_family(node.style)}/{node.level}", []).append((form, node))
    for found in forms.values():
        counts = Counter(form for form, _ in found)
        usual = counts.most_common(1)[0][0]
        for odd in [form for form in counts if form != usual]:
            node = next(node for form, node in found if form == odd)
            line = {"other": usual.replace("#", "一" if "一" <= node.number.strip("（(﹙ ")[:1] <= "龥" else "1")}
            yield _hit(passages, node, "source-number-forms", "", number=node.number, count=str(counts[odd]), **line)


def _near_names(scope: Scope) -> Iterator[Hit]:
    """Quoted names that differ in a separator or in one character only."""
    seen: dict[str, str] = {}
    keys: dict[str, str] = {}
    for passage in scope.prose:
        for found in _QUOTED.finditer(passage.text):
            name, plain = found[1], _SEPARATORS.sub("", found[1])
            if name in seen:
                continue
            other = next((keys[key] for key in _neighbours(plain) if key in keys and _differs(keys[key], name)), "")
            if other:
                yield at(passage, found.start(), found.end(), "source-names-differ", f"“{other}”")
            seen[name] = plain
            for key in _neighbours(plain):
                keys.setdefault(key, name)


def _neighbours(plain: str) -> list[str]:
    """The name and, when it is long enough to be told apart, the name without each of its characters."""
    if len(plain) < 6:
        return ["=" + plain]
    return ["=" + plain, *(plain[:cut] + "_" + plain[cut + 1 :] for cut in range(len(plain)))]


def _differs(one: str, other: str) -> bool:
    """Whether two names are one name written in two ways: numerals apart, nothing but numerals makes two names."""
    return _NUMERAL.findall(one) == _NUMERAL.findall(other) and not _opposed(one, other)


def _opposed(one: str, other: str) -> bool:
    """Whether two names tell two things apart on purpose: by season, side, level, size."""
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return (
        len(one) == len(other)
        and bool(apart)
        and any(left in row and right in row for left, right in apart[:1] for row in _ROWS)
    )


_ROWS = (
    "春夏秋冬",
    "东南西北中",
    "上下左右前中后内外",
    "甲乙丙丁",
    "省市县区镇乡村州",
    "大中小",
    "日周月季年",
    "新老旧",
    "增减升降",
    "优良",
    "人物",
    "线面点",
)


def _terms(scope: Scope, pair: tuple[str, str]) -> Iterator[Hit]:
    """The rarer of two terms that stand for one thing, where a text uses both."""
    places: Mapping[str, list[tuple[Passage, int]]] = {word: [] for word in pair}
    for passage in scope.prose:
        for word in pair:
            start = passage.text.find(word)
            while start >= 0:
                places[word].append((passage, start))
                start = passage.text.find(word, start + len(word))
    rare, usual = sorted(pair, key=lambda word: len(places[word]))
    if places[rare]:
        passage, start = places[rare][0]
        counts = {"count": str(len(places[rare])), "other": str(len(places[usual]))}
        yield at(passage, start, start + len(rare), "source-terms-mixed", usual, **counts)
