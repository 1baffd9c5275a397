"""A process's way to the newest snapshot: it looks for newer ones in the background, and builds them if nobody else does."""

from __future__ import annotations

import atexit
import logging
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
from sqlalchemy.exc import SQLAlchemyError

from data.errors import WaqaiError
from data.snapshot.build import find_snapshot, is_copy_of, open_snapshot, refresh_snapshot
from data.snapshot.opened import Snapshot
from data.store import Store, open_store

_LAST_SECONDS = 2.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """A connection of this thread to one snapshot. Use it for one request; don't keep it, don't close it."""

    con: Snapshot
    revision: int
    path: Path


@dataclass(frozen=True, slots=True)
class _Opened:
    base: Snapshot
    revision: int
    path: Path


def _open(path: Path) -> _Opened:
    """Opened with its arrays, so that no reader waits for them."""
    base = open_snapshot(path)
    _ = base.columns
    return _Opened(base, base.revision, path)


class SnapshotReader:
    """Gives each thread a connection to the newest snapshot of the store at `store_url` in `folder`, looking for a newer revision
    every `poll` seconds. One in each process: threads may share it, and a fork begins anew. While the store can't be
    reached, the last snapshot stays in use. No work is done before `start` or `connection`."""

    def __init__(self, store_url: str | None, folder: Path, poll: float = 2.0) -> None:
        self._store_url = store_url
        self._folder = folder
        self._poll = poll
        self._begin()

    def _begin(self) -> None:
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._local = threading.local()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._store: Store | None = None
        self._opened: _Opened | None = None

    def start(self) -> None:
        """Opens (or builds) the first snapshot in the background and keeps it fresh."""
        if self._pid != os.getpid():
            # What was opened before a fork belongs to the parent: forget it without closing it.
            self._inherited = (self._opened, self._local, self._store)
            self._begin()
        with self._lock:
            if self._thread is None:
                self._stop.clear()
                self._thread = threading.Thread(target=self._run, name="snapshot", daemon=True)
                self._thread.start()
                atexit.register(self._leave, os.getpid())

    def connection(self) -> Reading:
        """This thread's connection to the newest snapshot; waits where the first is still being built.
        StoreError or SnapshotError where there is neither snapshot nor store."""
        self.start()
        opened = self._opened or self._first()
        if getattr(self._local, "opened", None) is not opened:
            self._local.cursor, self._local.opened = opened.base.cursor(), opened
        return Reading(self._local.cursor, opened.revision, opened.path)

    def close(self) -> None:
        """Stops looking for newer snapshots; what is open stays usable."""
        self._stop.set()
        thread = self._thread
        if thread is not None and self._pid == os.getpid():
            thread.join()
            self._thread = None
        if self._store is not None:
            self._store.close()

    def _first(self) -> _Opened:
        with self._lock:
            if self._opened is None:
                self._opened = _open(self._usable() or refresh_snapshot(self._open_store(), self._folder))
            return self._opened

    def _usable(self) -> Path | None:
        """A snapshot to begin with: of this store, even if not of its last revision; of any store while ours can't be reached."""
        found = find_snapshot(self._folder)
        try:
            return found if found and is_copy_of(found, self._open_store().state()[0]) else None
        except (WaqaiError, SQLAlchemyError) as problem:
            _LOG.warning("the store can't be reached: %s", problem)
            return found

    def _leave(self, pid: int) -> None:
        """At the process's end: lets go of what is open while the library can still clear it away."""
        if pid == os.getpid():
            self._stop.set()
            if self._thread is not None:
                self._thread.join(_LAST_SECONDS)
            self._opened, self._local = None, threading.local()

    def store(self) -> Store:
        """The store that the snapshots are copies of: for what readers send. StoreError where it can't be reached."""
        with self._lock:
            return self._open_store()

    def _open_store(self) -> Store:
        if self._store is None:
            self._store = open_store(self._store_url)
        return self._store

    def refresh(self) -> int:
        """Builds or opens a newer snapshot if there is one to have; the revision in use. What a poll does, at once."""
        opened = self._opened or self._first()
        with self._lock:
            store = self._open_store()
        path = refresh_snapshot(store, self._folder, wait=False)
        if path != opened.path:
            newer = _open(path)
            with self._lock:
                if self._opened is opened:
                    self._opened = newer
        return self._opened.revision if self._opened else opened.revision

    def _run(self) -> None:
        pause = 0.0
        while not self._stop.wait(pause):
            begun = time.monotonic()
            try:
                self.refresh()
            except (WaqaiError, SQLAlchemyError, duckdb.Error, OSError) as problem:
                _LOG.warning("the snapshot stays as it is: %s", problem)
            # At most half of the time goes into building, however fast articles come in.
            pause = max(self._poll, time.monotonic() - begun)
