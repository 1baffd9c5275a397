"""Three hints for the first minute, in a corner of the page; dismissed once and for all (assets/notes.js)."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.markup import attrs
from dashboard.strings import Words

_STEPS = 3


def tour(words: Words, start: bool) -> list[Component]:
    """The children of the corner; `start`: whether it opens by itself at a first visit."""
    steps = [html.P(words(f"tour.{number}"), className="tour-step", hidden=number > 1) for number in range(1, _STEPS + 1)]
    buttons = html.Div([html.Button(words("tour.skip"), type="button", className="button", id="tour-skip"),
                        html.Button(words("tour.next"), type="button", className="button primary", id="tour-next", **attrs(data_end=words("tour.end"),
                                                                                                                      data_next=words("tour.next")))],
                       className="row-tags tour-buttons")
    return [html.H2(words("tour.title")), *steps, buttons, html.Span(id="tour-start", hidden=True, **attrs(data_start="1" if start else "0"))]
