"""The single events of a span of time: a mark each, in lanes by type, as wide as its date is uncertain."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.markup import each
from dashboard.strings import Words
from dashboard.theme import TYPES, Palette
from dashboard.ticks import time_ticks
from dashboard.views.chart import blank, folded, layout, plain, stacked, time_axis
from dashboard.wording import as_day, say_date

LANE_PIXELS = 24
_DAY = 86_400_000
_COLUMNS = 130  # marks nearer than a 130th of the span are put above each other
_SHORTLY = 3  # days that "shortly before" reaches back: the span within which reports of one event merge
_FIXED = {"happened": "circle", "ongoing": "circle", "planned": "diamond", "called_for": "triangle-up", "cancelled": "x-thin", "denied": "cross-thin"}


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
    return stacked([f"<b>{plain(day)}</b> ({plain(basis)})", kind, *folded(words.pick(row.summary_ar, row.summary_en))], words)


def _lane(rows: list[Any], y: int, span: tuple[date, date], words: Words) -> list[Mark]:
    width = max((span[1] - span[0]).days + 1, 1) / _COLUMNS
    firsts = [as_day(row.first_day) for row in rows]
    offsets = _offsets([int((day - span[0]).days / width) for day in firsts])
    return [Mark(row.id, row.type, row.status, row.basis, first, (as_day(row.last_day) - first).days + 1, y + offset, _text(row, words))
            for row, first, offset in zip(rows, firsts, offsets, strict=True)]


def lay_out(events: pd.DataFrame, span: tuple[date, date], words: Words) -> tuple[list[str], list[Mark]]:
    """The lanes from bottom to top and the marks in them."""
    by_type: dict[str, list[Any]] = defaultdict(list)
    for row in each(events):
        by_type[str(row.type)].append(row)
    lanes = [kind for kind in reversed(TYPES) if kind in by_type]
    return lanes, [mark for y, kind in enumerate(lanes) for mark in _lane(by_type[kind], y, span, words)]


def _symbol(mark: Mark) -> str:
    symbol = _FIXED.get(mark.status, "circle")
    return f"{symbol}-open" if mark.basis == "publication" and "thin" not in symbol else symbol


def _points(marks: list[Mark], kind: str, colours: Palette) -> dict[str, Any]:
    colour = colours.types.get(kind, colours.muted)
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False, "x": [f"{mark.first.isoformat()}T12:00" for mark in marks],
        "y": [mark.y for mark in marks], "customdata": [mark.id for mark in marks], "hovertext": [mark.text for mark in marks], "hoverinfo": "text",
        "marker": {"size": 8, "color": colour, "symbol": [_symbol(mark) for mark in marks], "line": {"width": 1.6, "color": colour},
                   "opacity": [0.95 if mark.status in ("happened", "ongoing") else 0.75 for mark in marks]},
    }


def _tails(marks: list[Mark], kind: str, colours: Palette) -> dict[str, Any]:
    """Short lines to the left of what happened "on or shortly before" (plotly draws no error bars along time)."""
    x: list[str | None] = []
    y: list[float | None] = []
    for mark in marks:
        x += [f"{(mark.first - timedelta(days=_SHORTLY)).isoformat()}T12:00", f"{mark.first.isoformat()}T12:00", None]
        y += [mark.y, mark.y, None]
    line = {"width": 1.6, "color": colours.types.get(kind, colours.muted)}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "line": line}


def _spans(marks: list[Mark], kind: str, colours: Palette) -> dict[str, Any]:
    colour = colours.types.get(kind, colours.muted)
    sure = [mark.status in ("happened", "ongoing") for mark in marks]
    return {
        "type": "bar", "orientation": "h", "base": [mark.first.isoformat() for mark in marks], "x": [mark.days * _DAY for mark in marks],
        "y": [mark.y for mark in marks], "width": 0.2, "customdata": [mark.id for mark in marks], "hovertext": [mark.text for mark in marks],
        "hoverinfo": "text", "textposition": "none",
        "marker": {"color": colour, "opacity": [0.6 if one else 0.4 for one in sure], "line": {"width": 1, "color": colour},
                   "pattern": {"shape": ["" if one else "/" for one in sure], "size": 5, "solidity": 0.4, "fgcolor": colours.surface}},
    }


def lanes_figure(events: pd.DataFrame, span: tuple[date, date], words: Words, colours: Palette, ticks: int = 9,
                 drag: bool = True) -> dict[str, Any]:
    """`events`: as `queries.timeline_events` gives them.
    `span`: first and last day in sight. With `drag`, dragging pans; the page turns that into dates."""
    if events.empty:
        return blank(colours)
    lanes, marks = lay_out(events, span, words)
    traces = []
    for kind in lanes:
        own = [mark for mark in marks if mark.kind == kind]
        drawn = ((_spans, [mark for mark in own if mark.days > 1]), (_points, [mark for mark in own if mark.days == 1]),
                 (_tails, [mark for mark in own if mark.days == 1 and mark.basis == "publication"]))
        traces += [draw(part, kind, colours) for draw, part in drawn if part]
    around = (span[1] - span[0]) / 2
    positions, texts = time_ticks(*_padded(span, around), words, ticks * 2)
    low, high = span[0], span[1] + timedelta(days=1)
    names = [plain(words.name("type", kind)) for kind in lanes]
    # Plotly's own measuring cuts names off where the axis stands on the right.
    label, free = 22 + 7 * max(map(len, names)), 12
    right = words.direction == "rtl"
    return {"data": traces, "layout": layout(
        colours, height=44 + LANE_PIXELS * len(lanes), barmode="overlay", dragmode="pan" if drag else False, hovermode="closest", hoverdistance=12,
        margin={"l": free if right else label, "r": label if right else free, "t": 4, "b": 36}, uirevision=f"{low}{high}",
        xaxis=time_axis(colours, positions, texts, (low.isoformat(), high.isoformat())),
        yaxis={"fixedrange": True, "range": [-0.55, len(lanes) - 0.45], "tickvals": list(range(len(lanes))), "zeroline": False,
               "ticktext": names, "gridcolor": colours.line,
               "side": "right" if right else "left", "tickfont": {"size": 12, "color": colours.ink}, "ticks": "", "ticklabelstandoff": 8},
    )}


def _padded(span: tuple[date, date], around: timedelta) -> tuple[date, date]:
    low = max(span[0].toordinal() - around.days, 1)
    return date.fromordinal(low), date.fromordinal(min(span[1].toordinal() + around.days, date.max.toordinal()))
