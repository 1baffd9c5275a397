"""The head of the page: name, what is shown, when it was last updated, downloads, other pages, how things are written, language, theme."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.links import link, set_to
from dashboard.markup import HIDDEN, attrs
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.pieces import menu
from dashboard.wording import say_moment
from data.queries import Tallies, Update

# What can be taken away: path, key of its words, id. All take the page's own filters. Those in `_SPOKEN` differ by language.
_EXPORTS = (
    ("/export/events.csv", "export.events", "export-events"), ("/export/event_actors.csv", "export.actors", "export-actors"),
    ("/export/events.xlsx", "export.xlsx", "export-xlsx"), ("/export/events.jsonl", "export.jsonl", "export-jsonl"),
    ("/export/events.geojson", "export.geojson", "export-geojson"), ("/export/events.ics", "export.ics", "export-ics"),
    ("/export/events.parquet", "export.parquet", "export-parquet"),
)
_CHARTS = ("overview", "lanes", "map")
_SPOKEN = ("export-xlsx", "export-ics")
_PAGES = ("help", "notes", "paste")


def _status(tallies: Tallies, update: Update, words: Words) -> Component:
    shown = words("shown.line", shown=words.count("event", tallies.total), total=words.number(update.events),
                  articles=words.count("article", tallies.articles))
    moment = say_moment(update.at, words)
    updated = words("updated.line", when=f"{moment} UTC") if moment else words("updated.never")
    said = words("updated.sources", when=updated, sources=words.count("source", len(update.sources)))
    names = words.join(list(update.sources[:12])) + ("…" if len(update.sources) > 12 else "")
    return html.P([html.Span(shown, className="shown"), html.Span(said if update.sources else updated, className="updated", title=names)],
                  className="status-line", role="status")


def _downloads(state: PageState, words: Words) -> Component:
    query = state.filters.to_query()
    spoken = "&".join(part for part in (query, f"lang={words.language}") if part)
    files = [html.A(words(key), href=f"{path}?{spoken}" if id in _SPOKEN else f"{path}?{query}".removesuffix("?"), id=id, className="menu-item",
                    download="") for path, key, id in _EXPORTS]
    feed = html.A(words("export.feed"), href=f"/feed.atom?{spoken}", id="export-feed", className="menu-item", target="_blank")
    charts = [html.Button(words(f"png.{chart}"), type="button", className="menu-item", **attrs(data_png=chart)) for chart in _CHARTS]
    return menu("export", words("menu.export"), [html.P(words("export.hint"), className="menu-hint"), *files, feed, html.Hr(), *charts])


def _choice(key: str, label: str, value: str, on: bool, state: PageState) -> Component:
    inner = [html.Span(className="box", **HIDDEN), label]
    return link(inner, state.to_query(), (set_to(key, None if on else value),), "menu-item", role="checkbox", on=on, id=f"set-{key}")


def _more(state: PageState, takes: bool, words: Words) -> Component:
    pages = [link(words(f"page.{name}"), state.to_query(), (set_to("view", name),), "menu-item", id=f"open-{name}") for name in _PAGES]
    if not takes:
        pages = pages[:-1]
    pages.append(html.A(words("page.api"), href="/api", id="open-api", className="menu-item", target="_blank"))
    tour = html.Button(words("page.tour"), type="button", className="menu-item", id="open-tour")
    printing = html.Button(words("page.print"), type="button", className="menu-item", id="print")
    display = [_choice("hijri", words("settings.hijri"), "1", state.hijri, state)]
    if words.language == "ar":
        display.append(_choice("digits", words("settings.digits"), "arab", state.arabic_digits, state))
    return menu("more", words("menu.more"), [*pages, tour, printing, html.Hr(), *display])


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


def header(state: PageState, tallies: Tallies, update: Update, scheme: str, words: Words, takes: bool = False) -> list[Component]:
    """The children of the page's header (`takes`: articles through the page); of an embedded page, what is shown and the way to the whole page."""
    if state.embed:
        whole = html.A(words("embed.whole"), href=f"?{replace(state, embed=False).to_query()}", target="_blank", rel="noopener", className="button")
        return [brand(words), _status(tallies, update, words), whole]
    tools = html.Div([_downloads(state, words), _more(state, takes, words), _switches(state, scheme, words)], className="tools")
    return [brand(words), _status(tallies, update, words), tools]


def sample_banner(update: Update, words: Words) -> Component | None:
    """The label of sample data; it can't be closed. None where no article is a sample."""
    if not update.samples:
        return None
    key = "sample.banner" if update.samples == update.articles else "sample.banner.some"
    return html.P([html.Span(words("sample"), className="tag sample"), words(key)], className="sample-banner")
