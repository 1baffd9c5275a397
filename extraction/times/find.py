"""Finding: where a text names a time. Longest match, left to right, non-overlapping; nothing is resolved here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from extraction.times.days import read_calendar_day, read_dated, read_relative_day
from extraction.times.expressions import Ago, Date, TimeExpression, Weekday
from extraction.times.grammar import TimeGrammar, read_grammar
from extraction.times.leaves import read_leaf
from extraction.times.lexicon import Line, read_line
from extraction.times.named import read_decade, read_feast, read_month_alone, read_season, read_year_alone
from extraction.times.periods import read_ago, read_nth, read_part, read_unit, read_window
from extraction.times.spans import read_between, read_days_of_month, read_month_of_days, read_night, read_pair
from extraction.times.told import read_told_day, read_told_distance, read_told_eve
from extraction.times.weekdays import read_weekday

Bound = Literal["", "since", "until", "before", "after"]
Rule = Callable[[Line, int], tuple[TimeExpression, int] | None]

_DAY: tuple[Rule, ...] = (read_calendar_day, read_relative_day, read_weekday, read_days_of_month, read_nth, read_feast)
_PERIOD: tuple[Rule, ...] = (read_unit, read_ago, read_window, read_nth)
_RULES: Mapping[str, tuple[Rule, ...]] = {
    "digits": (*_DAY, read_window, read_year_alone, read_decade, read_ago, read_leaf, read_told_distance),
    "article": (read_calendar_day, read_days_of_month, read_window),
    "full": (read_calendar_day, read_between),
    "my": (read_unit,),
    "month": (read_calendar_day, read_month_of_days, read_month_alone),
    "hmonth": (read_month_alone,),
    "weekday": (*_DAY, read_pair),
    "rel": (read_relative_day, read_pair),
    "now": (read_relative_day,),
    "pod": (*_DAY, read_night, read_told_day),
    "dated": (read_dated,),
    "told_day": (read_told_day,),
    "told_eve": (read_told_eve,),
    "told_after": (read_told_distance,),
    "told_before": (read_told_distance,),
    "before": (read_told_distance,),
    "ord": (*_DAY,),
    "card": (read_ago, read_window, read_days_of_month, read_told_distance),
    "last": (read_nth, read_window, read_feast),
    "unit": (read_told_distance, read_calendar_day, read_relative_day, read_weekday, *_PERIOD, read_month_alone, read_year_alone),
    "cue": (*_PERIOD, read_weekday, read_month_alone, read_season),
    "this": (*_PERIOD, read_weekday, read_month_alone, read_season),
    "part": (read_part,),
    "vague_part": (read_part, read_relative_day),
    "season": (read_season,),
    "decades": (read_decade,),
    "feast": (read_feast,),
    "eve": (read_feast,),
    "ago_before": (read_ago,),
    "ahead_before": (read_ago, read_told_distance),
    "ahead_english": (read_ago,),
    "about": (read_ago,),
    "from": (read_between, read_days_of_month, read_month_of_days),
    "between": (read_between, read_days_of_month, read_month_of_days),
    "days_intro": (read_between, read_days_of_month),
    "years_intro": (read_between,),
    "months_intro": (read_between,),
}
_CONJUNCTIONS = "\u0648\u0641"  # و and ف, written with the next word: no part of the expression


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression in a text. `start`, `end`: offsets in the normalised text that was searched (end exclusive).
    `bound` tells that the text gives only one end of a longer time (منذ 2011: since; حتى الأحد: until; قبل 2011: before; بعد الأحد: after);
    such a time is rarely the time of the event."""

    start: int
    end: int
    expression: TimeExpression
    bound: Bound = ""


