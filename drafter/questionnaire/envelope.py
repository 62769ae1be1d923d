"""The fixed part of a facts file: who reports, for which year, to whom, and how."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, fields, replace
from typing import Any

from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.node import Branch, Leaf, Node, locate, locate_key, plain
from drafter.model.span import Span

PENDING = "待补"
LEVELS = ("省级", "市级", "县级", "功能区")

# Chinese labels a user may write instead of the keys; drafter writes them as comments.
LABELS: Mapping[str, str] = {
    "pack": "报告种类",
    "year": "报告年度",
    "as_of": "数据截止日",
    "date": "成文日期",
    "agency": "报告机关",
    "name": "机关名称",
    "region": "行政区划",
    "level": "层级",
    "addressees": "主送机关",
    "copies": "抄送机关",
    "facts": "事实",
    "last_year": "上年事实文件",
    "options": "选项",
    "order": "各部分顺序",
    "edition": "版本",
    "max_chars": "字数上限",
    "outline": "提纲",
    "heading": "标题",
    "topics": "主题",
    "wording": "指定写法",
    "document": "版头版记",
    "title": "公文标题",
    "number": "发文字号",
    "mark": "发文机关标志",
    "copy_number": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "signers": "签发人",
    "sealed": "用印",
    "organs": "联合署名机关",
    "attachments": "附件",
    "note": "附注",
    "printer": "印发机关",
    "print_date": "印发日期",
}

# What an item of own words may carry beside its texts, when it was taken over from an older report.
TAKEN_LABELS: Mapping[str, str] = {"taken_from": "取自", "taken_as": "取时指纹"}

HELP: Mapping[str, str] = {
    "taken_from": "从哪份旧报告的哪一行取来；改写以后自动失效，照旧可用的，核对后删去。",
    "taken_as": "取来时正文的指纹，由程序填写，用来看出正文改过没有。",
    "pack": "用哪一种报告的提纲和指标；可用的见 drafter pack list。",
    "year": "报告的是哪一年，四位年份。",
    "as_of": "数字统计到哪一天；写到年底的可以不填。",
    "date": "报告落款的日期，写全年月日。",
    "agency": "由谁报告，报告给谁。",
    "name": "与印章一致的机关全称。",
    "region": "省、市、县的全称。",
    "level": "机关的层级。",
    "addressees": "主送机关，按排列顺序写，至少一个。",
    "copies": "抄送机关。",
    "facts": "按主题逐项填写的事实和数字；没有发生写“无”，还不知道写“待补”，本单位不涉及写“不适用”，不想说的不写。",
    "last_year": "上年的事实文件，用来比较；今年没有填的不会拿上年的数顶替。",
    "options": "这份报告怎样写。",
    "order": "各部分的先后。",
    "edition": "report 为上报稿；public 为公开稿，略去标为不公开的事实。",
    "max_chars": "通知规定的字数上限；超过时先略去细目并列出。0 为不限。",
    "outline": "按今年通知的提纲重新分节。",
    "heading": "这一节的标题。",
    "topics": "这一节收入哪些主题，写键或者中文名称。",
    "wording": "指定某一组数字用哪一种写法。",
    "document": "版头、版记、附件等公文要素；写了的才印。",
    "title": "不用自动拟的标题时，写全标题。",
    "number": "如 澜政〔2026〕8号；还没有编号写“待补”。",
    "mark": "印在版头的红色大字：机关名称，或者机关名称加“文件”。",
    "copy_number": "六位数字；涉密公文才要。",
    "secrecy": "密级和保密期限，如 秘密★1年。",
    "urgency": "特急或者加急。",
    "signers": "上行文的签发人，按排列顺序写。",
    "sealed": "是否加盖印章：盖章与不盖章，署名的位置不同。",
    "organs": "与本机关联合署名的机关，按排列顺序写；主办机关在前。",
    "attachments": "附件的名称，按顺序写，不带序号和标点。",
    "note": "印在成文日期下一行括号里的话，如 此件公开发布。",
    "printer": "版记中的印发机关，一般是办公室。",
    "print_date": "版记中的印发日期，写全年月日。",
}


# What the models of envelope_models make of the file, without pydantic: it takes as long to load as the pack itself.


@frozen(kw_only=True)
class AgencyIn:
    """``agency:`` as written."""

    name: str
    region: str = ""
    level: str = ""
    addressees: Sequence[str]
    copies: Sequence[str] = ()


@frozen(kw_only=True)
class OptionsIn:
    """``options:`` as written."""

    order: str = ""
    edition: str = "report"
    max_chars: int = 0


@frozen(kw_only=True)
class OutlineIn:
    """One entry of ``outline:``."""

    heading: str
    topics: Sequence[str]


@frozen(kw_only=True)
class DocumentIn:
    """``document:`` as written."""

    title: str = ""
    number: str = ""
    mark: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signers: Sequence[str] = ()
    sealed: str = ""
    organs: Sequence[str] = ()
    attachments: Sequence[str] = ()
    note: str = ""
    printer: str = ""
    print_date: str = ""


@frozen(kw_only=True)
class Envelope:
    """Everything of a facts file but the facts and the pack's lists."""

    pack: str
    year: int
    as_of: str = ""
    date: str
    agency: AgencyIn
    last_year: str = ""
    options: OptionsIn = OptionsIn()
    outline: Sequence[OutlineIn] = ()
    wording: Mapping[str, str] = field(default_factory=dict)
    document: DocumentIn = DocumentIn()


