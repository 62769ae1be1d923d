"""Text taken over from an old report: refused in a final version, marked in a draft, free again once changed or confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import app
from drafter.analysis.taking import fingerprint

OLD = "专职人员少，案件办理时间长。"
SHEET = """\
pack: yingji-fazhi
year: 2025
date: 2026-01-20
agency: {{name: 澜川市应急管理局, addressees: [澜川市人民政府]}}
facts:
  enforcement-action: {{penalty-cases: 612件}}
  leadership: {{leadership-reports: 2次}}
problems:
  - {{problem: 力量不足, cause: {cause}, measure: 增配人员, {origin}}}
plans: [{{text: 招录专职人员6名。}}]
"""
MARK = fingerprint(["力量不足", OLD, "增配人员"])

STATES = [
    ("as it was taken", OLD, f"taken_from: 2024.txt:31, taken_as: {MARK}", True),
    ("taken, without a fingerprint", OLD, "taken_from: 2024.txt:31", True),
    ("under the Chinese key", OLD, f"取自: 2024.txt:31, 取时指纹: {MARK}", True),
    ("changed", "专职人员只有6名，案件办理时间长。", f"taken_from: 2024.txt:31, taken_as: {MARK}", False),
    ("confirmed", OLD, f"taken_as: {MARK}", False),
]


def rendered(tmp_path: Path, cause: str, origin: str, draft: bool) -> app.Outcome:
    sheet = tmp_path / "facts.yaml"
    sheet.write_text(SHEET.format(cause=cause, origin=origin), encoding="utf-8")
    (outcome,) = app.render([str(sheet)], app.RenderOptions(output="-", to="txt", draft=draft))
    return outcome


@pytest.mark.parametrize(("name", "cause", "origin", "refused"), STATES, ids=[each[0] for each in STATES])
def test_a_strict_render_refuses_old_text_until_it_is_changed_or_confirmed(
    tmp_path: Path, name: str, cause: str, origin: str, refused: bool
) -> None:
    outcome = rendered(tmp_path, cause, origin, draft=False)
    assert outcome.done is not refused
    assert [each.code for each in outcome.findings if each.blocks] == (["text-taken"] if refused else [])


def test_a_draft_marks_old_text_once_with_the_place_it_came_from(tmp_path: Path) -> None:
    outcome = rendered(tmp_path, OLD, "taken_from: 2024.txt:31", draft=True)
    text = outcome.text.decode() if isinstance(outcome.text, bytes) else str(outcome.text)
    assert text.count("【待核：取自2024.txt:31】") == 1
    assert "案件办理时间长【待核：取自2024.txt:31】。" in text


def test_a_kept_title_does_not_make_a_rewritten_paragraph_old() -> None:
    assert fingerprint(["抓学法", OLD]) != fingerprint(["抓学法", "每季度学法一次，全年四次。"])
    assert fingerprint(["抓学法", OLD]) == fingerprint([OLD, "换了小标题"])
