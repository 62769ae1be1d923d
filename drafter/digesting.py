"""``drafter digest``, and the digests ``learn`` and ``test`` work on: samples read in parallel, digest files as they stand."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from drafter.app import FACTS, REPORTS, expand, unreadable
from drafter.digest.fingerprint import alike
from drafter.errors import DrafterError
from drafter.model.digest import Digest
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.pack import EMPTY, Pack
from drafter.model.span import Span
from drafter.sampling import (
    FACTS_FILE,
    FEW,
    NONE,
    Done,
    Task,
    by_name,
    digest_all,
    digest_file,
    fitting,
    known_kinds,
    sha256_of,
)

_TAIL = 200  # bytes at the end of a review page, where its mark stands
_SAME = 0.8  # share of figures two texts in the same words have in common when they are one report

__all__ = ["Gathered", "digest_file", "files", "gather", "run"]


@frozen
class Gathered:
    """The digests of a set of sources in the order of their names, what is to be said, and the vocabulary they carry."""

    digests: tuple[Digest, ...]
    findings: tuple[Finding, ...]
    pack: Pack


# -- sources ---------------------------------------------------------------------------------------------------------


def files(sources: Sequence[str]) -> tuple[Path, ...]:
    """The files of the sources that may be samples or digests, in order."""
    return tuple(Path(each) for each in _expanded(sources) if isinstance(each, str))


def _expanded(sources: Sequence[str], suffixes: Sequence[str] = (*REPORTS, *FACTS)) -> Iterator[str | Finding]:
    """Files and what is wrong with the sources; of a folder not what tells of the samples: its README, a review page."""
    named = {os.path.normpath(each) for each in sources}
    seen: set[str] = set()
    for each in expand(sources, suffixes):
        if isinstance(each, str):
            path = os.path.normpath(each)
            ours = (Path(path).stem.upper() == "README" or _is_review(path)) and path not in named
            if ours or path in seen or os.path.isdir(path):
                continue
            seen.add(path)
        yield each


def _is_review(path: str) -> bool:
    """Whether a file is the page that ``learn --report`` writes."""
    if not path.endswith(".html"):
        return False
    try:
        with open(path, "rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _TAIL))
            return b"<!-- drafter learn " in file.read()
    except OSError:
        return False


def gather(sources: Sequence[str], lexicon: str = "", jobs: int = 0) -> Gathered:
    """The digests of samples and digest files; ``lexicon`` names the pack to read by (none: by form alone; "": the one the
    digests carry, else the one most samples fit)."""
    from drafter.store.packs import load_pack

    found = list(_expanded(sources))
    said = [each for each in found if isinstance(each, Finding)]
    paths = [each for each in found if isinstance(each, str)]
    read, faults = _read_digests([each for each in paths if Path(each).suffix.lower() in FACTS])
    samples = sorted((each for each in paths if Path(each).suffix.lower() not in FACTS), key=by_name)
    carried = sorted({each.lexicon for each in read})
    wanted = lexicon or ((carried[0] or NONE) if carried else fitting(samples))
    if any(each != ("" if wanted == NONE else _id(wanted)) for each in carried):
        return Gathered((), (*said, *faults, _mixed(read, lexicon)), EMPTY)
    pack = EMPTY if wanted == NONE else load_pack(wanted)
    known = {each.sample: each for each in read}
    asked = [each for each in samples if not _same_bytes(each, known)]
    done = list(digest_all([Task(each, wanted) for each in asked], jobs))
    said += [*faults, *(each for one in done for each in one.findings)]
    kept, doubled = _unique([*read, *(each.digest for each in done if each.digest is not None)])
    if not kept and not any(each.blocks for each in said):
        said.append(finding("digest-none", severity=Severity.GAP))
    return Gathered(kept, (*said, *doubled), pack)


def _id(lexicon: str) -> str:
    from drafter.store.packs import load_pack

    return load_pack(lexicon).id


def _same_bytes(path: str, known: Mapping[str, Digest]) -> bool:
    """Whether a sample's digest is there already: the digest is what a person may have corrected."""
    digest = known.get(Path(path).stem)
    return digest is not None and digest.sha256 == sha256_of(path)


def _read_digests(paths: Sequence[str]) -> tuple[list[Digest], list[Finding]]:
    from drafter.store.digests import read_digest

    read: list[Digest] = []
    said: list[Finding] = []
    for path in paths:
        try:
            data = Path(path).read_bytes()
            if FACTS_FILE.search(data[:4000].decode("utf-8", "replace")):
                said.append(finding("source-facts", Span(path)))
            else:
                read.append(read_digest(data, path))
        except DrafterError as error:
            said.extend(error.findings)
        except OSError as error:
            said.append(unreadable(path, error))
    return read, said


