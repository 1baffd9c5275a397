"""Connections to the store: where it is, its transactions, and its schema's version.

One writer at a time on both databases: `BEGIN IMMEDIATE` on SQLite, a transaction's advisory lock on PostgreSQL.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from data.errors import WaqaiError
from data.migrate import migrate
from data.schema import META, METADATA, SCHEMA_VERSION

DEFAULT_URL = "sqlite:///var/waqai.db"
BUSY_SECONDS = 60
# Any constant that no other program on the same database uses: "waqai" in ASCII.
_ADVISORY_KEY = int.from_bytes(b"waqai")


class StoreError(WaqaiError):
    """The store can't be opened or refuses what it was given; the message says what to do."""


def store_url(url: str | None = None) -> URL:
    """The address of the store: `url`, else DATABASE_URL, else a SQLite file under `var`. The forms `postgres://` and
    `postgresql://` of hosting platforms are taken to mean psycopg. StoreError for what is neither SQLite nor PostgreSQL."""
    given = url or os.environ.get("DATABASE_URL") or DEFAULT_URL
    try:
        parsed = make_url(given)
    except ArgumentError as problem:
        raise StoreError("the database address can't be read: write sqlite:///path/to/file.db or postgresql://user:password@host/name") from problem
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"{parsed.drivername} is no database that the store knows: use sqlite:///path/to/file.db or postgresql://…")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise StoreError("the store needs a file, for several processes share it: write sqlite:///path/to/file.db")
    return parsed


def _prepare_sqlite(raw: Any, _record: Any) -> None:
    for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", "foreign_keys=ON", "synchronous=NORMAL"):
        raw.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def create_store_engine(url: URL) -> Engine:
    """An engine whose transactions `reading` and `writing` open; makes the folder of a SQLite file. StoreError if it can't be reached."""
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True)
    path = Path(str(url.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreError(f"the folder {path.parent} of the database can't be made: {problem.strerror}") from problem
    # The driver must not begin transactions by itself: only then does BEGIN IMMEDIATE hold from the first statement on.
    engine = create_engine(url, connect_args={"isolation_level": None, "timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the store and keeps no writer out."""
    level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is the only writing one from its begin to its end; all or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_KEY})
        yield connection


def _use_wal(engine: Engine) -> None:
    """Readers beside the writer. Two first processes can meet here, where SQLite doesn't wait by itself."""
    raw = engine.raw_connection()
    try:
        for attempt in range(100):
            try:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
                return
            except engine.dialect.loaded_dbapi.OperationalError:
                if attempt == 99:
                    raise
                time.sleep(0.05)
    finally:
        raw.close()


def _known_version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(META.name):
        return None
    return connection.execute(select(META.c.value).where(META.c.name == "schema")).scalar()


def read_state(connection: Connection) -> tuple[int, int]:
    """The store's identity (a random number, its own for life) and its revision: what a copy is a copy of."""
    found = {name: int(value) for name, value in connection.execute(select(META.c.name, META.c.value))}
    return found["identity"], found["revision"]


def _check_version(version: int | None) -> bool:
    """Whether the schema is there and current; StoreError on one that this program can't know."""
    if version is not None and version > SCHEMA_VERSION:
        raise StoreError(f"the store was written by a newer version of this program (schema {version}, this one knows {SCHEMA_VERSION}): update it")
    return version == SCHEMA_VERSION


def create_schema(engine: Engine) -> None:
    """Makes what is missing; several processes may do so at once. StoreError on a newer schema or an unreachable database."""
    try:
        if engine.dialect.name == "sqlite":
            _use_wal(engine)
        with reading(engine) as connection:
            if _check_version(_known_version(connection)):
                return
        with writing(engine) as connection:
            version = _known_version(connection)
            if not _check_version(version):
                METADATA.create_all(connection)
                if version is None:
                    begun = {"schema": SCHEMA_VERSION, "revision": 0, "identity": secrets.randbits(62)}
                    connection.execute(META.insert(), [{"name": name, "value": value} for name, value in begun.items()])
                else:
                    migrate(connection, version)
    except (SQLAlchemyError, engine.dialect.loaded_dbapi.Error) as problem:
        raise StoreError(f"the database {engine.url.render_as_string()} can't be opened: {_first_line(problem)}") from problem


def _first_line(problem: BaseException) -> str:
    cause = (problem.orig or problem) if isinstance(problem, DBAPIError) else problem
    return (str(cause).splitlines() or [type(cause).__name__])[0]
