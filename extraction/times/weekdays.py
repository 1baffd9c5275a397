"""Weekdays: alone, with a cue, in a week, with a date, counted in a month."""

from __future__ import annotations

from extraction.times.days import Read, read_date_behind, skip_day_word
from extraction.times.expressions import Date, DayOfMonth, Either, Named, Nth, Shift, Weekday
from extraction.times.lexicon import Cell, Line
from extraction.times.parts import read_cue, read_cued_unit, read_day_number, read_month_of


def read_week(line: Line, at: int) -> tuple[Shift, int] | None:
    """الأسبوع الماضي, هذا الأسبوع, last week, with or without a preposition."""
    for start in (at, line.skip(at, "of")):
        cued = read_cued_unit(line, start)
        if cued and cued[0] == "week":
            return Shift("week", cued[1]), cued[2]
    return None


def read_weekday(line: Line, at: int) -> Read:
    """A weekday alone, with a cue, a week, a date, or a place in a month."""
    start = skip_day_word(line, at)
    front = line.cell(start, "cue", "pre") or line.cell(start, "this")
    start = skip_day_word(line, front.next) if front else start
    weekday = line.cell(start, "weekday")
    if not weekday:
        return None
    week = read_week(line, weekday.next)
    if week:
        return Weekday(weekday.value, None, week[0]), week[1]
    if "def" not in weekday.flags and not (start > at and line.cell(start - 1, "unit")):
        return None
    return _definite_weekday(line, weekday, front)


def _definite_weekday(line: Line, weekday: Cell, front: Cell | None) -> Read:
    counted = _counted_weekday(line, weekday)
    if counted:
        return counted
    cue = read_cue(line, weekday.next)
    after = cue[1] if cue else weekday.next
    date = read_date_behind(line, after)
    if date:
        return Named(date[0], weekday.value), date[1]
    number = read_day_number(line, after)
    if number and number[0] > 5 and not cue and not line.cell(number[1], "counted"):
        cell = line.cell(after, "ord", "def")
        if cell:
            return DayOfMonth(number[0], weekday.value), number[1]
    sign = front.value if front and front.kind == "cue" else cue[0] if cue else None
    return Weekday(weekday.value, sign), after


def _counted_weekday(line: Line, weekday: Cell) -> Read:
    """الاثنين الأخير من مارس; الثلاثاء الثالث من أيلول (the third Tuesday, or Tuesday the third: the calendar decides)."""
    last = line.cell(weekday.next, "last", "def")
    ordinal = line.cell(weekday.next, "ord", "def")
    place = last or ordinal
    if not place or place.value > 5 or not line.cell(place.next, "of"):
        return None
    month = read_month_of(line, line.skip(place.next, "of"), numbered=True)
    if not month:
        return None
    nth = Nth(-1 if last else place.value, "day", month.of, weekday.value)
    if last or isinstance(month.of, Shift):
        return nth, month.next
    dated = Date(place.value, month.of.month, month.of.year, month.of.cue, month.of.calendar)
    return Either(Named(dated, weekday.value), nth), month.next
