"""Which events filters admit, as a boolean array over the snapshot's columns; and counting over it.

Each dimension in force gives one array, which is remembered: a view that leaves its own dimension out costs one more "and".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial, reduce
from typing import Any

import numpy as np
import pandas as pd

from data.areas import AREAS
from data.filters import PLACE_GROUPS, Filters
from data.snapshot.columns import UNDATED, Array, Columns
from data.snapshot.frames import arrow_frame
from data.snapshot.opened import Snapshot
from data.snapshot.rowfile import ROW_NAMES, row_frame
from data.text import fold

Window = tuple[date, date]
_EPOCH = date(1970, 1, 1)
_PROFILED = ("statuses", "countries", "divisions", "date_bases", "precisions")
_LISTED = ("topics", "sources", "languages", "actors", "actor_countries", "offices")


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - _EPOCH).days


def number_day(number: int) -> date:
    """The inverse of `day_number`."""
    return date.fromordinal(number + _EPOCH.toordinal())


def codes_of(columns: Columns, dimension: str, values: Sequence[str]) -> list[int]:
    """The codes of those values that occur."""
    known = columns.codes[dimension]
    return [known[value] for value in values if value in known]


def _profiled(columns: Columns, dimension: str, codes: Sequence[int]) -> Array:
    allowed: Array = np.isin(columns.profiles[dimension], codes)[columns.profile]
    return allowed


def _lists_with(columns: Columns, dimension: str, codes: Sequence[int]) -> Array:
    """Which lists of the dimension hold any of the codes."""
    lists = columns.lists[dimension]
    hit = np.zeros(lists.count, dtype=np.bool_)
    hit[lists.lists[np.isin(lists.values, codes)]] = True
    return hit


def _listed(columns: Columns, dimension: str, values: Sequence[str], every: bool) -> Array:
    """Any of the values, or each of them; an unknown one is in no list."""
    if every:
        hits = [_lists_with(columns, dimension, codes_of(columns, dimension, [value])) for value in values]
        allowed = reduce(np.logical_and, hits)
    else:
        allowed = _lists_with(columns, dimension, codes_of(columns, dimension, values))
    found: Array = allowed[columns.sets[dimension]]
    return found


def _types(columns: Columns, filters: Filters) -> Array | None:
    if filters.types:
        return _profiled(columns, "types", codes_of(columns, "types", filters.types))
    return None if filters.statements else ~_profiled(columns, "types", codes_of(columns, "types", ["statement"]))


def _dates(columns: Columns, filters: Filters) -> Array | None:
    """Days that overlap the range; undated events beside them, or alone where no range is given."""
    undated = "undated" in filters.groups
    if not (filters.date_from or filters.date_to):
        return np.asarray(columns.first_day == UNDATED) if undated else None
    inside: Array = np.asarray(columns.first_day != UNDATED)
    if filters.date_from:
        inside &= columns.last_day >= day_number(date.fromisoformat(filters.date_from))
    if filters.date_to:
        inside &= columns.first_day <= day_number(date.fromisoformat(filters.date_to))
    return inside | (columns.first_day == UNDATED) if undated else inside


def places_in(columns: Columns, filters: Filters) -> Array:
    """Which of the snapshot's places lie in the areas that the filters draw; a country lies in none."""
    lon, lat = columns.places["lon"].to_numpy(dtype=float), columns.places["lat"].to_numpy(dtype=float)
    inside = (columns.places["precision"] != "country").to_numpy(dtype=np.bool_)
    for name, (_, within) in AREAS.items():
        if area := getattr(filters, name):
            inside = inside & within(area, lon, lat)
    return inside


def _places(columns: Columns, filters: Filters) -> Array | None:
    groups = [group for group in PLACE_GROUPS if group in filters.groups]
    found: Array | None = None
    if filters.places or groups:
        chosen = np.zeros(len(columns.places) + 1, dtype=np.bool_)
        chosen[codes_of(columns, "places", filters.places)] = True
        found = chosen[columns.place] | _profiled(columns, "groups", codes_of(columns, "groups", groups))
    if filters.bbox or filters.lasso:
        inside = np.append(places_in(columns, filters), False)[columns.place]
        return inside if found is None else found & inside
    return found


def _confidence(columns: Columns, filters: Filters) -> Array | None:
    if filters.sure_from is None and filters.sure_to is None:
        return None
    high = 100 if filters.sure_to is None else filters.sure_to
    return (columns.sure >= (filters.sure_from or 0)) & (columns.sure <= high)


