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
    """Prints each article's explanation; 1 if anything could not be read."""
    from extraction.ingest import standard_extractor

    failed = False
    for article in read_articles(options.paths, sys.stdin.buffer):
        if isinstance(article, ReadFailure):
            failed = True
            print(f"failed: {article}", file=sys.stderr)
        else:
            print(standard_extractor().explain(article), flush=True)
    return int(failed)
