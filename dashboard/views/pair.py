"""A page about two actors: every event of both in the order of time, with the gaps between."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.links import link, set_to, toggle
from dashboard.markup import each
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.listing import short_row
from dashboard.views.pieces import notice
from data.queries import PairPage

_LONG = 180


def _gap(row: Any, words: Words) -> Component | None:
    if row.gap is None or pd.isna(row.gap):
        return None
    days = int(row.gap)
    said = words("pair.gap", days=words.count("day", days)) if days else words("pair.same")
    return html.Li(said, className="gap" + (" long" if days > _LONG else ""))


def _person(row: Any, state: PageState, words: Words) -> Component:
    return link(html.Bdi(words.pick(row["name_ar"], row["name_en"])), state.to_query(), (set_to("view", f"actor~{row['id']}"),), "text-link strong")


def pair_page(page: PairPage | None, state: PageState, words: Words) -> list[Component]:
    """The children of a pair's page."""
    if page is None:
        return [notice(words("pair.missing"))]
    one, other = page.one, page.other
    names = [words.pick(row["name_ar"], row["name_en"]) for row in (one, other)]
    ops = (set_to("actors", one["id"]), toggle("actors", other["id"]), set_to("actors_mode", "all"))
    line = words("pair.line", events=words.count("event", page.total), n=words.number(page.encounters))
    longest = words("pair.gap.longest", days=words.count("day", page.longest_gap)) if page.longest_gap else ""
    rows: list[Component] = []
    for row in each(page.events):
        gap = _gap(row, words)
        rows += [gap] if gap else []
        rows.append(short_row(row, state, words))
    return [
        html.H2(html.Bdi(words("pair.title", one=names[0], other=names[1])), className="detail-title"),
        html.P([_person(one, state, words), " · ", _person(other, state, words)], className="pair-links"),
        html.P(f"{line} {longest}"), link(words("pair.filter"), state.to_query(), ops, "button", id="pair-filter"),
        html.Ol(rows, className="short-rows"),
    ]
