"""How well ``learn`` learns: the rows of mining.md for frames, topics, moves, indicators, relations, determinism and speed.

``python tests/learning_score.py`` prints every row with its figure in-sample (learned on all five, tested on
them) and leave-one-out (learned on four, tested on the fifth; counts are means), a target beside each, and exits 1 when a target
is missed. A dash says that the row has no such split: what is written by hand (number rules) is not learned.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the script also runs from a bare checkout

from drafter.digest.make import digest
from drafter.induction.frames import coverage, frames, keys, moves, order_of_moves
from drafter.induction.induce import induce
from drafter.induction.outline.topic_cues import topic_cues
from drafter.intake import read_bytes
from drafter.mapping.analyse import analyse
from drafter.mapping.cues import bare
from drafter.mapping.topics import label
from drafter.model.digest import Digest
from drafter.model.learned import Frame, Lesson
from drafter.model.lexicon import TopicCues
from drafter.model.pack import EMPTY, Pack
from drafter.model.reading import Structure
from drafter.reading.structure import read_structure
from drafter.store.digests import digest_text
from drafter.store.merging import merge
from drafter.store.packs import load_pack
from tests import learning_indicators
from tests.learning_data import CURATED, GOOD
from tests.reading_counts import Score
from tests.reading_score import gold_items, score_items
from tests.reading_sources import GOLD, load_gold, score_topics

ROOT = Path(__file__).resolve().parent.parent
TOP = 60


@dataclass(frozen=True)
class Row:
    """A line of the table: a figure for each split, a target where there is one."""

    name: str
    within: float | None
    out: float | None = None
    least_within: float | None = None
    least_out: float | None = None
    below: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether every target of the row is reached."""
        return all(
            target is None or (value is not None and (value <= target if self.below else value >= target - 1e-9))
            for value, target in ((self.within, self.least_within), (self.out, self.least_out))
        )

    def __str__(self) -> str:
        sign = "≤" if self.below else "≥"
        cells = [f"{_shown(value):>9}" for value in (self.within, self.out)]
        targets = [f"{sign} {_shown(each)}" if each is not None else "" for each in (self.least_within, self.least_out)]
        return f"{self.name:<52}{''.join(cells)}   {targets[0]:<9}{targets[1]:<9}{'' if self.met else 'MISSED '}{self.note}"


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}" if float(value).is_integer() and value > 1 else f"{value:.3f}"


@cache
def digests(lexicon: bool) -> tuple[Digest, ...]:
    """The digests of the five samples, with the shipped lexicon or without any."""
    pack = load_pack("yingji-fazhi") if lexicon else EMPTY
    return tuple(_digest(text.encode(), truth["id"], pack) for text, truth in gold_items())


def _digest(content: bytes, name: str, pack: Pack) -> Digest:
    return digest(analyse(read_bytes(content, f"{name}.txt"), pack), name, content, pack)


def folds(made: Sequence[Digest]) -> Iterator[tuple[tuple[Digest, ...], Digest]]:
    """Each sample with the other four."""
    for each in made:
        yield tuple(other for other in made if other is not each), each


def frame_rows() -> Iterator[Row]:
    """How many frames recur, how much of the text they cover, how many are good."""
    made = digests(True)
    four = [learned for learned, _ in folds(made)]
    for least, target in ((2, 90), (3, 30), (4, None), (5, None)):
        out = sum(len(frames(each, least)) for each in four) / len(four) if least < 5 else None
        yield Row(f"frames with support ≥ {least}", len(frames(made, least)), out, target)
    yield Row("clauses with a frame of ≥ 2 samples", *(_covered(within, 2) for within in (True, False)), 0.22)
    yield Row("clauses with a frame of ≥ 1 other sample", None, _covered(False, 1), None, 0.20)
    good, curated = _good(frames(made)), _curated(frames(made))
    goods, curateds = ([count(frames(each)) for each in four] for count in (_good, _curated))
    yield Row(f"good frames among the top {TOP}", good, sum(goods) / len(goods), 0.80)
    yield Row("of the 70 curated frames mined", curated, sum(curateds) / len(curateds))


def _covered(within: bool, least: int) -> float:
    made = digests(True)
    told = [coverage(made if within else four, each, least) for four, each in folds(made)]
    return sum(part for part, _ in told) / sum(whole for _, whole in told)


def _good(mined: Sequence[Frame]) -> float:
    """The share of the first TOP frames that a reviewer called good, whatever verbs of their class they name."""
    judged = {keys(text)[0] for text in GOOD}
    top = mined[:TOP]
    return sum(any(keys(one) and keys(one)[0] in judged for one in alternatives(each.text)) for each in top) / len(top)


def _curated(mined: Sequence[Frame]) -> int:
    texts = {one for each in mined for one in alternatives(each.text)}
    return sum(any(re.fullmatch(pattern, text) for text in texts) for pattern in CURATED.values())


