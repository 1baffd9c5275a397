"""Exports of exactly what is filtered: CSV streams from a snapshot, and the files that the command line writes.

A snapshot holds each event's lines ready made, so a stream only reads; they come out in the order of first days, undated last.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import duckdb

from data.cells import BOM, EVENT_ACTOR_COLUMNS, EVENT_COLUMNS, csv_line, event_row
from data.errors import WaqaiError
from data.filters import Filters
from data.model import Event, to_json
from data.queries.where import find_where

__all__ = [
    "EVENT_ACTOR_COLUMNS", "EVENT_COLUMNS", "ExportError", "stream_event_actors_csv", "stream_events_csv", "write_events_csv", "write_events_jsonl",
]

# Events to a query: one lot is some megabytes of text.
_LOT = 10_000


class ExportError(WaqaiError):
    """A file that can't be written; the message names it."""


def _stream(con: duckdb.DuckDBPyConnection, filters: Filters, header: tuple[str, ...], column: str) -> Iterator[bytes]:
    """The header at once, then a lot of events at a time: what a slow reader keeps waiting is never more than one lot."""
    yield BOM + csv_line(header).encode()
    where = find_where(filters)
    # The numbers of all that is chosen, four bytes an event; each lot then reads only its own stretch of rows.
    chosen = con.execute(f"SELECT n FROM events e WHERE {where.sql} ORDER BY n", list(where.values)).df()["n"].to_numpy()
    for start in range(0, len(chosen), _LOT):
        lot = chosen[start:start + _LOT]
        found = con.execute(
            f"SELECT {column} AS line FROM lines SEMI JOIN (SELECT unnest(?::INTEGER[]) AS n) USING (n) "
            f"WHERE n BETWEEN ? AND ? AND {column} IS NOT NULL ORDER BY n", [lot, int(lot[0]), int(lot[-1])],
        ).df()["line"]
        if len(found):
            yield ("\r\n".join(found) + "\r\n").encode()


def stream_events_csv(con: duckdb.DuckDBPyConnection, filters: Filters) -> Iterator[bytes]:
    """The filtered events as CSV: UTF-8 with BOM, CRLF, one row an event, EVENT_COLUMNS."""
    return _stream(con, filters, EVENT_COLUMNS, "event")


def stream_event_actors_csv(con: duckdb.DuckDBPyConnection, filters: Filters) -> Iterator[bytes]:
    """The actors of the filtered events as CSV: one row for each event and actor, EVENT_ACTOR_COLUMNS."""
    return _stream(con, filters, EVENT_ACTOR_COLUMNS, "actors")


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name only when it is whole."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            yield file
        partial.replace(path)
    except OSError as problem:
        raise ExportError(f"{path} can't be written: {problem.strerror}") from problem
    finally:
        with suppress(OSError):
            partial.unlink()


def write_events_jsonl(events: Iterable[Event], path: Path) -> int:
    """One JSON record a line, UTF-8, in the order given; how many. The file is replaced as a whole. ExportError if it can't be."""
    count = 0
    with _whole_file(path) as file:
        for event in events:
            file.write(json.dumps(to_json(event), ensure_ascii=False).encode() + b"\n")
            count += 1
    return count


def write_events_csv(events: Iterable[Event], path: Path) -> int:
    """The same file that `stream_events_csv` gives, from records, in the order given; how many. ExportError if it can't be written."""
    count = 0
    with _whole_file(path) as file:
        file.write(BOM + csv_line(EVENT_COLUMNS).encode())
        for event in events:
            row = event_row(event)
            file.write(csv_line([row[name] for name in EVENT_COLUMNS]).encode())
            count += 1
    return count
