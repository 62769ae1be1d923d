"""Ink on a page: where dark or red pixels begin and end, in millimetres, because a glyph is lower than its box."""

from __future__ import annotations

import subprocess
from pathlib import Path

DPI = 200


def bands(pdf: Path, page: int, red: bool = False) -> list[tuple[float, float]]:
    """The stretches from top to bottom that hold ink of the colour, each with its first and last millimetre."""
    found: list[tuple[float, float]] = []
    start: int | None = None
    rows = [*_rows(pdf, page, red), False]
    for place, inked in enumerate(rows):
        if inked and start is None:
            start = place
        elif not inked and start is not None:
            found.append((start * 25.4 / DPI, place * 25.4 / DPI))
            start = None
    return found


def _rows(pdf: Path, page: int, red: bool) -> list[bool]:
    command = ["pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), str(pdf)]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    head, size, _, pixels = data.split(b"\n", 3)
    assert head == b"P6"
    width, height = map(int, size.split())
    lines = (pixels[row * width * 3 : (row + 1) * width * 3] for row in range(height))
    return [_red(line) if red else _dark(line) for line in lines]


def _red(line: bytes) -> bool:
    return any(r > 180 and g < 90 for r, g in zip(line[::3], line[1::3], strict=True)) if min(line) < 90 else False


def _dark(line: bytes) -> bool:
    return any(r < 110 for r in line[::3]) if min(line) < 110 else False
