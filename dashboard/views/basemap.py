"""The map's background: an inline MapLibre style over the GeoJSON files of dashboard/geo, without tiles, sprites or glyph files.
Labels are drawn from the reader's own fonts, in the language of the page."""

from __future__ import annotations

from typing import Any

from dashboard.strings import Words
from dashboard.theme import Palette

Layer = dict[str, Any]
_FILES = ("land", "countries", "borders", "rivers", "lakes", "disputed", "labels")
# Larger names first: a kind's size in pixels, and the zoom from which it shows at each rank.
_SIZES = {"country": 15, "neighbour": 11, "sea": 12, "river": 10, "lake": 10, "region": 10, "disputed": 10}


def _source(name: str) -> dict[str, Any]:
    return {"type": "geojson", "data": f"/geo/{name}.geojson"}


def _area(name: str, source: str, colour: str, where: list[Any] | None = None) -> Layer:
    return {"id": name, "type": "fill", "source": source, "paint": {"fill-color": colour, "fill-antialias": True},
            **({"filter": where} if where else {})}


def _line(name: str, source: str, colour: str, width: Any, **more: Any) -> Layer:
    where = more.pop("where", None)
    return {"id": name, "type": "line", "source": source, "layout": {"line-join": "round", "line-cap": "round"},
            "paint": {"line-color": colour, "line-width": width, **more}, **({"filter": where} if where else {})}


def _label(kind: str, words: Words, colours: Palette) -> Layer:
    water = kind in ("sea", "river", "lake")
    return {
        "id": f"label-{kind}", "type": "symbol", "source": "labels", "minzoom": 4 if kind == "region" else 0,
        "filter": ["all", ["==", ["get", "kind"], kind], ["<=", ["get", "rank"], ["zoom"]]],
        "layout": {"text-field": ["get", f"name_{words.language}"], "text-size": _SIZES[kind], "text-max-width": 7,
                   "text-font": ["IBM Plex Sans Arabic"],
                   "text-letter-spacing": 0.08 if words.language == "en" and kind in ("country", "sea") else 0},
        "paint": {"text-color": colours.river if water else colours.muted, "text-opacity": 1 if kind != "neighbour" else 0.75,
                  "text-halo-color": colours.water if kind == "sea" else colours.home, "text-halo-width": 1.2},
    }


def basemap_style(words: Words, colours: Palette, wide: bool = False) -> dict[str, Any]:
    """The style for `layout.map.style`. `wide`: with the rest of the world, coarse, around the three countries."""
    by_zoom = ["interpolate", ["linear"], ["zoom"], 3, 1, 7, 2.4]
    nile = ["interpolate", ["linear"], ["zoom"], 3, 1.8, 7, 3.6]
    return {
        "version": 8, "name": "waqai", "sources": {name: _source(name) for name in (*_FILES, *(("world",) if wide else ()))},
        "layers": [
            {"id": "water", "type": "background", "paint": {"background-color": colours.water}},
            *([_area("world", "world", colours.land), _line("world-borders", "world", colours.border, 0.5)] if wide else []),
            _area("land", "land", colours.land), _area("home", "countries", colours.home, ["==", ["get", "home"], True]),
            _line("rivers", "rivers", colours.river, 0.6, where=["!=", ["get", "nile"], True]),
            _line("nile", "rivers", colours.river, nile, where=["==", ["get", "nile"], True]), _area("lakes", "lakes", colours.river),
            _line("borders", "borders", colours.border, by_zoom, where=["!=", ["get", "disputed"], True]),
            _line("borders-disputed", "borders", colours.border, by_zoom, where=["==", ["get", "disputed"], True], **{"line-dasharray": [2, 2]}),
            _line("disputed", "disputed", colours.muted, by_zoom, **{"line-dasharray": [2, 2]}),
            *(_label(kind, words, colours) for kind in ("disputed", "region", "lake", "river", "sea", "neighbour", "country")),
        ],
    }
