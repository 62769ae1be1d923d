"""The parts of a kind of report: headings of the first level aligned over the samples by role, by words, else by place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from statistics import median

from drafter.analysis.slugs import free, slug
from drafter.induction.outline.clusters import Gatherer, Titled, gather
from drafter.induction.outline.heads import clean, filled, is_named, pattern, tops
from drafter.induction.outline.joining import Joiner
from drafter.induction.outline.roles import (
    DUTY,
    OTHER,
    PLAN,
    PROBLEMS,
    Role,
    deeper_role,
    frames,
    puts_right,
    roles_of,
    weakly,
)
from drafter.model.digest import RUN, Digest
from drafter.model.frozen import frozen

Place = tuple[int, int]  # digest, head
ALIGNED = 0.5  # the share of content headings that must recur before each is a part of its own
MAJORITY = 0.8  # the share of samples from which on a part is asked of every report
VARIANTS = 6
_ROLES = tuple(role.key for role in (DUTY, PROBLEMS, PLAN, OTHER))
FORM = 36  # Han characters of a heading that a form prescribes
_KNOWN = 40  # headings of a part by which it is told again
_CONTENT = "主要工作情况"
_NOUN = re.compile("(?:情况|成效|成果|举措|做法|措施|工作|总结|回顾|进展)$")


@frozen
class PartDraft:
    """A part found: its ``role`` (None: told by topics), its headings of the first level, where it stands."""

    key: str
    label: str
    role: Role | None
    headings: tuple[str, ...]
    heads: tuple[Place, ...]
    patterns: tuple[str, ...] = ()
    catch_all: bool = False


@frozen
class Outline:
    """The parts in order, the part of every head, the heads that only frame a part, and each sample's sequence of parts."""

    parts: tuple[PartDraft, ...]
    part_of: Mapping[Place, str]
    framing: frozenset[Place]
    sequences: tuple[tuple[str, ...], ...]
    put_right: frozenset[Place] = field(default_factory=frozenset)


def find_parts(digests: Sequence[Digest]) -> Outline:
    """The parts of the digests; every report without headings is all content."""
    told = _told(digests)
    groups, framing = _content(digests, told)
    drafts = _drafts(digests, told, groups, joiner_of(digests))
    top_part = {place: draft.key for draft in drafts for place in draft.heads}
    part_of = _spread(digests, top_part, told, {draft.key for draft in drafts}, drafts[0].key)
    sequences = tuple(_sequence(digests, d, part_of, told) for d in range(len(digests)))
    right = frozenset(
        (d, n)
        for d, digest in enumerate(digests)
        for n, head in enumerate(digest.heads)
        if head.heading and part_of.get((d, n)) == PROBLEMS.key and puts_right(filled(head, digest))
    )
    ordered = _ordered(drafts, sequences)
    framing = framing | {place for draft in drafts if draft.role for place in draft.heads}
    return Outline(ordered, part_of, frozenset(framing), sequences, right)


def joiner_of(digests: Sequence[Digest]) -> Joiner:
    """What the headings and titles of the digests tell of words cut in two."""
    return Joiner.of(text for digest in digests for text in (digest.title, *(head.heading for head in digest.heads)))


def _told(digests: Sequence[Digest]) -> dict[Place, tuple[Role, ...]]:
    """The roles of every heading of the first level; the weak words of a role count only where a sample names it plainly."""
    told: dict[Place, tuple[Role, ...]] = {}
    for d, digest in enumerate(digests):
        for n in tops(digest):
            text = filled(digest.heads[n], digest)
            told[d, n] = roles_of(text, digest.year) if digest.heads[n].heading else ()
            if not told[d, n] and digest.heads[n].heading and puts_right(text):
                told[d, n] = (PROBLEMS,)
    if not any(DUTY in roles for roles in told.values()):
        return told
    for d, digest in enumerate(digests):
        mine = [n for n in tops(digest) if not told[d, n]]
        nested = any(deeper_role(filled(each, digest)) is DUTY for each in digest.heads if each.heading)
        hints = [n for n in mine if weakly(DUTY, filled(digest.heads[n], digest))]
        if hints and len(mine) == 2 and not nested and not any(DUTY in told[d, n] for n in tops(digest)):
            told[d, hints[0]] = (DUTY,)
    return told


