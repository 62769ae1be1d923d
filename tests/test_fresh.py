"""A new facts file is read back, by our reader and by any other, as exactly the document it was written from."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.node import Branch, Leaf, Series, plain
from drafter.store.fresh import fresh, scalar
from drafter.store.yaml_tree import read_documents

TEXTS = st.text(
    st.one_of(st.sampled_from(":#-{}[],&*!|>'\"%@`~? \t\n12.aé一“《（。\u2028\x85\x7f"), st.characters(codec="utf-8")),
    max_size=12,
)


@given(TEXTS)
def test_every_scalar_is_read_back_as_the_same_text(text: str) -> None:
    for written in (f"k: {scalar(text)}\n", f"k: [{scalar(text)}]\n", f"k: {{a: {scalar(text)}}}\n"):
        assert isinstance(yaml.load(written, yaml.BaseLoader)["k"], str | list | dict)
        found, faults = read_documents(written, "")
        value = plain(found[0])["k"]  # type: ignore[index]
        inner = value[0] if isinstance(value, list) else value["a"] if isinstance(value, dict) else value
        assert not [each for each in faults if each.blocks] and (inner or "") == text


def test_the_document_comes_back_with_captions_and_remarks_as_comments() -> None:
    value = Branch(((Leaf("value"), Leaf("12件")), (Leaf("scope"), Leaf("全市"))))
    item = Branch(((Leaf("title"), Leaf("抓学法")), (Leaf("text"), Leaf("甲: 乙 # 丙"))))
    root = Branch(
        (
            (Leaf("year"), Leaf("2024")),
            (Leaf("facts"), Branch(((Leaf("t"), Branch(((Leaf("f"), value), (Leaf("g"), Leaf("无"))))),))),
            (Leaf("plans"), Series((item, item))),
            (Leaf("names"), Series((Leaf("甲"), Leaf("乙")))),
        )
    )
    text = fresh(root, lambda path: f"名{path[-1]}", "第一行\n第二行", {("facts", "t", "f"): "第3行"})
    assert yaml.load(text, yaml.BaseLoader) == plain(root)
    assert "f: {value: 12件, scope: 全市}  # 第3行" in text and text.startswith("# 第一行\n# 第二行\n\n# 名year\n")
