"""CSV and JSON Lines: whole files, the codebook's columns, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells import FORMULA_STARTS, cell_sql, csv_line
from data.export import (
    EVENT_ACTOR_COLUMNS,
    EVENT_COLUMNS,
    ExportError,
    stream_event_actors_csv,
    stream_events_csv,
    write_events_csv,
    write_events_jsonl,
)
from data.filters import Filters
from data.model import Event, event_from_json
from data.snapshot import Snapshot, open_snapshot, refresh_snapshot
from data.store import Store
from tests.data.records import make_actor, make_article, make_event, make_place, merge


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def two_events() -> list[Event]:
    article = make_article("a1", '=HYPERLINK("http://x"),\nثم قال.', source="@وكالة; الأنباء")
    south = replace(make_place("cairo"), lat=-3.25, lon=-20.5, name_en="+Town")
    return [
        make_event("e1", article, summary_en="-1+1", place=south, topics=("security", "sudan_war")),
        make_event("e2", article, (), date=None, place=None, summary_ar="\tنص", claimed_by="مصدر: \"قال\""),
    ]


def test_the_columns_are_the_codebooks() -> None:
    assert ", ".join(EVENT_COLUMNS) == (
        "id, type, date, date_end, date_granularity, date_basis, status, actors_en, actors_ar, actor_ids, roles, actor_countries, place_en, "
        "place_ar, country, admin1, lat, lon, place_precision, place_basis, topics, claimed_by, summary_en, summary_ar, confidence, reports, "
        "sources, urls, sentence"
    )
    assert ", ".join(EVENT_ACTOR_COLUMNS) == "event_id, type, date, actor_id, name_en, name_ar, kind, office_en, country, role"


def test_a_written_file_reads_back_in_a_spreadsheets_way(tmp_path: Path) -> None:
    assert write_events_csv(two_events(), tmp_path / "events.csv") == 2
    content = (tmp_path / "events.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,type,date,") and content.endswith(b"\r\n")
    first, second = read(content)
    assert first["actors_ar"] == "عبد الفتاح السيسي; خليفة حفتر" and first["actor_ids"] == "sisi; haftar" and first["actor_countries"] == "EG; LY"
    assert (first["lat"], first["lon"], first["place_en"]) == ("-3.25", "-20.5", "'+Town")
    assert first["summary_en"] == "'-1+1" and first["sentence"].startswith("'=HYPERLINK")
    assert first["sources"] == "'@وكالة, الأنباء" and first["topics"] == "security; sudan_war" and first["reports"] == "1"
    assert second["summary_ar"] == "'\tنص" and second["claimed_by"] == 'مصدر: "قال"' and second["date"] == second["place_en"] == second["lat"] == ""


@pytest.fixture
def con(sqlite_store: Store, tmp_path: Path) -> Iterator[Snapshot]:
    article = make_article("a1", two_events()[0].evidence[0].sentence + "\nثم قال.", source="@وكالة; الأنباء")
    sqlite_store.write_extraction(article, two_events(), merge)
    opened = open_snapshot(refresh_snapshot(sqlite_store, tmp_path / "snapshots"))
    yield opened
    opened.close()


def test_the_stream_and_the_file_are_the_same_bytes(con: Snapshot, tmp_path: Path) -> None:
    write_events_csv(two_events(), tmp_path / "events.csv")
    assert b"".join(stream_events_csv(con, Filters())) == (tmp_path / "events.csv").read_bytes()


def test_the_stream_gives_what_is_filtered_and_its_header_at_once(con: Snapshot) -> None:
    chunks = list(stream_events_csv(con, Filters(groups=("undated",))))
    assert read(chunks[0]) == [] and [row["id"] for row in read(b"".join(chunks))] == ["e2"]
    assert len(list(stream_events_csv(con, Filters(text="nothing-like-it")))) == 1


def test_one_row_for_each_event_and_actor(con: Snapshot) -> None:
    rows = read(b"".join(stream_event_actors_csv(con, Filters())))
    assert [(row["event_id"], row["actor_id"], row["country"], row["role"]) for row in rows] == [
        ("e1", "sisi", "EG", "participant"), ("e1", "haftar", "LY", "participant")]


def test_a_list_keeps_its_places_where_something_is_missing(tmp_path: Path) -> None:
    stateless = replace(make_actor("sisi"), country=None)
    event = replace(two_events()[0], actors=(stateless, make_actor("haftar")))
    write_events_csv([event], tmp_path / "e.csv")
    assert read((tmp_path / "e.csv").read_bytes())[0]["actor_countries"] == "; LY"


def test_json_lines_come_back_as_events(tmp_path: Path) -> None:
    assert write_events_jsonl(two_events(), tmp_path / "deep" / "events.jsonl") == 2
    lines = (tmp_path / "deep" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert [event_from_json(json.loads(line)) for line in lines] == two_events() and "السيسي" in lines[0]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def failing() -> Iterator[Event]:
        yield two_events()[0]
        raise RuntimeError("in the middle")

    for write, name in ((write_events_csv, "e.csv"), (write_events_jsonl, "e.jsonl")):
        (tmp_path / name).write_text("old")
        with pytest.raises(RuntimeError):
            write(failing(), tmp_path / name)
        assert (tmp_path / name).read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e.csv", "e.jsonl"]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match=r"events\.csv can't be written"):
        write_events_csv([], tmp_path / "file" / "events.csv")


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"))
FORMULAS = st.sampled_from([sign + rest for sign in FORMULA_STARTS for rest in ("", '1"', ",")])


@given(TEXTS | FORMULAS)
def test_python_and_sql_write_the_same_cell_and_no_formula(text: str) -> None:
    line = csv_line([text, -1.5, None])
    assert line == text_cell(text) + ",-1.5,\r\n"
    (cell, number, empty), = csv.reader(io.StringIO(line, newline=""))
    assert not cell.startswith(FORMULA_STARTS) and cell.removeprefix("'") == text.removeprefix("'") and (number, empty) == ("-1.5", "")


def text_cell(text: str) -> str:
    row = duckdb.execute(f"SELECT {cell_sql('x')} FROM (SELECT ?::VARCHAR AS x)", [text]).fetchone()
    assert row is not None
    return str(row[0])
