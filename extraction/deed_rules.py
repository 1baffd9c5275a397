"""Which triggers report no deed, and which only refer to one."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.arguments import Argument
from extraction.english import is_infinitive, is_toll_so_far
from extraction.triggers import TriggerMention
from extraction.view import View

# What happens at a place needs no named actor.
_TOLL = ("kill", "killing", "undergo")
PLACED_TYPES = ("attack", "protest", "movement", "disaster")


def reject_deed(view: View, trigger: TriggerMention) -> str | None:
    """Why a trigger reports no deed: an aim, an end of it, a demand; None where it may."""
    if trigger.row.type not in ("statement", "attack") and view.has("since", trigger.first - 3, trigger.first):
        return "dates something else"  # منذ أن حل المجلس …
    if trigger.row.frame == "announce" and _announces_deed(view, trigger):
        return "what is announced is an event of its own"
    if trigger.row.frame in _TOLL and _befell(view, trigger):
        return "killed in a disaster, which is told as such"
    if trigger.row.type in ("attack", "disaster", "arrest") and is_toll_so_far(view, trigger):
        return "a count that goes on"
    if is_infinitive(view, trigger) and view.sentence.kind != "title" and not _is_managed(view, trigger):
        return "an aim, a demand or a plan"
    if trigger.row.pos != "noun":
        if _describes(view, trigger):
            return "says what somebody is, not what happened"
        issued = trigger.row.frame == "issue" and any(
            t.first > trigger.last and t.row.type in ("appointment", "arrest", "sanction") for t in view.triggers
        )
        return "what is issued is an event of its own" if issued else None
    if trigger.row.type == "attack" and trigger.definite and not trigger.pronoun and view.sentence.kind == "body" and not view.times:
        return "fighting that goes on, no single happening"
    if trigger.row.type == "arrest" and _is_sentence(view, trigger):
        return "the sentence that a court passed, told as its decision"
    governor = governing_verb(view, trigger)
    result = view.has("result", trigger.first - 2, trigger.first)  # أدى لمقتل
    borne = view.has("fended", trigger.first - 1, trigger.first) or (governor is not None and governor.row.frame in ("suffer", "repel"))
    ceremony = trigger.row.frame == "opening" and view.has("ceremony", trigger.first - 3, trigger.first)
    if trigger.prefix.endswith("ل") and not result and not borne and not ceremony:
        return "an aim"
    if trigger.row.type == "appointment" and view.sentence.kind == "body" and view.has("after", trigger.first - 1, trigger.first):
        return "dates something else"
    doer = next((group for group in view.groups if group.last == trigger.first - 1), None)
    start = doer.members[0].first if doer is not None and trigger.row.type == "attack" else trigger.first
    if view.has("unreal", trigger.first - 2, trigger.first) or view.has("unreal", start - 1, start):
        return "not reported as happening"  # نية الدعم السريع اقتحام المدينة
    demanded = governor is not None and governor.row.frame == "demand" and trigger.row.type != "protest"
    return "demanded, not done" if demanded else None


def _befell(view: View, trigger: TriggerMention) -> bool:
    """Whether the dead of a sentence died in a disaster: it has the trigger of one, and of no attack but the killing."""
    others = [t for t in view.triggers if t is not trigger and t.row.type in ("disaster", "attack") and t.row.frame not in _TOLL]
    return bool(others) and all(t.row.type == "disaster" for t in others)


def _is_sentence(view: View, trigger: TriggerMention) -> bool:
    """`قضت المحكمة بحبس فلان`, `حكم بالسجن`: the penalty of a verdict is no arrest of its own."""
    before = [t for t in view.triggers if t.last < trigger.first]
    passed = bool(before) and before[-1].row.type == "decision" and before[-1].row.frame != "issue"  # أصدرت النيابة قرارا بحبس فلان
    return passed and view.has("penalty", trigger.first, trigger.last + 1)


def _is_managed(view: View, trigger: TriggerMention) -> bool:
    """`is scheduled to open`, `managed to recapture`."""
    planned = any(t.row.type == "plan" and 0 < trigger.first - t.first <= 8 for t in view.triggers)
    return planned or view.has("managed", trigger.first - 4, trigger.first)


def _by_accident(view: View, trigger: TriggerMention) -> bool:
    """`was killed when his plane crashed`: told as the disaster that the sentence names, where no attack is named."""
    killed = trigger.row.frame in ("kill", "undergo", "killing")
    disaster = any(t.row.type == "disaster" for t in view.triggers)
    return killed and disaster and not any(t.row.type == "attack" and t.row.frame not in ("kill", "undergo", "killing") for t in view.triggers)


def _announces_deed(view: View, trigger: TriggerMention) -> bool:
    """`أعلن فلان حل المجلس`: the deed is done by announcing it."""
    named = (
        t
        for t in view.triggers
        if t.first > trigger.last and t.row.pos == "noun" and t.row.type in ("decision", "appointment", "movement", "sanction")
    )
    return any(governing_verb(view, t) is trigger for t in named)


def _describes(view: View, trigger: TriggerMention) -> bool:
    """`حكومة كلفها المجلس`, `يتولى فلان المنصب منذ`, `تسيطر الجماعة على المدينة`, `تقاتل القوات الجماعات منذ عام`: the body says with no time
    of its own what is or is held."""
    if view.sentence.kind != "body" or trigger.row.lang == "en" or any(not span.mention.bound for span in view.times):
        return False
    if trigger.row.type in ("appointment", "decision") and trigger.pronoun:
        return True
    if trigger.row.type == "attack" and not view.has("since", trigger.last + 1, len(view.words)):
        return False
    return trigger.tense == "present" and trigger.row.type not in ("protest", "disaster")


def governing_verb(view: View, trigger: TriggerMention) -> TriggerMention | None:
    """The verb before a noun with no clause between."""
    verbs = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood"]
    return verbs[-1] if verbs and not view.has("boundary", verbs[-1].last + 1, trigger.first) else None


def is_content(view: View, trigger: TriggerMention, position: int) -> bool:
    """Whether a token is part of what is said: behind the verb of saying with another trigger or an أن between."""
    if position < trigger.first:
        return False
    between = any(trigger.last < other.first < position for other in view.triggers)
    return between or view.has("boundary", trigger.last + 1, position)


def is_named_apart(view: View, trigger: TriggerMention) -> bool:
    """Whether the sentence tells of something else and only names the deed (احتجاجا على قرار المجلس سحب الثقة): its time and place are
    not the deed's."""
    if trigger.row.pos != "noun" or trigger.row.type not in ("decision", "appointment", "sanction") or view.sentence.kind == "title":
        return False
    governor = governing_verb(view, trigger)
    return governor is not None and governor.row.type not in ("light", "plan", "statement", "decision", "appointment", "sanction")


def is_demanded(view: View, trigger: TriggerMention) -> bool:
    """Whether a demand governs the trigger: دعا الليبيين إلى الخروج في مظاهرات."""
    governor = governing_verb(view, trigger) if trigger.row.type == "protest" and trigger.row.pos == "noun" else None
    return governor is not None and governor.row.frame == "demand"


def points_back(view: View, trigger: TriggerMention, own: Sequence[Argument], placed: bool) -> bool:
    """Whether a noun only refers to a deed told elsewhere: no sides of its own, and for what happens at a place, no place or the article
    without a relative clause that tells it (الحريق الذي نشب مساء الإثنين في …)."""
    if own:
        return False
    if trigger.row.type in PLACED_TYPES and placed and trigger.definite and view.has("relative", trigger.last + 1, trigger.last + 2):
        return not view.times
    if trigger.row.type == "protest" and placed and view.sentence.kind in ("title", "lead") and view.times:
        return False  # تجددت المظاهرات مساء أمس في طرابلس
    return not (trigger.row.type in PLACED_TYPES and placed) or trigger.definite
