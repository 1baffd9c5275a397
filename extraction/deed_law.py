"""The frames of arrests, trials and releases: who holds, lets go or brings to court, and whom."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.deed_parts import (
    NEAR,
    construct_of,
    governor_of,
    groups_on,
    is_crowd,
    is_nationals,
    is_people,
    kinds_of,
    ordered_by,
    parties_of,
    start_of,
)
from extraction.deed_toll import is_told
from extraction.sides import Argument, Sides, arguments, group_before
from extraction.triggers import TriggerMention
from extraction.view import Group, View


def arrest(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """اعتقلت الشرطة فلانا, أفرجت عن فلان, أخلت سبيل فلان, أوقفته السلطات; with people alone behind the verb it reads as a passive (ضبط 12 متهما)."""
    subject, objects = parties_of(view, trigger, sides)
    target = groups_on(view, trigger, sides) or [g for g in objects if is_people(g)][:1] or _governed(view, trigger)
    held = subject is not None and (subject.first > trigger.last or is_crowd(subject, "civilian", "suspect", "nationals", "protester"))
    if not target and subject is not None and held and is_people(subject):
        target, subject = [subject], None
    pronoun = [sides.owner] if trigger.pronoun and not target else []
    doer = ordered_by(view, trigger) or subject or (sides.owner if not pronoun else None)
    if doer in target:
        doer = None
    found = arguments("source", [doer], doer is sides.owner and sides.implied) + arguments("target", target) + arguments("target", pronoun, True)
    return found + _nationals(view, trigger, target)


def _nationals(view: View, trigger: TriggerMention, held: Sequence[Group]) -> list[Argument]:
    """Whom a number of people held includes: 45 شخصا بينهم 12 سودانيا, 21 متهما … وثلاثة مصريين."""
    following = next((t.first for t in view.triggers if t.first > trigger.last and t.row.type == "arrest"), len(view.words))
    if not held or not is_crowd(held[0], "civilian", "suspect"):
        return []
    return arguments("target", [g for g in view.groups if held[0].last < g.first < following and is_nationals(g)])


def _governed(view: View, trigger: TriggerMention) -> list[Group]:
    """Whom a noun of the verb's phrase governs: أخلت سبيل فلان, أوقفت المدعو فلانا."""
    near = [g for g in view.groups if trigger.last < start_of(view, g) <= trigger.last + NEAR and g.preposition == "noun" and is_people(g)]
    return near[:1]


def oust(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """أطاح بفلان, زج بفلان."""
    subject, _ = parties_of(view, trigger, sides)
    target = [g for g in sides.by(view, "b") if trigger.last < g.first <= trigger.last + NEAR][:1]
    found = arguments("source", [subject or sides.owner], sides.implied) + arguments("target", target)
    return found + _nationals(view, trigger, target)


def foil(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """أحبط حرس الحدود محاولة تسلل 45 شخصا, إحباط محاولة 130 شخصا …: those who are named behind are those who were caught."""
    doer = (parties_of(view, trigger, sides)[0] or sides.owner) if trigger.row.pos == "verb" else governor_of(view, trigger)
    caught = [g for g in view.groups if trigger.last < g.first <= trigger.last + NEAR and is_people(g) and g is not doer]
    found = arguments("source", [doer], doer is sides.owner and sides.implied) + arguments("target", caught[:1])
    return found + _nationals(view, trigger, caught[:1])


def detention(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """اعتقال فلان, القبض على فلان, الإفراج عن فلان; who does it governs the noun."""
    behind = next((g for g in view.groups if start_of(view, g) == trigger.last + 1), None)
    if behind is not None and not is_people(behind) and trigger.first == trigger.last and not (trigger.definite or trigger.prefix):
        after = next((g for g in view.groups if g.first > behind.last and g.preposition in (None, "noun")), None)
        if after is not None and is_people(after) and start_of(view, after) <= behind.last + 4:
            return arguments("source", [behind]) + arguments("target", [after])  # ضبط الجهاز 62 مهاجرا: a verb, as it turns out
    held = (behind or construct_of(view, trigger, sides), *groups_on(view, trigger, sides))
    target = [g for g in held if g is not None and is_people(g)][:1]
    if not target and view.has("on_him", trigger.last, trigger.last + 2):
        target = _told_before(view, trigger)
    pronoun = [sides.owner] if trigger.pronoun and not target and sides.light is not None else []
    source = governor_of(view, trigger) or _by(view, trigger)
    found = arguments("target", target) + arguments("target", pronoun, implied=True) + _nationals(view, trigger, target)
    return found + arguments("source", [source] if source not in target else [])


def _told_before(view: View, trigger: TriggerMention) -> list[Group]:
    """Whom عليه, عنهم mean: the last person named before, or the last people."""
    people = [g for g in view.groups if g.last < trigger.first and is_people(g)]
    if people:
        return people[-1:]
    last = group_before(view, 0, trigger.first, wide=True)
    return [last] if last is not None and kinds_of(last) == {"person"} else []


def _by(view: View, trigger: TriggerMention) -> Group | None:
    """تم ضبطهم من قبل الشرطة, على يد قوات الأمن."""
    agents: Sequence[Group] = [g for g in view.groups if trigger.last < g.first and view.has("hand", start_of(view, g) - 2, start_of(view, g))]
    return agents[0] if agents else None


def appear(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """مثل فلان أمام المحكمة."""
    subject, _ = parties_of(view, trigger, sides)
    held = subject if subject is not None and is_people(subject) else sides.owner
    return arguments("target", [held], held is sides.owner and sides.implied)


def judge(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """قضت محكمة بإعدام فلان, عاقبت المحكمة 20 متهما بالسجن, حكم القضاء على فلان: a court, and whom it condemned or acquitted."""
    subject, objects = parties_of(view, trigger, sides)
    court = ordered_by(view, trigger) or subject
    if court is not None and is_people(court):
        objects, court = [court, *objects], None
    told = _condemned(view, trigger) or groups_on(view, trigger, sides) or [g for g in objects if is_people(g)] or _to(view, trigger, sides)
    return arguments("source", [court or sides.owner], sides.implied) + arguments("target", told[:1])


def verdict(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """حكم بإعدام فلان, بسجن فلان, على فلان; the court governs the noun or stands with it (إصدار محكمة حكما)."""
    court = governor_of(view, trigger) or _court(view, trigger)
    return arguments("source", [court]) + arguments("target", (_condemned(view, trigger) or groups_on(view, trigger, sides))[:1])


def _condemned(view: View, trigger: TriggerMention) -> list[Group]:
    """Those right behind the name of a penalty."""
    behind = [g for g in view.groups if g.first > trigger.last and is_people(g)]
    return [g for g in behind if is_told(view, g, "penalty") or view.has("penalty", start_of(view, g) - 1, start_of(view, g))][:1]


def _to(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    return [g for g in sides.by(view, "l") if trigger.last < g.first <= trigger.last + NEAR and is_people(g)]


def _court(view: View, trigger: TriggerMention) -> Group | None:
    """The court right before the noun of its verdict."""
    before = [g for g in view.groups if g.last < trigger.first <= g.last + NEAR and view.is_kind(g.members[0].first, "court")]
    return before[-1] if before else None
