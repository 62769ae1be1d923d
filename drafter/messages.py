"""The catalogue of everything a user reads: code → Chinese and English sentence, what is wrong first, what to do next after it."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.analysis.sentences import display_width
from drafter.model.finding import Finding, Severity

ZH, EN = 0, 1
LANGUAGES: Mapping[str, int] = {"zh": ZH, "en": EN}

_TYPED = "（写的是“{typed}”）"

FINDINGS: Mapping[str, tuple[str, str]] = {
    # the file
    "file-missing": ("找不到文件。请检查路径和文件名。", "no such file; check the path"),
    "file-unreadable": (
        "文件读不出来：{problem}。请检查权限，或者先关闭正在使用它的程序。",
        "cannot read the file: {problem}",
    ),
    "file-empty": (
        "文件是空的。可以运行 drafter new 建立一份，或者从 docs/examples 复制一份再改。",
        "the file is empty; start one with drafter new",
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
    "yaml-document": (
        "文件结构到这里断了。请检查本行缩进是否与上文对齐，上一行的引号、括号是否配对。",
        "the structure breaks here; check indentation, quotes and brackets",
    ),
    "yaml-indent": (
        "缩进没有对齐。同一层的键要从同一列开始，请与上文对齐。",
        "indentation does not line up with the lines above",
    ),
    "yaml-bracket": ("方括号或者花括号没有配对。请补上 ] 或 }}。", "a bracket is never closed"),
    "yaml-control": (
        "这里有看不见的控制字符。请删去它（常由复制粘贴带入）。",
        "an invisible control character; delete it",
    ),
    "yaml-syntax": ("这一行读不懂（{problem}）。请检查冒号、缩进和引号。", "cannot read this line ({problem})"),
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
    # values
    "topic-value": (
        "主题“{label}”下面应当逐项填写；整个主题没有的，写“不适用”" + _TYPED + "。",
        "fill topic “{label}” field by field, or write 不适用 (got “{typed}”)",
    ),
    "value-missing": ("“{label}”写了说明却没有 value。请补上 value，暂缺写“待补”。", "“{label}” has no value"),
    "value-not-single": ("“{label}”应当是一个值，不是列表或者一组键值。", "“{label}” takes a single value"),
    "not-a-flag": (
        "“{label}”的 publish 和 approx 只能写“是”或者“否”" + _TYPED + "。",
        "“{label}”: publish and approx take 是 or 否",
    ),
    "table-shape": (
        "“{label}”是表格：请逐行写“- {{{columns}}}”，或者每行“名称: 数值”。",
        "“{label}” is a table of {columns}",
    ),
    "table-cell": ("“{label}”这一行缺少“{column}”。", "“{label}”: column “{column}” is missing"),
    "list-expected": ("“{label}”应当是列表或者表格。", "“{label}” must be a list"),
    "grouping": (
        "“{label}”的千分位逗号位置不对" + _TYPED + "。请写成不带逗号的数{suggestion}。",
        "“{label}”: misplaced thousands separator (“{typed}”)",
    ),
    "han-number": (
        "“{label}”用了汉字数字" + _TYPED + "。请改用阿拉伯数字{suggestion}。",
        "“{label}”: write “{typed}” in digits ({suggestion})",
    ),
    "vague-number": (
        "“{label}”不是确定的数" + _TYPED + "。请写具体数；概数写“约400条”“400余条”；不知道写“待补”。",
        "“{label}”: “{typed}” is no definite number",
    ),
    "not-a-number": (
        "“{label}”不是能读懂的数" + _TYPED + "。请写成“612{unit}”这样的形式。",
        "“{label}”: cannot read “{typed}” as a number",
    ),
    "too-long": ("“{label}”超过 {limit} 位数" + _TYPED + "。请核对。", "“{label}”: more than {limit} digits"),
    "approx-twice": (
        "“{label}”重复用了表示约数的词" + _TYPED + "。请只留一个{suggestion}。",
        "“{label}”: approximate twice (“{typed}”)",
    ),
    "mixed-numeral": (
        "“{label}”把阿拉伯数字和“千”“百”混用了"
        + _TYPED
        + "。请写成{suggestion}（GB/T 15835—2011，5.3；“万”“亿”可以用）。",
        "“{label}”: mixed numeral “{typed}”",
    ),
    "fraction-typed": (
        "“{label}”写成了分数" + _TYPED + "。请写百分数{suggestion}。",
        "“{label}”: write a percentage, not “{typed}”",
    ),
    "unit": (
        "“{label}”的单位不能是“{unit}”" + _TYPED + "。可用的单位：{accepts}。",
        "“{label}”: unit “{unit}” is not accepted; use {accepts}",
    ),
    "range": (
        "“{label}”超出合理范围（{min}至{max}{unit}）" + _TYPED + "。请核对。",
        "“{label}”: “{typed}” is outside {min} to {max}{unit}",
    ),
    "empty-mark": (
        "“{label}”没有写值" + _TYPED + "。没有发生写“无”，还不知道写“待补”，本单位不涉及写“不适用”。",
        "“{label}”: write 无, 待补 or 不适用",
    ),
    "negative": ("“{label}”不能是负数" + _TYPED + "。", "“{label}” cannot be negative (“{typed}”)"),
    "not-whole": ("“{label}”应当是整数，不能有小数" + _TYPED + "。", "“{label}” must be whole (“{typed}”)"),
    "change-typed": (
        "“{label}”是数值，不是增减幅度" + _TYPED + "。请写本年数，上年数写在 last_year，增减由程序计算。",
        "“{label}” takes the figure, not a change (“{typed}”)",
    ),
    "sum-typed": (
        "“{label}”写成了算式" + _TYPED + "。请写合计数{suggestion}。",
        "“{label}”: write the total, not “{typed}”",
    ),
    "range-typed": (
        "“{label}”写成了范围" + _TYPED + "。请写确定的数，或者写成“约…”。",
        "“{label}”: a range (“{typed}”); write one number",
    ),
    "zero-denominator": (
        "“{label}”的分母是零" + _TYPED + "，算不出比率。请删去这一项。",
        "“{label}”: zero denominator",
    ),
    "date-impossible": (
        "“{label}”不是真实存在的日期" + _TYPED + "。请核对月和日。",
        "“{label}”: no such date (“{typed}”)",
    ),
    "not-a-date": (
        "“{label}”不是能读懂的日期" + _TYPED + "。请写成 2026-01-20 或者 2026年1月20日。",
        "“{label}”: cannot read the date “{typed}”",
    ),
    "year-short": (
        "“{label}”的年份不能简写" + _TYPED + "。请写全{suggestion}。",
        "“{label}”: write the year in full (“{typed}”)",
    ),
    "not-a-doc-number": (
        "“{label}”不是规范的文号" + _TYPED + "。请写成“机关代字〔2025〕31号”{suggestion}。",
        "“{label}”: not a document number (“{typed}”)",
    ),
    "title-unbalanced": ("“{label}”的书名号没有配对" + _TYPED + "。", "“{label}”: unbalanced 《》"),
    "title-several": ("“{label}”只填一个文件名" + _TYPED + "。", "“{label}” takes one title"),
    "title-tail": (
        "“{label}”的书名号后面只能是（文号）" + _TYPED + "{suggestion}。",
        "“{label}”: only a number may follow 》",
    ),
    "not-a-bool": ("“{label}”请填“是”或者“否”" + _TYPED + "。", "“{label}” takes 是 or 否"),
    # last year
    "last-year-missing": (
        "找不到上年事实文件 {name}。请改正 last_year，或者删去这一行。",
        "last year's file {name} is missing",
    ),
    "last-year-broken": (
        "上年事实文件 {name} 有 {count} 处问题，先改正它（drafter check {name}）。",
        "last year's file {name} has {count} faults",
    ),
    "last-year-wrong": (
        "last_year 指向的是 {year} 年的文件，应当是 {expected} 年。",
        "last_year is of {year}, expected {expected}",
    ),
    "last-year-agency": (
        "上年文件的机关是“{last}”，今年是“{name}”。请确认没有用错文件。",
        "last year's agency is “{last}”",
    ),
    "last-year-differs": (
        "{key} 的上年数写了 {inline}，而上年文件（{other}）是 {filed}。请留下正确的一个。",
        "{key}: last year {inline} here, {filed} in {other}",
    ),
    # gaps and contradictions
    "pending": ("“{label}”待补（{key}）。", "“{label}” is still to come ({key})"),
    "text-missing": ("{list}第 {n} 条没有写“{label}”。请补上。", "{list}, item {n}: “{label}” is missing"),
    "part-missing": (
        "必备部分“{label}”还没有内容（{law}）。请填写 {how}。",
        "required part “{label}” has nothing to tell; fill {how}",
    ),
    "contradiction-sum": (
        "“{first}”是 {first_value}，而各分项之和是 {computed}（{formula}），相差 {difference}；分项见 {other}。{why}。请核对。",
        "“{first}” is {first_value}, its parts add up to {computed} ({formula}), difference {difference}; see {other}",
    ),
    "contradiction-rate": (
        "“{first}”写的是 {first_value}，按 {formula} 应为 {computed}，相差 {difference}；依据见 {other}。{why}。请核对。",
        "“{first}” is {first_value}, computed {computed} ({formula}), difference {difference}; see {other}",
    ),
    "contradiction-part": (
        "“{first}”{first_value} 大于“{second}”{second_value}（{other}），多 {difference}。{why}。请核对。",
        "“{first}” {first_value} exceeds “{second}” {second_value} ({other}) by {difference}",
    ),
    "contradiction-listed": (
        "“{first}”写的是 {first_value}，而“{second}”（{other}）列出 {computed} 项，相差 {difference}。{why}。请核对。",
        "“{first}” is {first_value}, “{second}” lists {computed} ({other}), difference {difference}",
    ),
    "order-unusual": (
        "“{first}”{first_value} 大于“{second}”{second_value}（{other}），多 {difference}。{why}。",
        "“{first}” {first_value} exceeds “{second}” {second_value} ({other}); unusual",
    ),
    "figures-differ": (
        "“{first}”{first_value} 与“{second}”{second_value}（{other}）相差 {difference}。{why}。",
        "“{first}” {first_value} and “{second}” {second_value} ({other}) differ by {difference}",
    ),
    "left-out": ("为满足字数上限，没有写入“{label}”。", "left out for length: “{label}”"),
    "too-long-report": (
        "全文 {size} 字，仍超过上限 {limit} 字。请精简自己写的文字。",
        "{size} characters, over the limit of {limit}",
    ),
    # packs
    "pack-unknown": ("找不到报告种类“{name}”。已有的：{known}。", "no pack “{name}”; known: {known}"),
    "pack-format": ("报告种类的格式版本是 {format}，本程序只认 {known}。", "pack format {format} is not {known}"),
    "pack-invalid": ("{place}：{problem}", "{place}: {problem}"),
    "pack-reference": ("“{by}”用到了没有定义的“{name}”。", "“{by}” names undefined “{name}”"),
    "wording-syntax": ("写法的括号或者花括号不成对：{wording}", "malformed wording: {wording}"),
    "template-error": ("模板出错：{problem}", "template error: {problem}"),
    "pack-slot": (
        "写法 {by} 用到了“{key}”，它不在 needs 和 may 之内，也不是通用的词。",
        "wording {by} uses “{key}”, which is neither in needs or may nor a common word",
    ),
    "pack-view": (
        "写法 {by} 用到了没有的视图“{view}”。可用的：{known}。",
        "wording {by}: no view “{view}”; use {known}",
    ),
    "pack-unsaid": (
        "写法 {by} 没有写到 {keys}，选中它时这些数会另起一句。",
        "wording {by} does not tell {keys}; they would go to a sentence of their own",
    ),
    "pack-phrase": (
        "指标 {by} 的 phrase“{phrase}”应当有 {count} 处 {{}}。",
        "field {by}: phrase “{phrase}” must hold {count} {{}}",
    ),
    "pack-twice": (
        "句式 {by} 和 {other} 都以“{key}”为必有，后一个永远用不上。",
        "patterns {by} and {other} both need “{key}”; the second is never told",
    ),
    "pack-lead": ("主题 {by}（{label}）没有 leads，段首无话可起。", "topic {by} has no leads"),
    # output
    "format-unknown": ("不会写“{suffix}”。可用的格式：{known}。", "cannot write “{suffix}”; known: {known}"),
    "output-foreign": (
        "{path} 已经存在，不是 drafter 写的。换一个名字，或者加 --force 覆盖。",
        "{path} exists and is not ours; rename or use --force",
    ),
    "output-changed": (
        "{path} 写出以后被改过。换一个名字，或者加 --force 覆盖（改动会丢失）。",
        "{path} was changed since; rename or use --force",
    ),
    "output-failed": (
        "写不了 {path}：{problem}。文件若正在 Word 或者 WPS 中打开，请先关闭。",
        "cannot write {path}: {problem}",
    ),
    "output-one": ("不止一份报告，-o 应当是文件夹。", "several reports need a folder for -o"),
    "set-form": (
        "--set 要写成 键=值，键用字段短名或者中文名称" + _TYPED + "。",
        "--set takes key=value (got “{typed}”)",
    ),
    "set-key": (
        "--set 的键“{key}”不认识。请写指标的键或者名称；可用的见 drafter pack show。",
        "--set: unknown key “{key}”",
    ),
    "set-key-near": (
        "--set 的键“{key}”不认识。是不是想写“{near}”？",
        "--set: unknown key “{key}”; did you mean “{near}”?",
    ),
    "answers-form": ("这一行要写成 键 = 值" + _TYPED + "。注释以 # 开头。", "write key = value (got “{typed}”)"),
    "answers-key": (
        "不认识的键“{key}”，或者清单的序号跳过了前面的条目。键见 drafter new --no-input 和 drafter schema。",
        "unknown key “{key}”, or an item number that skips one",
    ),
    "answers-topic": (
        "“{key}”下面已经填了内容，不能整个写成一个值。请先在事实文件中删去。",
        "“{key}” already holds answers",
    ),
    "draft-many": (
        "这个文件里有 {count} 份事实。请拆成每份一个文件再问答。",
        "{count} documents in one file; split them first",
    ),
    "subject-unknown": ("没有叫“{name}”的主题或者清单，或者有几个都相像。{near}", "no topic or list “{name}” {near}"),
    "no-terminal": (
        "这里没有可以对话的终端。请用 drafter render 渲染 YAML 事实文件，或者用 --answers 文件作答。",
        "no terminal; use drafter render with a facts file",
    ),
    # annex, comments, PDF
    "annex-empty": ("事实文件里没有可以列表的数字，没有附表。", "no figures to put in an annex"),
    "remarks-docx-only": (
        "批注只写进 .docx；{suffix} 里没有批注。",
        "comments are written to .docx only, not to {suffix}",
    ),
    "output-no-office": (
        "没有找到 LibreOffice，转不成 PDF。请安装 LibreOffice 后再试，或者先写出 .docx，在 Word、WPS 中另存为 PDF。",
        "LibreOffice is not installed; install it, or write a .docx and save that as PDF",
    ),
    "output-office-failed": (
        "LibreOffice 没有转成 PDF：{problem}。请再试一次；仍不成，先写出 .docx，在 Word、WPS 中另存为 PDF。",
        "LibreOffice failed: {problem}; write a .docx and save that as PDF",
    ),
    "output-office-slow": (
        "LibreOffice 超过 {seconds} 秒没有转完，已经停止。请再试一次；仍不成，先写出 .docx，在 Word、WPS 中另存为 PDF。",
        "LibreOffice took longer than {seconds} s and was stopped",
    ),
    "pdf-fonts": (
        "这台机器没有装下列字体，PDF 里用了别的字体，换行和分页会不同：{fonts}。请安装后再转，或者在装有这些字体的机器上由 .docx 另存为 PDF。",
        "faces not installed and replaced in the PDF: {fonts}",
    ),
    "layout-unknown": (
        "没有叫“{name}”的版式。可用的有 {known}，或者一个 .yaml 版式文件。",
        "no layout “{name}”; known: {known}, or a .yaml file",
    ),
    "layout-key": ("版式文件里没有“{key}”这一项。可写：{near}。", "unknown key “{key}” in a layout; {near}"),
    "layout-value": (
        "“{key}”不能写成“{typed}”。可写：{allowed}。",
        "“{key}” cannot be “{typed}”; allowed: {allowed}",
    ),
    "layout-mapping": (
        "这里要写成“名称: 值”的形式，可写的名称有 {known}。",
        "write this as “name: value”; names: {known}",
    ),
}

LABELS: Mapping[Severity, tuple[str, str]] = {
    Severity.UNREADABLE: ("错误", "error"),
    Severity.GAP: ("缺口", "gap"),
    Severity.WARNING: ("提醒", "warning"),
    Severity.NOTE: ("说明", "note"),
}

UI: Mapping[str, tuple[str, str]] = {
    "pack-size": ("指标 {fields} 项，句式 {patterns} 个", "{fields} fields, {patterns} patterns"),
    "pack-broken": ("有 {count} 处错误，读不出来", "cannot be read: {count} errors"),
    "pack-totals": (
        "指标 {fields} 项，句式 {patterns} 个，数字规则 {relations} 条，现行名称 {periods} 个",
        "{fields} fields, {patterns} patterns, {relations} relations, {periods} dated names",
    ),
    "pack-origins": (
        "来历：学习所得 {learned} 条（{share}），人工编写 {person} 条",
        "learned: {learned} ({share}), by people: {person}",
    ),
    "pack-samples": ("样本印证：{samples}", "attested by: {samples}"),
    "pack-clean": ("没有发现问题", "nothing found"),
    "pack-found": ("发现 {count} 处问题", "{count} findings"),
    "field-required": ("必填", "required"),
    "field-derived": ("由程序计算", "derived"),
    "written": ("已写出 {path}", "wrote {path}"),
    "unchanged": ("{path} 没有变化", "{path} is unchanged"),
    "draft": ("草稿：还有 {count} 处待补或者待核", "draft: {count} gaps remain"),
    "refused": (
        "没有写出：{errors} 处错误，{gaps} 处缺口（加 --draft 可以先写草稿）",
        "nothing written: {errors} errors, {gaps} gaps (--draft writes a draft)",
    ),
    "refused-hard": ("没有写出：{errors} 处错误。改正后再试", "nothing written: {errors} errors"),
    "batch": ("共 {total} 份，写出 {done} 份，未成 {failed} 份", "{done} of {total} written, {failed} failed"),
    # the interview
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
        "{text}？\n  是不是“{default}”？答“是”，或者直接写别的名称",
        "{text}?\n  “{default}”? Answer 是 or write another name",
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
    "hint-choices": ("可选：{words}", "one of: {words}"),
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
    "interrupted": ("已中断，已填的都保存了", "interrupted; everything answered is saved"),
    "internal": (
        "程序内部出错：{problem}。请把这句话和用到的文件发给维护者（加 --debug 看详情）",
        "internal error: {problem} (--debug shows more)",
    ),
}


_LINE = 160
_QUOTED = frozenset({"typed", "key", "name", "text", "tag", "wording", "inline", "filed"})


def _cut(text: str) -> str:
    return text if len(text) <= _LINE else text[: _LINE // 2] + "…"


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def sentence(found: Finding, lang: int = ZH) -> str:
    """The sentence of a finding."""
    text = FINDINGS.get(found.code, (found.code, found.code))[lang]
    params = _Blank({key: _cut(value) if key in _QUOTED else value for key, value in found.params.items()})
    if params.get("suggestion") and lang == ZH:
        params["suggestion"] = f"，如“{params['suggestion']}”"
    return text.format_map(params)


def show(found: Finding, lang: int = ZH) -> str:
    """A finding as printed: place, kind, sentence, code; then the line with a caret placed by display width."""
    where = f"{found.where}: " if str(found.where) else ""
    head = f"{where}{LABELS[found.severity][lang]}：{sentence(found, lang)} [{found.code}]"
    if not found.line_text.strip():
        return head
    text = found.line_text.replace("\t", " ")
    column = max(found.where.column - 1, 0)
    if len(text) > _LINE:  # a window on the place; a line may hold a whole file
        start = max(column - _LINE // 2, 0)
        text, column = text[start : start + _LINE], column - start
    before = text[:column]
    return f"{head}\n    {text}\n    {' ' * display_width(before)}^"


def ui(key: str, lang: int = ZH, **params: object) -> str:
    """A line of the interface."""
    return UI[key][lang].format(**params)
