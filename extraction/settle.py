"""The place of an event from its drafts, its article and the events beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.model import Part, PlaceBasis, Span
from extraction.cluster import Cluster
from extraction.dating import is_news, is_said_there, is_within
from extraction.draft import Draft
from extraction.places import PlaceMention
from extraction.scene import Scene

_COARSE = {"site": 0, "city": 1, "admin1": 2, "country": 3}


@dataclass(frozen=True, slots=True)
class Placed:
    """The place of an event with its basis; `draft` is the draft in whose sentence it stands."""

    mention: PlaceMention
    basis: PlaceBasis
    part: Part
    span: Span
    reason: str
    draft: Draft | None = None


def _own_place(cluster: Cluster) -> Placed | None:
    found = [draft for draft in cluster.drafts if draft.place is not None]
    if not found:
        return None
    best = min(found, key=lambda d: (_COARSE[d.place.place.precision] if d.place else 9, d.reference, d.view.sentence.index))
    assert best.place is not None
    return _placed(best, best.place, "stated", "stated with the event")


def _placed(draft: Draft, mention: PlaceMention, basis: PlaceBasis, reason: str) -> Placed:
    sentence = draft.view.document.sentences[mention.sentence]
    return Placed(mention, basis, sentence.part, draft.view.document.span(sentence, mention.first, mention.last), reason, draft)


def _hosts(inner: Cluster, outer: Cluster) -> bool:
    """Whether an event took place at another: a meeting or visit told beside it, or the visit that headline or lead tells of."""
    if not is_said_there(inner):
        return False
    if outer.status() not in ("happened", "ongoing") and inner.status() != outer.status():
        return False
    if outer.type in ("visit", "meeting") and is_within(inner, outer):
        return True
    return outer.type == "visit" and bool(outer.core() & inner.core()) and any(d.view.sentence.kind in ("title", "lead") for d in outer.drafts)


def settle_place(cluster: Cluster, clusters: Sequence[Cluster], places: Sequence[PlaceMention], scene: Scene) -> Placed | None:
    """The place: stated; else where the event or visit beside it took place; else the dateline, if a side comes from there. Calls have none."""
    if cluster.type == "call":
        return None
    own = _own_place(cluster)
    if own is not None:
        return own
    if cluster.status() in ("called_for", "denied"):
        return None
    for other in clusters:
        if other is not cluster and _hosts(cluster, other) and not all(draft.background for draft in cluster.drafts):
            shared = _own_place(other)
            if shared is not None:
                return _placed(shared.draft or other.drafts[0], shared.mention, "inferred", f"where the {other.type} beside it took place")
    if cluster.status() not in ("happened", "ongoing") or not is_news(cluster, scene):
        return None
    countries = {entity.country for entity in cluster.entities().values()}
    for mention in places:
        if mention.dateline and mention.place.country in countries:
            return _placed(cluster.drafts[0], mention, "dateline", "no place is stated; the report was filed there")
    return None


def anchor_of(published: str | None) -> date | None:
    """The day that relative dates count from; None where the article has no full publication date."""
    return date.fromisoformat(published[:10]) if published is not None and len(published) >= 10 else None
