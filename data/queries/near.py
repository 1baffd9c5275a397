"""What else happened there and then, and where in a text a search hits."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from data.queries.lists import find_position, present_id
from data.queries.select import find_place, rows_of
from data.snapshot.columns import UNDATED, Array, Columns
from data.snapshot.frames import text_column
from data.snapshot.opened import Snapshot
from data.text import fold

_EARTH_KM = 6371.0
_FAR_KM = 100.0
_DAYS = 30
_RUN = re.compile(r"\S+")
_WORD = re.compile("[\\w\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u00ad]+")


def distances(lat: float, lon: float, lats: Array, lons: Array) -> Array:
    """Kilometres on a sphere from a point to others (haversine), in degrees of WGS 84; NaN where one has none."""
    first, second = np.radians(lat), np.radians(lats)
    half = np.sin((second - first) / 2) ** 2 + np.cos(first) * np.cos(second) * np.sin(np.radians(lons - lon) / 2) ** 2
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


def _near_places(columns: Columns, place: int) -> Array:
    """Kilometres to every place, infinite where it is too far or known too vaguely; the place itself is always near."""
    rows = columns.places
    far = np.full(len(rows), np.inf)
    own = rows.iloc[place]
    if own["precision"] != "country" and own["lat"] is not None:
        found = distances(own["lat"], own["lon"], rows["lat"].to_numpy(dtype=float), rows["lon"].to_numpy(dtype=float))
        drawn = (rows["precision"] != "country").to_numpy() & (found <= _FAR_KM)
        far[drawn] = found[drawn]
    far[place] = 0.0
    return far


def event_neighbours(con: Snapshot, id: str, limit: int = 12) -> pd.DataFrame:
    """Events within 30 days of this one, at the same place or within 100 km (of an event without a place: anywhere), the nearest in days
    first, then in kilometres. Rows as of `events_page`, with `days` (before it: negative) and `km` (None where unknown).
    None for an undated or unknown event."""
    columns, position = con.columns, find_position(con, present_id(con, id))
    if position is None or columns.first_day[position] == UNDATED:
        return rows_of(con, np.zeros(0, dtype=np.int32)).assign(days=np.zeros(0, dtype=np.int64), km=text_column([]))
    day, place = int(columns.first_day[position]), int(columns.place[position])
    low, high = find_place(columns.first_day, day - _DAYS), find_place(columns.first_day, day + _DAYS + 1)
    around = np.arange(low, high, dtype=np.int32)
    around = around[around != position]
    km = np.full(len(around), np.nan)
    if place >= 0:
        km = np.append(_near_places(columns, place), np.inf)[columns.place[around]]
        around, km = around[np.isfinite(km)], km[np.isfinite(km)]
    days = columns.first_day[around].astype(np.int64) - day
    best = np.lexsort((around, np.nan_to_num(km), np.abs(days)))[:limit]
    found = rows_of(con, around[best])
    return found.assign(days=days[best], km=text_column([None if np.isnan(value) else round(float(value), 1) for value in km[best]]))


def find_hits(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where in `text` the words stand that a search for `query` hits, as (start, end) in code points, in order: the same spellings count
    as in the search, and a part of a word is enough."""
    wanted = fold(query).split()
    if not wanted:
        return ()
    found: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        if not _holds(run[0], wanted):
            continue
        words = [word for word in _WORD.finditer(run[0]) if _holds(word[0], wanted)]
        found += [(run.start() + word.start(), run.start() + word.end()) for word in words] or [run.span()]
    return tuple(found)


def _holds(text: str, wanted: list[str]) -> bool:
    return any(word in part for part in fold(text).split() for word in wanted)
