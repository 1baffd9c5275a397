"""Days that are counted from another day in the text: اليوم نفسه, في اليوم التالي, بعد ذلك بيومين, a day after the signing."""

from __future__ import annotations

from extraction.times.days import Read
from extraction.times.expressions import Told
from extraction.times.lexicon import Line
from extraction.times.parts import read_count

_SHORT = frozenset({"hour", "minute", "second"})  # an hour later is the same day, 24 hours later the next


def read_told_day(line: Line, at: int) -> Read:
    """اليوم نفسه, صباح اليوم التالي, the day before; a part of the day may stand before it."""
    pod = line.cell(at, "pod")
    told = line.cell(at, "told_day") or (line.cell(line.skip(pod.next, "of"), "told_day") if pod else None)
    return (Told("day", told.value), told.next) if told else None


def read_told_eve(line: Line, at: int) -> Read:
    """غداة الاشتباكات, عشية القمة: the day after or before what is named behind; عشية الأحد is an evening."""
    eve = line.cell(at, "told_eve")
    named = ("weekday", "rel", "feast", "month", "digits", "full", "unit")
    if not eve or any(line.cell(eve.next, kind) for kind in named) or not line.word(eve.next).isalpha():
        return None
    return Told("day", eve.value, apart=True), eve.next


def read_told_distance(line: Line, at: int) -> Read:
    """بعد ذلك بيومين, قبلها بأسبوع, بعد يومين من …, two days later, a day after …"""
    lead = line.cell(at, "told_after") or line.cell(at, "told_before")
    if lead:  # بعد ذلك ب
        span = _span(line, lead.next)
        return (_told(span[0], span[1], 1 if lead.kind == "told_after" else -1), span[2]) if span and _is_joined(line, lead.next) else None
    lead = line.cell(at, "ahead_before") or line.cell(at, "before")
    span = _span(line, lead.next if lead else at)
    if not span:
        return None
    behind = line.cell(span[2], "told_from")
    if lead and not lead.clitic.endswith("\u0644") and behind and not line.word(at).isascii():
        return _told(span[0], span[1], 1 if lead.kind == "ahead_before" else -1, apart=True), behind.next
    for kind, sign, apart in (("later", 1, False), ("sooner", -1, False), ("after", 1, True), ("before", -1, True)):
        follows = line.cell(span[2], kind)
        if not lead and follows and line.word(at).isascii() and line.word(span[2]).isascii():
            return _told(span[0], span[1], sign, apart), follows.next
    return None


def _told(unit: str, count: int, sign: int, apart: bool = False) -> Told:
    days = count // 24 if unit == "hour" else 0
    return Told("day", sign * days, apart) if unit in _SHORT else Told(unit, sign * count, apart)


def _is_joined(line: Line, at: int) -> bool:
    """Whether ب is joined to the count (بيومين, بثلاثة أيام)."""
    return any(cell.clitic.endswith("\u0628") for cell in line.cells[at]) if at < len(line.cells) else False


def _span(line: Line, at: int) -> tuple[str, int, int] | None:
    """(unit, count, next) of يومين, ثلاثة أيام, ساعات, a day."""
    count = read_count(line, at)
    unit = line.cell(count[1] if count else at, "unit")
    if not unit or "def" in unit.flags or unit.name in ("quarter", "half", "decade"):
        return None
    if count is None and "pl" in unit.flags and unit.name not in _SHORT:
        return None  # بعد أيام من: nobody knows how many
    one = line.cell(unit.next, "card") if count is None and "sg" in unit.flags else None
    number = count[0] if count else 2 if "dual" in unit.flags else 1
    return unit.name, number, one.next if one and one.value == 1 else unit.next