def alternatives(text: str) -> tuple[str, ...]:
    """A frame that names several verbs or nouns as one text for each pair."""
    told = re.fullmatch(r"([^{“]*)(“?\{[^}]*\}”?)(.*)", text)
    if told is None:
        return (text,)
    return tuple(f"{verb}{told[2]}{noun}" for verb in told[1].split("／") for noun in told[3].split("／"))


def topic_rows() -> Iterator[Row]:
    """Topics by the hand-written cues (leave-one-out: those the other four hold), and by cues learned from digests alone."""
    pack = load_pack("yingji-fazhi")
    written = [_topics(lambda n, drop=drop: _held(pack, n) if drop else pack) for drop in (False, True)]
    targets = {"topic": (0.85, 0.80), "topic or second": (0.95, None), "topic in three": (0.99, 0.95)}
    for name, pair in targets.items():
        yield Row(f"{name}, hand-written cues", *(made.share(name) for made in written), *pair)
    learned = [_topics(lambda n, out=out: _taught(pack, n, out)) for out in (False, True)]
    for name in targets:
        yield Row(f"{name}, cues learned from digests", *(made.share(name) for made in learned))


def _topics(pack_for: Callable[[int], Pack]) -> Score:
    made = Score()
    for n, (text, truth) in enumerate(gold_items()):
        got = _labels(label(_structure(n, text, truth["id"]), pack_for(n)))
        for node in truth["outline"]:
            if node["topic"] != "overview":
                said = got.get((node["line"], node["start"]), {"topic": "", "topics": ()})
                score_topics(made, node, said, f"{truth['id']}:{node['line']}")
    return made


@cache
def _structure(_: int, text: str, name: str) -> Structure:
    return read_structure(read_bytes(text.encode(), f"{name}.txt"), load_pack("yingji-fazhi").lexicon)


def _labels(structure: Structure) -> Mapping[tuple[int, int], Mapping[str, object]]:
    return {
        structure.passages[node.passage].place(node.start): {
            "topic": node.topic,
            "topics": [{"topic": key} for key, _ in node.topics],
        }
        for node in structure.nodes
    }


def _with_topics(pack: Pack, topics: Mapping[str, TopicCues], name: str) -> Pack:
    lexicon = replace(pack.lexicon, topics=topics)
    return replace(pack, cues=lambda: lexicon, digest=f"{pack.digest} {name}")


def _held(pack: Pack, left_out: int) -> Pack:
    """The pack without the cues that do not stand in the other samples, and without heading patterns that fit none of theirs."""
    others = [item for n, item in enumerate(gold_items()) if n != left_out]
    whole = _folded("\n".join(text for text, _ in others))
    headings = [bare(node["heading"]) for _, truth in others for node in truth["outline"] if node["heading"]]

    def kept(words: Sequence[str]) -> tuple[str, ...]:
        return tuple(word for word in words if _folded(word) in whole)

    topics = {
        key: replace(
            cues,
            names=kept(cues.names),
            cues=kept(cues.cues),
            weak=kept(cues.weak),
            headings=tuple(each for each in cues.headings if any(re.search(each, one) for one in headings)),
        )
        for key, cues in pack.lexicon.topics.items()
    }
    return _with_topics(pack, topics, f"without {left_out}")


def _folded(text: str) -> str:
    return bare(unicodedata.normalize("NFKC", text))


def _taught(pack: Pack, tested: int, out: bool) -> Pack:
    """The pack with the cues that digests labelled by the gold teach, and with no hand-written ones."""
    made = [each for n, each in enumerate(_labelled()) if not out or n != tested]
    cues = {
        each.key: TopicCues(**{name: tuple(words) for name, words in each.content.items()})
        for each in topic_cues(made, ())
        if each.key != "overview"
    }
    known = {key: topic for key, topic in pack.topics.items() if key in cues or key == "overview"}
    return _with_topics(replace(pack, topics=known), cues, f"taught {tested} {out}")


@cache
def _labelled() -> tuple[Digest, ...]:
    done = []
    for n, (made, (text, truth)) in enumerate(zip(digests(True), gold_items(), strict=True)):
        topics = {(node["line"], node["start"]): node["topic"] for node in truth["outline"]}
        structure = _structure(n, text, truth["id"])
        places = [structure.passages[node.passage].place(node.start) for node in structure.nodes]
        heads = tuple(
            replace(head, topic=topics.get(place, "")) for head, place in zip(made.heads, places, strict=True)
        )
        figures = tuple(replace(each, topic=heads[each.head].topic if each.head >= 0 else "") for each in made.figures)
        done.append(replace(made, heads=heads, figures=figures))
    return tuple(done)


def move_rows() -> Iterator[Row]:
    """Whether a sample tells its moves in the order learned: the share of its pairs of moves in a sentence so ordered."""
    made = digests(True)
    shares = []
    for within in (True, False):
        right = total = 0
        for four, each in folds(made):
            order = moves(made if within else four)
            told = order_of_moves((each,))
            right += sum(told[pair] for pair in combinations(order, 2))
            total += told.total()
        shares.append(right / total)
    yield Row("moves told in the learned order", shares[0], shares[1], note=" → ".join(moves(made)))


