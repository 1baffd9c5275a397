"""The place of an event from its drafts, its article and the events beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.model import ENCOUNTERS, Part, PlaceBasis, Span
from extraction.cluster import Cluster
from extraction.dating import is_background, is_news, is_said_there, is_within, shares_sentence
from extraction.document import Document
from extraction.draft import Draft
from extraction.places import PlaceMention
from extraction.scene import Scene

_COARSE = {"site": 0, "city": 1, "admin1": 2, "country": 3}
_FRESH = timedelta(days=3)
_ENVOY = ("\u0645\u0648\u0641\u062f", "\u0628\u0639\u062b\u0647", "envoy")  # موفد, بعثة
_WIDE = frozenset({"decision", "sanction", "appointment"})
_NEAR = 12  # tokens between what is decided and the name of the court


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
    """The first place that a draft states, what only points back last; a finer one inside it goes before it."""
    found = [draft for draft in cluster.drafts if draft.place is not None]
    if not found:
        return None
    order = {"title": 1}  # a headline is short: the town of the lead goes before its country
    best = min(
        found,
        key=lambda d: (d.reference, d.called_after_place, d.background, order.get(d.view.sentence.kind, 0) and _is_coarse(d), d.view.sentence.index),
    )
    one_spot = cluster.type not in _WIDE  # a decree on a province names towns within it
    finer = [d for d in found if (cluster.type in ENCOUNTERS or (one_spot and _is_early(d))) and _is_inside(d.place, best.place)]
    best = min([best, *finer], key=lambda d: _COARSE[d.place.place.precision] if d.place else 9)
    assert best.place is not None
    if best.place.seat:
        return _placed(best, best.place, "inferred", "where the court or prosecution sits")
    return _placed(best, best.place, "stated", "stated with the event")


def _is_early(draft: Draft) -> bool:
    """In headline or lead: what is told later of a deed may be another (وطال القصف معسكر أبو شوك)."""
    return not draft.reference and draft.view.sentence.kind in ("title", "lead")


def _is_coarse(draft: Draft) -> bool:
    return draft.place is not None and draft.place.place.precision == "country"


def _is_inside(fine: PlaceMention | None, coarse: PlaceMention | None) -> bool:
    """Whether a place lies within another, as far as the tables tell: in its division, or in its country."""
    if fine is None or coarse is None or fine.place.country != coarse.place.country:
        return False
    if coarse.place.precision == "country":
        return True
    return _COARSE[fine.place.precision] < _COARSE[coarse.place.precision] and fine.place.admin1 == coarse.place.admin1 is not None


def _placed(draft: Draft, mention: PlaceMention, basis: PlaceBasis, reason: str) -> Placed:
    sentence = draft.view.document.sentences[mention.sentence]
    return Placed(mention, basis, sentence.part, draft.view.document.span(sentence, mention.first, mention.last), reason, draft)


def _hosts(inner: Cluster, outer: Cluster) -> bool:
    """Whether an event took place at another: a meeting or visit told beside it, or the visit that headline or lead tells of."""
    if not is_said_there(inner) or _days_differ(inner, outer):
        return False
    if all(draft.background for draft in outer.drafts) and not shares_sentence(inner, outer):
        return False
    if outer.status() not in ("happened", "ongoing") and inner.status() != outer.status():
        return False
    if outer.type == "visit" and all(draft.trigger.row.frame in ("send", "get") for draft in inner.drafts):
        return False  # a letter or an invitation is sent from afar
    if outer.type in ("visit", "meeting") and (is_within(inner, outer) or _is_during(inner, outer)):
        return True
    return outer.type == "visit" and bool(outer.core() & inner.core()) and any(d.view.sentence.kind in ("title", "lead") for d in outer.drafts)


def _is_during(inner: Cluster, outer: Cluster) -> bool:
    """`وقعت مصر وليبيا مذكرات خلال زيارة مدبولي إلى طرابلس`: told in one sentence with the visit during which it was, whoever signed."""
    visits = [d for d in outer.drafts if d.type == "visit" and d.trigger.row.pos == "noun" and d.place is not None]
    sentences = {d.view.sentence.index for d in inner.drafts if not d.reference}
    return any(d.view.sentence.index in sentences and d.view.has("during", d.trigger.first - 2, d.trigger.first) for d in visits)


def _named_again(cluster: Cluster, places: Sequence[PlaceMention]) -> Placed | None:
    """The town of the dateline where the event's own sentence names it too (جنيف - قال المبعوث إنه التقى الوفد الذي وصل إلى جنيف)."""
    filed = {mention.place.id for mention in places if mention.dateline}
    for draft in cluster.drafts:
        for mention in draft.view.places if filed and not draft.reference and not draft.background else ():
            if mention.place.id in filed and mention.led and not mention.dateline and draft.view.has("to", mention.first - 1, mention.first):
                return _placed(draft, mention, "stated", "where the report was filed, named again")
    return None


