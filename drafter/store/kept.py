"""What took long to read, kept from one run to the next: JSON in the user's folder for such files, never more than a help."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from drafter import __version__
from drafter.store.files import atomic_write

_MOST = 16  # files; those not written for longest go


def recalled(name: str, state: str) -> object:
    """What was kept of ``name`` when it was in that ``state``; None for nothing, or nothing that can be read."""
    with suppress(OSError, ValueError, RuntimeError, RecursionError):
        kept = json.loads(_file(name).read_bytes())
        if isinstance(kept, dict) and kept.get("state") == _state(state):
            return kept.get("told")
    return None


def keep(name: str, state: str, told: object) -> None:
    """Keeps what ``name`` holds in that ``state`` in place of what was kept of it; where nothing can be written nothing is."""
    with suppress(OSError, ValueError, RuntimeError, RecursionError):
        path = _file(name)
        text = json.dumps({"state": _state(state), "told": told}, ensure_ascii=False, separators=(",", ":"))
        atomic_write(path, text.encode())
        for old in sorted(path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime)[:-_MOST]:
            old.unlink()


def _state(state: str) -> str:
    return f"{__version__} {state}"


def _file(name: str) -> Path:
    return _folder() / "packs" / f"{hashlib.sha256(name.encode()).hexdigest()[:24]}.json"


def _folder() -> Path:
    """Where this system's programs keep such files: XDG Base Directory Specification 0.8, and what Windows and macOS have for it."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return Path(named) / "drafter"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "drafter" / "Cache"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "drafter"
