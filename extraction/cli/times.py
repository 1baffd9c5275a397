"""`times`: the first time expression of each line."""

from __future__ import annotations

import argparse
from datetime import date

from extraction.cli.common import Commands, add_command, read_lines

_EXAMPLES = """  echo "اجتمعا أمس في القاهرة" | python -m extraction times --published 2026-02-17
  python -m extraction times --published 2026-02-17 --prefer future < lines.txt"""


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as 2026-02-17") from error


def add(commands: Commands) -> None:
    """The command's arguments."""
    parser = add_command(
        commands, "times",
        "read a line each from standard input; answer with value, end, granularity and basis (tab-separated) of its first time expression, "
        "or an empty line", _EXAMPLES)
    parser.add_argument("--published", metavar="DATE", required=True, type=_day, help="the day that the lines are read on, as 2026-02-17")
    parser.add_argument("--prefer", choices=("past", "future", "nearest"), default="past",
                        help="where a bare weekday or month lies when nothing tells (default: past)")
    parser.set_defaults(run=times)


def times(options: argparse.Namespace) -> int:
    """Answers line by line; always 0."""
    from extraction.times import answer_line

    for line in read_lines():
        print(answer_line(line, options.published, options.prefer), flush=True)
    return 0
