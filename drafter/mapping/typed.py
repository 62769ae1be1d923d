"""A mention as the typed value of a field: the report's own form, in words the facts file accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.analysis import numerals, quantities
from drafter.analysis.numerals import Fault
from drafter.mapping.cues import bare
from drafter.model.field import Column, Field
from drafter.model.quantity import Kind
from drafter.model.reading import Mention, MentionKind

_TAILS = ("以上", "以下", "以内", "左右", "上下")
_WITHIN = "余多来"
_BLANK = re.compile(r"\s+")
_DAMAGED = str.maketrans({"﹝": "〔", "﹞": "〕", "［": "〔", "］": "〕", "[": "〔", "]": "〕"})


def typed(mention: Mention, field: Field, year: int, number: str = "") -> tuple[str, str]:
    """The text of a value and a note; the text is "" when the field cannot hold it. ``number`` is a title's own number."""
    if mention.kind is MentionKind.DOC_TITLE:
        return _title(mention, field, number, year), ""
    for text in _forms(mention, field):
        if not isinstance(quantities.read(text, field, year), Fault):
            return text, ""
    return _in_own_unit(mention, field, year)


def cell(mention: Mention, column: Column, year: int) -> str:
    """The text of a table cell, "" when the column cannot hold it."""
    units = ((column.unit,) if column.unit else ()) + column.accepts
    for text in _spellings(mention):
        if not isinstance(quantities.read_item(text, column.kind, units, year), Fault):
            return text
    return ""


def _forms(mention: Mention, field: Field) -> Iterator[str]:
    for text in _spellings(mention):
        yield text
        if mention.kind is MentionKind.YOY and str(mention.value).startswith("-"):
            yield f"-{text}"


def _spellings(mention: Mention) -> Iterator[str]:
    """As written with its approximate word; then in Arabic digits, then without the word."""
    plain = _BLANK.sub("", mention.text)
    if mention.kind is MentionKind.YOY and str(mention.value).startswith("-"):
        plain = f"-{plain}"
    word = mention.approx if mention.approx and not any(each in plain for each in _WITHIN) else ""
    for text in (plain, numerals.in_arabic(plain)):
        if word:
            yield text + word if word in _TAILS else word + text
        yield text


def _in_own_unit(mention: Mention, field: Field, year: int) -> tuple[str, str]:
    """A figure in a measure word that counts the same things, rewritten in the field's own, and a note saying so."""
    if mention.kind is not MentionKind.COUNT or not field.unit or not mention.unit:
        return "", ""
    plain = numerals.in_arabic(_BLANK.sub("", mention.text))
    unit = _BLANK.sub("", mention.unit)
    if not plain.endswith(unit):
        return "", ""
    for text in _spellings(replace(mention, text=plain[: -len(unit)] + field.unit)):
        if not isinstance(quantities.read(text, field, year), Fault):
            return text, f"原文为{plain}"
    return "", ""


def _title(mention: Mention, field: Field, number: str, year: int) -> str:
    text = _BLANK.sub("", mention.text)
    text = text if text.endswith("》") else f"{text}》"
    kind = field.item if field.kind is Kind.LIST else field.kind
    for each in ((f"{text}（{number.translate(_DAMAGED)}）",) if number and field.kind is not Kind.LIST else ()) + (
        text,
    ):
        if not isinstance(quantities.read_item(each, kind, (), year), Fault):
            return each
    return ""


def numbers_of(mentions: Sequence[Mention]) -> dict[int, str]:
    """Index of a title → the document number in brackets behind it."""
    found: dict[int, str] = {}
    for n, (one, other) in enumerate(pairwise(mentions)):
        behind = one.kind is MentionKind.DOC_TITLE and other.kind is MentionKind.DOC_NUMBER
        if behind and one.passage == other.passage and other.start - one.end <= 1:
            found[n] = bare(other.text)
    return found
