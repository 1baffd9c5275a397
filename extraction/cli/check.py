"""`check`: what is wrong in the knowledge tables."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from data.knowledge import TABLES, check_knowledge, read_knowledge
from extraction.cli.common import Commands, add_command, counted

_EXAMPLES = """  python -m extraction check
  python -m extraction check --tables my-tables/"""


def add(commands: Commands) -> None:
    """The command's arguments."""
    parser = add_command(commands, "check", "check the knowledge tables; a finding a line, with file and row", _EXAMPLES)
    parser.add_argument("--tables", metavar="FOLDER", type=Path, default=TABLES, help="the folder of the tables (default: the project's own)")
    parser.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """Prints the findings; 1 if one of them is an error."""
    findings = check_knowledge(options.tables)
    for finding in findings:
        print(finding)
    severities = Counter(finding.severity for finding in findings)
    if not severities["error"]:
        read_knowledge(options.tables)
    print(f"{counted(severities['error'], 'error')}, {counted(severities['warning'], 'warning')}")
    return int(severities["error"] > 0)
