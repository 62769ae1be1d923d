"""The figures a text states, in digits or in words, and which of them another text repeats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from drafter.analysis.numerals import in_arabic
from drafter.mentions.find import figures
from drafter.model.reading import Mention, MentionKind

_DIGITS = re.compile(r"[0-9０-９][0-9０-９.,，%％]*[万亿]?(?:[^\W\d_]|(?<=[0-9０-９%％]))|[一二两三四五六七八九十半]成")
# A title, a document number or a day that names an event (“5·12”) is no figure that grows old, 一企一策 no figure.
_TITLED = re.compile("《[^》]*》|〔[^〕]*〕[0-9０-９]*号?|[0-9]{1,2}[·•][0-9]{1,2}|一[一-鿿]一[一-鿿]")
_MARKS = str.maketrans(dict.fromkeys("“”‘’「」『』", "，"))  # what last year's report is quoted with hides no figure
_ONE = re.compile("[一半]")  # 一年内, 半年: a turn of speech
_ONLY = re.compile("(?:[只仅]有?|唯有)$")  # 只有一名: counted, not the article


def stated(text: str) -> tuple[str, ...]:
    """The numbers of a text with what they count, as written: 12个, 两成, 三个, 近半数; ordinals and turns of speech are none."""
    bare = _TITLED.sub(lambda title: "，" * len(title[0]), text)
    told = [(each.start, each.end) for each in figures(bare.translate(_MARKS), bare, 0, 0) if _counts(bare, each)]
    digits = (each.span() for each in _DIGITS.finditer(bare))
    told += [(start, end) for start, end in digits if not any(start < last and first < end for first, last in told)]
    return tuple(dict.fromkeys(text[start:end] for start, end in sorted(told)))


def repeated(text: str, old: Iterable[str]) -> tuple[str, ...]:
    """Those of the figures ``old`` that stand in a text, however they are written: 十二个 is 12个."""
    here = _plain(text)
    return tuple(each for each in old if re.search(rf"(?<![0-9.]){re.escape(_plain(each))}(?!(?<=[0-9])[0-9])", here))


def _counts(text: str, told: Mention) -> bool:
    if told.text[:1].isdecimal():
        return True
    if told.kind is MentionKind.DURATION and _ONE.match(told.text):
        return False
    return not told.weak or (told.rule == "article" and bool(_ONLY.search(text[: told.start])))


def _plain(text: str) -> str:
    return in_arabic("".join(unicodedata.normalize("NFKC", text).split())).replace(",", "")
