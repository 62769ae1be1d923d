"""Shared paths and the flag that rewrites golden files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "examples"
REPORTS = ("aba-2019", "futian-2023", "jiaxing-2019", "lanchuan-2025", "pingdingshan-2024", "wansheng-2022")

# What programs started by tests keep stays out of the home of whoever runs them.
os.environ["XDG_CACHE_HOME"] = str(ROOT / ".pytest_cache" / "kept")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files with what is produced now")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))
