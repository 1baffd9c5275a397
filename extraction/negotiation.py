"""Talks as a process: their sides, who mediates, and when a noun of talks names a negotiation.

Sides stand behind بين and مع, as subject of the verb (استأنف الطرفان المفاوضات), as delegations from somewhere (وفود من مصر والسودان) or as those
who take part; often they are told only in another sentence. Who sponsors, leads, hosts or facilitates talks mediates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.model import HOME_COUNTRIES
from extraction.actors import ActorMention
from extraction.actors.holders import BOTH
from extraction.light import light_verb
from extraction.sides import Argument, Sides, arguments
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_PROCESSES = ("negotiation", "mediation")
_REACH = 40  # tokens from talks to what is told of them in their clause
_NEAR = 2  # sentences from talks to the passage that names their sides
_WORLD = frozenset(("UN", "AU", "LAS", "EU"))
_VAGUE = frozenset(("Delegation", "Delegations", "Representatives", "Participants", "Officials", "Experts", "Leaders"))
_ROUND = 4  # tokens between جولة and what it is a round of


def is_talks(trigger: TriggerMention) -> bool:
    """Whether a trigger is a noun of talks, be they a meeting or a negotiation."""
    return trigger.row.pos == "noun" and trigger.row.frame in ("between", *_PROCESSES) and trigger.row.type in ("meeting", "negotiation")


def reach_of(view: View, trigger: TriggerMention) -> int:
    """The end of what is told of talks: their clause, with what they are about counted in (مفاوضات بشأن السد بين …)."""
    position = trigger.last + 1
    while position < min(len(view.words), trigger.last + _REACH):
        verb = view.is_verb(position)
        relative = "relative" in view.kinds[position] and (following := view.is_verb(position + 1)) is not None and following.row.type == "light"
        closes = "boundary" in view.kinds[position] and position not in view.covered and "concerning" not in view.kinds[position] and not relative
        if closes or view.words[position] in ";:" or (verb is not None and verb.row.type not in ("light", "plan", "cancel")):
            break
        position += 1
    return position


def is_between_sides(view: View, group: Group) -> bool:
    """Whether بين belongs to no noun right before it that joins by itself (العلاقات بين, الحدود بين)."""
    before = group.first - 2
    return not any(view.is_kind(position, "relation") for position in (before, before - 1) if position >= 0)


def negotiate(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Participants and mediators of talks."""
    high = reach_of(view, trigger)
    behind = [g for g in view.groups if trigger.last < g.first < high]
    between = [g for g in behind if g.preposition == "between" and is_between_sides(view, g)]
    others = [*sides.inside, *[g for g in behind if g.preposition == "with"]]
    leads = sides.light is not None and sides.light.row.frame in ("mediate", "host")
    own = sides.subject or sides.owner
    own = own if own is None or not _is_vague(own) else None
    free = _free_sides(view, trigger, sides)
    mediating: list[Group | ActorMention | None] = [own] if leads and not _is_town(own) else []
    if trigger.row.frame == "mediation":
        mediating, own, free = [own, *free], None, []
    parties = arguments("participant", between[:2])
    if not between:
        parties = arguments("participant", [own] if own is not None and not leads else [], sides.implied)
        parties += arguments("participant", [*free, *others[:1]])
    parties = parties or arguments("participant", _coming_from(view, trigger, high))
    attending = [g for g in behind if g.preposition == "attend"]
    parties = parties or arguments("participant", [g for g in attending if not _is_vague(g)])
    parties = parties or arguments("participant", [m for m in view.actors if m.first == trigger.first])
    if others and len(parties) == 1 and not between:
        parties = [*arguments("participant", _before(view, trigger), implied=True), *parties]
    parties = [a for a in parties if a.mention.rule != BOTH or a.mention.entities[0].kind != "person"]
    found = [*parties, *arguments("mediator", mediating, sides.implied)]
    return [_as_mediator(a) if _only_serves(sides, a, len(found)) else a for a in found]


def _is_vague(side: Group | ActorMention) -> bool:
    """وفود, الوفود المشاركة: delegations of nobody in particular are no sides."""
    members = side.members if isinstance(side, Group) else (side,)
    return all(e.kind == "group" and not e.known and not e.country and e.name_en in _VAGUE for m in members for e in m.entities)


def _before(view: View, trigger: TriggerMention) -> list[Group]:
    """Whoever comes for talks with somebody (عاد وفد الجيش لاستئناف المفاوضات مع القوات)."""
    ahead = [g for g in view.groups if g.last < trigger.first and g.preposition in (None, "noun")]
    return ahead[-1:] if trigger.prefix.endswith("\u0644") or view.has("course", trigger.first - 2, trigger.first) else []


def _free_sides(view: View, trigger: TriggerMention, sides: Sides) -> list[Group | ActorMention | None]:
    """Free groups behind the noun or its verb; adjectives of nationality right behind it even where it has the article."""
    national = [g for g in view.groups if trigger.last < g.first <= trigger.last + 3 and all(m.rule == "adjective" for m in g.members)]
    return [*(national[:1] or sides.objects[:1])]


def _is_town(own: Group | ActorMention | None) -> bool:
    members = own.members if isinstance(own, Group) else (own,) if own is not None else ()
    return bool(members) and all(member.rule == "capital" for member in members)


def _only_serves(sides: Sides, argument: Argument, count: int) -> bool:
    """A body of no state that alone organises or holds talks mediates (تنظم الأمم المتحدة جولة محادثات), and its envoy with others."""
    entity = argument.mention.entities[0]
    abroad = (entity.country or "UN") in _WORLD
    return sides.light is not None and abroad and ((count == 1 and entity.kind == "organisation") or (count > 1 and entity.kind != "group"))


