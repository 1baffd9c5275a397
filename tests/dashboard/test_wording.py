from __future__ import annotations

from datetime import date, datetime

import pytest

from dashboard.hijri import say_hijri
from dashboard.strings import read_words
from dashboard.ticks import time_ticks
from dashboard.wording import as_day, percent, say_date, say_day, say_moment, say_place, uncertain_days


@pytest.mark.parametrize(("start", "end", "said"), [
    ("2026-02-17", None, "17 February 2026"), ("2026-02", None, "February 2026"), ("2026", None, "2026"), (None, None, "Undated"),
    ("2026-02-07", "2026-02-13", "7–13 February 2026"), ("2026-01-30", "2026-02-05", "30 January – 5 February 2026"),
    ("2025-12-30", "2026-01-05", "30 December 2025 – 5 January 2026"), ("2026-01", "2026-03", "January – March 2026"),
    ("2025-11", "2026-02", "November 2025 – February 2026"),
])
def test_a_date_is_said_as_precisely_as_it_is_known(start: str | None, end: str | None, said: str) -> None:
    assert say_date(start, end, read_words("en")) == said


def test_days_in_arabic() -> None:
    assert say_day("2026-02-17", read_words("ar")) == "17 فبراير 2026"


def test_a_moment_keeps_the_hour_only_where_there_is_one() -> None:
    words = read_words("en")
    assert say_moment("2026-02-17T11:20:00+02:00", words) == "17 February 2026, 11:20"
    assert say_moment("2026-02-17", words) == "17 February 2026"
    assert say_moment("yesterday", words) is None and say_moment(None, words) is None


def test_a_place_names_its_country_once() -> None:
    words = read_words("en")
    assert say_place("بنغازي", "Benghazi", "LY", words) == "Benghazi, Libya"
    assert say_place("ليبيا", "Libya", "LY", words) == "Libya"
    assert say_place(None, None, None, words) == ""


def test_how_many_days_a_date_may_stand_for() -> None:
    assert [uncertain_days(*pair) for pair in (("2026-02-17", None), ("2026-02", None), ("2026-02-01", "2026-02-07"), (None, None))] == [1, 28, 7, 0]


def test_percent() -> None:
    assert [percent(value) for value in (0.0, 0.934, 1.0)] == [0, 93, 100]


@pytest.mark.parametrize(("first", "last"), [
    (date(2026, 2, 1), date(2026, 2, 7)), (date(2026, 1, 1), date(2026, 3, 31)), (date(2019, 4, 1), date(2026, 2, 17)),
    (date(1900, 1, 1), date(2026, 1, 1)), (date(2026, 2, 17), date(2026, 2, 17)), (date(1, 1, 1), date(9999, 12, 31)),
])
def test_an_axis_has_some_marks_but_not_many_all_inside(first: date, last: date) -> None:
    positions, texts = time_ticks(first, last, read_words("ar"), 9)
    assert 1 <= len(positions) <= 20 and len(positions) == len(texts)
    assert all(first <= date.fromisoformat(day) <= last for day in positions) and positions == sorted(set(positions))


def test_the_year_stands_where_it_changes() -> None:
    _, texts = time_ticks(date(2025, 11, 1), date(2026, 2, 28), read_words("ar"), 5)
    assert texts == ["نوفمبر<br><b>2025</b>", "ديسمبر", "يناير<br><b>2026</b>", "فبراير"]


def test_digits_are_the_readers_choice_in_arabic_alone() -> None:
    chosen = read_words("ar").wearing(True, False)
    assert say_date("2026-02-07", "2026-02-13", chosen) == "٧–١٣ فبراير ٢٠٢٦"
    assert (chosen.number(1234), chosen.count("event", 11), chosen("preset.week")) == ("١,٢٣٤", "١١ واقعة", "٧ أيام")
    assert chosen("dates.hint") == read_words("ar")("dates.hint"), "what is typed stands as it is typed"
    assert say_day("2026-02-17", read_words("en").wearing(True, False)) == "17 February 2026"


@pytest.mark.parametrize(("start", "end", "said"), [
    ("2026-02-17", None, "29 Shaban 1447 AH"), ("2026-02", None, "Shaban 1447 AH – Ramadan 1447 AH"), ("2026", None, "1447 AH – 1448 AH"),
    ("2026-02-18", "2026-02-19", "1 Ramadan 1447 AH – 2 Ramadan 1447 AH"), (None, None, None), ("1890-01-01", None, None), ("2200", None, None),
])
def test_hijri_dates_are_as_precise_as_the_gregorian(start: str | None, end: str | None, said: str | None) -> None:
    assert say_hijri(start, end, read_words("en")) == said


def test_a_bin_may_end_where_dates_end() -> None:
    assert as_day(datetime(9999, 12, 31)) == date.max
