"""Bytes of users' files → Source: what is taken, what is left out, what is told, what is refused."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.intake import LIMIT, office, read, read_bytes, script
from drafter.intake.counting import shown
from drafter.model.finding import Severity
from drafter.model.source import Line, Source
from tests import make_sources
from tests.conftest import ROOT

WORDS = (
    "澜川市某局2024年度工作情况报告",
    "澜川市人民政府：",
    "2024年，我局认真落实市委、市政府的部署，各项工作有了新的进展。现将有关情况报告如下。",
    "一、主要做法和成效",
    "（一）加强组织领导",
    "全年召开会议12次，研究事项36项，印发文件8件，检查企业1208家（次），发现问题2449个，整改率98.56%，受到群众好评。",
    "（二）完善工作制度",
    "1.修订工作规则。全年修订制度15项，废止3项。",
    "2.规范办事流程。承诺时限压缩84.24%，办理事项4200余件。",
    "二、存在的问题",
    "一是力量不足，二是经费紧张，三是信息化水平有待提高。",
    "三、下一步打算",
    "继续抓好落实，确保年度目标任务如期完成，为全市高质量发展作出新的贡献。",
    "澜川市某局",
    "2025年1月20日",
)
TEXT = "\n".join(WORDS)
PROSE = "为扎实推进各项工作，现将有关情况报告如下，请审阅，不足之处请批评指正。"
TRADITIONAL = "澜川市某局關於2024年度工作情況的報告，現將有關情況報告如下，後續工作將繼續推進，確保各項任務順利完成。"
SAMPLES = ROOT.parent / "shared" / "samples"
NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.text]


def of(text: str, name: str = "x") -> Source:
    return read_bytes(text.encode(), name)


def codes(source: Source) -> set[str]:
    return {each.code for each in source.findings}


def refused(data: bytes, name: str = "x") -> str:
    with pytest.raises(DrafterError) as error:
        read_bytes(data, name)
    found = error.value.findings[0]
    assert found.severity is Severity.UNREADABLE
    assert found.where.source == name
    return found.code


# -- plain text ------------------------------------------------------------------------------------------------------

_ENCODINGS = "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be gb18030 gbk gb2312"


@pytest.mark.parametrize("encoding", _ENCODINGS.split())
def test_the_lines_of_a_text_are_the_lines_of_the_file_in_any_encoding(encoding: str) -> None:
    source = read_bytes(TEXT.encode(encoding), "report.txt")
    assert source.text == TEXT
    assert source.kind == "txt"
    assert ("source-encoding" in codes(source)) == (not encoding.startswith("utf-8"))


def test_big5_is_told_from_gb18030() -> None:
    source = read_bytes(TRADITIONAL.encode("big5", "ignore"), "x")
    assert "關於2024年度工作情況的報告" in source.text
    assert [each.params["encoding"] for each in source.findings] == ["Big5"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_counts_and_nothing_else_does(end: str) -> None:
    source = of(f"　　第一行 {end}{end}第\u2028二\x0c行\u3000")
    assert [line.text for line in source.lines] == ["　　第一行 ", "", "第\u2028二\x0c行\u3000"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("bytes_off", [1, 2, 3])
def test_a_file_cut_in_the_middle_of_a_character_keeps_all_others(encoding: str, bytes_off: int) -> None:
    data = (TEXT + "好").encode(encoding)
    source = read_bytes(data[:-bytes_off], "x")
    assert source.text.rstrip("\ufffd") in (TEXT, TEXT[:-1], TEXT + "好")


@pytest.mark.parametrize(("encoding", "at"), [("utf-8", 1), ("utf-8", 2), ("gb18030", 1)])
def test_a_file_that_starts_in_the_middle_of_a_character_is_no_mojibake(encoding: str, at: int) -> None:
    source = read_bytes(TEXT.encode(encoding)[at:], "x")
    assert source.text.endswith(TEXT[2:])
    assert "source-cut" in codes(source)


def test_a_few_spoilt_bytes_do_not_turn_the_rest_into_other_characters() -> None:
    data = bytearray((TEXT * 3).encode())
    data[100] = data[500] = 0xFF
    source = read_bytes(bytes(data), "x")
    assert WORDS[-4] in source.text
    found = next(each for each in source.findings if each.code == "source-replacement")
    assert found.where.line > 0 and int(found.params["n"]) >= 2


def test_control_characters_stay_in_their_place_and_are_told() -> None:
    source = of(f"第一行\n第\x00二\x07行，{PROSE}")
    assert source.lines[1].text.startswith("第\x00二\x07行")
    found = next(each for each in source.findings if each.code == "source-control")
    assert (found.where.line, found.where.column, found.params["n"]) == (2, 2, "2")
    assert found.severity is Severity.NOTE


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample reports are not beside this repository")
def test_the_samples_come_back_letter_by_letter() -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        assert read(str(path)).text == path.read_text("utf-8")


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gbk"))))
    source = read("-")
    assert (source.name, source.text) == ("-", TEXT)


# -- what is refused -------------------------------------------------------------------------------------------------


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(28, b"\0") + b"\xfe\xff".ljust(1600, b"\0")
REFUSED = {
    "nothing": (b"", "source-empty"),
    "blank lines": ("\ufeff \r\n　\n".encode(), "source-empty"),
    "only zero bytes": (b"\0" * 500, "source-empty"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"1" * 50, "source-image"),
    "jpeg": (b"\xff\xd8\xff\xe0" + b"1" * 50, "source-image"),
    "rar": (b"Rar!\x1a\x07", "source-archive"),
    "zip of texts": (zipped(**{"a.txt": "文字"}), "source-archive"),
    "workbook": (zipped(**{"xl/workbook.xml": "<a/>"}), "source-sheet"),
    "slides": (zipped(**{"ppt/presentation.xml": "<a/>"}), "source-slides"),
    "ofd": (zipped(**{"OFD.xml": "<a/>"}), "source-ofd"),
    "a signature and nothing else": (OLE[:8] + "WordDocument".encode("utf-16-le"), "source-damaged"),
    "old workbook": (OLE + "Workbook".encode("utf-16-le"), "source-sheet"),
    "locked word file": (OLE + "EncryptedPackage".encode("utf-16-le"), "source-encrypted"),
    "truncated zip": (make_sources.docx(WORDS)[:3000], "source-damaged"),
    "word file without a text": (zipped(**{"word/document.xml": "no xml"}), "source-damaged"),
    "truncated pdf": (b"%PDF-1.7\n1 0 obj", "source-damaged"),
    "random bytes": (random.Random(1).randbytes(4000), "source-undecodable"),
    "control characters": (bytes(range(1, 9)) * 100, "source-binary"),
    "glossed page": ("发展(fā)發(fā)應(yīng)國(guó)點(diǎn)開(kāi)會(huì)".encode() * 5, "source-glosses"),
    "empty page": (b"<html><body><script>var a = 1</script></body></html>", "source-page-empty"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_report_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_folder_a_missing_file_and_a_file_beyond_the_limit_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"1" * (LIMIT + 1))
    for path, code in ((tmp_path, "source-folder"), (tmp_path / "none", "file-missing"), (large, "source-too-large")):
        with pytest.raises(DrafterError) as error:
            read(str(path))
        assert error.value.findings[0].code == code
    assert refused(b"1" * (LIMIT + 1)) == "source-too-large"


def test_the_content_tells_the_kind_and_not_the_name() -> None:
    page, word = make_sources.html(WORDS, 0), make_sources.docx(WORDS)
    assert read_bytes(page, "report.txt").kind == "html"
    assert read_bytes(page, "report.doc").kind == "html"
    assert read_bytes(word, "report.txt").kind == "docx"
    assert read_bytes(TEXT.encode(), "report.docx").kind == "txt"
    assert read_bytes(f"# 题\n\n## 一、甲\n{PROSE}".encode(), "report.txt").kind == "md"


# -- Markdown --------------------------------------------------------------------------------------------------------

MARKDOWN = {
    "## 一、主要**做法** ##": Line("一、主要做法", level=2, starts=True),
    "**（一）加强领导。**全年开会12次。": Line("（一）加强领导。全年开会12次。", starts=True),
    "- 一是抓*学习*": Line("一是抓学习", starts=True),
    "1\\. 修订[规则](http://a.b)": Line("1. 修订规则", starts=True),
    "> 引用": Line("引用", starts=True),
    "占比5\\*6，`代码`<br>": Line("占比5*6，代码", starts=True),
    "***": Line(""),
    "<!-- 注 -->": Line("", starts=True),
}


@pytest.mark.parametrize(("typed", "line"), MARKDOWN.items(), ids=MARKDOWN)
def test_marks_of_markdown_do_not_stand_in_the_text(typed: str, line: Line) -> None:
    assert of(f"# 题目\n\n{typed}\n", "a.md").lines[2] == line


def test_a_line_of_markdown_stays_a_line() -> None:
    source = of(f"---\ntitle: 甲\n---\n题目\n====\n\n| 项目 | 数 |\n|---|---:|\n| 甲\\|乙 | 2 |\n{PROSE}\n续行", "a.md")
    assert [line.text for line in source.lines[3:]] == ["题目", "", "", "项目\t数", "", "甲|乙\t2", PROSE, "续行"]
    assert source.lines[3].level == 1
    assert [line.table for line in source.lines[6:10]] == [True, False, True, False]


# -- pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", range(make_sources.LAYOUTS))
def test_a_government_page_gives_every_paragraph_once_and_no_navigation(layout: int) -> None:
    source = read_bytes(make_sources.html(WORDS, layout), "x")
    got = texts(source)
    assert [text for text in got if text in WORDS] == list(WORDS)
    others = [line for line in source.lines if line.text not in WORDS]
    assert all(line.table or line.text.startswith("发布时间") for line in others)
    assert dict(source.meta) == {
        "title": "澜川市某局年度工作报告",
        "published": "2025-01-20",
        "source": "市某局",
        "site": "澜川市人民政府",
    }
    assert "source-page-trimmed" in codes(source)


def page(body: str, head: str = "") -> Source:
    return of(f"<html><head>{head}</head><body>{body}</body></html>")


PAGES: dict[str, tuple[str, Sequence[str]]] = {
    "a break ends a line, two leave none empty": (f"<td>{PROSE}<br>二行<br><br/>三行</td>", [PROSE, "二行", "三行"]),
    "nothing hidden is read": (f"<p>{PROSE}</p><p style='display: none'>密</p><p hidden>密</p><!--密-->", [PROSE]),
    "a source line end between Han characters is none": (f"<p>{PROSE}\n  新行</p>", [f"{PROSE}新行"]),
    "Latin words keep their blank": (
        "<p>依托\nISO\n9001体系，推进管理，取得实效。</p>",
        ["依托 ISO 9001体系，推进管理，取得实效。"],
    ),
    "ruby sounds are left out": (f"<p>{PROSE}<ruby>澜<rp>(</rp><rt>lán</rt><rp>)</rp></ruby>川</p>", [f"{PROSE}澜川"]),
    "old tags are inline": (f"<center><font size=5><b>题</b>目</font></center><p>{PROSE}</p>", ["题目", PROSE]),
    "indents are no text": (f"<p>&nbsp;&nbsp;&emsp;　{PROSE}</p>", [PROSE]),
    "a list is numbered": (f"<p>{PROSE}</p><ol start=3><li>甲<li>乙</ol>", [PROSE, "3. 甲", "4. 乙"]),
    "a typed number stands alone": (f"<p>{PROSE}</p><ol><li>1．甲</ol>", [PROSE, "1．甲"]),
    "a Chinese list": (
        f"<p>{PROSE}</p><ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>",
        [PROSE, "一、甲", "二、乙"],
    ),
    "no bullet is text": (f"<p>{PROSE}</p><ul><li>甲</ul>", [PROSE, "甲"]),
    "a list of Word keeps its number": (
        f"<p>{PROSE}</p><p class=MsoListParagraph><!--[if !supportLists]--><span style='mso-list:Ignore'>一、<span "
        "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><!--[endif]-->主要做法</p>",
        [PROSE, "一、主要做法"],
    ),
    "a table of data has a line a row": (
        f"<p>{PROSE}</p><table><tr><th>项目<th>数</tr><tr><td><p>检查</p><p>企业</p><td>12</tr></table>",
        [PROSE, "项目\t数", "检查企业\t12"],
    ),
    "a table around the text is none": (
        f"<table><tr><td>题目</td></tr><tr><td><table><tr><td><p>{PROSE}</p><p>二段</p></td></tr></table></td></tr></table>",
        ["题目", PROSE, "二段"],
    ),
    "a title outside the container is found": (
        f"<h1>工作情况报告</h1><div>{'<a href=x>栏目</a>' * 20}</div><div><p>{PROSE}</p><p>{PROSE}二</p></div>",
        ["工作情况报告", PROSE, f"{PROSE}二"],
    ),
    "a signature beside the container is kept": (
        f"<div><div><p>{PROSE}</p><p>{PROSE}二</p></div><div>澜川市某局</div></div><div>版权所有：某</div>",
        [PROSE, f"{PROSE}二", "澜川市某局"],
    ),
    "links in the text stay": (f"<p>{PROSE}<a href=x>附件1</a></p>", [f"{PROSE}附件1"]),
    "a form around everything is no loss": (f"<form><div>{PROSE}</div></form>", [PROSE]),
    "an unclosed page": (f"<div><p>{PROSE}<p>二段<div>三段", [PROSE, "二段", "三段"]),
    "preformatted lines": (f"<pre>{PROSE}\n二行</pre>", [PROSE, "二行"]),
}


@pytest.mark.parametrize(("body", "lines"), PAGES.values(), ids=PAGES)
def test_the_lines_of_a_page(body: str, lines: Sequence[str]) -> None:
    assert texts(page(body)) == list(lines)
    assert texts(of(body)) == list(lines), "as a fragment"


def test_a_page_says_how_its_lines_stand() -> None:
    source = page(
        f"<h2 align=center>题</h2><p>{PROSE}</p><p style='text-align:right'>署名</p>{'&nbsp;' * 30}2025年1月20日"
    )
    assert [(line.level, line.align) for line in source.lines] == [(2, "centre"), (0, ""), (0, "right"), (0, "right")]


def test_only_an_indent_or_a_new_block_starts_a_paragraph() -> None:
    source = page(f"<div>{PROSE}<br>续行<br>&emsp;&emsp;新段</div><p>又一段</p>")
    assert [line.starts for line in source.lines] == [True, None, True, True]


def test_a_page_that_says_gb2312_is_gb18030() -> None:
    data = f"<html><head><meta charset=gb2312></head><body><p>{PROSE}镕㙍</p></body></html>".encode("gb18030")
    assert texts(read_bytes(data, "x")) == [f"{PROSE}镕㙍"]


@pytest.mark.parametrize(
    "title",
    [
        "甲年度报告_乙市政府网",
        "甲年度报告 - 乙市人民政府",
        "乙市人民政府-甲年度报告",
        "甲年度报告|乙市某局",
        "甲年度报告",
    ],
)
def test_the_title_of_a_page_is_without_the_name_of_the_site(title: str) -> None:
    assert page(f"<p>{PROSE}</p>", f"<title>{title}</title>").meta["title"] == "甲年度报告"


def test_a_title_far_above_the_text_is_found_by_what_the_page_says() -> None:
    links = "<li><a href=x>栏目</a></li>" * 30
    head = "<meta name=ArticleTitle content='甲市年度工作报告'>"
    source = page(f"<div class=t>甲市年度工作报告</div><ul>{links}</ul><div><p>{PROSE}</p><p>{PROSE}二</p></div>", head)
    assert texts(source) == ["甲市年度工作报告", PROSE, f"{PROSE}二"]


def test_links_and_related_pages_around_the_text_are_left_out() -> None:
    links = "".join(f"<li><a href={n}>关于印发第{n}号通知的公告，请各单位遵照执行。</a></li>" for n in range(9))
    source = page(f"<div><div><p>{PROSE}</p><p>{PROSE}二</p></div><div class=related><ul>{links}</ul></div></div>")
    assert texts(source) == [PROSE, f"{PROSE}二"]


def test_a_text_split_over_two_containers_is_whole() -> None:
    paragraphs = [f"第{n}段：{PROSE}" for n in range(12)]
    first, second = (("".join(f"<p>{text}</p>" for text in part)) for part in (paragraphs[:9], paragraphs[9:]))
    links = "<li><a href=x>栏目</a></li>" * 12
    about = "<div class=foot><p>本网站由某部门主管，致力于提供及时的信息。欢迎提出意见，我们将认真研究。</p></div>"
    source = page(
        f"<ul>{links}</ul><div><div><div>{first}</div></div><div><div><div>{second}</div></div></div></div>{about}"
    )
    assert texts(source) == paragraphs


def test_a_page_saved_as_one_file_is_read() -> None:
    data = (
        "From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        f"<html><body><p>{PROSE}</p></body></html>\r\n--B--\r\n"
    ).encode("gbk")
    source = read_bytes(data, "x.doc")
    assert (source.kind, texts(source)) == ("html", [PROSE])


def test_xhtml_is_a_page() -> None:
    source = of(
        f'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE}</p></body></html>'
    )
    assert (source.kind, texts(source)) == ("html", [PROSE])


# -- Word ------------------------------------------------------------------------------------------------------------

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, **others: str) -> bytes:
    """A Word file of just these parts."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>' for name in others
    )
    parts = {f"word/{name}.xml": f"<w:{name} {SPACE}>{xml}</w:{name}>" for name, xml in others.items()}
    return zipped(
        **{
            "word/document.xml": f"<w:document {SPACE} {MORE}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **parts,
        }
    )


