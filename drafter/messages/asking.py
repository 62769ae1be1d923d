"""The questions of the interview and the words around them: key → Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

ASKING: Mapping[str, tuple[str, str]] = {
    "topic-holds": (
        "“{label}”下面已有 {count} 项内容（{words}），不能写“不适用”。确实不涉及的，先输入“清除”删去这些内容。",
        "“{label}” holds {count} answers ({words}); type 清除 first to remove them",
    ),
    "nothing-to-clear": ("“{label}”没有可以清除的内容。", "“{label}” holds nothing to remove"),
    "required-none": (
        "“{label}”必填，不能写“{typed}”。还不知道就直接回车，先记作待补。",
        "“{label}” is required; press Enter to leave it 待补",
    ),
    "name-wanted": (
        "请写“{label}”的名称本身；今年没有可写的，直接回车。",
        "write the name itself for “{label}”, or press Enter to leave it out",
    ),
    "name-until": ("“{name}”到{end}为止都是现行的。", "“{name}” is current until {end}"),
    "name-unknown": (
        "程序不知道{year}年现行的“{label}”，请查证后填写。",
        "no current name is known for “{label}” in {year}: look it up",
    ),
    "row-cells": (
        "粘贴的第 {n} 行有 {cells} 格，应有 {count} 格（{columns}）：{text}。请改好后重新粘贴，一行都没有写入。",
        "row {n} has {cells} cells instead of {count} ({columns}): {text}; nothing was taken",
    ),
    "vanished": ("随之删去：{words}。输入“撤销”可以恢复。", "removed with it: {words}; 撤销 brings it back"),
    "vanished-more": (
        "随之删去 {count} 项：{words}等。输入“撤销”可以恢复。",
        "{count} answers removed with it: {words}…; 撤销 brings them back",
    ),
    "item-removed": ("已删去第 {n} 条“{text}”。输入“撤销”可以恢复。", "item {n} “{text}” removed; 撤销 brings it back"),
    "item-moved": ("“{text}”从第 {n} 条移到第 {to} 条。", "“{text}” moved from {n} to {to}"),
    "no-item": ("没有“{name}”这一条。", "there is no item “{name}”"),
    "no-place": ("没有“{name}”这一项。", "there is no “{name}” to go to"),
}
ASKING_UI: Mapping[str, tuple[str, str]] = {
    "draft-header": (
        "# 由 drafter new 逐题填写，可以直接修改；再运行 drafter new 加本文件名即接着填。\n# 没有发生写“无”，还不知道写“待补”，本单位不涉及写“不适用”，不想说的不写。\n",
        "# Filled in by drafter new; edit freely, run it again to go on.\n# 无: none, 待补: not known yet, 不适用: not applicable; what is left out is not told.\n",
    ),
    "hello": (
        "逐题填写，每答一题就存盘。直接回车＝不写；还不知道写 待补；没有发生写 无。\n随时可以输入：上一题、目录、退出、？",
        "Each answer is saved. Enter: leave out; 待补: not known yet; 无: none.\nAny time: 上一题 (back), 目录 (topics), 退出 (quit), ？ (help)",
    ),
    "help": (
        "直接回车或者“跳过”：这一项不写。待补：还不知道，报告里会列出。无：没有发生，报告会如实写。不适用：本单位不涉及。\n上一题：撤销一步。目录：换主题。退出：存盘离开，下次接着填。",
        "Enter or 跳过: leave out. 待补: not known yet. 无: none, the report says so. 不适用: not applicable.\n上一题: undo one step. 目录: go to a topic. 退出: leave; run again to go on.",
    ),
    "resumed": ("接着填 {path}", "going on with {path}"),
    "created": ("已建立 {path}", "created {path}"),
    "group": ("【{group}｜{label}】已填 {filled}/{total}", "[{group} | {label}] {filled}/{total} answered"),
    "group-list": ("【{label}】已有 {filled} 条", "[{label}] {filled} items"),
    "group-identity": ("【报告机关和日期】", "[agency and dates]"),
    "group-pending": ("，待补 {count}", ", {count} pending"),
    "group-absent": ("（不适用）", " (not applicable)"),
    "ask-year": ("报告哪一年的情况？四位年份，如 2025", "Which year is reported?"),
    "ask-name": ("报告机关的全称（与印章一致）？", "Full name of the reporting agency?"),
    "ask-region": ("所在的省、市、县全称？", "Region?"),
    "ask-level": ("机关是哪一级？", "Level of the agency?"),
    "ask-addressees": ("主送哪些机关？", "Addressees?"),
    "ask-copies": ("抄送哪些机关？", "Copies to?"),
    "ask-as_of": ("数字统计到哪一天？统计到年底的可以不填", "Figures as of which day? Leave out for year end"),
    "ask-date": ("成文日期（落款的日期，写全年月日）？", "Date of the report?"),
    "ask-gate": ("“{label}”今年有没有要写的？", "Anything to tell about “{label}”?"),
    "ask-last-year": ("{label}：上年同口径的数是多少？", "{label}: last year's figure?"),
    "ask-period": (
        "{text}？\n  是不是“{default}”？直接回车就用它；不是的写“否”，或者直接写别的名称",
        "{text}?\n  “{default}”? Enter: yes; 否: no; or write another name",
    ),
    "ask-details": (
        "“{label}”还有细目可填：{text}。要逐项填吗？（直接回车＝否）",
        "Finer figures of “{label}”: {text}. Go through them? (Enter: 否)",
    ),
    "ask-field": ("{text}？", "{text}?"),
    "ask-first": ("{text}？（没有了就直接回车）", "{text}? (Enter: no more)"),
    "ask-more": ("还有吗？{text}？（没有了就直接回车）", "Another one? {text} (Enter: no more)"),
    "ask-render": ("现在写出 Word 文件 {path} 吗？是／否", "Write {path} now? 是 / 否"),
    "ask-render-draft": (
        "还有 {count} 处缺口。现在写出草稿 {path} 看看吗？是／否",
        "{count} gaps remain. Write the draft {path} now? 是 / 否",
    ),
    "ask-subject": ("去哪里？输入序号或者名称的一部分，回车返回：", "Go to (number or part of a name, Enter: back):"),
    "hint-unit": ("单位：{words}", "unit: {words}"),
    "hint-counts": ("口径：{words}", "counts: {words}"),
    "hint-last-year": ("上年：{words}", "last year: {words}"),
    "hint-example": ("示例：{words}", "example: {words}"),
    "hint-list": ("几项之间用“{words}”隔开", "separate items by “{words}”"),
    "hint-table": (
        "每行写“{words}”，中间空一格，行与行之间用“；”隔开",
        "rows of “{words}”, a blank between cells, ；between rows",
    ),
    "hint-details-count": ("共 {words} 项", "{words} in all"),
    "hint-choices": ("可选：{words}", "one of: {words}"),
    "hint-named": ("可以对着写的：{words}", "may answer: {words}"),
    "hint-required": ("必填", "required"),
    "hint-list-question": ("{words}", "{words}"),
    "saved": ("已保存 {path}", "saved {path}"),
    "gaps-left": (
        "还有 {count} 处缺口，再运行 drafter new {path} 即接着填",
        "{count} gaps remain; run drafter new {path} to go on",
    ),
    "gaps-none": (
        "没有缺口了。drafter render {path} 可以写出报告",
        "no gaps left; drafter render {path} writes the report",
    ),
}
