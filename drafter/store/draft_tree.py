"""A draft or an excerpt of one as ruamel holds it: merged with the document, written again. The only importer of ``ruamel``.

ruamel hangs a comment line on the value *before* it, where an insertion would tear it from the key it speaks of. So comment
lines are taken out before loading and put back above the key or item they stood above; ruamel keeps those at line ends.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Container, Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.events import ScalarEvent
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from drafter.model.node import Branch, Leaf, Node, Series, plain
from drafter.model.question import Path
from drafter.store.draft_layout import continued
from drafter.store.yaml_tree import read_documents, read_marked

Labels = Callable[[Path], str]


class _Text(VersionedResolver):
    """Reads and writes every scalar as text: 010, no and 12:30 stay what was typed."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node without one."""
        return self.DEFAULT_SCALAR_TAG if kind is ScalarNode else super().resolve(kind, value, implicit)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _Text
    yaml.preserve_quotes = True
    yaml.width = 1 << 20
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


class Tree:
    """One text on its way to another. ``labels`` gives the Chinese name of a path: written above a new key, and accepted as the key.

    ``footer`` are the comment lines behind the last key.
    """

    def __init__(self, text: str, labels: Labels) -> None:
        self._labels = labels
        self._changed = False
        bare, self._comments, self.footer = _lift(text) if text else ("", {}, ())
        loaded = _yaml().load(bare)
        self._tree: CommentedMap = loaded if isinstance(loaded, CommentedMap) else CommentedMap()

    def merge(self, root: Branch) -> bool:
        """Brings the text in step with the document; whether anything changed."""
        fresh = not self._tree
        self._merge(self._tree, root, (), ())
        if fresh and self._tree:
            first = (next(iter(self._tree)),)
            self._comments[first] = (*self.footer, *([""] if self.footer else []), *self._comments.get(first, ()))
            self.footer = ()
        return self._changed

    def text(self) -> str:
        """The text as it is now."""
        out = io.StringIO()
        _yaml().dump(self._tree, out)
        bare = out.getvalue()
        above: dict[int, list[str]] = {}
        for place, line in _lines(bare):
            above.setdefault(line, []).extend(self._comments.get(place, ()))
        text: list[str] = []
        for n, written in enumerate(bare.removesuffix("\n").split("\n"), 1):
            indent = " " * (len(written) - len(written.lstrip(" ")))
            text += [indent + each if each else "" for each in above.get(n, ())]
            text.append(written)
        return "\n".join([*text, *self.footer]) + "\n"

    def _merge(self, tree: CommentedMap, branch: Branch, path: Path, place: Path) -> None:
        """``path`` in keys, ``place`` as the file writes them."""
        names = {key.text: self._name(tree, (*path, key.text)) for key, _ in branch}
        for gone in [name for name in tree if name not in names.values()]:
            self._forget((*path, gone), (*place, gone))
            del tree[gone]
        at = 0
        for key, node in branch:
            name, inner, spot = names[key.text], (*path, key.text), (*place, names[key.text])
            if name in tree:
                self._set(tree, name, node, inner, spot)
            else:
                tree.insert(at, name, self._new(node, inner, spot))
                self._caption(inner, spot)
            at = list(tree).index(name) + 1

    def _name(self, tree: CommentedMap, path: Path) -> str:
        return name_in(tree, path, self._labels)

    def _set(self, holder: Any, at: Any, node: Node, path: Path, place: Path) -> None:
        old = holder[at]
        if isinstance(node, Branch) and isinstance(old, CommentedMap):
            self._merge(old, node, path, place)
        elif isinstance(node, Series) and isinstance(old, CommentedSeq):
            for n in reversed(range(len(node.items), len(old))):
                self._forget((*path, n), (*place, n))
                del old[n]
            for n, item in enumerate(node.items):
                if n < len(old):
                    self._set(old, n, item, (*path, n), (*place, n))
                else:
                    old.append(self._new(item, (*path, n), (*place, n)))
        elif not (isinstance(node, Leaf) and _same(old, node)):
            holder[at] = self._new(node, path, place)

    def _new(self, node: Node, path: Path, place: Path) -> Any:
        self._changed = True
        if isinstance(node, Leaf):
            return None if node.empty else _scalar(node)
        if isinstance(node, Series):
            series = CommentedSeq(self._new(item, (*path, n), (*place, n)) for n, item in enumerate(node.items))
            if all(isinstance(item, Leaf) for item in node.items):
                series.fa.set_flow_style()
            return series
        mapping = CommentedMap()
        for key, value in node:
            inner, spot = (*path, key.text), (*place, key.text)
            mapping[key.text] = self._new(value, inner, spot)
            self._caption(inner, spot)
        if _inline(path):
            mapping.fa.set_flow_style()
        return mapping

    def _caption(self, path: Path, place: Path) -> None:
        label = self._labels(path)
        if label and not _inline(path[:-1]) and place not in self._comments:
            spaced = len(path) == 1 and str(path[0]) not in _TIGHT
            self._comments[place] = (*([""] if spaced else []), f"# {label}")

    def _forget(self, path: Path, place: Path) -> None:
        """A caption of our own goes with its key; a comment of the user's stays, at the end of the file."""
        self._changed = True
        for spot in [each for each in self._comments if each[: len(place)] == place]:
            caption = f"# {self._labels((*path, *spot[len(place) :]))}"
            lines = self._comments.pop(spot)
            self.footer = (*self.footer, *(line for line in lines if line not in ("", caption)))


