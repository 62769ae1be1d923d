"""The file behind an interview: opened, checked, kept in step with the answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.interview import state as interview
from drafter.interview.moment import Moment
from drafter.later import later
from drafter.messages import ui
from drafter.model.fact import Facts
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen
from drafter.model.node import Branch
from drafter.model.pack import Pack
from drafter.model.question import Answers
from drafter.model.span import Span
from drafter.questionnaire import paths, resolve
from drafter.store.files import sweep
from drafter.store.packs import load_pack

if TYPE_CHECKING:
    from drafter import app, output
    from drafter.interview import gaps
    from drafter.store import drafts, yaml_tree
else:
    app = later("drafter.app")
    output = later("drafter.output")
    gaps = later("drafter.interview.gaps")
    drafts = later("drafter.store.drafts")
    yaml_tree = later("drafter.store.yaml_tree")


@frozen
class Opened:
    """A draft as found: its pack, its document, its file (none yet) and text, last year's facts; ``notes`` to be said first,
    ``fresh`` where the file was begun just now, ``moment`` what was read of the document while it was looked through."""

    pack: Pack
    answers: Answers
    path: Path | None
    text: str = ""
    last: Facts | None = None
    notes: tuple[Finding, ...] = ()
    fresh: bool = False
    moment: Moment | None = None


def open_draft(name: str, pack_name: str = "") -> Opened:
    """The draft in the file ``name``, a new one where there is none; raises DrafterError with every fault of it."""
    path = Path(name) if name else None
    if path is not None and path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise DrafterError(finding("facts-irregular", path=path))
    if path is None or not path.exists() or (path.is_file() and not path.read_bytes().strip()):
        pack = load_pack(pack_name or app.DEFAULT_PACK)
        return Opened(pack, interview.named(pack, Answers()), path)
    sweep(path)
    text = app.read_source(name)
    root = _root(text, name)
    pack = load_pack(pack_name or resolve.pack_name(root) or app.DEFAULT_PACK, path.parent)
    last, trouble = app.last_year_facts(resolve.last_year_name(root), path.parent, root)
    answers = interview.named(pack, Answers(paths.canonical(root, pack)))
    moment = Moment(pack, answers, last=last)
    found = (*trouble, *resolve.resolve(root, pack, last).findings, *moment.faults)
    blocking = [each for each in found if each.severity is Severity.UNREADABLE]
    if blocking:
        raise DrafterError(app.with_lines(blocking, text, name))
    return Opened(pack, answers, path, text, last, moment=moment)


def _root(text: str, name: str) -> Branch:
    documents, faults = yaml_tree.read_documents(text, name)
    found = list(faults)
    if len(documents) > 1:
        found.append(finding("draft-many", Span(name, 1, 1), count=len(documents)))
    root = documents[0] if documents else Branch(())
    if not isinstance(root, Branch):
        found.append(finding("root-not-mapping", root.where))
    if found or not isinstance(root, Branch):
        raise DrafterError(app.with_lines(found, text, name))
    return root


def saved(opened: Opened) -> Opened:
    path = opened.path or default_path(opened.answers)
    if path is None:
        missing = [
            each for each in gaps.gaps(opened.pack, opened.answers) if each.params.get("key") in ("year", "agency.name")
        ]
        raise DrafterError(missing)
    if opened.path is None and path.exists():
        raise DrafterError(finding("output-foreign", path=path), 4)
    sweep(path)
    draft = draft_of(opened, path)
    write(draft, opened.answers)
    return replace(opened, path=path, text=draft.text)


def default_path(answers: Answers) -> Path | None:
    year, name = answers.text(("year",)), answers.text(("agency", "name"))
    return Path(f"{output.file_name(f'{name}-{year}')}.yaml") if year and name else None


def draft_of(opened: Opened, path: Path) -> drafts.Draft:
    return drafts.Draft(path, opened.text or ui("draft-header"), lambda place: paths.label_of(place, opened.pack))


def write(draft: drafts.Draft, answers: Answers) -> None:
    try:
        draft.update(answers.root)
    except OSError as error:
        raise DrafterError(
            finding("output-failed", path=draft.path, problem=error.strerror or str(error)), 4
        ) from error