def _with_word(snapshot: Snapshot, word: str) -> Array:
    columns = snapshot.columns
    found = snapshot.execute("SELECT n FROM postings WHERE w IN (SELECT w FROM words WHERE contains(word, ?))", [word]).fetchnumpy()["n"]
    where = columns.position[found]
    held = np.zeros(len(columns), dtype=np.bool_)
    held[where[where >= 0]] = True
    return held


def _text(snapshot: Snapshot, filters: Filters) -> Array | None:
    """Every word, folded, as a part of some word of the event's names, summaries, titles or sentences: so برهان finds البرهان."""
    if not filters.text:
        return None
    words = sorted(set(fold(filters.text).split()))
    if not words:
        return np.zeros(len(snapshot.columns), dtype=np.bool_)
    return reduce(np.logical_and, (snapshot.memory.get(("word", word), partial(_with_word, snapshot, word)) for word in words))


def _parts(snapshot: Snapshot, filters: Filters) -> dict[str, Array]:
    """The arrays of the dimensions in force."""
    columns, memory = snapshot.columns, snapshot.memory

    def part(name: str, key: object, make: Callable[[], Array | None]) -> None:
        found = memory.get(("part", name, key), make)
        if found is not None:
            parts[name] = found

    parts: dict[str, Array] = {}
    part("types", (filters.types, filters.statements), lambda: _types(columns, filters))
    part("dates", (filters.date_from, filters.date_to, "undated" in filters.groups), lambda: _dates(columns, filters))
    part("places", (filters.places, filters.groups, filters.bbox, filters.lasso), lambda: _places(columns, filters))
    part("confidence", (filters.sure_from, filters.sure_to), lambda: _confidence(columns, filters))
    for name in _PROFILED:
        if values := getattr(filters, name):
            part(name, values, partial(_profiled, columns, name, codes_of(columns, name, values)))
    for name in _LISTED:
        if values := getattr(filters, name):
            every = getattr(filters, f"{name}_mode", "any") == "all"
            part(name, (values, every), partial(_listed, columns, name, values, every))
    part("text", filters.text, lambda: _text(snapshot, filters))
    return parts


def admitted(snapshot: Snapshot, filters: Filters, *without: str) -> Array:
    """Whether each event passes the filters, some dimensions left out. The array is shared: don't change it."""
    left = filters.without(*without) if without else filters

    def make() -> Array:
        parts = list(_parts(snapshot, left).values())
        return reduce(np.logical_and, parts) if parts else np.ones(len(snapshot.columns), dtype=np.bool_)

    return snapshot.memory.get(("admitted", left), make)


def chosen(snapshot: Snapshot, filters: Filters, *without: str) -> Array:
    """The positions of the events that pass, in the order of days."""
    left = filters.without(*without) if without else filters
    return snapshot.memory.get(("chosen", left), lambda: np.flatnonzero(admitted(snapshot, left)).astype(np.int32))


def rank_names(names: Sequence[str]) -> Array:
    """The place of each name in their alphabetical order."""
    ranks = np.empty(len(names), dtype=np.uint16 if len(names) < 65_535 else np.int32)
    ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return ranks


def expand(starts: Array, chosen: Array) -> Array:
    """The places of all members of the chosen groups, whose members stand together: group g from `starts[g]` up to `starts[g + 1]`."""
    first = starts[chosen].astype(np.int64)
    sizes = starts[chosen.astype(np.int64) + 1] - first
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(first - (ends - sizes), sizes) + np.arange(total)


def count_codes(codes: Array, size: int, positions: Array) -> Array:
    """How many of the events at these positions have each code."""
    picked = codes if len(positions) == len(codes) else codes[positions]
    return np.bincount(picked, minlength=size)


def find_place(ordered: Array, value: int) -> int:
    """How many of the ordered numbers are less than the value. The value is of their kind: numpy would turn all of them into its kind else."""
    return int(np.searchsorted(ordered, ordered.dtype.type(value)))


def between(columns: Columns, window: Window) -> tuple[int, int]:
    """The range of positions whose first day lies in the window, both ends included."""
    return find_place(columns.first_day, day_number(window[0])), find_place(columns.first_day, day_number(window[1]) + 1)


def read_frame(snapshot: Snapshot, sql: str, values: Sequence[Any] = ()) -> pd.DataFrame:
    """The rows of a query; text that is missing is None, days are datetime64."""
    return arrow_frame(snapshot.ask(sql, values).to_arrow_table())


def rows_of(snapshot: Snapshot, positions: Array, names: Sequence[str] = ROW_NAMES) -> pd.DataFrame:
    """Values of the wide rows at these positions, in their order."""
    return row_frame(snapshot.read_rows(snapshot.columns.n[positions].tolist()), names)
