"""One line in, one answer out: what `python -m extraction times` prints."""

from __future__ import annotations

from datetime import date

from extraction.normalise import normalise
from extraction.times.expressions import Prefer, Told
from extraction.times.find import find_times
from extraction.times.grammar import TimeGrammar, read_grammar
from extraction.times.resolve import resolve_time


def answer_line(line: str, published: date, prefer: Prefer = "past", grammar: TimeGrammar | None = None) -> str:
    """`value`, `end`, `granularity`, `basis` of the first time expression that resolves, tab-separated; empty where there is none.
    A month or year is its prefix with an empty end, a week or span its first and last day. `line` is as written, not normalised."""
    table = grammar or read_grammar()
    for mention in find_times(normalise(line).text, grammar=table):
        if isinstance(mention.expression, Told):
            continue  # counts from a day that the line doesn't tell
        value = resolve_time(mention, published, prefer, table)
        if value and value.value:
            return "\t".join((value.value, value.end or "", value.granularity, value.basis))
    return ""
