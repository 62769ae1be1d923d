"""The words that tell one figure: what stands beside it in the sample, cleaned of all that is the sample's own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from drafter.analysis.segment import words
from drafter.induction.patterns.directions import directed, is_change, parted
from drafter.induction.patterns.specs import Spec
from drafter.induction.patterns.words import (
    AFTER,
    BEFORE,
    DEEDS_ALL,
    DROPPED,
    FIXED,
    JUDGING,
    NAMING,
    NUMERAL,
    ORGANS,
    PREDICATES,
    QUOTES,
    SHARE,
    TAILS,
    TIES,
    WHERE,
    WHOSE_LAST,
)
from drafter.model.digest import RUN, Figure
from drafter.model.frozen import frozen

_HAN = re.compile("[\u3400-\u9fff]+")
_CLEAN = re.compile("[\u3400-\u9fff“”、A-Za-z]+")
_ASIDE = re.compile("[（）()]")
_PARTS = re.compile("其中|包括")
_FOREIGN = ("ns", "nr", "nt", "t", "p", "r", "y", "e", "o")
_EDGE = ("c", "u", "d", "f", "q", "k")
_DOING = ("vd", "vi", "ad")
_TITLES = ("doc_title", "list")
_LEAST = 2
_IS = "为"

Tagged = tuple[tuple[str, str], ...]


@frozen
class Core:
    """The words before a slot; ``of``: the field the sample says 其中 of; ``own``: from the sample, not the field's phrase."""

    before: str
    after: str = ""
    of: str = ""
    own: bool = True


def core(figure: Figure, spec: Spec, region: str = "", before: str = "") -> Core | None:
    """The words of a sample around a figure as a clause that ends in its slot; None where they are not clean.

    ``before`` is the field told before it, of which it may be a part.
    """
    part = bool(_PARTS.search(figure.left) or _PARTS.fullmatch(figure.before))
    for candidate in _candidates(figure):
        text = clean(parted(candidate) if is_change(spec) else candidate, spec.label)
        if text and not directed(text) and not _names(text, region) and _fits(text, spec):
            return Core(text, of=before if part else "")
    return None


def linked(core: Core, spec: Spec) -> Core:
    """The clause with the word that leads over to its value: 办结率为, 案件同比."""
    if not core.own:
        return core
    link = "同比" if is_change(spec) else _IS if spec.kind == "percent" else ""
    return replace(core, before=core.before + link)


def phrase(spec: Spec) -> Core | None:
    """The field's own phrase as a clause; None where it glues a direction to the value."""
    before, after = spec.clause
    if directed(before) and not is_change(spec):
        return None
    bare = spec.kind == "percent" and not after and SHARE.search(before)
    return Core(before + _IS if bare else before, after, own=False)


@lru_cache(maxsize=1 << 15)
def clean(text: str, name: str = "") -> str:
    """The words without scope, time, adverbs and praise; "" where what is left is no clean run of words.

    Words of praise that stand in the ``name`` of the field say what it counts and stay.
    """
    tagged = _bare(words(WHERE.sub("", text)))
    tagged = _bare(_plain(tagged, name))
    told = "".join(word for word, _ in tagged)
    if len(told) < _LEAST or not _CLEAN.fullmatch(told) or not _sound(tagged):
        return ""
    balanced = told.count(QUOTES[0]) == told.count(QUOTES[1])
    return told if balanced and max(map(len, _HAN.findall(told)), default=0) <= RUN else ""


def _plain(tagged: Tagged, name: str) -> Tagged:
    """Without the words that judge, alone or grown together with a deed (深入开展), unless a name begins with one."""
    following = [*(word for word, _ in tagged), ""][1:]
    kept = []
    for (word, tag), after in zip(tagged, following, strict=False):
        named_so = (word, after) in FIXED or (word in NAMING and word in name)
        rest = word if named_so else _deed(word)
        if rest:
            kept.append((rest, tag))
    return tuple(kept)


