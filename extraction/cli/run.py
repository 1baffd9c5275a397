"""`run`: articles to events, into the store or a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, TextIO

from data.export import ExportError
from data.model import Article, Event
from data.store import Store, open_store
from extraction.cli.common import Commands, add_command, add_database, add_paths, hide_password, show_progress
from extraction.cli.report import Tally, tell_events, tell_failures, tell_reading
from extraction.readers import ReadFailure, read_located

_EXAMPLES = """  python -m extraction run articles/                        into the store
  python -m extraction run articles/ --out events.jsonl     into a file, one event a line
  python -m extraction run articles.jsonl --out events.csv  for a spreadsheet
  python -m extraction run - --out - < report.txt           from standard input to standard output"""
_COUNTED = 100_000_000


def _out(value: str) -> str:
    if value != "-" and Path(value).suffix.lower() not in (".jsonl", ".csv"):
        raise argparse.ArgumentTypeError(f"{value!r} must end in .jsonl or .csv, or be - for JSON Lines on standard output")
    return value


def add(commands: Commands) -> None:
    """The command's arguments."""
    parser = add_command(commands, "run", "find the events of articles; into the store, or with --out into a file", _EXAMPLES)
    add_paths(parser)
    target = parser.add_mutually_exclusive_group()
    target.add_argument("--out", metavar="FILE", type=_out, help="events.jsonl, events.csv, or - for JSON Lines on standard output")
    add_database(target)  # type: ignore[arg-type]
    parser.add_argument("--again", action="store_true", help="extract again what is in the store already, as after a change of the tables")
    parser.add_argument("--failures", metavar="FILE", type=Path, help="list everything that could not be read in this file as well")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads, extracts, keeps, and tells what was done; 1 if anything failed."""
    tally = Tally()
    if options.failures:
        _write_failures(options.failures, tally)  # where it can't be written, that is told before the work, not after it
    articles = _articles(options.paths, tally)
    if options.out:
        from extraction.cli.output import run_to_file
        lines = run_to_file((article for _, article in articles), options.out, tally)
    else:
        lines = _run_to_store(articles, options.database, options.again, tally)
    tell(tally, lines, sys.stderr if options.out == "-" else sys.stdout)
    if options.failures:
        _write_failures(options.failures, tally)
    return int(bool(tally.failures))


def _write_failures(file: Path, tally: Tally) -> None:
    try:
        file.write_text("".join(f"{failure}\n" for failure in tally.failures), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"the failures can't be written to {file} ({error.strerror}); choose a file in a folder that exists") from error


def tell(tally: Tally, lines: Sequence[str], stream: TextIO) -> None:
    """The closing lines; failures on standard error."""
    for line in (*tell_reading(tally), *lines):
        print(line, file=stream)
    for line in tell_failures(tally.failures):
        print(line, file=sys.stderr)


def _articles(paths: Sequence[Path | Literal["-"]], tally: Tally) -> Iterator[tuple[str, Article]]:
    """The articles that can be read and their files, with progress; failures go into the tally. Little input is read first, for the bar."""
    files = [path for path in paths if isinstance(path, Path)]
    small = len(files) == len(paths) and sum(map(_size, files)) < _COUNTED
    found: Iterable[tuple[str, Article | ReadFailure]] = read_located(paths, sys.stdin.buffer)
    found = list(found) if small else found
    for file, item in show_progress(found, "reading", len(found) if isinstance(found, list) else None):
        if isinstance(item, ReadFailure):
            tally.failures.append(item)
            continue
        tally.read += 1
        tally.undated_articles += item.published is None
        yield file, item


def _size(path: Path) -> int:
    """Bytes below a path as far as they can be looked at; a guess is enough."""
    try:
        files = path.rglob("*") if path.is_dir() else [path]
        return sum(file.stat().st_size for file in files if file.is_file())
    except OSError:
        return 0


def _run_to_store(articles: Iterable[tuple[str, Article]], database: str | None, again: bool, tally: Tally) -> list[str]:
    with open_store(database) as store:
        from extraction.ingest import free_id

        events = store_articles(store, (free_id(store, file, article) for file, article in articles), again, tally)
        if tally.read and tally.read == tally.known:
            told = ["Nothing new: every article was there already."]
        else:
            told = list(tell_events(stored_events(store, events)))
        return [*told, f"The store is {hide_password(store.url)}; `make run` shows it on http://127.0.0.1:8050."]


def store_articles(store: Store, articles: Iterable[Article], again: bool, tally: Tally) -> set[str]:
    """Ingests articles one by one; the ids of the events that they report."""
    from extraction.ingest import ingest

    events: set[str] = set()
    for article in articles:
        outcome = ingest(store, article, again=again)
        if outcome.state == "failed":
            tally.failures.append(ReadFailure(article.id, None, outcome.reason or "failed"))
        tally.known += outcome.state == "known"
        tally.replaced += outcome.state == "replaced"
        if outcome.skipped and outcome.reason:
            tally.skipped[outcome.reason] += 1
        events.update(outcome.events)
    return events


def stored_events(store: Store, ids: Iterable[str]) -> list[Event]:
    """The events of these ids as they stand now: what was merged since is one event."""
    found = {event.id: event for event in map(store.read_event, ids) if event}
    return [found[identity] for identity in sorted(found)]
