"""The table read before writing, and the end of a sitting."""

from __future__ import annotations

from collections.abc import Mapping

# One line of the screen each: the figures and what is wrong with them, no place in a file.
CHECKING: Mapping[str, tuple[str, str]] = {
    "review-sum": (
        "“{first}”{first_value}，分项加起来{computed}（{formula}），差{difference}",
        "“{first}” {first_value}, its parts add up to {computed} ({formula})",
    ),
    "review-rate": (
        "“{first}”{first_value}，按{formula}算是{computed}",
        "“{first}” {first_value}, computed {computed} ({formula})",
    ),
    "review-part": (
        "“{first}”{first_value}，“{second}”{second_value}，前一个不应当更大",
        "“{first}” {first_value} exceeds “{second}” {second_value}",
    ),
    "review-listed": (
        "“{first}”{first_value}，“{second}”列了{computed}项",
        "“{first}” {first_value}, “{second}” lists {computed}",
    ),
    "review-order": (
        "“{first}”{first_value}，“{second}”{second_value}，前一个一般不会更大",
        "“{first}” {first_value} exceeds “{second}” {second_value}: unusual",
    ),
    "review-differ": (
        "“{first}”{first_value}，“{second}”{second_value}，相差{difference}",
        "“{first}” {first_value}, “{second}” {second_value}, {difference} apart",
    ),
    "review-date": ("成文日期{date}，早于数据截止日{as_of}", "dated {date}, before the closing day {as_of}"),
    "review-absent": (
        "“{label}”写了“不适用”，又写了做法：改成“有”，或者删去做法",
        "“{label}” is 不适用 and yet has own words",
    ),
    "review-missing": ("“{label}”必填，还没有写", "“{label}” is required, not written yet"),
    "review-text-missing": (
        "“{list}”第{n}条没有写“{label}”，必填",
        "item {n} of “{list}” lacks “{label}”, which is required",
    ),
    "review-part-missing": ("必备部分“{label}”还没有内容", "the required part “{label}” has nothing to tell"),
    "review-pending": ("“{label}”待补", "“{label}” is still to come"),
    "review-text-pending": ("“{list}”第{n}条的“{label}”待补", "item {n} of “{list}”: “{label}” is still to come"),
    "review-taken": (
        "“{list}”第{n}条还是旧文字（{origin}），请改写或者确认",
        "item {n} of “{list}” is still the old text of {origin}: rewrite or confirm it",
    ),
    "review-fact-taken": (
        "“{label}”还是{origin}的内容，没有变就确认，变了就改",
        "“{label}” is still that of {origin}: confirm or change it",
    ),
    "review-promise": (
        "上年的“{label}”第{n}条（{short}）还没有说办得怎样",
        "nothing is said yet of item {n} of last year's “{label}” ({short})",
    ),
    "review-jump": (
        "“{label}”今年{now}，上年{last}，没有写原因",
        "“{label}”: {now}, last year {last}, no reason given",
    ),
    "final-contradiction": ("有{count}处前后对不上：{names}。", "{count} contradictions: {names}"),
    "final-missing": ("必填的还缺{count}处：{names}。", "{count} required answers are missing: {names}"),
    "final-pending": ("待补的还有{count}处：{names}。", "{count} answers are still to come: {names}"),
    "final-taken": (
        "从旧报告取来、还没有改写或者确认的有{count}处：{names}。",
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
