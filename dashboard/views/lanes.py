"""The single events of a span of time: a mark each, in lanes by type, as wide as its date is uncertain."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.strings import Words
from dashboard.theme import TYPES, Palette
from dashboard.ticks import time_ticks
from dashboard.views.chart import blank, layout, plain, time_axis
from dashboard.views.lane_rows import Mark, lay_out

LANE_PIXELS = 24
_DAY = 86_400_000
_SEEN = 400  # days beyond which a tail is shorter than its mark
_TAILED = 750  # so many marks with tails, which are three points each, are no more than a chart can bear
_SHORTLY = 3  # days that "shortly before" reaches back: the span within which reports of one event merge
_FIXED = {"happened": "circle", "ongoing": "circle", "planned": "diamond", "called_for": "triangle-up", "cancelled": "x-thin", "denied": "cross-thin"}


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
                 drag: bool = True, by: str = "type", narrow: bool = False) -> dict[str, Any]:
    """`events`: as `queries.timeline_events` gives them.
    `span`: first and last day in sight. With `drag`, dragging pans; the page turns that into dates. `by`: what the lanes stand for;
    colours stand for types. `narrow`: the names of lanes get little room."""
    if events.empty:
        return blank(colours)
    lanes, marks = lay_out(events, span, words, by)
    tailed = (span[1] - span[0]).days <= _SEEN and len(marks) <= _TAILED
    traces = []
    for kind in sorted({mark.kind for mark in marks}, key=TYPES.index):
        own = [mark for mark in marks if mark.kind == kind]
        drawn = ((_spans, [mark for mark in own if mark.days > 1]), (_points, [mark for mark in own if mark.days == 1]),
                 (_tails, [mark for mark in own if tailed and mark.days == 1 and mark.basis == "publication"]))
        traces += [draw(part, kind, colours) for draw, part in drawn if part]
    around = (span[1] - span[0]) / 2
    positions, texts = time_ticks(*_padded(span, around), words, ticks * 2)
    low, high = span[0], min(span[1], date.max - timedelta(days=1)) + timedelta(days=1)
    most = 14 if narrow else 26
    names = [plain(name if len(name) <= most else f"{name[:most - 1]}…") for name in lanes.values()]
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
