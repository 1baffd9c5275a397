"""Exports of what the page shows, by its own query string: streamed, whatever their size. And the feed of any filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from urllib.parse import quote

from flask import Flask, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from data.export import stream_event_actors_csv, stream_events_csv
from data.feed import feed
from data.filters import Filters, parse_filters
from data.formats import Origin, stream_geojson, stream_jsonl, stream_parquet
from data.ical import event_ics, stream_ics
from data.snapshot import Snapshot, SnapshotReader
from data.workbook import stream_xlsx

Make = Callable[[Snapshot, Filters, Origin, bool], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is made (the last argument: for readers of Arabic) and what it is called."""

    make: Make
    content_type: str


FORMATS: Mapping[str, Format] = MappingProxyType({
    "events.csv": Format(lambda con, filters, origin, arabic: stream_events_csv(con, filters), "text/csv; charset=utf-8"),
    "event_actors.csv": Format(lambda con, filters, origin, arabic: stream_event_actors_csv(con, filters), "text/csv; charset=utf-8"),
    "events.jsonl": Format(lambda con, filters, origin, arabic: stream_jsonl(con, filters, origin), "application/x-ndjson; charset=utf-8"),
    "events.geojson": Format(lambda con, filters, origin, arabic: stream_geojson(con, filters, origin), "application/geo+json; charset=utf-8"),
    "events.parquet": Format(lambda con, filters, origin, arabic: stream_parquet(con, filters, origin), "application/vnd.apache.parquet"),
    "events.ics": Format(stream_ics, "text/calendar; charset=utf-8"),
    "events.xlsx": Format(stream_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
})


def query_of_request() -> str:
    """The query string of the request."""
    return request.query_string.decode("utf-8", "replace")


def origin_of(filters: Filters, revision: int) -> Origin:
    """What an answer made now says of itself."""
    return Origin(filters.to_query(), datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), revision)


def headers_of(origin: Origin) -> dict[str, str]:
    """The same as headers; the query is in ASCII already."""
    return {"X-Waqai-Query": origin.query, "X-Waqai-Time": origin.time, "X-Waqai-Revision": str(origin.revision)}


def _closing(con: Snapshot, chunks: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from chunks
    finally:
        con.close()


def _export(reader: SnapshotReader, name: str) -> Response:
    form = FORMATS.get(name)
    if form is None:
        abort(404)
    filters, reading = parse_filters(query_of_request()), reader.connection()
    origin, con = origin_of(filters, reading.revision), reading.con.cursor()
    headers = {"Content-Disposition": f'attachment; filename="waqai-{name.replace("_", "-")}"', "Cache-Control": "no-store"} | headers_of(origin)
    chunks = form.make(con, filters, origin, request.args.get("lang") == "ar")
    return Response(_closing(con, chunks), content_type=form.content_type, headers=headers)


def _event(reader: SnapshotReader, id: str) -> Response:
    reading = reader.connection()
    origin = origin_of(Filters(), reading.revision)
    body = event_ics(reading.con, id, origin, request.args.get("lang") == "ar")
    if body is None:
        abort(404)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''waqai-{quote(id, safe='')}.ics"}
    return Response(body, content_type="text/calendar; charset=utf-8", headers=headers)


def _feed(reader: SnapshotReader) -> AnyResponse:
    filters, reading = parse_filters(query_of_request()), reader.connection()
    tag = f"feed-{reading.revision}-{request.args.get('lang', 'en')}"
    origin = origin_of(filters, reading.revision)
    language = "ar" if request.args.get("lang") == "ar" else "en"
    body = feed(reading.con, filters, origin, request.host_url.rstrip("/"), language)
    answer = Response(body, content_type="application/atom+xml; charset=utf-8", headers=headers_of(origin))
    answer.set_etag(tag)
    return answer.make_conditional(request)


def add_exports(server: Flask, reader: SnapshotReader) -> None:
    """Adds `/export/…` and `/feed.atom`."""
    @server.get("/export/<name>")
    def export(name: str) -> Response:
        return _export(reader, name)

    @server.get("/export/event/<path:id>.ics")
    def export_event(id: str) -> Response:
        return _event(reader, id)

    @server.get("/feed.atom")
    def atom() -> AnyResponse:
        return _feed(reader)
