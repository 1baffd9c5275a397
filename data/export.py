"""Exports of exactly what is filtered: CSV streams from a snapshot, and the files that the command line writes.

DuckDB makes the lines, so a million events need no million Python rows; they come out in the order of first days, undated last.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import duckdb

from data.cells import BOM, EVENT_ACTOR_COLUMNS, EVENT_COLUMNS, NUMBERS, cell_sql, csv_line, event_row, joined_sql
from data.errors import WaqaiError
from data.filters import Filters
from data.model import Event, to_json
from data.queries.where import find_where

__all__ = [
    "EVENT_ACTOR_COLUMNS", "EVENT_COLUMNS", "ExportError", "stream_event_actors_csv", "stream_events_csv", "write_events_csv", "write_events_jsonl",
]

# Events to a query: enough to keep DuckDB busy, few enough that one lot is some megabytes.
_LOT = 8192

_LISTS = {
    **{name: name for name in ("actors_en", "actors_ar", "actor_ids", "roles", "actor_countries", "topics")},
    "sources": "article_sources", "urls": "article_urls",
}
_RENAMED = {"date_granularity": "granularity", "date_basis": "basis", "place_precision": "precision"}
_ACTOR_SOURCES = {
    "event_id": "rows.id", "type": "rows.type", "date": "rows.date",
    **{column: f"actor.{column.removeprefix('actor_')}" for column in EVENT_ACTOR_COLUMNS[3:]},
}


class ExportError(WaqaiError):
    """A file that can't be written; the message names it."""


def _event_line() -> str:
    cells = [joined_sql(_LISTS[name]) if name in _LISTS else _RENAMED.get(name, name) for name in EVENT_COLUMNS]
    columns = ", ".join(f"{cell} AS c{number}" for number, cell in enumerate(cells))
    line = " || ',' || ".join(cell_sql(f"c{number}", name in NUMBERS) for number, name in enumerate(EVENT_COLUMNS))
    return f"SELECT {line} AS line FROM (SELECT n, {columns} FROM rows JOIN chosen USING (n)) ORDER BY n"


def _actor_line() -> str:
    line = " || ',' || ".join(cell_sql(_ACTOR_SOURCES[name]) for name in EVENT_ACTOR_COLUMNS)
    return f"SELECT {line} AS line FROM rows JOIN chosen USING (n) JOIN event_actors USING (n) ORDER BY n, position"


def _stream(con: duckdb.DuckDBPyConnection, filters: Filters, header: tuple[str, ...], line: str) -> Iterator[bytes]:
    """The header at once, then a lot of events at a time: what a slow reader keeps waiting is never more than one lot."""
    yield BOM + csv_line(header).encode()
    where = find_where(filters)
    # The numbers of all that is chosen, four bytes an event; each lot then reads only its own stretch of rows.
    chosen = con.execute(f"SELECT n FROM events e WHERE {where.sql} ORDER BY n", list(where.values)).df()["n"].to_numpy()
    for start in range(0, len(chosen), _LOT):
        lot = chosen[start:start + _LOT]
        sql = f"WITH chosen AS (SELECT unnest(?::INTEGER[]) AS n), rows AS (FROM main.rows WHERE n BETWEEN ? AND ?) {line}"
        lines: list[str] = con.execute(sql, [lot, int(lot[0]), int(lot[-1])]).df()["line"].tolist()
        if len(lines):
            yield ("\r\n".join(lines) + "\r\n").encode()


def stream_events_csv(con: duckdb.DuckDBPyConnection, filters: Filters) -> Iterator[bytes]:
    """The filtered events as CSV: UTF-8 with BOM, CRLF, one row an event, EVENT_COLUMNS."""
    return _stream(con, filters, EVENT_COLUMNS, _event_line())


def stream_event_actors_csv(con: duckdb.DuckDBPyConnection, filters: Filters) -> Iterator[bytes]:
    """The actors of the filtered events as CSV: one row for each event and actor, EVENT_ACTOR_COLUMNS."""
    return _stream(con, filters, EVENT_ACTOR_COLUMNS, _actor_line())


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
        partial.unlink(missing_ok=True)


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
