"""Days: calendar dates, weekdays, yesterday and tomorrow, and two of them said beside each other."""

from __future__ import annotations

from extraction.times.expressions import Both, Date, Named, Nth, Shift, Simple
from extraction.times.lexicon import Cell, Line
from extraction.times.parts import read_cue, read_day_number, read_era, read_month, read_month_of, read_odd_year, read_year

Read = tuple[Simple, int] | None
_LAST_HIJRI = 1480  # of a date in digits: 1500-01-01 is no Hijri date that a newspaper writes


def skip_day_word(line: Line, at: int) -> int:
    """Past يوم and parts of the day (مساء يوم)."""
    for _ in range(3):
        unit = line.cell(at, "unit", "sg")
        pod = line.cell(at, "pod")
        if pod and line.cell(pod.next, "of") and line.cell(pod.next + 1, "unit"):
            at = pod.next + 1
        elif pod:
            at = pod.next
        elif unit and unit.name == "day":
            at = unit.next
        else:
            break
    return at


def _from_number(cell: Cell) -> Date:
    year, month, day = cell.value // 10000, cell.value // 100 % 100, cell.value % 100
    return Date(day, month, year, calendar="hijri" if 1300 <= year <= _LAST_HIJRI else "gregorian")


def _day_first(line: Line, at: int) -> tuple[Date | Nth, int] | None:
    """17 فبراير 2026, الأول من شباط, اليوم الثالث من أكتوبر, ثالث يوم من الشهر الماضي."""
    unit = line.cell(at, "unit", "sg")
    day = read_day_number(line, unit.next if unit and unit.name == "day" else at)
    if not day:
        return None
    number, after, digits = day
    inner = line.cell(after, "unit", "sg")
    if inner and inner.name == "day" and not digits:
        after = inner.next
    of = line.cell(after, "of")
    month = read_month_of(line, of.next if of else after, numbered=True)
    if not month:
        return _day_of_this_month(line, at, number, of.next if of else after) if digits else None
    if isinstance(month.of, Shift):
        return (Nth(number, "day", month.of), month.next) if of or digits else None
    joined = any(cell.clitic for cell in line.cells[after][:1]) if after < len(line.cells) else False
    if not of and not digits and not month.sure and not (number == 1 and not joined):
        return None
    if line.cell(month.next, "not_month_next") and not month.sure:
        return None
    odd = read_odd_year(line, month.next, led=False) if digits and month.of.year is None and month.of.cue is None else None
    if odd:
        return Date(number, month.of.month, odd[0]), odd[1]
    return Date(number, month.of.month, month.of.year, month.of.cue, month.of.calendar), month.next


def _day_of_this_month(line: Line, at: int, number: int, after: int) -> tuple[Nth, int] | None:
    """في 12 الجاري, 25 من الجاري: the month itself is left out."""
    cue = line.cell(after, "cue", "def")
    led = line.cell(at, "unit") or line.cell(at - 1, "weekday") or any(line.cell(at - 1, kind) for kind in ("of", "in", "to", "until", "since"))
    if not cue or cue.value != 0 or not led or "anaphoric" in cue.flags:
        return None
    return Nth(number, "day", Shift("month", 0)), cue.next


def _month_first(line: Line, at: int) -> tuple[Date, int] | None:
    """February 17, 2026; يوليو 13."""
    month = read_month(line, at, numbered=False)
    if not month:
        return None
    number = line.number(month.next, 1, 31)
    if number is None:
        return None
    after = line.skip(month.next + 1, "ord_suffix") if line.joined(month.next + 1) else month.next + 1
    comma = after + 1 if line.word(after) == "," else after
    year = read_year(line, comma, month.calendar)
    if year and isinstance(year[0], int):
        return Date(number, month.number, year[0], calendar=month.calendar), year[2]
    odd = read_odd_year(line, comma, led=False)
    if odd:
        return Date(number, month.number, odd[0]), odd[1]
    follower = line.word(after)
    if line.cell(after, "counted") or (follower[:1] >= "\u0600" and not line.cell(after, "to")):
        return None
    return Date(number, month.number, calendar=month.calendar), after


def read_date(line: Line, at: int) -> tuple[Date | Nth, int] | None:
    """A calendar date of one day, without weekday."""
    full = line.cell(at, "full")
    if full:
        era = read_era(line, full.next)
        return _from_number(full), era[1] if era else full.next
    found = [read for read in (_day_first(line, at), _month_first(line, at)) if read]
    return max(found, key=lambda read: read[1]) if found else None


