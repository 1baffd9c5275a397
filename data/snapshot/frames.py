"""Frames of query results, made quickly: text that is missing is None, days are datetime64."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Array = npt.NDArray[Any]
_NUMBERS = ("int", "uint", "bool")
_MAY_MISS = ("double", "float", "date")


def text_column(values: Sequence[Any] | npt.NDArray[Any]) -> pd.Series[Any]:
    """A column that keeps its values as they are: pandas would take text for its own kind, and None for NaN."""
    cells = np.empty(len(values), dtype=object)
    cells[:] = list(values) if len(values) else []
    return pd.Series(cells, dtype=object)


def make_frame(columns: Mapping[str, Any]) -> pd.DataFrame:
    """A frame of columns of one length; lists are text, or whatever their values are."""
    index = pd.RangeIndex(len(next(iter(columns.values()))))
    made: dict[str, Any] = {}
    for name, values in columns.items():
        cells = values
        if isinstance(values, list | tuple):
            cells = np.empty(len(values), dtype=object)
            cells[:] = values if len(values) else []
        made[name] = pd.Series(cells, index=index, dtype=object, copy=False) if cells.dtype == object else cells
    return pd.DataFrame(made, index=index, copy=False)


def arrow_frame(table: Any) -> pd.DataFrame:
    """An Arrow table as a frame."""
    made: dict[str, Any] = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        kind = str(column.type)
        if kind.startswith(_MAY_MISS) or (kind.startswith(_NUMBERS) and not column.null_count):
            plain = column.to_numpy()
            made[name] = plain.astype("datetime64[us]") if kind.startswith("date") else plain
        else:
            made[name] = text_column(column.to_pylist())
    return pd.DataFrame(made, copy=False)


def text_offsets(column: Any) -> Array:
    """Where each text of an Arrow column begins in its memory, and where the last one ends."""
    return np.frombuffer(column.buffers()[1], dtype=np.int32)[column.offset:column.offset + len(column) + 1]


def joined_text(column: Any) -> bytes:
    """All text of an Arrow column as it lies in memory, without taking it apart."""
    offsets, text = text_offsets(column), column.buffers()[2]
    return bytes(text.slice(int(offsets[0]), int(offsets[-1] - offsets[0]))) if text and len(offsets) else b""
