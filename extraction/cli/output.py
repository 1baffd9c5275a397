"""Events of a batch into a file instead of the store: merged across the batch, in the order of their dates."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from data.export import write_events_csv, write_events_jsonl
from data.model import Article, Event, to_json
from data.writing import content_hash
from extraction.cli.report import Tally, tell_events
from extraction.ingest import extract_safely
from extraction.merge import merge_reports
from extraction.readers import ReadFailure


def run_to_file(articles: Iterable[Article], out: str, tally: Tally) -> list[str]:
    """Extracts a batch, merges its reports and writes the events to `out` (.jsonl, .csv, or `-` for standard output); the closing
    lines. The same article twice is one article. Raises ExportError where the file can't be written."""
    events = merge_reports(_reports(articles, tally))
    ordered = sorted(events, key=lambda event: (event.date is None, event.date or "", event.id))
    if out == "-":
        for event in ordered:
            print(json.dumps(to_json(event), ensure_ascii=False))
    else:
        write = write_events_csv if Path(out).suffix.lower() == ".csv" else write_events_jsonl
        write(ordered, Path(out))
    return [*tell_events(ordered), f"They are {'on standard output' if out == '-' else f'in {out}'}."]


def _reports(articles: Iterable[Article], tally: Tally) -> list[Event]:
    seen: set[str] = set()
    reports: list[Event] = []
    for article in articles:
        digest = content_hash(article)
        if digest in seen:
            tally.known += 1
            continue
        seen.add(digest)
        found = extract_safely(article)
        if isinstance(found, str):
            tally.failures.append(ReadFailure(article.id, None, found))
            continue
        reports.extend(found.events)
        if found.skipped:
            tally.skipped[found.skipped] += 1
    return reports
