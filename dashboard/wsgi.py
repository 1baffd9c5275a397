"""For gunicorn: `gunicorn dashboard.wsgi:server`, or `gunicorn 'dashboard.wsgi:create_server()'`."""

from __future__ import annotations

from flask import Flask

from dashboard.app import create_app


def create_server() -> Flask:
    """The WSGI application, with settings from the environment."""
    server: Flask = create_app().server
    return server


def __getattr__(name: str) -> Flask:
    # `server` is made when gunicorn asks for it, so that importing this module does nothing.
    if name == "server":
        return create_server()
    raise AttributeError(name)
