"""Time expressions in Arabic and English: finding them in a normalised text, and resolving them against an anchor date."""

from extraction.times.answer import answer_line
from extraction.times.expressions import Prefer, TimeExpression, Told
from extraction.times.find import TimeMention, find_times
from extraction.times.grammar import TimeGrammar, read_grammar
from extraction.times.resolve import TimeValue, resolve_time
from extraction.times.writing import resolve_writing_day

__all__ = [
    "Prefer",
    "TimeExpression",
    "TimeGrammar",
    "TimeMention",
    "TimeValue",
    "Told",
    "answer_line",
    "find_times",
    "read_grammar",
    "resolve_time",
    "resolve_writing_day",
]
