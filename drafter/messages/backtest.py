"""What is said when a pack is tested against its samples: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

BACKTEST: Mapping[str, tuple[str, str]] = {
    "backtest-few": (
        "只有 {count} 份样本，回测至少要两份。请用 --samples 给出样本报告或者摘要。",
        "only {count} sample(s): leaving one out needs two; name more with --samples",
    ),
    "backtest-no-corpus": (
        "“{name}”没有现成的摘要（{folder}）。请用 --samples 给出样本报告或者摘要。",
        "no digests of {name} at {folder}: name samples or digests with --samples",
    ),
}
BACKTEST_UI: Mapping[str, tuple[str, str]] = {
    "backtest-head": (
        "逐份留出、用其余的学（共 {count} 份）：合计，各份命中/总数",
        "leave one out, {count} samples: total, then hits of each",
    ),
    "backtest-row": ("  {name}  {share}  {told}", "  {name}  {share}  {told}"),
    "backtest-topics": ("主题", "topics"),
    "backtest-fields": ("数字有指标可归（按摘要）", "figures with a field (by digest)"),
    "backtest-figures": ("数字留在写出的报告里", "figures kept in the report"),
    "backtest-typed": ("数字进了指标", "figures in typed fields"),
    "backtest-sections": ("小节认出主题", "sections given a topic"),
    "backtest-moves": ("条目内次序与学出的一致", "moves in the order learned"),
    "backtest-frames": ("句子用到别的样本也有的框架", "clauses in a frame of another sample"),
    "backtest-lost": ("  {name}，未保留 {count} 处：", "  {name}, lost {count}:"),
    "backtest-wrong": (
        "  报告里有而样本里没有的数字 {count} 处：",
        "  figures of the report that the sample lacks: {count}",
    ),
    "backtest-digests-only": (
        "说明：只有摘要，没有原文，不能再读再写；要比较数字，请用 --samples 给出样本报告。",
        "note: digests only; to compare figures name the sample reports with --samples",
    ),
}
