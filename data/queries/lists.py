"""Events by pages, one event in full, and the totals. Lists apply every filter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import pandas as pd

from data.filters import FilterError, Filters
from data.model import Article, Event, event_from_json
from data.queries.where import find_where, read_frame, read_row

# `n` is the order of first days, so sorting by date needs no dates. Undated events come last either way.
_ORDERS = {
    "date": "(e.first_day IS NULL), e.n",
    "confidence": "e.confidence, e.n",
    "type": "e.type, e.n",
    "status": "e.status, e.n",
    "place": "(e.place_id IS NULL), e.place_id, e.n",
    "reports": "e.reports, e.n",
}
_DESCENDING = {
    "date": "(e.first_day IS NULL), e.n DESC",
    "confidence": "e.confidence DESC, e.n",
    "type": "e.type DESC, e.n",
    "status": "e.status DESC, e.n",
    "place": "(e.place_id IS NULL), e.place_id DESC, e.n",
    "reports": "e.reports DESC, e.n",
}
SORTS = (*_ORDERS, *(f"-{name}" for name in _DESCENDING))


@dataclass(frozen=True, slots=True)
class EventDetail:
    """An event in full with the articles that report it, by id. `id` is the present one: not the one asked for if that is retired."""

    id: str
    event: Event
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class Tallies:
    """Numbers in sight of every screen. `total`, `articles`, `sources`: all filters. `dated`, `undated`: all but the dates.
    `on_map`, `country_only`, `outside`, `unplaced`, `placed` (all but unplaced): all but the places. `hidden_statements`: what the
    filters would add if statements were shown."""

    total: int
    articles: int
    sources: int
    dated: int
    undated: int
    on_map: int
    country_only: int
    outside: int
    unplaced: int
    placed: int
    hidden_statements: int


@dataclass(frozen=True, slots=True)
class Update:
    """What the snapshot holds. `at`: time of the newest extraction, ISO in UTC, None in an empty store."""

    revision: int
    at: str | None
    articles: int
    events: int
    samples: int
    sources: tuple[str, ...]


def _order(sort: str) -> str:
    if sort not in SORTS:
        raise FilterError(f"sort={sort[:40]}: use one of {', '.join(SORTS)}")
    return _DESCENDING[sort[1:]] if sort.startswith("-") else _ORDERS[sort]


def events_page(con: duckdb.DuckDBPyConnection, filters: Filters, sort: str = "-date", offset: int = 0, limit: int = 50) -> pd.DataFrame:
    """Rows `offset` to `offset + limit` of the events in order; lists of actors, topics and sources as lists. FilterError on an unknown sort."""
    where, order = find_where(filters), _order(sort)
    return read_frame(con, f"""
        WITH page AS (SELECT n, row_number() OVER () AS rank FROM (SELECT e.n FROM events e WHERE {where.sql} ORDER BY {order} LIMIT ? OFFSET ?))
        SELECT id, type, status, date, date_end, granularity, basis, first_day, last_day, actor_ids, actors_en, actors_ar, roles,
               place_id, place_en, place_ar, country, admin1, lat, lon, precision, place_basis, topics, claimed_by, summary_en, summary_ar,
               confidence, reports, sources, sentence, language, sample
        FROM rows JOIN page USING (n) ORDER BY rank
    """, (*where.values, limit, offset))


def event_position(con: duckdb.DuckDBPyConnection, filters: Filters, id: str, sort: str = "-date") -> int | None:
    """How many events come before this one in that order; None where the filters don't admit it."""
    where, order = find_where(filters), _order(sort)
    row = con.execute(
        f"SELECT rank FROM (SELECT e.id, row_number() OVER (ORDER BY {order}) - 1 AS rank FROM events e WHERE {where.sql}) WHERE id = ?",
        [*where.values, id],
    ).fetchone()
    return int(row[0]) if row else None


def event_detail(con: duckdb.DuckDBPyConnection, id: str) -> EventDetail | None:
    """One event with all its evidence and articles; a retired id leads to the event that took it in. None where there is none."""
    heir = con.execute("SELECT successor FROM retired WHERE id = ?", [id]).fetchone()
    row = con.execute("SELECT json FROM records WHERE id = ?", [heir[0] if heir and heir[0] else id]).fetchone()
    if row is None:
        return None
    event = event_from_json(json.loads(row[0]))
    names = list(Article.__dataclass_fields__)
    ids = sorted({evidence.article_id for evidence in event.evidence})
    found = con.execute(f"SELECT {', '.join(names)} FROM articles WHERE id IN ({', '.join('?' * len(ids)) or 'NULL'})", ids).fetchall()
    articles = [Article(**dict(zip(names, values, strict=True))) for values in found]
    return EventDetail(event.id, event, {article.id: article for article in articles})


def tallies(con: duckdb.DuckDBPyConnection, filters: Filters) -> Tallies:
    """See `Tallies`."""
    where, undated, placeless = find_where(filters), find_where(filters.without("dates")), find_where(filters.without("places"))
    shown = f"SELECT n FROM events e WHERE {where.sql}"
    total, articles, sources = read_row(con, f"""
        WITH shown AS MATERIALIZED ({shown})
        SELECT (SELECT count(*) FROM shown), (SELECT count(DISTINCT article) FROM article_events SEMI JOIN shown USING (n)),
               (SELECT count(DISTINCT value) FROM source_events SEMI JOIN shown USING (n))
    """, where.values)
    dated, all_dates = read_row(con, f"SELECT count(first_day), count(*) FROM events e WHERE {undated.sql}", undated.values)
    grouped = dict(con.execute(f"SELECT place_group, count(*) FROM events e WHERE {placeless.sql} GROUP BY 1", list(placeless.values)).fetchall())
    on_map, country_only, outside, unplaced = (int(grouped.get(name, 0)) for name in ("map", "country_only", "outside", "unplaced"))
    hidden = 0
    if not filters.types and not filters.statements:
        every = find_where(filters.without("types")).also("e.type = 'statement'")
        hidden = read_row(con, f"SELECT count(*) FROM events e WHERE {every.sql}", every.values)[0]
    placed = on_map + country_only + outside
    return Tallies(total, articles, sources, dated, all_dates - dated, on_map, country_only, outside, unplaced, placed, hidden)


def last_update(con: duckdb.DuckDBPyConnection) -> Update:
    """How fresh the data is, and where it is from."""
    revision = read_row(con, "SELECT revision FROM meta")[0]
    at, articles, samples = read_row(con, "SELECT max(extracted_at), count(*), count(*) FILTER (sample) FROM articles")
    events = read_row(con, "SELECT count(*) FROM events")[0]
    sources = con.execute("SELECT DISTINCT source FROM articles ORDER BY source").fetchall()
    return Update(revision, at, articles, events, samples, tuple(source for (source,) in sources))
