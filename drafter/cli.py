"""Parse arguments, call one verb, print, choose the exit code: nothing else prints."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TextIO

from drafter.arguments import parser_of_all


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code of design §5 and never lets an exception through without ``--debug``."""
    _utf8()
    arguments = parser_of_all().parse_args(argv)
    try:
        code = _COMMANDS[arguments.command](arguments)
        sys.stdout.flush()  # a full disk is found out here, not when nobody can tell any more
        return code
    except KeyboardInterrupt:
        _say(arguments, "interrupted")
        return 130
    except BrokenPipeError:
        _abandon(sys.stdout)
        return 0
    except Exception as error:
        if arguments.debug:
            raise
        return _told(arguments, error)


def _told(arguments: argparse.Namespace, error: Exception) -> int:
    """The exit code of a failure, said as far as there is somewhere to say it."""
    try:
        return _failed(arguments, error)
    except OSError:
        _abandon(sys.stderr)
        return 4


def _abandon(stream: TextIO) -> None:
    """Send what is still to be written nowhere: where it went cannot take it, and the end of the program would try again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _failed(arguments: argparse.Namespace, error: Exception) -> int:
    from drafter.errors import DrafterError

    if isinstance(error, DrafterError):
        _print_findings(arguments, error.findings)
        return error.exit_code
    if isinstance(error, OSError):
        return _refused(arguments, error)
    _say(arguments, "internal", problem=f"{type(error).__name__}: {error}")
    return 3


def _refused(arguments: argparse.Namespace, error: OSError) -> int:
    """What the system refused: to write where the error names no file (a stream) or there is no room, else to read."""
    from drafter.app import unreadable
    from drafter.messages import LANGUAGES, ui
    from drafter.model.finding import finding

    if error.filename is not None and error.errno not in _NO_ROOM:
        _print_findings(arguments, (unreadable(str(error.filename), error),))
        return 3
    if error.filename is None:
        _abandon(sys.stdout)
    path = error.filename or ui("standard-output", LANGUAGES[arguments.lang])
    problem = error.strerror or str(error)
    _print_findings(arguments, (finding("output-failed", path=path, problem=problem),))
    return 4


def _utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure, encoding = getattr(stream, "reconfigure", None), (stream.encoding or "ascii").lower()
        if reconfigure is None or encoding.replace("-", "") == "utf8":
            continue
        # A terminal shows what it understands itself; where the locale names none, it is UTF-8 as a rule.
        kept = stream.isatty() and "ascii" not in encoding and not encoding.startswith("ansi_x3")
        reconfigure(encoding=encoding if kept else "utf-8", errors="replace")


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})


def _render(arguments: argparse.Namespace) -> int:
    from drafter import app

    options = app.RenderOptions(
        output=arguments.output,
        to=arguments.to,
        draft=arguments.draft,
        force=arguments.force,
        trace=arguments.trace,
        overrides=tuple(arguments.set),
        pack=arguments.pack,
        annex=arguments.annex,
        comments=arguments.comments,
        layout=arguments.layout,
    )
    outcomes = []
    for outcome in app.render(arguments.sources, options):
        _report(arguments, outcome)
        outcomes.append(outcome)
    code = _summary(arguments, outcomes)
    if arguments.trace and any(each.done for each in outcomes):
        return max(code, _trace(arguments, outcomes))
    return code


def _trace(arguments: argparse.Namespace, outcomes) -> int:  # type: ignore[no-untyped-def]
    from pathlib import Path

    from drafter.app import trace_json
    from drafter.output import save_trace

    data = trace_json(outcomes)
    if arguments.trace == "-":
        sys.stdout.buffer.write(data)
        return 0
    used = [Path(each.source) for each in outcomes] + [each.path for each in outcomes if each.path is not None]
    fault = save_trace(Path(arguments.trace), data, used, arguments.force)
    if isinstance(fault, bool):
        return 0
    _print_findings(arguments, (fault,))
    return 4


def _report(arguments: argparse.Namespace, outcome) -> None:  # type: ignore[no-untyped-def]
    from drafter.model.finding import Severity

    _print_findings(arguments, outcome.findings)
    gaps = sum(each.severity is Severity.GAP for each in outcome.findings)
    errors = sum(each.severity is Severity.UNREADABLE for each in outcome.findings)
    if outcome.text is not None:
        sys.stdout.buffer.write(outcome.text)
        sys.stdout.flush()
    elif outcome.path is not None:
        _say(arguments, "written" if outcome.changed else "unchanged", path=outcome.path)
    elif gaps and not errors:
        _say(arguments, "refused", errors=errors, gaps=gaps)
    else:
        _say(arguments, "refused-hard", errors=errors)
    if outcome.done and gaps:
        _say(arguments, "draft", count=gaps)


def _summary(arguments: argparse.Namespace, outcomes) -> int:  # type: ignore[no-untyped-def]
    codes = [each.worst() for each in outcomes]
    if 2 in codes:
        return 2
    if len(outcomes) > 1:
        done = sum(each.done for each in outcomes)
        _say(arguments, "batch", total=len(outcomes), done=done, failed=len(outcomes) - done)
        if done and any(codes):
            return 1
    return max(codes, default=0)


def _print_findings(arguments: argparse.Namespace, found, stream=None) -> None:  # type: ignore[no-untyped-def]
    from drafter.messages import LANGUAGES, show
    from drafter.model.finding import Severity
    from drafter.prompt.foreign import harmless

    quiet = getattr(arguments, "quiet", False)
    for each in found:
        if not (quiet and each.severity in (Severity.WARNING, Severity.NOTE)):
            print(harmless(show(each, LANGUAGES[arguments.lang])), file=stream or sys.stderr)


def _say(arguments: argparse.Namespace, key: str, **params: object) -> None:
    from drafter.messages import LANGUAGES, ui

    print(ui(key, LANGUAGES[arguments.lang], **params), file=sys.stderr)


def _new(arguments: argparse.Namespace) -> int:
    import gc

    if arguments.year and not arguments.source:
        _say(arguments, "year-alone")
        return 2
    gc.disable()  # a tenth of the wait for the first prompt is looking for rubbish where there is none
    try:
        from drafter import interviewing

        return interviewing.run(arguments)
    finally:
        gc.enable()


def _extract(arguments: argparse.Namespace) -> int:
    from drafter import extracting

    options = extracting.ExtractOptions(
        output=arguments.output,
        as_json=arguments.json,
        traditional=arguments.traditional,
        force=arguments.force,
        pack=arguments.pack,
    )
    outcomes = []
    for outcome in extracting.extract(arguments.sources, options):
        _print_findings(arguments, outcome.findings)
        if outcome.path is not None:
            _say(arguments, "extracted" if outcome.changed else "unchanged", path=outcome.path, **outcome.counts)
        outcomes.append(outcome)
    if not options.as_json or options.output in ("", "-"):
        sys.stdout.write(extracting.together(outcomes, options))
        return extracting.exit_code(outcomes)
    saved = extracting.save_json(outcomes, options)
    if isinstance(saved, bool):
        _say(arguments, "written" if saved else "unchanged", path=options.output)
        return extracting.exit_code(outcomes)
    _print_findings(arguments, (saved,))
    return 4


def _digest(arguments: argparse.Namespace) -> int:
    from drafter import digesting

    return digesting.run(arguments)


def _learn(arguments: argparse.Namespace) -> int:
    from drafter import learning

    return learning.run(arguments)


def _test(arguments: argparse.Namespace) -> int:
    from drafter import backtest

    return backtest.run(arguments)


def _schema(arguments: argparse.Namespace) -> int:
    import json

    from drafter import app
    from drafter.questionnaire.schema import json_schema
    from drafter.store.packs import load_pack

    schema = json_schema(load_pack(arguments.pack or app.DEFAULT_PACK))
    print(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0


def _pack(arguments: argparse.Namespace) -> int:
    from drafter import app, packing
    from drafter.messages import LANGUAGES

    lang, name = LANGUAGES[arguments.lang], arguments.pack or app.DEFAULT_PACK
    if arguments.action != "check":
        print(packing.listing(lang) if arguments.action == "list" else packing.showing(name, lang))
        return 0
    found = packing.checking(name)
    _print_findings(arguments, found, sys.stdout)
    _say(arguments, "pack-found" if found else "pack-clean", count=len(found))
    return 1 if found else 0


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "render": _render,
    "extract": _extract,
    "digest": _digest,
    "learn": _learn,
    "test": _test,
    "schema": _schema,
    "pack": _pack,
}
