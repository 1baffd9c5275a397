"""What is served beside the page: exports, the map's background, a sign of life."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from flask import Flask, Response, jsonify, request, send_from_directory

from data import export
from data.errors import WaqaiError
from data.filters import FilterError, Filters, parse_filters
from data.snapshot import Snapshot, SnapshotReader

GEO = Path(__file__).parent / "geo"
Stream = Callable[[Snapshot, Filters], Iterator[bytes]]
_DAY = 86_400


def _closing(con: Snapshot, chunks: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from chunks
    finally:
        con.close()


def _csv(reader: SnapshotReader, stream: Stream, name: str) -> Response:
    filters = parse_filters(request.query_string.decode("utf-8", "replace"))
    reading = reader.connection()
    con = reading.con.cursor()
    headers = {"Content-Disposition": f'attachment; filename="waqai-{name}.csv"', "Cache-Control": "no-store",
               "X-Waqai-Revision": str(reading.revision), "X-Waqai-Query": filters.to_query()}
    return Response(_closing(con, stream(con, filters)), content_type="text/csv; charset=utf-8", headers=headers)


def _refused(problem: WaqaiError) -> Response:
    status = 400 if isinstance(problem, FilterError) else 503
    return Response(f"{problem}\n", status=status, content_type="text/plain; charset=utf-8")


def add_routes(server: Flask, reader: SnapshotReader) -> None:
    """Adds the routes to the web application."""
    @server.get("/export/events.csv")
    def export_events() -> Response:
        return _csv(reader, export.stream_events_csv, "events")

    @server.get("/export/event_actors.csv")
    def export_event_actors() -> Response:
        return _csv(reader, export.stream_event_actors_csv, "event-actors")

    @server.get("/geo/<name>.geojson")
    def geo(name: str) -> Response:
        return send_from_directory(GEO, f"{name}.geojson", mimetype="application/geo+json", max_age=_DAY)

    @server.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="ok", revision=reader.connection().revision)

    server.register_error_handler(WaqaiError, _refused)
