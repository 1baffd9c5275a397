"""Mood: whether an event happened, goes on, is planned, called for, called off or denied, or is no report of an event at all."""

from __future__ import annotations

from collections.abc import Sequence

from data.model import Status
from extraction.english import invites, is_aim, is_earlier, is_infinitive
from extraction.light import is_aim_of_journey, taking_part
from extraction.normalise import normal_name
from extraction.series import counterparts
from extraction.triggers import TriggerMention
from extraction.view import View


def _mood(view: View, trigger: TriggerMention, kind: str, reach: int) -> bool:
    """Whether a mood word of a kind stands in reach before the trigger, with no verb between (من المقرر أن يلتقي), or right behind it."""
    behind = 14 if trigger.row.lang == "en" else 3  # the meeting between the two was postponed
    for other in view.triggers:
        if other.row.type != kind or other is trigger:
            continue
        apart = kind == "cancel" and other.row.pos == "noun" and trigger.row.pos == "verb" and "," in view.words[other.last : trigger.first]
        if apart:
            continue  # عقب تعليق الجلسة، التقى فلان علانا
        if trigger.first - reach <= other.first < trigger.first and not view.has_verb(other.last + 1, trigger.first):
            return True
        if trigger.last < other.first <= min(view.bounds(trigger)[1], trigger.last + behind):
            return True
        called_off = kind == "cancel" and behind > 3 and trigger.last < other.first <= trigger.last + behind
        if called_off and not view.has_verb(trigger.last + 1, other.first):
            return True  # the meeting, scheduled for Thursday, was postponed
    return False


def _denied(view: View, trigger: TriggerMention) -> bool:
    """Whether a denial governs the trigger (نفى أن فلانا التقى, لا صحة للقاء): before it, in reach, with no clause of its own between."""
    for other in view.triggers:
        if other.row.type != "deny" or not other.last < trigger.first <= other.last + _DENIAL:
            continue
        between = range(other.last + 1, trigger.first)
        if any("part_in" in view.kinds[position] for position in between):
            continue  # نفى أن تكون له صلة بالهجوم: who had no part in it does not deny it
        anew = any(t.row.pos == "verb" and t.prefix.startswith("و") for t in view.triggers if t.first in between)
        turned = "," in view.words[other.last : trigger.first] and any(_turns(view, position) for position in between)
        if not anew and not turned:
            return True
    return False


_REACH = 10  # tokens between such a verb and what goes on
_DENIAL = 30  # tokens that a denial reaches over


def _turns(view: View, position: int) -> bool:
    """Whether a sentence goes on with something else (مشيرا إلى, لكن), and not with what is denied (أن, ما, التي)."""
    return "boundary" in view.kinds[position] and not view.kinds[position].keys() & {"report", "relative"} and position not in view.covered


def _is_negated(view: View, trigger: TriggerMention, low: int) -> bool:
    """Whether a negation stands before the trigger, or before the light verb of a noun (لم يعقد لقاء)."""
    if view.has("negation", max(low, trigger.first - 3), trigger.first):
        return True
    light = [other for other in view.triggers if other.row.type == "light" and 0 < trigger.first - other.last <= 12 and low <= other.first]
    return trigger.row.pos == "noun" and bool(light) and view.has("negation", light[-1].first - 2, light[-1].first)


