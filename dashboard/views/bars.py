"""Small rankings as rows with bars: names, counts, and where each leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.links import Op, link
from dashboard.markup import HIDDEN
from dashboard.strings import Words

Row = tuple[Any, int, tuple[Op, ...] | None]


def bar_rows(rows: Sequence[Row], query: str, words: Words, most: int | None = None) -> Component:
    """(name, count, steps to where it leads or None) each as a row; bars are shares of `most`, the highest count unless given."""
    top = most or max((count for _, count, _ in rows), default=1)
    found = []
    for name, count, ops in rows:
        inner = [html.Span(name, className="bar-name"), html.Span(words.number(count), className="facet-count"),
                 html.Span(html.Span(style={"width": f"{round(100 * count / top)}%"}), className="bar", **HIDDEN)]
        found.append(html.Li(link(inner, query, ops, "bar-row") if ops else html.Span(inner, className="bar-row")))
    return html.Ul(found, className="bar-rows")
