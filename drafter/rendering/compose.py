"""Pack + facts → Document: what each part says is worked out here, how it is laid out stands in the pack's templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from drafter.model.fact import Facts
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.tree import Block, Document, Paragraph, Role
from drafter.rendering.annex import annex as annexed
from drafter.rendering.context import Context
from drafter.rendering.derive import Derived, derive, without
from drafter.rendering.environment import render
from drafter.rendering.frame import framed
from drafter.rendering.gaps import check_facts
from drafter.rendering.report import build_blocks
from drafter.rendering.tell import Teller


@frozen
class Composed:
    """A report, or none where gaps forbid it; findings either way."""

    document: Document | None
    findings: tuple[Finding, ...]


def compose(facts: Facts, pack: Pack, draft: bool = False, annex: bool = False) -> Composed:
    """The report of checked facts. Strict: a gap means no document; with ``draft`` gaps stand visible in it.

    ``annex`` adds every figure as a table, with a chart, and names it in the report.
    """
    withheld = frozenset[str]()
    if facts.options.edition == "public":
        withheld = frozenset(key for key, fact in facts.values.items() if not fact.publish)
        facts = _less_last(without(facts, withheld))
    derived = derive(facts, pack, withheld)
    found = (*derived.findings, *check_facts(derived.facts, pack))
    if any(each.blocks for each in found) and not draft:
        return Composed(None, found)
    document, dropped = _within_limit(derived, pack, draft)
    extra = annexed(derived.facts, pack) if annex else ()
    if annex and not extra:
        dropped += (finding("annex-empty", severity=Severity.WARNING),)
    # The limit is on the text: what stands around it is not counted, and the annex keeps what was left out of it.
    blocks = framed(document.blocks, facts, extra)
    return Composed(replace(document, blocks=blocks, title=_title(blocks)), (*found, *dropped))


def _less_last(facts: Facts) -> Facts:
    """The facts less last year's values that were not to be published either."""
    values = {
        key: fact if fact.last_publish else replace(fact, last_year=None, last_zero=False)
        for key, fact in facts.values.items()
    }
    return facts.with_values(values)


def _within_limit(derived: Derived, pack: Pack, draft: bool) -> tuple[Document, tuple[Finding, ...]]:
    """The document; where the limit asks for it, less detail fields, the last ones of the field list first."""
    limit = derived.facts.options.max_chars
    document = _document(derived, pack, draft)
    if not limit:
        return document, ()
    details = [key for key, field in pack.fields.items() if field.detail and key in derived.facts.values]
    gone: list[str] = []
    while _size(document) > limit and details:
        gone.append(details.pop())
        document = _document(replace(derived, facts=without(derived.facts, gone)), pack, draft)
    found = [
        finding("left-out", derived.facts.values[key].where, Severity.NOTE, label=pack.fields[key].label)
        for key in gone
    ]
    if _size(document) > limit:
        found.append(finding("too-long-report", severity=Severity.WARNING, size=_size(document), limit=limit))
    return document, tuple(found)


def _size(document: Document) -> int:
    return sum(len(block.text) for block in document.blocks)


def _document(derived: Derived, pack: Pack, draft: bool) -> Document:
    facts = derived.facts
    teller = Teller(pack, facts, derived.doubtful, draft)
    markdown = render(pack, Context(teller).variables())
    blocks = build_blocks(markdown)
    return Document(
        blocks,
        title=_title(blocks),
        agency=facts.agency.name,
        date=facts.date,
        pack=f"{pack.id} {pack.version}",
        sealed=facts.document.sealed,
        meta=MappingProxyType({"pack_digest": pack.digest}),
    )


def _title(blocks: Iterable[Block]) -> str:
    titles = (each for each in blocks if isinstance(each, Paragraph) and each.role is Role.TITLE)
    return next((block.text for block in titles), "")
