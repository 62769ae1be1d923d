"""Files only an office program reads (.doc .wps .rtf .odt) → .docx through LibreOffice, with a profile of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.intake.remarks import refuse

SECONDS = 120
_NAMES = ("soffice", "libreoffice")
_SUFFIXES = ((b"\xd0\xcf\x11\xe0", ".doc"), (b"{\\rtf", ".rtf"), (b"PK", ".odt"))
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def to_docx(data: bytes, name: str, seconds: float = SECONDS) -> bytes:
    """The file as LibreOffice saves it for Word; no LibreOffice, or one that fails, raises with what to do instead."""
    office = next(filter(None, map(shutil.which, _NAMES)), None)
    office = office or next((place for place in _PLACES if Path(place).is_file()), None)
    if office is None:
        raise refuse("source-no-office", name)
    with TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        source = folder / f"report{_suffix(data)}"
        source.write_bytes(data)
        made = folder / "out" / "report.docx"
        if not _run(office, source, seconds) or not made.is_file():
            raise refuse("source-office-failed", name)
        return made.read_bytes()


def _suffix(data: bytes) -> str:
    """The usual suffix: of a damaged file with another one LibreOffice makes garbage in good faith."""
    return next((suffix for start, suffix in _SUFFIXES if data.startswith(start)), ".xml")


def _run(office: str, source: Path, seconds: float) -> bool:
    """Whether LibreOffice came to an end in time."""
    folder = source.parent
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")),
        str(source),
    ]
    try:
        # A group of its own: the launcher's child outlives the launcher when only that one is ended.
        with subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:  # fmt: skip
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                return False
            finally:
                _end(process)
    except OSError:
        return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
