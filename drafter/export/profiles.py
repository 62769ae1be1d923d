"""A unit's own profile: a standard page with other faces and the few choices the standard leaves open."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from drafter.errors import DrafterError
from drafter.export.standard import LAYOUTS, Faces, Layout
from drafter.model.finding import Finding, finding
from drafter.model.node import Branch, Leaf, Node
from drafter.model.span import Span

_FACES = tuple(each.name for each in fields(Faces))
_FLAGS = MappingProxyType({"true": True, "false": False, "是": True, "否": False})
_FORMS = MappingProxyType({"dash": "dash", "plain": "plain"})
_PLACES = MappingProxyType({"outer": "outer", "centre": "centre"})
_KEYS = ("base", "fonts", "level3_bold", "page_number")
_FACE_LENGTH = 31  # Word keeps no longer name of a face
_PLAIN_FACE = frozenset("<>&\"'@,;\\")


def load_layout(name: str, read: Callable[[str], Node]) -> Layout:
    """The profile called ``name``, or the one of the YAML file at ``name``, which ``read`` parses; a fault raises.

    GB/T 9704—2012 names kinds of face and leaves their products, like the weight of level 3, to the unit (5.2.2, 7.3.3).
    """
    if name in LAYOUTS:
        return LAYOUTS[name]
    if not name.endswith((".yaml", ".yml")):
        raise DrafterError(finding("layout-unknown", Span(name), name=name, known="、".join(LAYOUTS)))
    found: list[Finding] = []
    layout = _layout(read(name), found)
    if found:
        raise DrafterError(found)
    return layout


def _layout(node: Node, found: list[Finding]) -> Layout:
    given = _branch(node, _KEYS, found)
    base = _choice(given, "base", LAYOUTS, found)
    layout: Layout = base or LAYOUTS["nominal"]
    faces = _faces(_branch(given.get("fonts"), _FACES, found), found)
    number = _branch(given.get("page_number"), ("form", "place"), found)
    chosen = {
        "level3_bold": _choice(given, "level3_bold", _FLAGS, found),
        "number_form": _choice(number, "form", _FORMS, found),
        "number_place": _choice(number, "place", _PLACES, found),
    }
    values: dict[str, Any] = {key: value for key, value in chosen.items() if value is not None}
    return replace(layout, faces=replace(layout.faces, **faces), **values)


def _branch(node: Node | None, known: Iterable[str], found: list[Finding]) -> Mapping[str, Node]:
    """The entries of a mapping under keys that are known; nothing where nothing is written."""
    if node is None or (isinstance(node, Leaf) and node.empty):
        return {}
    if not isinstance(node, Branch):
        found.append(finding("layout-mapping", node.where, known="、".join(known)))
        return {}
    given: dict[str, Node] = {}
    for key, value in node:
        if key.text in known:
            given[key.text] = value
        else:
            near = difflib.get_close_matches(key.text, list(known), n=1, cutoff=0.6)
            found.append(finding("layout-key", key.where, key=key.text, near="".join(near) or "、".join(known)))
    return given


def _choice(given: Mapping[str, Node], key: str, allowed: Mapping[str, Any], found: list[Finding]) -> Any:
    node = given.get(key)
    if node is None:
        return None
    if isinstance(node, Leaf) and node.text in allowed:
        return allowed[node.text]
    found.append(_bad(key, node, "、".join(allowed)))
    return None


def _faces(given: Mapping[str, Node], found: list[Finding]) -> dict[str, str]:
    faces: dict[str, str] = {}
    for key, node in given.items():
        text = node.text.strip() if isinstance(node, Leaf) else ""
        if text and len(text) <= _FACE_LENGTH and text.isprintable() and not _PLAIN_FACE & set(text):
            faces[key] = text
        else:
            found.append(_bad(key, node, "字体名称"))
    return faces


def _bad(key: str, node: Node, allowed: str) -> Finding:
    return finding(
        "layout-value", node.where, key=key, typed=node.text if isinstance(node, Leaf) else "", allowed=allowed
    )
