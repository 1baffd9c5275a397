"""How sure an event is, 0 to 1, with the reasons. The weights follow what the development articles show (docs/quality.md)."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Score
from extraction.cluster import Cluster
from extraction.dating import Dated
from extraction.settle import Placed


def find_scores(cluster: Cluster, dated: Dated, placed: Placed | None) -> Iterator[Score]:
    """Factors, each with its reason; a factor below 1 lowers the confidence."""
    own = [draft for draft in cluster.drafts if not draft.reference]
    best = max(own or cluster.drafts, key=lambda d: d.trigger.row.weight)
    yield Score(best.trigger.row.weight, f"trigger «{best.trigger.row.lemma}» ({best.trigger.row.pos})")
    if any(draft.view.sentence.kind in ("title", "lead") for draft in own):
        yield Score(1.12, "reported in the headline or the lead")
    elif min(draft.view.sentence.index for draft in own) > 6:
        yield Score(0.85, "reported late in the article")
    if len(cluster.drafts) > 1:
        yield Score(1.08, f"{len(cluster.drafts)} passages report it")
    entities = [(entity, a) for entity, a, _ in cluster.roles().values() if a.role not in ("attendee",)]
    if any(not entity.known for entity, _ in entities):
        yield Score(0.9, "an actor stands in no table")
    if cluster.type in ("meeting", "call") and len(cluster.core()) == 1:
        yield Score(0.75, "only one side is named")
    if any(a.implied for _, a in entities):
        yield Score(0.8, "an actor is taken from another clause")
    if dated.basis == "unknown":
        yield Score(0.85, "the date is unknown")
    if dated.conflict:
        yield Score(0.8, "two readings of the date contradict each other")
    if placed is None and cluster.type not in ("call", "message"):
        yield Score(0.93, "the place is unknown")
    if all(draft.background for draft in cluster.drafts):
        yield Score(0.75, "told as background")
    if any(draft.claimed for draft in cluster.drafts):
        yield Score(0.85, "left to unnamed sources")
    if cluster.status() in ("called_for", "denied"):
        yield Score(0.85, f"status {cluster.status()}")


# A line through the shares of events that turned out right at each product of factors, on the development articles (docs/quality.md).
_BASE, _SLOPE = 0.41, 0.545
HIGHEST = 0.93  # of the surest events of a single article, about so many are right


def combine(scores: list[Score]) -> float:
    """The share of events with these factors that is right: the product of the factors, brought onto the scale of the development data."""
    value = 1.0
    for score in scores:
        value *= score.value
    return round(min(HIGHEST, _BASE + _SLOPE * min(1.0, value)), 2)
