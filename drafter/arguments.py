"""What may be typed on the command line: the verbs, their arguments, the help; and what is wrong with them, in Chinese."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, NoReturn

from drafter import __version__


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line, and what its help is headed by, in Chinese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._positionals.title, self._optionals.title = "参数", "选项"

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong; ends with exit code 2."""
        from drafter.messages.usage import usage_error

        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {usage_error(message)}\n")


class _Given(argparse.Action):
    """An option that may be left out, but not given with nothing in it."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        if not values.strip():
            raise argparse.ArgumentError(self, "expected one argument")
        setattr(namespace, self.dest, values)


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def parser_of_all() -> argparse.ArgumentParser:
    """The parser of every verb; one that cannot read its arguments ends the program with exit code 2."""
    shared = _Parser(add_help=False)
    shared.add_argument("--lang", choices=("zh", "en"), default=os.environ.get("DRAFTER_LANG", "zh"), help="提示语言")
    shared.add_argument("--debug", action="store_true", help="出错时显示详情")
    parser = _Parser(
        prog="drafter", description="由事实和数字起草规范的年度报告", formatter_class=_Help, add_help=False
    )
    parser.add_argument("-h", "--help", action="help", help="显示本帮助")
    parser.add_argument("--version", action="version", version=f"drafter {__version__}")
    verbs = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for name, add, text in (
        ("new", _new_arguments, "一问一答，填写事实文件（中断后再运行即接着填）"),
        ("render", _render_arguments, "由事实文件写出报告（.docx .md .txt .html .pdf）"),
        ("extract", _extract_arguments, "读懂已有的报告（.docx .txt .html .pdf .md .doc .wps），写成事实文件"),
        ("digest", _digest_arguments, "把样本报告读成摘要（每份一个 YAML，不含原文），供学习用"),
        ("learn", _learn_arguments, "从样本或摘要学出一种报告：各部分、问题、句式、数字规则"),
        ("test", _test_arguments, "回测：逐份留出样本，用其余的学，再读、再写、再比"),
        ("schema", _pack_argument, "输出事实文件的 JSON Schema"),
        ("pack", _pack_arguments, "列出、查看、检查报告种类"),
    ):
        verb = verbs.add_parser(
            name, help=text, description=text, parents=[shared], formatter_class=_Help, add_help=False
        )
        verb.add_argument("-h", "--help", action="help", help="显示本帮助")
        add(verb)
    return parser


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("facts", nargs="?", default="", metavar="FACTS.yaml", help="事实文件；不写则按年度和机关命名")
    parser.add_argument("--pack", default="", action=_Given, help="报告种类")
    parser.add_argument("--only", default="", action=_Given, metavar="TOPIC", help="只问一个主题")
    parser.add_argument(
        "--from",
        dest="source",
        default="",
        action=_Given,
        metavar="LAST",
        help="从上年的事实文件或者报告（.docx .pdf .txt 等）开始新一年",
    )
    parser.add_argument("--year", type=int, default=0, metavar="年", help="报告年度（与 --from 同用，默认上年加一）")
    parser.add_argument("--answers", default="", action=_Given, metavar="FILE", help="从文件逐行作答")
    parser.add_argument("--plain", action="store_true", help="不用光标控制：一问一行，适合读屏软件和老式终端")
    parser.add_argument("--no-input", action="store_true", help="不提问，只列出还缺什么")


def _render_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="事实文件、文件夹、通配符，或者 -（标准输入）")
    parser.add_argument(
        "-o", "--output", default="", metavar="OUT", help="输出文件或者文件夹；- 为标准输出；默认以标题为文件名"
    )
    parser.add_argument("--to", default="", metavar="FORMAT", help="docx、md、txt、html、pdf")
    parser.add_argument("--draft", action="store_true", help="有待补、待核也写出草稿，并标明")
    parser.add_argument("--annex", action="store_true", help="附上全部数字的附表和主要指标与上年对比图")
    parser.add_argument(
        "--comments", action="store_true", help="给有数字的句子加批注：来源、上年数、口径、算式（.docx）"
    )
    parser.add_argument(
        "--layout", default="nominal", metavar="PROFILE", help="版式：nominal、gbt33476，或者自己的 YAML 文件"
    )
    parser.add_argument("--force", action="store_true", help="覆盖不是 drafter 写的或者写出后改过的文件")
    parser.add_argument("--trace", default="", metavar="FILE", help="写出每一段的来历（JSON）")
    parser.add_argument(
        "--set", action="append", default=[], metavar="键=值", help="临时改一个值，键用短名或者中文名称"
    )
    parser.add_argument("--pack", default="", help="报告种类（默认由文件中的 pack 决定）")
    parser.add_argument("--quiet", action="store_true", help="不显示提醒和说明")


def _extract_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="REPORT", help="已有的报告、文件夹、通配符，或者 -（标准输入）")
    parser.add_argument(
        "-o", "--output", default="", metavar="OUT", help="写到哪个事实文件；多份报告写文件夹；不写则输出到屏幕"
    )
    parser.add_argument("--json", action="store_true", help="输出提纲、数字及其位置和理由（JSON），不写事实文件")
    parser.add_argument("--traditional", action="store_true", help="繁体转为简体后再读")
    parser.add_argument("--force", action="store_true", help="覆盖已有的事实文件")
    parser.add_argument("--pack", default="", help="按哪个报告种类读")
    parser.add_argument("--quiet", action="store_true", help="不显示原文的毛病和说明")


def _digest_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SAMPLE", help="样本报告、文件夹、通配符")
    parser.add_argument("-o", "--output", required=True, metavar="DIR", help="摘要写到哪个文件夹")
    parser.add_argument(
        "--lexicon", default="", metavar="PACK", help="按哪个报告种类的词表读；none 为不用词表；不写则自动认"
    )
    parser.add_argument("--force", action="store_true", help="样本没有变也重读，改过的摘要也重写")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="同时读几份（默认按处理器数）")
    parser.add_argument("--quiet", action="store_true", help="只显示错误")


def _learn_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="样本报告或者摘要（文件、文件夹、通配符）")
    parser.add_argument(
        "-o", "--output", required=True, metavar="PACK", help="学成的报告种类写到哪个文件夹；已有的只补不改"
    )
    parser.add_argument("--lexicon", default="", metavar="PACK", help="用哪个报告种类的词表；none 为不用；不写则自动认")
    parser.add_argument("--name", default="", metavar="名称", help="报告种类的中文名称（默认由标题学出）")
    parser.add_argument(
        "--accept",
        nargs="?",
        const="*",
        default="",
        metavar="键,…",
        help="写入新学到的条目，冲突处取新学的；不列键则全部",
    )
    parser.add_argument(
        "--keep", nargs="?", const="*", default="", metavar="键,…", help="冲突处保留文件里的，以后不再提；不列键则全部"
    )
    parser.add_argument("--report", default="", metavar="FILE.html", help="另写一页供审阅：支持数、存疑、佐证")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="同时读几份（默认按处理器数）")
    parser.add_argument("--quiet", action="store_true", help="只显示错误和结果")


def _test_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", nargs="?", default="", metavar="PACK", help="报告种类")
    parser.add_argument(
        "--samples", nargs="+", default=[], metavar="SAMPLE", help="样本报告或者摘要（默认用 corpora 中这一种的摘要）"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--least", type=float, default=0.0, metavar="0–1", help="数字保留率低于此数即退出码 1")
    parser.add_argument("--quiet", action="store_true", help="只显示总表")


def _pack_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", nargs="?", default="", help="报告种类")


def _pack_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "show", "check"))
    parser.add_argument("pack", nargs="?", default="", help="报告种类")
