"""Samples → digests: one sample, many of them in parallel, and which kind of report they are."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.app import unreadable
from drafter.errors import DrafterError
from drafter.model.digest import DIGEST_FORMAT, Digest
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.pack import EMPTY, Pack
from drafter.model.span import Span

if TYPE_CHECKING:
    from drafter.model.reading import Reading
    from drafter.store.digests import Stored

NONE = "none"  # no pack's words: read by form alone
FEW = 6  # samples that are not worth a second process
FACTS_FILE = re.compile(r"(?m)^pack:\s*\S+[^\n]*\n(?:.*\n){0,8}?(?:facts|agency|year):")
_VOTERS = 12  # samples asked which kind of report they are, when nobody says
_CHUNK = 4


@frozen
class Task:
    path: str
    lexicon: str
    target: str = ""  # the digest file to write; "": hand back the digest
    force: bool = False


@frozen
class Done:
    """What became of one sample; ``state`` is written, kept or "" (failed, or not to be written)."""

    path: str
    said: tuple[tuple[str, Span, dict[str, str], Severity, str], ...] = ()  # findings as they travel between processes
    digest: Digest | None = None
    state: str = ""
    sha256: str = ""
    prints: tuple[int, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of it."""
        return tuple(
            replace(finding(code, where, severity, **params), line_text=line)
            for code, where, params, severity, line in self.said
        )

    @property
    def sample(self) -> str:
        """The id of the sample."""
        return Path(self.path).stem


def by_name(path: str) -> tuple[str, str]:
    """The order of samples: by their ids, wherever they stand."""
    return Path(path).stem, path


def sha256_of(path: str) -> str:
    """The checksum of a file, "" where it cannot be read."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


# -- the kind of report ----------------------------------------------------------------------------------------------


def fitting(samples: Sequence[str], known: Mapping[str, str] | None = None) -> str:
    """The shipped pack most samples fit by title or headings, none where there is no such majority."""
    asked = sorted(samples, key=by_name)[:_VOTERS]
    votes = [(known or {}).get(path) or _fit(path) for path in asked]
    best = max(sorted({each for each in votes if each}), key=votes.count, default=NONE)
    return best if votes.count(best) * 2 > sum(map(bool, votes)) else NONE


def _fit(path: str) -> str:
    """The first shipped pack a sample is a report of, none for no pack; "" for what cannot be read."""
    from drafter.intake import read
    from drafter.reading.genre import verdict
    from drafter.reading.structure import read_structure
    from drafter.store.packs import load_pack, shipped_packs

    try:
        source = read(path)
    except (DrafterError, OSError):
        return ""
    for name in shipped_packs():
        cues = load_pack(name).lexicon
        if cues.kind.by != "person" or not (cues.kind.title or cues.kind.said):
            continue  # what was learned from such samples must not decide how they are read
        structure = read_structure(source, cues)
        judged = verdict(structure, cues)
        if (judged is None or not judged.blocks) and _ours(structure.identity.agency, cues.kind.agencies):
            return name
    return NONE


def _ours(agency: str, agencies: Sequence[str]) -> bool:
    """Whether the cues are made for such an agency; one that the sample does not name may be any."""
    return not agency or not agencies or any(re.search(each, agency) for each in agencies)


def known_kinds(target: Mapping[str, str]) -> dict[str, str]:
    """Sample file → the lexicon it was digested with before, where it has not changed since."""
    from drafter.store.digests import stored

    known = {}
    for path, file in sorted(target.items(), key=lambda each: by_name(each[0]))[:_VOTERS]:
        if not Path(file).is_file():
            continue
        found = stored(Path(file).read_text(encoding="utf-8", errors="replace"))
        if found is not None and found.sha256 == sha256_of(path):
            known[path] = found.lexicon or NONE
    return known


# -- one sample ------------------------------------------------------------------------------------------------------


def digest_file(path: str, pack: Pack) -> Digest:
    """The digest of a sample's file; what is no report, or cannot be read, raises DrafterError with what is to be said."""
    from drafter.digest.make import digest
    from drafter.intake import read
    from drafter.mapping.analyse import analyse

    source = read(path)
    if FACTS_FILE.search(source.text[:4000]):
        raise DrafterError(finding("source-facts", Span(path)))
    reading = analyse(source, pack)
    refused = [each for each in reading.findings if each.blocks and not _forgiven(each, reading, pack)]
    if refused:
        raise DrafterError(refused, 1)
    return digest(reading, Path(path).stem, Path(path).read_bytes(), pack)


