"""The account of one article in plain text: every mention, every event, and why."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Event
from extraction.antecedent import AntecedentFinder
from extraction.arguments import find_arguments
from extraction.assemble import CROWDED
from extraction.pipeline import Extraction
from extraction.view import View


def _quote(view: View, first: int, last: int) -> str:
    start, end = view.document.span(view.sentence, first, last)
    return view.document.article.part(view.sentence.part)[start:end]


def _mentions(view: View, antecedent: AntecedentFinder) -> Iterator[str]:
    for actor in view.actors:
        who = " + ".join(f"{entity.name_en} [{entity.id}, {entity.country or '?'}]" for entity in actor.entities)
        yield f"    actor   «{_quote(view, actor.first, actor.last)}» = {who} ({actor.rule}{', used as a place' if actor.locative else ''})"
    for place in view.places:
        flags = "".join(f", {flag}" for flag, on in (("dateline", place.dateline), ("locative", place.locative)) if on)
        row = place.place
        yield f"    place   «{_quote(view, place.first, place.last)}» = {row.name_en} [{row.id}, {row.precision}{flags}] {place.score.reason}"
    for time in view.times:
        yield f"    time    «{_quote(view, time.first, time.last)}»{' (' + time.mention.bound + ')' if time.mention.bound else ''}"
    for crowd in view.crowds:
        yield f"    people  «{_quote(view, crowd.first, crowd.last)}» = {crowd.entities[0].name_en} [{crowd.entities[0].id}] ({crowd.rule})"
    for trigger in view.triggers:
        if trigger.is_event:
            found = find_arguments(view.for_deeds if trigger.row.type in CROWDED else view, trigger, antecedent)
            sides = ", ".join(f"{a.role}={'+'.join(e.id for e in a.mention.entities)}{' (implied)' if a.implied else ''}" for a in found)
            what = f"{trigger.row.type}/{trigger.row.frame} {trigger.tense}"
            yield f"    trigger «{_quote(view, trigger.first, trigger.last)}» {what}: {sides or 'no arguments'}"


def _event(event: Event) -> Iterator[str]:
    place = f"{event.place.name_en} ({event.place.precision}, {event.place.basis})" if event.place else "no place"
    yield f"  {event.type} {event.date or 'undated'} ({event.date_basis}) {place}, {event.status}, confidence {event.confidence}"
    for actor in event.actors:
        yield f"    {actor.role:<11} {actor.name_en} [{actor.id}] {actor.office_en or ''} {actor.country or ''}".rstrip()
    yield f"    topics      {', '.join(event.topics) or 'none'}"
    yield from (f"    because     {reason}" for reason in event.reasons)
    yield from (f"    evidence    {item.part}[{item.start}:{item.end}] {item.sentence}" for item in event.evidence)


def write_account(extraction: Extraction) -> str:
    """The account, line by line."""
    article = extraction.document.article
    lines = [
        f"# {article.title}",
        f"{article.source}, published {article.published or 'unknown'}, {article.language}, genre {extraction.genre}, id {article.id}",
    ]
    antecedent = AntecedentFinder(extraction.views)
    for view in extraction.views:
        lines.append(f"  [{view.sentence.index}] {view.sentence.kind}: {article.part(view.sentence.part)[view.sentence.start : view.sentence.end]}")
        lines.extend(_mentions(view, antecedent))
    lines.append(f"Events: {len(extraction.events)}")
    for event in extraction.events:
        lines.extend(_event(event))
    lines.append(f"Left out: {len(extraction.left)}")
    lines.extend(f"  {reason}" for reason in extraction.left)
    return "\n".join(lines)
