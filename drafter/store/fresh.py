"""A facts file written for the first time: captions above keys, remarks at the ends of lines. In the form ``drafts`` keeps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from drafter.analysis.sentences import tidy
from drafter.model.node import Branch, Leaf, Node, Series
from drafter.model.question import Path

_TIGHT = ("pack", "year", "as_of", "date", "agency", "last_year")
# What YAML 1.1 and 1.2 both read as the text itself, in brackets too: no mark of theirs in it, no blank at its ends.
_PLAIN = re.compile(
    r"[0-9A-Za-z\u3400-\u9fff《〈“‘（〔【①-⑳￥％×±℃]"
    r"(?:[0-9A-Za-z\u3400-\u9fff《》〈〉“”‘’（）〔〕【】①-⑳、，。；：！？…—–·～￥％×±℃.%/_+~()-]|(?<=[^ ]) (?=[^ #]))*"
)
_WORDS = frozenset(["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"])
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def fresh(root: Branch, labels: Callable[[Path], str], head: str, remarks: Mapping[Path, str]) -> str:
    """The text of a new facts file: ``head`` in comment lines on top, then the document."""
    lines = [f"# {line}".rstrip() for line in head.split("\n")]
    lines += _mapping(root, (), "", labels, remarks)
    return "\n".join(lines) + "\n"


def _mapping(
    branch: Branch, path: Path, indent: str, labels: Callable[[Path], str], remarks: Mapping[Path, str]
) -> Iterator[str]:
    for n, (key, node) in enumerate(branch):
        place = (*path, key.text)
        if label := labels(place):
            if not path and (n == 0 or key.text not in _TIGHT):
                yield ""
            yield f"{indent}# {label}"
        note = f"  # {tidy(remarks[place])}" if place in remarks else ""
        if _flows(node, place):
            yield f"{indent}{key.text}: {_flow(node)}{note}"
            continue
        yield f"{indent}{key.text}:{note}"
        if isinstance(node, Branch):
            yield from _mapping(node, place, indent + "  ", labels, remarks)
        elif isinstance(node, Series):
            yield from _items(node, place, indent + "  ", labels, remarks)


def _items(
    series: Series, path: Path, indent: str, labels: Callable[[Path], str], remarks: Mapping[Path, str]
) -> Iterator[str]:
    for n, item in enumerate(series.items):
        if isinstance(item, Branch) and item.items and not _flows(item, (*path, n)):
            first, *rest = _mapping(item, (*path, n), indent + "  ", lambda _: "", remarks)
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
        else:
            yield f"{indent}- {_flow(item)}"


def _flows(node: Node, path: Path) -> bool:
    """Whether a node is written on one line: a scalar, a list of scalars, a value with its qualifiers, a row of a table."""
    if isinstance(node, Series):
        return all(isinstance(item, Leaf) for item in node.items)
    return isinstance(node, Leaf) or not node.items or (path[0] == "facts" and len(path) >= 3)


def _flow(node: Node) -> str:
    if isinstance(node, Series):
        return f"[{', '.join(_flow(item) for item in node.items)}]"
    if isinstance(node, Branch):
        return "{" + ", ".join(f"{key.text}: {_flow(value)}" for key, value in node) + "}"
    return "" if node.empty else scalar(node.text)


def scalar(text: str) -> str:
    """A text as a YAML scalar that every reader takes back as the same text: plain where that is beyond doubt."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", quoted)
