"""Pack directory → Pack; refuses an unknown format version, and says which file, entry and key is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from drafter.errors import DrafterError
from drafter.later import later
from drafter.model.field import Field
from drafter.model.finding import Finding, finding
from drafter.model.node import Node, locate, plain
from drafter.model.pack import (
    FORMAT,
    MOVES,
    RELATION_KINDS,
    Pack,
    Part,
    Pattern,
    Period,
    Relation,
    Section,
)
from drafter.model.shaped import Unfit, shaped
from drafter.model.span import Span
from drafter.store import kept as kept_packs
from drafter.store.encoding import decode
from drafter.store.manifest import Manifest, Order, Phrase, Word

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from drafter.model.lexicon import Lexicon
    from drafter.store import yaml_tree
else:
    yaml_tree = later("drafter.store.yaml_tree")

_T = TypeVar("_T")
_CUES = "lexicon.yaml"
_LISTED = "listed"
Place = tuple[str | int, ...]


def shipped_root() -> Path:
    """The folder of the shipped packs: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def shipped_packs() -> tuple[str, ...]:
    """The ids of the shipped packs."""
    return tuple(sorted(path.parent.name for path in shipped_root().glob("*/pack.yaml")))


def find_pack(name: str, near: Path | None = None) -> Path:
    """The folder of a pack given by id or path (relative to ``near``); raises DrafterError when there is none."""
    candidates = [shipped_root() / name] if "/" not in name and "\\" not in name and name not in ("", ".", "..") else []
    candidates += [(near or Path()) / name, Path(name)]
    for folder in candidates:
        if (folder / "pack.yaml").is_file():
            return folder
    raise DrafterError(finding("pack-unknown", name=name, known="、".join(shipped_packs())))


def load_pack(name: str, near: Path | None = None) -> Pack:
    """The pack of an id or folder; raises DrafterError with every fault of its files."""
    return _load(find_pack(name, near).resolve())


def learned_with(folder: Path) -> tuple[str, frozenset[str]]:
    """The lexicon (none for none, "" where nothing is said) and the samples a pack folder says it was learned with."""
    path = folder / "pack.yaml"
    told = plain(_nodes(_text(path, []), path, [])) if path.is_file() else None
    learned = told.get("learned") if isinstance(told, dict) else None
    said = learned if isinstance(learned, dict) else {}
    return str(said.get("lexicon") or ""), frozenset(said.get("samples") or ())


def forget_packs() -> None:
    """Read packs from disk again: their files have changed."""
    _load.cache_clear()
    _lexicon.cache_clear()


@lru_cache(maxsize=16)
def _load(folder: Path) -> Pack:
    faults: list[Finding] = []
    sources = {path: _text(path, faults) for path in sorted(folder.glob("*.yaml"))}
    templates = {path.name: _text(path, faults) for path in sorted(folder.glob("sections/*.md.j2"))}
    digest = _digest({path.name: text for path, text in sources.items()} | templates)
    told = None if faults else _quickly(folder, digest, sources)
    pack = _assembled(told or _slowly(folder, sources, faults), templates)
    pack = replace(pack, digest=digest, cues=partial(_lexicon, folder, digest))
    _check(pack, folder)
    return pack


def _digest(files: Mapping[str, str]) -> str:
    """What tells one state of a pack from any other: a file under another name is another state."""
    told = (f"{name}\0{len(text)}\0{text}" for name, text in sorted(files.items()))
    return hashlib.sha256("".join(told).encode("utf-8", "surrogatepass")).hexdigest()


_SHAPES: Mapping[str, Hashable] = {
    "pack.yaml": Manifest,
    "fields.yaml": tuple[Field, ...],
    "patterns.yaml": tuple[Pattern, ...],
    "relations.yaml": tuple[Relation, ...],
    "periods.yaml": tuple[Period, ...],
}


def _quickly(folder: Path, digest: str, sources: Mapping[Path, str]) -> Mapping[str, Any] | None:
    """The files of a sound pack, read without places, which is several times as fast; None where anything is amiss."""
    read = _shaped(kept_packs.recalled(str(folder), digest))
    if read is None:
        told = _told(sources)
        read = _shaped(told)
        if read is not None:
            kept_packs.keep(str(folder), digest, told)
    return read


