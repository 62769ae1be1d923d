"""What took long to read, kept from one run to the next: JSON in the user's folder for such files, never more than a help."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from drafter import __version__
from drafter.store.files import atomic_write

_MOST = 16  # files; those not written for longest go
_LARGEST = 20_000_000  # bytes


def recalled(name: str, state: str) -> object:
    """What was kept of ``name`` when it was in that ``state``; None for nothing, or nothing that is as it was written."""
    with suppress(OSError, ValueError, RuntimeError, RecursionError, MemoryError):
        head, _, body = _bytes(_file(name)).partition(b"\n")
        if head == _head(state, body):
            return json.loads(body)
    return None


def keep(name: str, state: str, told: object) -> None:
    """Keeps what ``name`` holds in that ``state`` in place of what was kept of it; where nothing can be written nothing is."""
    with suppress(OSError, ValueError, RuntimeError, RecursionError):
        path = _file(name)
        body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        atomic_write(path, _head(state, body) + b"\n" + body)
        for old in sorted(path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime)[:-_MOST]:
            old.unlink()


def _bytes(path: Path) -> bytes:
    """The whole of a regular file of a size one of ours can have; anything else is not even waited for."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
        raise OSError
    return path.read_bytes()


def _head(state: str, body: bytes) -> bytes:
    return " ".join((__version__, _hash(state.encode()), _hash(body))).encode()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _file(name: str) -> Path:
    return _folder() / "packs" / f"{_hash(name.encode())[:24]}.json"


def _folder() -> Path:
    """Where this system's programs keep such files: XDG Base Directory Specification 0.8, and what Windows and macOS have for it."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return Path(named) / "drafter"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "drafter" / "Cache"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "drafter"
