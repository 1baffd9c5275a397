"""From one day to another: من 5 إلى 7 مايو, بين 3 و5 يونيو, يومي الثلاثاء والأربعاء, July 13-15."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extraction.times.days import Read, read_calendar_day, read_relative_day
from extraction.times.expressions import Between, Date, Nth, Shift, Simple, Weekday
from extraction.times.lexicon import Line
from extraction.times.named import read_month_alone, read_year_alone
from extraction.times.parts import read_cue, read_day_number, read_month, read_month_of, read_year
from extraction.times.periods import read_unit
from extraction.times.weekdays import read_weekday

Span = tuple[Between, int] | None
_POINTS: tuple[Callable[[Line, int], Read], ...] = (read_calendar_day, read_relative_day, read_weekday, read_unit, read_month_alone, read_year_alone)


def _point(line: Line, at: int) -> Read:
    found = [read for read in (rule(line, at) for rule in _POINTS) if read]
    return max(found, key=lambda read: read[1]) if found else None


def _joint(line: Line, at: int) -> int | None:
    """Past what joins the two ends: إلى, حتى, و, a dash; a و that is written with the next word takes no token."""
    if line.word(at) == "-":
        return at + 1
    for kind in ("to", "and"):
        cell = line.cell(at, kind)
        if cell:
            return cell.next
    if line.cells[at : at + 1] and any(cell.clitic.startswith("\u0648") for cell in line.cells[at]):
        return at
    return None


def _list_of_days(line: Line, at: int) -> tuple[int, int, int] | None:
    """Day numbers that share a month (13-15, 5 و6 و7): (first, last, next)."""
    day = read_day_number(line, at)
    if not day:
        return None
    first = last = day[0]
    after, more = day[1], False
    while True:
        joint = _joint(line, after)
        if joint is None and _blank_dash(line, after):
            joint = after
        follower = read_day_number(line, joint) if joint is not None else None
        if not follower or follower[0] <= last:
            break
        last, after, more = follower[0], follower[1], True
    return (first, last, after) if more else None


def _blank_dash(line: Line, at: int) -> bool:
    """A dash drawn with tatweel (25 ــ 28 مايو) is gone from normalised text: it leaves two blanks between two numbers."""
    if not 0 < at < len(line.words) or not line.cell(at, "digits"):
        return False
    return line.text[line.ends[at - 1] : line.starts[at]] == "  "


def _lead(line: Line, at: int) -> tuple[int, bool]:
    """Past من, بين, يومي: (next, whether something was there)."""
    start = line.skip(at, "from", "between")
    intro = line.skip(start, "days_intro", "months_intro", "years_intro")
    unit = line.cell(intro, "unit", "sg")
    return (unit.next if unit and unit.name == "day" else intro), intro > at


def read_days_of_month(line: Line, at: int) -> Span:
    """من 13 إلى 15 يوليو, 13-15 July, من الثالث والعشرين حتى السادس والعشرين من شهر أكتوبر."""
    days = _list_of_days(line, _lead(line, at)[0])
    if not days:
        return None
    first, last, after = days
    month = read_month_of(line, line.skip(after, "of"), numbered=True) or read_month_of(line, after, numbered=True)
    if not month or (not month.named and not line.cell(after, "of")):
        return None
    of = month.of
    if isinstance(of, Date):
        return Between(replace(of, day=first), replace(of, day=last)), month.next
    return Between(Nth(first, "day", of), Nth(last, "day", of)), month.next


def read_month_of_days(line: Line, at: int) -> Span:
    """July 13-15, 2015; تموز 13 إلى 15."""
    month = read_month(line, line.skip(at, "from", "between"), numbered=False)
    days = _list_of_days(line, month.next) if month else None
    if not month or not days:
        return None
    first, last, after = days
    year = read_year(line, after + 1 if line.word(after) == "," else after)
    date = Date(first, month.number, year[0] if year else None, None, month.calendar)
    return Between(date, replace(date, day=last)), year[2] if year else after


def read_between(line: Line, at: int) -> Span:
    """Two points with what opens a span before them: من الأحد إلى الخميس, بين عامي 2011 و2014, يومي الثلاثاء والأربعاء."""
    start, led = _lead(line, at)
    if not led:
        return None
    first = _point(line, start) or _month_name(line, start) or _year(line, start)
    if not first:
        return None
    joint = _joint(line, first[1])
    if joint is None:
        return None
    last = _point(line, joint) or _month_name(line, joint) or _year(line, joint)
    if not last or not _compatible(first[0], last[0]):
        return None
    begun = first[0]
    if isinstance(begun, Weekday) and isinstance(last[0], Weekday) and begun.cue is None:
        begun = Weekday(begun.day, last[0].cue)  # يومي الاثنين والثلاثاء المقبلين
    return Between(begun, last[0]), last[1]


def read_pair(line: Line, at: int) -> Span:
    """Two days that follow each other, joined by و: اليوم وغدا, السبت والأحد الماضيين, Sunday and Monday."""
    for kind in ("rel", "weekday"):
        first = line.cell(at, kind) if kind == "rel" else line.cell(at, kind, "def")
        joint = _joint(line, first.next) if first else None
        second = line.cell(joint, kind) if joint is not None and line.word(joint - 1) != "-" else None
        if not first or not second or (joint == first.next) != second.clitic.startswith("\u0648"):
            continue
        if kind == "rel" and second.value == first.value + 1:
            return Between(Shift("day", first.value), Shift("day", second.value)), second.next
        if kind == "weekday" and second.value == (first.value + 1) % 7 and "def" in second.flags:
            cue = read_cue(line, second.next)
            sign = cue[0] if cue else None
            return Between(Weekday(first.value, sign), Weekday(second.value)), cue[1] if cue else second.next
    return None


def read_night(line: Line, at: int) -> Span:
    """ليل السبت الأحد: the night between two days that follow each other."""
    pod = line.cell(at, "pod")
    first = line.cell(pod.next, "weekday", "def") if pod else None
    if not first:
        return None
    start = first.next + 1 if line.word(first.next) in ("-", "/") and line.word(first.next) else first.next
    second = line.cell(start, "weekday", "def")
    if not second or second.value != (first.value + 1) % 7 or (second.clitic and second.clitic != "\u0648"):
        return None
    return Between(Weekday(first.value), Weekday(second.value)), second.next


def _year(line: Line, at: int) -> tuple[Simple, int] | None:
    year = read_year(line, at)
    if not year or not isinstance(year[0], int):
        return None
    return Date(year=year[0], calendar=year[1]), year[2]


def _month_name(line: Line, at: int) -> tuple[Simple, int] | None:
    """A bare month inside a span (شهري مارس وأبريل)."""
    month = read_month_of(line, at)
    return (month.of, month.next) if month else None


def _compatible(first: Simple, last: Simple) -> bool:
    """A span joins points of one grain; two dates may differ in year only by what is left out."""
    if isinstance(first, Date) and isinstance(last, Date):
        return (first.day is None) == (last.day is None) and (first.month is None) == (last.month is None) and first.calendar == last.calendar
    return True
