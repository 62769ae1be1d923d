"""Patterns learned from the five samples beside what they attest: ``python tests/side_by_side.py`` writes docs/learned-patterns.md.

Needs the samples beside the repository. Figures in the sentences are invented; no running text of a sample may stand in the page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script also runs from a bare checkout

from drafter.digest.make import digest  # noqa: E402
from drafter.induction.induce import induce  # noqa: E402
from drafter.intake import read  # noqa: E402
from drafter.mapping.analyse import analyse  # noqa: E402
from drafter.model.digest import Digest  # noqa: E402
from drafter.model.fact import Agency, Fact, Facts, State  # noqa: E402
from drafter.model.field import Field  # noqa: E402
from drafter.model.learned import Learned  # noqa: E402
from drafter.model.pack import EMPTY, Pattern  # noqa: E402
from drafter.model.quantity import (  # noqa: E402
    Count,
    Date,
    DocTitle,
    Duration,
    Items,
    Kind,
    Money,
    Percent,
    Points,
    Quantity,
)
from drafter.model.tree import Origin, text_of  # noqa: E402
from drafter.rendering.tell import Teller  # noqa: E402
from drafter.store.packs import load_pack  # noqa: E402

SAMPLES = ROOT.parent / "shared" / "samples"
PAGE = ROOT / "docs" / "learned-patterns.md"
SHIPPED = "yingji-fazhi"
RUN = 12
INVENTED = (213, 146, 187, 129, 164, 238, 176, 151)
HEAD = """# Learned patterns beside what they rest on

