"""`who`: the person whom each line names, by a name or an office, on a day."""

from __future__ import annotations

import argparse

from data.days import span_days
from extraction.cli.common import Commands, add_command, read_lines

_EXAMPLES = """  echo "وزير الخارجية, مصر" | python -m extraction who --date 2015-08-01
  python -m extraction who --date 2026-02-17 < names.txt"""


def _day(value: str) -> str:
    try:
        span_days(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as 2026-02-17, 2026-02 or 2026") from error
    return value


def add(commands: Commands) -> None:
    """The command's arguments."""
    parser = add_command(
        commands, "who",
        "read a line each from standard input: a name, or an office in Arabic or English, followed by a comma and its country or body where the "
        "title does not tell it; answer with id, English name, Arabic name, office on that date and country (tab-separated), or with an empty "
        "line where the tables know nobody, or more than one", _EXAMPLES)
    parser.add_argument("--date", metavar="DATE", required=True, type=_day, help="the day on which offices are read, as 2026-02-17")
    parser.set_defaults(run=who)


def who(options: argparse.Namespace) -> int:
    """Answers line by line; always 0."""
    from data.knowledge import read_knowledge
    from extraction.who import Who

    known = Who(read_knowledge())
    for line in read_lines():
        answer = known.answer(line, options.date)
        print(answer.line() if answer is not None else "", flush=True)
    return 0
