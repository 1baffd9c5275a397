"""A delta over a base reads like the whole: after new, changed, merged and retired events, in every view."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data import queries
from data.export import stream_event_actors_csv, stream_events_csv
from data.filters import Filters
from data.formats import Origin, stream_jsonl
from data.snapshot import Snapshot, build, open_snapshot, refresh_snapshot
from data.store import Store, open_store
from tests.data.many import _place, build_many, keep_pairs
from tests.data.records import make_article, make_event

FILTERS = [
    Filters(), Filters(statements=True), Filters(actors=("sisi", "haftar"), actors_mode="all"), Filters(text="حفتر"), Filters(text="newcomer"),
    Filters(date_from="2026-02", countries=("EG",)), Filters(groups=("undated",)), Filters(sources=("New Source",)), Filters(offices=("Chief",)),
]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deltas even over few events, however many of them change."""
    monkeypatch.setattr(build, "SMALLEST_BASE", 0)
    monkeypatch.setattr(build, "_LARGEST_DELTA", 10.0)


def change(store: Store) -> None:
    """What happens to a store: articles read again with other events, without any, new ones, and one that takes an event in."""
    events = sorted(store.read_events(), key=lambda event: event.id)
    rng = random.Random(3)
    for event in rng.sample([event for event in events if event.id[0] == "e" and len(event.evidence) == 1], 8):
        article = store.read_article(event.evidence[0].article_id)
        assert article is not None
        again = replace(make_event(event.id, article, ("burhan",)), place=_place("cairo"), date=rng.choice(("2027-01-05", "2020", None)))
        store.write_extraction(article, [again], keep_pairs)
    gone = store.read_article(events[5].evidence[0].article_id)
    assert gone is not None
    store.write_extraction(gone, [], keep_pairs)
    new = make_article("zz", "newcomer speaks.", source="New Source")
    store.write_extraction(new, [
        make_event("e-new-1", new, place=_place("cairo")), make_event("e-new-2", new, ("rashad",), date=None, place=None)], keep_pairs)


def same_frames(one: Snapshot, other: Snapshot, filters: Filters) -> None:
    assert queries.tallies(one, filters) == queries.tallies(other, filters)
    for name in queries.FACETS:
        assert queries.facet(one, filters, name).drop(columns="key", errors="ignore").to_dict("records") == \
            queries.facet(other, filters, name).drop(columns="key", errors="ignore").to_dict("records"), name
    assert queries.timeline_bins(one, filters, "month").equals(queries.timeline_bins(other, filters, "month"))
    assert queries.places(one, filters).equals(queries.places(other, filters))
    first, second = (sorted(map(str, queries.events_page(con, filters, "confidence", 0, 1000).to_dict("records"))) for con in (one, other))
    assert first == second
    days = [queries.events_page(con, filters, "date", 0, 1000)["first_day"].astype(str).tolist() for con in (one, other)]
    assert days[0] == days[1]
    for stream in (stream_events_csv, stream_event_actors_csv):
        assert sorted(b"".join(stream(one, filters)).splitlines()) == sorted(b"".join(stream(other, filters)).splitlines())
    origin = Origin("", "", 0)
    assert sorted(b"".join(stream_jsonl(one, filters, origin)).splitlines()) == sorted(b"".join(stream_jsonl(other, filters, origin)).splitlines())


@pytest.fixture
def both(tmp_path: Path, small: None) -> Iterator[tuple[Snapshot, Snapshot, Store]]:
    """The same store read by a delta and as a whole."""
    folder, _, _ = build_many(tmp_path, 120)
    with open_store(f"sqlite:///{tmp_path / 'waqai.db'}") as store:
        base = next(folder.glob("*.duckdb"))
        change(store)
        delta = refresh_snapshot(store, folder)
        assert "-over-" in delta.name and base.exists() and sorted(folder.glob("*.duckdb")) == sorted([base, delta])
        whole = refresh_snapshot(store, tmp_path / "whole")
        assert "-over-" not in whole.name
        with open_snapshot(delta) as one, open_snapshot(whole) as other:
            yield one, other, store


def test_every_view_is_that_of_the_whole(both: tuple[Snapshot, Snapshot, Store]) -> None:
    one, other, store = both
    assert one.revision == other.revision == store.revision()
    for filters in FILTERS:
        same_frames(one, other, filters)
    found = queries.last_update(one), queries.last_update(other)
    assert found[0] == found[1]


def test_each_event_and_its_articles_are_the_stores(both: tuple[Snapshot, Snapshot, Store]) -> None:
    one, _, store = both
    for event in store.read_events():
        found = queries.event_detail(one, event.id)
        assert found is not None and found.event == event
        assert found.articles == {item.article_id: store.read_article(item.article_id) for item in event.evidence}
    assert queries.event_detail(one, "e005") is None or store.read_event("e005") is not None


def test_the_next_delta_goes_over_the_same_base(tmp_path: Path, small: None) -> None:
    folder, _, _ = build_many(tmp_path, 60)
    with open_store(f"sqlite:///{tmp_path / 'waqai.db'}") as store:
        names = []
        for number in range(3):
            article = make_article(f"zz{number}", f"text {number}.")
            store.write_extraction(article, [make_event(f"e-new-{number}", article, date=f"2027-01-0{number + 1}")], keep_pairs)
            names.append(refresh_snapshot(store, folder).name)
        assert len({name.partition("-over-")[2] for name in names}) == 1 and len(list(folder.glob("*.duckdb"))) == 2
        with open_snapshot(folder) as con:
            assert set(queries.events_page(con, Filters(), "-date", 0, 3)["id"]) == {"e-new-0", "e-new-1", "e-new-2"}


def test_when_much_has_changed_the_whole_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "SMALLEST_BASE", 0)
    folder, _, _ = build_many(tmp_path, 30)
    with open_store(f"sqlite:///{tmp_path / 'waqai.db'}") as store:
        for number in range(20):
            article = make_article(f"zz{number}", f"text {number}.")
            store.write_extraction(article, [make_event(f"e-new-{number}", article, date="2027")], keep_pairs)
        path = refresh_snapshot(store, folder)
        assert "-over-" not in path.name and list(folder.glob("*.duckdb")) == [path] and len(list(folder.glob("*.rows"))) == 1
