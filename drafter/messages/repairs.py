"""What is said of the text of a source, reported and never mended: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

REPAIRS: Mapping[str, tuple[str, str]] = {
    "source-title-missing": ("原稿没有标题。", "the source has no title"),
    "source-addressee-missing": ("原稿没有主送机关。", "the source names no addressee"),
    "source-signature-missing": ("原稿没有署名。", "the source is not signed"),
    "source-date-missing": ("原稿没有成文日期。", "the source has no date"),
    "source-title-parted": (
        "标题分在几行，连起来是“{suggestion}”。",
        "the title runs over several lines: “{suggestion}”",
    ),
    "source-signature-date": ("署名和日期写在同一行。", "signature and date on one line"),
    "source-furniture": (
        "到第 {last} 行为止有 {count} 行是网页上的内容，不属于报告，没有读入。",
        "{count} lines up to line {last} belong to the web page and were left out",
    ),
    "source-part-unheaded": ("这一段自成一个部分，但没有标题。", "a part without a heading"),
    "source-first-line-blank": ("第一行是空行。", "the first line is blank"),
    "source-blank-lines-uneven": (
        "别处段间都空一行，这里没有（共 {count} 处）。",
        "no blank line here, unlike elsewhere ({count})",
    ),
    "source-paragraph-repeated": ("这一段与第 {first} 行重复。", "the paragraph of line {first} again"),
    "source-paragraph-cut-off": ("段末是“{text}”，可能不完整。", "the paragraph ends with “{text}”: it may be cut off"),
    "source-garbled": ("有无法辨认的字符（{text}）。", "unreadable characters ({text})"),
    "source-date-blank": ("日期中间有空格，应为“{suggestion}”。", "blanks inside a date: “{suggestion}”"),
    "source-half-width": (
        "中文里用了半角标点“{text}”，应为“{suggestion}”，全文 {count} 处。",
        "half-width “{text}” in Chinese text, {count} in all",
    ),
    "source-straight-quotes": ("用了直引号，全文 {count} 处。", "straight quotes, {count} in all"),
    "source-compatibility-form": (
        "“{text}”（{char}）应为“{suggestion}”，全文 {count} 处。",
        "“{text}” ({char}) for “{suggestion}”, {count} in all",
    ),
    "source-indent": ("行首用了特殊空格（{char}）缩进，共 {count} 行。", "indented with {char} in {count} lines"),
    "source-no-break-space": ("有不间断空格，共 {count} 处。", "{count} no-break spaces"),
    "source-blank": ("“{context}”中间多了空格。", "a stray blank in “{context}”"),
    "source-unpaired": ("“{text}”没有配对的“{suggestion}”：{context}", "“{text}” without “{suggestion}”: {context}"),
    "source-list-separators": ("“{text}”各项之间有的加顿号、有的不加。", "separators are not uniform: “{text}”"),
    "source-number-brackets": (
        "发文字号的年份应写作“{suggestion}”。",
        "the year of a document number is written “{suggestion}”",
    ),
    "source-brackets-mixed": ("同一篇里括号用法不一（{text}）。", "brackets are not uniform ({text})"),
    "source-look-alike": ("“{text}”像是“{suggestion}”之误。", "“{text}” looks like a slip for “{suggestion}”"),
    "source-usage": ("“{text}”应为“{suggestion}”。", "“{suggestion}” is meant, not “{text}”"),
    "source-wrong-word": ("“{text}”应为“{suggestion}”。", "“{suggestion}” is meant, not “{text}”"),
    "source-character-lost": ("“{text}”漏了字，应为“{suggestion}”。", "a character is lost: “{suggestion}”"),
    "source-doubled": ("“{text}”重复。", "“{text}” is doubled"),
    "source-marks-clash": ("标点“{text}”连用。", "marks “{text}” in a row"),
    "source-event-code": ("“{text}”应写作“{suggestion}”。", "“{text}” is written “{suggestion}”"),
    "source-date-impossible": ("没有“{text}”这一天。", "there is no such day: “{text}”"),
    "source-date-month-lost": ("“{text}”可能是“{suggestion}”。", "“{text}” may be “{suggestion}”"),
    "source-count-implausible": ("“{text}”数值不合常理，请核对。", "“{text}” is hardly possible"),
    "source-title-damaged": ("书名号不完整，应为“{suggestion}”。", "a title mark is lost: “{suggestion}”"),
    "source-number-damaged": ("发文字号不完整，应为“{suggestion}”。", "a damaged document number: “{suggestion}”"),
    "source-title-nested": (
        "书名号里再用书名号应为〈〉：{suggestion}。",
        "titles within titles take 〈〉: {suggestion}",
    ),
    "source-item-comma": (
        "“{text}”前面是逗号，别的项前面是句号或者分号。",
        "a comma before “{text}”, unlike its sisters",
    ),
    "source-heading-mark-extra": (
        "标题末尾多了标点“{mark}”，同级标题没有。",
        "a mark after this heading, unlike its sisters",
    ),
    "source-heading-mark-lost": (
        "标题末尾少了标点“{mark}”，同级标题都有。",
        "no mark after this heading, unlike its sisters",
    ),
    "source-heading-end-mark": (
        "标题末尾的标点“{mark}”与同级标题不一致。",
        "“{mark}” after this heading, unlike its sisters",
    ),
    "source-number-lost": ("标题漏了序号，应为“{suggestion}”。", "a heading without its number “{suggestion}”"),
    "source-number-order": ("序号“{number}”不连续，应为“{suggestion}”。", "“{number}” is out of order: “{suggestion}”"),
    "source-number-repeated": ("序号“{number}”重复，应为“{suggestion}”。", "“{number}” again: “{suggestion}”"),
    "source-number-forms": (
        "序号“{number}”与别处“{other}”写法不一，共 {count} 处。",
        "“{number}” and “{other}”: two forms of numbers ({count})",
    ),
    "source-names-differ": ("“{text}”与前文“{suggestion}”写法不一。", "“{text}” is “{suggestion}” elsewhere"),
    "source-terms-mixed": (
        "全文“{text}”{count} 处、“{suggestion}”{other} 处，用语不统一。",
        "“{text}” {count} times, “{suggestion}” {other} times",
    ),
}
