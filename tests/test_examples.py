"""Every shipped example is a report a clerk would recognise, in every format."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.export import PLAIN, WRITERS
from drafter.model.tree import Heading, Role, Table
from tests.conftest import EXAMPLES, REPORTS, ROOT
from tests.reporting import document_of

GOLDEN = Path(__file__).parent / "golden"
PRODUCED = Path(__file__).parent / "produced"
FOUR_PARTS = ("举措和成效", "不足", "第一责任人职责", "安排")


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_has_title_addressee_four_parts_signature_and_date(name: str) -> None:
    document = document_of(EXAMPLES / f"{name}.yaml")
    roles = [block.role for block in document.blocks if not isinstance(block, Heading | Table)]
    assert roles[:2] == [Role.TITLE, Role.ADDRESSEE]
    assert [role for role in roles if role in (Role.SIGNATURE, Role.DATE)] == [Role.SIGNATURE, Role.DATE]
    headings = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    for part in FOUR_PARTS:
        assert sum(part in heading for heading in headings) == 1, (part, headings)
    addressee = next(block for block in document.blocks if getattr(block, "role", None) is Role.ADDRESSEE)
    assert addressee.text.endswith("：")


@pytest.mark.parametrize("name", REPORTS)
def test_python_docx_reads_back_exactly_the_blocks(name: str) -> None:
    docx = pytest.importorskip("docx")
    document = document_of(EXAMPLES / f"{name}.yaml")
    read = docx.Document(io.BytesIO(WRITERS[".docx"](document, PLAIN)))
    assert [paragraph.text for paragraph in read.paragraphs if paragraph.style.name != "定位"] == [
        block.text for block in document.blocks if not isinstance(block, Table)
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_the_markdown_and_the_word_file_are_the_golden_ones(name: str, update_golden: bool) -> None:
    document = document_of(EXAMPLES / f"{name}.yaml")
    produced = {".md": WRITERS[".md"](document, PLAIN), ".docx": WRITERS[".docx"](document, PLAIN)}
    fingerprint = _body_hash(produced[".docx"])
    markdown, prints = GOLDEN / f"{name}.md", GOLDEN / "fingerprints.json"
    known = json.loads(prints.read_text("utf-8")) if prints.is_file() else {}
    if update_golden:
        GOLDEN.mkdir(exist_ok=True)
        markdown.write_bytes(produced[".md"])
        prints.write_text(json.dumps({**known, name: fingerprint}, indent=1, sort_keys=True) + "\n", "utf-8")
        return
    if markdown.read_bytes() != produced[".md"] or known.get(name) != fingerprint:
        PRODUCED.mkdir(exist_ok=True)
        for suffix, data in produced.items():
            (PRODUCED / f"{name}{suffix}").write_bytes(data)
    assert markdown.read_text("utf-8") == produced[".md"].decode()
    assert known.get(name) == fingerprint


def _body_hash(data: bytes) -> str:
    import zipfile

    return hashlib.sha256(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).hexdigest()


def test_the_same_facts_give_the_same_bytes_from_another_folder_day_zone_and_hash_seed(tmp_path: Path) -> None:
    results = []
    for n, (seed, zone) in enumerate((("0", "UTC"), ("12345", "Asia/Shanghai"), ("random", "America/New_York"))):
        folder = tmp_path / str(n)
        folder.mkdir()
        copied = shutil.copytree(EXAMPLES, folder / "facts")
        out = folder / "out"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        for suffix in ("docx", "md", "txt"):
            subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "drafter",
                    "render",
                    str(copied / "lanchuan-2025.yaml"),
                    "-o",
                    f"{out}.{suffix}",
                ],
                cwd=folder,
                env=environment,
                check=True,
                capture_output=True,
            )
        results.append([Path(f"{out}.{suffix}").read_bytes() for suffix in ("docx", "md", "txt")])
    assert results[0] == results[1] == results[2]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_example(tmp_path: Path) -> None:
    for name in REPORTS:
        (tmp_path / f"{name}.docx").write_bytes(WRITERS[".docx"](document_of(EXAMPLES / f"{name}.yaml"), PLAIN))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf"]
    files = [str(tmp_path / f"{name}.docx") for name in REPORTS]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=240)
    assert all((tmp_path / f"{name}.pdf").stat().st_size > 10_000 for name in REPORTS)
