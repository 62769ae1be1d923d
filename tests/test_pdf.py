"""PDF through LibreOffice: what comes out, what is said when it does not, and that nothing stays behind."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import stat
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.errors import DrafterError
from drafter.export import PLAIN, WRITERS
from drafter.export import pdf as exporting
from drafter.export.pdf import pdf_state, to_pdf
from tests.annex_data import composed, load
from tests.conftest import EXAMPLES
from tests.export_data import REPORT
from tests.export_pdf import need_tools, squeezed

SOURCE = str(EXAMPLES / "lanchuan-2025.yaml")
DOCX = WRITERS[".docx"](REPORT, PLAIN)


@pytest.fixture
def office() -> None:
    need_tools()


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the PATH, and the only place for temporary files."""
    folder, scratch = tmp_path / "bin", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(exporting, "_PLACES", ())
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    return folder


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def code_of(error: pytest.ExceptionInfo[DrafterError]) -> str:
    assert error.value.exit_code == 4
    return error.value.findings[0].code


class TestFailure:
    def test_without_libreoffice_it_says_what_to_do(self, empty: Path) -> None:
        with pytest.raises(DrafterError) as error:
            to_pdf(DOCX)
        assert code_of(error) == "output-no-office"

    def test_the_command_then_ends_with_4_and_writes_nothing(
        self, empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["render", SOURCE, "-o", str(tmp_path / "a.pdf")]) == 4
        assert "请安装 LibreOffice" in capsys.readouterr().err
        assert not (tmp_path / "a.pdf").exists()

    def test_a_failing_libreoffice_is_quoted(self, empty: Path) -> None:
        program(empty, "soffice", "echo 'Error: source file could not be loaded' >&2; exit 1")
        with pytest.raises(DrafterError) as error:
            to_pdf(DOCX)
        assert code_of(error) == "output-office-failed"
        assert "could not be loaded" in error.value.findings[0].params["problem"]

    def test_one_that_makes_nothing_is_a_failure_too(self, empty: Path) -> None:
        program(empty, "soffice", "exit 0")
        with pytest.raises(DrafterError) as error:
            to_pdf(DOCX)
        assert code_of(error) == "output-office-failed"

    def test_one_that_cannot_start_is_a_failure_too(self, empty: Path) -> None:
        (empty / "soffice").write_bytes(b"\x7fELF nonsense")
        (empty / "soffice").chmod(0o755)
        with pytest.raises(DrafterError) as error:
            to_pdf(DOCX)
        assert code_of(error) == "output-office-failed"

    def test_a_slow_one_is_stopped_with_its_children(self, empty: Path, tmp_path: Path) -> None:
        sleep = shutil.which("sleep", path="/bin:/usr/bin")
        program(empty, "soffice", f"{sleep} 60 & echo $! > '{tmp_path}/child'; wait")
        started = time.monotonic()
        with pytest.raises(DrafterError) as error:
            to_pdf(DOCX, seconds=0.5)
        assert code_of(error) == "output-office-slow"
        assert time.monotonic() - started < 20
        child = int((tmp_path / "child").read_text())
        time.sleep(0.2)
        assert not _alive(child)

    @pytest.mark.parametrize("script", ["exit 1", "exit 0", "cp report.docx report.pdf"])
    def test_nothing_stays_behind(self, empty: Path, tmp_path: Path, script: str) -> None:
        program(empty, "soffice", f"PATH=/bin:/usr/bin; {script}")
        with contextlib.suppress(DrafterError):
            to_pdf(DOCX)
        assert list((tmp_path / "scratch").iterdir()) == []


def _alive(pid: int) -> bool:
    """Whether a process still runs; one that waits to be buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in ("Z", "X")


@pytest.mark.usefixtures("office")
class TestSuccess:
    def test_the_pdf_holds_the_text_and_the_same_report_gives_the_same_bytes(self, tmp_path: Path) -> None:
        first, second = to_pdf(DOCX), to_pdf(DOCX)
        assert first.data == second.data
        assert first.data.startswith(b"%PDF-")
        (tmp_path / "a.pdf").write_bytes(first.data)
        told = subprocess.run(["pdftotext", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True)
        assert "推行“互联网＋测报”" in squeezed(told.stdout.decode()).replace("+", "＋")
        assert b"pdftotext" not in told.stderr and b"rror" not in told.stderr

    def test_it_knows_whether_it_was_changed(self) -> None:
        data = to_pdf(DOCX).data
        assert pdf_state(data) == "ours"
        assert pdf_state(data.replace(b"/Type", b"/Kind", 1)) == "changed"
        assert pdf_state(data + b"1 0 obj\n") == "changed"
        assert pdf_state(b"%PDF-1.6\n%%EOF\n") == "foreign"

    def test_the_faces_that_were_replaced_are_named(self) -> None:
        found = to_pdf(DOCX).findings
        installed = subprocess.run(["fc-list", "仿宋_GB2312"], check=True, capture_output=True).stdout.strip()
        if installed:
            pytest.skip("仿宋_GB2312 is installed here")
        assert [each.code for each in found] == ["pdf-fonts"]
        assert "仿宋_GB2312（代以 " in found[0].params["fonts"]
        assert not found[0].blocks

    def test_the_command_writes_it_and_writes_it_again(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "a.pdf"
        assert main(["render", SOURCE, "--annex", "-o", str(path)]) == 0
        assert main(["render", SOURCE, "--annex", "-o", str(path)]) == 0
        assert "没有变化" in capsys.readouterr().err
        assert main(["render", SOURCE, "--to", "pdf", "-o", str(path)]) == 0
        assert pdf_state(path.read_bytes()) == "ours"

    def test_chart_and_annex_survive_libreoffice(self, tmp_path: Path) -> None:
        document = composed(load(EXAMPLES / "lanchuan-2025.yaml"), annex=True).document
        assert document is not None
        (tmp_path / "a.docx").write_bytes(WRITERS[".docx"](document, PLAIN))
        (tmp_path / "a.pdf").write_bytes(to_pdf((tmp_path / "a.docx").read_bytes()).data)
        told = subprocess.run(["pdftotext", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True)
        text = squeezed(told.stdout.decode())
        assert "2025年主要指标情况表" in text
        assert "2025年主要指标与上年对比" in text
        # The series' names stand in the legend only.
        assert re.search("2024年(?=2025年|.{0,12}2025年)|2025年2024年", text)


def test_faces_are_read_from_the_fonts_of_the_file_alone() -> None:
    faces = list(exporting._faces(DOCX))
    assert "仿宋_GB2312" in faces and "方正小标宋简体" in faces
    assert "zh-CN" not in faces


def test_the_profile_is_private(empty: Path, tmp_path: Path) -> None:
    program(empty, "soffice", f"echo \"$1\" > '{tmp_path}/told'; exit 1")
    with pytest.raises(DrafterError):
        to_pdf(DOCX)
    told = (tmp_path / "told").read_text()
    assert told.startswith(f"-env:UserInstallation=file://{tmp_path}/scratch/")
    assert os.environ["HOME"] not in told or str(tmp_path).startswith(os.environ["HOME"])


def test_the_word_file_it_is_made_of_is_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as archive:
        assert archive.testzip() is None
