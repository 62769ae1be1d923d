"""How fast a report is read, as ratios in one run: over its length (linear is 1.0) and against a plain scan of the text.

``python tests/benchmarks/reading.py [--big]``; --big goes up to 10 MB. Nothing here is asserted in tests: machines differ.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from drafter.extracting import facts_text
from drafter.intake import read_bytes
from drafter.mapping.analyse import analyse
from drafter.mapping.as_json import reading_json
from drafter.store.packs import load_pack

ROOT = Path(__file__).resolve().parents[2]
NUMERALS = re.compile("[0-9〇一二三四五六七八九十百千万亿]+")


def best(work: Callable[[], object], times: int = 3) -> float:
    """The fastest of some runs, in seconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return min(spent)


def body() -> str:
    """One rendered report of ours as plain text."""
    return re.sub(
        "(?m)^#+ |<!--.*-->", "", (ROOT / "tests" / "golden" / "lanchuan-2025.md").read_text(encoding="utf-8")
    )


def main(big: bool) -> None:
    """Prints the table."""
    pack, text = load_pack("yingji-fazhi"), body()
    whole = lambda data: reading_json(analyse(read_bytes(data, "report.txt"), pack))  # noqa: E731
    one = best(lambda: whole(text.encode()), 10)
    scan = best(lambda: NUMERALS.findall(text), 50)
    print(
        f"one report, {len(text.encode()) / 1000:.0f} kB, warm: {one * 1000:.1f} ms = {one / scan:.0f} scans for numerals"
    )
    print(
        f"its facts file: {best(lambda: facts_text(analyse(read_bytes(text.encode(), 'report.txt'), pack), pack)) / one:.2f} of that"
    )
    for times in (10, 100, *((400,) if big else ())):
        data = "\n".join([text] * times).encode()
        spent = best(lambda data=data: whole(data), 1)
        print(
            f"{len(data) / 1e6:6.2f} MB: {spent:7.2f} s, time per byte {spent / len(data) / (one / len(text.encode())):.2f} of one report's"
        )


if __name__ == "__main__":
    main("--big" in sys.argv)
