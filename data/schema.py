"""Tables of the record of truth (SQLAlchemy Core), the same on SQLite and PostgreSQL.

`reports` are events as ONE article tells them, `events` what merging made of them. Whole records are kept as JSON
(`data.model.to_json`); beside them only the columns that blocking, the snapshot and a curious person need.
Dates are ISO days in text columns: `first_day` and `last_day` are what an ISO prefix spans. `revision` of a row is the store's when it
was last written: a copy of an older revision lacks the rows with a greater one.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA_VERSION = 2  # raised with every change of these tables; data/migrate.py leads an older store to it

METADATA = MetaData()

# Three numbers: `schema`, the version of these tables; `revision`, raised by every write that a reader could see; `identity`,
# drawn at random when the store is made, so that a copy of another store is never taken for a copy of this one.
META = Table("meta", METADATA, Column("name", String(40), primary_key=True), Column("value", BigInteger, nullable=False))

ARTICLES = Table(
    "articles", METADATA,
    Column("id", Text, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("published", Text),
    Column("language", String(2), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("genre", Text, nullable=False),
    Column("skipped", Text),
    Column("extracted_at", String(32), nullable=False),
    Column("revision", BigInteger, nullable=False, server_default="0"),
    Index("articles_revision", "revision"),
)

EVENTS = Table(
    "events", METADATA,
    Column("id", Text, primary_key=True),
    Column("type", String(20), nullable=False),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("confidence", Float, nullable=False),
    Column("search", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Index("events_revision", "revision"),
    Index("events_day", "first_day", "id"),
)

EVENT_ACTORS = Table(
    "event_actors", METADATA,
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Column("role", String(20), primary_key=True),
    Index("event_actors_actor", "actor_id"),
)

EVIDENCE = Table(
    "evidence", METADATA,
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("part", String(5), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("rule", Text, nullable=False),
)

REPORTS = Table(
    "reports", METADATA,
    Column("id", Text, primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("event_id", Text, nullable=False, index=True),
    Column("type", String(20), nullable=False),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("json", Text, nullable=False),
    Index("reports_block", "type", "first_day"),
)

REPORT_ACTORS = Table(
    "report_actors", METADATA,
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Index("report_actors_actor", "actor_id"),
)

# An id that merging or a new extraction took away, and the event that took it in (none: nothing reports it any more).
RETIRED = Table(
    "retired", METADATA,
    Column("id", Text, primary_key=True),
    Column("successor", Text, index=True),
)

# What readers say is wrong with an event, for the curators. An overlay: extraction and merging never touch it.
ERROR_REPORTS = Table(
    "error_reports", METADATA,
    Column("id", String(32), primary_key=True),
    Column("event_id", Text, nullable=False, index=True),
    Column("field", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("state", String(10), nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_at", String(32)),
    Index("error_reports_state", "state", "received_at"),
)

INBOX = Table(
    "inbox", METADATA,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("worker", Text),
    Column("lease_until", String(32)),
    Column("finished_at", String(32)),
    Column("detail", Text, nullable=False),
    Column("article_ids", Text, nullable=False),
    Index("inbox_state", "state", "received_at"),
)
