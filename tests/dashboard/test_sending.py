"""What readers send: articles for the inbox, and reports of errors; their limits, and that both reach the store."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app, open_reader
from dashboard.sending import Pace
from dashboard.settings import Settings
from data.inbox import MAX_BYTES
from data.snapshot import refresh_snapshot
from data.store import Store, open_store
from tests.dashboard.synthetic import fill


@dataclass
class Site:
    client: FlaskClient
    store: Store


def site(folder: Path, **changes: object) -> Iterator[Site]:
    settings = Settings(f"sqlite:///{folder / 'waqai.db'}", folder / "snapshots", **changes)  # type: ignore[arg-type]
    with open_store(settings.database_url) as store:
        fill(store, 3)
        refresh_snapshot(store, settings.snapshots)
        reader = open_reader(settings)
        yield Site(create_app(reader, settings).server.test_client(), store)
        reader.close()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Site]:
    yield from site(tmp_path, inbox=True, inbox_pace=100)


def test_a_pasted_article_goes_to_the_inbox_and_its_events_are_found(opened: Site) -> None:
    answer = opened.client.post("/inbox", json={"title": "عنوان", "text": "التقى الرئيسان في القاهرة.", "published": "2026-02-17"})
    assert answer.status_code == 202
    assert opened.client.get(answer.json["where"]).json["state"] == "waiting"
    item = opened.store.take_inbox("worker")
    assert item is not None and item.name.endswith(".json") and "عنوان" in item.content.decode()
    opened.store.finish_inbox(item.id, "ok", "1 read", ["made-000001"])
    done = opened.client.get(answer.json["where"]).json
    assert (done["state"], done["events"], done["shown"]) == ("ok", ["e-made-000001"], True)


@pytest.mark.parametrize("name", ["a.txt", "A.HTML", "b.json", "c.pdf", "../../x.txt"])
def test_a_file_goes_to_the_inbox(opened: Site, name: str) -> None:
    answer = opened.client.post("/inbox", data={"file": (io.BytesIO(b"text of an article"), name)})
    assert answer.status_code == 202
    item = opened.store.take_inbox("worker")
    assert item is not None and item.content == b"text of an article" and "/" not in item.name


@pytest.mark.parametrize("sent", [
    {"data": {"file": (io.BytesIO(b"x"), "a.exe")}}, {"data": {"file": (io.BytesIO(b""), "a.txt")}}, {"json": {}},
    {"json": []}, {"json": {"text": 7}},
    {"json": {"text": "  "}}, {"json": {"text": "x", "title": ["y"]}}, {"data": b"x", "content_type": "application/json"},
])
def test_what_is_no_article_is_refused_with_a_reason(opened: Site, sent: dict[str, object]) -> None:
    answer = opened.client.post("/inbox", **sent)
    assert answer.status_code == 400 and answer.json["error"]["message"]
    assert opened.store.counts().waiting == 0


def test_too_large_is_refused(opened: Site) -> None:
    assert opened.client.post("/inbox", data={"file": (io.BytesIO(b"x" * (MAX_BYTES + 100_000)), "a.txt")}).status_code == 413
    assert opened.client.post("/inbox", data={"file": (io.BytesIO(b"x" * (MAX_BYTES + 1)), "a.txt")}).status_code == 400


def test_other_sites_may_not_send(opened: Site) -> None:
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert opened.client.post("/inbox", json={"text": "x"}, headers=headers).status_code == 403
        assert opened.client.post("/error-reports", json={"event": "e-made-000001"}, headers=headers).status_code == 403
    assert opened.client.post("/inbox", json={"text": "x"}, headers={"Origin": "http://localhost"}).status_code == 202


def test_it_is_off_unless_the_settings_say_otherwise(tmp_path: Path) -> None:
    for closed in site(tmp_path):
        assert closed.client.post("/inbox", json={"text": "x"}).status_code == 403
        assert closed.client.get("/inbox/1").status_code == 404
        assert closed.store.counts().waiting == 0


def test_one_address_may_not_send_without_end(tmp_path: Path) -> None:
    for hasty in site(tmp_path, inbox=True, inbox_pace=2):
        assert [hasty.client.post("/inbox", json={"text": f"x {number}"}).status_code for number in range(4)] == [202, 202, 429, 429]


def test_the_pace_is_by_address_and_passes() -> None:
    now = [0.0]
    pace = Pace(2, 60.0, lambda: now[0])
    assert [pace.allows("a") for _ in range(3)] == [True, True, False] and pace.allows("b")
    now[0] = 61.0
    assert pace.allows("a")


def test_a_report_of_an_error_is_kept_for_the_curators(opened: Site) -> None:
    answer = opened.client.post("/error-reports", json={"event": "e-made-000001", "field": "date", "note": "كان ذلك في يناير", "sender": "قارئ"})
    assert answer.status_code == 201
    (report,) = opened.store.read_error_reports()
    assert (report.id, report.event_id, report.field) == (answer.json["id"], "e-made-000001", "date")
    assert (report.note, report.sender) == ("كان ذلك في يناير", "قارئ")
    opened.store.answer_error_report(report.id, "accepted", "mended")
    assert opened.store.read_error_reports() == ()
    (closed,) = opened.store.read_error_reports(None)
    assert closed.state == "accepted" and closed.answer == "mended" and closed.answered_at


@pytest.mark.parametrize("sent", [
    {"event": "none", "field": "date", "note": "x"}, {"event": "e-made-000001", "field": "mood", "note": "x"},
    {"event": "e-made-000001", "field": "date"},
    {"event": "e-made-000001", "field": "date", "note": "x" * 2001}, {"event": 7}, [],
])
def test_a_report_that_says_nothing_is_refused(opened: Site, sent: object) -> None:
    assert opened.client.post("/error-reports", json=sent).status_code == 400 and opened.store.read_error_reports(None) == ()


def test_a_new_extraction_leaves_reports_alone(opened: Site) -> None:
    opened.store.put_error_report("e-made-000001", "place", "wrong town")
    fill(opened.store, 3, seed=8)
    assert len(opened.store.read_error_reports()) == 1
