"""What is said when learning: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

LEARNING: Mapping[str, tuple[str, str]] = {  # findings
    "pack-left-out": (
        "这里的 {{X}} 是样本中略去的词，不能用来写报告。请补上原词，或者删去这一处。",
        "{{X}} stands for words left out of a sample; fill them in or take the place out",
    ),
    "learn-no-entry": (
        "没有叫“{name}”的条目，这一个没有采用。键照“新学到”“冲突”各行里的写，如 fields/键。",
        "no entry is called “{name}”; write the key as the lines above give it, such as fields/KEY",
    ),
    "learn-report-foreign": (
        "{path} 已经存在，不是 drafter 写的审阅页，或者写出后有人改过；什么也没有写。请给审阅页换一个名字。",
        "{path} exists and is no review page of ours, or was changed since; nothing was written. Name another file.",
    ),
    "learn-no-pack": (
        "“{name}”里有 {file}，却没有 pack.yaml，不是一种报告的文件夹；什么也没有写。请换一个文件夹。",
        "“{name}” holds {file} but no pack.yaml: not a pack; nothing was written. Name another folder.",
    ),
}

LEARNING_UI: Mapping[str, tuple[str, str]] = {  # lines of the interface
    "learned": (
        "读了 {samples} 份样本；学到部分 {parts} 个、主题 {topics} 个、指标 {fields} 项、句式 {patterns} 个、数字规则 {relations} 条。",
        "{samples} samples read; learned {parts} parts, {topics} topics, {fields} fields, {patterns} patterns, "
        "{relations} number rules.",
    ),
    "learn-nothing": (
        "没有一份可以学习的样本，什么也没有写。请给出几份同一种报告（.docx .txt .html .pdf）或者 drafter digest 写的摘要。",
        "no sample to learn from; nothing was written. Give some reports of one kind, or digests.",
    ),
    "learn-single": (
        "只有一份样本：看不出哪些是规矩、哪些是偶然，学到的一律作选填；再加几份同类报告，重学一遍会更准。",
        "one sample only: rule and accident cannot be told apart, so everything is optional; add more and learn again.",
    ),
    "learn-fewer": (
        "这个文件夹上次还学过另外 {count} 份样本（{samples}），这次没有给出；学习总是从给出的全部样本重学，请连同它们（或者其摘要）一起给出。",
        "{count} samples it was last learned from are missing this time ({samples}); name all samples, or their digests.",
    ),
    "learn-doubt-order": (
        "存疑：各样本的部分次序不一致：{orders}。",
        "in doubt: the samples put their parts in different orders: {orders}",
    ),
    "learn-doubt-unit": (
        "存疑：{name} {label}：各样本用的单位不一致（{units}）。",
        "in doubt: {name} {label}: the samples use different units ({units})",
    ),
    "learn-doubt-rule": ("存疑：{name}：{note}。", "in doubt: {name}: {note}"),
    "learn-updated": (
        "更新 {place}/{name} {label}：{old} → {new}",
        "updated {place}/{name} {label}: {old} → {new}",
    ),
    "learn-offered": (
        "新学到 {place}/{name} {label}（{support} 份样本）：{new}",
        "new {place}/{name} {label} ({support} samples): {new}",
    ),
    "learn-conflict": (
        "冲突 {place}/{name} {label}：文件里是（有人改过，保留）{old}；新学到的是 {new}",
        "conflict {place}/{name} {label}: the file says (edited, kept) {old}; learned now: {new}",
    ),
    "learn-unsupported": (
        "{place}/{name}：这次的样本里没有印证，保留。",
        "{place}/{name}: no sample bears it out any more; kept.",
    ),
    "learn-evidence": ("佐证更新 {count} 条。", "evidence refreshed: {count} entries."),
    "learn-more": (
        "……还有 {count} 条（--report FILE.html 列出全部）。",
        "… {count} more (--report FILE.html lists all).",
    ),
    "learn-next": (
        "新学到的还没有写入，冲突处保留了现有的。要写入或者采用新学的：--accept 键,…；冲突处就用现有的、以后不再提：--keep 键,…（不列键则全部）。",
        "new entries were not written and conflicts kept. To take them: --accept KEY,…; to settle conflicts for the "
        "file: --keep KEY,… (no key: all).",
    ),
    "learn-fresh": (
        "已写出 {folder}（{files}）。下一步：drafter pack check {folder}；drafter extract --pack {folder} 报告；"
        "drafter new --pack {folder}。",
        "wrote {folder} ({files}). Next: drafter pack check {folder}; drafter extract --pack {folder} REPORT.",
    ),
    "learn-written": ("已更新 {folder}：{files}。", "updated {folder}: {files}."),
    "learn-unchanged": ("{folder} 没有变化。", "{folder} unchanged."),
    "show-learned": ("学出", "learned"),
    "show-edited": ("学出后人改", "edited"),
    "show-person": ("人写", "person"),
    "show-all": ("合计", "all"),
    "show-more": ("等，另有 {count} 份", "and {count} more"),
    "show-patterns": ("句式", "patterns"),
    "learn-head-pack": ("{name}：各部分、各主题、清单、固定用语。", "{name}: parts, topics, lists, set phrases."),
    "learn-head-fields": (
        "{name}：要填的指标。by 为 learned 的由样本学出，attested 是样本和行；改过的不会被重学覆盖。",
        "{name}: what is asked. by: learned came from samples (attested: sample and lines); what you change stays.",
    ),
    "learn-head-patterns": (
        "{name}：句式。needs 必有，may 可有；[…] 缺其中任一值即消失，[甲|乙] 取第一个齐备的。",
        "{name}: phrasing patterns. needs must be there, may can; […] goes when a value in it is missing.",
    ),
    "learn-head-periods": ("{name}：某一年现行的名称。", "{name}: names current in a year."),
    "learn-head-relations": ("{name}：数字之间的关系。", "{name}: number rules."),
    "learn-head-lexicon": (
        "{name}：凭什么认出部分、主题、指标。at 里 {{}} 是值的位置。",
        "{name}: by what parts, topics and fields are recognised; {{}} in at is the place of the value.",
    ),
}
