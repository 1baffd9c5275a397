"""The help page: how to read precision, basis, status and confidence, and what is not covered."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.controls import legend


def _terms(family: str, names: tuple[str, ...], words: Words) -> Component:
    rows: list[Any] = []
    for name in names:
        rows += [html.Dt(words(f"{family}.short.{name}")), html.Dd(words(f"{family}.{name}"))]
    return html.Dl(rows, className="facts terms")


def _list(names: list[str]) -> Component:
    return html.Ul([html.Li(name) for name in names], className="bullets")


def help_page(state: PageState, words: Words) -> list[Component]:
    """The children of the help page."""
    query = state.filters.to_query()
    embed = f"/?{query}&embed=1" if query else "/?embed=1"
    return [
        html.H2(words("help.title"), className="detail-title"), html.P(words("help.intro"), className="lead"),
        html.H3(words("help.dates")), html.P(words("help.dates.precision")), html.Div(legend(words), className="legend"),
        html.H4(words("help.dates.basis")), _terms("basis", ("stated", "relative", "publication", "unknown"), words), html.P(words("help.time")),
        html.H3(words("help.places")), html.P(words("help.places.precision")), _terms("precision", ("site", "city", "admin1", "country"), words),
        html.H4(words("help.places.basis")), _list([words(f"place_basis.{name}") for name in ("stated", "inferred", "dateline")]),
        html.H3(words("help.status")), html.P(words("help.status.text")),
        html.H3(words("help.confidence")), html.P(words("help.confidence.text")),
        html.H3(words("help.covers")), html.P(words("help.covers.text")), html.P(words("help.merge")), html.P(words("help.samples")),
        html.H3(words("help.keys")), html.P(words("help.keys.text")),
        html.H3(words("page.embed")), html.P(words("help.embed")), html.Code(embed, className="address", dir="ltr"),
        html.P(words("help.offline")),
    ]