def _content(
    digests: Sequence[Digest], told: Mapping[Place, tuple[Role, ...]]
) -> tuple[list[tuple[Place, ...]], set[Place]]:
    """The content headings in groups, a part each, and those that say no more than that work is told of."""
    places = [place for place, roles in sorted(told.items()) if not roles]
    texts = {
        place: digests[place[0]].heads[place[1]].heading or digests[place[0]].heads[place[1]].lead for place in places
    }
    found = gather([(place, texts[place]) for place in places], 0.5)
    least = max(min(2, len(digests)), ALIGNED * len(digests))
    wide = [n for n, group in enumerate(found.groups) if len(group.samples) >= least]
    count = Counter(d for d, _ in places)
    usual = median([count[d] for d in range(len(digests))]) if digests else 0
    if usual > 1 and len(wide) > 1 and sum(len(found.groups[n].places) for n in wide) >= ALIGNED * len(places):
        return _attached(texts, wide, found), set(places)
    alone = {place for place in places if count[place[0]] == 1}
    framing = {place for place in places if frames(filled(digests[place[0]].heads[place[1]], digests[place[0]]))}
    return ([tuple(places)] if places else []), alone | framing


def _attached(texts: Mapping[Place, str], wide: Sequence[int], found: Gatherer) -> list[tuple[Place, ...]]:
    """The wide groups with the headings that recur nowhere: each goes with the likest group, else the one before it."""
    home = {place: n for n in wide for place in found.groups[n].places}
    places = sorted(texts)
    for place in places:
        if place in home:
            continue
        like = found.home(Titled(texts[place], (place,)), 0.2, frozenset(wide))
        before = [home[other] for other in places if other[0] == place[0] and other < place and other in home]
        home[place] = like if like >= 0 else before[-1] if before else wide[0]
    made: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        made[home[place]].append(place)
    return [tuple(made[n]) for n in wide]


def _drafts(
    digests: Sequence[Digest],
    told: Mapping[Place, tuple[Role, ...]],
    groups: Sequence[tuple[Place, ...]],
    joiner: Joiner,
) -> list[PartDraft]:
    """The parts of content, then those of the roles that stand in the samples."""
    made: list[PartDraft] = []
    single = len(groups) < 2
    for group in groups or [()]:
        made.append(_of_group(digests, group, single, made, joiner))
    for role in (DUTY, PROBLEMS, PLAN, OTHER):
        heads = tuple(place for place, roles in sorted(told.items()) if roles and roles[0] is role)
        nested = any(role in roles[1:] for roles in told.values())
        if heads or nested:
            missed = [(d, n) for d, n in heads if not roles_of(filled(digests[d].heads[n], digests[d]), 0)]
            patterns = _patterns([digests[d].heads[n].heading for d, n in missed], VARIANTS)
            headings = _role_headings(digests, role, heads)
            made.append(PartDraft(role.key, _label(role, headings), role, headings, heads, patterns))
    return made


def _of_group(
    digests: Sequence[Digest], group: tuple[Place, ...], single: bool, made: Sequence[PartDraft], joiner: Joiner
) -> PartDraft:
    """The part of a group of content headings; the headings of its sections are none of the part's."""
    count = Counter(d for d, _ in group)
    whole = [(d, n) for d, n in group if not single or count[d] == 1 or _announces(digests, d, n)]
    raw = [digests[d].heads[n].heading for d, n in whole]
    headings = _announcing(raw, joiner) if single else _variants(raw, joiner)
    headings = headings or (_CONTENT,)
    label = _unslotted(headings[0])
    key = free(slug(label) or "content", [*_ROLES, *(draft.key for draft in made)])
    return PartDraft(key, label, None, headings, group, _patterns(raw, _KNOWN), single or not made)


def _announces(digests: Sequence[Digest], d: int, n: int) -> bool:
    return frames(filled(digests[d].heads[n], digests[d]))


def _announcing(raw: Sequence[str], joiner: Joiner) -> tuple[str, ...]:
    """The headings that announce the year's work; of cut ones what stands behind the cut."""
    found = tuple(each for each in _variants(raw) if _NOUN.search(each))
    return found or tuple(dict.fromkeys(end for each in sorted(raw) if frames(end := joiner.ending(each))))[:VARIANTS]


def _patterns(raw: Sequence[str], most: int) -> tuple[str, ...]:
    """Expressions that find the headings again, the most frequent first."""
    counted = Counter(sorted(filter(None, raw))).most_common(most)
    return tuple(dict.fromkeys(made for text, _ in counted if (made := pattern(text))))


