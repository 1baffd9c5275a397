"""The record of truth, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from data.engine import StoreError, store_url
from data.model import Event
from data.schema import SCHEMA_VERSION
from data.store import Store, open_store
from tests.data.records import make_article, make_event, merge


def read_ids(store: Store) -> list[str]:
    return [event.id for event in store.read_events()]


def test_an_article_and_its_event_come_back_as_they_went_in(store: Store) -> None:
    article = make_article("a1", sample=True, published=None, url=None)
    event = make_event("e1", article)
    result = store.write_extraction(article, [event], merge)
    assert (result.article_id, result.duplicate_of, result.replaced, result.events) == ("a1", None, False, ("e1",))
    assert store.read_article("a1") == article
    assert store.read_event("e1") == event
    assert store.read_article("a2") is None and store.read_event("e2") is None


def test_each_write_raises_the_revision(store: Store) -> None:
    assert store.revision() == 0
    store.write_extraction(make_article("a1"), [], merge, skipped="no event in it")
    assert store.revision() == 1


def test_the_same_content_under_another_id_is_one_article(store: Store) -> None:
    first, twin = make_article("a1", title="واحد"), make_article("a2", title="واحد", text=make_article("a1").text)
    store.write_extraction(first, [make_event("e1", first)], merge)
    result = store.write_extraction(twin, [make_event("e2", twin)], merge)
    assert result.duplicate_of == "a1" == store.find_article(twin)
    assert store.counts().articles == 1 and read_ids(store) == ["e1"] and store.revision() == 1


@pytest.mark.parametrize("change", [{"source": "أخرى"}, {"title": "آخر"}, {"text": "غير"}, {"published": "2026-02-18"}])
def test_any_difference_in_content_is_another_article(store: Store, change: dict[str, str]) -> None:
    store.write_extraction(make_article("a1"), [], merge)
    assert store.find_article(make_article("a1", **change)) is None


def test_extracting_again_replaces_the_events(store: Store) -> None:
    article = make_article("a1")
    store.write_extraction(article, [make_event("e1", article), make_event("e2", article, type="visit")], merge)
    result = store.write_extraction(article, [make_event("e1", article, confidence=0.5)], merge)
    assert result.replaced and read_ids(store) == ["e1"]
    stored = store.read_event("e1")
    assert stored is not None and stored.confidence == 0.5
    assert store.counts().reports == 1 and store.counts().evidence == 1


def test_the_same_id_with_new_content_replaces_the_article(store: Store) -> None:
    store.write_extraction(make_article("a1"), [], merge)
    changed = make_article("a1", text="نص مصحح.")
    assert store.write_extraction(changed, [], merge).replaced
    assert store.read_article("a1") == changed and store.counts().articles == 1


def test_two_reports_of_one_event_merge_and_the_retired_id_leads_on(store: Store) -> None:
    one, two = make_article("a1"), make_article("a2")
    store.write_extraction(two, [make_event("e2", two)], merge)
    result = store.write_extraction(one, [make_event("e1", one)], merge)
    assert result.events == ("e1",) and result.retired == ("e2",)
    merged = store.read_event("e2")
    assert merged is not None and merged.id == "e1"
    assert {evidence.article_id for evidence in merged.evidence} == {"a1", "a2"}


def test_a_chain_of_retired_ids_leads_to_the_last(store: Store) -> None:
    for number in (3, 2, 1):
        article = make_article(f"a{number}")
        store.write_extraction(article, [make_event(f"e{number}", article)], merge)
    assert [event.id for event in map(store.read_event, ("e1", "e2", "e3")) if event] == ["e1", "e1", "e1"]


def test_what_merging_may_not_join_stays_apart(store: Store) -> None:
    one, two, three = (make_article(f"a{number}") for number in (1, 2, 3))
    store.write_extraction(one, [make_event("e1", one)], merge)
    store.write_extraction(two, [make_event("e2", two, actors=("rashad", "haftar"))], merge)
    store.write_extraction(three, [make_event("e3", three, date="2025-02-17")], merge)
    assert read_ids(store) == ["e1", "e2", "e3"]


def test_a_replaced_article_lets_go_of_the_event_of_others(store: Store) -> None:
    one, two = make_article("a1"), make_article("a2")
    store.write_extraction(one, [make_event("e1", one)], merge)
    store.write_extraction(two, [make_event("e2", two)], merge)
    assert read_ids(store) == ["e1"]
    result = store.write_extraction(one, [], merge)
    assert read_ids(store) == ["e2"] and result.retired == ("e1",)
    left = store.read_event("e1")
    assert left is not None and left.id == "e2" and {evidence.article_id for evidence in left.evidence} == {"a2"}


def test_an_event_that_nobody_reports_any_more_is_gone_and_may_come_back(store: Store) -> None:
    article = make_article("a1")
    event = make_event("e1", article)
    store.write_extraction(article, [event], merge)
    assert store.write_extraction(article, [], merge).retired == ("e1",)
    assert store.read_event("e1") is None
    store.write_extraction(article, [event], merge)
    assert store.read_event("e1") == event


def test_a_new_id_of_the_same_report_is_found_under_the_old_one(store: Store) -> None:
    article = make_article("a1")
    store.write_extraction(article, [make_event("old", article), make_event("other", article, actors=("un", "burhan"))], merge)
    store.write_extraction(article, [make_event("new", article), make_event("other", article, actors=("un", "burhan"))], merge)
    found = store.read_event("old")
    assert found is not None and found.id == "new"


def chained(reports: list[Event]) -> tuple[Event, ...]:
    """Joins neighbours in time: what a merge by three days does, at its most far-reaching."""
    groups: list[list[Event]] = []
    for report in sorted(reports, key=lambda event: (event.date or "", event.id)):
        if groups and int((report.date or "")[-2:]) - int((groups[-1][-1].date or "")[-2:]) <= 2:
            groups[-1].append(report)
        else:
            groups.append([report])
    heads = [min(group, key=lambda event: event.id) for group in groups]
    return tuple(replace(head, evidence=tuple(item for event in group for item in event.evidence)) for head, group in zip(heads, groups, strict=True))


@pytest.mark.parametrize("order", [(1, 2, 3, 4, 5), (1, 5, 2, 4, 3), (3, 1, 5, 2, 4), (5, 4, 3, 2, 1)])
def test_the_order_of_arrival_makes_no_difference(store: Store, order: tuple[int, ...]) -> None:
    for number in order:
        article = make_article(f"a{number}")
        store.write_extraction(article, [make_event(f"e{number}", article, date=f"2026-02-{10 + 2 * number}")], chained)  # type: ignore[arg-type]
    assert read_ids(store) == ["e1"]
    whole = store.read_event("e1")
    assert whole is not None and len(whole.evidence) == 5
    middle = make_article("a3")
    store.write_extraction(middle, [], chained)  # type: ignore[arg-type]
    assert read_ids(store) == ["e1", "e4"]


@pytest.mark.parametrize("changes", [{"text": "نص \x00."}, {"title": "نصف \ud800"}])
def test_text_that_no_database_keeps_is_refused_and_nothing_is_written(store: Store, changes: dict[str, str]) -> None:
    with pytest.raises(StoreError, match="a1"):
        store.write_extraction(make_article("a1", **changes), [], merge)
    assert store.counts().articles == 0 and store.revision() == 0


def test_an_event_id_of_another_article_is_refused_and_nothing_is_written(store: Store) -> None:
    one, two = make_article("a1"), make_article("a2")
    store.write_extraction(one, [make_event("e1", one)], merge)
    with pytest.raises(StoreError, match="e1"):
        store.write_extraction(two, [make_event("e1", two)], merge)
    assert store.read_article("a2") is None and store.revision() == 1


def test_a_merge_that_fails_or_loses_a_report_writes_nothing(store: Store) -> None:
    article = make_article("a1")
    for bad in (lambda reports: (), lambda reports: 1 / 0):
        with pytest.raises((ValueError, ZeroDivisionError)):
            store.write_extraction(article, [make_event("e1", article)], bad)
    assert store.read_article("a1") is None and store.counts().reports == 0


def test_opening_twice_keeps_what_is_there(database_url: str) -> None:
    with open_store(database_url) as store:
        store.write_extraction(make_article("a1"), [], merge)
    with open_store(database_url) as store:
        assert store.counts().articles == 1


def test_a_newer_schema_is_refused_with_what_to_do(database_url: str) -> None:
    open_store(database_url).close()
    engine = create_engine(store_url(database_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE meta SET value = 99 WHERE name = 'schema'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"schema 99.*update"):
        open_store(database_url)


@pytest.fixture
def no_database_url(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield


@pytest.mark.parametrize("given", ["postgres://u:p@h/n", "postgresql://u:p@h/n", "postgresql+psycopg://u:p@h/n"])
def test_postgresql_in_the_forms_of_hosting_platforms(given: str) -> None:
    assert store_url(given).render_as_string(hide_password=False) == "postgresql+psycopg://u:p@h/n"


def test_the_address_is_given_or_from_the_environment_or_the_default(no_database_url: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(store_url()) == "sqlite:///var/waqai.db"
    monkeypatch.setenv("DATABASE_URL", "sqlite:///elsewhere.db")
    assert str(store_url()) == "sqlite:///elsewhere.db"
    assert str(store_url("sqlite:///given.db")) == "sqlite:///given.db"


@pytest.mark.parametrize("given", ["mysql://h/n", "nonsense", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_cannot_be_says_what_to_write(given: str) -> None:
    with pytest.raises(StoreError, match=r"sqlite:///path/to/file\.db"):
        store_url(given)


def test_an_unreachable_database_says_so_without_its_password() -> None:
    with pytest.raises(StoreError, match="can't be opened") as problem:
        open_store("postgresql://user:secret@127.0.0.1:1/none")
    assert "secret" not in str(problem.value)


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "waqai.db").write_text("not a database " * 100)
    with pytest.raises(StoreError, match="can't be opened"):
        open_store(f"sqlite:///{tmp_path / 'waqai.db'}")


def test_a_store_of_the_first_version_is_led_to_this_one(sqlite_url: str) -> None:
    with open_store(sqlite_url) as store:
        article = make_article("a1")
        store.write_extraction(article, [make_event("e1", article)], merge)
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        for statement in ("DROP INDEX articles_revision", "DROP INDEX events_revision", "DROP INDEX events_day",
                          "ALTER TABLE articles DROP COLUMN revision", "DROP TABLE error_reports", "UPDATE meta SET value = 1 WHERE name = 'schema'"):
            connection.execute(text(statement))
    with open_store(sqlite_url) as store:
        assert store.read_event("e1") is not None and store.state()[1] == 1
        other = make_article("a2")
        store.write_extraction(other, [make_event("e2", other, date="2020")], merge)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id, revision FROM articles ORDER BY id")).fetchall() == [("a1", 0), ("a2", 2)]
        assert connection.execute(text("SELECT count(*) FROM error_reports")).scalar() == 0
        assert connection.execute(text("SELECT value FROM meta WHERE name = 'schema'")).scalar() == SCHEMA_VERSION
    engine.dispose()
