"""Stretches of days and how they are written: calendar arithmetic without any language.

Weeks run from Saturday to Friday (CLDR for EG, LY, SD).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Interval:
    """From `first` to `last`, both included. `granularity`: day, week, month, quarter, season, year, decade or span."""

    first: date
    last: date
    granularity: str


def day(of: date) -> Interval:
    """One day."""
    return Interval(of, of, "day")


def month(year: int, number: int) -> Interval:
    """A calendar month; `number` may lie outside 1 to 12 and then counts on into other years. ValueError outside the years 1–9999."""
    index = year * 12 + number - 1
    first = date(index // 12, index % 12 + 1, 1)
    return Interval(first, first.replace(day=monthrange(first.year, first.month)[1]), "month")


def months(year: int, number: int, count: int, granularity: str) -> Interval:
    """`count` calendar months from month `number` of `year`."""
    return Interval(month(year, number).first, month(year, number + count - 1).last, granularity)


def year(number: int) -> Interval:
    """A calendar year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def week(of: date) -> Interval:
    """The week, Saturday to Friday, that contains the day."""
    first = of - timedelta(days=(of.weekday() - SATURDAY) % 7)
    return Interval(first, first + timedelta(days=6), "week")


def shifted(anchor: date, unit: str, by: int) -> Interval:
    """The unit that contains the anchor, moved by `by` such units."""
    if unit == "day":
        return day(anchor + timedelta(days=by))
    if unit == "week":
        return week(anchor + timedelta(weeks=by))
    if unit == "month":
        return month(anchor.year, anchor.month + by)
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        return months(anchor.year, (anchor.month - 1) // size * size + 1 + by * size, size, "quarter" if unit == "quarter" else "span")
    if unit == "year":
        return year(anchor.year + by)
    first = anchor.year // 10 * 10 + by * 10
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def moved(anchor: date, unit: str, count: int) -> date:
    """The day `count` units after the anchor (before it, if negative); the end of a shorter month where the day is missing."""
    if unit in ("month", "year", "decade"):
        target = month(anchor.year, anchor.month + count * {"month": 1, "year": 12, "decade": 120}[unit])
        return target.first.replace(day=min(anchor.day, target.last.day))
    if unit == "hour":
        return anchor + timedelta(days=(abs(count) // 24) * (1 if count > 0 else -1))
    return anchor + timedelta(days=count * (7 if unit == "week" else 1))


def written(interval: Interval) -> tuple[str, str | None]:
    """(value, end): a month, a season and a year as prefix without end, a day without end, everything longer by its first and last day."""
    first = interval.first.isoformat()
    if interval.granularity == "day":
        return first, None
    if interval.granularity == "month":
        return first[:7], None
    if interval.granularity in ("year", "season"):
        return interval.last.isoformat()[:4] if interval.granularity == "season" else first[:4], None
    return first, interval.last.isoformat()
