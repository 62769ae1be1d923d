"""The one Jinja environment: sandboxed, strict about what is undefined, every printed value escaped and marked with its origin."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.exceptions import SecurityError
from jinja2.loaders import DictLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.errors import DrafterError
from drafter.model.finding import finding
from drafter.model.pack import Pack
from drafter.model.span import Span
from drafter.model.tree import FIXED, Run
from drafter.rendering.inline import is_marked, line_mark, mark

ENTRY = "report.md.j2"


class Raw(str):
    """Markdown made by drafter itself: printed as it is."""

    __slots__ = ()


def _finalize(value: Any) -> str:
    if isinstance(value, Raw) or (isinstance(value, str) and is_marked(value)):
        return value  # a macro's output comes back as text that already carries its marks
    if isinstance(value, tuple):
        return mark(value)
    return "" if value is None else mark((Run(str(value), FIXED),))


class _Environment(ImmutableSandboxedEnvironment):
    """Adds, after every line a template prints, a mark with that line's number, for the trace."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for output in tree.find_all(nodes.Output):
            output.nodes = [each for node in output.nodes for each in _lined(node, name or "")]
        return tree


def _lined(node: nodes.Expr, name: str) -> list[nodes.Expr]:
    if not isinstance(node, nodes.TemplateData):
        return [node, nodes.TemplateData(line_mark(f"{name}:{node.lineno}"))] if _prints(node) else [node]
    lines = node.data.split("\n")
    numbered = (
        line + line_mark(f"{name}:{node.lineno + n}") if line.strip(" #*|-:\t") else line
        for n, line in enumerate(lines)
    )
    return [nodes.TemplateData("\n".join(numbered), lineno=node.lineno)]


def _prints(node: nodes.Expr) -> bool:
    """Whether the expression prints text itself; a call may print a macro's whole blocks, which carry marks of their own."""
    return not isinstance(node, nodes.Call)


@lru_cache(maxsize=8)
def _environment(digest: str, loader: BaseLoader) -> _Environment:
    environment = _Environment(
        loader=loader,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        keep_trailing_newline=False,
    )
    environment.globals.clear()
    return environment


_LOADERS: dict[str, DictLoader] = {}


def template(pack: Pack) -> Template:
    """The compiled entry template of a pack; compiled once a process."""
    loader = _LOADERS.setdefault(pack.digest, DictLoader(dict(pack.templates)))
    return _environment(pack.digest, loader).get_template(ENTRY)


def render(pack: Pack, context: Mapping[str, Any]) -> str:
    """The Markdown of a report; raises DrafterError naming template and line where the pack's template is at fault."""
    try:
        return template(pack).render(context)
    except (TemplateError, SecurityError) as error:
        name = getattr(error, "name", None) or ENTRY
        where = Span(f"{pack.id}/sections/{name}", getattr(error, "lineno", 0) or _line(error), 1)
        raise DrafterError(finding("template-error", where, problem=str(error))) from error


def _line(error: BaseException) -> int:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1].lineno or 0 if frames else 0
