"""The reader's own marks and filters. They live in the browser (assets/notes.js fills what stands empty here); the server never sees them."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.markup import HIDDEN, attrs
from dashboard.strings import Words

_SAID = ("notes.none", "notes.uncollected", "notes.collection", "notes.note", "notes.remove", "notes.filters.none", "notes.filters.open",
         "notes.import.bad", "notes.import.done")


def mark_button(event: str, title: str, day: str, words: Words) -> Component:
    """The star beside an event; whether it is pressed the browser knows."""
    return html.Button(html.Span("☆", **HIDDEN), type="button", className="star", title=words("mark.add"),
                       **attrs(data_mark=event, data_title=title, data_day=day, aria_pressed="false", aria_label=f"{words('mark.add')}: {title}"))


def notes_page(words: Words) -> list[Component]:
    """The children of the page of marks and saved filters."""
    said = {f"data-{key.replace('notes.', '').replace('.', '-')}": words(key) for key in _SAID}
    name = dmc.TextInput(id="filter-name", size="xs", placeholder=words("notes.filters.name"), **attrs(aria_label=words("notes.filters.name")))
    buttons = [html.Button(words("notes.export"), type="button", className="button", id="notes-export"),
               html.Button(words("notes.import"), type="button", className="button", id="notes-import")]
    return [
        html.H2(words("notes.title"), className="detail-title"), html.P(words("notes.where"), className="explained"),
        html.Div(buttons, className="row-tags notes-files"),
        html.H3(words("notes.filters")),
        html.Div([name, html.Button(words("notes.filters.save"), type="button", className="button", id="filter-save")], className="row-tags"),
        html.Div(id="notes-filters", className="notes-list"),
        html.H3(words("notes.marks")), html.Div(id="notes-marks", className="notes-list"),
        html.Div(id="notes-words", hidden=True, **attrs(**{key.replace("-", "_"): value for key, value in said.items()})),
    ]
