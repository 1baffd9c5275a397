"""Arabic time expressions against the cases of another project, side by side with dateparser."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib.metadata import version
from types import ModuleType
from typing import Any

from benchmarks.heideltime import answer_all, find_jar, read_version
from benchmarks.outside import find_outside
from extraction.times import answer_line

Row = dict[str, str]
Answer = tuple[str, str]


def read_cases(scorer: ModuleType) -> list[Row]:
    """The cases of a day or longer, as the scorer chooses them."""
    with find_outside("outside/duckling_ar.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [row for row in rows if row["grain"] in ("day", "week", "month", "year") and row["holiday"] not in scorer.LEFT_OUT]


def _own(expression: str, day: date) -> list[Answer]:
    value, end = [*answer_line(expression, day, "future").split("\t"), "", ""][:2]
    return [(value, end)]


def _settings(day: date) -> dict[str, Any]:
    return {"RELATIVE_BASE": datetime(day.year, day.month, day.day), "PREFER_DATES_FROM": "future"}


def _readings(found: datetime | None) -> list[Answer]:
    """As a peer answers with a moment, not with a granularity, its day, its month and its year are all accepted."""
    return [(found.date().isoformat()[:length], "") for length in (10, 7, 4)] if found else []


def _parse(expression: str, day: date) -> list[Answer]:
    import dateparser

    return _readings(dateparser.parse(expression, languages=["ar"], settings=_settings(day)))


def _search(expression: str, day: date) -> list[Answer]:
    from dateparser.search import search_dates

    found = search_dates(expression, languages=["ar"], settings=_settings(day))
    return _readings(found[0][1] if found else None)


def _each(rows: Sequence[Row], answer: Callable[[str, date], list[Answer]]) -> list[list[Answer]]:
    return [answer(*case) for case in _cases(rows)]


def _cases(rows: Sequence[Row]) -> list[tuple[str, date]]:
    return [(row["expression"], date.fromisoformat(row["reference_time"][:10])) for row in rows]


def _count(scorer: ModuleType, rows: Sequence[Row], answers: Sequence[list[Answer]]) -> dict[str, Any]:
    strict = sum(bool(given) and scorer.right(row, *given[0]) for row, given in zip(rows, answers, strict=True))
    kindly = sum(any(scorer.right(row, *one) for one in given) for row, given in zip(rows, answers, strict=True))
    answered = sum(any(one[0] for one in given) for given in answers)
    return {"right": strict, "right_any_granularity": kindly, "answered": answered, "share": round(strict / len(rows), 3)}


def score_expressions(scorer: ModuleType) -> dict[str, Any]:
    """Right answers of Waqai, `dateparser.parse` and `dateparser.search.search_dates` (Arabic given as the language), all preferring the
    future, as these cases come from dialogue."""
    rows, jar = read_cases(scorer), find_jar()
    found = {"cases": len(rows), "dateparser_version": version("dateparser"), "waqai": _count(scorer, rows, _each(rows, _own)),
             "dateparser_parse": _count(scorer, rows, _each(rows, _parse)), "dateparser_search_dates": _count(scorer, rows, _each(rows, _search))}
    if jar is not None:
        found |= {"heideltime": _count(scorer, rows, answer_all(jar, _cases(rows))), "heideltime_version": read_version()}
    return found
