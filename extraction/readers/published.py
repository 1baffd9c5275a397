"""When an article was published: a date line as newspapers print it, or a timestamp as programs write it.

Names of months, weekdays, eras and halves of the day are CLDR's, for all the Arabic calendars of the press.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel import Locale

from extraction.normalise import normal_name, normalise
from extraction.readers.failure import UnreadableError

ZONE = "Africa/Cairo"
_LOCALES = ("ar", "ar_SY", "ar_DZ", "ar_MA", "ar_MR", "en")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_NUMERIC = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?::\d\d)?(?!\d)")
_WORDS = re.compile(r"[^\W_]+")
YEARS = range(1900, 2200)


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    months = {
        normal_name(name): number
        for locale in _LOCALES
        for width in ("wide", "abbreviated")
        for number, name in Locale.parse(locale).months["format"][width].items()
    }
    return MappingProxyType({name.strip("."): number for name, number in months.items()})


@lru_cache(maxsize=1)
def _day_words() -> frozenset[str]:
    """Words that a date line may have beside its date: weekdays and the sign of the common era."""
    names = [name for locale in ("ar", "en") for width in ("wide", "abbreviated") for name in Locale.parse(locale).days["format"][width].values()]
    return frozenset(map(normal_name, [*names, *(Locale.parse("ar").eras["abbreviated"][1], "ce", "ad")]))


@lru_cache(maxsize=1)
def _halves() -> Mapping[str, int]:
    """Words that follow a clock time, with the hours that they add (0 or 12)."""
    periods = [Locale.parse(locale).day_periods["format"] for locale in ("ar", "en")]
    return MappingProxyType(
        {
            normal_name(widths[width][half]): hours
            for widths in periods
            for width in ("wide", "abbreviated", "narrow")
            for half, hours in (("am", 0), ("pm", 12))
            if half in widths.get(width, {})
        }
    )


def _numeric(line: str) -> tuple[date, str] | None:
    """A date in numbers, day first (as the region writes it) unless the year leads; with the rest of the line."""
    for pattern, order in ((_YEAR_FIRST, (1, 2, 3)), (_NUMERIC, (3, 2, 1))):
        if found := pattern.search(line):
            year, month, day = (int(found[group]) for group in order)
            return date(year, month, day), f"{line[: found.start()]} {line[found.end() :]}"
    return None


def _named(line: str) -> tuple[date, str] | None:
    """A date with the month's name; two names of one month may stand side by side."""
    words = _WORDS.findall(line)
    found: set[int] = set()
    rest: list[str] = []
    while words:
        for size in (2, 1):
            if (month := _months().get(" ".join(words[:size]))) is not None and len(words) >= size:
                found.add(month)
                words = words[size:]
                break
        else:
            rest.append(words.pop(0))
    years = [word for word in rest if word.isdecimal() and len(word) == 4]
    days = [word for word in rest if word.isdecimal() and len(word) <= 2]
    if len(found) != 1 or len(years) != 1 or len(days) != 1:
        return None
    return date(int(years[0]), found.pop(), int(days[0])), " ".join(word for word in rest if not word.isdecimal())


def _clock(line: str) -> tuple[time | None, str]:
    """The time of day and the line without it. A word for the half of the day counts only right after the time."""
    found = _CLOCK.search(line)
    if not found:
        return None, line
    hour, minute, rest = int(found[1]), int(found[2]), line[found.end() :]
    after = _WORDS.match(rest.strip())
    if after and after.group() in _halves() and 1 <= hour <= 12:
        hour = hour % 12 + _halves()[after.group()]
        rest = rest.strip()[after.end() :]
    return time(hour, minute), f"{line[: found.start()]} {rest}"


def read_date_line(line: str, zone: str = ZONE) -> str | None:
    """`published` of a line that is a date and nothing else (`Tuesday 17 February 2026 11:20`, in Arabic or English, weekday and time may be
    absent): ISO 8601 with the offset of `zone`, or an ISO date without a time. None where the line is anything else. The sign of the common era after
    the year is no sign of the afternoon. Where the weekday contradicts the date, the date counts."""
    text = " ".join(normalise(line).text.split())
    if len(text) > 80:
        return None
    try:
        if _ISO.fullmatch(text.upper()):
            written = datetime.fromisoformat(text.upper())
            return text if len(text) == 10 else (written if written.tzinfo else written.replace(tzinfo=ZoneInfo(zone))).isoformat()
        clock, rest = _clock(text)
        found = _numeric(rest) or _named(rest)
        if not found or found[0].year not in YEARS or set(_WORDS.findall(found[1])) - _day_words() or any(ch.isdecimal() for ch in found[1]):
            return None
        return datetime.combine(found[0], clock, ZoneInfo(zone)).isoformat() if clock else found[0].isoformat()
    except ValueError:
        return None


def check_published(value: str) -> str:
    """A timestamp of a record, unchanged. Raises UnreadableError where it is no ISO 8601 date or date and time, or no plausible year."""
    found = _ISO.fullmatch(value)
    try:
        if found and datetime.fromisoformat(value).year in YEARS:
            return value
    except ValueError:
        pass
    raise UnreadableError(f"published {value[:40]!r} is no ISO 8601 date; write 2026-02-17 or 2026-02-17T11:20:00+02:00, or null where it is unknown")
