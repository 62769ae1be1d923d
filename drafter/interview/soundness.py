"""Whether a typed name or title can be one at all: a number, a date or a mere yes is the answer to another question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from drafter.analysis.numerals import fold
from drafter.analysis.quantities import state_of
from drafter.interview.placing import parts
from drafter.model.finding import Finding, finding
from drafter.model.pack import Pack
from drafter.model.quantity import Kind
from drafter.model.question import Question, Role
from drafter.model.span import NOWHERE
from drafter.questionnaire.paths import label_of

_ORGANS = frozenset({("agency", "name"), ("agency", "addressees"), ("agency", "copies")})
_HAN = re.compile("[\u3400-\u9fff]")
_YES = re.compile("(?:是|好|对|有|没有|不是|可以|同上|同前|知道|不知道|不清楚|见附件|略|如上)[的了啊吧]?")
_NUMBER = re.compile(r"[0-9\s.,、，:：/年月日号份-]+")
_BARE = re.compile(r"[0-9]+(?:[.、][0-9]*)?")
_COMMAND = re.compile(
    r"(?:删除?|移[动到]?|上移|下移|改|编辑|del|delete|remove|move|up|down)\s*[0-9]+(?:[\s,，到、-]+[0-9]+)?"
)
_DATE = re.compile("[0-9]{4}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月)")


def unfit(pack: Pack, question: Question, raw: str) -> Finding | None:
    """The first typed title or name of an organ that is none, with what to write; None where all may be."""
    if question.path[0] in pack.lists and len(question.path) > 2:
        return _no_words(pack, question, raw)
    kind = _kind(pack, question)
    if kind is None or kind not in _FITS or state_of(raw) is not None or raw.strip() == "清除":
        return None
    code, fits = _FITS[kind]
    typed = parts(question, raw) if question.kind is Kind.LIST else (raw.strip(),)
    wrong = next((each for each in typed if not fits(each)), None)
    if not wrong or state_of(wrong) is not None:
        return None
    return finding(code, NOWHERE, label=question.label or label_of(question.path, pack), typed=wrong[:40])


def commanded(text: str) -> bool:
    """Whether the text is what one asks of a list: 删 2, 移 3 1."""
    return _COMMAND.fullmatch(fold(text).lower().strip()) is not None


def _no_words(pack: Pack, question: Question, raw: str) -> Finding | None:
    code = "list-command" if commanded(raw) else "text-number" if _BARE.fullmatch(fold(raw).strip()) else ""
    label = question.label or label_of(question.path, pack)
    return finding(code, NOWHERE, label=label, typed=raw.strip()[:40]) if code else None


def _kind(pack: Pack, question: Question) -> Kind | None:
    if question.path in _ORGANS:
        return Kind.ORG
    named = question.role in (Role.FIELD, Role.LAST) and len(question.path) in (3, 4)
    field = pack.fields.get(str(question.path[2])) if named and question.path[0] == "facts" else None
    if field is None or (len(question.path) == 4 and question.path[3] not in ("value", "last_year")):
        return None
    return field.item if field.kind is Kind.LIST else field.kind


def _titled(text: str) -> bool:
    return "《" in text or (len(_HAN.findall(text)) > 1 and not _YES.fullmatch(text))


def _named(text: str) -> bool:
    plain = fold(text)
    return not (_NUMBER.fullmatch(plain) or _DATE.search(plain) or _YES.fullmatch(plain))


_FITS: Mapping[Kind, tuple[str, Callable[[str], bool]]] = {
    Kind.DOC_TITLE: ("no-title", _titled),
    Kind.ORG: ("no-organ", _named),
}
