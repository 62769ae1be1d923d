"""The catalogue of everything a user reads: code → Chinese and English sentence, what is wrong first, what to do next after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from drafter.analysis.sentences import display_width, nested
from drafter.messages.asking import ASKING, ASKING_UI
from drafter.messages.backtest import BACKTEST, BACKTEST_UI
from drafter.messages.checking import CHECKING, CHECKING_UI
from drafter.messages.console import CONSOLE, CONSOLE_UI
from drafter.messages.digests import DIGESTS, DIGESTS_UI
from drafter.messages.facts import FACTS
from drafter.messages.hinting import HINTING, HINTING_UI
from drafter.messages.interface import UI as SHARED_UI
from drafter.messages.learning import LEARNING, LEARNING_UI
from drafter.messages.prompting import PROMPTING, PROMPTING_UI
from drafter.messages.reading import READING
from drafter.messages.repairs import REPAIRS
from drafter.messages.review import REVIEW
from drafter.messages.sources import SOURCES
from drafter.messages.system import explained
from drafter.messages.years import YEARS, YEARS_UI
from drafter.model.finding import Finding, Severity

ZH, EN = 0, 1
LANGUAGES: Mapping[str, int] = {"zh": ZH, "en": EN}
FINDINGS: Mapping[str, tuple[str, str]] = {
    **READING,
    **FACTS,
    **SOURCES,
    **REPAIRS,
    **DIGESTS,
    **LEARNING,
    **BACKTEST,
    **ASKING,
    **HINTING,
    **PROMPTING,
    **YEARS,
    **CHECKING,
    **CONSOLE,
}
UI: Mapping[str, tuple[str, str]] = {
    **SHARED_UI,
    **DIGESTS_UI,
    **LEARNING_UI,
    **BACKTEST_UI,
    **REVIEW,
    **ASKING_UI,
    **HINTING_UI,
    **PROMPTING_UI,
    **YEARS_UI,
    **CHECKING_UI,
    **CONSOLE_UI,
}

LABELS: Mapping[Severity, tuple[str, str]] = {
    Severity.UNREADABLE: ("错误", "error"),
    Severity.GAP: ("缺口", "gap"),
    Severity.WARNING: ("提醒", "warning"),
    Severity.NOTE: ("说明", "note"),
}

_QUOTES = re.compile("(“[^“”]*”)")
_LINE = 160
_QUOTED = frozenset({"typed", "key", "name", "text", "tag", "wording", "inline", "filed"})


def _cut(text: str) -> str:
    return text if len(text) <= _LINE else text[: _LINE // 2] + "…"


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


@lru_cache(maxsize=1024)
def _pieces(template: str) -> tuple[tuple[str, bool], ...]:
    """The template cut at its quotes: (piece, whether it stands in quotes)."""
    return tuple((piece, piece[0] == "“") for piece in _QUOTES.split(template) if piece)


def _filled(template: str, params: Mapping[str, object]) -> str:
    """The template with its parameters; one that stands in quotes has single quotes for its own."""
    made = _Blank if isinstance(params, _Blank) else dict
    inner = made({key: nested(str(value)) for key, value in params.items()})
    return "".join(piece.format_map(inner if quoted else params) for piece, quoted in _pieces(template))


def sentence(found: Finding, lang: int = ZH) -> str:
    """The sentence of a finding."""
    text = FINDINGS.get(found.code, (found.code, found.code))[lang]
    params = _Blank({key: _cut(value) if key in _QUOTED else value for key, value in found.params.items()})
    if "problem" in params and lang == ZH:
        params["problem"], params["advice"] = explained(str(params["problem"]))
    if params.get("suggestion") and lang == ZH and found.code not in REPAIRS:
        params["suggestion"] = f"，如“{nested(params['suggestion'])}”"
    return _filled(text, params)


def show(found: Finding, lang: int = ZH) -> str:
    """A finding as printed: place, kind, sentence, code; then the line with a caret placed by display width."""
    where = f"{found.where}: " if str(found.where) else ""
    head = f"{where}{LABELS[found.severity][lang]}：{sentence(found, lang)} [{found.code}]"
    if not found.line_text.strip():
        return head
    text = found.line_text.replace("\t", " ")
    column = max(found.where.column - 1, 0)
    if len(text) > _LINE:  # a window on the place; a line may hold a whole file
        start = max(column - _LINE // 2, 0)
        text, column = text[start : start + _LINE], column - start
    before = text[:column]
    return f"{head}\n    {text}\n    {' ' * display_width(before)}^"


def ui(key: str, lang: int = ZH, **params: object) -> str:
    """A line of the interface."""
    return _filled(UI[key][lang], params)
