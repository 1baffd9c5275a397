"""Who gives what to whom: aid, grants and loans, deliveries, convoys, exercises; who opens what.

A verb of giving has its giver as subject (أرسلت مصر مساعدات), one of receiving behind من (تسلمت مصر مقاتلات من فرنسا). A noun of aid names its
giver by a nationality (مساعدات تركية), behind من or مقدمة من, or with the verb that it is the object of (قافلة يسيرها الهلال الأحمر). Whom it is
for stands behind إلى or لـ, or behind words like لدعم and لإغاثة.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.actors import ActorMention
from extraction.deed_parts import NEAR, governor_of, is_capital, parties_of, start_of, subject_of
from extraction.negotiation import is_between_sides, reach_of
from extraction.sides import Argument, Sides, arguments
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_OBJECT = 9  # tokens between a verb and the aid that it gives


def aid(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Giver and receiver of أرسل, قدم, سلم, منح and of the nouns of aid."""
    if trigger.row.pos != "verb":
        return _given(view, trigger, sides)
    if not _names_aid(view, trigger):
        return []
    subject, objects = parties_of(view, trigger, sides)
    if subject is not None and subject.first > trigger.last and view.is_kind(trigger.first - 1, "that_it"):
        objects = [subject, *objects]  # أعلنت الدولة أنها سلمت مصر
        subject = _speaker(view, trigger)
    goods = _is_goods(view, subject)
    own = subject or sides.owner if not goods else None
    givers = [own] if own is not None else _named_givers(view, trigger)
    implied = sides.implied and subject is None and not goods
    return arguments("source", givers, implied) + arguments("target", _receivers(view, trigger) or objects[:1])


def _speaker(view: View, trigger: TriggerMention) -> Group | None:
    """Whom the pronoun of أنها means: the last free group before it."""
    ahead = [g for g in view.groups if g.last < trigger.first and g.preposition in (None, "noun")]
    return ahead[-1] if ahead else None


def receive(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """تسلم, تلقى, حصل على: who gives stands behind من, or by its nationality."""
    if not _names_aid(view, trigger):
        return []
    subject, _ = parties_of(view, trigger, sides)
    receivers = [subject or sides.owner] if subject is None or not is_capital(subject) else []
    return arguments("source", _named_givers(view, trigger)) + arguments("target", receivers, sides.implied and subject is None)


def _given(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    if any(t.row.type == "cooperation" and t.row.pos == "verb" and 0 < trigger.first - t.last <= _OBJECT for t in view.triggers):
        return []  # told by its verb: أرسلت مصر قافلة
    givers: Sequence[Group | ActorMention] = _named_givers(view, trigger)
    if not givers:
        giver = governor_of(view, trigger) or _promiser(view, trigger) or (sides.subject if sides.light is not None else None)
        givers = [giver] if giver is not None and not is_capital(giver) else []
    return arguments("source", givers) + arguments("target", _receivers(view, trigger))


def _promiser(view: View, trigger: TriggerMention) -> Group | None:
    """Who decides, promises or announces aid (قررت الحكومة تقديم مساعدات)."""
    verbs = [t for t in view.triggers if t.row.pos == "verb" and t.last < trigger.first]
    near = verbs and trigger.first - verbs[-1].last <= NEAR and not view.has("boundary", verbs[-1].last + 1, trigger.first)
    return subject_of(view, verbs[-1], trigger.first) if near else None


def is_promised(view: View, trigger: TriggerMention) -> bool:
    """Whether aid is still to come: ordered (وجه بإرسال), decided or promised."""
    if trigger.row.type != "cooperation" or trigger.row.frame not in ("aid", "order_aid"):
        return False
    return trigger.row.frame == "order_aid" or (trigger.row.pos == "noun" and view.has("promise", trigger.first - NEAR, trigger.first))


def exercise(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Sides of manoeuvres: behind بين and مع, by nationality, subject of the verb, and those who take part."""
    behind = [g for g in view.groups if trigger.last < g.first < reach_of(view, trigger)]
    between = [g for g in behind if g.preposition == "between" and is_between_sides(view, g)][:1]
    national = [g for g in view.groups if trigger.last < g.first <= trigger.last + 4 and all(m.rule == "adjective" for m in g.members)][:1]
    own = [sides.subject] if sides.subject is not None and not is_capital(sides.subject) else []
    others = [g for g in behind if g.preposition in ("with", "attend")][:2]
    parties = between or [*(national or own), *others]
    return arguments("participant", parties)


def _names_aid(view: View, trigger: TriggerMention) -> bool:
    """Whether a verb has aid for its object or subject: right behind it, with no other verb between."""
    for position in range(trigger.last + 1, min(trigger.last + 1 + _OBJECT, len(view.words))):
        if view.is_kind(position, "aid"):
            return True
        if (verb := view.is_verb(position)) is not None and verb.row.type != "light":
            return False
    return False


def _is_goods(view: View, subject: Group | None) -> bool:
    """Whether the subject only names whose the aid is (وصلت قافلة الهلال الأحمر)."""
    return subject is not None and any(view.is_kind(position, "aid") for position in range(start_of(view, subject) - 3, start_of(view, subject)))


def _named_givers(view: View, trigger: TriggerMention) -> list[Group | ActorMention]:
    """Givers told beside the aid: its nationality, behind من, مقدمة من or a verb like يسيرها."""
    high = min(reach_of(view, trigger) + NEAR, len(view.words))
    near = [g for g in view.groups if trigger.last < g.first < high]
    national = [g for g in near if all(m.rule == "adjective" for m in g.members) and _beside_aid(view, g, trigger)]
    granted: list[Group | ActorMention] = [g for g in near if g.preposition == "from" and _beside_aid(view, g, trigger)]
    if trigger.row.frame == "receive_aid" and not granted:
        granted = [m for m in view.actors if m.locative and trigger.last < m.first < high and view.has("from", m.first - 1, m.first)]
    sending = [g for g in near if any(view.has("sends", start_of(view, g) - back, start_of(view, g)) for back in (1, 2))]
    owning = [g for g in near if g.preposition in (None, "noun") and view.is_kind(start_of(view, g) - 1, "aid") and not _is_helped(view, g)]
    told: list[list[Group | ActorMention]] = [granted, [*national], [*sending], [*owning]]
    return next((found[:1] for found in told if found), [])


def _beside_aid(view: View, group: Group, trigger: TriggerMention) -> bool:
    start = start_of(view, group)
    return trigger.last >= start - 8 or any(view.is_kind(position, "aid") or view.is_kind(position, "grant") for position in range(start - 8, start))


def _receivers(view: View, trigger: TriggerMention) -> list[Group | ActorMention]:
    """Those behind إلى, لـ or words of help; a state used as a place receives too."""
    high = min(reach_of(view, trigger) + NEAR, len(view.words))
    groups = [g for g in view.groups if trigger.last < g.first < high and (g.preposition in ("to", "l") or _is_helped(view, g))]
    states = [m for m in view.actors if m.locative and trigger.last < m.first < high and view.has("to", m.first - 2, m.first)]
    found: list[Group | ActorMention] = [*groups[:1]] or [*states[:1]]
    return found


def _is_helped(view: View, group: Group) -> bool:
    start = start_of(view, group)
    return any(view.is_kind(position, "helps") for position in (start - 1, start - 2))