def p(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(body: str) -> str:
    return f"<w:tc>{body}</w:tc>"


def test_word_typed_and_automatic_numbers_read_alike() -> None:
    for automatic in (False, True):
        source = read_bytes(make_sources.docx(WORDS, automatic), "x")
        assert texts(source) == list(WORDS)
        assert ("source-numbering" in codes(source)) == automatic
    assert source.lines[0].align == "centre"


INNER = f"<w:tbl><w:tr>{cell(p('一'))}{cell(p('二'))}</w:tr></w:tbl>"
BODIES = {
    "an insertion is kept and a deletion left out": (
        f"<w:p>{r('原')}<w:ins>{r('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>",
        ["原新"],
        {"source-revisions"},
    ),
    "a deleted end of a paragraph joins it to the next": (
        f"{p('上半', '<w:rPr><w:del/></w:rPr>')}{p('下半')}",
        ["上半下半"],
        set(),
    ),
    "moved text comes once": (
        f"<w:p><w:moveFrom>{r('甲')}</w:moveFrom>{r('乙')}<w:moveTo>{r('甲')}</w:moveTo></w:p>",
        ["乙甲"],
        {"source-revisions"},
    ),
    "hidden text is left out": (f"<w:p>{r('明')}{r('暗', '<w:vanish/>')}</w:p>", ["明"], {"source-hidden"}),
    "a field shows its result": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r>{r("2025年")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{r("1月")}</w:p>',
        ["2025年1月"],
        set(),
    ),
    "a broken field does not eat the rest": (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{r("码")}</w:p>{p("后文")}',
        ["后文"],
        set(),
    ),
    "links, controls and smart tags are text": (
        f"<w:p><w:hyperlink>{r('链')}</w:hyperlink><w:sdt><w:sdtContent>{r('控')}</w:sdtContent></w:sdt>"
        f"<w:smartTag>{r('签')}</w:smartTag></w:p><w:sdt><w:sdtContent>{p('块')}</w:sdtContent></w:sdt>",
        ["链控签", "块"],
        set(),
    ),
    "a soft break ends a line, a page break none": (
        '<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:br w:type="page"/><w:t>三</w:t></w:r></w:p>',
        ["一", "二三"],
        set(),
    ),
    "symbols and hyphens": (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>A</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>B</w:t>'
        '<w:sym w:font="Symbol" w:char="F0B3"/></w:r></w:p>',
        ["☑A-B≥"],
        set(),
    ),
    "a footnote stays outside": (
        f'<w:p>{r("文")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        ["文"],
        {"source-footnotes"},
    ),
    "a table has a line a row": (
        f"<w:tbl><w:tr>{cell(p('项目'))}{cell(p('数'))}</w:tr><w:tr>{cell(p('检查') + p('企业'))}{cell(p('12'))}</w:tr></w:tbl>",
        ["项目\t数", "检查企业\t12"],
        set(),
    ),
    "a table around the text is none": (
        f"<w:tbl><w:tr>{cell(p('甲') + p('乙'))}</w:tr></w:tbl>",
        ["甲", "乙"],
        set(),
    ),
    "a nested table comes once": (
        f"<w:tbl><w:tr>{cell(p('甲') + INNER + p('乙'))}</w:tr></w:tbl>",
        ["甲", "一\t二", "乙"],
        set(),
    ),
    "a text box comes once, whatever fall-back it has": (
        f"<w:p>{r('锚')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{p('框')}"
        f"</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('框')}"
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["锚", "框"],
        set(),
    ),
    "a table of contents is left out": (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{p('一、甲 1')}</w:sdtContent></w:sdt>{p('一、甲')}",
        ["一、甲"],
        {"source-contents"},
    ),
    "the reading aid of a character is left out": (
        f"<w:p><w:r><w:ruby><w:rt>{r('lán')}</w:rt><w:rubyBase>{r('澜')}</w:rubyBase></w:ruby></w:r>{r('川')}</w:p>",
        ["澜川"],
        set(),
    ),
}


@pytest.mark.parametrize(("body", "lines", "told"), BODIES.values(), ids=BODIES)
def test_the_body_of_a_word_file(body: str, lines: list[str], told: set[str]) -> None:
    source = read_bytes(word(body), "x")
    assert texts(source) == lines
    assert codes(source) == told


def test_comments_are_told_and_not_read() -> None:
    source = read_bytes(word(p("文"), comments=f"<w:comment w:id='1'>{p('批注')}</w:comment>"), "x")
    assert (texts(source), codes(source)) == (["文"], {"source-comments"})


def test_a_style_gives_outline_level_and_alignment() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='own'/><w:basedOn w:val='b'/><w:pPr><w:jc w:val='right'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='t'><w:name w:val='Title'/></w:style>"
    )
    body = (
        p("甲", "<w:pStyle w:val='c'/>")
        + p("题", "<w:pStyle w:val='t'/>")
        + p("乙", "<w:pStyle w:val='b'/><w:outlineLvl w:val='9'/>")
    )
    source = read_bytes(word(body, styles=styles), "x")
    assert [(line.level, line.align) for line in source.lines] == [(1, "right"), (0, "centre"), (0, "")]


