"""Annotated texts (tests/reading_texts/README.md) → raw text and truth in the shape of the gold: ``python tests/truth.py [FILE…]``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).resolve().parent / "reading_texts"
ROLES = [
    "title",
    "addressee",
    "opening",
    "furniture",
    "chapeau",
    "signature",
    "date",
    "signature_date",
    "paragraph",
    "heading",
    "run_in",
    "enum",
    "continued",
]
PARTS = ("measures", "problems", "responsibility", "plan")
KINDS = ["count", "money", "percent", "date", "duration", "yoy", "ratio", "doc_title", "doc_number", "org", "person"]
NUMERIC = ("count", "money", "percent", "duration", "yoy", "ratio")
STYLES = (  # number → name of its style, as in the gold
    ("cn-comma", re.compile(r"[一二三四五六七八九十]+[、.．,，]?")),
    ("cn-paren", re.compile(r"[（(﹙][一二三四五六七八九十]+[）)﹚][、.]?")),
    ("arabic-dot", re.compile(r"\d+[.．]")),
    ("arabic-comma", re.compile(r"\d+[、,，]")),
    ("arabic-paren", re.compile(r"[（(]\d+[）)]|\d+[）)]|[⑴-⒇]")),
    ("circled", re.compile("[①-⑳]")),
    ("shi", re.compile("[一二三四五六七八九十]+(?:是|要)")),
    ("qi", re.compile("其[一二三四五六七八九十]+[，,是]?")),
    ("di", re.compile("第[一二三四五六七八九十]+[，,、是]?")),
    ("part", re.compile("第[一二三四五六七八九十]+(?:部分|章|节)[：:]?")),
)
BLANKS = " \u3000\u00a0\u2002\t"
_HEAD = re.compile(r"([a-z_]+):(?: (.*))?")
_ROLE = re.compile(r"@([a-z_]+) ?")
_ISO = r"\d{4}(?:-\d{2}(?:-\d{2})?|-Q[1-4]|-H[12])?"
_DATE = re.compile(rf"{_ISO}(?:/{_ISO})?")
_WEAK_DATE = re.compile(rf"(?:{_ISO}|\d{{2}}(?:-\d{{2}})?)(?:/(?:{_ISO}|\d{{2}}(?:-\d{{2}})?))?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
_RATIO = re.compile(r"\d+(?:\.\d+)?[:/]\d+(?:\.\d+)?")
_HAN_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SPOKEN = re.compile(
    r"(?P<digits>\d[\d,，]*(?:\.\d+)?)(?P<more>[余多]?)(?P<scale>万亿|亿|千万|百万|万|千(?!克|米|瓦|伏)|百(?!分))?(?P<last>[余多]?)"
    r"|(?P<han>[〇零一二两三四五六七八九十百千万亿]+)(?:点(?P<point>[〇零一二三四五六七八九]+)(?P<power>[万亿]?))?(?P<hanlast>[余多]?)"
)
_FULL = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF0E, 0xFF05)}
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}


class TruthError(ValueError):
    """An annotated text that is not well formed."""


@dataclass
class Line:
    """One raw line while its marks are taken off."""

    number: int
    text: str = ""
    role: str = ""
    nodes: list[dict[str, Any]] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Truth:
    """The raw text of an annotated file and what stands in it (``data``: the gold's shape)."""

    name: str
    text: str
    data: dict[str, Any]


def parse_file(path: Path) -> Truth:
    """The truth of one annotated file."""
    return parse(path.read_text(encoding="utf-8"), path.stem)


def parse_all(folder: Path = TEXTS, pattern: str = "*.txt") -> list[Truth]:
    """The truths of every annotated file of a folder, in the order of their names."""
    return [parse_file(path) for path in sorted(folder.glob(pattern))]


def parse(source: str, name: str = "text") -> Truth:
    """Head, marks and body of an annotated text; a TruthError names what is wrong and where."""
    if not source.startswith("---\n") or "\n---\n" not in source[4:]:
        raise TruthError(f"{name}: no head between two --- lines")
    head, body = source[4:].split("\n---\n", 1)
    lines = []
    for number, raw in enumerate(body.removesuffix("\n").split("\n"), 1):
        try:
            lines.append(_line(number, raw))
        except TruthError as error:
            raise TruthError(f"{name} body line {number}: {error}\n  {raw[:80]}") from None
    meta = _meta(head, name)
    nodes = [node for line in lines for node in line.nodes]
    part = ""
    for node in nodes:
        part = node["part"] = node["part"] or part
        if not part:
            raise TruthError(f"{name} line {node['line']}: the first node needs a part")
    data = {
        "sample": name,
        "id": name,
        "meta": meta,
        "outline": nodes,
        "facts": [fact for line in lines for fact in line.facts],
        "line_roles": {str(line.number): line.role for line in lines if line.role},
    }
    return Truth(name, "\n".join(line.text for line in lines) + "\n", data)


def _meta(head: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in head.split("\n"):
        match = _HEAD.fullmatch(line.rstrip())
        if not match or match[1] not in [
            "title",
            "agency",
            "region",
            "year",
            "addressee",
            "signed_by",
            "date",
            "published",
        ]:
            raise TruthError(f"{name}: head line “{line}”")
        found[match[1]] = (match[2] or "").strip() or None
    if missing := {"title", "agency", "region", "year", "addressee", "signed_by", "date"} - found.keys():
        raise TruthError(f"{name}: head lacks {', '.join(sorted(missing))}")
    found["year"] = int(found["year"]) if found["year"] else None
    found["addressee"] = found["addressee"].split("|") if found["addressee"] else None
    if found["date"] and not _DATE.fullmatch(found["date"]):
        raise TruthError(f"{name}: date {found['date']}")
    return {"published": None, **found}


def _line(number: int, raw: str) -> Line:
    line = Line(number)
    if mark := _ROLE.match(raw):
        if mark[1] not in ROLES:
            raise TruthError(f"role {mark[1]}")
        line.role, raw = mark[1], raw[mark.end() :]
    opens = raw.lstrip(BLANKS).startswith("⟪")
    _take(line, raw)
    if line.text.strip(BLANKS):
        for node in line.nodes:
            _settle(node, line.text)
        line.role = line.role or (line.nodes[0]["kind"] if opens else "")
        if not line.role or line.role == "unheaded":
            raise TruthError("a line that is not blank needs a role")
    elif line.role or line.nodes:
        raise TruthError("a role without text")
    return line


def _take(line: Line, raw: str) -> None:
    """Appends ``raw`` to the line without its marks, noting each."""
    at = 0
    while at < len(raw):
        char = raw[at]
        if char in "⟪⟦":
            end = raw.find("⟫" if char == "⟪" else "⟧", at)
            if end < 0:
                raise TruthError(f"a mark is not closed: {raw[at : at + 30]}")
            (_node if char == "⟪" else _mention)(line, raw[at + 1 : end])
            at = end + 1
        elif char in "⟫⟧":
            raise TruthError(f"a mark ends that did not begin: {raw[max(0, at - 20) : at + 1]}")
        else:
            line.text += char
            at += 1


def _fields(inner: str, count: int) -> list[str]:
    """The fields of a mark, parted by | outside inner marks."""
    parts = re.split(r"\|(?![^⟦]*⟧)", inner)
    if len(parts) > count:
        raise TruthError(f"too many fields: {inner}")
    return parts + [""] * (count - len(parts))


def _node(line: Line, inner: str) -> None:
    level, number, heading, part, lead = _fields(inner, 5)
    if not level.isdecimal() or (part and part not in PARTS) or (heading and lead):
        raise TruthError(f"outline mark {inner}")
    start = len(line.text)
    line.text += number
    before = len(line.text)
    _take(line, heading or lead)
    visible, bare = line.text[before:], number.strip(BLANKS)
    style = next((name for name, shape in STYLES if shape.fullmatch(bare)), "none" if not bare else "other")
    node = {
        "level": int(level), "number_as_written": bare or None, "heading": visible if heading else None,
        "line": line.number, "part": part, "start": start, "end": len(line.text), "style": style,
    }  # fmt: skip
    line.nodes.append({**node, "lead": visible} if lead else node)


def _settle(node: dict[str, Any], text: str) -> None:
    """Kind and end mark of a node, told by what follows it on its line."""
    after = text[node["end"] :]
    node["terminator"] = after[:1] or None
    alone = not after.strip(BLANKS).lstrip("。：:；;，,").strip(BLANKS)
    if node["number_as_written"] is None and node["heading"] is None:
        node["kind"] = "unheaded"
    elif node["heading"] is None:
        node["kind"] = "enum"
    else:
        node["kind"] = "heading" if alone and not text[: node["start"]].strip(BLANKS) else "run_in"
    node["run_in"] = node["kind"] == "run_in"


def _mention(line: Line, inner: str) -> None:
    text, kind, value, unit, what, approx = inner.split("|") + [""] * (5 - inner.count("|"))
    weak, kinds = kind.startswith("~"), kind.lstrip("~").split("/")
    if not text or not set(kinds) <= {*KINDS, *(("ordinal", "code") if weak else ())}:
        raise TruthError(f"mention {inner}")
    spoken = _spoken(text) if {*kinds} & {*NUMERIC} else None
    unit = unit or ("%" if kinds[0] in ("percent", "yoy") and text[-1] in "%％" else "")
    if kinds[0] == "money" and not unit:
        unit = "元"
    if spoken:
        unit = unit or spoken[1].replace("余", "").replace("多", "")
        approx = approx or spoken[2]
    fact = {
        "line": line.number, "text": text, "kind": kinds[0], "value": _value(text, kinds[0], value, spoken, weak),
        "unit": unit or None, "what": what or None, "start": len(line.text), "end": len(line.text) + len(text),
    }  # fmt: skip
    line.text += text
    extra = {"approx": approx} if approx else {}
    line.facts.append(fact | extra | ({"weak": True} if weak else {}) | ({"kind_alt": kinds[1:]} if kinds[1:] else {}))


def _value(text: str, kind: str, typed: str, spoken: tuple[float, str, str] | None, weak: bool) -> Any:
    if kind == "date":
        if not (_WEAK_DATE if weak else _DATE).fullmatch(typed):
            raise TruthError(f"date value {typed} of {text}")
        seen = {int(digits) for digits in re.findall(r"\d+", text.translate(_FULL))}
        known = {int(digits) for digits in re.findall(r"\d+", typed)}
        if seen - known - {year % 100 for year in known} and not weak and max(seen) < 10**4:
            raise TruthError(f"date value {typed} is not {text}")
        return typed
    if kind not in NUMERIC:
        return typed or text.removeprefix("《").removesuffix("》")
    if not typed:
        if not spoken and not weak:
            raise TruthError(f"no number in {text}")
        return _plain(spoken[0]) if spoken else None
    if bounds := _RANGE.fullmatch(typed):
        return f"{_plain(float(bounds[1]))}-{_plain(float(bounds[2]))}"
    if kind == "ratio" and _RATIO.fullmatch(typed):
        return typed
    if typed.startswith("="):  # meant to differ from what the text says
        return _plain(float(typed[1:]))
    if not _NUMBER.fullmatch(typed):
        raise TruthError(f"value {typed} of {text}")
    if spoken and abs(abs(float(typed)) - spoken[0]) > 1e-9 * max(1, spoken[0]) and not weak:
        raise TruthError(f"value {typed} of {text}: read {spoken[0]}")
    return _plain(float(typed))


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _spoken(text: str) -> tuple[float, str, str] | None:
    """The number said first in ``text``, the unit after it, and 余 or 多."""
    text = re.sub(f"[{BLANKS}]", "", text)
    found = _SPOKEN.search(text.translate(_FULL))
    if not found:
        return None
    more = found["more"] or found["last"] or found["hanlast"] or ""
    unit = text[found.end() :]
    if unit == "成":
        return _han(found["han"]) * 10 if found["han"] else float(found["digits"]) * 10, "%", more
    if found["point"]:
        tenths = float("0." + "".join(str(_HAN_DIGITS[char]) for char in found["point"]))
        return round((_han(found["han"]) + tenths) * _SCALES[found["power"]], 6), unit, more
    if found["han"]:
        return _han(found["han"]), unit, more
    value = float(re.sub("[,，]", "", found["digits"])) * _SCALES[found["scale"] or ""]
    return round(value, 6), unit, more


def _han(text: str) -> float:
    if len(text) > 1 and all(char in _HAN_DIGITS for char in text):
        return float("".join(str(_HAN_DIGITS[char]) for char in text))
    total, section, digit = 0, 0, 0
    for char in text:
        power = _HAN_POWERS.get(char, 0)
        if not power:
            digit = _HAN_DIGITS[char]
        elif power < 10**4:
            section, digit = section + (digit or 1) * power, 0
        else:
            low = section + digit
            total, section, digit = ((total + low) * power if power > 10**4 else total + low * power), 0, 0
    return float(total + section + digit)


def told(truth: Truth) -> Iterator[str]:
    """What was parsed, a line each, for the annotator's second look."""
    for number, role in truth.data["line_roles"].items():
        yield f"{number:>4} @{role}"
        for node in truth.data["outline"]:
            if node["line"] == int(number):
                text = node["heading"] or f"({node.get('lead', '')})"
                yield f"     {node['level']} {node['number_as_written'] or '-'} {text} [{node['kind']} {node['part']}]"
        for fact in truth.data["facts"]:
            if fact["line"] == int(number):
                keys = ("kind", "text", "value", "unit", "what", "approx", "weak")
                yield "       " + " · ".join(str(fact[key]) for key in keys if fact.get(key) is not None)


def main(names: list[str]) -> int:
    """Parses the files named (all without any): counts, and with names what was found."""
    failed = 0
    for path in map(Path, names) if names else sorted(TEXTS.glob("*.txt")):
        try:
            truth = parse_file(path)
        except TruthError as error:
            failed += 1
            print(error)
            continue
        strong = sum(not fact.get("weak") for fact in truth.data["facts"])
        print(f"{truth.name}: {len(truth.text)} chars, {len(truth.data['outline'])} nodes, {strong} strong facts")
        if names:
            print("\n".join(told(truth)))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
