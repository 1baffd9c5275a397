"""What else happened there and then, beneath an event."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.markup import each
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.views.listing import short_row


def _apart(row: Any, words: Words) -> str:
    """How far off in days and kilometres."""
    days = int(row.days)
    when = words("near.same") if not days else words("near.later" if days > 0 else "near.earlier", days=words.count("day", abs(days)))
    if row.km is None or pd.isna(row.km):
        return when
    where = words("near.here") if row.km < 1 else words("near.km", n=words.number(round(row.km)))
    return words.join([when, where])


def neighbours(found: pd.DataFrame, state: PageState, words: Words) -> list[Component]:
    """`found`: rows of `queries.event_neighbours`; nothing where there is none."""
    if found.empty:
        return []
    rows = [short_row(row, state, words, html.Span(_apart(row, words), className="facet-aside")) for row in each(found)]
    return [html.H3(words("near")), html.Ol(rows, className="short-rows")]
