"""The web application: its page, its routes, what it refuses, and that it asks nothing of anybody else."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.callbacks import _respond
from dashboard.parts import PARTS
from dashboard.settings import Settings, read_settings
from data import queries
from data.export import stream_event_actors_csv, stream_events_csv
from data.filters import parse_filters
from data.snapshot import Snapshot, SnapshotReader
from tests.dashboard.trees import of_class, said

QUERIES = ["", "?lang=ar&page=2", "?actors=khalifa-haftar&types=meeting&lang=en", "?groups=undated", "?from=2025&to=2025-06", "?statements=1"]


@pytest.mark.parametrize("query", QUERIES)
def test_exports_are_what_the_query_gives(client: FlaskClient, con: Snapshot, query: str) -> None:
    filters = parse_filters(query)
    for path, stream in (("events", stream_events_csv), ("event_actors", stream_event_actors_csv)):
        answer = client.get(f"/export/{path}.csv{query}")
        assert answer.status_code == 200 and answer.content_type == "text/csv; charset=utf-8"
        assert answer.data == b"".join(stream(con, filters))
        assert answer.headers["X-Waqai-Query"] == filters.to_query()
        assert "attachment" in answer.headers["Content-Disposition"]


def test_an_export_of_nonsense_is_refused_by_name(client: FlaskClient) -> None:
    answer = client.get("/export/events.csv?types=party")
    assert answer.status_code == 400 and "types=party" in answer.text


def test_signs_of_life(client: FlaskClient) -> None:
    assert client.get("/healthz").json["status"] == "ok"


def test_the_background_of_the_map_is_served_and_nothing_else(client: FlaskClient) -> None:
    for name in ("land", "countries", "borders", "rivers", "lakes", "disputed", "labels"):
        answer = client.get(f"/geo/{name}.geojson")
        assert answer.status_code == 200 and json.loads(answer.data)["features"]
    assert client.get("/geo/missing.geojson").status_code == 404
    # Dash answers any other path with the page itself.
    assert client.get("/geo/..%2Fapp.py").mimetype == "text/html" and "create_app" not in client.get("/geo/..%2Fapp.py").text


def test_the_first_byte_has_language_direction_and_theme(client: FlaskClient) -> None:
    page = client.get("/?lang=ar&theme=dark").text
    assert '<html lang="ar" dir="rtl" data-mantine-color-scheme="dark">' in page
    assert 'lang="en" dir="ltr">' in client.get("/", headers={"Accept-Language": "de"}).text
    assert 'lang="ar" dir="rtl">' in client.get("/", headers={"Accept-Language": "ar-EG,ar;q=0.9,en;q=0.5"}).text
    assert "<script>alert" not in client.get("/?lang=<script>alert(1)</script>&theme=<script>alert(1)</script>").text


def test_scripts_styles_and_fonts_are_local(client: FlaskClient, application: Dash) -> None:
    page = client.get("/").text
    for address in re.findall(r'(?:src|href)="([^"]+)"', page):
        assert address.startswith("/"), address
        assert client.get(address.split("?")[0]).status_code == 200, address
    sheets = [client.get(address.split("?")[0]).text for address in re.findall(r'href="([^"]+\.css[^"]*)"', page)]
    for address in re.findall(r"url\(\"?([^)\"]+)", "".join(sheets)):
        assert client.get(f"/assets/{address}").status_code == 200
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "http" not in policy and "unsafe-eval" not in policy


def _ask(reader: SnapshotReader, query: str, shown: dict[str, str] | None = None, actor_text: str = "", **typed: str) -> dict[str, Any]:
    return _respond(reader, query, {"webgl": True, "width": 1400}, actor_text, shown, dict(typed))


def test_an_answer_fills_every_part_once(reader: SnapshotReader) -> None:
    values = _ask(reader, "?lang=en")
    outputs = [name for part in PARTS for name in part.outputs]
    assert len(outputs) == len(set(outputs)) and set(outputs) <= set(values)


def test_only_what_changes_is_sent_again(reader: SnapshotReader) -> None:
    first = _ask(reader, "?lang=en")
    again = _ask(reader, "?lang=en", first["shown.data"])
    assert not {name for part in PARTS for name in part.outputs} & set(again)
    opened = _ask(reader, "?lang=en&event=e-made-000001", first["shown.data"])
    assert {name.split(".")[0] for part in PARTS for name in part.outputs if name in opened} == {"detail"}
    paged = _ask(reader, "?lang=en&page=2", first["shown.data"])
    assert {name for part in PARTS for name in part.outputs if name in paged} == {"list.children", "list-head.children"}
    searched = _ask(reader, "?lang=en", first["shown.data"], "haftar")
    assert {name for part in PARTS for name in part.outputs if name in searched} == {"actor-list.children"}
    filtered = _ask(reader, "?lang=en&actors=un", first["shown.data"])
    assert {"overview.figure", "lanes.figure", "map.figure", "list.children", "facets.children"} <= set(filtered)


def test_too_many_events_are_counted_instead_of_drawn_singly(reader: SnapshotReader, monkeypatch: pytest.MonkeyPatch) -> None:
    few = _ask(reader, "?lang=en&from=2026-02")["lanes.figure"]["data"]
    assert {trace["type"] for trace in few} <= {"scatter", "bar"} and any(trace.get("mode") == "markers" for trace in few)
    monkeypatch.setattr("dashboard.parts.MARKS", 3)
    many = _ask(reader, "?lang=en&from=2025&to=2025")
    assert {trace["type"] for trace in many["lanes.figure"]["data"]} == {"bar"}
    counted = sum(sum(trace["y"]) for trace in many["lanes.figure"]["data"])
    with reader.connection().con.cursor() as con:
        days = (date(2025, 1, 1), date(2025, 12, 31))
        assert counted == queries.count_events(con, parse_filters("from=2025&to=2025"), window=days) > 3


def test_by_actors_an_event_counts_for_each_of_its_lanes(reader: SnapshotReader, monkeypatch: pytest.MonkeyPatch) -> None:
    with reader.connection().con.cursor() as con:
        here = queries.count_events(con, parse_filters("from=2025&to=2025"), window=(date(2025, 1, 1), date(2025, 12, 31)))
    monkeypatch.setattr("dashboard.parts.MARKS", here)
    by_type, by_actor = (_ask(reader, f"?lang=en&from=2025&to=2025&lanes={by}")["lanes.figure"]["data"] for by in ("type", "actor"))
    assert any(trace.get("mode") == "markers" for trace in by_type) and {trace["type"] for trace in by_actor} == {"bar"}


def test_a_page_beyond_the_last_is_the_last(reader: SnapshotReader) -> None:
    beyond, first = (_ask(reader, f"?lang=en{page}")["list.children"] for page in ("&page=99999", ""))
    assert of_class(beyond, "row") and said(of_class(beyond, "row")[0]) != said(of_class(first, "row")[0])


def test_fields_follow_the_address_but_not_what_is_being_typed(reader: SnapshotReader) -> None:
    assert _ask(reader, "?q=peace&from=2025")["search-text.value"] == "peace"
    typing = _ask(reader, "?q=peace&from=2025", q="peace ")
    assert "search-text.value" not in typing and typing["date-from.value"] == "2025-01-01"
    assert _ask(reader, "", q="peace")["search-text.value"] == ""


def test_an_empty_store_says_so(empty_client: FlaskClient) -> None:
    assert empty_client.get("/healthz").status_code == 200
    assert empty_client.get("/export/events.csv").data.count(b"\r\n") == 1


def test_settings_come_from_the_environment() -> None:
    assert read_settings({}) == Settings()
    given = read_settings({"DATABASE_URL": "postgres://x/y", "WAQAI_SNAPSHOTS": "/elsewhere"})
    assert (given.database_url, str(given.snapshots)) == ("postgres://x/y", "/elsewhere")


def test_gunicorn_finds_the_server_without_work_at_import() -> None:
    from flask import Flask

    from dashboard import wsgi

    assert isinstance(wsgi.server, Flask)
    with pytest.raises(AttributeError):
        _ = wsgi.nothing
