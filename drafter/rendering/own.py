"""The agency's own words as runs; what was taken over from an older report and not looked at since is marked."""

from __future__ import annotations

import re
from collections.abc import Collection

from drafter.analysis.numbering import han
from drafter.analysis.points import Points, points_of
from drafter.analysis.quantities import state_of
from drafter.analysis.sentences import end_sentence, sentences, tidy
from drafter.model.fact import Entry, State
from drafter.model.tree import FIXED, Origin, Run
from drafter.rendering.tell import STOP, Runs

MARKS = "。，；、！？：…. "
_POINT = "point/"
_ORDINAL = re.compile("(?:^|[。；：\n])[一二三四五六七八九十]{1,3}是$")
_OPENS = "。！？；：，、"
_LED = re.compile(
    "(?:根据|依据|依照|按照|遵照|参照|比照|对照|落实|贯彻|执行|围绕|针对|结合|按(?!时|期|月|季|年|件|人|户)|依(?!法)|为了?|经|以|由于|因)"
)
_TITLES = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")
# 省厅要求开展整治 says something itself; 省厅的要求, 第三条的规定 are what the text is based on.
_SAID = re.compile("(?:要求|规定|部署|决定|明确|提出|强调|下达|印发|发布|出台|批准|同意)(?!的|了?题)[^，。；的]{2,}$")
_INNER = "，,。；;！？!?"


def own_words(text: str, path: str, taken_from: str = "") -> Runs:
    """The text as ended sentences, its points as 一是……；二是……。; 【待核：取自……】 stands before the last end mark while it
    is taken over unchanged."""
    origin = Origin("own", path)
    points = points_of(text)
    runs = _pointed(points, origin) if points else (Run(end_sentence(text), origin),)
    if not taken_from:
        return runs
    mark = Run(f"【待核：取自{taken_from}】", Origin("gap", path))
    last = runs[-1]
    if not last.text.endswith(STOP):
        return (*runs, mark)
    return (*runs[:-1], Run(last.text.removesuffix(STOP), origin), mark, Run(STOP, origin))


def says(text: str) -> bool:
    """Whether there is something to print: more than marks, and not that there is nothing."""
    line = tidy(text)
    return bool(line.strip(MARKS)) and state_of(line) not in (State.ZERO, State.NOT_APPLICABLE)


def based(basis: str, path: str, lead: Run, opens: bool) -> Runs:
    """The basis as the clause that opens the text it belongs to (``根据《……》，``), or as a sentence of its own.

    Words that already begin with 根据, 落实, 为 … stay as typed, a bare title or noun gets ``lead``; what has a comma or a
    predicate of its own, or no text to open (``opens``), is a sentence.
    """
    origin = Origin("own", path)
    line = end_sentence(basis).removesuffix(STOP)
    led = bool(_LED.match(line))
    bare = _TITLES.sub("书名", line)
    whole = len(sentences(line)) > 1 or (not led and (any(mark in bare for mark in _INNER) or bool(_SAID.search(bare))))
    if whole or not opens or not lead.text:
        return own_words(basis, path)
    return (*(() if led else (lead,)), Run(line, origin), Run("，", Origin("pack", "stop")))


def taken(entry: Entry, key: str, among: Collection[str] = ()) -> str:
    """Where the text ``key`` of the entry was taken from, named once an entry: at its longest text (``among`` these)."""
    names = [name for name in entry.texts if not among or name in among]
    longest = max(names, key=lambda name: len(entry.texts[name]), default="")
    return entry.taken_from if key == longest else ""


def settled(runs: Runs) -> Runs:
    """The runs of one paragraph with the points told inside a numbered item as 其一，, and 原因是一是 as 原因是：一是."""
    made: list[Run] = []
    nested = False
    for run in runs:
        if run.origin.kind == "pack" and run.origin.ref.startswith(_POINT):
            n = int(run.origin.ref.removeprefix(_POINT))
            if n == 1 and made and made[-1].text[-1:] not in _OPENS:
                made.append(Run("：", FIXED, run.strong))
            made.append(Run(f"其{han(n)}，", run.origin, run.strong) if nested else run)
            continue
        made.append(run)
        nested = nested or _opens_item(made)
    return tuple(made)


def _opens_item(runs: list[Run]) -> bool:
    """Whether the last words are the 一是 that the template numbers an item with."""
    fixed = "".join(each.text for each in runs[-2:] if each.origin == FIXED)
    return runs[-1].origin == FIXED and bool(_ORDINAL.search(fixed))


def _pointed(points: Points, origin: Origin) -> Runs:
    runs: Runs = (Run(points.before, origin),) if points.before else ()
    for n, each in enumerate(points.told, 1):
        runs += (Run(f"{han(n)}是", Origin("pack", f"{_POINT}{n}")), Run(each, origin))
    return runs
