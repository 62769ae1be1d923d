"""Titles, the kind of report they name, and the set phrases around the parts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from drafter.analysis.segment import words
from drafter.induction.outline.heads import clean, is_named
from drafter.induction.outline.joining import Joiner
from drafter.model.digest import RUN, Digest

_SLOT = re.compile(r"\{[A-Za-z-]+\}")
_HAN = re.compile("[\u3400-\u9fff]+")
_FRAME = re.compile(
    "年度报告|总结报告|情况报告|工作报告|报告|总结|情况|工作|年度|关于|报送|推进|的函|进展|完成|小结|二[〇○零]..年|年"
)
_EDGE = "的和与及函"
_UNDER = re.compile("(?:根据|按照|依据|依照|遵照)(?:是)?$")
_LAW = re.compile("《[^0-9{}（(]{2,30}(?:法|条例|规定|办法)》")
_TELLING = 4  # characters: fewer tell no kind from another
_WANTED = 6  # names of the kind at most
_NEVER = (  # titles of other papers, whatever the subject
    "^(?!.*(?:总结|报告|情况)).*(?:讲话|致辞|发言|纪要|计划|要点|方案|大事记|通知|公告|通告|决定书?|意见|办法|条例|规定|制度|清单|名单|白皮书)(?:（.{1,20}）)?$",
    "(?:讲话|致辞|述职|述廉|纪要|判决书|决定书)",
    "(?:实施|行动|整改|工作)方案(?:（.{1,20}）)?$",
)
GENERAL: Mapping[
    str, tuple[str, ...]
] = {  # official wording of any report; samples' own sentences are never taken over
    "transition": (
        "现将有关情况报告如下。",
        "现报告如下。",
        "具体情况报告如下。",
        "现将情况报告如下。",
        "有关情况报告如下。",
    ),
    "zero-opening": ("全年", "年内", "本年度", "一年来"),
    "basis": ("根据", "按照", "依据"),
    "cause": ("原因是", "主要原因是", "原因在于", "主要是因为", "从原因看，", "主要原因在于", "究其原因，"),
    "measure": ("对此，", "为此，", "就此，", "针对这一不足，", "针对这一问题，", "为解决这一问题，", "对照这一不足，"),
    "target": ("目标是", "力争", "预期目标是", "工作目标是"),
    "rectified": ("{last-year}年度报告所列不足和安排，办理情况如下：", "{last-year}年度所列问题的整改情况如下："),
}
_SELF = {
    "局": "我局",
    "委": "我委",
    "会": "我委",
    "厅": "我厅",
    "府": "我单位",
    "处": "我处",
    "院": "我院",
    "办": "我办",
}


def kinds(digests: Sequence[Digest]) -> tuple[str, ...]:
    """The names of this kind of report, the widest first: stretches that many titles share, the longer the
    better, until each title holds one."""
    left = [runs for digest in digests if (runs := _named(digest.title))]
    found: list[str] = []
    while left and len(found) < _WANTED:
        counted = Counter(piece for runs in left for piece in {each for run in runs for each in _pieces(run)})
        best = min(counted, key=lambda each: (-counted[each] * len(each), each))
        found.append(best)
        left = [runs for runs in left if not any(best in run for run in runs)]
    return tuple(found)


def _named(title: str) -> list[str]:
    """The stretches of a title that name its subject, names of places and bodies left out."""
    found = []
    for run in _HAN.findall(_FRAME.sub(" ", _SLOT.sub(" ", title))):
        kept = "".join(" " if is_named(word) else word for word, _ in words(run))
        found += [piece for each in kept.split() if len(piece := each.strip(_EDGE)) > 1]
    return found


def _pieces(run: str) -> set[str]:
    """Every stretch of at least _TELLING characters; all of a shorter one."""
    least = min(_TELLING, len(run))
    return {run[start:end] for start in range(len(run)) for end in range(start + least, min(len(run), start + RUN) + 1)}


def kind(digests: Sequence[Digest], names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The cues of lexicon.yaml by which this kind of report is told from others."""
    if not names:
        return {}
    titles = [_SLOT.sub("", digest.title) for digest in digests if digest.title]
    cues = tuple(re.escape(each) for each in names)
    told: dict[str, tuple[str, ...]] = {"title": cues} if all(_covered(each, names) for each in titles) else {}
    never = tuple(each for each in _NEVER if not any(re.search(each, title) for title in titles))
    if never:
        told["never"] = never
    untitled = [digest for digest in digests if not digest.title]
    if told and all(_speaks(digest, names) for digest in untitled):
        told["said"] = cues
    return told


def _covered(title: str, names: Sequence[str]) -> bool:
    return any(name in title for name in names)


def _speaks(digest: Digest, names: Sequence[str]) -> bool:
    return any(name in (head.heading or head.lead) for head in digest.heads for name in names)


def subject(names: Sequence[str], joiner: Joiner) -> str:
    """What this kind of report tells of, as words that 工作 may follow; a cut last word as other headings complete it."""
    return joiner.begun(names[0]) if names else ""


def titles(digests: Sequence[Digest], about: str) -> tuple[str, ...]:
    """Variants of the title: those of the samples that can be printed again, then general ones for its subject."""
    counted = Counter(text for digest in digests if (text := clean(digest.title, slots=True)))
    usable = [
        each for each in counted if "{agency}" in each and "{year}" in each and not is_named(_SLOT.sub(" ", each))
    ]
    ranked = sorted(usable, key=lambda each: (-counted[each], len(each), each))
    made = (
        f"{{agency}}{{year}}年{about}年度报告",
        f"{{agency}}关于{{year}}年{about}情况的报告",
        f"{{agency}}{{year}}年度{about}情况报告",
    )
    general = [each for each in made if all(len(run) <= RUN for run in _HAN.findall(_SLOT.sub(" ", each)))]
    return tuple(dict.fromkeys([*ranked[:5], *(general if about or not ranked else ())]))[:6]


def openings(about: str, basis: str = "") -> tuple[str, ...]:
    """Variants of the first sentence, for the subject of the report, with the law it is made under."""
    told = f"{about}工作" if about and not about.endswith("工作") else about or "各项工作"
    if basis:
        return (
            f"根据{basis}，{{agency}}对{{year}}年{told}情况进行了梳理。",
            f"按照{basis}，{{agency}}总结了{{year}}年{told}情况。",
            f"依照{basis}，{{agency}}对{{year}}年{told}进行了总结。",
        )
    return (
        f"{{agency}}对{{year}}年{told}进行了总结。",
        f"{{agency}}总结了{{year}}年{told}情况。",
        f"{{agency}}对{{year}}年度{told}情况进行了梳理。",
    )


def basis(digests: Sequence[Digest]) -> tuple[str, dict[str, tuple[int, ...]]]:
    """The law most samples say in their opening that they report under, with the lines that say so; "" for none."""
    told: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for digest in digests:
        for each in digest.figures:
            if each.head < 0 and each.kind == "doc_title" and _UNDER.search(each.left) and _LAW.fullmatch(each.text):
                told[each.text][digest.sample] = (each.line,)
    best = min(told, key=lambda each: (-len(told[each]), each), default="")
    return (best, told[best]) if best and len(told[best]) >= max(2, len(digests) / 2) else ("", {})


def own_name(digests: Sequence[Digest]) -> str:
    """How such agencies speak of themselves."""
    counted = Counter(_SELF.get(digest.agency[-1:], "我单位") for digest in digests if digest.agency)
    return min(counted, key=lambda each: (-counted[each], each), default="我单位")
