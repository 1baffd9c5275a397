"""The map: a bubble for each place, sized by its events, coloured by what mostly happened there. A region is a pale wide disc, a town a
full one, a site a small one with a ring; what is known only by its country is never drawn as a point."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log2, sqrt
from typing import Any

import pandas as pd

from dashboard.markup import each
from dashboard.state import Camera
from dashboard.strings import Words
from dashboard.theme import Palette
from dashboard.views.basemap import basemap_style
from dashboard.views.chart import layout, plain, stacked
from dashboard.views.near_places import CLOSEST, Bubble, merge_near

_CENTRE = (20.3, 24.9)
BOUNDS = {"west": 5, "east": 45, "south": -2, "north": 40}  # where the background ends
WORLD = {"west": -179, "east": 179, "south": -58, "north": 76}
_SEEN = 31.5  # degrees of longitude that the three countries take
_LARGEST = 40
_SMALLEST = 9
_LABELS = 40
_MOST = 1600  # discs and rings; with names and arcs a map then stays below 3,000 marks
_NAME_PIXELS = 12


Trace = dict[str, Any]


def drawn_places(places: pd.DataFrame, wide: bool = False) -> pd.DataFrame:
    """The rows that the map draws: in one of the three countries (`wide`: or elsewhere), finer than a country, with a point."""
    groups = ["map", "outside"] if wide else ["map"]
    found = places[places["group"].isin(groups) & (places["precision"] != "country") & places["lat"].notna() & places["lon"].notna()]
    return found.sort_values("count", ascending=False, kind="stable")


def sizes(counts: list[int]) -> list[float]:
    """Diameters in pixels whose areas grow with the counts, none too small to hit."""
    most = max(counts, default=1)
    return [round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(count / most), 1) for count in counts]


def _hover(bubble: Bubble, words: Words) -> str:
    row = bubble.row
    lines = [f"<b>{plain(words.pick(row.name_ar, row.name_en))}</b> ({plain(words(f'precision.short.{row.precision}'))})"]
    if bubble.members:
        others = [words.pick(one.name_ar, one.name_en) for one in bubble.members[:4]]
        more = "…" if len(bubble.members) > 4 else ""
        lines += [plain(words("map.with", names=words.join(others)) + more), plain(words("map.nearer"))]
    return stacked([*lines, plain(words.count("event", bubble.count))], words)


def _trace(own: list[Bubble], marker: dict[str, Any], words: Words, zoom: float) -> dict[str, Any]:
    return {
        "type": "scattermap", "mode": "markers", "lat": [one.row.lat for one in own], "lon": [one.row.lon for one in own],
        "customdata": [one.key(zoom) for one in own], "hovertext": [_hover(one, words) for one in own], "hoverinfo": "text", "marker": marker,
    }


def _rings(bubbles: list[Bubble], size: dict[str, float], chosen: Collection[str], words: Words, colours: Palette, zoom: float) -> list[Trace]:
    traces = []
    for own, colour, wider, opacity in (([one for one in bubbles if one.place_id in chosen], colours.accent, 9, 0.9),
                                        ([one for one in bubbles if one.members], colours.muted, 5, 0.45)):
        if own:
            traces.append(_trace(own, {"size": [size[one.place_id] + wider for one in own], "color": colour, "opacity": opacity}, words, zoom))
    return traces


def _discs(bubbles: list[Bubble], size: dict[str, float], chosen: Collection[str], words: Words, colours: Palette, zoom: float) -> list[Trace]:
    """Regions below, then towns, then sites; a chosen place stands on a ring of the accent colour, and so does one that holds several,
    in the ink's colour."""
    traces = _rings(bubbles, size, chosen, words, colours, zoom)
    for precision, opacity in (("admin1", 0.3), ("city", 0.82), ("site", 0.95)):
        own = [one for one in bubbles if one.row.precision == precision]
        if not own:
            continue
        wider = 1.5 if precision == "admin1" else 1.0
        marker = {"size": [size[one.place_id] * wider for one in own], "color": [colours.types.get(one.row.main_type, colours.muted) for one in own],
                  "opacity": [opacity if not chosen or one.place_id in chosen else opacity * 0.45 for one in own]}
        if precision == "site":
            traces.append(_trace(own, {"size": [size[one.place_id] + 3 for one in own], "color": colours.ink, "opacity": 0.85}, words, zoom))
        traces.append(_trace(own, marker, words, zoom))
    return traces


