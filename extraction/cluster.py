"""Drafts of one article that tell of one happening, joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from data.model import ENCOUNTERS, Status
from extraction.actors.memory import Entity
from extraction.arguments import Argument
from extraction.deed_agreement import deeds_agree
from extraction.draft import Draft
from extraction.light import light_verb
from extraction.normalise import normal_name

# Where reports of one happening differ in status, the one that corrects the others wins.
_STATUS_ORDER: tuple[Status, ...] = ("cancelled", "denied", "happened", "ongoing", "planned", "called_for")
_ROLE_ORDER = ("source", "target", "participant", "mediator", "attendee")


@dataclass(slots=True)
class Cluster:
    """The drafts of one event, in order of the text."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The event type."""
        return self.drafts[0].type

    def core(self) -> frozenset[str]:
        """Ids of all core actors."""
        return frozenset().union(*(draft.core for draft in self.drafts))

    def entities(self) -> dict[str, Entity]:
        """All entities that take part, by id."""
        return {entity.id: entity for draft in self.drafts for a in draft.arguments for entity in a.mention.entities}

    def status(self) -> Status:
        """The status of the whole; what only points back can call off what lies ahead, and not make it happen."""
        own = {draft.status for draft in self.drafts if not draft.reference}
        back = {draft.status for draft in self.drafts if draft.reference}
        ahead = bool(own) and own <= {"planned", "called_for"}
        return min(own | (back & {"cancelled", "denied"} if ahead else back), key=_STATUS_ORDER.index)

    def roles(self) -> dict[str, tuple[Entity, Argument, Draft]]:
        """Each entity with its most telling role, in order of first mention."""
        best: dict[str, tuple[Entity, Argument, Draft]] = {}
        for draft in self.drafts:
            for argument in draft.arguments:
                for entity in argument.mention.entities:
                    known = best.get(entity.id)
                    if known is None or _ROLE_ORDER.index(argument.role) < _ROLE_ORDER.index(known[1].role):
                        best[entity.id] = (entity, argument, draft)
        return best


def _days_conflict(left: Draft, right: Draft) -> bool:
    one, other = (d.time.value if d.time is not None else None for d in (left, right))
    if not one or not other:
        return False
    inside = any(d.time is not None and d.time.end and d.time.value and d.time.value <= o <= d.time.end for d, o in ((left, other), (right, one)))
    return not (one.startswith(other) or other.startswith(one) or inside)


def _places_conflict(left: Draft, right: Draft) -> bool:
    if left.place is None or right.place is None or (left.type == "negotiation" and (left.called_after_place or right.called_after_place)):
        return False
    one, other = left.place.place, right.place.place
    if one.country != other.country:
        return True
    fine = {"city", "site"}
    if left.type in ENCOUNTERS and abs(one.lat - other.lat) + abs(one.lon - other.lon) < _SUBURB:
        return False
    return one.id != other.id and one.precision in fine and other.precision in fine and not (one.precision == "site" or other.precision == "site")


_SUBURB = 0.35  # degrees between a town and what lies at its edge (الرجمة and Benghazi)
_PLAIN = frozenset(("group-delegation", "group-officials", "group-delegations", "group-members"))
_SORTS = ("person", "group", "body")


def _sort(entity: Entity) -> str:
    return entity.kind if entity.kind in ("person", "group") else "body"


def _is_nameless(entity: Entity) -> bool:
    """وفد, مسؤولون: a group of which a passage does not say whose it is."""
    return entity.kind == "group" and not entity.known and entity.country is None


def _short_for(short: Entity, full: Entity) -> bool:
    """Whether two bodies that no table holds have one noun, and the one all the words of the other (لجنة أمن الخرطوم, لجنة شؤون أمن ولاية
    الخرطوم)."""
    if short.known or full.known or short.kind != full.kind or short.kind not in ("organisation", "group"):
        return False
    words, more = normal_name(short.name_ar).split(), normal_name(full.name_ar).split()
    return len(words) > 1 and words[0] == more[0] and set(words) <= set(more)


def _stand_for(one: Sequence[Entity], other: Sequence[Entity]) -> bool:
    """Whether two sets share a country in which one names the state, a body or a group and the other a person, or both a group
    (مسؤولون أمريكيون, الوفد الأمريكي)."""
    left = {(entity.country, _sort(entity)) for entity in one if entity.country}
    right = {(entity.country, _sort(entity)) for entity in other if entity.country}
    if any(_short_for(a, b) or _short_for(b, a) for a in one for b in other):
        return True
    if any((_is_nameless(a) and _sort(b) != "person") or (_is_nameless(b) and _sort(a) != "person") for a in one for b in other):
        return True
    return any((country, sort) in right for country, mine in left for sort in _SORTS if sort != mine or mine == "group")


