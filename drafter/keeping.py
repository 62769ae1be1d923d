"""The file of one sitting: every step on disk before the next question, and back to the byte when a step is undone."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.finding import finding
from drafter.model.frozen import frozen
from drafter.model.question import Answers
from drafter.sitting import Opened, default_path, draft_of
from drafter.store.files import atomic_write


class Saved(Enum):
    """What became of a save."""

    NOWHERE = "nowhere"  # the file has no name yet
    KEPT = "kept"
    CREATED = "created"
    THERE = "there"  # the year and the agency name a draft that is there already: nothing was written
    CHANGED = "changed"  # another program wrote the file meanwhile: nothing was written


@frozen
class _Step:
    answers: Answers
    data: bytes | None
    text: str


class Keeper:
    """Writes a draft step by step; raises DrafterError (exit code 4) where the file cannot be written, the old one left whole."""

    def __init__(self, opened: Opened) -> None:
        there = opened.path is not None and opened.path.is_file()
        data = opened.path.read_bytes() if there and opened.path else None
        self._opened = opened
        self._draft = draft_of(opened, opened.path) if opened.path and opened.text else None
        self._first = _Step(opened.answers, data, opened.text)
        self._steps: list[_Step] = [self._first]

    @property
    def path(self) -> Path | None:
        """The file on disk; None before there is one."""
        return self._draft.path if self._draft else None

    def save(self, answers: Answers) -> Saved:
        """The answers on disk."""
        path = self._opened.path or default_path(answers)
        if self._draft is None and path is None:
            return Saved.NOWHERE
        if self._draft is None and self._opened.path is None and path is not None and path.exists():
            return Saved.THERE
        if self._foreign:
            return Saved.CHANGED
        fresh = self._draft is None
        draft = self._draft or draft_of(self._opened, path or Path())
        _written(draft.path, lambda: draft.update(answers.root))
        self._draft = draft
        self._steps.append(_Step(answers, draft.text.encode(), draft.text))
        return Saved.CREATED if fresh else Saved.KEPT

    def prepare(self) -> None:
        """Finds its way through the file for the next save: a front door may do it while a person types."""
        if self._draft is not None:
            self._draft.prepare()

    @property
    def _foreign(self) -> bool:
        """Whether another program wrote the file since; one taken away meanwhile is simply written again."""
        return self._draft is not None and _read(self._draft.path) not in (self._steps[-1].data, None)

    def restore(self, answers: Answers) -> Saved:
        """The file as it was when ``answers`` were saved; a file this sitting began goes with its first step."""
        if self._draft is None:
            return Saved.NOWHERE
        if self._foreign:
            return Saved.CHANGED
        path = self._draft.path
        while len(self._steps) > 1 and self._steps[-1].answers != answers:
            self._steps.pop()
        step = self._steps[-1]
        data = step.data
        if data is None:
            _written(path, lambda: path.unlink(missing_ok=True))
            self._draft = None
        elif data != _read(path):
            _written(path, lambda: atomic_write(path, data))
            self._draft = draft_of(replace(self._opened, text=step.text), path)
        return Saved.KEPT


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


_REASONS: Mapping[int, str] = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "disk-forbidden",
    errno.EPERM: "disk-forbidden",
    errno.EROFS: "disk-forbidden",
}


def _written(path: Path, act: Callable[[], object]) -> None:
    try:
        act()
    except OSError as error:
        code = _REASONS.get(error.errno or 0, "disk-failed")
        raise DrafterError(finding(code, path=path, problem=error.strerror or str(error)), 4) from error
