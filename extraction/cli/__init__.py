"""The command line: a module a command, each with `add` (its arguments) and a function that answers with an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import cast

from data.errors import WaqaiError
from extraction.cli import check, explain, run, seed, times, watch, who

_DESCRIPTION = "Articles in, dated and placed events out: who met whom, when, where, on what topic, for Egypt, Libya and Sudan."
_EPILOG = """examples:
  python -m extraction run articles/ report.txt               into the store
  python -m extraction run articles/ --out events.jsonl       into a file
  python -m extraction explain report.txt                     every mention and event, and why
  echo "أمس الأربعاء" | python -m extraction times --published 2026-02-19
  echo "وزير الخارجية, مصر" | python -m extraction who --date 2015-08-01
  python -m extraction check                                  the knowledge tables
  python -m extraction watch --folder var/inbox               take articles as they come

`python -m extraction COMMAND --help` tells more. Exit status: 0, or 1 if anything failed, or 2 for wrong arguments."""
_INTERRUPTED = 130


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands."""
    parser = argparse.ArgumentParser(
        prog="python -m extraction", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (run, explain, times, who, check, watch, seed):
        module.add(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; its exit status. An error that the user can mend is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = build_parser().parse_args(arguments)
    try:
        status = cast(Callable[[argparse.Namespace], int], options.run)(options)
        sys.stdout.flush()
    except WaqaiError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): nothing more to say, and nothing to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("interrupted; what was finished is kept", file=sys.stderr)
        return _INTERRUPTED
    return status
