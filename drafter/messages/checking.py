"""The table read before writing, and the end of a sitting."""

from __future__ import annotations

from collections.abc import Mapping

# The review shows name and value beside each of the first: they say only what is wrong, in few words.
CHECKING: Mapping[str, tuple[str, str]] = {
    "review-sum": (
        "分项加起来是 {computed}（{formula}），差 {difference}",
        "the parts add up to {computed} ({formula}), {difference} apart",
    ),
    "review-rate": (
        "按“{second}”{second_value}算是 {computed}（{formula}）",
        "computed {computed} ({formula}) from “{second}” {second_value}",
    ),
    "review-part": ("比“{second}”{second_value}还大", "exceeds “{second}” {second_value}"),
    "review-listed": ("“{second}”列了 {computed} 项，差 {difference}", "“{second}” lists {computed}"),
    "review-order": ("比“{second}”{second_value}大，一般不会，请核对", "exceeds “{second}” {second_value}: unusual"),
    "review-differ": (
        "与“{second}”{second_value}相差 {difference}",
        "differs from “{second}” {second_value} by {difference}",
    ),
    "review-date": ("比数据截止日 {as_of} 还早", "before the closing day {as_of}"),
    "review-absent": (
        "写了“不适用”，又写了做法：改成“有”，或者删去做法",
        "the topic is 不适用 and yet has own words",
    ),
    "review-missing": ("必填，还没有写", "required, not written yet"),
    "review-part-missing": ("必备部分，还没有内容", "a required part with nothing to tell"),
    "review-pending": ("记着待补，还没有补上", "still to come"),
    "review-taken": (
        "是从 {origin} 取来的旧文字，请改写或者确认",
        "still the old text of {origin}: rewrite or confirm it",
    ),
    "review-jump": ("上年 {last}，变化大，还没有写原因", "last year {last}: a big change without a reason"),
    "final-contradiction": ("有 {count} 处前后对不上：{names}。", "{count} contradictions: {names}"),
    "final-missing": ("必填的还缺 {count} 处：{names}。", "{count} required answers are missing: {names}"),
    "final-pending": ("待补的还有 {count} 处：{names}。", "{count} answers are still to come: {names}"),
    "final-taken": (
        "从旧报告取来、还没有改写或者确认的有 {count} 处：{names}。",
        "{count} texts taken over are neither rewritten nor confirmed: {names}",
    ),
}
CHECKING_UI: Mapping[str, tuple[str, str]] = {
    "state-contradiction": ("矛盾", "conflict"),
    "state-missing": ("缺", "missing"),
    "state-pending": ("待补", "pending"),
    "state-taken": ("旧文", "taken"),
    "state-jump": ("变化大", "jump"),
    "state-doubtful": ("存疑", "doubtful"),
    "state-answered": ("已填", "answered"),
}
