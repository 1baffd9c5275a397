"""From the mentions of one article to its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from data.model import ENCOUNTERS, EventType, Status
from extraction.actors.holders import BOTH
from extraction.agreement import reject_pact
from extraction.antecedent import AntecedentFinder
from extraction.arguments import Argument, find_arguments
from extraction.arrival import find_arrival
from extraction.cluster import Cluster, join_drafts
from extraction.cooperation import is_promised
from extraction.deed_memory import ReferentFinder
from extraction.deed_needs import lacks_deed
from extraction.deed_place import scene_of
from extraction.deed_rules import is_content, is_demanded, is_named_apart, points_back, reject_deed
from extraction.draft import Draft
from extraction.lend import lend_sides, with_states
from extraction.light import relative_verb
from extraction.negotiation import SidesFinder, is_set_off, kind_of, reject_talks
from extraction.series import split_series
from extraction.sides import Antecedent
from extraction.status import find_status, is_background, is_claimed, reject_reason
from extraction.times import TimeValue
from extraction.triggers import TriggerMention
from extraction.view import View
from extraction.when import ToldDays, find_time, tell_days, was_planned
from extraction.where import find_place, is_set_in

# Deeds that people and bodies without a name do and suffer.
CROWDED = frozenset({"attack", "arrest", "movement", "decision", "disaster", "sanction", "protest", "appointment"})
_ENCOUNTERS_OF_TWO = ("meeting", "call", "agreement")


def _points_back(view: View, trigger: TriggerMention, arguments: Sequence[Argument], placed: bool, status: Status) -> bool:
    """A noun with the article or without sides of its own tells of an event that is told elsewhere."""
    if trigger.row.pos == "verb":
        # وبحث الجانبان: what those talked of who met.
        return trigger.row.frame == "discuss" and bool(arguments) and all(a.mention.rule == BOTH for a in arguments)
    sides = [a for a in arguments if a.role not in ("attendee", "mediator")]
    aim = trigger.prefix.endswith("ل") and status != "planned"  # دعا فلانا لزيارة
    if trigger.row.type == "visit" and sides and placed and not trigger.definite and not aim:
        return False  # في ختام زيارة إلى, يعتزم فلان زيارة: the visitor is whom the sentence is about
    own = [a for a in sides if not a.implied or (trigger.row.type == "arrest" and trigger.pronoun)]  # تم اعتقاله
    return points_back(view, trigger, own, placed) if trigger.is_deed else not own


def find_drafts(views: Sequence[View], anchor: date | None) -> tuple[list[Draft], list[str]]:
    """The drafts of an article in order, and in words which triggers were left out and why."""
    antecedent: Antecedent = AntecedentFinder(views)
    crowded = [view.for_deeds for view in views]
    referent: Antecedent = ReferentFinder(crowded, AntecedentFinder(crowded))
    told = tell_days(views, anchor)
    unsaid = SidesFinder(views)
    drafts: list[Draft] = []
    left: list[str] = []
    for view in views:
        for trigger in view.triggers:
            if not trigger.is_event:
                continue
            reason = reject_reason(view, trigger) or (reject_deed(view.for_deeds, trigger) if trigger.is_deed else reject_pact(view, trigger))
            if reason is not None:
                left.append(f"«{' '.join(view.words[trigger.first : trigger.last + 1])}» {trigger.row.type}: {reason}")
                continue
            nameless = trigger.row.type in CROWDED
            draft = _draft(view.for_deeds if nameless else view, trigger, referent if nameless else antecedent, unsaid, anchor, told)
            if (reason := reject_talks(view, trigger, draft.arguments)) is not None:
                left.append(f"«{' '.join(view.words[trigger.first : trigger.last + 1])}» {trigger.row.type}: {reason}")
                continue
            draft = with_states(lend_sides(draft, drafts), views)
            if draft.reference and not (trigger.definite or draft.place is not None):
                left.append(
                    f"«{' '.join(view.words[trigger.first : trigger.last + 1])}» {trigger.row.type}: names no sides and points back to nothing"
                )
                continue
            drafts.extend(split_series(draft))
    return drafts, left


def _is_history(value: TimeValue | None, anchor: date | None) -> bool:
    """Whether a time lies more than a year back: القتال قبل عشرين عاما is not the fighting that the article tells of."""
    return value is not None and bool(value.value) and anchor is not None and int((value.value or "9999")[:4]) < anchor.year - 1


def _is_told_there(view: View, trigger: TriggerMention, position: int) -> bool:
    """`الاجتماع، الذي عقد في مقر الحكومة بطرابلس`, `لقاء جمعهما في طرابلس`: whether a relative clause tells where it was."""
    verb = relative_verb(view, trigger)
    return verb is not None and verb.last < position <= verb.last + _REACH and not view.has_verb(verb.last + 1, position)


_REACH = 12  # tokens between the verb of such a clause and the place


def _draft(view: View, trigger: TriggerMention, antecedent: Antecedent, unsaid: SidesFinder, anchor: date | None, told: ToldDays) -> Draft:
    arguments = find_arguments(view, trigger, antecedent)
    kind = kind_of(view, trigger, arguments)
    status: Status = "called_for" if trigger.is_deed and is_demanded(view, trigger) else find_status(view, trigger)
    status = "planned" if status == "happened" and is_promised(view, trigger) else status
    span, value = find_time(view, trigger, status, anchor, told) or (None, None)
    place = find_place(view, trigger)
    arrival = find_arrival(view, trigger, arguments)
    arguments, place = arrival if arrival is not None else (arguments, place)
    if trigger.row.type in CROWDED:
        place = scene_of(view, trigger, arguments, place)
    if trigger.row.type == "statement":
        status = "happened"
        place = place if place is not None and not is_content(view, trigger, place.first) else None
        value = value if span is not None and not is_content(view, trigger, span.first) else None
    if is_named_apart(view, trigger):
        place = place if place is not None and place.first <= trigger.last + 2 else None
        value = value if span is not None and abs(span.first - trigger.last) <= 4 else None
    reference = _points_back(view, trigger, arguments, place is not None, status)
    if kind == "negotiation" and not any(a.role == "participant" for a in arguments) and (arguments or place or value):
        # Talks with a mediator, a place or a time: their sides are those whom the article tells of beside them.
        arguments = (*arguments, *unsaid(view))
        reference = reference and not (arguments and is_set_off(view, trigger))
    if reference:
        # What only points back tells no more than what stands right beside it: محادثات بنغازي, اجتماع أمس.
        beside = place is not None and trigger.first - 3 <= place.first <= trigger.last + 2 and not view.has("to", trigger.last, place.first)
        beside = beside or is_set_in(view, trigger) or (place is not None and _is_told_there(view, trigger, place.first))
        place = place if beside else None
        told_there = span is not None and (view.is_told_of(trigger, span.first) or was_planned(view, trigger, span.first) or is_set_in(view, trigger))
        near = told_there or (span is not None and abs(span.first - trigger.last) <= 4)
        value = value if near and not _is_history(value, anchor) else None
    return Draft(
        view,
        trigger,
        "visit" if arrival is not None else cast(EventType, kind),
        arguments,
        value,
        span if value is not None else None,
        place,
        status,
        is_background(view, trigger),
        is_claimed(view, trigger),
        reference,
    )


def lacks(cluster: Cluster) -> str | None:
    """What an event lacks to be reported; None where it is complete."""
    if cluster.type not in ENCOUNTERS:
        return lacks_deed(cluster)
    core = [(entity, a) for entity, a, _ in cluster.roles().values() if a.role not in ("attendee", "mediator")]
    placed = any(draft.place is not None for draft in cluster.drafts)
    dated = any(draft.time is not None for draft in cluster.drafts)
    if cluster.type == "visit":
        tour = any(draft.trigger.row.frame == "tour" for draft in cluster.drafts) and any(not a.implied for _, a in core)
        return None if core and (placed or tour) else "a visitor or a destination"
    if cluster.type == "message":
        roles = {a.role for _, a in core}
        return None if {"source", "target"} <= roles else "a sender or a recipient"
    if cluster.type in _ENCOUNTERS_OF_TWO:
        if len(core) >= 2 or (core and core[0][0].kind == "group" and (placed or dated)):
            return None
        if core and any(draft.trigger.row.frame == "declare" for draft in cluster.drafts):
            return None
        return None if cluster.type == "meeting" and (placed or dated or _is_with_others(cluster)) and _stands_alone(cluster) else "a second side"
    if cluster.type == "negotiation":
        led = any(a.role == "mediator" for _, a, _ in cluster.roles().values())
        return None if len(core) >= 2 or ((core or led) and (placed or dated)) else "sides, a place or a time"
    return "an actor"


def _is_with_others(cluster: Cluster) -> bool:
    """`عقد فلان اجتماعا مع مديري الإدارات`: with people whom nobody names."""
    own = [draft for draft in cluster.drafts if draft.trigger.row.type == "meeting" and not draft.reference]
    held = [d for d in own if any(a.mention.first < d.trigger.first and not a.implied for a in d.arguments)]
    return any(draft.view.has("with", draft.trigger.last + 1, draft.trigger.last + 3) for draft in held)


def _stands_alone(cluster: Cluster) -> bool:
    """Whether one side makes a meeting: a body that meets, or a person told to meet, hold, chair or attend (شارك فلان في القمة)."""
    for draft in cluster.drafts:
        own = [a for a in draft.arguments if a.role not in ("attendee", "mediator") and not a.implied]
        kinds = {entity.kind for a in own for entity in a.mention.entities}
        told = draft.trigger.row.frame in ("meet", "meet_with", "between") and not draft.reference and not draft.background
        if "organisation" in kinds or (told and "person" in kinds):
            return True
    return False


def _address(message: Cluster, clusters: Sequence[Cluster]) -> None:
    """A message borne to a meeting without a named recipient is for the other side of that meeting."""
    roles = message.roles()
    if any(a.role == "target" for _, a, _ in roles.values()):
        return
    bearers = {key for key, (_, a, _) in roles.items() if a.role in ("mediator", "source")}
    for cluster in clusters:
        near = min(abs(a.view.sentence.index - b.view.sentence.index) for a in cluster.drafts for b in message.drafts)
        if cluster.type == "meeting" and near <= 1 and bearers & cluster.core():
            for key, (_, argument, _) in cluster.roles().items():
                if key not in roles and argument.role in ("source", "target", "participant") and len(argument.mention.entities) == 1:
                    first = message.drafts[0]
                    message.drafts[0] = replace(first, arguments=(*first.arguments, Argument("target", argument.mention, implied=True)))
                    return


def find_clusters(drafts: Sequence[Draft]) -> tuple[list[Cluster], list[str]]:
    """Complete events, and in words what others lack."""
    complete: list[Cluster] = []
    left: list[str] = []
    joined, lost = join_drafts(drafts)
    for cluster in joined:
        if cluster.type == "message":
            _address(cluster, joined)
    for cluster in joined:
        missing = lacks(cluster)
        if missing is None:
            complete.append(cluster)
        else:
            left.append(_left(cluster.drafts[0], f"lacks {missing}"))
    return complete, [*left, *(_left(draft, "points back to an event that is told nowhere") for draft in lost)]


def _left(draft: Draft, reason: str) -> str:
    return f"«{' '.join(draft.view.words[draft.trigger.first : draft.trigger.last + 1])}» {draft.type}: {reason}"
