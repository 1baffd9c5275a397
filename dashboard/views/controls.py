"""The buttons and chips around the charts: presets, zoom, what a chart can't show, how to read the marks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.links import Op, link, set_to, toggle
from dashboard.markup import HIDDEN, attrs, each
from dashboard.state import LANES, Camera, PageState
from dashboard.strings import Words
from data.queries import Tallies

Range = tuple[date, date]
_PRESETS = (("week", 7), ("month", 31), ("year", 366))
_SIGNS = ("certain", "publication", "span", "planned", "cancelled")


def _span_ops(first: date, last: date) -> tuple[Op, ...]:
    return (set_to("from", first.isoformat()), set_to("to", last.isoformat()))


def chosen_span(state: PageState, extent: Range) -> Range:
    """The days that the filters name, the data's own where they name none."""
    filters = state.filters
    until = date.fromisoformat(filters.date_to) if filters.date_to else None
    first = date.fromisoformat(filters.date_from) if filters.date_from else min(extent[0], until or date.max)
    last = until or max(extent[1], first)
    return first, last


def presets(state: PageState, extent: Range | None, words: Words) -> list[Component]:
    """The last week, month and year up to the newest event, and everything."""
    query, filters = state.to_query(), state.filters
    row = []
    for name, days in _PRESETS if extent else ():
        last = extent[1] if extent else date.max
        first = last - timedelta(days=days - 1)
        on = filters.date_from == first.isoformat() and filters.date_to == last.isoformat()
        row.append(link(words(f"preset.{name}"), query, _span_ops(first, last), "segment", on=on, title=words("preset.hint")))
    row.append(link(words("preset.all"), query, (set_to("from", None), set_to("to", None)), "segment", on=not (filters.date_from or filters.date_to)))
    return [html.Div(row, className="segments", role="group", **attrs(aria_label=words("dates")))]


def _shifted(span: Range, days: int) -> Range:
    return _between(span[0].toordinal() + days, span[1].toordinal() + days)


def _between(first: int, last: int) -> Range:
    low, high = date(1000, 1, 1).toordinal(), date(2999, 12, 31).toordinal()
    return date.fromordinal(min(max(first, low), high)), date.fromordinal(min(max(last, low), high))


def zooming(state: PageState, extent: Range | None, words: Words) -> list[Component]:
    """Earlier, later, nearer and wider: what dragging does, as buttons."""
    if extent is None:
        return []
    span = chosen_span(state, extent)
    days = (span[1] - span[0]).days + 1
    step, middle = max(1, days // 2), (span[0].toordinal() + span[1].toordinal()) // 2
    quarter = max(days // 4, 0)
    moves = (("pan.back", "‹", _shifted(span, -step)), ("zoom.out", "−", _between(span[0].toordinal() - step, span[1].toordinal() + step)),
             ("zoom.in", "+", _between(middle - quarter, middle + quarter)), ("pan.forward", "›", _shifted(span, step)))
    return [link(html.Span(sign, **HIDDEN), state.to_query(), _span_ops(*to), "button square", label=words(name), id=name.replace(".", "-"))
            for name, sign, to in moves]


def _group(key: str, name: str, number: int, state: PageState, words: Words) -> Component:
    on = name in state.filters.groups
    return link(words(key, n=words.number(number)), state.to_query(), (toggle("groups", name),), "chip count", role="checkbox", on=on,
                id=f"group-{name}")


def undated_chip(state: PageState, tallies: Tallies, words: Words) -> list[Component]:
    """How many events have no date; always in sight."""
    return [_group("undated.chip", "undated", tallies.undated, state, words)]


def _named(places: pd.DataFrame, group: str) -> pd.DataFrame:
    return places[places["group"] == group].sort_values("count", ascending=False, kind="stable")


def place_chips(state: PageState, tallies: Tallies, words: Words) -> list[Component]:
    """What the map can't show: no place, a place elsewhere, a country without a place in it; each filters at a click."""
    return [_group("map.unplaced", "unplaced", tallies.unplaced, state, words),
            _group("map.outside", "outside", tallies.outside, state, words)]


def country_chips(state: PageState, places: pd.DataFrame, words: Words) -> list[Component]:
    """Events of which only the country is known, as squares over the map's corner: never as a point in it."""
    rows = list(each(_named(places, "country_only")))
    if not rows:
        return []
    found = [link([html.Span(words.name("country", row.country)), html.B(words.number(int(row.count)))], state.to_query(),
                  (toggle("places", row.place_id),), "country-chip", role="checkbox", on=row.place_id in state.filters.places) for row in rows]
    return [html.Span(words("map.somewhere"), className="country-head"), *found]


def lane_choice(state: PageState, words: Words) -> Component:
    """What the timeline's lanes stand for."""
    query = state.to_query()
    choices = [link(words(f"lanes.{by}"), query, (set_to("lanes", None if by == LANES[0] else by),), "segment", on=state.lanes == by) for by in LANES]
    return html.Div(choices, className="segments", role="group", **attrs(aria_label=words("lanes.by")))


def player(extent: Range | None, words: Words) -> list[Component]:
    """Steps the chosen days through time (assets/play.js); where the reader wants no motion, a step at each press."""
    if extent is None:
        return []
    said: dict[str, Any] = {f"data-{name}": words(key) for name, key in (("play", "play"), ("stop", "play.stop"), ("step", "play.step"))}
    said |= {"data-first": extent[0].isoformat(), "data-last": extent[1].isoformat(), "aria-label": words("play")}
    sign = html.Span("▶", className="play-sign", **HIDDEN)
    return [html.Button(sign, type="button", id="play", className="button square", title=words("play"), **said)]


def legend(words: Words) -> list[Component]:
    """How to read the marks of single events."""
    return [html.Span([html.Span(className=f"sign sign-{name}", **HIDDEN), words(f"legend.{name}")]) for name in _SIGNS]


def map_buttons(home: Camera, words: Words) -> list[Component]:
    """Nearer, wider, back; `home` is the camera to go back to. assets/actions.js does it."""
    steps = (("map.zoom.in", "+", 1), ("map.zoom.out", "−", -1), ("map.reset", "⌂", 0))
    return [html.Button(html.Span(sign, **HIDDEN), type="button", className="button square", title=words(key),
                        **attrs(aria_label=words(key), data_zoom=str(step), data_home=",".join(map(str, home)),
                                data_touch=words("map.touch"), data_wheel=words("map.wheel"))) for key, sign, step in steps]
