"""The pages that open over the timeline and the map: one event, help, the reader's own marks …"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answer import Asked
from dashboard.links import link, set_to
from dashboard.markup import HIDDEN
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.actor import actor_page
from dashboard.views.detail import detail, missing
from dashboard.views.help import help_page
from dashboard.views.near import neighbours
from dashboard.views.notes import notes_page
from dashboard.views.pair import pair_page
from dashboard.views.sending import paste_page, report_form
from data import queries

_LATEST = 15


def _bar(state: PageState, words: Words) -> Component:
    """The head of a page that is no event: the way out."""
    sign, away = html.Span("×", **HIDDEN), (set_to("view", None),)
    cross = link(sign, state.to_query(), away, "button square detail-close", label=words("close"), id="close-view")
    return html.Div([html.Span(), cross], className="detail-head")


def _event(asked: Asked, id: str) -> list[Component]:
    found = queries.event_detail(asked.con, id)
    if not found:
        return missing(asked.state, asked.words)
    found_near = queries.event_neighbours(asked.con, found.id)
    return [*detail(found, asked.state, asked.words), report_form(found, asked.words), *neighbours(found_near, asked.state, asked.words)]


def _actor(asked: Asked, id: str) -> list[Component]:
    mine = replace(asked.state.filters.without("actors"), actors=(id,))
    latest = queries.events_page(asked.con, mine, "-date", 0, _LATEST)
    return actor_page(queries.actor_page(asked.con, id, asked.state.filters), latest, asked.state, asked.words)


def _view(asked: Asked) -> list[Component]:
    name, ids = asked.state.page_of
    if name == "actor":
        return _actor(asked, ids[0])
    if name == "pair":
        return pair_page(queries.pair_page(asked.con, ids[0], ids[1], asked.state.filters), asked.state, asked.words)
    if name == "help":
        return help_page(asked.state, asked.words)
    if name == "paste":
        return paste_page(asked.takes, asked.words)
    return notes_page(asked.words)


def open_page(asked: Asked) -> tuple[Any, ...]:
    """Whether a page lies open, its name for those who don't see it, and its children. An event lies on top of what it was opened from."""
    state, words = asked.state, asked.words
    if state.event:
        return (True, words("detail"), _event(asked, state.event))
    if state.view:
        return (True, words(f"page.{state.page_of[0]}"), [_bar(state, words), *_view(asked)])
    return (False, words("detail"), [])
