"""The outline found as entries of a pack: parts, orders, lists, topics, phrases, cues and templates, each with its evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.analysis.slugs import slug
from drafter.induction.frames import moves
from drafter.induction.outline import phrases, templates
from drafter.induction.outline.heads import pattern
from drafter.induction.outline.lists import ListDraft
from drafter.induction.outline.orders import orders
from drafter.induction.outline.parts import MAJORITY, Outline, PartDraft, joiner_of
from drafter.induction.outline.roles import CONTENT, ROLES
from drafter.induction.outline.topic_cues import topic_cues
from drafter.induction.outline.topics import TopicDraft, Topics, sections
from drafter.model.digest import Digest
from drafter.model.frozen import frozen
from drafter.model.learned import Learned

OPENING = "全篇概况"  # the topic of what is said before the first part
_PATTERNS = 40
_TEMPLATES = {"problems": "problems.md.j2", "plans": "plans.md.j2", "others": "other.md.j2"}
_SECTIONED, _TOPICAL = "sections.md.j2", "topics.md.j2"
_GENERAL = "公文通用写法，不取自样本的句子。"

Where = dict[str, tuple[int, ...]]


@frozen
class Evidence:
    """All that was found of the outline: digests placed, parts, topics, the parts told as lists, the lists."""

    digests: tuple[Digest, ...]
    outline: Outline
    topics: Topics
    listed: frozenset[str]
    lists: tuple[ListDraft, ...]

    def lines(self, places: Sequence[tuple[int, int]]) -> Where:
        """Sample → lines of some heads, samples and lines in order."""
        found: dict[str, set[int]] = {}
        for d, n in places:
            found.setdefault(self.digests[d].sample, set()).add(self.digests[d].heads[n].line)
        return {sample: tuple(sorted(lines)) for sample, lines in sorted(found.items())}

    def of_part(self, key: str) -> Where:
        """Where a part stands: its headings, else its first section in each sample."""
        tops = [(d, n) for (d, n), part in self.outline.part_of.items() if part == key]
        first: dict[int, int] = {}
        for d, n in sorted(tops):
            first.setdefault(d, n)
        return self.lines(sorted(first.items()))


def learned_entries(seen: Evidence) -> tuple[Learned, ...]:
    """The entries of the outline."""
    joiner = joiner_of(seen.digests)
    names = phrases.kinds(seen.digests)
    structural = _structural(seen)
    told = [Learned("pack.topics", structural, {"label": OPENING, "part": "opening"}, _openings(seen), _OPENED)]
    told += _topics(seen)
    return (
        *_parts(seen),
        *_orders(seen),
        *(Learned("pack.lists", each.key, dict(each.content), each.attested, each.reason) for each in seen.lists),
        *told,
        *_phrases(seen, phrases.subject(names, joiner)),
        Learned(
            "pack.words", "self", {"text": phrases.own_name(seen.digests)}, {}, "按样本机关名称的最后一个字定自称。"
        ),
        *_kind(seen, names),
        *_part_cues(seen),
        *_topic_cues(seen, told),
        *_templates(seen, structural),
    )


_OPENED = "第一个标题之前的话，写在全篇开头。"


def _structural(seen: Evidence) -> str:
    key, taken = slug(OPENING), {each.key for each in seen.topics.found}
    while key in taken:
        key += "-2"
    return key


def _openings(seen: Evidence) -> Where:
    """Where the samples say something before their first heading."""
    found = {
        digest.sample: tuple(sorted({each.line for each in digest.clauses if each.head < 0})) for digest in seen.digests
    }
    return {sample: lines for sample, lines in sorted(found.items()) if lines}


def _parts(seen: Evidence) -> Iterator[Learned]:
    for part in seen.outline.parts:
        where = seen.of_part(part.key)
        share = len(where) / len(seen.digests)
        content: dict[str, Any] = {"label": part.label, "template": _template(seen, part)}
        if len(seen.digests) > 1 and share >= MAJORITY:
            content["required"] = True
        if part.key in seen.listed and part.role is not None:
            content["list"] = part.role.list
        content["headings"] = list(part.headings)
        content |= _told_by(seen, part)
        reason = (
            f"{len(seen.digests)}份样本中{len(where)}份有这一部分，{'必写' if 'required' in content else '有则写'}。"
        )
        yield Learned("pack.parts", part.key, content, where, reason, round(share, 2))


def _template(seen: Evidence, part: PartDraft) -> str:
    if part.key in seen.listed and part.role is not None:
        return _TEMPLATES[part.role.list]
    return _SECTIONED if len(seen.topics.of(part.key)) > 1 else _TOPICAL


def _told_by(seen: Evidence, part: PartDraft) -> dict[str, Any]:
    """The sections of a part with their topics; its one topic where it has no more."""
    mine = seen.topics.of(part.key)
    if not mine:
        return {}
    if len(mine) == 1:
        return {"topics": [mine[0].key]}
    made = [
        {"key": head.key, "headings": _over(head), "topics": [each.key for each in topics]}
        for head, topics in sections(mine)
    ]
    return {"sections": made}


def _over(topic: TopicDraft) -> list[str]:
    """The headings over a topic; what is said of a whole part stands below the part's own heading."""
    return [] if topic.general else list(topic.headings)


