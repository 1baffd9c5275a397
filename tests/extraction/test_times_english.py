"""English times, in the same grammar."""

from __future__ import annotations

import pytest

from tests.extraction.times_helper import read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Tuesday", "2026-02-17"),
        ("late on Sunday", "2026-02-15"),
        ("next Sunday", "2026-02-22"),
        ("last Tuesday's meeting", "2026-02-10"),
        ("yesterday", "2026-02-16"),
        ("the day before yesterday", "2026-02-15"),
        ("the day after tomorrow", "2026-02-19"),
        ("last night", "2026-02-16"),
        ("February 17, 2026", "2026-02-17"),
        ("Feb. 17, 2026", "2026-02-17"),
        ("17 Feb 2026", "2026-02-17"),
        ("the 17th of February", "2026-02-17"),
        ("the third of March 2025", "2025-03-03"),
        ("Tuesday, February 17, 2026", "2026-02-17"),
        ("Thursday, 12 February", "2026-02-12"),
        ("on May 3", "2025-05-03"),
        ("12 February last year", "2025-02-12"),
        ("two days ago", "2026-02-15"),
        ("three weeks ago", "2026-01-27"),
        ("a month ago", "2026-01"),
    ],
)
def test_days(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last week", "2026-02-07..2026-02-13"),
        ("the week before last", "2026-01-31..2026-02-06"),
        ("earlier this month", "2026-02"),
        ("later this week", "2026-02-14..2026-02-20"),
        ("in January 2025", "2025-01"),
        ("last March", "2025-03"),
        ("mid-January", "2026-01-11..2026-01-20"),
        ("late last month", "2026-01-21..2026-01-31"),
        ("early 2015", "2015"),
        ("the end of the month", "2026-02-21..2026-02-28"),
        ("the past three days", "2026-02-14..2026-02-16"),
        ("the last 24 hours", "2026-02-16..2026-02-17"),
        ("from 5 to 7 January", "2026-01-05..2026-01-07"),
        ("from Sunday to Tuesday", "2026-02-15..2026-02-17"),
        ("on Sunday and Monday", "2026-02-15..2026-02-16"),
        ("the third quarter of 2025", "2025-07-01..2025-09-30"),
        ("the first half of 2025", "2025-01-01..2025-06-30"),
        ("the last week of January", "2026-01-24..2026-01-30"),
    ],
)
def test_periods(text: str, value: str) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "he may visit Cairo",
        "they march on the city",
        "march 12 people were killed",
        "the second round",
        "the first president",
        "the last time",
        "Resolution 1970",
        "2,000 people",
        "for three days",
        "a two-day visit",
        "recently",
        "in the coming days",
        "in recent weeks",
        "aged 45",
        "the following day",
        "the previous day",
        "in the same month",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == ""


def test_the_future_is_preferred_where_asked() -> None:
    assert read("on Thursday", "future") == "2026-02-19"
    assert read("in two days", "future") == "2026-02-19"
    assert read("next month", "future") == "2026-03"