def _as_mediator(argument: Argument) -> Argument:
    return replace(argument, role="mediator")


def _coming_from(view: View, trigger: TriggerMention, high: int) -> list[ActorMention]:
    """The states behind `وفود من`."""
    states = [m for m in view.actors if m.rule == "state" and (m.locative or m.prefix) and trigger.last < m.first < high]
    return [mention for mention in states if _sends_delegation(view, mention)]


def _sends_delegation(view: View, mention: ActorMention) -> bool:
    position = mention.first - 1
    while position > 0 and (position in view.covered or view.words[position] in ",\u0648"):
        position -= 1
    return "from" in view.kinds[position] and any(view.is_kind(back, "delegations") for back in range(position - 3, position))


def is_process(view: View, trigger: TriggerMention) -> bool:
    """Whether the words around a noun of talks make it a process: a round, indirect, or led and sponsored by somebody."""
    if not is_talks(trigger) or not view.is_kind(trigger.first, "talks"):
        return False
    told = view.has("round", trigger.first - _ROUND, trigger.first) or view.has("indirect", trigger.last + 1, trigger.last + 4)
    told = told or any(g.preposition == "mediate" and trigger.last < g.first <= trigger.last + _REACH for g in view.groups)
    return told or any(t.row.frame == "mediate" and abs(t.first - trigger.first) <= 2 * _ROUND for t in view.triggers)


def kind_of(view: View, trigger: TriggerMention, found: Sequence[Argument]) -> str:
    """`negotiation` where talks are a process, are told to begin or end with no sides told, or held by sides of one country; else what the table
    says."""
    if trigger.row.type != "meeting" or not is_talks(trigger) or not view.is_kind(trigger.first, "talks"):
        return trigger.row.type
    entities = [e for a in found if a.role not in ("attendee", "mediator") for e in a.mention.entities]
    if any(entity.kind == "person" for entity in entities):
        return trigger.row.type
    at_home = {entity.country for entity in entities}
    inner = len(at_home) == 1 and at_home <= HOME_COUNTRIES and all(e.kind in ("group", "organisation") for e in entities)
    parties = inner and (len(entities) > 1 or entities[0].kind == "group")
    held = any(p.first == trigger.last + 1 and p.place.precision == "city" for p in view.places) or bool(view.times)
    called = not entities and held and is_set_off(view, trigger)
    return "negotiation" if parties or called or is_process(view, trigger) else trigger.row.type


def reject_talks(view: View, trigger: TriggerMention, found: Sequence[Argument]) -> str | None:
    """Why a noun of talks reports none: a means, an aim, a part of another name; None where it may."""
    if trigger.row.type != "negotiation" or trigger.row.pos != "noun":
        return None
    if trigger.row.frame == "mediation" and trigger.prefix.endswith("\u0628"):
        return "says who mediates, in what is told by another word"
    if view.has("means", trigger.first - 2, trigger.first) or trigger.prefix.endswith(("\u0628", "\u0643")):
        return "a means, no happening"
    if view.is_kind(trigger.first - 1, "of_talks"):
        return "speaks of talks and reports none"
    sides = any(a.role == "participant" and not a.implied for a in found)
    if trigger.row.frame == "mediation" and trigger.definite and not sides:
        return "the mediators, no happening"
    if any(m.first == trigger.first for m in view.actors) and not is_set_off(view, trigger):
        return "a body, no happening"
    return None


def is_set_off(view: View, trigger: TriggerMention) -> bool:
    """Whether something is told to happen to talks: they begin, go on, end, fail, are held (انطلاق المفاوضات, تعليق المحادثات)."""
    if view.has("course", trigger.first - _ROUND, trigger.first) or view.has("course", trigger.last + 1, trigger.last + 4):
        return True
    held = light_verb(view, trigger)
    return held is not None or any(t.row.type in ("light", "cancel") and abs(t.first - trigger.first) <= _ROUND for t in view.triggers)


class SidesFinder:
    """Sides of talks that the sentence leaves unsaid, from the passages around it."""

    __slots__ = ("_views",)

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views

    def __call__(self, view: View) -> list[Argument]:
        """The nearest two or more bodies, groups or states that an earlier, else a later passage joins; [] where there are none."""
        steps = [0, *(-step for step in range(1, _NEAR + 1)), *range(1, _NEAR + 1)]
        here = [v for v in self._views if v.sentence.part == view.sentence.part]
        index = next(i for i, v in enumerate(here) if v is view)
        for step in steps:
            if 0 <= index + step < len(here):
                joined = [g for g in here[index + step].groups if _may_negotiate(g)]
                if joined:
                    return [Argument("participant", member, implied=True) for member in joined[0].members]
        titles = [g for v in self._views if v.sentence.kind == "title" for g in v.groups if _may_negotiate(g)]
        return [Argument("participant", member, implied=True) for member in (titles[0].members if titles else ())]


def _may_negotiate(group: Group) -> bool:
    """Whether a passage names sides: الأطراف الليبية anywhere; joined bodies of one country, or states behind بين."""
    entities = [entity for member in group.members for entity in member.entities]
    codes = {entity.country for entity in entities}
    named = len(entities) > 1 or (entities[0].kind == "group" and not entities[0].known)
    if not named or any(entity.kind == "person" for entity in entities) or not codes & HOME_COUNTRIES:
        return False
    if len(entities) == 1 and "parties" in entities[0].name_en:
        return True
    if group.preposition == "between" and all(entity.kind == "state" for entity in entities):
        return True
    return group.preposition in (None, "noun", "between") and len(codes) == 1 and all(entity.kind != "state" for entity in entities)
