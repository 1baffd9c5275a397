"""Filters as SQL. Every value is bound, none is written into a statement.

Pairs of an event with an actor, a topic, a source … stand in tables of their own, sorted by value, so that a condition on them is
a look-up of event numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pandas as pd

from data.filters import PLACE_GROUPS, Filters
from data.text import fold

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on `events e`, and the values of its question marks in order."""

    sql: str
    values: tuple[Any, ...]

    def also(self, sql: str, *values: object) -> Where:
        """Both this and another condition."""
        return Where(f"{self.sql} AND {sql}", (*self.values, *values))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _paired(table: str, values: Sequence[str]) -> Where:
    return Where(f"e.n IN (SELECT n FROM {table} WHERE value IN ({_marks(values)}))", tuple(values))


def _actors(filters: Filters) -> Where:
    """Any of the actors, or each of them. An unknown id is no row of `actors`, so that nothing matches: as it should be."""
    def among(count: int) -> str:
        return f"e.n IN (SELECT n FROM actor_events WHERE a IN (SELECT a FROM actors WHERE id IN ({_marks(range(count))})))"

    if filters.actors_mode == "all":
        return Where(" AND ".join(among(1) for _ in filters.actors), filters.actors)
    return Where(among(len(filters.actors)), filters.actors)


def _types(filters: Filters) -> Where | None:
    if filters.types:
        return Where(f"e.type IN ({_marks(filters.types)})", filters.types)
    return None if filters.statements else Where("e.type <> 'statement'", ())


def _dates(filters: Filters) -> Where | None:
    """Days that overlap the range; undated events beside them, or alone where no range is given."""
    parts: list[str] = []
    values: list[str] = []
    if filters.date_from:
        parts.append("e.last_day >= ?::DATE")
        values.append(filters.date_from)
    if filters.date_to:
        parts.append("e.first_day <= ?::DATE")
        values.append(filters.date_to)
    ranged = " AND ".join(parts)
    if "undated" in filters.groups:
        return Where(f"(e.first_day IS NULL OR ({ranged}))" if ranged else "e.first_day IS NULL", tuple(values))
    return Where(f"({ranged})", tuple(values)) if ranged else None


def _places(filters: Filters) -> Where | None:
    groups = [group for group in PLACE_GROUPS if group in filters.groups]
    parts = [
        *([f"e.place_id IN ({_marks(filters.places)})"] if filters.places else []),
        *([f"e.place_group IN ({_marks(groups)})"] if groups else []),
    ]
    return Where(f"({' OR '.join(parts)})", (*filters.places, *groups)) if parts else None


def _text(filters: Filters) -> Where | None:
    """Every word, folded, as a part of some word of the event's names, summaries, titles or sentences: so برهان finds البرهان."""
    if not filters.text:
        return None
    words = tuple(sorted(set(fold(filters.text).split())))
    held = "e.n IN (SELECT n FROM word_events WHERE w IN (SELECT w FROM words WHERE contains(word, ?)))"
    return Where(" AND ".join(held for _ in words) or "false", words)


def find_where(filters: Filters, window: Window | None = None) -> Where:
    """The condition that these filters put on events; with `window`, also that an event's first day lies in it (both ends included)."""
    pairs = {
        "topic_events": filters.topics, "actor_country_events": filters.actor_countries,
        "source_events": filters.sources, "language_events": filters.languages,
    }
    found = [
        _types(filters), _dates(filters), _places(filters),
        Where(f"e.country IN ({_marks(filters.countries)})", filters.countries) if filters.countries else None,
        Where(f"e.status IN ({_marks(filters.statuses)})", filters.statuses) if filters.statuses else None,
        Where("e.first_day BETWEEN ? AND ?", window) if window else None,
        _actors(filters) if filters.actors else None,
        *(_paired(table, values) for table, values in pairs.items() if values),
        _text(filters),
    ]
    parts = [part for part in found if part is not None]
    return Where(" AND ".join(part.sql for part in parts) or "true", tuple(value for part in parts for value in part.values))


def read_frame(con: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] = ()) -> pd.DataFrame:
    """The rows of a query; text that is missing is None, days are datetime64."""
    frame = con.execute(sql, list(values)).df()
    for name in frame.columns:
        if frame[name].dtype.kind not in "ifubM":
            frame[name] = frame[name].astype(object).where(frame[name].notna(), None)
    return frame


def read_row(con: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...]:
    """The one row of a query."""
    row = con.execute(sql, list(values)).fetchone()
    assert row is not None, "an aggregate always has a row"
    return tuple(row)
