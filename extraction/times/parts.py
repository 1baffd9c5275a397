"""The pieces that dates are made of: day numbers, months, years, cues, counts. Each reader answers (what, next token) or None."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extraction.times.expressions import Calendar, Date, Shift
from extraction.times.lexicon import Line

OPENING = frozenset("(/-[")
CLOSING = frozenset(")]")
FIRST_YEAR, LAST_YEAR = 1800, 2100  # years that newspapers write of


@dataclass(frozen=True, slots=True)
class Month:
    """A month by name or number; `sure` unless the word is also another word and nothing around it tells."""

    number: int
    calendar: Calendar
    sure: bool
    next: int


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month with what is said of its year; `named` tells a name from الشهر الجاري or شهر 3."""

    of: Date | Shift
    named: bool
    sure: bool
    next: int


def read_count(line: Line, at: int) -> tuple[int, int] | None:
    """A count in digits or words, also after the article (الـ24)."""
    article = line.cell(at, "article")
    if article and line.joined(at + 1):
        at += 1
    number = line.number(at, 1, 999)
    if number is not None:
        return number, at + 1
    card = line.cell(at, "card")
    return (card.value, card.next) if card else None


def read_day_number(line: Line, at: int) -> tuple[int, int, bool] | None:
    """A day of the month: (number, next, said in digits)."""
    article = line.cell(at, "article")
    if article and line.joined(at + 1) and line.number(at + 1, 1, 31):
        return line.number(at + 1, 1, 31) or 0, at + 2, True
    number = line.number(at, 1, 31)
    if number is not None:
        after = at + 1
        return number, line.skip(after, "ord_suffix") if line.joined(after) else after, True
    ordinal = line.cell(at, "ord")
    return (ordinal.value, ordinal.next, False) if ordinal and 1 <= ordinal.value <= 31 else None


def read_cue(line: Line, at: int) -> tuple[int, int, bool] | None:
    """A cue behind its noun (الماضي): (sign, next, anaphoric)."""
    cue = line.cell(at, "cue", "def")
    return (cue.value, cue.next, "anaphoric" in cue.flags) if cue else None


def read_cued_unit(line: Line, at: int) -> tuple[str, int, int, bool] | None:
    """الأسبوع الماضي, هذا الشهر, last year: (unit, sign, next, anaphoric)."""
    front = line.cell(at, "cue", "pre")
    this = line.cell(at, "this")
    begin = front or this
    unit = line.cell(begin.next if begin else at, "unit", "sg")
    if not unit:
        return None
    unit_word = line.word(unit.next - 1)
    if front:
        return unit.name, front.value, unit.next, "anaphoric" in front.flags
    if "def" not in unit.flags and not unit_word.isascii():
        return None
    cue = read_cue(line, unit.next)
    if this:
        return unit.name, 0, cue[1] if cue and cue[0] == 0 else unit.next, False
    return (unit.name, *cue) if cue else None


def read_era(line: Line, at: int) -> tuple[Calendar, int] | None:
    """م, هـ, ميلادية; not where a number stands behind م, which is then a clock's."""
    era = line.cell(at, "era")
    if era and era.name == "hijri":
        return "hijri", era.next
    return ("gregorian", era.next) if era else None


def read_year(line: Line, at: int, calendar: Calendar | None = None) -> tuple[int | Shift, Calendar, int] | None:
    """A year in digits with or without عام, or one seen from the anchor (العام الماضي): (year, calendar, next)."""
    cued = read_cued_unit(line, at)
    if cued:
        return (Shift("year", cued[1]), "gregorian", cued[2]) if cued[0] == "year" else None
    unit = line.cell(at, "unit", "sg")
    if unit and unit.name == "year":
        at = unit.next
    number = line.number(at, 1300, 2100)
    if number is None or len(line.word(at)) != 4:
        return None
    era = read_era(line, at + 1)
    said = era[0] if era else ("hijri" if number <= 1500 and (calendar == "hijri" or unit) else "gregorian")
    if (said == "hijri") != (number <= 1500) or (said == "gregorian" and number < 1800):
        return None
    return number, said, era[1] if era else at + 1


