"""A reading compared with the truth: counts and misses for every row of mining.md §Metrics."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from tests import reading_sources as sources
from tests.truth import BLANKS, NUMERIC

Data = Mapping[str, Any]
FIGURES = (*NUMERIC, "date")
TITLES = ("doc_title", "doc_number")
NAMES = ("org", "person")
LIKE = 70  # rapidfuzz ratio from which two namings of what is counted are the same


@dataclass(frozen=True)
class Miss:
    """Something read otherwise than the truth has it."""

    row: str
    place: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.place}  [{self.row}]  expected {self.expected}  got {self.got}"


@dataclass
class Score:
    """Counts by name (``outline right``, ``outline all``, ``outline found`` …) and what was missed."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def add(self, row: str, right: bool, place: str = "", expected: object = "", got: object = "") -> None:
        """One more case of ``row``."""
        self.counts[f"{row} all"] += 1
        self.counts[f"{row} right"] += right
        if not right:
            self.misses.append(Miss(row, place, str(expected), str(got)))

    def __iadd__(self, other: Score) -> Score:
        self.counts += other.counts
        self.misses += other.misses
        return self

    def share(self, row: str) -> float | None:
        """Right of all; None where there was no case."""
        total = self.counts[f"{row} all"]
        return self.counts[f"{row} right"] / total if total else None

    def f1(self, row: str) -> float | None:
        """The harmonic mean of the rows ``… P`` and ``… R``."""
        precision, recall = self.share(f"{row} P"), self.share(f"{row} R")
        if precision is None or recall is None:
            return recall if precision is None else precision
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(
    truth: Data, reading: Data, roles: Mapping[int, str] | None = None, gold: sources.Gold | None = None
) -> Score:
    """All rows that ``truth`` allows; ``roles`` is line → role where the reading tells it, ``gold`` the rows beyond."""
    made = Score()
    _roles(made, truth, roles)
    _meta(made, truth, reading)
    _outline(made, truth, reading, gold)
    quiet = {int(line) for line, role in truth["line_roles"].items() if role == "furniture"}
    found = [each for each in reading["mentions"] if not each.get("weak") and not _nil(each)]
    heard = [each for each in found if each["line"] not in quiet]
    _figures(made, truth, heard)
    _named(made, truth, heard)
    if gold:
        sources.score_indicators(made, truth, found, gold)
        sources.score_relations(made, truth, reading, gold)
        sources.score_defects(made, truth, reading, roles or {}, gold)
    return made


def fold(text: str | None) -> str:
    """Width made one and blanks off: how headings, numbers and names are compared."""
    return "".join(unicodedata.normalize("NFKC", text or "").split()).strip(BLANKS)


def _nil(mention: Data) -> bool:
    """Whether a mention is a zero told in words: neither right nor wrong."""
    return bool(mention.get("zero")) or mention["text"] in ("未", "无", "没有", "零", "未发生", "无一")


def _roles(made: Score, truth: Data, roles: Mapping[int, str] | None) -> None:
    if roles is None:
        return
    for line, role in truth["line_roles"].items():
        if role != "continued":
            one = [name.replace("chapeau", "paragraph") for name in (role, roles.get(int(line), "none"))]
            made.add("line roles", one[0] == one[1], f"{truth['id']}:{line}", *one)


def _meta(made: Score, truth: Data, reading: Data) -> None:
    meta = reading["meta"]
    for key, said in truth["meta"].items():
        if key in ("region", "published"):
            continue
        got = meta.get("addressees" if key == "addressee" else key) or None
        want, have = ([fold(str(each)) for each in (x if isinstance(x, list | tuple) else [x])] for x in (said, got))
        made.add("meta", want == have, f"{truth['id']}:{key}", said, got)


def _outline(made: Score, truth: Data, reading: Data, gold: sources.Gold | None) -> None:
    found = {(node["line"], node["start"]): node for node in reading["outline"]}
    wanted = {(node["line"], node["start"]): node for node in truth["outline"]}
    for (line, start), node in wanted.items():
        place, got = f"{truth['id']}:{line}:{start}", found.get((line, start))
        said = f"{node['number_as_written'] or ''}{node['heading'] or node.get('lead') or ''}"
        made.add("outline R", got is not None, place, said, "nothing")
        if not got:
            continue
        if node["heading"]:
            made.add("heading", fold(node["heading"]) == fold(got["heading"]), place, node["heading"], got["heading"])
        made.add("level", node["level"] == got["level"], f"{place} {said}", node["level"], got["level"])
        made.add("part", node["part"] == got["part"], f"{place} {said}", node["part"], got["part"])
        if gold and node["topic"] != "overview":
            sources.score_topics(made, node, got, place)
    for (line, start), got in found.items():
        right = (line, start) in wanted
        said = f"{got.get('number') or ''}{got['heading'] or ''}"
        made.add("outline P", right, f"{truth['id']}:{line}:{start}", "nothing", f"{said} ({got.get('rule', '')})")


