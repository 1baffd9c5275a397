"""Where: the place in a sentence that goes with a trigger."""

from __future__ import annotations

from extraction.actors import ActorMention
from extraction.deed_rules import PLACED_TYPES
from extraction.places import PlaceMention
from extraction.triggers import TriggerMention
from extraction.view import View


def find_place(view: View, trigger: TriggerMention) -> PlaceMention | None:
    """The place that goes with a trigger: where it happened, or for a visit where it led."""
    low, high = view.bounds(trigger)
    taken = {token for actor in view.actors if not (actor.locative or _is_in_name(view, actor)) for token in range(actor.first, actor.last + 1)}
    ranked: list[tuple[int, int, int, PlaceMention]] = []
    for place in view.places:
        withdrawn = trigger.row.frame in ("withdrawal", "move", "flight", "evacuate", "recall") and place.first > trigger.last
        whence = view.has("from", place.first - 1, place.first) and not view.has("each", place.first - 2, place.first - 1)  # زار كلا من
        whence = whence or (not place.led and view.has("from", place.first - 2, place.first - 1))  # وفد من مدينة بني وليد
        if place.dateline or (whence and not withdrawn) or _is_aim(view, trigger, place):
            continue
        if place.last < trigger.first and trigger.row.frame == "sign" and trigger.row.pos == "verb" and trigger.prefix and place.first > 3:
            continue  # …، واتفق الطرفان: a clause of its own
        if trigger.row.type == "visit" and _is_left(view, place):
            continue
        if trigger.row.frame == "leave" and not view.has("to", min(place.first, trigger.last), place.first):
            continue  # غادر القاهرة: whence, not where to
        if _is_partner(view, place) or (not trigger.is_deed and _is_subject_matter(view, place)):
            continue
        construct = place.first == trigger.last + 1 and trigger.row.pos == "noun" and place.place.precision != "country"
        bound = trigger.row.type == "visit" and place.first > trigger.last and _is_destination(view, trigger, place)
        bound = bound or _is_objective(view, trigger, place)
        bound = bound or (trigger.row.type in PLACED_TYPES and low <= place.first < high and _is_scene(view, trigger, place))
        construct = construct or _is_host(view, place)
        if not (_in_use(trigger, place) or construct or bound) or (place.first in taken and not (construct or bound)):
            continue
        inside = low <= place.first < high
        if trigger.row.type != "visit" and not inside and view.breaks(trigger.last + 1, place.first) and not view.is_told_of(trigger, place.first):
            continue  # in a clause of its own: المنطقة التي تقع قرب المطار
        if trigger.row.type == "appointment" and (place.place.precision == "country" or not place.led):
            continue  # the country, or the province, that the office is for
        if (not inside and not _near_by(view, trigger, place)) or _belongs_elsewhere(view, trigger, place):
            continue
        coarse = (1 if place.place.precision == "country" else 0) + (1 if view.has("beside", place.first - 1, place.first) else 0)
        distance = place.first - trigger.last if place.first > trigger.last else (trigger.first - place.last) * 2
        aimed = trigger.row.type == "visit" and not bound  # where it led goes before where it began
        aimed = aimed or (trigger.row.frame == "go" and not view.has("to", place.first - 2, place.first))  # وصل عميد بلدية بنغازي إلى طرابلس
        ranked.append((0 if inside else 1, coarse + (2 if aimed else 0), distance, place))
    return min(ranked, key=lambda entry: entry[:3])[3] if ranked else None


def is_set_in(view: View, trigger: TriggerMention) -> bool:
    """`اللقاء تم في مقر البعثة`, `عقد اللقاء في`, `الاجتماع الذي استضافته القاهرة`: what an encounter told before is only named again for,
    is where and when it was."""
    if trigger.row.pos != "noun" or not trigger.definite or trigger.row.lang != "ar":
        return False
    relative = view.relative_behind(trigger)
    start = trigger.last + 1 if relative is None else relative + 1
    beside = (view.is_verb(start), view.is_verb(trigger.first - 1))
    return any(verb is not None and verb.row.frame in _HELD and verb.tense == "past" for verb in beside)


_FAR = 4  # tokens between a visit and a place with no preposition
_HELD = frozenset({"occur", "host", "light"})


def _is_left(view: View, place: PlaceMention) -> bool:
    """`غادر مطار القاهرة متوجها إلى الرياض في زيارة`: where somebody starts from."""
    led = view.has("to", place.first - 1, place.first)
    return not led and any(t.row.frame == "leave" and t.last in (place.first - 1, place.first - 2) for t in view.triggers)


def _is_host(view: View, place: PlaceMention) -> bool:
    """`استضافت القاهرة`, `كانت القاهرة قد استقبلت فلانا`: a town that hosts or receives is where it happened."""
    after = place.last + 2 if place.last + 1 < len(view.words) and "done" in view.kinds[place.last + 1] else place.last + 1
    verb = view.is_verb(place.first - 1) or view.is_verb(after)
    if verb is None or place.place.precision == "country":
        return False
    return verb.row.frame == "host" or (verb.row.frame == "receive" and place.capital_of is not None and verb.row.lang == "ar")


def _is_in_name(view: View, actor: ActorMention) -> bool:
    """English: whether a body is named only within the name of a site (army headquarters in Khartoum)."""
    length = actor.last - actor.first
    return view.words[actor.first].isascii() and any(p.first <= actor.last <= p.last and p.last - p.first > length for p in view.places)


