"""Events in time: counts by bin, and single events where few enough are in sight. Both leave the date filter out."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

from data.filters import FilterError, Filters
from data.queries.where import Window, find_where, read_frame, read_row

BINS = ("day", "week", "month", "quarter", "year", "decade")
MOST_BINS = 400
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.2, "decade": 3652.0}
# A week begins on Saturday, as CLDR has it for Egypt, Libya and Sudan; DuckDB's own begin on Monday, two days later.
_STARTS = {
    **{name: f"date_trunc('{name}', e.first_day)" for name in ("day", "month", "quarter", "year", "decade")},
    "week": "date_trunc('week', e.first_day + INTERVAL 2 DAY) - INTERVAL 2 DAY",
}
_LENGTHS = {"day": "1 DAY", "week": "7 DAY", "month": "1 MONTH", "quarter": "3 MONTH", "year": "1 YEAR", "decade": "10 YEAR"}


def choose_bin(first: date, last: date, most: int = MOST_BINS) -> str:
    """The finest bin of which at most `most` cover the days `first` to `last`."""
    days = (last - first).days + 1
    return next((name for name in BINS if days / _DAYS[name] + 1 <= most), BINS[-1])


def date_range(con: duckdb.DuckDBPyConnection, filters: Filters) -> Window | None:
    """First and last day of the dated events that the filters (but for the dates) admit; None where there is none."""
    where = find_where(filters.without("dates"))
    first, last = read_row(con, f"SELECT min(first_day), max(last_day) FROM events e WHERE {where.sql}", where.values)
    return None if first is None else (first, last)


def timeline_bins(con: duckdb.DuckDBPyConnection, filters: Filters, bin: str | None = None, window: Window | None = None) -> pd.DataFrame:
    """Counts of dated events: `start`, `end` (the day after the bin's last), `type`, `status`, `count`. An event counts once, in the bin
    of its first day. `bin`: one of BINS, by default the finest with at most 400 bins over `window`, or over all. FilterError
    on an unknown bin."""
    if bin is not None and bin not in BINS:
        raise FilterError(f"bin={bin}: use one of {', '.join(BINS)}")
    span = window or date_range(con, filters)
    name = bin or (choose_bin(*span) if span else "day")
    where = find_where(filters.without("dates"), window).also("e.first_day IS NOT NULL")
    return read_frame(con, f"""
        SELECT start::DATE AS start, (start + INTERVAL {_LENGTHS[name]})::DATE AS "end", type, status, count
        FROM (SELECT {_STARTS[name]} AS start, type, status, count(*) AS count FROM events e WHERE {where.sql} GROUP BY ALL)
        ORDER BY start, type, status
    """, where.values)


def timeline_events(con: duckdb.DuckDBPyConnection, filters: Filters, window: Window | None = None, limit: int = 3000) -> pd.DataFrame:
    """The newest `limit` dated events whose first day lies in `window`, oldest first: what a mark needs. `actor_*` is the first actor."""
    where = find_where(filters.without("dates"), window).also("e.first_day IS NOT NULL")
    return read_frame(con, f"""
        SELECT id, type, status, date, date_end, granularity, basis, first_day, last_day, summary_en, summary_ar, country,
               actor_ids[1] AS actor_id, actors_en[1] AS actor_en, actors_ar[1] AS actor_ar, actor_ids, actors_en, actors_ar,
               place_id, place_en, place_ar, confidence
        FROM rows WHERE n IN (SELECT n FROM events e WHERE {where.sql} ORDER BY n DESC LIMIT ?) ORDER BY n
    """, (*where.values, limit))


def count_events(con: duckdb.DuckDBPyConnection, filters: Filters, window: Window | None = None) -> int:
    """How many events the filters admit; with `window`, how many of the timeline's lie in it (the date filter left out)."""
    where = find_where(filters.without("dates"), window) if window else find_where(filters)
    return int(read_row(con, f"SELECT count(*) FROM events e WHERE {where.sql}", where.values)[0])