def _figures(made: Score, truth: Data, found: Sequence[Data]) -> None:
    """Figures, titles and document numbers: exact span and kind, value, what is counted."""
    kinds = (*FIGURES, *TITLES)
    strong = [fact for fact in truth["facts"] if not fact.get("weak") and fact["kind"] in kinds]
    weak = [fact for fact in truth["facts"] if fact.get("weak")]
    heard = {_span(each): each for each in found if each["kind"] in kinds}
    used: set[tuple[int, int, int]] = set()
    for fact in strong:
        row = "titles" if fact["kind"] in TITLES else "figures"
        place, got = f"{truth['id']}:{fact['line']}:{fact['start']}", heard.get(_span(fact))
        parts = () if got else tuple(_joined(fact, heard)) or tuple(_within(fact, heard, strong))
        used |= {_span(each) for each in parts or ((got,) if got else ())}
        right = bool(parts) or (got is not None and got["kind"] in (fact["kind"], *fact.get("kind_alt", ())))
        said = f"{fact['kind']} {fact['text']}"
        beside = " ".join(f"{each['kind']} {each['text']}" for each in found if _overlap(fact, each))
        made.add(f"{row} R", right, place, said, beside or "nothing")
        made.add("spans R", bool(parts or got), place, said, beside or "nothing")
        if got:
            made.add("right kind", right, place, said, f"{got['kind']} ({got.get('rule', '')})")
        if got and right and row == "figures":
            _value_and_what(made, fact, got, place)
    exact = {_span(fact): fact for fact in strong}
    for span, got in heard.items():
        twin = exact.get(span)
        if twin is None and span not in used and any(_overlap(got, each) for each in weak):
            continue
        place = f"{truth['id']}:{got['line']}:{got['start']}"
        right = span in used and (twin is None or got["kind"] in (twin["kind"], *twin.get("kind_alt", ())))
        said = f"{got['kind']} {got['text']} ({got.get('rule', '')})"
        row = "titles" if got["kind"] in TITLES else "figures"
        made.add(f"{row} P", right, place, f"{twin['kind']}" if twin else "nothing", said)
        made.add("spans P", span in used, place, "nothing", said)


def _value_and_what(made: Score, fact: Data, got: Data, place: str) -> None:
    made.add("value", same_value(fact, got), place, f"{fact['text']} = {fact['value']}", got.get("value"))
    if fact["kind"] == "date" or not fact.get("what"):
        return
    want, have = fold(fact["what"]), fold(got.get("what"))
    shown = f"{fact['text']} {fact['what']}"
    made.add("what", fuzz.ratio(want, have) >= LIKE, place, shown, got.get("what"))
    made.add("what, part of it", bool(have) and fuzz.partial_ratio(want, have) >= LIKE, place, shown, got.get("what"))


def _span(item: Data) -> tuple[int, int, int]:
    return item["line"], item["start"], item["end"]


def _overlap(one: Data, other: Data) -> bool:
    return bool(one["line"] == other["line"] and one["start"] < other["end"] and other["start"] < one["end"])


def _joined(fact: Data, heard: Mapping[Any, Data]) -> Iterable[Data]:
    """The two dates found that are the two ends of a range the truth has as one mention."""
    if fact["kind"] != "date" or "/" not in str(fact["value"]):
        return ()
    inside = [each for each in heard.values() if each["kind"] == "date" and _overlap(fact, each)]
    ends = len(inside) == 2 and min(e["start"] for e in inside) == fact["start"]
    return inside if ends and max(e["end"] for e in inside) == fact["end"] else ()


def _within(fact: Data, heard: Mapping[Any, Data], strong: Sequence[Data]) -> Iterable[Data]:
    """The range found that spans this date and its neighbour, which the truth has as two mentions."""
    if fact["kind"] != "date":
        return ()
    for got in heard.values():
        inside = [each for each in strong if each["kind"] == "date" and _overlap(got, each)]
        ends = len(inside) == 2 and (inside[0]["start"], inside[1]["end"]) == (got["start"], got["end"])
        if got["kind"] == "date" and ends and _overlap(got, fact):
            return (got,)
    return ()


def same_value(fact: Data, got: Data) -> bool:
    """Whether two values are one: numbers by size, ranges and ratios by their parts, dates by their text."""
    want, have = str(fact["value"]), str(got.get("value"))
    if got["kind"] != fact["kind"]:  # the other kind a judge accepts: a fall may be told as a size
        want, have = want.removeprefix("-"), have.removeprefix("-")
    if fact["kind"] == "date":
        return want == have
    options = [want]
    if fact["kind"] == "ratio" and ("/" in want or ":" in want):
        one, two = (float(each) for each in want.replace(":", "/").split("/"))
        options += [str(one / two), str(100 * one / two), f"{want}".replace("/", ":"), want.replace(":", "/")]
    if fact["text"].endswith("成"):
        options += [str(float(fact["value"]) / 10), str(float(fact["value"]) / 100)]
    return any(_equal(option, have.replace("－", "-")) for option in options)


def _equal(want: str, have: str) -> bool:
    try:
        return abs(float(want) - float(have)) <= 1e-3 * (1e-3 + abs(float(want)))
    except ValueError:
        parts = [each.replace("至", "-").replace("~", "-").split("-") for each in (want, have)]
        if len(parts[0]) == len(parts[1]) == 2 and all(parts[0]) and all(parts[1]):
            return all(_equal(*pair) for pair in zip(*parts, strict=True))
        return want == have


def _named(made: Score, truth: Data, found: Sequence[Data]) -> None:
    """Organisations and persons: overlap recall and exact; best effort in the truth, so no precision."""
    heard = [each for each in found if each["kind"] in NAMES]
    for fact in truth["facts"]:
        if fact["kind"] in NAMES and not fact.get("weak"):
            place = f"{truth['id']}:{fact['line']}:{fact['start']}"
            near = [each for each in heard if _overlap(fact, each)]
            made.add("names overlap", bool(near), place, fact["text"], "nothing")
            right = any(_span(each) == _span(fact) for each in near)
            made.add("names exact", right, place, fact["text"], [each["text"] for each in near])