def read_odd_year(line: Line, at: int, led: bool) -> tuple[int, int] | None:
    """A year that no newspaper writes of (1 يناير 1500, عام 641, 31 December 9999): right behind a date, or behind عام (`led`). (year, next)."""
    word = line.word(at)
    if not (word.isdecimal() and word.isascii() and (4 if not led else 3) <= len(word) <= 5) or line.cell(at + 1, "counted"):
        return None
    year = int(word)
    return None if FIRST_YEAR <= year <= LAST_YEAR or (led and 1300 <= year <= 1500) or line.word(at + 1).startswith("%") else (year, at + 1)


def _year_behind(line: Line, at: int, calendar: Calendar) -> tuple[int | Shift, Calendar, int] | None:
    """The year behind a month, past a comma or a preposition (من العام الماضي, لعام 2014)."""
    for start in (at, at + 1 if line.word(at) == "," else at, line.skip(at, "of")):
        year = read_year(line, start, calendar)
        if year:
            return year
    return None


def read_month(line: Line, at: int, numbered: bool) -> Month | None:
    """A month by name, with شهر and its other name (تموز) or without; `numbered` also allows شهر 3 and الشهر الثالث."""
    unit = line.cell(at, "unit", "sg")
    said = unit is not None and unit.name == "month"
    begin = unit.next if unit and said else at
    cell = line.cell(begin, "month") or line.cell(begin, "hmonth")
    if cell:
        calendar: Calendar = "gregorian" if cell.kind == "month" else "hijri"
        dotted = line.word(cell.next) == "." and line.joined(cell.next) and "weak" in cell.flags and line.word(begin).isascii()
        after = _other_name(line, cell.next + dotted, cell.kind, cell.value)
        if "old" in cell.flags and not said and after == cell.next + dotted and not _year_behind(line, after, calendar):
            return None
        return Month(cell.value, calendar, said or after > cell.next + dotted or "weak" not in cell.flags, line.skip(after, "blessed"))
    if not said or not numbered or not unit:
        return None
    number = line.number(begin, 1, 12)
    if number is not None:
        return Month(number, "gregorian", True, begin + 1)
    word = line.cell(begin, "ord", "def") if "def" in unit.flags else line.cell(begin, "card")
    return Month(word.value, "gregorian", True, word.next) if word and 1 <= word.value <= 12 else None


def _other_name(line: Line, at: int, kind: str, value: int) -> int:
    """Past the second name of the same month (يوليو (تموز), كانون الثاني/يناير)."""
    start = at + 1 if line.word(at) in OPENING else at
    other = line.cell(start, kind)
    if not other or other.value != value or other.clitic:
        return at
    return other.next + 1 if line.word(at) in "([" and line.word(other.next) in CLOSING else other.next


def read_month_of(line: Line, at: int, numbered: bool = False) -> MonthOf | None:
    """A month with its year or cue: يناير الماضي, شباط 2014, مارس من العام الماضي, الشهر الجاري, last March."""
    cued = read_cued_unit(line, at)
    if cued and cued[0] == "month":
        return MonthOf(Shift("month", cued[1]), False, True, cued[2])
    front = line.cell(at, "cue", "pre") or line.cell(at, "this")
    month = read_month(line, front.next if front else at, numbered)
    if not month:
        unit = line.cell(at, "unit", "sg", "def")
        return MonthOf(Shift("month", 0), False, True, unit.next) if numbered and unit and unit.name == "month" else None
    date = Date(month=month.number, calendar=month.calendar, cue=front.value if front else None)
    after, sure = month.next, month.sure or front is not None
    for _ in range(2):  # a cue and a year, in either order
        cue = read_cue(line, after) if date.cue is None else None
        year = _year_behind(line, after, month.calendar) if date.year is None else None
        if cue:
            date, after, sure = replace(date, cue=cue[0]), cue[1], True
        elif year:
            if month.calendar == "gregorian" and year[1] == "hijri":
                break
            date, after, sure = replace(date, year=year[0]), year[2], True
    era = read_era(line, after)
    if era and era[0] == month.calendar and date.year is None:
        after = era[1]
    named = bool(line.cell(month.next - 1, "month") or line.cell(month.next - 1, "hmonth")) or month.calendar == "hijri" or month.sure
    return MonthOf(date, named, sure, after)
