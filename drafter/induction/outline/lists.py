"""The lists of own words the parts print: what each item is asked for, by what the samples tell in their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.induction.outline.heads import FIGURES, filled
from drafter.induction.outline.parts import Outline, PartDraft
from drafter.induction.outline.roles import OTHER, PLAN, PROBLEMS
from drafter.model.digest import Digest
from drafter.model.frozen import frozen

HIGHLIGHTS = "highlights"
RECTIFIED = "rectified"
_SAYS = {  # text asked for → the words of a clause or heading that show the samples tell it
    "cause": re.compile("原因|成因|根源|由于|因为|主要是|源于|导致"),
    "measure": re.compile("针对|下一?步|对此|为此|改进|整改|措施|打算|将"),
    "target": re.compile("目标|力争|争取|确保|达到|年底前"),
}
_TITLE: Mapping[str, Any] = {"key": "title", "label": "小标题", "question": "用一个短语概括（可以不填）"}
_TOLD: Sequence[Mapping[str, Any]] = (  # what was done comes last: it is what an item written as one text holds
    {"key": "basis", "label": "依据", "question": "依据什么：文件、法律条款或者上级部署（没有可以不填）"},
    {"key": "result", "label": "成效", "question": "结果怎样：有数的写数（没有可以不填）"},
    _TITLE,
    {"key": "text", "label": "正文", "question": "做了什么：谁在什么时候做了哪件事"},
)


@frozen
class ListDraft:
    """A list found: its entry of pack.yaml, and where its items stand."""

    key: str
    content: Mapping[str, Any]
    attested: Mapping[str, tuple[int, ...]]
    reason: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys of the texts an item is asked for."""
        return tuple(each["key"] for each in self.content["fields"])

    @property
    def required(self) -> tuple[str, ...]:
        """The keys of the texts no item may lack."""
        return tuple(each["key"] for each in self.content["fields"] if each.get("required"))


def listed(digests: Sequence[Digest], outline: Outline) -> frozenset[str]:
    """The parts told as lists; other matters are told by topics where most samples give figures there."""
    keys = {part.key for part in outline.parts if part.role is not None and part.role.list}
    counted = {
        d
        for d, digest in enumerate(digests)
        for each in digest.figures
        if each.head >= 0 and each.kind in FIGURES and outline.part_of[d, each.head] == OTHER.key
    }
    if len(counted) * 2 >= len(digests):
        keys.discard(OTHER.key)
    return frozenset(keys)


def find_lists(digests: Sequence[Digest], outline: Outline, keys: frozenset[str]) -> list[ListDraft]:
    """The lists: own words by topic for all that has no field, then those of the parts that are lists."""
    content = [part for part in outline.parts if part.key not in keys]
    made = [_highlights(digests, outline, content)] if content else []
    for part in (each for each in outline.parts if each.key in keys):
        made.append(_MAKERS[part.key](digests, outline, part))
        if part.key == PROBLEMS.key and outline.put_right:
            made.append(_rectified(digests, outline))
    return made


def _highlights(digests: Sequence[Digest], outline: Outline, content: Sequence[PartDraft]) -> ListDraft:
    keys = {part.key for part in content}
    fields = tuple(dict(each) for each in _TOLD)
    where = {
        digest.sample: _lines(digest, [n for n in range(len(digest.heads)) if outline.part_of[d, n] in keys])
        for d, digest in enumerate(digests)
    }
    question = "这方面今年做了什么、依据什么、结果怎样？用自己的话写，可以写几条。"
    shown = {"label": "做法与亮点", "part": content[0].key, "by_topic": True, "question": question, "fields": fields}
    return ListDraft(HIGHLIGHTS, shown, _held(where), "各部分下有成段的做法，指标装不下的用自己的话写。")


def _problems(digests: Sequence[Digest], outline: Outline, part: PartDraft) -> ListDraft:
    fields: list[dict[str, Any]] = [{"key": "problem", "label": "不足", "required": True, "question": "不足是什么"}]
    if _says(digests, outline, part, "cause"):
        fields.append({"key": "cause", "label": "原因", "question": "为什么会这样"})
    if _says(digests, outline, part, "measure"):
        fields.append({"key": "measure", "label": "措施", "question": "已经或者准备怎样改"})
    return _plain(digests, outline, part, PROBLEMS.list, "不足和原因", "还有哪些不足？一条一条写。", fields)


def _plans(digests: Sequence[Digest], outline: Outline, part: PartDraft) -> ListDraft:
    fields: list[dict[str, Any]] = [
        dict(_TITLE),
        {"key": "text", "label": "正文", "required": True, "question": "准备做什么"},
    ]
    if _says(digests, outline, part, "target"):
        fields.append({"key": "target", "label": "目标", "question": "可以检验的目标（可以不填）"})
    return _plain(digests, outline, part, PLAN.list, "下一年度安排", "明年准备做哪些事？对着不足写。", fields)


def _others(digests: Sequence[Digest], outline: Outline, part: PartDraft) -> ListDraft:
    fields: list[dict[str, Any]] = [
        dict(_TITLE),
        {"key": "text", "label": "正文", "required": True, "question": "情况是什么"},
    ]
    return _plain(digests, outline, part, OTHER.list, "其他需要报告的事项", "还有没有其他需要报告的事项？", fields)


_MAKERS = {PROBLEMS.key: _problems, PLAN.key: _plans, OTHER.key: _others}


def _plain(
    digests: Sequence[Digest],
    outline: Outline,
    part: PartDraft,
    key: str,
    label: str,
    question: str,
    fields: Sequence[Mapping[str, Any]],
) -> ListDraft:
    where = {
        digest.sample: _lines(digest, list(_inside(d, digest, outline, part.key))) for d, digest in enumerate(digests)
    }
    shown = {"label": label, "part": part.key, "question": question, "fields": tuple(fields)}
    told = _held(where)
    return ListDraft(key, shown, told, f"{len(told)}份样本在“{part.label}”里逐条写，每条的内容各不相同。")


def _rectified(digests: Sequence[Digest], outline: Outline) -> ListDraft:
    fields = (
        {"key": "item", "label": "上年的不足或者安排", "required": True, "question": "上年是怎么写的"},
        {"key": "done", "label": "办理情况", "required": True, "question": "今年办得怎样"},
    )
    where = {
        digest.sample: tuple(sorted(digest.heads[n].line for e, n in outline.put_right if e == d))
        for d, digest in enumerate(digests)
    }
    question = "上年报告里说的不足和安排，今年办得怎样？"
    shown = {"label": "上年问题整改情况", "part": PROBLEMS.key, "question": question, "fields": fields}
    told = _held(where)
    return ListDraft(RECTIFIED, shown, told, f"{len(told)}份样本写了上年问题的整改情况。")


def _inside(d: int, digest: Digest, outline: Outline, part: str) -> Iterator[int]:
    return (n for n in range(len(digest.heads)) if outline.part_of[d, n] == part)


def _says(digests: Sequence[Digest], outline: Outline, part: PartDraft, key: str) -> bool:
    """Whether some sample tells such a text under the part; unknown where the digests hold no clauses."""
    if not any(digest.clauses for digest in digests):
        return True
    found = _SAYS[key]
    for d, digest in enumerate(digests):
        inside = set(_inside(d, digest, outline, part.key))
        if any(found.search(filled(digest.heads[n], digest)) for n in inside):
            return True
        if any(each.head in inside and found.search(each.frame) for each in digest.clauses):
            return True
    return False


def _lines(digest: Digest, heads: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({digest.heads[n].line for n in heads}))


def _held(where: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    return {sample: lines for sample, lines in sorted(where.items()) if lines}
