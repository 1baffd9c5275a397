"""The filters panel: search, dates, actors and the facets, each with counts that follow all other filters."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.links import link, set_to, toggle
from dashboard.markup import attrs, each
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.theme import TYPES
from dashboard.views.pieces import type_dot
from data.text import fold

Facets = Mapping[str, pd.DataFrame]
_SHOWN = 8
_OPEN = ("types", "topics", "countries", "statuses")
_FACETS = (("types", "type"), ("topics", "topic"), ("countries", "country"), ("divisions", "division"), ("actor_countries", "country"),
           ("offices", "office"), ("statuses", "status"), ("date_bases", "basis.short"), ("precisions", "precision.short"), ("sources", None),
           ("languages", "language"))
_FLOORS = (50, 70, 80, 90)
_MODES = ("actors", "offices", "actor_countries")


def facet_row(content: Any, key: str, value: str, count: int, most: int, on: bool, query: str, words: Words,
              kind: str = "") -> Component:
    """One value of a facet as a checkbox with its count and a bar. Box and bar are the style sheet's: Dash asks every element of a page at
    every step, so elements that say nothing cost a reader time."""
    name = html.Bdi(content, className="facet-name") if isinstance(content, str) else html.Span(content, className="facet-name")
    inner = [name, html.Span(words.number(count), className="facet-count")]
    return html.Li(link(inner, query, (toggle(key, value),), "facet" + (" zero" if not count else ""), role="checkbox", on=on,
                        style={"--share": f"{_share(count, most)}%"}), className=kind)


def _share(count: int, most: int) -> int:
    return round(100 * count / most) if most else 0


def _rest(frame: pd.DataFrame, key: str, family: str | None, most: int, words: Words) -> Component:
    """The rarer values, folded away: assets/panel.js makes their rows when a reader unfolds them."""
    rows = [[value, words.name(family, value) if family else value, words.number(int(count)), _share(int(count), most)]
            for value, count in zip(frame["value"], frame["count"], strict=True)]
    given = json.dumps({"key": key, "rows": rows}, ensure_ascii=False)
    return html.Details([html.Summary(words("more", n=len(rows))), html.Ul(className="facet-list", **attrs(data_rest=given))], className="facet-more")


def _section(title: str, children: Sequence[Component | None], name: str, opened: bool = True) -> Component:
    inner = [html.Summary(title), *[child for child in children if child is not None]]
    return html.Details(inner, className="facet-section", open=opened, id=f"facet-{name}")


def _rows(frame: pd.DataFrame, key: str, family: str | None, chosen: Sequence[str], query: str, words: Words, most: int) -> list[Component]:
    rows = []
    for value, count in zip(frame["value"], frame["count"], strict=True):
        name = words.name(family, value) if family else value
        content = [type_dot(value), name] if family == "type" else name
        rows.append(facet_row(content, key, value, int(count), most, value in chosen, query, words))
    return rows


def _ordered(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """Types stand in their families' order, so that rows don't jump; all else by count."""
    if key != "types":
        return frame
    rank = {kind: index for index, kind in enumerate(TYPES)}
    return frame.sort_values("value", key=lambda values: values.map(lambda value: rank.get(value, len(rank))))


def _facet(frame: pd.DataFrame, key: str, family: str | None, state: PageState, words: Words) -> Component | None:
    chosen = getattr(state.filters, key)
    if len(frame) < 2 and not chosen:
        return None
    frame, most = _ordered(frame, key).reset_index(drop=True), int(frame["count"].max()) if len(frame) else 0
    first = (frame.index < (len(frame) if key == "types" else _SHOWN)) | frame["value"].isin(list(chosen))
    rows = _rows(frame[first], key, family, chosen, state.to_query(), words, most)
    more = None if first.all() else _rest(frame[~first], key, family, most, words)
    mode = mode_choice(state, key, words) if key in _MODES else None
    return _section(words(key), [mode, html.Ul(rows, className="facet-list"), more], key, opened=key in _OPEN or bool(chosen))


def actor_rows(frame: pd.DataFrame, state: PageState, words: Words) -> Component:
    """Actors with counts, the chosen ones first; a sentence where there is none."""
    if frame.empty:
        return html.P(words("actors.none"), className="hint")
    chosen = state.filters.actors
    frame = frame.assign(chosen=frame["id"].isin(list(chosen))).sort_values(["chosen", "count"], ascending=False, kind="stable")
    most, query = int(frame["count"].max()), state.to_query()
    rows = [facet_row(_actor(row, words), "actors", row.id, int(row.count), most, row.id in chosen, query, words, f"kind-{row.kind}")
            for row in each(frame)]
    return html.Ul(rows, className="facet-list")


def find_offices(offices: pd.DataFrame, text: str, words: Words) -> pd.DataFrame:
    """Rows of the facet of offices whose names, Arabic or English, hold every word of the text in whatever spelling."""
    asked = fold(text).split()
    keys = [fold(f"{value} {words.name('office', value)} {arabic or ''}") for value, arabic in zip(offices["value"], offices["name_ar"], strict=True)]
    return offices[[bool(asked) and all(word in key for word in asked) for key in keys]].head(_SHOWN)


def office_rows(offices: pd.DataFrame, state: PageState, words: Words) -> list[Component]:
    """Offices to filter by, whoever held them; nothing where the search finds none."""
    if offices.empty:
        return []
    rows = _rows(offices, "offices", "office", state.filters.offices, state.to_query(), words, int(offices["count"].max()))
    return [html.H3(words("offices"), className="box-head"), html.Ul(rows, className="facet-list")]


def _actor(row: Any, words: Words) -> list[Component]:
    country = words.name("country", row.country) if row.country else words.name("kind", row.kind)
    return [html.Bdi(words.pick(row.name_ar, row.name_en)), html.Span(country, className="facet-aside")]


def mode_choice(state: PageState, key: str, words: Words) -> Component | None:
    """Any of the chosen values, or all of them in one event; nothing to choose below two."""
    if len(getattr(state.filters, key)) < 2:
        return None
    query, mode, name = state.to_query(), getattr(state.filters, f"{key}_mode"), f"{key}_mode"
    choices = [link(words(f"actors.{one}"), query, (set_to(name, None if one == "any" else one),), "segment", on=mode == one)
               for one in ("any", "all")]
    return html.Div(choices, className="segments mode", role="group", **attrs(aria_label=words("actors.mode")))


def actor_mode(state: PageState, words: Words) -> list[Component]:
    """The choice for the actors; nothing below two."""
    found = mode_choice(state, "actors", words)
    return [found] if found else []


def kind_choice(words: Words) -> Component:
    """Which kinds of actors the list shows; assets/panel.js does it, the filters stay as they are."""
    kinds = [html.Button(words(f"kinds.{kind}"), type="button", className="segment", **attrs(data_kind=kind, aria_pressed=str(kind == "all").lower()))
             for kind in ("all", "person", "body", "state")]
    return html.Div(kinds, className="segments kinds", role="group", **attrs(aria_label=words("kinds")))


def floors(tens: pd.DataFrame, state: PageState, words: Words) -> Component:
    """How sure an event has to be at least, each floor with what would be left. `tens`: value (`80` is 80 to 89), count."""
    values = tens.assign(ten=tens["value"].astype(int))
    rows = [link([words("sure.any"), html.Span(words.number(int(tens["count"].sum())), className="facet-count")], state.to_query(),
                 (set_to("sure_from", None), set_to("sure_to", None)), "floor", on=not state.filters.sure_from)]
    for floor in _FLOORS:
        count = int(values.loc[values["ten"] >= floor, "count"].sum())
        rows.append(link([words("sure.floor", n=floor), html.Span(words.number(count), className="facet-count")], state.to_query(),
                         (set_to("sure_from", str(floor)), set_to("sure_to", None)), "floor", on=state.filters.sure_from == floor))
    return _section(words("confidence"), [html.Div(rows, className="floors", role="group")], "confidence", opened=bool(state.filters.sure_from))


def statement_switch(state: PageState, hidden: int, words: Words) -> Component | None:
    """Says how many statements are hidden and shows them; None where the chosen types decide that."""
    filters = state.filters
    if filters.types or not (hidden or filters.statements):
        return None
    text = words("statements.shown") if filters.statements else words.count("statement", hidden)
    action = words("statements.hide" if filters.statements else "statements.show")
    ops = (set_to("statements", None if filters.statements else "1"),)
    return html.P([html.Span(text), link(action, state.to_query(), ops, "text-link", id="switch-statements")], className="statements")


def facet_sections(facets: Facets, state: PageState, hidden_statements: int, words: Words) -> list[Component]:
    """All facets but the actors."""
    found = [_facet(facets[key], key, family, state, words) for key, family in _FACETS if key in facets]
    if "confidence" in facets:
        found.append(floors(facets["confidence"], state, words))
    return [part for part in [statement_switch(state, hidden_statements, words), *found] if part is not None]
