"""The filters in force, each with a link that takes it away."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.links import CLEAR, Op, link, set_to, toggle
from dashboard.markup import HIDDEN, attrs
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.wording import say_day
from data.filters import Filters

Names = Mapping[str, str]
Active = tuple[str, str, tuple[Op, ...]]
# URL key, field of the filters, family of names in the tables of words (None: the value is its own name).
_CODED = (("types", "type"), ("topics", "topic"), ("countries", "country"), ("actor_countries", "country"), ("statuses", "status"),
          ("languages", "language"), ("groups", "group"), ("sources", None), ("divisions", "division"), ("offices", "office"),
          ("date_bases", "basis.short"), ("precisions", "precision.short"))


def _span(filters: Filters, words: Words) -> list[Active]:
    first, last = filters.date_from, filters.date_to
    if not first and not last:
        return []
    key = "dates.chip" if first and last else "dates.chip.from" if first else "dates.chip.to"
    said = words(key, from_=say_day(first, words) if first else "", to=say_day(last, words) if last else "")
    return [(words("dates"), said, (set_to("from", None), set_to("to", None)))]


def active(filters: Filters, names: Names, words: Words) -> list[Active]:
    """(dimension, value in words, steps that take it away) of each filter. `names`: of actors and places by id."""
    found: list[Active] = [(words("actors"), names.get(actor, actor), (toggle("actors", actor),)) for actor in filters.actors]
    found += _span(filters, words)
    found += [(words("map"), names.get(place, place), (toggle("places", place),)) for place in filters.places]
    for key, family in _CODED:
        label = words(key) if key != "groups" else ""
        found += [(label, words.name(family, value) if family else value, (toggle(key, value),)) for value in getattr(filters, key)]
    if filters.sure_from or filters.sure_to:
        said = words("sure.chip", low=filters.sure_from or 0, high=100 if filters.sure_to is None else filters.sure_to)
        found.append((words("confidence"), said, (set_to("sure_from", None), set_to("sure_to", None))))
    if filters.bbox or filters.lasso:
        found.append((words("map"), words("area.chip"), (set_to("bbox", None), set_to("lasso", None))))
    if filters.text:
        found.append((words("search"), filters.text, (set_to("q", None),)))
    return found


def _chip(label: str, value: str, ops: tuple[Op, ...], query: str, words: Words) -> Component:
    text = [html.Span(f"{label}:", className="chip-label") if label else None, html.Bdi(value), html.Span("×", className="chip-x", **HIDDEN)]
    return link([part for part in text if part], query, ops, "chip", label=words("remove", what=f"{label} {value}".strip()))


def _pages(state: PageState, names: Names, words: Words) -> list[Component]:
    """The way to the page of one chosen actor, or of two."""
    actors = state.filters.actors
    if len(actors) == 1:
        name = names.get(actors[0], actors[0])
        return [link(words("actor.page", name=name), state.to_query(), (set_to("view", f"actor~{actors[0]}"),), "chip to-page")]
    if len(actors) == 2:
        return [link(words("pair.page"), state.to_query(), (set_to("view", f"pair~{actors[0]}~{actors[1]}"),), "chip to-page")]
    return []


def chips(state: PageState, names: Names, words: Words) -> list[Component]:
    """The row of active filters; a sentence where there is none."""
    query = state.to_query()
    found = active(state.filters, names, words)
    row = [html.Button(words("filters.open.count", n=len(found)) if found else words("filters.open"), className="button filters-open", type="button",
                       **attrs(data_panel="open", aria_controls="filters"))]
    if not found:
        return [*row, html.Span(words("filters.none"), className="chips-none")]
    away = link(words("clear.all"), query, (CLEAR,), "chip clear", id="clear-all")
    return [*row, *(_chip(*item, query, words) for item in found), *_pages(state, names, words), away]
