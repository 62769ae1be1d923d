"""The shape of the code: no genre in it, lazy imports, small modules and functions, import directions."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from drafter.store.packs import load_pack

ROOT = Path(__file__).resolve().parent.parent
MODULES = tuple(sorted((ROOT / "drafter").rglob("*.py")))
GENRE = ("法治", "应急", "执法", "处罚", "普法", "安全生产", "复议", "诉讼", "许可", "防汛")
HEAVY_FOR_HELP = [
    "docx",
    "lxml",
    "jinja2",
    "pydantic",
    "markdown_it",
    "prompt_toolkit",
    "rich",
    "yaml",
    "ruamel",
    "asyncio",
]
HEAVY_FOR_RENDER = ("docx", "lxml", "prompt_toolkit", "rich")
MODULE_LINES, MODULE_LIMIT = 300, 400
FUNCTION_LINES, FUNCTION_LIMIT = 30, 40

# Keys of the shipped pack that are also words of every program; each with the reason why it is no genre word there.
COLLISIONS = {
    "rules": "a word of this program: number rules",
    "works": "a word of English",
    "completed": "a word of English",
    "equipment": "a word of English",
}


@lru_cache(maxsize=1)
def pack_keys() -> frozenset[str]:
    pack = load_pack("yingji-fazhi")
    return frozenset((*pack.topics, *pack.fields))


@lru_cache(maxsize=128)
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def literals(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def named(path: Path) -> str:
    return str(path.relative_to(ROOT / "drafter"))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_word_of_a_genre_stands_in_the_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [(n, word) for n, line in enumerate(text.splitlines(), 1) for word in GENRE if word in line] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_topic_or_field_of_the_shipped_pack_stands_in_the_code(path: Path) -> None:
    keys = pack_keys() - COLLISIONS.keys()
    whole = [(line, text) for line, text in literals(path) if text in keys]
    long_keys = [key for key in keys if "-" in key]
    within = [(line, key) for line, text in literals(path) for key in long_keys if _holds(text, key)]
    assert whole + within == []


def _holds(text: str, key: str) -> bool:
    return key in text and re.search(rf"(?<![a-z0-9-]){re.escape(key)}(?![a-z0-9-])", text) is not None


def test_every_allowed_collision_is_a_key_of_the_pack_and_has_a_reason() -> None:
    assert all(reason for reason in COLLISIONS.values())
    assert COLLISIONS.keys() <= pack_keys()


def loaded_by(*argv: str) -> set[str]:
    """The top-level modules a command line has loaded when it is done."""
    code = (
        "import sys\nfrom drafter.cli import main\n"
        f"try:\n    main({list(argv)!r})\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("argv", [("--help",), ("--version",), ("render", "--help")], ids=" ".join)
def test_help_loads_nothing_heavy(argv: tuple[str, ...]) -> None:
    assert loaded_by(*argv) & set(HEAVY_FOR_HELP) == set()


@pytest.mark.parametrize("suffix", ["docx", "md", "txt", "html"])
def test_render_loads_neither_docx_nor_the_terminal(suffix: str, tmp_path: Path) -> None:
    example = ROOT / "docs" / "examples" / "jiaxing-2019.yaml"
    target = tmp_path / f"report.{suffix}"
    loaded = loaded_by("render", str(example), "-o", str(target), "--quiet")
    assert target.is_file()
    assert loaded & set(HEAVY_FOR_RENDER) == set()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{named(path)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def offenders() -> tuple[list[str], list[str]]:
    """Modules and functions over the lines wished for."""
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    long_modules = [f"{name} {lines}" for name, lines in sizes.items() if lines > MODULE_LINES]
    long_functions = [f"{name} {n}" for path in MODULES for name, n in functions(path) if n > FUNCTION_LINES]
    return long_modules, long_functions


def test_modules_are_short() -> None:
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in sizes.items() if lines > MODULE_LIMIT} == {}, offenders()[0]


def test_functions_are_short() -> None:
    long = {name: lines for path in MODULES for name, lines in functions(path) if lines > FUNCTION_LIMIT}
    assert long == {}, offenders()[1]


def test_the_import_contracts_hold() -> None:
    config = ROOT / "pyproject.toml"
    if not config.is_file() or "importlinter" not in tomllib.loads(config.read_text(encoding="utf-8")).get("tool", {}):
        pytest.skip("pyproject.toml declares no import contracts yet")
    linter = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if linter is None:
        pytest.skip("import-linter is not installed")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
