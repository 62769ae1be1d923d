"""Chart → bars drawn as SVG: lengths in proportion, each bar with its figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from drafter.analysis.numerals import show_number
from drafter.export.plain import clean
from drafter.model.tree import Chart

# In points of the drawing, which is scaled to the width of the type area.
_WIDTH, _LABELS, _FIGURES = 600, 210, 70
_BAR, _GAP, _HEAD, _FOOT = 13, 12, 34, 30
# Last year's bar is pale and this year's dark, so that the two stay apart on a black-and-white print.
_COLOURS = ("#a6a6a6", "#1f4e79")
_FACE = 'font-family="宋体, SimSun, Noto Serif CJK SC, serif" font-size="12"'


def bars(chart: Chart) -> str:
    """The chart as an ``svg`` element with its title, legend and a text for those who cannot see it."""
    group = _BAR * len(chart.series) + _GAP
    height = _HEAD + group * len(chart.labels) + _FOOT
    title = chart.title + (f"（{chart.unit}）" if chart.unit else "")
    longest = max((abs(value) for _, values in chart.series for value in values), default=Decimal(0)) or Decimal(1)
    groups = "".join(_group(chart, n, _HEAD + n * group, longest) for n in range(len(chart.labels)))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" {_FACE} role="img" aria-label="{_text(title)}">'
        f'<text font-size="15" text-anchor="middle" x="{_WIDTH // 2}" y="18">{_text(title)}</text>{groups}'
        f"{''.join(_legend(chart, height - 10))}</svg>"
    )


def _group(chart: Chart, n: int, top: int, longest: Decimal) -> str:
    middle = top + _BAR * len(chart.series) // 2 + 4
    label = f'<text text-anchor="end" x="{_LABELS - 8}" y="{middle}">{_text(chart.labels[n])}</text>'
    return label + "".join(_bar(values[n], at, top, longest) for at, (_, values) in enumerate(chart.series))


def _bar(value: Decimal, at: int, top: int, longest: Decimal) -> str:
    length = (abs(value) / longest * (_WIDTH - _LABELS - _FIGURES)).quantize(Decimal("0.1"))
    y = top + at * _BAR
    return (
        f'<rect fill="{_colour(at)}" x="{_LABELS}" y="{y}" width="{length}" height="{_BAR - 2}"/>'
        f'<text x="{_LABELS + length + 4}" y="{y + _BAR - 3}">{show_number(value)}</text>'
    )


def _legend(chart: Chart, y: int) -> Iterator[str]:
    for at, (name, _) in enumerate(chart.series):
        x = _LABELS + at * 110
        yield f'<rect fill="{_colour(at)}" x="{x}" y="{y - 9}" width="11" height="11"/>'
        yield f'<text x="{x + 16}" y="{y}">{_text(name)}</text>'


def _colour(at: int) -> str:
    return _COLOURS[at % len(_COLOURS)]


def _text(text: str) -> str:
    return escape(clean(text))
