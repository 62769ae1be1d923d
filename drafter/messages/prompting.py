"""The lines of the terminal: keys, menus, lists, long texts, the end of a sitting."""

from __future__ import annotations

from collections.abc import Mapping

PROMPTING: Mapping[str, tuple[str, str]] = {
    "not-taken": ("没有记下：{words}", "not saved: {words}"),
    "taken-doubted": ("已记下，请核对：{words}", "saved, please check: {words}"),
    "place-unknown": (
        "没有找到名称里有“{name}”的项目。请换一个词，或者输入序号。",
        "nothing is named like “{name}”: another word, or a number",
    ),
    "number-unknown": (
        "没有 {typed}。请输入 1 到 {count} 之间的序号。",
        "there is no {typed}: a number from 1 to {count}",
    ),
    "no-long-text": (
        "这一题是短答案，直接输入就可以；编辑器和文件只用于写文字的题。",
        "this answer is short, type it here; editor and files are for texts",
    ),
    "no-list": (
        "这一题不在清单里。请先输入“目录”，选一个按条填的部分。",
        "this question belongs to no list: choose one in the menu first",
    ),
    "no-wording": (
        "这里的句子没有别的写法可挑。填过两个以上数的主题才有，先输入“去”和那个主题的名称。",
        "no sentence here has another wording: go to a topic with two figures or more first",
    ),
    "list-unknown": (
        "没有看懂“{typed}”。可以输入：序号（修改）、加、删 2、移 3 1，直接回车接着填。",
        "“{typed}” is not understood: a number, 加 (add), 删 2 (remove), 移 3 1 (move), Enter to go on",
    ),
    "answer-lost": (
        "刚才的回答“{typed}”没有存上。把文件改好后再运行 drafter new {path}，重新填这一题。",
        "the last answer “{typed}” was not saved: mend the file, run drafter new {path} and give it again",
    ),
    "facts-irregular": (
        "{path} 不是普通文件（是管道、设备或者文件夹）。请写一个以 .yaml 结尾的文件名。",
        "{path} is no regular file: name a file that ends in .yaml",
    ),
    "facts-report": (
        "{path} 是报告，不是事实文件。要从它开始新一年的事实文件，请运行：drafter new --from {path}",
        "{path} is a report, not a facts file; to begin from it: drafter new --from {path}",
    ),
    "facts-name": (
        "“{name}”不能作事实文件的名称，应当以 .yaml 结尾，如 {near}。不写名称，就按机关和年度命名。",
        "“{name}” is no name of a facts file: it ends in .yaml, for instance {near}",
    ),
    "disk-full": (
        "磁盘满了，写不进 {path}。前面的回答都在文件里，只有刚才这一题没有存上。腾出空间后再运行 drafter new {path} 即接着填。",
        "the disk is full: {path} keeps everything but the last answer. Free some space and run drafter new {path} again",
    ),
    "disk-forbidden": (
        "没有权限写 {path}，刚才这一题没有存上。请换一个能写的文件夹，或者请管理员开通；文件若在别的程序中打开，请先关闭。",
        "no permission to write {path}: the last answer was not saved. Use another folder, or close the file elsewhere",
    ),
    "disk-failed": (
        "写不进 {path}：{problem}。前面的回答都在文件里，只有刚才这一题没有存上。",
        "cannot write {path}: {problem}. Everything but the last answer is saved",
    ),
}
PROMPTING_UI: Mapping[str, tuple[str, str]] = {
    # the sitting
    "welcome": (
        "一题一题地填，答一题存一题，随时可以退出，下次接着填。不明白就输入 ？",
        "One question at a time; each answer is saved at once. Type ? for help",
    ),
    "going-on": ("接着填 {path}", "going on with {path}"),
    "begun": ("已建立 {path}", "created {path}"),
    "reopened": (
        "{path} 刚被别的程序改过，已经重新读入。刚才这一题请再答一次。",
        "{path} was changed by another program and has been read again; please repeat the last answer",
    ),
    "saved-already": ("每答一题都已存好，不用另外保存", "every answer is saved already"),
    "reopened-undo": (
        "{path} 刚被别的程序改过，已经重新读入，没有撤销。",
        "{path} was changed by another program and has been read again; nothing was undone",
    ),
    "stopped": (
        "已停下，答完的都存好了。接着填：\n  drafter new {path}",
        "stopped; every finished answer is saved. To go on:\n  drafter new {path}",
    ),
    "left": ("已存好。接着填：\n  drafter new {path}", "saved. To go on:\n  drafter new {path}"),
    "left-nothing": ("还没有填机关名称，没有建立文件", "no file yet: the agency's name was not given"),
    "left-gaps": ("还有 {count} 处没有填好", "{count} gaps remain"),
    "label-read": ("看过后按回车：", "Enter when read: "),
    "back-none": ("前面没有答过的题了", "there is no question before this one"),
    "undone": ("已撤销上一步", "undone"),
    "undo-none": ("没有可以撤销的了", "nothing to undo"),
    # a question
    "label": ("{label}：", "{label}: "),
    "label-last": ("{label}（上年）：", "{label} (last year): "),
    "must": ("（必填）", " (required)"),
    "count-done": ("{filled}/{total}", "{filled}/{total}"),
    "count-pending": ("待补 {count}", "pending {count}"),
    "count-conflicts": ("有矛盾 {count}", "conflicts {count}"),
    "count-absent": ("不适用", "not applicable"),
    "count-items": ("{count} 条", "{count} items"),
    "key-enter": ("回车 下一题", "Enter next"),
    "key-keep": ("回车 不改", "Enter keep"),
    "key-instead": ("打字 重填  ←→ 修改", "type replace  arrows edit"),
    "key-back": ("Esc 上一题", "Esc back"),
    "key-pending": ("F2 待补", "F2 pending"),
    "key-menu": ("F3 目录", "F3 menu"),
    "key-help": ("F1 说明", "F1 help"),
    "key-quit": ("输入“退出”离开", "退出 quit"),
    "key-edit": ("编辑 用编辑器写", "编辑 editor"),
    "key-file": ("文件 名称 读入", "文件 NAME read"),
    # help
    "help-counts": ("口径：", "counts: "),
    "help-office": ("问谁：", "ask: "),
    "help-units": ("单位：", "units: "),
    "help-example": ("示例：", "example: "),
    "help-preview": ("写成：", "printed: "),
    "help-typed": ("怎么填：", "type: "),
    "help-gate": (
        "输入序号或者文字。不适用＝本单位没有这项职责，报告里不写；以后再填＝这次先跳过。",
        "a number or the word; 不适用: not our duty; 以后再填: later",
    ),
    "help-choice": ("输入序号，或者自己写。", "a number, or your own words"),
    "help-text": (
        "一句或者几句话，怎么写就怎么存。长的输入“编辑”打开编辑器，或者“文件 名称.docx”读入。",
        "your own words; 编辑 opens an editor, 文件 NAME reads a file",
    ),
    "help-free": ("直接写。", "as it is"),
    "help-kind-count": (
        "数字，如 1208、1,208、1.2万、412+38、约300；单位可以不写。没有发生写 无。",
        "a number: 1208, 1,208, 1.2万, 412+38, 约300; 无 for none",
    ),
    "help-kind-money": (
        "数字加单位，如 201.3万元、1,386元、120万+36.5万。没有发生写 无。",
        "a number with its unit: 201.3万元, 1386元; 无 for none",
    ),
    "help-kind-percent": ("百分数，如 96.5%。", "a percentage: 96.5%"),
    "help-kind-date": ("年月日，如 2026年1月20日 或者 2026-1-20。", "a date: 2026-1-20"),
    "help-kind-doc_title": ("文件的全称，书名号可以不写；有文号的写在后面。", "the full title"),
    "help-kind-list": ("几项之间用“；”隔开。", "items separated by ；"),
    "help-words": (
        "待补＝还不知道  无＝没有发生  不适用＝不涉及  跳过＝不写  清除＝删去已填的\n"
        "上一题＝回去看  撤销＝取消上一步  目录＝换地方  去 名称＝直接去某一项\n"
        "清单＝增删调整条目  检查＝看还缺什么  写出＝现在就写报告\n"
        "写法＝给句子换一种写法  编辑、文件＝写长文字  退出＝存好离开\n"
        "回答本身就是这些词时，前面加 \\ 或者加引号，如 \\目录",
        "待补 not known yet, 无 none, 不适用 not applicable, 跳过 skip, 清除 clear\n"
        "上一题 back, 撤销 undo, 目录 menu, 去 NAME go to\n"
        "清单 list, 检查 review, 写出 write, 写法 wording\n"
        "编辑 editor, 文件 NAME file, 退出 quit\n"
        "an answer that is one of these words: put \\ before it, or quotes around it",
    ),
    # the menu
    "label-menu": ("去哪里：", "go to: "),
    "label-candidate": ("是哪一个：", "which one: "),
    "menu-several": ("名称里有“{name}”的有 {count} 项", "{count} places are named like “{name}”"),
    "menu-more": ("只列前 {count} 项", "the first {count}"),
    "key-on": ("回车 接着填", "Enter go on"),
    "key-number": ("序号 去那里", "number go there"),
    "key-name": ("名称的一部分 查找", "part of a name find"),
    "key-review": ("检查", "检查 review"),
    "key-write": ("写出", "写出 write"),
    "key-leave": ("退出", "退出 quit"),
    "help-menu": (
        "直接回车接着填。输入序号去那一部分；输入名称的一部分（如“培训”）直接去那一题。检查＝看还缺什么，退出＝存好离开。",
        "Enter: go on. A number or part of a name: go there. 检查: review, 退出: quit",
    ),
    # a list
    "label-list": ("怎么改：", "change: "),
    "key-item": ("序号 修改", "number edit"),
    "key-add": ("加", "加 add"),
    "key-remove": ("删 2", "删 2 remove"),
    "key-move": ("移 3 1", "移 3 1 move"),
    "key-undo": ("撤销", "撤销 undo"),
    "help-list": (
        "序号＝修改那一条；加＝在最后加一条；删 2＝删去第2条；移 3 1＝把第3条移到第1条的位置；上移 3、下移 3；撤销；直接回车接着填。",
        "number: edit; 加: add; 删 2: remove; 移 3 1: move 3 to place 1; 上移 3, 下移 3; 撤销: undo; Enter: go on",
    ),
    # long texts
    "text-read": ("读到 {count} 个字：", "{count} characters:"),
    "text-same": ("文字没有变", "the text is unchanged"),
    # the table before writing
    "review-clean": ("没有缺项，也没有对不上的数字。", "nothing is missing and no figures disagree."),
    "review-clean-part": (
        "\n这一部分没有缺项，也没有对不上的数字。",
        "\nnothing is missing in this part and no figures disagree.",
    ),
    "review-part": ("这一部分还要看这些", "to look at in this part"),
    "review-worst": ("写报告前请看这些", "to look at before writing"),
    "review-all": ("全部回答", "all answers"),
    "review-count": ("共 {count} 项", "{count} in all"),
    "review-page": ("共 {count} 项，分 {pages} 页，这是第 {page} 页", "{count} in all, page {page} of {pages}"),
    "label-review": ("改哪一项：", "change: "),
    "key-next-page": ("回车 下一页", "Enter next page"),
    "key-on-writing": ("回车 接着写报告", "Enter write the report"),
    "key-on-leaving": ("回车 结束", "Enter end"),
    "key-on-asking": ("回车 返回", "Enter back"),
    "key-number-go": ("序号 去改", "number change"),
    "key-all": ("全部", "全部 all"),
    "help-review": (
        "输入序号去改那一项，改完回到这里。全部＝连已填的一起看。Esc＝上一页。直接回车：看下一页，看完就往下走。",
        "a number: change it and come back; 全部: show everything; Esc: page before; Enter: next page, then on",
    ),
    # writing
    "write-final": ("\n都填好了，可以写出正式稿。", "everything is there: the final version can be written."),
    "write-gaps": ("\n写正式稿还差这些：", "\nbefore a final version can be written:"),
    "write-draft": (
        "可以先写一份草稿，缺的地方在文中标出【待补】。",
        "a draft can be written now, with the gaps marked in it.",
    ),
    "write-default": ("写到：", "to: "),
    "label-write": ("回车写出，或者输入别的文件名：", "Enter to write, or another name: "),
    "key-default": ("回车 写出", "Enter write"),
    "key-path": ("别的文件名或者文件夹", "another name or folder"),
    "key-no": ("不写", "不写 do not write"),
    "write-later": (
        "补齐后写正式稿：\n  drafter new {path}",
        "for the final version, when complete:\n  drafter new {path}",
    ),
    "write-again": ("要写报告时运行：\n  drafter render {path}", "to write the report:\n  drafter render {path}"),
}
