"""Choosing among the days that an incomplete expression could mean, by cue or preferred direction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from extraction.times.expressions import Prefer
from extraction.times.intervals import Interval

# A date without year and cue against the preferred direction must be this many times nearer to be taken: three weeks ahead
# rather than eleven months back, but ten months back rather than seven weeks ahead.
AGAINST = 12


def distance(interval: Interval, anchor: date) -> int:
    """Days from the anchor to the interval: negative before it, 0 inside."""
    if interval.last < anchor:
        return (interval.last - anchor).days
    return max(0, (interval.first - anchor).days)


def cued(candidates: Iterable[Interval], anchor: date, cue: int) -> Interval | None:
    """The nearest candidate that lies wholly before (cue -1) or after (1) the anchor, the one beyond it for -2 and 2; for 0 the nearest of all."""
    found = [each for each in candidates if cue == 0 or (each.last < anchor if cue < 0 else each.first > anchor)]
    found.sort(key=lambda each: abs(distance(each, anchor)))
    place = max(abs(cue), 1) - 1
    return found[place] if place < len(found) else None


def preferred(candidates: Iterable[Interval], anchor: date, prefer: Prefer) -> Interval | None:
    """The nearest candidate, those against the preferred direction weighed `AGAINST` times as far; a tie goes to the past."""

    def weight(each: Interval) -> tuple[int, date]:
        days = distance(each, anchor)
        against = (prefer == "past" and days > 0) or (prefer == "future" and days < 0)
        return abs(days) * (AGAINST if against else 1), each.first

    return min(candidates, key=weight, default=None)


def weekday_near(anchor: date, weekday: int) -> date:
    """The day of this name within three days of the anchor."""
    return anchor + timedelta(days=(weekday - anchor.weekday() + 3) % 7 - 3)


def weekday_from(anchor: date, weekday: int, cue: int | None, prefer: Prefer) -> date:
    """A weekday by cue (never the anchor itself), or the nearest in the preferred direction (the anchor itself included)."""
    ahead = (weekday - anchor.weekday()) % 7
    back = (anchor.weekday() - weekday) % 7
    if cue is not None and cue > 0:
        return anchor + timedelta(days=(ahead or 7) + 7 * (cue - 1))
    if cue is not None and cue < 0:
        return anchor - timedelta(days=(back or 7) + 7 * (-cue - 1))
    if prefer == "nearest":
        return weekday_near(anchor, weekday)
    return anchor + timedelta(days=ahead) if prefer == "future" else anchor - timedelta(days=back)
