"""A long answer comes back from the user's editor or from a file, or one sentence says why not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docx import Document

from drafter import intake
from drafter.errors import DrafterError
from drafter.messages import FINDINGS, sentence
from drafter.prompt import longtext

TEXT = "会同市场监管部门开展“双随机”检查。\n全年检查企业120家。"


def reader(path: str) -> str:
    return intake.read(path).text


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that edits as the Python lines written to this file say; ``path`` is the file it is given."""
    script = tmp_path / "editor.py"
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return script


def edited(editor: Path, lines: str, text: str = "") -> str:
    editor.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{lines}\n", "utf-8")
    return longtext.edit(text)


SAVED = {
    "as utf-8": "path.write_bytes({text!r}.encode())",
    "with a mark": "path.write_bytes({text!r}.encode('utf-8-sig'))",
    "as gbk with line ends of windows": "path.write_bytes({text!r}.replace('\\n', '\\r\\n').encode('gbk'))",
    "as utf-16": "path.write_bytes({text!r}.encode('utf-16'))",
    "below the comment": "path.write_text(path.read_text('utf-8') + {text!r} + '\\n\\n', 'utf-8')",
}


@pytest.mark.parametrize("way", SAVED)
def test_what_an_editor_saves_is_the_answer_however_it_saves(editor: Path, tmp_path: Path, way: str) -> None:
    assert edited(editor, SAVED[way].format(text=TEXT)) == TEXT
    assert not list(tmp_path.glob("drafter-*"))


@pytest.mark.parametrize("lines", ["", "path.write_text('', 'utf-8')", "path.write_text('# 只有说明\\n', 'utf-8')"])
def test_nothing_changed_or_all_taken_away_keeps_the_answer(editor: Path, lines: str) -> None:
    assert edited(editor, lines, TEXT) == TEXT


def test_the_editor_shows_the_standing_answer_under_an_explanation(editor: Path, tmp_path: Path) -> None:
    edited(editor, f"pathlib.Path({str(tmp_path / 'seen')!r}).write_bytes(path.read_bytes())", TEXT)
    seen = (tmp_path / "seen").read_text("utf-8-sig")
    assert seen.startswith("# ") and seen.endswith(TEXT + "\n")


def test_an_editor_that_fails_leaves_the_answer_and_what_was_written(editor: Path, tmp_path: Path) -> None:
    with pytest.raises(DrafterError) as caught:
        edited(editor, "path.write_text('甲乙', 'utf-8'); sys.exit(3)", TEXT)
    (found,) = caught.value.findings
    assert found.code == "editor-failed" and Path(found.params["path"]).read_text("utf-8") == "甲乙"


def test_an_editor_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(DrafterError) as caught:
        longtext.edit(TEXT)
    assert "no-such-editor-anywhere" in sentence(caught.value.findings[0]) and not list(tmp_path.iterdir())


def test_a_machine_without_an_editor_says_what_else_can_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(DrafterError) as caught:
        longtext.edit(TEXT)
    assert caught.value.findings[0].code == "editor-none"


def _docx(path: Path) -> None:
    made = Document()
    for each in TEXT.split("\n"):
        made.add_paragraph(each)
    made.save(str(path))


FILES = {
    "a.txt": lambda path: path.write_text(TEXT, "utf-8"),
    "b.md": lambda path: path.write_text(TEXT.replace("\n", "\n\n"), "utf-8"),
    "c.docx": _docx,
    "国标 码.txt": lambda path: path.write_bytes(TEXT.encode("gbk")),
    "notepad.txt": lambda path: path.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig")),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("typed", ["{}", " '{}' ", "“{}”", "file://{}"])
def test_a_file_is_read_however_its_name_came(tmp_path: Path, name: str, typed: str) -> None:
    FILES[name](tmp_path / name)
    assert longtext.read(typed.format(tmp_path / name), reader).replace("\n\n", "\n") == TEXT


REFUSED = {
    "": "textfile-unnamed",
    "none.txt": "textfile-missing",
    "sheet.xlsx": "textfile-kind",
    "empty.txt": "textfile-empty",
    "blank.txt": "source-empty",
    "long.txt": "textfile-long",
    "picture.txt": "source-image",
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_fault_of_a_file_has_its_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n")
    (tmp_path / "long.txt").write_text("很长" * longtext.MOST_CHARACTERS, "utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    with pytest.raises(DrafterError) as caught:
        longtext.read(str(tmp_path / name) if name else " ", reader)
    (found,) = caught.value.findings
    assert found.code == REFUSED[name]
    assert "{" not in sentence(found) and (found.code in FINDINGS)


def test_a_file_beyond_the_limit_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(longtext, "MOST_BYTES", 10)
    (tmp_path / "big.txt").write_text(TEXT, "utf-8")
    with pytest.raises(DrafterError) as caught:
        longtext.read(str(tmp_path / "big.txt"), lambda path: pytest.fail("read"))
    assert caught.value.findings[0].code == "textfile-large"
