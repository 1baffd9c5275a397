"""Actors for themselves: one actor's page, two actors' encounters, and who met whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.filters import Filters
from data.model import ENCOUNTERS
from data.queries.facets import actor_frame, count_values, ranked
from data.queries.select import chosen, codes_of, number_day, read_frame, rows_of
from data.snapshot.columns import UNDATED, Array, Columns
from data.snapshot.frames import text_column
from data.snapshot.opened import Snapshot

_MOST = 500


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What is known of an actor among the filtered events. `tenures`: offices by the knowledge tables; `offices`: as the events name them.
    Columns: see `data.queries`."""

    id: str
    name_en: str
    name_ar: str
    kind: str
    country: str | None
    total: int
    first_day: date | None
    last_day: date | None
    tenures: pd.DataFrame
    offices: pd.DataFrame
    met: pd.DataFrame
    places: pd.DataFrame
    topics: pd.DataFrame
    types: pd.DataFrame
    years: pd.DataFrame


@dataclass(frozen=True, slots=True)
class PairPage:
    """What two actors had to do with each other among the filtered events. `longest_gap`: most days between two dated encounters that
    follow each other, None with fewer than two."""

    one: Any
    other: Any
    total: int
    encounters: int
    longest_gap: int | None
    events: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Network:
    """Who met whom: `nodes` are the actors of `edges`, with the number of their encounters."""

    nodes: pd.DataFrame
    edges: pd.DataFrame


def _encounters(columns: Columns, positions: Array) -> Array:
    """Those of the positions that are encounters."""
    hit = np.isin(columns.profiles["types"], codes_of(columns, "types", sorted(ENCOUNTERS)))
    return positions[hit[columns.profile[positions]]]


def _values(con: Snapshot, positions: Array, dimension: str, limit: int = 60) -> pd.DataFrame:
    counts, names = count_values(con, positions, dimension), con.columns.names[dimension]
    codes = ranked(counts, names, limit)
    return pd.DataFrame({"value": text_column([names[code] for code in codes]), "count": counts[codes].astype(np.int64)})


def _day(number: int) -> date | None:
    return None if abs(number) == UNDATED else number_day(number)


def _met(con: Snapshot, positions: Array, actor: int, limit: int = 100) -> pd.DataFrame:
    """With whom the actor had encounters, and from when to when."""
    columns = con.columns
    met = _encounters(columns, positions)
    counts = count_values(con, met, "actors")
    counts[actor] = 0
    codes = ranked(counts, columns.names["actors"], limit)
    lists, sets = columns.lists["actors"], columns.sets["actors"][met]
    spans = []
    for code in codes:
        days = met[np.isin(sets, lists.lists[lists.values == code])]
        dated = columns.first_day[days][columns.first_day[days] != UNDATED]
        spans.append((_day(int(dated[0])), _day(int(columns.last_day[days].max()))) if len(dated) else (None, None))
    found = actor_frame(columns, codes, counts).drop(columns="key")
    return found.assign(first_day=text_column([first for first, _ in spans]), last_day=text_column([last for _, last in spans]))


def _places(con: Snapshot, positions: Array, limit: int = 100) -> pd.DataFrame:
    columns = con.columns
    places = columns.place[positions]
    counts = np.bincount(places[places >= 0], minlength=len(columns.places))
    codes = ranked(counts, columns.names["places"], limit)
    found = columns.places.iloc[codes][["place_id", "name_en", "name_ar", "country"]].reset_index(drop=True)
    return found.assign(count=counts[codes].astype(np.int64))


def _years(columns: Columns, positions: Array) -> pd.DataFrame:
    days = columns.first_day[positions]
    years = days[days != UNDATED].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    found, counts = np.unique(years, return_counts=True)
    return pd.DataFrame({"year": found, "count": counts.astype(np.int64)})


def _offices(con: Snapshot, actor: int, positions: Array) -> pd.DataFrame:
    """Offices under which the events name the actor, oldest first."""
    columns = con.columns
    rows = con.execute("SELECT n, office_en, office_ar FROM actor_events WHERE a = ? AND office_en IS NOT NULL", [actor]).fetchall()
    admitted = set(positions.tolist())
    found: dict[tuple[str, str | None], list[int]] = {}
    for n, office_en, office_ar in rows:
        if (position := int(columns.position[n])) in admitted:
            found.setdefault((office_en, office_ar), []).append(position)
    made = []
    for (office_en, office_ar), held in found.items():
        days = [int(columns.first_day[position]) for position in held if columns.first_day[position] != UNDATED]
        made.append((office_en, office_ar, _day(min(days, default=UNDATED)), _day(max(days, default=UNDATED)), len(held)))
    made.sort(key=lambda row: (row[2] or date.max, row[0]))
    names = ("office_en", "office_ar", "first_day", "last_day")
    frame = pd.DataFrame({name: text_column([row[index] for row in made]) for index, name in enumerate(names)})
    return frame.assign(count=np.array([row[4] for row in made], dtype=np.int64))


