"""The map: a bubble for each place, sized by its events, coloured by what mostly happened there. A region is a pale wide disc, a town a
full one, a site a small one with a ring; what is known only by its country is never drawn as a point."""

from __future__ import annotations

from collections.abc import Collection
from math import log2, sqrt
from typing import Any

import pandas as pd

from dashboard.markup import each
from dashboard.state import Camera
from dashboard.strings import Words
from dashboard.theme import Palette
from dashboard.views.basemap import basemap_style
from dashboard.views.chart import layout, plain, stacked

_CENTRE = (20.3, 24.9)
BOUNDS = {"west": 5, "east": 45, "south": -2, "north": 40}  # where the background ends
_SEEN = 31.5  # degrees of longitude that the three countries take
_LARGEST = 40
_SMALLEST = 9
_LABELS = 40
_NAME_PIXELS = 12


def drawn_places(places: pd.DataFrame) -> pd.DataFrame:
    """The rows that the map draws: in one of the three countries, finer than a country, with a point."""
    found = places[(places["group"] == "map") & places["lat"].notna() & places["lon"].notna()]
    return found.sort_values("count", ascending=False, kind="stable")


def sizes(counts: list[int]) -> list[float]:
    """Diameters in pixels whose areas grow with the counts, none too small to hit."""
    most = max(counts, default=1)
    return [round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(count / most), 1) for count in counts]


def _hover(row: Any, words: Words) -> str:
    name = plain(words.pick(row.name_ar, row.name_en))
    precision = plain(words(f"precision.short.{row.precision}"))
    return stacked([f"<b>{name}</b> ({precision})", plain(words.count("event", int(row.count)))], words)


def _trace(rows: list[Any], marker: dict[str, Any], words: Words) -> dict[str, Any]:
    return {
        "type": "scattermap", "mode": "markers", "lat": [row.lat for row in rows], "lon": [row.lon for row in rows],
        "customdata": [row.place_id for row in rows], "hovertext": [_hover(row, words) for row in rows], "hoverinfo": "text", "marker": marker,
    }


def _discs(rows: list[Any], size: dict[str, float], chosen: Collection[str], words: Words, colours: Palette) -> list[dict[str, Any]]:
    """Regions below, then towns, then sites; a chosen place stands on a ring of the accent colour."""
    traces = []
    rings = [row for row in rows if row.place_id in chosen]
    if rings:
        traces.append(_trace(rings, {"size": [size[row.place_id] + 9 for row in rings], "color": colours.accent, "opacity": 0.9}, words))
    for precision, opacity in (("admin1", 0.3), ("city", 0.82), ("site", 0.95)):
        own = [row for row in rows if row.precision == precision]
        if not own:
            continue
        wider = 1.5 if precision == "admin1" else 1.0
        marker = {"size": [size[row.place_id] * wider for row in own], "color": [colours.types.get(row.main_type, colours.muted) for row in own],
                  "opacity": [opacity if not chosen or row.place_id in chosen else opacity * 0.45 for row in own]}
        if precision == "site":
            traces.append(_trace(own, {"size": [size[row.place_id] + 3 for row in own], "color": colours.ink, "opacity": 0.85}, words))
        traces.append(_trace(own, marker, words))
    return traces


def _names(rows: list[Any], size: dict[str, float], words: Words, colours: Palette) -> list[dict[str, Any]]:
    """Names under the discs, in a trace for each step of size: plotly sets the distance between point and name for a whole trace,
    1.5 em and a hundredth of its markers' size, so unseen markers of the right size keep the names off the discs."""
    traces = []
    for low, high in ((0, 14), (14, 24), (24, 99)):
        own = [row for row in rows if low <= size[row.place_id] < high]
        distance = (min(high, _LARGEST) / 2 + 16) / _NAME_PIXELS
        if own:
            traces.append({
                "type": "scattermap", "mode": "markers+text", "lat": [row.lat for row in own], "lon": [row.lon for row in own], "hoverinfo": "skip",
                "text": [words.pick(row.name_ar, row.name_en) for row in own], "textposition": "bottom center",
                "marker": {"size": max(1, round((distance - 1.5) * 100)), "opacity": 0, "color": colours.home}, "meta": {"disc": min(high, _LARGEST)},
                "textfont": {"size": _NAME_PIXELS, "color": colours.ink, "family": "IBM Plex Sans Arabic"},
            })
    return traces


def map_traces(places: pd.DataFrame, chosen: Collection[str], words: Words, colours: Palette) -> list[dict[str, Any]]:
    """What lies on the background. `places` as `queries.places` gives them; `chosen`: the ids that the filters name."""
    rows = list(each(drawn_places(places)))
    if not rows:
        return [{"type": "scattermap", "mode": "markers", "lat": [], "lon": []}]
    size = dict(zip([row.place_id for row in rows], sizes([int(row.count) for row in rows]), strict=True))
    return [*_discs(rows, size, chosen, words, colours), *_names(rows[:_LABELS], size, words, colours)]


def home_camera(width: int) -> Camera:
    """The camera by which the three countries fill a map of this width; at zoom 0 the world is 512 pixels wide."""
    return (*_CENTRE, round(log2(width * 360 / (512 * _SEEN)), 2))


def map_figure(places: pd.DataFrame, chosen: Collection[str], words: Words, colours: Palette, width: int = 420,
               camera: Camera | None = None) -> dict[str, Any]:
    """The whole map, for a browser with WebGL. `width` in pixels decides the zoom where no camera is given. (Plotly keeps the middle that a
    reader moved to, but not the zoom, so the page's address keeps both.)"""
    latitude, longitude, zoom = camera or home_camera(width)
    return {"data": map_traces(places, chosen, words, colours), "layout": layout(
        colours, margin={"l": 0, "r": 0, "t": 0, "b": 0}, hovermode="closest", clickmode="event",
        map={"style": basemap_style(words, colours), "center": {"lat": latitude, "lon": longitude}, "zoom": zoom, "bounds": BOUNDS},
    )}