Written by `python tests/side_by_side.py` from the five sample reports; figures in the sentences are invented. For each pattern: the wordings
learned, the samples and lines that attest it, the frames of the clauses behind it, what stands in only some samples and is therefore
optional, the sentence it yields with every figure given and with the needed one alone, and, where the shipped pack has a hand-written
pattern for the same figures, that one beside it. What samples word narrower or wider than the field is not taken over: the field's own
phrase stands in its place. No run of 13 Han characters of a sample stands here; a test proves it.
"""


@dataclass(frozen=True)
class Shown:
    """A pattern with the sentences it yields and the hand-written wording for the same figures."""

    entry: Learned
    full: str
    least: str
    hand: str = ""


@lru_cache(maxsize=2)
def digests(lexicon: bool) -> tuple[Digest, ...]:
    """The digests of the five samples, with the words of the shipped pack or without any."""
    pack = load_pack(SHIPPED) if lexicon else EMPTY
    paths = sorted(SAMPLES.glob("*.txt"))
    return tuple(digest(analyse(read(str(path)), pack), path.stem, path.read_bytes(), pack) for path in paths)


def with_lexicon() -> list[Shown]:
    """What is learned where the shipped pack names fields and topics and its hand-written patterns are withheld."""
    pack = load_pack(SHIPPED)
    lesson = induce(digests(lexicon=True), replace(pack, patterns=()))
    return [
        shown(each, pack.fields, hand_written(each, pack.patterns))
        for each in lesson.of("patterns")
        if each.by == "learned"
    ]


def without_lexicon() -> list[Shown]:
    """What is learned where nothing is known of the genre."""
    lesson = induce(digests(lexicon=False), EMPTY)
    fields = {entry.key: field_of(entry.key, entry.content) for entry in lesson.of("fields")}
    return [shown(each, fields) for each in lesson.of("patterns")]


def field_of(key: str, content: Mapping[str, Any]) -> Field:
    """A learned field as far as a sentence needs it."""
    return Field(
        key,
        content["label"],
        content["topic"],
        Kind(getattr(content["kind"], "value", content["kind"])),
        unit=content.get("unit", ""),
        phrase=content.get("phrase", ""),
        item=Kind(getattr(content.get("item", "text"), "value", content.get("item", "text"))),
        min=Decimal(str(content["min"])) if content.get("min") is not None else Decimal(0),
    )


def hand_written(entry: Learned, patterns: Sequence[Pattern]) -> str:
    """The wording a person wrote for the needed figure, that of most figures in common."""
    keys = {*entry.content["needs"], *entry.content.get("may", ())}
    same = [each for each in patterns if keys & set(each.keys) and each.move != "summary"]
    best = max(same, key=lambda each: (len(keys & set(each.needs)), len(keys & set(each.keys))), default=None)
    return best.wordings[min(best.wordings)] if best else ""


def shown(entry: Learned, fields: Mapping[str, Field], hand: str = "") -> Shown:
    """The pattern with every figure invented, and with the needed ones alone."""
    needs, keys = entry.content["needs"], [*entry.content["needs"], *entry.content.get("may", ())]
    return Shown(entry, sentence(entry, keys, fields), sentence(entry, needs, fields), hand)


def sentence(entry: Learned, keys: Sequence[str], fields: Mapping[str, Field]) -> str:
    """The first wording with invented figures for the keys."""
    told = {key: invented(key, n, fields[key], entry) for n, key in enumerate(keys)}
    pack = replace(EMPTY, id="shown", fields=dict(fields))
    teller = Teller(pack, Facts("shown", 2025, Date(2026, 1, 20, "2026年1月20日"), Agency("某市某局"), values=told))
    realised = teller.realise(
        next(iter(entry.content["wordings"].values())), Origin("pattern", entry.key), needs(entry)
    )
    return text_of(realised.runs) if realised else ""


def needs(entry: Learned) -> str:
    return str(entry.content["needs"][0])


def invented(key: str, n: int, field: Field, entry: Learned) -> Fact:
    """A figure of the field's kind; with last year's where the wording holds it against that."""
    amount = Decimal(INVENTED[n % len(INVENTED)])
    compares = f"{{{key}.change}}" in str(entry.content["wordings"]) or f"{{{key}.diff}}" in str(
        entry.content["wordings"]
    )
    last = quantity(amount - 21, field) if compares else None
    return Fact(key, field.topic, State.GIVEN, quantity(amount, field), last_year=last, scope="全市" if not n else "")


def quantity(amount: Decimal, field: Field) -> Quantity:
    """An invented value."""
    share = amount / 4
    made: dict[Kind, Quantity] = {
        Kind.MONEY: Money(amount * 10000, "元", f"{amount}万元"),
        Kind.PERCENT: Percent(share, f"{share}%"),
        Kind.POINTS: Points(share, f"{share}个百分点"),
        Kind.DURATION: Duration(amount, field.unit or "天", f"{amount}{field.unit or '天'}"),
        Kind.DOC_TITLE: DocTitle("某某办法", "", "《某某办法》"),
    }
    if field.kind is Kind.LIST:
        titles = (DocTitle("某某条例", "", "《某某条例》"), DocTitle("某某办法", "", "《某某办法》"))
        return Items(titles, "《某某条例》、《某某办法》")
    return made.get(field.kind, Count(amount, field.unit, f"{amount}{field.unit}"))


# -- the page ----------------------------------------------------------------------------------------------------------


def page() -> str:
    """The page as Markdown."""
    first, second = with_lexicon(), without_lexicon()
    parts = [
        HEAD,
        f"## With the shipped lexicon, hand-written patterns withheld: {len(first)}\n",
        *map(section, first),
        f"## Without a lexicon: {len(second)}\n",
        *map(section, second),
    ]
    return "\n".join(parts)


def section(each: Shown) -> str:
    """One pattern."""
    entry = each.entry
    places = "; ".join(f"{sample} {', '.join(map(str, lines))}" for sample, lines in entry.attested.items())
    lines = [f"### `{entry.key}`\n", *(f"- {name}: `{text}`" for name, text in entry.content["wordings"].items())]
    lines.append(f"- attested (sample, lines): {places}")
    lines += [f"- frames: {'　'.join(f'`{frame}`' for frame in entry.notes['框架'])}"] if "框架" in entry.notes else []
    lines += [f"- optional: {'；'.join(entry.notes['有则说'])}"] if "有则说" in entry.notes else []
    lines.append(f"- yields: {each.full}")
    lines += [f"- at least: {each.least}"] if each.least != each.full else []
    lines += [f"- hand-written: `{each.hand}`"] if each.hand else []
    return "\n".join(lines) + "\n"


def copied(text: str) -> set[str]:
    """The runs of more than RUN Han characters of a text that stand in a sample; titles in 《》 are free."""
    samples = [re.sub("《[^》]*》", "", path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*.txt"))]
    runs = {run for whole in samples for run in windows(whole)}
    return runs & set(windows(re.sub("《[^》]*》", "", text)))


def windows(text: str) -> list[str]:
    """Every stretch of RUN + 1 Han characters."""
    found = re.findall("[\u3400-\u9fff]+", text)
    return [run[n : n + RUN + 1] for run in found for n in range(len(run) - RUN)]


if __name__ == "__main__":
    made = page()
    wrong = copied(made)
    if wrong:
        sys.exit(f"stands in a sample: {sorted(wrong)[:5]}")
    PAGE.write_text(made, encoding="utf-8")
    print(f"{PAGE}: {made.count('### ')} patterns")
