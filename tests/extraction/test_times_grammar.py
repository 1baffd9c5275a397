"""The table of the grammar, the interface, and others' cases."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from data.errors import KnowledgeError
from data.knowledge.table import TABLES
from extraction.normalise import normalise
from extraction.times import answer_line, find_times, read_grammar, resolve_time

SHARED = Path(__file__).parents[3] / "shared"


def test_a_missing_or_broken_table_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"times\.yaml"):
        read_grammar(tmp_path / "nowhere")
    (tmp_path / "times.yaml").write_text("months: [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="can't be read"):
        read_grammar(tmp_path)


def test_a_table_without_a_section_says_so(tmp_path: Path) -> None:
    (tmp_path / "times.yaml").write_text("months: []\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="hijri_months"):
        read_grammar(tmp_path)


def test_a_word_added_to_the_table_is_read(tmp_path: Path) -> None:
    shutil.copy(TABLES / "times.yaml", tmp_path)
    path = tmp_path / "times.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("names: [يناير,", "names: [يناير, ينير,"), encoding="utf-8")
    assert answer_line("5 ينير 2026", date(2026, 2, 17)) == ""
    assert answer_line("5 ينير 2026", date(2026, 2, 17), grammar=read_grammar(tmp_path)).startswith("2026-01-05\t")


def test_an_answer_has_four_columns() -> None:
    assert answer_line("أمس", date(2026, 2, 17)) == "2026-02-16\t\tday\trelative"
    assert answer_line("الأسبوع الماضي", date(2026, 2, 17)) == "2026-02-07\t2026-02-13\tweek\trelative"
    assert answer_line("لا شيء", date(2026, 2, 17)) == ""


def test_only_the_given_stretch_is_searched() -> None:
    text = normalise("أمس وغدا والأحد").text
    start = text.index("غدا")
    (only,) = find_times(text, start, start + 3)
    assert text[only.start : only.end] == "غدا"


def test_years_beyond_the_calendar_are_no_date() -> None:
    (mention,) = find_times(normalise("قبل 999 سنة").text)
    assert resolve_time(mention, date(500, 1, 1)) is None


def _gold() -> list[tuple[str, date, str, list[str | None]]]:
    if not (SHARED / "gold").is_dir():
        return []
    lines = (SHARED / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    published = {article["id"]: date.fromisoformat(article["published"][:10]) for article in map(json.loads, lines)}
    found = []
    for article in json.loads((SHARED / "gold" / "events.json").read_text(encoding="utf-8")):
        for event in article["events"]:
            if event.get("date_text") and event.get("date"):
                prefer = "future" if event["status"] in ("planned", "called_for", "cancelled") else "past"
                found.append((event["date_text"], published[article["article_id"]], prefer, event.get("date_any", [event["date"]])))
    return found


def test_dates_of_the_gold_articles_resolve() -> None:
    gold = _gold()
    if not gold:
        pytest.skip("../shared/gold is absent")
    right = 0
    for text, published, prefer, dates in gold:
        value = answer_line(text, published, prefer).split("\t")  # type: ignore[arg-type]
        right += any(value[0] == day or (len(day or "") == 7 and value[0].startswith(day or "-")) for day in dates)
    assert right / len(gold) >= 0.95
