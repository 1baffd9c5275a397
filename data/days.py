"""The days that an ISO prefix spans: `2026-02` is 2026-02-01 to 2026-02-28."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def span_days(prefix: str) -> tuple[date, date]:
    """First and last day of a year, month or day, written as an ISO prefix. ValueError where it is none."""
    found = _PREFIX.fullmatch(prefix)
    if not found:
        raise ValueError(f"{prefix!r} is no ISO date: write 2026, 2026-02 or 2026-02-17")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not month and not found[2]:
        return date(year, 1, 1), date(year, 12, 31)
    if not found[3]:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1] if 1 <= month <= 12 else 1)
    return date(year, month, day), date(year, month, day)


def event_days(start: str | None, end: str | None) -> tuple[date, date] | None:
    """First and last day of an event's `date` and `date_end`; None where it has no date. An end before the start is left out."""
    if not start:
        return None
    first, last = span_days(start)
    return first, max(last, span_days(end)[1]) if end else last
