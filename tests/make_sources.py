"""A text as the files people send it in: web pages of four layouts, Word with typed or automatic numbers, PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from io import BytesIO
from itertools import count

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

LAYOUTS = 4
TITLE, SITE = "澜川市某局年度工作报告", "澜川市人民政府"
_LINKS = ("首页", "机构概况", "政务公开", "政务服务", "互动交流", "数据开放", "专题专栏")
_HOT = (
    "关于做好节假日值班工作的通知",
    "澜川市召开全市重点工作推进会议",
    "一图读懂澜川市年度工作要点",
    "关于公布权责清单的公告",
    "澜川市某局招聘公告",
)
_NUMBERS = "[一二三四五六七八九十]{1,3}"
_STYLES = (  # how a typed number looks, the level and the format it becomes
    (re.compile(rf"({_NUMBERS})、"), 0, "chineseCountingThousand", "%1、"),
    (re.compile(rf"[（(]({_NUMBERS})[）)]"), 1, "chineseCountingThousand", "（%2）"),
    (re.compile(r"([0-9]{1,2})[.．](?![0-9])[ \u3000]*"), 2, "decimal", "%3."),
)
_HAN = {char: n for n, char in enumerate("一二三四五六七八九", 1)}


# -- pages -----------------------------------------------------------------------------------------------------------


def html(lines: Sequence[str], layout: int) -> bytes:
    """A government page with navigation, breadcrumb, metadata line, hot list, share bar and footer around the lines."""
    texts = [line.strip() for line in lines if line.strip()]
    main = (_styled, _nested, _one_cell, _word_paste)[layout](texts)
    nav = "".join(f'<li><a href="/{n}/">{text}</a></li>' for n, text in enumerate(_LINKS))
    hot = "".join(
        f'<li><a href="/t{n}.html">{text}</a><span>2024-01-0{n + 1}</span></li>' for n, text in enumerate(_HOT)
    )
    share = '<div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>'
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{TITLE}_{SITE}</title>"
        f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2025-01-20 10:30">'
        f'<meta name="ContentSource" content="市某局"><meta name="SiteName" content="{SITE}">'
        '<style>.TRS_Editor p{text-indent:2em}</style><script>var now = "法定内容不在此处。";</script></head><body>'
        f'<div class="header"><ul class="nav">{nav}</ul></div>'
        '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 正文</div>'
        f'<div class="wrap"><div class="left">{main}{share}</div>'
        f'<div class="right"><h3>热点信息</h3><ul>{hot}</ul></div></div>'
        f'<div class="footer">主办单位：{SITE}办公室　网站标识码：0000000000　<a href="#">网站地图</a>'
        "<p>江东ICP备00000000号　联系我们：0000-0000000</p></div></body></html>"
    ).encode()


def _metadata() -> str:
    return '<div class="info">发布时间：2025-01-20 10:30　来源：市某局　字体：【大 中 小】　浏览次数：<span id="hits"></span></div>'


def _styled(texts: Sequence[str]) -> str:
    body = "".join(
        f'<p style="text-indent: 2em; line-height: 1.75;"><span>{escape(text)}</span></p>\n' for text in texts
    )
    return f'{_metadata()}<div class="TRS_Editor">{body}</div>'


def _nested(texts: Sequence[str]) -> str:
    body = "".join(f"<div><div>&nbsp;&nbsp;&nbsp;&nbsp;{escape(text)}</div></div>\n" for text in texts)
    return f'<div class="article">{_metadata()}<div id="zoom"><div><div>{body}</div></div></div></div>'


def _one_cell(texts: Sequence[str]) -> str:
    body = "<br>\n".join(f"&emsp;&emsp;{escape(text)}" for text in texts)
    return f"<table width='100%'><tr><td>{_metadata()}</td></tr><tr><td class='bt_content'>{body}</td></tr></table>"


def _word_paste(texts: Sequence[str]) -> str:
    index = (
        '<table class="index"><tr><td>索 引 号：</td><td>000000000/2025-00001</td><td>发文机构：</td><td>市某局</td></tr>'
        "<tr><td>发文字号：</td><td>澜某〔2025〕3号</td><td>成文日期：</td><td>2025-01-20</td></tr></table>"
    )
    body = "".join(
        '<p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0"><span lang="EN-US" '
        f"style='font-size:16.0pt;font-family:仿宋_GB2312'>{_coloured(text)}<o:p></o:p></span></p>\n"
        for text in texts
    )
    return f'{index}{_metadata()}<div class="UCAPCONTENT" id="UCAP-CONTENT">{body}</div>'


def _coloured(text: str) -> str:
    """Word cuts a paragraph into spans where nobody would."""
    half = len(text) // 2
    return f"{escape(text[:half])}<span style='mso-spacerun:yes'></span><font color=black>{escape(text[half:])}</font>"


# -- Word ------------------------------------------------------------------------------------------------------------


def docx(lines: Sequence[str], automatic: bool = False) -> bytes:
    """A Word file in the official layout; ``automatic``: the numbers 一、 （一） 1. are counted by Word, not typed."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Cm(3.7),
        Cm(3.5),
        Cm(2.8),
        Cm(2.6),
    )
    _page_number(section.footer.paragraphs[0])
    lists = _Lists(document) if automatic else None
    texts = [line.strip() for line in lines if line.strip()]
    for at, text in enumerate(texts):
        paragraph = document.add_paragraph()
        number = lists.applied(paragraph, text) if lists is not None else 0
        _official(paragraph, text[number:], title=at == 0 and not text.endswith(("。", "：", ":")) and len(text) < 45)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _official(paragraph: Paragraph, text: str, title: bool) -> None:
    shape = paragraph.paragraph_format
    shape.line_spacing, shape.space_after, shape.space_before = Pt(28), Pt(0), Pt(0)
    run = paragraph.add_run(text)
    run.font.size = Pt(22 if title else 16)
    run.font.name = "仿宋"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    if title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif not text.endswith((":", "：")) or len(text) > 60:
        shape.first_line_indent = Pt(32)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


class _Lists:
    """One list of three levels; a number that does not follow on gets a list of its own that starts there."""

    def __init__(self, document: Document) -> None:  # type: ignore[valid-type]
        self.root = document.part.numbering_part.element  # type: ignore[attr-defined]
        self.ids = count(900)
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for _, level, form, text in _STYLES
        )
        made = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">{levels}</w:abstractNum>')
        self.root.insert(0, made)
        self.current = self._list("")
        self.next = [1, 1, 1]

    def _list(self, override: str) -> int:
        number = next(self.ids)
        made = parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="900"/>{override}</w:num>')
        self.root.append(made)
        return number

    def applied(self, paragraph: Paragraph, text: str) -> int:
        """How many characters of the text the automatic number stands for."""
        for pattern, level, _, _ in _STYLES:
            if (found := pattern.match(text)) is None:
                continue
            n = _value(found[1])
            if n != self.next[level]:
                start = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{n}"/></w:lvlOverride>'
                self.current = self._list(start)
            self.next[level:] = [n + 1, 1, 1][: 3 - level]
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self.current}"/></w:numPr>'
                )
            )
            return found.end()
        return 0


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)


# -- PDF -------------------------------------------------------------------------------------------------------------


def pdf(lines: Sequence[str]) -> bytes:
    """What LibreOffice prints of the Word file."""
    from drafter.export.pdf import to_pdf

    return to_pdf(docx(lines)).data
