"""A draft patched piece by piece reads as one written whole, whatever is put in it or taken from it, comments and all."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.node import Branch, Leaf, Node, Series, plain
from drafter.model.question import Answers
from drafter.model.question import Path as Place
from drafter.questionnaire.paths import canonical, label_of, orders_of
from drafter.store import draft_patch, drafts
from drafter.store.draft_layout import layout
from drafter.store.draft_tree import Tree
from drafter.store.packs import load_pack
from drafter.store.yaml_tree import read_documents
from tests.conftest import EXAMPLES, REPORTS

PACK = load_pack("yingji-fazhi")
TRIED = int(os.environ.get("DRAFTER_EXAMPLES", "40"))
TOPICS = tuple(PACK.topics)[:5]
HOSTILE = (
    "",
    "~",
    "null",
    "no",
    "010",
    "12:30",
    "# x",
    "a: b",
    "a, b",
    "[",
    "{a",
    "- x",
    "? y",
    "'",
    '"',
    "\\",
    "%",
    "&a",
    "*a",
)
LONG = (
    "|",
    "> x",
    "!t",
    "@",
    "`",
    "第一行\n第二行",
    "\n",
    " 前后 ",
    "\t",
    "，：；",
    "a #b",
    "\u2028",
    "=",
    "<<",
    "---",
    "...",
    "待补",
    "无",
)
COMMENTS = ("# 电话问过", "#", "", "#：- x", "# 法治")


def labels(place: Place) -> str:
    return label_of(place, PACK)


def root_of(text: str) -> Branch:
    documents, faults = read_documents(text, "")
    assert not faults, (faults, text)
    root = documents[0] if documents else Branch(())
    assert isinstance(root, Branch)
    return canonical(root, PACK)


@lru_cache(maxsize=16)
def short(name: str) -> str:
    """An example with its first topics and items only: writing the whole is what costs here."""
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    kept = {"facts": 4, "highlights": 2, "problems": 2, "plans": 2, "rectified": 1}
    root = root_of(text)
    items = tuple((key, _first(value, kept.get(key.text, 9))) for key, value in root)
    return drafts.rewritten(text, Branch(items), labels)


def _first(node: Node, count: int) -> Node:
    return node if isinstance(node, Leaf) else replace(node, items=node.items[:count])


def commented(text: str, places: list[tuple[int, str, bool]]) -> str:
    """The text with comment lines above some of its keys, or at their ends, as ruamel writes it."""
    lines = text.removesuffix("\n").split("\n")
    for at, comment, behind in places:
        n = at % len(lines)
        if behind and comment.startswith("# ") and not lines[n].lstrip().startswith("#") and lines[n]:
            lines[n] += f"  {comment}"
        else:
            lines.insert(n, comment)
    return Tree("\n".join(lines) + "\n", labels).text()


def leaves(quoted: bool = False) -> st.SearchStrategy[Leaf]:
    texts = st.sampled_from((*HOSTILE, *LONG)) | st.text("某市12 :#'\"-,[]{}&|\n", max_size=8)
    return texts.map(lambda text: Leaf(text, text not in ("", "~", "null") and not quoted))


def values() -> st.SearchStrategy[Node]:
    leaf = leaves()
    row = st.tuples(leaf, leaf).map(lambda two: Branch(((Leaf("name"), two[0]), (Leaf("number"), two[1]))))
    facts = leaf.map(lambda each: Branch(((Leaf("value"), each), (Leaf("source"), Leaf("某科")))))
    series = st.lists(leaf | row, min_size=1, max_size=3).map(lambda items: Series(tuple(items)))
    return leaf | facts | series


def places() -> st.SearchStrategy[Place]:
    fields = [("facts", topic, spec.key) for topic in TOPICS for spec in PACK.fields_of(topic)[:3]]
    listed = [
        (spec.key, n, each.key)
        for spec in PACK.lists.values()
        if not spec.by_topic
        for n in (0, 1, 2, 3)
        for each in spec.fields
    ]
    by_topic = [spec for spec in PACK.lists.values() if spec.by_topic]
    own = [(spec.key, topic, 0) for spec in by_topic for topic in TOPICS[:2]]
    own += [(spec.key, TOPICS[0], n, each.key) for spec in by_topic for n in (0, 1, 2) for each in spec.fields]  # type: ignore[misc]
    fixed = [
        ("agency", "name"),
        ("agency", "copies"),
        ("as_of",),
        ("date",),
        ("last_year",),
        ("wording", "x"),
        ("options", "order"),
    ]
    return st.sampled_from([*fields, *listed, *own, *fixed, *(("facts", topic) for topic in TOPICS[:3])])


STEPS = st.lists(st.tuples(places(), st.none() | values()), min_size=1, max_size=6)
ABOVE = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(COMMENTS), st.booleans()), max_size=4)
NEW = "# 虚构的开头\npack: yingji-fazhi\nyear: 2025\nagency:\n  name: 某市某局\n"


def taken(answers: Answers, place: Place, value: Node | None) -> Answers:
    return answers.drop(place) if value is None else answers.put(place, value, orders_of(place, PACK))


@settings(max_examples=TRIED, deadline=None)
@given(st.sampled_from(("", *REPORTS)), ABOVE, STEPS)
def test_a_patched_draft_is_the_draft_written_whole(name: str, above: list[tuple[int, str, bool]], steps: list) -> None:  # type: ignore[type-arg]
    text = commented(short(name) if name else NEW, above)
    answers = Answers(root_of(text))
    for place, value in steps:
        now = taken(answers, place, value)
        patched = drafts.in_step(text, now.root, labels, answers.root)
        assert patched == drafts.rewritten(text, now.root, labels), (place, value)
        assert plain(root_of(patched)) == plain(now.root)
        text, answers = patched, now


CRAMPED = """\
报告年度: 2025
pack:   yingji-fazhi
机关:
    name: '某市某局'   # 与印章一致
    addressees: [ 某市政府 ]
