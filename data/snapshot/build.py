"""Building a snapshot: a DuckDB file made from the store, next to others in a folder, and a `current` file that names the newest.

Where little has changed since the last whole one (the base), only that is built, as a delta over it; so what a build costs depends on what
changed, not on what is stored. A delta always holds everything since its base: there are never more than two files to read.

One builder at a time (a file lock that the system frees when its holder dies); the file is built under another name and renamed
when it is whole, so nobody ever sees half of one. Whatever a killed builder left is removed by the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout
from sqlalchemy import Connection, func, select

from data.engine import read_state
from data.errors import WaqaiError
from data.schema import ARTICLES, EVENTS
from data.snapshot.fill import fill
from data.snapshot.flatten import FORMAT
from data.snapshot.opened import OPTIONS, Snapshot, open_files, quoted
from data.snapshot.rowfile import RowWriter, row_path
from data.store import Store

POINTER = "current"
# A base of fewer rows is built anew at each change, and so is one of which more than this share has changed since.
SMALLEST_BASE = 2_000
_LARGEST_DELTA = 0.1
_OVER = "-over-"


@dataclass(frozen=True, slots=True)
class _Base:
    path: Path
    revision: int
    rows: int


class SnapshotError(WaqaiError):
    """There is no snapshot to read, or none can be built; the message says what to do."""


def is_copy_of(path: Path, identity: int) -> bool:
    """Whether the snapshot is one of the store with this identity, of whatever revision."""
    return path.name.startswith(f"waqai-{FORMAT}-{identity:016x}-")


def snapshot_name(state: tuple[int, int], base: int | None = None) -> str:
    """The file name of a snapshot of the store with this identity and revision; `base`: of a delta over the base of that revision."""
    return f"waqai-{FORMAT}-{state[0]:016x}-{state[1]}{'' if base is None else f'{_OVER}{base}'}.duckdb"


def is_of_state(path: Path, state: tuple[int, int]) -> bool:
    """Whether the snapshot is one of the store with this identity and revision."""
    return path.name.removesuffix(".duckdb").partition(_OVER)[0] == snapshot_name(state).removesuffix(".duckdb")


def find_snapshot(folder: Path) -> Path | None:
    """The newest whole snapshot in the folder."""
    try:
        path = folder / (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return path if path.is_file() else None


def _remove(paths: Iterable[Path]) -> None:
    """A reader that has a removed file open goes on reading it; where the system forbids removal, the next build tries again."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _base_of(path: Path) -> Path:
    """The base of a snapshot: of a delta the file that it goes over, else itself."""
    stem, over, revision = path.name.removesuffix(".duckdb").partition(_OVER)
    return path.with_name(f"{stem.rsplit('-', 1)[0]}-{revision}.duckdb") if over else path


def _choose_base(connection: Connection, folder: Path, identity: int) -> _Base | None:
    """The present base, where little enough has changed since it was built."""
    found = find_snapshot(folder)
    base = _base_of(found) if found and is_copy_of(found, identity) else None
    if base is None or not base.is_file():
        return None
    with open_files(base, None) as opened:
        revision, rows = opened.revision, int(opened.execute("SELECT coalesce(max(n) + 1, 0) FROM events").fetchall()[0][0])
    changed = connection.execute(select(func.count()).where(EVENTS.c.revision > revision)).scalar_one()
    articles = connection.execute(select(func.count()).where(ARTICLES.c.revision > revision)).scalar_one()
    if rows < SMALLEST_BASE or max(changed, articles) > rows * _LARGEST_DELTA:
        return None
    return _Base(base, revision, rows)


def _fill_file(connection: Connection, building: Path, revision: int, base: _Base | None) -> None:
    target = duckdb.connect(str(building), config=OPTIONS)
    try:
        if base:
            target.execute(f"ATTACH {quoted(base.path)} AS base (READ_ONLY)")
        with row_path(building).open("wb") as rows:
            fill(connection, target, RowWriter(rows), revision, (base.revision, base.rows) if base else None)
        target.execute("CHECKPOINT")
    finally:
        target.close()


def _build(store: Store, folder: Path) -> Path:
    """Builds and publishes a snapshot; the lock is held by the caller."""
    building = folder / f"building-{os.getpid()}.duckdb"
    _remove(folder.glob("building-*"))
    with store.reading() as connection:
        state = read_state(connection)
        base = _choose_base(connection, folder, state[0])
        _fill_file(connection, building, state[1], base)
    path = folder / (snapshot_name(state) if base is None else snapshot_name(state, base.revision))
    # The rows first: whoever sees the file finds them.
    row_path(building).replace(row_path(path))
    building.replace(path)
    pointer = folder / f"building-{os.getpid()}-{POINTER}"
    pointer.write_text(path.name, encoding="utf-8")
    pointer.replace(folder / POINTER)
    kept = {name(file) for file in (path, _base_of(path)) for name in (Path, row_path)}
    _remove([*folder.glob("building-*"), *(old for old in folder.glob("waqai-*.*") if old not in kept)])
    return path


def refresh_snapshot(store: Store, folder: Path, *, wait: bool = True) -> Path:
    """The snapshot of the store's present revision in `folder`, built now if it isn't there. Where another process is building,
    waits for it; with `wait=False` gives the newest there is meanwhile. SnapshotError where there is none and none can be built."""
    def current() -> Path | None:
        found = find_snapshot(folder)
        return found if found and is_of_state(found, store.state()) else None

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


def open_snapshot(where: Path) -> Snapshot:
    """A snapshot file, or the newest in a folder, open for reading. SnapshotError if there is none."""
    for _ in range(5):  # a file can be replaced between finding and opening it
        path = find_snapshot(where) if where.is_dir() else where
        if path is None or not path.is_file():
            break
        base = _base_of(path)
        with suppress(duckdb.IOException, FileNotFoundError):
            return open_files(base, path if path != base else None)
    raise SnapshotError(f"there is no snapshot in {where}: extract some articles, or start the app, which builds it")
