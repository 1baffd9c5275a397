"""Forms by which readers send something: an article to be read, a report of an error. assets/sending.js sends them."""

from __future__ import annotations

from typing import get_args

from dash import html
from dash.development.base_component import Component

from dashboard.markup import attrs
from dashboard.strings import Words
from data.inbox import State
from data.queries import EventDetail

# What may be wrong with an event, as `data.error_reports` names it.
FIELDS = ("date", "place", "actors", "type", "status", "topics", "merging", "no_event", "other")
_LINES = ("source", "headline", "published", "url")


def _field(name: str, words: Words, **more: str) -> Component:
    # Elements of Dash have no `input`: assets/sending.js makes the fields, so that they keep what is typed whatever the server answers.
    return html.Label([html.Span(words(f"paste.{name}")), html.Span(className="field-slot", **attrs(data_name=name, **more))], className="labelled")


def paste_page(open_to_all: bool, words: Words) -> list[Component]:
    """The children of the page on which an article is pasted or chosen."""
    title = html.H2(words("paste.title"), className="detail-title")
    if not open_to_all:
        return [title, html.P(words("paste.off"), className="lead")]
    said = {f"data_{state}": words(f"paste.{state}") for state in get_args(State)}
    said |= {f"data_{key}": words(f"paste.{key}") for key in ("none", "soon", "empty")} | {"data_broken": words("send.failed")}
    return [
        title, html.P(words("paste.hint"), className="lead"),
        html.Div([
            html.Div([_field(name, words) for name in _LINES], className="field-pairs"),
            _field("text", words, data_kind="area"), _field("file", words, data_kind="file"),
            html.Button(words("paste.send"), type="button", className="button primary", id="paste-send"),
        ], className="form", id="paste-form", **attrs(data_language=words.language, **said)),
        html.Div(id="paste-status", className="form-status", **attrs(aria_live="polite")),
    ]


def report_form(found: EventDetail, words: Words) -> Component:
    """The form in an event's page by which a reader says what is wrong with it."""
    choices = {f"data_{field}": words(f"report.field.{field}") for field in FIELDS}
    fields = [
        html.Label([html.Span(words("report.what")), html.Span(className="field-slot", **attrs(data_name="field", data_kind="choice", **choices))],
                   className="labelled"),
        html.Label([html.Span(words("report.note")), html.Span(className="field-slot", **attrs(data_name="note", data_kind="area"))],
                   className="labelled"),
        html.Button(words("report.send"), type="button", className="button", id="report-send"),
        html.P(words("report.hint"), className="hint"), html.Div(id="report-status", className="form-status", **attrs(aria_live="polite")),
    ]
    form = html.Div(fields, className="form", id="report-form",
                    **attrs(data_event=found.id, data_done=words("report.done"), data_broken=words("send.failed")))
    return html.Details([html.Summary(words("report.open")), form], className="report-error")
