"""HTML → blocks in document order, each with the element it stands in; the only importer of resiliparse."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree, Node, TextNode

from drafter.intake.listing import ListNumbers
from drafter.intake.rows import row_line
from drafter.model.frozen import frozen
from drafter.model.source import Line

_NOT_SHOWN = (
    "script style noscript template head nav select button textarea input iframe object embed svg canvas audio video map"
    " datalist rt rp rtc aside dialog meta link title xml"
)
_IN_LINES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb ruby s samp small span"
    " strike strong sub sup time tt u var wbr"
)
_SKIPPED, _INLINE = frozenset(_NOT_SHOWN.split()), frozenset(_IN_LINES.split())
_LISTS = frozenset(("ol", "ul", "dl", "menu", "dir"))
_HIDDEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all", re.IGNORECASE
)
_ALIGNED = re.compile(r"text-align\s{0,3}:\s{0,3}(center|right|left|justify|end|start)", re.IGNORECASE)
_PRE = re.compile(r"white-space\s{0,3}:\s{0,3}(?:pre|break)", re.IGNORECASE)
_ALIGN = {"center": "centre", "middle": "centre", "right": "right", "end": "right"}
_BLANKS = re.compile("[ \t\r\n\f]+")
_WIDE = re.compile("[\u2018-\u201d\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_EDGE = " \t\r\n\f\v\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u3000\ufeff"
_FULL = frozenset("\u2001\u2003\u3000")
_RIGHT = 16  # blanks half a character wide; a short line behind them stands at the right edge, as signatures are typed
_PADDED = re.compile(r"([（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）)、.．]{1,2})([ \xa0]{2,8})(?=\S)")
_NUMBERED = re.compile(r"\s*[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)、.．①-⑳]")


@frozen
class Block:
    """A line of the page; ``linked`` counts the characters of it that are links."""

    line: Line
    linked: int = 0


@dataclass(slots=True)
class Element:
    """A block element, the stretch of blocks it holds, and what it calls itself."""

    parent: int
    start: int
    end: int = 0
    mark: str = ""


@dataclass(slots=True)
class Page:
    """What a walk over a page gives: blocks, block elements in document order, and what was met on the way."""

    tree: HTMLTree
    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    depth: int = 0
    hidden: int = 0
    numbered: int = 0


@dataclass(slots=True)
class _Frame:
    tag: str
    element: int
    align: str = ""
    level: int = 0
    pre: bool = False
    cells: list[int] = field(default_factory=list)


def blocks_of(text: str, hidden: bool = False) -> Page:
    """Every visible line of the page, a row of a data table as one line, list numbers written out."""
    walker = _Walker(Page(HTMLTree.parse(text)), hidden)
    if walker.page.tree.body is not None:
        walker.walk(walker.page.tree.body)
    return walker.page


def main_text(page: Page) -> list[str]:
    """The lines resiliparse takes for the main text."""
    text = extract_plain_text(page.tree, main_content=True, list_bullets=False, alt_texts=False, comments=False)
    return text.split("\n")


class _Walker:
    """One pass over the tree without recursion: a page may nest as deep as it likes."""

    def __init__(self, page: Page, hidden: bool) -> None:
        self.page, self.hidden = page, hidden
        self.numbers = ListNumbers()
        self.frames = [_Frame("body", 0)]
        page.elements.append(Element(-1, 0))
        self.parts: list[str] = []
        self.linked = self.links = 0
        self.prefix = ""
        self.fresh: bool | None = True  # whether the next line starts a paragraph

    def walk(self, root: Node) -> None:
        node, depth = root.first_child, 0
        while node is not None:
            child = self._enter(node)
            if child is not None:
                node, depth = child, depth + 1
                self.page.depth = max(self.page.depth, depth)
                continue
            while node is not None and depth and node.next is None:
                node, depth = node.parent, depth - 1
                self._leave(node.tag if node is not None else None)
            node = None if node is None else node.next
        self._flush(True)
        self.page.elements[0].end = len(self.page.blocks)

    def _enter(self, node: Node) -> Node | None:
        """Take the text or open the element; its first child where it is to be entered."""
        if isinstance(node, TextNode):
            self._text(node.text or "")
        tag = node.tag
        if not isinstance(node, ElementNode) or tag is None or tag in _SKIPPED:
            return None
        if tag in ("br", "hr"):
            self._flush(None if tag == "br" else True)
            return None
        style = node.getattr("style") or ""
        if ((style and _HIDDEN.search(style)) or node.hasattr("hidden")) and not self.hidden:
            self.page.hidden += node.first_child is not None
            return None
        first = node.first_child
        if tag in _INLINE or ":" in tag:
            self.links += tag == "a" and first is not None
            return first
        self._open(tag, node, style)
        if first is None:
            self._leave(tag)
        return first

    def _open(self, tag: str, node: ElementNode, style: str) -> None:
        self._flush(True)
        above = self.frames[-1]
        classes = node.getattr("class") or ""
        found = _ALIGNED.search(style)
        named = found[1] if found else node.getattr("align") or ("center" if tag in ("center", "caption", "th") else "")
        align = _ALIGN.get(named.lower(), "") if named else above.align
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else above.level
        pre = tag == "pre" or above.pre or bool(style and _PRE.search(style))
        mark = f"{node.getattr('id') or ''} {classes}".lower()
        self.page.elements.append(Element(above.element, len(self.page.blocks), mark=mark))
        self.frames.append(_Frame(tag, len(self.page.elements) - 1, align, level, pre))
        if tag in ("td", "th") and above.tag == "tr":
            above.cells.append(len(self.page.blocks))
        elif tag in _LISTS:
            self.numbers.open(tag, classes, style, node.getattr("type") or "", node.getattr("start") or "")
        elif tag == "li":
            self.prefix = self.numbers.item(node.getattr("value") or "")

    def _leave(self, tag: str | None) -> None:
        if tag is None or tag in _INLINE or ":" in tag:
            self.links -= tag == "a"
            return
        self._flush(True)
        frame = self.frames.pop()
        if frame.cells:
            self._row(frame)
        if tag in _LISTS:
            self.numbers.close()
        if tag == "li":
            self.prefix = ""
        self.page.elements[frame.element].end = len(self.page.blocks)

    def _row(self, frame: _Frame) -> None:
        """A row of a data table becomes one block, and what it holds no elements any more."""
        blocks, elements = self.page.blocks, self.page.elements
        bounds = [*frame.cells, len(blocks)]
        cells = [[block.line for block in blocks[a:b]] for a, b in pairwise(bounds)]
        line = row_line(cells)
        if line is None:
            return
        linked = sum(block.linked for block in blocks[bounds[0] :])
        blocks[bounds[0] :] = [Block(line, linked)]
        for element in elements[frame.element + 1 :]:
            element.start = element.end = bounds[0]

    def _text(self, text: str) -> None:
        if self.frames[-1].pre:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self._add(first)
            for other in others:
                self._flush(None)
                self._add(other)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.linked += len(text) if self.links else 0

    def _flush(self, starts: bool | None) -> None:
        """Close the line; ``starts`` says what the next one is."""
        if self.parts:
            raw = _collapsed("".join(self.parts))
            if text := raw.strip(_EDGE):
                self._line(raw, text)
            self.parts, self.linked = [], 0
        elif not starts:
            starts = True  # a break after a break leaves an empty line
        self.fresh = starts

    def _line(self, raw: str, text: str) -> None:
        frame, width = self.frames[-1], _indent(raw)
        text = (
            _PADDED.sub(lambda found: found[1] + (" " if found[1][-1] in ".)" else ""), text, count=1) if raw else text
        )
        if self.prefix:
            numbered = _NUMBERED.match(text)
            text = text if numbered else self.prefix + text
            self.page.numbered += not numbered
            self.prefix = ""
        align = frame.align or ("right" if width >= _RIGHT and len(text) <= 40 else "")
        starts = True if width >= 2 else self.fresh
        self.page.blocks.append(Block(Line(text, frame.level, align, starts=starts), min(self.linked, len(text))))


def _indent(raw: str) -> int:
    width = 0
    for char in raw[:80]:
        if char not in _EDGE:
            break
        width += 2 if char in _FULL else 1
    return width


def _collapsed(text: str) -> str:
    """Blanks as a browser shows them: a line end between Han characters is none (CSS Text 3, 4.1.3)."""

    def one(found: re.Match[str]) -> str:
        if "\n" not in found[0] and "\r" not in found[0]:
            return " "
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        return "" if before and after and _WIDE.match(before) and _WIDE.match(after) else " "

    return _BLANKS.sub(one, text) if _BLANKS.search(text) else text
