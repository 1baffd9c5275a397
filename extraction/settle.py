"""Date and place of an event from its drafts, its article and the events beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.model import ENCOUNTERS, DateBasis, Part, PlaceBasis, Span, Status
from extraction.cluster import Cluster
from extraction.draft import Draft
from extraction.places import PlaceMention
from extraction.status import is_vague

_GRANULARITY = {4: "year", 7: "month", 10: "day"}
_COARSE = {"site": 0, "city": 1, "admin1": 2, "country": 3}


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of an event with its basis, in the terms of the codebook."""

    value: str | None
    end: str | None
    granularity: str | None
    basis: DateBasis
    reason: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """The place of an event with its basis; `draft` is the draft in whose sentence it stands."""

    mention: PlaceMention
    basis: PlaceBasis
    part: Part
    span: Span
    reason: str
    draft: Draft | None = None


def _own_date(cluster: Cluster) -> Dated | None:
    """The most precise date that a draft states; of equals a stated one, then the first."""
    dated = [draft for draft in cluster.drafts if draft.time is not None and draft.time.value]
    if not dated:
        return None
    best = min(dated, key=lambda d: (-len(d.time.value or "") if d.time else 0, d.reference, d.basis != "stated", d.view.sentence.index))
    value = best.time
    assert value is not None
    return Dated(value.value, value.end, value.granularity, value.basis, value.reason, value.conflict)


def _is_news(cluster: Cluster) -> bool:
    """Whether headline, lead or the sentences right behind it report the event as news."""
    return any(not draft.background and (draft.view.sentence.kind in ("title", "lead") or draft.view.sentence.index <= 3) for draft in cluster.drafts)


def settle_date(cluster: Cluster, clusters: Sequence[Cluster], published: str | None, genre: str) -> Dated:
    """The date: stated in a draft; else that of the event at which it took place; else, for news of the day, the publication date; else unknown."""
    own = _own_date(cluster)
    if own is not None:
        return own
    unknown = Dated(None, None, None, "unknown", "no date is stated")
    if cluster.status() not in ("happened", "ongoing") or all(draft.background for draft in cluster.drafts):
        return unknown
    if any(is_vague(draft.view, draft.trigger) for draft in cluster.drafts):
        return Dated(None, None, None, "unknown", "dated only by a vague word")
    outer = [
        c
        for c in clusters
        if c is not cluster and c.status() in ("happened", "ongoing") and not all(d.background for d in c.drafts) and _within(cluster, c)
    ]
    for other in outer:
        shared = _own_date(other)
        if shared is not None and shared.granularity == "day":
            return replace(shared, conflict=False, reason=f"the date of the {other.type} at which it took place")
    if published is None or genre != "news" or not any(map(_is_news, (cluster, *outer))):
        return unknown
    return Dated(published[:10], None, _GRANULARITY[len(published[:10])], "publication", "no date is stated; reported as news on this day")


def _is_said_there(cluster: Cluster) -> bool:
    """Whether the event is such as belongs to a meeting or visit: an encounter or what is said there, not a deed told beside it."""
    return cluster.type in ENCOUNTERS or cluster.type in ("statement", "cooperation")


def _within(inner: Cluster, outer: Cluster) -> bool:
    """Whether an event is told as part of another: sharing an actor, in the same or the next sentences."""
    near = min(abs(a.view.sentence.index - b.view.sentence.index) for a in inner.drafts for b in outer.drafts)
    return (
        _is_said_there(inner)
        and bool(inner.core() & outer.core())
        and near <= 2
        and outer.type in ("meeting", "visit", "negotiation", "call")
        and inner.type not in ("visit", outer.type)
    )


def settle_status(cluster: Cluster, dated: Dated, published: str | None) -> Status:
    """The status, with the date in view: what lies ahead is planned."""
    status = cluster.status()
    if (
        published
        and dated.value
        and dated.basis != "publication"
        and status in ("happened", "ongoing")
        and dated.value > published[: len(dated.value)]
    ):
        return "planned"
    return status


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
    if not _is_said_there(inner):
        return False
    if outer.status() not in ("happened", "ongoing") and inner.status() != outer.status():
        return False
    if outer.type in ("visit", "meeting") and _within(inner, outer):
        return True
    return outer.type == "visit" and bool(outer.core() & inner.core()) and any(d.view.sentence.kind in ("title", "lead") for d in outer.drafts)


def settle_place(cluster: Cluster, clusters: Sequence[Cluster], places: Sequence[PlaceMention]) -> Placed | None:
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
    if cluster.status() not in ("happened", "ongoing") or not _is_news(cluster):
        return None
    countries = {entity.country for entity in cluster.entities().values()}
    for mention in places:
        if mention.dateline and mention.place.country in countries:
            return _placed(cluster.drafts[0], mention, "dateline", "no place is stated; the report was filed there")
    return None


def anchor_of(published: str | None) -> date | None:
    """The day that relative dates count from; None where the article has no full publication date."""
    return date.fromisoformat(published[:10]) if published is not None and len(published) >= 10 else None
