"""Everything read out of one source: structure, mentions, what they count, topics, fields, relations, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.mapping.denied import denied
from drafter.mapping.fields import assign
from drafter.mapping.grids import cell_figures, matched, owned
from drafter.mapping.statements import silent_parts
from drafter.mapping.topics import label, spread
from drafter.mentions.counted import counted
from drafter.mentions.find import figures
from drafter.mentions.names import names
from drafter.mentions.relations import checks, same
from drafter.mentions.titles import titles
from drafter.model.finding import Finding
from drafter.model.pack import Pack
from drafter.model.reading import Check, Identity, LineRole, Mention, MentionKind, Reading, Structure
from drafter.model.source import Source
from drafter.model.span import Span
from drafter.model.table import Table
from drafter.reading.genre import verdict
from drafter.reading.grids import grids
from drafter.reading.repairs import repairs
from drafter.reading.structure import read_structure

_MASKED = (MentionKind.DOC_TITLE, MentionKind.DOC_NUMBER)
_WEAK = (LineRole.TITLE, LineRole.ADDRESSEE, LineRole.SIGNATURE, LineRole.DATE, LineRole.SIGNATURE_DATE)
_NAMED = (LineRole.SIGNATURE, LineRole.SIGNATURE_DATE)


def analyse(source: Source, pack: Pack) -> Reading:
    """The reading of a source by a pack: total, whatever the source holds."""
    structure = label(read_structure(source, pack.lexicon), pack)
    tables = matched(grids(structure.passages), pack, structure.identity.year)
    told = _with_cells(tuple(_mentions(structure, pack)), tables)
    found = spread(structure, same(told), pack)
    assigned = _general(assign(structure, found, pack), pack)
    related = checks(structure.passages, assigned, structure.nodes, structure.identity)
    remarks = tuple(_remarks(source, structure, assigned, related, pack))
    return Reading(source, structure, owned(assigned, tables, pack), related, remarks, tables)


def _with_cells(mentions: tuple[Mention, ...], tables: Sequence[Table]) -> tuple[Mention, ...]:
    """The mentions with those of table cells, in order."""
    more = tuple(cell_figures(tables, mentions))
    return (
        tuple(sorted((*mentions, *more), key=lambda each: (each.passage, each.start, -each.end))) if more else mentions
    )


def _general(mentions: Sequence[Mention], pack: Pack) -> tuple[Mention, ...]:
    """The mentions with the general indicator of their field: the end of the chain of broader fields."""
    broader = {key: cues.broader for key, cues in pack.lexicon.fields.items() if cues.broader}
    general: dict[str, str] = {}
    for key in broader:
        seen = [key]
        while seen[-1] in broader and broader[seen[-1]] not in seen:
            seen.append(broader[seen[-1]])
        general[key] = seen[-1]
    return tuple(
        replace(each, indicator=general.get(each.field, each.field)) if each.field else each for each in mentions
    )


def _remarks(
    source: Source, structure: Structure, mentions: Sequence[Mention], related: Sequence[Check], pack: Pack
) -> Iterator[Finding]:
    """Everything to be said of the source; where it is no such report, that alone."""
    yield from source.findings
    judged = verdict(structure, pack.lexicon)
    if judged is not None:
        yield judged if judged.where.source else replace(judged, where=Span(source.name))
    if judged is None or not judged.blocks:
        yield from structure.findings
        yield from repairs(source, structure, pack.lexicon.pairs)
        yield from denied(related, mentions, structure.passages, source.name)


def _mentions(structure: Structure, pack: Pack) -> Iterator[Mention]:
    roles, ahead = roles_of(structure), _ahead(structure, pack)
    for n, passage in enumerate(structure.passages):
        role = roles.get(passage.line)
        if role in (None, LineRole.FURNITURE) or not passage.text.strip():
            continue
        yield from _of_passage(structure, n, role, n in ahead, pack)


def _ahead(structure: Structure, pack: Pack) -> frozenset[int]:
    """The passages that speak of next year: those of a part whose headings name it; none where all the report is a plan."""
    parts = silent_parts(pack)
    if all(node.part in parts for node in structure.nodes):
        return frozenset()
    starts = {node.passage: node.part for node in structure.nodes}
    part, found = "", set()
    for n in range(len(structure.passages)):
        part = starts.get(n, part)
        if part in parts:
            found.add(n)
    return frozenset(found)


def _of_passage(structure: Structure, n: int, role: LineRole | None, ahead: bool, pack: Pack) -> Iterator[Mention]:
    passage, identity = structure.passages[n], structure.identity
    year = identity.year + (ahead and identity.year > 0)
    named = titles(passage.text, passage.raw, n)
    masked = tuple((each.start, each.end) for each in named if each.kind in _MASKED)
    numeric = figures(passage.text, passage.raw, n, year, pack.lexicon.terms, masked)
    if ahead:
        numeric = tuple(_not_yet(each, identity) for each in numeric)
    told = counted(passage.text, passage.raw, _apart([*named, *numeric]), identity.year)
    bodies = names(passage.text, passage.raw, n, identity.agency)
    for mention in sorted([*told, *bodies], key=lambda each: (each.start, -each.end)):
        weak = role in _WEAK and not (mention.kind is MentionKind.ORG and role in _NAMED)
        yield replace(mention, weak=True) if weak else mention


def _not_yet(mention: Mention, identity: Identity) -> Mention:
    """A date of a plan without a year lies in the report's own year when the report was signed before it (12月底前, in November)."""
    value = mention.value
    if mention.kind is not MentionKind.DATE or not isinstance(value, str) or "年" in mention.text or "/" in value:
        return mention
    same = f"{identity.year}{value[4:]}"
    signed_within = identity.date.startswith(str(identity.year))
    return replace(mention, value=same) if signed_within and same[:10] > identity.date[: len(same)] else mention


def _apart(mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions in order, without those inside another."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def roles_of(structure: Structure) -> Mapping[int, LineRole]:
    """Raw line → its role."""
    return {judged.line: judged.role for judged in structure.roles}
