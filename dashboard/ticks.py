"""Marks of a time axis with the months as Egypt and Sudan write them; plotly's own Arabic months are other ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.strings import Words

# Steps of an axis: (months, days), finest first.
_STEPS = ((0, 1), (0, 2), (0, 7), (0, 14), (1, 0), (2, 0), (3, 0), (6, 0), (12, 0), (24, 0), (60, 0),
          (120, 0), (240, 0), (600, 0), (2400, 0), (12000, 0))


def _after(day: date, step: tuple[int, int]) -> date | None:
    """The next mark; None behind the last day that a date can be."""
    months, days = step
    if not months:
        return day + timedelta(days=days) if (date.max - day).days >= days else None
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1) if index // 12 <= date.max.year else None


def _start(first: date, step: tuple[int, int]) -> date:
    months, days = step
    if not months:
        return first if days < 7 else first - timedelta(days=(first.toordinal() - 1) % 7)
    index = (first.year * 12 + first.month - 1) // months * months
    return date(max(index // 12, 1), index % 12 + 1, 1)


def _walk(first: date, last: date, step: tuple[int, int]) -> Iterator[date]:
    day: date | None = _start(first, step)
    while day and day <= last:
        if day >= first:
            yield day
        day = _after(day, step)


def _step(first: date, last: date, most: int) -> tuple[int, int]:
    days = (last - first).days + 1
    for months, step_days in _STEPS:
        if days / (months * 30.44 + step_days) <= most:
            return months, step_days
    return _STEPS[-1]


def _text(day: date, previous: date | None, step: tuple[int, int], words: Words) -> str:
    if step[0] >= 12:
        return words.figures(str(day.year))
    month = words(f"month.short.{day.month}")
    if step[0]:
        return f"{month}<br><b>{words.figures(str(day.year))}</b>" if previous is None or previous.year != day.year else month
    if previous is None or previous.month != day.month:
        return words.figures(f"{day.day}<br><b>{month} {day.year}</b>")
    return words.figures(str(day.day))


def time_ticks(first: date, last: date, words: Words, most: int = 9) -> tuple[list[str], list[str]]:
    """Positions (ISO days) and texts of at most about `most` marks between two days; the year stands where it changes."""
    step = _step(first, last, most)
    days = list(_walk(first, last, step))
    texts = [_text(day, days[index - 1] if index else None, step, words) for index, day in enumerate(days)]
    return [day.isoformat() for day in days], texts
