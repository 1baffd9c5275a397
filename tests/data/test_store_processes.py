"""Several processes on one store at once, and processes killed in the middle; on SQLite and on PostgreSQL."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Barrier
from multiprocessing.synchronize import Event as Signal
from typing import Any

import pytest

from data.model import Event
from data.store import open_store
from tests.data.records import make_article, make_event, merge

SPAWN = multiprocessing.get_context("spawn")


def run_together(target: Callable[..., None], arguments: Sequence[tuple[Any, ...]]) -> None:
    """Runs one process for each tuple; all must end well."""
    processes = [SPAWN.Process(target=target, args=given) for given in arguments]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0] * len(processes)


def write_some(url: str, numbers: Sequence[int], barrier: Barrier) -> None:
    barrier.wait(60)
    with open_store(url) as store:
        for number in numbers:
            article = make_article(f"a{number:02}")
            store.write_extraction(article, [make_event(f"e{number:02}", article, date=f"2026-02-{1 + number % 3:02}")], merge)


def test_two_writers_lose_nothing_and_double_nothing(database_url: str) -> None:
    """They make the schema at once, too; half of the articles are written by both."""
    barrier = SPAWN.Barrier(2)
    run_together(write_some, [(database_url, range(24), barrier), (database_url, range(35, 11, -1), barrier)])
    with open_store(database_url) as store:
        counts = store.counts()
        assert (counts.articles, counts.reports, counts.events, counts.evidence) == (36, 36, 3, 36)
        assert [event.id for event in store.read_events()] == ["e00", "e01", "e02"]
        assert store.revision() == 48


def take_some(url: str, worker: str, barrier: Barrier) -> None:
    with open_store(url) as store:
        barrier.wait(60)
        while item := store.take_inbox(worker):
            store.finish_inbox(item.id, "ok", worker, [item.name], worker)


def test_two_workers_never_take_the_same_item(database_url: str) -> None:
    with open_store(database_url) as store:
        items = [store.put_inbox(f"{number}.txt", b"text") for number in range(20)]
        barrier = SPAWN.Barrier(2)
        run_together(take_some, [(database_url, "one", barrier), (database_url, "two", barrier)])
        found = [status for status in map(store.read_inbox_status, items) if status]
        assert [(status.state, status.attempts) for status in found] == [("ok", 1)] * 20


def write_and_hang(url: str, inside: Signal) -> None:
    """Hangs inside the transaction, with the article and the deletion of its old reports already sent."""
    def hang(_reports: Sequence[Event]) -> tuple[Event, ...]:
        inside.set()
        signal.pause()
        return ()

    with open_store(url) as store:
        article = make_article("a1", text="نص جديد.")
        store.write_extraction(article, [make_event("e9", article)], hang)


def test_a_writer_killed_in_the_middle_leaves_nothing_half(database_url: str) -> None:
    article = make_article("a1")
    with open_store(database_url) as store:
        store.write_extraction(article, [make_event("e1", article)], merge)
        inside = SPAWN.Event()
        process = SPAWN.Process(target=write_and_hang, args=(database_url, inside))
        process.start()
        assert inside.wait(60)
        assert store.read_article("a1") == article  # readers go on meanwhile
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join(60)
        assert store.read_article("a1") == article and store.revision() == 1
        other = make_article("a2")
        store.write_extraction(other, [make_event("e2", other)], merge)  # the lock is free again
        assert store.counts().events == 1


def take_and_hang(url: str, taken: Signal) -> None:
    with open_store(url) as store:
        store.take_inbox("killed")
        taken.set()
        signal.pause()


def test_a_worker_killed_with_an_item_keeps_its_claim_only_until_the_lease_ends(database_url: str) -> None:
    with open_store(database_url) as store:
        item = store.put_inbox("a.txt", b"text")
    taken = SPAWN.Event()
    process = SPAWN.Process(target=take_and_hang, args=(database_url, taken))
    process.start()
    assert taken.wait(60) and process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(60)
    with open_store(database_url) as store:
        assert store.take_inbox("next") is None
    with open_store(database_url, lambda: datetime.now(UTC) + timedelta(hours=1)) as store:
        again = store.take_inbox("next")
        assert again is not None and (again.id, again.attempt) == (item, 2)


pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that can kill a process at once")