facts:
    study:   # 学习
        study-sessions:    9次
        # 电话问过
        laws-list:
        - 《某法》
        - 《某条例》
    leadership: {leadership-reports: 4次,
        # 待核
        leadership-issues: 5个}
problems:
-   cause: >-
      一句话

      又一句
    # 不是末尾

# 末尾
"""


@settings(max_examples=TRIED, deadline=None)
@given(STEPS)
def test_a_file_in_a_hand_of_its_own_says_after_each_step_what_was_answered(steps: list) -> None:  # type: ignore[type-arg]
    text, answers = CRAMPED, Answers(root_of(CRAMPED))
    for place, value in steps:
        now = taken(answers, place, value)
        text = drafts.in_step(text, now.root, labels, answers.root)
        assert plain(root_of(text)) == plain(now.root), (place, value)
        assert "# 末尾" in text and "# 与印章一致" in text
        answers = now


@pytest.mark.parametrize("name", REPORTS)
def test_an_answer_touches_the_lines_of_its_topic_only(name: str) -> None:
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    root = root_of(text)
    facts = root.get("facts")
    assert isinstance(facts, Branch)
    for topic in (key.text for key, _ in facts):
        place = ("facts", topic, PACK.fields_of(topic)[0].key)
        now = Answers(root).put(place, Leaf("某事"), orders_of(place, PACK))
        new = draft_patch.patched(text, now.root, root, labels)  # no doubt about it
        lines = zip(layout(text), layout(new), strict=True)
        inner = [
            pair for old, other in lines for pair in zip(old.inner, other.inner, strict=True) if old.key == "facts"
        ]
        told = [told_by(text, old.start, old.end) == told_by(new, other.start, other.end) for old, other in inner]
        assert told.count(False) <= 1 and [old.key for (old, _), same in zip(inner, told, strict=True) if not same] in (
            [],
            [topic],
        )


def told_by(text: str, start: int, end: int) -> list[str]:
    return text.split("\n")[start:end]


def test_a_draft_that_cannot_be_written_is_written_with_the_next_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = drafts.Draft(tmp_path / "f.yaml", NEW, labels)
    answers = Answers(root_of(NEW)).put(("year",), Leaf("2024"))

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "disk full")

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "atomic_write", full)
        with pytest.raises(OSError, match="disk full"):
            draft.update(answers.root)
    assert draft.text == NEW
    draft.update(answers.root)
    assert draft.path.read_text(encoding="utf-8") == draft.text == NEW.replace("2025", "2024")


# -- the file itself -----------------------------------------------------------------------------------------------------


def written(path: Path) -> str:
    draft = drafts.Draft(path, NEW, labels)
    draft.update(Answers(root_of(NEW)).put(("year",), Leaf("2024")).root)
    return draft.text


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("there", [True, False], ids=["the file is there", "the link dangles"])
def test_a_link_is_written_through_to_the_file_it_leads_to(tmp_path: Path, there: bool) -> None:
    real, link = tmp_path / "real" / "f.yaml", tmp_path / "f.yaml"
    real.parent.mkdir()
    link.symlink_to(Path("real") / "f.yaml")
    if there:
        real.write_text(NEW, encoding="utf-8")
    text = written(link)
    assert link.is_symlink() and real.read_text(encoding="utf-8") == text
    assert sorted(each.name for each in real.parent.iterdir()) == ["f.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="modes are another thing there")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(NEW, encoding="utf-8")
    path.chmod(mode)
    owner = path.stat().st_uid, path.stat().st_gid
    written(path)
    assert path.stat().st_mode & 0o7777 == mode and (path.stat().st_uid, path.stat().st_gid) == owner
