"""The parts of the page: what each fills, and from which query."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from dash import html

from dashboard.answer import FINE_BINS, MARKS, Asked, Part
from dashboard.markup import attrs, each
from dashboard.pages import open_page
from dashboard.state import PAGE_SIZE
from dashboard.strings import Words
from dashboard.views import controls, edges, header, listing, panel
from dashboard.views.chart import blank
from dashboard.views.chips import chips
from dashboard.views.lanes import lanes_figure
from dashboard.views.map import home_camera, map_figure
from dashboard.views.map_lines import MOST_ARCS, arc_traces, area_trace
from dashboard.views.network import MOST_EDGES, network_view
from dashboard.views.overview import overview_figure
from dashboard.views.simple_map import simple_map_figure
from dashboard.views.summaries import map_summary, timeline_summary
from dashboard.views.table import columns_menu, table
from dashboard.views.tour import tour
from dashboard.views.twins import map_twin, timeline_twin
from data import queries

Values = tuple[Any, ...]
# Fixed elements and their words.
_LABELS = {
    "search-text.label": "search.label", "search-text.placeholder": "search.placeholder", "date-from.label": "dates.from",
    "date-to.label": "dates.to", "date-hint.children": "dates.hint", "actor-search.label": "actors.search",
    "actor-search.placeholder": "actors.placeholder", "skip.children": "skip", "offline.children": "error.offline",
    "banner.aria-label": "sample", "lanes-keys.children": "lanes.keys", "lanes-frame.aria-label": "timeline.marks",
    "overview-frame.aria-label": "timeline.overview", "map-frame.aria-label": "map.label",
    "page.data-title": "product", "page.data-news": "live.new", "tour.aria-label": "tour.title",
}


def _painted(asked: Asked) -> str:
    return f"{asked.base} {asked.colours.scheme} {asked.device}"


def frame(words: Words, scheme: str) -> dict[str, Any]:
    """Language, direction, theme and the words of what always stands there."""
    fixed = {"direction.direction": words.direction, "theme.forceColorScheme": scheme, "page.lang": words.language, "page.dir": words.direction}
    return fixed | {name: words(key) for name, key in _LABELS.items()}


def _frame(asked: Asked) -> Values:
    return tuple(frame(asked.words, asked.colours.scheme).values())


def _head(asked: Asked) -> Values:
    head = header.header(asked.state, asked.tallies, asked.update, asked.colours.scheme, asked.words, asked.takes)
    return (head, header.sample_banner(asked.update, asked.words), tour(asked.words, bool(asked.update.samples)))


def _chips(asked: Asked) -> Values:
    filters, words = asked.state.filters, asked.words
    actors = queries.find_actors(asked.con, filters.actors) if filters.actors else None
    places = queries.find_places(asked.con, filters.places) if filters.places else None
    names = {} if actors is None else {row.id: words.pick(row.name_ar, row.name_en) for row in each(actors)}
    names |= {} if places is None else {row.place_id: words.pick(row.name_ar, row.name_en) for row in each(places)}
    return (chips(asked.state, names, words),)


def _facets(asked: Asked) -> Values:
    words = asked.words
    close = html.Button(words("filters.close"), className="button primary filters-close", type="button", **attrs(data_panel="close"))
    return ([html.H2(words("filters")), close], panel.actor_mode(asked.state, words), panel.kind_choice(words),
            panel.facet_sections(asked.facets, asked.state, asked.tallies.hidden_statements, words))


def _actors(asked: Asked) -> Values:
    text = asked.actor_text.strip()
    found = queries.search_actors(asked.con, asked.state.filters, text, limit=40) if text else asked.facets["actors"].head(80)
    offices = panel.find_offices(asked.facets["offices"], text, asked.words) if text else asked.facets["offices"][:0]
    return ([panel.actor_rows(found, asked.state, asked.words), *panel.office_rows(offices, asked.state, asked.words)],)


def _window(asked: Asked) -> tuple[date | None, date | None]:
    filters = asked.state.filters
    return (date.fromisoformat(filters.date_from) if filters.date_from else None, date.fromisoformat(filters.date_to) if filters.date_to else None)


def _timeline(asked: Asked) -> Values:
    words, state = asked.words, asked.state
    figure = overview_figure(asked.bins, _window(asked), words, asked.colours, asked.device.ticks, drag=not asked.device.touch)
    head = [html.H2(words("timeline")), *controls.presets(state, asked.extent, words),
            html.Div([*controls.zooming(state, asked.extent, words), *controls.player(asked.extent, words)], className="zoom"),
            html.Div(controls.undated_chip(state, asked.tallies, words), className="at-end")]
    flow = f"{words('timeline.flow')} {words('timeline.tap' if asked.device.touch else 'timeline.drag')}"
    summary = [timeline_summary(asked.bins, asked.tallies, words), " ", html.Span(flow, className="flow")]
    return (figure, head, summary, timeline_twin(asked.coarse_bins, state, words))


def _single(asked: Asked, span: tuple[date, date]) -> pd.DataFrame | None:
    """The events in sight, or None where they would be more marks than a chart can bear: by actors each stands in several lanes."""
    filters = asked.state.filters
    if queries.count_events(asked.con, filters, window=span) > MARKS:
        return None
    events = queries.timeline_events(asked.con, filters, window=span, limit=MARKS)
    lanes = events["actor_ids"].map(len).clip(lower=1).sum() if asked.state.lanes == "actor" else len(events)
    return events if lanes <= MARKS else None


def _lanes(asked: Asked) -> Values:
    """Single events where there is room for them, finer counts where there are too many."""
    words, filters = asked.words, asked.state.filters
    if asked.extent is None:
        return (blank(asked.colours) | {"layout": {**blank(asked.colours)["layout"], "height": 60}}, [])
    span = controls.chosen_span(asked.state, asked.extent)
    events = _single(asked, span)
    if events is not None:
        head = [html.H3(words("timeline.marks")), controls.lane_choice(asked.state, words), html.Div(controls.legend(words), className="legend")]
        narrow = asked.device.width < 640
        figure = lanes_figure(events, span, words, asked.colours, asked.device.ticks, not asked.device.touch, asked.state.lanes, narrow)
        return (figure, head)
    # So many bins that no more bars than MARKS come of them, whatever types there are.
    types = max(asked.bins["type"].nunique(), 1)
    bins = queries.timeline_bins(asked.con, filters, queries.choose_bin(*span, most=min(FINE_BINS, MARKS // types)), window=span)
    figure = overview_figure(bins, (None, None), words, asked.colours, asked.device.ticks, drag=False)
    figure["layout"]["height"] = 180
    return (figure, [html.H3(words("timeline.window")), html.Span(words("timeline.bins"), className="hint")])


def _mapped(asked: Asked) -> str:
    """What the map depends on: at each half step of its zoom other places are drawn as one."""
    state = asked.state
    zoom = round(state.camera[2] * 2) if state.camera else ""
    return f"{_painted(asked)} {state.arcs} {state.wide} {zoom}"


def _map(asked: Asked) -> Values:
    words, state = asked.words, asked.state
    draw = map_figure if asked.device.webgl else simple_map_figure
    lines = area_trace(state.filters, asked.colours)
    if state.arcs:
        lines += arc_traces(queries.arcs(asked.con, state.filters, MOST_ARCS), words, asked.colours)
    hint = words("map.hint") if asked.device.webgl else words("map.simple")
    chips_row = html.Div(controls.place_chips(state, asked.tallies, words), className="at-end")
    head = [html.H2(words("map")), html.Span(hint, className="hint"), html.Div(edges.map_menu(state, words), className="at-end menu-end"), chips_row]
    home = home_camera(asked.device.map_width, asked.places if state.wide else None)
    figure = draw(asked.places, state.filters.places, words, asked.colours, state.camera or home, state.wide, lines)
    summary = [html.Span(map_summary(asked.places, asked.tallies, words)), html.Span(edges.map_legend(words), className="legend")]
    return (figure, head, summary, controls.country_chips(state, asked.places, words), edges.edge_markers(asked.places, state, words),
            controls.map_buttons(home, words), map_twin(asked.places, state, words))


def _listed(asked: Asked) -> str:
    """What the list depends on; the table asks for its rows itself, and needs but one answer whatever the filters."""
    state = asked.state
    if state.tab == "table" and asked.tallies.total:
        return f"table {asked.words.language} {asked.words.arabic_digits} {asked.tallies.total}"
    scheme = f"{asked.colours.scheme} {asked.device.width}" if state.tab == "network" else ""
    return f"{asked.base} {state.tab} {state.page} {state.sort} {scheme}"


def _list(asked: Asked) -> Values:
    total = asked.tallies.total
    # An address may name a page beyond the last, as an old bookmark does when there are fewer events.
    state = replace(asked.state, page=min(asked.state.page, max(-(-total // PAGE_SIZE), 1)))
    count = html.Span(asked.words.number(total), className="count-badge")
    head = [html.H2([asked.words("list"), " ", count]), listing.tabs(state, asked.words)]
    if state.tab == "table" and total:
        return (table(state, asked.words), [*head, html.Div(columns_menu(asked.words), className="at-end")])
    if state.tab == "network" and total:
        met = queries.network(asked.con, state.filters, MOST_EDGES)
        return (network_view(met.nodes, met.edges, state, asked.words, asked.colours, asked.device.width < 640), head)
    page = queries.events_page(asked.con, state.filters, state.sort, (state.page - 1) * PAGE_SIZE, PAGE_SIZE)
    head.append(html.Div(listing.sorting(state, asked.words), className="at-end"))
    return (listing.listing(page, total, asked.update.events, state, asked.words), head)


PARTS: tuple[Part, ...] = (
    Part("frame", ("direction.direction", "theme.forceColorScheme", "page.lang", "page.dir", *_LABELS),
         lambda asked: f"{asked.words.language} {asked.colours.scheme}", _frame),
    Part("head", ("head.children", "banner.children", "tour.children"),
         lambda asked: f"{asked.base} {asked.colours.scheme} {asked.state.theme}", _head),
    Part("chips", ("chips.children",), lambda asked: asked.base, _chips),
    Part("facets", ("panel-head.children", "actor-mode.children", "actor-kinds.children", "facets.children"), lambda asked: asked.base, _facets),
    Part("actors", ("actor-list.children",), lambda asked: f"{asked.base} {asked.actor_text}", _actors),
    Part("timeline", ("overview.figure", "timeline-head.children", "timeline-summary.children", "timeline-table.children"), _painted, _timeline),
    Part("lanes", ("lanes.figure", "lanes-head.children"), lambda asked: f"{_painted(asked)} {asked.state.lanes}", _lanes),
    Part("map", ("map.figure", "map-head.children", "map-summary.children", "map-countries.children", "map-edges.children", "map-zoom.children",
                 "map-table.children"), _mapped, _map),
    Part("list", ("list.children", "list-head.children"), _listed, _list),
    Part("detail", ("detail.opened", "detail.title", "detail.children"),
         lambda asked: f"{asked.base} {asked.state.event} {asked.state.view}", open_page),
)
