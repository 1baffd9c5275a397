"""Events in time: counts by bin, and single events where few enough are in sight. Both leave the date filter out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.filters import FilterError, Filters
from data.queries.select import Window, between, chosen, day_number, find_place, number_day, rank_names, rows_of
from data.snapshot.columns import UNDATED, Array
from data.snapshot.frames import make_frame, text_column
from data.snapshot.opened import Snapshot

_MARK = ("id", "type", "status", "date", "date_end", "granularity", "basis", "first_day", "last_day", "summary_en", "summary_ar", "country",
         "actor_ids", "actors_en", "actors_ar", "place_id", "place_en", "place_ar", "confidence")
BINS = ("day", "week", "month", "quarter", "year", "decade")
MOST_BINS = 400
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.2, "decade": 3652.0}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def choose_bin(first: date, last: date, most: int = MOST_BINS) -> str:
    """The finest bin of which at most `most` cover the days `first` to `last`."""
    days = (last - first).days + 1
    return next((name for name in BINS if days / _DAYS[name] + 1 <= most), BINS[-1])


def _dated(con: Snapshot, filters: Filters) -> Array:
    """Positions of the dated events, the date filter left out. They come first: undated events are last of all."""
    positions = chosen(con, filters, "dates")
    return positions[:find_place(positions, find_place(con.columns.first_day, UNDATED))]


def date_range(con: Snapshot, filters: Filters) -> Window | None:
    """First and last day of the dated events that the filters (but for the dates) admit; None where there is none."""
    def make() -> Window | None:
        positions = _dated(con, filters)
        if not len(positions):
            return None
        return number_day(int(con.columns.first_day[positions[0]])), number_day(int(con.columns.last_day[positions].max()))

    return con.memory.get(("range", filters.without("dates")), make)


@dataclass(frozen=True, slots=True)
class _Days:
    """Counts by day (as in `columns.days`) and kind, without those that are nothing; ordered by day, type and status. A kind is the place of its
    type and status in `types` and `statuses`, which are in alphabetical order."""

    days: Array
    kinds: Array
    counts: Array
    types: list[str]
    statuses: list[str]


def _by_day(con: Snapshot, filters: Filters) -> _Days:
    """Everything that the timeline shows is summed from these."""
    columns = con.columns

    def make() -> _Days:
        positions, states = _dated(con, filters), len(columns.names["statuses"])
        types, statuses = rank_names(columns.names["types"]), rank_names(columns.names["statuses"])
        kind = types[columns.profiles["types"]].astype(np.int64) * states + statuses[columns.profiles["statuses"]]
        size = max(len(types) * states, 1)
        counts = np.bincount(columns.day[positions].astype(np.int64) * size + kind[columns.profile[positions]])
        some = np.flatnonzero(counts)
        return _Days(some // size, some % size, counts[some], sorted(columns.names["types"]), sorted(columns.names["statuses"]))

    return con.memory.get(("by day", filters.without("dates")), make)


def _starts(days: Array, name: str) -> Array:
    """The first day of the bin of each day. A week begins on Saturday, as CLDR has it for Egypt, Libya and Sudan."""
    dates = days.astype("datetime64[D]")
    if name == "day":
        return dates
    if name == "week":  # 1970-01-03 was a Saturday
        return np.asarray(days - (days - 2) % 7).astype("datetime64[D]")
    months = dates.astype("datetime64[M]").astype(np.int64)
    since = months + 1970 * 12
    return (since - since % _MONTHS[name] - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")


def _ends(starts: Array, name: str) -> Array:
    """The day after the last one of each bin."""
    if name in ("day", "week"):
        return np.asarray(starts + np.timedelta64(int(_DAYS[name]), "D"))
    return np.asarray((starts.astype("datetime64[M]") + np.timedelta64(_MONTHS[name], "M")).astype("datetime64[D]"))


def timeline_bins(con: Snapshot, filters: Filters, bin: str | None = None, window: Window | None = None) -> pd.DataFrame:
    """Counts of dated events: `start`, `end` (the day after the bin's last), `type`, `status`, `count`. An event counts once, in the bin
    of its first day. `bin`: one of BINS, by default the finest with at most 400 bins over `window`, or over all. FilterError
    on an unknown bin."""
    if bin is not None and bin not in BINS:
        raise FilterError(f"bin={bin}: use one of {', '.join(BINS)}")
    span = window or date_range(con, filters)
    name = bin or (choose_bin(*span) if span else "day")
    found = _by_day(con, filters)
    days, kinds, counts = con.columns.days[found.days].astype(np.int64), found.kinds, found.counts
    if window:
        low, high = np.searchsorted(days, day_number(window[0]), "left"), np.searchsorted(days, day_number(window[1]), "right")
        days, kinds, counts = days[low:high], kinds[low:high], counts[low:high]
    starts, states = _starts(days, name), max(len(found.statuses), 1)
    edges = np.append(True, starts[1:] != starts[:-1]) if len(starts) else np.zeros(0, dtype=np.bool_)
    begun, index = starts[edges], np.cumsum(edges) - 1
    size = max(len(found.types) * states, 1)
    summed = np.bincount(index * size + kinds, weights=counts) if len(counts) else np.zeros(0)
    some = np.flatnonzero(summed)
    first = begun[some // size]
    return make_frame({
        "start": first.astype("datetime64[s]"), "end": _ends(first, name).astype("datetime64[s]"),
        "type": np.array([*found.types, ""], dtype=object)[some % size // states],
        "status": np.array([*found.statuses, ""], dtype=object)[some % states], "count": summed[some].astype(np.int64),
    })


def timeline_events(con: Snapshot, filters: Filters, window: Window | None = None, limit: int = 3000) -> pd.DataFrame:
    """The newest `limit` dated events whose first day lies in `window`, oldest first: what a mark needs. `actor_*` is the first actor."""
    positions = _dated(con, filters)
    if window:
        low, high = (find_place(positions, edge) for edge in between(con.columns, window))
        positions = positions[low:high]
    found = rows_of(con, positions[max(len(positions) - limit, 0):], _MARK)
    firsts = {f"{name.replace('actors', 'actor').removesuffix('s')}": text_column([values[0] if values else None for values in found[name]])
              for name in ("actor_ids", "actors_en", "actors_ar")}
    return found.assign(**firsts)


def count_events(con: Snapshot, filters: Filters, window: Window | None = None) -> int:
    """How many events the filters admit; with `window`, how many of the timeline's lie in it (the date filter left out)."""
    if window is None:
        return len(chosen(con, filters))
    positions = _dated(con, filters)
    low, high = (find_place(positions, edge) for edge in between(con.columns, window))
    return high - low
