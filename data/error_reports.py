"""What readers say is wrong with an event, kept for the curators: an overlay that extraction and merging never touch."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import Connection, func, insert, select, update

from data.errors import WaqaiError
from data.inbox import stamp
from data.schema import ERROR_REPORTS, EVENTS, RETIRED

Field = Literal["date", "place", "actors", "type", "status", "topics", "merging", "no_event", "other"]
ReportState = Literal["open", "accepted", "rejected"]
LONGEST_NOTE = 2_000
LONGEST_SENDER = 200
MOST_OPEN = 10_000


class ErrorReportError(WaqaiError):
    """A report that can't be kept; the message says why."""


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """A reader's report. `event_id`: the event as it was called then. `field`: what is wrong. `answer`: the curator's, empty while open."""

    id: str
    event_id: str
    field: Field
    note: str
    sender: str
    received_at: str
    state: ReportState
    answer: str
    answered_at: str | None


def _clean(text: str, longest: int, what: str) -> str:
    text = text.strip()
    if len(text) > longest or "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ErrorReportError(f"the {what} may have at most {longest} characters, and only whole ones")
    return text


def put_report(connection: Connection, event_id: str, field: str, note: str, sender: str, now: datetime) -> str:
    """Keeps a report; its id. ErrorReportError on an unknown event or field, an empty or too long note, or where too many are open."""
    if field not in get_args(Field):
        raise ErrorReportError(f"field={field[:40]}: use one of {', '.join(get_args(Field))}")
    note, sender = _clean(note, LONGEST_NOTE, "note"), _clean(sender, LONGEST_SENDER, "name")
    if not note:
        raise ErrorReportError("say in a few words what is wrong")
    known = select(EVENTS.c.id).where(EVENTS.c.id == event_id).union(select(RETIRED.c.id).where(RETIRED.c.id == event_id))
    if "\x00" in event_id or connection.execute(known).first() is None:
        raise ErrorReportError(f"there is no event {event_id[:80]!r}")
    if connection.execute(select(func.count()).where(ERROR_REPORTS.c.state == "open")).scalar_one() >= MOST_OPEN:
        raise ErrorReportError("too many reports wait for an answer: try again another day")
    id = uuid.uuid4().hex
    connection.execute(insert(ERROR_REPORTS).values(
        id=id, event_id=event_id, field=field, note=note, sender=sender, received_at=stamp(now), state="open", answer=""))
    return id


def read_reports(connection: Connection, state: ReportState | None = "open") -> tuple[ErrorReport, ...]:
    """The reports in a state, or all (None), oldest first."""
    statement = select(ERROR_REPORTS).order_by(ERROR_REPORTS.c.received_at, ERROR_REPORTS.c.id)
    if state is not None:
        statement = statement.where(ERROR_REPORTS.c.state == state)
    return tuple(ErrorReport(**row._mapping) for row in connection.execute(statement))


def answer_report(connection: Connection, id: str, state: ReportState, answer: str, now: datetime) -> None:
    """Closes a report, or opens it again. ErrorReportError on an unknown one or an unknown state."""
    if state not in get_args(ReportState):
        raise ErrorReportError(f"{state} is no state: use {', '.join(get_args(ReportState))}")
    when = None if state == "open" else stamp(now)
    found = connection.execute(update(ERROR_REPORTS).where(ERROR_REPORTS.c.id == id).values(
        state=state, answer=_clean(answer, LONGEST_NOTE, "answer"), answered_at=when))
    if not found.rowcount:
        raise ErrorReportError(f"there is no report {id[:40]!r}")
