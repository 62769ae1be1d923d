"""The questions of the interview and the words around them: key → Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

ASKING: Mapping[str, tuple[str, str]] = {
    "topic-holds": (
        "“{label}”下面已有{count}项内容（{words}），不能写“不适用”。确实不涉及的，先输入“清除”删去这些内容。",
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
    "name-until": ("{name}到{end}为止都是现行的。", "{name} is current until {end}"),
    "name-unknown": (
        "程序里没有{year}年“{label}”的名称，请查证后填写。",
        "no current name is known for “{label}” in {year}: look it up",
    ),
    "gate-needed": ("报告必须有“{label}”这一部分{law}。", "the report needs the part “{label}”{law}"),
    "gate-required": (
        "“{label}”不能写“不适用”：报告必须有“{part}”这一部分{law}。现在不填的，写“以后再填”。",
        "“{label}” cannot be 不适用: the report needs “{part}”{law}; 以后再填 leaves it for later",
    ),
    "table-cells": (
        "第{n}行有{cells}格，应当是{count}格：{columns}。请把各行改好，再一起输入。",
        "row {n} has {cells} cells instead of {count}: {columns}",
    ),
    "row-cells": (
        "粘贴的第{n}行有{cells}格，应有{count}格（{columns}）：{text}。请改好后重新粘贴，一行都没有写入。",
        "row {n} has {cells} cells instead of {count} ({columns}): {text}; nothing was taken",
    ),
    "rows-pasted": ("粘贴了{count}条：{words}。", "{count} rows pasted: {words}"),
    "vanished": ("随之删去：{words}。输入“撤销”可以恢复。", "removed with it: {words}; 撤销 brings it back"),
    "vanished-more": (
        "随之删去{count}项：{words}等。输入“撤销”可以恢复。",
        "{count} answers removed with it: {words}…; 撤销 brings them back",
    ),
    "item-removed": ("已删去第{n}条“{text}”。输入“撤销”可以恢复。", "item {n} “{text}” removed; 撤销 brings it back"),
    "item-moved": ("“{text}”从第{n}条移到第{to}条。", "“{text}” moved from {n} to {to}"),
    "no-title": (
        "“{label}”应当是文件的名称（写的是“{typed}”）。请写全名，如“《某某办法》”；没有可以写的，直接回车。",
        "“{label}” takes the title of a document (got “{typed}”)",
    ),
    "no-organ": (
        "“{label}”应当是机关或者单位的名称（写的是“{typed}”）。请写全称，如“某市人民政府”。",
        "“{label}” takes the name of an agency (got “{typed}”)",
    ),
    "text-number": (
        "“{label}”要用文字写，不能只写“{typed}”。请写一句话；没有可以写的，直接回车。",
        "“{label}” takes words, not “{typed}”",
    ),
    "list-command": (
        "“{typed}”不能作“{label}”的内容。要删去或者移动条目，输入“清单”再选；条目的序号要是有的。",
        "“{typed}” is no text for “{label}”: type 清单 to change the items of a list",
    ),
    "noted-pending": ("“{label}”记作待补。", "“{label}” is 待补 for now"),
    "no-item": ("没有“{name}”这一条。", "there is no item “{name}”"),
    "no-place": ("没有“{name}”这一项。", "there is no “{name}” to go to"),
}
ASKING_UI: Mapping[str, tuple[str, str]] = {
    "draft-header": (
        "# 由 drafter new 逐题填写，可以直接修改；再运行 drafter new 加本文件名即接着填。\n# 没有发生写“无”，还不知道写“待补”，本单位不涉及写“不适用”，不想说的不写。\n",
        "# Filled in by drafter new; edit freely, run it again to go on.\n# 无: none, 待补: not known yet, 不适用: not applicable; what is left out is not told.\n",
    ),
    "ask-year": ("报告哪一年的情况？四位年份，如 2025", "Which year is reported?"),
    "ask-name": ("报告机关的全称（与印章一致）？", "Full name of the reporting agency?"),
    "ask-region": ("所在的省、市、县全称？", "Region?"),
    "ask-level": ("机关是哪一级？", "Level of the agency?"),
    "ask-addressees": ("主送哪些机关？", "Addressees?"),
    "ask-copies": ("抄送哪些机关？", "Copies to?"),
    "ask-as_of": ("数字统计到哪一天？统计到年底的可以不填", "Figures as of which day? Leave out for year end"),
    "ask-date": ("成文日期（落款的日期，写全年月日）？", "Date of the report?"),
    "ask-gate": ("{label}：今年有没有要写的？", "{label}: anything to tell?"),
    "ask-last-year": ("{label}：上年同口径的数是多少？", "{label}: last year's figure?"),
    "ask-period": (
        "{text}？\n  {default}\n  是这个就直接回车；不是的写“否”，或者直接写别的名称",
        "{text}?\n  {default}\n  Enter: yes; 否: no; or write another name",
    ),
    "ask-details": (
        "{label}还有细目可填：{text}。要逐项填吗？（直接回车＝否）",
        "Finer figures of {label}: {text}. Go through them? (Enter: 否)",
    ),
    "ask-told": ("{text}", "{text}"),
    "ask-field": ("{text}？", "{text}?"),
    "ask-first": ("{text}？（没有就直接回车）", "{text}? (Enter: none)"),
    "ask-first-needed": ("{text}？（报告必须有，以后再填就直接回车）", "{text}? (the report needs it; Enter: later)"),
    "ask-more": ("还有吗？{text}？（没有了就直接回车）", "Another one? {text} (Enter: no more)"),
    "hint-unit": ("单位：{words}", "unit: {words}"),
    "hint-counts": ("口径：{words}", "counts: {words}"),
    "hint-last-year": ("上年：{words}", "last year: {words}"),
    "hint-example": ("示例：{words}", "example: {words}"),
    "hint-list": ("几项之间用“{words}”隔开", "separate items by “{words}”"),
    "hint-table": (
        "每行写“{words}”，中间空一格，行与行之间用“；”隔开",
        "rows of “{words}”, a blank between cells, ；between rows",
    ),
    "hint-rows": ("要填的行：{words}", "rows: {words}"),
    "hint-details-count": ("共{words}项", "{words} in all"),
    "hint-named": ("可以对着写的：{words}", "may answer: {words}"),
}
