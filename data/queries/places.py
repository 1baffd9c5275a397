"""Events in space: one row a place, with its group. The map leaves the choice of places out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.filters import Filters
from data.queries.select import chosen, codes_of
from data.snapshot.columns import Array
from data.snapshot.frames import text_column
from data.snapshot.opened import Snapshot


def _types_by_place(con: Snapshot, filters: Filters) -> Array:
    """Counts by place and type; the last row holds the events without a place."""
    columns = con.columns
    positions, kinds = chosen(con, filters, "places"), max(len(columns.names["types"]), 1)
    types = columns.profiles["types"][columns.profile[positions]].astype(np.int64)
    key = columns.place[positions].astype(np.int64) % (len(columns.places) + 1) * kinds + types
    return np.bincount(key, minlength=(len(columns.places) + 1) * kinds).reshape(-1, kinds)


def places(con: Snapshot, filters: Filters, limit: int = 3000) -> pd.DataFrame:
    """Places with the count of their events and the most frequent type, most events first. Only `group == "map"` may be drawn as
    a point; `country_only` and `outside` are for lists and counts at the edge."""
    columns = con.columns
    counts = con.memory.get(("places", filters.without("places")), lambda: _types_by_place(con, filters))[:-1]
    total = counts.sum(axis=1)
    names = columns.names["types"]
    by_name = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)  # of equal counts the first by name
    ids = columns.names["places"]
    codes = sorted(np.flatnonzero(total).tolist(), key=lambda code: (-int(total[code]), ids[code]))[:limit]
    main = [names[by_name[index]] for index in counts[codes][:, by_name].argmax(axis=1)] if codes else []
    found = columns.places.iloc[codes].reset_index(drop=True)
    found = found[["place_id", "name_en", "name_ar", "country", "admin1", "lat", "lon", "precision", "group"]]
    return found.assign(count=total[codes].astype(np.int64), main_type=text_column(main))


def arcs(con: Snapshot, filters: Filters, limit: int = 200) -> pd.DataFrame:
    """From the actors' countries to the places of events elsewhere, the most frequent first; a place known only as a country has no arc."""
    columns = con.columns
    positions = chosen(con, filters, "places")
    positions = positions[columns.place[positions] >= 0]
    lists = columns.lists["actor_countries"]
    key = columns.sets["actor_countries"][positions].astype(np.int64) * len(columns.places) + columns.place[positions]
    pairs, counts = np.unique(key, return_counts=True)
    found: dict[tuple[int, int], int] = {}
    members = np.split(lists.values, np.searchsorted(lists.lists, np.arange(1, lists.count)))
    home = [columns.codes["actor_countries"].get(country, -1) for country in columns.places["country"]]
    drawn = ((columns.places["precision"] != "country") & columns.places["lat"].notna()).tolist()
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        group, place = divmod(pair, len(columns.places))
        for country in members[group].tolist() if drawn[place] else ():
            if country != home[place]:
                found[country, place] = found.get((country, place), 0) + count
    names, ids = columns.names["actor_countries"], columns.names["places"]
    known = [(pair, count) for pair, count in found.items() if names[pair[0]] != "none"]
    best = sorted(known, key=lambda row: (-row[1], names[row[0][0]], ids[row[0][1]]))
    frame = columns.places.iloc[[place for (_, place), _ in best[:limit]]].reset_index(drop=True)
    frame = frame[["place_id", "name_en", "name_ar", "country", "lat", "lon", "precision"]]
    frame.insert(0, "actor_country", text_column([names[country] for (country, _), _ in best[:limit]]))
    return frame.assign(count=np.array([count for _, count in best[:limit]], dtype=np.int64))


def find_places(con: Snapshot, ids: Sequence[str]) -> pd.DataFrame:
    """Names of chosen places."""
    found = con.columns.places.iloc[codes_of(con.columns, "places", sorted(set(ids)))].reset_index(drop=True)
    return found[["place_id", "name_en", "name_ar", "country", "precision"]]