def _in_use(trigger: TriggerMention, place: PlaceMention) -> bool:
    """Whether a place stands where something happens: behind a preposition; مدينة and مطار alone tell that only for force and crowds."""
    return place.led or (place.locative and trigger.row.type in PLACED_TYPES)


def _is_aim(view: View, trigger: TriggerMention, place: PlaceMention) -> bool:
    """`وجهت الأمم المتحدة الدعوة للأطراف للاجتماع في الصخيرات`: where what a message invites to is to be, not the message."""
    if trigger.row.type != "message" or place.first < trigger.last:
        return False
    return any(t.prefix.endswith("\u0644") and t.row.pos == "noun" and trigger.last < t.first < place.first for t in view.triggers)


def _is_partner(view: View, place: PlaceMention) -> bool:
    """`علاقات الخرطوم بنيروبي`, `ما يربط القاهرة بالخرطوم`: a capital behind ب that another is tied to."""
    word = view.words[place.first]
    tied = place.capital_of is not None and not word.isascii() and word.startswith("\u0628")
    return tied and view.has("tie", place.first - 4, place.first)


def _is_subject_matter(view: View, place: PlaceMention) -> bool:
    """Whether a place is what talks are about: مباحثات حول سد النهضة, ملء السد, مفاوضات السد."""
    talked_of = place.place.precision == "site" and any(t.last == place.first - 1 and t.row.type in ("negotiation", "meeting") for t in view.triggers)
    return talked_of or view.is_kind(place.first - 1, "concerning")


def _is_objective(view: View, trigger: TriggerMention, place: PlaceMention) -> bool:
    """English: `captured El Fasher`, `shelled the town of`, `closed the Rafah crossing`, `opened the museum in`; `Sinai attack`."""
    if trigger.row.lang != "en" or (place.place.precision == "country" and trigger.row.frame != "move"):
        return False
    if trigger.row.pos == "noun":
        return trigger.row.type in PLACED_TYPES and place.last in (trigger.first - 1, trigger.first - 2) and view.words[trigger.first - 1] != ","
    objective = trigger.row.frame in ("capture", "strike", "close", "open", "move")
    between = view.words[trigger.last + 1 : place.first]
    return objective and trigger.last < place.first and len(between) <= 2 and all(word.isalpha() for word in between)


def _is_scene(view: View, trigger: TriggerMention, place: PlaceMention) -> bool:
    """Where force is used and crowds gather: behind the trigger and على (هجوم على المدينة), free (قصف المطار), or on its streets and edges."""
    if not trigger.last < place.first <= trigger.last + 15 or place.place.precision == "country":
        return False
    if any(actor.first <= place.first <= actor.last and actor.rule != "capital" for actor in view.actors):
        return False
    about = any(view.has(kind, place.first - 2, place.first) for kind in ("on", "around", "beside"))
    return about or place.place.precision == "site"


def _is_destination(view: View, trigger: TriggerMention, place: PlaceMention) -> bool:
    """زار القاهرة, يزور فلان العاصمة الرباط, وصل إلى, زيارة إلى: behind إلى, or free behind the verb or its subject."""
    if view.has("to", place.first - 2, place.first) or place.first <= trigger.last + 2:
        return True
    if trigger.row.pos == "noun" and any(view.is_verb(position) is not None for position in range(trigger.last + 1, place.first)):
        return False  # فور وصوله عقد جلسة مع المبعوث للسودان
    if place.locative:
        far = trigger.row.pos == "noun" and not place.led and place.first - trigger.last > _FAR
        return not far  # في زيارة تتزامن مع بناء سد النهضة
    before = place.first - 1
    free = before in view.covered or view.words[before] == ","
    return trigger.row.frame in ("go_direct", "go") and free and not view.has("with", before, place.first)


def _near_by(view: View, trigger: TriggerMention, place: PlaceMention) -> bool:
    start, end = (place.last + 1, trigger.first) if place.last < trigger.first else (trigger.last + 1, place.first)
    told = [position for position in range(start, end) if "there" in view.kinds[position]]
    return end - (told[-1] if told else start) <= 30 and not view.has_verb(start, end)


def _belongs_elsewhere(view: View, trigger: TriggerMention, place: PlaceMention) -> bool:
    """Whether في + place goes with a noun that is no event (الأوضاع في ليبيا): a topic noun, or for a whole country any noun of no mention."""
    position = place.first - 1
    if position >= 0 and view.kinds[position].keys() & {"in", "to"}:
        position -= 1
    if position < 0 or position in view.covered or trigger.first <= position <= trigger.last:
        return False
    if "around" in view.kinds[position] or view.has("stay", position - 4, position + 1):
        return False
    while position > 0 and view.words[position].endswith("ا") and position not in view.covered:
        position -= 1  # المعترف بها دوليا في
    while position > 0 and "beside" in view.kinds[position]:
        position -= 1  # الواقعة غرب العاصمة
    if view.kinds[position].keys() & {"topic_noun", "situated"} or "situated" in view.kinds[position - 1]:
        return True
    word = view.words[position]
    plain = (
        word.isalpha() and not word.endswith("ا") and view.is_verb(position) is None and not any(t.first <= position <= t.last for t in view.triggers)
    )
    return place.place.precision in ("country", "admin1") and plain and not view.kinds[position] and trigger.row.type != "visit"
