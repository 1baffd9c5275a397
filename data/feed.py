"""An Atom feed (RFC 4287) of any filter: its newest events, so that a reader can follow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from data.filters import Filters
from data.formats import Origin
from data.queries.lists import ordered
from data.snapshot import Snapshot

ENTRIES = 50
_FIELDS = "id, type, date, summary_en, summary_ar, sentence, updated"
_BAD = dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF), " ")


def _text(value: str) -> str:
    return escape(value.translate(_BAD))


def _newest(con: Snapshot, filters: Filters) -> list[dict[str, Any]]:
    """The newest events by day, each with the time when its last report was read."""
    numbers = con.columns.n[ordered(con, filters, "-date")[:ENTRIES]].tolist()
    if not numbers:
        return []
    found = con.ask(f"""
        SELECT n, id, type, date, summary_en, summary_ar, sentence, updated
        FROM rows JOIN (SELECT n, max(extracted_at) AS updated FROM event_articles JOIN articles USING (article)
                        WHERE n IN ({", ".join(map(str, numbers))}) GROUP BY n) USING (n) WHERE n IN ({", ".join(map(str, numbers))})
    """).to_arrow_table().to_pylist()
    by_number = {row["n"]: row for row in found}
    return [by_number[number] for number in numbers if number in by_number]


def _entry(row: dict[str, Any], address: str, arabic: bool) -> str:
    title = (row["summary_ar"] if arabic else row["summary_en"]) or row["type"]
    link = f"{address}/?event={row['id']}"
    when = f"{row['date']}: " if row["date"] else ""
    return (f"<entry><id>{_text(link)}</id><title>{_text(when + title)}</title><updated>{_text(row['updated'])}</updated>"
            f"<link rel=\"alternate\" href={quoteattr(link)}/><category term={quoteattr(row['type'])}/>"
            f"<content type=\"text\">{_text(row['sentence'] or '')}</content></entry>")


def feed(con: Snapshot, filters: Filters, origin: Origin, address: str, language: str = "en") -> bytes:
    """The feed. `address`: of the site, without a slash at its end. Titles in Arabic or English."""
    rows: Sequence[dict[str, Any]] = _newest(con, filters)
    updated = max((row["updated"] for row in rows), default=origin.time)
    query = f"?{origin.query}" if origin.query else ""
    own = f"{address}/feed.atom{query}"
    head = (f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"><id>{_text(own)}</id>'
            f"<title>Waqai</title><subtitle>{_text(origin.query)}</subtitle>"
            f"<updated>{_text(updated)}</updated><author><name>Waqai</name></author><generator>Waqai, revision {origin.revision}</generator>"
            f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/><link rel="alternate" href={quoteattr(f"{address}/{query}")}/>')
    return (head + "".join(_entry(row, address, language == "ar") for row in rows) + "</feed>\n").encode()