def _name(bubble: Bubble, words: Words) -> str:
    name = words.pick(bubble.row.name_ar, bubble.row.name_en)
    return f"{name} {words.figures(f'+{len(bubble.members)}')}" if bubble.members else name


def _names(bubbles: list[Bubble], size: dict[str, float], words: Words, colours: Palette) -> list[dict[str, Any]]:
    """Names under the discs, in a trace for each step of size: plotly sets the distance between point and name for a whole trace,
    1.5 em and a hundredth of its markers' size, so unseen markers of the right size keep the names off the discs."""
    traces = []
    for low, high in ((0, 14), (14, 24), (24, 99)):
        own = [one for one in bubbles if low <= size[one.place_id] < high]
        distance = (min(high, _LARGEST) / 2 + 16) / _NAME_PIXELS
        if own:
            traces.append({
                "type": "scattermap", "mode": "markers+text", "lat": [one.row.lat for one in own], "lon": [one.row.lon for one in own],
                "hoverinfo": "skip", "text": [_name(one, words) for one in own], "textposition": "bottom center",
                "marker": {"size": max(1, round((distance - 1.5) * 100)), "opacity": 0, "color": colours.home}, "meta": {"disc": min(high, _LARGEST)},
                "textfont": {"size": _NAME_PIXELS, "color": colours.ink, "family": "IBM Plex Sans Arabic"},
            })
    return traces


def _bubbles(rows: list[Any], zoom: float, chosen: Collection[str]) -> list[Bubble]:
    """As `merge_near`, of a wider zoom where there would still be too many."""
    bubbles = merge_near(rows, zoom, chosen)
    while sum(1 + bool(one.members) + (one.row.precision == "site") for one in bubbles) > _MOST and zoom > 0:
        zoom = min(zoom, CLOSEST) - 0.5
        bubbles = merge_near(rows, zoom, chosen)
    return bubbles


def map_traces(places: pd.DataFrame, chosen: Collection[str], words: Words, colours: Palette, zoom: float = CLOSEST,
               wide: bool = False) -> list[dict[str, Any]]:
    """What lies on the background. `places` as `queries.places` gives them; `chosen`: the ids that the filters name. At a `zoom` below the
    closest, places that would cover each other are drawn as one."""
    bubbles = _bubbles(list(each(drawn_places(places, wide))), zoom, chosen)
    if not bubbles:
        return [{"type": "scattermap", "mode": "markers", "lat": [], "lon": []}]
    size = dict(zip([one.place_id for one in bubbles], sizes([one.count for one in bubbles]), strict=True))
    return [*_discs(bubbles, size, chosen, words, colours, zoom), *_names(bubbles[:_LABELS], size, words, colours)]


def home_camera(width: int, places: pd.DataFrame | None = None) -> Camera:
    """The camera by which the three countries fill a map of this width, or, given `places`, all of them that a wide map draws; at zoom 0
    the world is 512 pixels wide."""
    shown = drawn_places(places, True) if places is not None else None
    if shown is None or shown.empty:
        return (*_CENTRE, round(log2(width * 360 / (512 * _SEEN)), 2))
    west, east = min(float(shown["lon"].min()) - 6, 9), max(float(shown["lon"].max()) + 6, 40)
    south, north = min(float(shown["lat"].min()) - 4, 3), max(float(shown["lat"].max()) + 4, 34)
    seen = max(east - west, (north - south) * 1.1)
    return (round((south + north) / 2, 2), round((west + east) / 2, 2), round(max(log2(width * 360 / (512 * seen)), 0), 2))


def map_figure(places: pd.DataFrame, chosen: Collection[str], words: Words, colours: Palette, camera: Camera, wide: bool = False,
               lines: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """The whole map, for a browser with WebGL; `lines`: traces that lie below the places. (Plotly keeps the middle that a reader moved to,
    but not the zoom, so the page's address keeps both.)"""
    latitude, longitude, zoom = camera
    return {"data": [*lines, *map_traces(places, chosen, words, colours, zoom, wide)], "layout": layout(
        colours, margin={"l": 0, "r": 0, "t": 0, "b": 0}, hovermode="closest", clickmode="event",
        map={"style": basemap_style(words, colours, wide), "center": {"lat": latitude, "lon": longitude}, "zoom": zoom,
             "bounds": WORLD if wide else BOUNDS},
    )}
