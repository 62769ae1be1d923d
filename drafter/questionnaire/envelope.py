"""The fixed part of a facts file: who reports, for which year, to whom, and how; validated by pydantic."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from drafter.model.finding import Finding, Severity, finding
from drafter.model.node import Branch, Node, locate, plain
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
}

HELP: Mapping[str, str] = {
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
    "document": "版头、版记、附件等公文要素。",
}


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[list[Annotated[str, Field(min_length=1)]], BeforeValidator(_as_list)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AgencyIn(_Strict):
    """``agency:`` as written."""

    name: Annotated[str, Field(min_length=1)]
    region: str = ""
    level: Literal["", "省级", "市级", "县级", "功能区"] = ""
    addressees: Annotated[Names, Field(min_length=1)]
    copies: Names = []


class OptionsIn(_Strict):
    """``options:`` as written."""

    order: str = ""
    edition: Literal["report", "public"] = "report"
    max_chars: Annotated[int, Field(ge=0)] = 0


class OutlineIn(_Strict):
    """One entry of ``outline:``."""

    heading: Annotated[str, Field(min_length=1)]
    topics: Names


class Envelope(_Strict):
    """Everything of a facts file but the facts and the pack's lists."""

    pack: Annotated[str, Field(min_length=1)]
    year: Annotated[int, Field(ge=1990, le=2100)]
    as_of: str = ""
    date: Annotated[str, Field(min_length=1)]
    agency: AgencyIn
    last_year: str = ""
    options: OptionsIn = OptionsIn()
    outline: list[OutlineIn] = []
    wording: dict[str, str] = {}
    document: dict[str, Any] = {}


_MODELS: Mapping[str, type[_Strict]] = {"agency": AgencyIn, "options": OptionsIn, "outline": OutlineIn}
KEYS = tuple(Envelope.model_fields)


def read_envelope(root: Branch) -> tuple[Envelope | None, tuple[Finding, ...]]:
    """The validated envelope, or None with every fault of it located in the file."""
    data = {key: value for key in KEYS if (value := _prune(plain(root.get(key)))) is not None}
    try:
        return Envelope.model_validate(data), ()
    except ValidationError as error:
        faults = tuple(_translate(each, root) for each in error.errors(include_url=False))
    if any(each.code != "missing" or each.params["key"] == "year" for each in faults):
        return None, faults
    return Envelope.model_validate(_filled(data)), faults


def _filled(data: dict[str, object]) -> dict[str, object]:
    """The data with what is missing marked 待补, so that a draft can show the gaps."""
    agency = data.get("agency")
    known = agency if isinstance(agency, dict) else {}
    blank = {"name": PENDING, "addressees": [PENDING], **{key: each for key, each in known.items() if each}}
    return {"pack": PENDING, "date": PENDING, **{key: each for key, each in data.items() if each}, "agency": blank}


def _prune(value: object) -> object:
    if isinstance(value, dict):
        return {key: _prune(each) for key, each in value.items() if each is not None}
    return value


_CODES: Mapping[str, str] = {
    "int_parsing": "not-a-whole-number",
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
        return unknown_key(str(name), where, _siblings(path))
    if error["type"] in _MISSING:
        return finding("missing", where, Severity.GAP, key=".".join(map(str, path)), label=label)
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'', ", "").replace("'", "").replace(" or ", "、")
    code = _CODES.get(error["type"], "not-readable")
    if code == "year-range" and name != "year":
        code = "not-a-whole-number"
    return finding(code, where, key=name, label=label, typed=_typed(error.get("input")), expected=expected)


def _typed(value: object) -> str:
    return str(value)[:40]


def _siblings(path: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(_MODELS.get(str(path[0]), Envelope).model_fields)


def unknown_key(key: str, where: Span, known: Iterable[str]) -> Finding:
    """An unknown key, with the nearest known one when there is a near one."""
    near = difflib.get_close_matches(key, list(known), n=1, cutoff=0.6)
    return finding("unknown-key-near" if near else "unknown-key", where, key=key, near=near[0] if near else "")


def relabel(node: Node | None, labels: Mapping[str, str]) -> Node | None:
    """The mapping with Chinese labels turned into keys; anything else unchanged."""
    if not isinstance(node, Branch):
        return node
    items = tuple((replace(key, text=labels.get(key.text, key.text)), value) for key, value in node.items)
    return replace(node, items=items)
