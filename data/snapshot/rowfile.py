"""The rows that lists and marks show, one after another in a file beside the columns: a few rows from anywhere in it cost nothing but
their reading, while a columnar file would be read nearly whole for them."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd

from data.snapshot.frames import Array, make_frame

ROW_NAMES = (
    "id", "type", "status", "date", "date_end", "granularity", "basis", "first_day", "last_day", "actor_ids", "actors_en", "actors_ar", "roles",
    "place_id", "place_en", "place_ar", "country", "admin1", "lat", "lon", "precision", "place_basis", "topics", "claimed_by", "summary_en",
    "summary_ar", "confidence", "reports", "sources", "sentence", "language", "sample",
)
_DAYS = frozenset({"first_day", "last_day"})
_KINDS: dict[str, Any] = {"lat": float, "lon": float, "confidence": float, "reports": np.int64, "sample": np.bool_}


def row_path(path: Path) -> Path:
    """Where the rows of a snapshot's file are."""
    return path.with_suffix(".rows")


class RowWriter:
    """Writes rows and notes where each begins."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._starts: list[Array] = []
        self._at = 0

    def write(self, text: bytes, lengths: Array) -> None:
        """A lot of rows as one piece, and how long each is in bytes."""
        self._file.write(text)
        self._starts.append(self._at + np.cumsum(lengths, dtype=np.int64) - lengths)
        self._at += len(text)

    def starts(self) -> Array:
        """Where each row begins, and where the last one ends."""
        return np.concatenate([*self._starts, np.array([self._at], dtype=np.int64)])


class RowFile:
    """The rows of one file, open for reading; `first` is the number of its first row. Threads may share it."""

    def __init__(self, path: Path, starts: Array, first: int) -> None:
        self._starts, self._first = starts, first
        with path.open("rb") as file:
            self._text: mmap.mmap | bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""

    def read(self, number: int) -> list[Any]:
        """The values of a row, by ROW_NAMES."""
        index = number - self._first
        found: list[Any] = json.loads(self._text[self._starts[index]:self._starts[index + 1]])
        return found

    def close(self) -> None:
        """Ends reading; a row that is being read stays whole."""
        if isinstance(self._text, mmap.mmap):
            with suppress(BufferError):
                self._text.close()


def _column(name: str, values: Sequence[Any]) -> Any:
    if name in _DAYS:
        return np.array(values, dtype="datetime64[D]").astype("datetime64[us]")
    return np.array(values, dtype=_KINDS[name]) if name in _KINDS else list(values)


def row_frame(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> pd.DataFrame:
    """Some of the values of rows as a frame."""
    columns = list(zip(*rows, strict=True)) or [()] * len(ROW_NAMES)
    return make_frame({name: _column(name, columns[ROW_NAMES.index(name)]) for name in names})