def _actors_agree(cluster: Cluster, draft: Draft) -> bool:
    mine, theirs = cluster.core(), draft.core
    shared = mine & theirs
    if not mine or not theirs:
        return bool(shared)
    if draft.type == "visit":
        return bool(shared)
    if mine <= theirs or theirs <= mine:
        return True
    if shared and (_only_stand_ins(cluster, mine - shared, draft) or _only_stand_ins(cluster, theirs - shared, draft)):
        return True
    all_of_cluster = cluster.entities()
    all_of_draft = {entity.id: entity for a in draft.arguments for entity in a.mention.entities}
    rest_cluster = [all_of_cluster[key] for key in mine - shared]
    rest_draft = [all_of_draft[key] for key in theirs - shared]
    others = all(any(entity.kind == "person" for entity in rest) for rest in (rest_cluster, rest_draft))
    if len(shared) >= 2 and not (others and draft.type in ("meeting", "call")):
        return True
    if not shared:
        return draft.type != "call" and (_are_states_of(rest_draft, rest_cluster) or _are_states_of(rest_cluster, rest_draft))
    if draft.type == "agreement" and (_sign_for(shared, rest_draft) or _sign_for(shared, rest_cluster)):
        return True
    return _stand_for(rest_cluster, rest_draft)


def _sign_for(shared: Iterable[str], others: Sequence[Entity]) -> bool:
    """Whether those whom only one passage names are persons who sign for a state that both name."""
    return all(entity.kind == "person" and f"state-{(entity.country or '').lower()}" in shared for entity in others)


def _are_states_of(states: Sequence[Entity], others: Sequence[Entity]) -> bool:
    """Whether one passage names two states and more (مباحثات مصرية سودانية), another their officials."""
    codes = {entity.country for entity in states}
    apart = all(e.kind == "state" for e in states) and all(e.kind != "state" for e in others)
    return len(codes) > 1 and apart and codes == {e.country for e in others}


def _only_stand_ins(cluster: Cluster, rest: frozenset[str], draft: Draft) -> bool:
    """Whether each of those whom only one of two reports names may stand for somebody of the other."""
    everybody = cluster.entities() | {entity.id: entity for a in draft.arguments for entity in a.mention.entities}
    return all(any(_stands_in(everybody[key], other) for other in everybody.values()) for key in rest)


def _is_plenary(draft: Draft) -> bool:
    """Whether a draft tells of somebody at a conference or summit of many, which no meeting of two on its margins is."""
    if draft.type != "meeting" or len(draft.core) != 1 or draft.trigger.row.pos != "noun":
        return False
    verb = light_verb(draft.view, draft.trigger)
    return draft.trigger.row.gloss in ("summit", "conference") or (verb is not None and verb.row.frame == "attend")


def _answers(left: Draft, right: Draft) -> bool:
    """Whether one message goes to the sender of the other: greetings that a guest brings, and those that he takes home."""
    ends = [{(a.role, e.id) for a in draft.arguments for e in a.mention.entities} for draft in (left, right)]
    return any(("source", key) in one and ("target", key) in other for one, other in (ends, ends[::-1]) for _, key in one)


def _signs_the_told(cluster: Cluster, draft: Draft) -> bool:
    """`اتفاقية … وقعها فلان`, `ووقع نواب على الاتفاق`: more signatories of the agreement told before."""
    view, trigger = draft.view, draft.trigger
    if draft.type != "agreement" or trigger.row.pos != "verb" or trigger.row.lang != "ar" or draft.time is not None:
        return False
    if trigger.pronoun:
        return any(other.view is view for other in cluster.drafts)
    noun = next((t for t in view.triggers if t.first > trigger.last and t.row.type == "agreement"), None)
    told = any(view.sentence.index - other.view.sentence.index > 0 for other in cluster.drafts)
    return told and noun is not None and noun.definite and not view.has("boundary", trigger.last + 1, noun.first)


