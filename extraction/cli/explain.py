"""`explain`: every mention, every event, and why."""

from __future__ import annotations

import argparse
import sys

from extraction.cli.common import Commands, add_command, add_paths
from extraction.readers import ReadFailure, read_articles

_EXAMPLES = """  python -m extraction explain report.txt
  python -m extraction explain - < report.txt"""


def add(commands: Commands) -> None:
    """The command's arguments."""
    parser = add_command(commands, "explain", "show every mention and every event of articles, and why each was read so", _EXAMPLES)
    add_paths(parser)
    parser.set_defaults(run=explain)


def explain(options: argparse.Namespace) -> int:
    """Prints each article's account; 1 if anything failed."""
    from extraction.explain import write_account
    from extraction.ingest import extract_safely

    failed = False
    for article in read_articles(options.paths, sys.stdin.buffer):
        found = str(article) if isinstance(article, ReadFailure) else extract_safely(article)
        if isinstance(found, str):
            failed = True
            name = "" if isinstance(article, ReadFailure) else f"{article.id}: "
            print(f"failed: {name}{found}", file=sys.stderr)
        else:
            print(write_account(found), flush=True)
    return int(failed)
