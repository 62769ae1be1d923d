"""The page of an official document: measures with their clause in GB/T 9704—2012, and the faces to name in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Measure:
    """A length in twips, the clause it comes from, and how binding that clause is."""

    twips: int
    clause: str
    strength: str


@dataclass(frozen=True, slots=True)
class Faces:
    """The type faces named in the file; the standard names kinds of face, so these names are practice."""

    fangsong: str = "仿宋_GB2312"
    kaiti: str = "楷体_GB2312"
    heiti: str = "黑体"
    xiaobiaosong: str = "方正小标宋简体"
    songti: str = "宋体"
    latin: str = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Layout:
    """A page: paper, margins, footer and the pitch of its 22 lines."""

    top: Measure
    bottom: Measure
    pitch: Measure
    width: Measure = Measure(11906, "5.1", "规定")
    height: Measure = Measure(16838, "5.1", "规定")
    left: Measure = Measure(1588, "5.2.1", "规定")
    right: Measure = Measure(1474, "5.2.1", "由版心156mm推得")
    # w:footer ends at the bottom of the footer line; this puts the top of the dash 7 mm below the type area.
    footer: Measure = Measure(1446, "7.5", "一般")
    faces: Faces = Faces()

    @property
    def text_width(self) -> int:
        """The width of the type area in twips."""
        return self.width.twips - self.left.twips - self.right.twips


# 580 twips (29 pt) give 21 lines: 22 × 580 is more than the 12756 twips of the type area.
NOMINAL = Layout(
    top=Measure(2098, "5.2.1", "规定"),
    bottom=Measure(1984, "5.2.1", "由版心225mm推得"),
    pitch=Measure(579, "5.2.3", "由每面22行推得"),
)
COMPENSATED = Layout(
    top=Measure(1960, "GB/T 33476.2—2016 6.2", "规定"),
    bottom=Measure(1847, "GB/T 33476.2—2016 6.2", "规定"),
    pitch=Measure(592, "5.2.3", "由每面22行推得"),
)

LAYOUTS: Mapping[str, Layout] = MappingProxyType({"nominal": NOMINAL, "gbt33476": COMPENSATED})

HAN = 320  # a 16 pt character
TIGHTER = 6  # taken off each character's pitch, so that 28 of them fit
