"""Resolving: what day, month, year or span an expression means, seen from an anchor date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from data.model import DateBasis
from extraction.times import intervals
from extraction.times.calendar_dates import View, resolve_date, resolve_feast, resolve_season
from extraction.times.choose import weekday_from, weekday_near
from extraction.times.expressions import (
    After,
    Ago,
    Between,
    Both,
    Date,
    DayOfMonth,
    Decade,
    Either,
    Feast,
    Leaf,
    Named,
    Nth,
    Part,
    Prefer,
    Season,
    Shift,
    Simple,
    TimeExpression,
    Told,
    Weekday,
    Window,
)
from extraction.times.find import TimeMention
from extraction.times.grammar import TimeGrammar, read_grammar
from extraction.times.hijri import TOLERANCE_DAYS
from extraction.times.intervals import Interval
from extraction.times.parts import FIRST_YEAR, LAST_YEAR
from extraction.times.words import describe


@dataclass(frozen=True, slots=True)
class TimeValue:
    """What an expression means. `value`: ISO prefix; None where there is no such day. `end`: the last day of a week or a longer stretch (ISO).
    `granularity`: day, week, month, quarter, season, year, decade or span. `basis`: stated or relative, as the codebook has it.
    `reason`: how it was read, in words, with both readings where two were given; `conflict`: whether these disagree.
    `odd_year`: a stated year that no newspaper writes of (before 1800, after 2100); `value` is None then."""

    value: str | None
    end: str | None
    granularity: str
    basis: DateBasis
    reason: str
    conflict: bool
    odd_year: int | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    interval: Interval | None
    note: str = ""
    conflict: bool = False


def resolve_time(mention: TimeMention, anchor: date, prefer: Prefer = "past", grammar: TimeGrammar | None = None) -> TimeValue | None:
    """The meaning of a mention on the day `anchor`. `prefer` is the direction in which an incomplete expression is completed
    (a weekday alone, a day without its year); a cue in the text (الماضي, next) goes before it. A `Told` counts from `anchor` as the day
    that the text told of last. None where no such day exists."""
    expression = mention.expression
    if (odd := _odd_year(expression)) is not None:
        reason = f"{describe(expression)}: the year {odd} is none that a newspaper dates its news by"
        return TimeValue(None, None, "day", "stated", reason, False, odd)
    try:
        since = mention.bound == "since"
        reading = _read(expression, View(anchor, "past" if since else prefer, grammar or read_grammar(), since))
    except (ValueError, OverflowError):  # outside the years of the calendar
        return None
    if not reading.interval:
        return None
    value, end = intervals.written(reading.interval)
    reason = f"{describe(expression)}, seen from {anchor.isoformat()}: {value}" + (f" to {end}" if end else "")
    return TimeValue(value, end, reading.interval.granularity, _basis(expression), "; ".join(filter(None, (reason, reading.note))), reading.conflict)


def _odd_year(expression: TimeExpression) -> int | None:
    """The stated Gregorian year where it is outside of those that newspapers write of."""
    match expression:
        case Between(first, last):
            first_year = _odd_year(first)
            return first_year if first_year is not None else _odd_year(last)
        case Named(of, _) | Part(_, of) | After(_, _, of) | Nth(_, _, of):
            return _odd_year(of)
        case Both(main, _):
            return _odd_year(main)
        case Date(year=int() as year, calendar="gregorian") if not FIRST_YEAR <= year <= LAST_YEAR:
            return year
        case _:
            return None


def _basis(expression: TimeExpression) -> DateBasis:
    """Stated where the text names a month, a year or a feast; relative where only the anchor tells."""
    if isinstance(expression, Between):
        return _basis(expression.first)
    if isinstance(expression, (Named, Part, Nth, After)):
        return _basis(expression.of)
    if isinstance(expression, Season):
        return "stated" if isinstance(expression.year, int) else "relative"
    return "stated" if isinstance(expression, (Date, Feast, Decade, Either, Both, Leaf)) else "relative"


def _read(expression: TimeExpression, view: View) -> _Reading:
    if isinstance(expression, Between):
        return _Reading(_between(expression, view))
    if isinstance(expression, Named):
        return _named(expression, view)
    if isinstance(expression, Both):
        return _both(expression, view)
    if isinstance(expression, Either):
        dated = _named(expression.dated, view)
        return _read(expression.counted, view) if dated.conflict else dated
    note = f"Umm al-Qura calendar, within {TOLERANCE_DAYS} day" if _is_hijri(expression) else ""
    return _Reading(_simple(expression, view), note)


def _is_hijri(expression: TimeExpression) -> bool:
    if isinstance(expression, (Nth, Part)):
        return _is_hijri(expression.of)
    return isinstance(expression, Date) and expression.calendar == "hijri"


def _simple(expression: Simple, view: View) -> Interval | None:
    """Every expression that needs no second reading."""
    match expression:
        case Date():
            return resolve_date(expression, view)
        case Season():
            return resolve_season(expression, view)
        case Feast():
            return resolve_feast(expression, view)
        case Shift(unit, by):
            return intervals.shifted(view.anchor, unit, by)
        case Ago():
            return _ago(expression, view.anchor)
        case Window():
            return _window(expression, view.anchor)
        case Weekday(day, cue, week):
            inside = intervals.shifted(view.anchor, "week", week.by) if week else None
            found = weekday_from(inside.first, day, None, "future") if inside else weekday_from(view.anchor, day, cue, view.prefer)
            return intervals.day(found)
        case Told(unit, by, apart):
            return intervals.day(intervals.moved(view.anchor, unit, -by if apart else by))
        case Decade(first):
            return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")
        case Leaf(day):
            return intervals.day(day)
        case Part(which, of):
            return _part(which, _simple(of, view))
        case Nth():
            return _nth(expression, _simple(expression.of, view))
        case DayOfMonth():
            return _day_of_month(expression, view)
        case After(number, weekday, of):
            start = _simple(of, view)
            return intervals.day(weekday_from(start.last, weekday, 1, "future") + timedelta(weeks=number - 1)) if start else None
        case _:
            return _read(expression, view).interval


def _ago(expression: Ago, anchor: date) -> Interval:
    target = intervals.moved(anchor, expression.unit, expression.sign * expression.count)
    unit = expression.unit
    if unit == "month":
        return intervals.month(target.year, target.month)
    if unit in ("year", "decade"):
        return intervals.year(target.year)
    return intervals.week(target) if unit == "week" and expression.about else intervals.day(target)


def _window(expression: Window, anchor: date) -> Interval:
    sign, one = expression.sign, timedelta(days=expression.sign)
    if expression.unit == "hour":
        far = anchor + one * -(-expression.count // 24)
        return Interval(min(far, anchor), max(far, anchor), "span")
    near, far = anchor + one, intervals.moved(anchor, expression.unit, sign * expression.count)
    return Interval(min(near, far), max(near, far), "span")


def _part(which: str, of: Interval | None) -> Interval | None:
    """Thirds of a month (days 1–10, 11–20, 21 to the end); of anything longer or of a week the whole, because nobody agrees where its parts end."""
    if not of or not (of.granularity == "month" or (of.granularity == "span" and (of.last - of.first).days < 31)):
        return of
    first = of.first + timedelta(days={"early": 0, "mid": 10, "late": 20}[which])
    return Interval(first, of.last if which == "late" else first + timedelta(days=9), "span")


def _nth(expression: Nth, of: Interval | None) -> Interval | None:
    """Counted from the start, or from the end; weeks are those that lie wholly inside. None where the container has not so many."""
    if not of:
        return None
    number = expression.number
    if expression.weekday is not None or expression.unit == "week":
        target = expression.weekday if expression.weekday is not None else intervals.SATURDAY
        length = 6 if expression.weekday is None else 0
        if number > 0:
            start = weekday_from(of.first, target, None, "future") + timedelta(weeks=number - 1)
        else:
            start = weekday_from(of.last - timedelta(days=length), target, None, "past") - timedelta(weeks=-number - 1)
        found = Interval(start, start + timedelta(days=length), "week" if length else "day")
    elif expression.unit == "day":
        found = intervals.day(of.first + timedelta(days=number - 1) if number > 0 else of.last + timedelta(days=number + 1))
    elif of.granularity != "year":
        return _half(of, number) if expression.unit == "half" and of.granularity == "month" else None
    else:
        size = 3 if expression.unit == "quarter" else 6
        index = number - 1 if number > 0 else 12 // size + number
        found = intervals.months(of.first.year, 1 + index * size, size, "quarter" if size == 3 else "span")
    return found if of.first <= found.first and found.last <= of.last else None


def _half(month: Interval, number: int) -> Interval | None:
    """Days 1 to 15 of a month, or the rest."""
    middle = month.first + timedelta(days=14)
    return {1: Interval(month.first, middle, "span"), 2: Interval(middle + timedelta(days=1), month.last, "span")}.get(number)


def _day_of_month(expression: DayOfMonth, view: View) -> Interval | None:
    found = []
    for back in range(-6, 7):
        month = intervals.month(view.anchor.year, view.anchor.month + back)
        if expression.day <= month.last.day and month.first.replace(day=expression.day).weekday() == expression.weekday:
            found.append(intervals.day(month.first.replace(day=expression.day)))
    return view.choose(found, None)


def _named(expression: Named, view: View) -> _Reading:
    """A day and its weekday: against a full date the weekday yields, against a day counted from the anchor it wins (codebook, `date`)."""
    interval = _simple(expression.of, view)
    if not interval or interval.first.weekday() == expression.weekday or interval.granularity != "day":
        return _Reading(interval)
    other = weekday_near(interval.first, expression.weekday)
    if isinstance(expression.of, (Date, Nth)):
        return _Reading(interval, f"the weekday beside it would be {other.isoformat()}; the date goes before it", True)
    return _Reading(intervals.day(other), f"{describe(expression.of)} would be {interval.first.isoformat()}; the weekday goes before it", True)


def _both(expression: Both, view: View) -> _Reading:
    main, other = _simple(expression.main, view), _read(expression.other, view).interval
    if not main or not other or main.first == other.first:
        return _Reading(main or other)
    hijri = isinstance(expression.other, Date) and expression.other.calendar == "hijri"
    far = abs((main.first - other.first).days) > (TOLERANCE_DAYS if hijri else 0)
    return _Reading(main, f"beside it: {describe(expression.other)}, {other.first.isoformat()}", far)


def _between(expression: Between, view: View) -> Interval | None:
    """The end is looked for behind the start; a year that only the end names holds for the start too."""
    first, last = expression.first, expression.last
    if isinstance(first, Date) and isinstance(last, Date) and first.year is None and first.month is not None:
        first = replace(first, year=last.year, cue=first.cue if first.cue is not None else last.cue)
        start, end = _simple(first, view), _simple(last, view)
        if start and end and start.first > end.last and isinstance(first.year, int):
            start = _simple(replace(first, year=first.year - 1), view)
    else:
        start, end = _simple(first, view), None
    if not start:
        return None
    free = isinstance(last, (Date, Weekday)) and getattr(last, "cue", None) is None
    if end is None or end.last < start.first:
        end = _simple(last, replace(view, anchor=start.first, prefer="future") if free else view)
    return Interval(start.first, end.last, "span") if end and end.last >= start.first else None
