"""Which field of the pack each mention is a value of, and how sure that is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.mapping.columns import columns
from drafter.mapping.compared import compared
from drafter.mapping.cues import bare
from drafter.mapping.fitting import fitting
from drafter.mapping.foreign import Bearing, bearing
from drafter.mapping.levels import level_of
from drafter.mapping.places import Place, places
from drafter.mapping.recognisers import Cue, Recognisers, recognisers, vague
from drafter.mapping.respective import respective
from drafter.mapping.statements import silent_parts
from drafter.mapping.tables import tabulate
from drafter.mapping.topics import cues_of
from drafter.mapping.zeros import zero_fields
from drafter.model.field import Field
from drafter.model.frozen import frozen
from drafter.model.lexicon import FieldCues
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.reading import Mention, MentionKind, Structure

THRESHOLD = 0.64  # below it a value is nobody's
_BASE, _PER_CHARACTER, _MOST = 0.60, 0.022, 9
_NEEDED, _HOME, _NEAR, _MATES, _NAMED = 0.09, 0.12, 0.07, 0.10, 0.01
_STRANGE_UNIT, _VAGUE, _LABEL, _AWAY = 0.06, 0.14, 0.06, 0.06
_LOOSE = 0.72  # the most a value is sure of that only the words somewhere in its clause tell
_FOREIGN = 0.20  # what every value is less sure in the report of another kind of agency than the pack is written for
_ASIDE = 0.08  # and where a part of items tells it in passing
_KIND = 5  # characters at the end of an agency's name that tell its kind, as in 某某管理局; 局 and 厅 are of one kind
_SHARED = 0.08  # what a figure told of several things is less sure for each of them
_ALL = re.compile("([^，。；：]{4,90}?)((?:等[^，。；：、]{0,8})?(?:均|都|全部)(?:为|是|达到?|实现|保持)?)$")
_COMPARED = re.compile("同比|比上年|较上年|分别|增长|增加|上升|下降|减少")
_AVERAGE = re.compile("案均|人均|年均|户均|场均|平均每|每[人家户件年]|单笔")
_PLAN = "计划"  # in the label of a field that takes what is planned
_AND = re.compile("[、和与及]|以及")


@frozen
class _Claim:
    """A field that may own a mention, how strong its words are, and the pattern they come from."""

    key: str
    score: float
    length: int
    view: str = ""
    pattern: str = ""
    vague: bool = False


def assign(structure: Structure, mentions: Sequence[Mention], pack: Pack) -> tuple[Mention, ...]:
    """The mentions with field, aspect and confidence; what no field claims clearly enough keeps none."""
    recogniser = recognisers(pack)
    where = places(structure, mentions)
    silent = silent_parts(pack)
    year, level = structure.identity.year, level_of(structure.identity.agency)
    rows = tabulate(mentions, where, pack)
    cells = columns(structure.passages, mentions, year)
    named = {**respective(mentions, where), **{n: name for n, (name, _) in cells.items()}}
    listed = {n: name for n, name in named.items() if n not in rows}
    weigher = _Weigher(recogniser)
    claims = [
        []
        if n in rows or _silent(mention) or place.part in silent or _AVERAGE.search(place.own)
        else weigher.weigh(mention, _alone(place, listed[n]) if n in listed else place)
        for n, (mention, place) in enumerate(zip(mentions, where, strict=True))
    ]
    for n, (mention, place) in enumerate(zip(mentions, where, strict=True)):
        if claims[n]:
            told = cells[n][1] if n in cells else bearing(mention, place, year, level)
            claims[n] = _borne(claims[n], told, pack)
    chosen = _settle(claims, where, recogniser)
    less = _FOREIGN * is_foreign(structure.identity.agency, pack)
    aside = {key for key, part in pack.parts.items() if part.list}
    done = [
        replace(mention, field=rows[n], confidence=round(0.8 - less, 2), aspect="row")
        if n in rows
        else _given(mention, chosen[n], less + _ASIDE * (place.part in aside))
        for n, (mention, place) in enumerate(zip(mentions, where, strict=True))
    ]
    return tuple(compared(done, where, pack, year, frozenset(listed)))


def _borne(claims: list[_Claim], told: Bearing, pack: Pack) -> list[_Claim]:
    """The claims that remain on a figure which is not, or not surely, this agency's of this year."""
    if told is Bearing.OWN:
        return claims
    if told is Bearing.LAST:
        return [claim if claim.view else replace(claim, view="last") for claim in claims]
    planned = told is Bearing.PLAN
    return [each for each in claims if planned and _PLAN in pack.fields[each.key].label]


