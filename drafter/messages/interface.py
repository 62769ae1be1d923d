"""The lines of the commands and of the interview: key → Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

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
    "extracted": (
        "已写出 {path}：填入指标 {fields} 项（{doubtful} 项没有把握，注了“待核”），自己的话 {texts} 条。请对照原文逐项核对",
        "wrote {path}: {fields} fields ({doubtful} doubtful), {texts} texts",
    ),
    "unchanged": ("{path} 没有变化", "{path} is unchanged"),
    "draft": ("草稿：还有 {count} 处待补或者待核", "draft: {count} gaps remain"),
    "refused": (
        "没有写出：{errors} 处错误，{gaps} 处缺口（加 --draft 可以先写草稿）",
        "nothing written: {errors} errors, {gaps} gaps (--draft writes a draft)",
    ),
    "refused-hard": ("没有写出：{errors} 处错误。改正后再试", "nothing written: {errors} errors"),
    "batch": ("共 {total} 份，写出 {done} 份，未成 {failed} 份", "{done} of {total} written, {failed} failed"),
    "standard-output": ("标准输出", "standard output"),
    "year-alone": (
        "--year 要和 --from 一起用。不从上年的文件开始的，去掉 --year，第一题就问年度",
        "--year goes with --from; without it the year is the first question",
    ),
    "interrupted": ("已中断，已填的都保存了", "interrupted; everything answered is saved"),
    "internal": (
        "程序内部出错：{problem}。请把这句话和用到的文件发给维护者（加 --debug 看详情）",
        "internal error: {problem} (--debug shows more)",
    ),
}
