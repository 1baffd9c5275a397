"""Plain dates of other languages (17 février 2026, 17 Şubat 2026), read by dateparser.

Only a whole date is handed over: day, one word, four-digit year. What Arabic or English say goes by our own grammar, because
dateparser takes م behind a date for a clock's PM and knows no direction. It is imported when the first such date is met.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from extraction.times.expressions import Leaf
from extraction.times.lexicon import Line

LANGUAGES = ("fr", "tr", "de", "it", "es")
_SETTINGS = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}


@lru_cache(maxsize=1024)
def read_leaf_date(text: str) -> date | None:
    """The day that a plain date in one of `LANGUAGES` names; None where it names none."""
    import dateparser  # takes half a second, and most texts never need it

    found = dateparser.parse(text, languages=list(LANGUAGES), settings=_SETTINGS)
    return found.date() if found else None


def read_leaf(line: Line, at: int) -> tuple[Leaf, int] | None:
    """A day number, a word that the grammar doesn't know, a year."""
    day = line.number(at, 1, 31)
    after = at + 2 if line.word(at + 1) == "." else at + 1
    word = line.word(after)
    if day is None or len(word) < 3 or not word.isalpha() or word >= "\u0590" or line.number(after + 1, 1800, 2100) is None or line.cells[after]:
        return None
    found = read_leaf_date(f"{day} {word} {line.word(after + 1)}")
    return (Leaf(found), after + 2) if found else None
