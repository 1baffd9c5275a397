"""Who did what to whom: the arguments of a trigger, by the frame that the table gives its lemma."""

from __future__ import annotations

from dataclasses import replace

from extraction.actors.holders import BOTH
from extraction.deeds import FRAMES as DEEDS
from extraction.frames import FRAMES as ENCOUNTERS
from extraction.frames import Frame
from extraction.sides import Antecedent, Argument, Sides, arguments, noun_sides, verb_sides
from extraction.triggers import TriggerMention
from extraction.view import Group, View

__all__ = ["Antecedent", "Argument", "find_arguments"]

_FRAMES: dict[str, Frame] = {**ENCOUNTERS, **DEEDS}


_NEAR = 10  # tokens: who chairs stands behind the name of the meeting


def _listed(view: View, trigger: TriggerMention, kind: str) -> list[Group]:
    return [g for g in view.groups if g.first > trigger.last and g.preposition == kind]


def _is_attended(view: View, trigger: TriggerMention, sides: Sides) -> bool:
    """`حضر اللقاء فلان`: who attends a meeting told before; not شارك في الاجتماع الوزاري, a meeting of its own."""
    back = trigger.row.frame in ("between", "reception") and trigger.definite and not trigger.pronoun
    if not back or sides.light is None or sides.light.row.frame != "attend":
        return False
    behind = trigger.last + 1
    own = behind < len(view.words) and view.words[behind].startswith("\u0627\u0644") and behind not in view.covered
    return not own and not any("relative" in view.kinds[p] for p in range(behind, min(behind + 2, len(view.words))))


def find_arguments(view: View, trigger: TriggerMention, antecedent: Antecedent) -> tuple[Argument, ...]:
    """The actors of a trigger with their roles, each entity once. `antecedent(view, token)` names whom a pronoun or a missing subject refers to."""
    frame = _FRAMES.get(trigger.row.frame)
    if frame is None:
        return ()
    sides = verb_sides(view, trigger, antecedent) if trigger.row.pos == "verb" else noun_sides(view, trigger, antecedent)
    found = frame(view, trigger, sides)
    if _is_attended(view, trigger, sides):
        found = [replace(a, role="attendee") for a in found]
    attending = [g for g in _listed(view, trigger, "attend") if trigger.row.type != "visit" or g in sides.by(view, "attend")]
    # Those who take part in a summit are its sides where no others are named.
    summit = trigger.row.frame == "between" and not any(a.mention.entities[0].kind == "person" for a in found)
    referred = trigger.row.lang == "en" and trigger.definite  # the talks were attended by
    summit = summit and not referred and sum(len(group.members) for group in attending) > 1
    found += arguments("participant" if summit else "attendee", attending)
    for chair in _listed(view, trigger, "chair") if not (trigger.is_deed and trigger.row.lang == "en") else ():
        beside = [a for a in found if a.mention.last < chair.first <= a.mention.last + 4]
        if chair.first < sides.high and (chair.first - trigger.last <= _NEAR or beside):
            # Who leads a delegation is what the delegation is; who chairs a meeting is its source.
            led = [a for a in beside if a.mention.entities[0].kind in ("group", "organisation")]
            found += arguments(led[-1].role if led else "source", [chair])
    found += arguments("mediator", _listed(view, trigger, "mediate")[:1])
    # A delegation that accompanies somebody is no side of its own.
    found = [replace(a, role="attendee") if a.mention.rule == "accompanying" else a for a in found]
    if trigger.is_deed:
        # الجانبان are those who met; who fought or signed off is told by name.
        found = [a for a in found if len(a.mention.entities) == 1 or a.mention.rule != BOTH]
    once: dict[str, Argument] = {}
    for argument in found:
        once.setdefault("|".join(entity.id for entity in argument.mention.entities), argument)
    return tuple(once.values())
