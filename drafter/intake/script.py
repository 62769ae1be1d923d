"""Traditional → simplified characters, one for one; the only importer of opencc."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from importlib import import_module

from drafter.intake.remarks import note, refuse
from drafter.model.source import Source


def simplified(source: Source) -> Source:
    """The source in simplified characters; places hold, for every character stays one character."""
    convert = _converter(source.name)
    lines = tuple(replace(line, text=_same_length(line.text, convert)) for line in source.lines)
    pairs = zip(source.lines, lines, strict=True)
    changed = sum(a != b for old, new in pairs if old != new for a, b in zip(old.text, new.text, strict=True))
    told = (note("source-simplified", source.name, n=changed),) if changed else ()
    return replace(source, lines=lines, findings=source.findings + told)


def _same_length(text: str, convert: Callable[[str], str]) -> str:
    """By phrases (乾燥 → 干燥, 乾坤 stays) where that keeps the length, else by characters."""
    whole = convert(text)
    if len(whole) == len(text):
        return whole
    single = {char: convert(char) for char in set(text)}
    return text.translate({ord(char): other for char, other in single.items() if len(other) == 1})


@lru_cache(maxsize=1)
def _opencc() -> Callable[[str], str]:
    convert: Callable[[str], str] = import_module("opencc").OpenCC("t2s").convert
    return convert


def _converter(name: str) -> Callable[[str], str]:
    try:
        return _opencc()
    except ImportError as error:
        raise refuse("source-traditional-missing", name) from error
