"""New entries at the end of their list or mapping, in the way the list is indented; a fresh file with its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drafter.messages import ui
from drafter.model.pack import FORMAT
from drafter.store.edits import Edits
from drafter.store.entries import HOMES, Home, plain
from drafter.store.fresh import scalar
from drafter.store.house import entry, flow
from drafter.store.yaml_tree import Placed

New = Sequence[tuple[str, Mapping[str, Any]]]  # key, and what the entry says, its origin at the end
_LOOSE = ("fields",)  # their entries stand a blank line apart


def add(edits: Edits, root: Placed | None, place: str, new: New, captions: Mapping[str, str]) -> str:
    """Put new entries of one place into a text; what is to stand at the end of the file comes back.

    ``captions``: the comment above an entry, by its key.
    """
    home = HOMES[place]
    block = _block(place, new, captions)
    node = (root.get(home.top) if root is not None else None) if home.top else root
    if home.single:
        return block
    if node is None:
        return f"{home.top}:\n{block}" if home.top else block
    if not (node.items or node.pairs):
        edits.replace(node.start, node.end, f"\n{block}" if home.top else block)
    elif node.flow:
        edits.replace(node.end - 1, node.end - 1, "".join(f", {_flowing(home, key, said)}" for key, said in new))
    else:
        end = edits.line_end(edits.end(node))
        gap = "\n\n" if place in _LOOSE else "\n"
        edits.replace(end, end, gap + _moved(block, edits.column(node.start) - (2 if home.top else 0)))
    return ""


def _block(place: str, new: New, captions: Mapping[str, str]) -> str:
    made = [(f"# {captions[key]}\n\n" if key in captions else "") + entry(place, key, said) for key, said in new]
    return ("\n\n" if place in _LOOSE else "\n").join(made)


def _flowing(home: Home, key: str, said: Mapping[str, Any]) -> str:
    return flow({home.named: key, **said}) if home.named else f"{scalar(key)}: {flow(said)}"


def _moved(block: str, by: int) -> str:
    """The block that many columns to the right; to the left where the list is indented less than ours."""
    lines = block.split("\n")
    return "\n".join(" " * by + line if by > 0 and line else line[-by:] if by < 0 else line for line in lines)


def manifest(identity: Mapping[str, Any]) -> str:
    """The head of a fresh pack.yaml."""
    named = {key: scalar(str(identity.get(key) or "")) for key in ("id", "name")}
    lines = [
        f"# {ui('learn-head-pack', name=identity.get('name', ''))}",
        f"format: {FORMAT}",
        f"id: {named['id']}",
        f"name: {named['name']}",
        f'version: "{identity.get("version") or "0.1"}"',
    ]
    return "\n".join([*lines, *_lesson(identity)]) + "\n"


def lesson_told(edits: Edits, root: Placed, identity: Mapping[str, Any]) -> None:
    """Keep in step what a pack says it was last learned from."""
    lines = _lesson(identity)
    if not lines or plain(root.get("learned")) == _said(identity):
        return
    for key, value in root.pairs:
        if key.value == "learned":
            edits.replace(key.start, value.end, "\n".join(lines))
            return
    version = root.get("version")
    end = edits.line_end(version.end if version is not None else root.pairs[0][1].end)
    edits.replace(end, end, "\n" + "\n".join(lines))


def _said(identity: Mapping[str, Any]) -> dict[str, Any]:
    samples = {str(key): str(each) for key, each in sorted(identity.get("samples", {}).items())}
    return {"lexicon": str(identity.get("lexicon") or "none"), "samples": samples}


def _lesson(identity: Mapping[str, Any]) -> list[str]:
    if not identity.get("samples"):
        return []
    said = _said(identity)
    samples = (f"    {scalar(key)}: {scalar(each)}" for key, each in said["samples"].items())
    return ["learned:", f"  lexicon: {scalar(said['lexicon'])}", "  samples:", *samples]
