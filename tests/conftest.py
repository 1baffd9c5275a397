"""Stores to test against: a fresh SQLite file, and a fresh database on a real PostgreSQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from data.engine import store_url
from data.store import Store, open_store
from tests.postgres import find_binaries, running_postgres


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[str]:
    """Address of a running PostgreSQL; skips where it isn't installed."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    with running_postgres(binaries) as url:
        yield url


@pytest.fixture
def postgres_url(postgres_cluster: str) -> Iterator[str]:
    """Address of an empty database of its own."""
    name = f"t{uuid.uuid4().hex}"
    engine = create_engine(store_url(postgres_cluster), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield postgres_cluster.rsplit("/", 1)[0] + f"/{name}"
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Address of a SQLite file that isn't there yet, in a folder that isn't either."""
    return f"sqlite:///{tmp_path / 'store' / 'waqai.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of an empty store, on each of the databases."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty open store, on each of the databases."""
    with open_store(database_url) as opened:
        yield opened


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """An empty open store in SQLite, for tests where the database makes no difference."""
    with open_store(sqlite_url) as opened:
        yield opened