def is_foreign(agency: str, pack: Pack) -> bool:
    """Whether an agency is of another kind than the one the name of the pack begins with."""
    written = re.match("[^的]{0,12}?[局厅委办]", pack.name)
    return bool(written and len(agency) >= _KIND and agency[-_KIND:-1] not in pack.name)


def also_of(mention: Mention, place: Place, recogniser: Recognisers) -> Sequence[tuple[str, float]]:
    """The other fields of a figure told of several things at once: 甲率、乙率和丙率均为100%."""
    told = _ALL.search(place.lefts[0])
    if told is None or mention.kind is MentionKind.DOC_TITLE:
        return ()
    found: dict[str, float] = {}
    names = [each for each in _AND.split(told[1]) if each]
    for name in names[:-1] if len(names) > 1 else ():
        claims = _Weigher(recogniser).weigh(mention, _alone(place, name, told[2]))
        if claims and claims[0].score >= THRESHOLD and claims[0].key != mention.field:
            found.setdefault(claims[0].key, round(claims[0].score - _SHARED, 2))
    return list(found.items())


def _alone(place: Place, name: str, verb: str = "") -> Place:
    """The place as if the figure were told of this one of several names alone."""
    return replace(place, lefts=tuple(dict.fromkeys((name, name + verb))), right="", own=name, clause=name)


def _silent(mention: Mention) -> bool:
    """Whether no field can take the mention: it reports nothing, or between which numbers it lies is open."""
    ranged = isinstance(mention.value, str) and mention.kind in (MentionKind.COUNT, MentionKind.MONEY)
    return (mention.weak and not mention.zero) or ranged


# -- claims ----------------------------------------------------------------------------------------------------------


_Matches = tuple[tuple[Cue, int, bool], ...]


@dataclass
class _Weigher:
    """Weighs the claims on the mentions of one report; the same words around the same thing are looked up once."""

    recogniser: Recognisers
    claims: dict[object, list[_Claim]] = field(default_factory=dict)
    matches: dict[object, _Matches] = field(default_factory=dict)

    def weigh(self, mention: Mention, place: Place) -> list[_Claim]:
        """The claims on a mention, the strongest first."""
        if mention.kind is MentionKind.DOC_TITLE:
            return self._weighed(mention, place)
        node = (place.node.passage, place.node.start) if place.node else ()
        around = (place.lefts, place.right, place.own, place.sentence, node)
        key = (mention.kind, mention.unit, mention.zero, mention.topic, around)
        if key not in self.claims:
            self.claims[key] = self._weighed(mention, place)
        return self.claims[key]

    def _weighed(self, mention: Mention, place: Place) -> list[_Claim]:
        if mention.zero:
            return [_Claim(key, score, 9) for key, score in zero_fields(place, self.recogniser)[:1]]
        best: dict[tuple[str, str], _Claim] = {}
        for cue, length, strange in self._matched(mention, place):
            claim = _claim(cue, mention, place, self.recogniser, length, strange)
            if claim and claim.score > best.get((cue.key, claim.view), _NOBODY).score:
                best[cue.key, claim.view] = claim
        if not best:
            best = _by_clause(fitting(mention, self.recogniser.pack), place, self.recogniser)
        return sorted(best.values(), key=lambda each: -each.score)

    def _matched(self, mention: Mention, place: Place) -> _Matches:
        """The cues that stand beside the mention, with how much they explain and whether its unit is strange to them."""
        key = (mention.kind, mention.unit, place.lefts, place.right)
        if key not in self.matches:
            takers = fitting(mention, self.recogniser.pack)
            near = self.recogniser.near(place.lefts, place.right) if takers else ()
            found = ((cue, cue.matched(left, place.right)) for cue, left in near if cue.key in takers)
            self.matches[key] = tuple((cue, length, takers[cue.key]) for cue, length in found if length)
        return self.matches[key]


_NOBODY = _Claim("", 0.0, 0)


def _claim(
    cue: Cue, mention: Mention, place: Place, recogniser: Recognisers, length: int, strange: bool
) -> _Claim | None:
    spec = recogniser.pack.fields[cue.key]
    written = recogniser.cues.get(spec.key)
    if written and any(word in place.own for word in written.never):
        return None
    fit = _held(cue, spec, mention, place, recogniser) if mention.kind is MentionKind.DOC_TITLE else 0.0
    if mention.kind is MentionKind.DOC_TITLE and not fit:
        return None
    if mention.kind is MentionKind.YOY and not _COMPARED.sub(
        "", "".join(each for each in cue.left if isinstance(each, str))
    ):
        return None
    needed = False
    if written and written.needs:
        needed = _said(written, place)
        if not needed and (cue.origin == "cue" or length < 5):
            return None
    loose = vague(cue)
    score = fit + _BASE + _PER_CHARACTER * min(length, _MOST) + _NEEDED * needed
    score += max(_topical(spec, mention, place, recogniser), 0.0 if needed else -_AWAY)
    score -= _STRANGE_UNIT * strange + _VAGUE * (loose and not needed) + _LABEL * (cue.origin == "label")
    return _Claim(spec.key, score, length, cue.view, cue.pattern, loose)


