"""Fields nobody has named: groups of figures → field, question and cues, kept as far as samples bear them out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from drafter.analysis.segment import words
from drafter.analysis.slugs import slug
from drafter.induction.fields import labels
from drafter.induction.fields.counted import Counted, plain_unit
from drafter.induction.fields.counted_data import BODIES, DONE, EMPTY_VERBS, PEOPLE, TIMES
from drafter.induction.fields.counted_words import content, trimmed
from drafter.induction.fields.cues import Claims, cues
from drafter.induction.fields.examples import example, values
from drafter.induction.fields.groups import Group, Seen
from drafter.model.digest import Digest
from drafter.model.frozen import frozen
from drafter.model.learned import Learned

FEW = 12  # up to so many samples a figure of one of them is worth asking for
_ONE_IN = 50  # of many samples so large a share must tell a field
_CROWD = 6  # figures of one sentence that no other sample tells: a list of goods, not questions
_LOW, _SURE, _STEP = 0.35, 0.5, 0.1
_ACCEPTS = 6
_UNCLEAR = re.compile(
    "(?:的|后|时|中|并|由|等|为|从|和|与|及|以|均|都|其余|剩余|多|内|外|(?<![处部])分|次|到|比|降|升|增|减)$|^(?:是|属于|其余|剩余|余下|多数|原|加上|而)|[A-Za-z{}，。；：]"
)
_ORDINARY = 2  # characters of the shortest name that says something
_NAME, _LONG = 3, 9  # words and characters of a name; more of them with a verb inside are a sentence


@frozen
class Named:
    """A group that becomes a field: its key, label and topic."""

    key: str
    label: str
    topic: str
    group: Group


def chosen(groups: Sequence[Group], samples: int) -> tuple[Group, ...]:
    """The groups worth a question: told by enough samples, or of few samples a clear thing that one tells."""
    least = 2 if samples > FEW else 1
    least = max(least, -(-samples // _ONE_IN))
    crowds = _crowds(groups)
    return tuple(
        each
        for each in groups
        if len(each.samples) >= least and (_clear(each) if len(each.samples) > 1 else _worth(each, crowds))
    )


def _crowds(groups: Sequence[Group]) -> Counter[tuple[str, int, int]]:
    lone = (each.seen[0] for each in groups if len(each.samples) == 1)
    bare = (each for each in lone if not each.counted.verb and words(each.counted.noun)[-1][1].startswith("n"))
    return Counter((each.sample, each.figure.line, each.figure.sentence) for each in bare)


def _clear(group: Group) -> bool:
    first = group.first
    if first.kind == "count" and (plain_unit(first.unit) in BODIES or first.noun.endswith("占")):
        return False
    return not _UNCLEAR.search(first.noun) and len(labels.stem(group)) >= _ORDINARY


def _worth(group: Group, crowds: Mapping[tuple[str, int, int], int]) -> bool:
    """Whether the one sample that tells it names it right beside it, under a topic, and not in a list of many such things."""
    only = group.seen[0]
    if only.counted.loose or not only.figure.topic or _tells(only.counted):
        return False
    if only.counted.noun.endswith("类") and len(only.counted.noun) <= _NAME:
        return False
    if only.counted.kind == "duration" and not only.counted.noun.endswith(TIMES):
        return False
    crowd = crowds[only.sample, only.figure.line, only.figure.sentence]
    if not content(only.counted.near) and only.counted.near not in DONE:
        return False
    told = labels.name(group)
    measured = only.counted.kind in ("money", "percent") and len(only.counted.noun) > _ORDINARY
    clear = len(told) > _ORDINARY or measured or _acted(only.counted)
    return _clear(group) and clear and crowd <= _CROWD and len(only.counted.near) >= _ORDINARY


def _acted(counted: Counted) -> bool:
    """Whether a bare verb tells cases or people: 立案 14件, 出动 312人次."""
    if counted.noun in EMPTY_VERBS:
        return False
    return counted.group in ("case", PEOPLE) and words(counted.noun)[-1][1].startswith("v")


def _tells(counted: Counted) -> bool:
    """Whether the words are a sentence about the thing, not its name: 机构开立专用账户."""
    tags = [tag for _, tag in words(counted.noun)]
    first = next((n for n, tag in enumerate(tags) if tag.startswith("n")), len(tags))
    if len(tags) > 1 and words(counted.noun)[-2][0] == "的":
        return False
    return (
        len(counted.noun) > _LONG and len(tags) > _NAME and any(tag in ("v", "d", "p") for tag in tags[first + 1 : -1])
    )


def named(
    groups: Sequence[Group],
    fallback: str,
    keys_known: frozenset[str] = frozenset(),
    labels_known: frozenset[str] = frozenset(),
) -> tuple[Named, ...]:
    """The groups with a key, a label and a topic each, keys and labels told apart, also from those known."""
    keys, used = set(keys_known), set(labels_known)
    done = []
    for group in groups:
        text = _distinct(group, used)
        used.add(text)
        base = slug(text) or "field"
        key = next(each for each in (base, *(f"{base}-{n}" for n in range(2, len(keys) + 3))) if each not in keys)
        keys.add(key)
        done.append(Named(key, text, topics_of(group)[0] if topics_of(group) else fallback, group))
    return tuple(done)


def _distinct(group: Group, used: set[str]) -> str:
    """A label no other field has: with its verb, its measure word, at last with a number."""
    unit = (*units_of(group.seen), "")[0]
    plain = labels.label(group, unit)
    first = group.first
    tail = plain[len(plain.rstrip("数次份人率额例")) :]
    whole = trimmed(first.told) + tail
    acted = "" if plain.startswith(first.verb) else first.verb + plain
    tries = (plain, acted, whole, f"{plain}（{unit}）" if first.kind == "count" else "")
    for each in tries:
        if each not in used and len(each) > _ORDINARY and max(map(len, re.split("[（）]", each))) <= labels.LONGEST:
            return each
    return next(each for each in (f"{plain}（{n}）" for n in range(2, len(used) + 3)) if each not in used)


def topics_of(group: Group) -> tuple[str, ...]:
    """The topics a field is told under, the usual one first."""
    told = Counter(each.figure.topic for each in group.seen if each.figure.topic)
    return tuple(key for key, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0])))


def units_of(seen: Sequence[Seen]) -> tuple[str, ...]:
    """The measure words of a field's values, the usual one first, those with others in brackets last."""
    told = Counter(plain_unit(each.figure.unit) for each in seen if each.figure.unit)
    usual = [unit for unit, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))]
    return tuple(dict.fromkeys((*usual, *sorted({each.figure.unit for each in seen if each.figure.unit}))))


