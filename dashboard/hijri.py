"""Dates in the Hijri calendar (Umm al-Qura, by hijridate; 1343 to 1500 AH), beside the Gregorian ones where the reader asks for them.
A sighted month may begin a day earlier or later."""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian

from dashboard.strings import Words
from data.days import event_days

_FIRST, _LAST = date(1924, 8, 1), date(2077, 11, 16)
Day = tuple[int, int, int]


def _hijri(day: date) -> Day | None:
    if not _FIRST <= day <= _LAST:
        return None
    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return found.year, found.month, found.day


def _said(day: Day, words: Words, parts: int) -> str:
    month = words(f"hijri.{day[1]}")
    if parts == 1:
        return words("hijri.year", year=words.figures(str(day[0])))
    key = "hijri.month" if parts == 2 else "hijri.day"
    return words(key, day=words.figures(str(day[2])), month=month, year=words.figures(str(day[0])))


def say_hijri(start: str | None, end: str | None, words: Words) -> str | None:
    """An event's ISO prefix or span in the Hijri calendar, as precise as it is: a month of one calendar lies in two of the other.
    None where there is no date or the calendar's tables end."""
    days = event_days(start, end)
    first, last = (_hijri(day) for day in days) if days else (None, None)
    if not first or not last or not start:
        return None
    parts = start.count("-") + 1
    if first[:parts] == last[:parts]:
        return _said(first, words, parts)
    return words("date.span", first=_said(first, words, parts), last=_said(last, words, parts))
