"""Document → the body of a Word file: each block in its named style, in the section its page asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from drafter.export.chart import ChartPart, chart_parts
from drafter.export.closing import closing_extras, role_of
from drafter.export.comments import Numbered
from drafter.export.head import head_extras, head_length, mark_size, signed_number, signer_of
from drafter.export.imprint import imprint_length, written_imprint
from drafter.export.markup import NONE, Extra, anchor, remarked, styled, written
from drafter.export.plain import clean
from drafter.export.sections import Kind, Section, properties, sections
from drafter.export.standard import RULES, Layout
from drafter.export.tables import written_table
from drafter.export.title import wrap_title
from drafter.model.tree import Block, Chart, Document, Heading, Paragraph, Role, Run, Table

PARAGRAPH_STYLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.COPY_NUMBER: "CopyNumber",
        Role.SECRECY: "Urgency",
        Role.URGENCY: "Urgency",
        Role.MARK: "IssuerMark",
        Role.NUMBER: "DocumentNumber",
        Role.SIGNER: "Signers",
        Role.TITLE: "Title",
        Role.ADDRESSEE: "Addressee",
        Role.BODY: "OfficialBody",
        Role.ATTACHMENT: "Attachment",
        Role.SIGNATURE: "Issuer",
        Role.DATE: "IssueDate",
        Role.NOTE: "Note",
        Role.ANNEX_LABEL: "AnnexLabel",
        Role.ANNEX_TITLE: "AnnexTitle",
        Role.CAPTION: "TableCaption",
        Role.COPIES: "CopiesTo",
        Role.IMPRINT: "Imprint",
    }
)
RUN_IN_STYLES = ("Strong", "RunIn1", "RunIn2", "RunIn3", "RunIn4")

_TITLE_HAN = RULES["title.size"].value * 10


@dataclass
class Body:
    """One body being written: what its blocks need to know, and the charts they turn out to hold."""

    document: Document
    layout: Layout
    draft: bool
    remarks: Numbered
    charts: list[ChartPart] = field(default_factory=list)
    extras: dict[int, Extra] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        blocks = self.document.blocks
        self.extras = _merged(
            head_extras(blocks, self.layout),
            closing_extras(blocks, self.layout, self.document.sealed),
            _titles(blocks, self.layout),
        )
        self.sections = sections(blocks, self.extras, self.layout)

    @property
    def xml(self) -> str:
        """The children of w:body."""
        *before, last = self.sections
        made = [self._section(section, properties(section.kind, self.layout)) for section in before]
        return "".join((*made, self._section(last, ""), properties(last.kind, self.layout)))

    def _section(self, section: Section, closing: str) -> str:
        """The blocks of a section; ``closing`` ends it in its last paragraph, or in one of its own."""
        blocks = self.document.blocks
        tail = max(section.start, min(section.end, len(blocks) - imprint_length(blocks)))
        carrier = tail - 1 if closing and tail > section.start and _holds(blocks[tail - 1]) else -1
        made: list[str] = []
        for index in range(section.start, tail):
            if index and isinstance(blocks[index], Table) and isinstance(blocks[index - 1], Table) and made:
                made.append(anchor())  # Word takes two tables in a row for one
            made.append(self._block(index, section.kind, closing if index == carrier else ""))
        ends_in_table = tail > section.start and isinstance(blocks[tail - 1], Table) and bool(made[-1])
        if closing and carrier < 0:
            made.append(anchor(closing))
        elif ends_in_table and tail == section.end:
            made.append(anchor())
        imprint = [block for block in blocks[tail : section.end] if isinstance(block, Paragraph)]
        return "".join(made) + (written_imprint(imprint, self.draft, self.layout) if imprint else "")

    def _block(self, index: int, kind: Kind, closing: str) -> str:
        block = self.document.blocks[index]
        extra = self.extras.get(index, NONE)
        if closing:
            extra = {**extra, "sectPr": closing}
        if isinstance(block, Table):
            across = kind is Kind.LANDSCAPE
            return written_table(block, self.layout.text_height if across else self.layout.text_width, self.draft)
        if isinstance(block, Chart):
            self.charts.append(chart_parts(block, len(self.charts) + 1))
            return styled("Figure", extra, f"<w:r>{self.charts[-1].drawing}</w:r>")
        if isinstance(block, Heading):
            return styled(f"Heading{_level(block.level, 1)}", extra, self._runs(index, block, ""))
        return self._paragraph(index, block, extra)

    def _paragraph(self, index: int, block: Paragraph, extra: Extra) -> str:
        blocks = self.document.blocks
        if index < head_length(blocks):
            if block.role is Role.NUMBER and (signer := signer_of(blocks, index)) is not None:
                other = blocks[signer]
                assert isinstance(other, Paragraph)
                below = {**self.extras.get(signer, NONE), **extra}
                return signed_number(block, other, below, self.draft, self.layout)
            if block.role is Role.SIGNER and _numbered_beside(blocks, index):
                return ""
        size = mark_size(clean(block.text), self.layout) if block.role is Role.MARK else 0
        run_in = RUN_IN_STYLES[_level(block.level, 0)]
        return styled(PARAGRAPH_STYLES[block.role], extra, self._runs(index, block, run_in, size))

    def _runs(self, index: int, block: Heading | Paragraph, strong_style: str, size: int = 0) -> str:
        runs = (Run(block.number, strong=block.level > 0), *block.runs) if block.number else block.runs
        remarks = self.remarks.get(index)
        if remarks:
            return remarked(runs, strong_style, self.draft, remarks, size)
        return written(runs, strong_style, self.draft, size)


def _level(level: int, least: int) -> int:
    return min(max(level, least), 4)


def _holds(block: Block) -> bool:
    """Whether a block is written as a paragraph that can end a section."""
    return not isinstance(block, Table) and role_of(block) not in (Role.NUMBER, Role.SIGNER)


def _numbered_beside(blocks: tuple[Block, ...], index: int) -> bool:
    return any(
        role_of(blocks[near]) is Role.NUMBER and signer_of(blocks, near) == index
        for near in (index - 1, index + 1)
        if 0 <= near < len(blocks)
    )


def _titles(blocks: tuple[Block, ...], layout: Layout) -> dict[int, Extra]:
    """Indents that make a title's lines as wide as they should be; after the red rule it keeps its distance (7.3.1)."""
    found: dict[int, Extra] = {}
    head = head_length(blocks)
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.role not in (Role.TITLE, Role.ANNEX_TITLE):
            continue
        wrap = wrap_title(clean(block.text), layout.text_width / _TITLE_HAN)
        side = round((layout.text_width - wrap.width * _TITLE_HAN) / 2) if wrap.breaks else 0
        extra = {"ind": f'<w:ind w:left="{side}" w:right="{side}"/>'} if side > 0 else {}
        if head and index == head:
            extra["spacing"] = f'<w:spacing w:before="{layout.twips("title.before")}"/>'
        if extra:
            found[index] = extra
    return found


def _merged(*parts: Mapping[int, Extra]) -> dict[int, Extra]:
    found: dict[int, Extra] = {}
    for part in parts:
        for index, extra in part.items():
            found[index] = {**found.get(index, NONE), **extra}
    return found
