"""Digest ⇄ YAML: one reviewable file a sample, the same bytes whenever it is written, read strictly and fast."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from drafter.errors import DrafterError
from drafter.model.digest import DIGEST_FORMAT, Digest
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.node import locate, locate_key, plain
from drafter.model.span import Span
from drafter.store.digest_keys import (
    DEFECT,
    DIGEST,
    FIGURE,
    GRID,
    HEAD,
    LISTS,
    TOLD,
    Broken,
    Kind,
    clause_line,
    read_record,
    unpacked,
)
from drafter.store.digest_lines import read_sealed
from drafter.store.encoding import decode
from drafter.store.yaml_tree import read_documents, read_quickly

_HEADER = """\
# 样本摘要：由 drafter digest 生成，供 drafter learn 学习用，不含原文。可以修改（如改正主题），学习时以改后的为准。
# 各处：at 行-列-句（行从 1 起，列和句从 0 起） in 所在标题（heads 的序号，从 0 起，-1 为正文之前）
# heads 标题：level 层级 style 序号样式 kind 类型 text 标题 lead 无标题条目的开头 up 上级标题 part 部分 topic 主题 sure 把握 moves 行文次序
# clauses 分句：at in 作用 句式（动词 {X} 中心词）
# figures 数字：kind 类型 text 原样 value 值（不写即同原样） unit 单位 what 数的是什么 left/right 左右的词 before 前一分句
#   approx 约数 zero 零 same 同前（figures 的序号） table 表 topic 主题 field 指标 of 上级指标 aspect 方面 sure 把握
# relations 关系：kind 类型 of 各数（figures 的序号） holds 是否成立 marker 标志词 line 行
# tables 表：line 行 in 标题 caption 表名 columns 各栏 rows 各行；defects 毛病：code line；prints 指纹
"""
_SEAL = re.compile(r"(?m)^seal: *([0-9a-f]*) *\n")
_TOLD = {
    name: re.compile(rf"(?m)^{name}: *(\S*) *$") for name in ("sample", "format", "sha256", "lexicon", "cues", "seal")
}
_PRINTS = re.compile(r"(?m)^prints: \|-?\n((?: +[A-Za-z0-9+/=]+\n?)+)")
_LOOKED = 4000
_DERIVED = ("value", "of")  # keys left out where others say what they would say


@frozen
class Stored:
    """What a digest file says of itself, told without reading it whole; ``touched``: a person changed it since."""

    sample: str
    format: str
    sha256: str
    lexicon: str
    cues: str
    touched: bool
    prints: tuple[int, ...]


def digest_text(digest: Digest) -> str:
    """The file of a digest."""
    body = _HEADER + f"format: {digest.format}\n" + "".join(_written(digest))
    return body.replace("\nsha256: ", f"\nseal: {_seal(body)}\nsha256: ", 1)


def _seal(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:12]


def stored(text: str) -> Stored | None:
    """What a digest file says of itself; None for another file."""
    head = text[:_LOOKED]
    told = {name: found[1] if (found := form.search(head)) else "" for name, form in _TOLD.items()}
    if not told["format"] or not told["sha256"]:
        return None
    touched = told.pop("seal") != _seal(_SEAL.sub("", text, count=1))
    found = _PRINTS.search(text)
    try:
        prints = unpacked(found[1]) if found else ()
    except ValueError:
        prints = ()
    return Stored(**told, touched=touched, prints=prints)


def read_digest(data: bytes, source: str) -> Digest:
    """The digest of a file's bytes; what is wrong with it raises DrafterError with the finding and its place."""
    text = decode(data, source)
    if isinstance(text, Finding):
        raise DrafterError(text)
    try:
        return _built(read_sealed(text) if _sealed(text) else read_quickly(text))
    except Broken:
        pass  # read again with places, for the finding
    documents, faults = read_documents(text, source)
    if faults or not documents:
        raise DrafterError(_with_line(faults[0] if faults else finding("file-empty", Span(source, 1, 1)), text))
    try:
        return _built(plain(documents[0]))
    except Broken as broken:
        place = locate_key if broken.code == "digest-key" else locate
        where = place(documents[0], broken.path)
        raise DrafterError(
            _with_line(finding(broken.code, where, Severity.UNREADABLE, **broken.params), text)
        ) from broken


