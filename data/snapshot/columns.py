"""What filters and counts run on: the codes of all events as arrays in memory, some 70 bytes an event, read once for each snapshot.

Events stand in the order of their first days, undated ones last; a position in the arrays is called `i`, a row number of the snapshot `n`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd

from data.snapshot.flatten import LISTS, SCALARS
from data.snapshot.frames import arrow_frame

Array = npt.NDArray[Any]
UNDATED = int(np.iinfo(np.int32).max)
# Few values each: an event's are one code together, its profile.
PROFILE = ("types", "statuses", "countries", "divisions", "date_bases", "precisions", "groups", "confidence")
TENS = tuple(str(ten) for ten in range(0, 100, 10))


@dataclass(frozen=True, slots=True)
class Lists:
    """The different lists of a dimension: list `lists[k]` holds the value `values[k]`; `count` lists in all. Sorted by list, of which `starts`
    says where each begins, and where the last one ends."""

    count: int
    lists: Array
    values: Array
    starts: Array


@dataclass(frozen=True, slots=True)
class Columns:
    """`n` and `position` lead from i to n and back (-1: gone). `days` are the different first days, `day` an event's index there
    (len(days): undated). `profile` is the code of a row of `profiles`. `names` and `codes`: the values of each dimension and back.
    `told` and `articles`: i and number of each article that reports an event, by i; `told_starts` says where each i begins there."""

    n: Array
    position: Array
    first_day: Array
    last_day: Array
    days: Array
    day: Array
    sure: Array
    reports: Array
    profile: Array
    profiles: Mapping[str, Array]
    place: Array
    sets: Mapping[str, Array]
    lists: Mapping[str, Lists]
    names: Mapping[str, Sequence[str]]
    codes: Mapping[str, Mapping[str, int]]
    told: Array
    told_starts: Array
    articles: Array
    article_count: int
    places: pd.DataFrame
    actors: pd.DataFrame

    def __len__(self) -> int:
        return len(self.n)


def _arrays(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, Array]:
    return {name: np.asarray(values) for name, values in con.execute(sql).fetchnumpy().items()}


def _small(values: Array) -> Array:
    """The same whole numbers in as few bytes as they need."""
    low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
    kinds = (np.uint8, np.uint16, np.int32) if low >= 0 else (np.int8, np.int16, np.int32)
    return values.astype(next(kind for kind in kinds if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max))


def _profiles(parts: Mapping[str, Array], sizes: Mapping[str, int]) -> tuple[Array, dict[str, Array]]:
    """The code of each event's combination, and for each dimension the value that a combination has."""
    key = np.zeros(len(next(iter(parts.values()))), dtype=np.int64)
    for name in PROFILE:
        key = key * sizes[name] + parts[name]
    combinations, code = np.unique(key, return_inverse=True)
    values: dict[str, Array] = {}
    for name in reversed(PROFILE):
        values[name] = _small(combinations % sizes[name])
        combinations = combinations // sizes[name]
    return _small(code), values


def _names(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in (*SCALARS, *LISTS)}
    for dimension, value in con.execute("SELECT dimension, value FROM names ORDER BY dimension, code").fetchall():
        found[dimension].append(value)
    return found | {"confidence": list(TENS)}


def _starts(ordered: Array, count: int) -> Array:
    """Where each of the numbers from 0 to `count` begins in an ordered array of them."""
    return np.searchsorted(ordered, np.arange(count + 1, dtype=ordered.dtype)).astype(np.int32)


def _lists(con: duckdb.DuckDBPyConnection) -> dict[str, Lists]:
    counts = dict(con.execute("SELECT dimension, sum(count) FROM set_counts GROUP BY 1").fetchall())
    found = {}
    for name in LISTS:
        pairs = _arrays(con, f"SELECT s, code FROM sets WHERE dimension = '{name}' ORDER BY s, code")
        lists, count = pairs["s"].astype(np.int32), int(counts.get(name, 0))
        found[name] = Lists(count, lists, pairs["code"].astype(np.int32), _starts(lists, count))
    return found


def _events(con: duckdb.DuckDBPyConnection) -> tuple[dict[str, Array], Array]:
    """The columns in the order of days, without what a delta took away; and the way from n to i."""
    wanted = ", ".join((*SCALARS, *LISTS))
    found = _arrays(con, f"""SELECT n, coalesce(first_day - DATE '1970-01-01', {UNDATED})::INTEGER AS first_day,
        coalesce(last_day - DATE '1970-01-01', -{UNDATED})::INTEGER AS last_day, confidence, reports, {wanted} FROM events""")
    gone = con.execute("SELECT n FROM gone").fetchnumpy()["n"]
    count = int(found["n"].max()) + 1 if len(found["n"]) else 0
    position = np.full(count, -1, dtype=np.int32)
    kept = np.ones(count, dtype=np.bool_)
    kept[gone] = False
    order = np.lexsort((found["n"], found["first_day"]))
    order = order[kept[found["n"][order]]]
    found = {name: np.asarray(values)[order] for name, values in found.items()}
    position[found["n"]] = np.arange(len(order), dtype=np.int32)
    return found, position


def read_columns(con: duckdb.DuckDBPyConnection) -> Columns:
    """The arrays of an open snapshot."""
    found, position = _events(con)
    names = _names(con)
    sure = np.round(found["confidence"] * 100).astype(np.uint8)
    parts = {name: found[name] for name in PROFILE if name != "confidence"} | {"confidence": np.minimum(sure // 10, 9)}
    profile, profiles = _profiles(parts, {name: max(len(names[name]), 1) for name in PROFILE})
    days, day = np.unique(found["first_day"], return_inverse=True)
    if len(days) and days[-1] == UNDATED:
        days = days[:-1]
    told = _arrays(con, "SELECT n, article FROM event_articles")
    where = position[told["n"]]
    by_event = np.argsort(where, kind="stable")[int(np.count_nonzero(where < 0)):]
    articles = int(con.execute("SELECT coalesce(max(article) + 1, 0) FROM articles").fetchall()[0][0])
    places = arrow_frame(con.sql("SELECT * FROM places").to_arrow_table())
    by_id = pd.Index(places["place_id"])
    return Columns(
        n=found["n"], position=position, first_day=found["first_day"], last_day=found["last_day"], days=days, day=_small(day), sure=sure,
        reports=_small(found["reports"]), profile=profile, profiles=profiles, place=found["places"].astype(np.int32),
        sets={name: _small(found[name]) for name in LISTS}, lists=_lists(con), names=names,
        codes={name: {value: code for code, value in enumerate(values)} for name, values in names.items()},
        told=where[by_event], told_starts=_starts(where[by_event], len(found["n"])),
        articles=told["article"][by_event].astype(np.int32), article_count=articles,
        places=places.iloc[by_id.get_indexer(pd.Index(names["places"]))].reset_index(drop=True),
        actors=arrow_frame(con.sql("SELECT id, name_en, name_ar, kind, country, key FROM actors ORDER BY a").to_arrow_table()),
    )
