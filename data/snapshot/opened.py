"""An open snapshot: a base and perhaps a delta, read as one, with the arrays that filters run on and a memory of recent answers."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import numpy as np

from data.snapshot.columns import Columns, read_columns
from data.snapshot.rowfile import RowFile, row_path

T = TypeVar("T")
# Nothing is fetched from the network, and no query can reach other files.
OPTIONS: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_MEMORY = "128MB"
_LEAST_MEMORY, _SMALL_MEMORY = 32_000_000, 64_000_000
_LARGE, _LEAST_ANSWER = 500_000, 20_000
_PLAIN = ("articles", "records", "rows", "lines", "events", "names", "words", "postings", "sets", "set_counts", "event_articles", "actor_events")

_BASE_VIEWS = "".join(f"CREATE VIEW {name} AS FROM base.{name};" for name in (*_PLAIN, "ids", "article_ids", "retired", "actors", "places", "tenures",
                                                                                "meta")) + "CREATE VIEW gone AS SELECT 0 AS n WHERE false;"
# What the delta has takes the place of what the base has; names of actors and places that both know stay the base's.
_DELTA_VIEWS = "".join(
    f"CREATE VIEW {name} AS FROM base.{name} UNION ALL FROM delta.{name};" for name in _PLAIN if name != "articles"
) + """
CREATE VIEW articles AS FROM delta.articles UNION ALL FROM base.articles WHERE article NOT IN (SELECT article FROM delta.articles);
CREATE VIEW article_ids AS FROM base.article_ids UNION FROM delta.article_ids;
CREATE VIEW gone AS SELECT n FROM base.ids WHERE id IN (SELECT id FROM delta.ids UNION ALL SELECT id FROM delta.retired);
CREATE VIEW ids AS FROM delta.ids UNION ALL
    FROM base.ids WHERE id NOT IN (SELECT id FROM delta.ids UNION ALL SELECT id FROM delta.retired);
CREATE VIEW retired AS FROM delta.retired;
CREATE VIEW actors AS FROM base.actors UNION ALL FROM delta.actors WHERE a NOT IN (SELECT a FROM base.actors);
CREATE VIEW places AS FROM base.places UNION ALL FROM delta.places WHERE place_id NOT IN (SELECT place_id FROM base.places);
CREATE VIEW tenures AS FROM delta.tenures;
CREATE VIEW meta AS FROM delta.meta;
"""


class _Shelf:
    """Answers up to some number of bytes; the ones that were not asked for the longest time go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self.found: OrderedDict[Hashable, Any] = OrderedDict()

    def put(self, key: Hashable, value: object) -> None:
        """Keeps an answer."""
        if key not in self.found:
            self.found[key] = value
            self._held += _size(value)
        while self._held > self._most and len(self.found) > 1:
            self._held -= _size(self.found.popitem(last=False)[1])


class Memory:
    """Recent answers of one snapshot, shared by all its connections: large arrays up to `most` bytes, small answers on a shelf of their own, so
    that a few large ones don't push out the many that they led to. What is kept must not be changed by whoever gets it."""

    def __init__(self, most: int) -> None:
        self._lock = threading.Lock()
        self._small, self._large = _Shelf(_SMALL_MEMORY), _Shelf(most)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is remembered under the key; made now if it isn't there."""
        with self._lock:
            for shelf in (self._small, self._large):
                if key in shelf.found:
                    shelf.found.move_to_end(key)
                    return shelf.found[key]  # type: ignore[no-any-return]
        made = make()
        with self._lock:
            (self._large if _size(made) > _LARGE else self._small).put(key, made)
        return made


def _size(value: object) -> int:
    """About how many bytes an answer holds."""
    return _LEAST_ANSWER + int(getattr(value, "nbytes", 0))


class Shared:
    """What all connections to one snapshot have in common."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.rows: tuple[RowFile, ...] = ()
        self.delta_first = 0
        self.columns: Columns | None = None
        self.memory: Memory | None = None


class Snapshot:
    """A connection to a snapshot. One thread uses one at a time; `cursor` gives another that shares arrays and memory."""

    def __init__(self, con: duckdb.DuckDBPyConnection, path: Path, shared: Shared | None = None) -> None:
        self.con = con
        self.path = path
        self._shared = shared or Shared()

    @property
    def columns(self) -> Columns:
        """The arrays, read at the first use."""
        shared = self._shared
        if shared.columns is None:
            with shared.lock:
                if shared.columns is None:
                    shared.columns = read_columns(self.con)
        return shared.columns

    @property
    def memory(self) -> Memory:
        """Recent answers; room for those to a dozen different filters."""
        shared, size = self._shared, len(self.columns)
        with shared.lock:
            if shared.memory is None:
                shared.memory = Memory(_LEAST_MEMORY + 64 * size)
            return shared.memory

    @property
    def revision(self) -> int:
        """The revision of the store that this is a copy of."""
        return int(self.execute("SELECT revision FROM meta").fetchall()[0][0])

    @property
    def delta_first(self) -> int:
        """The first row number of the delta; beyond all where there is none."""
        return self._shared.delta_first

    def execute(self, sql: str, values: Sequence[Any] = ()) -> duckdb.DuckDBPyConnection:
        """Runs a query; its result is read from what this returns, before the next one."""
        return self.con.execute(sql, list(values))

    def read_rows(self, numbers: Sequence[int]) -> Iterator[list[Any]]:
        """The rows with these numbers, in their order; values by `data.snapshot.rowfile.ROW_NAMES`."""
        files, first = self._shared.rows, self.delta_first
        return (files[number >= first].read(number) for number in numbers)

    def ask(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """A query whose result is taken as Arrow (`to_arrow_table`, `to_arrow_reader`)."""
        return self.con.sql(sql, params=list(values))

    def cursor(self) -> Snapshot:
        """Another connection to the same."""
        return Snapshot(self.con.cursor(), self.path, self._shared)

    def close(self) -> None:
        """Ends this connection."""
        with suppress(duckdb.Error):
            self.con.close()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def quoted(path: Path) -> str:
    """A path as a string of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def _row_file(con: duckdb.DuckDBPyConnection, name: str, path: Path, first: int) -> RowFile:
    return RowFile(row_path(path), np.asarray(con.execute(f"SELECT begins FROM {name}.row_starts").fetchnumpy()["begins"]), first)


def open_files(base: Path, delta: Path | None) -> Snapshot:
    """The snapshot that these files make up, read-only. duckdb.IOException or FileNotFoundError where one of them has gone."""
    con = duckdb.connect(":memory:", config={**OPTIONS, "memory_limit": _MEMORY})
    try:
        con.execute("SET enable_progress_bar = false")
        con.execute(f"ATTACH {quoted(base)} AS base (READ_ONLY)")
        if delta:
            con.execute(f"ATTACH {quoted(delta)} AS delta (READ_ONLY)")
        con.execute(_DELTA_VIEWS if delta else _BASE_VIEWS)
        con.execute(f"SET temp_directory = {quoted(base.with_name('spilled'))}")
        con.execute("SET enable_external_access = false")
    except duckdb.Error:
        con.close()
        raise
    shared = Shared()
    shared.delta_first = int(con.execute("SELECT first FROM meta").fetchall()[0][0])
    shared.rows = tuple(_row_file(con, name, path, first) for name, path, first in (("base", base, 0), ("delta", delta, shared.delta_first)) if path)
    return Snapshot(con, delta or base, shared)
