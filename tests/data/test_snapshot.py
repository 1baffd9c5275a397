"""The columnar copy: current, whole, and shared by several processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from data import queries
from data.filters import Filters
from data.snapshot import SnapshotError, SnapshotReader, find_snapshot, open_snapshot, refresh_snapshot
from data.snapshot import fill as filling
from data.store import Store, StoreError, open_store
from tests.data.records import make_article, make_event, merge

SPAWN = multiprocessing.get_context("spawn")


def add(store: Store, number: int) -> None:
    article = make_article(f"a{number}")
    store.write_extraction(article, [make_event(f"e{number}", article, date=f"2026-02-{number:02}")], merge)


def read_total(where: Path) -> int:
    con = open_snapshot(where)
    try:
        return queries.count_events(con, Filters())
    finally:
        con.close()


def test_it_holds_what_the_store_holds(store: Store, tmp_path: Path) -> None:
    add(store, 1)
    path = refresh_snapshot(store, tmp_path)
    con = open_snapshot(path)
    found = queries.event_detail(con, "e1")
    con.close()
    assert found is not None and found.event == store.read_event("e1") and found.articles == {"a1": store.read_article("a1")}


def test_an_empty_store_has_a_snapshot_too(sqlite_store: Store, tmp_path: Path) -> None:
    con = open_snapshot(refresh_snapshot(sqlite_store, tmp_path))
    assert queries.tallies(con, Filters()).total == 0
    assert queries.date_range(con, Filters()) is None and queries.last_update(con).at is None
    assert queries.timeline_bins(con, Filters()).empty and queries.places(con, Filters()).empty and queries.events_page(con, Filters()).empty
    assert all(frame.empty for frame in queries.facets(con, Filters()).values())


def test_a_current_one_is_left_alone_and_an_old_one_is_replaced(sqlite_store: Store, tmp_path: Path) -> None:
    add(sqlite_store, 1)
    first = refresh_snapshot(sqlite_store, tmp_path)
    stamp = first.stat().st_mtime_ns
    assert refresh_snapshot(sqlite_store, tmp_path) == first and first.stat().st_mtime_ns == stamp
    add(sqlite_store, 2)
    second = refresh_snapshot(sqlite_store, tmp_path)
    assert second != first and not first.exists() and find_snapshot(tmp_path) == second
    assert read_total(tmp_path) == 2


def test_one_that_is_open_is_still_read_after_it_was_replaced(sqlite_store: Store, tmp_path: Path) -> None:
    add(sqlite_store, 1)
    con = open_snapshot(refresh_snapshot(sqlite_store, tmp_path))
    add(sqlite_store, 2)
    refresh_snapshot(sqlite_store, tmp_path)
    assert queries.count_events(con, Filters()) == 1 and queries.event_detail(con, "e1") is not None


def test_that_of_another_store_is_not_taken_for_current(tmp_path: Path) -> None:
    for name, count in (("one", 2), ("two", 1)):
        with open_store(f"sqlite:///{tmp_path / name}.db") as store:
            for number in range(count):
                add(store, number + 1)
            refresh_snapshot(store, tmp_path / "snapshots")
    assert read_total(tmp_path / "snapshots") == 1


def test_it_is_read_only_and_reaches_no_other_file(sqlite_store: Store, tmp_path: Path) -> None:
    con = open_snapshot(refresh_snapshot(sqlite_store, tmp_path))
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    for statement in ("DELETE FROM base.events", f"SELECT * FROM read_csv('{tmp_path / 'secret.csv'}')", f"COPY events TO '{tmp_path / 'out.csv'}'"):
        with pytest.raises(Exception, match=r"(?i)read-only|disabled|permission"):
            con.execute(statement)


def test_where_there_is_none_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="there is no snapshot"):
        open_snapshot(tmp_path)
    (tmp_path / "current").write_text("waqai-gone.duckdb")
    with pytest.raises(SnapshotError, match="there is no snapshot"):
        open_snapshot(tmp_path)


def build_and_die(url: str, folder: Path, point: str) -> None:
    """Kills itself where `point` is reached: when the file is being filled, or when it is whole but not yet published."""
    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if point == "filling":
        filling._put_actors = die
    else:
        Path.replace = die  # type: ignore[assignment, method-assign]
    with open_store(url) as store:
        refresh_snapshot(store, folder)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that can kill a process at once")
@pytest.mark.parametrize("point", ["filling", "publishing"])
def test_a_builder_killed_in_the_middle_harms_nobody(sqlite_url: str, tmp_path: Path, point: str) -> None:
    folder = tmp_path / "snapshots"
    with open_store(sqlite_url) as store:
        add(store, 1)
        old = refresh_snapshot(store, folder)
        add(store, 2)
        process = SPAWN.Process(target=build_and_die, args=(sqlite_url, folder, point))
        process.start()
        process.join(60)
        assert process.exitcode == -signal.SIGKILL
        assert find_snapshot(folder) == old and read_total(folder) == 1
        refresh_snapshot(store, folder)
        assert read_total(folder) == 2
        assert sorted(path.name for path in folder.glob("building-*")) == []


def read_through_reader(url: str, folder: Path, barrier: Barrier) -> None:
    reader = SnapshotReader(url, folder, poll=0.05)
    barrier.wait(60)
    assert queries.count_events(reader.connection().con, Filters()) == 3
    reader.close()


def test_several_processes_begin_at_once(sqlite_url: str, tmp_path: Path) -> None:
    with open_store(sqlite_url) as store:
        for number in (1, 2, 3):
            add(store, number)
    barrier = SPAWN.Barrier(3)
    processes = [SPAWN.Process(target=read_through_reader, args=(sqlite_url, tmp_path / "snapshots", barrier)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert len(list((tmp_path / "snapshots").glob("*.duckdb"))) == 1


def test_the_reader_goes_on_to_a_newer_one(sqlite_store: Store, tmp_path: Path) -> None:
    add(sqlite_store, 1)
    reader = SnapshotReader(sqlite_store.url, tmp_path, poll=3600)
    before = reader.connection()
    assert (before.revision, queries.count_events(before.con, Filters())) == (1, 1)
    add(sqlite_store, 2)
    assert reader.refresh() == 2
    after = reader.connection()
    assert (after.revision, queries.count_events(after.con, Filters())) == (2, 2)
    assert reader.connection().con is after.con
    reader.close()


def test_the_reader_looks_for_newer_ones_by_itself(sqlite_store: Store, tmp_path: Path) -> None:
    add(sqlite_store, 1)
    reader = SnapshotReader(sqlite_store.url, tmp_path, poll=0.02)
    assert reader.connection().revision == 1
    add(sqlite_store, 2)
    pause = threading.Event()
    for _ in range(3000):
        if reader.connection().revision == 2:
            break
        pause.wait(0.02)
    assert reader.connection().revision == 2
    reader.close()


def test_each_thread_has_a_connection_of_its_own(sqlite_store: Store, tmp_path: Path) -> None:
    add(sqlite_store, 1)
    reader = SnapshotReader(sqlite_store.url, tmp_path, poll=3600)
    found: list[tuple[int, object]] = []

    def read() -> None:
        reading = reader.connection()
        for _ in range(20):
            total = queries.tallies(reading.con, Filters()).total
        found.append((total, reading.con))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [total for total, _ in found] == [1] * 4 and len({id(con) for _, con in found}) == 4
    reader.close()


def read_after_fork(reader: SnapshotReader) -> None:
    reading = reader.connection()
    os._exit(0 if queries.count_events(reading.con, Filters()) == 1 else 1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_a_reader_made_before_a_fork_serves_the_child(sqlite_store: Store, tmp_path: Path) -> None:
    """As gunicorn's `--preload` does: the app, and with it the reader, is made before the workers are."""
    add(sqlite_store, 1)
    refresh_snapshot(sqlite_store, tmp_path)
    reader = SnapshotReader(sqlite_store.url, tmp_path, poll=0.05)
    child = multiprocessing.get_context("fork").Process(target=read_after_fork, args=(reader,))
    child.start()
    child.join(60)
    assert child.exitcode == 0


def test_while_the_store_is_away_the_last_snapshot_is_read(sqlite_store: Store, tmp_path: Path) -> None:
    add(sqlite_store, 1)
    refresh_snapshot(sqlite_store, tmp_path)
    reader = SnapshotReader("postgresql://nobody@127.0.0.1:1/none", tmp_path, poll=3600)
    assert queries.count_events(reader.connection().con, Filters()) == 1
    reader.close()
    with pytest.raises(StoreError):
        SnapshotReader("postgresql://nobody@127.0.0.1:1/none", tmp_path / "empty", poll=3600).connection()
