"""What is said when digests are made and read: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

DIGESTS: Mapping[str, tuple[str, str]] = {  # findings
    "digest-format": (
        "摘要的格式是第 {format} 版，本程序只认第 {known} 版。请用 drafter digest 从样本重新生成。",
        "digest format {format} is not known (only {known}); make it anew with drafter digest",
    ),
    "digest-not-one": (
        "这不是样本摘要（缺少 format 或者 sha256）。摘要用 drafter digest 生成。",
        "not a digest (no format or sha256); drafter digest makes them",
    ),
    "digest-record": ("这里应当是“{{键: 值, ……}}”。", "this must be a {{key: value, …}} mapping"),
    "digest-list": ("“{key}”下面应当是列表，每条前面写“- ”。", "“{key}” must be a list"),
    "digest-key": ("摘要里没有“{key}”这个键。可用的：{known}。", "unknown key “{key}”; known: {known}"),
    "digest-value": (
        "“{key}”的值读不懂（写的是“{typed}”）。请对照文件开头的说明。",
        "cannot read the value of “{key}” (“{typed}”); see the head of the file",
    ),
    "digest-clause": (
        "分句读不懂。应当是“行-列-句 标题序号 作用 句式”，如“12-30-1 4 measure 加强{{X}}监督”。",
        "cannot read this clause; write “line-column-sentence head move frame”",
    ),
    "digest-missing": ("缺少“{key}”。请补上。", "“{key}” is missing"),
    "digest-index": (
        "序号 {index} 没有对应的条目（最大是 {last}，没有写 -1）。",
        "{index} leads nowhere (the last is {last}; -1 for none)",
    ),
    "digest-mixed": (
        "摘要用的不是同一个词表（{shown}），不能放在一起学。请用 drafter digest --force --lexicon 重新生成。",
        "the digests were made with different lexicons ({shown}); make them anew with one",
    ),
    "digest-lexicon": (
        "摘要用的词表（{shown}）不是要用的“{lexicon}”。请换 --lexicon，或者用 drafter digest --force 重新生成摘要。",
        "the digests were made with another lexicon ({shown}) than “{lexicon}”",
    ),
    "digest-none": ("没有可用的样本。", "no usable sample"),
    "digest-same-name": (
        "有两份不同的样本都叫“{sample}”，只用了一份。请改名。",
        "two different samples are called “{sample}”; only one was used",
    ),
    "digest-same-stem": (
        "与 {other} 同名（都叫“{sample}”），摘要会互相覆盖，没有读。请改名。",
        "has the same name as {other} (“{sample}”) and was not read; rename one",
    ),
    "digest-duplicate": (
        "“{second}”与“{first}”的文字几乎一样，学习时只算一份。",
        "“{second}” has nearly the same text as “{first}” and counts once",
    ),
    "digest-edited": (
        "{path} 生成以后有人改过，没有重写。要重写（改动会丢失），加 --force。",
        "{path} was edited since and was left alone; --force overwrites it",
    ),
    "digest-failed": (
        "读这份样本时程序出错：{problem}。请把这句话和样本发给维护者。",
        "internal error with this sample: {problem}",
    ),
}
DIGESTS_UI: Mapping[str, tuple[str, str]] = {  # lines of the interface
    "digested": (
        "{folder}：写出摘要 {written} 份，没有变化 {kept} 份，未成 {failed} 份",
        "{folder}: {written} digests written, {kept} unchanged, {failed} failed",
    ),
}
