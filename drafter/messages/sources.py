"""What is said of reports that are read: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

SOURCES: Mapping[str, tuple[str, str]] = {
    # what cannot be read
    "source-empty": ("文件里没有文字。请确认没有选错文件。", "the file holds no text"),
    "source-folder": ("这是文件夹。请给出其中的文件。", "this is a folder: name the files in it"),
    "source-too-large": ("文件有 {size}，超过上限 {limit}。请只保留报告正文。", "the file has {size}; the limit is {limit}"),
    "source-image": ("这是图片。请先用识别软件转成文字，再试一次。", "this is a picture: run text recognition first"),
    "source-archive": ("这是压缩包。请先解压，再给出其中的报告。", "this is an archive: unpack it first"),
    "source-sheet": ("这是电子表格，不是报告原稿。", "this is a spreadsheet, not a report"),
    "source-slides": ("这是演示文稿，不是报告原稿。", "these are slides, not a report"),
    "source-ofd": ("读不了 OFD。请在阅读软件中另存为 PDF 或者 .docx。", "OFD cannot be read: save it as PDF or .docx"),
    "source-encrypted": ("文件有密码保护。请去掉密码后再试。", "the file is protected by a password"),
    "source-damaged": (
        "文件已损坏或者不完整。请重新下载，或者打开后另存为 .docx。",
        "the file is damaged or incomplete: fetch it again, or save it as .docx",
    ),
    "source-bomb": ("文件解开后超过 {limit}，不像报告。", "unpacked, the file is larger than {limit}"),
    "source-binary": ("这不是文本文件。", "this is no text file"),
    "source-undecodable": ("认不出文件的编码。请另存为 UTF-8 文本。", "the encoding is not known: save it as UTF-8"),
    "source-glosses": (
        "文中有 {n} 处“字(拼音)”式注音，是复制网站加上的，读不准。请从发布单位的原网页取文。",
        "{n} characters carry phonetic glosses of a copying site: take the text from the publisher's page",
    ),
    "source-page-empty": (
        "网页里没有正文（可能由脚本载入）。请在浏览器中复制正文，存成文本再试。",
        "the page holds no text: copy it from the browser into a text file",
    ),
    "source-scanned": (
        "这份 PDF 共 {pages} 页，是扫描件，没有文字层。请先做文字识别。",
        "a scanned PDF of {pages} pages without text: run text recognition first",
    ),
    "source-pdf-signs": (
        "这份 PDF 的文字没有编码信息，取出来是乱码。请另存为 .docx。",
        "the text of this PDF has no character codes: save it as .docx",
    ),
    "source-no-office": (
        "读这种格式要用 LibreOffice，本机没有找到。请在 Word 或者 WPS 中另存为 .docx。",
        "LibreOffice is needed for this format and was not found: save the file as .docx",
    ),
    "source-office-failed": (
        "LibreOffice 没能打开这份文件。请在 Word 或者 WPS 中另存为 .docx。",
        "LibreOffice could not open the file: save it as .docx",
    ),
    "source-traditional-missing": (
        "繁体转简体要用 opencc。请运行 pip install 'drafter[traditional]'。",
        "opencc is needed: pip install 'drafter[traditional]'",
    ),
    # how it was read
    "source-cut": ("文件在一个字的中间断开，可能不完整。", "the file ends inside a character"),
    "source-replacement": ("有 {n} 个字已经损坏（�）。", "{n} characters are damaged"),
    "source-encoding": ("按 {encoding} 编码读取。", "read as {encoding}"),
    "source-control": ("有 {n} 个控制字符，原样留在原处。", "{n} control characters, left where they are"),
    "source-simplified": ("已将 {n} 个繁体字逐字转为简体。", "{n} traditional characters turned into simplified ones"),
    "source-numbering": ("有 {n} 处自动编号，已写成文字。", "{n} automatic numbers written out"),
    "source-revisions": (
        "有修订标记：{inserted} 处插入已采用，{deleted} 处删除已略去。",
        "revision marks: {inserted} insertions taken, {deleted} deletions left out",
    ),
    "source-comments": ("有 {n} 条批注，没有读入。", "{n} comments left out"),
    "source-hidden": ("有 {n} 处隐藏文字，没有读入。", "{n} hidden texts left out"),
    "source-footnotes": ("有 {n} 个脚注，没有读入正文。", "{n} footnotes left out"),
    "source-contents": ("略去了目录（{n} 处）。", "the table of contents left out ({n})"),
    "source-page-trimmed": ("略去了正文以外的 {n} 行网页内容。", "{n} lines beside the main text left out"),
    "source-pdf-lines": ("由 {pages} 页 PDF 还原段落，请核对分段。", "paragraphs rebuilt from {pages} pages"),
    "source-pdf-furniture": ("略去了 {n} 行页眉页码。", "{n} running heads and page numbers left out"),
    "source-forms": ("有 {n} 个部首或者兼容字形，已换成通行字。", "{n} compatibility forms made plain"),
}
