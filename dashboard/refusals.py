"""Requests that can't be answered, each with its status and a word on why: unknown addresses, queries that name what doesn't exist,
calls of the page's own interface that are no such calls."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from typing import Any

from dash import Dash
from flask import Flask, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException, NotFound

from dashboard.api import refuse_in_json
from dashboard.callbacks import words_of
from dashboard.state import parse_state, view_only
from data.errors import WaqaiError
from data.filters import FilterError

# Dash answers every address that nothing else does, under the name of its rule; the page itself has but one.
_PAGE, _ANY = "/", "/<path:path>"
_CALL = "/_dash-update-component"


def _query() -> str:
    return request.query_string.decode("utf-8", "replace")


def missing_page() -> Response:
    """The page for an address that leads nowhere, in the reader's language and without scripts."""
    words = words_of(_query())
    home = html.escape(f"/?{view_only(_query())}".removesuffix("?"))
    text = {key: html.escape(words(f"server.{key}")) for key in ("missing", "missing.hint", "home")}
    body = f"""<!DOCTYPE html><html lang="{words.language}" dir="{words.direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{text["missing"]}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/assets/10-fonts.css">
<style>:root{{color-scheme:light dark}}
body{{font:1.1rem/1.7 "IBM Plex Sans Arabic",system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.5rem}}</style></head>
<body><main><h1>{text["missing"]}</h1><p>{text["missing.hint"]}</p><p><a href="{home}">{text["home"]}</a></p></main></body></html>"""
    return Response(body, status=404, content_type="text/html; charset=utf-8")


def _fits(given: Any, expected: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the inputs of a call are those of the callback, lists of them where it takes them by name."""
    if not isinstance(given, list) or not all(isinstance(one, dict | list) for one in given):
        return False
    flat = [one for item in given for one in (item if isinstance(item, list) else [item])]
    found = [(one.get("id"), one.get("property")) for one in flat if isinstance(one, dict)]
    return found == [(one["id"], one["property"]) for one in expected]


def _fault(app: Dash, call: Any) -> str | None:
    """What is wrong with a call of a callback; None where nothing is."""
    if not isinstance(call, dict):
        return "expected a JSON object"
    known = app.callback_map.get(call.get("output")) if isinstance(call.get("output"), str) else None
    if known is None:
        return "there is no such output"
    for key in ("inputs", "state"):
        if not _fits(call.get(key, []), known[key]):
            return f"{key} are not those of this output"
    if not isinstance(call.get("outputs"), dict | list):
        return "outputs are missing"
    return _odd_value(call)


def _odd_value(call: Mapping[str, Any]) -> str | None:
    """Values that no page sends: text is text, and a description of a device has numbers where they belong."""
    sent = [one for one in [*call.get("inputs", []), *call.get("state", [])] if isinstance(one, dict)]
    given = {f"{one.get('id')}.{one.get('property')}": one.get("value") for one in sent}
    for name, value in given.items():
        if name.endswith((".search", ".value", ".pathname")) and not isinstance(value, str | None):
            return f"{name} must be text"
        if name in ("device.data", "shown.data") and not isinstance(value, dict | None):
            return f"{name} must be an object"
    width = (given.get("device.data") or {}).get("width", 1)
    return None if isinstance(width, int | float) and not isinstance(width, bool) and abs(width) < 1e6 else "device.data.width must be a number"


def _refuse_call(app: Dash) -> Response | None:
    try:
        call = json.loads(request.get_data(as_text=True))
    except ValueError:
        call = None
    fault = _fault(app, call)
    if fault is None:
        return None
    answer = jsonify(error={"status": 400, "message": fault})
    answer.status_code = 400
    return answer


def _refused(problem: WaqaiError) -> Response:
    if answer := refuse_in_json(problem):
        return answer
    status = 400 if isinstance(problem, FilterError) else 503
    return Response(f"{problem}\n", status=status, content_type="text/plain; charset=utf-8")


def add_refusals(app: Dash) -> None:
    """Adds them to the app's server."""
    server: Flask = app.server

    @server.before_request
    def check() -> Response | None:
        if request.endpoint == _ANY:
            return missing_page()
        if request.path == _CALL and request.method == "POST":
            return _refuse_call(app)
        if request.endpoint == _PAGE:
            try:
                parse_state(_query())
            except FilterError:
                g.refused = True
        return None

    @server.after_request
    def mark(response: Response) -> Response:
        # The page itself says what is wrong with its address; programs see it by the status.
        if g.get("refused"):
            response.status_code = 400
        return response

    def http_error(problem: HTTPException) -> Any:
        if answer := refuse_in_json(problem):
            return answer
        return missing_page() if isinstance(problem, NotFound) and not request.path.startswith(("/assets/", "/_dash", "/geo/")) else problem

    server.register_error_handler(HTTPException, http_error)
    server.register_error_handler(WaqaiError, _refused)
