"""What the tests of times share: one day to stand on, and an answer as a pair."""

from __future__ import annotations

from datetime import date

from extraction.normalise import normalise
from extraction.times import Prefer, TimeMention, answer_line, find_times

TODAY = date(2026, 2, 17)  # a Tuesday


def read(text: str, prefer: Prefer = "past", published: date = TODAY) -> str:
    """Value and end of the first time, joined by `..`; empty where there is none."""
    return "..".join(filter(None, answer_line(text, published, prefer).split("\t")[:2]))


def detail(text: str, prefer: Prefer = "past", published: date = TODAY) -> tuple[str, str]:
    """Granularity and basis of the first time."""
    _, _, granularity, basis = answer_line(text, published, prefer).split("\t")
    return granularity, basis


def found(text: str) -> list[str]:
    """The times of a text, as they stand in it."""
    normal = normalise(text)
    return [text[slice(*normal.original(mention.start, mention.end))] for mention in find_times(normal.text)]


def mentions(text: str) -> tuple[TimeMention, ...]:
    """The mentions of a text."""
    return find_times(normalise(text).text)
