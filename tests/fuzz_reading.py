"""Hostile inputs against ``extract``: no crash, no hang, no memory blow-up. ``python tests/fuzz_reading.py 1000``.

Reports (the samples where they are at hand, our own otherwise) are mutated as bytes and as text, and texts are made of the
pieces a reader of numbers and headings stumbles over. Every input is read, analysed, turned into JSON and into a facts file.
Deterministic: the n-th case is the same everywhere. Prints the slowest case; exits 1 on a crash or above the limit.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from drafter.errors import DrafterError
from drafter.extracting import facts_text
from drafter.intake import read_bytes
from drafter.mapping.analyse import analyse
from drafter.mapping.as_json import reading_json
from drafter.store.packs import load_pack

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import make_sources

ROOT = Path(__file__).resolve().parent.parent
SECONDS_PER_100_KB = 2.0
PEAK_MB = 900
PIECES = (
    *"一二三四五六七八九十百千万亿〇零两几数多余约近达至第是其中分别同比增长下降占共为和与及、，。；：？！（）《》〈〉〔〕“”‘’—～·%‰",
    *("0123456789.,:/-+ \t\u3000\xa0\u2002\n\r\n\u2028\x0c\x00\ufffd\ud800\U000f0000가😀é"),
    *(
        "一、",
        "（一）",
        "1.",
        "（1）",
        "①",
        "一是",
        "二是",
        "其一",
        "第一，",
        "2023年",
        "12月31日",
        "同比增长",
        "3.5个百分点",
        "万元",
    ),
    *(
        "《关于",
        "〔2023〕5号",
        "截至",
        "其中：",
        "分别为",
        "由去年的",
        "不足",
        "以上",
        "人次",
        "占比",
        "无",
        "未发生",
        "<p>",
        "&nbsp;",
        "</td>",
    ),
)


def reports() -> list[bytes]:
    """The texts that are mutated: samples beside the repository if there are any, and our own examples."""
    shared = ROOT.parent / "shared" / "samples"
    found = sorted(shared.glob("*.txt")) if shared.is_dir() else []
    return [path.read_bytes() for path in (*found, *sorted((ROOT / "tests" / "golden").glob("*.md")))]


def _flip(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[start : start + chance.randint(0, len(data))]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 60)]
    return data[:start] + piece * chance.randint(2, 400) + data[start:]


def _pieces(data: bytes, chance: random.Random) -> bytes:
    return "".join(chance.choices(PIECES, k=chance.randint(1, 3000))).encode("utf-8", "surrogatepass")


def _planted(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + "".join(chance.choices(PIECES, k=chance.randint(1, 6))) + text[at:]
    return text.encode("utf-8", "surrogatepass")


def _one_piece(data: bytes, chance: random.Random) -> bytes:
    return (chance.choice(PIECES) * chance.randint(1, 20_000)).encode("utf-8", "surrogatepass")


def _recoded(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(("gb18030", "utf-16", "utf-16-be", "big5", "utf-32", "utf-7")), "replace")


def _noise(data: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randint(0, 5000))


def _page(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    tags = ("<div>", "</div>", "<p>", "<br/>", "<td>", "<table>", "<script>", "<!--", "&#x4e00;", "<span style='x'>")
    lines = (chance.choice(tags) + line for line in text.split("\n"))
    return ("<html><body>" + "".join(lines)).encode("utf-8", "surrogatepass")


@cache
def _container(kind: str) -> bytes:
    """One of our reports as a Word file or a page."""
    lines = (ROOT / "tests" / "golden" / "lanchuan-2025.md").read_text(encoding="utf-8").split("\n")
    return make_sources.docx(lines, True) if kind == "docx" else make_sources.html(lines, 2)


def _word(data: bytes, chance: random.Random) -> bytes:
    return _flip(_container("docx"), chance)


def _word_text(data: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_container("docx"))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            new.writestr(name, _planted(inner, chance) if name.endswith("document.xml") else inner)
    return made.getvalue()


def _page_bytes(data: bytes, chance: random.Random) -> bytes:
    return _flip(_container("html"), chance)


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _cut, _repeat, _pieces, _planted, _one_piece, _recoded, _noise, _page,
    _word, _word_text, _page_bytes,
)  # fmt: skip


def cases(count: int) -> Iterator[tuple[int, str, bytes]]:
    """The inputs: number, mutation, bytes."""
    bases = reports()
    for n in range(count):
        chance = random.Random(n)
        mutation = MUTATIONS[n % len(MUTATIONS)]
        data = mutation(chance.choice(bases), chance)
        yield n, mutation.__name__, data


def main(count: int) -> int:
    """Runs the cases; 1 when one crashed, was too slow, or memory went over the limit."""
    pack, worst, failed, refused = load_pack("yingji-fazhi"), (0.0, ""), 0, 0
    for n, name, data in cases(count):
        start = time.perf_counter()
        try:
            reading = analyse(read_bytes(data, "case.txt"), pack)
            reading_json(reading)
            facts_text(reading, pack)
        except DrafterError:
            refused += 1
        except Exception:
            failed += 1
            print(f"case {n} {name}: {len(data)} bytes\n{traceback.format_exc()}", file=sys.stderr)
        spent = (time.perf_counter() - start) / max(len(data) / 100_000, 1)
        worst = max(worst, (spent, f"case {n} {name}, {len(data)} bytes"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} inputs: {failed} crashes, {refused} refused, slowest {worst[0]:.2f} s/100 kB ({worst[1]}), peak {peak:.0f} MB"
    )
    return int(failed > 0 or worst[0] > SECONDS_PER_100_KB or peak > PEAK_MB)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
