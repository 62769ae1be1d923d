"""How much of the gold annotation stands in the rendered examples: ``python tests/gold_coverage.py`` prints the table.

A gold figure stands when a number of the same value with a compatible unit stands in the report; each place of the report serves
one gold figure only, except repeated mentions of the same figure. It is typed when that place was told by a field.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the script also runs from a bare checkout

from tests.prose import Rendered, render_example

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
SAMPLES = ("aba-2019", "futian-2023", "jiaxing-2019", "pingdingshan-2024", "wansheng-2022")
NUMERIC = ("count", "money", "percent", "yoy", "ratio", "duration")
NAMED = ("date", "doc_title", "doc_number")
STANDING, TYPED = 0.98, 0.60
TYPED_GROUPS = ("facts", "derived", "last_year")

_HAN = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_NUMBER = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?:[至到~—–-](?P<upper>\d+))?(?P<mid>[余多])?(?P<scale>[万亿])?(?P<more>[余多])?"
    r"|(?P<han>[〇零一二两三四五六七八九十百千万]+)(?P<hanmore>[余多])?"
)
_ABOUT = re.compile("(?:约|近|超|超过|至少|不少于|不低于|不足|不到|不超过|逾)有?$")
_BOUND = re.compile("^.{0,4}?(?:以上|以下|以内|左右|为限|余)")
_NIL = "(?:未|无|没有|零)"
# Measure words that count the same thing; a gold unit 台(套、件) is any of its words.
_ALIKE = ("件起宗例", "人名位", "场次期", "份本册", "个项条", "支只")


@dataclass(frozen=True)
class Place:
    """A number of the report: its values by reading, what follows it, and the field that told it."""

    value: Decimal
    upper: Decimal | None
    after: str
    approx: bool
    sentence: str
    keys: frozenset[str] = frozenset()

    @property
    def typed(self) -> bool:
        """Whether a field told it."""
        return bool(self.keys)


@dataclass(frozen=True)
class Figure:
    """A strong gold fact; ``group`` is shared by repeated mentions of the same figure."""

    kind: str
    text: str
    value: Any
    unit: str
    what: str
    approx: str
    line: int
    group: int

    @property
    def label(self) -> str:
        """The figure as listed."""
        return f"L{self.line} {self.text} {self.what}（{self.kind}）"


@dataclass(frozen=True)
class Coverage:
    """What stands of one sample's gold."""

    sample: str
    numeric: int
    standing: int
    typed: int
    strong: int
    strong_standing: int
    missing: tuple[str, ...]
    missing_named: tuple[str, ...]
    untyped: tuple[str, ...]

    @property
    def share(self) -> float:
        """Strong numeric facts that stand in the report."""
        return self.standing / max(self.numeric, 1)

    @property
    def typed_share(self) -> float:
        """Strong numeric facts told through typed fields."""
        return self.typed / max(self.numeric, 1)


def fold(text: str) -> str:
    """Compatibility forms folded, brackets of numbers and dashes made one kind, blanks gone."""
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans("﹝〔【﹞〕】－–—～", "[[[]]]----"))
    return re.sub(r"\s", "", text)


def han_value(text: str) -> Decimal | None:
    """A Chinese numeral below 10^8."""
    if not any(char in _POWERS for char in text):
        return Decimal(_HAN[text]) if len(text) == 1 else None
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _HAN:
            digit = _HAN[char]
        elif _POWERS[char] < 10**4:
            section, digit = section + (digit or 1) * _POWERS[char], 0
        else:
            total, section, digit = total + (section + digit) * _POWERS[char], 0, 0
    return Decimal(total + section + digit)


def numbers(text: str, sentence: str = "", spans: Sequence[tuple[int, int, str]] = ()) -> Iterator[Place]:
    """The numbers of a text; ``spans`` are the stretches told by fields."""
    for found in _NUMBER.finditer(text):
        value = _value(found)
        if value is None:
            continue
        before, after = text[: found.start()], text[found.end() :]
        approx = bool(
            found["mid"] or found["more"] or found["hanmore"] or _ABOUT.search(before[-4:]) or _BOUND.search(after[:8])
        )
        keys = frozenset(key for low, high, key in spans if low <= found.start() < high)
        upper = Decimal(found["upper"]) if found["upper"] else None
        yield Place(value, upper, after[:12], approx, sentence or text, keys)


