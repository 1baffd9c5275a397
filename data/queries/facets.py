"""How many events each value of a dimension has, with all filters but that dimension's own; and the search for actors."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from data.filters import FilterError, Filters
from data.queries.where import Where, find_where, read_frame
from data.spelling import skeleton
from data.text import fold

_PAIRS = {
    "topics": "topic_events", "actor_countries": "actor_country_events", "sources": "source_events", "languages": "language_events",
}
_COLUMNS = {"types": "type", "countries": "country", "statuses": "status"}
FACETS = ("actors", *_COLUMNS, *_PAIRS)


def _counts(where: Where, name: str) -> str:
    """SQL of (value, count) for a facet; without a condition the pairs are counted as they are."""
    if name in _COLUMNS:
        return f"SELECT {_COLUMNS[name]} AS value, count(*) AS count FROM events e WHERE {where.sql} GROUP BY 1"
    table, value = ("actor_events", "a") if name == "actors" else (_PAIRS[name], "value")
    narrowed = "" if where.sql == "true" else f"SEMI JOIN (SELECT n FROM events e WHERE {where.sql}) USING (n)"
    return f"SELECT {value} AS value, count(*) AS count FROM {table} {narrowed} GROUP BY 1"


def _actors(con: duckdb.DuckDBPyConnection, where: Where, condition: str, order: str, values: Sequence[object], limit: int) -> pd.DataFrame:
    return read_frame(con, f"""
        WITH counted AS ({_counts(where, "actors")})
        SELECT id, name_en, name_ar, kind, country, key, coalesce(count, 0) AS count
        FROM actors LEFT JOIN counted ON value = a WHERE {condition} ORDER BY {order} LIMIT ?
    """, (*where.values, *values, limit))


def facet(con: duckdb.DuckDBPyConnection, filters: Filters, name: str, limit: int = 200) -> pd.DataFrame:
    """One dimension's values with their counts, most first, at most `limit`, and every chosen value even if nothing is left of it.
    `actors`: `id, name_en, name_ar, kind, country, key, count`; the others: `value, count`. FilterError on an unknown name."""
    if name not in FACETS:
        raise FilterError(f"facet={name}: use one of {', '.join(FACETS)}")
    where, chosen = find_where(filters.without(name)), getattr(filters, name)
    marks = ", ".join("?" * len(chosen)) or "NULL"
    if name == "actors":
        found = _actors(con, where, "count > 0", "count DESC, id", (), limit)
        missing = [actor for actor in chosen if actor not in set(found["id"])]
        more = _actors(con, where, f"id IN ({', '.join('?' * len(missing))})", "count DESC, id", missing, len(missing)) if missing else found[:0]
        return pd.concat([found, more], ignore_index=True) if len(more) else found
    return read_frame(con, f"""
        WITH counted AS ({_counts(where, name)}),
             ranked AS (SELECT value, count, row_number() OVER (ORDER BY count DESC, value) AS rank FROM counted),
             chosen AS (SELECT unnest([{marks}]::VARCHAR[]) AS value)
        SELECT value, count FROM ranked WHERE rank <= ? OR value IN (SELECT value FROM chosen)
        UNION ALL SELECT value, 0 FROM chosen WHERE value IS NOT NULL AND value NOT IN (SELECT value FROM counted)
        ORDER BY count DESC, value
    """, (*where.values, *chosen, limit))


def facets(con: duckdb.DuckDBPyConnection, filters: Filters, limit: int = 200) -> dict[str, pd.DataFrame]:
    """Every facet by name."""
    return {name: facet(con, filters, name, limit) for name in FACETS}


def search_actors(con: duckdb.DuckDBPyConnection, filters: Filters, text: str, limit: int = 20) -> pd.DataFrame:
    """Actors whose names or surface forms, folded, hold every word of `text`, most events first; after them names spelt alike
    (Hifter for Haftar, see `data.spelling`). Counts follow all filters but the actors'. Nothing to search for: the most frequent ones."""
    where, words = find_where(filters.without("actors")), fold(text).split()
    found = _actors(con, where, " AND ".join(["contains(key, ?)"] * len(words)) or "true", "count DESC, id", words, limit)
    bones = [f" {bone} " for bone in map(skeleton, words)]
    if len(found) >= limit or not words or not all(bone.strip() for bone in bones):
        return found
    alike, exact = " AND ".join(["contains(skeletons, ?)"] * len(words)), " AND ".join(["contains(key, ?)"] * len(words))
    more = _actors(con, where, f"{alike} AND NOT ({exact})", "count DESC, id", (*bones, *words), limit - len(found))
    return pd.concat([found, more], ignore_index=True) if len(more) else found


def find_actors(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> pd.DataFrame:
    """Names of chosen actors; `count` is of all events. Unknown ids are left out."""
    marks = ", ".join("?" * len(ids)) or "NULL"
    return _actors(con, Where("true", ()), f"id IN ({marks})", "id", ids, len(ids) + 1)
