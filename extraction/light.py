"""The verb that serves a noun: `عقد فلان اجتماعا`, `لقاء جمع فلانا بعلان`, `بدأ مهامه بعقد اجتماع`."""

from __future__ import annotations

from extraction.triggers import TriggerMention
from extraction.view import View

_REACH = 24  # tokens between a light verb and its noun


def light_verb(view: View, trigger: TriggerMention) -> TriggerMention | None:
    """The light verb before a noun, with no other verb between but in a relative clause, and no preposition (سيعقد خلال الزيارة اجتماعا)."""
    if view.has("other_prep", trigger.first - 1, trigger.first) or _ends_preposition(view, trigger.first):
        return None
    own = view.aside(trigger.first)
    for verb in reversed([t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb"]):
        if view.aside(verb.first) not in (None, own):
            continue  # عقد فلان ونظيره، الذي وصل أمس، اجتماعا
        between = [position for position in range(verb.last + 1, trigger.first) if view.aside(position) in (None, own)]
        near = len(between) < _REACH and not any("boundary" in view.kinds[position] for position in between)
        return verb if verb.row.type == "light" and near else None
    return None


def _ends_preposition(view: View, position: int) -> bool:
    """Whether a preposition of two words ends right before a token (على هامش لقاء)."""
    return position > 1 and view.kinds[position - 2].get("other_prep") == 2


def governor(view: View, trigger: TriggerMention) -> TriggerMention | None:
    """The verb by which somebody holds a meeting: `بدأت فلانة مهامها بعقد اجتماع مع`, `استهل زيارته بلقاء`."""
    masdar = trigger.first > 0 and "masdar" in view.kinds[trigger.first - 1]
    held = masdar or trigger.prefix.endswith("\u0628") or taking_part(view, trigger) is not None
    held = held or is_aim_of_journey(view, trigger)
    if not held or trigger.row.type not in ("meeting", "call", "negotiation"):
        return None
    verbs = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood"]
    near = verbs and trigger.first - verbs[-1].last <= 20 and not view.has("boundary", verbs[-1].last + 1, trigger.first)
    return verbs[-1] if near else None


def is_aim_of_journey(view: View, trigger: TriggerMention) -> bool:
    """`يتوجه فلان إلى القاهرة للقاء علان`, `زار الخرطوم لإجراء مباحثات`: what somebody travels for."""
    if trigger.row.pos != "noun" or trigger.row.type not in ("meeting", "negotiation"):
        return False
    led = trigger.prefix.endswith("\u0644") or (trigger.first > 0 and "to_hold" in view.kinds[trigger.first - 1])
    verbs = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood"]
    return led and bool(verbs) and verbs[-1].row.type == "visit"


def is_masdar(view: View, verb: TriggerMention) -> bool:
    """Whether a word that reads as a verb stands behind a preposition, and is its masdar (أثناء عقد اجتماع)."""
    return any(view.has(kind, verb.first - 1, verb.first) for kind in ("other_prep", "after", "in", "from", "to", "on"))


def mover(view: View, trigger: TriggerMention) -> TriggerMention | None:
    """`وصل فلان إلى القاهرة يرافقه علان في زيارة`: the verb of going that a visit without a visitor goes with."""
    verbs = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood"]
    going = verbs and verbs[-1].row.type == "visit" and view.has("in", trigger.first - 1, trigger.first)
    same = going and view.aside(verbs[-1].first) == view.aside(trigger.first)
    return verbs[-1] if same and not view.has("boundary", verbs[-1].last + 1, trigger.first) else None


def taking_part(view: View, trigger: TriggerMention) -> str | None:
    """The kind of words by which somebody is at a meeting: `taking_part` (خلال مشاركته في أعمال القمة), `to_take_part` (للمشاركة في القمة)."""
    if trigger.row.pos != "noun" or trigger.row.frame != "between":
        return None
    for position in range(max(0, trigger.first - 6), trigger.first):
        for kind in ("taking_part", "to_take_part"):
            length = view.kinds[position].get(kind)
            if length is not None and not any(
                view.words[between] == "," or "boundary" in view.kinds[between] for between in range(position + length, trigger.first)
            ):
                return kind
    return None


def relative_verb(view: View, trigger: TriggerMention) -> TriggerMention | None:
    """`لقاء جمع فلانا بفلان`, `اجتماع في الخرطوم يجمع`, `الاجتماع الذي عقده فلان`, `a meeting held by`."""
    actors = {token for actor in view.actors if not actor.locative for token in range(actor.first, actor.last + 1)}
    for verb in view.triggers:
        if (
            trigger.last < verb.first <= trigger.last + 7
            and verb.row.type == "light"
            and not any(trigger.last < position < verb.first for position in actors)
        ):
            return verb
    return None
