"""Titles in 《》 and document numbers (发文字号), whole or damaged, with the rule that found each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from drafter.mentions.doc_numbers import numbers
from drafter.model.reading import Mention, MentionKind

_LONGEST = 160  # characters; the longest title of an official document is well below
_DEEPEST = 8  # marks looked at; a title that quotes more than three others is none
_TOKEN = re.compile("[《》〈〉。；;\n]")
_STOPS = "。；;\n"
_STOP = re.compile("[。；;\n]")
_CLAUSE = re.compile("[，,：:]")
_MARK = re.compile("[《》]")
_MARKS = "《》〈〉<>＜＞≪≫«»"
_KIND = (
    "条例|规定|办法|细则|规则|通知|意见|方案|计划|规划|纲要|决定|决议|命令|公告|通告|公报|批复|答复|报告|纪要|制度|标准|规范|规程|"
    "指南|指引|清单|目录|手册|汇编|选编|读本|预案|章程|准则|协议书?|责任书|承诺书|意见书|建议书|措施|要点|宪法|法典|公约|基准|"
    "年报|日报|大纲|法|令|函"
)
_EDITION = r"(?:[（(](?:试行|暂行|修订|修正|草案|征求意见稿|送审稿|[0-9]{4}[^（()）]{0,14})[^（()）]{0,6}[）)])?"
_PLAUSIBLE = re.compile(
    rf".{{1,80}}?(?:{_KIND}){_EDITION}"
    r"(?=$|[，、。；：！,;:（(《“]|等|要求|规定|精神|和|及|与|以及|有关|相关|明确|中|的(?!通知|意见|决定|实施|命令|函|批复|报告|规定|方案))"
)
_WHOLE = re.compile(rf".*(?:{_KIND}){_EDITION}", re.DOTALL)
_QUOTES_WHOLE = re.compile("(?:印发|转发|关于|贯彻|落实|实施|学习|执行|修改|废止|发布|公布|修订|制定|批准|解读|推行)$")
_OUTER_TAIL = re.compile(r"的?[^，。；《》,;\s]{0,12}?(?:通知|意见|方案|决定|命令|函|批复|报告|规定|办法|细则)")
_DOUBLED = re.compile(
    "[<＜]{2}([^<>＜＞《》。；\n]{2,120})[>＞]{2}|≪([^≪≫《》。；\n]{2,120})≫|«([^«»《》。；\n]{2,120})»"
)
_SINGLE = re.compile(rf"[〈<＜](?=[\u4e00-\u9fff])([^〈〉<>＜＞《》。；\n]{{2,80}}?(?:{_KIND}){_EDITION})[〉>＞]")
_CUE = "根据|按照|依据|依照|贯彻|落实|执行|印发|制定|出台|修订|学习|对照|严格按|宣传|解读"
_UNOPENED = re.compile(
    rf".*(?:{_CUE}|[，。、；：（(》”,;:]|^)([\u4e00-\u9fff0-9（）()—-]{{3,40}}(?:{_KIND}){_EDITION})", re.DOTALL
)
_SEPARATORS = "、，,和及与 　\xa0"
_Found = tuple[int, int, str]


def titles(text: str, raw: str, passage: int) -> tuple[Mention, ...]:
    """Every title and document number of a passage, by place; nothing inside a title is reported besides it."""
    spans = title_spans(text)
    found = [_mention(raw, span, passage) for span in spans]
    found += numbers(text, raw, passage, [(start, end) for start, end, _ in spans])
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mention(raw: str, span: _Found, passage: int) -> Mention:
    start, end, rule = span
    return Mention(MentionKind.DOC_TITLE, raw[start:end], _name(raw[start:end]), "", passage, start, end, rule=rule)


def _name(title: str) -> str:
    """The title without its own marks: one (or a doubled half-width one) at either end."""
    left = 2 if title[:2] in ("<<", "＜＜") else title[:1] in _MARKS
    right = 2 if title[-2:] in (">>", "＞＞") else title[-1:] in _MARKS
    return title[int(left) : len(title) - int(right)]


def title_spans(text: str) -> list[_Found]:
    """Start, end and rule of every title, never overlapping, in order."""
    spans = list(_marked(text)) if "《" in text or "》" in text else []
    extra = list(
        chain(_by_pattern(_DOUBLED, text, "title-half-width"), _by_pattern(_SINGLE, text, "title-single-marks"))
    )
    if not extra:
        return spans
    merged: list[_Found] = []
    for span in sorted(spans + extra):
        if not merged or span[0] >= merged[-1][1]:
            merged.append(span)
    return merged


def _by_pattern(pattern: re.Pattern[str], text: str, rule: str) -> Iterator[_Found]:
    return ((found.start(), found.end(), rule) for found in pattern.finditer(text))


def _marked(text: str) -> Iterator[_Found]:
    """Titles in 《》, each read from its opening mark on; a closing mark that nothing opened is looked at backwards."""
    at, last = 0, 0
    while mark := _MARK.search(text, at):
        start = mark.start()
        if mark[0] == "》":
            at = start + 1
            end, rule = at, "title-unopened"
            start = _unopened(text, last, start)
        else:
            end, rule = _close(text, start)
            at = max(end, start + 1)
        if start >= 0 and text[start:end].strip(_MARKS + " 　"):
            yield start, end, rule
            last = at


def _close(text: str, start: int) -> tuple[int, str]:
    """Where the title opened at ``start`` ends, and by which rule; its start when no end can be told."""
    if text.startswith(("《", "》"), start + 1):
        return start, ""
    first = _TOKEN.search(text, start + 1, start + _LONGEST)
    if first and first[0] == "》":
        return first.end(), _closed_rule(text, first.start())
    tokens = _tokens(text, start)
    depth, quotes = 0, False
    for at, char in tokens:
        depth += 1 if char in "《〈" else -1
        quotes = quotes or (char == "《" and bool(_QUOTES_WHOLE.search(text, max(start, at - 4), at)))
        if char == "《" and at > start and not quotes and text[at - 1] in _SEPARATORS + "》）)":
            break
        if not depth:
            return at + 1, _closed_rule(text, at)
    return _unclosed(text, start, tokens)


def _tokens(text: str, start: int) -> list[tuple[int, str]]:
    """The marks from ``start`` to the end of the sentence."""
    tokens: list[tuple[int, str]] = []
    for found in _TOKEN.finditer(text, start, start + _LONGEST):
        if found[0] in _STOPS or len(tokens) == _DEEPEST:
            break
        tokens.append((found.start(), found[0]))
    return tokens


def _closed_rule(text: str, at: int) -> str:
    if text[at] == "〉":
        return "title-mark-mismatched"
    return "title-closed-twice" if text.startswith("》", at + 1) else "title"


def _unclosed(text: str, start: int, tokens: list[tuple[int, str]]) -> tuple[int, str]:
    closer = next((at for at, char in tokens if char == "》"), -1)
    opener = next((at for at, char in tokens[1:] if char == "《"), -1)
    if closer >= 0 and (closer < opener or opener < 0):
        return closer + 1, "title-inner-unclosed"
    if 0 <= opener < closer and _QUOTES_WHOLE.search(text, start, opener):
        tail = _OUTER_TAIL.match(text, closer + 1)
        if tail:
            return tail.end(), "title-unclosed"
    limit = opener if opener >= 0 else _sentence_end(text, start)
    return _plausible_end(text, start, limit, opener >= 0), "title-unclosed"


def _sentence_end(text: str, start: int) -> int:
    found = _STOP.search(text, start, start + _LONGEST)
    return found.start() if found else min(len(text), start + _LONGEST)


def _plausible_end(text: str, start: int, limit: int, certain: bool) -> int:
    """The end of an unclosed title: all of it when it ends as titles do, else the first place where one could end."""
    body = text[start + 1 : limit].rstrip(_SEPARATORS)
    if len(body) <= _LONGEST // 2 and not _CLAUSE.search(body) and (certain or _WHOLE.fullmatch(body)):
        return start + 1 + len(body)
    if found := _PLAUSIBLE.match(body):
        return start + 1 + found.end()
    return start


def _unopened(text: str, last: int, at: int) -> int:
    """Where a title that lost its 《 starts, -1 when that cannot be told."""
    if at and text[at - 1] == "》":
        return -1
    found = _UNOPENED.fullmatch(text, max(last, at - _LONGEST // 3), at)
    return found.start(1) if found else -1
