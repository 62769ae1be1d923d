"""The file of a draft: kept in step with the answers; comments and order survive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath

from drafter.model.node import Branch
from drafter.model.question import Path
from drafter.store.draft_layout import layout
from drafter.store.files import atomic_write
from drafter.store.yaml_tree import read_documents

Labels = Callable[[Path], str]


class Draft:
    """One draft on disk. ``labels`` gives the Chinese name of a path: written above a new key, and accepted as the key."""

    def __init__(self, path: FilePath, text: str, labels: Labels) -> None:
        self.path = path
        self._labels = labels
        self._text = text
        self._root: Branch | None = None

    @property
    def text(self) -> str:
        """The file as last read or written."""
        return self._text

    def update(self, root: Branch) -> None:
        """Bring the file in step with the document; where nothing changed it is not touched."""
        before = self._text, self._root
        if self.compose(root):
            try:
                atomic_write(self.path, self._text.encode())
            except OSError:
                self._text, self._root = before
                raise

    def compose(self, root: Branch) -> bool:
        """Bring the text in step with the document, the file untouched; whether anything changed."""
        text = self._text if root is self._root else in_step(self._text, root, self._labels, self._root)
        changed = text != self._text
        self._text, self._root = text, root
        return changed

    def prepare(self) -> None:
        """Tells the lines of the text apart, which the next update would have to do first."""
        layout(self._text)

    def restore(self, text: str) -> None:
        """The file as it was at an earlier moment."""
        self._text, self._root = text, None
        atomic_write(self.path, text.encode())


def in_step(text: str, root: Branch, labels: Labels, before: Branch | None = None) -> str:
    """The text in step with the document; ``before`` is the document it told so far, read from it where not given."""
    from drafter.store.draft_patch import Doubt, patched  # ruamel comes with it, which nothing needs until here

    if before is None:
        documents, _ = read_documents(text, "")
        before = documents[0] if documents and isinstance(documents[0], Branch) else Branch(())
    try:
        return patched(text, root, before, labels)
    except Doubt:
        return rewritten(text, root, labels)


def rewritten(text: str, root: Branch, labels: Labels) -> str:
    """The whole text written again from the document; as it is where nothing changed."""
    from drafter.store.draft_tree import Tree

    tree = Tree(text, labels)
    return tree.text() if tree.merge(root) else text
