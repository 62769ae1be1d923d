"""From samples to a pack and back: ``python tests/learning_trip.py [CORPUS…] [--lexicon none] [--lost]``; 1 when a target is missed.

Each corpus (a folder of reports) is learned without a word list; then every text is read with the learned pack, its facts are
rendered as a draft and the figures compared: those kept at all, those kept in typed fields, those the draft tells wrongly. In-sample
the pack was learned from all texts, held out from all but the one that is read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafter import digesting
from drafter.backtest import written
from drafter.induction.induce import induce
from drafter.model.learned import Lesson
from drafter.model.pack import Pack
from drafter.packing import checking
from drafter.store.merging import write_pack
from drafter.store.vocabulary import completed, vocabulary_entries

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"
CORPORA = tuple(sorted(path for path in (ROOT / "tests" / "corpora").iterdir() if path.is_dir()))
KEPT, TYPED = 0.85, 0.60


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
    whole = induce(gathered.digests, gathered.pack)
    for n, digest in enumerate(gathered.digests):
        rest = [*gathered.digests[:n], *gathered.digests[n + 1 :]]
        lesson = induce(rest, gathered.pack) if held_out else whole
        rows, wrong = written(lesson, paths[digest.sample], gathered.pack)
        kept, typed = rows[0], rows[1]
        lost = tuple(f"{line}: {text}" for line, text in kept.lost)
        yield Trip(digest.sample, kept.total, kept.hit, typed.hit, wrong, lost, faults(lesson, gathered.pack))


def faults(lesson: Lesson, pack: Pack) -> int:
    """How much ``pack check`` finds in the pack learned."""
    with tempfile.TemporaryDirectory() as name:
        whole = completed(lesson, vocabulary_entries(pack.id))
        write_pack(whole, Path(name) / "p", {"id": "p", "name": "p", "version": "1"})
        return len(checking(str(Path(name) / "p")))


def report(folder: Path, lexicon: str, lost: bool, splits: Sequence[bool] = (False, True)) -> bool:
    """Print the table of a corpus; whether its targets hold in-sample."""
    good = True
    for held_out in splits:
        title = "held out " if held_out else "in-sample"
        done = list(trips(folder, lexicon, held_out))
        for each in done:
            kept, typed = each.kept / max(1, each.figures), each.typed / max(1, each.figures)
            good = good and (held_out or (kept >= KEPT and typed >= TYPED and not each.wrong and not each.found))
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
        print(f"{folder.name:16} {title} all: kept {kept:.3f} (≥ {KEPT}), typed {typed:.3f} (≥ {TYPED})")
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
    return 0 if all([report(folder, given.lexicon, given.lost, splits) for folder in folders]) else 1


if __name__ == "__main__":
    sys.exit(main())
