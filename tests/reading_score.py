"""How well ``extract`` reads: the rows of mining.md §Metrics on the gold and on the annotated texts, a target beside each.

``python tests/reading_score.py [--texts] [--gold] [--perturb] [--formats] [--failures]`` prints an aligned table (gold and
texts without any option) and exits 1 when a target is missed; --failures lists every miss with its place.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the script also runs from a bare checkout

from tests import reading_sources as sources
from tests.perturb import PERTURBATIONS, perturb
from tests.reading_counts import Data, Miss, Score, fold, score
from tests.truth import parse_all

# Row, target on the gold, target on the texts (None: for information only).
ROWS: tuple[tuple[str, float | None, float | None], ...] = (
    ("line roles", 0.985, None),
    ("meta", None, None),
    ("outline P", None, 0.97),
    ("outline R", None, 0.95),
    ("outline F1", 0.98, None),
    ("heading", 0.97, None),
    ("level", 0.98, None),
    ("part", 0.98, None),
    ("figures P", 0.98, None),
    ("figures R", 0.98, None),
    ("value", 0.99, None),
    ("titles P", 0.98, None),
    ("titles R", 0.98, None),
    ("spans P", None, 0.97),
    ("spans R", None, 0.97),
    ("right kind", None, 0.95),
    ("names overlap", 0.85, None),
    ("names exact", 0.60, None),
    ("what", 0.88, None),
    ("what, part of it", None, None),
    ("indicators P", 0.95, None),
    ("indicators R", 0.90, None),
    ("topic", 0.85, None),
    ("topic or second", 0.95, None),
    ("topic in three", 0.99, None),
    ("relations", 1.0, None),
    ("no false alarm", 1.0, None),
    ("defects", 0.80, None),
)


@dataclass(frozen=True)
class Row:
    """A line of the printed table."""

    group: str
    name: str
    value: float | None
    cases: str
    target: float | None
    below: bool = False  # whether the value must stay below the target

    @property
    def met(self) -> bool:
        """Whether the target is reached; also where there is none."""
        if self.target is None or self.value is None:
            return self.target is None
        return self.value <= self.target + 1e-9 if self.below else self.value >= self.target - 1e-9

    def __str__(self) -> str:
        shown = "-" if self.value is None else f"{self.value:.3f}"
        target = "" if self.target is None else f"{'≤' if self.below else '≥'} {self.target:.3f}"
        return (
            f"{self.group:<10}{self.name:<26}{shown:>7}  {self.cases:>11}  {target:>8}  {'' if self.met else 'MISSED'}"
        )


def table(group: str, made: Score, column: int) -> Iterator[Row]:
    """The rows of one group; ``column`` 1 takes the targets of the gold, 2 those of the texts."""
    for row in ROWS:
        name, target = row[0], row[column]
        if name.endswith(" F1"):
            yield Row(group, name, made.f1(name.removesuffix(" F1")), "", target)  # type: ignore[arg-type]
        elif made.counts[f"{name} all"]:
            cases = f"{made.counts[f'{name} right']}/{made.counts[f'{name} all']}"
            yield Row(group, name, made.share(name), cases, target)  # type: ignore[arg-type]


@cache
def gold_items() -> tuple[tuple[str, Data], ...]:
    """Raw text and truth of the five samples."""
    return tuple(sources.gold_items())


@cache
def text_items() -> tuple[tuple[str, Data], ...]:
    """Raw text and truth of the annotated texts."""
    return tuple((truth.text, truth.data) for truth in parse_all(pattern=os.environ.get("READING_TEXTS", "*.txt")))


def score_items(items: Iterable[tuple[str, Data]], gold: sources.Gold | None = None) -> Score:
    """The score over plain texts."""
    made = Score()
    for text, truth in items:
        reading, roles = sources.read(text.encode("utf-8", "surrogatepass"), f"{truth['id']}.txt")
        made += score(truth, reading, roles, gold)
    return made


def score_perturbed(items: Sequence[tuple[str, Data]], group: str) -> tuple[list[Row], list[Miss]]:
    """How much F1 of outline and figures each change costs."""
    base, rows, misses = score_items(items), [], []
    for name, change in PERTURBATIONS.items():
        made = Score()
        for text, truth in items:
            new = perturb(name, text, dict(truth))
            made += score(new.truth, *sources.read(new.data, f"{truth['id']}.txt"))
        for row in ("outline", "figures"):
            loss = (base.f1(row) or 0) - (made.f1(row) or 0)
            rows.append(Row(group, f"{name}: {row} loss", loss, "", change.loss, below=True))
        known = {(miss.row, miss.expected) for miss in base.misses}
        misses += [miss for miss in made.misses if (miss.row, miss.expected) not in known]
    return rows, misses


def score_formats(items: Sequence[tuple[str, Data]], group: str) -> tuple[list[Row], list[Miss]]:
    """Outline by way of HTML, Word and PDF, keyed on number and heading."""
    rows, misses = [], []
    for name, target, make in sources.formats():
        made = Score()
        for text, truth in items:
            outline = sources.read(make(_content(text, truth)), f"{truth['id']}.{name.split('-')[0]}")[0]["outline"]
            found = _headings((node.get("number"), node["heading"]) for node in outline)
            wanted = _headings((node["number_as_written"], node["heading"]) for node in truth["outline"])
            for row, ones, others in (("outline R", wanted, found), ("outline P", found, wanted)):
                for key, times in ones.items():
                    for n in range(times):
                        shown = ("".join(key), "nothing")
                        made.add(
                            row, n < others[key], f"{truth['id']}.{name}", *(shown if ones is wanted else shown[::-1])
                        )
        rows.append(Row(group, f"{name}: outline F1", made.f1("outline"), "", target))
        misses += made.misses
    return rows, misses


def _content(text: str, truth: Data) -> list[str]:
    """The lines of a report without the page furniture it came with."""
    roles = truth["line_roles"]
    return [line for number, line in enumerate(text.split("\n"), 1) if roles.get(str(number)) != "furniture"]


def _headings(pairs: Iterable[tuple[str | None, str | None]]) -> Counter[tuple[str, str]]:
    return Counter((fold(number), fold(heading)) for number, heading in pairs if heading)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table asked for; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("texts", "gold", "perturb", "formats", "failures"):
        parser.add_argument(f"--{option}", action="store_true")
    parser.add_argument(
        "--only", default="", help="texts whose name starts so (a, b, a03 …); --failures: rows so named"
    )
    asked = parser.parse_args(arguments)
    everything = not (asked.texts or asked.gold or asked.perturb or asked.formats)
    rows: list[Row] = []
    misses: list[Miss] = []
    texts = [item for item in text_items() if item[1]["id"].startswith(asked.only)]
    if (asked.gold or everything) and sources.GOLD.is_dir():
        made = score_items(gold_items(), sources.load_gold())
        rows, misses = [*rows, *table("gold", made, 1)], [*misses, *made.misses]
    if asked.texts or everything:
        made = score_items(texts)
        rows, misses = [*rows, *table("texts", made, 2)], [*misses, *made.misses]
    both = (("gold", gold_items() if sources.GOLD.is_dir() else ()), ("texts", texts))
    for wanted, measure in ((asked.perturb, score_perturbed), (asked.formats, score_formats)):
        for group, items in both if wanted else ():
            more = measure(items, group) if items else ([], [])
            rows, misses = [*rows, *more[0]], [*misses, *more[1]]
    print("\n".join(map(str, rows)))
    if asked.failures:
        print(json.dumps(Counter(miss.row for miss in misses), ensure_ascii=False))
        print("\n".join(map(str, sorted(misses, key=lambda miss: (miss.row, miss.place)))))
    return int(not all(row.met for row in rows))


if __name__ == "__main__":
    sys.exit(main())
