"""Resolving what the calendar names: dates, months, years, seasons, feasts, with or without their year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from extraction.times import intervals
from extraction.times.choose import cued, preferred
from extraction.times.expressions import Date, Feast, Prefer, Season, Shift
from extraction.times.feasts import feast_days, feast_in_hijri_year
from extraction.times.grammar import TimeGrammar
from extraction.times.hijri import hijri_day, hijri_month, hijri_year, hijri_year_of
from extraction.times.intervals import Interval

_LEAP_REACH = 8  # years to search for a 29 February
_LAST_HIJRI_YEAR = 1500
# First months; the winter of a year is the one that ends in it.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9}


@dataclass(frozen=True, slots=True)
class View:
    """Where a reader stands: the anchor date, the preferred direction, the feasts' rules; `since`: whether the time has to have begun."""

    anchor: date
    prefer: Prefer
    grammar: TimeGrammar
    since: bool = False

    def choose(self, candidates: Iterable[Interval], cue: int | None) -> Interval | None:
        """The candidate that the cue, or else the preferred direction, points to."""
        found = list(candidates)
        if self.since and cue is None:
            return max((each for each in found if each.first <= self.anchor), key=lambda each: each.first, default=None)
        return preferred(found, self.anchor, self.prefer) if cue is None else cued(found, self.anchor, cue)

    def year(self, year: int | Shift) -> int:
        """A year as a number."""
        return year if isinstance(year, int) else self.anchor.year + year.by


def _gregorian(month: int, day: int | None, year: int) -> Interval | None:
    try:
        return intervals.month(year, month) if day is None else intervals.day(date(year, month, day))
    except ValueError:
        return None


def _hijri(month: int, day: int | None, year: int) -> Interval | None:
    return hijri_month(year, month) if day is None else hijri_day(year, month, day)


def _around(make: Callable[[int], Interval | None], middle: int, reach: int) -> list[Interval]:
    found = (make(year) for year in range(middle - reach, middle + reach + 1))
    return [each for each in found if each]


def resolve_date(expression: Date, view: View) -> Interval | None:
    """A date of either calendar; None where there is no such day (30 February) or the Hijri tables end."""
    month, day = expression.month, expression.day
    if month is None:
        if expression.year is None:
            return None
        year = view.year(expression.year)
        return hijri_year(year) if expression.calendar == "hijri" else intervals.year(year)
    if expression.calendar == "hijri":
        return _resolve_hijri(expression, month, day, view)
    if expression.year is not None:
        return _gregorian(month, day, view.year(expression.year))
    reach = _LEAP_REACH if (month, day) == (2, 29) else 2
    return view.choose(_around(lambda year: _gregorian(month, day, year), view.anchor.year, reach), expression.cue)


def _resolve_hijri(expression: Date, month: int, day: int | None, view: View) -> Interval | None:
    if expression.year is None:
        middle = hijri_year_of(view.anchor)
        return view.choose(_around(lambda year: _hijri(month, day, year), middle, 1), expression.cue) if middle else None
    year = view.year(expression.year)
    if year <= _LAST_HIJRI_YEAR:
        return _hijri(month, day, year)
    about = hijri_year_of(date(year, 1, 1))  # a Hijri month of a Gregorian year (رمضان 2019)
    found = _around(lambda number: _hijri(month, day, number), about, 1) if about else []
    return next((each for each in found if each.first.year == year), None)


def resolve_season(expression: Season, view: View) -> Interval | None:
    """A season; its granularity makes it be written as its year, because its edges are nowhere agreed on."""

    def season(year: int) -> Interval:
        if expression.name == "winter":
            return intervals.months(year - 1, 12, 3, "season")
        return intervals.months(year, _SEASONS[expression.name], 3, "season")

    if expression.year is not None:
        return season(view.year(expression.year))
    if expression.cue is None:  # أوائل الخريف: the one of this year, or the next one where that is over
        return view.choose([season(view.anchor.year)], None)
    return view.choose(_around(season, view.anchor.year, 1), expression.cue)


def resolve_feast(expression: Feast, view: View) -> Interval | None:
    """The day of a feast."""
    rule = view.grammar.feasts[expression.name]
    shift = timedelta(days=expression.offset)
    if expression.calendar == "hijri" and isinstance(expression.year, int):
        first = feast_in_hijri_year(rule, expression.year)
        return intervals.day(first + shift) if first else None
    if expression.year is not None:
        found = feast_days(rule, view.year(expression.year))
        return intervals.day(found[0] + shift) if found else None
    years = range(view.anchor.year - 1, view.anchor.year + 2)
    return view.choose([intervals.day(first + shift) for year in years for first in feast_days(rule, year)], expression.cue)
