"""What is served beside the page: exports, the API, the map's background, a sign of life."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, jsonify, send_from_directory

from dashboard.api import add_api
from dashboard.exports import add_exports
from dashboard.openapi import api_page
from dashboard.sending import add_sending
from dashboard.settings import Settings
from data.snapshot import SnapshotReader

GEO = Path(__file__).parent / "geo"
_DAY = 86_400


def add_routes(server: Flask, reader: SnapshotReader, settings: Settings) -> None:
    """Adds the routes to the web application."""
    add_exports(server, reader)
    add_api(server, reader)
    add_sending(server, reader, settings)

    @server.get("/api")
    def api() -> Response:
        return Response(api_page(), content_type="text/html; charset=utf-8")

    @server.get("/geo/<name>.geojson")
    def geo(name: str) -> Response:
        return send_from_directory(GEO, f"{name}.geojson", mimetype="application/geo+json", max_age=_DAY)

    @server.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="ok", revision=reader.connection().revision)