def find_times(text: str, start: int = 0, end: int | None = None, grammar: TimeGrammar | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of `text[start:end]` in order; `text` is normalised (`extraction.normalise`), Arabic or English.
    `grammar` is that of the project's table unless given."""
    line = read_line(text, start, len(text) if end is None else end, (grammar or read_grammar()).lexicon)
    found: list[TimeMention] = []
    at = 0
    while at < len(line.words):
        if not line.cells[at]:  # most words say nothing of time
            at += 1
            continue
        read = _longest(line, at)
        named = _name(line, at)
        after = max(named, at + 1)
        if read and read[1] > named:  # a name goes before a time that is no longer than it
            after = read[1]
            if not _is_name(line, at, read):
                found.append(_mention(line, at, read))
        at = after
    return tuple(found)


def _longest(line: Line, at: int) -> tuple[TimeExpression, int] | None:
    best: tuple[TimeExpression, int] | None = None
    tried: set[Rule] = set()
    for cell in line.cells[at]:
        for rule in _RULES.get(cell.kind, ()):
            if rule in tried:
                continue
            tried.add(rule)
            read = rule(line, at)
            if read and (best is None or read[1] > best[1]):
                best = read
    return best


def _name(line: Line, at: int) -> int:
    """Past a name that only looks like a time (سوق الجمعة, المصري اليوم); 0 where there is none."""
    cell = line.cell(at, "names")
    if cell:
        return cell.next
    paper = line.cell(at, "papers")
    if not paper or line.cell(paper.next, "weekday", "def"):
        return 0
    led = line.cell(at - 1, "media_heads") or line.word(at - 1) == '"' == line.word(paper.next)
    return paper.next if led or (paper.clitic.endswith("\u0644") and paper.next > at + 1) else 0


def _is_name(line: Line, at: int, read: tuple[TimeExpression, int]) -> bool:
    """Whether the expression is part of a name or a title (ثورة 25 يناير, الأمين العام السابق, "اليوم")."""
    expression, after = read
    if line.word(after) == '"' and '"' in (line.word(at - 1), line.word(at - 2)) and after == at + 1:
        return True
    unit = line.cell(at, "unit", "sg", "def")
    if unit and unit.name == "year" and line.cell(at - 1, "general_after"):
        return True
    if _is_elsewhere(line, after) or (isinstance(expression, Weekday) and _is_the_two(line, at, after)):
        return True
    if isinstance(expression, Date) and expression.calendar == "hijri" and expression.day is None and line.cell(at - 1, "occasions"):
        return True
    named = isinstance(expression, Date) and expression.month is not None and expression.cue is None
    head = line.cell(at - 1, "heads_of_names")
    return named and bool(head or line.cell(after, "tails_of_names"))


def _is_elsewhere(line: Line, after: int) -> bool:
    """Whether the year is that of another time in the text (26 يوليو من ذلك العام, مارس من العام نفسه)."""
    start = line.skip(after, "of")
    if line.cell(start, "elsewhere") and line.cell(start + 1, "unit", "sg"):
        return True
    unit = line.cell(start, "unit", "sg")
    return bool(line.cell(after, "elsewhere_after") or (unit and line.cell(unit.next, "elsewhere_after")))


def _is_the_two(line: Line, at: int, after: int) -> bool:
    """Whether الاثنين are two people (بين الاثنين, كل من الاثنين)."""
    monday = line.cell(at, "weekday", "def")
    lead = line.cell(at - 1, "two_after") or line.cell(at - 2, "two_after")
    return bool(monday and monday.value == 0 and lead and lead.next == at and after == at + 1)


def _mention(line: Line, at: int, read: tuple[TimeExpression, int]) -> TimeMention:
    expression, after = read
    bound: Bound = ""
    first = at
    kinds: tuple[Bound, ...] = ("since", "until", "before", "after")
    for kind in kinds:
        lead = line.cell(at - 1, kind)
        if lead and lead.next == at and not isinstance(expression, Ago):
            bound, first = kind, at - 1
            break
    if isinstance(expression, Ago) and expression.unit in ("month", "year", "decade") and line.cell(at, "since"):
        bound = "since"
    start = line.starts[first]
    cells = line.cells[first]
    joined = bool(cells) and all(cell.clitic[:1] in _CONJUNCTIONS and cell.clitic for cell in cells)
    return TimeMention(start + joined, line.ends[after - 1], expression, bound)
