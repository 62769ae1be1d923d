"""The lines of the console: pasted lines, the editor, texts from files, the plain screen."""

from __future__ import annotations

from collections.abc import Mapping

CONSOLE: Mapping[str, tuple[str, str]] = {
    "editor-missing": (
        "没有找到编辑器 {name}。请把文字存成 .txt 或者 .docx，再用“文件 文件名”读进来；也可以直接在这里写成一段。",
        "the editor {name} was not found: save the text as .txt or .docx and type 文件 and its name",
    ),
    "editor-none": (
        "这台电脑上没有找到编辑器。请把文字存成 .txt 或者 .docx，再用“文件 文件名”读进来；也可以直接在这里写成一段。",
        "no editor was found: save the text as .txt or .docx and type 文件 and its name",
    ),
    "editor-failed": (
        "编辑器 {name} 没有正常结束（代码 {status}），这一题保持原样。刚才写的文字还在 {path}。",
        "the editor {name} ended with code {status}; the answer stays as it was, the text is kept in {path}",
    ),
    "editor-file": (
        "写不了给编辑器用的临时文件：{problem}。请直接在这里写成一段。",
        "no temporary file for the editor could be written: {problem}",
    ),
    "editor-undecodable": (
        "认不出编辑器存下的文字编码。文字还在 {path}，请另存为 UTF-8，再用“文件 文件名”读进来。",
        "the encoding of the edited text is not known; it is kept in {path}: save it as UTF-8 and type 文件 and its name",
    ),
    "textfile-unnamed": ("请写明文件名，如：文件 做法.docx", "which file? For instance: 文件 text.docx"),
    "textfile-missing": (
        "没有找到文件 {path}。请核对文件名，或者把文件拖进窗口。",
        "{path} was not found: check the name, or drag the file into the window",
    ),
    "textfile-kind": (
        "这里只读 .txt、.md 和 .docx，读不了 {kind}。请在 Word 或者 WPS 中另存为 .docx。",
        "only .txt, .md and .docx are read here, not {kind}: save it as .docx",
    ),
    "textfile-large": (
        "文件有 {size}，超过上限 {limit}。请只留下回答这一题的文字。",
        "the file has {size}; the limit is {limit}: keep only the text for this question",
    ),
    "textfile-long": (
        "文件里有 {count} 个字，一题最多 {limit} 个字。请只留下回答这一题的文字。",
        "the file has {count} characters; an answer may have {limit}: keep only the text for this question",
    ),
    "textfile-empty": ("文件 {path} 里没有文字。请确认没有选错文件。", "{path} holds no text"),
    "typed-undecodable": (
        "没有看懂输入的文字，这一题没有存：终端的编码和本程序用的不一样。请把终端的编码设为 UTF-8，或者把回答存成文件，"
        "用 drafter new --answers 文件 填入。",
        "the text typed could not be decoded and was not taken: set the terminal to UTF-8, or use --answers FILE",
    ),
    "typed-long": (
        "输入了 {count} 个字，一题最多 {limit} 个字，这一题没有存。请只留下回答这一题的文字；长的存成 .docx，再用“文件 文件名”读进来。",
        "{count} characters were typed; an answer may have {limit}: shorten it, or type 文件 and the name of a file",
    ),
}
CONSOLE_UI: Mapping[str, tuple[str, str]] = {
    "editor-help": (
        "# 请在下面写这一题的回答，写完存盘，关闭编辑器。\n# 以 # 开头的行不算。不改或者全部删掉，原来的回答不变。\n",
        "# Write the answer below, save, and close the editor.\n# Lines that begin with # do not count. Unchanged or empty: the answer stays as it is.\n",
    ),
    "paste-ask": (
        "像是一次粘贴了 {count} 行：1 合成这一题的回答  2 逐行回答后面几题  3 都不要",
        "{count} lines were pasted at once: 1 one answer  2 one line for each next question  3 none of them",
    ),
    "paste-line": ("第{n}行：{text}", "line {n}: {text}"),
    "paste-choice": ("请输入 1、2 或者 3：", "1, 2 or 3:"),
    "paste-left": ("还有 {count} 行没有用上：", "{count} lines were not used:"),
    "plain-position": ("第{at}题，共{total}题：", "question {at} of {total}: "),
    "plain-progress": ("已填 {filled} 项，共 {total} 项", "{filled} of {total} answered"),
    "plain-unit": ("单位：{words}。", "unit: {words}."),
    "plain-standing": ("已填：{words}。直接回车就保留。", "now: {words}. Enter keeps it."),
    "plain-row": ("{n}. {text}", "{n}. {text}"),
    "plain-note": ("（{note}）", " ({note})"),
}
