"""Actors, pairs, the network, arcs, neighbours and hits, each against a plain reading of the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest

from data import queries
from data.days import event_days
from data.filters import Filters
from data.model import ENCOUNTERS, Event
from data.queries.near import distances
from data.snapshot import Snapshot, open_snapshot
from tests.data.many import admits, build_many
from tests.data.records import NAMES

CHOSEN = [Filters(), Filters(statements=True), Filters(countries=("EG",)), Filters(
    date_from="2026-02", actors=("un",)), Filters(text="nothing-like-it")]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Snapshot, list[Event]]]:
    folder, events, _ = build_many(tmp_path_factory.mktemp("people"))
    con = open_snapshot(folder)
    yield con, events
    con.close()


def ids(event: Event) -> set[str]:
    return {actor.id for actor in event.actors}


@pytest.mark.parametrize("filters", CHOSEN)
@pytest.mark.parametrize("actor", sorted(NAMES))
def test_an_actors_page(many: tuple[Snapshot, list[Event]], filters: Filters, actor: str) -> None:
    con, events = many
    own = [event for event in events if actor in ids(event) and admits(event, filters.without("actors"))]
    page = queries.actor_page(con, actor, filters)
    assert page is not None and page.total == len(own)
    met = Counter(other for event in own if event.type in ENCOUNTERS for other in ids(event) - {actor})
    assert dict(zip(page.met["id"], page.met["count"], strict=True)) == met
    days = [span for event in own if (span := event_days(event.date, event.date_end))]
    assert (page.first_day, page.last_day) == ((min(first for first, _ in days), max(last for _, last in days)) if days else (None, None))
    assert dict(zip(page.topics["value"], page.topics["count"], strict=True)) == Counter(topic for event in own for topic in event.topics)
    assert dict(zip(page.places["place_id"], page.places["count"], strict=True)) == Counter(event.place.id for event in own if event.place)
    assert dict(zip(page.years["year"], page.years["count"], strict=True)) == Counter(first.year for first, _ in days)
    offices = Counter(office for event in own for office in {one.office_en for one in event.actors if one.id == actor} - {None})
    assert dict(zip(page.offices["office_en"], page.offices["count"], strict=True)) == offices


def test_offices_by_the_tables_stand_beside_those_of_the_events(many: tuple[Snapshot, list[Event]]) -> None:
    con, _ = many
    tenures = con.execute("SELECT person FROM tenures LIMIT 1").fetchall()
    assert tenures and queries.actor_page(con, "nobody", Filters()) is None


@pytest.mark.parametrize("filters", CHOSEN)
@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(NAMES), 2))[:8])
def test_a_pairs_page(many: tuple[Snapshot, list[Event]], filters: Filters, one: str, other: str) -> None:
    con, events = many
    own = [event for event in events if {one, other} <= ids(event) and admits(event, filters.without("actors"))]
    page = queries.pair_page(con, one, other, filters)
    assert page is not None and (page.one["id"], page.other["id"]) == (one, other)
    assert sorted(page.events["id"]) == sorted(event.id for event in own)
    met = [event for event in own if event.type in ENCOUNTERS]
    assert (page.total, page.encounters) == (len(own), len(met))
    days = sorted(span[0] for event in met if (span := event_days(event.date, event.date_end)))
    assert page.longest_gap == max(((after - before).days for before, after in pairwise(days)), default=None)
    dated = [day for day in page.events["first_day"] if day == day]
    assert dated == sorted(dated)


def test_no_pair_with_oneself_or_a_stranger(many: tuple[Snapshot, list[Event]]) -> None:
    con, _ = many
    assert queries.pair_page(con, "sisi", "sisi", Filters()) is None and queries.pair_page(con, "sisi", "nobody", Filters()) is None


@pytest.mark.parametrize("filters", CHOSEN)
def test_the_network(many: tuple[Snapshot, list[Event]], filters: Filters) -> None:
    con, events = many
    met = [event for event in events if event.type in ENCOUNTERS and admits(event, filters)]
    expected = Counter(frozenset(pair) for event in met for pair in combinations(sorted(ids(event)), 2))
    found = queries.network(con, filters)
    edges = found.edges.itertuples(index=False)
    assert {frozenset((edge.source, edge.target)): edge.count for edge in edges} == expected
    totals = Counter(actor for event in met for actor in ids(event))
    assert all(totals[row.id] == row.count for row in found.nodes.itertuples(index=False))
    assert set(found.nodes["id"]) == {actor for pair in expected for actor in pair}
    few = queries.network(con, filters, 2).edges
    assert sorted(few["count"], reverse=True) == sorted(expected.values(), reverse=True)[:2]


@pytest.mark.parametrize("filters", CHOSEN)
def test_arcs_lead_from_the_actors_countries_to_places_elsewhere(many: tuple[Snapshot, list[Event]], filters: Filters) -> None:
    con, events = many
    expected: Counter[tuple[str, str]] = Counter()
    for event in events:
        place = event.place
        if place and place.precision != "country" and place.lat is not None and admits(event, filters.without("places")):
            expected.update((country, place.id) for country in {actor.country for actor in event.actors} - {None, place.country} if country)
    arcs = queries.arcs(con, filters)
    assert dict(zip(zip(arcs["actor_country"], arcs["place_id"], strict=True), arcs["count"], strict=True)) == expected


def test_neighbours_are_near_in_days_and_kilometres(many: tuple[Snapshot, list[Event]]) -> None:
    con, events = many
    by_id = {event.id: event for event in events}
    for event in events[:60]:
        found = queries.event_neighbours(con, event.id, 500)
        span = event_days(event.date, event.date_end)
        assert event.id not in set(found["id"])
        if span is None:
            assert found.empty
            continue
        assert list(found["days"].abs()) == sorted(found["days"].abs())
        for row in found.itertuples(index=False):
            other = event_days(by_id[row.id].date, by_id[row.id].date_end)
            assert other and (other[0] - span[0]).days == row.days and abs(row.days) <= 30
        same = [one for one in events if one.place and event.place and one.place.id == event.place.id and one.id != event.id
                and (days := event_days(one.date, one.date_end)) and abs((days[0] - span[0]).days) <= 30]
        assert {one.id for one in same} <= set(found["id"])
    assert queries.event_neighbours(con, "nobody").empty


def test_distances() -> None:
    cairo_to_benghazi = distances(30.04, 31.24, np.array([32.12, 30.04, np.nan]), np.array([20.07, 31.24, 1.0]))
    assert abs(cairo_to_benghazi[0] - 1089) < 15 and cairo_to_benghazi[1] == 0 and np.isnan(cairo_to_benghazi[2])


@pytest.mark.parametrize(("text", "query", "hits"), [
    ("التقى البُرهان حفتر", "برهان", ["البُرهان"]), ("إلى القاهرة، ثم القاهره.", "القاهره", ["القاهرة", "القاهره"]),
    ("Haftar met HAFTAR's aide", "haftar", ["Haftar", "HAFTAR"]), ("مصطفى مدبولي", "مصطفي", ["مصطفى"]), ("nothing here", "برهان", []),
    ("a b", "", []), ("", "a", []), ("5㎞ away", "km", ["5㎞"]), ("الأحد ١٧ فبراير", "17", ["١٧"]), ("one two", "two one", ["one", "two"]),
    ("الســـيسي", "سيسي", ["الســـيسي"]),
])
def test_hits_stand_where_the_search_finds_them(text: str, query: str, hits: list[str]) -> None:
    assert [text[start:end] for start, end in queries.find_hits(text, query)] == hits


def test_what_the_text_search_finds_has_hits_to_mark(many: tuple[Snapshot, list[Event]]) -> None:
    con, events = many
    by_id = {event.id: event for event in events}
    for query in ("برهان", "القاهره", "haftar", "قرار"):
        for id in queries.events_page(con, Filters(text=query, statements=True), "date", 0, 40)["id"]:
            event = by_id[id]
            told = [event.summary_ar, event.summary_en, *(part for item in event.evidence for part in (item.title, item.sentence))]
            told += [part for actor in event.actors for part in (actor.name_ar, actor.name_en, actor.mention)]
            told += [event.place.name_ar, event.place.name_en] if event.place else []
            assert any(queries.find_hits(text, query) for text in told)


def test_days_of_the_yardstick() -> None:
    assert event_days("2026-02", None) == (date(2026, 2, 1), date(2026, 2, 28))
