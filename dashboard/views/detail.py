"""One event in full: what, when, where and who, in which words of which articles, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.hijri import say_hijri
from dashboard.links import link, set_to, toggle
from dashboard.markup import HIDDEN
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.notes import mark_button
from dashboard.views.pieces import confidence_bar, notice, sample_tag, status_tag, type_tag
from dashboard.views.report import reports
from dashboard.views.tools import tool_buttons
from dashboard.wording import percent, say_date, say_place
from data.model import Actor, Event, Place
from data.queries import EventDetail


def _fact(label: str, *content: Any) -> list[Component]:
    return [html.Dt(label), html.Dd([part for part in content if part is not None])]


def _when(event: Event, words: Words) -> list[Component]:
    day = html.Span(say_date(event.date, event.date_end, words), className="strong")
    lunar = say_hijri(event.date, event.date_end, words) if words.hijri else None
    moon = html.Span(html.Bdi(lunar), className="hijri", title=words("hijri.hint")) if lunar else None
    return _fact(words("detail.when"), day, moon, html.Span(words(f"basis.{event.date_basis}"), className="explained"))


def _where(place: Place | None, state: PageState, words: Words) -> list[Component]:
    if place is None:
        return _fact(words("detail.where"), html.Span(words("list.noplace"), className="muted"))
    how = words.join([words(f"precision.{place.precision}"), words(f"place_basis.{place.basis}")])
    on = place.id in state.filters.places
    said = say_place(place.name_ar, place.name_en, place.country, words)
    name = link(html.Bdi(said), state.to_query(), (toggle("places", place.id),), "strong text-link",
                title=words("remove" if on else "detail.filter.place", what=said))
    return _fact(words("detail.where"), name, html.Span(how, className="explained"))


def _actor(actor: Actor, state: PageState, words: Words) -> Component:
    name = words.pick(actor.name_ar, actor.name_en)
    page = link(words("actor.open"), state.to_query(), (set_to("event", None), set_to("view", f"actor~{actor.id}")), "text-link",
                label=words("actor.page", name=name))
    office = words.pick(actor.office_ar, actor.office_en)
    aside = [office] if office else [words.name("kind", actor.kind)]
    aside += [words.name("country", actor.country)] if actor.country else []
    on = actor.id in state.filters.actors
    said = words("remove", what=name) if on else words("detail.filter.actor", name=name)
    return html.Li([
        html.Div([link(html.Bdi(name), state.to_query(), (toggle("actors", actor.id),), "strong text-link", title=said),
                  html.Span(words(f"role.{actor.role}"), className="tag role"), page]),
        html.Span(html.Bdi(words.join(aside)), className="explained"),
    ])


def _who(actors: Sequence[Actor], state: PageState, words: Words) -> list[Component]:
    if not actors:
        return _fact(words("detail.who"), html.Span(words("list.noactors"), className="muted"))
    return _fact(words("detail.who"), html.Ul([_actor(actor, state, words) for actor in actors], className="actor-list"))


def _topics(event: Event, state: PageState, words: Words) -> list[Component]:
    if not event.topics:
        return []
    tags = [link(words.name("topic", topic), state.to_query(), (toggle("topics", topic),), "tag topic") for topic in event.topics]
    return _fact(words("detail.topics"), html.Div(tags, className="tags"))


def _claim(event: Event, words: Words) -> list[Component]:
    if not event.claimed_by:
        return []
    hint = html.Span(words("detail.claimed.hint"), className="explained")
    return _fact(words("detail.claimed"), html.Bdi(event.claimed_by, className="strong"), hint)


def _confidence(event: Event, words: Words) -> list[Component]:
    why = html.Details([html.Summary(words("detail.reasons")), html.Ul([html.Li(html.Bdi(reason)) for reason in event.reasons])], className="reasons")
    hint = html.Span(words("detail.calibration", n=percent(event.confidence)), className="explained")
    return _fact(words("confidence"), confidence_bar(event.confidence, words), hint, why if event.reasons else None)


def _summaries(event: Event, words: Words) -> list[Component]:
    own, other = (event.summary_ar, event.summary_en) if words.language == "ar" else (event.summary_en, event.summary_ar)
    language = "en" if words.language == "ar" else "ar"
    shown: list[Component] = [html.H2(html.Bdi(own or other), className="detail-title")]
    if own and other:
        shown.append(html.P(other, className="other-language", lang=language, dir="rtl" if language == "ar" else "ltr"))
    return shown


def _close(state: PageState, words: Words) -> Component:
    cross = html.Span("×", **HIDDEN)
    return link(cross, state.to_query(), (set_to("event", None),), "button square detail-close", label=words("detail.close"), id="close-event")


def detail(found: EventDetail, state: PageState, words: Words) -> list[Component]:
    """The children of the event's drawer."""
    event = found.event
    sample = bool(found.articles) and all(article.sample for article in found.articles.values())
    tags: list[Component | None] = [type_tag(event.type, words), status_tag(event.status, words), sample_tag(words) if sample else None]
    tags.append(mark_button(event.id, words.pick(event.summary_ar, event.summary_en), say_date(event.date, event.date_end, words), words))
    moved = html.P(words("detail.moved"), className="hint") if found.id != state.event else None
    facts = [*_when(event, words), *_where(event.place, state, words), *_who(event.actors, state, words), *_claim(event, words),
             *_fact(words("detail.status"), words.name("status", event.status)), *_topics(event, state, words), *_confidence(event, words)]
    tools = html.Div(tool_buttons(found, words), className="row-tags event-tools")
    parts = [
        html.Div([html.Div([tag for tag in tags if tag is not None], className="row-tags"), _close(state, words)], className="detail-head"),
        moved, *_summaries(event, words), tools, html.Dl(facts, className="facts"), *reports(found, words),
        html.P(words("detail.id", id=event.id), className="detail-id"),
    ]
    return [part for part in parts if part is not None]


def missing(state: PageState, words: Words) -> list[Component]:
    """The drawer for an address that no event has."""
    return [html.Div([_close(state, words)], className="detail-head"), notice(words("error.event"))]
