"""Metamorphic changes of a report: each gives the changed bytes and the truth moved with them, so the same truth can be scored.

A change must not alter what is read; how much F1 is lost under it is the robustness row of the metrics.
"""

from __future__ import annotations

import copy
import random
import re
from bisect import bisect_right
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Any

Data = dict[str, Any]
BLANKS = " \u3000\u00a0\u2002\t"
_HALF = {ord(full): half for full, half in zip("，：；（）！？", ",:;()!?", strict=True)}
_FULL = {half: full for full, half in zip("，：；（）！？", ",:;()!?", strict=True)}
_HAN = "\u4e00-\u9fff"
_FOLDED = re.compile(rf"(?<=[{_HAN}”》）。、%])[,:;()!?]|[,:;()!?](?=[{_HAN}“《])")
_INSIDE = re.compile(rf"(?<=[{_HAN}])(?=[{_HAN}])")
_DIGITS = "〇一二三四五六七八九"
_NUMERAL = re.compile("[一二三四五六七八九十]+|[0-9]+")
_ABOVE = ("无障碍浏览　|　简体　|　繁體　|　移动版", "当前位置： 首页 > 政务公开 > 部门信息公开 > 年度报告")
_BELOW = (
    "分享到：　　【打印】　【关闭】",
    "主办单位：某某市人民政府办公室　　网站标识码：0000000001　　ICP备00000000号",
)
_LAST = 20  # circled numbers end here


@dataclass
class Moved:
    """A line of the new text and where it comes from: its old line, the old offset it starts at, what was put in where."""

    text: str
    line: int = 0  # 0: new
    offset: int = 0
    edits: list[tuple[int, int]] = field(default_factory=list)  # old offset from which on, characters gained


@dataclass(frozen=True)
class Perturbed:
    """The bytes of a changed report and its truth."""

    data: bytes
    truth: Data


def perturb(name: str, text: str, truth: Data) -> Perturbed:
    """The change ``name`` of PERTURBATIONS applied; ``truth`` in the gold's shape is not altered."""
    change = PERTURBATIONS[name]
    lines = [Moved(line, number) for number, line in enumerate(text.split("\n"), 1)]
    made = change.move(lines, truth)
    new = "\n".join(line.text for line in made)
    return Perturbed(change.encode(new), moved(truth, made, name))


def moved(truth: Data, lines: list[Moved], name: str) -> Data:
    """The truth with every line and offset carried to its new place."""
    places: dict[int, list[tuple[int, int, Moved]]] = {}
    for number, line in enumerate(lines, 1):
        places.setdefault(line.line, []).append((line.offset, number, line))

    def place(line: int, offset: int) -> tuple[int, int]:
        start, number, target = places[line][bisect_right(places[line], offset, key=lambda entry: entry[0]) - 1]
        return number, offset - start + sum(gain for at, gain in target.edits if at <= offset)

    new = copy.deepcopy(truth)
    for item in (*new["outline"], *new["facts"]):
        line, start = item["line"], item["start"]
        item["line"], item["start"] = place(line, start)
        if (end := item.get("end")) is not None:
            item["end"] = place(line, end - 1)[1] + 1 if end > start else item["start"]
    roles = {int(number): role for number, role in truth["line_roles"].items()}
    new["line_roles"] = {}
    for number, line in enumerate(lines, 1):
        if line.text.strip(BLANKS):
            role = roles.get(line.line, "furniture") if not line.offset else "continued"
            new["line_roles"][str(number)] = role
    new["id"] = f"{truth['id']}~{name}"
    return new


def _same(lines: list[Moved], truth: Data) -> list[Moved]:
    return lines


def _half(lines: list[Moved], truth: Data) -> list[Moved]:
    return [Moved(line.text.translate(_HALF), line.line) for line in lines]


def _full(lines: list[Moved], truth: Data) -> list[Moved]:
    return [Moved(_FOLDED.sub(lambda mark: _FULL[mark[0]], line.text), line.line) for line in lines]


def _blanks_removed(lines: list[Moved], truth: Data) -> list[Moved]:
    return [line for line in lines if line.text.strip(BLANKS)]


def _blanks_doubled(lines: list[Moved], truth: Data) -> list[Moved]:
    return [each for line in lines for each in (line, Moved(""))]


def _furniture(lines: list[Moved], truth: Data) -> list[Moved]:
    above, below = ([Moved(text) for text in texts] for texts in (_ABOVE, _BELOW))
    return [*above, Moved(""), *lines, Moved(""), *below]


