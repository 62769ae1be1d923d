"""A lesson into the files of a pack: what a person wrote stays, what is new is offered, nothing is overwritten in silence."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from drafter.errors import DrafterError
from drafter.messages import ui
from drafter.model.finding import finding
from drafter.model.frozen import frozen
from drafter.model.learned import Learned, Lesson
from drafter.store import house
from drafter.store.adding import add, lesson_told, manifest
from drafter.store.deciding import (
    ALL,
    EVIDENCE,
    OFFERED,
    SAME,
    SETTLED,
    UPDATED,
    WRITTEN,
    Change,
    Name,
    content_of,
    decide,
)
from drafter.store.edits import Edits
from drafter.store.encoding import decode
from drafter.store.entries import HOMES, SECTIONS, Written, entries, seal, texts
from drafter.store.files import atomic_write, write_together
from drafter.store.packs import forget_packs, load_pack
from drafter.store.yaml_tree import placed

Texts = Mapping[str, str]
_Done = tuple[Change, dict[str, Any]]  # a change, and what its entry says of itself where that is written anew
_MANIFEST = "pack.yaml"
_ORDER = (_MANIFEST, "fields.yaml")  # the templates before, what names fields behind


@frozen
class Merged:
    """The files of a pack after a lesson, and what became of every entry."""

    files: Texts
    changes: tuple[Change, ...]

    def of(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind, in the order of the files."""
        return tuple(each for each in self.changes if each.kind == kind)


