"""Writing a file so that a crash, a kill or a full disk leaves the old one or the new one, never half of one."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG

_SUFFIX = ".tmp"
_STALE = 60  # seconds; a write that is still going on is younger by far


def atomic_write(path: Path, data: bytes) -> None:
    """The whole file or none of it: written beside, flushed to disk, renamed over; a link stays, an old file's mode too."""
    path = _real(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path), suffix=_SUFFIX)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        _permit(path, name)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _permit(path: Path, name: str) -> None:
    """Give the new file ``name`` the owner and mode of the one it replaces, the usual ones where there is none."""
    try:
        old = path.stat()
    except OSError:
        os.chmod(name, 0o644 & ~_umask())
        return
    with suppress(OSError, AttributeError):  # only root may give files away; Windows has no owners
        new = os.stat(name)
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            os.chown(name, old.st_uid, old.st_gid)
    os.chmod(name, S_IMODE(old.st_mode))  # after the owner: changing that clears bits of the mode


def sweep(path: Path) -> None:
    """Take away what writes of ``path`` left behind that were killed more than a minute ago; nothing else, and no failure."""
    path = _real(path)
    ours = re.compile(re.escape(_prefix(path)) + "[a-z0-9_]{8}" + re.escape(_SUFFIX))
    with suppress(OSError), os.scandir(path.parent) as entries:
        left = [each for each in entries if ours.fullmatch(each.name)]
        for each in left:
            with suppress(OSError):
                found = each.stat(follow_symlinks=False)
                if S_ISREG(found.st_mode) and time.time() - found.st_mtime > _STALE:
                    os.unlink(each.path)


def _real(path: Path) -> Path:
    """Where a link leads, there or not yet; any other path as it is."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _prefix(path: Path) -> str:
    return f".{path.name[:40]}."


def write_together(files: Mapping[Path, bytes]) -> None:
    """All of the files or none: where one cannot be written, those already replaced get back what stood in them."""
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    made = [folder for path in files for folder in (path.parent, path.parent.parent) if not folder.exists()]
    done: list[Path] = []
    try:
        for path, data in files.items():
            atomic_write(path, data)
            done.append(path)
    except BaseException:
        for path in done:
            _restore(path, before[path])
        for folder in sorted(set(made), key=lambda each: -len(each.parts)):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        raise


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        atomic_write(path, data)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
