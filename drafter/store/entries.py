"""The entries of a pack's files as they are written: where each stands, what it says, and what it says of itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.model.frozen import frozen
from drafter.model.node import plain as node_plain
from drafter.store.yaml_tree import Placed, placed, read_documents

SECTIONS = "sections/"
PAIRS = "lexicon.pairs"
_NEST = ("sections", "fields")
# What an entry says of itself, in the order it is written; anything else is its content.
ORIGIN = ("by", "attested", "support", "seal")
_NAMED = ("key", "id")
_NUMBER = re.compile("[0-9]{1,9}(?:[.]0*)?")
_FIRST_LINE = re.compile(r"\A\{# (by: (?:learned|person)\b[^\n]*?) #\}\n?")


@frozen
class Home:
    """Where entries of one place stand: the file, the key of its top level ("" for the file itself), ``named`` the key that
    holds an entry's name in a list ("" in a mapping), ``bare`` the content key of an entry written as its value alone,
    ``single`` when the value of the key is the one entry."""

    file: str
    top: str = ""
    named: str = ""
    bare: str = ""
    single: bool = False


HOMES: Mapping[str, Home] = {
    "pack.parts": Home("pack.yaml", "parts", "key"),
    "pack.orders": Home("pack.yaml", "orders", bare="parts"),
    "pack.lists": Home("pack.yaml", "lists", "key"),
    "pack.topics": Home("pack.yaml", "topics", "key"),
    "pack.phrases": Home("pack.yaml", "phrases", bare="variants"),
    "pack.words": Home("pack.yaml", "words", bare="text"),
    "fields": Home("fields.yaml", named="key"),
    "patterns": Home("patterns.yaml", named="id"),
    "relations": Home("relations.yaml", named="id"),
    "periods": Home("periods.yaml", named="name"),
    "lexicon.kind": Home("lexicon.yaml", "kind", single=True),
    "lexicon.parts": Home("lexicon.yaml", "parts"),
    "lexicon.topics": Home("lexicon.yaml", "topics"),
    "lexicon.fields": Home("lexicon.yaml", "fields"),
    "lexicon.terms": Home("lexicon.yaml", "terms", bare="words", single=True),
    PAIRS: Home("lexicon.yaml", "pairs", single=True),
    "lexicon.set-terms": Home("lexicon.yaml", "set-terms", "text"),
}


@frozen
class Written:
    """An entry as it stands in a file; ``content`` in texts, without its name and without what it says of itself."""

    place: str
    key: str
    node: Placed | None
    content: Mapping[str, Any]
    by: str = "person"
    attested: Mapping[str, tuple[int, ...]] | None = None
    seal: str = ""
    support: int = 0
    inner: tuple[Written, ...] = ()  # the sections of a part, the texts of a list item

    @property
    def untouched(self) -> bool:
        """Whether it says exactly what learning wrote."""
        return bool(self.seal) and seal(self.content) == self.seal


def seal(content: Mapping[str, Any]) -> str:
    """The hash by which content is known again, whatever the order of its keys."""
    text = json.dumps(texts(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def texts(value: Any) -> Any:
    """A value as its file says it: scalars as text, nothing that is empty, nothing an entry says of itself."""
    if isinstance(value, str):  # most are, and the question costs less than the next one
        return str(value)
    if isinstance(value, Mapping):
        kept = {str(key): texts(each) for key, each in value.items() if key not in ORIGIN}
        return {key: each for key, each in kept.items() if each not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [texts(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def entries(files: Mapping[str, str]) -> Iterator[Written]:
    """Every entry of a pack's files that read without fault, file by file in their order."""
    roots = {file: placed(files[file]) for file in sorted({home.file for home in HOMES.values()}) if file in files}
    for place, home in HOMES.items():
        root = roots.get(home.file)
        node = root.get(home.top) if root is not None and home.top else root
        if node is not None:
            yield from _entries(place, home, node)
    for name in sorted(files):
        if name.startswith(SECTIONS):
            yield template_entry(name.removeprefix(SECTIONS), files[name])


def file_of(entry: Written) -> str:
    """The file an entry stands in; the templates count as one."""
    home = HOMES.get(entry.place) or HOMES.get(entry.place.rsplit(".", 1)[0])
    return home.file if home is not None else SECTIONS


def template_entry(key: str, text: str) -> Written:
    """A section template; what it says of itself stands in a comment on its first line."""
    head = _FIRST_LINE.match(text)
    said = dict(each.split(": ", 1) for each in head[1].split("; ") if ": " in each) if head else {}
    return Written(
        "sections",
        key,
        None,
        {"text": text[head.end() :] if head else text},
        said.get("by", "person"),
        _evidence(said.get("attested", "")),
        said.get("seal", ""),
        _number(said.get("support")),
    )


def _evidence(text: str) -> Mapping[str, tuple[int, ...]]:
    """The samples and lines of a template's comment; none where somebody has changed it past reading."""
    documents, faults = read_documents(f"attested: {{{text}}}", "")
    told = node_plain(documents[0]) if documents and not faults else None
    return _lines(told["attested"]) if isinstance(told, dict) else {}


def _entries(place: str, home: Home, node: Placed) -> Iterator[Written]:
    if home.single:
        yield _entry(place, home.top, home, node)
    elif home.named:
        yield from (_entry(place, _name(item, home.named), home, item) for item in node.items if item.kind == "map")
    else:
        yield from (_entry(place, key.value or "", home, value) for key, value in node.pairs)


def _name(item: Placed, named: str) -> str:
    node = item.get(named)
    return (node.value or "") if node is not None else ""


def _entry(place: str, key: str, home: Home, node: Placed) -> Written:
    value = plain(node)
    said = value if isinstance(value, dict) else {home.bare: value}
    content = texts({name: each for name, each in said.items() if name != home.named})
    return Written(
        place,
        key,
        node,
        content,
        str(said.get("by") or "person"),
        _lines(said.get("attested")),
        str(said.get("seal") or ""),
        _number(said.get("support")),
        tuple(_inner(place, node)),
    )


def _inner(place: str, node: Placed) -> Iterator[Written]:
    """Entries inside an entry that carry an origin of their own; the others are part of what it says."""
    for name in _NEST if place in ("pack.parts", "pack.lists") else ():
        items = node.get(name)
        for item in items.items if items is not None else ():
            if item.get("by") is not None:
                yield _entry(f"{place}.{name}", _name(item, "key"), Home("pack.yaml", named="key"), item)


def _lines(value: Any) -> Mapping[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        return {}
    told = {sample: lines if isinstance(lines, list) else [lines] for sample, lines in value.items()}
    return {sample: tuple(_number(line) for line in lines if line) for sample, lines in told.items()}


def _number(text: Any) -> int:
    """A whole number as a person may write it; 0 for what is none."""
    return int(float(text)) if _NUMBER.fullmatch(str(text)) else 0


def plain(node: Placed | None) -> Any:
    """The node as dicts, lists and texts."""
    if node is None or node.kind == "scalar":
        return node.value if node is not None else None
    if node.kind == "seq":
        return [plain(each) for each in node.items]
    return {key.value or "": plain(value) for key, value in node.pairs}
