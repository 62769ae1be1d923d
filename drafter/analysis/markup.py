"""Markdown → blocks of inline pieces; the only importer of markdown_it.

CommonMark does not close bold before a Han character when the run ends in full-width punctuation (commonmark-spec issue 650);
run-in headings of official documents are exactly that. Full-width punctuation therefore does not count as punctuation here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from drafter.model.frozen import frozen


@frozen
class Piece:
    """Inline text, strong or not."""

    text: str
    strong: bool = False


@frozen
class MarkedBlock:
    """A heading (``level`` ≥ 1), a paragraph (level 0) or a table (``rows`` set)."""

    level: int
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    align: str = ""


def blocks(markdown: str) -> tuple[MarkedBlock, ...]:
    """The blocks of the Markdown our templates write: headings, paragraphs with bold, pipe tables; everything else is text."""
    tokens = iter(_parser().parse(markdown))
    found = [_block(token, tokens) for token in tokens]
    return tuple(block for block in found if block is not None)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["heading", "table", "emphasis", "escape", "balance_pairs", "fragments_join"])
    parser.inline.ruler.at("emphasis", _emphasis)
    return parser


def _block(token: Token, tokens: Iterator[Token]) -> MarkedBlock | None:
    if token.type == "heading_open":
        return MarkedBlock(int(token.tag[1]), _pieces(next(tokens)))
    if token.type == "paragraph_open":
        return MarkedBlock(0, _pieces(next(tokens)))
    return _table(tokens) if token.type == "table_open" else None


def _pieces(inline: Token) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    strong = 0
    for child in inline.children or ():
        strong += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        content = child.content.replace("\n", "")
        if content:
            pieces.append(Piece(content, strong > 0))
    return tuple(pieces)


def _table(tokens: Iterator[Token]) -> MarkedBlock:
    rows: list[tuple[tuple[Piece, ...], ...]] = []
    cells: list[tuple[Piece, ...]] = []
    align: list[str] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            rows.append(tuple(cells))
        elif token.type == "th_open":
            align.append("r" if "right" in str(token.attrGet("style") or "") else "l")
        elif token.type == "inline":
            cells.append(_pieces(token))
    return MarkedBlock(0, (), tuple(rows), "".join(align))


def _emphasis(state: StateInline, silent: bool) -> bool:
    start, marker = state.pos, state.src[state.pos]
    if silent or marker != "*":
        return False
    length = len(state.src[start:]) - len(state.src[start:].lstrip("*"))
    can_open, can_close = _flanking(state.src, start, start + length)
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(Delimiter(ord(marker), length, len(state.tokens) - 1, -1, can_open, can_close))
    state.pos += length
    return True


def _flanking(src: str, start: int, end: int) -> tuple[bool, bool]:
    before = src[start - 1] if start else " "
    after = src[end] if end < len(src) else " "
    before_space, after_space = (isWhiteSpace(ord(char)) or char == "\n" for char in (before, after))
    before_punct, after_punct = (_punctuation(char) for char in (before, after))
    left = not after_space and (not after_punct or before_space or before_punct)
    right = not before_space and (not before_punct or after_space or after_punct)
    return left, right


def _punctuation(char: str) -> bool:
    wide = "\u2010" <= char <= "\u206f" or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"
    return not wide and (isMdAsciiPunct(ord(char)) or isPunctChar(char))
