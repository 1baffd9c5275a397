"""The frames of encounters: which side of a meeting, visit, call, message or agreement is its source, target or participant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extraction import agreement
from extraction.actors import ActorMention
from extraction.english import agent_of
from extraction.negotiation import is_process, negotiate
from extraction.sides import Argument, Sides, arguments
from extraction.triggers import TriggerMention
from extraction.view import Group, View

Frame = Callable[[View, TriggerMention, Sides], list[Argument]]


def _pair(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """The sides of an encounter, equal where the words make them so."""
    between = sides.by(view, "between")
    between = [g for g in between if _between_trigger(view, trigger, sides, g)]
    others = [g for g in sides.by(view, "with") if g.first > trigger.last]
    if trigger.row.frame == "meet_with" and trigger.row.type == "meeting":
        others += [g for g in sides.by(view, "to") if g.first > trigger.last]  # اجتمع فلان إلى علان
    others = [*sides.inside, *others]
    others += [g for g in sides.by(view, "b") if g.first > trigger.last and (g.first - trigger.last <= 12) and _governs(view, trigger, sides, g)]
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
    if trigger.row.pos == "verb" and len(own) == 1 and len(found) == 2 and len(_members(own[0])) == 1:
        return [Argument("source", found[0].mention, found[0].implied), Argument("target", found[1].mention, found[1].implied)]
    return found


def _governs(view: View, trigger: TriggerMention, sides: Sides, group: Group) -> bool:
    """Whether بـ before a group goes with the trigger (لقائه الأول بفلان) and not with a noun between (حوار منذ الإطاحة بفلان)."""
    if trigger.row.pos == "verb":
        return True
    between = range(max(trigger.last, sides.light.last if sides.light is not None else 0) + 1, group.first)
    nouns = [p for p in between if view.words[p].startswith("\u0627\u0644") and p not in view.covered]
    return len(nouns) <= 1 and not any(view.kinds[p].keys() & {"relative", "between", "since"} for p in between)


def _members(one: Group | ActorMention | None) -> tuple[ActorMention, ...]:
    return () if one is None else one.members if isinstance(one, Group) else (one,)
def _between(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return negotiate(view, trigger, sides) if is_process(view, trigger) else _pair(view, trigger, sides)


def _between_trigger(view: View, trigger: TriggerMention, sides: Sides, group: Group) -> bool:
    """Whether بين goes with the trigger (مباحثات موسعة بين) and not with a noun that it governs (تناول اللقاء العلاقات بين)."""
    if group.first < trigger.first:
        return sides.light is not None and sides.light.first < group.first
    start = sides.light.last if sides.light is not None and sides.light.first > trigger.last else trigger.last
    between = view.words[start + 1 : group.first - 1]
    told = sides.light is not None and sides.light.first > trigger.last  # اللقاء الذي جرى أمس بين
    if (trigger.definite and not told) or trigger.row.lang == "en":
        return len(between) <= (3 if trigger.row.lang == "en" else 1) and not any(word in ("with", "relations", "on") for word in between)
    return len(between) <= 12 and not any(
        word.startswith("\u0627\u0644") and position not in view.covered for position, word in enumerate(between, start + 1)
    )


def _recipient(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    return [g for g in sides.by(view, "to", "l") if g.first > trigger.last][:1]


def _origin(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    return [g for g in sides.by(view, "from") if g.first > trigger.last][:1]


def _subject(sides: Sides) -> list[Group | ActorMention | None]:
    return [sides.subject] if sides.subject else [sides.owner] if sides.owner else []


def _receive(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Without a guest that is an actor nobody is received (استقبلت مصر آلاف النازحين)."""
    return arguments("source", _subject(sides), sides.implied) + arguments("target", sides.objects[:1]) if sides.objects else []


