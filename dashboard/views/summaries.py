"""What the charts show, in a sentence each: for readers who can't see them, and for all others at a glance."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.markup import each
from dashboard.strings import Words
from dashboard.views.map import drawn_places
from dashboard.wording import as_day, say_bin, say_day
from data.queries import Tallies


def timeline_summary(bins: pd.DataFrame, tallies: Tallies, words: Words) -> str:
    """First and last day, how many, and the fullest bin."""
    missing = words("summary.timeline.undated", n=words.number(tallies.undated)) if tallies.undated else ""
    if bins.empty:
        return " ".join(part for part in (words("empty.timeline"), missing) if part)
    counts = bins.groupby(["start", "end"])["count"].sum()
    fullest: Any = counts.idxmax()
    start, end = (as_day(edge) for edge in fullest)
    first, last = (say_day(as_day(day).isoformat()[:7], words) for day in (bins["start"].min(), bins["start"].max()))
    said = words("summary.timeline", events=words.count("event", int(counts.sum())), first=first, last=last,
                 peak=say_bin(start, end, words), most=words.number(int(counts.max())))
    return " ".join(part for part in (said, missing) if part)


def map_summary(places: pd.DataFrame, tallies: Tallies, words: Words) -> str:
    """How many places, the fullest ones, and what the map can't show."""
    shown = drawn_places(places)
    if shown.empty:
        first = words("empty.map")
    else:
        top = [f"{words.pick(row.name_ar, row.name_en)} ({words.number(int(row.count))})" for row in each(shown.head(3))]
        first = words("summary.map", places=words.count("place", len(shown)), top=words.join(top))
    missing = (("map.unplaced", tallies.unplaced), ("map.outside", tallies.outside), ("map.country_only", tallies.country_only))
    rest = words.join([words(key, n=words.number(count)) for key, count in missing if count])
    return f"{first} {rest}." if rest else first
