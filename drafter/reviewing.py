"""The page on which a person looks a learned pack through: every entry with its support, its doubts and its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from drafter.messages import ZH, ui
from drafter.model.digest import Digest
from drafter.model.learned import PLACES, Frame, Learned, Lesson

SURE = 0.6  # an entry less sure than that is a doubt
_FRAMES = 120
_STYLE = """
body{font:16px/1.7 "Noto Serif CJK SC",SimSun,serif;max-width:76rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.6rem}h2{font-size:1.2rem;border-bottom:1px solid #999;margin-top:2.2rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{border:1px solid #ccc;padding:.25rem .5rem;overflow-wrap:anywhere;
vertical-align:top;text-align:left}th{background:#f3f3f0}td.n{text-align:right;white-space:nowrap}
code{font-family:monospace;font-size:.9em}dl{margin:0}dt{float:left;clear:left;color:#666;margin-right:.5em}
dd{margin:0 0 0 4em}tr.doubt td{background:#fff7e0}nav a{margin-right:1em}pre{white-space:pre-wrap;margin:0}
td:last-child{font-size:.85em}
@media print{body{max-width:none;font-size:10pt}}
"""


def page(lesson: Lesson, name: str, changes: Sequence[str], digests: Sequence[Digest], lang: int = ZH) -> str:
    """The page as HTML in one file; ``changes`` are the sentences about what was offered, updated or in conflict."""
    places = [place for place in PLACES if lesson.of(place)]
    body = [
        f"<h1>{_t('title', lang, name=escape(name))}</h1>",
        f"<p>{_lead(lesson, lang)}</p>",
        f"<p>{_t('moves', lang, moves=' → '.join(_t(move, lang) for move in lesson.moves))}</p>",
        "<nav>" + "".join(f'<a href="#{place}">{_t(place, lang)}</a>' for place in places) + "</nav>",
        *_list(_t("changes", lang), changes),
        *_doubts(lesson, lang),
        *_samples(digests, lang),
    ]
    for place in places:
        body += _section(place, lesson.of(place), lang)
    body += _frames(lesson.frames, lang)
    title = _t("title", lang, name=escape(name))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _t(key: str, lang: int, **params: object) -> str:
    return ui(f"review-{key}", lang, **params)


def _lead(lesson: Lesson, lang: int) -> str:
    single = sum(each.support == 1 for each in lesson.entries)
    return _t("lead", lang, samples=len(lesson.samples), entries=len(lesson.entries), single=single)


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<h2>{title}</h2>\n<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _doubts(lesson: Lesson, lang: int) -> Iterator[str]:
    """The entries to look at first: those little sure, then those of one sample."""
    learned = [each for each in lesson.entries if each.by == "learned"]
    unsure = [each for each in learned if each.confidence < SURE]
    single = [each for each in learned if each.confidence >= SURE and each.support == 1 and len(lesson.samples) > 1]
    yield f"<h2>{_t('doubts', lang)}</h2>"
    if not unsure and not single:
        yield f"<p>{_t('no-doubts', lang)}</p>"
    for title, entries in ((_t("unsure", lang), unsure), (_t("single", lang), single)):
        if entries:
            yield f"<p><b>{title}（{len(entries)}）</b></p>\n<ul>"
            for place, group in groupby(entries, key=lambda each: each.place):
                named = [f"{_label(each)} <code>{escape(each.key)}</code>".strip() for each in group]
                yield f'<li><a href="#{place}">{_t(place, lang)}</a>（{len(named)}）：{"、".join(named)}</li>'
            yield "</ul>"


def _label(entry: Learned) -> str:
    return escape(str(entry.content.get("label", "")))


def _samples(digests: Sequence[Digest], lang: int) -> Iterator[str]:
    yield f"<h2>{_t('samples', lang)}</h2>"
    rows = (
        (each.sample, each.agency, str(each.year or ""), str(len(each.figures)), str(len(each.defects)))
        for each in sorted(digests, key=lambda each: each.sample)
    )
    heads = [_t(key, lang) for key in ("key", "agency", "year", "figures", "defects")]
    yield _table(heads, ([escape(cell) for cell in row] for row in rows))


def _section(place: str, entries: Sequence[Learned], lang: int) -> Iterator[str]:
    yield f'<h2 id="{place}">{_t(place, lang)}（{len(entries)}）</h2>'
    heads = [_t(key, lang) for key in ("key", "content", "support", "confidence", "reason", "evidence")]
    yield _table(heads, map(_row, entries), [each.confidence < SURE for each in entries])


def _row(entry: Learned) -> list[str]:
    notes = "".join(
        f"<br>{escape(name)}：{escape('；'.join(map(str, texts)))}" for name, texts in entry.notes.items() if texts
    )
    return [
        f"<code>{escape(entry.key)}</code>",
        _content(entry.content),
        str(entry.support),
        f"{entry.confidence:.2f}",
        escape(entry.reason) + notes,
        _evidence(entry.attested),
    ]


def _content(content: Mapping[str, Any]) -> str:
    if set(content) == {"text"}:
        return f"<pre>{escape(str(content['text']))}</pre>"
    return (
        "<dl>" + "".join(f"<dt>{escape(key)}</dt><dd>{_value(value)}</dd>" for key, value in content.items()) + "</dl>"
    )


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "；".join(f"{escape(str(key))}：{_value(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "、".join(_value(each) for each in value)
    return escape(str(value))


def _evidence(attested: Mapping[str, tuple[int, ...]]) -> str:
    return "<br>".join(f"{escape(sample)}：{'、'.join(map(str, lines))}" for sample, lines in sorted(attested.items()))


def _frames(frames: Sequence[Frame], lang: int) -> Iterator[str]:
    if not frames:
        return
    yield f"<h2>{_t('frames', lang)}（{len(frames)}）</h2>"
    heads = [_t(key, lang) for key in ("form", "move", "support", "hits", "evidence")]
    rows = (
        [
            escape(each.text),
            _t(each.move, lang) if each.move else "",
            str(len(each.hits)),
            str(sum(map(len, each.hits.values()))),
            _evidence(each.hits),
        ]
        for each in frames[:_FRAMES]
    )
    yield _table(heads, rows)


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]], doubts: Sequence[bool] = ()) -> str:
    told = []
    for n, row in enumerate(rows):
        mark = ' class="doubt"' if n < len(doubts) and doubts[n] else ""
        cells = "".join(f'<td class="n">{cell}</td>' if _is_number(cell) else f"<td>{cell}</td>" for cell in row)
        told.append(f"<tr{mark}>{cells}</tr>")
    head = "".join(f"<th>{each}</th>" for each in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(told) + "\n</tbody></table>"


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).isdigit()