_PARTS: Mapping[str, type[AgencyIn | OptionsIn | OutlineIn | DocumentIn]] = {
    "agency": AgencyIn,
    "options": OptionsIn,
    "outline": OutlineIn,
    "document": DocumentIn,
}
KEYS = tuple(each.name for each in fields(Envelope))
_NO_ENTRY: Mapping[str, object] = {"heading": PENDING, "topics": []}
_NO_YEAR = 2000  # a leap year: reads any day of a year that is not known


def read_envelope(root: Branch) -> tuple[Envelope, bool, tuple[Finding, ...]]:
    """The envelope, whether it can be told, and every fault of it; a faulty entry is blank, so that the rest can be looked at."""
    data = {key: value for key in KEYS if (value := _prune(plain(root.get(key)))) is not None}
    missing = _missing(data)
    simple = _simple(_filled(data) if missing else data)
    if simple is not None:
        return simple, ("year",) not in missing, tuple(_absent(root, path) for path in missing)
    from drafter.questionnaire.envelope_models import judged

    told, errors = judged(data)
    if told is not None:
        return _told(told), True, ()
    faults = tuple(_translate(each, root) for each in errors)
    for each in errors:
        data = _cut(data, each["loc"])
    sound = all(each.code == "missing" and each.params["key"] != "year" for each in faults)
    filled, _ = judged(_filled(data))
    assert filled is not None
    return _told(filled), sound, faults


_LEAST, _MOST = 1990, 2100
_SIMPLE = frozenset({"pack", "year", "as_of", "date", "agency", "last_year", "wording"})
_AGENCY = frozenset(each.name for each in fields(AgencyIn))


def _simple(data: Mapping[str, Any]) -> Envelope | None:
    """The envelope of nearly every draft, told without the models; None where they are to judge."""
    agency, year, wording = data.get("agency"), data.get("year"), data.get("wording", {})
    texts = [data.get("pack"), data.get("date"), data.get("as_of", ""), data.get("last_year", "")]
    if not (
        data.keys() <= _SIMPLE
        and isinstance(agency, dict)
        and agency.keys() <= _AGENCY
        and isinstance(year, str | int)
        and re.fullmatch("[0-9]{4}", str(year), re.ASCII)
        and _LEAST <= int(year) <= _MOST
        and isinstance(wording, dict)
        and all(isinstance(each, str) for each in (*texts, *wording.values()))
        and texts[0]
        and texts[1]
    ):
        return None
    names: dict[str, Any] = {key: _names(agency.get(key, [])) for key in ("addressees", "copies")}
    words: dict[str, Any] = {key: agency.get(key, "") for key in ("name", "region", "level")}
    whole = words["name"] and names["addressees"] and names["copies"] is not None
    if not whole or words["level"] not in ("", *LEVELS) or not all(isinstance(each, str) for each in words.values()):
        return None
    return Envelope(**{**data, "year": int(year), "agency": AgencyIn(**words, **names)})


