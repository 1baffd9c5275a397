"""The frames of encounters: which side of a meeting, visit, call, message or agreement is its source, target or participant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extraction.actors import ActorMention
from extraction.sides import Argument, Sides, arguments
from extraction.triggers import TriggerMention
from extraction.view import Group, View

Frame = Callable[[View, TriggerMention, Sides], list[Argument]]


def _pair(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """The sides of an encounter, equal where the words make them so."""
    between = sides.by(view, "between")
    between = [g for g in between if _between_trigger(view, trigger, sides, g)]
    others = [g for g in sides.by(view, "with") if g.first > trigger.last]
    others = [*sides.inside, *others]
    others += [g for g in sides.by(view, "b") if g.first > trigger.last and (g.first - trigger.last <= 12)]
    if between:
        return arguments("participant", [between[0], *[g for g in between[1:] if len(between[0].members) == 1][:1], *others[:1]])
    own = _subject(sides)
    # اجتمع takes no object: who stands free behind its subject belongs to another clause.
    direct = [] if trigger.row.frame == "meet_with" and trigger.row.lang == "ar" else sides.objects[:1] if own else sides.objects[:2]
    owned = [g for g in sides.by(view, "l") if trigger.last < g.first <= trigger.last + 3] if not (own or direct) else []
    found = (
        arguments("participant", own, sides.implied)
        + arguments("participant", direct)
        + arguments("participant", others[:1])
        + arguments("participant", owned[:1])
    )
    if trigger.row.pos == "verb" and len(own) == 1 and len(found) == 2:
        return [Argument("source", found[0].mention, found[0].implied), Argument("target", found[1].mention, found[1].implied)]
    return found


def _between_trigger(view: View, trigger: TriggerMention, sides: Sides, group: Group) -> bool:
    """Whether بين goes with the trigger (مباحثات موسعة بين) and not with a noun that it governs (تناول اللقاء العلاقات بين)."""
    if group.first < trigger.first:
        return sides.light is not None and sides.light.first < group.first
    start = sides.light.last if sides.light is not None and sides.light.first > trigger.last else trigger.last
    between = view.words[start + 1 : group.first - 1]
    if trigger.definite or trigger.row.lang == "en":
        return len(between) <= (3 if trigger.row.lang == "en" else 1) and not any(word in ("with", "relations", "on") for word in between)
    return len(between) <= 12 and not any(
        word.startswith("\u0627\u0644") and position not in view.covered for position, word in enumerate(between, start + 1)
    )


def _negotiate(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """As `_pair`; a body of no state that organises or hosts mediates (تنظم الأمم المتحدة جولة محادثات)."""
    found = _pair(view, trigger, sides)
    if sides.light is None or len(found) != 1 or found[0].mention.entities[0].kind != "organisation":
        return found
    return [Argument("mediator", found[0].mention, found[0].implied)]


def _recipient(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    return [g for g in sides.by(view, "to", "l") if g.first > trigger.last][:1]


def _origin(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    return [g for g in sides.by(view, "from") if g.first > trigger.last][:1]


def _subject(sides: Sides) -> list[Group | ActorMention | None]:
    return [sides.subject] if sides.subject else [sides.owner] if sides.owner else []


def _receive(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return arguments("source", _subject(sides), sides.implied) + arguments("target", sides.objects[:1])


def _discuss(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    behind = ("with", "b") if trigger.row.type == "call" else ("with",)  # اتصل بفلان
    others = [g for g in sides.by(view, *behind) if g.first > trigger.last][:1]
    subject = arguments("participant", _subject(sides), sides.implied)
    return subject + arguments("participant", others) if others or len(subject) > 1 else []


def _go(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return [a for a in arguments("source", _subject(sides), sides.implied) if a.mention.entities[0].kind != "state"]


def _get(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return arguments("source", _origin(view, trigger, sides)) + arguments("target", _subject(sides), sides.implied)


def _send(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    target = _recipient(view, trigger, sides) or (sides.objects[:1] if trigger.row.frame in ("send_direct", "invite", "call") else [])
    return arguments("source", _subject(sides), sides.implied) + arguments("target", target)


def _bear(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """نقل فلان رسالة (من) فلان إلى فلان: the bearer mediates; without another sender he is the source."""
    origin = _origin(view, trigger, sides) or [g for g in view.groups if trigger.last < g.first < sides.high and g.preposition == "noun"][:1]
    bearer = _subject(sides)
    spare = sides.objects[:1] if not origin else []
    target = _recipient(view, trigger, sides)
    if origin or spare:
        return arguments("source", origin or spare) + arguments("target", target) + arguments("mediator", bearer, sides.implied)
    return arguments("source", bearer, sides.implied) + arguments("target", target)


def _charge(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return (
        arguments("source", _subject(sides), sides.implied)
        + arguments("mediator", sides.objects[:1])
        + arguments("target", _recipient(view, trigger, sides))
    )


def _sign(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    parties = [*_subject(sides), *sides.objects[:1], *[g for g in sides.by(view, "with", "between") if g.first > trigger.last][:1]]
    return arguments("participant", parties, sides.implied)


def _declare(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """A truce that one side declares by itself."""
    return arguments("source", _subject(sides), sides.implied)


def _call(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    origin = _origin(view, trigger, sides)
    if origin and sides.light is not None:
        return arguments("source", origin) + arguments("target", _subject(sides))
    found = _pair(view, trigger, sides)
    if len(found) < 2:
        found += arguments("participant", origin or _recipient(view, trigger, sides))
    return found


def _letter(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    source = _origin(view, trigger, sides) or _subject(sides) or sides.objects[:1]
    return arguments("source", source) + arguments("target", _recipient(view, trigger, sides))


def _visit(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """زيارة فلان إلى مكان, قام فلان بزيارة, زيارته; في زيارة takes the free group before it."""
    own: Sequence[Group | ActorMention | None] = _subject(sides) or [g for g in sides.objects[:1] if g.members[0].entities[0].kind != "state"]
    if not own and not trigger.definite and sides.antecedent is not None:
        own, sides.implied = [sides.antecedent], True  # في ختام زيارة إلى: the visitor is whom the sentence is about
    return [a for a in arguments("source", own, sides.implied) if a.mention.entities[0].kind != "state"]


FRAMES: dict[str, Frame] = {
    "meet": _pair,
    "meet_with": _pair,
    "between": _pair,
    "negotiation": _negotiate,
    "reception": _pair,
    "receive": _receive,
    "discuss": _discuss,
    "go": _go,
    "go_direct": _go,
    "leave": _go,
    "get": _get,
    "send": _send,
    "send_direct": _send,
    "invite": _send,
    "bear": _bear,
    "charge": _charge,
    "sign": _sign,
    "declare": _declare,
    "call": _call,
    "call_with": _discuss,
    "letter": _letter,
    "visit": _visit,
    "tour": _visit,
}
