"""A report of an invented station, text that tries to be more than text, and documents of any shape."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from drafter.model.quantity import Date
from drafter.model.tree import Block, Document, Heading, Origin, Paragraph, Role, Run, Table

TITLE = "澜川市水文测报中心2025年度工作报告"
BODY = "全年计划巡测断面240处，实际巡测236处，完成率98.33%；“先校准、后巡测”覆盖46处——较上年提高3.52个百分点。"
GAP = Origin("gap", "survey.trained")
HOSTILE = [
    "𠮷野𬬩🌊👨‍👩‍👧 㐂",
    "]]> <w:p/> &amp; &lt; \"引号\" '撇号'",
    "# 不是标题",
    "- 不是列表",
    "1. 不是编号",
    "12) 也不是",
    "+ 加号",
    "* 星号 *斜体* **粗体** ***两样***",
    "> 不是引用",
    "`代码` ``` ~~删除~~ ~~~",
    "[链接](http://a.example) ![图](b.png) [注]: c",
    "<b>标签</b> <!-- 注释 --> <script>",
    "&copy; &#65; \\ \\* 反斜杠\\",
    "| 竖线 | 表 | \\| |",
    "_下划线_ __两道__ a_b_c",
    "===",
    "---",
    "— - —",
    "{{ 变量 }} {% 语句 %} ${x}",
    "　　全角空格在两头　",
    "  半角空格在两头  ",
    "中间  两个空格",
    "标题#",
    "！[不是图]",
    "http://a.example/?a=1&b=2",
    "<!-- drafter:" + "0" * 64 + " -->",
]

texts = st.text(
    st.one_of(st.characters(), st.sampled_from("，。：；“”（）《》【】—…*_`#|\\[]<>&~!-+=1. \t\n一二\u3000😀")),
    max_size=12,
)
a_run = st.builds(Run, texts, st.sampled_from([Origin("pack"), GAP]), st.booleans())
some_runs = st.lists(a_run, max_size=4).map(tuple)
a_block = st.one_of(
    st.builds(Heading, st.integers(1, 4), texts, some_runs),
    # A signer goes onto the line of the number: tests/test_layout.py reads that back.
    st.builds(
        Paragraph, some_runs, st.sampled_from(sorted(set(Role) - {Role.SIGNER}, key=str)), st.integers(0, 4), texts
    ),
    st.builds(
        Table, st.lists(st.lists(some_runs, max_size=3).map(tuple), max_size=3).map(tuple), st.text("lr", max_size=3)
    ),
)
a_document = st.builds(Document, st.lists(a_block, max_size=6).map(tuple), texts, texts)


def words(text: str, **more: Any) -> tuple[Run, ...]:
    return (Run(text, **more),)


def paragraph(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(words(text), role)


def run_in(level: int, number: str, lead: str, rest: str) -> Paragraph:
    return Paragraph((Run(lead, strong=True), Run(rest)), level=level, number=number)


TABLE = Table(
    (
        (words("指标"), words("单位"), words("本年")),
        (words("巡测断面数"), words("处"), (Run("236"), Run("（含复测）"))),
        (words("培训人次"), (), (Run("【待补：培训人次】", GAP),)),
    ),
    "llr",
)
BLOCKS: tuple[Block, ...] = (
    paragraph(TITLE, Role.TITLE),
    paragraph("澜川市人民政府，江东省水文测报总站：", Role.ADDRESSEE),
    paragraph(BODY),
    Heading(1, "一、", words("主要举措和成效")),
    Heading(2, "（一）", words("健全站网体系")),
    Heading(3, "1.", words("调整断面")),
    Heading(4, "（1）", words("核定坐标")),
    run_in(2, "（二）", "推行“互联网＋测报”。", BODY),
    run_in(3, "1.", "规范数据报送。", BODY),
    Paragraph((Run("全年培训"), Run("【待补：培训人次】", GAP), Run("。"))),
    TABLE,
    paragraph("澜川市水文测报中心", Role.SIGNATURE),
    paragraph("2026年1月20日", Role.DATE),
    paragraph("附表：主要指标", Role.CAPTION),
    TABLE,
    paragraph("抄送：澜川市档案馆。", Role.COPIES),
)
REPORT = Document(BLOCKS, TITLE, "澜川市水文测报中心", Date(2026, 1, 20, "2026年1月20日"), "shuiwen")


def document_of(*blocks: Block) -> Document:
    return Document(blocks, "题", "澜川市水文测报中心")


HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经"
)


def probe() -> Document:
    """Title, addressee and enough Han characters, without a mark among them, to fill three pages."""
    text = "".join(HAN[(index * index + index // 7) % len(HAN)] for index in range(1700))
    return document_of(
        paragraph("水文测报年度报告", Role.TITLE), paragraph("澜川市人民政府：", Role.ADDRESSEE), paragraph(text)
    )
