"""Events as a calendar (RFC 5545): all-day entries over the days that the date covers. Undated events have no day and are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from data.export import read_lot
from data.filters import Filters
from data.formats import Origin, lots
from data.queries.lists import present_id
from data.snapshot import Snapshot

_END = b"END:VCALENDAR\r\n"
_WIDEST = 74  # octets of a line, its end left out
_SIGNS = re.compile(r"[\\;,\n]")
_BAD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_STATUS = {"planned": "TENTATIVE", "called_for": "TENTATIVE", "cancelled": "CANCELLED", "denied": "CANCELLED"}
_BASIS = {"publication": "Reported on that day: it happened then or shortly before.", "relative": "Date worked out from the wording of the report."}
_FIELDS = "id, type, status, first_day, last_day, basis, summary_en, summary_ar, place_en, place_ar, lat, lon, precision, confidence, sentence"


def escaped(text: str) -> str:
    """Text as a property's value."""
    clean = _BAD.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SIGNS.sub(lambda found: "\\n" if found[0] == "\n" else "\\" + found[0], clean)


def folded(line: str) -> str:
    """A line, broken where it is longer than the format allows, never inside a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _WIDEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    return "\r\n".join([*pieces, piece]) + "\r\n"


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def entry(row: dict[str, Any], stamp: str, arabic: bool) -> str:
    """One event. `row`: the fields of a row; `stamp`: when the file was made, as in the format."""
    summary, place = (row["summary_ar"], row["place_ar"]) if arabic else (row["summary_en"], row["place_en"])
    told = " ".join(part for part in (_BASIS.get(row["basis"], ""), f"Confidence {round(row['confidence'] * 100)} %.", row["sentence"] or "") if part)
    lines = ["BEGIN:VEVENT", f"UID:{escaped(row['id'])}@waqai", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{row['first_day']:%Y%m%d}",
             f"DTEND;VALUE=DATE:{_next(row['last_day']):%Y%m%d}", f"SUMMARY:{escaped(summary or row['type'])}", f"DESCRIPTION:{escaped(told)}",
             f"CATEGORIES:{row['type']}", f"STATUS:{_STATUS.get(row['status'], 'CONFIRMED')}", "TRANSP:TRANSPARENT"]
    if place:
        lines.append(f"LOCATION:{escaped(place)}")
    if row["precision"] in ("site", "city") and row["lat"] is not None and row["lon"] is not None:
        lines.append(f"GEO:{row['lat']:.6f};{row['lon']:.6f}")
    return "".join(map(folded, [*lines, "END:VEVENT"]))


def _stamp(origin: Origin) -> str:
    return re.sub(r"[-:]|\.\d+|\+00:00|Z", "", origin.time) + "Z"


def _head(origin: Origin) -> bytes:
    about = f"{origin.query or 'everything'}; revision {origin.revision}; {origin.time}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Waqai//events//EN", "CALSCALE:GREGORIAN", "X-WR-CALNAME:Waqai",
             f"X-WR-CALDESC:{escaped(about)}"]
    return "".join(map(folded, lines)).encode()


def stream_ics(con: Snapshot, filters: Filters, origin: Origin, arabic: bool = False) -> Iterator[bytes]:
    """The calendar of the filtered, dated events; summaries and places in Arabic or English."""
    stamp = _stamp(origin)
    yield _head(origin)
    for numbers in lots(con, filters):
        for batch in read_lot(con, numbers, _FIELDS, "rows"):
            yield "".join(entry(row, stamp, arabic) for row in batch.to_pylist() if row["first_day"]).encode()
    yield _END


def event_ics(con: Snapshot, id: str, origin: Origin, arabic: bool = False) -> bytes | None:
    """The calendar of one event, without an entry if it has no date; None where there is no such event."""
    rows = con.ask(f"SELECT {_FIELDS} FROM rows WHERE n = (SELECT n FROM ids WHERE id = ?)", [present_id(con, id)]).to_arrow_table().to_pylist()
    body = "".join(entry(row, _stamp(origin), arabic) for row in rows if row["first_day"])
    return _head(origin) + body.encode() + _END if rows else None
