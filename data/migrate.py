"""From the tables of an older version to those of data/schema.py, inside the transaction that opens the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, inspect, text, update

from data.schema import ARTICLES, EVENTS, META, SCHEMA_VERSION

Step = Callable[[Connection], None]


def _add_revisions(connection: Connection) -> None:
    """1 → 2: the revision of an article, and indexes for finding what changed. New tables are there already."""
    if "revision" not in {column["name"] for column in inspect(connection).get_columns(ARTICLES.name)}:
        connection.execute(text("ALTER TABLE articles ADD COLUMN revision BIGINT DEFAULT 0 NOT NULL"))
    for table in (ARTICLES, EVENTS):
        for index in table.indexes:
            index.create(connection, checkfirst=True)


_STEPS: Mapping[int, Step] = MappingProxyType({1: _add_revisions})


def migrate(connection: Connection, version: int) -> None:
    """Takes every step from `version` on, and notes the new version. Missing tables must have been made before."""
    for number in range(version, SCHEMA_VERSION):
        _STEPS[number](connection)
    connection.execute(update(META).where(META.c.name == "schema").values(value=SCHEMA_VERSION))
