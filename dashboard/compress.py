"""Answers go out packed where the browser takes that: what an interaction sends shrinks to about a tenth."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

_SMALLEST = 2_000
_PACKED = ("application/json", "application/geo+json")


def _wanted(response: Response) -> bool:
    fits = response.mimetype in _PACKED and response.status_code == 200 and "Content-Encoding" not in response.headers
    return fits and not response.is_streamed and "gzip" in request.headers.get("Accept-Encoding", "")


def pack_answers(server: Flask) -> None:
    """Compresses JSON that is not streamed; everything else is small, cached or compressed already."""
    @server.after_request
    def pack(response: Response) -> Response:
        if _wanted(response):
            body = response.get_data()
            if len(body) >= _SMALLEST:
                response.set_data(gzip.compress(body, 5))
                response.headers["Content-Encoding"] = "gzip"
                response.vary.add("Accept-Encoding")
        return response