def _said(cues: FieldCues, place: Place) -> bool:
    """Whether a needed word stands in sentence or heading; what is part of a broader field must be said to be so first."""
    words = [bare(word) for word in cues.needs]
    near = (place.before, place.clause) if cues.broader else (place.sentence,)
    heading = bare(place.node.heading or "") if place.node else ""
    return any(word in text for word in words for text in (*near, heading))


def _held(cue: Cue, field: Field, mention: Mention, place: Place, recogniser: Recognisers) -> float:
    """How well a title fits by its own words (0: not at all); else by the field's own sentence in its own section."""
    written = recogniser.cues.get(field.key)
    holds = written.holds if written else ()
    named = max((len(word) for word in holds if word in mention.text), default=0)
    if named:
        return _NAMED * named
    own = bool(place.node and field.topic in (place.node.topic, mention.topic))
    bound = bool(holds) and (cue.origin == "cue" or vague(cue) or field.kind is Kind.LIST)
    return _NAMED if own and not bound else 0.0


def _topical(field: Field, mention: Mention, place: Place, recogniser: Recognisers) -> float:
    node = place.node
    if node is None or node.topic == cues_of(recogniser.pack).structural:
        return _NEAR
    if field.topic in (node.topic, mention.topic):
        return _HOME
    written = recogniser.cues.get(field.key)
    also = written.topics if written else ()
    if node.topic in also or mention.topic in also:
        return _NEAR
    return _NEAR if any(key == field.topic for key, _ in node.topics) else -_AWAY


def _by_clause(takers: Mapping[str, bool], place: Place, recogniser: Recognisers) -> dict[tuple[str, str], _Claim]:
    """What the words of the whole clause say, where none stand beside the value."""
    found: dict[tuple[str, str], _Claim] = {}
    for key, written in recogniser.by_clause:
        if key not in takers:
            continue
        if any(all(word in place.clause for word in each.split()) for each in written.clause) and not any(
            word in place.own for word in written.never
        ):
            found[key, ""] = _Claim(key, THRESHOLD + 0.02, 0, vague=True)
    return found


# -- choice ----------------------------------------------------------------------------------------------------------


def _settle(claims: list[list[_Claim]], where: Sequence[Place], recogniser: Recognisers) -> list[tuple[_Claim, float]]:
    """The best claim of each mention and its lead; mates of one wording in a sentence speak for each other."""
    anchors: dict[tuple[int, int], set[str]] = defaultdict(set)
    for each, place in zip(claims, where, strict=True):
        clear = each and not each[0].vague and each[0].score >= THRESHOLD
        if clear and (len(each) == 1 or each[0].score - each[1].score > 0.03):
            anchors[place.key].update(recogniser.patterns.get(each[0].key, ()))
    settled: list[tuple[_Claim, float]] = []
    taken: dict[tuple[int, int], set[str]] = defaultdict(set)
    for each, place in zip(claims, where, strict=True):
        mates = anchors.get(place.key, set())
        ranked = sorted(
            (
                (claim.score + _MATES * bool(recogniser.patterns.get(claim.key, frozenset()) & mates), claim)
                for claim in each
                if claim.view
                or claim.key not in taken[place.key]
                or len(each) == 1
                or recogniser.pack.fields[claim.key].kind is Kind.LIST
            ),
            key=lambda pair: (-pair[0], -pair[1].length),
        )
        if not ranked or ranked[0][0] < THRESHOLD:
            settled.append((_NOBODY, 0.0))
            continue
        score, claim = ranked[0]
        score = score if claim.length else min(score, _LOOSE)
        rival = next((other for other, each_claim in ranked[1:] if each_claim.key != claim.key), 0.0)
        taken[place.key].add("" if claim.view else claim.key)
        settled.append((claim, min(0.99, score - max(0.0, 0.06 - (score - rival)))))
    return settled


def _given(mention: Mention, choice: tuple[_Claim, float], less: float) -> Mention:
    claim, confidence = choice
    if not claim.key:
        return mention
    aspect = {"last": "last_year", "diff": "change", "change": "change"}.get(claim.view, "")
    return replace(mention, field=claim.key, confidence=round(confidence - less, 2), aspect=aspect)
