"""Events in space: one row a place, with its group. The map leaves the choice of places out."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from data.filters import Filters
from data.queries.where import find_where, read_frame


def places(con: duckdb.DuckDBPyConnection, filters: Filters, limit: int = 3000) -> pd.DataFrame:
    """Places with the count of their events and the most frequent type, most events first. Only `group == "map"` may be drawn as
    a point; `country_only` and `outside` are for lists and counts at the edge."""
    where = find_where(filters.without("places")).also("e.place_id IS NOT NULL")
    return read_frame(con, f"""
        WITH counted AS (SELECT place_id, type, count(*) AS count FROM events e WHERE {where.sql} GROUP BY ALL),
             summed AS (SELECT place_id, sum(count)::BIGINT AS count, arg_min(type, (-count, type)) AS main_type FROM counted GROUP BY place_id)
        SELECT place_id, name_en, name_ar, country, admin1, lat, lon, precision, "group", count, main_type
        FROM summed JOIN places USING (place_id) ORDER BY count DESC, place_id LIMIT ?
    """, (*where.values, limit))


def find_places(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> pd.DataFrame:
    """Names of chosen places."""
    marks = ", ".join("?" * len(ids)) or "NULL"
    return read_frame(con, f"SELECT place_id, name_en, name_ar, country, precision FROM places WHERE place_id IN ({marks}) ORDER BY place_id", ids)