def indicator_rows() -> Iterator[Row]:
    """The 27 indicators of two or more samples. Learning from four samples can find only those that two of the four tell."""
    lesson = induce(digests(True), load_pack("yingji-fazhi"))
    told = list(learning_indicators.asked(lesson.entries))
    missing = " ".join(each.slug for each, right in told if not right)
    four = [induce(each, load_pack("yingji-fazhi")) for each, _ in folds(digests(True))]
    out = [sum(right for _, right in learning_indicators.asked(each.entries)) for each in four]
    yield Row("indicators asked, shipped lexicon (27)", sum(r for _, r in told), sum(out) / len(out), 27, note=missing)
    made = learning_indicators.found(digests(False), EMPTY)
    folded = [learning_indicators.found(each, EMPTY) for each, _ in folds(digests(False))]
    mean = sum(len(each.slugs) for each in folded) / len(folded)
    yield Row("indicators found, no lexicon (27)", len(made.slugs), mean, 10, note=" ".join(sorted(made.slugs)))
    judged = sum(each.judged for each in folded)
    precision = (made.right / made.judged if made.judged else None, _share(folded, judged))
    yield Row(
        "precision of fields, no lexicon", *precision, 0.80, note=f"{made.right}/{made.judged} {made.wrong or ''}"
    )


def _share(folded: Sequence[learning_indicators.Found], judged: int) -> float | None:
    return sum(each.right for each in folded) / judged if judged else None


def relation_rows() -> Iterator[Row]:
    """Relations of the gold confirmed or, where false, reported; findings that the gold does not have."""
    made = score_items(gold_items(), load_gold())
    for name in ("relations", "no false alarm"):
        cases = f"{made.counts[f'{name} right']}/{made.counts[f'{name} all']}"
        yield Row(f"{name} (rules are written, not learned)", made.share(name), None, 1.0, note=cases)


def machine_rows() -> Iterator[Row]:
    """Same bytes for another order of samples and another hash seed; time of a cold process."""
    for lexicon, name in ((True, "shipped lexicon"), (False, "no lexicon")):
        here, turned = (_print(each, _lesson(each, lexicon)) for each in (digests(lexicon), digests(lexicon)[::-1]))
        told = _elsewhere(lexicon)
        yield Row(f"same bytes, samples turned, {name}", float(here == turned), None, 1.0)
        yield Row(f"same bytes, other hash seed, {name}", float(here == told[0]), None, 1.0)
        yield Row(f"seconds to read five samples, cold, {name}", float(told[1]), None)
        yield Row(f"seconds to learn from five digests, cold, {name}", float(told[2]), None, 1.0, below=True)


def _lesson(made: Sequence[Digest], lexicon: bool) -> Lesson:
    return induce(made, load_pack("yingji-fazhi") if lexicon else EMPTY)


def _print(made: Sequence[Digest], lesson: Lesson) -> str:
    """A hash of every byte written: the digests, and the files of the pack learned from them."""
    named = {"id": "probe", "name": "年度报告", "version": "0.1", "lexicon": made[0].lexicon or "none"}
    files = merge({}, lesson, {**named, "samples": dict.fromkeys(lesson.samples, "")}).files
    texts = [*sorted(map(digest_text, made)), *(f"{name}\n{text}" for name, text in sorted(files.items()))]
    return hashlib.sha256("\0".join((*texts, repr(lesson))).encode()).hexdigest()


def _elsewhere(lexicon: bool) -> tuple[str, ...]:
    """Print of the lesson, seconds of reading and of learning, in another process with another hash seed."""
    command = [sys.executable, __file__, "--once", "lexicon" if lexicon else "none"]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return tuple(done.stdout.split())


def _once(lexicon: bool) -> None:
    begun = time.process_time()  # of this process alone: what else the machine does changes no figure
    made = digests(lexicon)[::-1]
    read = time.process_time()
    lesson = _lesson(made, lexicon)
    learned = time.process_time()
    print(_print(made, lesson), f"{read - begun:.2f}", f"{learned - read:.2f}")


GROUPS = (frame_rows, topic_rows, move_rows, indicator_rows, relation_rows, machine_rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--once", choices=("lexicon", "none"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if not GOLD.is_dir():
        print("the five samples and their annotation are not here: nothing to score")
        return 0
    if asked.once:
        _once(asked.once == "lexicon")
        return 0
    print(f"{'':<52}{'in-sample':>9}{'LOO':>9}   targets")
    rows: list[Row] = []
    for group in GROUPS:
        for row in group():
            rows.append(row)
            print(row, flush=True)
    missed = [row.name for row in rows if not row.met]
    print(f"missed: {'; '.join(missed)}" if missed else "every target is met")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
