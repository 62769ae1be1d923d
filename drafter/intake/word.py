"""A Word file → Source: the body in order, automatic numbers written out."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.intake.numbering import Numbering, numbering_of
from drafter.intake.remarks import note
from drafter.intake.rows import row_line
from drafter.intake.wordpackage import Package, W, Xml, opened
from drafter.intake.wordstyles import Look, Styles, look_of, merged, on
from drafter.intake.wordtext import BREAK, Reader
from drafter.model.finding import Finding
from drafter.model.source import Line, Source

_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")}


def read_word(data: bytes, name: str) -> Source:
    """The Source of a .docx; what cannot be opened raises."""
    package = opened(data, name)
    body = _Body(package)
    lines = tuple(body.lines())
    return Source(name, lines, "docx", tuple(_remarks(body, package, name)))


def _remarks(body: _Body, package: Package, name: str) -> Iterator[Finding]:
    if body.numbered:
        yield note("source-numbering", name, n=body.numbered)
    met = body.reader.met
    if met["inserted"] or met["deleted"]:
        yield note("source-revisions", name, inserted=met["inserted"], deleted=met["deleted"])
    for kind in ("hidden", "footnotes", "contents"):
        if met[kind]:
            yield note(f"source-{kind}", name, n=met[kind])
    if package.comments is not None and (n := len(package.comments.findall(f"{W}comment"))):
        yield note("source-comments", name, n=n)


class _Body:
    """One pass over the body; counters and open fields run from paragraph to paragraph."""

    def __init__(self, package: Package) -> None:
        self.root = package.document
        self.reader = Reader()
        self.styles = Styles(package.styles)
        self.numbering: Numbering = numbering_of(package.numbering, package.styles)
        self.numbered = 0
        self._held: list[Line] = []  # of a paragraph whose end was deleted: the next one goes on with it

    def lines(self) -> Iterator[Line]:
        """The lines of the body."""
        body = self.root.find(f"{W}body")
        yield from self._blocks(self.root if body is None else body)
        yield from self._held

    def _blocks(self, root: Xml) -> Iterator[Line]:
        for each in root:
            tag = str(each.tag)
            if tag == f"{W}p":
                yield from self._paragraph(each)
            elif tag == f"{W}tbl":
                yield from self._table(each)
            elif tag in _WRAPPERS:
                if _is_contents(each):
                    self.reader.met["contents"] += 1
                else:
                    yield from self._blocks(each)

    def _paragraph(self, root: Xml) -> Iterator[Line]:
        look = self._look(root)
        found = self.reader.paragraph(root)
        if look.contents:
            self.reader.met["contents"] += 1
            return
        if look.hidden and "".join(found.parts).strip():
            self.reader.met["hidden"] += 1
            return
        text = "".join(found.parts)
        if look.list_id not in (None, "0"):
            number = self.numbering.next(str(look.list_id), look.list_level or 0)
            if number and text.strip():  # an empty item counts and shows nothing worth reading
                self.numbered += 1
                text = number + text.lstrip()
        yield from self._joined(_lines(text, look), on(root.find(f"{W}pPr/{W}rPr/{W}del")))
        for box in found.boxes:
            yield from self._blocks(box)

    def _look(self, root: Xml) -> Look:
        properties = root.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = self.styles.default if named is None else str(named.get(f"{W}val", ""))
        own, below = look_of(properties, None), self.styles.look(style)
        look = merged(own, below)
        if own.list_level is None and below.list_level is None and look.list_id:
            at = self.numbering.level_of_style(look.list_id, style)
            look = merged(Look(list_level=at), look)
        return look

    def _joined(self, lines: list[Line], deleted_mark: bool) -> list[Line]:
        """Lines to give now: a deleted paragraph mark glues what follows to what stands before it."""
        if self._held:
            first, *rest = lines
            last = self._held[-1]
            glued = Line(last.text + first.text, last.level, last.align, starts=last.starts)
            lines = [*self._held[:-1], glued, *rest]
        self._held = lines if deleted_mark else []
        return [] if deleted_mark else lines

    def _table(self, root: Xml) -> Iterator[Line]:
        for row in _inner(root, "tr"):
            if on(row.find(f"{W}trPr/{W}del")):
                self.reader.met["deleted"] += 1
                continue
            cells = [[line for line in self._blocks(cell) if line.text.strip()] for cell in _inner(row, "tc")]
            line = row_line(cells)
            yield from (each for cell in cells for each in cell) if line is None else (line,)


def _lines(text: str, look: Look) -> list[Line]:
    align = look.align if look.align is not None else "centre" if look.title else ""
    level = look.level or 0
    first, *others = text.split(BREAK)
    return [Line(first, level, align, starts=True), *(Line(other, level, align) for other in others)]


def _inner(root: Xml, name: str) -> Iterator[Xml]:
    """Rows or cells, also where a content control or a change holds them."""
    for each in root:
        if each.tag == f"{W}{name}":
            yield each
        elif each.tag in _WRAPPERS:
            yield from _inner(each, name)


def _is_contents(root: Xml) -> bool:
    gallery = root.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
