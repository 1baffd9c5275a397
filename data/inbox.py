"""Articles that people or programs send in, kept in the store until the worker has read them.

A worker takes an item with a lease; if it dies, the lease runs out and the item is taken again, at most three times.
Times are ISO 8601 in UTC, so that they sort as text.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from data.errors import WaqaiError
from data.schema import INBOX

MAX_BYTES = 5 * 1024 * 1024
MAX_NAME = 200
MAX_NOTE = 1000
MAX_ATTEMPTS = 3
LEASE = timedelta(minutes=5)

Outcome = Literal["ok", "failed", "skipped"]
State = Literal["waiting", "working", "ok", "failed", "skipped"]


class InboxError(WaqaiError):
    """What was sent can't be taken in; the message says why."""


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A claimed item. `attempt` counts from 1."""

    id: str
    name: str
    note: str
    content: bytes
    received_at: str
    attempt: int


@dataclass(frozen=True, slots=True)
class InboxStatus:
    """How far an item is; `detail` says what went wrong or what was read, `article_ids` what came of it."""

    id: str
    name: str
    state: State
    attempts: int
    detail: str
    received_at: str
    finished_at: str | None
    article_ids: tuple[str, ...]


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC to the microsecond, always as long, so that text order is time order."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def put_item(connection: Connection, name: str, content: bytes, note: str, now: datetime) -> str:
    """Keeps what was sent; its id. InboxError if it is empty, too large, or has no usable name."""
    if not content.strip():
        raise InboxError("there is nothing in it: paste or choose an article with text")
    if len(content) > MAX_BYTES:
        raise InboxError(f"{len(content):,} bytes are too many: at most {MAX_BYTES:,}; send the articles in several files")
    clean = name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "").strip()
    if not clean or len(clean) > MAX_NAME or not clean.isprintable():
        raise InboxError(f"the name must be 1 to {MAX_NAME} printable characters, such as article.txt")
    if len(note) > MAX_NOTE or "\x00" in note:
        raise InboxError(f"the note may have at most {MAX_NOTE} characters")
    item = uuid.uuid4().hex
    connection.execute(insert(INBOX).values(
        id=item, name=clean, note=note, content=content, received_at=stamp(now), state="waiting", attempts=0, detail="", article_ids="[]",
    ))
    return item


def _free(now: datetime) -> ColumnElement[bool]:
    """Waiting, or claimed by a worker whose lease has run out."""
    return or_(INBOX.c.state == "waiting", and_(INBOX.c.state == "working", INBOX.c.lease_until < stamp(now)))


def take_item(connection: Connection, worker: str, now: datetime, lease: timedelta = LEASE) -> InboxItem | None:
    """Claims the oldest free item for `worker` until `now + lease`; None if there is none. An item whose last attempt ended
    without a word is failed here. Runs inside a writing transaction, so two workers never get the same item."""
    connection.execute(update(INBOX).where(_free(now), INBOX.c.attempts >= MAX_ATTEMPTS).values(
        state="failed", finished_at=stamp(now), lease_until=None,
        detail=f"given up after {MAX_ATTEMPTS} attempts: the worker stopped each time before it was done",
    ))
    row = connection.execute(select(INBOX).where(_free(now)).order_by(INBOX.c.received_at, INBOX.c.id).limit(1)).one_or_none()
    if row is None:
        return None
    connection.execute(update(INBOX).where(INBOX.c.id == row.id).values(
        state="working", attempts=row.attempts + 1, worker=worker, lease_until=stamp(now + lease),
    ))
    return InboxItem(row.id, row.name, row.note, bytes(row.content), row.received_at, row.attempts + 1)


def renew_lease(connection: Connection, item: str, worker: str, now: datetime, lease: timedelta = LEASE) -> bool:
    """Keeps a claim for longer; False if it was lost to another worker."""
    held = and_(INBOX.c.id == item, INBOX.c.worker == worker, INBOX.c.state == "working")
    return connection.execute(update(INBOX).where(held).values(lease_until=stamp(now + lease))).rowcount == 1


def finish_item(
    connection: Connection, item: str, outcome: Outcome, detail: str, article_ids: Sequence[str], now: datetime, worker: str | None = None,
) -> bool:
    """Closes an item with what came of it; False if it is closed already or, where `worker` is given, claimed by another one.
    A payload that was read is dropped, a failed one kept for a person to look at. InboxError on an unknown item or outcome."""
    if outcome not in get_args(Outcome):
        raise InboxError(f"{outcome} is no outcome: use {', '.join(get_args(Outcome))}")
    if connection.execute(select(INBOX.c.id).where(INBOX.c.id == item)).scalar() is None:
        raise InboxError(f"there is no item {item} in the inbox")
    own = [INBOX.c.worker == worker] if worker is not None else []
    kept = {} if outcome == "failed" else {"content": b""}
    return connection.execute(update(INBOX).where(INBOX.c.id == item, INBOX.c.state.in_(["waiting", "working"]), *own).values(
        state=outcome, detail=detail.replace("\x00", "")[:4000], article_ids=json.dumps(list(article_ids), ensure_ascii=False),
        finished_at=stamp(now), lease_until=None, **kept,
    )).rowcount == 1


def release_item(connection: Connection, item: str, detail: str, now: datetime) -> State:
    """Gives an item back after an attempt that failed with a reason: to be tried again, or failed with that reason after the last."""
    attempts = connection.execute(select(INBOX.c.attempts).where(INBOX.c.id == item)).scalar()
    if attempts is None:
        raise InboxError(f"there is no item {item} in the inbox")
    if attempts >= MAX_ATTEMPTS:
        finish_item(connection, item, "failed", f"given up after {attempts} attempts: {detail}", (), now)
        return "failed"
    connection.execute(update(INBOX).where(INBOX.c.id == item, INBOX.c.state == "working").values(
        state="waiting", detail=detail.replace("\x00", "")[:4000], lease_until=None,
    ))
    return "waiting"


def read_status(connection: Connection, item: str) -> InboxStatus | None:
    """How far an item is; None if there is no such item."""
    row = connection.execute(select(INBOX).where(INBOX.c.id == item)).one_or_none()
    if row is None:
        return None
    return InboxStatus(row.id, row.name, row.state, row.attempts, row.detail, row.received_at, row.finished_at, tuple(json.loads(row.article_ids)))
