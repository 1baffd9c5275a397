"""The frames of force: attacks, killings, movements of forces, protests."""

from __future__ import annotations

from extraction.deed_parts import (
    NEAR,
    construct_of,
    governor_of,
    groups_on,
    is_armed,
    is_capital,
    is_crowd,
    is_people,
    is_word,
    kinds_of,
    parties_of,
    start_of,
    subject_of,
    teller_of,
)
from extraction.deed_toll import casualties_of
from extraction.english import is_passive, owner_of
from extraction.sides import Argument, Sides, arguments, group_before
from extraction.triggers import TriggerMention
from extraction.view import Group, View


def kill(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """قتل reads both ways: with one group behind it, a person or people are who was killed, forces are who killed."""
    subject, objects = parties_of(view, trigger, sides)
    after = subject is not None and subject.first > trigger.last
    if (
        subject is not None
        and not objects
        and kinds_of(subject) & {"person", "group"}
        and (after or (is_people(subject) and trigger.row.lang == "ar"))  # قتل خمسة جنود, خمسة جنود قتلوا
        and not is_word(view, subject, "forces")
    ):
        objects = [subject]
        subject = None
    return arguments("source", [subject]) + arguments("target", objects[:1])


def undergo(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    by = [g for g in sides.by(view, "from") if g.first > trigger.last][:1]
    subject, _ = parties_of(view, trigger, sides)
    return arguments("target", [subject or sides.owner], sides.implied) + arguments("source", by)


def fight(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    subject, objects = parties_of(view, trigger, sides)
    others = [g for g in sides.by(view, "with") if g.first > trigger.last][:1] or objects[:1]
    return arguments("participant", [subject, *others]) if subject is not None and others else []


def launch(view: View, trigger: TriggerMention, sides: Sides) -> tuple[list[Group | None], list[Group | None]]:
    """Source and target that the light verbs of an attack give: شن, تعرض ل, صد before it, شنه behind it."""
    source: list[Group | None] = []
    target: list[Group | None] = []
    if view.has("fended", trigger.first - 1, trigger.first):
        return [], [governor_of(view, trigger)]  # أعلن الجيش تصديه لهجوم
    behind = next((t for t in view.triggers if trigger.last < t.first <= trigger.last + 5 and t.row.frame == "launch"), None)
    if behind is not None:
        source.extend([g for g in view.groups if behind.last < start_of(view, g) <= behind.last + 2 and g.preposition is None][:1])
    before = sides.light
    if before is not None and before.first < trigger.first:
        subject = subject_of(view, before, trigger.first)
        armed = before.row.frame == "light" and subject is not None and is_armed(view, subject)
        if (before.row.frame == "launch" or armed) and not source:
            source = [subject]
        elif before.row.frame in ("suffer", "repel"):
            carried = [g for g in view.groups if before.last < g.first and g.last < trigger.first and is_crowd(g, "civilian", "soldier")]
            target = [subject or next(iter(carried), None)]  # تعرض أتوبيس يقل جنودا لهجوم
    return source, target


def assault(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """هجوم شنته قوات على, قصف مدفعي نفذته, هجوم للدعم السريع, تعرض فلان لهجوم, قصف مستشفى."""
    source, target = launch(view, trigger, sides)
    owner = (_striker(view, trigger) or construct_of(view, trigger, sides)) if not source else None
    if owner is not None and (is_word(view, owner, "victims") or kinds_of(owner) == {"person"}):
        owner, target = None, [*target, owner]
    by = [g for g in sides.by(view, "l", "from") if trigger.last < g.first <= trigger.last + 3] if not (source or owner) else []
    own = [sides.subject or sides.owner] if trigger.pronoun and not source else []
    named = [*source, owner, *by[:1], *own]
    if source and not target:
        target = [g for g in sides.by(view, "l") if start_of(view, g) == trigger.last + 1]  # نصب الجيش كمينا لقوات …
    hit = [*target, *groups_on(view, trigger, sides)]
    hit += [g for g in casualties_of(view, trigger) if g not in hit and g not in named]
    return arguments("source", named) + arguments("target", hit)


def explode(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """انفجرت عبوة ناسفة في مدرعة … قتل فيها جنديان: nobody is its subject."""
    return arguments("target", casualties_of(view, trigger))


def _striker(view: View, trigger: TriggerMention) -> Group | None:
    """`RSF shelling`, `the army's airstrike`, `Turkish drone strike`: whose attack it is, right before the English noun."""
    before = owner_of(view, trigger, genitive=False)
    return before if before is not None and not is_capital(before) and not is_crowd(before, "civilian", "victim") else None


def clash(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Both sides of a fight: بين فلان وفلان, مع فلان."""
    between = [g for g in sides.by(view, "between") if g.first > trigger.first - 6]
    if between:
        return arguments("participant", between[:2])
    if view.has("between", trigger.last + 1, trigger.last + 4):  # one side that nothing is known of, and a known one (بين المهاجمين وقوات …)
        return arguments(
            "participant", [g for g in view.groups if trigger.last < g.first <= trigger.last + NEAR and view.lead(g.members[0])[1] == "و"][:1]
        )
    others = [g for g in sides.by(view, "with", "on") if trigger.last < g.first <= trigger.last + NEAR and not is_capital(g)][:1]
    owner = construct_of(view, trigger, sides) or (group_before(view, 0, trigger.first, wide=True) if others else None)
    return arguments("participant", [owner, *others])


def killing(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """مقتل فلان (على يد فلان)."""
    hand = [g for g in view.groups if trigger.last < g.first < sides.high and view.has("hand", g.first - 3, g.first)][:1]
    target = construct_of(view, trigger, sides)
    if target is None and sides.light is not None and sides.light.row.frame == "suffer":
        target = subject_of(view, sides.light, trigger.first)  # تعرض فلان لمحاولة اغتيال
    if not hand and target is not None and is_crowd(target, "fighter"):
        teller = governor_of(view, trigger)
        hand = [teller] if teller is not None and is_armed(view, teller) else []  # أعلن الجيش مقتل 15 مسلحا
    return arguments("target", [target]) + arguments("source", hand)


def downing(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """أعلنت قوات … إسقاط طائرة: forces that tell of it did it."""
    verbs = [t for t in view.triggers if t.row.pos == "verb" and t.last < trigger.first]
    teller = subject_of(view, verbs[-1], trigger.first) if verbs else None
    return arguments("source", [teller] if teller is not None and is_armed(view, teller) else [])


def blame(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Who is said to have done it: اتهم فلان قوات … بتنفيذ الهجوم, حملها المسؤولية, blamed."""
    behind = [g for g in view.groups if trigger.last < g.first < sides.high and g.preposition in (None, "noun")]
    if trigger.row.lang == "ar":
        behind = [g for g in behind if g.last + 1 < len(view.words) and view.is_kind(g.last + 1, "guilt")]
    return arguments("source", behind[:1])


def move(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Forces that move or take a place; not travellers."""
    subject, objects = parties_of(view, trigger, sides)
    subject = subject or teller_of(view, trigger)
    if subject is None and trigger.row.frame == "move" and is_passive(view, trigger):
        subject, objects = (objects[0] if objects else None), []  # troops were deployed
    armed = subject if subject is not None and is_armed(view, subject) else None
    return arguments("source", [armed]) + (
        arguments("target", [g for g in groups_on(view, trigger, sides) or objects[:1] if not kinds_of(g) & {"state"}]) if armed else []
    )


def control(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """أعلنت قوات سيطرتها على مكان; سيطرة الجيش على; انسحاب قوات من."""
    inside = [g for g in view.groups if trigger.first <= g.first <= trigger.last + 2 and g.preposition in (None, "noun", "l")][:1]
    source = inside or [g for g in (governor_of(view, trigger),) if g is not None]
    armed = [g for g in source if is_armed(view, g) or trigger.row.frame == "alert"]
    if not armed and trigger.row.frame == "alert" and trigger.row.pos == "noun":
        return arguments("source", [sides.antecedent], True)
    return arguments("source", armed)


def send_forces(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """أرسلت مصر قوات إلى, دفع الجيش بتعزيزات, إرسال قوات: a state, its army or its head."""
    doer = parties_of(view, trigger, sides)[0] if trigger.row.pos == "verb" else governor_of(view, trigger)
    return arguments("source", [doer] if doer is not None and not is_crowd(doer, "civilian", "victim", "suspect", "soldier") else [])


def demo(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Demonstrators named anywhere in the sentence; else who holds the protest (إضراب الأطباء, نظم معلمون وقفة, تظاهر مئات العمال)."""
    crowd = [g for g in view.groups if is_word(view, g, "crowd")][:1] or _strikers(view, trigger, sides)
    caller = _caller(view, trigger) if not crowd else None
    if caller is not None:
        return arguments("source", [caller])
    if not crowd and trigger.row.pos == "noun" and trigger.row.lang == "ar":
        crowd_told, against = sides.antecedent, groups_on(view, trigger, sides)
        return arguments("source", [crowd_told], True) + arguments("target", against)
    return arguments("source", crowd) + arguments("target", [g for g in groups_on(view, trigger, sides) if g not in crowd])


def _caller(view: View, trigger: TriggerMention) -> Group | None:
    """Who calls for a protest: دعت لجان المقاومة إلى موكب."""
    verbs = [t for t in view.triggers if t.row.pos == "verb" and t.last < trigger.first]
    return subject_of(view, verbs[-1], trigger.first) if verbs and verbs[-1].row.frame == "demand" else None


def _strikers(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    if trigger.row.pos == "verb":
        found = [parties_of(view, trigger, sides)[0]]
    else:
        behind = [g for g in view.groups if trigger.last < start_of(view, g) <= trigger.last + 3 and g.preposition in ("l", "noun")]
        found = [construct_of(view, trigger, sides), *behind, governor_of(view, trigger)]
    return [g for g in found if g is not None and (is_crowd(g, "civilian", "protester", "victim") or kinds_of(g) == {"group"})][:1]


def joint(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Who exercises together: `joint drills between X and Y`, `X and Y hold joint drills`, `X holds joint drills with Y`."""
    between = [g for g in sides.by(view, "between") if trigger.last < g.first <= trigger.last + NEAR][:1]
    others = [g for g in sides.by(view, "with") if trigger.last < g.first <= trigger.last + NEAR][:1]
    return arguments("participant", between or [sides.subject or owner_of(view, trigger, genitive=False), *others])


def walkout(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    subject, _ = parties_of(view, trigger, sides)
    return arguments("source", [subject])
