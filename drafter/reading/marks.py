"""Marks and blanks of the source: widths, pairs, indents, stray blanks, forms mixed in one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from drafter.model.reading import LineRole, Passage
from drafter.reading.defects import ENOUGH, Hit, Scope, at, once

_HAN = "\u4e00-\u9fff"
_HALF = re.compile(rf"(?<=[{_HAN}”》）〕])[,:;?!()]|[,:;?!()](?=[{_HAN}“《])")
_POINT = re.compile(r"\.")
_FULL = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_STRAIGHT = re.compile(rf"\"(?=[{_HAN}])|(?<=[{_HAN}])\"")
_SMALL = re.compile("[\ufe50-\ufe6b\uff61-\uff65\u2f00-\u2fd5\u2e80-\u2eff]")
_SMALL_SQUARE = "﹝﹞"  # told with the document number they stand in
_LEADING = re.compile(
    "^[\u00a0\u1680\u2000-\u200b\u202f\u205f\ufeff\t ]*[\u00a0\u1680\u2000-\u200b\u202f\u205f\ufeff\t]"
)
_NO_BREAK = re.compile("\u00a0+")
_BLANK = re.compile(
    rf"(?<=[{_HAN}，。、；：！？”》）〕])[ \u00a0\u2000-\u200a\u3000]+(?=[{_HAN}，。、；：！？“《（〔])|"
    rf"(?<=[0-9A-Za-z%])[ \u00a0\u2002\u2003\u3000]+(?=[{_HAN}，。、；：！？])|"
    rf"(?<=[{_HAN}，。、；：！？])[ \u00a0\u2002\u2003\u3000]+(?=[0-9A-Za-z])"
)
_MIXED = re.compile("[0-9A-Za-z%]")
_NUMBER_HEAD = re.compile(
    r"\s*(?:[（(〈]\s?[一二三四五六七八九十0-9]{1,4}\s?[）)〉]|[一二三四五六七八九十0-9]{1,4}\s?[、.．：]|[①-⑳]|"
    r"第[一二三四五六七八九十0-9]{1,4}(?:[章节条编篇]|部分)|(?:附件|附表|附|表|图)\s?[0-9]{0,2}[：:]?)?\s*"
)
_QUOTED = re.compile("“[^“”\n]{0,80}”")
_PAIRS = {"《": "》", "〔": "〕", "（": "）", "“": "”", "【": "】", "‘": "’"}
_CLOSERS = {close: opened for opened, close in _PAIRS.items()}
_PAIR_MARKS = re.compile("[《》〔〕（）“”【】‘’]")
_ITEM_CLOSER = re.compile(r"(?:^|[。；：，、\s])\s*[一二三四五六七八九十①-⑳a-zA-Z]{1,3}$|(?<![0-9.])[0-9]{1,2}$")
_YEAR_BRACKETS = re.compile(r"([\[(（【〔﹝［〈])\s?(?:19|20)[0-9]{2}\s?([\])）】〕﹞］〉])(?=\s?第?[0-9]{1,5}\s?号)")
_LIST_OF_QUOTED = re.compile(r"“[^“”\n]{1,20}”(?:[、，]?“[^“”\n]{1,20}”){2,30}")
_LIST_OF_TITLES = re.compile(r"《[^《》\n]{1,60}》(?:[、，]?《[^《》\n]{1,60}》){2,30}")
_BETWEEN = re.compile(r"[”》]([、，]?)(?=[“《])")
_PLAIN = (LineRole.TITLE, LineRole.ADDRESSEE)


def marks(scope: Scope) -> Iterator[Hit]:
    """What is wrong with marks and blanks, each kind told once where it runs through the whole text."""
    yield from once(_half_width(scope))
    yield from once(_straight(scope))
    yield from _per_character(scope, _SMALL, "source-compatibility-form", _SMALL_SQUARE)
    yield from _indents(scope)
    yield from once(_no_break(scope))
    yield from _blanks(scope)
    for passage in scope.prose:
        if len(passage.text) > 3:
            yield from islice(_unpaired(passage), ENOUGH)
            yield from islice(_uneven_lists(passage), ENOUGH)
    yield from _year_brackets(scope)


def _half_width(scope: Scope) -> Iterator[Hit]:
    for passage in scope.prose:
        for found in _HALF.finditer(passage.raw):
            yield at(passage, found.start(), found.end(), "source-half-width", _FULL[found[0]])
        if "." in passage.raw:
            for found in _POINT.finditer(passage.raw):
                if passage.text[found.start()] == "。":
                    yield at(passage, found.start(), found.end(), "source-half-width", "。")


def _straight(scope: Scope) -> Iterator[Hit]:
    for passage in scope.prose:
        for found in _STRAIGHT.finditer(passage.raw):
            yield at(passage, found.start(), found.end(), "source-straight-quotes", "“”")


def _per_character(scope: Scope, pattern: re.Pattern[str], code: str, but: str) -> Iterator[Hit]:
    """One hit for each different character, at its first place, with its count."""
    places: dict[str, list[Hit]] = {}
    for passage in scope.prose:
        for found in pattern.finditer(passage.raw):
            if found[0] not in but:
                hit = at(
                    passage,
                    found.start(),
                    found.end(),
                    code,
                    passage.text[found.start()],
                    char=f"U+{ord(found[0]):04X}",
                )
                places.setdefault(found[0], []).append(hit)
    for hits in places.values():
        yield from once(iter(hits))


def _indents(scope: Scope) -> Iterator[Hit]:
    """Lines indented with characters no office program puts there: one hit for each different one."""
    places: dict[str, list[Hit]] = {}
    for number, line in enumerate(scope.source.lines, 1):
        if not line.table and scope.roles.get(number, LineRole.FURNITURE) is not LineRole.FURNITURE:
            found = _LEADING.match(line.text)
            if found and line.text.strip():
                char = max(found[0], key=lambda one: one != " ")
                hit = Hit("source-indent", number, 0, found.end(), found[0], "", {"char": f"U+{ord(char):04X}"})
                places.setdefault(char, []).append(hit)
    for hits in places.values():
        yield from once(iter(hits))


def _no_break(scope: Scope) -> Iterator[Hit]:
    for number, line in enumerate(scope.source.lines, 1):
        if scope.roles.get(number, LineRole.FURNITURE) is not LineRole.FURNITURE:
            for found in _NO_BREAK.finditer(line.text):
                yield Hit("source-no-break-space", number, found.start(), len(found[0]), found[0])


def _blanks(scope: Scope) -> Iterator[Hit]:
    """Blanks inside running text: each one between Han and marks, once for all beside figures when they are usual."""
    plain: list[Hit] = []
    beside: list[Hit] = []
    for passage in scope.prose:
        if scope.roles.get(passage.line) in _PLAIN:
            continue
        head = _NUMBER_HEAD.match(passage.text)
        quoted = [found.span() for found in _QUOTED.finditer(passage.text)] if " " in passage.text else []
        for found in _BLANK.finditer(passage.text, head.end() if head else 0):
            start, end = found.span()
            if any(left < start < right for left, right in quoted):
                continue
            mixed = _MIXED.match(passage.raw, start - 1) or _MIXED.match(passage.raw, end)
            (beside if mixed else plain).append(
                at(passage, start, end, "source-blank", context=passage.raw[start - 1 : end + 1])
            )
    yield from plain
    yield from beside if len(beside) < _USUAL else once(iter(beside))


_USUAL = 4


def _unpaired(passage: Passage) -> Iterator[Hit]:
    """Opening marks never closed and closing marks never opened, inside one paragraph."""
    opened: list[tuple[str, int]] = []
    for found in _PAIR_MARKS.finditer(passage.text):
        mark, start = found[0], found.start()
        if mark in _PAIRS:
            opened.append((mark, start))
        elif opened and opened[-1][0] == _CLOSERS[mark]:
            opened.pop()
        elif mark == "’" or (mark == "）" and _ITEM_CLOSER.search(passage.text, max(0, start - 6), start)):
            continue
        elif any(one == _CLOSERS[mark] for one, _ in opened[-_DEEP:]):
            while opened[-1][0] != _CLOSERS[mark]:
                yield _unpaired_hit(passage, *opened.pop())
            opened.pop()
        else:
            yield _unpaired_hit(passage, mark, start)
    for mark, start in opened:
        yield _unpaired_hit(passage, mark, start)


_DEEP = 8


def _unpaired_hit(passage: Passage, mark: str, start: int) -> Hit:
    return at(
        passage,
        start,
        start + 1,
        "source-unpaired",
        _PAIRS.get(mark) or _CLOSERS[mark],
        context=passage.raw[start : start + 12],
    )


def _uneven_lists(passage: Passage) -> Iterator[Hit]:
    """Lists of quoted names or titles whose members are parted now by a mark and now by none."""
    for pattern in (_LIST_OF_QUOTED, _LIST_OF_TITLES):
        for found in pattern.finditer(passage.text):
            between = Counter(_BETWEEN.findall(found[0]))
            if len(between) > 1:
                usual = "”“" if pattern is _LIST_OF_QUOTED else "》《"
                yield at(passage, found.start(), found.end(), "source-list-separators", usual)


def _year_brackets(scope: Scope) -> Iterator[Hit]:
    """Brackets around the year of a document number that are not 〔〕: each form once, and whether the text has both."""
    forms: dict[str, list[Hit]] = {}
    for passage in scope.prose:
        for found in _YEAR_BRACKETS.finditer(passage.raw):
            better = f"〔{passage.text[found.start() + 1 : found.end() - 1].strip()}〕"
            hit = at(passage, found.start(), found.end(), "source-number-brackets", better)
            forms.setdefault(found[1], []).append(hit)
    for form, hits in forms.items():
        if form != "〔":
            code = "source-brackets-mixed" if len(forms) > 1 else "source-number-brackets"
            yield from once(replace(hit, code=code) for hit in hits)
