"""What can't be answered is refused with its status, and said in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.settings import Settings


@pytest.mark.parametrize("path", ["/nothing", "/event/1", "/export", "/feed", "/apis", "/../etc/passwd", "/geo/..%2Fapp.py"])
def test_an_unknown_address_is_a_page_that_says_so(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    if answer.mimetype == "text/html" and path != "/geo/..%2Fapp.py":
        assert "There is no such page" in answer.text and 'href="/"' in answer.text and "<script" not in answer.text


def test_it_speaks_the_readers_language_and_keeps_it(client: FlaskClient) -> None:
    page = client.get("/nothing?lang=ar&theme=dark").text
    assert 'lang="ar" dir="rtl"' in page and "lang=ar&amp;theme=dark" in page
    assert "<b>" not in client.get("/nothing?lang=<b>").text


@pytest.mark.parametrize("query", ["types=party", "camera=x", "page=0", "nothing=1", "from=2026-13", "lang=fr"])
def test_a_query_of_nonsense_has_the_status_of_one(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400 and answer.mimetype == "text/html"
    assert client.get("/?types=visit&lang=ar").status_code == 200


def call(application: Dash) -> dict[str, Any]:
    """A call as the page makes it."""
    output, known = next((output, known) for output, known in application.callback_map.items()
                         if any(one["id"] == "url" and one["property"] == "search" for one in known["inputs"]))
    values = {"url.search": "?lang=en", "device.data": {"webgl": True, "width": 1400}, "shown.data": None}

    def filled(wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**one, "value": values.get(f"{one['id']}.{one['property']}", "")} for one in wanted]

    outputs = application.callback_map[output]["output"]
    listed = outputs if isinstance(outputs, list) else [outputs]
    return {"output": output, "outputs": [{"id": one.component_id, "property": one.component_property} for one in listed],
            "inputs": filled(known["inputs"]), "state": filled(known["state"]), "changedPropIds": ["url.search"]}


def test_a_call_like_the_pages_own_is_answered(application: Dash, client: FlaskClient) -> None:
    sent = call(application)
    answer = client.post("/_dash-update-component", json=sent)
    assert answer.status_code != 400, answer.text


@pytest.mark.parametrize("body", ["", "x", "null", "[]", "{}", '"output"', '{"output": 1}', '{"output": "nothing.here"}', '{"output": ["a"]}'])
def test_a_call_that_is_none_is_refused(client: FlaskClient, body: str) -> None:
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code == 400 and answer.json["error"]["message"]


@pytest.mark.parametrize("change", [
    {"inputs": None}, {"inputs": []}, {"inputs": [1]}, {"inputs": [{"id": "x", "property": "y"}]}, {"state": "x"}, {"outputs": None},
])
def test_a_call_with_other_inputs_is_refused(application: Dash, client: FlaskClient, change: dict[str, Any]) -> None:
    assert client.post("/_dash-update-component", json=call(application) | change).status_code == 400


@pytest.mark.parametrize(("name", "value"), [
    ("url.search", 7), ("url.search", {"a": 1}), ("device.data", "x"), ("device.data", {"width": "wide"}), ("device.data", {"width": 1e99}),
    ("shown.data", [1]),
])
def test_a_call_with_values_that_no_page_sends_is_refused(application: Dash, client: FlaskClient, name: str, value: object) -> None:
    sent = call(application)
    for one in [*sent["inputs"], *sent["state"]]:
        if f"{one['id']}.{one['property']}" == name:
            one["value"] = value
    answer = client.post("/_dash-update-component", data=json.dumps(sent), content_type="application/json")
    assert answer.status_code == 400, answer.text


def test_settings_of_the_inbox() -> None:
    assert not Settings().inbox
