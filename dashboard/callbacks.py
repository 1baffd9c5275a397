"""The wires: the address asks, one callback answers for all parts; what the reader does changes the address (assets/)."""

from __future__ import annotations

import logging
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update, set_props
from flask import has_request_context, request

from dashboard.answer import Asked, Device, answer
from dashboard.grid import connect_grid
from dashboard.parts import PARTS, frame
from dashboard.state import PageState, parse_state, view_only
from dashboard.strings import Words, read_words
from dashboard.theme import palette
from dashboard.views.header import brand
from dashboard.views.pieces import notice
from data.errors import WaqaiError
from data.filters import FilterError
from data.model import Language
from data.snapshot import SnapshotReader

LOG = logging.getLogger(__name__)
_OUTPUTS = [name for part in PARTS for name in part.outputs]
_INPUTS = {"q": "search-text.value", "from": "date-from.value", "to": "date-to.value"}


def default_language() -> Language:
    """The language of a page whose address names none: what the browser prefers of our two, English where it prefers neither."""
    best = request.accept_languages.best_match(["en", "ar"]) if has_request_context() else None
    return "ar" if best == "ar" else "en"


def words_of(query: str | None) -> Words:
    """The words for an address that may not even be readable."""
    own = view_only(query or "")
    return read_words("ar" if "lang=ar" in own else "en" if "lang=en" in own else default_language())


def words_for(state: PageState) -> Words:
    """The words of a state, with digits and calendar as the reader chose."""
    return read_words(state.language or default_language()).wearing(state.arabic_digits, state.hijri)


def _pair(name: str) -> tuple[str, str]:
    component, _, prop = name.partition(".")
    return component, prop


def _device(found: dict[str, Any] | None) -> Device:
    given = found or {}
    # A step of 20 pixels: nobody sees less, and windows of nearly one size share an answer.
    width = min(max(int(given.get("width", 1400)) // 20 * 20, 320), 4000)
    return Device(bool(given.get("webgl", True)), width, bool(given.get("touch", False)))


def _scheme(state: PageState, found: dict[str, Any] | None) -> str:
    return state.theme or ("dark" if (found or {}).get("dark") else "light")


def _fields(state: PageState, typed: dict[str, str | None]) -> dict[str, Any]:
    """The input fields follow the address, but what somebody is typing is left alone."""
    filters = state.filters
    stated = {"q": filters.text, "from": filters.date_from or "", "to": filters.date_to or ""}
    return {_INPUTS[key]: value for key, value in stated.items() if " ".join((typed.get(key) or "").split()) != value}


def _trouble(problem: WaqaiError, query: str | None, device: dict[str, Any] | None) -> dict[str, Any]:
    """A page that names the cause and shows nothing else: what the address asks for is not what would stand there."""
    words = words_of(query)
    scheme = _scheme(parse_state(view_only(query or "")), device)
    key = "error.filter" if isinstance(problem, FilterError) else "error.data"
    restart = html.A(words("error.restart"), href=f"?{view_only(query or '')}", className="button")
    message = notice(words("error.title"), [words(key), html.Bdi(str(problem), dir="ltr", className="cause")], restart, "error")
    return {**frame(words, scheme), "head.children": [brand(words)], "message.children": message, "page.className": "page failed",
            "page.data-answers": query or "", "shown.data": {}}


def _respond(reader: SnapshotReader, search: str | None, device: dict[str, Any] | None, actor_text: str | None, shown: dict[str, str] | None,
             typed: dict[str, str | None], takes: bool = False) -> dict[str, Any]:
    state = parse_state(search)
    reading = reader.connection()
    words = words_for(state)
    asked = Asked(reading.con, reading.revision, state, words, palette(_scheme(state, device)), _device(device), actor_text or "", takes)
    # After an error the message has to go, whatever is shown beneath it.
    values, keys = answer(asked, PARTS, shown or {})
    done = {"message.children": None, "page.className": "page embed" if state.embed else "page", "shown.data": keys,
            "page.data-answers": search or "", "page.data-revision": str(reading.revision)}
    return done | values | _fields(state, typed)


def connect(app: Dash, reader: SnapshotReader, takes: bool = False) -> None:
    """Adds all callbacks to the app. `takes`: whether readers may send articles."""
    names = [*_OUTPUTS, *_INPUTS.values(), "message.children", "page.className", "shown.data", "page.data-answers", "page.data-revision"]

    @app.callback(
        {name: Output(*_pair(name)) for name in names},
        Input("url", "search"), Input("device", "data"), Input("actor-search", "value"), State("shown", "data"),
        {key: State(*_pair(name)) for key, name in _INPUTS.items()},
        running=[(Output("progress", "className"), "progress busy", "progress idle")],
        prevent_initial_call=True,
    )
    def respond(search: str | None, device: dict[str, Any] | None, actor_text: str | None, shown: dict[str, str] | None,
                typed: dict[str, str | None]) -> dict[str, Any]:
        unchanged = dict.fromkeys(names, no_update)
        if device is None:
            return unchanged
        try:
            return unchanged | _respond(reader, search, device, actor_text, shown, typed, takes)
        except WaqaiError as problem:
            return unchanged | _trouble(problem, search, device)

    _browser(app)
    connect_grid(app, reader, words_for)


def _browser(app: Dash) -> None:
    """What the reader does, turned into steps of the address by assets/actions.js."""
    def wire(function: str, *inputs: Input, output: Output | None = None, first: bool = False) -> None:
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("waqai", function), *([output] if output else []), *inputs, prevent_initial_call=not first,
        )

    wire("device", Input("url", "pathname"), output=Output("device", "data"), first=True)
    wire("brush", Input("overview", "selectedData"))
    wire("bin", Input("overview", "clickData"))
    wire("pan", Input("lanes", "relayoutData"))
    wire("open", Input("lanes", "clickData"))
    wire("place", Input("map", "clickData"))
    wire("node", Input("network", "clickData"))
    wire("news", Input("clock", "n_intervals"))
    wire("lasso", Input("map", "selectedData"))
    wire("kinds", Input("actor-kinds", "children"))
    wire("welcome", Input("tour", "children"))
    wire("gestures", Input("map", "figure"))
    wire("text", Input("search-text", "value"))
    wire("since", Input("date-from", "value"))
    wire("until", Input("date-to", "value"))
    wire("closed", Input("detail", "opened"))
    wire("document", Input("page", "lang"), Input("page", "dir"), Input("page", "data-title"))


def on_error(problem: Exception) -> None:
    """An error that nobody foresaw: the log has it all, the page says so."""
    LOG.exception("callback failed", exc_info=problem)
    set_props("message", {"children": notice(words_of("")("error.unexpected"), kind="error")})
