"""What readers send: articles for the inbox (if the settings allow it), and reports of errors. Both go into the store and nowhere else."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask, Response, jsonify, request

from dashboard.settings import Settings
from data import queries
from data.error_reports import ErrorReportError
from data.inbox import MAX_BYTES, InboxError
from data.snapshot import SnapshotReader
from data.store import Store

SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl", ".pdf")
_FIELDS = ("source", "title", "text", "published", "url")
_FORM_BYTES = 64 * 1024  # what a form needs beside its file
_NOTE_BYTES = 16 * 1024
_MINUTE = 60.0


class Pace:
    """At most `most` in `seconds` from one address, counted in this process."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._lock = threading.Lock()
        self._times: dict[str, deque[float]] = {}

    def allows(self, address: str) -> bool:
        """Whether one more may come now; counts it if so."""
        now = self._clock()
        with self._lock:
            self._times = {key: times for key, times in self._times.items() if times and now - times[-1] < self._seconds}
            times = self._times.setdefault(address, deque())
            while times and now - times[0] >= self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return False
            times.append(now)
            return True


def _answer(status: int, **body: Any) -> Response:
    answer = jsonify(**body)
    answer.status_code = status
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _problem(status: int, message: str) -> Response:
    return _answer(status, error={"status": status, "message": message})


def _foreign() -> bool:
    """Whether a page of another site sends this."""
    origin = request.headers.get("Origin")
    return request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") or (origin is not None and urlsplit(origin).netloc != request.host)


def _payload() -> tuple[str, bytes]:
    """Name and bytes of what was sent: a file, or the fields of a pasted article. InboxError where it is neither."""
    file = request.files.get("file")
    if file is not None and file.filename:
        name = file.filename
        if not name.lower().endswith(SUFFIXES):
            raise InboxError(f"{name[-40:]}: only {', '.join(SUFFIXES)} are read")
        return name, file.stream.read(MAX_BYTES + 1)
    given: Mapping[str, Any] = (request.get_json(silent=True) or {}) if request.is_json else request.form
    if not isinstance(given, Mapping):
        raise InboxError("expected an object with title and text")
    fields = {name: value for name in _FIELDS if isinstance(value := given.get(name), str) and value.strip()}
    if any(given.get(name) and name not in fields for name in _FIELDS):
        raise InboxError("source, title, text, published and url must be text")
    if "text" not in fields:
        raise InboxError("there is no article: paste its text, or choose a file")
    first = fields["text"].strip().splitlines()[0][:200]
    article = {"source": "pasted", "title": first, **fields}
    return "pasted.json", json.dumps(article, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _status(store: Store, reader: SnapshotReader, id: str) -> Response:
    """How far an item is, the events that came of it, and whether the page's data has them yet."""
    found = store.read_inbox_status(id)
    if found is None:
        return _problem(404, "there is no such item")
    events, con = store.find_article_events(found.article_ids), reader.connection().con
    shown = all(queries.event_detail(con, event) for event in events)
    return _answer(200, **asdict(found), events=events, shown=shown)


def add_sending(server: Flask, reader: SnapshotReader, settings: Settings) -> None:
    """Adds `/inbox` and `/error-reports`."""
    inbox_pace, report_pace = Pace(settings.inbox_pace, _MINUTE), Pace(10, _MINUTE)

    def refusal(pace: Pace, most: int) -> Response | None:
        if _foreign():
            return _problem(403, "only the app's own pages may send")
        if request.content_length is None or request.content_length > most:
            return _problem(413, f"at most {most:,} bytes")
        return None if pace.allows(request.remote_addr or "") else _problem(429, "too many at once: wait a minute")

    @server.post("/inbox")
    def send() -> Response:
        if not settings.inbox:
            return _problem(403, "this site takes no articles (WAQAI_INBOX is not set)")
        if problem := refusal(inbox_pace, MAX_BYTES + _FORM_BYTES):
            return problem
        try:
            name, content = _payload()
            id = reader.store().put_inbox(name, content, "sent through the page")
        except InboxError as error:
            return _problem(400, str(error))
        return _answer(202, id=id, where=f"/inbox/{quote(id)}")

    @server.get("/inbox/<id>")
    def status(id: str) -> Response:
        return _status(reader.store(), reader, id) if settings.inbox else _problem(404, "this site takes no articles")

    @server.post("/error-reports")
    def report() -> Response:
        if problem := refusal(report_pace, _NOTE_BYTES):
            return problem
        given = request.get_json(silent=True) if request.is_json else request.form.to_dict()
        if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
            return _problem(400, "expected event, field and note as text")
        try:
            id = reader.store().put_error_report(given.get("event", ""), given.get("field", ""), given.get("note", ""), given.get("sender", ""))
        except ErrorReportError as error:
            return _problem(400, str(error))
        return _answer(201, id=id)
