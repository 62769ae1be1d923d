"""A .docx on paper: LibreOffice with the named faces mapped to free stand-ins, poppler to find the text."""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

# The first family installed is taken. Real faces are licensed; these have Han characters exactly one em wide.
STAND_INS = {
    "仿宋_GB2312": ("AR PL SungtiL GB", "Noto Serif CJK SC"),
    "楷体_GB2312": ("AR PL KaitiM GB", "Noto Serif CJK SC"),
    "黑体": ("Noto Sans CJK SC", "AR PL SungtiL GB"),
    "方正小标宋简体": ("Noto Serif CJK SC", "AR PL SungtiL GB"),
    "宋体": ("AR PL SungtiL GB", "Noto Serif CJK SC"),
}
TOOLS = ("soffice", "pdftotext", "fc-list")
FOOTER = 264 / 25.4 * 72  # everything below this is the page number


class Line(NamedTuple):
    """A line of a page: its middle in points from the top, its left and right end, its text."""

    middle: float
    left: float
    right: float
    text: str


def need_tools() -> None:
    """Skips the test, saying what is missing, where a document cannot be laid out."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    if not any(_installed(name) for name in STAND_INS["仿宋_GB2312"]):
        pytest.skip("no Han stand-in face installed (fonts-noto-cjk or fonts-arphic-gbsn00lp)")


def to_pdf(docx: bytes, folder: Path) -> Path:
    """The PDF LibreOffice makes of ``docx``."""
    (folder / "report.docx").write_bytes(docx)
    (folder / "fonts.conf").write_text(_font_configuration(folder), encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "report.docx"]
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=180)
    return folder / "report.pdf"


def pages(pdf: Path) -> list[list[Line]]:
    """The lines of each page, top down, page numbers included."""
    boxes = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout
    space = "{http://www.w3.org/1999/xhtml}"
    return [_lines(page.iter(f"{space}word")) for page in ElementTree.fromstring(boxes).iter(f"{space}page")]


def plain(pdf: Path) -> str:
    """Every character of the PDF in reading order, white space and page numbers left out."""
    return "".join(squeezed(line.text) for page in pages(pdf) for line in page if line.middle < FOOTER)


def squeezed(text: str) -> str:
    """The text without white space, in the form a PDF gives it back."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _lines(words: Iterator[ElementTree.Element]) -> list[Line]:
    found: list[list[Line]] = []
    for box in sorted(map(_box, words)):
        if found and box.middle - found[-1][-1].middle < 6:
            found[-1].append(box)
        else:
            found.append([box])
    return [_joined(sorted(group, key=lambda box: box.left)) for group in found]


def _box(word: ElementTree.Element) -> Line:
    top, bottom, left, right = (float(word.attrib[key]) for key in ("yMin", "yMax", "xMin", "xMax"))
    return Line((top + bottom) / 2, left, right, word.text or "")


def _joined(group: list[Line]) -> Line:
    return Line(group[0].middle, group[0].left, group[-1].right, "".join(box.text for box in group))


def _installed(family: str) -> bool:
    return bool(subprocess.run(["fc-list", family], check=True, capture_output=True).stdout.strip())


def _font_configuration(folder: Path) -> str:
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{stand_in}</string></edit></match>'
        for name, choices in STAND_INS.items()
        if (stand_in := next(filter(_installed, choices), ""))
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<cachedir>{folder}/fontcache</cachedir>{rules}</fontconfig>"
    )
