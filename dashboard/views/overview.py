"""The overview of the timeline: how many events by bin of time, stacked by type, with the chosen span lit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.strings import Words
from dashboard.theme import TYPES, Palette
from dashboard.ticks import time_ticks
from dashboard.views.chart import blank, layout, plain, stacked, time_axis
from dashboard.wording import as_day, say_bin

_DAY = 86_400_000
Window = tuple[date | None, date | None]


def _lit(starts: list[date], ends: list[date], window: Window) -> list[float]:
    first, last = window
    if first is None and last is None:
        return [1.0] * len(starts)
    return [1.0 if (last is None or start <= last) and (first is None or end > first) else 0.32 for start, end in zip(starts, ends, strict=True)]


def _bars(frame: pd.DataFrame, kind: str, window: Window, words: Words, colours: Palette) -> dict[str, Any]:
    starts, ends = [as_day(day) for day in frame["start"]], [as_day(day) for day in frame["end"]]
    name = words.name("type", kind)
    return {
        "type": "bar", "name": name, "x": [day.isoformat() for day in starts], "y": [int(count) for count in frame["count"]], "offset": 0,
        "width": [(end - start).days * _DAY * 0.94 for start, end in zip(starts, ends, strict=True)],
        "customdata": [[start.isoformat(), (end - timedelta(days=1)).isoformat()] for start, end in zip(starts, ends, strict=True)],
        "marker": {"color": colours.types.get(kind, colours.muted), "opacity": _lit(starts, ends, window), "line": {"width": 0}},
        "hovertext": [stacked([plain(say_bin(start, end, words)), f"{plain(name)}: <b>{words.number(int(count))}</b>"], words)
                      for start, end, count in zip(starts, ends, frame["count"], strict=True)],
        "hoverinfo": "text", "textposition": "none", "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.45}},
    }


def _shape(window: Window, span: tuple[date, date], colours: Palette) -> list[dict[str, Any]]:
    if window == (None, None):
        return []
    first, last = window[0] or span[0], window[1] or span[1]
    return [{
        "type": "rect", "xref": "x", "yref": "paper", "x0": first.isoformat(), "x1": (last + timedelta(days=1)).isoformat(), "y0": 0, "y1": 1,
        "fillcolor": colours.accent, "opacity": 0.12, "line": {"color": colours.accent, "width": 1.5}, "layer": "below",
    }]


def _heights(most: int) -> list[int]:
    """Round numbers up to the highest bar, about three."""
    step = next(size * 10 ** power for power in range(12) for size in (1, 2, 5) if most <= 3.5 * size * 10 ** power)
    return list(range(0, most + 1, step))


def overview_figure(bins: pd.DataFrame, window: Window, words: Words, colours: Palette, ticks: int = 9, drag: bool = True) -> dict[str, Any]:
    """`bins`: start, end (day after the last), type, count. `window`: the chosen days, either end open. `drag`: dragging chooses a span
    of time; without it (a finger scrolls the page) a bar still does."""
    if bins.empty:
        return blank(colours)
    counts = bins.groupby(["type", "start", "end"], as_index=False)["count"].sum()
    first, last = as_day(counts["start"].min()), as_day(counts["end"].max())
    room = timedelta(days=max(1, (last - first).days // 80))
    positions, texts = time_ticks(first, last, words, ticks)
    heights = _heights(int(counts.groupby("start")["count"].sum().max()))
    # The commonest at the bottom would jump with every filter: the order is the families' own.
    traces = [_bars(part, kind, window, words, colours) for kind in TYPES if not (part := counts[counts["type"] == kind]).empty]
    return {"data": traces, "layout": layout(
        colours, barmode="stack", bargap=0, dragmode="select" if drag else False, selectdirection="h", selections=[], hovermode="closest",
        selectionrevision=str(window), shapes=_shape(window, (first, last), colours), margin={"l": 34, "r": 10, "t": 6, "b": 34},
        newselection={"line": {"color": colours.accent, "width": 1.5, "dash": "solid"}},
        xaxis=time_axis(colours, positions, texts, ((first - room).isoformat(), (last + room).isoformat()), fixedrange=True, showgrid=False),
        yaxis={"fixedrange": True, "gridcolor": colours.line, "zeroline": False, "rangemode": "tozero",
               "tickvals": heights, "ticktext": [words.number(height) for height in heights],
               "tickfont": {"size": 10}},
    )}
