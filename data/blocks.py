"""Which reports may tell of the same happening, and which event each report went into.

Blocking only narrows what merging looks at; it decides nothing. Two reports are in reach of each other if they have the same
type and an actor in common, and their days, widened by three, overlap (docs/codebook.md: dates by publication merge within
three days) or both have none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from data.days import event_days
from data.model import Event, Evidence, event_from_json
from data.schema import REPORT_ACTORS, REPORTS

REACH = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Report:
    """An event as one article tells it, and the merged event that it is now part of (None: not stored yet)."""

    event: Event
    article_id: str
    event_id: str | None

    @property
    def id(self) -> str:
        return self.event.id


def report_days(event: Event) -> tuple[str | None, str | None]:
    """First and last day as the columns hold them."""
    days = event_days(event.date, event.date_end)
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)


def _widened(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except OverflowError:
        return day


def _in_reach(event: Event) -> ColumnElement[bool]:
    first, last = report_days(event)
    if first is None or last is None:
        near: ColumnElement[bool] = REPORTS.c.first_day.is_(None)
    else:
        near = and_(REPORTS.c.first_day <= _widened(last, REACH), REPORTS.c.last_day >= _widened(first, -REACH))
    sharing = select(REPORT_ACTORS.c.report_id).where(REPORT_ACTORS.c.actor_id.in_(sorted({actor.id for actor in event.actors})))
    return and_(REPORTS.c.type == event.type, near, REPORTS.c.id.in_(sharing))


def _report(row: Row[Any, Any, Any]) -> Report:
    return Report(event_from_json(json.loads(row.json)), row.article_id, row.event_id)


_COLUMNS = select(REPORTS.c.json, REPORTS.c.article_id, REPORTS.c.event_id)
_AT_ONCE = 200  # parameters of one statement: far below the limits of both databases


def _pieces(values: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(set(values))
    return (ordered[start:start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


def read_reports_of(connection: Connection, event_ids: Iterable[str]) -> list[Report]:
    """Every report of these events."""
    return [_report(row) for piece in _pieces(event_ids) for row in connection.execute(_COLUMNS.where(REPORTS.c.event_id.in_(piece)))]


def read_article_reports(connection: Connection, article_id: str) -> list[Report]:
    """What one article tells."""
    return [_report(row) for row in connection.execute(_COLUMNS.where(REPORTS.c.article_id == article_id))]


def find_neighbours(connection: Connection, events: Sequence[Event]) -> set[str]:
    """Ids of the merged events that have a report in reach of one of these."""
    found: set[str] = set()
    for start in range(0, len(events), 20):
        reach = or_(*(_in_reach(event) for event in events[start:start + 20]))
        found.update(connection.execute(select(REPORTS.c.event_id).where(reach).distinct()).scalars())
    return found


def _key(evidence: Evidence) -> tuple[object, ...]:
    return evidence.article_id, evidence.part, evidence.start, evidence.end, evidence.spans.trigger


def _likeness(report: Event, merged: Event, keys: Mapping[str, set[tuple[object, ...]]]) -> tuple[int, bool, int]:
    own = {actor.id for actor in report.actors}
    shared = sum(_key(evidence) in keys[merged.id] for evidence in report.evidence)
    return shared, merged.id == report.id, len(own & {actor.id for actor in merged.actors})


def assign_reports(reports: Sequence[Event], merged: Sequence[Event]) -> dict[str, str]:
    """Which merged event holds each report. A merged event is named after its smallest report and drops no evidence, so the
    one with the report's own evidence, type and actors is it. ValueError where merging lost a report or made up an event."""
    keys = {event.id: {_key(evidence) for evidence in event.evidence} for event in merged}
    found: dict[str, str] = {event.id: event.id for event in merged}
    if len(found) != len(merged) or not found.keys() <= {report.id for report in reports}:
        raise ValueError("merging gave an event whose id is not that of one of its reports")
    by_key: dict[tuple[object, ...], list[Event]] = {}
    for event in merged:
        for key in keys[event.id]:
            by_key.setdefault(key, []).append(event)
    for report in reports:
        told = [event for evidence in report.evidence for event in by_key.get(_key(evidence), ())]
        near = [event for event in told if event.type == report.type and event.id <= report.id]
        if report.id not in found and not near:
            raise ValueError(f"merging lost the report {report.id}")
        if report.id not in found:
            found[report.id] = max(near, key=lambda event: (_likeness(report, event, keys), event.id)).id
    return found
