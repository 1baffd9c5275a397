"""What the API offers, as an OpenAPI 3.1 document made from the filters' own definition, and as a page that shows it."""

from __future__ import annotations

import html
from dataclasses import fields
from typing import Any, get_args

from data.filters import GROUPS, Filters
from data.model import DateBasis, EventType, Language, Precision, Status
from data.queries import SORTS

_VALUES: dict[str, tuple[str, ...]] = {
    "types": get_args(EventType), "statuses": get_args(Status), "languages": get_args(Language), "date_bases": get_args(DateBasis),
    "precisions": (*get_args(Precision), "none"), "groups": GROUPS,
}
_KEYS = {"date_from": "from", "date_to": "to", "text": "q"}
_ABOUT = {
    "actors": "ids of actors", "actors_mode": "any of the actors, or all in one event", "topics": "topics of the codebook",
    "countries": "country of the place",
    "actor_countries": "country of an actor", "actor_countries_mode": "any of the countries, or all in one event", "from": "first day, month or year",
    "to": "last day, month or year", "places": "ids of places", "groups": "also what has no date, no place, only a country, or lies elsewhere",
    "q": "words of titles, sentences, names and summaries", "sources": "names of sources", "languages": "language of a report",
    "statements": "1: statements too", "divisions": "first-level division with its country, LY/Benghazi", "date_bases": "how the date is known",
    "precisions": "how exactly the place is known", "offices": "English name of an office that an actor held",
    "offices_mode": "any of the offices, or all",
    "sure_from": "least confidence in hundredths", "sure_to": "greatest confidence in hundredths", "bbox": "west,south,east,north in degrees",
    "lasso": "lon,lat;lon,lat;… in degrees", "types": "types of events", "statuses": "statuses",
}
_PATHS: dict[str, tuple[str, tuple[str, ...]]] = {
    "/api/v1/events": ("Events by pages", ("page", "size", "sort")),
    "/api/v1/events/{id}": ("One event in full, with its neighbours in time and place; a retired id redirects", ()),
    "/api/v1/actors": ("Actors with counts; q_actor searches names in both scripts", ("q_actor", "limit")),
    "/api/v1/actors/{id}": ("One actor: offices, whom it met, where, when, on what", ()),
    "/api/v1/places": ("Places with counts", ("limit",)),
    "/api/v1/counts": ("Totals, every facet (each without its own filter), and the timeline", ("limit",)),
    "/api/v1/revision": ("What the data is now", ()),
}
_OWN: dict[str, dict[str, Any]] = {
    "page": {"type": "integer", "minimum": 1, "default": 1}, "size": {"type": "integer", "minimum": 1, "maximum": 500, "default": 50},
    "sort": {"type": "string", "enum": list(SORTS), "default": "-date"}, "limit": {"type": "integer", "minimum": 1, "maximum": 500, "default": 50},
    "q_actor": {"type": "string"},
}


def _schema(name: str, default: Any) -> dict[str, Any]:
    if name.endswith("_mode"):
        return {"type": "string", "enum": ["any", "all"], "default": "any"}
    if name in ("sure_from", "sure_to"):
        return {"type": "integer", "minimum": 0, "maximum": 100}
    if name == "statements":
        return {"type": "string", "enum": ["0", "1"]}
    one: dict[str, Any] = {"type": "string", **({"enum": list(_VALUES[name])} if name in _VALUES else {})}
    return {"type": "array", "items": one} if default == () else one


def _parameters() -> list[dict[str, Any]]:
    found = []
    for field in fields(Filters):
        key = _KEYS.get(field.name, field.name)
        found.append({"name": key, "in": "query", "required": False, "description": _ABOUT[key], "schema": _schema(field.name, field.default),
                      "style": "form", "explode": True})
    return found


def _operation(path: str) -> dict[str, Any]:
    about, own = _PATHS[path]
    refs = [] if path in ("/api/v1/events/{id}", "/api/v1/revision") else [{"$ref": f"#/components/parameters/{p['name']}"} for p in _parameters()]
    given = [{"name": name, "in": "query", "required": False, "schema": _OWN[name]} for name in own]
    if "{id}" in path:
        given.append({"name": "id", "in": "path", "required": True, "schema": {"type": "string"}})
    answers: dict[str, Any] = {"200": {"description": "the answer", "content": {"application/json": {"schema": {"type": "object"}}}},
                               "304": {"description": "unchanged since the ETag that was sent"}}
    answers |= {code: {"$ref": "#/components/responses/Problem"} for code in (("404",) if "{id}" in path else ()) + ("400", "503")}
    return {"get": {"summary": about, "parameters": refs + given, "responses": answers}}


def describe() -> dict[str, Any]:
    """The OpenAPI document."""
    problem = {"type": "object", "required": ["error"], "properties": {"error": {
        "type": "object", "required": ["status", "message"], "properties": {"status": {"type": "integer"}, "message": {"type": "string"}}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Waqai", "version": "1", "description": "Dated and placed events. Filters as in the page's address."},
        "paths": {path: _operation(path) for path in _PATHS},
        "components": {
            "parameters": {parameter["name"]: parameter for parameter in _parameters()},
            "responses": {"Problem": {"description": "what is wrong, and what to do", "content": {"application/json": {"schema": problem}}}},
        },
    }


def _table(rows: list[tuple[str, str, str]]) -> str:
    safe = [tuple(map(html.escape, row)) for row in rows]
    cells = "".join(f"<tr><th scope=row><code>{name}</code></th><td>{about}</td><td><code>{kind}</code></td></tr>" for name, about, kind in safe)
    return f"<div class=scroll><table>{cells}</table></div>"


def _kind(schema: dict[str, Any]) -> str:
    inner = schema.get("items", schema)
    text = " | ".join(inner["enum"]) if "enum" in inner else str(inner["type"])
    return f"{text} (repeat)" if schema["type"] == "array" else text


def api_page() -> str:
    """The document as a page, without scripts; in English, as the API is."""
    document = describe()
    paths = [(f"GET {path}", one["get"]["summary"], ", ".join(_PATHS[path][1])) for path, one in document["paths"].items()]
    filters = [(name, parameter["description"], _kind(parameter["schema"])) for name, parameter in document["components"]["parameters"].items()]
    own = [(name, "", _kind(schema)) for name, schema in _OWN.items()]
    return f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Waqai: API</title><link rel="icon" href="/assets/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/assets/10-fonts.css">
<style>:root{{color-scheme:light dark}}body{{font:16px/1.6 "IBM Plex Sans Arabic",system-ui,sans-serif;
max-width:64rem;margin:2rem auto;padding:0 1rem}}
table{{border-collapse:collapse;width:100%}}th,td{{text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #8886}}
.scroll{{overflow-x:auto}}code{{font-size:.9em;overflow-wrap:anywhere}}</style></head><body><main><h1>API</h1>
<p>Everything that the page shows, as JSON: <a href="/api/openapi.json">openapi.json</a>. <a href="/">Back to the events</a></p>
<p>The filters are those of the page's address. Answers carry the data's revision as an <code>ETag</code>: send it back in
<code>If-None-Match</code> and an unchanged answer is a 304 without a body. An error is <code>{{"error": {{"status", "message"}}}}</code>.</p>
<h2>Paths</h2>{_table(paths)}<h2>Filters</h2>{_table(filters)}<h2>Paging and order</h2>{_table(own)}</main></body></html>"""
