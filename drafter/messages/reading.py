"""What is said of files, YAML and the frame of a facts file: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

_TYPED = "（写的是“{typed}”）"

READING: Mapping[str, tuple[str, str]] = {
    # the file
    "file-missing": ("找不到文件。请检查路径和文件名。", "no such file; check the path"),
    "file-unreadable": (
        "文件读不出来：{problem}。{advice}。",
        "cannot read the file: {problem}",
    ),
    "file-empty": (
        "文件是空的。可以运行 drafter new 建立一份，或者从 docs/examples 复制一份再改。",
        "the file is empty; start one with drafter new",
    ),
    "file-endless": (
        "这不是普通文件，一直读不到头（已经超过 {limit}）。请确认没有选错文件。",
        "not a regular file, and without an end (over {limit}); is this the right one?",
    ),
    "file-too-large": (
        "文件有 {size}，超过上限 {limit}，不像事实文件。请确认没有选错文件。",
        "{size} is over the limit of {limit}; is this the right file?",
    ),
    "file-binary": (
        "这不是文本文件（{kind}）。事实文件应当是 UTF-8 编码的 YAML 文本；报告原稿请用 drafter extract 读取。",
        "not a text file ({kind}); a facts file is UTF-8 YAML",
    ),
    "file-encoding": (
        "文件是 {encoding} 编码。请在记事本或者 WPS 中“另存为”，编码选 UTF-8，再试一次。",
        "the file is {encoding}; save it as UTF-8",
    ),
    "glob-empty": ("没有与“{pattern}”相符的事实文件。", "nothing matches “{pattern}”"),
    # YAML
    "tab": ("行首用了制表符（Tab）。YAML 只认空格：请改成两个空格。", "a tab in the indentation; use two spaces"),
    "full-colon": (
        "“{key}”后面是中文全角冒号“：”。请改成半角冒号加一个空格“: ”。",
        "full-width colon after “{key}”; write “: ”",
    ),
    "duplicate-key": (
        "“{key}”写了两次，前一次在第 {first} 行。请删去一处。",
        "“{key}” stands twice, first on line {first}; delete one",
    ),
    "yaml-anchor": (
        "用了 YAML 的锚点或者引用（{name}）。事实文件不用它们：请把内容直接写出来；以 * 或 & 开头的文字请加引号。",
        "anchors and aliases are not allowed ({name}); write the value out or quote it",
    ),
    "yaml-tag": ("用了 YAML 标签（{tag}）。请删去标签；以 ! 开头的文字请加引号。", "tags are not allowed ({tag})"),
    "yaml-deep": ("嵌套超过 {limit} 层。请检查缩进和括号。", "nested deeper than {limit} levels"),
    "yaml-many": (
        "内容超过 {limit} 项，不像事实文件。请确认没有选错文件。",
        "more than {limit} items; is this the right file?",
    ),
    "yaml-key": ("这里的键不是简单文字。请写成“键: 值”。", "a key must be plain text"),
    "yaml-colon": (
        "一行里有两个“: ”，分不清键和值。值里带冒号的，请用引号把整个值括起来。",
        "two “: ” on one line; quote the value",
    ),
    "yaml-no-colon": ("“{text}”后面缺少冒号。请写成“键: 值”（半角冒号加空格）。", "missing “: ” after “{text}”"),
    "yaml-quote": ("引号没有配对，一直读到了文件末尾。请补上后引号，或者删去前引号。", "a quote is never closed"),
    "yaml-sign": (
        "值以 YAML 的特殊符号开头（如 @ % * ` !）。请给整个值加引号。",
        "the value starts with a sign YAML reserves; quote it",
    ),
    "yaml-escape": (
        "双引号里的反斜杠“\\”有特殊意思，后面跟的这个字符读不懂。请把双引号换成单引号，或者删去反斜杠。",
        "a backslash inside double quotes starts an escape that cannot be read; use single quotes",
    ),
    "yaml-document": (
        "文件结构到这里断了。请检查本行缩进是否与上文对齐，上一行的引号、括号是否配对。",
        "the structure breaks here; check indentation, quotes and brackets",
    ),
    "yaml-indent": (
        "缩进没有对齐。同一层的键要从同一列开始，请与上文对齐。",
        "indentation does not line up with the lines above",
    ),
    "yaml-bracket": (
        "方括号或者花括号没有配对。请补上 ] 或 }}；括号里的逗号、括号本身要用半角，带冒号的值要加引号。",
        "a bracket is never closed; inside brackets use half-width commas and quote values with colons",
    ),
    "yaml-control": (
        "这里有看不见的控制字符。请删去它（常由复制粘贴带入）。",
        "an invisible control character; delete it",
    ),
    "yaml-syntax": ("这一行读不懂。请检查冒号、缩进和引号。", "cannot read this line ({problem})"),
    "root-not-mapping": (
        "文件开头应当是“键: 值”，如“year: 2025”。请对照 docs/examples 中的例子。",
        "the file must start with “key: value” lines",
    ),
    # envelope
    "unknown-key": ("不认识的键“{key}”。请对照 drafter schema 的说明，或者删去它。", "unknown key “{key}”"),
    "unknown-key-near": ("不认识的键“{key}”。是不是想写“{near}”？", "unknown key “{key}”; did you mean “{near}”?"),
    "unknown-topic": ("没有叫“{key}”的主题。可用的主题见 drafter pack show。", "no topic “{key}”"),
    "unknown-topic-near": ("没有叫“{key}”的主题。是不是想写“{near}”？", "no topic “{key}”; did you mean “{near}”?"),
    "field-elsewhere": (
        "“{key}”属于主题 {topic}（{label}）。请把这一行移到该主题下面。",
        "“{key}” belongs under {topic}",
    ),
    "missing": ("缺少“{label}”（{key}）。请补上。", "“{key}” is missing"),
    "not-a-whole-number": ("“{label}”应当是整数" + _TYPED + "。", "“{key}” must be a whole number (got “{typed}”)"),
    "year-range": (
        "报告年度应当是四位年份，在 1990 与 2100 之间" + _TYPED + "。",
        "the year must lie between 1990 and 2100 (got “{typed}”)",
    ),
    "not-a-choice": (
        "“{label}”只能是：{expected}" + _TYPED + "。",
        "“{key}” must be one of {expected} (got “{typed}”)",
    ),
    "not-text": ("“{label}”应当是文字。", "“{key}” must be text"),
    "not-a-list": ("“{label}”应当是列表，每条前面写“- ”。", "“{key}” must be a list"),
    "not-a-mapping": ("“{label}”下面应当另起行缩进，写“键: 值”。", "“{key}” must hold indented “key: value” lines"),
    "not-readable": ("“{label}”读不懂" + _TYPED + "。", "cannot read “{key}” (got “{typed}”)"),
    "date-year": (
        "成文日期 {date} 与报告年度 {year} 对不上：应当在当年或者次年。请核对年度和日期，当心用了别年的文件。",
        "date {date} does not fit report year {year}",
    ),
    "date-not-full": (
        "“{label}”要写全年月日，如 2026-01-20" + _TYPED + "。",
        "“{label}” must be a full date (got “{typed}”)",
    ),
    "as-of-year": ("数据截止日 {date} 不在报告年度 {year} 内。请核对。", "as_of {date} is outside {year}"),
    "date-before-as-of": ("成文日期 {date} 早于数据截止日 {as_of}。请核对。", "date {date} is before as_of {as_of}"),
    "date-in-year": (
        "成文日期 {date} 在报告年度结束之前，又没有写数据截止日（as_of）。请补上 as_of，免得读者以为是全年数字。",
        "dated {date}, before {year} ends; give as_of",
    ),
}
