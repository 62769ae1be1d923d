"""What is said of reports that are read: code → Chinese and English sentence."""

from __future__ import annotations

from collections.abc import Mapping

SOURCES: Mapping[str, tuple[str, str]] = {
    # what cannot be read
    "source-empty": ("文件里没有文字。请确认没有选错文件。", "the file holds no text"),
    "source-folder": ("这是文件夹。请给出其中的文件。", "this is a folder: name the files in it"),
    "source-too-large": (
        "文件有 {size}，超过上限 {limit}。请只保留报告正文。",
        "the file has {size}; the limit is {limit}",
    ),
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
    # the cues of a pack
    "lexicon-unknown": ("词表中“{by}”用到了没有定义的“{name}”。", "lexicon: “{by}” names unknown “{name}”"),
    "lexicon-empty": ("词表中“{by}”没有线索，或者有一条是空的。", "lexicon: “{by}” has no cue, or an empty one"),
    "lexicon-twice": ("词表中“{by}”的线索“{cue}”写了两次。", "lexicon: cue “{cue}” of “{by}” stands twice"),
    "lexicon-shared": (
        "“{cue}”同时是“{by}”和“{other}”的专名，分不出主题。",
        "lexicon: “{cue}” names both “{by}” and “{other}”",
    ),
    "lexicon-cue": (
        "“{by}”的线索“{cue}”应当恰有一处 {{}}（是否类指标没有）。",
        "lexicon: cue “{cue}” of “{by}” must hold {{}} once",
    ),
    "lexicon-pattern": (
        "“{by}”的正则表达式“{pattern}”写错了：{problem}。",
        "lexicon: bad expression “{pattern}” of “{by}”: {problem}",
    ),
    # what it looks like instead of a report
    "reading-empty": ("里面没有文字。", "there is no text in it"),
    "reading-not-chinese": (
        "不像中文材料：{letters} 个文字里只有 {han} 个汉字。",
        "not a Chinese text: {han} Han characters among {letters}",
    ),
    "reading-too-short": (
        "只有 {han} 个字，不够一份报告（至少 {least} 字）。",
        "{han} characters are no report (at least {least})",
    ),
    "reading-law": ("像是法规或者办法：有 {articles} 个“第×条”，不是报告。", "looks like a law: {articles} articles"),
    "reading-table": ("大部分（{share}%）是表格，不是报告正文。", "mostly tables ({share}%), not the text of a report"),
    "reading-list": (
        "像是链接或者目录列表：{lines} 行几乎都没有句子。",
        "looks like a list: {lines} lines, hardly a sentence",
    ),
    "reading-furniture": (
        "没有找到报告正文：{share}% 是网页栏目、短行或者附注。请从网页上只取正文。",
        "mostly furniture of a web page ({share}%): take the main text only",
    ),
    "reading-other-kind": (
        "不像这一种报告：标题是“{title}”，或者没有标题而通篇没有说到它的主题。别的种类请用 --pack；要看认出的数字，加 --json。",
        "another kind of document (title “{title}”): use --pack, or --json to see what was read",
    ),
    "reading-speech": ("像是讲话稿，不是报告。要看认出的数字，加 --json。", "looks like a speech, not a report"),
    "reading-company": ("署名是“{name}”，不是机关的报告。", "signed by “{name}”, which is no agency"),
    "reading-several": (
        "像是几份报告接在一起：第 {line} 行起又是一份的各部分。请拆开，一份一个文件。",
        "several reports in one file: another set of parts starts at line {line}",
    ),
    "source-facts": (
        "这是事实文件，不是报告原稿。要写成报告，用 drafter render。",
        "a facts file, not a report: use drafter render",
    ),
    "reading-no-outline": (
        "没有找到任何标题或者序号，不能确认是一份报告。要看认出的数字，加 --json。",
        "no heading and no number was found; --json shows what was read",
    ),
    "reading-no-part": (
        "有 {count} 个标题（{headings}……），但认不出这类报告的任何一个部分，请确认种类（--pack）。要看认出的数字，加 --json。",
        "{count} headings ({headings} …), but no part of this kind of report; --json shows what was read",
    ),
    "reading-no-title": ("没有找到标题。", "no title was found"),
    # figures that do not agree
    "relation-sum": (
        "各项相加得 {computed}，与写的 {stated} 不一致：{figures}。请核对。",
        "the parts add up to {computed}, not {stated}: {figures}",
    ),
    "relation-rate": (
        "按文中的数算得 {computed}，写的是 {stated}：{figures}。请核对。",
        "{computed} by the figures, {stated} as told: {figures}",
    ),
    "relation-part": ("部分大于总数：{figures}。请核对。", "a part exceeds its whole: {figures}"),
    "relation-yoy": (
        "同比 {stated} 与数字对不上（算得 {computed}）：{figures}。请核对。",
        "the change {stated} does not fit the figures ({computed}): {figures}",
    ),
    "relation-turn": (
        "增减的方向或者数量与前后两个数不符：{figures}。请核对。",
        "the change does not fit the figures: {figures}",
    ),
    "relation-listed": (
        "说是 {stated} 项，列出的是 {computed} 项：{figures}。请核对。",
        "{stated} announced, {computed} listed: {figures}",
    ),
    "relation-date": ("日期或者年份的先后不符：{figures}。请核对。", "dates out of order: {figures}"),
    "relation-numbering": (
        "标题缺少序号或者序号不连续：{figures}。",
        "headings without a number, or numbers out of order: {figures}",
    ),
    "relation-cap": ("平均数超过文中说的上限：{figures}。请核对。", "above the limit the text names: {figures}"),
    "relation-implausible": ("不合常理，疑有笔误：{figures}。请核对。", "hardly possible: {figures}"),
    "relation-same": ("同一个数前后不一致：{figures}。请核对。", "the same figure told in two ways: {figures}"),
    # numbering and headings
    "numbering-skipped": (
        "“{number}”前面缺一个序号：上一个是第 {before}。",
        "a number is missing before “{number}”: the last one is {before}",
    ),
    "numbering-repeated": ("序号“{number}”用了两次。", "number “{number}” is used twice"),
    "numbering-restarted": (
        "序号从“{number}”重新开始，上一个是第 {before}。",
        "numbering restarts at “{number}” after {before}",
    ),
    "numbering-backwards": (
        "序号“{number}”比上一个（第 {before}）还小。",
        "number “{number}” is below the one before ({before})",
    ),
    "heading-number-lost": (
        "标题“{heading}”缺序号，同级标题都有。",
        "heading “{heading}” lacks the number its sisters have",
    ),
    "heading-mark-comma": ("标题“{heading}”后面用了逗号，同级标题用句号。", "heading “{heading}” ends with a comma"),
    "heading-mark-missing": ("标题“{heading}”与正文连在一起，中间缺标点。", "heading “{heading}” runs into its text"),
    "heading-mark-blank": (
        "标题“{heading}”与正文之间只有空格，缺标点。",
        "only a blank parts heading “{heading}” from its text",
    ),
    "heading-mark-uneven": (
        "标题“{heading}”的末尾标点与同级标题不一致。",
        "heading “{heading}” ends unlike its sisters",
    ),
    "line-broken": (
        "第 {line} 行是上一行断开的下半句，已接上再读。",
        "line {line} goes on with the sentence before: joined",
    ),
    "lines-wrapped": (
        "全文按固定宽度折行，{passages} 个段落已接上再读。",
        "hard-wrapped text: {passages} paragraphs joined",
    ),
    "source-forms": ("有 {n} 个部首或者兼容字形，已换成通行字。", "{n} compatibility forms made plain"),
}
