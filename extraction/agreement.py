"""Who signs and agrees: subjects of the verb, those behind بين and مع, those for whom somebody signs (وقع عن الجانب المصري فلان)."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.actors import ActorMention
from extraction.negotiation import is_between_sides, reach_of
from extraction.sides import Argument, Sides, arguments
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_STANDS = frozenset(("\u0627\u062a\u0641\u0642", "\u062a\u0648\u0627\u0641\u0642"))  # verbs that in the present tell of a view held


def sign(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Participants of وقع, اتفق, توصل, أبرم."""
    own = sides.subject or sides.owner
    behind = [g for g in view.groups if trigger.last < g.first < reach_of(view, trigger)]
    others = [g for g in behind if g.preposition in ("with", "between") and _joins_sides(view, g)]
    objects = [g for g in sides.objects[:1] if own is None and not trigger.pronoun]
    found = arguments("participant", [own, *objects, *others[:1]], sides.implied and own is sides.owner)
    found += arguments("participant", _represented(view, behind))
    if len(found) == 1 and isinstance(own, Group):
        found += arguments("participant", _also_signing(view, trigger, own, behind))
    if len(found) == 1:
        found += arguments("participant", _lenders(view, behind))
    return found


def _also_signing(view: View, trigger: TriggerMention, own: Group, behind: Sequence[Group]) -> list[Group]:
    """A body joined to the subject over what is said of that (اتفقت لجنة كذا المشتركة بين كذا وكذا واللجنة الاستشارية على)."""
    end = next((p for p in range(own.last + 1, len(view.words)) if "on" in view.kinds[p] or view.words[p] == ","), len(view.words))
    bodies = [g for g in behind if own.last < g.first < end and g.preposition is None and g.members[0].prefix == "\u0648"]
    return [g for g in bodies if own.first > trigger.last and {e.kind for m in g.members for e in m.entities} <= {"organisation", "group"}][:1]


def agreed(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Participants of a noun: اتفاق بين, توقيع فلان وفلان, اتفاق مصري سوداني. Who sees it signed or hosts it stands by."""
    behind = [g for g in view.groups if trigger.last < g.first < reach_of(view, trigger)]
    between = [g for g in behind if g.preposition == "between" and is_between_sides(view, g)]
    others = [g for g in behind if g.preposition == "with" and _joins_sides(view, g)]
    represented = _represented(view, behind)
    own = sides.subject or sides.owner
    witness = sides.light is not None and sides.light.row.frame == "host"
    attending = arguments("attendee", [own]) if witness and not _is_town(own) else []
    if between:
        return [*arguments("participant", [*between[:2], *represented]), *attending]
    national = [g for g in view.groups if trigger.last < g.first <= trigger.last + 3 and all(m.rule == "adjective" for m in g.members)]
    free = national[:1] or [g for g in sides.objects[:1] if not _is_town(g)]
    told = arguments("participant", [*free, *others[:1], *represented])
    if not witness and (not free or others):
        told = [*arguments("participant", [own], sides.implied), *told]
    if not told and trigger.prefix.endswith("\u0628"):
        told = arguments("participant", _doers(view, trigger), implied=True)
    return [*told, *attending]


def _doers(view: View, trigger: TriggerMention) -> list[Group]:
    """Whose means a signing is (أنهى المجلسان الأزمة بالتوقيع على اتفاق): who does what the sentence tells."""
    return [g for g in view.groups if g.last < trigger.first and g.preposition is None and not _is_town(g)][:1]


def declare(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """A truce that one side declares by itself; not where another word tells of it, or only a wish (أعلن أن بلاده تعمل من أجل هدنة)."""
    told = any(t.row.type == "agreement" and t is not trigger and t.row.frame != "between" for t in view.triggers)
    truce = next((p for p in range(trigger.last + 1, len(view.words)) if "truce" in view.kinds[p]), None)
    apart = trigger.row.lang == "ar" and truce is not None and view.has("boundary", trigger.last + 1, truce)
    own = sides.subject or sides.owner
    return [] if told or apart else arguments("source", [own], sides.implied)


def _is_town(own: Group | ActorMention | None) -> bool:
    members = own.members if isinstance(own, Group) else (own,) if own is not None else ()
    return bool(members) and all(member.rule == "capital" for member in members)


def _joins_sides(view: View, group: Group) -> bool:
    """Whether مع or بين before a group belongs to no word of its own (متحالفين مع, العلاقات بين)."""
    before = group.first - 2
    return before < 0 or not (view.is_kind(before, "relation") or view.is_kind(before, "allied"))


def _represented(view: View, behind: Sequence[Group]) -> list[Group]:
    """Those for whom somebody signs, and who does it: عن الجانب المصري الوزير فلان."""
    found: list[Group] = []
    for index, group in enumerate(behind):
        if group.first > 0 and view.is_kind(group.first - 1, "on_behalf") and all(m.rule != "name" for m in group.members):
            found.append(group)
            following = behind[index + 1] if index + 1 < len(behind) else None
            if following is not None and following.preposition is None and following.first - group.last <= 3:
                found.append(following)
    return found


def _lenders(view: View, behind: Sequence[Group]) -> list[Group]:
    """Who grants what is signed for: اتفاقية منحة من, قرض ممول من."""
    return [g for g in behind if g.preposition == "from" and any(view.is_kind(p, "grant") for p in range(g.first - 6, g.first))][:1]


def _is_on(view: View, position: int) -> bool:
    """Whether the على of what is agreed stands there, the first behind the verb."""
    return position < len(view.words) and view.kinds[position].get("on") == 1


def reject_pact(view: View, trigger: TriggerMention) -> str | None:
    """Why a trigger of agreement reports none: an agreement only referred to, or by which somebody is told apart; None where it may."""
    if trigger.row.type != "agreement" or trigger.row.lang == "en":
        return None
    if trigger.row.pos == "noun":
        refers = view.is_kind(trigger.first - 1, "refers") or view.is_kind(trigger.first - 2, "refers")
        return "only refers to an agreement" if refers else None
    if trigger.tense == "present" and trigger.row.lemma in _STANDS and view.sentence.kind == "body" and not view.times:
        return "holds the same view, no happening"
    on = next((p for p in range(trigger.last + 1, trigger.last + 12) if _is_on(view, p)), None)
    if trigger.row.lemma in _STANDS and on is not None and view.has("opinion_of", on + 1, on + 2):
        return "one opinion of both, no agreement"
    relative = trigger.first > 0 and "relative" in view.kinds[trigger.first - 1]
    if relative and not trigger.pronoun and view.sentence.kind == "body" and not view.times:
        return "says who somebody is, not what happened"
    return None
