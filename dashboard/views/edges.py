"""Places outside the three countries as counted markers at the map's edge, on the side where they lie; one opens the wider map."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.links import Op, link, set_to
from dashboard.markup import HIDDEN, attrs, each
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.pieces import menu

_MIDDLE = (19.0, 24.0)  # latitude and longitude of the three countries' middle
_FLAT = 0.9  # the map is higher than wide: what lies this much further east than north is east
_SIGNS = {"north": "↑", "south": "↓", "east": "→", "west": "←"}
_NAMED = 2


def side(lat: float, lon: float) -> str:
    """Where a point lies, seen from the middle of the three countries."""
    north, east = lat - _MIDDLE[0], (lon - _MIDDLE[1]) * _FLAT
    if abs(north) >= abs(east):
        return "north" if north > 0 else "south"
    return "east" if east > 0 else "west"


def _marker(name: str, rows: list[Any], state: PageState, words: Words) -> Component:
    ranked = sorted(rows, key=lambda row: -int(row.count))
    total = words.number(sum(int(row.count) for row in ranked))
    named = words.join([words.pick(row.name_ar, row.name_en) for row in ranked[:_NAMED]]) + ("…" if len(ranked) > _NAMED else "")
    seen = f"{named} {total}" if name in ("north", "south") else total
    said = words("edge.label", seen=seen, names=words.join([words.pick(row.name_ar, row.name_en) for row in ranked[:8]]))
    # At the sides names would cover the middle of the map.
    shown = html.Bdi(named, className="edge-names") if name in ("north", "south") else None
    inner = [part for part in (html.Span(_SIGNS[name], **HIDDEN), shown, " ", html.B(total)) if part is not None]
    return link(inner, state.to_query(), (set_to("wide", "1"), set_to("camera", None)), f"country-chip edge edge-{name}", label=said)


def edge_markers(places: pd.DataFrame, state: PageState, words: Words) -> list[Component]:
    """`places` as `queries.places`; nothing on a wide map, which draws them."""
    if state.wide:
        return []
    found: dict[str, list[Any]] = defaultdict(list)
    for row in each(places[(places["group"] == "outside") & places["lat"].notna() & places["lon"].notna()]):
        found[side(float(row.lat), float(row.lon))].append(row)
    return [_marker(name, found[name], state, words) for name in _SIGNS if found[name]]


def _switch(key: str, on: bool, ops: tuple[Op, ...], state: PageState, words: Words) -> Component:
    inner = [html.Span(className="box", **HIDDEN), words(f"map.{key}")]
    return link(inner, state.to_query(), ops, "menu-item", role="checkbox", on=on, id=f"map-{key}")


def map_menu(state: PageState, words: Words) -> Component:
    """What the map draws, and by which area the filters choose."""
    filters = state.filters
    items: list[Component] = [
        _switch("wide", state.wide, (set_to("wide", None if state.wide else "1"), set_to("camera", None)), state, words),
        _switch("arcs", state.arcs, (set_to("arcs", None if state.arcs else "1"),), state, words), html.Hr(),
        html.Button(words("map.inview"), type="button", className="menu-item", id="map-inview"),
        html.Button(words("map.lasso"), type="button", className="menu-item", id="map-lasso", **attrs(aria_pressed="false")),
    ]
    if filters.bbox or filters.lasso:
        ops = (set_to("bbox", None), set_to("lasso", None))
        items.append(link(words("map.area.clear"), state.to_query(), ops, "menu-item", id="map-area-clear"))
    return menu("map", words("map.options"), items)


def map_legend(words: Words) -> list[Component]:
    """How precision is drawn."""
    return [html.Span([html.Span(className=f"sign sign-{name}", **HIDDEN), words(f"precision.short.{name}")]) for name in ("site", "city", "admin1")]
