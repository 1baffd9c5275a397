"""A page about one actor: offices over time, whom they met, where, when, on what."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.links import Op, link, set_to, toggle
from dashboard.markup import each
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.bars import bar_rows
from dashboard.views.listing import short_rows
from dashboard.views.pieces import notice, type_dot
from dashboard.wording import as_day, say_day
from data.queries import ActorPage

_MET, _PLACES, _TOPICS = 20, 10, 10


def _named(row: Any, words: Words) -> list[Component]:
    country = words.name("country", row.country) if row.country else words.name("kind", row.kind)
    return [html.Bdi(words.pick(row.name_ar, row.name_en)), html.Span(country, className="facet-aside")]


def _span(row: Any, words: Words) -> str:
    start = words("actor.since", start=say_day(row.start, words)) if row.start and not row.until else say_day(row.start, words) if row.start else ""
    if row.until:
        return words("date.span", first=start, last=say_day(row.until, words)) if start else words("actor.until", until=say_day(row.until, words))
    known = words("actor.as_of", day=say_day(row.as_of, words)) if row.open and row.as_of else ""
    return words.join([part for part in (start, known) if part])


def _offices(page: ActorPage, words: Words) -> list[Component]:
    """Offices by the tables, and as events name them where that says more."""
    held = [html.Li([html.Span(words.pick(row.office_ar, row.office_en), className="strong"), html.Span(_span(row, words), className="explained")])
            for row in each(page.tenures)]
    known = set(page.tenures["office_en"])
    named = [html.Li([html.Span(words.pick(row.office_ar, row.office_en), className="strong"), html.Span(_days(row, words), className="explained")])
             for row in each(page.offices) if row.office_en not in known]
    if not held and not named:
        return []
    parts: list[Component] = [html.H3(words("actor.offices"))]
    parts += [html.Ul(held, className="office-rows")] if held else []
    return [*parts, html.H4(words("actor.offices.events")), html.Ul(named, className="office-rows")] if named else parts


def _days(row: Any, words: Words) -> str:
    if row.first_day is None or pd.isna(row.first_day):
        return words.count("event", int(row.count))
    first, last = (say_day(as_day(day).isoformat(), words) for day in (row.first_day, row.last_day))
    return first if first == last else words("date.span", first=first, last=last)


def _met(page: ActorPage, state: PageState, words: Words) -> list[Component]:
    if page.met.empty:
        return [html.H3(words("actor.met")), html.P(words("actor.met.none"), className="hint")]
    rows = []
    for row in each(page.met.head(_MET)):
        last = "" if pd.isna(row.last_day) else words("actor.met.last", day=say_day(as_day(row.last_day).isoformat(), words))
        name = [*_named(row, words), html.Span(last, className="facet-aside")]
        rows.append((name, int(row.count), (set_to("view", f"pair~{page.id}~{row.id}"),)))
    return [html.H3(words("actor.met")), bar_rows(rows, state.to_query(), words)]


def _ranked(title: str, rows: list[Any], state: PageState, words: Words) -> Component | None:
    return html.Section([html.H3(title), bar_rows(rows, state.to_query(), words)]) if rows else None


def _columns(page: ActorPage, state: PageState, words: Words) -> Component:
    both = toggle("actors", page.id) if page.id not in state.filters.actors else set_to("view", None)
    def steps(*ops: Op) -> tuple[Op, ...]:
        return (both, *ops)

    places = [(words.pick(row.name_ar, row.name_en), int(row.count), steps(toggle("places", row.place_id)))
              for row in each(page.places.head(_PLACES))]
    topics = [(words.name("topic", row.value), int(row.count), steps(toggle("topics", row.value))) for row in each(page.topics.head(_TOPICS))]
    types = [([type_dot(row.value), " ", words.name("type", row.value)], int(row.count), steps(toggle("types", row.value)))
             for row in each(page.types)]
    years = [(words.figures(str(year)), int(count), steps(set_to("from", str(year)), set_to("to", str(year))))
             for year, count in zip(page.years["year"], page.years["count"], strict=True)]
    found = [_ranked(words(key), rows, state, words) for key, rows in (
        ("actor.where", places), ("actor.topics", topics), ("actor.types", types), ("actor.years", years))]
    return html.Div([part for part in found if part is not None], className="page-columns")


def _head(page: ActorPage, state: PageState, words: Words) -> list[Component | None]:
    name, other = words.pick(page.name_ar, page.name_en), page.name_en if words.language == "ar" else page.name_ar
    aside = [words.name("kind", page.kind), *([words.name("country", page.country)] if page.country else [])]
    count = words.count("event", page.total)
    line = words("actor.line.undated", events=count)
    if page.first_day and page.last_day:
        first, last = (say_day(as_day(day).isoformat(), words) for day in (page.first_day, page.last_day))
        line = words("actor.line", events=count, first=first, last=last)
    on = page.id in state.filters.actors
    action = link(words("actor.unfilter" if on else "actor.filter"), state.to_query(), (toggle("actors", page.id),), "button", id="actor-filter")
    second = html.P(html.Bdi(other), className="other-language") if other and other != name else None
    return [html.H2(html.Bdi(name), className="detail-title"), second,
            html.P(words.join(aside), className="explained"), html.P([line, " ", html.Span(words("actor.scope"), className="muted")]), action]


def actor_page(page: ActorPage | None, latest: pd.DataFrame, state: PageState, words: Words) -> list[Component]:
    """The children of an actor's page. `latest`: rows of `queries.events_page`."""
    if page is None:
        return [notice(words("actor.missing"))]
    parts = [*_head(page, state, words), *_offices(page, words), *_met(page, state, words), _columns(page, state, words),
             html.H3(words("actor.latest")), short_rows(latest, state, words)]
    return [part for part in parts if part is not None]
