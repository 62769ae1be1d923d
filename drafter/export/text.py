"""Document → plain text: a line a block, the way it is pasted into a form or a mail."""

from __future__ import annotations

from drafter.export.plain import clean
from drafter.model.tree import Block, Chart, Document, Heading, Paragraph, Role, Table, text_of

_INDENT = "\u3000\u3000"


def write_text(document: Document) -> str:
    """The report as plain text: title set off by a blank line, body indented by two characters, cells between tabs."""
    # A chart is not told: text draws no bars, and its figures stand in the table before it.
    return "".join(f"{_block(block)}\n" for block in document.blocks if not isinstance(block, Chart))


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join("\t".join(clean(text_of(cell)) for cell in row) for row in block.rows)
    text = clean(block.text)
    role = block.role if isinstance(block, Paragraph) else None
    if isinstance(block, Heading) or role is Role.BODY:
        return _INDENT + text
    return f"{text}\n" if role is Role.TITLE else text
