"""Pictures of rendered pages for the README: ``python -m tests.make_pictures`` (LibreOffice, poppler and Han fonts needed)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from drafter.export import PLAIN, WRITERS
from tests.conftest import EXAMPLES, ROOT
from tests.export_pdf import to_pdf
from tests.reporting import document_of

PAGES = {"lanchuan-2025": 1, "futian-2023": 1}


def main() -> None:
    """Write docs/images/<example>.png for the page of each example."""
    target = ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            pdf = to_pdf(WRITERS[".docx"](document_of(EXAMPLES / f"{name}.yaml"), PLAIN), Path(folder))
            command = ["pdftoppm", "-r", "60", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
            subprocess.run([*command, str(pdf), str(target / name)], check=True)


if __name__ == "__main__":
    main()
