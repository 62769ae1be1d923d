"""A new year's draft begun from last year's: a facts file, or a report read by extract."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from drafter import app
from drafter.analysis.sentences import tidy
from drafter.errors import DrafterError
from drafter.extracting import report_of
from drafter.interview.carrying import carried
from drafter.interview.moment import Moment
from drafter.interview.promises import promises
from drafter.model.fact import Facts, State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.pack import Pack
from drafter.model.question import Answers, leaf
from drafter.model.span import NOWHERE, Span
from drafter.output import file_name
from drafter.questionnaire import resolve
from drafter.questionnaire.envelope import LABELS
from drafter.questionnaire.last_year import doubtful
from drafter.questionnaire.paths import orders_of
from drafter.sitting import Opened, open_draft, saved
from drafter.store.files import atomic_write
from drafter.store.packs import find_pack, load_pack, shipped_packs


@frozen
class _Source:
    """Last year as given: who and when, the facts file a report was read into (``text``), how a new file names the pack."""

    name: str
    agency: str
    year: int
    called: str = ""
    text: str = ""


@frozen
class _Last:
    """Last year's facts file, read; ``notes`` say how it came to be."""

    path: Path
    facts: Facts
    pack: Pack
    notes: tuple[Finding, ...] = ()


def begin_from(
    source: str,
    facts: str = "",
    pack: str = "",
    year: int = 0,
    then: Callable[[Opened], Opened] = lambda opened: opened,
) -> Opened:
    """The draft of the year after ``source`` (a facts file or any report extract reads), saved as ``facts`` or by year and agency.

    A report is read into a facts file beside the new one first, since ``last_year:`` names a file. An existing draft is gone on
    with, never begun anew; only ``last_year:`` is added. Raises DrafterError with every fault of the source, or of ``then``,
    which goes on with the draft; after one no file is there that was not before.
    """
    written: dict[Path, bytes | None] = {}
    try:
        opened = _begin(source, facts, pack, year, written)
        return replace(then(opened), notes=opened.notes, fresh=opened.fresh)
    except DrafterError:
        for path, before in written.items():
            _put_back(path, before)
        raise


def _put_back(path: Path, before: bytes | None) -> None:
    """The file as it was; one that cannot be put back is left as it is, since the fault is what is to be said."""
    with suppress(OSError):
        if before is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != before:
            atomic_write(path, before)


def _begin(source: str, facts: str, pack: str, year: int, written: dict[Path, bytes | None]) -> Opened:
    if facts and os.path.abspath(facts) == os.path.abspath(source):
        raise DrafterError(finding("from-own", source=source))
    there = _existing(facts, pack)
    if there is not None and there.answers.has(("last_year",)):
        return _kept(there, source)
    folder = Path(facts).parent if facts else Path()
    _check_kind(source)
    given = _read(source, pack or (there.pack.id if there else ""), folder)
    if year and year != given.year + 1:
        raise DrafterError(_gap(given, year))
    path = Path(facts) if facts else Path(f"{file_name(f'{given.agency}-{given.year + 1}')}.yaml")
    there = there or _existing(str(path), pack)
    if there is not None and there.answers.has(("last_year",)):
        return _kept(there, source)
    if there is not None:
        _check_same(there, given)
    last = _filed(given, folder, written)
    opened = _begun(last, path, given.called) if there is None else _joined(there, last, path)
    written[path] = path.read_bytes() if path.exists() else None
    again = open_draft(str(saved(opened).path), pack)
    fresh = there is None
    return replace(again, notes=(*last.notes, *_told(last, fresh)), fresh=fresh)


def _existing(facts: str, pack: str) -> Opened | None:
    path = Path(facts)
    if not facts or not path.is_file() or not path.read_bytes().strip():
        return None
    return open_draft(facts, pack)


def _kept(there: Opened, source: str) -> Opened:
    name = there.answers.text(("last_year",))
    held = (there.path.parent if there.path else Path()) / name
    if os.path.abspath(held) == os.path.abspath(source) or Path(source).name in _first_line(held):
        return there
    return replace(there, notes=(_note("last-kept", path=there.path, last=name, source=source),))


# -- the source --------------------------------------------------------------------------------------------------------


def _check_kind(source: str) -> None:
    if source == "-" or Path(source).is_dir():
        raise DrafterError(finding("from-kind", source=source))
    if not Path(source).is_file():
        raise DrafterError(finding("file-missing", Span(source)))


def _read(source: str, pack: str, folder: Path) -> _Source:
    if Path(source).suffix.lower() in app.FACTS:
        return _of_facts(source, pack, folder)
    try:
        identity, text = report_of(source, pack, folder)
    except DrafterError as error:
        raise DrafterError([_of_another_kind(each, source, pack) for each in error.findings]) from error
    for code, known in (("from-no-year", identity.year), ("from-no-agency", identity.agency)):
        if not known:
            raise DrafterError(finding(code, source=source))
    return _Source(source, identity.agency, identity.year, _called(pack, Path(), folder), text)


def _of_another_kind(found: Finding, source: str, pack: str) -> Finding:
    """What extract says of a report that is none of the pack's, as it is to be said of last year's."""
    if found.code != "reading-other-kind":
        return found
    name = load_pack(pack or app.DEFAULT_PACK).name
    return finding("from-other-kind", source=source, title=found.params.get("title", ""), pack=name)


