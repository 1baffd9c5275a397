"""The JSON API under `/api/v1/`: the page's own filters, paging, ETags by revision, errors that say what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import pandas as pd
from flask import Flask, Response, jsonify, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from dashboard.exports import query_of_request
from dashboard.openapi import describe
from data import queries
from data.errors import WaqaiError
from data.filters import FilterError, Filters, parse_filters
from data.model import to_json
from data.queries.lists import present_id
from data.snapshot import Snapshot, SnapshotReader

MOST = 500
_OWN = frozenset({"page", "size", "sort", "limit", "q_actor", "lang"})
Answer = Callable[[Snapshot, Filters], Any]


def plain(value: Any) -> Any:
    """A value of a frame as JSON has it."""
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, datetime | date):
        return None if value is pd.NaT else value.isoformat()[:10]
    return None if isinstance(value, float) and value != value else value


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame as a list of objects."""
    names = list(frame.columns)
    return [{name: plain(value) for name, value in zip(names, row, strict=True)} for row in frame.itertuples(index=False)]


def _number(key: str, default: int, most: int) -> int:
    given = request.args.get(key, str(default))
    if not given.isascii() or not given.isdecimal() or not 1 <= int(given[:9]) <= most:
        raise FilterError(f"{key}={given[:40]}: expected a whole number from 1 to {most:,}")
    return int(given)


def _once() -> None:
    """A key of the API's own is given once."""
    seen = [key for key, _ in parse_qsl(query_of_request()) if key in _OWN]
    if twice := {key for key in seen if seen.count(key) > 1}:
        raise FilterError(f"{min(twice)} is given twice")


def _page_link(number: int) -> str:
    pairs = [(key, value) for key, value in parse_qsl(query_of_request()) if key != "page"]
    return f"{request.path}?{urlencode([*pairs, ('page', str(number))])}"


