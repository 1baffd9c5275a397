"""The record of truth: articles, what each reports, the merged events, and the inbox. SQLite or PostgreSQL.

Safe for several processes at once. A write is one transaction: a process killed in its middle leaves nothing of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType

from sqlalchemy import Connection, Engine, func, select

from data import error_reports, inbox
from data.engine import StoreError, create_schema, create_store_engine, read_state, reading, store_url, writing
from data.error_reports import ErrorReport, ReportState
from data.inbox import InboxError, InboxItem, InboxStatus, Outcome, State, stamp
from data.model import Article, Event, event_from_json
from data.schema import ARTICLES, EVENTS, EVIDENCE, INBOX, REPORTS, RETIRED
from data.writing import Merge, WriteResult, content_hash, write_article

__all__ = ["Counts", "InboxError", "InboxItem", "InboxStatus", "Store", "StoreError", "WriteResult", "open_store"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is stored."""

    articles: int
    reports: int
    events: int
    evidence: int
    waiting: int


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An open store; a context manager that closes its connections. `clock` gives the present in UTC.
    Every method is one transaction; StoreError names what the store refuses."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = _utc_now) -> None:
        self._engine = engine
        self._clock = clock

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections; the store opens them again if it is used again."""
        self._engine.dispose()

    @property
    def url(self) -> str:
        """The address, password included: for opening the same store in another process, not for showing."""
        return self._engine.url.render_as_string(hide_password=False)

    def create_schema(self) -> None:
        """Makes the tables that are missing; does nothing where they are there. StoreError on a newer schema."""
        create_schema(self._engine)

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of everything: for the snapshot's builder."""
        return reading(self._engine)

    def find_article(self, article: Article) -> str | None:
        """Id of a stored article with the same content, whatever its id."""
        with reading(self._engine) as connection:
            return connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.hash == content_hash(article))).scalar()

    def write_extraction(
        self, article: Article, reports: Sequence[Event], merge: Merge, *, genre: str = "news", skipped: str | None = None,
    ) -> WriteResult:
        """Stores an article with the events that it reports, in place of what it reported before, and merges them anew with what
        other articles report. `merge` must be pure, lose no evidence, and name an event after its smallest report. The same content
        under another id changes nothing (`duplicate_of`). StoreError on text that no database keeps, and on ids that clash."""
        with writing(self._engine) as connection:
            return write_article(connection, article, reports, merge, stamp(self._clock()), genre, skipped)

    def read_article(self, article_id: str) -> Article | None:
        """A stored article, or None."""
        columns = [ARTICLES.c[name] for name in Article.__dataclass_fields__]
        with reading(self._engine) as connection:
            row = connection.execute(select(*columns).where(ARTICLES.c.id == article_id)).one_or_none()
        return Article(**row._mapping) if row else None

    def read_event(self, event_id: str) -> Event | None:
        """A merged event; a retired id leads to the event that took it in. None where there is none."""
        with reading(self._engine) as connection:
            heir = connection.execute(select(RETIRED.c.successor).where(RETIRED.c.id == event_id)).scalar()
            dumped = connection.execute(select(EVENTS.c.json).where(EVENTS.c.id == (heir or event_id))).scalar()
        return event_from_json(json.loads(dumped)) if dumped else None

    def read_events(self) -> Iterator[Event]:
        """All merged events in the order of their ids, a thousand at a time."""
        with reading(self._engine) as connection:
            rows = connection.execution_options(yield_per=1000).execute(select(EVENTS.c.json).order_by(EVENTS.c.id))
            for (dumped,) in rows:
                yield event_from_json(json.loads(dumped))

    def state(self) -> tuple[int, int]:
        """Identity and revision: equal pairs mean equal content."""
        with reading(self._engine) as connection:
            return read_state(connection)

    def revision(self) -> int:
        """A number that every visible change raises."""
        return self.state()[1]

    def counts(self) -> Counts:
        """How much is stored, in one state."""
        with reading(self._engine) as connection:
            articles, reports, events, evidence = (
                connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (ARTICLES, REPORTS, EVENTS, EVIDENCE)
            )
            waiting = connection.execute(select(func.count()).where(INBOX.c.state.in_(["waiting", "working"]))).scalar_one()
        return Counts(articles, reports, events, evidence, waiting)

    def put_inbox(self, name: str, content: bytes, note: str = "") -> str:
        """Keeps an article that someone sent (file name, bytes, a note) until the worker reads it; the item's id.
        InboxError if it is empty or larger than `data.inbox.MAX_BYTES`."""
        with writing(self._engine) as connection:
            return inbox.put_item(connection, name, content, note, self._clock())

    def take_inbox(self, worker: str, lease: timedelta = inbox.LEASE) -> InboxItem | None:
        """Claims the oldest waiting item, or one whose worker died; None if there is none."""
        with reading(self._engine) as connection:  # most polls find nothing: don't keep writers waiting for that
            if connection.execute(select(INBOX.c.id).where(INBOX.c.state.in_(["waiting", "working"])).limit(1)).scalar() is None:
                return None
        with writing(self._engine) as connection:
            return inbox.take_item(connection, worker, self._clock(), lease)

    def renew_inbox(self, item: str, worker: str, lease: timedelta = inbox.LEASE) -> bool:
        """Keeps a claim for longer; False if it was lost."""
        with writing(self._engine) as connection:
            return inbox.renew_lease(connection, item, worker, self._clock(), lease)

    def finish_inbox(self, item: str, outcome: Outcome, detail: str = "", article_ids: Sequence[str] = (), worker: str | None = None) -> bool:
        """Closes an item: `ok`, `skipped` or `failed`, with words for a person; False if that comes too late."""
        with writing(self._engine) as connection:
            return inbox.finish_item(connection, item, outcome, detail, article_ids, self._clock(), worker)

    def release_inbox(self, item: str, detail: str) -> State:
        """Gives an item back after a failed attempt: `waiting`, or `failed` after the third."""
        with writing(self._engine) as connection:
            return inbox.release_item(connection, item, detail, self._clock())

    def find_article_events(self, article_ids: Sequence[str]) -> list[str]:
        """Ids of the merged events that these articles report, in order."""
        with reading(self._engine) as connection:
            found = select(EVIDENCE.c.event_id).where(EVIDENCE.c.article_id.in_(article_ids)).distinct().order_by(EVIDENCE.c.event_id)
            return list(connection.execute(found).scalars())

    def put_error_report(self, event_id: str, field: str, note: str, sender: str = "") -> str:
        """Keeps what a reader says is wrong with an event; the report's id. ErrorReportError where it can't be kept."""
        with writing(self._engine) as connection:
            return error_reports.put_report(connection, event_id, field, note, sender, self._clock())

    def read_error_reports(self, state: ReportState | None = "open") -> tuple[ErrorReport, ...]:
        """The readers' reports in a state, or all (None), oldest first."""
        with reading(self._engine) as connection:
            return error_reports.read_reports(connection, state)

    def answer_error_report(self, report: str, state: ReportState, answer: str = "") -> None:
        """Closes a reader's report, or opens it again. ErrorReportError on an unknown one."""
        with writing(self._engine) as connection:
            error_reports.answer_report(connection, report, state, answer, self._clock())

    def read_inbox_status(self, item: str) -> InboxStatus | None:
        """How far an item is; None if there is no such item."""
        with reading(self._engine) as connection:
            return inbox.read_status(connection, item)


def open_store(url: str | None = None, clock: Callable[[], datetime] = _utc_now) -> Store:
    """Opens the store at `url`, else at DATABASE_URL, else `sqlite:///var/waqai.db`, and makes its tables where they are missing.
    StoreError where it can't be opened or was written by a newer version."""
    store = Store(create_store_engine(store_url(url)), clock)
    store.create_schema()
    return store
