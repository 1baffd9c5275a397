"""The map where WebGL is off: the same places over the same lines, as plain drawing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from math import asinh, degrees, radians, tan
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.state import Camera
from dashboard.strings import Words
from dashboard.theme import Palette
from dashboard.views.chart import layout, plain
from dashboard.views.map import map_traces

GEO = Path(__file__).parent.parent / "geo"
Line = list[list[float]]
_APART = (2.6, 1.1)  # degrees between two names, eastwards and northwards
_WIDE = {"west": -25.0, "east": 65.0, "south": -12.0, "north": 60.0}
_BOX = {"west": 8.5, "east": 39.5, "south": 3.0, "north": 34.5}


def _lines(geometry: dict[str, Any]) -> Iterator[Line]:
    kind, points = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        yield points
    elif kind in ("MultiLineString", "Polygon"):
        yield from points
    elif kind == "MultiPolygon":
        for polygon in points:
            yield from polygon


def northing(latitude: float) -> float:
    """Mercator's northing of a latitude, both in degrees."""
    return degrees(asinh(tan(radians(latitude))))


@lru_cache(maxsize=16)
def _outline(name: str, only: str | None = None) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """Longitudes and northings of a file's lines, with a gap between lines; `only`: features with this property set."""
    features = json.loads((GEO / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    x: list[float | None] = []
    y: list[float | None] = []
    for feature in features:
        if only and not feature["properties"].get(only):
            continue
        for line in _lines(feature["geometry"]):
            # A tenth of a degree is a pixel here: keep every third point of long lines, and both ends.
            kept = [point for index, point in enumerate(line) if index % 3 == 0 or index == len(line) - 1]
            x += [*(point[0] for point in kept), None]
            y += [*(northing(point[1]) for point in kept), None]
    return tuple(x), tuple(y)


def _drawn(name: str, colour: str, width: float, dash: str = "solid", only: str | None = None) -> dict[str, Any]:
    x, y = _outline(name, only)
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "line": {"color": colour, "width": width, "dash": dash}}


def _filled(name: str, colour: str, only: str | None = None) -> dict[str, Any]:
    return _drawn(name, colour, 0, only=only) | {"fill": "toself", "fillcolor": colour}


def _flat(trace: dict[str, Any], named: list[tuple[float, float]]) -> dict[str, Any]:
    """A trace of the WebGL map as one of a plain chart, which lets names cover each other: one too near to those in `named` is left out."""
    kept = {key: value for key, value in trace.items() if key not in ("lat", "lon", "type", "meta")}
    x, y = trace["lon"], [None if latitude is None else northing(latitude) for latitude in trace["lat"]]
    if "text" in kept:
        texts = []
        for text, *point in zip(kept["text"], x, y, strict=True):
            near = any(abs(point[0] - other[0]) < _APART[0] and abs(point[1] - other[1]) < _APART[1] for other in named)
            texts.append("" if near else plain(text))
            named.append((point[0], point[1]))
        kept |= {"text": texts, "marker": {"size": trace["meta"]["disc"], "opacity": 0}}
    return {"type": "scatter", "x": x, "y": y, **kept}


def simple_map_figure(places: pd.DataFrame, chosen: Collection[str], words: Words, colours: Palette, camera: Camera | None = None,
                      wide: bool = False, lines: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """As `map_figure`, without WebGL; any width fits, and plotly itself keeps what the reader moved to (`camera` counts for nothing)."""
    far = [_filled("world", colours.land), _drawn("world", colours.border, 0.5)] if wide else []
    ground = [*far, _filled("land", colours.land), _filled("countries", colours.home, only="home"),
              _drawn("borders", colours.border, 1), _drawn("rivers", colours.river, 1.6, only="nile"),
              _drawn("disputed", colours.muted, 1, "dash")]
    named: list[tuple[float, float]] = []
    # The names of the largest come first, and are drawn last.
    places_drawn = [_flat(trace, named) for trace in reversed([*lines, *map_traces(places, chosen, words, colours, wide=wide)])][::-1]
    box = _WIDE if wide else _BOX
    hidden = {"visible": False, "zeroline": False, "showgrid": False}
    return {"data": ground + places_drawn, "layout": layout(
        colours, margin={"l": 0, "r": 0, "t": 0, "b": 0}, uirevision=f"simple-map {wide}", hovermode="closest", clickmode="event", dragmode="pan",
        plot_bgcolor=colours.water, xaxis={**hidden, "range": [box["west"], box["east"]]},
        yaxis={**hidden, "range": [northing(box["south"]), northing(box["north"])], "scaleanchor": "x", "scaleratio": 1},
    )}
