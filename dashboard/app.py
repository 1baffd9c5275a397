"""The web application: made by a factory, so that importing this module does nothing."""

from __future__ import annotations

from typing import Any

from dash import Dash
from flask import Flask, Response, request

from dashboard.callbacks import connect, on_error, words_of
from dashboard.compress import pack_answers
from dashboard.refusals import add_refusals
from dashboard.routes import add_routes
from dashboard.settings import Settings, read_settings
from dashboard.state import SCHEMES
from dashboard.theme import style_sheet
from dashboard.views.shell import shell
from data.snapshot import SnapshotReader

_INDEX = """<!DOCTYPE html>
<html lang="{lang}" dir="{dir}"{scheme}>
<head>
{metas}
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{css}
<style>{colours}</style>
</head>
<body>
{app_entry}
{config}
{scripts}
{renderer}
</body>
</html>"""


class WaqaiDash(Dash):
    """Dash whose first byte already has the page's language, direction and colours."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """The HTML that the app starts from."""
        query = request.query_string.decode("utf-8", "replace")
        words = words_of(query)
        theme = request.args.get("theme", "")
        scheme = f' data-mantine-color-scheme="{theme}"' if theme in SCHEMES else ""
        return _INDEX.format(
            lang=words.language, dir=words.direction, scheme=scheme, title=words("product"), description=words("tagline"), colours=style_sheet(),
            **{name: parts.get(name, "") for name in ("metas", "css", "app_entry", "config", "scripts", "renderer")},
        )


def _secure(app: Dash, server: Flask) -> None:
    """Nothing from elsewhere is loaded or asked, even if article text or a library tried to."""
    hashes = " ".join(f"'{value.strip(chr(39))}'" for value in app.csp_hashes())
    policy = "; ".join((
        "default-src 'self'", f"script-src 'self' {hashes}", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
        "font-src 'self' data:", "worker-src 'self' blob:", "connect-src 'self' blob: data:", "object-src 'none'", "base-uri 'self'",
        "frame-ancestors 'self'", "form-action 'self'",
    ))

    @server.after_request
    def add_headers(response: Response) -> Response:
        # What is embedded may stand in anybody's page: it only reads.
        framed = policy.replace("frame-ancestors 'self'", "frame-ancestors *") if request.args.get("embed") == "1" else policy
        response.headers.setdefault("Content-Security-Policy", framed)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        return response


def open_reader(settings: Settings) -> SnapshotReader:
    """The reader of the snapshots that the settings name; it opens nothing before it is asked. Whoever makes one closes it."""
    return SnapshotReader(settings.database_url, settings.snapshots)


def create_app(reader: SnapshotReader | None = None, settings: Settings | None = None) -> Dash:
    """A new application over a reader of snapshots; without one, over the store that the environment names."""
    settings = settings or read_settings()
    reader = reader or open_reader(settings)
    app = WaqaiDash(__name__, title="Waqai", update_title="", serve_locally=True, on_error=on_error, suppress_callback_exceptions=True,
                    meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}])
    app.layout = shell
    connect(app, reader, settings.inbox)
    add_routes(app.server, reader, settings)
    add_refusals(app)
    pack_answers(app.server)
    _secure(app, app.server)
    return app
