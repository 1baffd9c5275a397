"""The frames of what is no encounter: who attacks, arrests, decides, appoints, demonstrates, moves, imposes, says; and upon whom."""

from __future__ import annotations

from collections.abc import Sequence

from extraction import cooperation
from extraction import deed_force as force
from extraction import deed_law as law
from extraction import deed_toll as toll
from extraction.deed_parts import (
    NEAR,
    construct_of,
    governor_of,
    groups_on,
    is_adjacent,
    is_crowd,
    is_word,
    kinds_of,
    ordered_by,
    parties_of,
    start_of,
    teller_of,
)
from extraction.frames import Frame
from extraction.sides import Argument, Sides, arguments
from extraction.triggers import TriggerMention
from extraction.view import Group, View


def _act(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Source and target of a verb: هاجم, اعتقل, عين, حل, طرد."""
    subject, objects = parties_of(view, trigger, sides)
    target = groups_on(view, trigger, sides) or objects[:1]
    ordered = ordered_by(view, trigger) if trigger.row.type in ("decision", "appointment", "arrest") else None
    subject = ordered or subject
    source = [subject or sides.owner] if trigger.row.type not in ("attack", "movement") else [subject or teller_of(view, trigger)]
    if trigger.row.type == "decision":
        target = [g for g in target if not is_crowd(g, "force", "body")]  # وجه فلان الجهات المختصة: those who are to carry it out
    return arguments("source", source, sides.implied) + arguments("target", target)


def _appoint(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """عين فلان فلانا, اختار المجلس قائمة فلان وفلان: persons behind the verb are appointed, those on whom it doesn't fall apart."""
    subject, objects = parties_of(view, trigger, sides)
    spare = [
        g for g in view.groups if trigger.last < g.first < sides.high and g is not subject and g.preposition == "noun" and kinds_of(g) == {"person"}
    ]
    target = [g for g in objects if "person" in kinds_of(g)][:1] or [g for g in spare if g.first <= trigger.last + NEAR]
    source = ordered_by(view, trigger) or subject or sides.owner
    if source is subject and subject is not None and not objects and kinds_of(subject) == {"person"} and (not target or trigger.tense == "future"):
        return arguments("target", [subject])  # كلف فلان بتشكيل الحكومة
    return arguments("source", [source], sides.implied) + arguments("target", target)


def _confidence(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """سحب المجلس الثقة من الحكومة, منحها الثقة."""
    subject, objects = parties_of(view, trigger, sides)
    target = [g for g in sides.by(view, "from") if g.first > trigger.last][:1] or objects[:1]
    return arguments("source", [subject or sides.owner], sides.implied) + arguments("target", target)


def _masdar(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """A body's act named by a noun: who governs it, and on whom it falls."""
    target = [g for g in (construct_of(view, trigger, sides),) if g is not None] or groups_on(view, trigger, sides)
    return arguments("source", [governor_of(view, trigger)]) + arguments("target", target)


def _naming(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """تعيين فلان رئيسا, إقالة فلان; a relative or a title in apposition may stand between (تعيين نجله, هو الفريق فلان)."""
    target = next(
        (g for g in view.groups if trigger.last < g.first <= trigger.last + 7 and g.preposition in (None, "noun") and "person" in kinds_of(g)), None
    )
    return arguments("source", [governor_of(view, trigger)]) + arguments("target", [target])


def _office(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Who takes or leaves an office."""
    subject, _ = parties_of(view, trigger, sides)
    return arguments("source", [subject or sides.owner], sides.implied)


def _removed(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """أقيل فلان من منصبه."""
    subject, _ = parties_of(view, trigger, sides)
    return arguments("target", [subject or sides.owner], sides.implied) + arguments("source", [ordered_by(view, trigger)])


def _entrust(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """عهد بوزارة الخارجية إلى فلان, أسند إليه منصب: to whom an office is given."""
    behind = [g for g in sides.by(view, "to", "l") if g.first > trigger.last and "person" in kinds_of(g)]
    before = [g for g in view.groups if g.last < trigger.first and kinds_of(g) == {"person"} and trigger.first - g.last <= 2]
    return arguments("target", (behind or before)[:1])


def _win(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """فاز فلان برئاسة المجلس: whom a body elects to its own office."""
    subject, _ = parties_of(view, trigger, sides)
    bodies = [g for g in view.groups if trigger.last < g.first <= trigger.last + NEAR and kinds_of(g) == {"organisation"} and g is not subject]
    return arguments("target", [subject or sides.owner], sides.implied) + arguments("source", bodies[:1])


def _leaving(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    return arguments("source", [construct_of(view, trigger, sides)])


def _gain(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """نالت الحكومة ثقة البرلمان."""
    subject, objects = parties_of(view, trigger, sides)
    others = objects or [g for g in view.groups if trigger.last < g.first < sides.high and g is not subject]
    return arguments("target", [subject or sides.owner], sides.implied) + arguments("source", others[:1])


def _impose(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Whom sanctions fall on stands behind على, or in the list that شمل opens."""
    subject, objects = parties_of(view, trigger, sides)
    listed = [g for g in view.groups if g.first > trigger.last and view.has("listing", trigger.last, start_of(view, g)) and "person" in kinds_of(g)]
    states = [m for m in view.actors if m.locative and m.first > trigger.last and m.prefix.endswith("ب")]
    at = [m for m in view.actors if m.first > trigger.last and m.entities[0].kind == "state" and view.has("accredited", m.first - 1, m.first)]
    target: Sequence[Group] = groups_on(view, trigger, sides) or objects[:1]
    return arguments("source", [subject]) + arguments("target", [*target, *listed, *states, *at])


def _close(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Who closes a crossing, a field or a port, and against whom: أغلقت مجموعة مسلحة حقل …, إغلاق المعبر."""
    verb = trigger.row.pos == "verb"
    doer = parties_of(view, trigger, sides)[0] if verb else governor_of(view, trigger)
    owner = sides.owner if verb and doer is None else None
    return arguments("source", [doer or owner], owner is not None) + arguments("target", groups_on(view, trigger, sides))


def _sever(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """Who breaks off ties, and with whom; whose envoy is expelled, or recalled from where."""
    subject, objects = parties_of(view, trigger, sides)
    states = [m for m in view.actors if m.first > trigger.last and (view.has("with", m.first - 2, m.first) or view.has("from", m.first - 1, m.first))]
    target: Sequence[Group] = groups_on(view, trigger, sides) or objects[:1]
    return arguments("source", [subject]) + arguments("target", target or states[:1])


def _say(view: View, trigger: TriggerMention, sides: Sides) -> list[Argument]:
    """The speaker: one person or body, no source and no medium."""
    subject, _ = parties_of(view, trigger, sides)
    return arguments("source", [subject or sides.owner], sides.implied) if subject is None or _speaks(view, trigger, subject) else []


def _speaks(view: View, trigger: TriggerMention, subject: Group) -> bool:
    """Whether a subject is somebody who says things: no medium, no crowd, not what a noun before it is of (زيارة فلان تؤكد)."""
    anonymous = any(entity.kind == "group" and not entity.known for member in subject.members for entity in member.entities)
    before = start_of(view, subject) - 1
    of_noun = any(other.row.pos == "noun" and other.first <= before <= other.last for other in view.triggers)
    medium = is_word(view, subject, "media") or view.is_kind(before, "media")
    apart = (
        subject.last < trigger.first and trigger.row.lang == "ar" and not trigger.prefix and not is_adjacent(view, subject.last + 1, trigger.first)
    )
    return not (kinds_of(subject) - {"person", "organisation", "group"} or anonymous or of_noun or medium or apart)


FRAMES: dict[str, Frame] = {
    "strike": _act,
    "abduct": _act,
    "repel": force.undergo,
    "kill": force.kill,
    "undergo": force.undergo,
    "fight": force.fight,
    "assault": force.assault,
    "blast": force.assault,
    "explode": force.explode,
    "clash": force.clash,
    "killing": force.killing,
    "downing": force.downing,
    "abduction": force.killing,
    "arrest": law.arrest,
    "release": law.arrest,
    "freeing": law.detention,
    "appear": law.appear,
    "trial": law.detention,
    "prosecute": law.arrest,
    "detention": law.detention,
    "decide": _act,
    "issue": _act,
    "masdar": _masdar,
    "verdict": law.verdict,
    "judge": law.judge,
    "foil": law.foil,
    "oust": law.oust,
    "confidence": _confidence,
    "blame": force.blame,
    "gain": _gain,
    "appoint": _appoint,
    "naming": _naming,
    "office": _office,
    "removed": _removed,
    "entrust": _entrust,
    "win": _win,
    "leaving": _leaving,
    "demo": force.demo,
    "block": force.demo,
    "strike_of": force.walkout,
    "walkout": force.walkout,
    "capture": force.move,
    "move": force.move,
    "control": force.control,
    "withdrawal": force.control,
    "fall": force.control,
    "alert": force.control,
    "send_forces": force.send_forces,
    "recall": force.send_forces,
    "impose": _impose,
    "penalty": _impose,
    "close": _close,
    "sever": _sever,
    "calamity": toll.calamity,
    "crash": toll.calamity,
    "flight": toll.flight,
    "open": _act,
    "evacuate": _act,
    "aid": cooperation.aid,
    "order_aid": cooperation.aid,
    "receive_aid": cooperation.receive,
    "exercise": cooperation.exercise,
    "joint": force.joint,
    "opening": _masdar,
    "say": _say,
    "announce": _say,
    "demand": _say,
}
