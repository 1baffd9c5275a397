"""A snapshot of made-up reports, built through the real store, and a client of the app over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.app import create_app, open_reader
from dashboard.settings import Settings
from data.snapshot import Snapshot, SnapshotReader, open_snapshot, refresh_snapshot
from data.store import open_store
from tests.dashboard.synthetic import fill


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings that lead to 300 made-up reports."""
    folder = tmp_path_factory.mktemp("made")
    settings = Settings(f"sqlite:///{folder / 'waqai.db'}", folder / "snapshots")
    with open_store(settings.database_url) as store:
        fill(store, 300)
        refresh_snapshot(store, settings.snapshots)
    return settings


@pytest.fixture
def con(made: Settings) -> Iterator[Snapshot]:
    """The snapshot, open for queries."""
    opened = open_snapshot(made.snapshots)
    yield opened
    opened.close()


@pytest.fixture
def reader(made: Settings) -> Iterator[SnapshotReader]:
    """The app's way to the snapshot."""
    opened = open_reader(made)
    yield opened
    opened.close()


@pytest.fixture
def application(reader: SnapshotReader) -> Dash:
    """The app."""
    return create_app(reader)


@pytest.fixture
def client(application: Dash) -> FlaskClient:
    """A client of the app's web server."""
    return application.server.test_client()


@pytest.fixture
def empty_client(tmp_path: Path) -> Iterator[FlaskClient]:
    """A client of an app over a store without anything in it."""
    settings = Settings(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path / "snapshots")
    with open_store(settings.database_url):
        pass
    opened = open_reader(settings)
    yield create_app(opened).server.test_client()
    opened.close()