def _forgiven(found: Finding, reading: Reading, pack: Pack) -> bool:
    """A report may be mostly tables: only a pack that knows its titles can tell whether this one is."""
    structure = reading.structure
    return (
        found.code == "reading-table"
        and not pack.lexicon.kind.title
        and bool(structure.identity.title and structure.nodes)
    )


def _one(task: Task) -> Done:
    """What becomes of a sample; whatever is wrong with it comes back as a finding."""
    try:
        return _made(task)
    except DrafterError as error:
        found = error.findings
    except OSError as error:
        found = (unreadable(task.path, error),)
    except Exception as error:  # one sample must not stop the rest
        found = (finding("digest-failed", Span(task.path), problem=f"{type(error).__name__}: {error}"),)
    return Done(
        task.path, tuple((each.code, each.where, dict(each.params), each.severity, each.line_text) for each in found)
    )


def _made(task: Task) -> Done:
    from drafter.store.packs import load_pack

    pack = EMPTY if task.lexicon == NONE else load_pack(task.lexicon)
    if not task.target:
        return Done(task.path, digest=digest_file(task.path, pack))
    there = _there(task)
    if there is not None and _current(there, task, pack) and not task.force:
        return Done(task.path, state="kept", sha256=there.sha256, prints=there.prints)
    if there is not None and there.touched and not task.force:
        raise DrafterError(finding("digest-edited", Span(task.target), Severity.GAP, path=task.target))
    made = digest_file(task.path, pack)
    _write(task.target, made)
    return Done(task.path, state="written", sha256=made.sha256, prints=made.prints)


def _there(task: Task) -> Stored | None:
    """The digest file that is there already; DrafterError for a file that is none."""
    from drafter.store.digests import stored

    path = Path(task.target)
    if not path.is_file():
        return None
    found = stored(path.read_text(encoding="utf-8", errors="replace"))
    if found is None and not task.force:
        raise DrafterError(finding("output-foreign", path=path))
    return found


def _current(there: Stored, task: Task, pack: Pack) -> bool:
    """Whether the same bytes were digested in the same format by the same cues."""
    from drafter.digest.make import cues_of

    made = (there.sha256, there.format, there.lexicon, there.cues)
    return made == (sha256_of(task.path), str(DIGEST_FORMAT), pack.id, cues_of(pack))


def _write(target: str, made: Digest) -> None:
    from drafter.store.digests import digest_text
    from drafter.store.files import atomic_write

    try:
        atomic_write(Path(target), digest_text(made).encode())
    except OSError as error:
        problem = error.strerror or str(error)
        raise DrafterError(finding("output-failed", path=target, problem=problem)) from error


def digest_all(tasks: Sequence[Task], jobs: int) -> Iterator[Done]:
    """What becomes of every sample, in order; with more than a few of them in as many processes as there are processors."""
    workers = min(jobs or os.cpu_count() or 1, len(tasks))
    if workers < 2 or (not jobs and len(tasks) <= FEW):
        yield from map(_one, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    done = 0
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            for each in pool.map(_one, tasks, chunksize=_CHUNK):
                done += 1
                yield each
    except (BrokenProcessPool, PermissionError):  # where no further process may be started, it goes on in this one
        yield from map(_one, tasks[done:])
