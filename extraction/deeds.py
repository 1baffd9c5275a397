"""The frames of what is no encounter: who attacks, arrests, decides, appoints, demonstrates, moves, imposes, says; and upon whom.

A verb's subject stands right behind it or before it; where another noun stands right behind it, the groups that follow are objects
(استهدف قصف مستشفى). What a noun governs stands right behind it (مقتل فلان) or behind its preposition (هجوم على); who does it stands
with its light verb (شن, تعرض ل) or with the verb that governs it (أعلن فلان تشكيل).
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.frames import Frame
from extraction.sides import Argument, Sides, arguments, group_before
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_NEAR = 14  # tokens between a trigger and a group behind its preposition


def _start(view: View, group: Group) -> int:
    return view.lead(group.members[0])[0]


def _adjacent(view: View, start: int, end: int) -> bool:
    """Whether nothing but time, place and signs stands between two tokens."""
    passing = {"in", "each", "negation", "ongoing", "also"}
    return all(p in view.covered or not view.words[p].isalnum() or bool(view.kinds[p].keys() & passing) for p in range(start, end))


def _kinds(group: Group) -> set[str]:
    return {entity.kind for member in group.members for entity in member.entities}


def _is_capital(group: Group) -> bool:
    """A capital behind a verb of force is a town, not a government."""
    return all(member.rule == "capital" for member in group.members)


def _is_word(view: View, group: Group, kind: str) -> bool:
    """Whether the group is named by a word of this kind (crowd: متظاهرون; victims: مدنيين; media)."""
    first, last = group.members[0].first, group.members[0].last
    return any(view.is_kind(position, kind) for position in range(first, last + 1))


def _on(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    """The group behind على, ضد or عن."""
    near = [g for g in sides.by(view, "on") if trigger.last < g.first <= trigger.last + _NEAR]
    return [g for g in near if not _is_capital(g)][:1]


def _construct(view: View, trigger: TriggerMention, sides: Sides) -> Group | None:
    """The group right behind a noun, or behind a number (مقتل 10 جنود)."""
    if trigger.row.lang == "ar" and trigger.definite and not trigger.pronoun and trigger.first == trigger.last:
        return None
    for group in view.groups:
        start = _start(view, group)
        if trigger.last < start < sides.high and group.preposition in (None, "noun"):
            gap = view.words[trigger.last + 1 : start]
            return group if len(gap) <= 1 and all(w.isalnum() for w in gap) and not _is_capital(group) else None
    return None


def _governor(view: View, trigger: TriggerMention) -> Group | None:
    """The subject of the verb that governs a noun with no أن between: أعلن فلان تشكيل لجنة, قررت النيابة حبس فلان."""
    verbs = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood"]
    if not verbs or view.has("boundary", verbs[-1].last + 1, trigger.first):
        return None
    return subject_of(view, verbs[-1], trigger.first)


def subject_of(view: View, verb: TriggerMention, before: int) -> Group | None:
    """The group right behind a verb, before a token; else the one before the verb."""
    for group in view.groups:
        if (
            verb.last < _start(view, group)
            and group.last < before
            and group.preposition is None
            and _adjacent(view, verb.last + 1, _start(view, group))
        ):
            return group
    english = verb.row.lang == "en"
    return group_before(view, 0, verb.first, wide=view.sentence.kind == "title" or english) if not verb.prefix else None


def _parties(view: View, trigger: TriggerMention, sides: Sides) -> tuple[Group | None, list[Group]]:
    """Subject and objects of a verb; a group that doesn't stand right behind it is no subject."""
    subject, objects = sides.subject, [g for g in sides.objects if not _is_capital(g)]
    if subject is not None and subject.first > trigger.last and not _adjacent(view, trigger.last + 1, _start(view, subject)):
        objects = [subject, *objects]
        subject = None
    if subject is not None and _is_capital(subject) and trigger.row.type in ("attack", "movement", "protest", "disaster"):
        subject = None
    if subject is not None and not objects and subject.first > trigger.last and _is_word(view, subject, "victims"):
        objects = [subject]  # وخطفت مدنيين
        subject = None
    return subject, objects