@frozen
class Outcome:
    """What became of a pack folder: every change, and the files that were written."""

    folder: Path
    changes: tuple[Change, ...]
    files: tuple[str, ...]
    fresh: bool

    def of(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind, in the order of the files."""
        return tuple(each for each in self.changes if each.kind == kind)


# -- the edge --------------------------------------------------------------------------------------------------------


def write_pack(
    lesson: Lesson, folder: Path, identity: Mapping[str, Any], accept: Iterable[str] = (), keep: Iterable[str] = ()
) -> Outcome:
    """Write a lesson into a pack folder, all files or none; raises DrafterError when the pack there, or what would come of it,
    cannot be read. ``identity``: id, name, version of a fresh pack; lexicon and samples (id → hash) it is learned from."""
    fresh = not (folder / _MANIFEST).is_file()
    if not fresh:
        forget_packs()
        _ = load_pack(str(folder)).lexicon
    elif taken := next((name for name in _files(folder)), None):
        raise DrafterError(finding("learn-no-pack", name=str(folder), file=taken), 4)
    raw = _files(folder)
    old = {name: _decoded(data, folder / name) for name, data in raw.items()}
    merged = merge(old, lesson, identity, frozenset(accept), frozenset(keep))
    changed = {name: text for name, text in merged.files.items() if text != old.get(name)}
    if changed:
        _proved(merged.files, folder)
        _write(folder, {name: _encoded(changed[name], raw.get(name, b"")) for name in sorted(changed, key=_rank)})
        forget_packs()
    return Outcome(folder, merged.changes, tuple(sorted(changed)), fresh)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """All of the files or none; a new folder appears with all of them, and a link stays one."""
    if folder.exists():
        write_together({(folder / name).resolve(): data for name, data in files.items()})
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".drafter-", ignore_cleanup_errors=True) as name:
        made = Path(name) / "pack"
        for file, data in files.items():
            atomic_write(made / file, data)
        os.replace(made, folder)


def _rank(file: str) -> tuple[int, str]:
    """The order of writing in which a pack loads after every step: a file before those that name what it holds."""
    return -1 if file.startswith(SECTIONS) else _ORDER.index(file) if file in _ORDER else len(_ORDER), file


def read_entries(folder: Path) -> tuple[Written, ...]:
    """Every entry of a pack folder; raises DrafterError with what is wrong in its files."""
    _ = load_pack(str(folder)).lexicon
    return tuple(entries({name: _decoded(data, folder / name) for name, data in _files(folder).items()}))


def _files(folder: Path) -> dict[str, bytes]:
    paths = [*sorted(folder.glob("*.yaml")), *sorted(folder.glob(f"{SECTIONS}*.md.j2"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _decoded(data: bytes, path: Path) -> str:
    text = decode(data, str(path))
    if isinstance(text, str):
        return text
    if text.code == "file-empty":
        return ""
    raise DrafterError(text)


def _encoded(text: str, before: bytes) -> bytes:
    """The text with the byte order mark and the line ends its file had."""
    lines = text.replace("\n", "\r\n") if b"\r\n" in before else text
    return (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + lines.encode()


def _proved(files: Texts, folder: Path) -> None:
    """The pack these files make loads; raises DrafterError, as if they stood in ``folder``, when it does not."""
    with tempfile.TemporaryDirectory() as name:
        for file, text in files.items():
            path = Path(name) / file
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        try:
            _ = load_pack(name).lexicon
        except DrafterError as error:
            root = str(Path(name).resolve())
            spans = (
                replace(each.where, source=each.where.source.replace(root, str(folder))) for each in error.findings
            )
            raise DrafterError(
                [replace(each, where=span) for each, span in zip(error.findings, spans, strict=True)]
            ) from None


# -- the core --------------------------------------------------------------------------------------------------------


def merge(
    files: Texts,
    lesson: Lesson,
    identity: Mapping[str, Any],
    accept: frozenset[str] = frozenset(),
    keep: frozenset[str] = frozenset(),
) -> Merged:
    """The files of a pack after a lesson; from no files a whole pack is written, into others nothing but what is accepted
    or what nobody has touched since it was learned."""
    fresh = _MANIFEST not in files
    made = {**files, _MANIFEST: manifest(identity)} if fresh else dict(files)
    captions = _captions(lesson) if fresh else {}
    old: dict[Name, Written] = {(each.place, each.key): each for each in entries(files)}
    changes = decide(_by_topic(lesson), old, frozenset({ALL}) if fresh else accept, keep)
    done = [_with_evidence(change, lesson.samples) for change in changes]
    for file in sorted({home.file for home in HOMES.values()}):
        mine = [(change, said) for change, said in done if change.place in HOMES and HOMES[change.place].file == file]
        made[file] = _file(made.get(file, ""), file, mine, identity, captions)
    for change, said in done:
        if change.place == "sections" and (said or change.kind in (WRITTEN, UPDATED)):
            made[SECTIONS + change.key] = _template(change, said)
    return Merged(
        MappingProxyType({name: text for name, text in made.items() if text}), tuple(each for each, _ in done)
    )


def _with_evidence(change: Change, samples: tuple[str, ...]) -> _Done:
    """The change, and what the entry says of itself where that is to be written anew."""
    entry, was = change.learned, change.was
    if entry is None or change.kind == OFFERED:
        return change, {}
    if was is None:
        return change, house.origin(entry.by, entry.attested, seal(content_of(entry)))
    if was.node is not None and was.node.kind != "map":
        return change, {}
    attested = dict(entry.attested) or dict(was.attested or {})
    if was.by == "person":  # what other samples said of it stays true
        attested |= {name: lines for name, lines in (was.attested or {}).items() if name not in samples}
    mark = seal(content_of(entry)) if change.kind in (SAME, UPDATED, SETTLED) else was.seal
    said = house.origin(was.by, attested, mark)
    now = house.origin(was.by, was.attested or {}, was.seal) | ({"support": was.support} if was.support else {})
    if texts(_listed(said)) == texts(_listed(now)) and (was.node is not None or change.kind != UPDATED):
        return change, {}
    return (replace(change, kind=EVIDENCE) if change.kind == SAME else change), said


def _listed(said: Mapping[str, Any]) -> dict[str, Any]:
    return {f"_{key}": value for key, value in said.items()}  # under names that ``texts`` does not take for an origin


def _template(change: Change, said: Mapping[str, Any]) -> str:
    was = change.was.content["text"] if change.was is not None else ""
    text = change.new.get("text", was) if change.kind in (WRITTEN, UPDATED) else was
    return house.template({**said, "text": text})


def _file(text: str, file: str, done: Sequence[_Done], identity: Mapping[str, Any], captions: Mapping[str, str]) -> str:
    """One YAML file with the entries that change in their place and the new ones at the end of theirs."""
    edits = Edits(text)
    root = placed(text) if text.strip() else None
    if root is not None and not (root.pairs or root.items) and any(change.kind == WRITTEN for change, _ in done):
        edits.replace(root.start, root.end, "")  # ``{}`` says nothing, and nothing could be written behind it
        root = None
    if file == _MANIFEST and root is not None:
        lesson_told(edits, root, identity)
    for change, said in done:
        _changed(edits, change, said)
    ends = []
    for place in HOMES:
        new = [
            (change.key, {**change.new, **said})
            for change, said in done
            if (change.place, change.kind) == (place, WRITTEN)
        ]
        if new:
            ends.append(add(edits, root, place, new, captions if place == "fields" else {}))
    whole, tail = edits.done(), "\n\n".join(each for each in ends if each)
    if not tail:
        return whole
    head = whole.rstrip("\n") or "# " + ui(f"learn-head-{file.removesuffix('.yaml')}", name=identity.get("name", ""))
    return f"{head}\n\n{tail}\n"


def _changed(edits: Edits, change: Change, said: Mapping[str, Any]) -> None:
    """An entry that stands there, key by key; the comments between its keys stay."""
    node = change.was.node if change.was is not None else None
    if node is None or node.kind != "map":
        return
    anew = change.kind == UPDATED
    edits.put(node, {**(change.new if anew else {}), **{key: value for key, value in said.items() if key != "by"}})
    gone = set(change.dropped) if anew else set()
    edits.drop(node, gone | ({"support"} if said and "support" not in said else set()))


def _captions(lesson: Lesson) -> dict[str, str]:
    """Above the first field of each topic, the topic."""
    labels = {each.key: str(each.content.get("label", "")) for each in lesson.of("pack.topics")}
    first: dict[str, str] = {}
    for each in lesson.of("fields"):
        first.setdefault(str(each.content.get("topic", "")), each.key)
    return {key: f"{topic} {labels.get(topic, '')}".rstrip() for topic, key in first.items()}


def _by_topic(lesson: Lesson) -> tuple[Learned, ...]:
    """The entries, fields in the order of their topics."""
    order = {each.key: n for n, each in enumerate(lesson.of("pack.topics"))}
    fields = sorted(lesson.of("fields"), key=lambda each: order.get(str(each.content.get("topic", "")), len(order)))
    rest = iter(fields)
    return tuple(next(rest) if each.place == "fields" else each for each in lesson.entries)
