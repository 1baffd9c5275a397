"""The day of a dateline (جوبا 27-1-2026 (سونا) -): when the report was written, not when anything happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extraction.times import resolve_time
from extraction.times.expressions import Both, Date, Leaf, Named
from extraction.view import TimeSpan, View

_REACH = 6  # tokens at the head of a text in which a dateline names its day
_LATE = timedelta(days=3)  # a report is published so long after its dateline at most
_SEPARATORS = frozenset("-:/(|")


def _is_filing_day(view: View, span: TimeSpan) -> bool:
    """Whether a calendar date stands behind a name at the head and before a separator, with nothing told yet."""
    expression = span.mention.expression
    said = expression.of if isinstance(expression, Named) else expression
    dated = isinstance(said, (Both, Leaf)) or (isinstance(said, Date) and said.day is not None)
    after = view.words[span.last + 1] if span.last + 1 < len(view.words) else ""
    led = any(trigger.first <= span.first for trigger in view.triggers)
    return dated and 0 < span.first <= _REACH and not led and (after in _SEPARATORS and after != "")


def set_filing_day_aside(views: Sequence[View], anchor: date | None) -> tuple[tuple[View, ...], date | None]:
    """The views without the day of the dateline, and the day that relative times count from: that of the dateline, where there is one
    shortly before publication, else the given one."""
    kept = list(views)
    body = [number for number, view in enumerate(views) if view.sentence.part == "text"][:2]
    for number in body:
        view = views[number]
        span = next((span for span in view.times if _is_filing_day(view, span)), None)
        if span is None:
            continue
        kept[number] = replace(view, times=tuple(other for other in view.times if other is not span))
        value = resolve_time(span.mention, anchor, "past") if anchor is not None else None
        day = date.fromisoformat(value.value) if value is not None and value.value and len(value.value) == 10 else None
        if anchor is not None and day is not None and anchor - _LATE <= day <= anchor:
            anchor = day
        break
    return tuple(kept), anchor
