"""Any facts file must survive rendering and reading back: ``python tests/own_reports.py [FILES] [--failures]``.

Facts files are made at random from the pack's fields (10 to 90 of them, values of their kind and unit, last year's, scopes,
none, tables, titles; agencies at random, so that every wording comes up), rendered as text, extracted, and compared field by
field. Prints the share that comes back and, with ``--failures``, each field that did not; exits 1 below the target.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafter import app
from drafter.export import WRITERS
from drafter.export.writing import Writing
from drafter.model.field import Field
from drafter.model.quantity import Kind
from tests.prose import render_file
from tests.round_trip import OWN, _lost, extract_to, published
from tests.test_properties import PACK, Given, Value, consistent, exact

FILES = 60
YEAR = 2025
PLACES = tuple(one + two for one in "澜青云临北南双石清永" for two in "川陵泽沧岭溪桥河水丰")
LEVELS = ("市", "县", "区", "州")
LAWS = ("安全生产法", "突发事件应对法", "行政处罚法", "行政复议法", "防洪法", "消防法", "宪法", "民法典", "行政许可法")
TEXTS = {
    "leading-group": "由局党委书记、局长任组长，班子成员任副组长，各科室负责人为成员",
    "study-plenum": "党的二十届四中全会",
    "reform-outline": "《法治政府建设实施纲要（2021—2025年）》",
    "publicity-plan": "“八五”普法",
}
ROWS = ("行政许可", "行政处罚", "行政强制", "行政检查", "行政确认", "行政奖励")
GOODS = ("棉被", "帐篷", "折叠床", "棉大衣", "发电机", "编织袋")
TITLED = (("列表", ""), ("文件", ""), ("名称", ""), ("的", ""), ("年度", ""), ("修订", ""), ("列明", ""))


@dataclass(frozen=True)
class Trip:
    """One facts file there and back: the facts told, and those that did not come back in their fields."""

    seed: int
    count: int
    lost: tuple[str, ...]
    text: str = ""


class _Maker:
    """Random values; no two figures of a file are equal by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.used: set[int] = set()

    def number(self, low: int, high: int) -> int:
        for _ in range(200):
            n = self.chance.randint(low, high)
            if n not in self.used:
                break
        self.used.add(n)
        return n

    def count(self, spec: Field) -> Value:
        unit = spec.unit or self.chance.choice(spec.units)
        if len(spec.units) > 1 and self.chance.random() < 0.2:
            unit = self.chance.choice([each for each in spec.units if "(" not in each])
        chosen = self.chance.random()
        n = self.number(1, self.chance.choice((9, 60, 900, 9000)))
        if chosen < 0.06 and spec.zero is not None:
            return Value("无", "", Decimal(0), spec.unit, nil=True)
        if chosen < 0.10:
            return Value(f"约{n * 10}{unit}", f"约{n * 10}{unit}")
        if chosen < 0.14:
            return Value(f"{n}00余{unit}", f"{n}00余{unit}")
        if chosen < 0.17:
            return Value(
                f"{n}.{n % 9 + 1}万{unit}", f"{n}.{n % 9 + 1}万{unit}", Decimal(n * 10_000 + (n % 9 + 1) * 1000), unit
            )
        return exact(spec, Decimal(n), unit)

    def money(self, spec: Field) -> Value:
        if self.chance.random() < 0.1:
            n = self.number(2, 90)
            return Value(f"约{n}万元", f"约{n}万元")
        return exact(spec, Decimal(self.number(1, 99_999)) * 100, "元")

    def percent(self, spec: Field) -> Value:
        n = self.number(1, 9_990) * (-1 if spec.min is not None and spec.min < 0 and self.chance.random() < 0.5 else 1)
        return exact(spec, (Decimal(n) / 100).normalize() + 0, "%")

    def duration(self, spec: Field) -> Value:
        return exact(spec, Decimal(self.number(1, 90)), self.chance.choice(spec.units))

    def yes(self, spec: Field) -> Value:
        return Value("是", spec.phrase)

    def title(self, spec: Field) -> Value:
        name = spec.label
        for word, other in TITLED:
            name = name.replace(word, other)
        text = f"《{self.chance.choice(PLACES)}市{name}》"
        if self.chance.random() < 0.3:
            text += f"（{self.chance.choice(PLACES)}应急〔{YEAR}〕{self.number(1, 90)}号）"
        return Value(text, text)

    def several(self, spec: Field) -> Value:
        if spec.key == "laws-list":
            each = [f"《中华人民共和国{law}》" for law in self.chance.sample(LAWS, self.chance.randint(1, 4))]
        else:
            each = sorted({str(self.title(spec).typed).partition("（")[0] for _ in range(self.chance.randint(1, 3))})
        return Value(each, "".join(each))

    def table(self, spec: Field) -> Value:
        names = GOODS if len(spec.columns[1].accepts) > 1 else ROWS
        rows = [
            {"name": name, "number": f"{self.number(1, 300)}{spec.columns[1].unit}"}
            for name in self.chance.sample(names, self.chance.randint(3, 5))
        ]
        return Value(rows, "")

    def text(self, spec: Field) -> Value:
        return Value(TEXTS.get(spec.key, "由某科负责"), "")

    def value(self, spec: Field) -> Value:
        return self.makers[spec.kind](self, spec)

    def _scoped(self, spec: Field) -> bool:
        """Whether the agency's own part of a figure is no field of its own."""
        twins = {cues.broader for key, cues in PACK.lexicon.fields.items() if key.startswith("own-")}
        return not spec.key.startswith("own-") and spec.key not in twins

    def given(self, spec: Field) -> Given:
        value = self.value(spec)
        numeric = spec.kind in (Kind.COUNT, Kind.MONEY) and not value.nil and value.amount is not None
        last = exact(spec, Decimal(self.number(1, 900)), value.unit) if numeric and self.chance.random() < 0.2 else None
        scope = (
            self.chance.choice(("全市", "局本级"))
            if numeric and self._scoped(spec) and self.chance.random() < 0.1
            else ""
        )
        return Given(value, last=last, scope=scope)

    makers: Mapping[Kind, Callable[[_Maker, Field], Value]] = {
        Kind.COUNT: count,
        Kind.MONEY: money,
        Kind.PERCENT: percent,
        Kind.DURATION: duration,
        Kind.BOOL: yes,
        Kind.DOC_TITLE: title,
        Kind.LIST: several,
        Kind.TABLE: table,
        Kind.TEXT: text,
    }


