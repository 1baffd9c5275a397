"""`watch`: the worker."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from extraction.cli.common import Commands, add_command, add_database, hide_password

_EXAMPLES = """  python -m extraction watch                              the store's inbox, and the folder var/inbox
  python -m extraction watch --folder /srv/incoming
  python -m extraction watch --once                       what is there now, then end"""
_FOLDER = Path("var/inbox")
_MINIMUM = 0.2


def _seconds(value: str) -> float:
    try:
        return max(_MINIMUM, float(value))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of seconds") from error


def add(commands: Commands) -> None:
    """The command's arguments."""
    parser = add_command(commands, "watch", "take articles from the store's inbox and from a folder as they come, until stopped", _EXAMPLES)
    add_database(parser)
    parser.add_argument("--folder", metavar="PATH", type=Path,
                        help=f"the folder to watch, made if missing (default: WAQAI_FOLDER, else {_FOLDER}); files stay where they are")
    parser.add_argument("--once", action="store_true", help="take what is there now, then end")
    parser.add_argument("--interval", metavar="SECONDS", type=_seconds, default=2.0, help="how often to look (default: 2)")
    parser.set_defaults(run=watch)


def watch(options: argparse.Namespace) -> int:
    """Works until SIGTERM or Ctrl-C, which end it after the item at hand; 0."""
    from data.store import open_store
    from extraction.watch import Worker, open_folder

    folder = open_folder(options.folder or Path(os.environ.get("WAQAI_FOLDER") or _FOLDER))
    with open_store(options.database) as store:
        worker = Worker(store, folder, lambda line: print(line, file=sys.stderr, flush=True))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop.set())
        if options.once:
            worker.work_once()
            return 0
        print(f"watching {folder} and the inbox of {hide_password(store.url)}", file=sys.stderr, flush=True)
        worker.watch(options.interval)
        print("stopped after the item at hand", file=sys.stderr)
    return 0
