"""Small tables told in a row: names with their numbers, as in 甲4项、乙110项、丙3项."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from drafter.mapping.cues import bare
from drafter.mapping.places import Place
from drafter.model.field import Field
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.reading import Mention, MentionKind

LEAST = 3  # rows; two figures side by side are no table yet
_LEAD = re.compile("^.*?(?:其中|包括|分别为|具体为|主要有|按类别分为|分为|共计发放|发放|调拨|下拨|分类为|[有是为：])")
_OF = re.compile("^的[^，]{0,10}?(?:有|是|为)")
_NO_ROW = re.compile(
    "^(?:合计|总计|共计|累计|涉及|其中|同比|取消|承接|下放|新增|调整|保留|合并|[（(]?(?:比|较)?(?:上年|去年))"
)


def tabulate(mentions: Sequence[Mention], where: Sequence[Place], pack: Pack) -> Mapping[int, str]:
    """Index of a mention → key of the table field whose row it is."""
    tables = [field for field in pack.fields.values() if field.kind is Kind.TABLE]
    if not tables:
        return {}
    found: dict[int, str] = {}
    for run in _runs(mentions, where):
        for field in tables:
            if _is(field, [mentions[n] for n in run], where[run[0]], pack):
                found.update(dict.fromkeys(run, field.key))
                break
    return found


def name_of(place: Place) -> str:
    """The name a row's number belongs to: the words right before it, without what introduces the table."""
    text = re.split("[，、；：]", place.lefts[0])[-1]
    return _OF.sub("", _LEAD.sub("", text)) or text


def _runs(mentions: Sequence[Mention], where: Sequence[Place]) -> Iterator[list[int]]:
    run: list[int] = []
    for n, mention in enumerate(mentions):
        fits = mention.kind is MentionKind.COUNT and not (mention.weak or mention.zero) and _is_name(name_of(where[n]))
        joins = bool(run) and where[n].key == where[run[0]].key and _adjacent(mentions[run[-1]], mention, where[n])
        if run and not (fits and joins):
            if len(run) >= LEAST:
                yield run
            run = []
        if fits:
            run.append(n)
    if len(run) >= LEAST:
        yield run


def _is_name(name: str) -> bool:
    return 1 < len(name) < 16 and not _NO_ROW.match(name)


def _adjacent(one: Mention, other: Mention, place: Place) -> bool:
    """Whether nothing but a mark and a name stands between two numbers."""
    between = other.start - one.end
    return 1 < between <= 18 and len(name_of(place)) >= between - 2


def _is(field: Field, run: Sequence[Mention], place: Place, pack: Pack) -> bool:
    written = pack.lexicon.fields.get(field.key)
    column = field.columns[-1]
    units = {bare(each) for each in (column.unit, *column.accepts) if each}
    if units and any(bare(each.unit) not in units for each in run):
        return False
    words = written.needs if written and written.needs else (field.label,)
    heading = bare(place.node.heading or "") if place.node else ""
    return any(word in place.sentence or word in heading for word in words)
