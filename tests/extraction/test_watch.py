"""The worker: the inbox, the folder, and being stopped or killed at any moment."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.store import Store, open_store
from extraction.watch import FolderError, Worker, open_folder

ROOT = Path(__file__).parents[2]
TITLE = "السيسي يستقبل حفتر في القاهرة"
TEXT = "استقبل الرئيس المصري عبد الفتاح السيسي، اليوم الأربعاء، المشير خليفة حفتر في القاهرة."


def record(number: int, **changes: object) -> bytes:
    day = (datetime(2025, 3, 12, tzinfo=UTC) + timedelta(days=7 * number)).date().isoformat()
    base = {"id": f"w-{number}", "source": "Test", "published": day, "title": TITLE, "text": f"{TEXT} ({number})"}
    return json.dumps({**base, **changes}, ensure_ascii=False).encode()


def worker(store: Store, folder: Path | None = None) -> tuple[Worker, list[str]]:
    told: list[str] = []
    return Worker(store, folder, told.append), told


def test_an_article_from_the_inbox_becomes_events(store: Store) -> None:
    item = store.put_inbox("report.json", record(1), "")
    taken, told = worker(store)
    assert taken.work_once()
    status = store.read_inbox_status(item)
    assert status is not None
    assert (status.state, status.article_ids) == ("ok", ("w-1",))
    assert "1 read" in status.detail
    assert store.counts().events >= 1
    assert told == [f"inbox report.json: {status.detail}"]
    assert not taken.work_once()


def test_what_cannot_be_read_is_closed_with_its_reason(sqlite_store: Store) -> None:
    item = sqlite_store.put_inbox("page.txt", b"<html><body>x</body></html>", "")
    taken, _ = worker(sqlite_store)
    assert taken.work_once()
    status = sqlite_store.read_inbox_status(item)
    assert status is not None
    assert status.state == "failed"
    assert "HTML" in status.detail
    assert sqlite_store.counts().articles == 0


def test_an_item_with_good_and_bad_articles_keeps_the_good(sqlite_store: Store) -> None:
    item = sqlite_store.put_inbox("two.jsonl", record(1) + b"\n{broken\n" + record(2), "")
    taken, _ = worker(sqlite_store)
    taken.work_once()
    status = sqlite_store.read_inbox_status(item)
    assert status is not None
    assert (status.state, status.article_ids) == ("ok", ("w-1", "w-2"))
    assert "two.jsonl:2" in status.detail


def test_the_same_article_again_leads_to_the_stored_one(sqlite_store: Store) -> None:
    sqlite_store.put_inbox("a.json", record(1), "")
    again = sqlite_store.put_inbox("b.json", record(1, id="other"), "")
    taken, _ = worker(sqlite_store)
    taken.work_once()
    status = sqlite_store.read_inbox_status(again)
    assert status is not None
    assert (status.state, status.article_ids) == ("ok", ("w-1",))
    assert "already there" in status.detail
    assert sqlite_store.counts().articles == 1


def test_a_sent_article_never_replaces_a_stored_one(sqlite_store: Store) -> None:
    sqlite_store.put_inbox("a.json", record(1), "")
    intruder = sqlite_store.put_inbox("b.json", record(1, text=TEXT + " نص آخر."), "")
    taken, _ = worker(sqlite_store)
    taken.work_once()
    status = sqlite_store.read_inbox_status(intruder)
    stored = sqlite_store.read_article("w-1")
    assert status is not None
    assert status.state == "failed"
    assert "'w-1' belongs to another article" in status.detail
    assert stored is not None
    assert stored.text == f"{TEXT} (1)"


def test_an_item_of_a_killed_worker_is_done_once(sqlite_url: str) -> None:
    with open_store(sqlite_url) as store:
        item = store.put_inbox("a.json", record(1), "")
        assert store.take_inbox("killed", timedelta(minutes=5)) is not None
        taken, _ = worker(store)
        assert not taken.work_once()
    with open_store(sqlite_url, clock=lambda: datetime.now(UTC) + timedelta(minutes=6)) as later:
        taken, _ = worker(later)
        assert taken.work_once()
        status = later.read_inbox_status(item)
        assert status is not None
        assert (status.state, status.attempts) == ("ok", 2)
        assert later.counts().articles == 1


def test_files_are_taken_as_they_come_and_again_when_they_change(sqlite_store: Store, tmp_path: Path) -> None:
    taken, told = worker(sqlite_store, tmp_path)
    assert not taken.work_once()
    path = tmp_path / "deep" / "report.txt"
    path.parent.mkdir()
    path.write_text(f"Test | {TITLE}\n2025-03-12\n{TEXT}", encoding="utf-8")
    (tmp_path / ".partial.txt").write_text("x", encoding="utf-8")
    (tmp_path / "image.png").write_bytes(b"x")
    assert taken.work_once()
    assert not taken.work_once()
    assert len(told) == 1
    path.write_text(f"Test | {TITLE}\n2025-03-12\n{TEXT} وبحثا العلاقات الثنائية.", encoding="utf-8")
    assert taken.work_once()
    stored = sqlite_store.read_article("report")
    assert stored is not None
    assert stored.text.endswith("الثنائية.")
    assert sqlite_store.counts().articles == 1
    assert path.exists()


def test_a_restarted_worker_leaves_stored_files_alone(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(record(1))
    worker(sqlite_store, tmp_path)[0].work_once()
    revision = sqlite_store.revision()
    again, told = worker(sqlite_store, tmp_path)
    again.work_once()
    assert sqlite_store.revision() == revision
    assert told == []


def test_a_file_that_is_still_growing_waits(sqlite_store: Store, tmp_path: Path) -> None:
    taken, _ = worker(sqlite_store, tmp_path)
    path = tmp_path / "a.jsonl"
    path.write_bytes(record(1)[:40])
    assert not taken.work_once(patient=True)
    path.write_bytes(record(1) + b"\n" + record(2))
    assert not taken.work_once(patient=True)
    assert taken.work_once(patient=True)
    assert sqlite_store.counts().articles == 2


def test_a_bad_file_is_told_once(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"{broken")
    taken, told = worker(sqlite_store, tmp_path)
    taken.work_once()
    taken.work_once()
    assert len(told) == 1
    assert "a.json:1" in told[0]


def test_stop_ends_after_the_item_at_hand(sqlite_store: Store) -> None:
    for number in range(3):
        sqlite_store.put_inbox(f"{number}.json", record(number), "")
    stop = threading.Event()

    def tell(line: str) -> None:
        stop.set()

    Worker(sqlite_store, None, tell, stop).watch(0.01)
    assert sqlite_store.counts().articles == 1
    assert sqlite_store.counts().waiting == 2


def start_watch(url: str, folder: Path) -> subprocess.Popen[str]:
    started = subprocess.Popen(
        [sys.executable, "-m", "extraction", "watch", "--database", url, "--folder", str(folder), "--interval", "0.2"],
        stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT)
    assert started.stderr is not None
    assert started.stderr.readline().startswith("watching ")
    return started


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_worker_cleanly(sqlite_url: str, tmp_path: Path, ending: signal.Signals) -> None:
    with open_store(sqlite_url) as store:
        store.put_inbox("a.json", record(1), "")
    with start_watch(sqlite_url, tmp_path / "inbox") as running:
        assert running.stderr is not None
        assert "1 read" in running.stderr.readline()
        running.send_signal(ending)
        rest = running.stderr.read()
    assert running.returncode == 0
    assert "Traceback" not in rest


def test_killed_in_the_middle_and_started_again_it_ends_where_an_undisturbed_one_does(sqlite_url: str, tmp_path: Path) -> None:
    lines = [record(number) for number in range(12)]
    (tmp_path / "inbox").mkdir()
    with open_store(sqlite_url) as store:
        store.put_inbox("all.jsonl", b"\n".join(lines), "")
        for number in range(12, 18):
            store.put_inbox(f"{number}.json", record(number), "")
    with start_watch(sqlite_url, tmp_path / "inbox") as running, open_store(sqlite_url) as looking:
        while looking.counts().articles < 3:
            pass
        running.kill()
    with open_store(sqlite_url, clock=lambda: datetime.now(UTC) + timedelta(minutes=6)) as later:
        taken, _ = worker(later)
        taken.work_once()
        counts, events = later.counts(), [event.id for event in later.read_events()]
    with open_store(f"sqlite:///{tmp_path / 'undisturbed.db'}") as calm:
        for number in range(18):
            calm.put_inbox(f"{number}.json", record(number), "")
        worker(calm)[0].work_once()
        assert calm.counts() == counts
        assert [event.id for event in calm.read_events()] == events
    assert counts.articles == 18


def plain(title: str, day: str) -> str:
    return f"Test | {title}\n{day}\n{TEXT}\n"


def test_files_of_one_name_in_two_folders_are_two_articles(sqlite_store: Store, tmp_path: Path) -> None:
    for folder, title, day in (("monday", TITLE, "2025-03-12"), ("tuesday", f"{TITLE} مجددا", "2025-03-19")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(plain(title, day), encoding="utf-8")
    taken, _ = worker(sqlite_store, tmp_path)
    taken.work_once()
    assert sqlite_store.counts().articles == 2
    again, told = worker(sqlite_store, tmp_path)
    again.work_once()
    assert sqlite_store.counts().articles == 2
    assert told == []


def test_a_corrected_file_replaces_its_article(sqlite_store: Store, tmp_path: Path) -> None:
    file = tmp_path / "1.txt"
    file.write_text(plain(TITLE, "2025-03-12"), encoding="utf-8")
    taken, _ = worker(sqlite_store, tmp_path)
    taken.work_once()
    file.write_text(plain(TITLE, "2025-03-12") + "وبحث اللقاء أمن الحدود.\n", encoding="utf-8")
    taken.work_once()
    assert sqlite_store.counts().articles == 1
    stored = sqlite_store.read_article("1")
    assert stored is not None
    assert "أمن الحدود" in stored.text


def test_one_text_in_two_newspapers_without_ids_is_two_articles(sqlite_store: Store) -> None:
    for source in ("Test", "Other"):
        sqlite_store.put_inbox(f"{source}.json", record(1, id=None, source=source), "")
    taken, told = worker(sqlite_store)
    taken.work_once()
    assert sqlite_store.counts().articles == 2
    assert sqlite_store.counts().events == 1
    assert all("belongs to" not in line for line in told)


def test_a_folder_that_cannot_be_watched_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(FolderError, match="--folder"):
        open_folder(file)
    with pytest.raises(FolderError, match="--folder"):
        open_folder(file / "below")
