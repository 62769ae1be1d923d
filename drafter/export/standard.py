"""GB/T 9704—2012 as data: every value with its clause and how binding it is, and the profiles that make a page of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from drafter.model.frozen import frozen

# The standard's own words; 推得 follows from other values, 实务 is practice the standard does not speak of.
Strength = Literal["规定", "一般", "推荐", "可以", "推得", "实务"]
Unit = Literal["twips", "half-points", "eighths", "lines", "characters", "count"]


@frozen
class Rule:
    """A value, the clause it comes from, and how binding that clause is."""

    value: int
    clause: str
    strength: Strength
    unit: Unit = "twips"


@frozen
class Faces:
    """The type faces named in the file; the standard names kinds of face (5.2.2, 7), so these names are practice."""

    fangsong: str = "仿宋_GB2312"
    kaiti: str = "楷体_GB2312"
    heiti: str = "黑体"
    xiaobiaosong: str = "方正小标宋简体"
    songti: str = "宋体"
    latin: str = "Times New Roman"


HAN = 320  # a 16 pt character
TIGHTER = 6  # taken off each character's pitch: 28 characters of 16 pt are wider than the type area
LINES = 22
CHARACTERS = 28

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        # 5, 6: paper and type area
        "page.width": Rule(11906, "5.1", "规定"),
        "page.height": Rule(16838, "5.1", "规定"),
        "page.top": Rule(2098, "5.2.1", "规定"),
        "page.left": Rule(1588, "5.2.1", "规定"),
        "page.right": Rule(1474, "5.2.1", "推得"),
        "page.bottom": Rule(1984, "5.2.1", "推得"),
        "page.area": Rule(12756, "5.2.1", "规定"),
        "page.lines": Rule(LINES, "5.2.3", "一般", "count"),
        "page.characters": Rule(CHARACTERS, "5.2.3", "一般", "count"),
        # 580 twips (29 pt) give 21 lines: 22 × 580 is more than the 12756 twips of the type area.
        "page.pitch": Rule(579, "5.2.3", "推得"),
        "body.size": Rule(32, "5.2.2", "一般", "half-points"),
        "body.spacing": Rule(-TIGHTER, "5.2.3", "推得"),
        # 7.2: 版头
        "mark.top": Rule(1984, "7.2.4", "规定"),
        "mark.size": Rule(96, "7.2.4", "可以", "half-points"),
        "number.before": Rule(2, "7.2.5", "规定", "lines"),
        "number.inset": Rule(1, "7.2.5", "规定", "characters"),
        "signer.inset": Rule(1, "7.2.6", "规定", "characters"),
        "rule.gap": Rule(227, "7.2.7", "规定"),
        "rule.weight": Rule(12, "7.2.7", "实务", "eighths"),
        # 7.3: 主体
        "title.size": Rule(44, "7.3.1", "一般", "half-points"),
        "title.before": Rule(2, "7.3.1", "一般", "lines"),
        "title.after": Rule(1, "7.3.2", "规定", "lines"),
        "body.indent": Rule(2, "7.3.3", "一般", "characters"),
        "attachment.before": Rule(1, "7.3.4", "规定", "lines"),
        "attachment.indent": Rule(2, "7.3.4", "规定", "characters"),
        "signature.before": Rule(1, "7.3.5.2", "规定", "lines"),
        "signature.inset": Rule(2, "7.3.5.2", "规定", "characters"),
        "seal.inset": Rule(4, "7.3.5.1", "一般", "characters"),
        # A seal of 42 mm centred between name and date begins within a line of the text.
        "seal.before": Rule(2, "7.3.5.1", "推得", "lines"),
        "seal.between": Rule(4, "7.3.5.1", "推得", "lines"),
        "note.indent": Rule(2, "7.3.6", "规定", "characters"),
        "annex.title.before": Rule(1, "7.3.7", "规定", "lines"),
        # 7.4: 版记
        "imprint.size": Rule(28, "7.4.2", "一般", "half-points"),
        "imprint.inset": Rule(1, "7.4.2", "一般", "characters"),
        "imprint.outer": Rule(8, "7.4.1", "推荐", "eighths"),
        "imprint.middle": Rule(6, "7.4.1", "推荐", "eighths"),
        "imprint.line": Rule(420, "7.4.2", "实务"),
        # 7.5: page number; w:footer ends at the bottom of the line, this puts the top of the dash 7 mm below the area.
        "footer.size": Rule(28, "7.5", "一般", "half-points"),
        "footer.bottom": Rule(1446, "7.5", "推得"),
        "footer.line": Rule(280, "7.5", "推得"),
        "footer.inset": Rule(280, "7.5", "一般"),
        # 8: tables; the standard leaves their type open
        "table.size": Rule(24, "8", "实务", "half-points"),
        "table.line": Rule(320, "8", "实务"),
        "table.padding": Rule(60, "8", "实务"),
        "table.border": Rule(4, "8", "实务", "eighths"),
    }
)

NumberForm = Literal["dash", "plain"]
NumberPlace = Literal["outer", "centre"]


@frozen
class Layout:
    """A page and what an office may choose about it."""

    top: Rule
    bottom: Rule
    pitch: Rule
    faces: Faces = Faces()
    level3_bold: bool = False
    number_form: NumberForm = "dash"
    number_place: NumberPlace = "outer"
    width: Rule = RULES["page.width"]
    height: Rule = RULES["page.height"]
    left: Rule = RULES["page.left"]
    right: Rule = RULES["page.right"]
    footer: Rule = RULES["footer.bottom"]

    @property
    def text_width(self) -> int:
        """The width of the type area in twips."""
        return self.width.value - self.left.value - self.right.value

    @property
    def text_height(self) -> int:
        """The height of the type area in twips."""
        return self.height.value - self.top.value - self.bottom.value

    @property
    def area_height(self) -> int:
        """From the top margin to the bottom of the type area of 225 mm, whatever the margins (7.4.1)."""
        return RULES["page.top"].value + RULES["page.area"].value - self.top.value

    @property
    def mark_top(self) -> int:
        """From the top margin to the top of the issuer's mark, 35 mm under the type area's (7.2.4)."""
        return RULES["page.top"].value + RULES["mark.top"].value - self.top.value

    def twips(self, name: str) -> int:
        """The rule ``name`` in twips on this page."""
        rule = RULES[name]
        scale = {"lines": self.pitch.value, "characters": HAN, "half-points": 10}
        return rule.value * scale.get(rule.unit, 1)

    def slot(self, name: str) -> str:
        """What stands for ``@name@`` in a part of the base document."""
        if name == "pitch":
            return str(self.pitch.value)
        if name == "area":
            return str(self.text_width)
        if name == "imprint.day":
            return str(self.text_width - RULES["imprint.size"].value * 10 * RULES["imprint.inset"].value)
        if name == "bold":
            return "1" if self.level3_bold else "0"
        if name.startswith("number.") and name not in RULES:
            return self._number_slot(name.removeprefix("number."))
        if name in RULES:
            measured = RULES[name].unit in ("lines", "characters")
            return str(self.twips(name) if measured else RULES[name].value)
        return str(getattr(self.faces, name))

    def _number_slot(self, name: str) -> str:
        """Where a page number stands: one character in from the outer edge (7.5), or in the middle."""
        if self.number_place == "centre":
            return {"odd": "center", "even": "center"}.get(name, "0")
        inset = RULES["footer.inset"].value
        sides = {"odd": "right", "even": "left", "odd.inset": str(inset), "even.inset": str(inset)}
        return sides[name]


NOMINAL = Layout(RULES["page.top"], RULES["page.bottom"], RULES["page.pitch"])
# The companion standard measures to the glyph: its margins are narrower by the white above the first line.
COMPENSATED = Layout(
    Rule(1960, "GB/T 33476.2—2016 6.2", "规定"),
    Rule(1847, "GB/T 33476.2—2016 6.2", "规定"),
    Rule(592, "GB/T 9704—2012 3.2", "推得"),
)

LAYOUTS: Mapping[str, Layout] = MappingProxyType({"nominal": NOMINAL, "gbt33476": COMPENSATED})