# -- automatic numbers -----------------------------------------------------------------------------------------------


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return f"<w:lvl w:ilvl='{at}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"


def numbered(
    levels: str, items: Sequence[tuple[int, int]], nums: str = "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
) -> list[str]:
    """What stands before the text 文 of paragraphs at (list, level)."""
    numbering = f"<w:abstractNum w:abstractNumId='7'>{levels}</w:abstractNum>{nums}"
    body = "".join(p("文", f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{num}'/></w:numPr>") for num, at in items)
    return [text.removesuffix("文") for text in texts(read_bytes(word(body, numbering=numbering), "x"))]


OFFICIAL = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3．")


def test_levels_count_below_each_other_and_start_anew() -> None:
    items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert numbered(OFFICIAL, items) == ["一、", "（一）", "1．", "2．", "（二）", "1．", "二、", "（一）"]


def test_a_level_may_show_the_ones_above_it_in_their_format_or_in_digits() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2")
    assert numbered(levels, [(1, 0), (1, 1)])[1] == "一.1 "
    legal = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert numbered(legal, [(1, 0), (1, 1)])[1] == "1.1 "


def test_a_level_told_not_to_restart_counts_on() -> None:
    levels = OFFICIAL + level(3, "decimal", "(%4)", "<w:lvlRestart w:val='0'/>")
    assert numbered(levels, [(1, 0), (1, 3), (1, 0), (1, 3)]) == ["一、", "(1) ", "二、", "(2) "]


def test_a_list_that_overrides_its_start_begins_there_and_shares_the_counter() -> None:
    nums = (
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='7'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )
    assert numbered(OFFICIAL, [(1, 0), (2, 0), (2, 0), (1, 0)], nums) == ["一、", "五、", "六、", "七、"]


def test_a_list_may_override_the_look_of_a_level() -> None:
    nums = (
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
        f"{level(0, 'upperRoman', '%1)', start=4)}</w:lvlOverride></w:num>"
    )
    assert numbered(OFFICIAL, [(1, 0), (1, 0)], nums) == ["IV) ", "V) "]


@pytest.mark.parametrize(("suffix", "shown_"), [("nothing", "1."), ("space", "1. "), ("tab", "1. ")])
def test_what_stands_between_number_and_text(suffix: str, shown_: str) -> None:
    assert numbered(level(0, "decimal", "%1.", f"<w:suff w:val='{suffix}'/>"), [(1, 0)]) == [shown_]


def test_bullets_and_lists_switched_off_show_nothing() -> None:
    assert numbered(level(0, "bullet", "\uf0b7"), [(1, 0), (0, 0), (9, 0)]) == ["", "", ""]


def test_a_style_numbers_its_paragraphs_at_the_level_bound_to_it() -> None:
    numbering = (
        "<w:abstractNum w:abstractNumId='7'>"
        + level(0, "chineseCounting", "%1、", "<w:pStyle w:val='h1'/>")
        + level(1, "chineseCounting", "（%2）", "<w:pStyle w:val='h2'/>")
        + "</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    )
    style = (
        "<w:style w:type='paragraph' w:styleId='{0}'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    child = "<w:style w:type='paragraph' w:styleId='c'><w:basedOn w:val='h1'/></w:style>"
    ids = ("h1", "h2", "h2", "c", "h2")
    body = "".join(p("文", f"<w:pStyle w:val='{each}'/>") for each in ids)
    source = read_bytes(word(body, numbering=numbering, styles=style.format("h1") + style.format("h2") + child), "x")
    assert texts(source) == ["一、文", "（一）文", "（二）文", "二、文", "（一）文"]


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    numbering = (
        f"<w:abstractNum w:abstractNumId='1'><w:styleLink w:val='s'/>{OFFICIAL}</w:abstractNum>"
        "<w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='s'/></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"
    )
    styles = (
        "<w:style w:type='numbering' w:styleId='s'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    body = p("文", "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='2'/></w:numPr>")
    assert texts(read_bytes(word(body, numbering=numbering, styles=styles), "x")) == ["（一）文"]


FORMS = {
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 101: "一百○一"},
    "chineseCountingThousand": {12: "十二", 101: "一百零一", 110: "一百一十", 1001: "一千零一"},
    "japaneseCounting": {21: "二十一", 101: "百一"},
    "ideographDigital": {3: "三", 10: "一〇"},
    "chineseLegalSimplified": {1: "壹", 10: "壹拾", 25: "贰拾伍"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 50: "㊿"},
    "decimalEnclosedCircleChinese": {2: "②"},
    "decimalEnclosedParen": {2: "⑵"},
    "decimalFullWidth": {12: "１２"},
    "decimalZero": {3: "03", 12: "12"},
    "upperRoman": {4: "IV", 1999: "MCMXCIX"},
    "lowerRoman": {9: "ix"},
    "lowerLetter": {1: "a", 27: "aa"},
    "upperLetter": {26: "Z", 28: "BB"},
    "ordinal": {1: "1st", 12: "12th", 22: "22nd"},
    "unheard-of": {7: "7"},
}


@pytest.mark.parametrize("form", FORMS)
def test_numbers_look_as_word_prints_them(form: str) -> None:
    assert {n: shown(n, form) for n in FORMS[form]} == FORMS[form]


# -- hostile Word files ----------------------------------------------------------------------------------------------


def test_entities_are_never_expanded() -> None:
    nested = "".join(f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" * 1 if n else "x" * 100}">' for n in range(3))
    data = zipped(
        **{
            "word/document.xml": f"<!DOCTYPE d [{nested}]><w:document {SPACE}><w:body>{p('文&e2;')}</w:body></w:document>"
        }
    )
    assert "x" not in read_bytes(data, "x").text


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    assert refused(zipped(**{"word/document.xml": b" " * (130 * 1024 * 1024)})) == "source-bomb"


def test_a_word_file_nested_without_end_is_refused_and_not_a_crash() -> None:
    deep = 5000
    assert refused(word("<w:sdt><w:sdtContent>" * deep + "</w:sdtContent></w:sdt>" * deep)) == "source-damaged"


def test_the_main_part_may_have_any_name_and_relations_may_hang() -> None:
    main = f"<w:document {SPACE}><w:body>{p('文')}</w:body></w:document>"
    relations = (
        f'<Relationships><Relationship Type="{RELATIONS}/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    types = (
        '<Types><Override PartName="/word/document2.xml" ContentType="a.wordprocessingml.document.main+xml"/></Types>'
    )
    hanging = f'<Relationships><Relationship Type="{RELATIONS}/styles" Target="NULL"/></Relationships>'
    parts = {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document2.xml": main}
    assert texts(read_bytes(zipped(**parts, **{"word/_rels/document2.xml.rels": hanging}), "x")) == ["文"]


def test_strict_files_are_read_like_others() -> None:
    data = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{p("文")}</w:body></w:document>'
    assert texts(read_bytes(zipped(**{"word/document.xml": data}), "x")) == ["文"]


# -- PDF -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed() -> bytes:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    long = [WORDS[5] * 6, WORDS[12] * 7]
    return make_sources.pdf([*WORDS[:6], *long, *WORDS[6:]])


def test_the_paragraphs_of_a_pdf_are_joined_over_lines_and_pages(printed: bytes) -> None:
    source = read_bytes(printed, "x.txt")
    assert source.kind == "pdf"
    assert texts(source) == [*WORDS[:6], WORDS[5] * 6, WORDS[12] * 7, *WORDS[6:]]
    assert source.lines[0].align == "centre"


def test_page_numbers_of_a_pdf_are_left_out_and_told(printed: bytes) -> None:
    source = read_bytes(printed, "x")
    assert not [text for text in texts(source) if text.startswith("—")]
    assert {"source-pdf-lines", "source-pdf-furniture"} <= codes(source)


@NEEDS_OFFICE
def test_a_title_too_long_for_one_row_is_one_line() -> None:
    title = "澜川市某局关于2024年度工作开展情况和2025年度工作安排的报告"
    source = read_bytes(make_sources.pdf([title, *WORDS[1:]]), "x")
    assert (source.lines[0].text, source.lines[0].align) == (title, "centre")
    assert texts(source)[1:] == list(WORDS[1:])


def test_a_hyphen_at_the_end_of_a_row_stays() -> None:
    rows = ("inspections of the year number 2021-", "2025 and others")
    source = read_bytes(drawn(*((80, 700 - 28 * n, row) for n, row in enumerate(rows))), "x")
    assert "2021-" in source.text


def drawn(*items: tuple[float, float, str]) -> bytes:
    """A page of text in a built-in Latin face."""
    stream = "BT /F1 16 Tf " + " ".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in items) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    out = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{body}\nendobj\n" for n, body in enumerate(objects, 1))
    return f"{out}trailer << /Root 1 0 R /Size 6 >>\n%%EOF".encode()


def test_a_pdf_without_a_text_layer_is_a_scan() -> None:
    assert refused(drawn((80, 400, "p1"))) == "source-scanned"


def test_letters_printed_twice_count_once_and_drawing_order_does_not_matter() -> None:
    long = "the quick brown fox jumps over"
    source = read_bytes(drawn((80, 300, "second row"), (80, 700, long), (80.4, 700, long)), "x")
    assert texts(source)[0] == long


def test_rows_of_cells_are_table_lines() -> None:
    rows = [(x, y, text) for y in (700, 670, 640) for x, text in ((80, "inspections"), (300, "1208"), (420, "2449"))]
    source = read_bytes(drawn(*rows), "x")
    assert [line for line in source.lines if line.text] == [
        Line("inspections\t1208\t2449", table=True, starts=True)
    ] * 3


def test_radicals_and_ligatures_become_plain_characters() -> None:
    from drafter.intake.pdf import plain

    assert "".join(map(plain, "⼀⽉⻓⺠ﬁ豈文１")) == "一月长民fi豈文１"


# -- office formats and traditional characters -----------------------------------------------------------------------


def test_without_libreoffice_an_old_word_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    monkeypatch.setattr(office, "_PLACES", ())
    assert refused(OLE + "WordDocument".encode("utf-16-le")) == "source-no-office"
    assert refused(b"{\\rtf1 abc}") == "source-no-office"


@NEEDS_OFFICE
def test_rtf_is_read_through_libreoffice() -> None:
    data = "{\\rtf1\\ansi\\ansicpg936 " + "".join(f"\\u{ord(char)}?" for char in PROSE) + "\\par}"
    assert texts(read_bytes(data.encode("ascii"), "x.doc")) == [PROSE]


@NEEDS_OFFICE
def test_an_office_program_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_run", lambda *_: False)
    assert refused(OLE + "WordDocument".encode("utf-16-le")) == "source-office-failed"
    monkeypatch.undo()
    with pytest.raises(DrafterError) as error:
        office.to_docx(b"{\\rtf1 abc}", "x", seconds=0.01)
    assert error.value.findings[0].code == "source-office-failed"


def test_traditional_characters_become_simplified_one_for_one_on_request() -> None:
    assert read_bytes(TRADITIONAL.encode(), "x").text == TRADITIONAL
    source = read_bytes(TRADITIONAL.encode(), "x", traditional=True)
    assert len(source.text) == len(TRADITIONAL)
    assert "关于2024年度工作情况的报告，现将有关情况报告如下" in source.text
    assert "source-simplified" in codes(source)


def test_without_opencc_the_request_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    script._opencc.cache_clear()
    monkeypatch.setattr(script, "import_module", missing)
    with pytest.raises(DrafterError) as error:
        read_bytes(TRADITIONAL.encode(), "x", traditional=True)
    assert error.value.findings[0].code == "source-traditional-missing"
    script._opencc.cache_clear()


# -- size and time ---------------------------------------------------------------------------------------------------

UNITS = "* 《 （ 1 一是 #_ <div> <p> <table><tr><td> <b> & < [ ![ **x_** | <!-- <!----> `x ~~x <ol><li> 😀 한 &#xD800; = <br> > 發(fā)"
HOSTILE = [unit.replace("_", " ") for unit in UNITS.split()] + ["\r", "\xa0", "\0", " ", "\t|"]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("head", ["", "<html><body>", "# 题\n\n## 二\n"], ids=["txt", "html", "md"])
def test_no_hundred_kilobytes_take_two_seconds(unit: str, head: str) -> None:
    data = (head + unit * (100_000 // max(len(unit.encode()), 1))).encode()
    start = time.process_time()
    with contextlib.suppress(DrafterError):
        read_bytes(data, "x")
    assert time.process_time() - start < 2


BIG = {
    "txt": (TEXT + "\n").encode() * 6000,
    "html": b"<html><body>" + "".join(f"<p>{text}</p>" for text in WORDS).encode() * 5000,
    "md": ("# 题\n\n## 二\n" + "\n\n".join(WORDS) + "\n\n").encode() * 6000,
}


@pytest.mark.parametrize("kind", BIG)
def test_ten_megabytes_are_read_in_a_few_seconds(kind: str) -> None:
    start = time.process_time()
    source = read_bytes(BIG[kind], "x")
    assert source.kind == kind
    assert time.process_time() - start < 8
    assert any(line.text == WORDS[-1] for line in source.lines[-5:])


BASES = {
    "utf-8": TEXT.encode(),
    "gbk": TEXT.encode("gbk"),
    "utf-16": TEXT.encode("utf-16"),
    "page": make_sources.html(WORDS, 3),
    "word": make_sources.docx(WORDS, True),
}


@pytest.mark.parametrize("kind", BASES)
def test_mutated_bytes_are_read_or_refused_and_never_crash(kind: str) -> None:
    chance = random.Random(kind)
    for _ in range(40):
        data = bytearray(BASES[kind])
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(40)] = chance.randbytes(chance.randrange(40))
        try:
            read_bytes(bytes(data), "x")
        except DrafterError as error:
            assert error.findings


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_word_file_broken_inside_its_compressed_parts_is_said_to_be_damaged(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        package.writestr("[Content_Types].xml", "<Types>" + "澜川" * 2000 + "</Types>")
        package.writestr("word/document.xml", "<w:document>" + "渡河" * 2000 + "</w:document>")
    data = made.getvalue()
    for at in range(40, len(data) - 120, 7):
        with pytest.raises(DrafterError):
            read_bytes(data[:at] + bytes([data[at] ^ 0x5A]) + data[at + 1 :], "x.docx")
