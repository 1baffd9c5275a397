"""The columnar copy of the store that screens read: disposable, built by whoever needs it, never the truth."""

from data.snapshot.build import SnapshotError, find_snapshot, open_snapshot, refresh_snapshot
from data.snapshot.opened import Snapshot
from data.snapshot.reader import Reading, SnapshotReader

__all__ = ["Reading", "Snapshot", "SnapshotError", "SnapshotReader", "find_snapshot", "open_snapshot", "refresh_snapshot"]
