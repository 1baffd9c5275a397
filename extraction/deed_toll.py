"""Whom an attack or a disaster befell: the dead, the wounded, the missing and the displaced that its sentence names."""

from __future__ import annotations

from extraction.deed_parts import construct_of, is_crowd, is_people, is_word, kinds_of, parties_of, start_of
from extraction.sides import Argument, Sides, arguments
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_HURT = ("civilian", "nationals", "victim", "soldier", "suspect", "protester")


def is_told(view: View, group: Group, kind: str) -> bool:
    """Whether words of a kind stand right before a group (مصرع فلان, أودت بحياة فلان)."""
    start = start_of(view, group)
    return any(p >= 0 and view.kinds[p].get(kind) == start - p for p in (start - 3, start - 2, start - 1))


def casualties_of(view: View, trigger: TriggerMention) -> list[Group]:
    """People killed or hurt that the sentence of an attack names: أسفر عن مقتل ثلاثة شرطيين, أصيب 18 من الجنود."""
    low, high = view.bounds(trigger)
    told = [g for g in view.groups if is_people(g) and (is_told(view, g, "casualty") or view.has("own_death", g.last + 1, g.last + 4))]
    behind = [g for g in told if g.first > trigger.last]
    return (behind or [g for g in told if low <= g.first < high])[:1]


def calamity(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Those who died or lost their home in it, where the sentence names them."""
    told = [g for g in view.groups if is_told(view, g, "death") and is_people(g)]
    if trigger.row.lang == "en":
        told = [g for g in view.groups if view.has("death", start_of(view, g) - 1, start_of(view, g))]
    subject = _own(view, trigger, sides)
    victims = [g for g in view.groups if is_crowd(g, *_HURT) or is_word(view, g, "victims")]
    deadly = [g for g in view.groups if view.has("death", g.last + 1, g.last + 5) and kinds_of(g) <= {"person", "group"}]
    before = [g for g in view.groups if g.last < trigger.first and "person" in kinds_of(g) and g.preposition in (None, "noun")]
    owners = before[-1:] if trigger.row.frame == "crash" and view.has("own_death", 0, trigger.first) else []
    return arguments("target", (told + subject + deadly)[:1] or owners or victims[:1])


def _own(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    """Whom the trigger itself names: غرق 30 مهاجرا, نزوح 500 أسرة."""
    if trigger.row.pos == "verb":
        subject, objects = parties_of(view, trigger, sides)
        return [g for g in (subject, *objects) if g is not None and is_people(g)][:1]
    own = construct_of(view, trigger, sides)
    return [own] if own is not None and is_people(own) else []


def flight(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """نزحت 500 أسرة, نزوح آلاف السكان, عدد الذين نزحوا … إلى 100 ألف شخص."""
    people = [g for g in view.groups if is_crowd(g, "civilian", "victim") and g.members[0].entities[0].count is not None]
    return arguments("target", (_own(view, trigger, sides) or [g for g in people if g.first > trigger.last] or people)[:1])
