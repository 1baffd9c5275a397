"""The day on which an article was written, which is not always the day on which it was published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from extraction.times.choose import weekday_near
from extraction.times.expressions import Both, Named, Shift
from extraction.times.find import TimeMention


def _today(mention: TimeMention, published: date) -> date | None:
    """What today is for a mention that names a weekday beside اليوم, أمس or غدا."""
    said = mention.expression.other if isinstance(mention.expression, Both) else mention.expression
    if not isinstance(said, Named) or not isinstance(said.of, Shift) or said.of.unit != "day":
        return None
    by = timedelta(days=said.of.by)
    return weekday_near(published + by, said.weekday) - by


def resolve_writing_day(mentions: Iterable[TimeMention], published: date) -> date:
    """The anchor for an article's relative times: the day before publication where every weekday that stands beside اليوم, أمس or
    غدا says so (اليوم (الأربعاء) in an article put online on Thursday morning), else the day of publication."""
    days = {day for day in (_today(mention, published) for mention in mentions) if day}
    return published - timedelta(days=1) if days == {published - timedelta(days=1)} else published
