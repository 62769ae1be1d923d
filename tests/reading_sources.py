"""What the score needs from outside: the gold beside the repository, the reader itself, and the rows only the gold has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

Data = Mapping[str, Any]
SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
SAMPLES = ("aba-2019", "futian-2023", "jiaxing-2019", "pingdingshan-2024", "wansheng-2022")


class Adds(Protocol):
    """What a score is to the functions that fill it."""

    def add(self, row: str, right: bool, place: str = "", expected: object = "", got: object = "") -> None:
        """One more case of ``row``."""


@dataclass(frozen=True)
class Gold:
    """``relations.json`` and ``indicators.json``."""

    relations: Sequence[Data]
    slugs: Mapping[tuple[str, int, int], frozenset[str]]  # sample, line, start → indicators


def load_gold() -> Gold:
    """The relations and indicators of the five samples."""
    relations = json.loads((GOLD / "relations.json").read_text(encoding="utf-8"))["relations"]
    slugs: dict[tuple[str, int, int], frozenset[str]] = {}
    for indicator in json.loads((GOLD / "indicators.json").read_text(encoding="utf-8"))["indicators"]:
        for place in indicator["occurrences"]:
            key = (place["doc"], place["line"], place["start"])
            slugs[key] = slugs.get(key, frozenset()) | {indicator["slug"]}
    return Gold(relations, slugs)


def gold_items() -> Iterator[tuple[str, Data]]:
    """Raw text and truth of each sample."""
    for sample in SAMPLES:
        text = (SHARED / "samples" / f"{sample}.txt").read_text(encoding="utf-8")
        yield text, json.loads((GOLD / f"{sample}.json").read_text(encoding="utf-8"))


@cache
def _pack() -> Any:
    from drafter.store.packs import load_pack

    return load_pack("yingji-fazhi")


def read(data: bytes, name: str) -> tuple[Data, Mapping[int, str]]:
    """What ``extract --json`` says of a file, and the role of each line."""
    from drafter.mapping.analyse import analyse

    from drafter.intake import read_bytes
    from drafter.mapping.as_json import reading_json

    reading = analyse(read_bytes(data, name), _pack())
    told = reading_json(reading)
    return (json.loads(told) if isinstance(told, str) else told), {
        judged.line: str(judged.role) for judged in reading.structure.roles
    }


def formats() -> Iterator[tuple[str, float, Callable[[Sequence[str]], bytes]]]:
    """Name, target and maker (the lines of a text → bytes of a file) of every format of tests/make_sources.py."""
    from tests.make_sources import LAYOUTS, docx, html, pdf

    for layout in range(LAYOUTS):
        yield f"html-{layout + 1}", 0.97, partial(html, layout=layout)
    yield "docx-typed", 0.97, docx
    yield "docx-automatic", 0.97, partial(docx, automatic=True)
    yield "pdf", 0.95, pdf


def score_topics(made: Adds, node: Data, got: Data, place: str) -> None:
    """The topic of a section: strict, second label accepted, among the first three."""
    accepted = [node["topic"], *node.get("topic_alt", ())]
    first = [each if isinstance(each, str) else next(iter(each)) for each in got.get("topics") or [got.get("topic")]]
    said = f"{node['number_as_written'] or ''}{node['heading'] or node.get('lead') or ''}"
    made.add("topic", got.get("topic") == accepted[0], f"{place} {said}", accepted[0], first[:3])
    made.add("topic or second", got.get("topic") in accepted, f"{place} {said}", accepted, first[:3])
    made.add("topic in three", bool({*accepted} & {*first[:3]}), f"{place} {said}", accepted, first[:3])


def score_indicators(made: Adds, truth: Data, found: Sequence[Data], gold: Gold) -> None:
    """The field of the facts that have an indicator: right of those found, right of all."""
    fields = {(each["line"], each["start"]): each.get("field") or "" for each in found}
    for (sample, line, start), slugs in gold.slugs.items():
        if sample != truth["id"]:
            continue
        got, place = fields.get((line, start), ""), f"{sample}:{line}:{start}"
        shown = next((fact["text"] for fact in truth["facts"] if (fact["line"], fact["start"]) == (line, start)), "")
        made.add("indicators R", got in slugs, f"{place} {shown}", sorted(slugs), got or "no field")
        if got:
            made.add("indicators P", got in slugs, f"{place} {shown}", sorted(slugs), got)


@dataclass(frozen=True)
class _Check:
    kind: str
    places: frozenset[tuple[int, int]]
    holds: bool
    shown: str


def _checks(reading: Data) -> list[_Check]:
    """The relations of a reading; an operand is an index of a mention or a place of its own."""
    made = []
    for relation in reading.get("relations", ()):
        operands = relation["operands"]
        values = operands.values() if isinstance(operands, Mapping) else operands
        places = frozenset(_place(each, reading["mentions"]) for each in values)
        made.append(_Check(relation["kind"], places, relation["holds"], json.dumps(relation, ensure_ascii=False)))
    return made


def _place(operand: Any, mentions: Sequence[Data]) -> tuple[int, int]:
    if isinstance(operand, list | tuple):
        operand = operand[-1]
    if isinstance(operand, Mapping) and "line" not in operand:
        operand = operand.get("mention", operand.get("index"))
    item = mentions[operand] if isinstance(operand, int) else operand
    return item["line"], item["start"]


def score_relations(made: Adds, truth: Data, reading: Data, gold: Gold) -> None:
    """True relations confirmed and false ones reported; a failing check that the gold does not have is a false alarm."""
    checks = _checks(reading)
    failing = {check for check in checks if not check.holds}
    for relation in gold.relations:
        if relation["doc"] != truth["id"]:
            continue
        if "operands" not in relation:
            right = _told(relation, reading, checks)
        else:
            wanted = {(place["line"], place["start"]) for place in relation["operands"].values()}
            same = [check for check in checks if check.holds == relation["holds"] and _same(wanted, check)]
            right = bool(same) or _linked(relation, wanted, reading)
            if not relation["holds"]:
                failing -= {*same}
                right = right or _reported(reading, {line for line, _ in wanted}, "numbers")
        made.add("relations", right, relation["id"], f"{relation['kind']} {relation['description']}", "not confirmed")
    for check in failing:
        made.add("no false alarm", False, truth["id"], "nothing", check.shown)
    if not failing:
        made.add("no false alarm", True)


def _same(wanted: set[tuple[int, int]], check: _Check) -> bool:
    return wanted <= check.places or (len(check.places) > 1 and check.places <= wanted and check.kind != "part-whole")


def _linked(relation: Data, wanted: set[tuple[int, int]], reading: Data) -> bool:
    """Whether two mentions told to be the same figure are linked as such."""
    mentions = reading["mentions"]
    for mention in mentions if relation["kind"] == "same" else ():
        other = mention.get("same")
        ends = (mention, mentions[other]) if isinstance(other, int) and other >= 0 else ()
        if {(each["line"], each["start"]) for each in ends} == wanted:
            return True
    return False


def _told(relation: Data, reading: Data, checks: Sequence[_Check]) -> bool:
    """A relation without operands: a listing, consecutive numbers, the year or date of the whole document."""
    kind, meta = relation["kind"], reading["meta"]
    if kind == "enumeration":
        return any(
            check.kind in ("listed", "enumeration")
            and check.holds
            and relation["line"] in {line for line, _ in check.places}
            for check in checks
        )
    if kind == "numbering":
        return _reported(reading, set(range(1, 10**6)), "number") is not bool(relation["holds"])
    if kind == "year":
        return bool(str(meta.get("year")) == relation["description"][-4:])
    dates = re.findall(r"\d{4}-\d{2}-\d{2}", relation["description"])
    return bool([meta.get("date"), meta.get("published")] == dates)


def _reported(reading: Data, lines: set[int], code: str) -> bool:
    """Whether a finding about numbering (``number``) or figures (``numbers``) stands on one of the lines."""
    words = ("number-missing", "number-lost", "numbering", "number-gap") if code == "number" else ("",)
    return any(defect["line"] in lines and defect["code"].startswith(words) for defect in reading.get("defects", ()))


# Rows of defects.md that a rule can see: sample, lines (empty: anywhere), beginnings of the codes that report it, or the role
# (@furniture …) or the absence (-title …) in the reading that says the same.
DEFECTS: tuple[tuple[str, tuple[int, ...], tuple[str, ...]], ...] = (
    ("jiaxing-2019", (), ("width",)),
    ("pingdingshan-2024", (), ("width",)),
    ("futian-2023", (), ("width",)),
    ("aba-2019", (), ("width",)),
    ("jiaxing-2019", (1, 2, 3, 4, 9, 95, 97, 99), ("@furniture",)),
    ("jiaxing-2019", (9,), ("",)),
    ("jiaxing-2019", (14,), ("",)),
    ("jiaxing-2019", (56,), ("",)),
    ("jiaxing-2019", (68,), ("", "+unheaded")),
    ("jiaxing-2019", (82,), ("",)),
    ("jiaxing-2019", (86, 88), ("",)),
    ("pingdingshan-2024", (), ("-title",)),
    ("pingdingshan-2024", (13, 14), ("",)),
    ("pingdingshan-2024", (16,), ("",)),
    ("pingdingshan-2024", (21,), ("",)),
    ("futian-2023", (2,), ("@furniture",)),
    ("futian-2023", (7,), ("",)),
    ("futian-2023", (8,), ("",)),
    ("futian-2023", (6,), ("", "!")),
    ("aba-2019", (1, 5, 6, 7, 8, 9, 97, 99), ("@furniture",)),
    ("aba-2019", (11,), ("",)),
    ("aba-2019", (15,), ("",)),
    ("aba-2019", (15,), ("",)),
    ("aba-2019", (21,), ("",)),
    ("aba-2019", (27,), ("", "!")),
    ("aba-2019", (27,), ("",)),
    ("aba-2019", (37, 73, 75), ("",)),
    ("aba-2019", (41,), ("",)),
    ("aba-2019", (45, 47), ("",)),
    ("aba-2019", (49,), ("",)),
    ("aba-2019", (53,), ("",)),
    ("aba-2019", (69,), ("",)),
    ("aba-2019", (69,), ("",)),
    ("aba-2019", (), ("-date",)),
    ("wansheng-2022", (1,), ("",)),
    ("wansheng-2022", (2, 4), ("@title",)),
    ("wansheng-2022", (13, 36), ("",)),
    ("wansheng-2022", (50, 52, 54, 57), ("",)),
    ("wansheng-2022", (64, 67), ("",)),
    ("wansheng-2022", (44,), ("",)),
    ("wansheng-2022", (40, 44), ("",)),
    ("wansheng-2022", (71,), ("@signature_date",)),
)


def score_defects(made: Adds, truth: Data, reading: Data, roles: Mapping[int, str], gold: Gold) -> None:
    """The defects of a sample that a rule can see: reported, or plainly taken for what they are."""
    failing = {line for check in _checks(reading) if not check.holds for line, _ in check.places}
    for sample, lines, ways in DEFECTS:
        if sample != truth["id"]:
            continue
        right = any(_way(way, {*lines}, reading, roles, failing) for way in ways)
        made.add(
            "defects", right, f"{sample}:{','.join(map(str, lines))}", " ".join(filter(None, ways)), "not reported"
        )


def _way(way: str, lines: set[int], reading: Data, roles: Mapping[int, str], failing: set[int]) -> bool:
    if way.startswith("@"):
        return all(roles.get(line) == way[1:] for line in lines)
    if way.startswith("-"):
        return not reading["meta"].get(way[1:])
    if way == "+unheaded":
        return any(node["line"] in lines and not node["heading"] for node in reading["outline"])
    if way == "!":
        return bool(failing & lines)
    found = [each for each in reading.get("defects", ()) if each["code"].startswith(way)]
    return any(each["line"] in lines or not lines for each in found)
