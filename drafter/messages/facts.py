"""What is said of values, gaps, packs and output: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

_TYPED = "（写的是“{typed}”）"

FACTS: Mapping[str, tuple[str, str]] = {
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
        "“{label}”不是能读懂的数" + _TYPED + "。请写成“12{unit}”这样的形式。",
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
        + "。请只用阿拉伯数字{suggestion}（GB/T 15835—2011，5.3；“万”“亿”可以用）。",
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
        "上年文件的机关是“{last}”，今年是“{name}”，没有作比较。用错文件的请改正；机关更名的，请把上年文件里的名称改成现名。",
        "last year's agency is “{last}”",
    ),
    "last-year-as-of": (
        "{key} 今年与上年（{other}）的数据截止日不对应，没有作比较。要比较，请在本文件中写出同期的 last_year。",
        "{key}: this year and last year ({other}) close on different days; not compared",
    ),
    "outline-repeat": ("主题“{topic}”在提纲里出现了两次。请只留一处。", "topic “{topic}” stands twice in the outline"),
    "outline-empty": (
        "提纲“{heading}”没有列出主题。请写 topics，或者删去这一条。",
        "outline entry “{heading}” has no topics",
    ),
    "outline-topic": (
        "主题“{topic}”不在可以分节的部分里，提纲对它不起作用。请从提纲中删去。",
        "topic “{topic}” is in no part with sections; the outline does not apply to it",
    ),
    "absent-words": (
        "主题“{label}”写了“不适用”，又写了做法（{list}）。请删去其中一处。",
        "topic “{label}” is 不适用 and yet has own words in {list}",
    ),
    "zero-senseless": (
        "“{label}”不能写“无”。没有这一项的不写，本单位不涉及写“不适用”，还不知道写“待补”。",
        "“{label}” cannot be 无; leave it out, or write 不适用 or 待补",
    ),
    "output-unmarked": (
        "{path} 已经存在。纯文本里没有记号，认不出是否被改过，所以没有覆盖。换一个名字，或者加 --force。",
        "{path} exists; plain text carries no mark to tell whether it was changed: rename or use --force",
    ),
    "trace-foreign": (
        "{path} 不是 drafter 写的来历文件（或者正是事实文件、报告本身），没有写入。请给 --trace 换一个名字。",
        "{path} is no trace file of ours; choose another name for --trace",
    ),
    "last-year-differs": (
        "{key} 的上年数写了 {inline}，而上年文件（{other}）是 {filed}。请留下正确的一个。",
        "{key}: last year {inline} here, {filed} in {other}",
    ),
    # gaps and contradictions
    "pending": ("“{label}”待补（{key}）。", "“{label}” is still to come ({key})"),
    "text-taken": (
        "“{list}”第 {n} 条还是从 {origin} 取来的旧文字。请改写；核对后照旧可用的，把 taken_as（取时指纹）改成“已核对”。",
        "item {n} of “{list}” is still the old text of {origin}: rewrite it, or set taken_as to 已核对 once confirmed",
    ),
    "text-missing": ("{list}第 {n} 条没有写“{label}”。请补上。", "{list}, item {n}: “{label}” is missing"),
    "choice-bare": (
        "{list}第 {n} 条是从备选中选的，还要写“{label}”：本机关自己的情况，哪里、多少、什么时候。",
        "{list}, item {n} was picked from the choices: “{label}” must tell of this agency's own case",
    ),
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
    "pack-choice": (
        "{by} 的备选“{text}”不合用：应当不重复，1 至 {limit} 个字。",
        "choice “{text}” of {by} must be unique and of 1 to {limit} characters",
    ),
    "pack-lead": ("主题 {by}（{label}）没有 leads，段首无话可起。", "topic {by} has no leads"),
    # output
    "format-unknown": ("不会写“{suffix}”。可用的格式：{known}。", "cannot write “{suffix}”; known: {known}"),
    "folder-empty": (
        "文件夹里没有可以读的报告（不看下级文件夹）。",
        "no report in this folder (sub-folders are not looked at)",
    ),
    "output-source": ("{path} 就是原稿，不能覆盖。请换一个名字。", "{path} is the source itself; choose another name"),
    "output-there": (
        "{path} 已经存在，可能有人在里面填过。换一个名字，或者加 --force 覆盖。",
        "{path} exists and may have been worked in; rename or use --force",
    ),
    "output-foreign": (
        "{path} 已经存在，不是 drafter 写的。换一个名字，或者加 --force 覆盖。",
        "{path} exists and is not ours; rename or use --force",
    ),
    "output-changed": (
        "{path} 写出以后被改过。换一个名字，或者加 --force 覆盖（改动会丢失）。",
        "{path} was changed since; rename or use --force",
    ),
    "output-failed": (
        "写不了 {path}：{problem}。{advice}。",
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
    "answers-empty": (
        "没有读到作答的内容。每行写一个 键 = 值，如 year = 2025；可用的键见 drafter new --no-input。",
        "no answers: write one key = value a line",
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
    "subject-unknown": (
        "“{name}”不是哪个主题或者清单的名称。请写全称或者键，可以写的：{near}。",
        "no topic or list “{name}” {near}",
    ),
    "no-terminal": (
        "这里没有可以对话的终端。可以用 --answers 文件 作答，用 --no-input 列出还缺什么，或者用 drafter render 由事实文件写出报告。",
        "no terminal here: answer with --answers FILE, list what is missing with --no-input, or use drafter render",
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
