"""The verbs: where files meet the pure stages. Nothing here prints; what is to be said comes back as values."""

from __future__ import annotations

import glob
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.model.finding import Finding, Severity, finding
from drafter.model.span import Span
from drafter.store.files import atomic_write

if TYPE_CHECKING:
    from drafter.model.fact import Facts
    from drafter.model.node import Node
    from drafter.model.pack import Pack
    from drafter.model.tree import Document

DEFAULT_PACK = "yingji-fazhi"
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True)
class RenderOptions:
    """What ``render`` was asked."""

    output: str = ""
    to: str = ""
    draft: bool = False
    force: bool = False
    trace: str = ""
    overrides: tuple[str, ...] = ()
    pack: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one document of one source: where it was written (or would have been), and every finding."""

    source: str
    findings: tuple[Finding, ...] = ()
    path: Path | None = None
    changed: bool = False
    text: str | bytes | None = None
    trace: list[dict[str, Any]] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether a report came out."""
        return self.path is not None or self.text is not None

    def worst(self) -> int:
        """The exit code this outcome asks for."""
        if any(each.code.startswith("output-") for each in self.findings):
            return 4
        if any(each.severity is Severity.UNREADABLE for each in self.findings):
            return 3
        return 1 if any(each.severity is Severity.GAP for each in self.findings) else 0


# -- sources ---------------------------------------------------------------------------------------------------------


def expand(sources: Sequence[str]) -> Iterator[str | Finding]:
    """The files of the sources in order: files, folders (their *.yaml, *.yml), patterns, ``-`` for standard input."""
    for source in sources:
        path = Path(source)
        if source == "-" or path.is_file():
            yield source
        elif path.is_dir():
            found = sorted(each for each in path.iterdir() if each.suffix in (".yaml", ".yml") and each.is_file())
            yield from (str(each) for each in found) if found else (finding("glob-empty", pattern=source),)
        elif glob.has_magic(source):
            matched = sorted(glob.glob(source, recursive=True))
            yield from matched if matched else (finding("glob-empty", pattern=source),)
        else:
            yield finding("file-missing", Span(source))


def read_source(source: str) -> str:
    """The text of a facts file (``-``: standard input); raises DrafterError with the finding that refuses it."""
    from drafter.store.encoding import LIMIT, decode

    try:
        if source == "-":
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            with open(source, "rb") as handle:
                data = handle.read(LIMIT + 1)
                if len(data) > LIMIT:
                    raise DrafterError(_too_large(source, os.fstat(handle.fileno()).st_size))
    except OSError as error:
        raise DrafterError(finding("file-unreadable", Span(source), problem=error.strerror or str(error))) from error
    text = decode(data, source)
    if isinstance(text, Finding):
        raise DrafterError(text)
    return text


def _too_large(source: str, size: int) -> Finding:
    return finding("file-too-large", Span(source), size=f"{size / 1048576:.1f} MB", limit="2 MB")


@dataclass(frozen=True)
class Loaded:
    """One document of a facts file with its pack; ``facts`` is None where it cannot be told, ``partial`` what was read."""

    pack: Pack | None
    facts: Facts | None
    findings: tuple[Finding, ...]
    partial: Facts | None = None


def load_facts(source: str, overrides: Sequence[str] = (), pack: str = "", depth: int = 0) -> tuple[Loaded, ...]:
    """Every document of a facts file, resolved against its pack and its last year's file; findings carry their lines."""
    from drafter.store.yaml_tree import read_documents

    try:
        text = read_source(source)
    except DrafterError as error:
        return (Loaded(None, None, error.findings),)
    documents, faults = read_documents(text, source)
    if not documents:
        faults = faults or (finding("file-empty", Span(source, 1, 1)),)
        return (Loaded(None, None, with_lines(faults, text, source)),)
    loaded = []
    for n, node in enumerate(documents):
        found = _resolve(node, source, overrides, pack, depth)
        extra = faults if n == 0 else ()
        usable = (
            None if any(each.severity is Severity.UNREADABLE for each in (*extra, *found.findings)) else found.facts
        )
        more = _beside(found) if usable is None else ()
        findings = with_lines((*extra, *found.findings, *more), text, source)
        loaded.append(Loaded(found.pack, usable, findings, found.partial))
    return tuple(loaded)