def _missing(data: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """The required entries that are not there at all, in the order of the models."""
    agency = data.get("agency", {})
    if not isinstance(agency, dict) or not all(
        (*agency.values(), *(each for key, each in data.items() if key != "agency"))
    ):
        return []
    top: list[tuple[str, ...]] = [(key,) for key in ("pack", "year", "date", "agency") if key not in data]
    inner = [("agency", key) for key in ("name", "addressees") if "agency" in data and key not in agency]
    return [*top, *inner]


def _absent(root: Branch, path: tuple[str, ...]) -> Finding:
    return finding("missing", locate(root, path), Severity.GAP, key=".".join(path), label=LABELS[path[-1]])


def _names(value: object) -> list[str] | None:
    names = [value] if isinstance(value, str) else value
    sound = isinstance(names, list) and all(isinstance(each, str) and each for each in names)
    return names if isinstance(names, list) and sound else None


def _told(model: Any) -> Envelope:
    """What a model holds, as a plain value."""
    own: dict[str, Any] = {name: getattr(model, name) for name in KEYS}
    for name, shape in _PARTS.items():
        given = own[name]
        own[name] = [_part(shape, each) for each in given] if isinstance(given, list) else _part(shape, given)
    return Envelope(**own)


def _part(shape: type[Any], given: Any) -> Any:
    return shape(**{each.name: getattr(given, each.name) for each in fields(shape)})


def _cut(data: dict[str, object], path: tuple[str | int, ...]) -> dict[str, object]:
    """The data less a faulty entry; of a list the whole goes, but for a text of the outline."""
    head, inner = str(path[0]), data.get(str(path[0]))
    kept = {key: value for key, value in data.items() if key != head}
    if isinstance(inner, list) and len(path) == 3 and isinstance(path[1], int) and head == "outline":
        entry = {**inner[path[1]], str(path[2]): _NO_ENTRY.get(str(path[2]))}
        mended = {key: value for key, value in entry.items() if value is not None}
        return {**kept, head: [*inner[: path[1]], mended, *inner[path[1] + 1 :]]}
    if len(path) == 1 or not isinstance(inner, dict):
        return kept
    return {**kept, head: {key: value for key, value in inner.items() if key != path[1]}}


def _filled(data: dict[str, object]) -> dict[str, object]:
    """The data with what is missing marked 待补, so that a draft can show the gaps."""
    agency = data.get("agency")
    known = agency if isinstance(agency, dict) else {}
    blank = {"name": PENDING, "addressees": [PENDING], **{key: each for key, each in known.items() if each}}
    return {
        "pack": PENDING,
        "year": _NO_YEAR,
        "date": PENDING,
        **{key: each for key, each in data.items() if each},
        "agency": blank,
    }


def _prune(value: object) -> object:
    if isinstance(value, dict):
        return {key: _prune(each) for key, each in value.items() if each is not None}
    return value


_CODES: Mapping[str, str] = {
    "int_parsing": "not-a-whole-number",
    "not_a_year": "year-range",
    "int_from_float": "not-a-whole-number",
    "greater_than_equal": "year-range",
    "less_than_equal": "year-range",
    "literal_error": "not-a-choice",
    "string_type": "not-text",
    "list_type": "not-a-list",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
}
_MISSING = frozenset({"missing", "string_too_short", "too_short"})


def _translate(error: Mapping[str, Any], root: Branch) -> Finding:
    path: tuple[str | int, ...] = tuple(error["loc"])
    where = locate(root, path)
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    label = LABELS.get(name, name)
    if error["type"] == "extra_forbidden":
        return unknown_key(str(name), locate_key(root, path), _siblings(path))
    if error["type"] in _MISSING:
        return finding("missing", where, Severity.GAP, key=".".join(map(str, path)), label=label)
    expected = "、".join(filter(None, re.findall("'([^']*)'", str(error.get("ctx", {}).get("expected", "")))))
    code = _CODES.get(error["type"], "not-readable")
    if code == "not-readable" and isinstance(error.get("input"), list | dict):
        code = "value-not-single"
    if code == "year-range" and name != "year":
        code = "not-a-whole-number"
    return finding(code, where, key=name, label=label, typed=_typed(error.get("input")), expected=expected)


def _typed(value: object) -> str:
    return str(value)[:40]


def _siblings(path: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(_PARTS.get(str(path[0]), Envelope)))


def unknown_key(key: str, where: Span, known: Iterable[str]) -> Finding:
    """An unknown key, with the nearest known one when there is a near one."""
    near = difflib.get_close_matches(key, list(known), n=1, cutoff=0.6)
    return finding("unknown-key-near" if near else "unknown-key", where, key=key, near=near[0] if near else "")


def relabel(node: Node | None, labels: Mapping[str, str], found: list[Finding] | None = None) -> Node | None:
    """The mapping with Chinese labels turned into keys, a key that stands there both ways found; anything else unchanged."""
    if not isinstance(node, Branch) or _keyed(node, labels):
        return node
    items: dict[str, tuple[Leaf, Node]] = {}
    for key, value in node.items:
        name = labels.get(key.text, key.text)
        if name not in items:
            items[name] = (replace(key, text=name), value)
        elif found is not None:
            found.append(finding("duplicate-key", key.where, key=key.text, first=items[name][0].where.line))
    return replace(node, items=tuple(items.values()))


def _keyed(node: Branch, labels: Mapping[str, str]) -> bool:
    """Whether the mapping has its keys already, each once: nearly every mapping of every file."""
    names = {key.text for key, _ in node.items}
    return len(names) == len(node.items) and labels.keys().isdisjoint(names)
