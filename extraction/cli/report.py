"""The closing lines of a run: what was read, what failed and why, what was found, where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.model import Event
from extraction.cli.common import counted
from extraction.readers import ReadFailure

_SHOWN = 20


@dataclass(slots=True)
class Tally:
    """Counts while a run goes on."""

    read: int = 0
    known: int = 0
    replaced: int = 0
    undated_articles: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failures: list[ReadFailure] = field(default_factory=list)


def tell_events(events: Iterable[Event]) -> Iterable[str]:
    """How many events of which type, and how many of them without date or place."""
    kept = tuple(events)
    types = Counter(event.type for event in kept)
    listed = ", ".join(f"{number} {name}" for name, number in types.most_common())
    yield f"Found {counted(len(kept), 'event')}{': ' + listed if listed else ''}."
    undated, unplaced = sum(event.date is None for event in kept), sum(event.place is None for event in kept)
    if undated or unplaced:
        yield f"Without a date: {undated}; without a place: {unplaced}."


def tell_reading(tally: Tally) -> Iterable[str]:
    """How many articles were read, were there already, have no date, were left alone."""
    notes = [f"{tally.known} already there"] if tally.known else []
    notes += [f"{tally.replaced} replaced"] if tally.replaced else []
    notes += [f"{len(tally.failures)} failed"] if tally.failures else []
    notes += [f"{tally.undated_articles} without a date of publication"] if tally.undated_articles else []
    yield f"Read {counted(tally.read, 'article')}{' (' + ', '.join(notes) + ')' if notes else ''}."
    for reason, number in tally.skipped.most_common():
        yield f"No events taken from {counted(number, 'article')}: {reason}."


def tell_failures(failures: Sequence[ReadFailure]) -> Iterable[str]:
    """Each failure with file, line and reason; the first ones of many."""
    yield from (f"  failed: {failure}" for failure in failures[:_SHOWN])
    if len(failures) > _SHOWN:
        yield f"  … and {len(failures) - _SHOWN} more failures (--failures FILE lists them all)"
