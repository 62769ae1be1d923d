"""How fast samples become digests, and digests a lesson: seconds for 100 and 1,000 samples, and their ratio (linear is 10).

``python tests/benchmarks/digests.py [--none] [--few 100] [--many 1000] [--jobs 2] [--texts FOLDER]``. The samples are variants of the
project's own texts, or of those in a folder, each with other figures, places and years. Nothing here is asserted in tests: machines
differ.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from drafter.cli import main as drafter  # noqa: E402
from drafter.digest.make import digest  # noqa: E402
from drafter.digesting import gather  # noqa: E402
from drafter.intake import read_bytes  # noqa: E402
from drafter.mapping.analyse import analyse  # noqa: E402
from drafter.model.pack import EMPTY  # noqa: E402
from drafter.store.digests import digest_text, read_digest  # noqa: E402
from drafter.store.packs import load_pack  # noqa: E402
from tests.truth import TEXTS, TruthError, parse_file  # noqa: E402

WORDS = (
    ("企业", "单位", "商户"), ("检查", "巡查", "核查"), ("加强", "强化", "抓好"), ("推进", "推动", "促进"), ("完善", "健全", "改进"),
    ("开展", "组织", "举办"), ("落实", "执行", "压实"), ("工作", "任务", "事项"), ("制度", "机制", "办法"), ("问题", "短板", "弱项"),
    ("提高", "提升", "增强"), ("全市", "全县", "全区"), ("人员", "队伍", "干部"), ("学习", "研读", "领会"), ("管理", "监管", "治理"),
    ("建设", "发展", "创建"), ("规范", "严格", "统一"), ("服务", "保障", "支撑"), ("重点", "关键", "主要"), ("及时", "尽快", "按期"),
)  # fmt: skip
CHOICES = {word: group for group in WORDS for word in group}
WORD = re.compile("|".join(CHOICES))
HEAD = 120
NUMBER = re.compile(r"(?<![\d.〔(])(?!(?:19|20)\d\d(?:年|\D))\d{1,6}(?![\d.,〕)月日、．])")
YEAR = re.compile(r"(?<!\d)20[012]\d(?=年|〕|-)")
PLACE = re.compile("(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,4})(?=[省市县区州盟旗])")
CORPORA = ROOT / "tests" / "corpora"
LEAST = 1200  # characters of a text that is worth varying
FIRST, LAST = "东西南北青白金玉临永安平宁清长新", "川江山河阳阴州城关原陵溪湖岭港源"


def bodies(folder: str = "") -> list[str]:
    """The texts to vary: those of a folder, or the fixture reports and corpora of the project long enough to be reports."""
    if folder:
        return [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    found = [path.read_text(encoding="utf-8") for path in sorted(CORPORA.glob("*/*.txt"))]
    for path in sorted(TEXTS.glob("*.txt")):
        try:
            found.append(parse_file(path).text)
        except TruthError:
            continue
    return [text for text in found if len(text) > LEAST]


def variant(text: str, n: int) -> str:
    """The text of another agency in another year: other figures, places, years and words; no copy, or it would be left out."""
    draw = random.Random(n)
    later = draw.randrange(-3, 4)
    text = YEAR.sub(lambda found: str(int(found[0]) + later), text)
    for place in sorted(set(PLACE.findall(text)), key=lambda each: (-len(each), each)):
        text = text.replace(place, draw.choice(FIRST) + draw.choice(LAST))
    head, body = text[:HEAD], text[HEAD:]  # the title says what kind of report it is
    text = head + WORD.sub(lambda found: draw.choice(CHOICES[found[0]]), body)
    return NUMBER.sub(lambda found: str(draw.randint(10 ** (len(found[0]) - 1), 10 ** len(found[0]) - 1)), text)


def corpus(folder: Path, count: int, texts: list[str]) -> int:
    """Writes the samples; returns their characters."""
    size = 0
    for n in range(count):
        text = variant(texts[n % len(texts)], n)
        (folder / f"sample-{n:04}.txt").write_text(text, encoding="utf-8")
        size += len(text)
    return size


def cpu() -> float:
    """Seconds of processor time used so far, here and in the processes that have ended."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def digested(count: int, jobs: int, lexicon: str, work: Path, texts: list[str]) -> float:
    """Seconds to digest so many samples, from the command line's entry."""
    samples, out = work / f"samples-{count}", work / f"digests-{count}"
    samples.mkdir()
    size = corpus(samples, count, texts)
    start, used = time.perf_counter(), cpu()
    drafter(["digest", str(samples), "-o", str(out), "--jobs", str(jobs), "--lexicon", lexicon, "--quiet"])
    spent = time.perf_counter() - start
    made = len(list(out.glob("*.yaml")))
    print(
        f"{count:5} samples, {size / count:.0f} characters each: {spent:6.1f} s ({cpu() - used:.1f} s of processors), {made} digests"
    )
    return spent


def again(count: int, work: Path, lexicon: str, text: str) -> None:
    """Prints the cost of one more sample to a folder of digests."""
    samples, out = work / f"samples-{count}", work / f"digests-{count}"
    (samples / "one-more.txt").write_text(variant(text, count), encoding="utf-8")
    start = time.perf_counter()
    drafter(["digest", str(samples), "-o", str(out), "--lexicon", lexicon, "--quiet"])
    print(f"one more sample beside {count}: {time.perf_counter() - start:.1f} s")


def learned(count: int, work: Path) -> float:
    """Seconds to read so many digests and learn from them."""
    from drafter.induction.induce import induce

    start = time.perf_counter()
    gathered = gather([str(work / f"digests-{count}")])
    read = time.perf_counter() - start
    lesson = induce(gathered.digests, gathered.pack)
    spent = time.perf_counter() - start
    print(
        f"{len(gathered.digests):5} digests read in {read:.1f} s, learned in {spent - read:.1f} s: {len(lesson.entries)} entries"
    )
    return spent


def stages(lexicon: str, bodies: list[str]) -> None:
    """Prints what one sample costs, stage by stage, warm, in milliseconds of processor time."""
    pack = EMPTY if lexicon == "none" else load_pack(lexicon)
    spent = dict.fromkeys(("analyse", "digest", "write", "read"), 0.0)
    texts = [text.encode() for text in bodies[:20]]
    for data in (*texts[:2], *texts):
        marks = [time.process_time()]
        reading = analyse(read_bytes(data, "sample.txt"), pack)
        marks.append(time.process_time())
        made = digest(reading, "sample", data, pack)
        marks.append(time.process_time())
        text = digest_text(made).encode()
        marks.append(time.process_time())
        read_digest(text, "sample.yaml")
        marks.append(time.process_time())
        for name, first, last in zip(spent, marks, marks[1:], strict=False):
            spent[name] += (last - first) * 1000 / (len(texts) + 2)
    print("one sample: " + ", ".join(f"{name} {each:.1f} ms" for name, each in spent.items()))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--none", action="store_true")
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--texts", default="")
    asked = parser.parse_args()
    lexicon = "none" if asked.none else "yingji-fazhi"
    texts = bodies(asked.texts)
    stages(lexicon, texts)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        few, many = (digested(count, asked.jobs, lexicon, work, texts) for count in (asked.few, asked.many))
        print(f"time({asked.many})/time({asked.few}) = {many / few:.1f}")
        again(asked.many, work, lexicon, texts[0])
        if asked.learn:
            few, many = (learned(count, work) for count in (asked.few, asked.many))
            print(f"learning: time({asked.many})/time({asked.few}) = {many / few:.1f}")


if __name__ == "__main__":
    main()