def _is_demanded(view: View, trigger: TriggerMention) -> bool:
    """Whether a demand governs a noun (دعا فلان إلى عقد اجتماع, طالب بعقد اجتماع); a masdar like عقد between is no verb of its own."""
    if trigger.row.pos != "noun":
        return False
    for other in reversed([t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood"]):
        masdar = other.row.type == "light" and (other.prefix.endswith(("ب", "ل")) or view.has("to", other.first - 1, other.first))
        if not masdar:
            return other.row.frame == "demand" and not view.has("boundary", other.last + 1, trigger.first)
    return False


def _is_invited(view: View, trigger: TriggerMention) -> bool:
    """`تلقى فلان دعوة إلى زيارة القاهرة`, `دعا فلان علانا لزيارتها`: a visit that an invitation names."""
    if trigger.row.type != "visit" or trigger.row.pos != "noun":
        return False
    if not (trigger.prefix.endswith("ل") or view.has("to", trigger.first - 1, trigger.first)):
        return False
    verbs = [t for t in view.triggers if t.row.frame == "invite" and 0 < trigger.first - t.last <= _INVITED]
    return bool(verbs) or view.has("invitation", trigger.first - _INVITED, trigger.first)


_INVITED = 14  # tokens between an invitation and what it is to


def _is_series(view: View, trigger: TriggerMention) -> bool:
    """`أجرى لقاءات مع فلان وعلان`: several talks that were or will be held, each with somebody named."""
    light = [t for t in view.triggers if t.row.type == "light" and abs(t.first - trigger.first) <= 15]
    told = any(t.tense in ("past", "future") for t in light) or _mood(view, trigger, "plan", 10)
    return told and counterparts(view, trigger) is not None


def reject_reason(view: View, trigger: TriggerMention) -> str | None:
    """Why a trigger reports no specific event: negated, a habit, a possibility; None where it may."""
    low, _ = view.bounds(trigger)
    if _is_negated(view, trigger, low) and not _denied(view, trigger):
        return "negated"
    if view.has("commentator", 0, trigger.first):
        return "a comment on it"
    if trigger.plural and not trigger.pronoun and taking_part(view, trigger) is None and not _is_series(view, trigger):
        return "several, unspecified"
    held_in = any(view.has(kind, trigger.first - 1, trigger.first) for kind in ("in", "during", "after"))
    if trigger.row.frame == "session" and (held_in or trigger.prefix.endswith("\u0628")):
        return "where something else was done"  # أقر المجلس في جلسته القانون
    if trigger.row.frame == "send_direct" and trigger.pronoun and view.has("therein", trigger.last + 1, trigger.last + 2):
        return "said at the call or meeting that the sentence tells of"  # اتصالا بفلان هنأه خلاله
    if trigger.row.type == "message" and trigger.row.pos == "verb" and trigger.pronoun and not _names_letter(view, trigger):
        return "what was sent is no message"
    if _is_condition(view, trigger):
        return "a condition that lasts, no happening"
    if view.has("condition", max(low, trigger.first - 4), trigger.first):
        return "only possible"
    return None


def _names_letter(view: View, trigger: TriggerMention) -> bool:
    """`رسالة تلقتها مصر`: where the object of a verb is a pronoun, the letter stands before it (not in المساندة التي تلقتها مصر)."""
    if trigger.row.lang == "en" or trigger.row.frame not in ("get", "bear"):
        return True
    before = view.words[max(0, trigger.first - _LETTER) : trigger.first]
    return any(normal_name(need).removesuffix("\u0627") in word for need in trigger.row.needs for word in before)


_LETTER = 8  # tokens between a letter and the relative clause that tells of it


def _is_condition(view: View, trigger: TriggerMention) -> bool:
    """`وتجري مصر وإثيوبيا مفاوضات طويلة`: a noun with a light verb in the present, in the body, with neither time nor place."""
    if trigger.row.pos != "noun" or view.sentence.kind in ("title", "lead") or view.times or any(
        place.locative and not view.is_kind(place.first - 1, "concerning") for place in view.places
    ):
        return False
    light = [other for other in view.triggers if other.row.type == "light" and 0 < trigger.first - other.first <= 15]
    return bool(light) and light[-1].tense == "present" and not any(entity.kind == "person" for actor in view.actors for entity in actor.entities)


def find_status(view: View, trigger: TriggerMention) -> Status:
    """The status that the words around a trigger give it."""
    if _denied(view, trigger):
        return "denied"
    if _mood(view, trigger, "cancel", 8):
        return "cancelled"
    invited = invites(view, trigger) or _is_invited(view, trigger)
    if invited or _is_demanded(view, trigger) or _mood(view, trigger, "call_for", 6) or trigger.row.type == "call_for":
        return "called_for"
    if taking_part(view, trigger) == "to_take_part" or is_aim_of_journey(view, trigger):
        return "planned"
    if _was_held(view, trigger):
        return "happened"
    if (is_infinitive(view, trigger) and view.sentence.kind == "title") or is_aim(view, trigger):
        return "planned"
    light = [other for other in view.triggers if other.row.type == "light" and abs(other.first - trigger.first) <= 15]
    future = trigger.tense == "future" or (trigger.row.pos == "noun" and any(other.tense == "future" for other in light))
    low, high = view.bounds(trigger)
    if trigger.row.pos == "noun" and any(other.tense == "present" and view.has("therein", other.last + 1, other.last + 2) for other in light):
        future = True  # في زيارة يجري خلالها محادثات
    planned = _mood(view, trigger, "plan", 10) or _goes_on_planned(view, trigger, light)
    if future or planned or view.has("future", max(low, trigger.first - 3), trigger.first):
        return "planned"
    timed = {token for span in view.times for token in range(span.first, span.last + 1)}  # الأسبوع الحالي is when
    reach = 6 if view.sentence.kind == "title" else 4
    if any("ongoing" in view.kinds[p] for p in range(max(0, low, trigger.first - 4), min(high, trigger.last + reach)) if p not in timed):
        return "ongoing"
    if trigger.is_deed and trigger.row.pos == "noun" and view.has("carried_on", trigger.first - _REACH, trigger.first):
        return "ongoing"  # واصلت القوات عمليات التمشيط
    if (
        trigger.row.pos == "noun"
        and view.sentence.kind != "title"
        and any(other.tense == "present" and other.first < trigger.first for other in light[:1])
    ):
        return "ongoing"
    return "happened"


def _was_held(view: View, trigger: TriggerMention) -> bool:
    """`الحوار الذي جرى في الصخيرات`: the clause right behind a noun says that it took place."""
    start = trigger.last + 1
    while start < len(view.words) and view.words[start] in (",", '"'):
        start += 1
    start = view.relative_behind(trigger) or start
    if trigger.row.pos != "noun" or start + 1 >= len(view.words) or "relative" not in view.kinds[start]:
        return False
    verb = view.is_verb(start + 1)
    return verb is not None and verb.row.type == "light" and verb.tense == "past" and verb.row.lang == "ar"


def _goes_on_planned(view: View, trigger: TriggerMention, light: Sequence[TriggerMention]) -> bool:
    """`من المقرر أن يصل فلان، ثم يعقد الزعيمان جلسة`, `في زيارة يلتقي خلالها فلانا`: a verb in the present that a plan before it governs,
    or that tells what a journey is for."""
    verb = trigger if trigger.row.pos == "verb" else next((t for t in light if t.first < trigger.first), None)
    if verb is None or verb.tense != "present" or verb.row.lang != "ar" or view.sentence.kind == "title":
        return False
    before = [t for t in view.triggers if t.last < verb.first]
    if verb is trigger and "therein" in view.kinds[min(verb.last + 1, len(view.words) - 1)] and any(t.row.type == "visit" for t in before):
        return True
    planned = [t for t in before if t.row.type == "plan"]
    return bool(planned) and not any(t.row.pos == "verb" and t.tense == "past" and t.first > planned[-1].first for t in before)


def is_background(view: View, trigger: TriggerMention) -> bool:
    """Whether the event is told as something earlier (وكان قد التقى, يذكر أن, سبق أن)."""
    if trigger.row.pos == "noun" and view.has("about", trigger.first - 2, trigger.first):
        return True  # تناول الاجتماع زيارة فلان: what was talked of happened before
    if trigger.is_deed and is_earlier(view, trigger):
        return True
    if view.has("welcomed", 0, 3):
        return False  # وكان في استقباله
    moods = [t for t in view.triggers if t.row.type == "plan" and t.last < trigger.first]
    if moods and view.has("was", moods[-1].first - 3, moods[-1].first) and not view.has_verb(moods[-1].last + 1, trigger.first):
        return False  # وكان من المقرر أن يلتقي: what had been planned is the news
    return view.has("background", 0 if view.sentence.kind != "title" else trigger.first, trigger.first)


def is_vague(view: View, trigger: TriggerMention) -> bool:
    """Whether the sentence dates the event by a word that no calendar reads (مؤخرا)."""
    return view.has("vague", max(0, trigger.first - 8), trigger.last + 9)


def is_claimed(view: View, trigger: TriggerMention) -> bool:
    """Whether the sentence leaves the report to unnamed sources before it."""
    return view.has("claim", 0, trigger.first)
