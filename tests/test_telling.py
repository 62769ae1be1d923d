"""Groups of figures become one sentence; what is not given is not said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.reporting import composed

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "telling.yaml").read_text("utf-8"))
FRAME = """\
pack: yingji-fazhi
year: 2025
as_of: 2025-12-31
date: 2026-01-20
agency: {name: 澜川市应急管理局, addressees: [中共澜川市委]}
problems: [{problem: 力量不足, cause: 人员少}]
plans: [{text: 招录人员}]
"""


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_telling(case: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(FRAME + str(case["facts"]), "utf-8")
    result, _ = composed(path, draft=bool(case.get("draft")), overrides=("leadership-reports=4次",))
    assert result.document is not None, [each.code for each in result.findings]
    text = result.document.text
    for wanted in case.get("says", ()):  # type: ignore[attr-defined]
        assert wanted in text, f"{wanted}\n{text}"
    for unwanted in case.get("never", ()):  # type: ignore[attr-defined]
        assert unwanted not in text, f"{unwanted}\n{text}"


def test_what_became_of_last_years_problems_stands_in_a_draft_before_this_years_do(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    frame = FRAME.replace(
        "problems: [{problem: 力量不足, cause: 人员少}]", "rectified: [{item: 案卷不齐, done: 已补齐}]"
    )
    path.write_text(frame, "utf-8")
    result, _ = composed(path, draft=True)
    assert result.document is not None
    assert "案卷不齐，已补齐。" in result.document.text
    assert "【待补：不足和原因第1条不足】" in result.document.text