def _short(line: Line, at: int) -> tuple[Date, int] | None:
    cell = line.cell(at, "dm")
    return (Date(cell.value % 100, cell.value // 100), cell.next) if cell else None


def _weekday_behind(line: Line, at: int) -> tuple[int, int] | None:
    """A weekday beside a day: أمس الأحد, اليوم (الخميس), 17 فبراير، الثلاثاء."""
    opened = line.word(at) in "(," and line.word(at) != ""
    start = at + 1 if opened else at
    unit = line.cell(start, "unit", "sg")
    start = unit.next if unit and unit.name == "day" else start
    weekday = line.cell(start, "weekday", "def")
    if not weekday or weekday.clitic:
        return None
    cue = read_cue(line, weekday.next)
    after = cue[1] if cue else weekday.next
    if line.word(at) == "(":
        return (weekday.value, after + 1) if line.word(after) == ")" else None
    if line.word(at) == "," and line.word(after)[:1].isalpha():
        return None
    return weekday.value, after


def read_date_behind(line: Line, at: int) -> tuple[Date | Nth, int] | None:
    """A date beside a day: past a comma, a bracket, الموافق or يوم."""
    start = at + 1 if line.word(at) and line.word(at) in "(,-" else at
    equals = line.cell(start, "equals")
    start = equals.next if equals else start
    unit = line.cell(start, "unit", "sg")
    start = unit.next if unit and unit.name == "day" else start
    of = line.skip(start, "of")
    found = read_date(line, start) or _short(line, start) or read_date(line, of) or _short(line, of)
    if not found:
        return None
    closed = line.word(at) == "(" and line.word(found[1]) == ")"
    return found[0], found[1] + 1 if closed else found[1]


def read_calendar_day(line: Line, at: int) -> Read:
    """A date, with a weekday behind it, or the same day in the other calendar."""
    start = skip_day_word(line, at)
    read = read_date(line, at) or read_date(line, start) or (_short(line, start) if start > at else None)
    if not read:
        return None
    first, after = read
    era = read_era(line, after)
    behind = era[1] if era else after
    sign = behind + 1 if line.word(behind) and line.word(behind) in ",-/(" else behind
    equals = line.cell(sign, "equals")
    other = read_date_behind(line, equals.next if equals else sign) if equals or line.word(behind) == "(" else None
    if other and isinstance(first, Date) and isinstance(other[0], Date) and first.calendar != other[0].calendar:
        main, second = (first, other[0]) if first.calendar == "gregorian" else (other[0], first)
        closed = other[1] + 1 if line.word(behind) == "(" and line.word(other[1]) == ")" else other[1]
        return Both(main, second), closed
    weekday = _weekday_behind(line, after)
    return (Named(first, weekday[0]), weekday[1]) if weekday else (first, after)


def read_dated(line: Line, at: int) -> Read:
    """بتاريخ 18/2, بتاريخ 5 مارس: short dates need the word before them."""
    lead = line.cell(at, "dated")
    read = (read_date(line, lead.next) or _short(line, lead.next)) if lead else None
    return (read[0], read[1]) if read else None


def read_relative_day(line: Line, at: int) -> Read:
    """أمس, مساء اليوم, بعد غد الأربعاء, اليوم (الخميس), yesterday."""
    start = _relative_start(line, at)
    rel = line.cell(start, "rel")
    if not rel:
        now = line.cell(at, "now")
        return (Shift("day", 0), now.next) if now else None
    if rel.value == 0 and rel.next == start + 1 and _is_day_of_something(line, rel.next):
        return None
    said = Shift("day", rel.value)
    after = rel.next
    pod = line.cell(after, "pod")
    after = pod.next if pod and not pod.clitic and line.cell(pod.next, "weekday", "def") else after
    weekday = _weekday_behind(line, after)
    named: Shift | Named = Named(said, weekday[0]) if weekday else said
    after = weekday[1] if weekday else rel.next
    date = read_date_behind(line, after)
    if date and isinstance(date[0], Date):
        return Both(date[0], named), date[1]
    return named, after


def _is_day_of_something(line: Line, at: int) -> bool:
    """Whether اليوم is no today: اليوم التالي, اليوم نفسه, اليوم الـ19 من شوال, اليوم الثالث."""
    if line.cell(at, "after_today") or line.cell(at, "elsewhere_after") or line.cell(at, "ord", "def"):
        return True
    return line.cell(at, "article") is not None and line.joined(at + 1) and line.number(at + 1, 1, 999) is not None


def _relative_start(line: Line, at: int) -> int:
    """Where the word for the day begins: past parts of the day and يوم, unless these are part of a phrase (يوم أمس)."""
    phrase = line.cell(at, "rel")
    start = skip_day_word(line, at)
    inner = line.cell(start, "rel")
    if phrase and (not inner or inner.clitic or inner.next <= phrase.next):
        return at
    for early in range(at + 1, start):
        if line.cell(early, "rel"):
            return early
    return start
