""".docx → .pdf through LibreOffice, with a profile of its own and nothing left behind."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from drafter.errors import DrafterError
from drafter.export import State
from drafter.model.finding import Finding, Severity, finding
from drafter.model.frozen import frozen

SECONDS = 180
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_FACES = re.compile("<w:rFonts [^>]*>")
_FACE = re.compile(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"')
_HAN = re.compile("[\u2e80-\u9fff]")
_CLOCK = re.compile(rb"(?<=Date\(D:)[0-9]{14}")
_TRAILER = re.compile(rb"/ID\s*\[\s*<[0-9A-F]{32}>\s*<[0-9A-F]{32}>\s*\](?:\s*/DocChecksum\s*/[0-9A-F]{32})?")
_NUMBER = re.compile(rb"[0-9A-F]{32}")
_SEAL = re.compile(rb"%drafter:([0-9a-f]{64})\n\Z")


@frozen
class Converted:
    """A PDF and what is to be said about it."""

    data: bytes
    findings: tuple[Finding, ...]


def to_pdf(docx: bytes, seconds: float = SECONDS) -> Converted:
    """The Word file as LibreOffice prints it, with a warning for each face it had to replace; a failure raises with exit 4."""
    office = _office()
    if office is None:
        raise DrafterError(finding("output-no-office"), 4)
    with TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(docx)
        problem = _run(office, folder, seconds)
        made = folder / "report.pdf"
        if not made.is_file():
            raise DrafterError(finding("output-office-failed", problem=problem or "没有生成 PDF"), 4)
        data = made.read_bytes()
    return Converted(_sealed(data), _replaced(docx))


def pdf_state(data: bytes) -> State:
    """``ours`` for a PDF as drafter wrote it, ``changed`` for one edited since, ``foreign`` for any other bytes."""
    seal = _SEAL.search(data)
    if seal is None:
        return "changed" if b"\n%drafter:" in data else "foreign"
    return "ours" if _hash(data[: seal.start()]) == seal[1] else "changed"


# -- LibreOffice -----------------------------------------------------------------------------------------------------


def _office() -> str | None:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _run(office: str, folder: Path, seconds: float) -> str:
    """Convert in ``folder``; returns what LibreOffice complained of, "" for nothing."""
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "report.docx")),
    ]
    try:
        # A group of its own: the launcher's child outlives the launcher when only that one is ended.
        with subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process:  # fmt: skip
            try:
                told, _ = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired as error:
                raise DrafterError(finding("output-office-slow", seconds=f"{seconds:g}"), 4) from error
            finally:
                _end(process)
    except OSError as error:
        return error.strerror or str(error)
    lines = told.decode("utf-8", "replace").strip().splitlines()
    return (lines[-1] if lines else f"退出码 {process.returncode}") if process.returncode or lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


# -- faces -----------------------------------------------------------------------------------------------------------


def _replaced(docx: bytes) -> tuple[Finding, ...]:
    """One warning naming the faces of the file that are not installed; none where that cannot be known."""
    tool = shutil.which("fc-match")
    if tool is None:
        return ()
    found = [(face, other) for face in _faces(docx) if (other := _stand_in(tool, face))]
    if not found:
        return ()
    fonts = "、".join(f"{face}（代以 {other}）" for face, other in found)
    return (finding("pdf-fonts", severity=Severity.WARNING, fonts=fonts),)


def _faces(docx: bytes) -> Iterable[str]:
    with ZipFile(BytesIO(docx)) as archive:
        texts = [archive.read(name).decode("utf-8") for name in ("word/styles.xml", "word/document.xml")]
    return sorted({face for text in texts for fonts in _FACES.findall(text) for face in _FACE.findall(fonts)})


@lru_cache(maxsize=64)
def _stand_in(tool: str, face: str) -> str:
    """The face fontconfig gives for ``face``; "" for ``face`` itself."""
    pattern = re.sub(r"([\\\-:,])", r"\\\1", face) + (":lang=zh-cn" if _HAN.search(face) else "")
    try:
        told = subprocess.run([tool, "-f", "%{family}", pattern], capture_output=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    families = told.decode("utf-8", "replace").split(",")
    return "" if face.casefold() in (each.casefold() for each in families) else families[0]


# -- bytes -----------------------------------------------------------------------------------------------------------


def _sealed(data: bytes) -> bytes:
    """The PDF without the hour of its making, closed by a comment with its hash; a PDF counts its bytes, so none is lost."""
    still = _CLOCK.sub(b"20000101000000", data)
    still = _numbered(still, _hash(_numbered(still, b"0" * 32))[:32].upper())
    still = still if still.endswith(b"\n") else still + b"\n"
    return still + b"%drafter:" + _hash(still) + b"\n"


def _numbered(data: bytes, number: bytes) -> bytes:
    """The PDF with ``number`` for the one LibreOffice makes of the hour."""
    return _TRAILER.sub(lambda found: _NUMBER.sub(number, found[0]), data)


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode("ascii")
