"""From the store into the tables of a snapshot, a lot at a time: whole, or what changed since a base was built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, Select, func, select

from data.knowledge.actors import read_offices, read_tenures
from data.schema import ARTICLES, EVENTS, RETIRED
from data.snapshot.codes import CODES
from data.snapshot.flatten import KNOWN_BASE, KNOWN_NOTHING, LOT, TABLES
from data.snapshot.frames import joined_text, text_offsets
from data.snapshot.rowfile import RowWriter
from data.spelling import skeleton
from data.text import fold

# Beyond that memory DuckDB works on disk, beside the file: a worker's machine may be small.
_SETTINGS = ("SET memory_limit = '2GB'", "SET enable_progress_bar = false", "SET wal_autocheckpoint = '1TB'")
Columns = Mapping[str, Sequence[Any]]
_LOT = 20_480
# What is inserted within a transaction is compressed together: that wants many rows. What it throws away is kept until its end: that wants few.
_COMMITTED = 6 * _LOT
_NO_DELTA = 2**31 - 1
_ARTICLE = ("id", "source", "url", "published", "language", "title", "text", "sample", "genre", "skipped", "extracted_at")
_TYPES = {"sample": pa.bool_(), "open": pa.bool_(), "n": pa.int32(), "article": pa.int32(), "a": pa.int32()}


def _by_column(names: Sequence[str], lot: Sequence[Sequence[Any]]) -> Columns:
    return dict(zip(names, zip(*lot, strict=True), strict=True))


def _sqlite_lots(connection: Connection, statement: Select[Any]) -> Iterator[Columns]:
    """As `_lots`, with text as the bytes that SQLite has: to make strings of it, only to make bytes again, would cost more than the rest."""
    driver: Any = connection.connection.driver_connection
    sql = str(statement.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    before, driver.text_factory = driver.text_factory, bytes
    try:
        rows = driver.execute(sql)
        names = [column[0] for column in rows.description]
        while lot := rows.fetchmany(_LOT):
            yield _by_column(names, lot)
    finally:
        driver.text_factory = before


def _lots(connection: Connection, statement: Select[Any]) -> Iterator[Columns]:
    """The rows of a query by columns, a lot at a time."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite_lots(connection, statement)
        return
    rows = connection.execution_options(yield_per=_LOT).execute(statement)
    for lot in rows.partitions():
        yield _by_column(list(rows.keys()), lot)


def _array(name: str, values: Sequence[Any]) -> pa.Array:
    kind = _TYPES.get(name, pa.string())
    if kind == pa.bool_():
        return pa.array([None if value is None else bool(value) for value in values], type=kind)
    if kind == pa.string() and isinstance(next((value for value in values if value is not None), None), bytes):
        return pa.array(values, type=pa.binary()).view(pa.string())
    return pa.array(values, type=kind)


def _put(target: duckdb.DuckDBPyConnection, columns: Columns, sql: str) -> None:
    """Runs statements over a lot, which they call `batch`."""
    target.register("batch", pa.table({name: _array(name, values) for name, values in columns.items()}))
    target.execute(sql)
    target.unregister("batch")