def _shaped(told: object) -> Mapping[str, Any] | None:
    if not isinstance(told, dict):
        return None
    try:
        read = {name: shaped(_SHAPES[name], told[name]) for name in told.keys() & _SHAPES}
    except Unfit:
        return None
    return read if "pack.yaml" in read and read["pack.yaml"].format == FORMAT else None


def _told(sources: Mapping[Path, str]) -> Mapping[str, Any]:
    """The files as they are written; none where anything is odd."""
    told = {path.name: yaml_tree.read_filled(text) for path, text in sources.items() if path.name != _CUES}
    return {} if None in told.values() or any(_twice(told)) else told


def _slowly(folder: Path, sources: Mapping[Path, str], faults: list[Finding]) -> Mapping[str, Any]:
    """The files of a pack; raises DrafterError with every fault and its place."""
    read = {path.name: _nodes(text, path, faults) for path, text in sources.items() if path.name != _CUES}
    told = {name: _validate(cast(Any, shape), read.get(name), folder / name, faults) for name, shape in _SHAPES.items()}
    faults += _repeated(read)
    manifest = told["pack.yaml"]
    if manifest is not None and manifest.format != FORMAT:
        faults.append(
            finding("pack-format", Span(str(folder / "pack.yaml"), 1, 1), format=manifest.format, known=FORMAT)
        )
    if faults or manifest is None:
        raise DrafterError(faults or [finding("pack-unknown", name=folder.name, known="")])
    return told


def _assembled(told: Mapping[str, Any], templates: dict[str, str]) -> Pack:
    manifest: Manifest = told["pack.yaml"]
    fields, patterns, relations, periods = (
        told.get(f"{name}.yaml") or () for name in ("fields", "patterns", "relations", "periods")
    )
    return Pack(
        id=manifest.id,
        name=manifest.name,
        version=manifest.version,
        parts=_by_key(tuple(_filled(part, manifest) for part in manifest.parts)),
        orders=MappingProxyType(_orders(manifest)),
        topics=_by_key(manifest.topics),
        fields=_by_key(fields),
        lists=_by_key(manifest.lists),
        patterns=patterns,
        relations=relations,
        periods=periods,
        phrases=MappingProxyType(
            {key: each.variants if isinstance(each, Phrase) else each for key, each in manifest.phrases.items()}
        ),
        words=MappingProxyType(
            {key: each.text if isinstance(each, Word) else each for key, each in manifest.words.items()}
        ),
        templates=MappingProxyType(templates),
    )


def _filled(part: Part, manifest: Manifest) -> Part:
    """The part; where it does not say what it holds, each topic that calls it its own is a section, in their order."""
    known = {each.key for each in manifest.lists}
    part = replace(part, list=part.list if part.list in known else "")
    if part.sections or part.topics or part.list:
        return part
    own = (each for each in manifest.topics if each.part == part.key)
    return replace(part, sections=tuple(Section(each.key, each.headings or (each.label,), (each.key,)) for each in own))


def _orders(manifest: Manifest) -> dict[str, tuple[str, ...]]:
    """The orders by name; where none is declared the parts stand as they are listed."""
    written = {key: each.parts if isinstance(each, Order) else each for key, each in manifest.orders.items()}
    return written or {_LISTED: tuple(part.key for part in manifest.parts)}


@lru_cache(maxsize=16)
def _lexicon(folder: Path, digest: str) -> Lexicon:
    """The lexicon of a pack folder; ``digest`` tells one state of its files from the next."""
    from drafter.model.lexicon import Lexicon
    from drafter.store.pack_shapes import Cues

    path = folder / _CUES
    faults: list[Finding] = []
    text = _text(path, faults) if path.is_file() else ""
    written = _validate(Cues, _nodes(text, path, faults), path, faults) if text else None
    if faults:
        raise DrafterError(faults)
    if written is None:
        return Lexicon()
    return Lexicon(
        parts=MappingProxyType(written.parts),
        terms=written.terms.words if written.terms else (),
        topics=MappingProxyType(written.topics),
        fields=MappingProxyType(written.fields),
        pairs=written.pairs.words if written.pairs else (),
        kind=written.kind,
        set_terms=written.set_terms,
    )


