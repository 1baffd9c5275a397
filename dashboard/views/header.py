"""The head of the page: name, what is shown, when it was last updated, downloads, language, theme."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.links import link, set_to
from dashboard.markup import HIDDEN, attrs
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.wording import say_moment
from data.queries import Tallies, Update


def _status(tallies: Tallies, update: Update, words: Words) -> Component:
    shown = words("shown.line", shown=words.count("event", tallies.total), total=words.number(update.events),
                  articles=words.count("article", tallies.articles))
    moment = say_moment(update.at, words)
    updated = words("updated.line", when=f"{moment} UTC") if moment else words("updated.never")
    return html.P([html.Span(shown, className="shown"), html.Span(updated, className="updated")], className="status-line", role="status")


def _downloads(state: PageState, words: Words) -> Component:
    query = state.filters.to_query()
    tail = f"?{query}" if query else ""
    hint = words("export.hint")
    return html.Div([
        html.A(words("export.events"), href=f"/export/events.csv{tail}", id="export-events", className="button", title=hint, download=""),
        html.A(words("export.actors"), href=f"/export/event_actors.csv{tail}", id="export-actors", className="button", title=hint, download=""),
    ], className="downloads", role="group", **attrs(aria_label=words("export")))


def _switches(state: PageState, scheme: str, words: Words) -> Component:
    query = state.to_query()
    language = "en" if words.language == "ar" else "ar"
    theme = "light" if scheme == "dark" else "dark"
    return html.Div([
        link(words("language.other"), query, (set_to("lang", language),), "button", title=words("language.switch"), lang=language,
             id="switch-language"),
        link(html.Span(className=f"icon icon-{theme}", **HIDDEN), query, (set_to("theme", theme),), "button square",
             label=words(f"theme.switch.{theme}"), id="switch-theme"),
    ], className="switches")


def brand(words: Words) -> Component:
    """The product's name and what it is for."""
    return html.Div([html.H1(words("product")), html.P(words("tagline"), className="tagline")], className="brand")


def header(state: PageState, tallies: Tallies, update: Update, scheme: str, words: Words) -> list[Component]:
    """The children of the page's header."""
    return [brand(words), _status(tallies, update, words), html.Div([_downloads(state, words), _switches(state, scheme, words)], className="tools")]


def sample_banner(update: Update, words: Words) -> Component | None:
    """The label of sample data; it can't be closed. None where no article is a sample."""
    if not update.samples:
        return None
    key = "sample.banner" if update.samples == update.articles else "sample.banner.some"
    return html.P([html.Span(words("sample"), className="tag sample"), words(key)], className="sample-banner")