def _count(target: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(target.execute(sql).fetchall()[0][0])


def _put_articles(connection: Connection, target: duckdb.DuckDBPyConnection, since: int | None) -> None:
    """An article that the base has keeps its number; new ones go on counting."""
    statement = select(*(ARTICLES.c[name] for name in _ARTICLE))
    if since is not None:
        statement = statement.where(ARTICLES.c.revision > since)
    given, first = 0, _count(target, "SELECT count(*) FROM known_articles")
    for lot in _lots(connection, statement):
        known: dict[str, int] = {}
        if since is not None:
            target.register("asked", pa.table({"id": _array("id", lot["id"])}))
            known = dict(target.execute("SELECT id, article FROM known_articles SEMI JOIN asked USING (id)").fetchall())
            target.unregister("asked")
        numbers = []
        for raw in lot["id"]:
            id = raw.decode() if isinstance(raw, bytes) else raw
            numbers.append(known[id] if id in known else first + given)
            given += id not in known
        _put(target, {"article": numbers, **lot}, "INSERT INTO articles BY NAME SELECT * FROM batch")
    target.execute("INSERT INTO raw_samples SELECT id FROM articles WHERE sample")


def _ordered_events(since: int | None) -> tuple[Select[Any], ...]:
    """The events in the order of first days, undated last. All of them are read along an index, without sorting; what changed is little."""
    events = select(EVENTS.c.id, EVENTS.c.first_day, EVENTS.c.last_day, EVENTS.c.search, EVENTS.c.json)
    if since is not None:
        return (events.where(EVENTS.c.revision > since).order_by(func.coalesce(EVENTS.c.first_day, "~"), EVENTS.c.id),)
    day = EVENTS.c.first_day
    return events.where(day.is_not(None)).order_by(day, EVENTS.c.id), events.where(day.is_(None)).order_by(EVENTS.c.id)


def _put_events(connection: Connection, target: duckdb.DuckDBPyConnection, since: int | None, first: int, rows: RowWriter) -> None:
    """Numbered from `first` on."""
    for statement in _ordered_events(since):
        for lot in _lots(connection, statement):
            count = len(lot["id"])
            _put(target, {"n": range(first, first + count), **lot}, LOT)
            for batch in target.sql("SELECT line FROM raw_row ORDER BY n").to_arrow_table().to_batches():
                rows.write(joined_text(batch.column(0)), np.diff(text_offsets(batch.column(0))))
            first += count
            if first % _COMMITTED < count:
                target.execute("COMMIT; BEGIN")


def _search_key(names: Iterable[str]) -> str:
    return " | ".join(sorted({key for key in map(fold, names) if key}))


def _skeletons(key: str) -> str:
    """Skeletons of all words of a key, each between blanks."""
    return f" {' '.join(sorted({skeleton(word) for word in key.split()} - {''}))} "


def _put_actors(target: duckdb.DuckDBPyConnection) -> None:
    """Actors by id, with the names that most events give them and a folded key of all of them."""
    found = target.execute(
        "SELECT code, id, best, names FROM raw_actors JOIN (FROM all_names WHERE dimension = 'actors') ON value = id ORDER BY code").fetchall()
    columns: dict[str, list[Any]] = {name: [] for name in ("a", "id", "name_en", "name_ar", "kind", "country", "key", "skeletons")}
    for number, id, best, names in found:
        key = _search_key([*names, id])
        values = (number, id, best["name_en"], best["name_ar"], best["kind"], best["country"], key, _skeletons(key))
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)
    target.execute("CREATE TABLE actors (a INTEGER, id VARCHAR, name_en VARCHAR, name_ar VARCHAR, kind VARCHAR, country VARCHAR, key VARCHAR,"
                   "skeletons VARCHAR)")
    if found:
        _put(target, columns, "INSERT INTO actors SELECT * FROM batch")


def _put_tenures(target: duckdb.DuckDBPyConnection) -> None:
    """Who held which office when, as the knowledge tables have it: for an actor's page."""
    offices = {office.id: office for office in read_offices()}
    target.execute("CREATE TABLE tenures (person VARCHAR, "
                   "office_en VARCHAR, office_ar VARCHAR, start VARCHAR, until VARCHAR, open BOOLEAN, as_of VARCHAR)")
    rows = [(row.person, offices[row.office].name_en, offices[row.office].name_ar, row.from_, row.until, row.open, row.as_of)
            for row in read_tenures() if row.office in offices]
    names = ("person", "office_en", "office_ar", "start", "until", "open", "as_of")
    _put(target, dict(zip(names, zip(*rows, strict=True), strict=True)), "INSERT INTO tenures SELECT * FROM batch")


def fill(
    connection: Connection, target: duckdb.DuckDBPyConnection, rows: RowWriter, revision: int, base: tuple[int, int] | None = None,
) -> None:
    """Fills `target`, an empty database, and the file of `rows`; `base`: the attached base's revision and number of rows,
    over which this is a delta."""
    since = base[0] if base else None
    for statement in (*_SETTINGS, "BEGIN", KNOWN_BASE if base else KNOWN_NOTHING, TABLES):
        target.execute(statement)
    _put_articles(connection, target, since)
    for lot in _lots(connection, select(RETIRED.c.id, RETIRED.c.successor)):
        _put(target, lot, "INSERT INTO retired SELECT * FROM batch")
    _put_events(connection, target, since, base[1] if base else 0, rows)
    target.register("batch", pa.table({"begins": rows.starts()}))
    target.execute("CREATE TABLE row_starts AS SELECT begins FROM batch")
    target.unregister("batch")
    target.execute(CODES)
    _put_actors(target)
    _put_tenures(target)
    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    target.execute("CREATE TABLE meta AS SELECT ?::BIGINT AS revision, ? AS built_at, ?::INTEGER AS first",
                   [revision, stamp, base[1] if base else _NO_DELTA])
    target.execute("COMMIT")
