"""The page's frame: containers that stay where they are while their contents change, so that nothing jumps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.markup import attrs
from dashboard.views.chart import CONFIG

_NEWS = 20  # seconds between two looks for newer data
_THEME = {"fontFamily": '"IBM Plex Sans Arabic", "Noto Sans Arabic", system-ui, sans-serif', "primaryColor": "blue", "defaultRadius": "sm"}


def _graph(name: str, described: str, frame: Mapping[str, Any] = MappingProxyType({}), **more: Any) -> Component:
    """A chart in a frame of its own direction: time and geography do not turn round with the script."""
    # On the map the wheel counts with Ctrl alone (assets/actions.js).
    config: Any = CONFIG | {"scrollZoom": "map"}
    graph = dcc.Graph(id=name, config=config, figure={"data": [], "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}}}, **more)
    return html.Div(graph, className=f"graph graph-{name}", dir="ltr", role="group", id=f"{name}-frame", **attrs(aria_describedby=described), **frame)


def _timeline() -> Component:
    return html.Section([
        html.Div(id="timeline-head", className="section-head"),
        _graph("overview", "timeline-summary", responsive=True),
        html.Div(id="lanes-head", className="sub-head"),
        _graph("lanes", "lanes-keys", {"tabIndex": "0"}),
        html.P(id="lanes-keys", className="summary keys"),
        html.P(id="timeline-summary", className="summary", **attrs(aria_live="polite")),
        html.Details(html.Summary(), id="timeline-table", className="twin"),
    ], className="card timeline", id="timeline")


def _map() -> Component:
    return html.Section([
        html.Div(id="map-head", className="section-head"),
        html.Div([_graph("map", "map-summary", responsive=True), html.Div(id="map-countries", className="map-countries"),
                  html.Div(id="map-edges", className="map-edges"),
                  html.Div(id="map-zoom", className="map-zoom")], className="map-frame"),
        html.Div(id="map-summary", className="summary", **attrs(aria_live="polite")),
        html.Details(html.Summary(), id="map-table", className="twin"),
    ], className="card map")


def _list() -> Component:
    inner = [html.Div(id="list-head", className="section-head"), html.Div(id="list", className="list")]
    return html.Section(inner, className="card events", id="events")


def _panel() -> Component:
    return html.Aside([
        html.Div(id="panel-head", className="panel-head"),
        dmc.TextInput(id="search-text", size="xs", debounce=400),
        html.Div([dmc.TextInput(id="date-from", size="xs", debounce=True, placeholder="2026-02"),
                  dmc.TextInput(id="date-to", size="xs", debounce=True, placeholder="2026-02-17")], className="pair", dir="auto"),
        html.P(id="date-hint", className="hint"),
        html.Section([html.Div(id="actor-mode"), html.Div(id="actor-kinds"), dmc.TextInput(id="actor-search", size="xs", debounce=250),
                      html.Div(id="actor-list", className="actor-box")]),
        html.Div(id="facets"),
    ], className="panel", id="filters")


def shell() -> Component:
    """The layout of the app; everything in it is filled by the answer to the address."""
    views = html.Div([_timeline(), _map(), _list()], className="columns")
    main = html.Main([html.Div(id="chips", className="chips"), html.Div(id="message"), views], id="main")
    page = html.Div([
        html.A(id="skip", href="#events", className="skip"),
        html.Header(id="head", className="head"),
        html.Section(id="banner"),
        html.Div([_panel(), main], className="body"),
        dmc.Drawer(id="detail", opened=False, position="right", size="min(780px, 100vw)", withCloseButton=False, padding=0, lockScroll=True,
                   overlayProps={"backgroundOpacity": 0.35}, transitionProps={"duration": 120}),
    ], id="page", className="page")
    whole = html.Div([
        dcc.Location(id="url", refresh=False), dcc.Store(id="device"), dcc.Store(id="shown", data={}),
        dcc.Interval(id="clock", interval=_NEWS * 1000),
        html.Div(id="progress", className="progress idle"), html.Div(id="announce", className="skip", **attrs(aria_live="polite")),
        html.Div(id="offline", className="offline", role="alert", hidden=True), page,
        html.Aside(id="tour", className="tour", hidden=True),
    ])
    found: Component = dmc.MantineProvider(dmc.DirectionProvider(whole, id="direction", direction="ltr"), id="theme", theme=_THEME)
    return found