def facts_file(seed: int) -> str:
    """A valid facts file (JSON is YAML)."""
    maker = _Maker(seed)
    chance = maker.chance
    place = chance.choice(PLACES) + chance.choice(LEVELS)
    keys = chance.sample([each.key for each in PACK.fields.values() if not each.derived], chance.randint(10, 90))
    facts = consistent({key: maker.given(PACK.fields[key]) for key in sorted(keys, key=list(PACK.fields).index)})
    told: dict[str, dict[str, Any]] = {}
    for key, each in facts.items():
        extra = {"last_year": each.last.typed if each.last else "", "scope": each.scope}
        entry: Any = {"value": each.value.typed, **{name: text for name, text in extra.items() if text}}
        told.setdefault(PACK.fields[key].topic, {})[key] = entry if len(entry) > 1 else each.value.typed
    data = {
        "pack": PACK.id,
        "year": YEAR,
        "date": "2026-01-20",
        "agency": {"name": f"{place}应急管理局", "region": f"江东省{place}", "addressees": [f"{place}人民政府"]},
        "options": {"order": chance.choice(sorted(PACK.orders))},
        "facts": told,
        "highlights": {"leadership": [{"title": "主要负责人带头抓落实", "text": "局长逐项过问，重要环节亲自协调。"}]},
        "problems": [{"problem": "基层力量不足", "cause": "编制偏紧", "measure": "充实一线人员"}],
        "plans": [{"title": "抓好制度落实", "text": "修订工作规程，明确各环节责任。"}],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def trip(seed: int, folder: Path) -> Trip:
    """A facts file rendered, extracted and compared."""
    path = folder / f"own{seed}.yaml"
    path.write_text(facts_file(seed), encoding="utf-8")
    told = render_file(path)
    back = app.load_facts(
        str(extract_to(WRITERS[".txt"](told.document, Writing()), f"own{seed}.txt", folder / "back"))
    )[0]
    given = dict(published(told))
    if back.facts is None:
        return Trip(seed, len(given), tuple(f"{key}: {each}" for key in given for each in back.findings[:1]), told.text)
    return Trip(seed, len(given), tuple(_lost(given, back.facts.values)), told.text)


def trips(seeds: range) -> Iterator[Trip]:
    """Every seed there and back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "back").mkdir()
        for seed in seeds:
            yield trip(seed, folder)


def main(arguments: list[str]) -> int:
    """Prints the share and the failures by field; 1 below the target."""
    files = next((int(each) for each in arguments if each.isdigit()), FILES)
    done = list(trips(range(files)))
    count, lost = sum(each.count for each in done), [(each.seed, one) for each in done for one in each.lost]
    by_field = Counter(one.partition(":")[0] for _, one in lost)
    print(
        f"{files} facts files, {count} facts, {count - len(lost)} back: {1 - len(lost) / count:.2%}   target ≥ {OWN:.0%}"
    )
    print("  ".join(f"{key} {times}" for key, times in by_field.most_common()))
    if "--failures" in arguments:
        print(*(f"    {seed:>4} {one}" for seed, one in sorted(lost, key=lambda each: each[1])), sep="\n")
    return int(len(lost) > count * (1 - OWN))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
