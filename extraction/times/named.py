"""Times with a name: months, years, seasons, decades, feasts."""

from __future__ import annotations

from extraction.times.days import Read, read_date
from extraction.times.expressions import Date, Decade, Feast, Nth, Season, Shift
from extraction.times.lexicon import Line
from extraction.times.parts import read_cue, read_cued_unit, read_era, read_month, read_month_of, read_odd_year, read_year


def read_month_alone(line: Line, at: int) -> Read:
    """A month with what tells that a month is meant: its year, a cue, شهر, or a preposition before a sure name."""
    month = read_month_of(line, at) or read_month_of(line, at, numbered=True)
    if not month:
        return None
    of = month.of
    told = isinstance(of, Date) and (of.year is not None or of.cue is not None)
    if not told and not read_month(line, at, numbered=False) and not read_cued_unit(line, at):
        return None
    if isinstance(of, Date) and of.year is None and of.cue is None and not line.cell(at, "unit") and not _is_led(line, at, month.sure):
        return None
    return of, month.next


def _is_led(line: Line, at: int, sure: bool) -> bool:
    """Whether something before a bare month tells that it is one; a name that is also another word needs more."""
    here = line.cell(at, "month") or line.cell(at, "hmonth")
    if not here:
        return False
    if not sure or here.kind == "hmonth":
        return not here.clitic and line.cell(at - 1, "firmly_in") is not None
    return bool(here.clitic or at == 0 or line.cell(at - 1, "in") or line.cell(at - 1, "and"))


def read_year_alone(line: Line, at: int) -> Read:
    """عام 2013, في 2013, 1436 هـ; four digits alone are no year."""
    said = line.cell(at, "unit", "sg")
    led = said is not None or any(line.cell(at - 1, kind) for kind in ("in", "before", "after"))
    year = read_year(line, at)
    if not year and said and said.name == "year" and (odd := read_odd_year(line, said.next, led=True)):
        return Date(year=odd[0]), odd[1]
    if not year or isinstance(year[0], Shift):
        return None
    value, calendar, after = year
    era = read_era(line, after - 1)
    if not said and not era and (not led or line.cell(after, "counted") or line.cell(at - 2, "numbered")):
        return None
    return Date(year=value, calendar=calendar), after


def read_feast_or_date(line: Line, at: int) -> tuple[Date | Feast, int] | None:
    feast = read_feast_name(line, at)
    if feast:
        return feast
    date = read_date(line, at)
    return (date[0], date[1]) if date and isinstance(date[0], Date) else None


def read_season(line: Line, at: int, led: bool = False) -> Read:
    """ربيع 2015, الصيف الماضي, هذا الشتاء; a bare season only where a part of it is said (`led`)."""
    front = line.cell(at, "cue", "pre") or line.cell(at, "this")
    season = line.cell(front.next if front else at, "season")
    if not season:
        return None
    cue = read_cue(line, season.next)
    year = None if cue else read_year(line, season.next) or read_year(line, line.skip(season.next, "of"))
    if cue or front:
        sign = front.value if front and front.kind == "cue" else cue[0] if cue else 0
        return Season(season.name, None, sign), cue[1] if cue else season.next
    if year:
        return Season(season.name, year[0]), year[2]
    return (Season(season.name), season.next) if led and ("def" in season.flags or (season.name and line.word(at).isascii())) else None


def read_decade(line: Line, at: int) -> Read:
    """التسعينيات, ثمانينيات القرن الماضي, the 1990s; not الستينيات من عمره."""
    number = line.number(at, 1900, 2090)
    if number is not None and number % 10 == 0 and line.word(at + 1) == "s" and line.joined(at + 1):
        return Decade(number), at + 2
    cell = line.cell(at, "decades")
    if not cell or line.cell(line.skip(cell.next, "of"), "life") or line.cell(at - 1, "life"):
        return None
    century = line.cell(line.skip(cell.next, "of"), "centuries")
    if "def" not in cell.flags and not century and not line.word(at).isascii():
        return None
    return Decade(cell.value), century.next if century else cell.next


def read_feast_name(line: Line, at: int) -> tuple[Feast, int] | None:
    """A feast with its year or cue, wherever it stands."""
    cell = line.cell(at, "feast")
    if not cell:
        return None
    cue = read_cue(line, cell.next)
    if cue:
        return Feast(cell.name, None, cue[0]), cue[1]
    year = read_year(line, cell.next) or read_year(line, line.skip(cell.next, "of"))
    return (Feast(cell.name, year[0], calendar=year[1]), year[2]) if year else (Feast(cell.name), cell.next)


def read_feast(line: Line, at: int) -> Read:
    """A feast as a time: with a year or a cue, led by a preposition, or one of its days (ثاني أيام عيد الأضحى)."""
    eve = line.cell(at, "eve")
    if eve:
        point = read_feast_or_date(line, eve.next)
        return (Feast(point[0].name, point[0].year, point[0].cue, -1, point[0].calendar), point[1]) if point and isinstance(point[0], Feast) else None
    place = line.cell(at, "ord") or line.cell(at, "last")
    days = line.cell(place.next, "unit") if place else None
    if place and days and days.name == "day":
        found = read_feast_name(line, line.skip(days.next, "of"))
        if found and place.kind == "ord":
            feast = found[0]
            return Feast(feast.name, feast.year, feast.cue, place.value - 1, feast.calendar), found[1]
        month = read_month_of(line, line.skip(days.next, "of"))
        if month and isinstance(month.of, Date) and month.of.calendar == "hijri":
            return Nth(-1 if place.kind == "last" else place.value, "day", month.of), month.next
    found = read_feast_name(line, at)
    cell = line.cell(at, "feast")
    if not found or not cell:
        return None
    told = found[0].year is not None or found[0].cue is not None
    return found if told or at == 0 or line.cell(at - 1, "feast_head") else None
