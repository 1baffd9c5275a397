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

import numpy as np
import pyarrow as pa

from data.cells import BOM, EVENT_ACTOR_COLUMNS, EVENT_COLUMNS, csv_line, event_row
from data.errors import WaqaiError
from data.filters import Filters
from data.model import Event, to_json
from data.queries.select import chosen
from data.snapshot import Snapshot
from data.snapshot.columns import Array
from data.snapshot.frames import joined_text

__all__ = [
    "EVENT_ACTOR_COLUMNS", "EVENT_COLUMNS", "ExportError", "stream_event_actors_csv", "stream_events_csv", "write_events_csv", "write_events_jsonl",
]

# Events to a query: one lot is some megabytes of text.
LOT = 10_000


class ExportError(WaqaiError):
    """A file that can't be written; the message names it."""


def _stream(con: Snapshot, filters: Filters, header: tuple[str, ...], column: str) -> Iterator[bytes]:
    """The header at once, then a lot of events at a time: what a slow reader keeps waiting is never more than one lot."""
    yield BOM + csv_line(header).encode()
    numbers = con.columns.n[chosen(con, filters)]
    for start in range(0, len(numbers), LOT):
        yield from _lines(con, numbers[start:start + LOT], column)


def read_lot(con: Snapshot, numbers: Array, fields: str, table: str) -> pa.RecordBatchReader:
    """Fields of the rows with these numbers, in their order. The rows of a lot lie close together, but for those of a delta."""
    rank = np.arange(len(numbers), dtype=np.int32)
    con.con.register("lot", pa.table({"n": numbers, "rank": rank}))
    parts = [part for part in (numbers[numbers < con.delta_first], numbers[numbers >= con.delta_first]) if len(part)]
    wanted = " UNION ALL ".join(
        f"SELECT rank, {fields} FROM {table} JOIN lot USING (n) WHERE n BETWEEN {int(part.min())} AND {int(part.max())}" for part in parts)
    return con.ask(f"SELECT * EXCLUDE (rank) FROM ({wanted}) ORDER BY rank").to_arrow_reader(len(numbers))


def _lines(con: Snapshot, numbers: Array, column: str) -> Iterator[bytes]:
    for batch in read_lot(con, numbers, f"{column} AS line", "lines"):
        if found := joined_text(batch.column(0)):
            yield found


def stream_events_csv(con: Snapshot, filters: Filters) -> Iterator[bytes]:
    """The filtered events as CSV: UTF-8 with BOM, CRLF, one row an event, EVENT_COLUMNS."""
    return _stream(con, filters, EVENT_COLUMNS, "event")


def stream_event_actors_csv(con: Snapshot, filters: Filters) -> Iterator[bytes]:
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