def name_in(names: Container[object], path: Path, labels: Labels) -> str:
    """The name the key that ends ``path`` has among ``names``: its own, or its label where that stands there instead."""
    key = str(path[-1])
    if key in names:
        return key
    label = labels(path)
    return label if label in names else key


_TIGHT = ("pack", "year", "as_of", "date", "agency", "last_year")


def _inline(path: Path) -> bool:
    """Whether the mapping at ``path`` is written in braces: a value with its qualifiers, a row of a table."""
    return bool(path) and path[0] == "facts" and len(path) >= 3


def _scalar(node: Leaf) -> str:
    """Plain only where our reader takes it back as it is, also in brackets: ruamel writes YAML 1.2, libyaml reads 1.1."""
    documents, faults = read_documents(f"a: [{node.text}]", "") if node.plain else ((), ())
    back = [plain(each) for each in documents]
    return node.text if back == [{"a": [node.text]}] and not faults else DoubleQuotedScalarString(node.text)


def _same(old: object, node: Leaf) -> bool:
    if node.empty:
        return old is None or old == "" or old in ("~", "null")
    return isinstance(old, str) and str(old) == node.text


def _lift(text: str) -> tuple[str, dict[Path, tuple[str, ...]], tuple[str, ...]]:
    """The text without its comment and blank lines, these by the path they stand above, and those at the end."""
    protected = _inside_scalars(text)
    paths: dict[int, Path] = {}
    for path, at in _lines(text):
        paths.setdefault(at, path)
    bare: list[str] = []
    comments: dict[Path, tuple[str, ...]] = {}
    waiting: list[str] = []
    for n, line in enumerate(text.rstrip("\n").split("\n"), 1):
        if n not in protected and (not line.strip() or line.lstrip().startswith("#")):
            waiting.append(line.strip())
            continue
        bare.append(line)
        if waiting and n in paths:
            comments[paths[n]] = tuple(waiting)
            waiting = []
    return "\n".join(bare) + "\n", comments, tuple(waiting)


def _inside_scalars(text: str) -> set[int]:
    root = read_marked(text)
    quickly = None if root is None else continued(root)
    if quickly is not None:
        return {line + 1 for line in quickly}
    inside: set[int] = set()
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, ScalarEvent) and event.end_mark.line > event.start_mark.line:
            end = event.end_mark.line + (event.end_mark.column > 0)
            inside.update(range(event.start_mark.line + 2, end + 1))
    return inside


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """Every key and item with the line it starts on, outer before inner."""
    documents, _ = read_documents(text, "")
    for document in documents[:1]:
        yield from _walk(document, ())


def _walk(node: Node, path: Path) -> Iterator[tuple[Path, int]]:
    if isinstance(node, Branch):
        for key, value in node:
            yield (*path, key.text), key.where.line
            yield from _walk(value, (*path, key.text))
    elif isinstance(node, Series):
        for n, item in enumerate(node.items):
            yield (*path, n), item.where.line
            yield from _walk(item, (*path, n))
