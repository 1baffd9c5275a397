"""How many events each value of a dimension has, with all filters but that dimension's own; and the search for actors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.filters import FilterError, Filters
from data.queries.select import chosen, codes_of, count_codes, expand
from data.snapshot.columns import PROFILE, Array, Columns
from data.snapshot.frames import make_frame
from data.snapshot.opened import Snapshot
from data.spelling import skeleton
from data.text import fold

_MANY_LISTS = 50_000
FACETS = ("actors", "types", "countries", "statuses", "topics", "actor_countries", "sources", "languages", "divisions", "date_bases", "precisions",
          "offices", "confidence")


def _by_profile(columns: Columns, positions: Array) -> Array:
    return count_codes(columns.profile, len(columns.profiles["types"]), positions)


def _count_few(columns: Columns, positions: Array, dimension: str) -> Array:
    """By looking at the members of each event's list."""
    lists = columns.lists[dimension]
    members = lists.values[expand(lists.starts, columns.sets[dimension][positions])]
    return np.bincount(members, minlength=len(columns.names[dimension]))


def _count_members(snapshot: Snapshot, positions: Array, dimension: str) -> Array:
    """Where most lists are an event's own: count the events that are there, or those that are not, whichever are fewer."""
    columns = snapshot.columns
    if 2 * len(positions) <= len(columns):
        return _count_few(columns, positions, dimension)
    every = snapshot.memory.get(("every", dimension), lambda: _count_few(columns, np.arange(len(columns)), dimension))
    missing = np.ones(len(columns), dtype=np.bool_)
    missing[positions] = False
    return every - _count_few(columns, np.flatnonzero(missing), dimension)


def count_values(snapshot: Snapshot, positions: Array, dimension: str, profiles: Array | None = None) -> Array:
    """How many of the events at these positions have each value of a dimension, by its code. `profiles`: their counts by profile, if known."""
    columns = snapshot.columns
    size = len(columns.names[dimension])
    if dimension in PROFILE:
        weights = _by_profile(columns, positions) if profiles is None else profiles
        return np.bincount(columns.profiles[dimension], weights=weights, minlength=size).astype(np.int64)
    lists = columns.lists[dimension]
    if lists.count > _MANY_LISTS:
        return _count_members(snapshot, positions, dimension)
    by_list = count_codes(columns.sets[dimension], lists.count, positions)
    return np.bincount(lists.values, weights=by_list[lists.lists], minlength=size).astype(np.int64)


def facet_counts(snapshot: Snapshot, filters: Filters, name: str) -> Array:
    """The counts of a facet by code. Remembered: don't change them."""
    left = filters.without(name)

    def make() -> Array:
        positions = chosen(snapshot, left)
        known = snapshot.memory.get(("profiles", left), lambda: _by_profile(snapshot.columns, positions)) if name in PROFILE else None
        return count_values(snapshot, positions, name, known)

    return snapshot.memory.get(("facet", name, left), make)


def ranked(counts: Array, names: Sequence[str], limit: int) -> list[int]:
    """The codes with the highest counts, most first, equal ones by name, none without a count."""
    some = np.flatnonzero(counts)
    if len(some) > limit:
        least = np.partition(counts[some], len(some) - limit)[len(some) - limit]
        some = some[counts[some] >= least]
    return sorted(some.tolist(), key=lambda code: (-int(counts[code]), names[code]))[:limit]


def actor_frame(columns: Columns, codes: Sequence[int], counts: Array) -> pd.DataFrame:
    """Actors by code, with their counts."""
    found = columns.actors.iloc[list(codes)].reset_index(drop=True)
    return found.assign(count=counts[list(codes)].astype(np.int64))


def _labels(snapshot: Snapshot, name: str) -> dict[str, str | None]:
    """Arabic names of offices and divisions, where the data has them."""
    if name == "offices":
        return dict(snapshot.execute(
            "SELECT office_en, any_value(office_ar ORDER BY n) FROM actor_events WHERE office_en IS NOT NULL GROUP BY 1").fetchall())
    places = snapshot.columns.places
    regions = places[(places["precision"] == "admin1") & places["admin1"].notna()]
    return dict(zip(regions["country"] + "/" + regions["admin1"], regions["name_ar"], strict=True))


def facet(con: Snapshot, filters: Filters, name: str, limit: int = 200) -> pd.DataFrame:
    """One dimension's values with their counts, most first, at most `limit`, and every chosen value even if nothing is left of it.
    `actors`: `id, name_en, name_ar, kind, country, key, count`; offices and divisions: `value, name_ar, count` (None: unknown); the others:
    `value, count`. FilterError on an unknown name."""
    if name not in FACETS:
        raise FilterError(f"facet={name}: use one of {', '.join(FACETS)}")
    columns, counts = con.columns, facet_counts(con, filters, name)
    names, picked = columns.names[name], () if name == "confidence" else getattr(filters, name)
    codes = ranked(counts, names, limit)
    shown = set(codes)
    codes += sorted((code for code in codes_of(columns, name, picked) if code not in shown), key=lambda code: (-int(counts[code]), names[code]))
    if name == "actors":
        return actor_frame(columns, codes, counts)
    unknown = sorted(value for value in picked if value not in columns.codes[name])
    values = [names[code] for code in codes] + unknown
    found: dict[str, Any] = {"value": values}
    if name in ("offices", "divisions"):
        labels = con.memory.get(("labels", name), lambda: _labels(con, name))
        found["name_ar"] = [labels.get(value) for value in values]
    return make_frame(found | {"count": np.array([*counts[codes].tolist(), *(0 for _ in unknown)], dtype=np.int64)})


def facets(con: Snapshot, filters: Filters, limit: int = 200) -> dict[str, pd.DataFrame]:
    """Every facet by name."""
    return {name: facet(con, filters, name, limit) for name in FACETS}


def _named(con: Snapshot, column: str, words: Sequence[str]) -> set[int]:
    condition = " AND ".join([f"contains({column}, ?)"] * len(words))
    return {int(a) for (a,) in con.execute(f"SELECT a FROM actors WHERE {condition}", words).fetchall()}


def search_actors(con: Snapshot, filters: Filters, text: str, limit: int = 20) -> pd.DataFrame:
    """Actors whose names or surface forms, folded, hold every word of `text`, most events first; after them names spelt alike
    (Hifter for Haftar, see `data.spelling`). Counts follow all filters but the actors'. Nothing to search for: the most frequent ones."""
    columns, counts, words = con.columns, facet_counts(con, filters, "actors"), fold(text).split()
    names = columns.names["actors"]
    exact = _named(con, "key", words) if words else set(range(len(names)))
    bones = [f" {bone} " for bone in map(skeleton, words)]
    alike = _named(con, "skeletons", bones) - exact if words and all(bone.strip() for bone in bones) else set()

    def first(codes: set[int], most: int) -> list[int]:
        return sorted(codes, key=lambda code: (-int(counts[code]), names[code]))[:most]

    found = first(exact, limit)
    return actor_frame(columns, found + first(alike, limit - len(found)), counts)


def find_actors(con: Snapshot, ids: Sequence[str]) -> pd.DataFrame:
    """Names of chosen actors; `count` is of all events. Unknown ids are left out."""
    every = Filters(statements=True)
    return actor_frame(con.columns, codes_of(con.columns, "actors", sorted(set(ids))), facet_counts(con, every, "actors"))