def _value(found: re.Match[str]) -> Decimal | None:
    if found["han"]:
        return han_value(found["han"])
    scale = {"万": 10**4, "亿": 10**8}.get(found["scale"] or "", 1)
    return Decimal(found["digits"].replace(",", "")) * scale


@dataclass(frozen=True)
class Report:
    """A rendered example, ready to be searched."""

    rendered: Rendered

    @cached_property
    def text(self) -> str:
        """The folded text, a line a block."""
        return "\n".join(fold(entry["text"]) for entry in self.rendered.entries)

    @cached_property
    def places(self) -> list[Place]:
        """Every number; mentions of one field's value count as one place."""
        found: list[Place] = []
        seen: set[tuple[frozenset[str], Decimal, str]] = set()
        for place in self._all():
            mark = (place.keys, place.value, place.after[:2])
            if not place.typed or mark not in seen:
                seen.add(mark)
                found.append(place)
        return found

    def _all(self) -> Iterator[Place]:
        for entry in self.rendered.entries:
            for part in entry.get("sentences") or (entry,):
                text = fold(part["text"])
                yield from numbers(text, text, tuple(_spans(text, part)))


def _spans(text: str, part: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    for group in TYPED_GROUPS:
        for told in part.get(group, ()):
            value = fold(told["value"]) if isinstance(told, dict) else ""
            at = text.find(value) if value else -1
            while at >= 0:
                yield at, at + len(value), told["key"]
                at = text.find(value, at + 1)


def load_gold(sample: str) -> list[Figure]:
    """The strong facts of a sample's gold, repeated mentions grouped."""
    facts = json.loads((GOLD / f"{sample}.json").read_text(encoding="utf-8"))["facts"]
    strong = [each for each in facts if not each.get("weak") and each["kind"] in NUMERIC + NAMED]
    same = _same(sample)
    groups: dict[Any, int] = {}
    figures = []
    for n, each in enumerate(strong):
        place = same.get((each["line"], each["start"]))
        mark = place or (each["kind"], each["value"], each.get("unit"), each["what"])
        group = groups.setdefault(mark, n)
        values = (
            each["kind"],
            each["text"],
            each["value"],
            each.get("unit") or "",
            each["what"],
            each.get("approx") or "",
        )
        figures.append(Figure(*values, each["line"], group))
    return figures


def _same(sample: str) -> dict[tuple[int, int], str]:
    """The places that the relations of the gold call the same figure."""
    relations = json.loads((GOLD / "relations.json").read_text(encoding="utf-8"))["relations"]
    return {
        (each["line"], each["start"]): relation["id"]
        for relation in relations
        if relation["doc"] == sample and relation["kind"] == "same" and relation["holds"]
        for each in relation["operands"].values()
    }


def fits(figure: Figure, place: Place) -> bool:
    """Whether the number at a place of the report is the figure: value, unit, and 余 or 约 where the figure has it."""
    if isinstance(figure.value, str) and "-" in figure.value:
        low, _, high = figure.value.partition("-")
        same = place.value == Decimal(low) and place.upper == Decimal(high)
    else:
        same = abs(Decimal(str(figure.value))) == place.value and place.upper is None
    return same and _unit_fits(figure, place.after) and (place.approx or not figure.approx)


def _unit_fits(figure: Figure, after: str) -> bool:
    if figure.kind in ("percent", "yoy", "ratio"):
        return after.startswith("%")
    words = {word for word in re.split("[()、/]", fold(figure.unit)) if word}
    words |= {other for word in words for group in _ALIKE if word[0] in group for other in group}
    return not words or any(after.startswith((word, f"个{word}")) for word in words)


def matched(figures: Sequence[Figure], places: Sequence[Place]) -> dict[int, Place]:
    """A largest assignment of figure groups to places, exact units and typed places first."""
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.group].append(figure)
    options = {
        group: sorted(
            (n for n, place in enumerate(places) if any(fits(each, place) for each in members)),
            key=lambda n: (not places[n].after.startswith(fold(members[0].unit)), not places[n].typed),
        )
        for group, members in groups.items()
    }
    owner: dict[int, int] = {}
    for group in sorted(options, key=lambda each: len(options[each])):
        _assign(group, options, owner, set())
    return {group: places[n] for n, group in owner.items()}