def _text(path: Path, faults: list[Finding]) -> str:
    text = decode(path.read_bytes(), str(path))
    if isinstance(text, str):
        return text
    if text.code != "file-empty":
        faults.append(text)
    return ""


def _nodes(text: str, path: Path, faults: list[Finding]) -> Node | None:
    documents, found = yaml_tree.read_documents(text, str(path))
    faults.extend(found)
    return documents[0] if documents else None


@lru_cache(maxsize=8)
def _adapter(shape: Hashable) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(cast(Any, shape))


def _validate(shape: type[_T], node: Node | None, path: Path, faults: list[Finding]) -> _T | None:
    from pydantic import ValidationError

    if node is None:
        return None
    try:
        value: _T = _adapter(cast(Hashable, shape)).validate_python(_drop_empty(plain(node)))
    except ValidationError as error:
        for each in error.errors(include_url=False, include_context=False):
            where = locate(node, each["loc"])
            place = ".".join(str(step) for step in each["loc"])
            faults.append(finding("pack-invalid", where, place=place, problem=each["msg"]))
        return None
    return value


def _drop_empty(value: object) -> object:
    if isinstance(value, dict):
        return {key: _drop_empty(each) for key, each in value.items() if each is not None}
    return [_drop_empty(each) for each in value] if isinstance(value, list) else value


def _by_key(entries: tuple[Any, ...]) -> Mapping[str, Any]:
    return MappingProxyType({entry.key: entry for entry in entries})


_LISTS = (
    ("pack.yaml", "parts"),
    ("pack.yaml", "topics"),
    ("pack.yaml", "lists"),
    ("fields.yaml", ""),
    ("patterns.yaml", ""),
    ("relations.yaml", ""),
)


def _repeated(read: Mapping[str, Node | None]) -> Iterator[Finding]:
    """Entries that bear the key of one before them: one of the two would be lost in silence."""
    for file, path, key, first in _twice({name: plain(node) for name, node in read.items()}):
        node = read[file]
        if node is not None:
            yield finding("duplicate-key", locate(node, path), key=key, first=locate(node, first).line)


def _twice(told: Mapping[str, object]) -> Iterator[tuple[str, Place, object, Place]]:
    """The entries whose key stands before: file, place, key, place of the first."""
    for file, top in _LISTS:
        whole = told.get(file)
        items = whole.get(top) if top and isinstance(whole, dict) else whole
        first: dict[object, Place] = {}
        for n, each in enumerate(items if isinstance(items, list) else ()):
            name = "id" if isinstance(each, dict) and "id" in each else "key"
            key = each.get(name) if isinstance(each, dict) else None
            place: Place = (top, n, name) if top else (n, name)
            if key is not None and first.setdefault(str(key), place) != place:
                yield file, place, key, first[str(key)]


def _check(pack: Pack, folder: Path) -> None:
    faults = [
        finding("pack-reference", Span(str(folder / file), 1, 1), name=name, by=by)
        for file, name, by in _dangling(pack)
    ]
    if faults:
        raise DrafterError(faults)


def _dangling(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Every name one pack file uses and none defines: file, name, user."""
    for field in pack.fields.values():
        if field.topic not in pack.topics:
            yield "fields.yaml", field.topic, field.key
    for pattern in pack.patterns:
        yield from (("patterns.yaml", key, pattern.id) for key in pattern.keys if key not in pack.fields)
    for relation in pack.relations:
        yield from (("relations.yaml", key, relation.id) for key in relation.keys if key not in pack.fields)
    for part in pack.parts.values():
        named = [*part.topics, *(topic for section in part.sections for topic in section.topics)]
        yield from (("pack.yaml", topic, part.key) for topic in named if topic not in pack.topics)
        if part.template not in pack.templates:
            yield "pack.yaml", part.template, part.key
    for relation in pack.relations:
        if relation.kind not in RELATION_KINDS:
            yield "relations.yaml", relation.kind, relation.id
    for pattern in pack.patterns:
        if pattern.move not in MOVES:
            yield "patterns.yaml", pattern.move, pattern.id
    for order, keys in pack.orders.items():
        yield from (("pack.yaml", key, order) for key in keys if key.split("/")[-1] not in pack.parts)
