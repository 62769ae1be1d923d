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
    from drafter.intake import read_bytes
    from drafter.mapping.analyse import analyse
    from drafter.mapping.as_json import reading_json

    reading = analyse(read_bytes(data, name), _pack())
    told = reading_json(reading)
    whole: dict[str, Any] = {**(json.loads(told) if isinstance(told, str) else told), "relations": _relations(reading)}
    return whole, {judged.line: str(judged.role) for judged in reading.structure.roles}


def _relations(reading: Any) -> list[Data]:
    """The checks with the places of all their operands, also of weak mentions, which the JSON leaves out."""
    made: list[Data] = []
    for check in reading.checks:
        mentions = [reading.mentions[index] for _, index in check.operands]
        places = [reading.structure.passages[mention.passage].place(mention.start) for mention in mentions]
        operands = [
            {"line": line, "start": start, "text": one.text}
            for (line, start), one in zip(places, mentions, strict=True)
        ]
        numbers = {key: getattr(check, key) and float(getattr(check, key)) for key in ("computed", "stated")}
        made.append({"kind": check.kind, "holds": check.holds, "operands": operands, "rule": check.rule, **numbers})
    return made


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
    first = [each["topic"] for each in got["topics"]]
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


def score_relations(made: Adds, truth: Data, reading: Data, gold: Gold) -> None:
    """True relations confirmed and false ones reported; a failing check that the gold does not have is a false alarm."""
    relations = [relation for relation in gold.relations if relation["doc"] == truth["id"]]
    for relation in relations:
        said = f"{relation['kind']} {relation['description']}"
        right = any(_same(relation, check) for check in reading["relations"]) or _known(relation, reading)
        made.add("relations", right, relation["id"], said, "not confirmed")
    damaged = {line for sample, lines, _ in DEFECTS if sample == truth["id"] for line in lines}
    for check in reading["relations"]:
        if not check["holds"]:
            known = any(_same(relation, check) for relation in relations)
            known = known or (check["kind"] == "plausibility" and {line for line, _ in _places(check)} <= damaged)
            made.add(
                "no false alarm", known, truth["id"], "nothing", json.dumps(check, ensure_ascii=False, default=str)
            )


def _places(check: Data) -> set[tuple[int, int]]:
    values = check["operands"].values() if isinstance(check["operands"], Mapping) else check["operands"]
    return {(each["line"], each["start"]) for each in values}


def _same(relation: Data, check: Data) -> bool:
    """Whether a check of the reading is this relation of the gold: the same operands, the same outcome."""
    if check["holds"] != relation["holds"]:
        return False
    got = _places(check)
    if "operands" in relation:
        wanted = _places(relation)
        return wanted <= got or (check["kind"] == relation["kind"] and bool(got) and got <= wanted)
    if check["kind"] != relation["kind"] or relation["kind"] != "enumeration":
        return bool(check["kind"] == relation["kind"] == "numbering")
    near = not got or relation["line"] in {line for line, _ in got}
    return near and (check["stated"], check["computed"]) == (relation["stated"], len(relation["listed"]))


def _known(relation: Data, reading: Data) -> bool:
    """The year or dates of the whole document, which its identity tells."""
    meta, dates = reading["meta"], re.findall(r"\d{4}-\d{2}-\d{2}", relation["description"])
    if "operands" in relation or relation["kind"] not in ("year", "date-order"):
        return False
    return bool(
        [meta["date"], meta["published"]] == dates if dates else str(meta["year"]) == relation["description"][-4:]
    )


# Rows of defects.md that a rule can see: sample, lines (none: anywhere), and what reports it: the beginning of a code, a role
# of all the lines (@furniture …), an absence (-title …), a part without heading (+unheaded) or a failing check (!).
DEFECTS: tuple[tuple[str, tuple[int, ...], tuple[str, ...]], ...] = (
    ("jiaxing-2019", (), ("source-half-width",)),
    ("pingdingshan-2024", (), ("source-half-width",)),
    ("futian-2023", (), ("source-half-width",)),
    ("aba-2019", (), ("source-half-width",)),
    ("jiaxing-2019", (1, 2, 3, 4, 9, 95, 97, 99), ("@furniture",)),
    ("jiaxing-2019", (9,), ("source-date-blank",)),
    ("jiaxing-2019", (14,), ("source-blank",)),
    ("jiaxing-2019", (56,), ("source-event-code",)),
    ("jiaxing-2019", (68,), ("source-part-unheaded", "+unheaded")),
    ("jiaxing-2019", (82,), ("source-blank",)),
    ("jiaxing-2019", (86, 88), ("source-no-break-space",)),
    ("pingdingshan-2024", (), ("source-title-missing", "-title")),
    ("pingdingshan-2024", (13, 14), ("source-brackets-mixed",)),
    ("pingdingshan-2024", (16,), ("heading-mark", "source-heading")),
    ("pingdingshan-2024", (21,), ("source-wrong-word",)),
    ("futian-2023", (2,), ("@furniture",)),
    ("futian-2023", (7,), ("source-look-alike",)),
    ("futian-2023", (8,), ("source-list-separators",)),
    ("futian-2023", (6,), ("!",)),
    ("aba-2019", (1, 5, 6, 7, 8, 9, 97, 99), ("@furniture",)),
    ("aba-2019", (11,), ("source-character-lost",)),
    ("aba-2019", (15,), ("source-number-damaged",)),
    ("aba-2019", (15,), ("source-blank",)),
    ("aba-2019", (21,), ("source-title-damaged",)),
    ("aba-2019", (27,), ("source-count-implausible", "!")),
    ("aba-2019", (27,), ("source-usage",)),
    ("aba-2019", (37, 73, 75), ("source-indent",)),
    ("aba-2019", (41,), ("source-character-lost",)),
    ("aba-2019", (45, 47), ("source-names-differ",)),
    ("aba-2019", (49,), ("source-date-month-lost",)),
    ("aba-2019", (53,), ("source-usage",)),
    ("aba-2019", (69,), ("source-character-lost",)),
    ("aba-2019", (69,), ("heading-mark", "source-heading")),
    ("aba-2019", (), ("source-date-missing", "-date")),
    ("wansheng-2022", (1,), ("source-first-line-blank",)),
    ("wansheng-2022", (2, 4), ("source-title-parted", "@title")),
    ("wansheng-2022", (13, 36), ("source-number-forms",)),
    ("wansheng-2022", (50, 52, 54, 57), ("source-compatibility-form", "source-number-forms")),
    ("wansheng-2022", (64, 67), ("heading-number-lost", "source-number-lost")),
    ("wansheng-2022", (44,), ("source-item-comma",)),
    ("wansheng-2022", (40, 44), ("source-terms-mixed", "source-term")),
    ("wansheng-2022", (71,), ("source-signature-date", "@signature_date")),
)


def score_defects(made: Adds, truth: Data, reading: Data, roles: Mapping[int, str], gold: Gold) -> None:
    """The defects of a sample that a rule can see: reported, or plainly taken for what they are."""
    failing = {line for check in reading["relations"] if not check["holds"] for line, _ in _places(check)}
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