def _sealed(text: str) -> bool:
    """Whether a digest file is as the program wrote it."""
    seal = _TOLD["seal"].search(text, 0, _LOOKED)
    return seal is not None and seal[1] == _seal(_SEAL.sub("", text, count=1))


def _built(tree: object) -> Digest:
    if not isinstance(tree, dict):
        raise Broken("digest-not-one")
    told: dict[str, Any] = dict(tree)
    if "sha256" not in told or "format" not in told:
        raise Broken("digest-not-one")
    form = told.pop("format")
    told.pop("seal", None)
    if form != str(DIGEST_FORMAT):
        raise Broken("digest-format", ("format",), format=form, known=DIGEST_FORMAT)
    made: Digest = read_record(DIGEST, told, ())
    _links(made)
    return made


def _links(made: Digest) -> None:
    """Raises Broken at the first index that leads nowhere."""
    heads, figures, tables = len(made.heads), len(made.figures), len(made.tables)
    for n, head in enumerate(made.heads):
        _within(head.parent, n, ("heads", n, "up"))
    for n, clause in enumerate(made.clauses):
        _within(clause.head, heads, ("clauses", n))
    for n, figure in enumerate(made.figures):
        _within(figure.head, heads, ("figures", n, "in"))
        _within(figure.same, figures, ("figures", n, "same"))
        _within(figure.table, tables, ("figures", n, "table"))
    for n, told in enumerate(made.relations):
        for name, at in told.operands:
            _within(at, figures, ("relations", n, "of", name))
    for n, grid in enumerate(made.tables):
        _within(grid.head, heads, ("tables", n, "in"))


def _within(at: int, count: int, path: tuple[str | int, ...]) -> None:
    if not -1 <= at < count:
        raise Broken("digest-index", path, index=at, last=count - 1)


def _with_line(found: Finding, text: str) -> Finding:
    lines = text.split("\n")
    line = found.where.line
    return replace(found, line_text=lines[line - 1]) if 0 < line <= len(lines) else found


# -- writing ---------------------------------------------------------------------------------------------------------


def _written(digest: Digest) -> Iterator[str]:
    for key in DIGEST.keys:
        value = getattr(digest, key.attributes[0])
        if (value,) == key.default:
            continue
        if key.name in LISTS:
            yield f"{key.name}:\n"
            yield from (f"  - {_LINES[key.name](each)}\n" for each in value)
        elif key.name == "prints":
            yield "prints: |\n" + "".join(f"  {line}\n" for line in key.write(value).split("\n"))
        elif key.name == "agency":
            yield f"agency: {key.write(_without(digest.agency, digest.region))}\n"
        else:
            yield f"{key.name}: {key.write(value)}\n"


def _without(agency: str, region: str) -> str:
    """The agency's name with its region as a slot: together they may be long enough to be running text."""
    return agency.replace(region, "{region}", 1) if region and agency.startswith(region) else agency


def _pairs(kind: Kind) -> Callable[[Any], list[tuple[str, str]]]:
    """How a record of a kind is told: the names of its keys and what is written behind each."""
    keys = [(key.name, key.told, key.silent, key.write, len(key.attributes) > 1) for key in kind.keys]

    def pairs(each: Any) -> list[tuple[str, str]]:
        found = []
        for name, told, silent, write, several in keys:
            value = told(each)
            if value != silent and not (name in _DERIVED and _told_anyway(each, name)):
                found.append((name, write(*value) if several else write(value)))
        return found

    return pairs


def _told_anyway(each: Any, name: str) -> bool:
    """Whether a figure's value or general field is what its text or field says anyway."""
    if name == "value":
        return each.value is None or (each.kind == "doc_title" and each.value == each.text.strip("《》"))
    return name == "of" and not isinstance(getattr(each, "operands", None), tuple) and each.indicator == each.field


def _flow(kind: Kind) -> Callable[[Any], str]:
    pairs = _pairs(kind)
    return lambda each: f"{{{', '.join([f'{name}: {value}' for name, value in pairs(each)])}}}"


def _block(kind: Kind) -> Callable[[Any], str]:
    pairs = _pairs(kind)
    return lambda each: "\n    ".join(f"{name}: {value}".replace(": \n", ":\n") for name, value in pairs(each))


_LINES: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "heads": _flow(HEAD),
        "clauses": clause_line,
        "figures": _flow(FIGURE),
        "relations": _flow(TOLD),
        "tables": _block(GRID),
        "defects": _flow(DEFECT),
    }
)
