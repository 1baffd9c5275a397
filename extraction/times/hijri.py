"""Hijri dates in the Gregorian calendar, by the Umm al-Qura tables (hijridate, 1343–1500 AH).

Egypt, Libya and Sudan begin months by sighting: a date read here may lie a day, rarely two, off the day that was kept
there (`TOLERANCE_DAYS` says so in every reason).
"""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

from extraction.times.intervals import Interval, day

TOLERANCE_DAYS = 1
FIRST_YEAR, LAST_YEAR = 1343, 1500


def hijri_month(year: int, month: int) -> Interval | None:
    """A Hijri month as a span of Gregorian days; None outside the tables."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    first = Hijri(year, month, 1)
    return Interval(first.to_gregorian(), Hijri(year, month, first.month_length()).to_gregorian(), "span")


def hijri_day(year: int, month: int, number: int) -> Interval | None:
    """A Hijri day; None outside the tables or where the month is shorter."""
    span = hijri_month(year, month)
    if not span or not 1 <= number <= (span.last - span.first).days + 1:
        return None
    return day(Hijri(year, month, number).to_gregorian())


def hijri_year(year: int) -> Interval | None:
    """A Hijri year as a span of Gregorian days; None outside the tables."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return Interval(first.first, last.last, "span") if first and last else None


def hijri_year_of(anchor: date) -> int | None:
    """The Hijri year that contains a Gregorian day; None outside the tables."""
    try:
        return int(Gregorian(anchor.year, anchor.month, anchor.day).to_hijri().year)
    except OverflowError:
        return None
