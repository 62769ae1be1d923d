"""Document → one self-contained HTML page that looks like the paper: no script, no link, every text escaped."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from pkgutil import get_data

from drafter.export import State
from drafter.export.bars import bars
from drafter.export.plain import clean
from drafter.export.tables import padded
from drafter.model.tree import Block, Chart, Document, Heading, Paragraph, Role, Run, Table

_SEAL = re.compile(r"<!-- drafter:([0-9a-f]{64}) -->\s*\Z")
# Nothing may be fetched or run, whatever a text holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LEVELS: Mapping[int, str] = {1: "h2", 2: "h3", 3: "h4", 4: "h5"}


def write_html(document: Document, draft: bool = False) -> str:
    """The report as a page, closed by a comment with the hash of what stands before it; gaps are marked in a draft."""
    sheets = "".join(f'<section class="sheet">\n{"".join(each)}</section>\n' for each in _sheets(document, draft))
    body = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n{sheets}</body>\n</html>\n"
    )
    return f"{body}<!-- drafter:{_hash(body)} -->\n"


def html_state(text: str) -> State:
    """``ours`` for a page as drafter wrote it, ``changed`` for one edited since, ``foreign`` for any other text."""
    text = text.replace("\r\n", "\n")
    seal = _SEAL.search(text)
    if seal is None:
        return "foreign"
    return "ours" if _hash(text[: seal.start()]) == seal[1] else "changed"


def _hash(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()


@cache
def _style() -> str:
    data = get_data("drafter.export", "base/page.css")
    if data is None:
        raise FileNotFoundError("page.css")
    return data.decode("utf-8")


def _sheets(document: Document, draft: bool) -> Iterator[list[str]]:
    """The blocks of each sheet; an annex begins a new one (GB/T 9704—2012, 7.3.7)."""
    sheet: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is Role.ANNEX_LABEL and sheet:
            yield sheet
            sheet = []
        sheet.append(_block(block, draft, document.sealed))
    yield sheet


def _block(block: Block, draft: bool, sealed: bool) -> str:
    if isinstance(block, Table):
        return _table(block, draft)
    if isinstance(block, Chart):
        return f"<figure>{bars(block)}</figure>\n"
    if isinstance(block, Heading):
        tag = _LEVELS[min(max(block.level, 1), 4)]
        return f"<{tag}>{_text(block.number)}{_runs(block.runs, draft)}</{tag}>\n"
    return _paragraph(block, draft, sealed)


def _paragraph(block: Paragraph, draft: bool, sealed: bool) -> str:
    runs = (Run(block.number, strong=block.level > 0), *block.runs) if block.number else block.runs
    if block.role is Role.TITLE:
        return f"<h1>{_runs(runs, draft)}</h1>\n"
    names = [block.role.value]
    names += [f"lead{min(block.level, 4)}"] if block.level > 0 else []
    names += ["sealed"] if sealed and block.role in (Role.SIGNATURE, Role.DATE) else []
    return f'<p class="{" ".join(names)}">{_runs(runs, draft)}</p>\n'


def _runs(runs: Iterable[Run], draft: bool) -> str:
    return "".join(_run(run, draft) for run in runs)


def _run(run: Run, draft: bool) -> str:
    text = _text(run.text)
    if draft and run.gap:
        text = f"<mark>{text}</mark>"
    return f"<strong>{text}</strong>" if run.strong and text else text


def _table(block: Table, draft: bool) -> str:
    rows = padded(block)
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{_runs(cell, draft)}</th>' for cell in rows[0])
    body = "".join(
        _divider(row[0], len(rows[0]), draft) if len(row) == 1 < len(rows[0]) else _row(full, block.align, draft)
        for row, full in zip(block.rows[1:], rows[1:], strict=True)
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _divider(cell: tuple[Run, ...], width: int, draft: bool) -> str:
    """A row of one cell names what follows."""
    return f'<tr><th colspan="{width}" scope="rowgroup">{_runs(cell, draft)}</th></tr>\n'


def _row(row: tuple[tuple[Run, ...], ...], align: str, draft: bool) -> str:
    cells = "".join(
        f"<td{' class=r' if align[n : n + 1] == 'r' else ''}>{_runs(cell, draft)}</td>" for n, cell in enumerate(row)
    )
    return f"<tr>{cells}</tr>\n"


def _text(text: str) -> str:
    return escape(clean(text))
