"""Patterns from digests: what belongs in one sentence, which words are taken over, and what a wording never says."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from drafter.induction.patterns.find import patterns
from drafter.induction.patterns.wording import clean
from drafter.model.digest import Clause, Digest, Figure
from drafter.model.finding import Finding
from drafter.model.learned import Learned
from drafter.model.pack import EMPTY, Pack, Pattern
from drafter.packing import _Lint
from drafter.rendering.wording import parse
from drafter.store.packs import load_pack
from tests.side_by_side import PAGE, SAMPLES, copied, field_of, page, sentence

TOPIC = "zhaosheng"


def figure(field: str, left: str, sentence: int = 0, **more: object) -> Figure:
    """A count in running text; its place in the line follows from the order it is given in."""
    given = {"kind": "count", "value": Decimal(120), "unit": "件", "text": "120件", "what": left, "left": left} | more
    return Figure(line=7, start=0, sentence=sentence, head=0, field=field, **given)  # type: ignore[arg-type]


def sample(name: str, *figures: Figure, region: str = "", clauses: Sequence[Clause] = ()) -> Digest:
    """A digest with these figures one after the other."""
    placed = tuple(replace(each, start=n * 20) for n, each in enumerate(figures))
    return Digest(name, name, name, 1000, "", "", region, "", 2024, "", (), tuple(clauses), placed)


def field(key: str, label: str, **more: object) -> Learned:
    """A learned field of the topic."""
    content = {"label": label, "topic": TOPIC, "kind": "count", "unit": "件", "phrase": f"{label}{{}}"} | more
    return Learned("fields", key, content, {})


RECEIVED = field("received", "收到报名申请数", phrase="收到报名申请{}")
ADMITTED = field("admitted", "录取新生人数", phrase="录取新生{}", unit="人")
LESSONS = field("lessons", "公开课数", phrase="举办公开课{}", unit="场")
RATE = field("rate", "报到率", phrase="报到率为{}", kind="percent", unit="%")
KNOWN = (RECEIVED, ADMITTED, LESSONS, RATE)


def learn(*digests: Digest, known: Sequence[Learned] = KNOWN, vocabulary: Pack = EMPTY) -> tuple[Learned, ...]:
    return patterns(digests, known, vocabulary)


def only(*digests: Digest, known: Sequence[Learned] = KNOWN) -> Learned:
    (entry,) = learn(*digests, known=known)
    return entry


# -- what belongs together ---------------------------------------------------------------------------------------------


def test_figures_of_one_sentence_become_one_pattern_and_the_widest_told_is_needed() -> None:
    entry = only(
        sample("a", figure("received", "收到报名申请"), figure("admitted", "录取新生")),
        sample("b", figure("received", "收到报名申请")),
    )
    assert entry.content["needs"] == ["received"]
    assert entry.content["may"] == ["admitted"]
    assert entry.content["topic"] == TOPIC
    assert dict(entry.attested) == {"a": (7,), "b": (7,)}
    assert entry.notes["有则说"] == ("录取新生人数：1/2",)


def test_figures_of_two_sentences_stay_apart() -> None:
    entries = learn(
        sample("a", figure("received", "我局收到报名申请"), figure("admitted", "成功录取新生", sentence=1)),
        known=(field("received", "报名申请数"), field("admitted", "新生录取数")),
    )
    assert all(not each.content.get("may") for each in entries)


def test_fields_of_another_topic_are_not_told_in_the_sentence() -> None:
    other = field("admitted", "录取新生人数", phrase="录取新生{}", topic="xueji")
    entries = learn(
        sample("a", figure("received", "收到报名申请"), figure("admitted", "录取新生")), known=(RECEIVED, other)
    )
    assert all(not each.content.get("may") for each in entries)


def test_no_field_is_needed_twice_in_a_topic() -> None:
    entries = learn(
        sample("a", figure("received", "收到报名申请"), figure("admitted", "录取新生")),
        sample("b", figure("admitted", "录取新生"), figure("lessons", "举办公开课")),
        sample("c", figure("lessons", "举办公开课"), figure("received", "收到报名申请")),
    )
    keys = [key for each in entries for key in (*each.content["needs"], *each.content.get("may", ()))]
    assert len(keys) == len(set(keys))


def test_cells_of_tables_and_rows_are_no_sentence() -> None:
    cells = (
        replace(figure("received", "收到报名申请"), table=0),
        replace(figure("admitted", "录取新生"), aspect="row"),
    )
    assert learn(sample("a", *cells)) == ()


# -- the words ---------------------------------------------------------------------------------------------------------

CLEANED = {
    "我局全年共收到报名申请": "收到报名申请",
    "先后举办了公开课": "举办公开课",
    "切实有效开展专项检查": "开展专项检查",
    "深入开展依法行政培训": "开展依法行政培训",
    "打击违法行为": "打击违法行为",
    "检查企业约": "检查企业",
    "将检查企业": "",
    "对学校开展检查": "",
    "是专项检查": "",
    "三条主线": "",
    "“双减": "",
    "：检查企业": "",
    "在南京开展检查": "",
    "检": "",
}


@pytest.mark.parametrize(("said", "kept"), CLEANED.items(), ids=CLEANED)
def test_only_clean_words_are_taken_over(said: str, kept: str) -> None:
    assert clean(said) == kept


def test_optional_figures_stand_in_brackets_with_their_own_comma() -> None:
    entry = only(sample("a", figure("received", "我校共收到报名申请"), figure("admitted", "录取新生")))
    assert entry.content["wordings"]["A"] == "{scope}收到报名申请{received}[，录取新生{admitted}]。"


def test_a_thing_behind_its_figure_is_told_before_it() -> None:
    told = figure("lessons", "先后举办了", right="公开课", what="公开课")
    entry = only(sample("a", told, figure("admitted", "录取新生")))
    assert "举办公开课{lessons}" in entry.content["wordings"]["A"]


def test_words_for_something_narrower_give_way_to_the_phrase_of_the_field() -> None:
    entry = only(sample("a", figure("received", "收到研究生报名申请"), figure("admitted", "录取新生")))
    assert all("研究生" not in text for text in entry.content["wordings"].values())


def test_words_that_name_another_field_better_give_way() -> None:
    own = field("own", "本部收到报名申请数", phrase="本部收到报名申请{}")
    entries = learn(sample("a", figure("own", "收到报名申请"), figure("admitted", "录取新生")), known=(*KNOWN, own))
    assert all("本部收到报名申请{own}" in each.content["wordings"]["A"] for each in entries)


def test_a_place_of_the_sample_is_never_taken_over() -> None:
    entry = only(
        sample("a", figure("received", "收到澜川报名申请"), figure("admitted", "录取新生"), region="澜川市"),
    )
    assert all("澜川" not in text for text in entry.content["wordings"].values())


def test_a_share_is_told_with_the_verb_that_leads_to_it() -> None:
    share = figure("rate", "新生报到率达到", kind="percent", unit="%", what="新生报到率")
    entry = only(
        sample("a", figure("admitted", "录取新生"), share),
        known=(ADMITTED, replace(RATE, content=RATE.content | {"label": "新生报到率"})),
    )
    assert "[，新生报到率为{rate}]" in entry.content["wordings"]["A"]


def test_which_are_said_to_be_parts_of_the_first_say_so() -> None:
    part = field("online", "网上申请数", phrase="网上申请{}")
    entry = only(
        sample("a", figure("received", "收到报名申请"), figure("online", "其中网上申请", what="网上申请")),
        known=(*KNOWN, part),
    )
    assert "[，其中网上申请{online}]" in entry.content["wordings"]["A"]


def test_direction_and_number_are_parted() -> None:
    change = figure("received", "同比增长", kind="percent", unit="%", aspect="change", what="同比")
    entry = only(sample("a", figure("received", "收到报名申请"), change, figure("admitted", "录取新生")))
    first = entry.content["wordings"]["A"]
    assert "{received}[，比上年{received.change}|，{received.flat}]" in first
    assert all("增长" not in text for text in entry.content["wordings"].values())


def test_a_field_that_is_itself_a_change_prints_its_own_direction() -> None:
    change = field("yoy", "报名申请同比", phrase="报名申请同比{}", kind="percent", unit="%", min=-100)
    told = figure("yoy", "比上年增长", kind="percent", unit="%", what="报名申请同比增长")
    entry = only(sample("a", figure("received", "收到报名申请"), told), known=(RECEIVED, change))
    assert entry.content["wordings"]["A"] == "{scope}收到报名申请{received}[，报名申请同比{yoy}]。"


def test_samples_that_word_it_differently_give_several_wordings_and_near_twins_one() -> None:
    entry = only(
        sample("a", figure("lessons", "举办公开课"), figure("admitted", "录取新生")),
        sample("b", figure("lessons", "举办了公开课"), figure("admitted", "录取新生")),
        sample("c", figure("admitted", "录取新生"), figure("lessons", "组织公开课")),
    )
    texts = entry.content["wordings"]
    assert list(texts) == ["A", "B", "C"][: len(texts)]
    assert len(texts) > 1
    assert texts["A"].count("公开课") == 1


def test_an_unclean_sentence_falls_back_to_the_phrases_and_alone_to_no_pattern() -> None:
    assert learn(sample("a", figure("received", "将三所", what=""))) == ()
    told = (figure("received", "将三所", what=""), figure("admitted", "在这里", what=""))
    assert learn(sample("a", *told)) == ()
    entry = only(sample("a", *told), sample("b", *told))
    assert entry.content["wordings"] == {"A": "{scope}收到报名申请{received}[，录取新生{admitted}]。"}


SIDE_BY_SIDE = field("foreign", "外籍教师数", phrase="外籍教师{}", unit="人")
ALONE = field("teachers", "任课教师数", phrase="任课教师{}", unit="人")


@pytest.mark.parametrize(
    ("told", "wording"),
    [
        (("teachers", "任课教师"), "{scope}任课教师共{teachers}[，录取新生{admitted}]。"),
        (("received", "收到报名申请"), "{scope}收到报名申请{received}[，录取新生{admitted}]。"),
    ],
    ids=["a bare name", "a deed"],
)
def test_only_the_bare_name_of_a_total_is_told_with_gong(told: tuple[str, str], wording: str) -> None:
    others = (replace(ADMITTED, content=ADMITTED.content | {"unit": "名"}), ALONE, RECEIVED)
    entry = only(sample("a", figure(*told), figure("admitted", "录取新生")), known=others)
    assert entry.content["wordings"]["A"] == wording


def test_things_of_a_kind_told_side_by_side_are_no_total() -> None:
    entry = only(
        sample("a", figure("teachers", "任课教师"), figure("foreign", "外籍教师")), known=(ALONE, SIDE_BY_SIDE)
    )
    assert all("共" not in text for text in entry.content["wordings"].values())


def test_a_total_with_its_parts_is_told_with_gong() -> None:
    part = figure("foreign", "其中外籍教师", what="外籍教师")
    entry = only(sample("a", figure("teachers", "任课教师"), part), known=(ALONE, SIDE_BY_SIDE))
    assert entry.content["wordings"]["A"] == "{scope}任课教师共{teachers}[，其中外籍教师{foreign}]。"


def test_words_that_leave_out_what_was_done_give_way_however_many_say_them() -> None:
    closed = field("closed", "取缔培训机构数", phrase="取缔培训机构{}", unit="家")
    told = (figure("closed", "培训机构"), figure("admitted", "录取新生"))
    entry = only(sample("a", *told), sample("b", *told), known=(closed, ADMITTED))
    assert all("取缔培训机构{closed}" in text for text in entry.content["wordings"].values())


def test_the_thing_the_head_has_named_is_not_named_again() -> None:
    appeals = field("appeals", "复核案件数", phrase="复核案件{}")
    dropped = field("dropped", "复核案件驳回数", phrase="复核案件驳回{}")
    entry = only(
        sample("a", figure("appeals", "复核案件"), figure("dropped", "复核案件驳回")), known=(appeals, dropped)
    )
    assert entry.content["wordings"]["A"] == "{scope}复核案件{appeals}[，驳回{dropped}]。"


def test_quotation_marks_make_no_wording_of_their_own() -> None:
    tea = field("tea", "家长下午茶场数", phrase="举行家长下午茶{}", unit="场")
    entry = only(sample("a", figure("tea", "举行“家长下午茶”"), figure("admitted", "录取新生")), known=(tea, ADMITTED))
    assert list(entry.content["wordings"].values()) == ["{scope}举行“家长下午茶”{tea}[，录取新生{admitted}]。"]


def test_a_clause_without_a_frame_is_no_note() -> None:
    clauses = [Clause(7, 0, 0, 0, "data", ""), Clause(7, 9, 0, 0, "data", "录取{X}新生")]
    entry = only(sample("a", figure("received", "收到报名申请"), figure("admitted", "录取新生"), clauses=clauses))
    assert entry.notes["框架"] == ("录取{X}新生",)


# -- what a person wrote -----------------------------------------------------------------------------------------------


def vocabulary() -> Pack:
    texts = {"A": "收到{received}[，录取{admitted}]。"}
    hand = Pattern(
        id="intake", topic=TOPIC, move="data", needs=("received",), may=("admitted",), wordings=texts, by="person"
    )
    fields = {each.key: field_of(each.key, each.content) for each in KNOWN}
    return replace(EMPTY, id="school", fields=fields, patterns=(hand,))


def test_a_hand_written_pattern_stays_as_it_is_with_the_lines_that_attest_it() -> None:
    digests = (
        sample("a", figure("received", "收到报名申请"), figure("admitted", "录取新生")),
        sample("b", figure("lessons", "举办公开课")),
    )
    (kept,) = [each for each in learn(*digests, known=(), vocabulary=vocabulary()) if each.by == "person"]
    assert kept.key == "intake"
    assert list(kept.content) == ["topic", "move", "needs", "may", "wordings"]
    assert dict(kept.attested) == {"a": (7,)}


def test_fields_a_person_told_already_get_no_second_pattern() -> None:
    digests = (sample("a", figure("received", "收到报名申请"), figure("admitted", "录取新生")),)
    assert [each.key for each in learn(*digests, known=(), vocabulary=vocabulary())] == ["intake"]


# -- the whole ---------------------------------------------------------------------------------------------------------


def corpus(count: int) -> list[Digest]:
    """Samples of one genre that tell the same things in several ways."""
    ways = ("收到报名申请", "共收到报名申请", "我校收到报名申请")
    return [
        sample(
            f"s{n:04}", figure("received", ways[n % 3]), figure("admitted", "录取新生"), figure("lessons", "举办公开课")
        )
        for n in range(count)
    ]


def test_the_order_of_samples_changes_nothing() -> None:
    digests = corpus(9)
    shuffled = random.Random(7).sample(digests, len(digests))
    assert learn(*digests) == learn(*shuffled)


def test_ten_times_the_samples_take_ten_times_as_long() -> None:
    def took(count: int) -> float:
        digests = corpus(count)
        start = time.perf_counter()
        learn(*digests)
        return time.perf_counter() - start

    took(100)
    assert min(took(1000) for _ in range(2)) < 25 * max(min(took(100) for _ in range(3)), 0.002)


def lint(entries: Sequence[Learned], fields: Sequence[Learned]) -> list[Finding]:
    made = tuple(Pattern(id=each.key, **each.content, by=each.by, attested=each.attested) for each in entries)
    pack = replace(EMPTY, fields={each.key: field_of(each.key, each.content) for each in fields}, patterns=made)
    check = _Lint(pack, Path("."), None, None)
    return [*check.patterns(), *check.repeated()]


def test_what_is_learned_passes_the_check_of_packs() -> None:
    assert lint(learn(*corpus(5)), KNOWN) == []


def test_every_wording_tells_any_subset_of_its_figures() -> None:
    entry = learn(*corpus(5))[0]
    fields = {each.key: field_of(each.key, each.content) for each in KNOWN}
    for key in entry.content.get("may", ()):
        told = sentence(entry, [*entry.content["needs"], key], fields)
        assert told.count("，") == 1
        assert told.endswith("。")


needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the raw samples are not beside the repository")


@needs_samples
def test_the_patterns_of_the_samples_parse_and_copy_nothing() -> None:
    made = page()
    assert made.count("### ") >= 25
    assert copied(made) == set()


@needs_samples
def test_the_shipped_patterns_are_attested_where_their_figures_stand() -> None:
    from tests.side_by_side import digests

    pack = load_pack("yingji-fazhi")
    entries = patterns(digests(lexicon=True), (), pack)
    kept = {each.key: each for each in entries if each.by == "person"}
    shipped = {each.id: each for each in pack.patterns}
    assert all(dict(each.content["wordings"]) == dict(shipped[key].wordings) for key, each in kept.items())
    same = [key for key, each in kept.items() if set(each.attested) >= set(shipped[key].attested)]
    assert len(same) >= 0.9 * len(kept)
    assert all(parse(text) for each in entries for text in each.content["wordings"].values())


def test_the_page_of_learned_patterns_is_in_the_repository() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count("### ") >= 25
