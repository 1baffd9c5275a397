"""For random filters, every view equals a plain count over the records that its filters admit."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import queries
from data.cells import EVENT_ACTOR_COLUMNS, EVENT_COLUMNS, event_actor_rows, event_row
from data.days import event_days
from data.export import stream_event_actors_csv, stream_events_csv
from data.filters import GROUPS, Filters
from data.model import Article, DateBasis, Event, EventType, Status
from data.snapshot import Snapshot, open_snapshot
from tests.data.many import OFFICES, SOURCES, TOPICS, WORDS, admits, build_many, counted, division, place_group
from tests.data.records import NAMES, PLACES


@dataclass(frozen=True)
class Many:
    con: Snapshot
    events: list[Event]
    articles: dict[str, Article]

    def admitted(self, filters: Filters, *without: str) -> list[Event]:
        """The events that the filters admit, a view's own dimension left out, in the order of the store's ids."""
        left = filters.without(*without) if without else filters
        return [event for event in self.events if admits(event, left)]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Many]:
    folder, events, articles = build_many(tmp_path_factory.mktemp("many"))
    con = open_snapshot(folder)
    yield Many(con, events, articles)
    con.close()


def some(values: tuple[str, ...] | list[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """Often nothing, so that filters leave something over."""
    return st.just(()) | st.lists(st.sampled_from(values), max_size=most).map(tuple)


DAYS = ["2024-12-29", "2025-06-01", "2026-02-01", "2026-02-16", "2026-02-17", "2026-03-01"]
RANGES = st.just((None, None)) | st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)).map(
    lambda days: tuple(sorted(days)) if None not in days else days)
FILTERS = RANGES.flatmap(lambda days: st.builds(
    Filters, actors=some([*NAMES, "nobody"]), actors_mode=st.sampled_from(["any", "all"]), types=some(get_args(EventType), 6), topics=some(TOPICS),
    countries=some(["EG", "LY", "SD", "CH", "none"], 3), actor_countries=some(["EG", "LY", "UN", "none"]), statuses=some(get_args(Status), 4),
    date_from=st.just(days[0]), date_to=st.just(days[1]), places=some([*PLACES, "nowhere"]), groups=some(GROUPS),
    text=st.just("") | st.sampled_from(WORDS), sources=some([*SOURCES, "none such"]), languages=some(["ar", "en"], 1), statements=st.booleans(),
    divisions=some(["EG/Cairo", "LY/Benghazi", "none", "EG/Nowhere"]), date_bases=some(get_args(DateBasis)),
    precisions=some(["site", "city", "none"]),
    offices=some([*OFFICES, "none such"]), offices_mode=st.sampled_from(["any", "all"]), actor_countries_mode=st.sampled_from(["any", "all"]),
    sure_from=st.sampled_from([None, None, 30, 55]), sure_to=st.sampled_from([None, None, 60, 95]),
    bbox=st.sampled_from([None, None, "20,30,32,33", "31.3,-90,7,90"]), lasso=st.sampled_from([None, None, None, "5,29;32,29.5;31,34;20,31.5"]),
))
RANDOM_FILTERS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def frame_counts(frame: object, key: str = "value") -> dict[str, int]:
    return {str(value): int(count) for value, count in zip(frame[key], frame["count"], strict=True) if count}  # type: ignore[index]


@RANDOM_FILTERS
@given(filters=FILTERS)
def test_every_facet(many: Many, filters: Filters) -> None:
    reads = {
        "types": lambda event: [event.type], "statuses": lambda event: [event.status], "topics": lambda event: event.topics,
        "countries": lambda event: [event.place.country if event.place else "none"],
        "actor_countries": lambda event: {actor.country or "none" for actor in event.actors},
        "sources": lambda event: {item.source for item in event.evidence}, "languages": lambda event: {item.language for item in event.evidence},
        "actors": lambda event: {actor.id for actor in event.actors}, "divisions": lambda event: [division(event)],
        "date_bases": lambda event: [event.date_basis], "precisions": lambda event: [event.place.precision if event.place else "none"],
        "offices": lambda event: {actor.office_en for actor in event.actors} - {None},
        "confidence": lambda event: [str(min(round(event.confidence * 100) // 10, 9) * 10)],
    }
    found = queries.facets(many.con, filters)
    assert found.keys() == reads.keys()
    for name, read in reads.items():
        expected = counted([value for event in many.admitted(filters, name) for value in read(event)])
        assert frame_counts(found[name], "id" if name == "actors" else "value") == expected, name
        assert list(found[name]["count"]) == sorted(found[name]["count"], reverse=True)


@RANDOM_FILTERS
@given(filters=FILTERS, bin=st.sampled_from([None, *queries.BINS]))
def test_the_timeline(many: Many, filters: Filters, bin: str | None) -> None:
    dated = [event for event in many.admitted(filters, "dates") if event.date]
    bins = queries.timeline_bins(many.con, filters, bin)
    assert counted([f"{event.type} {event.status}" for event in dated]) == {
        key: int(count) for key, count in bins.groupby(bins["type"] + " " + bins["status"])["count"].sum().items()
    }
    for event in dated:
        first = event_days(event.date, event.date_end)[0]  # type: ignore[index]
        hit = bins[(bins["start"] <= str(first)) & (bins["end"] > str(first)) & (bins["type"] == event.type) & (bins["status"] == event.status)]
        assert len(hit) == 1
    shown = queries.timeline_events(many.con, filters)
    assert sorted(shown["id"]) == sorted(event.id for event in dated)
    assert list(shown["first_day"]) == sorted(shown["first_day"])


@RANDOM_FILTERS
@given(filters=FILTERS)
def test_the_map(many: Many, filters: Filters) -> None:
    placed = [event for event in many.admitted(filters, "places") if event.place]
    found = queries.places(many.con, filters)
    assert frame_counts(found, "place_id") == counted([event.place.id for event in placed if event.place])
    for row in found.itertuples():
        here = [event for event in placed if event.place and event.place.id == row.place_id]
        assert {place_group(event) for event in here} == {row.group}
        types = counted([event.type for event in here])
        assert types[str(row.main_type)] == max(types.values())


@RANDOM_FILTERS
@given(filters=FILTERS)
def test_the_totals(many: Many, filters: Filters) -> None:
    found, shown = queries.tallies(many.con, filters), many.admitted(filters)
    assert found.total == len(shown) == queries.count_events(many.con, filters)
    assert found.articles == len({item.article_id for event in shown for item in event.evidence})
    assert found.sources == len({item.source for event in shown for item in event.evidence})
    undated = [event for event in many.admitted(filters, "dates") if not event.date]
    assert (found.undated, found.dated) == (len(undated), len(many.admitted(filters, "dates")) - len(undated))
    groups = counted([place_group(event) for event in many.admitted(filters, "places")])
    assert (found.on_map, found.country_only, found.outside, found.unplaced) == tuple(
        groups.get(name, 0) for name in ("map", "country_only", "outside", "unplaced"))
    assert found.placed == found.on_map + found.country_only + found.outside
    hidden = 0 if filters.types or filters.statements else sum(event.type == "statement" for event in many.admitted(filters, "types"))
    assert found.hidden_statements == hidden


@RANDOM_FILTERS
@given(filters=FILTERS, sort=st.sampled_from(queries.SORTS), offset=st.integers(0, 30))
def test_the_list(many: Many, filters: Filters, sort: str, offset: int) -> None:
    every = queries.events_page(many.con, filters, sort, 0, 1000)
    assert sorted(every["id"]) == [event.id for event in many.admitted(filters)]
    page = queries.events_page(many.con, filters, sort, offset, 7)
    assert list(page["id"]) == list(every["id"])[offset:offset + 7]
    for position, id in enumerate(page["id"]):
        assert queries.event_position(many.con, filters, id, sort) == offset + position


@RANDOM_FILTERS
@given(filters=FILTERS)
def test_the_csv(many: Many, filters: Filters) -> None:
    def read(chunks: Iterator[bytes]) -> list[list[str]]:
        return list(csv.reader(io.StringIO(b"".join(chunks).decode("utf-8-sig"), newline="")))

    def plain(value: object) -> str:
        text = "" if value is None else str(value)
        return "'" + text if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") else text

    shown = many.admitted(filters)
    header, *rows = read(stream_events_csv(many.con, filters))
    assert tuple(header) == EVENT_COLUMNS
    assert sorted(rows) == sorted([plain(event_row(event)[name]) for name in EVENT_COLUMNS] for event in shown)
    header, *rows = read(stream_event_actors_csv(many.con, filters))
    assert tuple(header) == EVENT_ACTOR_COLUMNS
    assert sorted(rows) == sorted([plain(row[name]) for name in EVENT_ACTOR_COLUMNS] for event in shown for row in event_actor_rows(event))


def test_the_yardstick_is_varied(many: Many) -> None:
    """The records hold every special case that the other tests rely on."""
    assert {place_group(event) for event in many.events} == {"map", "country_only", "outside", "unplaced"}
    assert any(len({item.article_id for item in event.evidence}) > 1 for event in many.events)
    assert any(len({actor.id for actor in event.actors}) < len(event.actors) for event in many.events)
    assert {len(event.date or "") for event in many.events} == {0, 4, 7, 10}
    assert {event.type for event in many.events} == set(get_args(EventType))
