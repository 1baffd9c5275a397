"""When feasts are: Hijri ones by the Umm al-Qura tables, Coptic ones by the Julian computus."""

from __future__ import annotations

from datetime import date, timedelta

from extraction.times.grammar import FeastRule
from extraction.times.hijri import hijri_day, hijri_year_of


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox and Coptic churches, Gregorian; valid 1900–2099.

    Meeus's Julian algorithm (Astronomical Algorithms, 1991, ch. 8), 13 days between the calendars."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def feast_days(rule: FeastRule, year: int) -> tuple[date, ...]:
    """The first days of the feast in a Gregorian year: mostly one, for Hijri feasts also none or two."""
    if rule.gregorian:
        return (date(year, *rule.gregorian),)
    if rule.easter is not None:
        return (orthodox_easter(year) + timedelta(days=rule.easter),)
    about = hijri_year_of(date(year, 1, 1))
    if about is None or rule.hijri is None:
        return ()
    found = (hijri_day(about + more, *rule.hijri) for more in (0, 1))
    return tuple(span.first for span in found if span and span.first.year == year)


def feast_in_hijri_year(rule: FeastRule, year: int) -> date | None:
    """The first day of a Hijri feast in a Hijri year; None for feasts of other calendars or outside the tables."""
    span = hijri_day(year, *rule.hijri) if rule.hijri else None
    return span.first if span else None
