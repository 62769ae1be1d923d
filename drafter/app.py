"""The verbs: where files meet the pure stages. Nothing here prints; what is to be said comes back as values."""

from __future__ import annotations

import glob
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.span import Span

if TYPE_CHECKING:
    from drafter.export.writing import Writing
    from drafter.model.fact import Facts
    from drafter.model.node import Node
    from drafter.model.pack import Pack
    from drafter.model.tree import Document, Remark

DEFAULT_PACK = "yingji-fazhi"
FACTS = (".yaml", ".yml")
REPORTS = (".docx", ".txt", ".html", ".htm", ".pdf", ".md", ".doc", ".wps", ".rtf", ".odt", ".mht")


_USAGE = frozenset({"format-unknown", "output-one"})


@frozen
class RenderOptions:
    """What ``render`` was asked."""

    output: str = ""
    to: str = ""
    draft: bool = False
    force: bool = False
    trace: str = ""
    overrides: tuple[str, ...] = ()
    pack: str = ""
    annex: bool = False
    comments: bool = False
    layout: str = "nominal"


@frozen
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
        if any(each.code in _USAGE for each in self.findings):
            return 2
        if any(each.code.startswith("output-") for each in self.findings):
            return 4
        if any(each.severity is Severity.UNREADABLE for each in self.findings):
            return 3
        return 1 if any(each.severity is Severity.GAP for each in self.findings) else 0


# -- sources ---------------------------------------------------------------------------------------------------------


def expand(sources: Sequence[str], suffixes: Sequence[str] = FACTS) -> Iterator[str | Finding]:
    """The files of the sources in order: files, folders (their files of the ``suffixes``), patterns, ``-`` for standard input."""
    for source in sources:
        try:
            yield from _files(source, suffixes)
        except OSError as error:
            yield unreadable(source, error)


def unreadable(source: str, error: OSError) -> Finding:
    """The finding of a path the system will not let us read."""
    return finding("file-unreadable", Span(source), problem=error.strerror or str(error))


def _files(source: str, suffixes: Sequence[str]) -> tuple[str | Finding, ...]:
    path = Path(source)
    if source == "-" or path.is_file():
        return (source,)
    if path.is_dir():
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in suffixes and each.is_file())
        empty = finding("glob-empty", pattern=source) if suffixes == FACTS else finding("folder-empty", Span(source))
        return tuple(map(str, found)) or (empty,)
    if glob.has_magic(source):
        return tuple(sorted(glob.glob(source, recursive=True))) or (finding("glob-empty", pattern=source),)
    return (finding("file-missing", Span(source)),)


def read_source(source: str, empty: str = "file-empty") -> str:
    """The text of a facts file (``-``: standard input); raises DrafterError with the finding that refuses it.

    ``empty`` is the code of what is said where there is nothing in it."""
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
        raise DrafterError(unreadable(source, error)) from error
    text = decode(data, source)
    if isinstance(text, Finding):
        raise DrafterError(replace(text, code=empty) if text.code == "file-empty" else text)
    return text


def _too_large(source: str, size: int) -> Finding:
    if not Path(source).is_file():
        return finding("file-endless", Span(source), limit="2 MB")
    return finding("file-too-large", Span(source), size=f"{size / 1048576:.1f} MB", limit="2 MB")


@frozen
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
    open_ = _unspoken(pack, node, last)
    return Loaded(pack, resolved.facts, (*faults, *trouble, *resolved.findings, *open_), resolved.partial)


def _unspoken(pack: Pack, node: Node, last: Facts | None) -> tuple[Finding, ...]:
    """What last year's report promised and this file says nothing of."""
    if last is None:
        return ()
    from drafter.interview.promises import unspoken

    return unspoken(pack, node, last)


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
    try:
        there = path.is_file()
    except OSError:  # a name no file can have
        there = False
    if not there:
        return None, (finding("last-year-missing", where, name=name[:60]),)
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
        composed = compose(loaded.facts, loaded.pack, options.draft, options.annex)
    except DrafterError as error:
        return Outcome(source, (*loaded.findings, *error.findings))
    text = "" if source == "-" else read_source(source)
    findings = with_lines((*loaded.findings, *composed.findings), text, source)
    if composed.document is None or strict_gap:
        return Outcome(source, findings)
    outcome = _write(source, loaded, composed.document, options, many, taken)
    told = trace(composed.document, loaded.facts) if options.trace else []
    return replace(outcome, findings=(*findings, *outcome.findings), trace=told)


def _write(
    source: str, loaded: Loaded, document: Document, options: RenderOptions, many: bool, taken: set[Path]
) -> Outcome:
    """What became of the document; its findings are only those of the writing."""
    from drafter.output import path_of, produce, save, suffix_of

    suffix = suffix_of(options.output, options.to)
    if isinstance(suffix, Finding):
        return Outcome(source, (suffix,))
    try:
        data, said = produce(document, suffix, _writing(document, loaded, options))
    except DrafterError as error:
        return Outcome(source, error.findings)
    if options.output == "-":
        return Outcome(source, said, text=data)
    path = path_of(document, options.output, suffix, many, taken)
    if isinstance(path, Finding):
        return Outcome(source, (*said, path))
    changed = save(path, data, options.force)
    if isinstance(changed, Finding):
        return Outcome(source, (*said, changed))
    return Outcome(source, said, path, changed)


def _writing(document: Document, loaded: Loaded, options: RenderOptions) -> Writing:
    from drafter.export.profiles import load_layout
    from drafter.export.writing import Writing
    from drafter.rendering.remarks import remarks

    comments: tuple[Remark, ...] = ()
    if options.comments and loaded.facts is not None and loaded.pack is not None:
        comments = remarks(document, loaded.facts, loaded.pack)
    return Writing(options.draft, comments, load_layout(options.layout, read_node))


def read_node(source: str) -> Node:
    """The one document of a YAML file; raises DrafterError with every finding that refuses it."""
    from drafter.store.yaml_tree import read_documents

    if not Path(source).is_file():
        raise DrafterError(finding("file-missing", Span(source)))
    text = read_source(source)
    documents, faults = read_documents(text, source)
    if faults or not documents:
        raise DrafterError(with_lines(faults or (finding("file-empty", Span(source, 1, 1)),), text, source))
    return documents[0]


def trace_json(outcomes: Sequence[Outcome]) -> bytes:
    """The traces of the reports that came out, as JSON."""
    told = [
        {"source": each.source, "output": str(each.path or "-"), "paragraphs": each.trace}
        for each in outcomes
        if each.done
    ]
    return (json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=1) + "\n").encode()