def _indent(lines: list[Moved], truth: Data) -> list[Moved]:
    roles = truth["line_roles"]
    kept = ("title", "addressee", "furniture")
    return [
        Moved("\u3000\u3000" + line.text, line.line, 0, [(0, 2)])
        if line.text.strip(BLANKS) and roles.get(str(line.line)) not in kept
        else line
        for line in lines
    ]


def _broken(lines: list[Moved], truth: Data) -> list[Moved]:
    """Every long line cut once inside a word, never inside a heading or a mention."""
    made = []
    for line in lines:
        at = _cut(line, truth) if truth["line_roles"].get(str(line.line)) not in ("title", "furniture") else 0
        made += [Moved(line.text[:at], line.line), Moved(line.text[at:], line.line, at)] if at else [line]
    return made


def _cut(line: Moved, truth: Data) -> int:
    taken = [
        (item["start"], (item.get("end") or item["start"]) + 2)
        for item in (*truth["outline"], *truth["facts"])
        if item["line"] == line.line
    ]
    free = [
        found.start()
        for found in _INSIDE.finditer(line.text, 20, max(20, len(line.text) - 10))
        if not any(start - 2 < found.start() < end for start, end in taken)
    ]
    chance = random.Random(f"{truth['id']}:{line.line}")
    return chance.choice(free) if free and len(line.text) >= 60 else 0


def _numbers(styles: Mapping[str, Callable[[int], str]], inside: bool) -> Callable[[list[Moved], Data], list[Moved]]:
    """Numbers of some styles written in another; with ``inside`` also those of items within a paragraph."""

    def change(lines: list[Moved], truth: Data) -> list[Moved]:
        texts = {line.line: line.text for line in lines}
        chosen = [
            node for row in _rows(truth, styles) if inside or all(_opens(node, texts) for node in row) for node in row
        ]
        made = []
        for line in lines:
            text, edits = line.text, []
            for node in sorted((each for each in chosen if each["line"] == line.line), key=lambda each: -each["start"]):
                start, number = node["start"], node["number_as_written"]
                new = styles[node["style"]](ordinal(number))
                text = text[:start] + new + text[start + len(number) :]
                edits.append((start + 1, len(new) - len(number)))
            made.append(Moved(text, line.line, 0, edits))
        return made

    return change


def _opens(node: Data, texts: Mapping[int, str]) -> bool:
    return not texts[node["line"]][: node["start"]].strip(BLANKS)


def _rows(truth: Data, styles: Container[str]) -> list[list[Data]]:
    """Runs of sister nodes of one style: a row is changed whole or not at all, as an author would."""
    rows: list[list[Data]] = []
    open_rows: dict[int, list[Data]] = {}
    for node in truth["outline"]:
        level, value = node["level"], ordinal(node["number_as_written"] or "")
        open_rows = {depth: row for depth, row in open_rows.items() if depth <= level}
        if node.get("style") not in styles or not 0 < value <= _LAST:
            open_rows.pop(level, None)
        elif value > 1 and level in open_rows and open_rows[level][-1]["style"] == node["style"]:
            open_rows[level].append(node)
        else:
            rows.append([node])
            open_rows[level] = rows[-1]
    return rows


def ordinal(number: str) -> int:
    """The value of a heading's number as written, 0 where it cannot be told."""
    found = _NUMERAL.search(number)
    if not found:
        return 0
    if found[0].isdecimal():
        return int(found[0])
    tens, ten, ones = found[0].rpartition("十")
    return (10 * (_DIGITS.index(tens) if tens else 1) if ten else 0) + (_DIGITS.index(ones) if ones else 0)


def _circled(value: int) -> str:
    return chr(ord("①") + value - 1)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True)
class Change:
    """How the lines are moved, how the new text becomes bytes, and how much F1 may be lost."""

    move: Callable[[list[Moved], Data], list[Moved]] = _same
    encode: Callable[[str], bytes] = _utf8
    loss: float = 0.01


PERTURBATIONS: Mapping[str, Change] = {
    "half-width": Change(_half),
    "full-width": Change(_full),
    "blank-lines-removed": Change(_blanks_removed),
    "blank-lines-doubled": Change(_blanks_doubled),
    "numbers-paren": Change(_numbers({"cn-paren": lambda n: f"（{n}）"}, inside=False)),
    "numbers-comma": Change(_numbers({"arabic-dot": lambda n: f"{n}、", "shi": lambda n: f"{n}、"}, inside=False)),
    "numbers-circled": Change(_numbers({"arabic-dot": _circled, "shi": _circled}, inside=True)),
    "furniture": Change(_furniture),
    "indent": Change(_indent),
    "crlf": Change(encode=lambda text: _utf8(text.replace("\n", "\r\n"))),
    "gb18030": Change(encode=lambda text: text.encode("gb18030")),
    "broken-lines": Change(_broken, loss=0.03),
}
