"""Long answers: written in the user's own editor, or read from a file."""

from __future__ import annotations

import codecs
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from drafter.errors import DrafterError
from drafter.messages import ZH, ui
from drafter.model.finding import finding

KINDS = (".txt", ".md", ".docx")
MOST_BYTES, MOST_CHARACTERS = 20 * 1024 * 1024, 20_000
Reader = Callable[[str], str]

_PREFIX, _SUFFIX = "drafter-", ".txt"
_STALE = 7 * 24 * 3600  # seconds; long enough to find a text again that an editor left behind
_OTHERS = ("nano", "vi")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_QUOTES = "\"'“”‘’"


# -- the editor ------------------------------------------------------------------------------------------------------


def edit(text: str, lang: int = ZH) -> str:
    """The text as it comes back from the user's editor; ``text`` itself where nothing was changed or all was taken away.

    Raises DrafterError where no editor can be started or what it saved cannot be read; what was written is kept on disk then.
    """
    command = _editor()
    _sweep()
    path = _temporary(ui("editor-help", lang) + text + "\n")
    _start(command, path)
    data = path.read_bytes()
    came = _decoded(data)
    if came is None:
        raise DrafterError(finding("editor-undecodable", path=path))
    path.unlink(missing_ok=True)
    return _without_comments(came) or text


def _editor() -> list[str]:
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if named:
        return shlex.split(named, posix=os.name != "nt") or [named]
    if sys.platform == "win32":
        return ["notepad"]
    found = next(filter(None, map(shutil.which, _OTHERS)), None)
    if found is None:
        raise DrafterError(finding("editor-none"))
    return [found]


def _temporary(text: str) -> Path:
    """A file for the editor. With a byte order mark on Windows: an old Notepad takes UTF-8 for the local code page without."""
    encoding = "utf-8-sig" if sys.platform == "win32" else "utf-8"
    try:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX)
        with os.fdopen(handle, "w", encoding=encoding) as out:
            out.write(text)
    except OSError as error:
        raise DrafterError(finding("editor-file", problem=error.strerror or str(error))) from error
    return Path(name)


def _sweep() -> None:
    """Takes away what a sitting that was killed, or an editor that failed, left behind more than a week ago; no failure."""
    ours = re.compile(re.escape(_PREFIX) + "[a-z0-9_]{8}" + re.escape(_SUFFIX))
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for each in [each for each in entries if ours.fullmatch(each.name)]:
            with suppress(OSError):
                found = each.stat(follow_symlinks=False)
                if S_ISREG(found.st_mode) and time.time() - found.st_mtime > _STALE and found.st_uid == _user():
                    os.unlink(each.path)


def _user() -> int:
    """Who we are; 0 on Windows, where files have no owner."""
    return os.getuid() if sys.platform != "win32" else 0


def _start(command: Sequence[str], path: Path) -> None:
    """Until the editor is closed."""
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        path.unlink(missing_ok=True)
        raise DrafterError(finding("editor-missing", name=command[0])) from error
    if code:
        raise DrafterError(finding("editor-failed", name=command[0], status=code, path=path))


def _decoded(data: bytes) -> str | None:
    """Editors on Windows save as UTF-8, UTF-16 or GBK, as their user last chose."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _without_comments(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(line for line in lines if not line.startswith(("#", "＃"))).strip()


# -- a file ----------------------------------------------------------------------------------------------------------


def read(typed: str, reader: Reader) -> str:
    """The text of the .txt, .md or .docx file named by what was typed or dragged in; ``reader`` gives the text of a path.

    Raises DrafterError with the one finding that says why it cannot be an answer.
    """
    path = _path(typed)
    if path is None:
        raise DrafterError(finding("textfile-unnamed"))
    if not path.is_file():
        raise DrafterError(finding("textfile-missing", path=path))
    if path.suffix.lower() not in KINDS:
        raise DrafterError(finding("textfile-kind", kind=path.suffix or path.name))
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise DrafterError(
            finding("textfile-large", size=f"{size / 1048576:.1f} MB", limit=f"{MOST_BYTES // 1048576} MB")
        )
    if not size:
        raise DrafterError(finding("textfile-empty", path=path))
    text = reader(str(path)).strip()
    if not text:
        raise DrafterError(finding("textfile-empty", path=path))
    if len(text) > MOST_CHARACTERS:
        raise DrafterError(finding("textfile-long", count=len(text), limit=MOST_CHARACTERS))
    return text


def _path(typed: str) -> Path | None:
    """The path meant: as typed, or without the quotes and back-slashes a terminal adds to a file dragged into it."""
    text = typed.strip()
    for each in (text, text.strip(_QUOTES).strip(), text.strip(_QUOTES).replace("\\ ", " ").strip()):
        named = each.removeprefix("file://")
        if named and Path(named).expanduser().is_file():
            return Path(named).expanduser()
    bare = text.strip(_QUOTES).strip()
    return Path(bare).expanduser() if bare else None
