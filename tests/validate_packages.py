"""Both validators over every example and variant: ``python -m tests.validate_packages [--sdk BIN]``.

openxml-audit (dev extra) and, with ``--sdk``, Microsoft's Open XML SDK as the npm package @ooxml-tools/validate; the latter
exits 0 whatever it finds, so its JSON is read. Prints a line a file and exits 1 on any finding.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import EXAMPLES, REPORTS

FRAME = """\
document: {number: 澜应急〔2026〕3号, mark: 澜川市应急管理局文件, signers: [甲某], sealed: 是, note: 此件公开发布,
  attachments: [名单], printer: 澜川市应急管理局办公室, print_date: 2026-01-20}
"""
VARIANTS = {"plain": [], "annex": ["--annex"], "comments": ["--comments"], "all": ["--annex", "--comments"]}


def produce(folder: Path) -> list[Path]:
    """Every example plain, with annex, with comments, with both; the showcase also with 版头 and 版记."""
    framed = folder / "framed.yaml"
    source = (EXAMPLES / "lanchuan-2025.yaml").read_text("utf-8")
    framed.write_text(source.replace("lanchuan-2024.yaml", str(EXAMPLES / "lanchuan-2024.yaml")) + FRAME, "utf-8")
    made = []
    for path in [EXAMPLES / f"{name}.yaml" for name in REPORTS] + [framed]:
        for variant, options in VARIANTS.items():
            out = folder / f"{path.stem}-{variant}.docx"
            command = [sys.executable, "-m", "drafter", "render", str(path), "-o", str(out), "--quiet", *options]
            subprocess.run(command, check=True)
            made.append(out)
    return made


def audit(path: Path) -> int:
    """Findings of openxml-audit."""
    done = subprocess.run([sys.executable, "-m", "openxml_audit", str(path)], capture_output=True, text=True)
    return done.returncode


def sdk(path: Path, binary: str) -> int:
    """Findings of Microsoft's SDK."""
    done = subprocess.run([binary, "--of", "json", str(path)], capture_output=True, text=True)
    found = json.loads(done.stdout[done.stdout.index("[") :] if "[" in done.stdout else "[]")
    return len(found)


def main() -> int:
    """Produce, validate, print; the number of files with findings, capped at 1."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sdk", default="")
    binary = parser.parse_args().sdk
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in produce(Path(folder)):
            counts = {"openxml-audit": audit(path)} | ({"SDK": sdk(path, binary)} if binary else {})
            bad += any(counts.values())
            print(path.name, *(f"{name}: {count}" for name, count in counts.items()))
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