def _with_actors(filters: Filters, *ids: str) -> Filters:
    return replace(filters.without("actors"), actors=ids, actors_mode="all" if len(ids) > 1 else "any")


def actor_page(con: Snapshot, id: str, filters: Filters) -> ActorPage | None:
    """See `ActorPage`; None for an unknown id. Of the filters all but the actors apply."""
    columns = con.columns
    actor = columns.codes["actors"].get(id)
    if actor is None:
        return None
    positions = chosen(con, _with_actors(filters, id))
    row = columns.actors.iloc[actor]
    dated = positions[columns.first_day[positions] != UNDATED]
    first, last = (int(columns.first_day[dated[0]]), int(columns.last_day[dated].max())) if len(dated) else (UNDATED, UNDATED)
    tenures = read_frame(con, "SELECT office_en, office_ar, start, until, open, as_of FROM tenures WHERE person = ? ORDER BY start NULLS FIRST", [id])
    return ActorPage(
        id, row["name_en"], row["name_ar"], row["kind"], row["country"], len(positions), _day(first), _day(last), tenures,
        _offices(con, actor, positions), _met(con, positions, actor), _places(con, positions), _values(con, positions, "topics"),
        _values(con, positions, "types"), _years(columns, positions))


def _gaps(days: Sequence[int]) -> list[int | None]:
    """Days since the one before; None for the first, and for what has no date."""
    gaps: list[int | None] = []
    before: int | None = None
    for day in days:
        gaps.append(day - before if before is not None and day != UNDATED else None)
        before = before if day == UNDATED else day
    return gaps


def pair_page(con: Snapshot, one: str, other: str, filters: Filters) -> PairPage | None:
    """See `PairPage`; `events` holds all their common events, encounters or not, oldest first, at most the newest 500, with `gap`. None where
    either is unknown, or both are the same. Of the filters all but the actors apply."""
    columns = con.columns
    codes = codes_of(columns, "actors", [one, other])
    if len(set(codes)) < 2:
        return None
    positions = chosen(con, _with_actors(filters, one, other))
    met = _encounters(columns, positions)
    gaps = [gap for gap in _gaps(columns.first_day[met].tolist()) if gap is not None]
    dated = positions[columns.first_day[positions] != UNDATED]
    shown = np.concatenate([dated[max(len(dated) - _MOST, 0):], positions[len(dated):][:max(_MOST - len(dated), 0)]])
    events = rows_of(con, shown)
    events["gap"] = text_column(_gaps(columns.first_day[shown].tolist()))
    counts = count_values(con, positions, "actors")
    rows = [actor_frame(columns, [code], counts).iloc[0] for code in codes]
    return PairPage(rows[0], rows[1], len(positions), len(met), max(gaps, default=None), events)


def _pairs(columns: Columns) -> tuple[Array, Array, Array]:
    """Every pair of actors of every list of actors: the list, the one, the other."""
    lists = columns.lists["actors"]
    starts = np.searchsorted(lists.lists, np.arange(lists.count))
    sizes = np.diff(np.append(starts, len(lists.lists)))
    found: list[tuple[Array, Array, Array]] = [(np.zeros(0, np.int64),) * 3]
    for size in range(2, int(sizes.max(initial=0)) + 1):
        held = np.flatnonzero(sizes == size)
        members = lists.values[starts[held][:, None] + np.arange(size)]
        for low, high in zip(*np.triu_indices(size, 1), strict=True):
            found.append((held, members[:, low].astype(np.int64), members[:, high].astype(np.int64)))
    held, one, other = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return held, one, other


def network(con: Snapshot, filters: Filters, limit: int = 200) -> Network:
    """See `Network`; the `limit` most frequent pairs. All filters apply."""
    columns = con.columns
    met = _encounters(columns, chosen(con, filters))
    by_list = np.bincount(columns.sets["actors"][met], minlength=columns.lists["actors"].count)
    held, one, other = con.memory.get("pairs", lambda: _pairs(columns))
    weights = by_list[held]
    some = np.flatnonzero(weights)
    size = max(len(columns.names["actors"]), 1)
    keys, where = np.unique(one[some] * size + other[some], return_inverse=True)
    counts = np.bincount(where, weights=weights[some], minlength=len(keys)).astype(np.int64)
    names = columns.names["actors"]
    best = np.argsort(-counts, kind="stable")[:limit * 4]
    ends = [(names[key // size], names[key % size], int(counts[index])) for index, key in zip(best.tolist(), keys[best].tolist(), strict=True)]
    ends = sorted(ends, key=lambda row: (-row[2], row[0], row[1]))[:limit]
    edges = pd.DataFrame({"source": text_column([row[0] for row in ends]), "target": text_column([row[1] for row in ends]),
                          "count": np.array([row[2] for row in ends], dtype=np.int64)})
    totals = count_values(con, met, "actors")
    codes = sorted({columns.codes["actors"][name] for row in ends for name in row[:2]}, key=lambda code: (-int(totals[code]), names[code]))
    return Network(actor_frame(columns, codes, totals).drop(columns="key"), edges)