def _leads(seen: Evidence, topic: TopicDraft) -> list[str]:
    """What opens a topic among others; one that gives its section the heading would only repeat it, and comes first."""
    mine = sections(seen.topics.of(topic.part))
    heads = topic.general or any(head.key == topic.key and len(topics) > 1 for head, topics in mine)
    return [] if heads else list(topic.leads)


def _orders(seen: Evidence) -> Iterator[Learned]:
    samples = [digest.sample for digest in seen.digests]
    for name, keys, where in orders(seen.outline, samples):
        heads = {sample: tuple(_tops(seen, sample)) for sample in sorted(where)}
        reason = f"{len(where)}份样本按这个次序写（缺的部分放在通常的位置）。"
        yield Learned("pack.orders", name, {"parts": list(keys)}, heads, reason, round(len(where) / len(samples), 2))


def _tops(seen: Evidence, sample: str) -> Iterator[int]:
    digest = next(each for each in seen.digests if each.sample == sample)
    return (head.line for head in digest.heads if head.parent < 0)


def _topics(seen: Evidence) -> list[Learned]:
    made = []
    for topic in seen.topics.found:
        where = seen.lines(topic.heads)
        held = {d for d, _ in topic.heads}
        asked = "必问" if len(held) == len(seen.digests) else "有则写"
        content = {
            "label": topic.label,
            "part": topic.part,
            "leads": _leads(seen, topic),
            "headings": _over(topic),
        }
        content = {name: held for name, held in content.items() if held}
        reason = f"{len(seen.digests)}份样本中{len(where)}份有这一节，{asked}。"
        made.append(Learned("pack.topics", topic.key, content, where, reason, round(len(where) / len(seen.digests), 2)))
    return made


def _phrases(seen: Evidence, about: str) -> Iterator[Learned]:
    titled = {digest.sample: (1,) for digest in seen.digests if digest.title}
    made = list(phrases.titles(seen.digests, about)) or ["{agency}{year}年度工作报告"]
    yield Learned("pack.phrases", "title", {"variants": made}, titled, "取自样本的标题，去掉机关和年份；过长的另拟。")
    law, said = phrases.basis(seen.digests)
    yield Learned("pack.phrases", "opening", {"variants": list(phrases.openings(about, law))}, said, _GENERAL)
    asked = {key for each in seen.lists for key in (*each.fields, each.key)}
    for name, variants in phrases.GENERAL.items():
        if name in asked or name in ("transition", "zero-opening"):
            yield Learned("pack.phrases", name, {"variants": list(variants)}, {}, _GENERAL)


