"""Who did what to whom: the arguments of a trigger, by the frame that the table gives its lemma.

A verb's subject is the free group right before it (SVO, headlines, أن فلانا التقى) or the first free group behind it (VSO); its object the next
free group. A noun's sides stand behind it (لقاء فلان مع فلان, اجتماع بين فلان وفلان) or with its light verb (عقد فلان اجتماعا مع فلان).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from data.model import Role
from extraction.actors import ActorMention
from extraction.triggers import TriggerMention
from extraction.view import Group, View


@dataclass(frozen=True, slots=True)
class Argument:
    """One actor of an event. `implied`: taken from another clause or sentence, not from beside the trigger."""

    role: Role
    mention: ActorMention
    implied: bool = False


@dataclass(slots=True)
class Sides:
    """What the groups around a trigger are to it; `light`: the light verb of a noun."""

    low: int
    high: int
    subject: Group | None = None
    objects: list[Group] = field(default_factory=list)
    owner: ActorMention | None = None
    light: TriggerMention | None = None
    implied: bool = False

    def by(self, view: View, *prepositions: str) -> list[Group]:
        """The groups behind one of these prepositions in the clause."""
        return [g for g in view.groups if self.low <= g.first < self.high and g.preposition in prepositions]


Antecedent = Callable[[View, int], ActorMention | None]


def _arguments(role: Role, groups: Iterable[Group | ActorMention | None], implied: bool = False) -> list[Argument]:
    found: list[Argument] = []
    for group in groups:
        members = () if group is None else (group,) if isinstance(group, ActorMention) else group.members
        found.extend(Argument(role, member, implied) for member in members)
    return found


def _only_passing(view: View, start: int, end: int) -> bool:
    """Whether nothing but time, place, signs and adverbs stands between two tokens."""
    for position in range(start, end):
        word = view.words[position]
        kinds = view.kinds[position].keys()
        if position in view.covered or not word.isalnum() or word.endswith("ا") or kinds & {"in", "from", "future", "negation", "background", "ongoing", "other_prep"}:
            continue
        if view.is_verb(position) is not None and view.is_verb(position).row.frame == "mood":  # type: ignore[union-attr]
            continue
        if word in ("قد", "يوم", "مساء", "صباح", "has", "have", "had", "also", "كل", "the", "کل", "كما"):
            continue
        return False
    return True


def _before(view: View, low: int, position: int, wide: bool) -> Group | None:
    """The free group that is the subject of a verb behind it."""
    for group in reversed(view.groups):
        if low <= group.first and group.last < position:
            if group.preposition not in (None, "noun"):
                if not wide:
                    return None
                continue
            return group if wide or _only_passing(view, group.last + 1, position) else None
    return None


def _verb_sides(view: View, trigger: TriggerMention, antecedent: Antecedent) -> Sides:
    low, high = view.bounds(trigger)
    sides = Sides(low, high)
    english = trigger.row.lang == "en"
    free = [g for g in view.groups if trigger.last < g.first < high and g.preposition is None]
    nominal = view.sentence.kind in ("title", "heading") or english
    sides.subject = _before(view, low, trigger.first, wide=nominal)
    if sides.subject is not None and trigger.prefix and not nominal:
        sides.subject = None
    if sides.subject is None and free and not english:
        lone = len(free) == 1 and len(free[0].members) == 1
        implied = antecedent(view, trigger.first) if lone and trigger.prefix and trigger.row.frame in ("meet", "receive") else None
        if implied is not None and implied.entities != free[0].members[0].entities:
            sides.owner, sides.implied, sides.objects = implied, True, free
            return sides
        sides.subject, free = free[0], free[1:]
    elif sides.subject is None:
        sides.owner = antecedent(view, trigger.first)
        sides.implied = sides.owner is not None
    sides.objects = free
    if trigger.pronoun and not free and sides.subject is not None:
        referent = antecedent(view, trigger.first)
        if referent is not None and referent not in sides.subject.members:
            sides.objects = [Group((referent,), None)]
    return sides


def _light_verb(view: View, trigger: TriggerMention) -> TriggerMention | None:
    """The light verb of a noun: before it with no other verb between, or right behind it (لقاء عقده فلان)."""
    for verb in reversed([t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb"]):
        near = trigger.first - verb.last <= 24 and not view.has("boundary", verb.last + 1, trigger.first)
        return verb if verb.row.type == "light" and near else None
    return None


def _relative_verb(view: View, trigger: TriggerMention) -> TriggerMention | None:
    """`لقاء جمع فلانا بفلان`, `الاجتماع الذي عقده فلان`, `a meeting held by`."""
    for verb in view.triggers:
        if trigger.last < verb.first <= trigger.last + 5 and verb.row.type == "light" and not any(trigger.last < position < verb.first for position in view.covered):
            return verb
    return None


def _noun_sides(view: View, trigger: TriggerMention, antecedent: Antecedent) -> Sides:
    low, high = view.bounds(trigger)
    sides = Sides(low, high)
    before, after = _light_verb(view, trigger), _relative_verb(view, trigger)
    sides.light = before or after
    if before is not None:
        inside = [g for g in view.groups if before.last < g.first and g.last < trigger.first and g.preposition in (None, "between", "with")]
        sides.subject = inside[0] if inside else _before(view, 0, before.first, wide=view.sentence.kind == "title" or trigger.row.lang == "en")
    elif view.sentence.kind == "title" or trigger.row.lang == "en":
        sides.subject = None
    free = [g for g in view.groups if trigger.last < g.first < high and g.preposition is None]
    start = after.last if after is not None else trigger.last
    if free and free[0].first - start <= 4 and not view.has("boundary", start + 1, free[0].first):
        sides.objects = free
    if trigger.pronoun:
        sides.owner = antecedent(view, trigger.first)
    return sides


def _pair(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """The sides of an encounter, equal where the words make them so."""
    between = sides.by(view, "between")
    between = [g for g in between if g.first > trigger.last or sides.light is not None]
    others = [g for g in sides.by(view, "with") if g.first > trigger.last]
    others += [g for g in sides.by(view, "b") if g.first > trigger.last and (g.first - trigger.last <= 12)]
    if between:
        return _arguments("participant", [between[0], *[g for g in between[1:] if len(between[0].members) == 1][:1], *others[:1]])
    own: list[Group | ActorMention | None] = [sides.subject] if sides.subject else [sides.owner] if sides.owner else []
    direct = sides.objects[:2] if not own else sides.objects[:1]
    owned = [g for g in sides.by(view, "l") if trigger.last < g.first <= trigger.last + 3] if not (own or direct) else []
    found = _arguments("participant", own, sides.implied) + _arguments("participant", direct) + _arguments("participant", others[:1]) + _arguments("participant", owned[:1])
    if trigger.row.pos == "verb" and len(own) == 1 and len(found) == 2:
        return [Argument("source", found[0].mention, found[0].implied), Argument("target", found[1].mention, found[1].implied)]
    return found


def _recipient(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    return [g for g in sides.by(view, "to", "l") if g.first > trigger.last][:1]


def _origin(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    return [g for g in sides.by(view, "from") if g.first > trigger.last][:1]


def _subject(sides: Sides) -> list[Group | ActorMention | None]:
    return [sides.subject] if sides.subject else [sides.owner] if sides.owner else []


def _meet(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return _pair(view, trigger, sides)


def _receive(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return _arguments("source", _subject(sides), sides.implied) + _arguments("target", sides.objects[:1])


def _discuss(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    others = [g for g in sides.by(view, "with") if g.first > trigger.last][:1]
    subject = _arguments("participant", _subject(sides), sides.implied)
    return subject + _arguments("participant", others) if others or len(subject) > 1 else []


def _go(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return [a for a in _arguments("source", _subject(sides), sides.implied) if a.mention.entities[0].kind != "state"]


def _get(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return _arguments("source", _origin(view, trigger, sides)) + _arguments("target", _subject(sides), sides.implied)


def _send(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    target = _recipient(view, trigger, sides) or (sides.objects[:1] if trigger.row.frame in ("send_direct", "invite", "call") else [])
    return _arguments("source", _subject(sides), sides.implied) + _arguments("target", target)


def _bear(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """نقل فلان رسالة (من) فلان إلى فلان: the bearer mediates; without another sender he is the source."""
    origin = _origin(view, trigger, sides) or [g for g in view.groups if trigger.last < g.first < sides.high and g.preposition == "noun"][:1]
    bearer = _subject(sides)
    spare = sides.objects[:1] if not origin else []
    target = _recipient(view, trigger, sides)
    if origin or spare:
        return _arguments("source", origin or spare) + _arguments("target", target) + _arguments("mediator", bearer, sides.implied)
    return _arguments("source", bearer, sides.implied) + _arguments("target", target)


def _charge(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return _arguments("source", _subject(sides), sides.implied) + _arguments("mediator", sides.objects[:1]) + _arguments("target", _recipient(view, trigger, sides))


def _sign(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    parties = [*_subject(sides), *sides.objects[:1], *[g for g in sides.by(view, "with", "between") if g.first > trigger.last][:1]]
    return _arguments("participant", parties, sides.implied)


def _call(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    origin = _origin(view, trigger, sides)
    if origin and sides.light is not None:
        return _arguments("source", origin) + _arguments("target", _subject(sides))
    found = _pair(view, trigger, sides)
    if len(found) < 2:
        found += _arguments("participant", origin or _recipient(view, trigger, sides))
    return found


def _letter(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    source = _origin(view, trigger, sides) or _subject(sides) or sides.objects[:1]
    return _arguments("source", source) + _arguments("target", _recipient(view, trigger, sides))


def _visit(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """زيارة فلان إلى مكان, قام فلان بزيارة, زيارته; في زيارة takes the free group before it."""
    own: Sequence[Group | ActorMention | None] = _subject(sides) or [g for g in sides.objects[:1] if g.members[0].entities[0].kind != "state"]
    if not own and view.has("in", trigger.first - 1, trigger.first):
        own = [_before(view, 0, trigger.first, wide=True)]
    return [a for a in _arguments("source", own, sides.implied) if a.mention.entities[0].kind != "state"]


_FRAMES: dict[str, Callable[[View, TriggerMention, Sides], list[Argument]]] = {
    "meet": _meet, "meet_with": _meet, "between": _pair, "reception": _pair, "receive": _receive, "discuss": _discuss, "go": _go, "go_direct": _go, "leave": _go,
    "get": _get, "send": _send, "send_direct": _send, "invite": _send, "bear": _bear, "charge": _charge, "sign": _sign, "call": _call, "call_with": _discuss,
    "letter": _letter, "visit": _visit, "tour": _visit,
}


def _listed(view: View, trigger: TriggerMention, kind: str) -> list[Group]:
    return [g for g in view.groups if g.first > trigger.last and g.preposition == kind]


def find_arguments(view: View, trigger: TriggerMention, antecedent: Antecedent) -> tuple[Argument, ...]:
    """The actors of a trigger with their roles, each entity once. `antecedent(view, token)` names whom a pronoun or a missing subject refers to."""
    frame = _FRAMES.get(trigger.row.frame)
    if frame is None:
        return ()
    sides = _verb_sides(view, trigger, antecedent) if trigger.row.pos == "verb" else _noun_sides(view, trigger, antecedent)
    found = frame(view, trigger, sides)
    found += _arguments("attendee", _listed(view, trigger, "attend"))
    found += _arguments("source", [g for g in _listed(view, trigger, "chair") if g.first < sides.high])
    found += _arguments("mediator", _listed(view, trigger, "mediate")[:1])
    once: dict[str, Argument] = {}
    for argument in found:
        once.setdefault("|".join(entity.id for entity in argument.mention.entities), argument)
    return tuple(once.values())
