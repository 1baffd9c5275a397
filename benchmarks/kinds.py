"""Kinds of error, counted: what was missed, what was found in vain, and what was read wrongly in what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from benchmarks.events import by_article
from benchmarks.reading import Gold

Record = Mapping[str, Any]


def _tells(scorer: ModuleType, gold: Record, predicted: Record) -> bool:
    """Whether a sentence of the predicted event has the gold event's trigger."""
    trigger = scorer.normalise(gold.get("trigger"))
    return bool(trigger) and any(trigger in scorer.normalise(item["sentence"]) for item in predicted["evidence"])


def _missed(scorer: ModuleType, event: Record, spare: Sequence[Record]) -> str:
    near = [other for other in spare if _tells(scorer, event, other)]
    if any(other["type"] == event["type"] for other in near):
        return "missed: read in its sentence, with other core actors"
    if any(scorer.actor_hits(event, other) for other in near):
        return "missed: read in its sentence as another type"
    return f"missed: nothing read ({event['salience']} event)"


def _false(scorer: ModuleType, event: Record, gold: Sequence[Record]) -> str:
    same = [other for other in gold if other["type"] == event["type"]]
    if any(scorer.actor_hits(other, event) for other in same):
        return "false: a second event where the gold has one"
    if any(_tells(scorer, other, event) for other in gold):
        return "false: an event there, but of another type or other actors"
    return "false: the gold has no event there"


def _attribute(name: str, wanted: object, got: object) -> str:
    if not wanted:
        return f"{name}: given where the gold has none"
    return f"{name}: another one" if got else f"{name}: none given"


def _wrong(scorer: ModuleType, event: Record, found: Record) -> list[str]:
    kinds = []
    if not scorer.same_date(event, found):
        kinds.append(_attribute("date", event.get("date"), found.get("date")))
    if not scorer.same_place(event, found):
        kinds.append(_attribute("place", event.get("place"), found.get("place")))
    if found["status"] not in event.get("status_any", [event["status"]]):
        kinds.append(f"status: {found['status']} for {event['status']}")
    if len(scorer.actor_hits(event, found)) < len(scorer.core(event)):
        kinds.append("actors: a core actor is missing")
    leading = [actor for actor in found["actors"] if actor["role"] != "attendee"]
    if not all(any(scorer.same_entity(g, actor) for g in event["actors"]) for actor in leading):
        kinds.append("actors: one too many")
    return kinds


def count_kinds(scorer: ModuleType, gold: Gold, records: Sequence[Record]) -> dict[str, int]:
    """How often each kind of error stands in the articles of `gold`; one event may have several."""
    found = by_article(records)
    kinds: Counter[str] = Counter()
    for article in gold:
        wanted, predicted = article["events"], found.get(article["article_id"], [])
        strict = {i: j for i, j, value in scorer.match(wanted, predicted) if value >= 10}
        spare = [event for j, event in enumerate(predicted) if j not in strict.values()]
        for i, event in enumerate(wanted):
            if scorer.optional(event):
                continue
            kinds.update(_wrong(scorer, event, predicted[strict[i]]) if i in strict else [_missed(scorer, event, spare)])
        kinds.update(_false(scorer, event, wanted) for event in spare if event["type"] not in scorer.OPTIONAL_TYPES)
    return dict(sorted(kinds.items()))
