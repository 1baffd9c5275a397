"""Lines on the map: the area that the filters name, and arcs from the actors' countries to the places."""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from typing import Any

import pandas as pd

from dashboard.markup import each
from dashboard.strings import Words
from dashboard.theme import Palette
from dashboard.views.chart import plain, stacked
from data.filters import Filters
from data.knowledge.places import read_places

Point = tuple[float, float]
MOST_ARCS = 100
_STEPS = 10
_WIDTHS = ((1, 1.0), (3, 2.0), (8, 3.5), (20, 5.5))


def corners(filters: Filters) -> list[Point]:
    """The chosen area as a closed ring of (longitude, latitude); empty where none is chosen."""
    if filters.lasso:
        ring = [(float(lon), float(lat)) for lon, lat in (pair.split(",") for pair in filters.lasso.split(";"))]
        return [*ring, ring[0]]
    if filters.bbox:
        west, south, east, north = map(float, filters.bbox.split(","))
        return [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return []


def area_trace(filters: Filters, colours: Palette) -> list[dict[str, Any]]:
    """The chosen area's outline."""
    ring = corners(filters)
    if not ring:
        return []
    return [{"type": "scattermap", "mode": "lines", "lon": [lon for lon, _ in ring], "lat": [lat for _, lat in ring], "hoverinfo": "skip",
             "line": {"color": colours.accent, "width": 2}, "fill": "toself", "fillcolor": "rgba(60,140,200,0.08)"}]


@lru_cache(maxsize=1)
def _countries() -> dict[str, Point]:
    """A point inside each state, by code, from the tables of places."""
    return {place.country: (place.lon, place.lat) for place in read_places() if place.precision == "country"}


def _bent(start: Point, end: Point) -> list[Point]:
    """A curve between two points, bent to one side so that there and back differ."""
    (x0, y0), (x1, y1) = start, end
    bend = 0.18 * hypot(x1 - x0, y1 - y0)
    length = max(hypot(x1 - x0, y1 - y0), 1e-6)
    middle = ((x0 + x1) / 2 - (y1 - y0) / length * bend, (y0 + y1) / 2 + (x1 - x0) / length * bend)
    shares = [step / _STEPS for step in range(_STEPS + 1)]
    return [((1 - t) ** 2 * x0 + 2 * t * (1 - t) * middle[0] + t * t * x1, (1 - t) ** 2 * y0 + 2 * t * (1 - t) * middle[1] + t * t * y1)
            for t in shares]


def _arcs(arcs: pd.DataFrame) -> list[tuple[Any, list[Point]]]:
    known = _countries()
    return [(row, _bent(known[row.actor_country], (float(row.lon), float(row.lat)))) for row in each(arcs)
            if row.actor_country in known and not pd.isna(row.lat) and not pd.isna(row.lon)]


def _hover(row: Any, words: Words) -> str:
    place = words.pick(row.name_ar, row.name_en)
    return stacked([f"<b>{plain(words('arc', country=words.name('country', row.actor_country), place=place))}</b>",
                    plain(words.count("event", int(row.count)))], words)


def arc_traces(arcs: pd.DataFrame, words: Words, colours: Palette) -> list[dict[str, Any]]:
    """`arcs` as of `queries.arcs`: lines as thick as they are frequent, and an unseen point in the middle of each that tells what it is."""
    drawn = _arcs(arcs)
    traces: list[dict[str, Any]] = []
    for index, (low, width) in enumerate(_WIDTHS):
        high = _WIDTHS[index + 1][0] if index + 1 < len(_WIDTHS) else 1_000_000_000
        own = [points for row, points in drawn if low <= int(row.count) < high]
        if own:
            traces.append({
                "type": "scattermap", "mode": "lines", "hoverinfo": "skip", "line": {"width": width, "color": colours.accent}, "opacity": 0.5,
                "lon": [value for points in own for value in [*(x for x, _ in points), None]],
                "lat": [value for points in own for value in [*(y for _, y in points), None]],
            })
    if drawn:
        middles = [points[_STEPS // 2] for _, points in drawn]
        traces.append({"type": "scattermap", "mode": "markers", "lon": [x for x, _ in middles], "lat": [y for _, y in middles],
                       "marker": {"size": 14, "opacity": 0.01, "color": colours.accent}, "hoverinfo": "text",
                       "hovertext": [_hover(row, words) for row, _ in drawn]})
    return traces
