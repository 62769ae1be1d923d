"""``drafter extract``: reports in, facts files or JSON out; where the readers meet the files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from drafter.app import DEFAULT_PACK, REPORTS, expand, unreadable
from drafter.errors import DrafterError
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.span import Span
from drafter.output import file_name

if TYPE_CHECKING:
    from drafter.mapping.draft import Draft
    from drafter.model.pack import Pack
    from drafter.model.reading import Identity, Reading

_FACTS = re.compile(r"(?m)^pack:\s*\S+[^\n]*\n(?:.*\n){0,8}?(?:facts|agency|year):")


@frozen
class ExtractOptions:
    """What ``extract`` was asked."""

    output: str = ""
    as_json: bool = False
    traditional: bool = False
    force: bool = False
    pack: str = ""


@frozen
class Extracted:
    """What became of one report: its facts file (written to ``path`` or as text), its JSON, every finding."""

    source: str
    findings: tuple[Finding, ...] = ()
    text: str = ""
    data: Mapping[str, Any] | None = None
    path: Path | None = None
    changed: bool = False
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def extract(sources: Sequence[str], options: ExtractOptions) -> Iterator[Extracted]:
    """One outcome a report; the failure of one never stops the rest."""
    from drafter.store.packs import load_pack

    pack = load_pack(options.pack or DEFAULT_PACK)
    expanded = list(expand(sources, REPORTS))
    taken: set[Path] = set()
    for each in expanded:
        if isinstance(each, Finding):
            yield Extracted(str(each.where), (each,))
        else:
            yield _one(each, pack, options, len(expanded) > 1, taken)


def _one(source: str, pack: Pack, options: ExtractOptions, many: bool, taken: set[Path]) -> Extracted:
    from drafter.intake import read
    from drafter.mapping.analyse import analyse
    from drafter.mapping.as_json import reading_json

    def failed(*found: Finding) -> Extracted:
        return Extracted(source, found, data={"file": source, "error": _error(found[0])} if options.as_json else None)

    try:
        reading = analyse(read(source, traditional=options.traditional), pack)
    except DrafterError as error:
        return failed(*error.findings)
    except OSError as error:
        return failed(unreadable(source, error))
    if _FACTS.search(reading.source.text[:4000]):
        return failed(finding("source-facts", Span(source)))
    findings = with_raw_lines(reading)
    if options.as_json:
        return Extracted(source, findings, data=_told(reading_json(reading), reading, pack))
    if any(each.blocks for each in findings):
        return Extracted(source, findings)
    return _written(Extracted(source, findings), reading, pack, options, many, taken)


def _error(found: Finding) -> dict[str, str]:
    from drafter.messages import sentence

    return {"code": found.code, "message": sentence(found)}


def _told(data: dict[str, Any], reading: Reading, pack: Pack) -> dict[str, Any]:
    """The JSON with a sentence to every defect, and with what the report promised for the next year."""
    from drafter.mapping.draft import draft, promises
    from drafter.messages import sentence

    refused = next((each for each in reading.findings if each.blocks), None)
    data["error"] = _error(refused) if refused else None
    data["promises"] = [
        {"item": each.item, "target": each.target or None, "line": each.line}
        for each in promises(draft(reading, pack), pack)
    ]

    for each in data["defects"]:
        each["message"] = sentence(finding(each["code"], **each["params"]))
    return data


def with_raw_lines(reading: Reading) -> tuple[Finding, ...]:
    """The findings of a reading with the raw line each speaks of, in the order of the source."""
    from drafter.app import with_lines

    return with_lines(reading.findings, reading.source.text, reading.source.name)


def facts_text(reading: Reading, pack: Pack) -> str:
    """The facts file of a reading: captions above keys, the source line of every value at the end of its line."""
    from drafter.mapping.draft import draft

    return _sheet_text(draft(reading, pack), reading, pack)


def report_of(source: str, pack: str, folder: Path) -> tuple[Identity, str]:
    """Who reports of which year, and the facts file of the report as it is to stand in ``folder``.

    Raises DrafterError with what keeps it from being read as such a report.
    """
    from drafter.intake import read
    from drafter.mapping.analyse import analyse
    from drafter.mapping.draft import draft
    from drafter.store.packs import load_pack

    known = load_pack(pack or DEFAULT_PACK)
    reading = analyse(read(source), known)
    if _FACTS.search(reading.source.text[:4000]):
        raise DrafterError(finding("source-facts", Span(source)))
    refused = [each for each in with_raw_lines(reading) if each.blocks]
    if refused:
        raise DrafterError(refused)
    called = _called(ExtractOptions(pack=pack), folder)
    return reading.structure.identity, _sheet_text(draft(reading, known), reading, known, called)


def _called(options: ExtractOptions, folder: Path | None) -> str:
    """How a facts file names the pack it was read with: a shipped one by its id, any other by its place."""
    from drafter.store.packs import find_pack, shipped_packs

    if options.pack in ("", *shipped_packs()):
        return ""
    place = find_pack(options.pack).resolve()
    return str(place) if folder is None else Path(os.path.relpath(place, folder.resolve())).as_posix()


def _sheet_text(made: Draft, reading: Reading, pack: Pack, called: str = "") -> str:
    from drafter.mapping.sheet import sheet
    from drafter.questionnaire.paths import label_of
    from drafter.store.fresh import fresh

    told = sheet(made, reading, pack, called)
    return fresh(told.root, lambda path: label_of(path, pack), told.head, told.remarks)


def _written(
    outcome: Extracted, reading: Reading, pack: Pack, options: ExtractOptions, many: bool, taken: set[Path]
) -> Extracted:
    from dataclasses import replace

    from drafter.mapping.draft import draft
    from drafter.mapping.sheet import counts

    made = draft(reading, pack)
    said = counts(made)
    if options.output in ("", "-"):
        return replace(outcome, text=_sheet_text(made, reading, pack, _called(options, None)), counts=said)
    path = _path(outcome.source, reading, options.output, many, taken)
    if isinstance(path, Finding):
        return replace(outcome, findings=(*outcome.findings, path))
    text = _sheet_text(made, reading, pack, _called(options, path.parent))
    changed = _save(path, text, outcome.source, options.force)
    if isinstance(changed, Finding):
        return replace(outcome, findings=(*outcome.findings, changed))
    return replace(outcome, path=path, changed=changed, counts=said)


def _path(source: str, reading: Reading, output: str, many: bool, taken: set[Path]) -> Path | Finding:
    target = Path(output)
    folder = output.endswith(("/", os.sep)) or target.is_dir() or not target.suffix
    if many and not folder:
        return finding("output-one", Span(output))
    stem = Path(source).stem if source != "-" else file_name(reading.structure.identity.title)
    path, n = (target / f"{stem}.yaml" if folder else target), 2
    while path in taken:
        path, n = path.with_name(f"{stem}（{n}）.yaml"), n + 1
    taken.add(path)
    return path


def _save(path: Path, text: str, source: str, force: bool) -> bool | Finding:
    """Whether the file changed; an existing one is overwritten only with ``force``: a clerk may have worked in it."""
    from drafter.store.files import atomic_write

    try:
        if path.is_file():
            if path.read_bytes() == text.encode():
                return False
            if source != "-" and path.samefile(source):
                return finding("output-source", path=path)
            if not force:
                return finding("output-there", path=path)
        atomic_write(path, text.encode())
    except OSError as error:
        return finding("output-failed", path=path, problem=error.strerror or str(error))
    return True


def together(outcomes: Sequence[Extracted], options: ExtractOptions) -> str:
    """What goes to standard output: the JSON of one report or a list of them; facts files as one multi-document YAML."""
    if options.as_json:
        data = [each.data for each in outcomes if each.data is not None]
        shown: object = data[0] if len(outcomes) == 1 and data else data
        return json.dumps(shown, ensure_ascii=False, indent=1) + "\n" if data else ""
    return "---\n".join(each.text for each in outcomes if each.text)


def save_json(outcomes: Sequence[Extracted], options: ExtractOptions) -> bool | Finding:
    """Whether the JSON file named by ``-o`` changed; a finding when it is there already or cannot be written."""
    return _save(Path(options.output), together(outcomes, options), "-", options.force)


def exit_code(outcomes: Sequence[Extracted]) -> int:
    """Design §5: 0 all read, 1 one is no such report or some of a batch failed, 3 unreadable, 4 could not write."""
    codes = [_code(each) for each in outcomes]
    return 1 if any(codes) and not all(codes) else max(codes, default=0)


def _code(outcome: Extracted) -> int:
    found = outcome.findings
    if any(each.code == "output-one" for each in found):
        return 2
    if any(each.code.startswith("output-") for each in found):
        return 4
    if any(each.severity is Severity.UNREADABLE for each in found):
        return 3
    return int(any(each.severity is Severity.GAP for each in found))
