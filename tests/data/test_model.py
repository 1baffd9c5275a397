"""Records: JSON and back, frozen, parts of an article, days of a partial date."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from data.days import event_days, span_days
from data.model import article_from_json, event_from_json, to_json
from tests.data.records import make_article, make_event


def test_an_event_comes_back_from_json() -> None:
    event = make_event("e1", make_article())
    spans = replace(event.evidence[0].spans, actors={"sisi": ((0, 2), (5, 7))}, place=((3, 4),), date=((8, 9),))
    event = replace(event, evidence=(replace(event.evidence[0], spans=spans),), reasons=("one", "two"))
    for each in (event, replace(event, place=None, date=None, evidence=())):
        assert event_from_json(json.loads(json.dumps(to_json(each)))) == each


def test_an_article_comes_back_from_json() -> None:
    article = make_article(url=None, published=None, sample=True)
    assert article_from_json(json.loads(json.dumps(to_json(article)))) == article


@pytest.mark.parametrize("change", [{"mood": "good"}, {"type": None}])
def test_a_field_too_many_or_too_few_is_refused(change: dict[str, object]) -> None:
    raw = {**to_json(make_event("e1", make_article())), **change}
    if change == {"type": None}:
        del raw["type"]
    with pytest.raises((TypeError, KeyError)):
        event_from_json(raw)


def test_records_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        make_article().title = "غير"  # type: ignore[misc]


def test_offsets_count_in_the_part_they_name() -> None:
    article = make_article("a1", "نص.")
    assert article.part("text") == "نص." and article.part("title") == article.title


@pytest.mark.parametrize(("prefix", "first", "last"), [
    ("2026", date(2026, 1, 1), date(2026, 12, 31)), ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2026-02-17", date(2026, 2, 17), date(2026, 2, 17)),
])
def test_a_partial_date_spans_its_days(prefix: str, first: date, last: date) -> None:
    assert span_days(prefix) == (first, last)


@pytest.mark.parametrize("prefix", ["", "26", "2026-13", "2026-00", "2026-02-30", "2026-2-1", "2026-02-17T10:00", "0000"])
def test_what_is_no_date_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError):
        span_days(prefix)


def test_the_days_of_an_event() -> None:
    assert event_days(None, None) is None
    assert event_days("2026-02-14", "2026-02") == (date(2026, 2, 14), date(2026, 2, 28))
    assert event_days("2026-02-14", "2026-02-01") == (date(2026, 2, 14), date(2026, 2, 14))
