"""What people send in, until the worker has read it; on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from data.inbox import LEASE, MAX_ATTEMPTS, MAX_BYTES
from data.store import InboxError, Store, open_store

CONTENT = "عنوان\n\nنص".encode()


class Clock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 2, 17, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox(database_url: str, clock: Callable[[], datetime]) -> Iterator[Store]:
    with open_store(database_url, clock) as store:
        yield store


def test_what_is_put_in_is_taken_once_and_finished(inbox: Store) -> None:
    item = inbox.put_inbox("article.txt", CONTENT, "من قارئ")
    status = inbox.read_inbox_status(item)
    assert status is not None and (status.state, status.attempts) == ("waiting", 0)
    taken = inbox.take_inbox("worker")
    assert taken is not None and (taken.id, taken.name, taken.content, taken.note, taken.attempt) == (item, "article.txt", CONTENT, "من قارئ", 1)
    assert inbox.take_inbox("other") is None
    assert inbox.finish_inbox(item, "ok", "1 article", ["a1"])
    status = inbox.read_inbox_status(item)
    assert status is not None and (status.state, status.detail, status.article_ids) == ("ok", "1 article", ("a1",))
    assert inbox.take_inbox("worker") is None


def test_the_oldest_comes_first(inbox: Store, clock: Clock) -> None:
    names = ["c.txt", "a.txt", "b.txt"]
    for name in names:
        inbox.put_inbox(name, CONTENT)
        clock.later(timedelta(seconds=1))
    assert [item.name for item in (inbox.take_inbox("w") for _ in names) if item] == names


def test_an_item_of_a_killed_worker_comes_back_when_its_lease_is_over(inbox: Store, clock: Clock) -> None:
    item = inbox.put_inbox("article.txt", CONTENT)
    inbox.take_inbox("killed")
    clock.later(LEASE)
    assert inbox.take_inbox("next") is None
    clock.later(timedelta(seconds=1))
    again = inbox.take_inbox("next")
    assert again is not None and (again.id, again.attempt) == (item, 2)
    assert not inbox.finish_inbox(item, "ok", worker="killed")
    assert inbox.finish_inbox(item, "ok", worker="next")


def test_a_renewed_lease_holds_and_a_lost_one_cannot_be_renewed(inbox: Store, clock: Clock) -> None:
    item = inbox.put_inbox("article.txt", CONTENT)
    inbox.take_inbox("slow")
    clock.later(LEASE)
    assert inbox.renew_inbox(item, "slow")
    clock.later(timedelta(seconds=1))
    assert inbox.take_inbox("other") is None
    clock.later(LEASE)
    assert inbox.take_inbox("other") is not None
    assert not inbox.renew_inbox(item, "slow")


def test_an_item_that_kills_its_worker_each_time_is_failed_after_three_attempts(inbox: Store, clock: Clock) -> None:
    item = inbox.put_inbox("poison.txt", CONTENT)
    for _ in range(MAX_ATTEMPTS):
        assert inbox.take_inbox("worker") is not None
        clock.later(LEASE + timedelta(seconds=1))
    assert inbox.take_inbox("worker") is None
    status = inbox.read_inbox_status(item)
    assert status is not None and status.state == "failed" and "3 attempts" in status.detail


def test_an_item_given_back_is_tried_again_and_failed_with_its_reason(inbox: Store) -> None:
    item = inbox.put_inbox("article.txt", CONTENT)
    states = []
    while inbox.take_inbox("worker") is not None:
        states.append(inbox.release_inbox(item, "the disk is full"))
    assert states == ["waiting", "waiting", "failed"]
    status = inbox.read_inbox_status(item)
    assert status is not None and status.state == "failed" and "the disk is full" in status.detail


def test_a_finished_item_stays_as_it_was_finished(inbox: Store) -> None:
    item = inbox.put_inbox("article.txt", CONTENT)
    assert inbox.finish_inbox(item, "skipped", "known already")
    assert not inbox.finish_inbox(item, "failed", "too late")
    status = inbox.read_inbox_status(item)
    assert status is not None and status.detail == "known already"


@pytest.mark.parametrize(("name", "content"), [
    ("a.txt", b""), ("a.txt", b" \n"), ("a.txt", b"x" * (MAX_BYTES + 1)), ("", b"x"), ("n" * 201, b"x"), ("a\nb", b"x"), ("folder/", b"x"),
])
def test_what_cannot_be_taken_in_is_refused(inbox: Store, name: str, content: bytes) -> None:
    with pytest.raises(InboxError):
        inbox.put_inbox(name, content)
    assert inbox.counts().waiting == 0


def test_the_largest_allowed_goes_in_and_a_path_is_cut_to_its_name(inbox: Store) -> None:
    item = inbox.put_inbox("C:\\texts\\../مقال.txt", b"x" * MAX_BYTES)
    taken = inbox.take_inbox("worker")
    assert taken is not None and taken.id == item and taken.name == "مقال.txt" and len(taken.content) == MAX_BYTES


def test_unknown_items_and_outcomes_are_named(inbox: Store) -> None:
    assert inbox.read_inbox_status("none") is None
    for attempt in (lambda: inbox.finish_inbox("none", "ok"), lambda: inbox.release_inbox("none", "")):
        with pytest.raises(InboxError, match="none"):
            attempt()
    item = inbox.put_inbox("a.txt", CONTENT)
    with pytest.raises(InboxError, match="fine"):
        inbox.finish_inbox(item, "fine")  # type: ignore[arg-type]
