"""Weeks, months, years as units, counts of them before or after the anchor, their parts and their ordinals."""

from __future__ import annotations

from extraction.times.days import Read
from extraction.times.expressions import After, Ago, Date, Nth, Part, Shift, Window
from extraction.times.lexicon import Line
from extraction.times.named import read_decade, read_feast_or_date, read_season
from extraction.times.parts import read_count, read_cue, read_cued_unit, read_month_of, read_year

_VAGUE_AGO = frozenset({"second", "minute"})


def read_unit(line: Line, at: int) -> Read:
    """الأسبوع الماضي, هذا العام, last year, الربع الحالي, 2/2013."""
    my = line.cell(at, "my")
    if my and 1800 < my.value // 100 < 2200 and not line.cell(at - 1, "numbered"):
        return Date(month=my.value % 100, year=my.value // 100), my.next
    cued = read_cued_unit(line, at)
    if not cued or cued[0] in ("hour", "minute", "second", "decade"):
        return None
    unit, sign, after, anaphoric = cued
    if unit == "day" and (anaphoric or sign >= 0):
        return None
    return Shift(unit, sign), after


def _duration(line: Line, at: int) -> tuple[str, int, int, bool] | None:
    """(unit, count, next, approximate): ثلاثة أيام, يومين, أسبوع, a week."""
    about = line.cell(at, "about")
    at = about.next if about else at
    if line.cell(at, "more"):
        return None
    dual = line.cell(at, "unit", "dual")
    if dual and "def" not in dual.flags:
        return dual.name, 2, dual.next, about is not None
    count = read_count(line, at)
    unit = line.cell(count[1] if count else at, "unit")
    if not unit or "def" in unit.flags or (count is None and "sg" not in unit.flags):
        return None
    if count is None and (unit.name in ("hour", "quarter", "half") or _something_named(line, unit.next)):
        return None
    one = line.cell(unit.next, "card")
    after = one.next if count is None and one and one.value == 1 else unit.next
    half = line.cell(after, "unit", "sg")
    if half and half.name == "half" and half.clitic:
        return ("month", 12 * (count[0] if count else 1) + 6, half.next, True) if unit.name == "year" else None
    return unit.name, count[0] if count else 1, after, about is not None


def _something_named(line: Line, at: int) -> bool:
    """Whether a name follows, so that the unit is no count (قبل عام 2011, قبل يوم الأحد, قبل شهر رمضان)."""
    kinds = ("month", "hmonth", "weekday", "rel", "cue", "feast", "full", "ord", "life")
    return any(line.cell(at, kind) for kind in kinds) or line.number(at, 1, 2100) is not None or bool(line.cell(at, "article"))


def read_ago(line: Line, at: int) -> Read:
    """قبل يومين, منذ ثلاثة أيام, بعد أسبوع, two days ago; not قبل يومين من الانتخابات, which counts from elsewhere."""
    before, ahead = line.cell(at, "ago_before"), line.cell(at, "ahead_before")
    lead = before or ahead
    english = None if lead else line.cell(at, "ahead_english")
    start = lead.next if lead else english.next if english else at
    read = _duration(line, start)
    if not read or read[0] in _VAGUE_AGO or read[0] in ("quarter", "half"):
        return None
    unit, count, after, about = read
    behind = line.cell(after, "ago_after")
    now = line.cell(after, "of_now")
    if not lead and not english and not behind:
        return None
    if behind or now:
        return Ago(unit, count, -1 if behind else 1, about), (behind or now or lead).next  # type: ignore[union-attr]
    if english and (line.word(at)[:1] >= "\u0600" or unit == "hour" or line.cell(start, "unit")):
        return None  # in the day: no count
    if line.cell(after, "anaphoric_after") and (ahead or (before and before.value == 0)):
        return None
    return Ago(unit, count, -1 if before else 1, about), after


def read_window(line: Line, at: int) -> Read:
    """الأيام الثلاثة الماضية, الـ24 ساعة الماضية, اليومين الماضيين, آخر ثلاثة أيام, the last two weeks."""
    front = line.cell(at, "cue", "pre") or line.cell(at, "last")
    count = read_count(line, front.next if front else at)
    unit = line.cell(count[1] if count else front.next if front else at, "unit")
    if not unit or unit.name in ("quarter", "half", "minute", "second"):
        return None
    after = unit.next
    if front and count:
        sign = front.value if front.kind == "cue" else -1
        return (Window(unit.name, count[0], sign), after) if sign else None
    number = count[0] if count else 2 if "dual" in unit.flags else None
    if number is None and "def" in unit.flags and "pl" in unit.flags:
        inner = read_count(line, after) or _definite_count(line, after)
        number, after = inner if inner else (None, after)
    cue = read_cue(line, after) or _latest(line, after)
    if number is None or not cue or not cue[0] or (count is None and "def" not in unit.flags):
        return None
    return Window(unit.name, number, cue[0]), cue[1]


def _definite_count(line: Line, at: int) -> tuple[int, int] | None:
    card = line.cell(at, "card", "def")
    return (card.value, card.next) if card else None


def _latest(line: Line, at: int) -> tuple[int, int, bool] | None:
    latest = line.cell(at, "latest", "def")
    return (-1, latest.next, False) if latest else None


def _container(line: Line, at: int) -> tuple[Date | Shift, int] | None:
    """What a part or an ordinal is of: a month, a year, a week; الشهر and العام alone are the present ones."""
    month = read_month_of(line, at, numbered=True)
    if month:
        return month.of, month.next
    year = read_year(line, at)
    if year:
        return (Date(year=year[0], calendar=year[1]) if isinstance(year[0], int) else year[0]), year[2]
    cued = read_cued_unit(line, at)
    if cued and cued[0] in ("week", "quarter", "half", "month", "year"):
        return Shift(cued[0], cued[1]), cued[2]
    unit = line.cell(at, "unit", "sg", "def")
    unit = unit or (line.cell(at, "unit", "sg") if line.word(at).isascii() else None)
    return (Shift(unit.name, 0), unit.next) if unit and unit.name in ("week", "month", "year") else None


def read_nth(line: Line, at: int) -> Read:
    """آخر اثنين من مارس, ثالث ثلاثاء بعد كريسماس, الأسبوع الأول من أكتوبر, الربع الأول من 2015, the first week of May."""
    front = line.cell(at, "last") or line.cell(at, "ord")
    start = front.next if front else at
    unit = line.cell(start, "unit", "sg")
    weekday = line.cell(unit.next if unit and unit.name == "day" and front else start, "weekday")
    if front and weekday:
        number = -1 if front.kind == "last" else front.value
        after = line.cell(weekday.next, "after")
        point = read_feast_or_date(line, after.next) if after else None
        if point:
            return After(number, weekday.value, point[0]), point[1]
        of = _behind_of(line, weekday.next)
        return (Nth(number, "day", of[0], weekday.value), of[1]) if of else None
    if not unit or unit.name not in ("day", "week", "quarter", "half"):
        return None
    place = front or line.cell(unit.next, "last", "def") or line.cell(unit.next, "ord", "def")
    of = _behind_of(line, unit.next if front else place.next) if place else None
    if not place or not of or (unit.name == "half" and place.kind == "last"):
        return None
    return Nth(-1 if place.kind == "last" else place.value, unit.name, of[0]), of[1]


def _behind_of(line: Line, at: int) -> tuple[Date | Shift, int] | None:
    of = line.cell(at, "of")
    if of:
        return _container(line, of.next)
    cell = line.cell(at, "month") or line.cell(at, "unit", "sg")
    return _container(line, at) if cell and cell.clitic else None


def read_part(line: Line, at: int) -> Read:
    """مطلع الشهر, أواخر مارس, نهاية عام 2013, منتصف التسعينيات, early March, later this week."""
    vague = line.cell(at, "vague_part")
    if vague:
        cued = read_cued_unit(line, vague.next)
        return (Shift(cued[0], cued[1]), cued[2]) if cued and cued[0] in ("week", "month", "year") else None
    part = line.cell(at, "part")
    if not part:
        return None
    start = line.cell(part.next, "of")
    after = start.next if start else part.next + 1 if line.word(part.next) == "-" else part.next
    season = read_season(line, after, led=True)
    decade = read_decade(line, after)
    inner = season or decade or _container(line, after)
    if not inner or isinstance(inner[0], (Part, Window, Ago)):
        return None
    if "half" in part.flags and not line.cell(after, "month") and not line.cell(after, "unit"):
        return None
    return Part(part.name, inner[0]), inner[1]  # type: ignore[arg-type]