def _mixed(read: Sequence[Digest], lexicon: str) -> Finding:
    """The finding of digests that do not carry one vocabulary, or not the one that was asked for."""
    by: dict[str, list[str]] = {}
    for each in read:
        by.setdefault(each.lexicon or NONE, []).append(each.sample)
    shown = "；".join(f"{name}：{'、'.join(sorted(samples)[:3])}" for name, samples in sorted(by.items()))
    return finding("digest-lexicon" if len(by) == 1 else "digest-mixed", lexicon=lexicon, shown=shown)


def _unique(digests: Sequence[Digest]) -> tuple[tuple[Digest, ...], list[Finding]]:
    """The digests in the order of their names, each sample once, with a finding for every one left out."""
    kept: dict[str, Digest] = {}
    said: list[Finding] = []
    for each in sorted(digests, key=lambda one: (one.sample, one.sha256, one.source)):
        if each.sample in kept:
            if each.sha256 != kept[each.sample].sha256:
                said.append(finding("digest-same-name", severity=Severity.GAP, sample=each.sample))
            continue
        kept[each.sample] = each
    for first, second in alike({name: (each.sha256, each.prints) for name, each in kept.items()}):
        if not _same_report(kept[first], kept[second]):
            continue
        said.append(finding("digest-duplicate", severity=Severity.NOTE, first=first, second=second))
        kept.pop(second, None)
    return tuple(kept.values()), said


def _same_report(one: Digest, other: Digest) -> bool:
    """Whether two texts in the same words also tell the same figures: a form filled in twice is two reports."""
    if one.sha256 == other.sha256:
        return True
    mine, theirs = (Counter((each.kind, each.text) for each in digest.figures) for digest in (one, other))
    return (mine & theirs).total() >= _SAME * (mine | theirs).total()


# -- the verb --------------------------------------------------------------------------------------------------------


def run(arguments: argparse.Namespace) -> int:
    """The exit code of design §5: 0 all done, 1 some of a batch failed or were left alone, 3 unreadable, 4 not written."""
    from drafter.messages import LANGUAGES, show, ui

    lang = LANGUAGES[arguments.lang]
    outcomes: list[Done] = []
    codes: list[int] = []

    def say(found: Sequence[Finding]) -> None:
        for each in found:
            if each.blocks or not arguments.quiet:
                print(show(each, lang), file=sys.stderr)

    refused, tasks = _tasks(arguments)
    say(refused)
    codes += [_code((each,)) for each in refused]
    for done in digest_all(tasks, arguments.jobs):
        outcomes.append(done)
        codes.append(_code(done.findings))
        say(done.findings)
        _progress(len(outcomes), len(tasks))
    say(_doubled(arguments.output, outcomes))
    count = {state: sum(each.state == state for each in outcomes) for state in ("written", "kept")}
    failed = sum(map(bool, codes))
    if not arguments.quiet or failed:
        print(ui("digested", lang, folder=arguments.output, failed=failed, **count), file=sys.stderr)
    return 1 if any(codes) and not all(codes) else max(codes, default=0)


def _tasks(arguments: argparse.Namespace) -> tuple[list[Finding], list[Task]]:
    """What is wrong with the sources, and the samples to read with the digest file of each."""
    from drafter.store.packs import find_pack

    if arguments.lexicon not in ("", NONE):
        find_pack(arguments.lexicon)
    refused: list[Finding] = []
    samples: dict[str, str] = {}
    for each in _expanded(arguments.sources, REPORTS):
        if isinstance(each, Finding):
            refused.append(each)
        elif Path(each).stem in samples:
            other = samples[Path(each).stem]
            refused.append(finding("digest-same-stem", Span(each), Severity.GAP, other=other, sample=Path(each).stem))
        else:
            samples[Path(each).stem] = each
    target = {path: str(Path(arguments.output) / f"{stem}.yaml") for stem, path in samples.items()}
    lexicon = arguments.lexicon or (fitting(list(target), known_kinds(target)) if target else NONE)
    return refused, [Task(path, lexicon, target[path], arguments.force) for path in sorted(target, key=by_name)]


def _doubled(folder: str, outcomes: Sequence[Done]) -> list[Finding]:
    """A note for every digest of the folder that tells the same text as another one."""
    from drafter.store.digests import stored

    told = {each.sample: (each.sha256, each.prints) for each in outcomes if each.state}
    there = sorted(Path(folder).glob("*.yaml")) if Path(folder).is_dir() else []
    for path in there:
        if path.stem not in told:
            found = stored(path.read_text(encoding="utf-8", errors="replace"))
            if found is not None:
                told[path.stem] = (found.sha256, found.prints)
    return [
        finding("digest-duplicate", severity=Severity.NOTE, first=first, second=second)
        for first, second in alike(told)
        if any(each.state and each.sample in (first, second) for each in outcomes)
    ]


def _progress(done: int, total: int) -> None:
    if total > FEW and sys.stderr.isatty():
        print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)


def _code(found: Sequence[Finding]) -> int:
    if any(each.code.startswith("output-") for each in found):
        return 4
    if any(each.severity is Severity.UNREADABLE for each in found):
        return 3
    return int(any(each.severity is Severity.GAP for each in found))
