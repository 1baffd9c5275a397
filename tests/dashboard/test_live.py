"""What a page asks to learn of news: the revision, and what it is made of."""

from __future__ import annotations

from pathlib import Path

from dashboard.app import create_app, open_reader
from dashboard.settings import Settings
from data.snapshot import refresh_snapshot
from data.store import open_store
from tests.dashboard.synthetic import fill


def test_the_revision_tells_of_new_events(tmp_path: Path) -> None:
    settings = Settings(f"sqlite:///{tmp_path / 'waqai.db'}", tmp_path / "snapshots")
    with open_store(settings.database_url) as store:
        fill(store, 2)
        refresh_snapshot(store, settings.snapshots)
        reader = open_reader(settings)
        client = create_app(reader, settings).server.test_client()
        first = client.get("/api/v1/revision")
        assert first.json["events"] == 2 and first.json["sources"]
        assert client.get("/api/v1/revision", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
        fill(store, 3)
        reader.refresh()
        again = client.get("/api/v1/revision", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 200 and again.json["events"] == 3 and again.json["revision"] > first.json["revision"]
        reader.close()
