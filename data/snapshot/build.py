"""Building a snapshot: a DuckDB file made from the store, next to others in a folder, and a `current` file that names the newest.

One builder at a time (a file lock that the system frees when its holder dies); the file is built under another name and renamed
when it is whole, so nobody ever sees half of one. Whatever a killed builder left is removed by the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from filelock import FileLock, Timeout
from sqlalchemy import Connection, Select, select

from data.engine import read_state
from data.errors import WaqaiError
from data.schema import ARTICLES, EVENTS, RETIRED
from data.snapshot.flatten import FORMAT, LINES, PAIRS, RAW, TABLES
from data.spelling import skeleton
from data.store import Store
from data.text import fold

POINTER = "current"
# Nothing is fetched from the network, and no query can reach other files.
OPTIONS: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_BATCH = 5000


class SnapshotError(WaqaiError):
    """There is no snapshot to read, or none can be built; the message says what to do."""


def is_copy_of(path: Path, identity: int) -> bool:
    """Whether the snapshot is one of the store with this identity, of whatever revision."""
    return path.name.startswith(f"waqai-{FORMAT}-{identity:016x}-")


def snapshot_name(state: tuple[int, int]) -> str:
    """The file name of a snapshot of the store with this identity and revision."""
    return f"waqai-{FORMAT}-{state[0]:016x}-{state[1]}.duckdb"


def find_snapshot(folder: Path) -> Path | None:
    """The newest whole snapshot in the folder."""
    try:
        path = folder / (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return path if path.is_file() else None


def _copy(connection: Connection, target: duckdb.DuckDBPyConnection, table: str, statement: Select[Any]) -> None:
    rows = connection.execution_options(yield_per=_BATCH).execute(statement)
    for batch in rows.partitions():
        target.register("batch", pd.DataFrame([tuple(row) for row in batch], columns=list(rows.keys()), dtype=object))
        target.execute(f"INSERT INTO raw.{table} SELECT * FROM batch")
        target.unregister("batch")


def _search_key(names: Iterable[str]) -> str:
    return " | ".join(sorted({key for key in map(fold, names) if key}))


def _skeletons(key: str) -> str:
    """Skeletons of all words of a key, each between blanks."""
    return f" {' '.join(sorted({skeleton(word) for word in key.split()} - {''}))} "


def _put_actors(target: duckdb.DuckDBPyConnection) -> None:
    """Actors by id, with the names that most events give them and a folded key of all of them."""
    found: Sequence[tuple[str, dict[str, str], list[str]]] = target.execute("SELECT id, best, names FROM raw.actors ORDER BY id").fetchall()
    columns = ["a", "id", "name_en", "name_ar", "kind", "country", "key", "skeletons"]
    rows = [
        (number, id, best["name_en"], best["name_ar"], best["kind"], best["country"], key := _search_key([*names, id]), _skeletons(key))
        for number, (id, best, names) in enumerate(found)
    ]
    target.execute(
        "CREATE TABLE actors (a INTEGER, id VARCHAR, name_en VARCHAR, name_ar VARCHAR, kind VARCHAR, country VARCHAR, key VARCHAR,"
        "skeletons VARCHAR)",
    )
    target.register("batch", pd.DataFrame(rows, columns=columns, dtype=object))
    target.execute("INSERT INTO actors SELECT * FROM batch")
    target.unregister("batch")


def _fill(connection: Connection, target: duckdb.DuckDBPyConnection, revision: int) -> None:
    target.execute("SET memory_limit = '2GB'")  # beyond it, DuckDB works on disk, beside the file: a worker's machine may be small
    target.execute("SET preserve_insertion_order = false")
    target.execute("SET enable_progress_bar = false")
    target.execute(RAW)
    names = ("id", "source", "url", "published", "language", "title", "text", "sample", "genre", "skipped", "extracted_at")
    _copy(connection, target, "articles", select(*(ARTICLES.c[name] for name in names)))
    _copy(connection, target, "retired", select(RETIRED.c.id, RETIRED.c.successor))
    _copy(connection, target, "events", select(EVENTS.c.id, EVENTS.c.first_day, EVENTS.c.last_day, EVENTS.c.search, EVENTS.c.json))
    target.execute(TABLES)
    _put_actors(target)
    target.execute(PAIRS)
    target.execute(LINES)
    target.execute("CREATE TABLE meta AS SELECT ?::BIGINT AS revision, ? AS built_at", [revision, datetime.now(UTC).isoformat(timespec="seconds")])


def _remove(paths: Iterable[Path]) -> None:
    """A reader that has a removed file open goes on reading it; where the system forbids removal, the next build tries again."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _build(store: Store, folder: Path) -> Path:
    """Builds and publishes a snapshot; the lock is held by the caller."""
    building, raw = folder / f"building-{os.getpid()}.duckdb", folder / f"building-{os.getpid()}-raw.duckdb"
    _remove(folder.glob("building-*"))
    with store.reading() as connection:
        state = read_state(connection)
        target = duckdb.connect(str(building), config=OPTIONS)
        try:
            target.execute(f"ATTACH '{str(raw).replace(chr(39), chr(39) * 2)}' AS raw")
            _fill(connection, target, state[1])
            target.execute("DETACH raw")
            target.execute("CHECKPOINT")
        finally:
            target.close()
    path = folder / snapshot_name(state)
    building.replace(path)
    pointer = folder / f"building-{os.getpid()}-{POINTER}"
    pointer.write_text(path.name, encoding="utf-8")
    pointer.replace(folder / POINTER)
    _remove([*folder.glob("building-*"), *(old for old in folder.glob("waqai-*.duckdb") if old != path)])
    return path


def refresh_snapshot(store: Store, folder: Path, *, wait: bool = True) -> Path:
    """The snapshot of the store's present revision in `folder`, built now if it isn't there. Where another process is building,
    waits for it; with `wait=False` gives the newest there is meanwhile. SnapshotError where there is none and none can be built."""
    def current() -> Path | None:
        found = find_snapshot(folder)
        return found if found and found.name == snapshot_name(store.state()) else None

    if path := current():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "building.lock", timeout=-1 if wait else 0):
            return current() or _build(store, folder)
    except Timeout:
        if path := find_snapshot(folder):
            return path
        raise SnapshotError("the first snapshot is still being built by another process: try again in a moment") from None
    except (OSError, duckdb.Error) as problem:
        raise SnapshotError(f"no snapshot can be built in {folder}: {problem}") from problem


def open_snapshot(where: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a snapshot file, or to the newest in a folder. SnapshotError if there is none."""
    for _ in range(5):  # a file can be replaced between finding and opening it
        path = find_snapshot(where) if where.is_dir() else where
        if path is None or not path.is_file():
            break
        with suppress(duckdb.IOException):
            con = duckdb.connect(str(path), read_only=True, config={**OPTIONS, "enable_external_access": "false"})
            con.execute("SET enable_progress_bar = false")
            return con
    raise SnapshotError(f"there is no snapshot in {where}: extract some articles, or start the app, which builds it")