def _variants(raw: Sequence[str], joiner: Joiner | None = None) -> tuple[str, ...]:
    """The headings that can be printed again, the most frequent first; of a cut one what can be said without its middle.

    A long one is printed whole only when samples share it: then it is the form's.
    """
    times = Counter(raw)
    whole = [text for each in raw if (text := clean(each, True, FORM if times[each] > 1 else RUN))]
    whole = whole or [text for each in raw if joiner is not None and (text := joiner.printable(each))]
    counted = Counter(whole)
    counted = Counter({each: times for each, times in counted.items() if times > 1 or not is_named(each)})
    return tuple(sorted(counted, key=lambda each: (-counted[each], len(each), each)))[:VARIANTS]


def _role_headings(digests: Sequence[Digest], role: Role, heads: Sequence[Place]) -> tuple[str, ...]:
    """The clean headings the samples give a role; of two roles in one heading, and of none, the role's own."""
    raw = [digests[d].heads[n].heading for d, n in heads]
    years = {"{next-year}": "2001", "{year}": "2000", "{last-year}": "1999"}
    kept = []
    for each in _variants(raw):
        said = each
        for slot, year in years.items():
            said = said.replace(slot, year)
        if (
            [other.key for other in roles_of(said, 2000)] == [role.key]
            and not puts_right(said)
            and "原因分析" not in said
        ):
            kept.append(each)
    if role.later:
        kept = [each for each in kept if "{next-year}" in each] or list(role.headings)
    return tuple(kept) or role.headings


def _label(role: Role, headings: Sequence[str]) -> str:
    """The shortest heading of the samples' own without years, else the role's label."""
    plain = [each for each in headings if "{" not in each and each not in role.headings]
    return min(plain, key=lambda each: (len(each), each)) if plain else role.label


def _unslotted(heading: str) -> str:
    text = heading
    for slot in (
        "{next-year}年度",
        "{next-year}年",
        "{last-year}年度",
        "{last-year}年",
        "{year}年度",
        "{year}年",
        "{agency}",
    ):
        text = text.replace(slot, "")
    return text or _CONTENT


def _spread(
    digests: Sequence[Digest],
    top_part: Mapping[Place, str],
    told: Mapping[Place, tuple[Role, ...]],
    known: set[str],
    default: str,
) -> dict[Place, str]:
    """The part of every head: that of the head above it, unless its own words tell a role."""
    found: dict[Place, str] = {}
    for d, digest in enumerate(digests):
        for n, head in enumerate(digest.heads):
            if head.parent < 0:
                found[d, n] = top_part.get((d, n), default)
                continue
            above = found[d, head.parent]
            own = deeper_role(filled(head, digest)) if head.heading else None
            shared = [role.key for role in told.get((d, head.parent), ())][1:]
            free = above not in (PROBLEMS.key, PLAN.key, OTHER.key) or (own is not None and own.key in shared)
            found[d, n] = own.key if own is not None and own.key in known and free else above
    return found


def _sequence(
    digests: Sequence[Digest], d: int, part_of: Mapping[Place, str], told: Mapping[Place, tuple[Role, ...]]
) -> tuple[str, ...]:
    """The parts of a sample in the order they first stand; 甲/乙 where 乙 stands inside 甲."""
    found: list[str] = []
    for n, head in enumerate(digests[d].heads):
        part = part_of[d, n]
        if head.parent < 0:
            found.append(part)
            found += [role.key for role in told.get((d, n), ())[1:]]
        elif part != part_of[d, head.parent]:
            inner = f"{part_of[d, head.parent]}/{part}" if part == DUTY.key else part
            found.append(inner)
    whole = {each.split("/")[-1] for each in found if "/" not in each}
    return tuple(dict.fromkeys(each for each in found if "/" not in each or each.split("/")[1] not in whole))


def _ordered(drafts: Sequence[PartDraft], sequences: Sequence[tuple[str, ...]]) -> tuple[PartDraft, ...]:
    """The parts by their mean place in the samples, each sample's places counted from 0 to 1."""
    places: dict[str, list[float]] = defaultdict(list)
    for each in sequences:
        keys = [key.split("/")[-1] for key in each]
        for n, key in enumerate(keys):
            places[key].append((n + 0.5) / len(keys))
    mean = {key: sum(found) / len(found) for key, found in places.items()}
    return tuple(sorted(drafts, key=lambda each: (mean.get(each.key, 1.0), each.key)))
