"""Who met whom: actors as discs sized by their encounters, pairs as lines as thick as they are frequent; and the same as a list."""

from __future__ import annotations

from collections.abc import Collection
from math import sqrt
from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.links import set_to
from dashboard.markup import attrs, each
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.theme import Palette
from dashboard.views.bars import bar_rows
from dashboard.views.chart import CONFIG, layout, plain, stacked
from dashboard.views.pieces import notice
from dashboard.views.spread import spread

MOST_EDGES = 200
_KINDS = {"person": ("circle", "meeting"), "organisation": ("square", "appointment"), "group": ("diamond", "attack"),
          "state": ("hexagon", "cooperation")}
_LETTER, _LINE, _PIXEL = 0.021, 0.085, 0.004  # a letter's width, a line's height and a pixel, in the network's own units on a middling screen
_WIDTHS = ((1, 1.0), (2, 2.0), (4, 3.2), (8, 5.0))

Points = dict[str, tuple[float, float]]


def _positions(nodes: pd.DataFrame, edges: pd.DataFrame) -> Points:
    ids = list(nodes["id"])
    number = {id: index for index, id in enumerate(ids)}
    pairs = [(number[row.source], number[row.target], float(row.count)) for row in each(edges)]
    return dict(zip(ids, spread(len(ids), pairs), strict=True))


def _lines(edges: pd.DataFrame, at: Points, colours: Palette) -> list[dict[str, Any]]:
    """A trace for each thickness, for plotly draws a line's width once a trace."""
    traces = []
    for index, (low, width) in enumerate(_WIDTHS):
        high = _WIDTHS[index + 1][0] if index + 1 < len(_WIDTHS) else 1_000_000_000
        x: list[float | None] = []
        y: list[float | None] = []
        for row in each(edges[(edges["count"] >= low) & (edges["count"] < high)]):
            x += [at[row.source][0], at[row.target][0], None]
            y += [at[row.source][1], at[row.target][1], None]
        if x:
            line = {"width": width, "color": colours.border}
            traces.append({"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "line": line, "opacity": 0.6})
    return traces


def _labels(names: list[str], at: list[tuple[float, float]], discs: list[float], letter: float) -> list[str]:
    """The names that have room beneath their discs (diameters in pixels) beside names and other discs, the most frequent first; the others
    show on hover and in the list."""
    taken: list[tuple[float, float, float]] = []
    shown = []
    for name, (x, top), disc in zip(names, at, discs, strict=True):
        half, y = letter * len(name) / 2, top - disc / 2 * _PIXEL - _LINE / 2
        free = all(abs(x - other) > half + width or abs(y - height) > _LINE for other, height, width in taken)
        free = free and not any(abs(x - other) < half + size / 3 * _PIXEL and abs(y - height) < _LINE / 3 + size / 3 * _PIXEL
                                for (other, height), size in zip(at, discs, strict=True) if (other, height) != (x, top))
        shown.append(name if free else "")
        if free:
            taken.append((x, y, half))
    return shown


def _nodes(rows: list[Any], at: Points, chosen: Collection[str], words: Words, colours: Palette, letter: float) -> list[dict[str, Any]]:
    most = max((int(row.count) for row in rows), default=1)
    names = [plain(words.pick(row.name_ar, row.name_en)) for row in rows]
    said = [plain(words("network.encounters", n=words.number(int(row.count)))) for row in rows]
    hover = [stacked([f"<b>{name}</b>", plain(words.name("kind", row.kind)), count], words)
             for name, row, count in zip(names, rows, said, strict=True)]
    discs = [9 + 22 * sqrt(int(row.count) / most) for row in rows]
    styles = [_KINDS.get(row.kind, _KINDS["person"]) for row in rows]
    return [{
        "type": "scatter", "mode": "markers+text", "x": [at[row.id][0] for row in rows], "y": [at[row.id][1] for row in rows],
        "customdata": [row.id for row in rows], "hovertext": hover, "hoverinfo": "text", "cliponaxis": False,
        "text": _labels(names, [at[row.id] for row in rows], discs, letter), "textposition": "bottom center",
        "textfont": {"size": 11.5, "color": colours.ink},
        "marker": {"size": discs, "symbol": [symbol for symbol, _ in styles],
                   "color": [colours.types[hue] for _, hue in styles], "opacity": 0.92,
                   "line": {"width": [3 if row.id in chosen else 1 for row in rows],
                            "color": [colours.accent if row.id in chosen else colours.surface for row in rows]}},
    }]


def network_figure(nodes: pd.DataFrame, edges: pd.DataFrame, chosen: Collection[str], words: Words, colours: Palette,
                   narrow: bool = False) -> dict[str, Any]:
    """`nodes`, `edges` as of `queries.network`; `chosen`: actors that the filters name. `narrow`: fewer names have room."""
    at = _positions(nodes, edges)
    rows = sorted(each(nodes), key=lambda row: -int(row.count))
    hidden = {"visible": False, "fixedrange": True}
    return {"data": [*_lines(edges, at, colours), *_nodes(rows, at, chosen, words, colours, _LETTER * (2.4 if narrow else 1))], "layout": layout(
        colours, hovermode="closest", clickmode="event", dragmode=False, margin={"l": 50, "r": 50, "t": 20, "b": 34},
        xaxis={**hidden, "range": [-1.08, 1.08]}, yaxis={**hidden, "range": [-1.1, 1.1]},
    )}


def _pairs(nodes: pd.DataFrame, edges: pd.DataFrame, words: Words) -> list[tuple[str, Any]]:
    names = {row.id: words.pick(row.name_ar, row.name_en) for row in each(nodes)}
    ranked = sorted(each(edges), key=lambda row: -int(row.count))
    return [(words("pair.title", one=names[row.source], other=names[row.target]), row) for row in ranked]


def network_view(nodes: pd.DataFrame, edges: pd.DataFrame, state: PageState, words: Words, colours: Palette,
                 narrow: bool = False) -> list[Component]:
    """The children of the tab: the drawing, what it shows in a sentence, and the pairs as a list."""
    if edges.empty:
        return [notice(words("network.none"))]
    figure = network_figure(nodes, edges, state.filters.actors, words, colours, narrow)
    config: Any = CONFIG
    graph = dcc.Graph(id="network", config=config, figure=figure, responsive=True)
    pairs = _pairs(nodes, edges, words)
    top = words.join([f"{name} ({words.number(int(row.count))})" for name, row in pairs[:3]])
    said = words("network.summary", nodes=words.number(len(nodes)), edges=words.number(len(edges)), top=top)
    most = [words("network.most", n=words.number(MOST_EDGES))] if len(edges) >= MOST_EDGES else []
    rows = [(html.Bdi(name), int(row.count), (set_to("view", f"pair~{row.source}~{row.target}"),)) for name, row in pairs]
    twin = html.Details([html.Summary(words("network.twin")), bar_rows(rows, state.to_query(), words)], className="twin", open=False)
    return [
        html.Div(graph, className="graph graph-network", dir="ltr", role="group", id="network-frame",
                 **attrs(aria_label=words("network.label"), aria_describedby="network-summary")),
        html.P(" ".join([said, *most, words("network.hint")]), id="network-summary", className="summary", **attrs(aria_live="polite")), twin,
    ]
