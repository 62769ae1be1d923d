"""A reading → its digest: typed facts, outline and frames, no running text."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right

from drafter.mapping.levels import level_of
from drafter.model.digest import RUN, Clause, Defect, Digest, Figure, Head
from drafter.model.pack import Pack
from drafter.model.reading import Mention, MentionKind, Reading

_NAMES = (MentionKind.ORG, MentionKind.PERSON, MentionKind.PLACE)
_HAN = re.compile("[\u3400-\u9fff]+")
_MARK = re.compile("[，。；：！？、]")
_SENTENCE = re.compile("[。；！？]")


def digest(reading: Reading, sample: str, content: bytes, pack: Pack) -> Digest:
    """The digest of a reading; ``content`` are the bytes of its source, ``pack`` the one it was read with."""
    who = reading.structure.identity
    return Digest(
        sample=sample,
        source=reading.source.name.rsplit("/", 1)[-1],
        sha256=hashlib.sha256(content).hexdigest(),
        characters=sum(len(each.text) for each in reading.structure.passages),
        title=slotted(who.title, reading),
        agency=who.agency,
        region=who.region,
        level=level_of(who.agency),
        year=who.year,
        date=who.date,
        heads=_heads(reading),
        clauses=_clauses(reading),
        figures=_figures(reading),
        defects=tuple(Defect(each.code, each.where.line) for each in reading.findings),
        addressees=len(who.addressees),
        lexicon=pack.id,
    )


def cut(text: str) -> str:
    """The text with the middle of every run of more than RUN Han characters as {X}."""
    half = RUN // 2
    return _HAN.sub(lambda run: run[0] if len(run[0]) <= RUN else f"{run[0][:half]}{{X}}{run[0][-half:]}", text)


def slotted(text: str, reading: Reading) -> str:
    """A heading or title without what is the sample's own: agency, region, years."""
    who = reading.structure.identity
    for name, slot in ((who.agency, "{agency}"), (who.region, "{region}")):
        text = text.replace(name, slot) if name else text
    if who.year:
        for year, slot in ((who.year, "{year}"), (who.year - 1, "{last-year}"), (who.year + 1, "{next-year}")):
            text = text.replace(str(year), slot)
    return cut(text)


def _heads(reading: Reading) -> tuple[Head, ...]:
    done: list[Head] = []
    stack: list[int] = []
    for n, node in enumerate(reading.structure.nodes):
        while stack and reading.structure.nodes[stack[-1]].level >= node.level:
            stack.pop()
        line, _ = reading.structure.passages[node.passage].place(node.start)
        done.append(
            Head(
                line,
                node.level,
                node.style,
                node.kind,
                slotted(node.heading or "", reading),
                cut(node.lead),
                stack[-1] if stack else -1,
                node.part,
                node.topic,
                node.margin,
            )
        )
        stack.append(n)
    return tuple(done)


def _clauses(reading: Reading) -> tuple[Clause, ...]:
    return ()


def _figures(reading: Reading) -> tuple[Figure, ...]:
    starts = [(node.passage, node.start) for node in reading.structure.nodes]
    kept = [each for each in reading.mentions if each.kind not in _NAMES and (not each.weak or each.zero)]
    where = {id(each): n for n, each in enumerate(kept)}
    done = []
    for mention in kept:
        passage = reading.structure.passages[mention.passage]
        line, start = passage.place(mention.start)
        left, right, before = _beside(mention, reading)
        same = where.get(id(reading.mentions[mention.same]), -1) if mention.same >= 0 else -1
        done.append(
            Figure(
                line,
                start,
                len(_SENTENCE.findall(passage.text[: mention.start])),
                bisect_right(starts, (mention.passage, mention.start)) - 1,
                str(mention.kind),
                mention.value,
                mention.unit,
                mention.text,
                cut(mention.what),
                left,
                right,
                before,
                mention.approx,
                mention.zero,
                same,
                -1,
                mention.topic,
                mention.field,
                mention.indicator,
                mention.aspect,
                mention.confidence,
            )
        )
    return tuple(done)


def _beside(mention: Mention, reading: Reading) -> tuple[str, str, str]:
    """The words left and right of a mention in its clause, and the clause before it."""
    passage = reading.structure.passages[mention.passage]
    text = list(passage.text)
    for each in reading.mentions:
        if each.passage == mention.passage and each is not mention:
            text[each.start : each.end] = "\0" * (each.end - each.start)
    whole = "".join(text)
    left, right = whole[: mention.start], whole[mention.end :]
    clauses = _MARK.split(left.rsplit("。", 1)[-1])
    own = clauses[-1].rsplit("\0", 1)[-1]
    before = clauses[-2] if len(clauses) > 1 else ""
    after = re.split("[，。；：！？、\0]", right, maxsplit=1)[0]
    return cut(own[-RUN:]), cut(after[:RUN]), cut(before.replace("\0", "")[-RUN:])
