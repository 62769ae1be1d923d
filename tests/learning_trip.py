"""From samples to a pack and back: ``python tests/learning_trip.py [CORPUS…] [--lexicon none] [--lost]``; 1 when a target is missed.

Each corpus (a folder of reports) is learned without a word list; then every text is read with the learned pack, its facts are
rendered as a draft and the figures compared: those kept at all, those kept in typed fields (a target for eight texts and more),
those the draft tells wrongly. In-sample
the pack was learned from all texts, held out from all but the one that is read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafter import digesting
from drafter.backtest import compared, save
from drafter.induction.induce import induce
from drafter.packing import checking

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"
CORPORA = tuple(sorted(path for path in (ROOT / "tests" / "corpora").iterdir() if path.is_dir()))
KEPT, TYPED = 0.85, 0.60
MANY = 8  # texts from which on learning is to recognise most of what it has seen: fewer share too little


@dataclass(frozen=True)
class Trip:
    """One text: figures, those kept, those typed, those told that the text does not have, what was lost."""

    name: str
    figures: int
    kept: int
    typed: int
    wrong: tuple[str, ...]
    lost: tuple[str, ...]
    found: int  # findings of the pack's check


def trips(folder: Path, lexicon: str, held_out: bool) -> Iterator[Trip]:
    """The trips of every text of a corpus."""
    gathered = digesting.gather([str(folder)], lexicon)
    paths = {path.stem: path for path in digesting.files([str(folder)])}
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "whole"
        save(induce(gathered.digests, gathered.pack), whole, gathered.pack)
        for n, digest in enumerate(gathered.digests):
            pack = whole
            if held_out:
                pack = Path(name) / f"without-{n}"
                rest = [*gathered.digests[:n], *gathered.digests[n + 1 :]]
                save(induce(rest, gathered.pack), pack, gathered.pack)
            yield trip(digest.sample, paths[digest.sample], pack)


def trip(name: str, path: Path, pack: Path) -> Trip:
    """One text with the pack in a folder."""
    (kept, typed, *_), wrong = compared(path, pack)
    lost = tuple(f"{line}: {text}" for line, text in kept.lost)
    return Trip(name, kept.total, kept.hit, typed.hit, wrong, lost, faults(pack))


@lru_cache(maxsize=64)
def faults(pack: Path) -> int:
    """How much ``pack check`` finds in a learned pack."""
    return len(checking(str(pack)))


def report(folder: Path, lexicon: str, lost: bool, splits: Sequence[bool] = (False, True)) -> bool:
    """Print the table of a corpus; whether its targets hold in-sample."""
    good = True
    for held_out in splits:
        title = "held out " if held_out else "in-sample"
        done = list(trips(folder, lexicon, held_out))
        for each in done:
            kept, typed = each.kept / max(1, each.figures), each.typed / max(1, each.figures)
            enough = typed >= TYPED or len(done) < MANY
            good = good and (held_out or (kept >= KEPT and enough and not each.wrong and not each.found))
            print(
                f"{folder.name:16} {title} {each.name:28} figures {each.figures:4}  kept {kept:.3f}  typed {typed:.3f}"
                f"  wrong {len(each.wrong)}  check {each.found}"
            )
            if lost:
                print(
                    *(f"      lost {text}" for text in each.lost),
                    *(f"      wrong {text}" for text in each.wrong),
                    sep="\n",
                )
        whole = max(1, sum(each.figures for each in done))
        kept, typed = sum(each.kept for each in done) / whole, sum(each.typed for each in done) / whole
        least = ("", "") if held_out else (f" (≥ {KEPT})", f" (≥ {TYPED})" if len(done) >= MANY else "")
        print(f"{folder.name:16} {title} all: kept {kept:.3f}{least[0]}, typed {typed:.3f}{least[1]}")
    return good


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--lexicon", default="none")
    parser.add_argument("--lost", action="store_true")
    parser.add_argument("--in-sample", action="store_true")
    given = parser.parse_args(argv)
    folders = given.corpora or [*CORPORA, *([SAMPLES] if SAMPLES.is_dir() else [])]
    splits = (False,) if given.in_sample else (False, True)
    held = [report(folder, given.lexicon, given.lost, splits) for folder in folders]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
