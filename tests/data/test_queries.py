"""What a screen asks: searching actors, one event, positions, the edges of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data import queries
from data.filters import FilterError, Filters
from data.snapshot import Snapshot, open_snapshot, refresh_snapshot
from data.store import Store
from tests.data.records import make_article, make_event, merge


@pytest.fixture
def con(sqlite_store: Store, tmp_path: Path) -> Iterator[Snapshot]:
    one = make_article("a1", "التقى السيسي وحفتر في القاهرة.", published="2026-02-17")
    two = make_article("a2", "Al-Burhan spoke.", language="en", source="Agency", sample=True)
    sqlite_store.write_extraction(one, [
        make_event("e1", one), make_event("e2", one, ("rashad", "haftar"), type="visit", date="2026-02"),
        make_event("e3", one, ("sisi",), type="call", date=None, place=None),
    ], merge)
    sqlite_store.write_extraction(two, [
        make_event("e4", two, ("burhan", "un"), type="statement", date="2025"), make_event("e5", two, ("burhan",), date="2026-02-21"),
    ], merge)
    three = make_article("a0")
    sqlite_store.write_extraction(three, [make_event("e0", three)], merge)  # takes e1 in
    opened = open_snapshot(refresh_snapshot(sqlite_store, tmp_path / "snapshots"))
    yield opened
    opened.close()


@pytest.mark.parametrize(("text", "first"), [
    ("حفتر", "haftar"), ("Haftar", "haftar"), ("hifter", "haftar"), ("haft", "haftar"), ("خليفه", "haftar"), ("السيسى", "sisi"), ("Sissi", "sisi"),
    ("البُرهان", "burhan"), ("برهان", "burhan"), ("khalefa hefter", "haftar"), ("fattah burhan", "burhan"), ("rachad", "rashad"),
])
def test_actors_are_found_in_both_scripts_and_their_variants(con: Snapshot, text: str, first: str) -> None:
    assert queries.search_actors(con, Filters(statements=True), text)["id"].tolist()[:1] == [first]


@pytest.mark.parametrize("text", ["zzz", "موسى", "haftar sisi", "su"])
def test_other_names_find_nobody(con: Snapshot, text: str) -> None:
    assert queries.search_actors(con, Filters(), text).empty


def test_the_search_counts_with_the_other_filters(con: Snapshot) -> None:
    def count(filters: Filters) -> int:
        return int(queries.search_actors(con, filters, "haftar")["count"].iloc[0])

    assert (count(Filters()), count(Filters(types=("visit",))), count(Filters(actors=("burhan",)))) == (2, 1, 2)
    assert queries.search_actors(con, Filters(), "", 2)["id"].tolist() == ["haftar", "sisi"]


def test_a_chosen_value_stays_in_its_facet_with_nothing_left(con: Snapshot) -> None:
    chosen = Filters(actors=("burhan",), types=("visit",), topics=("energy",), text="حفتر")
    found = queries.facets(con, chosen)
    assert dict(zip(found["actors"]["id"], found["actors"]["count"], strict=True)) == {"burhan": 0}
    assert found["types"].to_dict("records") == [{"value": "visit", "count": 0}]
    assert found["topics"].to_dict("records") == [{"value": "energy", "count": 0}]


def test_a_facet_is_cut_at_its_limit_but_keeps_the_chosen(con: Snapshot) -> None:
    assert queries.facet(con, Filters(), "actors", 1)["id"].tolist() == ["haftar"]
    assert queries.facet(con, Filters(actors=("rashad",)), "actors", 1)["id"].tolist() == ["haftar", "rashad"]
    assert queries.facet(con, Filters(types=("visit",)), "types", 1)["value"].tolist() == ["meeting", "visit"]


def test_names_of_what_is_chosen(con: Snapshot) -> None:
    assert queries.find_actors(con, ["sisi", "nobody"])[["id", "name_en", "country"]].to_dict("records") == [
        {"id": "sisi", "name_en": "Abdel Fattah el-Sisi", "country": "EG"}]
    assert queries.find_places(con, ["cairo"])["name_en"].tolist() == ["Cairo"]
    assert queries.find_actors(con, []).empty and queries.find_places(con, []).empty


def test_a_retired_id_leads_to_the_event_with_all_its_articles(con: Snapshot) -> None:
    found = queries.event_detail(con, "e1")
    assert found is not None and found.id == found.event.id == "e0"
    assert found.articles.keys() == {"a0", "a1"}
    assert queries.event_detail(con, "none") is None


def test_a_week_begins_on_saturday_and_a_month_counts_by_its_first_day(con: Snapshot) -> None:
    weeks = queries.timeline_bins(con, Filters(types=("meeting",)), "week")
    assert weeks["start"].tolist() == [pd.Timestamp("2026-02-14"), pd.Timestamp("2026-02-21")]
    assert weeks["end"].tolist() == [pd.Timestamp("2026-02-21"), pd.Timestamp("2026-02-28")]
    days = queries.timeline_bins(con, Filters(types=("visit",)), "day")
    assert days["start"].tolist() == [pd.Timestamp("2026-02-01")]


def test_the_window_cuts_what_is_in_sight_and_the_brush_does_not(con: Snapshot) -> None:
    window = date(2026, 2, 17), date(2026, 2, 21)
    assert queries.timeline_events(con, Filters(), window)["id"].tolist() == ["e0", "e5"]
    assert queries.timeline_events(con, Filters(date_from="2026-02-20"))["id"].tolist() == ["e2", "e0", "e5"]
    assert queries.timeline_events(con, Filters(), limit=1)["id"].tolist() == ["e5"]
    assert queries.count_events(con, Filters(date_from="2026-02-20"), window) == 2
    assert queries.count_events(con, Filters(date_from="2026-02-20")) == 2  # e5, and e2 of all February


@pytest.mark.parametrize(("first", "last", "expected"), [
    ((2026, 2, 17), (2026, 2, 17), "day"), ((2026, 1, 1), (2026, 12, 31), "day"), ((2024, 1, 1), (2026, 1, 1), "week"),
    ((2011, 1, 1), (2026, 12, 31), "month"), ((1952, 1, 1), (2026, 12, 31), "quarter"), ((1800, 1, 1), (2026, 1, 1), "year"),
    ((1, 1, 1), (9999, 12, 31), "decade"),
])
def test_the_bin_is_the_finest_that_is_not_too_many(first: tuple[int, int, int], last: tuple[int, int, int], expected: str) -> None:
    assert queries.choose_bin(date(*first), date(*last)) == expected


def test_undated_events_come_last_either_way(con: Snapshot) -> None:
    assert queries.events_page(con, Filters(), "date")["id"].tolist() == ["e2", "e0", "e5", "e3"]
    assert queries.events_page(con, Filters(), "-date")["id"].tolist() == ["e5", "e0", "e2", "e3"]


def test_the_totals_say_what_is_hidden(con: Snapshot) -> None:
    found = queries.tallies(con, Filters())
    assert (found.total, found.undated, found.unplaced, found.hidden_statements, found.articles, found.sources) == (4, 1, 1, 1, 3, 2)
    assert queries.tallies(con, Filters(statements=True)).hidden_statements == 0


def test_how_fresh_the_data_is(con: Snapshot) -> None:
    found = queries.last_update(con)
    assert (found.revision, found.articles, found.events, found.samples, found.sources) == (3, 3, 5, 1, ("Agency", "وكالة"))
    assert found.at is not None and found.at.endswith("Z")


def test_unknown_names_are_refused(con: Snapshot) -> None:
    with pytest.raises(FilterError, match="sort"):
        queries.events_page(con, Filters(), "n; DROP TABLE events")
    with pytest.raises(FilterError, match="bin"):
        queries.timeline_bins(con, Filters(), "hour")
    with pytest.raises(FilterError, match="facet"):
        queries.facet(con, Filters(), "moods")


def test_a_quote_in_a_filter_is_only_a_quote(con: Snapshot) -> None:
    filters = Filters(actors=("x' OR 1=1 --",), places=("'",), sources=("\"'",), text="' OR '1'='1")
    assert queries.tallies(con, filters).total == 0
