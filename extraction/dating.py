"""The date of an event from its drafts, the events beside it, the scene that it belongs to, and the publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.model import ENCOUNTERS, DateBasis, Status
from extraction.cluster import Cluster
from extraction.draft import Draft
from extraction.light import light_verb
from extraction.scene import Scene, goes_on, is_behind, is_of_scene, is_subordinate, is_told
from extraction.status import is_vague
from extraction.times.parts import FIRST_YEAR

_GRANULARITY = {4: "year", 7: "month", 10: "day"}
_FRESH, _NARRATED = 3, 6  # sentences from the lead on that tell the news of the day: at all, by a verb at their head


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of an event with its basis, in the terms of the codebook. `odd_year`: the year that was refused, where one was stated."""

    value: str | None
    end: str | None
    granularity: str | None
    basis: DateBasis
    reason: str
    conflict: bool = False
    odd_year: int | None = None


def _own_date(cluster: Cluster) -> Dated | None:
    """The most precise date that a draft states; of equals a stated one, then the first."""
    dated = [draft for draft in cluster.drafts if draft.time is not None and draft.time.value]
    if not dated:
        return None
    best = min(dated, key=lambda d: (-len(d.time.value or "") if d.time else 0, d.reference, d.basis != "stated", d.view.sentence.index))
    value = best.time
    assert value is not None
    return Dated(value.value, value.end, value.granularity, value.basis, value.reason, value.conflict)


def _refused_date(cluster: Cluster) -> Dated | None:
    """No date where the text states one that can't be: never that of the publication instead."""
    for draft in cluster.drafts:
        if draft.time is not None and draft.time.odd_year is not None:
            return Dated(None, None, None, "unknown", draft.time.reason, odd_year=draft.time.odd_year)
    return None


def is_history(dated: Dated, published: str | None) -> bool:
    """Whether an event lies more than a year before publication."""
    if dated.odd_year is not None:
        return dated.odd_year < FIRST_YEAR
    if not (dated.value and published) or dated.basis == "publication":
        return False
    years = int(published[:4]) - int(dated.value[:4])
    # News of the year before says its month; what says the year alone is history.
    return years > 1 or (years == 1 and dated.granularity == "year")


def is_news(cluster: Cluster, scene: Scene) -> bool:
    """Whether the report tells the event as news: in headline, lead or the sentences right behind; a statement wherever it is told."""
    return any(not draft.background and not is_subordinate(draft) and _is_fresh(draft, scene) for draft in cluster.drafts)


def _is_fresh(draft: Draft, scene: Scene) -> bool:
    view = draft.view
    behind = view.sentence.index - scene.lead
    if view.sentence.kind in ("title", "lead") or (behind <= _FRESH and not _is_recounted(draft)):
        return True
    anew = view.has("anew", 0, 3)  # من جهة أخرى: the next piece of news
    heads = behind <= _NARRATED and all(t.first >= draft.trigger.first or t.first > 2 or t.row.type == "light" for t in view.triggers)
    return is_told(draft) and (anew or heads or draft.type == "statement")


def _is_recounted(draft: Draft) -> bool:
    """Whether somebody only says that there was an encounter (قال إن الرئيسين اتفقا): that may be long ago."""
    view, first = draft.view, draft.trigger.first
    said = [t for t in view.triggers if t.row.frame == "say" and t.last < first]
    told = draft.trigger.row.pos == "verb" or light_verb(view, draft.trigger) is not None
    return draft.type in ENCOUNTERS and told and bool(said) and view.has("boundary", said[0].last + 1, first)


def settle_date(cluster: Cluster, clusters: Sequence[Cluster], scene: Scene, published: str | None, genre: str) -> Dated:
    """The date: stated in a draft; else that of the event at which it took place, or of the scene; else, for news of the day, the
    publication date; else unknown."""
    own = _own_date(cluster) or _refused_date(cluster)
    if own is not None:
        return own
    unknown = Dated(None, None, None, "unknown", "no date is stated")
    if cluster.status() not in ("happened", "ongoing"):
        return unknown
    outer = [c for c in clusters if c is not cluster and c.status() in ("happened", "ongoing") and is_within(cluster, c)]
    beside = [c for c in outer if shares_sentence(cluster, c) or not (is_background(c) or is_background(cluster))]
    for other in beside:
        shared = _own_date(other)
        ahead = shared is not None and cluster.type == "agreement" and (shared.value or "") > (published or "9")[:10]
        if shared is not None and shared.granularity == "day" and not ahead:
            return replace(shared, conflict=False, reason=f"the date of the {other.type} at which it took place")
    day = scene.day
    going_on = any(goes_on(draft, scene) for draft in cluster.drafts)
    if day is not None and going_on:
        return Dated(day.value, None, "day", day.basis, f"the day that the report tells of: {day.reason}")
    if is_background(cluster) and not going_on:
        return unknown
    if not going_on and any(is_vague(draft.view, draft.trigger) for draft in cluster.drafts):
        return replace(unknown, reason="dated only by a vague word")
    news = genre == "news" and any(is_news(c, scene) for c in (cluster, *beside))
    if day is not None and (is_of_scene(cluster, scene, clusters) or (news and scene.past and not is_behind(cluster, scene))):
        return Dated(day.value, None, "day", day.basis, f"the day that the report tells of: {day.reason}")
    if published is None or not (news or (going_on and genre == "news" and not is_background(cluster))):
        return unknown
    return Dated(published[:10], None, _GRANULARITY[len(published[:10])], "publication", "no date is stated; reported as news on this day")


def is_background(cluster: Cluster) -> bool:
    """Whether every passage tells the event as something earlier."""
    return all(draft.background for draft in cluster.drafts)


def shares_sentence(one: Cluster, other: Cluster) -> bool:
    """Whether two events are told in one sentence (استقبلت القاهرة فلانا، عقد خلالها جلسة مباحثات)."""
    return bool({draft.view.sentence.index for draft in one.drafts} & {draft.view.sentence.index for draft in other.drafts})


def is_said_there(cluster: Cluster) -> bool:
    """Whether the event is such as belongs to a meeting or visit: an encounter or what is said there, not a deed told beside it."""
    return cluster.type in ENCOUNTERS or cluster.type in ("statement", "cooperation")


def is_within(inner: Cluster, outer: Cluster) -> bool:
    """Whether an event is told as part of another: sharing an actor, in the same or the next sentences."""
    near = min(abs(a.view.sentence.index - b.view.sentence.index) for a in inner.drafts for b in outer.drafts)
    return (
        is_said_there(inner)
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