def _act(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Source and target of a verb: هاجم, اعتقل, عين, حل, طرد."""
    subject, objects = _parties(view, trigger, sides)
    target = _on(view, trigger, sides) or objects[:1]
    source = [subject or sides.owner] if trigger.row.type not in ("attack", "movement") else [subject]
    return arguments("source", source, sides.implied) + arguments("target", target)


def _kill(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """قتل reads both ways: with one group behind it, a person or people are who was killed, forces are who killed."""
    subject, objects = _parties(view, trigger, sides)
    if (
        subject is not None
        and not objects
        and subject.first > trigger.last
        and _kinds(subject) & {"person", "group"}
        and not _is_word(view, subject, "forces")
    ):
        objects = [subject]
        subject = None
    return arguments("source", [subject]) + arguments("target", objects[:1])


def _undergo(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    by = [g for g in sides.by(view, "from") if g.first > trigger.last][:1]
    return arguments("target", [sides.subject]) + arguments("source", by)


def _fight(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    subject, objects = _parties(view, trigger, sides)
    others = [g for g in sides.by(view, "with") if g.first > trigger.last][:1] or objects[:1]
    return arguments("participant", [subject, *others]) if subject is not None and others else []


def _launch(view: View, trigger: TriggerMention, sides: Sides) -> tuple[list[Group | None], list[Group | None]]:
    """Source and target that the light verb of an attack gives: شن, تعرض ل, صد."""
    light = sides.light
    if light is None:
        return [], []
    if light.first > trigger.first:
        source = next((g for g in view.groups if light.last < _start(view, g) <= light.last + 2 and g.preposition is None), None)
        return ([source], []) if light.row.frame == "launch" else ([], [])
    subject = subject_of(view, light, trigger.first)
    if light.row.frame == "launch":
        return [subject], []
    return ([], [subject]) if light.row.frame in ("suffer", "repel") else ([], [])


def _assault(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """هجوم شنته قوات على, قصف مدفعي نفذته, هجوم للدعم السريع, تعرض فلان لهجوم, قصف مستشفى."""
    source, target = _launch(view, trigger, sides)
    owner = _construct(view, trigger, sides) if not source else None
    if owner is not None and (_is_word(view, owner, "victims") or _kinds(owner) == {"person"}):
        owner, target = None, [*target, owner]
    by = [g for g in sides.by(view, "l", "from") if trigger.last < g.first <= trigger.last + 3] if not (source or owner) else []
    named = [*source, owner, *by[:1]]
    return arguments("source", named) + arguments("target", [*target, *_on(view, trigger, sides)])


def _clash(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Both sides of a fight: بين فلان وفلان, مع فلان."""
    between = [g for g in sides.by(view, "between") if g.first > trigger.first - 6]
    if between:
        return arguments("participant", between[:2])
    others = [g for g in sides.by(view, "with", "on") if trigger.last < g.first <= trigger.last + _NEAR and not _is_capital(g)][:1]
    owner = _construct(view, trigger, sides) or (group_before(view, 0, trigger.first, wide=True) if others else None)
    return arguments("participant", [owner, *others])


def _killing(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """مقتل فلان (على يد فلان)."""
    hand = [g for g in view.groups if trigger.last < g.first < sides.high and view.has("hand", g.first - 3, g.first)][:1]
    return arguments("target", [_construct(view, trigger, sides)]) + arguments("source", hand)


def _detention(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """اعتقال فلان, القبض على فلان, الإفراج عن فلان; who does it governs the noun."""
    behind = next((g for g in view.groups if _start(view, g) == trigger.last + 1), None)
    target: list[Group] = [g for g in (behind or _construct(view, trigger, sides),) if g is not None and _kinds(g) & {"person", "group"}]
    pronoun = [sides.owner] if trigger.pronoun and not target and sides.light is not None else []
    return arguments("target", target) + arguments("target", pronoun, implied=True) + arguments("source", [_governor(view, trigger)])


def _move(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Forces that move or take a place; not travellers."""
    subject, objects = _parties(view, trigger, sides)
    armed = subject if subject is not None and _is_armed(view, subject) else None
    return arguments("source", [armed]) + (
        arguments("target", [g for g in _on(view, trigger, sides) or objects[:1] if not _kinds(g) & {"state"}]) if armed else []
    )


def _is_armed(view: View, group: Group) -> bool:
    words = view.words[_start(view, group) : group.last + 1]
    return any("armed" in view.function_words.kinds([word], 0) or view.is_kind(i, "armed") for i, word in enumerate(words, _start(view, group)))


def _control(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """أعلنت قوات سيطرتها على مكان; سيطرة الجيش على; انسحاب قوات من."""
    inside = [g for g in view.groups if trigger.first <= g.first <= trigger.last + 2 and g.preposition in (None, "noun", "l")][:1]
    source = inside or [g for g in (_governor(view, trigger),) if g is not None]
    return arguments("source", [g for g in source if _is_armed(view, g) or trigger.row.frame == "alert"])


def _masdar(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """A body's act named by a noun: who governs it, and on whom it falls."""
    target = [g for g in (_construct(view, trigger, sides),) if g is not None] or _on(view, trigger, sides)
    return arguments("source", [_governor(view, trigger)]) + arguments("target", target)


def _naming(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """تعيين فلان رئيسا, إقالة فلان; a relative or a title in apposition may stand between (تعيين نجله, هو الفريق فلان)."""
    target = next(
        (g for g in view.groups if trigger.last < g.first <= trigger.last + 7 and g.preposition in (None, "noun") and "person" in _kinds(g)), None
    )
    return arguments("source", [_governor(view, trigger)]) + arguments("target", [target])


def _office(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Who takes or leaves an office."""
    subject, _ = _parties(view, trigger, sides)
    return arguments("source", [subject or sides.owner], sides.implied)


def _leaving(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return arguments("source", [_construct(view, trigger, sides)])


def _gain(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """نالت الحكومة ثقة البرلمان."""
    subject, objects = _parties(view, trigger, sides)
    others = objects or [g for g in view.groups if trigger.last < g.first < sides.high and g is not subject]
    return arguments("target", [subject or sides.owner], sides.implied) + arguments("source", others[:1])


def _demo(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Demonstrators named anywhere in the sentence."""
    crowd = [g for g in view.groups if _is_word(view, g, "crowd")][:1]
    return arguments("source", crowd) + arguments("target", [g for g in _on(view, trigger, sides) if g not in crowd])


def _walkout(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    subject, _ = _parties(view, trigger, sides)
    return arguments("source", [subject])


def _impose(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Whom sanctions fall on stands behind على, or in the list that شمل opens."""
    subject, objects = _parties(view, trigger, sides)
    listed = [
        g for g in view.groups if g.first > trigger.last and view.has("listing", _start(view, g) - 6, _start(view, g)) and "person" in _kinds(g)
    ]
    states = [m for m in view.actors if m.locative and m.first > trigger.last and m.prefix.endswith("ب")]
    target: Sequence[Group] = _on(view, trigger, sides) or objects[:1]
    return arguments("source", [subject]) + arguments("target", [*target, *listed, *states])


def _calamity(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Those who died or lost their home in it, where the sentence names them."""
    victims = [g for g in view.groups if _is_word(view, g, "victims") or view.has("death", _start(view, g) - 1, _start(view, g))]
    deadly = [g for g in view.groups if view.has("death", g.last + 1, g.last + 4) and "person" in _kinds(g)]
    owners = [group_before(view, 0, trigger.first, wide=True)] if trigger.row.frame == "crash" and view.has("own_death", 0, trigger.first) else []
    return arguments("target", (victims + deadly)[:1] or owners)


def _aid(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    subject, objects = _parties(view, trigger, sides) if trigger.row.pos == "verb" else (_governor(view, trigger), [])
    target = [g for g in sides.by(view, "to", "l") if g.first > trigger.last][:1] or objects[:1]
    return arguments("source", [subject]) + arguments("target", target)


def _say(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """The speaker: one person or body, no source and no medium."""
    subject, _ = _parties(view, trigger, sides)
    if subject is not None and (
        _kinds(subject) - {"person", "organisation", "group"} or _is_word(view, subject, "media") or view.is_kind(_start(view, subject) - 1, "media")
    ):
        return []
    return arguments("source", [subject or sides.owner], sides.implied)


FRAMES: dict[str, Frame] = {
    "strike": _act,
    "abduct": _act,
    "repel": _undergo,
    "kill": _kill,
    "undergo": _undergo,
    "fight": _fight,
    "assault": _assault,
    "blast": _assault,
    "clash": _clash,
    "killing": _killing,
    "abduction": _killing,
    "arrest": _act,
    "detention": _detention,
    "decide": _act,
    "issue": _act,
    "masdar": _masdar,
    "verdict": _masdar,
    "gain": _gain,
    "appoint": _act,
    "naming": _naming,
    "office": _office,
    "leaving": _leaving,
    "demo": _demo,
    "strike_of": _walkout,
    "walkout": _walkout,
    "capture": _move,
    "move": _move,
    "control": _control,
    "withdrawal": _control,
    "fall": _control,
    "alert": _control,
    "impose": _impose,
    "penalty": _impose,
    "closure": _masdar,
    "calamity": _calamity,
    "crash": _calamity,
    "open": _act,
    "aid": _aid,
    "exercise": _clash,
    "opening": _masdar,
    "say": _say,
    "demand": _say,
}
