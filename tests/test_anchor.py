"""What a pack learned before keeps its key when it is learned again."""

from __future__ import annotations

from drafter.induction.anchor import Known, anchored
from drafter.model.learned import Learned, Lesson

OLD = (
    Known("pack.topics", "pei-xun", "业务培训", "measures", {"a": (3,)}),
    Known("fields", "peixun-renci", "培训人次数", "count", {"a": (3,), "b": (5,)}),
)


def lesson(*entries: Learned) -> Lesson:
    return Lesson(("a", "b", "c"), entries)


def field(key: str, label: str, kind: str = "count", lines: dict[str, tuple[int, ...]] | None = None) -> Learned:
    content = {"label": label, "topic": "peixun", "kind": kind, "unit": "人次"}
    return Learned("fields", key, content, lines or {"a": (3,), "b": (5,), "c": (9,)})


def test_a_field_seen_at_the_same_places_keeps_its_key() -> None:
    told = anchored(lesson(field("canxun-renci", "参加培训人次数")), OLD)
    assert [each.key for each in told.entries] == ["peixun-renci"]


def test_references_to_a_kept_key_follow() -> None:
    topic = Learned("pack.topics", "peixun", {"label": "业务培训", "part": "measures"}, {"a": (3,), "b": (4,)})
    pattern = Learned(
        "patterns",
        "p",
        {
            "topic": "peixun",
            "needs": ["canxun-renci"],
            "may": [],
            "wordings": {"A": "培训{canxun-renci}[，{canxun-renci.change}]。"},
        },
        {"a": (3,)},
    )
    part = Learned("pack.parts", "measures", {"sections": [{"key": "s", "topics": ["peixun"]}]}, {"a": (1,)})
    told = anchored(lesson(topic, field("canxun-renci", "参加培训人次数"), pattern, part), OLD)
    by_place = {each.place: each.content for each in told.entries}
    assert by_place["fields"]["topic"] == "pei-xun"
    assert by_place["patterns"]["needs"] == ["peixun-renci"]
    assert by_place["patterns"]["wordings"]["A"] == "培训{peixun-renci}[，{peixun-renci.change}]。"
    assert by_place["pack.parts"]["sections"][0]["topics"] == ["pei-xun"]


def test_another_kind_another_label_or_another_place_is_another_field() -> None:
    others = (
        field("a-1", "参加培训人次数", "money"),
        field("a-2", "检查企业家数"),
        field("a-3", "参加培训人次数", lines={"a": (8,), "b": (9,)}),
    )
    for other in others:
        assert [each.key for each in anchored(lesson(other), OLD).entries] == [other.key]