def _reception(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """كان في استقباله فلان: who stands behind welcomes; خلال استقباله فلانا: who stands behind is welcomed. A guest whose title no table
    holds (في استقبال الوالي) is whom the sentence is about."""
    if trigger.definite and not trigger.pronoun:
        return []
    guests = [g for g in sides.by(view, "l", "b") if trigger.last < g.first <= trigger.last + 12]
    nameless = trigger.last + 1 < len(view.words) and trigger.last + 1 not in view.covered and view.words[trigger.last + 1].startswith("\u0627\u0644")
    free = [g for g in sides.near if trigger.last < g.first < sides.high and g.preposition in (None, "noun")]
    welcomed = view.has("in", trigger.first - 1, trigger.first)
    if welcomed:  # officials at an airport are no side
        free = [g for g in free if any(m.entities[0].kind == "person" for m in g.members)]
    if trigger.pronoun or nameless:
        own, other = arguments("participant", [sides.antecedent], True), arguments("participant", (free if welcomed else free or guests)[:1])
        return own + other if welcomed or trigger.pronoun else other
    return arguments("participant", free[:2]) + arguments("participant", guests[:1] if len(free) == 1 else ())


def _discuss(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    behind = ("with", "b") if trigger.row.type == "call" else ("with",)  # اتصل بفلان
    others = [g for g in sides.by(view, *behind) if g.first > trigger.last][:1]
    subject = arguments("participant", _subject(sides), sides.implied)
    two = len(subject) > 1 or any(len(a.mention.entities) > 1 for a in subject)
    return subject + arguments("participant", others) if others or two else []


def _go(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return [a for a in arguments("source", _subject(sides), sides.implied) if a.mention.entities[0].kind != "state"]


def _get(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return arguments("source", _origin(view, trigger, sides)) + arguments("target", _subject(sides), sides.implied)


def _send(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    target = _recipient(view, trigger, sides) or (sides.objects[:1] if trigger.row.frame in ("send_direct", "invite", "call") else [])
    return arguments("source", _subject(sides), sides.implied) + arguments("target", target)


def _bear(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """نقل فلان رسالة (من) فلان إلى فلان, سلم فلان فلانا رسالة من فلان: the bearer mediates; without another sender he is the source."""
    origin = _origin(view, trigger, sides) or [g for g in view.groups if trigger.last < g.first < sides.high and g.preposition == "noun"][:1]
    bearer = _subject(sides)
    target = _recipient(view, trigger, sides)
    spare = sides.objects[:1]
    if spare and origin and not target:
        target, spare = spare, []
    if not target and sides.told is not None:
        target = [Group((sides.told,), None)]
    if origin or spare:
        return arguments("source", origin or spare) + arguments("target", target) + arguments("mediator", bearer, sides.implied)
    return arguments("source", bearer, sides.implied) + arguments("target", target)


def _envoy(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """أوفد فلان مبعوثا إلى الخرطوم: the envoy mediates; the capital where he goes is whom the message is for."""
    seats = [a for a in view.actors if a.locative and trigger.last < a.first < sides.high and view.preposition(a) == "to"]
    target = _recipient(view, trigger, sides) or seats[:1]
    return arguments("source", _subject(sides), sides.implied) + arguments("mediator", sides.objects[:1]) + arguments("target", target)


def _charge(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return (
        arguments("source", _subject(sides), sides.implied)
        + arguments("mediator", sides.objects[:1])
        + arguments("target", _recipient(view, trigger, sides))
    )


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
    carried = view.has("carrying", trigger.first - 2, trigger.first)  # توجه إلى الخرطوم حاملا رسالة
    bearer: list[Group | ActorMention | None] = [sides.antecedent] if carried else []
    return arguments("source", source) + arguments("target", _recipient(view, trigger, sides)) + arguments("mediator", bearer, True)


def _visit(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """زيارة فلان إلى مكان, قام فلان بزيارة, زيارته; في زيارة takes the free group before it."""
    guest = _guest(view, trigger)
    if guest is not None:
        return arguments("source", [guest], True)
    # سروره بزيارة المملكة ولقائه فلانا: behind another event stands another's
    own_reach = min((t.first for t in view.triggers if t.first > trigger.last and t.is_event), default=len(view.words))
    behind = [g for g in sides.objects[:1] if g.first < own_reach and g.members[0].entities[0].kind != "state" and _is_visitor(view, trigger, g)]
    own: Sequence[Group | ActorMention | None] = _subject(sides) or behind
    if not own and (by := agent_of(view, trigger)) is not None and by.first <= trigger.last + 4:
        own = [by]
    if not own and not trigger.definite and sides.antecedent is not None and not _is_somebodys(view, trigger):
        own, sides.implied = [sides.antecedent], True  # في ختام زيارة إلى: the visitor is whom the sentence is about
    return [a for a in arguments("source", own, sides.implied) if a.mention.entities[0].kind != "state"]


def _guest(view: View, trigger: TriggerMention) -> Group | None:
    """`وجه فلان دعوة إلى علان لزيارة القاهرة`: whom the invitation between goes to."""
    start = next((p for p in range(trigger.first - 1, max(-1, trigger.first - 15), -1) if "invitation" in view.kinds[p]), None)
    if start is None:
        return None
    return next((g for g in view.groups if start < g.first and g.last < trigger.first and g.preposition in ("to", "l")), None)


def _is_visitor(view: View, trigger: TriggerMention, group: Group) -> bool:
    """Whether a group behind a visit owns it: before the destination and any aim (زيارة الدوحة للقاء فلان)."""
    between = range(trigger.last + 1, group.first)
    aim = any(view.words[p].startswith("\u0644\u0644") or view.is_kind(p, "to") for p in between if p not in view.covered)
    return not aim and not any(trigger.last < place.first < group.first for place in view.places)


def _is_somebodys(view: View, trigger: TriggerMention) -> bool:
    """`زيارة الوفد إلى`, `زيارة الأخير`: a noun with the article right behind owns the visit."""
    behind = trigger.last + 1
    plain = behind < len(view.words) and behind not in view.covered and view.words[behind].startswith("\u0627\u0644")
    return plain and not view.kinds[behind].keys() - {"official", "group", "head"}


FRAMES: dict[str, Frame] = {
    "meet": _pair,
    "meet_with": _pair,
    "between": _between,
    "session": _between,
    "negotiation": negotiate,
    "mediation": negotiate,
    "reception": _reception,
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
    "envoy": _envoy,
    "sign": agreement.sign,
    "agreed": agreement.agreed,
    "declare": agreement.declare,
    "call": _call,
    "call_with": _discuss,
    "letter": _letter,
    "visit": _visit,
    "tour": _visit,
}