def fits(cluster: Cluster, draft: Draft) -> bool:
    """Whether a draft tells of the cluster's happening."""
    if cluster.type != draft.type:
        return False
    if _signs_the_told(cluster, draft):
        return True
    if not (deeds_agree(cluster.drafts, draft) if draft.trigger.is_deed else _actors_agree(cluster, draft)):
        return False
    if any(_is_plenary(other) != _is_plenary(draft) and len(other.core | draft.core) > 1 for other in cluster.drafts):
        return False
    if draft.type == "message" and any(_answers(other, draft) for other in cluster.drafts):
        return False
    if any(_days_conflict(other, draft) or _places_conflict(other, draft) for other in cluster.drafts):
        return False
    return not (
        draft.background
        and draft.time is not None
        and not any(other.background for other in cluster.drafts)
        and not any(other.time for other in cluster.drafts)
    )


def _is_over(cluster: Cluster) -> bool:
    """Whether the body tells that it took place."""
    return any(d.status == "happened" and not d.reference and d.view.sentence.kind != "title" for d in cluster.drafts)


def _reference_target(clusters: Sequence[Cluster], draft: Draft) -> Cluster | None:
    """The event that اللقاء or المحادثات points back to: the nearest of its type told before, else the only one."""
    kinds = (draft.type, "call") if draft.trigger.row.frame == "discuss" else (draft.type,)
    same = [cluster for cluster in clusters if cluster.type in kinds and not any(_places_conflict(other, draft) for other in cluster.drafts)]
    if draft.status in ("planned", "called_for"):
        same = [cluster for cluster in same if not _is_over(cluster)]  # the summit to come is not the meeting that was
    if draft.core:
        same = [cluster for cluster in same if draft.core & cluster.core()] or ([] if len(draft.core) > 1 else same)
    return same[-1] if same else None


def _without_stand_ins(cluster: Cluster) -> Cluster:
    """The cluster without those who only stand for another of its sides: an office whose holder no table knows beside the person who holds it,
    `وفد` beside the delegation of a body."""
    everybody = list(cluster.entities().values()) if cluster.type in ENCOUNTERS else []
    dropped = {entity.id for entity in everybody if any(_stands_in(entity, other) for other in everybody)}
    if not dropped:
        return cluster
    kept = [
        replace(draft, arguments=tuple(a for a in draft.arguments if len(a.mention.entities) > 1 or a.mention.entities[0].id not in dropped))
        for draft in cluster.drafts
    ]
    return Cluster(kept)


def _stands_in(entity: Entity, other: Entity) -> bool:
    if entity.kind == "person" and entity.office is not None and not entity.known:
        return other.kind == "person" and other.office is None and other.country == entity.country and other.id != entity.id
    return is_nobody(entity) and other.kind in ("group", "organisation") and not is_nobody(other)


def is_nobody(entity: Entity) -> bool:
    """Whether a group is named by no more than its kind (وفد, مسؤولون)."""
    return entity.kind == "group" and entity.country is None and entity.id in _PLAIN


def _without_topics_of_calls(clusters: Sequence[Cluster]) -> list[Cluster]:
    """`السيسي وماكرون يبحثان` above a report of their call is that call: those who only discuss join it."""
    calls = [cluster for cluster in clusters if cluster.type == "call"]
    kept: list[Cluster] = []
    for cluster in clusters:
        only = cluster.type == "meeting" and all(draft.trigger.row.frame == "discuss" for draft in cluster.drafts)
        call = next((c for c in calls if cluster.core() and cluster.core() <= c.core()), None) if only else None
        if call is None:
            kept.append(cluster)
        else:
            call.drafts.extend(replace(draft, type="call") for draft in cluster.drafts)
    return kept


def join_drafts(drafts: Sequence[Draft]) -> tuple[list[Cluster], list[Draft]]:
    """Drafts that make events of their own, joined; then those that only point back, added to what they point to, or given back where that is
    told nowhere."""
    clusters: list[Cluster] = []
    lost: list[Draft] = []
    for draft in drafts:
        if draft.reference:
            continue
        found = next((cluster for cluster in clusters if fits(cluster, draft)), None)
        if found is None:
            clusters.append(Cluster([draft]))
        else:
            # Where more signatories come from (مجالس بلدية في طرابلس) is not where it was signed.
            found.drafts.append(replace(draft, place=None) if _signs_the_told(found, draft) else draft)
    for draft in drafts:
        if not draft.reference:
            continue
        target = _reference_target([c for c in clusters if c.drafts[0].view.sentence.index <= draft.view.sentence.index], draft)
        if target is None:
            lost.append(draft)
        else:
            target.drafts.append(replace(draft, type=target.drafts[0].type))
    clusters = [_without_stand_ins(cluster) for cluster in _without_topics_of_calls(clusters)]
    for cluster in clusters:
        cluster.drafts.sort(key=lambda d: (d.view.sentence.index, d.trigger.first))
    return clusters, lost