def _of_facts(source: str, pack: str, folder: Path) -> _Source:
    node = app.read_node(source)
    loaded = app.load_facts(source, depth=1)
    if len(loaded) > 1:
        raise DrafterError(finding("from-many", source=source, count=len(loaded)))
    named, found = resolve.pack_name(node), loaded[0].findings
    facts, of = loaded[0].facts, loaded[0].pack
    if any(each.severity is Severity.UNREADABLE for each in found) or of is None:
        raise DrafterError([each for each in found if each.blocks])
    if pack and load_pack(pack).id != of.id:
        raise DrafterError(_other_pack(source, of, load_pack(pack)))
    if facts is None or not facts.agency.name:
        label = LABELS["year" if facts is None else "name"]
        raise DrafterError(finding("from-blank", source=source, label=label))
    return _Source(source, facts.agency.name, facts.year, _called(named, Path(source).parent, folder))


def _called(named: str, near: Path, folder: Path) -> str:
    """How a file in ``folder`` names the pack: a shipped one by its id, any other by its place."""
    if named in ("", *shipped_packs()):
        return named
    return _relative(find_pack(named, near), folder)


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def _other_pack(source: str | Path, named: Pack, pack: Pack) -> Finding:
    return finding("from-other-pack", source=source, named=named.name, pack=pack.name)


def _gap(given: _Source, year: int | str) -> Finding:
    if str(year) == str(given.year):
        return finding("from-same-year", source=given.name, year=year, last=given.year - 1)
    return finding("from-year-gap", source=given.name, last=given.year, next=given.year + 1, year=year)


def _check_same(there: Opened, given: _Source) -> None:
    """The draft that is there must be of the same agency, a year later; what is not written in it yet cannot differ."""
    year, name = there.answers.text(("year",)), there.answers.text(("agency", "name"))
    if year and year != str(given.year + 1):
        raise DrafterError(_gap(given, year))
    if name and tidy(name) != given.agency:
        raise DrafterError(finding("from-other-agency", source=given.name, last=given.agency, name=name))


# -- last year's file --------------------------------------------------------------------------------------------------


def _filed(given: _Source, folder: Path, written: dict[Path, bytes | None]) -> _Last:
    """The facts file of last year: the one given, or the one a report was read into, kept where it is there already."""
    if not given.text:
        return _loaded(Path(given.name))
    stem = file_name(f"{given.agency}-{given.year}")
    path, n = folder / f"{stem}.yaml", 2
    while path.exists() and not _read_from(path, given.text):
        path, n = folder / f"{stem}（{n}）.yaml", n + 1
    code = "last-reused" if path.exists() else "last-extracted"
    if not path.exists():
        written[path] = None
        try:
            atomic_write(path, given.text.encode())
        except OSError as error:
            raise DrafterError(finding("output-failed", path=path, problem=error.strerror or str(error)), 4) from error
    last = _loaded(path)
    return replace(last, notes=(_note(code, source=given.name, path=path),))


def _read_from(path: Path, text: str) -> bool:
    """Whether the file was read from the same report before: a person may have corrected it since."""
    return _first_line(path) == text.split("\n", 1)[0]


def _first_line(path: Path) -> str:
    """What extract says on top of a file: the report it read; "" where it cannot be looked at."""
    try:
        return path.read_text(encoding="utf-8").split("\n", 1)[0]
    except (OSError, UnicodeDecodeError):
        return ""


def _loaded(path: Path) -> _Last:
    loaded = app.load_facts(str(path), depth=1)[0]
    if loaded.facts is None or loaded.pack is None:
        raise DrafterError([each for each in loaded.findings if each.blocks])
    return _Last(path, loaded.facts, loaded.pack)


# -- the new file ------------------------------------------------------------------------------------------------------


def _begun(last: _Last, path: Path, called: str) -> Opened:
    name = _relative(last.path, path.parent)
    return Opened(last.pack, carried(last.pack, last.facts, name, called), path)


def _joined(there: Opened, last: _Last, path: Path) -> Opened:
    """The draft that is there, with last year's file named; the year too where it has none, since the file settles it."""
    if there.pack.id != last.pack.id:
        raise DrafterError(_other_pack(last.path, last.pack, there.pack))
    answers: Answers = there.answers
    for key, text in (("year", str(last.facts.year + 1)), ("last_year", _relative(last.path, path.parent))):
        if not answers.has((key,)):
            answers = answers.put((key,), leaf(text), orders_of((key,), there.pack))
    return replace(there, answers=answers)


def _told(last: _Last, fresh: bool) -> tuple[Finding, ...]:
    """What was read of last year, and what of it stands in the new file."""
    facts, values = last.facts, last.facts.values.values()
    counts = {
        "last-doubtful": sum(map(doubtful, values)),
        "last-promises": len(promises(Moment(last.pack, Answers(), last=facts))),
        "last-stable": fresh
        and sum(last.pack.fields[each.key].stable and each.state is State.GIVEN for each in values),
    }
    said = [_note("last-read", agency=facts.agency.name, year=facts.year, count=len(values))]
    said += [_note(code, count=count) for code, count in counts.items() if count]
    if fresh and facts.outline:
        said.append(_note("last-outline", path=last.path))
    return tuple(said)


def _note(code: str, **params: object) -> Finding:
    return finding(code, NOWHERE, Severity.NOTE, **params)
