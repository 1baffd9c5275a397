"""Exports and the feed: what is filtered and nothing else, in every format, with where it is from."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
import zipfile

import pyarrow.parquet as pq
import pytest
from flask.testing import FlaskClient

from data import queries
from data.filters import Filters, parse_filters
from data.formats import Origin
from data.ical import escaped, folded
from data.snapshot import Snapshot
from data.workbook import stream_xlsx

QUERIES = ["", "?types=meeting&lang=ar", "?groups=undated&groups=unplaced", "?from=2025&to=2025-06&actors=un", "?q=nothing-like-it"]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ATOM = "{http://www.w3.org/2005/Atom}"


def ids(con: Snapshot, query: str) -> list[str]:
    """Ids of what the query admits, in the order of days."""
    return [str(id) for id in queries.events_page(con, parse_filters(query), "date", 0, 10_000)["id"]]


def sheets(content: bytes) -> list[list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        count = len(workbook.findall(f".//{SHEET}sheet"))
        trees = [ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")) for number in range(1, count + 1)]
    return [[["".join(cell.itertext()) for cell in row] for row in tree.iter(f"{SHEET}row")] for tree in trees]


@pytest.mark.parametrize("query", QUERIES)
def test_every_format_holds_what_the_query_admits(client: FlaskClient, con: Snapshot, query: str) -> None:
    expected = ids(con, query)
    lines = io.StringIO(client.get(f"/export/events.csv{query}").data.decode("utf-8-sig"), newline="")
    assert [row["id"] for row in csv.DictReader(lines)] == expected
    assert [json.loads(line)["id"] for line in client.get(f"/export/events.jsonl{query}").text.splitlines()] == expected
    assert [feature["id"] for feature in client.get(f"/export/events.geojson{query}").get_json(force=True)["features"]] == expected
    table = pq.read_table(io.BytesIO(client.get(f"/export/events.parquet{query}").data))
    assert table["id"].to_pylist() == expected
    assert [row[0] for row in sheets(client.get(f"/export/events.xlsx{query}").data)[0][1:]] == expected
    dated = set(queries.timeline_events(con, Filters(statements=True), limit=10_000)["id"])
    found = re.findall(r"UID:(.*)@waqai\r\n", client.get(f"/export/events.ics{query}").data.decode().replace("\r\n ", ""))
    assert found == [id for id in expected if id in dated]


@pytest.mark.parametrize("name", ["events.csv", "events.jsonl", "events.geojson", "events.parquet", "events.xlsx", "events.ics", "event_actors.csv"])
def test_each_says_what_it_is(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/export/{name}?types=visit")
    assert answer.headers["X-Waqai-Query"] == "types=visit" and answer.headers["X-Waqai-Revision"] == "300"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", answer.headers["X-Waqai-Time"])
    assert answer.is_streamed and "attachment" in answer.headers["Content-Disposition"]


def test_where_the_format_has_a_place_the_file_says_it_too(client: FlaskClient) -> None:
    assert client.get("/export/events.geojson?types=visit").get_json(force=True)["waqai"]["query"] == "types=visit"
    metadata = pq.read_schema(io.BytesIO(client.get("/export/events.parquet?types=visit").data)).metadata
    assert metadata[b"waqai_query"] == b"types=visit" and metadata[b"waqai_revision"] == b"300"
    assert ["query", "types=visit"] in sheets(client.get("/export/events.xlsx?types=visit").data)[-1]
    assert "X-WR-CALDESC:types=visit\\; revision 300" in client.get("/export/events.ics?types=visit").text


def test_only_sites_and_towns_are_points(client: FlaskClient) -> None:
    features = client.get("/export/events.geojson?statements=1").get_json(force=True)["features"]
    kinds = {(feature["properties"]["place_precision"], feature["geometry"] is None) for feature in features}
    assert kinds == {("city", False), ("site", False), ("admin1", True), ("country", True), (None, True)}
    assert all(abs(feature["geometry"]["coordinates"][1]) < 50 for feature in features if feature["geometry"])


def test_a_full_sheet_goes_on_in_the_next(con: Snapshot) -> None:
    content = b"".join(stream_xlsx(con, Filters(), Origin("", "2026-02-17T00:00:00Z", 1), rtl=True, most=101))
    found = sheets(content)
    total = queries.count_events(con, Filters())
    assert [len(rows) for rows in found[:-1]] == [101] * ((total - 1) // 100) + [(total - 1) % 100 + 2]
    assert sum(len(rows) - 1 for rows in found[:-1]) == total and all(rows[0] == found[0][0] for rows in found[:-1])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b'rightToLeft="1"' in archive.read("xl/worksheets/sheet1.xml")


def test_calendar_lines_are_short_and_whole() -> None:
    line = folded("SUMMARY:" + "وقائع " * 40)
    assert all(len(part.encode()) <= 75 for part in line.split("\r\n"))
    assert line.replace("\r\n ", "").strip() == ("SUMMARY:" + "وقائع " * 40).strip()
    assert escaped("a;b,c\\d\r\ne\x00") == "a\\;b\\,c\\\\d\\ne "


def test_one_event_as_a_calendar(client: FlaskClient, con: Snapshot) -> None:
    dated = str(queries.timeline_events(con, Filters())["id"].iloc[0])
    answer = client.get(f"/export/event/{dated}.ics")
    assert answer.text.count("BEGIN:VEVENT") == 1 and f"UID:{dated}@waqai" in answer.text
    assert client.get("/export/event/none.ics").status_code == 404


def test_the_feed_has_the_newest_first(client: FlaskClient, con: Snapshot) -> None:
    answer = client.get("/feed.atom?types=meeting&lang=ar")
    feed = ElementTree.fromstring(answer.data)
    links = [entry.find(f"{ATOM}id").text for entry in feed.iter(f"{ATOM}entry")]  # type: ignore[union-attr]
    expected = queries.events_page(con, Filters(types=("meeting",)), "-date", 0, 50)["id"]
    assert [str(link).rpartition("event=")[2] for link in links] == list(expected)
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ar" and "meeting" in feed.find(f"{ATOM}subtitle").text  # type: ignore
    assert client.get("/feed.atom?types=meeting&lang=ar", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/export/events.csv", "/export/events.xlsx", "/export/events.parquet", "/feed.atom"])
def test_nonsense_is_refused_by_name(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?types=party")
    assert answer.status_code == 400 and "types=party" in answer.text


def test_an_unknown_format_is_not_there(client: FlaskClient) -> None:
    assert client.get("/export/events.doc").status_code == 404
