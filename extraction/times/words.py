"""Expressions in words, for the reasons that are shown on screen."""

from __future__ import annotations

from extraction.times.expressions import (
    Ago,
    Between,
    Both,
    Date,
    DayOfMonth,
    Either,
    Feast,
    Named,
    Nth,
    Part,
    Season,
    Shift,
    TimeExpression,
    Told,
    Weekday,
    Window,
)

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CUES = {-2: "before last ", 2: "after next ", -1: "last ", 0: "this ", 1: "next ", None: ""}
_NEAR = {-2: "the day before yesterday", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "the day after tomorrow"}


def describe(expression: TimeExpression) -> str:
    """A short English wording of what the text said."""
    match expression:
        case Shift("day", by):
            return _NEAR.get(by, f"{by:+d} days")
        case Shift(unit, by):
            return f"{_CUES.get(by, f'{by:+d} ')}{unit}"
        case Ago(unit, count, sign, about):
            return f"{'about ' if about else ''}{count} {unit}(s) {'before' if sign < 0 else 'after'}"
        case Window(unit, count, sign):
            return f"the {'last' if sign < 0 else 'next'} {count} {unit}(s)"
        case Weekday(day, cue, week):
            return f"{_CUES[cue]}{_DAYS[day]}" + (f" of {describe(week)}" if week else "")
        case DayOfMonth(day, weekday):
            return f"{_DAYS[weekday]} the {day}."
        case Date():
            return _date(expression)
        case Nth(number, unit, of, weekday):
            return f"{unit if weekday is None else _DAYS[weekday]} {number if number > 0 else 'last'} of {describe(of)}"
        case Part(which, of):
            return f"{which} {describe(of)}"
        case Named(of, weekday):
            return f"{describe(of)} with {_DAYS[weekday]}"
        case Either(dated, _):
            return describe(dated)
        case Both(main, _):
            return describe(main)
        case Between(first, last):
            return f"from {describe(first)} to {describe(last)}"
        case Told(unit, by, apart):
            moved = f"{abs(by)} {unit}(s) {'after' if (by > 0) != apart else 'before'} " if by else ""
            return f"{moved}the day told of last"
        case Season(name, _, cue) | Feast(name, _, cue):
            return f"{_CUES[cue]}{name.replace('_', ' ')}"
        case _:
            return type(expression).__name__.lower()


def _date(date: Date) -> str:
    year = describe(date.year) if isinstance(date.year, Shift) else str(date.year) if date.year else "no year"
    parts = [f"day {date.day}" if date.day else "", f"month {date.month}" if date.month else "", year]
    return _CUES[date.cue] + ", ".join(part for part in parts if part) + (" (Hijri)" if date.calendar == "hijri" else "")
