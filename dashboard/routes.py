"""What is served beside the page: exports, the map's background, a sign of life."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, jsonify, send_from_directory

from data.errors import WaqaiError
from data.filters import FilterError
from data.snapshot import SnapshotReader

GEO = Path(__file__).parent / "geo"
_DAY = 86_400


def _refused(problem: WaqaiError) -> Response:
    status = 400 if isinstance(problem, FilterError) else 503
    return Response(f"{problem}\n", status=status, content_type="text/plain; charset=utf-8")


def add_routes(server: Flask, reader: SnapshotReader) -> None:
    """Adds the routes to the web application."""
    @server.get("/geo/<name>.geojson")
    def geo(name: str) -> Response:
        return send_from_directory(GEO, f"{name}.geojson", mimetype="application/geo+json", max_age=_DAY)

    @server.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="ok", revision=reader.connection().revision)

    server.register_error_handler(WaqaiError, _refused)
