"""Attributes of elements beyond those that Dash names, and rows of frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

# What only decorates is not read out.
HIDDEN: Mapping[str, Any] = MappingProxyType({"aria-hidden": "true"})


def attrs(**named: object) -> dict[str, Any]:
    """`aria_label="x"` as the keyword arguments of an element: {"aria-label": "x"}."""
    return {name.replace("_", "-"): value for name, value in named.items()}


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame, their columns as attributes."""
    return frame.itertuples(index=False)
