"""The rows of the table, a page at a time, as the grid asks for them."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard.state import DEFAULT_SORT, PageState, parse_state
from dashboard.strings import Words
from dashboard.views.table import SORTED, table_rows
from data import queries
from data.errors import WaqaiError
from data.snapshot import SnapshotReader

_MOST = 500


def _sort(asked: dict[str, Any]) -> str:
    chosen = next((item for item in asked.get("sortModel") or [] if item.get("colId") in SORTED), None)
    if chosen is None:
        return DEFAULT_SORT
    return ("-" if chosen.get("sort") == "desc" else "") + str(chosen["colId"])


def read_rows(reader: SnapshotReader, asked: dict[str, Any], state: PageState, words: Words) -> dict[str, Any]:
    """The rows that a grid asks for (`startRow`, `endRow`, `sortModel`) and how many there are in all."""
    con = reader.connection().con
    first = max(int(asked.get("startRow") or 0), 0)
    count = min(max(int(asked.get("endRow") or 0) - first, 1), _MOST)
    page = queries.events_page(con, state.filters, _sort(asked), first, count)
    return {"rowData": table_rows(page, words), "rowCount": queries.count_events(con, state.filters)}


def connect_grid(app: Dash, reader: SnapshotReader, words_for: Any) -> None:
    """Adds the table's callbacks. `words_for`: from a state to the words of its language."""
    @app.callback(Output("grid", "getRowsResponse"), Input("grid", "getRowsRequest"), State("url", "search"), prevent_initial_call=True)
    def rows(asked: dict[str, Any] | None, search: str | None) -> Any:
        if not asked:
            return no_update
        try:
            state = parse_state(search)
            return read_rows(reader, asked, state, words_for(state))
        except WaqaiError:
            return {"rowData": [], "rowCount": 0}

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("waqai", "sorted"), Input("grid", "getRowsRequest"), prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("waqai", "refill"), Input("page", "data-answers"), prevent_initial_call=True,
    )