def _deed(word: str) -> str:
    """The word without praise in front; "" where nothing else is left of it."""
    if word in JUDGING or word in DROPPED:
        return ""
    for size in (4, 3, 2):
        front, rest = word[:size], word[size:]
        if front in JUDGING and (rest in JUDGING or (len(rest) > 1 and words(rest)[0][1].startswith("v"))):
            return _deed(rest)
    return word


def named(text: str) -> bool:
    """Whether the words are the bare name of a thing: they end in a noun, and no deed stands in them."""
    tagged = words(text)
    done = any(tag == "v" or tag.startswith(_DOING) for _, tag in tagged) or any(deed in text for deed in DEEDS_ALL)
    return not done and tagged[-1][1].startswith("n")


def _bare(tagged: Tagged) -> Tagged:
    """Without the words that lead in and lead over to the figure, and without who did it."""
    first, last = 0, len(tagged)
    while first < last and tagged[first][0] in BEFORE:
        first += 1
    while last > first and tagged[last - 1][0] in AFTER:
        last -= 1
    for n in range(last - 2, first - 1, -1):
        if ORGANS.search(tagged[n][0]) and tagged[n + 1][1] in ("v", "vd"):
            return _bare(tagged[n + 1 : last])
    return tagged[first:last]


def _sound(tagged: Tagged) -> bool:
    """Whether the words name a thing or a deed and nothing else: no place, person, time, number, half a clause."""
    inner = [(word, tag) for word, tag in tagged if word not in TIES and word not in QUOTES]
    if any(tag.startswith(_FOREIGN) or word in PREDICATES or _numeral(word, tag) for word, tag in inner):
        return False
    edges = (tagged[0], tagged[-1])
    if tagged[0][0] in TAILS:
        return False
    return not any((tag.startswith(_EDGE) and len(word) == 1) or word in TIES for word, tag in edges)


def _numeral(word: str, tag: str) -> bool:
    return bool(NUMERAL.fullmatch(word)) or (tag.startswith("m") and bool(NUMERAL.match(word)))


def _candidates(figure: Figure) -> tuple[str, ...]:
    """What it counts with the verb before it, what it counts alone, the words to its left; best first."""
    left, what = _ASIDE.split(figure.left)[-1], figure.what
    whole = () if len(left) >= RUN or "{X}" in left else (left,)
    if not what or "{X}" in what or _cut_short(what, figure.right):
        return whole
    verb = _verb(left.removesuffix(what), what) if left.endswith(what) or figure.right.startswith(what) else ""
    return (*((verb + what,) if verb else ()), what, *whole)


def _cut_short(what: str, right: str) -> bool:
    """Whether the words behind the figure go on where what is counted ends."""
    _, found, rest = right.partition(what)
    return bool(found) and bool(_HAN.match(rest)) and words(rest)[0][1].startswith("n")


def _verb(prefix: str, what: str) -> str:
    """The verb directly before what is counted, where this has none of its own."""
    prefix = WHOSE_LAST.sub("", prefix)
    tagged = _bare(words(prefix)) if prefix else ()
    if not tagged or words(what)[0][1].startswith("v"):
        return ""
    last, tag = tagged[-1]
    fit = tag in ("v", "vn") and len(last) >= _LEAST and last not in PREDICATES and last not in JUDGING
    return last if fit else ""


def _names(text: str, region: str) -> bool:
    """Whether a piece of the sample's own place stands in the words."""
    return any(region[n : n + 2] in text for n in range(max(0, len(region) - 2)))


def _fits(text: str, spec: Spec) -> bool:
    """A share needs a name that says of what; a title needs a verb and nothing else; a number more than a bare verb."""
    tagged = words(text)
    if is_change(spec):
        return True
    if spec.kind == "percent":
        return bool(SHARE.search(text)) and len(text) > 3 and not any(word in TIES for word, _ in tagged)
    if spec.kind in _TITLES:
        return all(tag.startswith("v") for _, tag in tagged)
    return not SHARE.search(text) and (len(tagged) > 1 or not tagged[0][1].startswith("v"))
