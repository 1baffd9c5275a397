"""Which lane a single event stands in, and where in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.hijri import say_hijri
from dashboard.markup import each
from dashboard.strings import Words
from dashboard.theme import TYPES
from dashboard.views.chart import folded, plain, stacked
from dashboard.wording import as_day, say_date

_COLUMNS = 130  # marks nearer than a 130th of the span are put above each other
_MOST_LANES = 14
OTHERS = ""
Lanes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in its lane; `y` counts lanes from the bottom."""

    id: str
    kind: str
    status: str
    basis: str
    first: date
    days: int
    y: float
    text: str


def _offsets(columns: list[int]) -> list[float]:
    """For each mark in turn, how far above or below the lane's middle it stands, so that near ones do not cover each other."""
    seen: dict[int, int] = defaultdict(int)
    most = max((columns.count(column) for column in set(columns)), default=1)
    step = min(0.26, 0.8 / max(most, 1))
    found = []
    for column in columns:
        rank = seen[column]
        seen[column] += 1
        found.append(step * ((rank + 1) // 2) * (1 if rank % 2 else -1))
    return found


def _text(row: Any, words: Words) -> str:
    basis = words(f"basis.short.{row.basis}")
    day = say_date(row.date, row.date_end, words)
    kind = plain(f"{words.name('type', row.type)} · {words.name('status', row.status)}")
    lunar = say_hijri(row.date, row.date_end, words) if words.hijri else None
    lines = [f"<b>{plain(day)}</b> ({plain(basis)})", *([plain(lunar)] if lunar else []), kind]
    return stacked([*lines, *folded(words.pick(row.summary_ar, row.summary_en))], words)


def _lane(rows: list[Any], y: int, span: tuple[date, date], words: Words) -> list[Mark]:
    width = max((span[1] - span[0]).days + 1, 1) / _COLUMNS
    firsts = [as_day(row.first_day) for row in rows]
    offsets = _offsets([int((day - span[0]).days / width) for day in firsts])
    return [Mark(row.id, row.type, row.status, row.basis, first, (as_day(row.last_day) - first).days + 1, y + offset, _text(row, words))
            for row, first, offset in zip(rows, firsts, offsets, strict=True)]


def _keys(row: Any, by: str, words: Words) -> Iterator[tuple[str, str]]:
    """The lanes that an event belongs to, with their names: one by type or country, one for each actor by actors."""
    if by == "type":
        yield row.type, words.name("type", row.type)
    elif by == "country":
        yield (row.country, words.name("country", row.country)) if row.country else ("none", words("group.unplaced"))
    else:
        for id, arabic, english in zip(row.actor_ids, row.actors_ar, row.actors_en, strict=True):
            yield id, words.pick(arabic, english)


def _ordered(found: dict[str, list[Any]], by: str) -> list[str]:
    """Lanes from top to bottom: types in their families' order, all else most events first."""
    if by == "type":
        return [kind for kind in TYPES if kind in found]
    size = Counter({key: len(rows) for key, rows in found.items() if key != OTHERS})
    return [key for key, _ in size.most_common(_MOST_LANES)]


def lay_out(events: pd.DataFrame, span: tuple[date, date], words: Words, by: str = "type") -> tuple[Lanes, list[Mark]]:
    """The lanes from bottom to top, with their names, and the marks in them. By actors an event stands in the lane of each of its actors;
    what belongs to no lane shown stands in the lowest one."""
    found: dict[str, list[Any]] = defaultdict(list)
    names: Lanes = {OTHERS: words("lanes.others")}
    for row in each(events):
        for key, name in _keys(row, by, words):
            found[key].append(row)
            names[key] = name
    order = _ordered(found, by)
    placed = {row.id for key in order for row in found[key]}
    rest = [row for row in each(events) if row.id not in placed]
    lanes = [*([OTHERS] if rest else []), *reversed(order)]
    found[OTHERS] = rest
    marks = [mark for y, key in enumerate(lanes) for mark in _lane(found[key], y, span, words)]
    return {key: names[key] for key in lanes}, marks
