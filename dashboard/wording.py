"""Dates, places and confidence in words: never surer than the record is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dashboard.strings import Words
from data.days import event_days, span_days


def say_day(prefix: str, words: Words) -> str:
    """An ISO prefix in words: 2026-02-17 as "17 February 2026", 2026-02 as "February 2026"."""
    parts = prefix.split("-")
    if len(parts) == 1:
        return words.figures(parts[0])
    month = words(f"month.{int(parts[1])}")
    if len(parts) == 2:
        return words("date.month", month=month, year=words.figures(parts[0]))
    return words("date.day", day=int(parts[2]), month=month, year=words.figures(parts[0]))


def _say_days(first: list[str], last: list[str], words: Words) -> str:
    """Two days, saying the month and the year once where they are the same."""
    months = [words(f"month.{int(day[1])}") for day in (first, last)]
    days = [int(day[2]) for day in (first, last)]
    if first[:2] == last[:2]:
        return words("date.days", first=days[0], last=days[1], month=months[0], year=words.figures(last[0]))
    start = words("date.day_month", day=days[0], month=months[0])
    if first[0] == last[0]:
        return words("date.span", first=start, last=say_day("-".join(last), words))
    return words("date.span", first=say_day("-".join(first), words), last=say_day("-".join(last), words))


def say_date(start: str | None, end: str | None, words: Words) -> str:
    """An event's date or span in words, without its basis."""
    if not start:
        return words("date.none")
    if not end or end == start:
        return say_day(start, words)
    first, last = start.split("-"), end.split("-")
    if len(first) == len(last) == 3:
        return _say_days(first, last, words)
    if len(first) == len(last) == 2 and first[0] == last[0]:
        return words("date.span", first=words(f"month.{int(first[1])}"), last=say_day(end, words))
    return words("date.span", first=say_day(start, words), last=say_day(end, words))


def say_bin(start: date, end: date, words: Words) -> str:
    """A bin in words: a day, month or year by its name, anything else by its first and last day. `end` is the day after."""
    for prefix in (start.isoformat(), start.isoformat()[:7], start.isoformat()[:4]):
        if span_days(prefix) == (start, end - timedelta(days=1)):
            return say_day(prefix, words)
    last = (end - timedelta(days=1)).isoformat()
    if start.day == end.day == 1:
        return say_date(start.isoformat()[:7], last[:7], words)
    return say_date(start.isoformat(), last, words)


def say_moment(stamp: str | None, words: Words) -> str | None:
    """An ISO date or date-time in words, in the zone it was written in; None where there is none or it can't be read."""
    if not stamp:
        return None
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    day = say_day(moment.date().isoformat(), words)
    return words("date.time", date=day, time=words.figures(f"{moment:%H:%M}")) if len(stamp) > 10 else day


def say_place(arabic: str | None, english: str | None, country: str | None, words: Words) -> str:
    """A place with its country, the country alone where that is the place; empty where there is no place."""
    name = words.pick(arabic, english)
    land = words.name("country", country) if country else ""
    return words.join([part for part in (name, land if land != name else "") if part])


def percent(confidence: float) -> int:
    """A confidence from 0 to 1 in whole hundredths."""
    return round(confidence * 100)


def uncertain_days(start: str | None, end: str | None) -> int:
    """How many days the date may stand for; 0 where there is no date."""
    days = event_days(start, end)
    return (days[1] - days[0]).days + 1 if days else 0


def as_day(value: object) -> date:
    """The day of a frame's time stamp, a date or an ISO day."""
    if isinstance(value, datetime):
        # A bin of years can end where dates no longer do.
        return value.date() if value.year <= date.max.year else date.max
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
