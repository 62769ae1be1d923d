"""``document:`` of a facts file → Elements: numbers and dates in their printed form, what is 待补 found."""

from __future__ import annotations

from typing import Any

from drafter.analysis.quantities import Fault, read, state_of
from drafter.analysis.sentences import tidy
from drafter.model.fact import Elements, State
from drafter.model.field import Field
from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, locate
from drafter.model.quantity import Date, DocNumber, Kind
from drafter.questionnaire.envelope import LABELS, PENDING, DocumentIn
from drafter.questionnaire.values import fault_finding

_TEXTS = ("title", "number", "mark", "copy_number", "secrecy", "urgency", "note", "printer", "print_date")
_LISTS = ("signers", "organs", "attachments")


def elements(given: DocumentIn, year: int, root: Branch, found: list[Finding]) -> Elements:
    """The elements as printed, 待补 kept as such; every fault and gap of them goes to ``found``."""
    texts = {key: tidy(getattr(given, key)) for key in _TEXTS}
    lists = {key: tuple(text for each in getattr(given, key) if (text := tidy(each))) for key in _LISTS}
    pending = [key for key, text in texts.items() if state_of(text) is State.PENDING]
    pending += [key for key, each in lists.items() if PENDING in each]
    for key in pending:
        where = locate(root, ("document", key))
        found.append(finding("pending", where, Severity.GAP, key=f"document.{key}", label=LABELS[key]))
    texts |= {key: PENDING for key in pending if key in texts}
    for key, kind in (("number", Kind.DOC_NUMBER), ("print_date", Kind.DATE)):
        if texts[key] not in ("", PENDING):
            texts[key] = _read(key, texts[key], kind, year, root, found)
    if texts["copy_number"].isdecimal():
        texts["copy_number"] = texts["copy_number"].zfill(6)
    made: dict[str, Any] = {**texts, **lists, "sealed": given.sealed == "是"}
    return Elements(**made)


def _read(key: str, text: str, kind: Kind, year: int, root: Branch, found: list[Finding]) -> str:
    """The printed form; as typed, with a finding, where it cannot be read."""
    value = read(text, Field(key=key, label=LABELS[key], topic="", kind=kind), year)
    where = locate(root, ("document", key))
    if isinstance(value, Fault):
        found.append(fault_finding(value, where, LABELS[key]))
    elif isinstance(value, Date) and not value.day:
        found.append(finding("date-not-full", where, label=LABELS[key], typed=text))
    elif isinstance(value, Date):
        return f"{value.year}年{value.month}月{value.day}日"
    elif isinstance(value, DocNumber):
        return value.shown
    return text
