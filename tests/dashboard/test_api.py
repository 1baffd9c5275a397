"""The JSON API: the page's filters, paging, ETags, and errors in JSON."""

from __future__ import annotations

from typing import get_args

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import queries
from data.filters import Filters, parse_filters
from data.model import EventType
from data.snapshot import Snapshot

FILTERS = st.builds(
    Filters, types=st.lists(st.sampled_from(get_args(EventType)), max_size=2).map(tuple),
    countries=st.lists(st.sampled_from(["EG", "LY", "none"]), max_size=2).map(tuple), statements=st.booleans(),
    groups=st.lists(st.sampled_from(["undated", "unplaced"]), max_size=1).map(tuple), sure_from=st.none() | st.integers(40, 90),
    actors=st.lists(st.sampled_from(["un", "khalifa-haftar"]), max_size=2).map(tuple), actors_mode=st.sampled_from(["any", "all"]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=FILTERS)
def test_it_answers_as_the_queries_do(client: FlaskClient, con: Snapshot, filters: Filters) -> None:
    query = filters.to_query()
    events = client.get(f"/api/v1/events?{query}&size=500").json
    assert events["query"] == query and events["total"] == queries.count_events(con, filters)
    assert [row["id"] for row in events["items"]] == list(queries.events_page(con, filters, "-date", 0, 500)["id"])
    counts = client.get(f"/api/v1/counts?{query}").json
    for name, frame in queries.facets(con, filters, 50).items():
        assert [row["count"] for row in counts["facets"][name]] == list(frame["count"]), name
    assert sum(row["count"] for row in counts["timeline"]) == counts["tallies"]["dated"]
    places = client.get(f"/api/v1/places?{query}").json["items"]
    frame = queries.places(con, filters)
    assert {row["place_id"]: row["count"] for row in places} == dict(zip(frame["place_id"], frame["count"], strict=True))


def test_pages_follow_each_other(client: FlaskClient, con: Snapshot) -> None:
    address, seen = "/api/v1/events?statements=1&size=70", []
    while address:
        answer = client.get(address).json
        seen += [row["id"] for row in answer["items"]]
        address = answer["next"]
    assert seen == list(queries.events_page(con, Filters(statements=True), "-date", 0, 1000)["id"])
    assert answer["page"] == answer["pages"] and client.get(answer["previous"]).json["page"] == answer["page"] - 1


def test_an_etag_spares_the_answer(client: FlaskClient) -> None:
    for path in ("events?types=visit", "counts", "revision", "actors/un", "events/e-made-000001"):
        first = client.get(f"/api/v1/{path}")
        again = client.get(f"/api/v1/{path}", headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, again.status_code, again.data) == (200, 304, b""), path
    assert client.get("/api/v1/events?types=call", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_one_event_and_one_actor(client: FlaskClient, con: Snapshot) -> None:
    event = client.get("/api/v1/events/e-made-000001").json["event"]
    assert event["id"] == "e-made-000001" and event["evidence"][0]["sentence"]
    actor = client.get("/api/v1/actors/khalifa-haftar?types=meeting").json["actor"]
    assert actor["total"] == queries.count_events(con, parse_filters("actors=khalifa-haftar&types=meeting")) and actor["met"]


@pytest.mark.parametrize(("path", "status", "said"), [
    ("events?types=party", 400, "types=party"), ("events?page=0", 400, "page=0"), ("events?size=501", 400, "size=501"),
    ("events?page=9999", 400, "there are only"), ("events?page=1&page=2", 400, "given twice"), ("events?sort=n", 400, "sort=n"),
    ("events?colour=red", 400, "colour is no filter"), ("events/none", 404, "none"), ("actors/none", 404, "none"), ("nothing", 404, "there is no"),
    ("events?size=٣", 400, "size="),
])
def test_errors_are_json_and_say_what_to_do(client: FlaskClient, path: str, status: int, said: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status and answer.json["error"]["status"] == status and said in answer.json["error"]["message"]


def test_nothing_can_be_written_through_it(client: FlaskClient) -> None:
    assert client.post("/api/v1/events").status_code == 405 and client.post("/api/v1/events").json["error"]["status"] == 405


def test_the_description_names_every_path_and_filter(client: FlaskClient) -> None:
    document = client.get("/api/openapi.json").json
    assert document["openapi"].startswith("3.1")
    for path in document["paths"]:
        if "{" not in path:
            assert client.get(path).status_code == 200, path
    for name, parameter in document["components"]["parameters"].items():
        wrong = client.get("/api/v1/events", query_string={name: "\x01"})
        assert wrong.status_code == 400 and "is no filter" not in wrong.json["error"]["message"], parameter
    page = client.get("/api").text
    assert all(path in page for path in document["paths"]) and "<script" not in page and "http" not in page.replace("https://", "")
