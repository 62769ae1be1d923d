"""The words of the page on which a learned pack is looked through."""

from __future__ import annotations

from collections.abc import Mapping

REVIEW: Mapping[str, tuple[str, str]] = {
    "review-title": ("学习结果审阅：{name}", "what was learned: {name}"),
    "review-lead": (
        "共 {samples} 份样本，学出条目 {entries} 个，其中只见于一份样本的 {single} 个。支持数是见到该条目的样本份数；"
        "佐证写明样本和行号。请先看“存疑”，再看其余。",
        "{samples} samples, {entries} entries learned, {single} of them seen in one sample only. Support is the number of"
        " samples; evidence names sample and line. Doubts come first.",
    ),
    "review-doubts": ("存疑", "Doubts"),
    "review-no-doubts": ("没有存疑的条目。", "no doubts"),
    "review-changes": ("与现有文件相比", "Against the files as they stand"),
    "review-frames": ("反复出现的句框", "Recurring frames"),
    "review-samples": ("样本", "Samples"),
    "review-moves": ("条目内的次序：{moves}", "order within an item: {moves}"),
    "review-key": ("键", "key"),
    "review-content": ("内容", "content"),
    "review-support": ("支持", "support"),
    "review-confidence": ("把握", "confidence"),
    "review-reason": ("理由", "reason"),
    "review-evidence": ("佐证", "evidence"),
    "review-form": ("句框", "frame"),
    "review-move": ("作用", "move"),
    "review-hits": ("次数", "hits"),
    "review-agency": ("机关", "agency"),
    "review-year": ("年度", "year"),
    "review-figures": ("数字", "figures"),
    "review-defects": ("毛病", "faults"),
    "review-single": ("只见于一份样本", "seen in one sample only"),
    "review-unsure": ("把握不足", "low confidence"),
    "review-pack.parts": ("部分", "Parts"),
    "review-pack.orders": ("部分的次序", "Orders of parts"),
    "review-pack.lists": ("清单", "Lists"),
    "review-pack.topics": ("主题", "Topics"),
    "review-pack.phrases": ("固定用语", "Set phrases"),
    "review-pack.words": ("用词", "Words"),
    "review-fields": ("指标", "Fields"),
    "review-patterns": ("句式", "Patterns"),
    "review-relations": ("数字规则", "Number rules"),
    "review-lexicon.kind": ("怎样认出这种报告", "How the kind is recognised"),
    "review-lexicon.parts": ("怎样认出部分", "How parts are recognised"),
    "review-lexicon.topics": ("怎样认出主题", "How topics are recognised"),
    "review-lexicon.fields": ("怎样认出指标", "How fields are recognised"),
    "review-lexicon.terms": ("含数字的用语", "Terms that hold a numeral"),
    "review-sections": ("各节模板", "Section templates"),
    "review-basis": ("依据", "basis"),
    "review-measure": ("措施", "measure"),
    "review-data": ("数据", "data"),
    "review-result": ("成效", "result"),
    "review-problem": ("问题", "problem"),
    "review-plan": ("计划", "plan"),
}
