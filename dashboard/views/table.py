"""The events as a table, read by pages as the reader scrolls; the list's alternative for those who think in rows and columns."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.markup import HIDDEN, attrs, each
from dashboard.state import PageState
from dashboard.strings import Words
from dashboard.wording import percent, say_date, say_place

# Columns in order, with their widths in pixels; those that the server can sort by; those that are shown unless the reader chooses others.
COLUMNS = {"date": 170, "basis": 110, "type": 130, "status": 110, "summary": 380, "actors": 260, "place": 170, "precision": 120, "topics": 180,
           "confidence": 110, "reports": 100, "sources": 180}
SORTED = ("date", "type", "status", "place", "confidence", "reports")
_HIDDEN = ("basis", "precision", "topics", "sources")
_ROWS = 100


def _column(name: str, sort: str, words: Words) -> dict[str, Any]:
    column: dict[str, Any] = {"field": name, "headerName": words(f"column.{name}"), "width": COLUMNS[name], "sortable": name in SORTED,
                              "hide": name in _HIDDEN, "resizable": True, "sortingOrder": ["desc", "asc"]}
    if sort.removeprefix("-") == name:
        column["sort"] = "desc" if sort.startswith("-") else "asc"
    if name == "summary":
        column["cellRenderer"] = "EventLink"
    return column


def table_rows(page: pd.DataFrame, words: Words) -> list[dict[str, str]]:
    """Rows of `queries.events_page` in words, a text for each column, and the event's `id`."""
    return [{
        "id": row.id, "date": say_date(row.date, row.date_end, words), "basis": words(f"basis.short.{row.basis}"),
        "type": words.name("type", row.type), "status": words.name("status", row.status), "summary": words.pick(row.summary_ar, row.summary_en),
        "actors": words.join([words.pick(*names) for names in zip(row.actors_ar, row.actors_en, strict=True)]),
        "place": say_place(row.place_ar, row.place_en, row.country, words),
        "precision": words(f"precision.short.{row.precision}") if row.precision else "",
        "topics": words.join([words.name("topic", topic) for topic in row.topics]),
        "confidence": words.figures(f"{percent(row.confidence)} %"), "reports": words.number(int(row.reports)),
        "sources": words.join(list(row.sources)),
    } for row in each(page)]


def _choice(name: str, words: Words) -> Component:
    box = html.Span(className="box", **HIDDEN)
    on = "false" if name in _HIDDEN else "true"
    return html.Button([box, words(f"column.{name}")], type="button", className="menu-item", role="checkbox",
                       **attrs(data_column=name, aria_checked=on))


def columns_menu(words: Words) -> Component:
    """Which columns stand in the table; assets/table.js keeps the choice in the browser."""
    summary = html.Summary(words("table.columns"), className="button")
    return html.Details([summary, html.Div([_choice(name, words) for name in COLUMNS], className="menu-body")], className="menu columns-menu")


def table(state: PageState, words: Words) -> Component:
    """The grid; `dashboard.grid` gives it its rows."""
    grid = dag.AgGrid(
        id="grid", rowModelType="infinite", getRowId="params.data.id", columnDefs=[_column(name, state.sort, words) for name in COLUMNS],
        dashGridOptions={
            "enableRtl": words.direction == "rtl", "cacheBlockSize": _ROWS, "maxBlocksInCache": 20, "rowBuffer": 10, "rowHeight": 36,
            "headerHeight": 38, "suppressMultiSort": True, "suppressDragLeaveHidesColumns": True, "enableCellTextSelection": True,
            "localeText": {"loadingOoo": words("table.loading"), "noRowsToShow": words("table.empty")},
        },
        style={"height": "min(680px, 78vh)", "width": "100%"},
    )
    hint = html.P(words("table.hint"), className="hint table-hint")
    # Another kind of frame for each direction: a grid can't turn round once it stands.
    frame = html.Div if words.direction == "rtl" else html.Section
    return frame([hint, grid], className="table-frame", **attrs(aria_label=words("table.label")))
