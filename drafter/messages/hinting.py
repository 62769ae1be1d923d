"""What is said of a figure just typed: its value, its change, what follows from it, what does not fit."""

from __future__ import annotations

from collections.abc import Mapping

_TYPED = "（写的是“{typed}”）"

HINTING: Mapping[str, tuple[str, str]] = {
    # sums that cannot be worked out
    "sum-inexact": (
        "“{label}”的算式除不尽" + _TYPED + "，约等于{about}。请写要报的数。",
        "“{label}”: “{typed}” does not come out even (about {about}); write the figure to report",
    ),
    "sum-negative": (
        "“{label}”写的“{typed}”算出来是负数。是算式的，请核对前后两个数；是范围的，请写一个确定的数，概数前面加“约”。",
        "“{label}”: “{typed}” comes out negative; a range? write one number, or 约",
    ),
    "sum-over-nought": ("“{label}”的算式除以零了" + _TYPED + "。请改正。", "“{label}”: “{typed}” divides by zero"),
    "sum-date": (
        "“{label}”写的“{typed}”也像日期或者范围。如果是算式，请在后面加“=”，如“{typed}=”；不是的，请写一个数。",
        "“{label}”: “{typed}” may be a date or a range; put = at its end to have it worked out",
    ),
    "sum-units": (
        "“{label}”的算式里有几种单位（{units}）" + _TYPED + "。请只用一种单位。",
        "“{label}”: several units in “{typed}” ({units}); use one",
    ),
    "sum-bare": (
        "“{label}”的算式里有的数写了单位，有的没写" + _TYPED + "。请都写上，如“12{unit}”；或者都不写，就都按{unit}算。",
        "“{label}”: in “{typed}” some numbers have a unit and some have none; write all or none ({unit})",
    ),
    "sum-approx": (
        "“{label}”的算式里“{part}”是概数，不能拿来算" + _TYPED + "。请写确定的数，或者直接写“约”加合计数。",
        "“{label}”: “{part}” is approximate and cannot be added",
    ),
    "sum-wrong": (
        "“{label}”的算式等号右边是{right}，算出来是{result}" + _TYPED + "。请核对。",
        "“{label}”: “{typed}” comes to {result}, not {right}",
    ),
    "sum-form": (
        "“{label}”的算式看不懂" + _TYPED + "。请写成“412+38”“（12+8）×3”这样的形式，或者直接写结果。",
        "“{label}”: cannot work out “{typed}”; write 412+38, (12+8)*3 or the result",
    ),
    # while typing
    "echo-value": ("＝{value}", "= {value}"),
    "echo-change": ("（{change}）", "({change})"),
    # after an answer
    "hint-value": ("“{label}”记为{value}。", "“{label}” taken as {value}"),
    "hint-change": ("{change}（上年{last}）。", "{change} (last year {last})"),
    "hint-flat": ("{change}。", "{change}."),
    "hint-yuan": (
        "“{label}”{large}是{small}的100倍以上，是不是按元填的？{wan}万元填 {wan} 或者 {yuan}元。",
        "“{label}”: {large} is 100 times {small} or more; typed in 元? For {wan}万元 type {wan} or {yuan}元",
    ),
    "hint-scale": (
        "“{label}”今年{now}，上年{last}，相差100倍以上，单位是不是写错了？",
        "“{label}”: {now} now, {last} last year, 100 times apart: is the unit right?",
    ),
    "hint-derived": ("由此算出：{words}，不用再填。", "computed from it: {words}; not asked again"),
    "hint-computed": ("由此算出：{words}，可以不填。", "computed from it: {words}; may be left out"),
    "hint-sum-open": (
        "“{label}”的分项已填{count}项，合计{sum}，比总数{total}少{short}，还有{open}没有填。",
        "“{label}”: {count} parts make {sum}, {short} less than {total}; open: {open}",
    ),
    "hint-sum": (
        "“{label}”的分项已填{count}项，合计{sum}，与总数相等；{open}没有的请写“无”。",
        "“{label}”: {count} parts make {sum}, the total; write 无 for {open} where there is none",
    ),
    "hint-reworded": (
        "报告里这样写：{words}（还有{count}种写法，要挑就输入“写法”）",
        "in the report: {words} ({count} more wordings: type 写法)",
    ),
    "hint-preview": ("报告里这样写：{words}", "in the report: {words}"),
    # figures that do not fit; the place in a file is of no use to someone who is asked question by question
    "clash-sum": (
        "“{first}”是{first_value}，各分项加起来是{computed}（{formula}），相差{difference}。{why}。请核对。",
        "“{first}” is {first_value}, its parts add up to {computed} ({formula}), difference {difference}",
    ),
    "clash-rate": (
        "“{first}”填的是{first_value}，按{formula}算是{computed}，相差{difference}。{why}。请核对。",
        "“{first}” is {first_value}, computed {computed} ({formula}), difference {difference}",
    ),
    "clash-part": (
        "“{first}”{first_value}，比“{second}”{second_value}还多{difference}。{why}。请核对。",
        "“{first}” {first_value} exceeds “{second}” {second_value} by {difference}",
    ),
    "clash-listed": (
        "“{first}”是{first_value}，“{second}”列了{computed}项，相差{difference}。{why}。请核对。",
        "“{first}” is {first_value}, “{second}” lists {computed}, difference {difference}",
    ),
    "clash-order": (
        "“{first}”{first_value}，比“{second}”{second_value}还多{difference}。{why}。",
        "“{first}” {first_value} exceeds “{second}” {second_value} by {difference}; unusual",
    ),
    "clash-over-none": (
        "“{first}”是{first_value}，“{second}”却没有（填的是{second_value}）。{why}。请核对。",
        "“{first}” is {first_value}, but “{second}” is {second_value}",
    ),
    "clash-differ": (
        "“{first}”是{first_value}，“{second}”是{second_value}，相差{difference}。{why}。",
        "“{first}” is {first_value}, “{second}” {second_value}, difference {difference}",
    ),
    # figures far from last year's
    "jump": ("今年{now}，上年{last}{change}。", "{now} now, {last} last year"),
    "reason-figure": (
        "“{label}”要用文字写（写的是“{typed}”）。要改的是数，输入“上一题”回到那个数。",
        "“{label}” is wanted in words (got “{typed}”): to correct the figure go back",
    ),
    # figures at odds with each other
    "doubt": (
        "“{first}”{first_value}，“{second}”{second_value}：{why}。",
        "“{first}” {first_value}, “{second}” {second_value}",
    ),
}
HINTING_UI: Mapping[str, tuple[str, str]] = {
    "ask-reason": (
        "{text}与上年相差很大，是什么原因？（只留在文件里备查，报告不印；可以不写）",
        "{text} is far from last year's: why? (kept in the file, never printed; may be left out)",
    ),
    "ask-doubt": (
        "下面两个数都没有错的，是什么原因？（只留在文件里备查，报告不印；可以不写。数错了按上一题去改）",
        "if both figures are right, why? (kept in the file, never printed; may be left out; go back to correct one)",
    ),
    "ask-note": (
        "{text}改了，原来的备注还合适吗？（备注只留在文件里，报告不印；直接回车就留着，不要了输入“清除”）",
        "{text} was changed: does its note still hold? (kept in the file, never printed; Enter keeps it)",
    ),
    "ask-wording": (
        "{label}：这句话用哪一种写法？（现在是第1种，直接回车就不改）",
        "{label}: which wording? (now the first; Enter leaves it)",
    ),
}
