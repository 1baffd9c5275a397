"""One article's extraction into the store, inside one transaction: its reports replaced, the events they touch merged anew.

What merging has to look at grows outward: the reports of the touched events and of those in reach; wherever a group comes out
otherwise than it is stored, the reports in reach of that group too, until nothing changes. So the result doesn't depend on the
order in which articles came, and a write costs what it touches, not what is stored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from data.blocks import Report, assign_reports, find_neighbours, read_article_reports, read_reports_of, report_days
from data.engine import StoreError
from data.model import Article, Event, to_json
from data.schema import ARTICLES, EVENT_ACTORS, EVENTS, EVIDENCE, META, REPORT_ACTORS, REPORTS, RETIRED
from data.text import fold

Merge = Callable[[Sequence[Event]], Sequence[Event]]


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What a write did. `duplicate_of`: the stored article with the same content, in which case nothing changed. `events`: the
    merged events that the article's reports are now part of; `retired`: ids that no longer stand for an event."""

    article_id: str
    duplicate_of: str | None
    replaced: bool
    events: tuple[str, ...]
    retired: tuple[str, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class _Merged:
    """The outcome of merging a block: its reports, the events made of them, and report id → event id."""

    reports: tuple[Report, ...]
    events: tuple[Event, ...]
    holder: dict[str, str]


def content_hash(article: Article) -> str:
    """SHA-256 over source, title, text and date of publication: the same article under any id, address or file."""
    content = json.dumps([article.source, article.title, article.text, article.published], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def search_text(event: Event) -> str:
    """Everything of an event that a text search looks in, folded."""
    actors = [part for actor in event.actors for part in (actor.name_ar, actor.name_en, actor.mention)]
    place = [event.place.name_ar, event.place.name_en, event.place.mention] if event.place else []
    told = [part for evidence in event.evidence for part in (evidence.title, evidence.sentence)]
    return " ".join(dict.fromkeys(fold(part) for part in (*actors, *place, event.summary_ar, event.summary_en, *told)))


def _dumped(event: Event) -> str:
    return json.dumps(to_json(event), ensure_ascii=False, separators=(",", ":"))


def _check(article: Article, reports: Sequence[Event]) -> None:
    """Refuses what one of the databases can't keep, before anything is written."""
    for name, value in (("title", article.title), ("text", article.text), ("source", article.source), ("id", article.id)):
        if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise StoreError(f"article {article.id!r}: its {name} holds a NUL or half a character; clean the text before storing it")
    if len({report.id for report in reports}) != len(reports):
        raise StoreError(f"article {article.id!r}: two of its events have the same id")
    strangers = {evidence.article_id for report in reports for evidence in report.evidence} - {article.id}
    if strangers or any(not report.evidence for report in reports):
        raise StoreError(f"article {article.id!r}: each of its events needs evidence, all of it from this article")


def _put_article(connection: Connection, article: Article, now: str, genre: str, skipped: str | None, revision: int) -> bool:
    """Stores or replaces the article; True where it was there before."""
    row = {
        "hash": content_hash(article), "source": article.source, "url": article.url, "published": article.published,
        "language": article.language, "title": article.title, "text": article.text, "sample": article.sample,
        "genre": genre, "skipped": skipped, "extracted_at": now, "revision": revision,
    }
    if connection.execute(update(ARTICLES).where(ARTICLES.c.id == article.id).values(row)).rowcount:
        return True
    connection.execute(insert(ARTICLES).values(id=article.id, **row))
    return False


def _grow(connection: Connection, new: Sequence[Report], old: Sequence[Report], merge: Merge) -> _Merged:
    """Merges the new reports with all that they, or the ones they replace, can have to do with."""
    gone, loaded = {report.id for report in old}, {report.id: report for report in new}
    asked: set[str] = set()
    reached = {report.id for report in (*new, *old)}
    fresh, events = [report.event for report in (*new, *old)], {report.event_id or "" for report in old}
    while True:
        events = (events | find_neighbours(connection, fresh)) - asked
        asked |= events
        loaded.update({report.id: report for report in read_reports_of(connection, events) if report.id not in gone})
        block = tuple(loaded[key] for key in sorted(loaded))
        merged = tuple(merge([report.event for report in block]))
        outcome = _Merged(block, merged, assign_reports([report.event for report in block], merged))
        changed = sorted(_changed_groups(outcome) - reached)
        if not changed:
            return outcome
        reached.update(changed)
        fresh, events = [loaded[key].event for key in changed], set()


def _groups(members: Iterable[tuple[str | None, str]]) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = {}
    for event_id, report_id in members:
        found.setdefault(event_id, set()).add(report_id)
    return found


def _changed_groups(outcome: _Merged) -> set[str]:
    """Stored reports that now stand together with others than before."""
    before = _groups((report.event_id, report.id) for report in outcome.reports)
    after = _groups((outcome.holder[report.id], report.id) for report in outcome.reports)
    return {
        report.id for report in outcome.reports
        if report.event_id is not None and before[report.event_id] != after[outcome.holder[report.id]]
    }


def _put_reports(connection: Connection, outcome: _Merged) -> None:
    for report in outcome.reports:
        if report.event_id is not None:
            continue
        first, last = report_days(report.event)
        connection.execute(insert(REPORTS).values(
            id=report.id, article_id=report.article_id, event_id=outcome.holder[report.id], type=report.event.type,
            first_day=first, last_day=last, json=_dumped(report.event),
        ))
        actors = sorted({actor.id for actor in report.event.actors})
        if actors:
            connection.execute(insert(REPORT_ACTORS), [{"report_id": report.id, "actor_id": actor} for actor in actors])
    for report in outcome.reports:
        if report.event_id is not None and report.event_id != outcome.holder[report.id]:
            connection.execute(update(REPORTS).where(REPORTS.c.id == report.id).values(event_id=outcome.holder[report.id]))


def _put_event(connection: Connection, event: Event, revision: int) -> None:
    """Stores a merged event unless it is there, word for word."""
    dumped = _dumped(event)
    if connection.execute(select(EVENTS.c.json).where(EVENTS.c.id == event.id)).scalar() == dumped:
        return
    connection.execute(delete(EVENTS).where(EVENTS.c.id == event.id))
    first, last = report_days(event)
    connection.execute(insert(EVENTS).values(
        id=event.id, type=event.type, first_day=first, last_day=last, confidence=event.confidence,
        search=search_text(event), json=dumped, revision=revision,
    ))
    actors = sorted({(actor.id, actor.role) for actor in event.actors})
    if actors:
        connection.execute(insert(EVENT_ACTORS), [{"event_id": event.id, "actor_id": actor, "role": role} for actor, role in actors])
    if event.evidence:
        connection.execute(insert(EVIDENCE), [{
            "event_id": event.id, "position": position, "article_id": item.article_id, "part": item.part,
            "start": item.start, "end": item.end, "sentence": item.sentence, "rule": item.rule,
        } for position, item in enumerate(event.evidence)])


def _successor(retired: str, old: Sequence[Report], outcome: _Merged) -> str | None:
    """The event that took in a retired one: the one that holds the report it was named after, or most of its reports, or else
    the new report that replaced it (same article and type, most actors in common); None where nothing reports it any more."""
    held = [outcome.holder[report.id] for report in outcome.reports if report.event_id == retired]
    if retired in outcome.holder:
        return outcome.holder[retired]
    if held:
        return max(sorted(set(held)), key=held.count)
    gone = [report for report in old if report.event_id == retired]
    heirs = [
        (len({actor.id for actor in report.event.actors} & {actor.id for actor in former.event.actors}), outcome.holder[report.id])
        for former in gone for report in outcome.reports
        if report.article_id == former.article_id and report.event.type == former.event.type
    ]
    shared, heir = max(heirs, default=(0, None))
    return heir if shared else None


def _retire(connection: Connection, old: Sequence[Report], outcome: _Merged) -> tuple[str, ...]:
    current = {event.id for event in outcome.events}
    connection.execute(delete(RETIRED).where(RETIRED.c.id.in_(sorted(current))))
    before = {report.event_id for report in (*old, *outcome.reports) if report.event_id is not None}
    for gone in (retired := sorted(before - current)):
        heir = _successor(gone, old, outcome)
        connection.execute(delete(EVENTS).where(EVENTS.c.id == gone))
        connection.execute(update(RETIRED).where(RETIRED.c.successor == gone).values(successor=heir))
        connection.execute(delete(RETIRED).where(RETIRED.c.id == gone))
        connection.execute(insert(RETIRED).values(id=gone, successor=heir))
    return tuple(retired)


def bump_revision(connection: Connection) -> int:
    """Raises the store's revision by one; its new value."""
    connection.execute(update(META).where(META.c.name == "revision").values(value=META.c.value + 1))
    return int(connection.execute(select(META.c.value).where(META.c.name == "revision")).scalar_one())


def write_article(
    connection: Connection, article: Article, reports: Sequence[Event], merge: Merge, now: str, genre: str, skipped: str | None,
) -> WriteResult:
    """See `Store.write_extraction`; `now` is an ISO timestamp in UTC. Runs inside the caller's writing transaction."""
    _check(article, reports)
    twin = connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.hash == content_hash(article), ARTICLES.c.id != article.id)).scalar()
    if twin is not None:
        revision = connection.execute(select(META.c.value).where(META.c.name == "revision")).scalar_one()
        return WriteResult(article.id, str(twin), False, (), (), int(revision))
    revision = bump_revision(connection)
    replaced = _put_article(connection, article, now, genre, skipped, revision)
    old = read_article_reports(connection, article.id)
    connection.execute(delete(REPORTS).where(REPORTS.c.article_id == article.id))
    taken = connection.execute(select(REPORTS.c.id).where(REPORTS.c.id.in_([report.id for report in reports]))).scalar()
    if taken is not None:
        raise StoreError(f"article {article.id!r}: the id {taken} of its event belongs to another article's; ids must differ between articles")
    outcome = _grow(connection, [Report(report, article.id, None) for report in reports], old, merge)
    for event in outcome.events:
        _put_event(connection, event, revision)
    _put_reports(connection, outcome)
    retired = _retire(connection, old, outcome)
    return WriteResult(article.id, None, replaced, tuple(sorted({outcome.holder[report.id] for report in reports})), retired, revision)
