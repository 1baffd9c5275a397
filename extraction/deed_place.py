"""Where a deed happened, when the sentence does not say it beside the trigger: the seat of the court, the post of the police, the coast, the
one place that a disaster struck."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.places import PlaceMention
from extraction.sides import Argument
from extraction.triggers import TriggerMention
from extraction.view import View

_FINE = ("site", "city", "admin1")
_BEHIND = 3  # tokens between a body and the place where it serves


def scene_of(view: View, trigger: TriggerMention, arguments: Sequence[Argument], place: PlaceMention | None) -> PlaceMention | None:
    """`place` where it is as good as any; None where nothing tells."""
    if trigger.row.type == "arrest" and place is not None and view.has("to", place.first - 1, place.first):
        place = None  # أثناء محاولتهم التسلل إلى ليبيا: where they never got to
    if trigger.row.frame == "foil" and (way := _way(view, trigger)) is not None:
        return way
    if trigger.row.type in ("arrest", "decision", "movement") and (place is None or _is_loose(view, trigger, place)):
        found = _seat(view, arguments) or place
        return found or (_only(view, trigger) if trigger.row.type == "arrest" else None)
    if trigger.row.frame == "close":
        return _closed(view, trigger) or place
    if place is None and trigger.row.type in ("disaster", "attack"):
        return _only(view, trigger)
    if place is not None and trigger.row.type == "disaster" and view.has("to", place.first - 1, place.first):
        return _only(view, trigger) or place  # غرق مركبهم قبالة ليبيا ووصلوا إلى باليرمو
    return place


def _way(view: View, trigger: TriggerMention) -> PlaceMention | None:
    """Where those were stopped who were on their way (من السلوم إلى ليبيا, عبر الدروب الصحراوية بالسلوم): the finest place behind, but not
    the one they were going to."""
    behind = [p for p in view.places if p.first > trigger.last and not p.dateline and not p.seat and p.place.precision in _FINE]
    return next((p for p in behind if not view.has("to", p.first - 1, p.first)), None)


def _closed(view: View, trigger: TriggerMention) -> PlaceMention | None:
    """The crossing, field or port that is closed: the first place behind, or in, what closes it."""
    behind = [place for place in view.places if place.last >= trigger.first and not place.dateline and place.place.precision != "country"]
    return min(behind, key=lambda place: (place.place.precision != "site", place.first)) if behind else None


def _is_loose(view: View, trigger: TriggerMention, place: PlaceMention) -> bool:
    """Whether a place stands far from the trigger, or is no more than a country."""
    distance = place.first - trigger.last if place.first > trigger.last else trigger.first - place.last
    return distance > 10 or place.place.precision == "country"


def _seat(view: View, arguments: Sequence[Argument]) -> PlaceMention | None:
    """The place in the name of the body that acts (محكمة جنايات المنيا), or right behind it (الأجهزة الأمنية بمحافظة أسيوط)."""
    for argument in arguments:
        mention = argument.mention
        if argument.role != "source" or argument.implied or mention.sentence != view.sentence.index or mention.entities[0].kind != "organisation":
            continue
        for place in view.places:
            inside = mention.first < place.first and place.last <= mention.last + _BEHIND
            if inside and not place.dateline and place.place.precision in _FINE and _is_joined(view, mention.last, place):
                return place
    return None


def _is_joined(view: View, last: int, place: PlaceMention) -> bool:
    """Whether a place stands inside the name, or behind it with ب or في."""
    if place.first <= last:
        return True
    between = range(last + 1, place.first + 1)
    return view.words[last + 1].startswith("\u0628") or "in" in view.kinds[last + 1] if between else False


def _only(view: View, trigger: TriggerMention) -> PlaceMention | None:
    """The place named nearest, behind rather than before, of which the sentence says nothing else."""
    ranked = [
        ((place.first - trigger.last) if place.first > trigger.last else 2 * (trigger.first - place.last), place)
        for place in view.places
        if not place.dateline
        and (_is_coast(view, place) or (place.place.precision in _FINE and not _is_aside(view, place)))
        and not view.breaks(trigger.last + 1, place.first)
    ]
    return min(ranked, key=lambda entry: entry[0])[1] if ranked else None


def _is_coast(view: View, place: PlaceMention) -> bool:
    """`قبالة سواحل ليبيا`, `الساحل الشرقي لليبيا`: off a country, where no town is named."""
    return any(view.is_kind(position, "around") for position in range(place.first - 2, place.first))


def _is_aside(view: View, place: PlaceMention) -> bool:
    """Whether a place is where somebody comes from or goes to, or part of somebody's name."""
    if view.has("from", place.first - 1, place.first) or view.has("to", place.first - 1, place.first):
        return True
    return any(actor.first <= place.first <= actor.last and actor.rule != "capital" for actor in view.actors if not actor.locative)