def _resolve(node: Node, source: str, overrides: Sequence[str], pack_name: str, depth: int) -> Loaded:
    from drafter.model.node import locate
    from drafter.questionnaire import overrides as setting
    from drafter.questionnaire import resolve as resolving
    from drafter.store.packs import load_pack

    near = Path(source).parent if source != "-" else Path()
    try:
        pack = load_pack(pack_name or resolving.pack_name(node) or DEFAULT_PACK, near)
    except DrafterError as error:
        named = locate(node, ("pack",))
        return Loaded(
            None, None, tuple(each if each.where.line else replace(each, where=named) for each in error.findings)
        )
    node, faults = setting.apply(node, overrides, pack)
    last, trouble = last_year_facts(resolving.last_year_name(node), near, node, depth)
    resolved = resolving.resolve(node, pack, last)
    return Loaded(pack, resolved.facts, (*faults, *trouble, *resolved.findings), resolved.partial)


def _beside(loaded: Loaded) -> tuple[Finding, ...]:
    """The gaps and contradictions of a file that cannot be told anyway, so that one run names every fault of it."""
    from drafter.rendering.derive import derive
    from drafter.rendering.gaps import check_facts

    if loaded.pack is None or loaded.partial is None:
        return ()
    derived = derive(loaded.partial, loaded.pack)
    # Whether a part has nothing to tell is not known while a line of it may be the one that cannot be read.
    gaps = (each for each in check_facts(derived.facts, loaded.pack) if each.code != "part-missing")
    return (*derived.findings, *gaps)


def last_year_facts(name: str, near: Path, node: Node, depth: int = 0) -> tuple[Facts | None, tuple[Finding, ...]]:
    """The facts of the file ``last_year:`` names, or what is wrong with it; none for ""."""
    from drafter.model.node import locate

    if not name or depth:
        return None, ()
    where, path = locate(node, ("last_year",)), near / name
    if not path.is_file():
        return None, (finding("last-year-missing", where, name=name),)
    loaded = load_facts(str(path), depth=depth + 1)[0]
    if loaded.facts is None:
        faults = sum(each.severity is Severity.UNREADABLE for each in loaded.findings)
        return None, (finding("last-year-broken", where, name=name, count=max(faults, 1)),)
    return loaded.facts, ()


def with_lines(found: Iterable[Finding], text: str, source: str) -> tuple[Finding, ...]:
    """The findings with the source line each speaks of, in file order, each once."""
    lines = text.split("\n")
    located = [
        replace(each, line_text=lines[each.where.line - 1])
        if each.where.source == source and 0 < each.where.line <= len(lines)
        else each
        for each in found
    ]
    unique = {(each.code, each.where, tuple(sorted(each.params.items()))): each for each in located}
    return tuple(sorted(unique.values(), key=lambda each: (each.where.source != source, each.where)))


# -- render ----------------------------------------------------------------------------------------------------------


def render(sources: Sequence[str], options: RenderOptions) -> Iterator[Outcome]:
    """One outcome a document; the failure of one never stops the rest."""
    expanded = list(expand(sources))
    many = len(expanded) > 1
    taken: set[Path] = set()
    for source in expanded:
        if isinstance(source, Finding):
            yield Outcome(str(source.where) or source.params.get("pattern", ""), (source,))
            continue
        loaded = load_facts(source, options.overrides, options.pack)
        for each in loaded:
            yield _render_one(source, each, options, many or len(loaded) > 1, taken)