def _days_differ(one: Cluster, other: Cluster) -> bool:
    days = [{d.time.value for d in c.drafts if d.time is not None and d.time.value} for c in (one, other)]
    return bool(days[0] and days[1]) and not any(a.startswith(b) or b.startswith(a) for a in days[0] for b in days[1])


def _seat(cluster: Cluster) -> Placed | None:
    """Where the court or prosecution that decides sits (محكمة جنايات الإسكندرية)."""
    if cluster.type not in ("decision", "arrest"):
        return None
    for draft in cluster.drafts:
        near = [place for place in draft.view.places if place.seat and abs(place.first - draft.trigger.first) <= _NEAR]
        if near and not draft.reference:
            return _placed(draft, near[0], "inferred", "where the court or prosecution sits")
    return None


def _occasion(cluster: Cluster) -> Placed | None:
    """Where the conference or visit took place that the text names again."""
    for draft in cluster.drafts:
        if draft.occasion is not None and not draft.reference:
            return _placed(draft, draft.occasion, "inferred", "where the occasion that it names took place")
    return None


def settle_place(cluster: Cluster, clusters: Sequence[Cluster], places: Sequence[PlaceMention], scene: Scene, published: str | None) -> Placed | None:
    """The place: stated; else where the event or visit beside it took place; else the dateline, if a side comes from there. Calls have none."""
    if cluster.type == "call":
        return None
    own = _own_place(cluster)
    if own is not None:
        return own
    if cluster.status() in ("called_for", "denied"):
        return None
    if inferred := _seat(cluster):
        return inferred
    for other in clusters:
        if other is not cluster and _hosts(cluster, other) and (shares_sentence(cluster, other) or not is_background(cluster)):
            shared = _own_place(other)
            if shared is not None:
                return _placed(shared.draft or other.drafts[0], shared.mention, "inferred", f"where the {other.type} beside it took place")
    if found := _occasion(cluster) or (_named_again(cluster, places) if cluster.type == "meeting" else None):
        return found
    if cluster.type == "sanction" or cluster.status() not in ("happened", "ongoing"):
        return None
    if not is_news(cluster, scene) or _is_old(cluster, scene, published):
        return None
    aside = any(draft.view.has("sidelines", 0, len(draft.view.words)) for draft in cluster.drafts)
    if cluster.type == "agreement":
        return None  # agreed on somewhere, told here
    countries = {entity.country for entity in cluster.entities().values()}
    for mention in places:
        sent = mention.dateline and _is_from_envoy(cluster.drafts[0].view.document, mention)
        if aside and not sent:
            continue  # at a conference elsewhere
        if mention.dateline and (mention.place.country in countries or (sent and cluster.type in ENCOUNTERS)):
            return _placed(cluster.drafts[0], mention, "dateline", "no place is stated; the report was filed there")
    return None


def _is_from_envoy(document: Document, mention: PlaceMention) -> bool:
    """`نيويورك - من موفدنا`: whom the paper sent there tells what happened there."""
    words = [token.text for token in document.sentences[mention.sentence].tokens[mention.last + 1 : mention.last + 6]]
    return any(word.startswith(_ENVOY) for word in words)


def _is_old(cluster: Cluster, scene: Scene, published: str | None) -> bool:
    """Whether an event has a day of its own before that of the scene: the report was not filed there for it."""
    own = [d.time.value for d in cluster.drafts if d.time is not None and d.time.value]
    anchor = anchor_of(published)
    day = scene.day.value if scene.day is not None else (anchor - _FRESH).isoformat() if anchor else None
    return day is not None and bool(own) and all(value < day[: len(value)] for value in own)


def anchor_of(published: str | None) -> date | None:
    """The day that relative dates count from; None where the article has no full publication date."""
    return date.fromisoformat(published[:10]) if published is not None and len(published) >= 10 else None