def entries(
    fields: Sequence[Named],
    digests: Sequence[Digest],
    zeros: Sequence[Seen],
    compared: frozenset[str],
    taken: Sequence[Group] = (),
) -> tuple[Learned, ...]:
    """The entries of fields and of the words they are found by; ``compared`` are the keys told with last year's,
    ``taken`` the groups of other fields."""
    groups = [*(each.group for each in fields), *taken]
    claims = Claims.of(groups)
    by_words: dict[frozenset[str], list[Seen]] = defaultdict(list)
    for each in zeros:
        by_words[frozenset(each.counted.words)].append(each)
    told = []
    for n, field in enumerate(fields):
        about = by_words.get(frozenset(field.group.first.words), [])
        told.append(_field(field, digests, about, field.key in compared))
        told.append(_cues(field, cues(n, groups, claims, topics_of(field.group)[1:])))
    return tuple(told)


def attested(seen: Sequence[Seen]) -> dict[str, tuple[int, ...]]:
    """Sample → the lines a field is told on."""
    lines: dict[str, set[int]] = defaultdict(set)
    for each in seen:
        lines[each.sample].add(each.figure.line)
    return {sample: tuple(sorted(lines[sample])) for sample in sorted(lines)}


def _field(field: Named, digests: Sequence[Digest], zeros: Sequence[Seen], last_year: bool) -> Learned:
    group, kind = field.group, field.group.first.kind
    units = units_of(group.seen)
    unit = "" if kind in ("percent", "money") else units[0] if units else ""
    content: dict[str, object] = {"label": field.label, "topic": field.topic, "kind": kind}
    if kind == "percent":
        content["unit"] = "%"
    elif kind == "money":
        content["unit"] = "元"
    elif unit:
        content["unit"] = unit
    if kind not in ("percent", "money") and len(units) > 1:
        content["accepts"] = list(units[1 : _ACCEPTS + 1])
    content["counts"] = labels.scope(group)
    content["question"] = labels.question(group, unit)
    none = labels.nothing(group, zeros) if kind == "count" else None
    if none:
        content["zero"] = list(none)
    content["phrase"] = labels.sentence(group)
    shown = example(group.seen, digests, kind, units)
    if shown:
        content["example"] = shown
    if kind == "percent" and all(0 <= each <= 100 for each in values(group.seen)):
        content["max"] = 100
    if last_year:
        content["last_year"] = True
    support = len(group.samples)
    if support == 1:
        content["detail"] = True
    return Learned(
        "fields", field.key, content, attested(group.seen), _reason(field, support), _confidence(group, support),
        notes=_notes(group),
    )  # fmt: skip


def _confidence(group: Group, support: int) -> float:
    if support == 1:
        return _LOW
    alike = len({frozenset(each.counted.words) for each in group.seen}) == 1
    return round(min(0.95, _SURE + _STEP * (support - 1) + _STEP * alike), 2)


def _reason(field: Named, support: int) -> str:
    unit = "、".join(units_of(field.group.seen)[:3]) or "%"
    if support == 1:
        return f"只有一份样本写到“{labels.stem(field.group)}”，单位为{unit}，是否提问请审核。"
    return f"{support}份样本都写到“{labels.stem(field.group)}”，单位为{unit}，合为一个指标。"


def _notes(group: Group) -> dict[str, tuple[str, ...]]:
    return {
        "values": tuple(f"{each.sample} {each.figure.text}" for each in group.seen),
        "wordings": tuple(sorted({each.counted.near for each in group.seen})),
    }


def _cues(field: Named, content: Mapping[str, object]) -> Learned:
    support = len(field.group.samples)
    reason = f"按{support}份样本里数值前后的词认出。"
    return Learned(
        "lexicon.fields", field.key, content, attested(field.group.seen), reason, _confidence(field.group, support)
    )