def _paged(frame: pd.DataFrame, page: int, size: int, total: int) -> dict[str, Any]:
    last = max(-(-total // size), 1)
    return {"items": rows(frame), "page": page, "size": size, "total": total, "pages": last,
            "next": _page_link(page + 1) if page < last else None, "previous": _page_link(page - 1) if 1 < page <= last + 1 else None}


def _events(con: Snapshot, filters: Filters) -> Any:
    total, size = queries.count_events(con, filters), _number("size", 50, MOST)
    page = _number("page", 1, 10_000_000)
    last = max(-(-total // size), 1)
    if page > last:
        raise FilterError(f"page={page}: there are only {last} pages of {size}")
    return _paged(queries.events_page(con, filters, request.args.get("sort", "-date"), (page - 1) * size, size), page, size, total)


def _actors(con: Snapshot, filters: Filters) -> Any:
    found = queries.search_actors(con, filters, request.args.get("q_actor", ""), _number("limit", 50, MOST)).drop(columns="key")
    return {"items": rows(found)}


def _places(con: Snapshot, filters: Filters) -> Any:
    return {"items": rows(queries.places(con, filters, _number("limit", 500, 3000)))}


def _counts(con: Snapshot, filters: Filters) -> Any:
    tallies = queries.tallies(con, filters)
    facets = queries.facets(con, filters, _number("limit", 50, MOST))
    found = {name: rows(frame.drop(columns="key", errors="ignore")) for name, frame in facets.items()}
    return {"tallies": {name: getattr(tallies, name) for name in type(tallies).__dataclass_fields__}, "facets": found,
            "timeline": rows(queries.timeline_bins(con, filters))}


def _record(record: Any) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in type(record).__dataclass_fields__}
    return {name: rows(value) if isinstance(value, pd.DataFrame) else plain(value) for name, value in values.items()}


def _etag(revision: int) -> str:
    asked = f"{revision} {request.path} {query_of_request()}"
    return hashlib.blake2b(asked.encode(), digest_size=10).hexdigest()


def _problem(status: int, message: str) -> Response:
    answer = jsonify(error={"status": status, "message": message})
    answer.status_code = status
    return answer


class Api:
    """The answers, over a reader of snapshots."""

    def __init__(self, reader: SnapshotReader) -> None:
        self._reader = reader

    def listed(self, make: Answer) -> Response:
        """An answer to the filters of the request."""
        _once()
        reading = self._reader.connection()
        tag = _etag(reading.revision)
        if request.if_none_match.contains(tag):
            return self._tagged(Response(status=304), tag, reading.revision)
        filters = parse_filters(query_of_request(), ignore=_OWN)
        return self._tagged(jsonify({"revision": reading.revision, "query": filters.to_query(), **make(reading.con, filters)}), tag, reading.revision)

    def _tagged(self, answer: Response, tag: str, revision: int) -> Response:
        answer.set_etag(tag)
        answer.headers["Cache-Control"] = "no-cache"
        answer.headers["X-Waqai-Revision"] = str(revision)
        return answer

    def event(self, id: str) -> AnyResponse:
        """One event in full; a retired id leads on to the one that took it in."""
        reading = self._reader.connection()
        present = present_id(reading.con, id)
        if present != id:
            # Not for good: ids may come back.
            target = url_for("api_event", id=present)
            return redirect(target, 302)
        found = queries.event_detail(reading.con, id)
        if found is None:
            return _problem(404, f"there is no event {id[:80]}")
        tag = _etag(reading.revision)
        body = {"revision": reading.revision, "event": to_json(found.event), "neighbours": rows(queries.event_neighbours(reading.con, id))}
        return self._tagged(jsonify(body), tag, reading.revision).make_conditional(request)

    def actor(self, id: str) -> AnyResponse:
        """One actor's page."""
        reading = self._reader.connection()
        page = queries.actor_page(reading.con, id, parse_filters(query_of_request(), ignore=_OWN))
        if page is None:
            return _problem(404, f"there is no actor {id[:80]}")
        tag = _etag(reading.revision)
        return self._tagged(jsonify({"revision": reading.revision, "actor": _record(page)}), tag, reading.revision).make_conditional(request)

    def revision(self) -> AnyResponse:
        """What the data is now: for pages that want to know whether there is something new."""
        reading = self._reader.connection()
        now = queries.last_update(reading.con)
        body = {"revision": now.revision, "at": now.at, "articles": now.articles, "events": now.events, "sources": list(now.sources)}
        return self._tagged(jsonify(body), _etag(reading.revision), reading.revision).make_conditional(request)


_LISTED: Mapping[str, Answer] = {"events": _events, "actors": _actors, "places": _places, "counts": _counts}


def refuse_in_json(problem: Exception) -> Response | None:
    """An error of the API as JSON; None where the request is not the API's."""
    if not request.path.startswith("/api/v1/"):
        return None
    if isinstance(problem, HTTPException):
        return _problem(problem.code or 500, str(problem.description))
    return _problem(400 if isinstance(problem, FilterError) else 503, str(problem)) if isinstance(problem, WaqaiError) else None


def add_api(server: Flask, reader: SnapshotReader) -> None:
    """Adds the routes of the API and its description."""
    api = Api(reader)
    for name, make in _LISTED.items():
        server.add_url_rule(f"/api/v1/{name}", f"api_{name}", lambda make=make: api.listed(make))
    server.add_url_rule("/api/v1/events/<path:id>", "api_event", api.event)
    server.add_url_rule("/api/v1/actors/<path:id>", "api_actor", api.actor)
    server.add_url_rule("/api/v1/revision", "api_revision", api.revision)

    @server.route("/api/v1/<path:name>")
    def api_nothing(name: str) -> Response:
        known = ", ".join([*_LISTED, "events/ID", "actors/ID", "revision"])
        return _problem(404, f"there is no /api/v1/{quote(name)[:80]}; there is {known}, described in /api/openapi.json")

    @server.get("/api/openapi.json")
    def openapi() -> Response:
        return jsonify(describe())
