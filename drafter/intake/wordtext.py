"""The text of a Word paragraph: insertions kept, deletions left out, field results, symbols, breaks; text boxes set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from drafter.intake.wordpackage import W, Xml
from drafter.intake.wordstyles import on

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BREAK = "\n"
_WORD_TAKEN = "hyperlink ins moveTo smartTag sdt sdtContent fldSimple customXml dir bdo"
_MATH_TAKEN = "oMath oMathPara e sup sub num den f sSup sSub d rad nary func fName"
_TAKEN = {f"{W}{name}" for name in _WORD_TAKEN.split()} | {f"{_MATH}{name}" for name in _MATH_TAKEN.split()}
_LEFT_OUT = {f"{W}del": "deleted", f"{W}moveFrom": "deleted"}
_WINGDINGS = {
    0xA8: "□",
    0xFE: "☑",
    0x52: "☑",
    0xFC: "√",
    0xFB: "×",
    0x6C: "●",
    0x6E: "■",
    0x71: "□",
    0xD8: "➢",
    0xA1: "○",
}
_WINGDINGS |= {0x80 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)} | {0x8B + n: "⓿❶❷❸❹❺❻❼❽❾❿"[n] for n in range(11)}
_SYMBOL = {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB7: "·", 0x25: "%", 0x2D: "−"}


@dataclass(slots=True)
class Text:
    """What has been gathered of one paragraph; ``boxes`` are the text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Xml] = field(default_factory=list)


class Reader:
    """Reads paragraphs in order; a field may begin in one and end in another. ``met`` counts what is to be told."""

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()
        self._fields: list[bool] = []  # open fields: whether the result has begun

    @property
    def _instruction(self) -> bool:
        return not all(self._fields)

    def paragraph(self, root: Xml) -> Text:
        """The text of a w:p, lines parted by BREAK."""
        out = Text()
        self._children(root, out)
        self._fields = [True] * len(
            self._fields
        )  # a code never runs over a paragraph; a broken field must not eat the rest
        return out

    def _children(self, root: Xml, out: Text) -> None:
        for each in root:
            tag = each.tag
            if tag == f"{W}r" or tag == f"{_MATH}r":
                self._run(each, out)
            elif tag in _TAKEN:
                self.met["inserted"] += tag == f"{W}ins" or tag == f"{W}moveTo"
                self._children(each, out)
            elif tag in _LEFT_OUT:
                self.met["deleted"] += 1
            elif tag == f"{_COMPATIBLE}AlternateContent":
                self._alternative(each, out)

    def _run(self, run: Xml, out: Text) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and on(properties.find(f"{W}vanish")):
            hidden = "".join(each.text or "" for each in run.iterchildren(f"{W}t"))
            self.met["hidden"] += bool(hidden.strip()) and not self._instruction
            return
        for each in run:
            if each.tag == f"{W}fldChar":
                self._field(str(each.get(f"{W}fldCharType", "")))
            elif each.tag == f"{_COMPATIBLE}AlternateContent":
                self._alternative(each, out)
            elif each.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                out.boxes.extend(_boxes(each))
            elif each.tag == f"{W}ruby":
                for base in each.iterchildren(f"{W}rubyBase"):
                    self._children(base, out)
            elif not self._instruction and (maker := _MAKERS.get(str(each.tag))) is not None:
                out.parts.append(maker(each))
            elif each.tag == f"{W}footnoteReference" or each.tag == f"{W}endnoteReference":
                self.met["footnotes"] += 1

    def _alternative(self, root: Xml, out: Text) -> None:
        """Of a choice and its fall-back only one, or every text box would come twice."""
        choice = root.find(f"{_COMPATIBLE}Choice")
        taken = choice if choice is not None else root.find(f"{_COMPATIBLE}Fallback")
        if taken is None:
            return
        if (boxes := _boxes(taken)) or root.getparent() is None:
            out.boxes.extend(boxes)
        else:
            self._run(taken, out) if taken.find(f"{W}t") is not None else self._children(taken, out)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _boxes(root: Xml) -> list[Xml]:
    """The outermost text boxes within; one that stands in a fall-back only if there is no other."""
    found = list(root.iter(f"{W}txbxContent"))
    first = [each for each in found if not _inside(each, root, f"{_COMPATIBLE}Fallback")] or found
    return [each for each in first if not _inside(each, root, f"{W}txbxContent")]


def _inside(each: Xml, root: Xml, tag: str) -> bool:
    for above in each.iterancestors():
        if above is root:
            return False
        if above.tag == tag:
            return True
    return False


def _break(each: Xml) -> str:
    return BREAK if each.get(f"{W}type", "textWrapping") == "textWrapping" else ""


def _symbol(each: Xml) -> str:
    try:
        code = int(str(each.get(f"{W}char", "")), 16)
    except ValueError:
        return ""
    font = str(each.get(f"{W}font", "")).lower()
    if 0xF000 <= code <= 0xF0FF:
        table = _SYMBOL if font == "symbol" else _WINGDINGS
        return table.get(code - 0xF000, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""


_MAKERS: Mapping[str, Callable[[Xml], str]] = {
    f"{W}t": lambda each: (each.text or "").replace("\n", " ").replace("\r", ""),
    f"{_MATH}t": lambda each: each.text or "",
    f"{W}tab": lambda each: "\t",
    f"{W}ptab": lambda each: "\t",
    f"{W}br": _break,
    f"{W}cr": lambda each: BREAK,
    f"{W}noBreakHyphen": lambda each: "-",
    f"{W}sym": _symbol,
}
