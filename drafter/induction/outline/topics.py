"""The topics of the parts: headings below the first level grouped by what they speak of, kept with support or figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.analysis.slugs import slug
from drafter.induction.outline.clusters import Gatherer, Titled, gathered
from drafter.induction.outline.heads import FIGURES, FILLERS, below, clean, is_named, tokens, traits
from drafter.induction.outline.leads import claims, leads, same_thing
from drafter.induction.outline.parts import Outline, PartDraft
from drafter.model.digest import Digest
from drafter.model.frozen import frozen

Place = tuple[int, int]
LIKE = 0.18  # how alike two headings of one topic are at least
WEAK = 0.1  # how alike a heading of one sample must be to join a topic of others
NEAR = 0.02  # how alike, to be told in the same section
FEW = 12  # samples up to which a section of one sample may be a topic of its own
_BODY, _UNDER = 0.4, 0.25  # what a word of the text below a heading counts, and one below its sub-headings
_HEADINGS = 4
_GENERAL = "总体情况"
_ARTICLE = re.compile("第?[（(]?[一二三四五六七八九十0-9]+[）)]?[项条款]")  # of a law: names no subject of the report


@frozen
class TopicDraft:
    """A topic found: the part that tells it, the section it stands in, its headings (slotted) with where they stand.

    ``place`` is its mean place in its part, 0 to 1; ``depth`` how far below the part's heading it mostly stands.
    """

    key: str
    label: str
    part: str
    leads: tuple[str, ...]
    headings: tuple[str, ...]
    heads: tuple[Place, ...]
    place: float = 0.0
    depth: int = 1
    above: str = ""  # the topic of the section it mostly stands in, "" for none
    general: bool = False


@frozen
class Topics:
    """The topics in order, part by part, and the topic of every head that has one."""

    found: tuple[TopicDraft, ...]
    topic_of: Mapping[Place, str]

    def of(self, part: str) -> tuple[TopicDraft, ...]:
        """The topics of a part, in order."""
        return tuple(each for each in self.found if each.part == part)


def find_topics(digests: Sequence[Digest], outline: Outline, listed: frozenset[str]) -> Topics:
    """The topics of the parts that print no list of their own (``listed`` are those that do)."""
    held = _held(digests)
    found: list[TopicDraft] = []
    topic_of: dict[Place, str] = {}
    for part in outline.parts:
        if part.key not in listed:
            _of_part(digests, outline, part, held, found, topic_of)
    return Topics(tuple(found), topic_of)


def _held(digests: Sequence[Digest]) -> Counter[Place]:
    """How many figures stand directly under each head; -1 is the opening."""
    return Counter(
        (d, each.head) for d, digest in enumerate(digests) for each in digest.figures if each.kind in FIGURES
    )


def _of_part(
    digests: Sequence[Digest],
    outline: Outline,
    part: PartDraft,
    held: Mapping[Place, int],
    found: list[TopicDraft],
    topic_of: dict[Place, str],
) -> None:
    """Adds the topics of one part, and the topic of every head in it."""
    inside = [
        (d, n)
        for d, digest in enumerate(digests)
        for n in range(len(digest.heads))
        if outline.part_of[d, n] == part.key and (d, n) not in outline.framing
    ]
    groups, near = _groups(digests, outline, inside, held) if part.role is None else ([], {})
    taken = [each.key for each in found]
    drafts = (_draft(digests, group, part, n) for n, group in enumerate(groups))
    mine = _joined(_distinct([each for each in drafts if each is not None], taken), near)
    home = {place: each.key for each in mine for place in each.heads}
    for d, n in inside:
        own = home.get((d, n))
        topic_of[d, n] = own or _above(digests, outline, d, n, part.key, topic_of)
    bare = [place for place, key in sorted(outline.part_of.items()) if key == part.key and not topic_of.get(place)]
    general = _general(part, bare, held, mine, taken)
    if general is not None:
        mine.append(general)
        topic_of |= dict.fromkeys(bare, general.key)
    found += _ordered(digests, outline, mine, topic_of)


def _above(
    digests: Sequence[Digest], outline: Outline, d: int, n: int, part: str, topic_of: Mapping[Place, str]
) -> str:
    parent = digests[d].heads[n].parent
    return topic_of.get((d, parent), "") if parent >= 0 and outline.part_of[d, parent] == part else ""


def _groups(
    digests: Sequence[Digest], outline: Outline, inside: Sequence[Place], held: Mapping[Place, int]
) -> tuple[list[tuple[Place, ...]], dict[Place, Place]]:
    """The headings grouped; of those that stand in too few samples the likest group takes what it can.

    A section right below its part may be a topic in one sample alone; a deeper one then belongs to the section it stands in.
    Such a topic is told in the section of the likest group: the second value has its first place and one of that group.
    """
    bodies = _bodies(digests, inside)
    titled = [(place, digests[place[0]].heads[place[1]].heading, bodies[place]) for place in inside]
    items = gathered([each for each in titled if each[1] and not _ARTICLE.match(each[1])])
    made = Gatherer(items, LIKE)
    n = len(digests)
    least = 1 if n == 1 else 2 + n // 50
    wide = {at: list(group.places) for at, group in enumerate(made.groups) if len(group.samples) >= least}
    alone: list[tuple[Place, ...]] = []
    near: dict[Place, Place] = {}
    for item in (each for each in items if not any(each.places[0] in group for group in wide.values())):
        top = [place for place in item.places if _depth(digests, outline, *place) == 1]
        at = made.home(item, WEAK, frozenset(wide)) if top else -1
        if at >= 0:
            wide[at] += item.places
        elif top and n <= FEW and any(held.get((d, m), 0) for d, t in top for m in (t, *below(digests[d], t))):
            alone.append(item.places)
            near |= _nearest(item, made, sorted(wide))
    return [tuple(sorted(each)) for each in wide.values()] + alone, near


def _nearest(item: Titled, made: Gatherer, wide: Sequence[int]) -> dict[Place, Place]:
    """The first place of a heading of one sample with one of the likest group; of few samples all groups are looked at."""
    score, at = max(((made.groups[at].like(item, made.rare), -at) for at in wide), default=(0.0, 0))
    return {min(item.places): min(made.groups[-at].places)} if score >= NEAR else {}


def _bodies(digests: Sequence[Digest], inside: Sequence[Place]) -> dict[Place, dict[str, float]]:
    """The words of what is counted and told under each head, those of the heads below it at half."""
    told: dict[Place, set[str]] = defaultdict(set)
    for d, digest in enumerate(digests):
        for figure in digest.figures:
            told[d, figure.head] |= {*traits(figure.what), *traits(figure.left)}
        for clause in digest.clauses:
            told[d, clause.head] |= set(traits(clause.frame))
    found: dict[Place, dict[str, float]] = {}
    for d, n in inside:
        under = {word for m in below(digests[d], n) for word in (*told[d, m], *traits(digests[d].heads[m].heading))}
        found[d, n] = {**dict.fromkeys(sorted(under), _UNDER), **dict.fromkeys(sorted(told[d, n]), _BODY)}
    return found


def _draft(digests: Sequence[Digest], group: Sequence[Place], part: PartDraft, n: int) -> TopicDraft | None:
    """The topic of a group; None when nothing of its headings can be printed."""
    texts = Counter(text for d, n in group if (text := clean(digests[d].heads[n].heading)))
    several = len({d for d, _ in group}) > 1
    usable = {text: count for text, count in texts.items() if len(text) > 1 and (several or not is_named(text))}
    if not usable:
        return None
    clauses = Counter[str]()
    for text, count in usable.items():
        for clause in text.split("，"):
            if len(clause) > 1:
                clauses[clause] += count
    common = Counter(word for d, n in group for word in tokens(digests[d].heads[n].heading))
    ranked = sorted(clauses, key=lambda each: (-clauses[each], claims(each), -_said(each, common), len(each), each))
    label = ranked[0] if ranked else min(usable)  # 甲，乙
    opening = leads(ranked, label)
    told = [each for each in usable if same_thing(each, label)]
    told = [each for each in told if not claims(each)] or told or [label]
    headings = tuple(sorted(told, key=lambda each: (-usable[each], len(each), each)))[:_HEADINGS]
    return TopicDraft(slug(label) or f"topic-{n + 1}", label, part.key, opening, headings, tuple(group))


def _said(text: str, common: Mapping[str, int]) -> int:
    """How much a clause says of what the headings of its group have in common."""
    return sum(common.get(word, 0) for word in tokens(text))


def _distinct(drafts: Sequence[TopicDraft], taken: Sequence[str]) -> list[TopicDraft]:
    """The topics with keys of their own."""
    used, made = set(taken), []
    for each in sorted(drafts, key=lambda each: (each.label, each.heads)):
        key, n = each.key, 2
        while key in used:
            key, n = f"{each.key}-{n}", n + 1
        used.add(key)
        made.append(replace(each, key=key))
    return made


def _joined(drafts: Sequence[TopicDraft], near: Mapping[Place, Place]) -> list[TopicDraft]:
    """The topics; those of one sample in the section of the topic they are likest to."""
    home = {place: each.key for each in drafts for place in each.heads}
    return [replace(each, above=home.get(near.get(min(each.heads), (-1, -1)), "")) for each in drafts]


def _general(
    part: PartDraft,
    bare: Sequence[Place],
    held: Mapping[Place, int],
    mine: Sequence[TopicDraft],
    taken: Sequence[str],
) -> TopicDraft | None:
    """The topic of what a part says under heads that have none (``bare``); None when its sections say all."""
    told = [place for place in bare if held.get(place, 0)]
    if mine and not told:
        return None
    label = part.label if not mine else _GENERAL
    used = {*taken, *(each.key for each in mine)}
    key = base = slug(f"{part.label}{'' if label == part.label else label}")
    n = 2
    while key in used:
        key, n = f"{base}-{n}", n + 1
    return TopicDraft(key, label, part.key, (label,), (label,), tuple(told or bare), general=True)


def _ordered(
    digests: Sequence[Digest], outline: Outline, mine: Sequence[TopicDraft], topic_of: Mapping[Place, str]
) -> list[TopicDraft]:
    """The topics by their mean place in the samples, each with its depth and the topic it mostly stands under."""
    made = []
    general = {each.key for each in mine if each.general}
    sizes = Counter((d, outline.part_of[d, n]) for d, digest in enumerate(digests) for n in range(len(digest.heads)))
    firsts: dict[tuple[int, str], int] = {}
    for d, digest in enumerate(digests):
        for n in range(len(digest.heads)):
            firsts.setdefault((d, outline.part_of[d, n]), n)
    for each in mine:
        if each.general:
            made.append(replace(each, place=-1.0))
            continue
        places = [(n - firsts[d, each.part]) / sizes[d, each.part] for d, n in each.heads]
        depths = Counter(_depth(digests, outline, d, n) for d, n in each.heads)
        over = Counter(key for key in _parents(digests, outline, each, topic_of) if key not in general)
        depth = min(depths, key=lambda key: (-depths[key], key))
        above = min(over, key=lambda key: (-over[key], key), default="") if depth > 1 else each.above
        made.append(replace(each, place=round(sum(places) / len(places), 4), depth=depth, above=above))
    return sorted(made, key=lambda each: (each.place, each.key))


def _parents(
    digests: Sequence[Digest], outline: Outline, topic: TopicDraft, topic_of: Mapping[Place, str]
) -> Iterator[str]:
    for d, n in topic.heads:
        over = _above(digests, outline, d, n, topic.part, topic_of)
        if over and over != topic.key:
            yield over


def _depth(digests: Sequence[Digest], outline: Outline, d: int, n: int) -> int:
    """How far below the frame of its part a head stands."""
    depth, at = 1, digests[d].heads[n].parent
    while at >= 0 and (d, at) not in outline.framing:
        depth, at = depth + 1, digests[d].heads[at].parent
    return depth


def sections(topics: Sequence[TopicDraft]) -> list[tuple[TopicDraft, tuple[TopicDraft, ...]]]:
    """The topics of a part as sections: each with the topic that heads it and the topics it gathers, in order."""
    known = {each.key: each for each in topics}
    heads = {each.key: _root(each, known) for each in topics}
    gathered: dict[str, list[TopicDraft]] = defaultdict(list)
    for each in topics:
        gathered[heads[each.key]].append(each)
    ranked = sorted(gathered, key=lambda key: (known[key].place, key))

    def rank(topic: TopicDraft) -> tuple[bool, float, str]:
        return topic.key != heads[topic.key], topic.place, topic.key  # what gives the heading stands first

    return [(known[key], tuple(sorted(gathered[key], key=rank))) for key in ranked]


def _root(topic: TopicDraft, known: Mapping[str, TopicDraft]) -> str:
    """The topic at the top of the sections one stands in."""
    seen = [topic.key]
    while (above := known[seen[-1]].above) in known and above not in seen:
        seen.append(above)
    return min(seen) if above in seen and above else seen[-1]


def cues(topic: TopicDraft, digests: Sequence[Digest], shared: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """The cue words of a topic: those only its headings hold, and those it shares with few others."""
    held = Counter(word for d, n in topic.heads for word in tokens(digests[d].heads[n].heading))
    usable = [
        word for word in sorted(held, key=lambda each: (-held[each], each)) if word not in FILLERS and len(word) > 1
    ]
    names = [word for word in usable if shared[word] == 1][:20]
    return names, [word for word in usable if 1 < shared[word] <= 3][:20]
