"""`seed`: the store's tables and, once, the sample articles."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from data.store import open_store
from extraction.cli.common import Commands, add_command, add_database, counted, hide_password, show_progress
from extraction.cli.report import Tally, tell_events
from extraction.cli.run import store_articles, stored_events, tell
from extraction.readers import ReadFailure, read_articles

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
_EXAMPLES = """  python -m extraction seed
  WAQAI_SAMPLES=no python -m extraction seed       the tables only"""


def add(commands: Commands) -> None:
    """The command's arguments."""
    parser = add_command(
        commands, "seed", "make the store's tables and load the sample articles; what is there already stays as it is", _EXAMPLES)
    add_database(parser)
    parser.add_argument("--again", action="store_true", help="extract the samples again, as after a change of the tables")
    parser.set_defaults(run=seed)


def seed(options: argparse.Namespace) -> int:
    """Loads the samples unless WAQAI_SAMPLES is `no`; 1 if one of them failed."""
    tally = Tally()
    with open_store(options.database) as store:
        if os.environ.get("WAQAI_SAMPLES", "").lower() in ("no", "0", "false"):
            print(f"The store {hide_password(store.url)} is ready; no samples wanted (WAQAI_SAMPLES).")
            return 0
        items = list(read_articles([SAMPLES], sys.stdin.buffer))
        tally.failures += [item for item in items if isinstance(item, ReadFailure)]
        samples = [replace(item, sample=True) for item in items if not isinstance(item, ReadFailure)]
        tally.read = len(samples)
        events = store_articles(store, show_progress(samples, "samples", len(samples)), options.again, tally)
        if tally.known == tally.read and not tally.failures:
            counts = store.counts()
            print(f"The samples are loaded already: {counted(counts.articles, 'article')} and {counted(counts.events, 'event')} in the store.")
            return 0
        tell(tally, [*tell_events(stored_events(store, events)), f"The store is {hide_password(store.url)}."], sys.stdout)
    return int(bool(tally.failures))