def _assign(group: int, options: Mapping[int, Sequence[int]], owner: dict[int, int], tried: set[int]) -> bool:
    for n in options[group]:
        if n not in tried:
            tried.add(n)
            if n not in owner or _assign(owner[n], options, owner, tried):
                owner[n] = group
                return True
    return False


def cover(sample: str, rendered: Rendered | None = None) -> Coverage:
    """A sample's gold against a report rendered from its facts, the example by default."""
    report, figures = Report(rendered or render_example(sample)), load_gold(sample)
    numeric = [each for each in figures if each.kind in NUMERIC]
    told = matched(numeric, report.places)
    typed = matched(numeric, [place for place in report.places if place.typed])
    stand = [each for each in numeric if each.group in told or _told_as_nil(each, report.text)]
    by_field = [each for each in numeric if each.group in typed or (each in stand and _nil_by_field(each, report))]
    named = [each for each in figures if each.kind in NAMED]
    named_stand = [each for each in named if _named(each, report)]
    return Coverage(
        sample,
        len(numeric),
        len(stand),
        len(by_field),
        len(figures),
        len(stand) + len(named_stand),
        tuple(each.label for each in numeric if each not in stand),
        tuple(each.label for each in named if each not in named_stand),
        tuple(each.label for each in stand if each not in by_field),
    )


def _nil_clause(figure: Figure) -> re.Pattern[str] | None:
    return re.compile(f"{_NIL}[^,。;]{{0,12}}{re.escape(fold(figure.what))}") if figure.value == 0 else None


def _told_as_nil(figure: Figure, text: str) -> bool:
    clause = _nil_clause(figure)
    return bool(clause and clause.search(text))


def _nil_by_field(figure: Figure, report: Report) -> bool:
    clause = _nil_clause(figure)
    told = (s for s in report.rendered.sentences if clause and clause.search(fold(s["text"])))
    return any(sentence.get("facts") for sentence in told)


def _named(figure: Figure, report: Report) -> bool:
    if figure.kind == "date":
        return any(form in report.text for form in _date_forms(str(figure.value), figure.text))
    wanted = fold(str(figure.value))
    return wanted.translate(str.maketrans("<>", "〈〉")) in report.text or wanted in report.text


def _date_forms(value: str, text: str) -> Iterator[str]:
    yield fold(text)
    if value.endswith(("Q1", "Q2", "Q3", "Q4")):
        yield "一二三四"[int(value[-1]) - 1] + "季度"
        return
    parts = [int(part) for part in re.findall(r"\d+", value)]
    if "/" in value or len(parts) == 1:
        yield from (f"{parts[0]}年", f"{parts[0]}-{parts[-1]}年") if len(parts) > 1 else (f"{parts[0]}年",)
    elif len(parts) == 2:
        yield f"{parts[1]}月"
    else:
        yield f"{parts[1]}月{parts[2]}日"


def table(covered: Sequence[Coverage]) -> str:
    """The figures, a line a sample."""
    head = f"{'sample':<20}{'numeric':>8}{'stand':>7}{'share':>8}{'typed':>7}{'share':>8}{'strong':>8}{'stand':>7}{'share':>8}"
    lines = [
        f"{each.sample:<20}{each.numeric:>8}{each.standing:>7}{each.share:>8.1%}{each.typed:>7}{each.typed_share:>8.1%}"
        f"{each.strong:>8}{each.strong_standing:>7}{each.strong_standing / max(each.strong, 1):>8.1%}"
        for each in covered
    ]
    return "\n".join((head, *lines))


def main() -> int:
    """Print the table and everything that is missing; 1 when a target is missed."""
    covered = [cover(sample) for sample in SAMPLES]
    print(table(covered))
    lists = (
        ("missing figures", "missing"),
        ("missing dates and titles", "missing_named"),
        ("told in own words only", "untyped"),
    )
    for each in covered:
        for title, name in lists:
            if found := getattr(each, name):
                print(f"\n{each.sample}: {title} ({len(found)})", *found, sep="\n    ")
    return 0 if all(each.share >= STANDING and each.typed_share >= TYPED for each in covered) else 1


if __name__ == "__main__":
    raise SystemExit(main())
