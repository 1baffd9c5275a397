"""Events by pages, one event in full, and the totals. Lists apply every filter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.filters import FilterError, Filters
from data.model import Article, Event, event_from_json
from data.queries.facets import count_values
from data.queries.select import admitted, chosen, codes_of, expand, find_place, rank_names, rows_of
from data.snapshot.columns import UNDATED, Array, Columns
from data.snapshot.opened import Snapshot

_SORTED = ("date", "confidence", "type", "status", "place", "reports")
SORTS = (*_SORTED, *(f"-{name}" for name in _SORTED))


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


def _key(columns: Columns, name: str, descending: bool) -> Array:
    """What the events are sorted by: small numbers, which sort quickly."""
    if name in ("type", "status"):
        field = {"type": "types", "status": "statuses"}[name]
        key = rank_names(columns.names[field])[columns.profiles[field]][columns.profile]
    elif name == "place":
        ranks = np.append(rank_names(columns.names["places"]), 0)
        key, last = ranks[columns.place], len(columns.places)
        key = np.where(columns.place < 0, last, last - 1 - key if descending else key)
        return key.astype(np.uint16 if last < 65_535 else np.int32)
    else:
        key = columns.sure if name == "confidence" else columns.reports
    return key.max() - key if descending and len(key) else key


def ordered(con: Snapshot, filters: Filters, sort: str) -> Array:
    """The positions of the filtered events in an order; equal ones by day. Undated events and those without a place come last either way.
    FilterError on an unknown order."""
    if sort not in SORTS:
        raise FilterError(f"sort={sort[:40]}: use one of {', '.join(SORTS)}")
    positions, columns, name = chosen(con, filters), con.columns, sort.removeprefix("-")
    if sort == "date":
        return positions
    if sort == "-date":
        undated = find_place(positions, find_place(columns.first_day, UNDATED))
        return np.concatenate([positions[:undated][::-1], positions[undated:][::-1]])

    def make() -> Array:
        return positions[np.argsort(_key(columns, name, sort.startswith("-"))[positions], kind="stable")]

    return con.memory.get(("ordered", filters, sort), make)


def events_page(con: Snapshot, filters: Filters, sort: str = "-date", offset: int = 0, limit: int = 50) -> pd.DataFrame:
    """Rows `offset` to `offset + limit` of the events in order; lists of actors, topics and sources as lists. FilterError on an unknown sort."""
    return rows_of(con, ordered(con, filters, sort)[offset:offset + limit])


def find_position(con: Snapshot, id: str) -> int | None:
    """Where an event stands in the arrays; a retired id is not led on. None where there is none."""
    found = con.execute("SELECT n FROM ids WHERE id = ?", [id]).fetchall()
    return int(con.columns.position[found[0][0]]) if found else None


def event_position(con: Snapshot, filters: Filters, id: str, sort: str = "-date") -> int | None:
    """How many events come before this one in that order; None where the filters don't admit it."""
    order, position = ordered(con, filters, sort), find_position(con, id)
    if position is None or not admitted(con, filters)[position]:
        return None
    return int(np.flatnonzero(order == position)[0])


def present_id(con: Snapshot, id: str) -> str:
    """The id of the event that took this one in, or the same id."""
    heir = con.execute("SELECT successor FROM retired WHERE id = ?", [id]).fetchall()
    return str(heir[0][0]) if heir and heir[0][0] else id


def event_detail(con: Snapshot, id: str) -> EventDetail | None:
    """One event with all its evidence and articles; a retired id leads to the event that took it in. None where there is none."""
    found = con.execute("SELECT json FROM records WHERE n = (SELECT n FROM ids WHERE id = ?)", [present_id(con, id)]).fetchall()
    if not found:
        return None
    event = event_from_json(json.loads(found[0][0]))
    names = list(Article.__dataclass_fields__)
    ids = sorted({evidence.article_id for evidence in event.evidence})
    marks = ", ".join("?" * len(ids)) or "NULL"
    rows = con.execute(
        f"SELECT {', '.join(names)} FROM articles WHERE article IN (SELECT article FROM article_ids WHERE id IN ({marks}))", ids).fetchall()
    articles = [Article(**dict(zip(names, values, strict=True))) for values in rows]
    return EventDetail(event.id, event, {article.id: article for article in articles})


def _articles(con: Snapshot, filters: Filters) -> int:
    """How many articles report the filtered events."""
    columns, positions = con.columns, chosen(con, filters)
    told = np.zeros(columns.article_count, dtype=np.bool_)
    few = 4 * len(positions) < len(columns)
    told[columns.articles[expand(columns.told_starts, positions) if few else admitted(con, filters)[columns.told]]] = True
    return int(np.count_nonzero(told))


def tallies(con: Snapshot, filters: Filters) -> Tallies:
    """See `Tallies`."""
    return con.memory.get(("tallies", filters), lambda: _tallies(con, filters))


def _tallies(con: Snapshot, filters: Filters) -> Tallies:
    columns, total, every = con.columns, len(chosen(con, filters)), chosen(con, filters, "dates")
    dated = find_place(every, find_place(columns.first_day, UNDATED))
    grouped = count_values(con, chosen(con, filters, "places"), "groups")
    on_map, country_only, outside, unplaced = (
        sum(int(grouped[code]) for code in codes_of(columns, "groups", [name])) for name in ("map", "country_only", "outside", "unplaced"))
    hidden = 0 if filters.types or filters.statements else len(chosen(con, filters, "types")) - total
    sources = int(np.count_nonzero(count_values(con, chosen(con, filters), "sources")))
    placed = on_map + country_only + outside
    return Tallies(total, _articles(con, filters), sources, dated, len(every) - dated, on_map, country_only, outside, unplaced, placed, hidden)


def last_update(con: Snapshot) -> Update:
    """How fresh the data is, and where it is from."""
    return con.memory.get("last update", lambda: _last_update(con))


def _last_update(con: Snapshot) -> Update:
    at, articles, samples = con.execute("SELECT max(extracted_at), count(*), count(*) FILTER (sample) FROM articles").fetchall()[0]
    sources = con.execute("SELECT DISTINCT source FROM articles ORDER BY source").fetchall()
    return Update(con.revision, at, articles, len(con.columns), samples, tuple(source for (source,) in sources))