def _kind(seen: Evidence, names: Sequence[str]) -> Iterator[Learned]:
    told = phrases.kind(seen.digests, names)
    if told:
        content = {name: list(cues) for name, cues in told.items()}
        titled = {digest.sample: (1,) for digest in seen.digests if digest.title}
        yield Learned("lexicon.kind", "kind", content, titled, f"样本的标题都含“{'”或“'.join(names)}”。")


def _part_cues(seen: Evidence) -> Iterator[Learned]:
    """The words by which the parts are told, roles first, in the order they are tried."""
    listed = {part.key: part for part in seen.outline.parts}
    known = [listed[role.key] for role in ROLES if role.key in listed]
    for part in (*known, *(each for each in seen.outline.parts if each.role is None)):
        content: dict[str, Any] = {}
        if part.role is not None:
            content["heading"] = [*part.role.heading, *part.patterns]
            content |= {"deeper": list(part.role.deeper)} if part.role.deeper else {}
            content |= {"opening": list(part.role.opening)} if part.role.opening else {}
            content |= {"later": True} if part.role.later else {}
        else:
            single = sum(each.role is None for each in seen.outline.parts) == 1
            content["heading"] = list(dict.fromkeys([*(CONTENT if single else ()), *part.patterns])) or list(CONTENT)
            content |= {"default": True} if part.catch_all else {}
        yield Learned(
            "lexicon.parts", part.key, content, seen.of_part(part.key), "这一部分在样本中的标题和公文通用的说法。"
        )


def _topic_cues(seen: Evidence, told: Sequence[Learned]) -> Iterator[Learned]:
    """The words and headings of the topics; a topic that nothing tells has no entry."""
    found = {each.key: each for each in topic_cues(seen.digests, told)}
    taken: set[str] = set()
    for topic in seen.topics.found:
        given = found.get(topic.key)
        content = {name: [w for w in cues if w not in taken] for name, cues in (given.content.items() if given else ())}
        taken |= set(content.get("names", ()))
        headings = _headings(seen, topic)
        content = {name: cues for name, cues in content.items() if cues} | ({"headings": headings} if headings else {})
        if content:
            reason = given.reason if given else "按样本中这一节的标题认。"
            yield Learned("lexicon.topics", topic.key, content, seen.lines(topic.heads), reason)


def _headings(seen: Evidence, topic: TopicDraft) -> list[str]:
    """The headings of a topic as expressions, the most frequent first."""
    raw = Counter(sorted(text for d, n in topic.heads if (text := seen.digests[d].heads[n].heading)))
    found = dict.fromkeys(made for text, _ in raw.most_common(_PATTERNS) if (made := pattern(text)))
    return [each for each in found if re.compile(each)]


def _templates(seen: Evidence, structural: str) -> Iterator[Learned]:
    ordered = moves(seen.digests)
    shapes: dict[str, str] = {templates.REPORT: templates.report(structural)}
    used = {_template(seen, part): part for part in seen.outline.parts}
    lists: Mapping[str, ListDraft] = {each.key: each for each in seen.lists}
    if _SECTIONED in used:
        shapes |= {templates.TOPIC: templates.topic(ordered), _SECTIONED: templates.sectioned()}
    if _TOPICAL in used:
        shapes[_TOPICAL] = templates.topical(ordered)
    for name, spec in lists.items():
        if name == "problems":
            shapes[_TEMPLATES[name]] = templates.problems(spec.fields, spec.required, "rectified" in lists)
        elif name == "plans":
            shapes[_TEMPLATES[name]] = templates.plans(spec.fields)
        elif name == "others":
            shapes[_TEMPLATES[name]] = templates.others()
    where = {
        digest.sample: tuple(sorted({head.line for head in digest.heads if head.parent < 0})) for digest in seen.digests
    }
    reason = "按部分的构成和各步的先后（依据、措施、数据、成效）生成。"
    for name, text in sorted(shapes.items()):
        yield Learned(
            "sections", name, {"text": text}, {s: lines for s, lines in sorted(where.items()) if lines}, reason
        )
