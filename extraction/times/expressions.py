"""What a time expression says before anybody knows when it was said: a small algebra of frozen records.

A cue is -1 (الماضي, last), 0 (الجاري, this), 1 (المقبل, next), -2 or 2 (قبل الماضي, بعد المقبل); None where the text gives none.
Weekdays count from Monday = 0, as in `datetime.date.weekday`. Months and days count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Calendar = Literal["gregorian", "hijri"]
Prefer = Literal["past", "future", "nearest"]


@dataclass(frozen=True, slots=True)
class Shift:
    """The day, week, month, quarter, half, year or decade that contains the anchor, moved by `by` units."""

    unit: str
    by: int


@dataclass(frozen=True, slots=True)
class Ago:
    """`count` units before (sign -1) or after (1) the anchor. Days and weeks lead to a day, months to a month, years to a year;
    `about` marks an approximate count, which leads to a week where weeks are counted."""

    unit: str
    count: int
    sign: int
    about: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The last (sign -1) or next (1) `count` units, without today; hours are counted up to whole days, with today."""

    unit: str
    count: int
    sign: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A named day of the week; `week` where the text says which week."""

    day: int
    cue: int | None = None
    week: Shift | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date with its stated parts. `year` is a number or a year seen from the anchor."""

    day: int | None = None
    month: int | None = None
    year: int | Shift | None = None
    cue: int | None = None
    calendar: Calendar = "gregorian"


@dataclass(frozen=True, slots=True)
class Nth:
    """The `number`-th (negative: from the end) day, week, quarter or half of `of`, or its `number`-th such weekday (`weekday` set)."""

    number: int
    unit: str
    of: Date | Shift
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day number beside a weekday, month not said (السبت السادس عشر): the nearest month in which both agree."""

    day: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Season:
    """`name` is spring, summer, autumn or winter."""

    name: str
    year: int | Shift | None = None
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of the table, `offset` days after its first day; `year` Gregorian, or Hijri where `calendar` says so."""

    name: str
    year: int | Shift | None = None
    cue: int | None = None
    offset: int = 0
    calendar: Calendar = "gregorian"


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `first`."""

    first: int


@dataclass(frozen=True, slots=True)
class Part:
    """The early, mid or late part of a month, week, year, season or decade."""

    which: str
    of: Date | Shift | Season | Decade | Feast


@dataclass(frozen=True, slots=True)
class Named:
    """A day with its weekday beside it (أمس الأحد, الثلاثاء 17 فبراير): two readings, which may disagree."""

    of: Shift | Date | Nth | Ago
    weekday: int


@dataclass(frozen=True, slots=True)
class Either:
    """An ordinal between a weekday and a month (الثلاثاء الأول من فبراير): a date if the calendar agrees, else the n-th such weekday."""

    dated: Named
    counted: Nth


@dataclass(frozen=True, slots=True)
class Both:
    """The same day said twice (Hijri and Gregorian, اليوم and a date): `main` wins, `other` is kept in the reason."""

    main: Date
    other: Date | Shift | Named


@dataclass(frozen=True, slots=True)
class After:
    """The `number`-th such weekday after `of` (before it, if negative)."""

    number: int
    weekday: int
    of: Date | Feast


@dataclass(frozen=True, slots=True)
class Told:
    """A day counted from the one that the text told of last: اليوم نفسه (`by` 0), اليوم التالي (1), بعد ذلك بأسبوع (1 week).
    `apart`: counted from what is named behind it (بعد يومين من توقيع الاتفاق), which happened so long before."""

    unit: str
    by: int
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A plain date in another language, already read to a day."""

    day: date


Simple = Shift | Ago | Window | Weekday | Date | Nth | DayOfMonth | Season | Feast | Decade | Part | Named | Either | Both | After | Told | Leaf


@dataclass(frozen=True, slots=True)
class Between:
    """From the first day of `first` to the last day of `last`, both included."""

    first: Simple
    last: Simple


TimeExpression = Simple | Between
