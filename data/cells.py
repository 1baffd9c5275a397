"""Cells of the CSV exports: the codebook's columns, lists joined by `; `, and no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from data.model import Event

EVENT_COLUMNS = (
    "id", "type", "date", "date_end", "date_granularity", "date_basis", "status", "actors_en", "actors_ar", "actor_ids", "roles",
    "actor_countries", "place_en", "place_ar", "country", "admin1", "lat", "lon", "place_precision", "place_basis", "topics", "claimed_by",
    "summary_en", "summary_ar", "confidence", "reports", "sources", "urls", "sentence",
)
EVENT_ACTOR_COLUMNS = ("event_id", "type", "date", "actor_id", "name_en", "name_ar", "kind", "office_en", "country", "role")
NUMBERS = frozenset({"lat", "lon", "confidence", "reports"})
# A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection"); a leading apostrophe makes it text.
# Numbers are written as numbers: -3.2 is a longitude, no formula.
# Spreadsheets of East Asia take the wide signs for the plain ones, and some pass over a line break or a tab.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BOM = b"\xef\xbb\xbf"


def _joined(values: Sequence[str | None]) -> str:
    """A list in one cell; a separator inside a value becomes a comma, so that every list can be split again."""
    return "; ".join((value or "").replace("; ", ", ") for value in values)


def _reports(event: Event) -> list[tuple[str, str | None]]:
    """Source and address of each article that reports the event, in the order of article ids."""
    found = {evidence.article_id: (evidence.source, evidence.url) for evidence in reversed(event.evidence)}
    return [found[key] for key in sorted(found)]


def event_row(event: Event) -> dict[str, Any]:
    """The cells of an event by EVENT_COLUMNS; None for an empty one. `sources` and `urls` name each reporting article once, in the
    same order; `sentence` is the first piece of evidence."""
    place, told = event.place, _reports(event)
    return {
        "id": event.id, "type": event.type, "date": event.date, "date_end": event.date_end, "date_granularity": event.date_granularity,
        "date_basis": event.date_basis, "status": event.status,
        "actors_en": _joined([actor.name_en for actor in event.actors]), "actors_ar": _joined([actor.name_ar for actor in event.actors]),
        "actor_ids": _joined([actor.id for actor in event.actors]), "roles": _joined([actor.role for actor in event.actors]),
        "actor_countries": _joined([actor.country for actor in event.actors]),
        "place_en": place and place.name_en, "place_ar": place and place.name_ar, "country": place and place.country,
        "admin1": place and place.admin1, "lat": place and place.lat, "lon": place and place.lon,
        "place_precision": place and place.precision, "place_basis": place and place.basis,
        "topics": _joined(event.topics), "claimed_by": event.claimed_by, "summary_en": event.summary_en, "summary_ar": event.summary_ar,
        "confidence": event.confidence, "reports": len(told),
        "sources": _joined([source for source, _ in told]), "urls": _joined([url for _, url in told]),
        "sentence": event.evidence[0].sentence if event.evidence else None,
    }


def event_actor_rows(event: Event) -> list[dict[str, Any]]:
    """The cells of each of an event's actors by EVENT_ACTOR_COLUMNS."""
    return [{
        "event_id": event.id, "type": event.type, "date": event.date, "actor_id": actor.id, "name_en": actor.name_en, "name_ar": actor.name_ar,
        "kind": actor.kind, "office_en": actor.office_en, "country": actor.country, "role": actor.role,
    } for actor in event.actors]


def _cell(value: str | int | float | date | None) -> str:
    """RFC 4180: quoted where it must be, quotes doubled."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    if value.startswith(FORMULA_STARTS):
        value = "'" + value
    return '"' + value.replace('"', '""') + '"' if any(sign in value for sign in '",\r\n') else value


def csv_line(values: Sequence[str | int | float | date | None]) -> str:
    """One line of the file, with its CRLF."""
    return ",".join(map(_cell, values)) + "\r\n"


# Columns whose values the codebook fixes: nothing in them needs quotes.
PLAIN = frozenset({"type", "date", "date_end", "date_granularity", "date_basis", "status", "roles", "role", "kind", "place_precision", "place_basis"})


def cell_sql(column: str, number: bool = False, plain: bool = False) -> str:
    """SQL that does to a column what `_cell` does to a value; a test keeps the two in step. `plain`: nothing in it needs quotes."""
    if number or plain:
        return f"coalesce({column}::VARCHAR, '')"
    starts = ", ".join(str(ord(sign)) for sign in FORMULA_STARTS)
    safe = f"CASE WHEN ord({column}) IN ({starts}) THEN concat('''', {column}) ELSE {column} END"
    marks = " OR ".join(f"contains({column}, {sign})" for sign in ("'\"'", "','", "chr(10)", "chr(13)"))
    return f"coalesce(CASE WHEN {marks} THEN concat('\"', replace({safe}, '\"', '\"\"'), '\"') ELSE {safe} END, '')"


def joined_sql(column: str) -> str:
    """SQL that does to a list what `_joined` does."""
    return f"array_to_string([replace(coalesce(x, ''), '; ', ', ') FOR x IN {column}], '; ')"
