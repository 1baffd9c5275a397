"""The charts as lists of links: for keyboards, screen readers and all who would rather read."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.links import link, set_to
from dashboard.markup import each
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.panel import facet_row
from dashboard.wording import as_day, say_bin

_PLACES = 60


def timeline_twin(bins: pd.DataFrame, state: PageState, words: Words) -> list[Component]:
    """A row for each bin that has events, newest first; choosing one chooses its days."""
    counts: pd.DataFrame = bins.groupby(["start", "end"])["count"].sum().reset_index().sort_values("start", ascending=False)
    rows = []
    for row in each(counts[counts["count"] > 0]):
        start, end = as_day(row.start), as_day(row.end)
        ops = (set_to("from", start.isoformat()), set_to("to", (end - timedelta(days=1)).isoformat()))
        inner = [html.Span(say_bin(start, end, words)), html.Span(words.number(int(row.count)), className="facet-count")]
        rows.append(html.Li(link(inner, state.to_query(), ops, "twin-row")))
    return [html.Summary(words("twin.timeline")), html.Ul(rows, className="twin-rows")]


def map_twin(places: pd.DataFrame, state: PageState, words: Words) -> list[Component]:
    """A row for each place with events, those outside the map too; choosing one filters by it."""
    most = int(places["count"].max()) if len(places) else 0
    rows = []
    for row in each(places.head(_PLACES)):
        aside = html.Span(words.join([words.name("country", row.country), words(f"precision.short.{row.precision}")]), className="facet-aside")
        name = [html.Bdi(words.pick(row.name_ar, row.name_en)), aside]
        rows.append(facet_row(name, "places", row.place_id, int(row.count), most, row.place_id in state.filters.places, state.to_query(), words))
    return [html.Summary(words("twin.map")), html.Ul(rows, className="twin-rows")]