def _render_one(source: str, loaded: Loaded, options: RenderOptions, many: bool, taken: set[Path]) -> Outcome:
    from drafter.rendering.compose import compose
    from drafter.rendering.trace import trace

    if loaded.facts is None or loaded.pack is None:
        return Outcome(source, loaded.findings)
    strict_gap = any(each.blocks for each in loaded.findings) and not options.draft
    try:
        composed = compose(loaded.facts, loaded.pack, options.draft)
    except DrafterError as error:
        return Outcome(source, (*loaded.findings, *error.findings))
    text = "" if source == "-" else read_source(source)
    findings = with_lines((*loaded.findings, *composed.findings), text, source)
    if composed.document is None or strict_gap:
        return Outcome(source, findings)
    outcome = _write(source, composed.document, options, many, taken, findings)
    return replace(outcome, trace=trace(composed.document, loaded.facts) if options.trace else [])


def _write(
    source: str, document: Document, options: RenderOptions, many: bool, taken: set[Path], findings: tuple[Finding, ...]
) -> Outcome:
    from drafter.export import WRITERS

    suffix = _suffix(options)
    if suffix not in WRITERS:
        fault = finding("format-unknown", suffix=suffix, known="、".join(WRITERS))
        return Outcome(source, (*findings, fault))
    data = WRITERS[suffix](document, options.draft)
    if options.output == "-":
        return Outcome(source, findings, text=data)
    path = _path(document, options, suffix, many, taken)
    if isinstance(path, Finding):
        return Outcome(source, (*findings, path))
    fault_or_changed = save(path, data, options.force)
    if isinstance(fault_or_changed, Finding):
        return Outcome(source, (*findings, fault_or_changed))
    return Outcome(source, findings, path, fault_or_changed)


def _suffix(options: RenderOptions) -> str:
    if options.to:
        return "." + options.to.lstrip(".").lower()
    suffix = Path(options.output).suffix.lower() if options.output not in ("", "-") else ""
    return suffix if suffix and not Path(options.output).is_dir() else ".docx"


def _path(document: Document, options: RenderOptions, suffix: str, many: bool, taken: set[Path]) -> Path | Finding:
    output = Path(options.output or ".")
    folder = not options.output or output.is_dir() or options.output.endswith(("/", os.sep)) or not output.suffix
    if many and not folder:
        return finding("output-one", Span(options.output))
    path = output if not folder else output / f"{file_name(document.title)}{suffix}"
    stem, n = path.stem, 2
    while path in taken:
        path = path.with_name(f"{stem}（{n}）{path.suffix}")
        n += 1
    taken.add(path)
    return path


def file_name(title: str) -> str:
    """A file name made of a title: no signs a file system refuses, at most 200 bytes."""
    name = _UNSAFE.sub("", title).strip(" .") or "report"
    while len(name.encode()) > 200:
        name = name[:-1]
    return name


_STATES: Mapping[str, tuple[str, str]] = {
    ".docx": ("drafter.export.word", "fingerprint_state"),
    ".md": ("drafter.export.markdown", "markdown_state"),
}


def save(path: Path, data: bytes, force: bool) -> bool | Finding:
    """Whether the file changed; a finding when it is not ours to overwrite or cannot be written. The write is atomic."""
    try:
        if path.is_file():
            old = path.read_bytes()
            if old == data:
                return False
            state = _state(path, old)
            if state != "ours" and not force:
                return finding("output-foreign" if state == "foreign" else "output-changed", path=path)
        atomic_write(path, data)
    except OSError as error:
        return finding("output-failed", path=path, problem=error.strerror or str(error))
    return True


def _state(path: Path, data: bytes) -> str:
    import importlib

    module, name = _STATES.get(path.suffix.lower(), ("", ""))
    if not module:
        return "foreign"
    check = getattr(importlib.import_module(module), name)
    try:
        return str(check(data if name == "fingerprint_state" else data.decode("utf-8", "replace")))
    except Exception:  # a file of another program may be broken in any way; it is then simply not ours
        return "foreign"


def trace_json(outcomes: Sequence[Outcome]) -> bytes:
    """The traces of the reports that came out, as JSON."""
    told = [
        {"source": each.source, "output": str(each.path or "-"), "paragraphs": each.trace}
        for each in outcomes
        if each.done
    ]
    return (json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=1) + "\n").encode()
