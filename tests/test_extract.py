"""``drafter extract`` as a user meets it: files in, facts files or JSON out, exit codes, nothing silently wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from drafter.cli import main
from tests.truth import TEXTS, parse_file

REPORT = parse_file(sorted(TEXTS.glob("a*.txt"))[0])
OTHER = parse_file(sorted(TEXTS.glob("a*.txt"))[1])
LAW = "渡河县排水管理办法\n\n" + "\n".join(
    f"第{n}条　本县城镇排水设施的规划、建设、运行和维护，适用本办法，由主管部门组织实施并监督检查。"
    for n in "一二三四五六七八九十"
)
ENGLISH = "The annual report of the county bureau describes what was done in the year and what will follow.\n" * 20

REFUSED = [
    ("nothing.txt", b"", 3, "source-empty"),
    ("law.txt", LAW.encode(), 1, "reading-law"),
    ("english.txt", ENGLISH.encode(), 1, "reading-not-chinese"),
    ("picture.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, 3, "source-image"),
    ("broken.docx", b"PK\x03\x04" + b"\x00" * 64, 3, "source-damaged"),
]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "去年的报告.txt"
    path.write_text(REPORT.text, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["extract", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_report_becomes_a_facts_file_with_the_source_line_of_every_value(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "去年.yaml"
    code, printed, said = run(capsys, report, "-o", out)
    assert (code, printed) == (0, "") and "已写出" in said
    text = out.read_text(encoding="utf-8")
    sheet = yaml.safe_load(text)
    assert sheet["year"] == REPORT.data["meta"]["year"]
    assert sheet["agency"]["name"] == REPORT.data["meta"]["agency"]
    values = [line for line in text.split("\n") if line.startswith("    ") and "  # 第" in line]
    assert len(values) >= len([1 for topic in sheet.get("facts", {}).values() for _ in topic])


def test_every_text_taken_over_names_its_line_and_a_strict_render_refuses_it(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "去年.yaml"
    run(capsys, report, "-o", out)
    sheet = yaml.safe_load(out.read_text(encoding="utf-8"))
    items = [item for topic in sheet.get("highlights", {}).values() for item in topic] + sheet.get("plans", [])
    assert items and all(item["taken_from"].rpartition(":")[2].isdigit() for item in items)
    assert main(["render", str(out), "-o", str(tmp_path / "x.txt")]) == 1 and not (tmp_path / "x.txt").exists()
    assert "text-taken" in capsys.readouterr().err
    assert main(["render", str(out), "--draft", "-o", str(tmp_path / "x.txt")]) == 1
    assert "【待核：取自" in (tmp_path / "x.txt").read_text(encoding="utf-8")


def test_every_span_of_the_json_points_at_its_text_in_the_raw_lines(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed, _ = run(capsys, report, "--json")
    data, lines = json.loads(printed), REPORT.text.split("\n")
    assert code == 0 and {"meta", "outline", "mentions", "relations", "defects"} <= data.keys()
    for each in data["mentions"]:
        assert lines[each["line"] - 1][each["start"] : each["end"]] == each["text"]
    for each in data["outline"]:
        said = lines[each["line"] - 1][each["start"] : each["end"]]
        assert said.startswith(each["number"]) and said.endswith(each["heading"] or each["lead"])
        assert each["rule"]


def test_several_reports_give_a_list_in_json_and_a_folder_of_facts_files(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = tmp_path / "另一份.md"
    second.write_text(OTHER.text, encoding="utf-8")
    code, printed, _ = run(capsys, report, second, "--json")
    assert code == 0 and [each["file"] for each in json.loads(printed)] == [str(report), str(second)]
    code, _, _ = run(capsys, report, second, "-o", f"{tmp_path}/out/")
    assert code == 0 and sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "去年的报告.yaml",
        "另一份.yaml",
    ]
    assert run(capsys, report, second, "-o", tmp_path / "one.yaml")[0] == 2


def test_a_file_that_is_there_is_kept_unless_forced(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "去年.yaml"
    out.write_text("有人填过", encoding="utf-8")
    code, _, said = run(capsys, report, "-o", out)
    assert code == 4 and "output-there" in said and out.read_text(encoding="utf-8") == "有人填过"
    assert run(capsys, report, "-o", out, "--force")[0] == 0
    assert run(capsys, report, "-o", out)[0] == 0


@pytest.mark.parametrize(("name", "data", "exit_code", "why"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_is_no_such_report_is_said_plainly_and_gives_no_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, exit_code: int, why: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    code, printed, said = run(capsys, path)
    assert code == exit_code and printed == "" and why in said and "Traceback" not in said


def test_one_bad_file_of_a_batch_does_not_stop_the_others(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "空.txt"
    bad.write_bytes(b"")
    code, printed, said = run(capsys, bad, report)
    assert code == 1 and yaml.safe_load(printed)["year"] and "source-empty" in said


def test_the_year_s_promises_stand_on_top_of_the_file(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, printed, _ = run(capsys, report)
    assert "下一年的报告要逐条回答" in printed
    assert len(yaml.safe_load(printed)["plans"]) >= 1


def test_json_goes_to_the_file_named_and_tells_of_what_could_not_be_read(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "空.txt", tmp_path / "all.json"
    bad.write_bytes(b"")
    code, printed, _ = run(capsys, bad, report, "--json", "-o", out)
    first, second = json.loads(out.read_text(encoding="utf-8"))
    assert (code, printed) == (1, "") and first["error"]["code"] == "source-empty" and second["error"] is None


def test_a_facts_file_given_by_mistake_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "# 我的\npack: yingji-fazhi\nyear: 2025\nagency: {name: 澜川市应急管理局}\n" + "# 注\n" * 40, encoding="utf-8"
    )
    code, printed, said = run(capsys, path)
    assert code == 3 and printed == "" and "source-facts" in said
