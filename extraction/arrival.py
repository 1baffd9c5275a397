"""`استقبلت الخرطوم الرئيس`, `استقبلت ولاية غرب كردفان وفدا`: a place that receives somebody is where he went: a visit."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.places import PlaceMention
from extraction.sides import Argument
from extraction.triggers import TriggerMention
from extraction.view import View


def find_arrival(view: View, trigger: TriggerMention, found: Sequence[Argument]) -> tuple[tuple[Argument, ...], PlaceMention] | None:
    """The visitors and the place that receives them; None where somebody receives."""
    if trigger.row.frame != "receive" or trigger.row.pos != "verb" or trigger.row.lang == "en":
        return None
    hosts = [a for a in found if a.role == "source"]
    guests = [a for a in found if a.role == "target" and a.mention.entities[0].kind != "state"]
    if hosts and guests and not any(a.implied for a in found) and all(a.mention.rule in ("capital", "state") for a in hosts):
        place = next((p for p in view.places if p.first <= hosts[0].mention.first <= p.last), None)
        return (_visitors(guests), place) if place is not None else None
    place = next((p for p in view.places if 0 < p.first - trigger.last <= 2 and not p.led and not p.dateline), None)
    behind_it = place is not None and all(a.mention.first > place.last for a in found)
    if place is None or not behind_it or any(actor.first <= place.first <= actor.last for actor in view.actors):
        return None
    _, high = view.bounds(trigger)
    behind = next((g for g in view.groups if place.last < g.first <= min(high, place.last + 6) and g.preposition is None), None)
    persons = [m for m in behind.members if m.entities[0].kind != "state"] if behind is not None else []
    return (tuple(Argument("source", member) for member in persons), place) if persons else None


def _visitors(guests: Sequence[Argument]) -> tuple[Argument, ...]:
    return tuple(Argument("source", guest.mention) for guest in guests)
