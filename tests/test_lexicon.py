"""Recognition of topics and fields by the shipped lexicon, by a pack's own words, and what is wrong with a lexicon."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from drafter.errors import DrafterError
from drafter.mapping.analyse import analyse
from drafter.mapping.linting import faults
from drafter.mapping.wordings import ahead, back, contexts, ends, parse, sides
from drafter.model.lexicon import FieldCues, Lexicon, PartCues, TopicCues
from drafter.model.pack import Pack
from drafter.model.reading import Mention, MentionKind, Reading
from drafter.model.source import plain
from drafter.packing import checking
from drafter.store.packs import find_pack, load_pack
from tests.conftest import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "cases" / "recognition.yaml").read_text(encoding="utf-8"))
HEAD = "青芦市应急管理局2024年法治政府建设情况报告\n\n青芦市人民政府：\n现将2024年法治政府建设情况报告如下。\n"
TAIL = "二、存在的问题\n一是队伍力量不足。\n青芦市应急管理局\n2025年1月20日\n"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("yingji-fazhi")


def reading(pack: Pack, heading: str, text: str) -> Reading:
    return analyse(plain(f"{HEAD}一、主要举措和成效\n（一）{heading}\n{text}\n{TAIL}", "x"), pack)


def told(found: Reading, text: str) -> list[Mention]:
    at = next(n for n, passage in enumerate(found.structure.passages) if text[:8] in passage.text)
    return [each for each in found.mentions if each.passage == at]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:14])
def test_each_figure_of_a_sentence_goes_to_its_field(pack: Pack, case: dict[str, object]) -> None:
    found = told(reading(pack, str(case["heading"]), str(case["text"])), str(case["text"]))
    given = {(each.text, each.field) for each in found if each.aspect == ""}
    assert [pair for pair in case["fields"] if tuple(pair) not in given] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "召开安委会全体会议4次，签订目标责任书120份，投入资金300万元购置设备。",
        "创建综合减灾示范社区8个，建成避难场所45处，选树先进典型12个。",
        "走访慰问困难群众56户，开展志愿服务30次，发放慰问金5.6万元。",
        "全市户籍人口120万人，下辖6个县区、86个乡镇。",
    ],
)
def test_figures_the_pack_does_not_ask_for_stay_without_a_field(pack: Pack, text: str) -> None:
    assert [(each.text, each.field) for each in told(reading(pack, "夯实基础", text), text) if each.field] == []


ASPECTS = [
    ("行政处罚58件（上年46件），罚款312.6万元。", "46件", "last_year"),
    ("审批时限压缩率由去年的80.72%上升至84.24%。", "80.72%", "last_year"),
    ("行政处罚由上年的46件增至58件。", "46件", "last_year"),
    ("行政处罚58件，罚款312.6万元，较上年增加25.4万元。", "25.4万元", "change"),
]


@pytest.mark.parametrize(("text", "value", "aspect"), ASPECTS)
def test_last_years_figure_is_never_taken_for_this_years(pack: Pack, text: str, value: str, aspect: str) -> None:
    mention = next(each for each in told(reading(pack, "行政处罚和审批服务", text), text) if each.text == value)
    assert mention.aspect == aspect


def test_two_changes_told_together_go_with_their_own_figures(pack: Pack) -> None:
    text = "全年办理行政处罚案件58件，罚款312.6万元，同比分别增长26.1%和8.8%。"
    found = {each.text: each.field for each in told(reading(pack, "严格执法", text), text)}
    assert (found["26.1%"], found["8.8%"]) == ("cases-yoy", "amount-yoy")


def test_a_range_is_no_value(pack: Pack) -> None:
    text = "每月组织1至2次集中学法。"
    assert [each.field for each in told(reading(pack, "学法用法", text), text) if each.field] == []


# -- without a lexicon -----------------------------------------------------------------------------------------------


def test_a_pack_without_a_lexicon_is_read_by_its_own_words(pack: Pack) -> None:
    without = replace(pack, cues=Lexicon, digest="without")
    text = "实施行政处罚58件，罚款312.6万元。法制审核案件69件，举行听证2次。"
    found = {each.text: each.field for each in told(reading(without, "加强安全生产监管执法", text), text)}
    assert found == {
        "58件": "penalty-cases",
        "312.6万元": "penalty-amount",
        "69件": "legal-reviewed-cases",
        "2次": "hearings",
    }


def test_a_pack_of_another_kind_is_read_too() -> None:
    other = load_pack(str(ROOT / "tests" / "packs" / "xinxi-gongkai"))
    found = analyse(plain(f"{HEAD}一、主要举措和成效\n公开信息120条。\n", "x"), other)
    assert other.lexicon == Lexicon()
    assert found.mentions


# -- cues ------------------------------------------------------------------------------------------------------------


CUES = [
    ("行政处罚[案件]{}", "作出行政处罚案件", "", True),
    ("行政处罚[案件]{}", "作出行政处罚", "", True),
    ("[收到|受理]申请{}", "申请", "", False),
    ("[收到|受理]?申请{}", "申请", "", True),
    ("参加{}[人|名]?演练", "参加", "演练", True),
    ("参加{}演练", "参加", "培训", False),
]


@pytest.mark.parametrize(("cue", "before", "behind", "stands"), CUES)
def test_a_cue_stands_or_not(cue: str, before: str, behind: str, stands: bool) -> None:
    left, right = sides(cue)
    assert (back(left, before, len(before)) >= 0 and ahead(right, behind) >= 0) is stands


def test_the_last_characters_of_a_cue_are_all_it_can_end_with() -> None:
    assert ends(parse("检查[企业|单位]?[各类]"), 2) == {"检查", "企业", "单位", "各类"}


def test_the_surroundings_of_a_slot_reach_to_the_next_mark() -> None:
    found = {
        (each.left, each.right) for each in contexts("{scope}作出处罚{a}[，罚款{b}万元]。") if each.slot.keys == ("b",)
    }
    assert found == {("罚款", "万元")}


# -- what can be wrong -----------------------------------------------------------------------------------------------

WRONG = [
    (Lexicon(parts={"nowhere": PartCues(("x",))}), "lexicon-unknown"),
    (Lexicon(topics={"nowhere": TopicCues(("x",))}), "lexicon-unknown"),
    (Lexicon(fields={"nowhere": FieldCues(("x{}",))}), "lexicon-unknown"),
    (Lexicon(fields={"hearings": FieldCues(("听证{}",), broader="nowhere")}), "lexicon-unknown"),
    (Lexicon(fields={"hearings": FieldCues(("听证{}",), kinds=("nowhere",))}), "lexicon-unknown"),
    (Lexicon(fields={"hearings": FieldCues(("听证{}",), topics=("nowhere",))}), "lexicon-unknown"),
    (Lexicon(fields={"hearings": FieldCues()}), "lexicon-empty"),
    (Lexicon(topics={"study": TopicCues()}), "lexicon-empty"),
    (Lexicon(topics={"study": TopicCues(names=("学法", " "))}), "lexicon-empty"),
    (Lexicon(fields={"hearings": FieldCues(("听证{}", "听证{}"))}), "lexicon-twice"),
    (Lexicon(terms=("一岗双责", "“一岗双责”")), "lexicon-twice"),
    (Lexicon(topics={"study": TopicCues(("学法",)), "rules": TopicCues(("学法",))}), "lexicon-shared"),
    (Lexicon(fields={"hearings": FieldCues(("听证",))}), "lexicon-cue"),
    (Lexicon(fields={"annual-statement": FieldCues(("述法{}",))}), "lexicon-cue"),
    (Lexicon(parts={"plan": PartCues(("(下一步",))}), "lexicon-pattern"),
    (Lexicon(topics={"study": TopicCues(headings=("[",))}), "lexicon-pattern"),
]


@pytest.mark.parametrize(("lexicon", "code"), WRONG)
def test_what_is_wrong_with_a_lexicon_is_found(pack: Pack, lexicon: Lexicon, code: str) -> None:
    assert [each.code for each in faults(replace(pack, cues=lambda: lexicon))] == [code]


def test_nothing_is_wrong_with_the_shipped_lexicon(pack: Pack) -> None:
    assert list(faults(pack)) == []
    assert set(pack.lexicon.topics) == set(pack.topics)
    assert set(pack.lexicon.fields) == set(pack.fields)


def test_every_entry_of_the_shipped_lexicon_says_who_wrote_it() -> None:
    written = yaml.safe_load((find_pack("yingji-fazhi") / "lexicon.yaml").read_text(encoding="utf-8"))
    entries = [each for name in ("parts", "topics", "fields") for each in written[name].values()]
    entries += [written[name] for name in ("terms", "pairs")]
    assert {each["by"] for each in entries} == {"person"}


def _copy(tmp_path: Path, text: str) -> str:
    folder = tmp_path / "pack"
    shutil.copytree(find_pack("yingji-fazhi"), folder)
    (folder / "lexicon.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def test_the_check_of_a_pack_names_the_line_of_a_bad_cue(tmp_path: Path) -> None:
    name = _copy(tmp_path, "fields:\n  hearings:\n    by: person\n    at: [听证]\n")
    found = [each for each in checking(name) if each.code.startswith("lexicon")]
    assert [(each.code, each.where.line) for each in found] == [("lexicon-cue", 4)]


def test_an_unknown_key_of_the_lexicon_is_an_error_where_it_is_read(tmp_path: Path) -> None:
    broken = load_pack(_copy(tmp_path, "fields:\n  hearings: {around: [听证]}\n"))
    with pytest.raises(DrafterError) as error:
        _ = broken.lexicon
    assert [(each.code, each.where.line) for each in error.value.findings] == [("pack-invalid", 2)]


def test_kinds_of_mentions_all_have_kinds_of_fields() -> None:
    from drafter.mapping.fitting import KINDS

    assert set(KINDS) == set(MentionKind)
