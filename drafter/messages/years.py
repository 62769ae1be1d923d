"""What is said when last year's report is taken up."""

from __future__ import annotations

from collections.abc import Mapping

YEARS: Mapping[str, tuple[str, str]] = {
    "fact-taken": (
        "“{label}”还是{origin}的内容（{key}）。没有变就删去 taken_from（取自），变了就改写；也可以运行 drafter new 逐项确认。",
        "“{label}” ({key}) is still that of {origin}: confirm it by deleting taken_from, or rewrite it",
    ),
    "last-year-doubtful": (
        "{key} 的上年数（{other}）注着“待核”，没有拿来比较。请对照上年的报告核对，核对后删去那里的“待核”。",
        "{key}: last year's value ({other}) is marked 待核 and was not compared with; confirm it there",
    ),
    "scope-kept": (
        "口径同上年：{scope}。今年的口径不同，请在文件里改这一项的 scope。",
        "scope as last year: {scope}; change it in the file where it differs",
    ),
    # promises
    "promise-text": ("上年写的：{whole}", "last year's words: {whole}"),
    "promise-open": (
        "上年的“{label}”第 {n} 条（{short}）还没有说办得怎样。",
        "nothing is said yet of item {n} of last year's “{label}” ({short})",
    ),
    "promise-alike": (
        "像是已经写在“{label}”第 {n} 条里：{text}。1 就是它",
        "this seems to be told already in item {n} of “{label}”: {text}; 1 takes it",
    ),
    "last-words": ("上年写过：{words}", "written last year: {words}"),
    "number-alone": (
        "“{label}”要用文字写，不能只写“{typed}”：序号只在上一题用。还不知道就直接回车。",
        "“{label}” takes words, not “{typed}”: numbers were for the question before",
    ),
    "last-text": (
        "1 是上年写的话。没有变就选 1，变了就重写",
        "1 is what last year's report said: pick it if nothing changed",
    ),
    "last-text-figures": (
        "1 是上年写的话，里面的 {figures} 是上年的数。变了就重写；数也没有变，就打“照旧”两个字",
        "1 is what last year's report said, with its figures {figures}: rewrite it, or type 照旧 where they hold",
    ),
    "old-figures": (
        "这句话里的 {figures} 是上年的数，请改成今年的。今年还是这些数，就在末尾加上“照旧”两个字。",
        "{figures} in this sentence are last year's: replace them, or type 照旧 behind it where they hold",
    ),
    "old-figures-left": (
        "这句话里有上年的数：{figures}，先不算确认，检查时会列出来。改成今年的，或者在末尾加上“照旧”两个字。",
        "last year's figures stand in this sentence: {figures}; not confirmed until changed or 照旧 is typed behind it",
    ),
    "nothing-kept": (
        "“{label}”这里没有上年的话，写不了“照旧”。请写清楚，或者直接回车先放着。",
        "there are no last year's words for “{label}” to keep: put it in words, or press Enter to leave it",
    ),
    "taken-figures": (
        "“{list}”第 {n} 条里有上年的数：{figures}。改成今年的；今年还是这些数，就在末尾加上“照旧”两个字。",
        "item {n} of “{list}” holds last year's figures: {figures}",
    ),
    "old-figures-kept": (
        "改过的句子里还有上年的数：{figures}。今年的数不同，请改正。",
        "last year's figures are still in this sentence: {figures}",
    ),
    # beginning
    "last-read": (
        "上年：{agency}{year}年，{count} 项指标，问到时列在旁边，只用来比较。",
        "last year: {agency} {year}, {count} values, shown beside the questions and only compared with",
    ),
    "last-doubtful": (
        "其中 {count} 项没有把握（注了“待核”），不拿来比较，会再问一次。",
        "{count} of them are doubtful (marked 待核): not compared with, asked for again",
    ),
    "last-promises": (
        "上年的不足和安排共 {count} 条，会逐条问办得怎样。",
        "{count} problems and plans of last year will be gone through one by one",
    ),
    "begun-from": ("新建了 {path}。", "{path} was begun"),
    "last-extracted": (
        "从 {source} 读出上年的情况，存为 {path}。数字只用来比较；请对照原文核对。",
        "read {source} into {path}; its figures are only compared with: please check them",
    ),
    "last-reused": (
        "上年的情况用已有的 {path}，没有重新读 {source}；要重读，先把它改名或者删去。",
        "going on with {path} for last year, {source} was not read again",
    ),
    "last-kept": (
        "{path} 已经写明上年文件 {last}，没有用 {source}。要换，请改 last_year 一行。",
        "{path} names {last} as last year's file already; {source} was left aside",
    ),
    "last-outline": (
        "上年的提纲没有带过来：标题里常有当年的提法。要沿用，把 {path} 里的 outline 抄到新文件。",
        "last year's outline was not taken over; copy it from {path} to keep it",
    ),
    "last-stable": (
        "带过来 {count} 项一般不变的内容，问到时直接回车就是确认。",
        "{count} values that hardly change were taken over; Enter confirms each when asked",
    ),
    "from-kind": (
        "--from 要一份上年的报告（.docx .pdf .txt .html .doc）或者事实文件（.yaml），{source} 不是。",
        "--from takes last year's report or facts file, not {source}",
    ),
    "from-other-kind": (
        "{source} 不像上年的“{pack}”：标题是“{title}”，内容也对不上。请换成上年的那一份；要写别的报告，请用 --pack。",
        "{source} (“{title}”) does not look like last year's “{pack}”: give that one, or name another pack with --pack",
    ),
    "from-no-year": (
        "看不出 {source} 是哪一年的。先运行 drafter extract {source} -o 上年.yaml，在 year 后面填上年份，再 --from 上年.yaml。",
        "no year found in {source}: run drafter extract, fill in year, and give that file",
    ),
    "from-no-agency": (
        "看不出 {source} 是哪个机关的。先运行 drafter extract {source} -o 上年.yaml，在 name 后面填上机关，再 --from 上年.yaml。",
        "no agency found in {source}: run drafter extract, fill in name, and give that file",
    ),
    "from-blank": (
        "{source} 没有写{label}，不能作上年文件。请先填上。",
        "{source} has no {label} and cannot serve as last year's file",
    ),
    "from-many": (
        "{source} 里有 {count} 份事实。请把上年的那一份单独存成文件，再 --from。",
        "{source} holds {count} documents: save last year's one alone",
    ),
    "from-other-pack": (
        "{source} 是“{named}”的事实文件，现在写的是“{pack}”。请换一个文件。",
        "{source} is of “{named}”, the new report of “{pack}”",
    ),
    "from-year-gap": (
        "{source} 是 {last} 年的，接着写的只能是 {next} 年的报告，不是 {year} 年的：隔年的数不能作上年数。",
        "{source} is of {last}; only the report of {next} can follow, not {year}",
    ),
    "from-same-year": (
        "{source} 也是 {year} 年的，不能作上年文件。请给 {last} 年的。",
        "{source} is of {year} itself; the report of {last} is wanted",
    ),
    "from-other-agency": (
        "{source} 是{last}的，正在写的是{name}的。机构改了名称的，先把上年事实文件里的 name 改成现在的名称；不是同一个机关的，请换一个文件。",
        "{source} is of {last}, the new report of {name}: after a change of name, put the new one into last year's file",
    ),
    "from-own": (
        "{source} 就是要写的文件，不能又作上年文件。",
        "{source} is the new file itself",
    ),
}
YEARS_UI: Mapping[str, tuple[str, str]] = {
    "ask-promise": (
        "这一条今年办得怎样？（还不清楚就直接回车，记作待补）",
        "What became of it this year? (Enter: not known yet)",
    ),
    "ask-promise-alike": (
        "这一条今年办得怎样？（直接回车就先放着）",
        "What became of it this year? (Enter: leave it for now)",
    ),
    "ask-taken": (
        "这是上年的原话。还是这样就直接回车，不一样就改：",
        "These are last year's words. Enter keeps them, or change them",
    ),
    "ask-taken-figures": (
        "这是上年的原话，请改成今年的情况：",
        "These are last year's words: put in this year's",
    ),
    "ask-done": ("“{text}”：做了什么，结果怎样？", "“{text}”: what was done, with what result"),
    "ask-dropped": ("“{text}”：为什么不再实施？", "“{text}”: why was it dropped"),
}
