"""The command line from end to end: real tables, real stores, real files."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data.export import EVENT_COLUMNS
from data.knowledge import TABLES
from data.model import event_from_json
from data.store import open_store
from extraction.cli import main

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "articles"
MEETING = {
    "id": "m-1", "source": "Test", "url": None, "published": "2025-03-12T10:00:00+02:00", "title": "السيسي يستقبل حفتر في القاهرة",
    "text": "القاهرة – وكالات\nاستقبل الرئيس المصري عبد الفتاح السيسي، اليوم الأربعاء، المشير خليفة حفتر في القاهرة.\n"
            "وبحث اللقاء العلاقات الثنائية وأمن الحدود.",
}
CALL = {
    "id": "c-1", "source": "Test", "url": None, "published": "2025-03-20", "title": "اتصال هاتفي بين السيسي والبرهان",
    "text": "تلقى الرئيس عبد الفتاح السيسي، اليوم الخميس، اتصالا هاتفيا من رئيس مجلس السيادة السوداني عبد الفتاح البرهان.",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in (MEETING, CALL)), encoding="utf-8")
    return path


@pytest.fixture
def mixed(articles: Path) -> Path:
    with articles.open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    return articles


def read_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def run_module(*arguments: str, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "extraction", *arguments], input=given, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)


def test_run_writes_merged_events_as_json_lines(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "events.jsonl"
    assert main(["run", str(articles), "--out", str(out)]) == 0
    events = [event_from_json(raw) for raw in read_lines(out)]
    assert {("meeting", "2025-03-12"), ("call", "2025-03-20")} <= {(event.type, event.date) for event in events}
    told = capsys.readouterr().out
    assert "Read 2 articles." in told
    assert f"Found {len(events)} event" in told
    assert str(out) in told


def test_run_writes_csv_for_a_spreadsheet(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert main(["run", str(articles), "--out", str(out)]) == 0
    content = out.read_bytes()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert tuple(rows[0]) == EVENT_COLUMNS
    assert {"meeting", "call"} <= {row["type"] for row in rows}


def test_run_from_standard_input_to_standard_output() -> None:
    done = run_module("run", "-", "--out", "-", given=json.dumps(MEETING))
    assert done.returncode == 0, done.stderr
    assert "meeting" in [json.loads(line)["type"] for line in done.stdout.splitlines()]
    assert "Read 1 article." in done.stderr


def test_the_rest_goes_on_where_something_cannot_be_read(mixed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, listed = tmp_path / "events.jsonl", tmp_path / "failures.txt"
    assert main(["run", str(mixed), str(tmp_path / "gone.txt"), "--out", str(out), "--failures", str(listed)]) == 1
    assert len(read_lines(out)) >= 2
    told = capsys.readouterr()
    assert "Read 2 articles (2 failed)." in told.out
    assert f"failed: {mixed}:3: is no JSON" in told.err
    assert "gone.txt: no such file" in told.err
    assert listed.read_text(encoding="utf-8").count("\n") == 2


def test_the_same_article_twice_in_a_batch_is_one(tmp_path: Path) -> None:
    for name, identity in (("a", "m-1"), ("b", "m-2")):
        (tmp_path / f"{name}.json").write_text(json.dumps({**MEETING, "id": identity}), encoding="utf-8")
    out = tmp_path / "events.jsonl"
    assert main(["run", str(tmp_path), "--out", str(out)]) == 0
    assert all(len({evidence["article_id"] for evidence in event["evidence"]}) == 1 for event in read_lines(out))  # type: ignore[attr-defined]


def test_run_into_the_store_is_done_once(articles: Path, sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(articles), "--database", sqlite_url]) == 0
    with open_store(sqlite_url) as store:
        first = (store.counts(), store.revision())
    assert first[0].articles == 2
    assert first[0].events >= 2
    capsys.readouterr()
    assert main(["run", str(articles), "--database", sqlite_url]) == 0
    assert "2 already there" in capsys.readouterr().out
    with open_store(sqlite_url) as store:
        assert (store.counts(), store.revision()) == first
    assert main(["run", str(articles), "--database", sqlite_url, "--again"]) == 0
    assert "2 replaced" in capsys.readouterr().out
    with open_store(sqlite_url) as store:
        assert store.counts() == first[0]


def test_without_out_and_database_the_environment_names_the_store(articles: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    assert main(["run", str(articles)]) == 0
    with open_store(sqlite_url) as store:
        assert store.counts().articles == 2


@pytest.mark.parametrize("arguments", [
    [], ["run"], ["nonsense"], ["run", "x", "--out", "events.xlsx"], ["run", "x", "--out", "e.csv", "--database", "sqlite:///x.db"],
    ["times"], ["times", "--published", "17.2.2026"], ["times", "--published", "2026-02-17", "--prefer", "now"], ["watch", "--interval", "often"],
])
def test_wrong_arguments_end_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize("url", ["mysql://host/name", "nonsense", "sqlite://"])
def test_a_store_that_cannot_be_opened_is_one_line(articles: Path, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(articles), "--database", url]) == 1
    assert re.fullmatch(r"error: .+\n", capsys.readouterr().err)


def test_a_file_that_cannot_be_written_is_one_line(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["run", str(articles), "--out", str(tmp_path / "file" / "events.csv")]) == 1
    assert "error: " in capsys.readouterr().err


def test_failures_that_cannot_be_listed_are_told_before_the_work(
    articles: Path, tmp_path: Path, sqlite_url: str, capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["run", str(articles), "--database", sqlite_url, "--failures", str(tmp_path / "none" / "f.txt")]) == 1
    assert "failures can't be written" in capsys.readouterr().err
    with open_store(sqlite_url) as store:
        store.create_schema()
        assert store.counts().articles == 0


def test_a_second_folder_with_the_same_file_names_replaces_nothing(tmp_path: Path, sqlite_url: str) -> None:
    for folder, title in (("monday", MEETING["title"]), ("tuesday", CALL["title"])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(f"Test | {title}\n2025-03-12\n{MEETING['text']}\n", encoding="utf-8")
        assert main(["run", str(tmp_path / folder), "--database", sqlite_url]) == 0
    with open_store(sqlite_url) as store:
        assert store.counts().articles == 2


def test_a_password_is_not_shown(articles: Path, postgres_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    url = re.sub(r"//([^:@/]+)(:[^@/]*)?@", r"//\1:secret-word@", postgres_url)
    main(["run", str(articles), "--database", url])
    told = capsys.readouterr()
    assert "secret-word" not in told.out + told.err


def test_explain_tells_mentions_and_events(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(articles)]) == 0
    told = capsys.readouterr().out
    assert "حفتر" in told
    assert "meeting" in told


def test_explain_reports_what_cannot_be_read(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(mixed)]) == 1
    assert "articles.jsonl:3" in capsys.readouterr().err


def test_times_answers_each_line() -> None:
    lines = "التقيا أمس في القاهرة\nلا شيء هنا\n\nفي فبراير 2026\nThey met on 17 February 2026\n"
    done = run_module("times", "--published", "2026-02-17", given=lines)
    assert done.returncode == 0
    assert done.stdout.split("\n") == ["2026-02-16\t\tday\trelative", "", "", "2026-02\t\tmonth\tstated", "2026-02-17\t\tday\tstated", ""]


def test_times_answers_at_once() -> None:
    with subprocess.Popen([sys.executable, "-m", "extraction", "times", "--published", "2026-02-17"],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        asked.stdin.write("أمس\n")
        asked.stdin.flush()
        assert asked.stdout.readline() == "2026-02-16\t\tday\trelative\n"
        asked.stdin.close()


def test_check_of_our_own_tables_finds_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_check_names_file_and_row_of_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(TABLES, tables)
    with (tables / "topics.csv").open("a", encoding="utf-8") as file:
        file.write("too,few,cells\n")
    assert main(["check", "--tables", str(tables)]) == 1
    told = capsys.readouterr()
    assert re.search(r"topics\.csv, row \d+", told.out + told.err)


def test_seed_makes_the_tables_only_where_no_samples_are_wanted(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("WAQAI_SAMPLES", "no")
    assert main(["seed", "--database", sqlite_url]) == 0
    assert "no samples" in capsys.readouterr().out
    with open_store(sqlite_url) as store:
        assert store.counts().articles == 0


def test_seed_loads_every_sample_once(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("WAQAI_SAMPLES", raising=False)
    assert main(["seed", "--database", sqlite_url]) == 0
    with open_store(sqlite_url) as store:
        first = (store.counts(), store.revision())
        events = list(store.read_events())
        samples = {evidence.article_id for event in events for evidence in event.evidence}
        articles = [store.read_article(identity) for identity in samples]
    assert first[0].articles >= 100
    assert articles
    assert all(article is not None and article.sample for article in articles)
    told = capsys.readouterr().out
    assert f"Read {first[0].articles} articles." in told
    assert f"Found {first[0].events} events:" in told
    assert main(["seed", "--database", sqlite_url]) == 0
    assert "loaded already" in capsys.readouterr().out
    with open_store(sqlite_url) as store:
        assert (store.counts(), store.revision()) == first


def test_a_reader_who_goes_away_is_no_fault(articles: Path) -> None:
    with subprocess.Popen([sys.executable, "-m", "extraction", "run", str(articles), "--out", "-"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as piped:
        assert piped.stdout is not None
        assert piped.stderr is not None
        piped.stdout.close()
        told = piped.stderr.read()
    assert "Traceback" not in told


def test_the_real_article(tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared/articles is not here")
    out = tmp_path / "events.jsonl"
    assert main(["run", str(SHARED), "--out", str(out)]) == 0
    meetings = [event_from_json(raw) for raw in read_lines(out) if raw["type"] == "meeting"]
    assert len(meetings) == 1
    assert {actor.id for actor in meetings[0].actors} >= {"hassan-rashad", "khalifa-haftar"}
