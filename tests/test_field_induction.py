"""Fields learned from figures: what is counted, merged across samples, named, and found again in running text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from drafter.digest.make import digest
from drafter.induction.fields.counted import counted
from drafter.induction.fields.find import fields
from drafter.induction.rules.find import relations
from drafter.intake import read
from drafter.mapping.analyse import analyse
from drafter.mapping.wordings import Slot, parse
from drafter.model.digest import Digest, Figure, Head, Told
from drafter.model.field import Field
from drafter.model.learned import Learned
from drafter.model.lexicon import FieldCues
from drafter.model.pack import EMPTY, Pack
from drafter.store.packs import load_pack

SAMPLES = Path(__file__).resolve().parent.parent.parent / "shared" / "samples"
GOLD = SAMPLES.parent / "gold" / "indicators.json"
raw = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the raw samples stay outside the repository")
_HAN = re.compile("[\u3400-\u9fff]+")


def figure(left: str, text: str, unit: str, right: str = "", line: int = 1, **more: Any) -> Figure:
    number = re.sub("[^0-9.]", "", text)
    kind = more.pop("kind", "money" if unit == "元" else "percent" if unit == "%" else "count")
    value = Decimal(number) if number else Decimal(0)
    what = more.pop("what", right or left)
    topic = more.pop("topic", "matters")
    start = more.pop("start", 10)
    return Figure(line, start, 0, 0, kind, value, unit, text, what, left, right, topic=topic, **more)


def sample(
    name: str, *figures: Figure, year: int = 2024, heads: Sequence[Head] = (), told: Sequence[Told] = ()
) -> Digest:
    head = Head(1, 1, "cn-comma", "heading", "主要工作情况")
    return Digest(
        name, f"{name}.txt", "", 0, "{agency}{year}年工作报告", "澜川市档案局", "江东省澜川市", "市级", year, "",
        tuple(heads) or (head,), (), figures, tuple(told),
    )  # fmt: skip


def learned(*digests: Digest) -> tuple[tuple[Digest, ...], Mapping[str, Learned], Mapping[str, Learned]]:
    filled, entries = fields(digests, EMPTY)
    by_place = [{each.key: each for each in entries if each.place == place} for place in ("fields", "lexicon.fields")]
    return filled, by_place[0], by_place[1]


def by_label(found: Mapping[str, Learned]) -> Mapping[str, Learned]:
    return {str(each.content["label"]): each for each in found.values()}


# -- what is counted -------------------------------------------------------------------------------------------------

COUNTED = [
    (("共收到查档申请", "81件", "件"), ("收到", "查档申请", False)),
    (("先后举办了", "10期", "期", "业务培训"), ("举办", "业务培训", True)),
    (("我局配备", "2名", "名", "档案员"), ("配备", "档案员", True)),
    (("3.审核合同", "203份", "份"), ("审核", "合同", False)),
    (("查处违规行为", "7起", "起"), ("查处", "违规行为", False)),
]


@pytest.mark.parametrize(("given", "told"), COUNTED, ids=lambda each: "".join(map(str, each))[:16])
def test_a_figure_counts_the_thing_beside_it(given: tuple[str, ...], told: tuple[str, str, bool]) -> None:
    found = counted(figure(*given))
    assert found is not None
    assert (found.verb, found.noun, found.behind) == told


@pytest.mark.parametrize(
    "given",
    [
        ("坚持", "四个", "个", "方面"),
        ("围绕", "三条", "条", "主线"),
        ("平均每户", "3次", "次"),
        ("", "65岁", "岁", "以上老人"),
    ],
)
def test_a_slogan_an_average_and_an_age_count_nothing(given: tuple[str, ...]) -> None:
    assert counted(figure(*given)) is None


# -- fields nobody has named -----------------------------------------------------------------------------------------


def test_one_question_asked_in_two_samples_is_one_field_with_its_units() -> None:
    one = sample("a", figure("共收到查档申请", "81件", "件"))
    other = sample("b", figure("收到查档申请", "55宗", "宗"), year=2023)
    filled, found, cues = learned(one, other)
    field = by_label(found)["收到查档申请数"]
    assert field.support == 2
    assert {field.content["unit"], *field.content["accepts"]} == {"件", "宗"}
    assert field.content["phrase"] == "收到查档申请{}"
    assert field.content["question"] == "全年收到查档申请多少件？"
    assert field.content["example"] == {"sample": "a", "agency": "澜川市档案局", "year": 2024, "value": "81件"}
    assert cues[field.key].content["at"] == ["[收到]查档申请{}"]
    assert {each.figures[0].field for each in filled} == {field.key}


def test_plain_verbs_and_the_side_of_the_value_do_not_part_a_field() -> None:
    one = sample("a", figure("组织开展消防演练", "12场", "场"))
    other = sample("b", figure("举办", "9场", "场", "消防演练"))
    _, found, cues = learned(one, other)
    assert [each.support for each in found.values()] == [2]
    assert set(next(iter(cues.values())).content["at"]) == {"[开展]消防演练{}", "[举办]{}消防演练"}


def test_what_one_sample_tells_as_two_figures_stays_two_fields() -> None:
    told = [
        sample(name, figure("收到申请", "40件", "件", start=5), figure("办结申请", "38件", "件", start=15))
        for name in ("a", "b", "c")
    ]
    _, found, _ = learned(*told)
    assert {label: each.support for label, each in by_label(found).items()} == {"收到申请数": 3, "办结申请数": 3}


def test_people_and_acts_of_the_same_name_are_two_fields() -> None:
    told = [
        sample(name, figure("举办业务培训", "4期", "期"), figure("举办业务培训", "320人次", "人次", start=20))
        for name in ("a", "b")
    ]
    _, found, _ = learned(*told)
    assert sorted(str(each.content["unit"]) for each in found.values()) == ["人次", "期"]


def test_a_thing_only_one_sample_tells_is_asked_as_detail_with_low_confidence() -> None:
    _, found, _ = learned(sample("a", figure("修复受损档案", "96卷", "卷")), sample("b"))
    field = next(iter(found.values()))
    assert field.content["detail"] is True
    assert field.confidence < 0.5


def test_of_many_samples_a_thing_told_once_is_not_asked() -> None:
    told = [sample(f"s{n:02}", figure("收到查档申请", "8件", "件")) for n in range(20)]
    _, found, _ = learned(*told, sample("z", figure("修复受损档案", "96卷", "卷")))
    assert list(by_label(found)) == ["收到查档申请数"]


def test_a_long_list_of_goods_makes_no_questions() -> None:
    goods = ["棉被", "帐篷", "雨衣", "雨鞋", "手电", "水泵", "铁锹", "沙袋"]
    listed = [figure(f"{each}", f"{n}00件", "件", start=10 * n) for n, each in enumerate(goods, 1)]
    assert learned(sample("a", *listed), sample("b"))[1] == {}


def test_last_years_value_and_its_change_belong_to_the_field_and_are_none() -> None:
    now = figure("收到查档申请", "120件", "件")
    last = figure("上年为", "100件", "件", start=20, what="收到查档申请")
    change = figure("增长", "20%", "%", start=30, kind="yoy")
    filled, found, _ = learned(sample("a", now, last, change), sample("b", now))
    field = by_label(found)["收到查档申请数"]
    told = [(each.field, each.aspect) for each in filled[0].figures]
    assert told == [(field.key, ""), (field.key, "last_year"), (f"{field.key}-tongbi", "")]
    assert field.content["last_year"] is True


def test_a_change_in_percent_is_a_derived_field_with_the_rule_that_computes_it() -> None:
    now = figure("收到查档申请", "120件", "件")
    change = figure("同比增长", "20%", "%", start=30, kind="yoy")
    filled, entries = fields((sample("a", now, change), sample("b", now)), EMPTY)
    found = {each.key: each for each in entries if each.place == "fields"}
    derived = by_label(found)["收到查档申请同比"]
    assert (derived.content["kind"], derived.content["min"], derived.content["derived"]) == ("percent", -100, True)
    rules = [dict(each.content) for each in relations(filled, entries, EMPTY)]
    assert [(each["kind"], each["result"], each["of"]) for each in rules] == [
        ("yoy", derived.key, [derived.key.removesuffix("-tongbi")])
    ]


def test_changes_told_with_respectively_go_each_to_its_own_figure() -> None:
    given = (
        figure("收到申请", "120件", "件", start=1),
        figure("制发文件", "30份", "份", start=11),
        figure("同比分别增长", "20%", "%", "和", start=21, kind="yoy"),
        figure("和", "5%", "%", start=31, kind="yoy"),
    )
    filled, _, _ = learned(sample("a", *given), sample("b", *given[:2]))
    now = filled[0].figures
    assert (now[2].field, now[3].field) == (f"{now[0].field}-tongbi", f"{now[1].field}-tongbi")


def test_a_bare_verb_is_named_with_the_thing_told_before_it() -> None:
    given = (figure("审核规范性文件", "18件", "件", start=1), figure("废止", "5件", "件", start=11))
    _, found, cues = learned(sample("a", *given), sample("b"))
    field = by_label(found)["规范性文件废止数"]
    assert cues[field.key].content["needs"] == ["文件"]


def test_levels_listed_behind_a_thing_are_that_thing_of_each_level() -> None:
    given = (figure("建成省级示范档案室", "4家", "家", start=1), figure("、市级", "22家", "家", start=11))
    assert {"省级示范档案室数", "市级示范档案室数"} <= by_label(learned(sample("a", *given), sample("b"))[1]).keys()


def test_what_is_not_so_is_no_other_wording_of_what_is() -> None:
    one = sample("a", figure("监督抽检合格", "119批次", "批次"))
    other = sample("b", figure("监督抽检不合格", "7批次", "批次"))
    assert {"监督抽检合格批次", "监督抽检不合格批次"} == by_label(learned(one, other)[1]).keys()


def test_the_rest_of_a_list_is_no_question() -> None:
    given = (figure("受理查档申请", "18件", "件", start=1), figure("其余", "5件", "件", start=11))
    assert list(by_label(learned(sample("a", *given), sample("b"))[1])) == ["受理查档申请数"]


def test_a_zero_told_in_words_gives_the_words_of_zero() -> None:
    none = replace(figure("", "未", "", "发生泄密事件", kind="count"), zero=True, value=Decimal(0))
    counted_ones = [sample(name, figure("发生泄密事件", "1起", "起")) for name in ("a", "b")]
    _, found, _ = learned(*counted_ones, sample("c", none))
    assert next(iter(found.values())).content["zero"] == ["未发生", "泄密事件"]


def test_what_is_planned_is_no_fact_of_the_year() -> None:
    plan = Head(9, 1, "cn-comma", "heading", "{next-year}年工作安排")
    told = sample("a", figure("举办业务培训", "4期", "期"), heads=(plan,))
    assert learned(told, replace(told, sample="b"))[1] == {}


def test_the_names_of_the_samples_own_places_stay_out() -> None:
    _, found, cues = learned(*(sample(each, figure("澜川市公共档案馆", "3座", "座")) for each in ("a", "b")))
    text = json.dumps([[dict(each.content) for each in part.values()] for part in (found, cues)], ensure_ascii=False)
    assert "澜川" not in re.sub('"agency": "[^"]*"', "", text)


def test_the_order_of_the_samples_does_not_matter() -> None:
    told = [
        sample("a", figure("收到查档申请", "81件", "件"), figure("举办培训", "3期", "期", start=30)),
        sample("b", figure("接到查档申请", "55宗", "宗"), figure("组织", "2场", "场", "业务培训", start=30)),
        sample("c", figure("查档申请", "9件", "件")),
    ]
    first = [(each.key, dict(each.content), dict(each.attested)) for each in fields(told, EMPTY)[1]]
    again = [(each.key, dict(each.content), dict(each.attested)) for each in fields(told[::-1], EMPTY)[1]]
    assert first == again


# -- the real samples ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def real(name: str) -> tuple[Digest, ...]:
    pack = load_pack(name) if name else EMPTY
    paths = sorted(SAMPLES.glob("*.txt"))
    made = tuple(digest(analyse(read(str(path)), pack), path.stem, path.read_bytes(), pack) for path in paths)
    if name:
        return made
    return tuple(replace(each, figures=tuple(replace(f, topic="t") for f in each.figures)) for each in made)


def indicators() -> list[dict[str, Any]]:
    return list(json.loads(GOLD.read_text(encoding="utf-8"))["indicators"])


def units_of(indicator: Mapping[str, Any]) -> set[str]:
    return set(str(indicator["unit"]).split("/"))


def right(content: Mapping[str, Any], indicator: Mapping[str, Any]) -> bool:
    """Whether kind and unit of a field are those of the indicator; 万元 is asked of what is counted in 元."""
    unit = str(content.get("unit", ""))
    money = content["kind"] == "money" and "元" in units_of(indicator)
    return money or unit in units_of(indicator)


@raw
def test_with_the_field_list_all_indicators_of_two_samples_are_asked_under_their_topic() -> None:
    _, entries = fields(real("yingji-fazhi"), load_pack("yingji-fazhi"))
    found = {each.key: each for each in entries if each.place == "fields"}
    wanted = [each for each in indicators() if each["support"] > 1]
    missed = [
        each["slug"]
        for each in wanted
        if each["slug"] not in found
        or found[each["slug"]].content["topic"] != each["topic"]
        or not right(found[each["slug"]].content, each)
    ]
    assert (len(wanted), missed) == (27, [])


@raw
def test_fields_taken_from_the_field_list_are_complete_and_valid() -> None:
    pack: Pack = load_pack("yingji-fazhi")
    entries = fields(real("yingji-fazhi"), pack)[1]
    taken = [each for each in entries if each.place == "fields" and each.key in pack.fields]
    made = [TypeAdapter(Field).validate_python({**each.content, "key": each.key}) for each in taken]
    assert all(made[n].question == pack.fields[each.key].question for n, each in enumerate(taken))
    assert all(each.support for each in taken)


@raw
def test_without_a_field_list_ten_indicators_are_found_and_four_of_five_fields_are_right() -> None:
    filled, entries = fields(real(""), EMPTY)
    slugs = {(o["doc"], o["line"], o["start"]): each for each in indicators() for o in each["occurrences"]}
    told: dict[str, list[dict[str, Any]]] = {}
    for each in filled:
        for f in each.figures:
            known = slugs.get((each.sample, f.line, f.start))
            if f.field and known and not f.aspect:
                told.setdefault(f.field, []).append(known)
    several = [each for each in entries if each.place == "fields" and each.support > 1 and each.key in told]
    pure = {
        each.key: told[each.key][0]
        for each in several
        if len({known["slug"] for known in told[each.key]}) == 1 and right(each.content, told[each.key][0])
    }
    assert len({each["slug"] for each in pure.values() if each["support"] > 1}) >= 10
    assert len(pure) >= 0.8 * len(several)


@raw
def test_learned_fields_and_cues_are_valid_and_hold_no_long_run_of_a_sample() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    for each in fields(real(""), EMPTY)[1]:
        if each.place == "fields":
            TypeAdapter(Field).validate_python({**each.content, "key": each.key})
        else:
            cues = TypeAdapter(FieldCues).validate_python(dict(each.content))
            assert all(sum(isinstance(part, Slot) for part in parse(cue)) == 1 for cue in cues.at)
        assert re.fullmatch("[a-z0-9-]+", each.key)
        runs = _HAN.findall(json.dumps(dict(each.content), ensure_ascii=False))
        assert not [
            run for run in runs if len(run) > 12 and any(run[n : n + 13] in texts for n in range(len(run) - 12))
        ]


@raw
def test_what_several_samples_tell_and_the_field_list_lacks_is_offered_with_doubt() -> None:
    pack = load_pack("yingji-fazhi")
    lost = {"drills", "drill-people"}
    digests = [
        replace(d, figures=tuple(replace(f, field="", indicator="") if f.field in lost else f for f in d.figures))
        for d in real("yingji-fazhi")
    ]
    less = replace(pack, fields={key: each for key, each in pack.fields.items() if key not in lost})
    offered = [each for each in fields(digests, less)[1] if each.place == "fields" and each.key not in less.fields]
    assert any("演练" in str(each.content["label"]) for each in offered)
    assert all(each.confidence <= 0.5 and each.support > 1 for each in offered)
