"""What the frames of deeds are made of: subject and objects of a verb, what a noun governs, the verb that governs a noun.

A verb's subject stands right behind it or before it; where another noun stands right behind it, the groups that follow are objects
(استهدف قصف مستشفى). What a noun governs stands right behind it (مقتل فلان) or behind its preposition (هجوم على); who does it stands
with its light verb (شن, تعرض ل) or with the verb that governs it (أعلن فلان تشكيل).
"""

from __future__ import annotations

from extraction.crowds import NATIONALS
from extraction.crowds_english import MEMBERS
from extraction.english import agent_of, is_passive
from extraction.sides import Sides, group_before
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_ENACTING = ("announce", "decide", "issue", "confidence")
NEAR = 14  # tokens between a trigger and a group behind its preposition


def start_of(view: View, group: Group) -> int:
    return view.lead(group.members[0])[0]


def is_adjacent(view: View, start: int, end: int) -> bool:
    """Whether nothing but time, place and signs stands between two tokens."""
    passing = {"in", "each", "negation", "ongoing", "also"}
    return all(p in view.covered or not view.words[p].isalnum() or bool(view.kinds[p].keys() & passing) for p in range(start, end))


def kinds_of(group: Group) -> set[str]:
    return {entity.kind for member in group.members for entity in member.entities}


def is_capital(group: Group) -> bool:
    """A capital behind a verb of force is a town, not a government."""
    return all(member.rule == "capital" for member in group.members)


def is_crowd(group: Group, *kinds: str) -> bool:
    """Whether the group has no name and its noun is of one of these kinds (crowds.csv)."""
    return any(member.rule.startswith("crowd ") and member.rule.removeprefix("crowd ") in kinds for member in group.members)


def is_nationals(group: Group) -> bool:
    """Whether people are told by nothing but their nationality (12 سودانيا)."""
    return all(member.rule == NATIONALS for member in group.members)


_CROWDS = {
    "victims": ("civilian", "victim", "soldier", "suspect", "nationals"),
    "crowd": ("protester",),
    "forces": ("force",),
    "armed": ("force", "fighter"),
}


def is_word(view: View, group: Group, kind: str) -> bool:
    """Whether the group is named by a word of this kind (crowd: متظاهرون; victims: مدنيين; media)."""
    if is_crowd(group, *_CROWDS.get(kind, ())):
        return True
    first, last = group.members[0].first, group.members[0].last
    return any(view.is_kind(position, kind) for position in range(first, last + 1))


def is_people(group: Group) -> bool:
    """Whether a group is of persons or of people without a name, and no body."""
    entities = [(entity, member.rule) for member in group.members for entity in member.entities]
    return all(entity.kind == "person" or (entity.kind == "group" and rule.startswith("crowd")) or rule == MEMBERS for entity, rule in entities)


def is_official(group: Group) -> bool:
    """Whether a group is one body of some country: police, a brigade, an army; no militants."""
    entity = group.members[0].entities[0]
    return entity.country is not None and entity.kind in ("organisation", "group") and not is_crowd(group, "fighter")


def groups_on(view: View, trigger: TriggerMention, sides: Sides) -> list[Group]:
    """The group behind على, ضد or عن."""
    near = [g for g in sides.by(view, "on") if trigger.last < g.first <= trigger.last + NEAR]
    return [g for g in near if not is_capital(g)][:1]


def construct_of(view: View, trigger: TriggerMention, sides: Sides) -> Group | None:
    """The group right behind a noun, or behind a number (مقتل 10 جنود)."""
    if trigger.row.lang == "ar" and trigger.definite and not trigger.pronoun and trigger.first == trigger.last:
        return None
    for group in view.groups:
        start = start_of(view, group)
        if trigger.last < start < sides.high and group.preposition in (None, "noun"):
            gap = view.words[trigger.last + 1 : start]
            return group if len(gap) <= 1 and all(w.isalnum() for w in gap) and not is_capital(group) else None
    return None


def governor_of(view: View, trigger: TriggerMention) -> Group | None:
    """Who brings about what a noun names: by whose order it is (بقرار من فلان), else the subject of the verb that governs the noun with
    no أن between (أعلن فلان تشكيل لجنة, قررت النيابة حبس فلان, تعتزم الرئاسة إصدار)."""
    verbs = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb"]
    ordered = ordered_by(view, trigger)
    if ordered is not None or not verbs or view.has("boundary", verbs[-1].last + 1, trigger.first):
        return ordered
    if view.has("tidings", trigger.first - 2, trigger.first):
        return None  # تلقى فلان إخطارا بضبط …: who is told of it did not do it
    if verbs[-1].row.type == "light" and any(verbs[-1].last < t.first < trigger.first and t.row.pos == "noun" and t.is_event for t in view.triggers):
        return None  # المباحثات التي أجراها فلان … إرسال قوات: the verb goes with the noun beside it
    enacts = verbs[-1].row.frame in _ENACTING or verbs[-1].row.type in ("light", "plan")
    doer = subject_of(view, verbs[-1], trigger.first) if enacts else None
    if doer is None and enacts and verbs[-1].prefix and len(verbs) > 1 and not view.has("boundary", verbs[-2].last + 1, verbs[-1].first):
        return subject_of(view, verbs[-2], verbs[-1].first)  # عادت النيابة وقررت إخلاء سبيل …
    return doer


def ordered_by(view: View, trigger: TriggerMention) -> Group | None:
    """The group behind قرار, مرسوم or بأمر من that goes with a trigger."""
    for group in view.groups:
        start = start_of(view, group)
        beside = trigger.first - NEAR < start < trigger.first or trigger.last < start <= trigger.last + NEAR
        ordered = any(start >= back and view.kinds[start - back].get("order") == back for back in (1, 2))
        if beside and ordered and not is_capital(group):
            return group
    return None


def subject_of(view: View, verb: TriggerMention, before: int) -> Group | None:
    """The group right behind a verb, before a token; else the one before the verb."""
    for group in view.groups:
        if (
            verb.last < start_of(view, group)
            and group.last < before
            and group.preposition is None
            and is_adjacent(view, verb.last + 1, start_of(view, group))
        ):
            return group
    if verb.row.lang == "en":
        return english_subject(view, verb)
    if verb.prefix:  # عادت النيابة وقررت: the body right before it
        beside = (g for g in view.groups if g.last == verb.first - 1 and g.preposition in (None, "noun"))
        return next((g for g in beside if kinds_of(g) == {"organisation"}), None)
    return group_before(view, 0, verb.first, wide=view.sentence.kind == "title")


def teller_of(view: View, trigger: TriggerMention) -> Group | None:
    """`أعلنت قوات … أنها سيطرت على`: who tells of its own deed."""
    if not view.has("itself", trigger.first - 2, trigger.first):
        return None
    verbs = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.type in ("statement", "other")]
    return subject_of(view, verbs[-1], trigger.first) if verbs else None


def english_subject(view: View, verb: TriggerMention) -> Group | None:
    """The group before an English verb: nothing but auxiliaries and times between, a relative pronoun, or a clause within commas."""
    told = _teller(view, verb)
    if told is not None:
        return english_subject(view, told)
    for group in reversed(view.groups):
        if group.last >= verb.first or group.preposition not in (None, "noun"):
            continue
        first, last = group.last + 1, verb.first - 1
        if view.words[first : first + 2] == ["'", "s"] and "its_office" in view.kinds[first + 2]:
            first += 3  # the Attorney General's Office ordered
        while last >= first and (last in view.covered or view.kinds[last].keys() & {"also", "claim", "relative"} or _leads_place(view, last)):
            last -= 1
        closed = view.words[first] in ",(" and view.words[last] in ",)"
        return group if last < first or (closed and not view.has("and", first, last)) else None
    return None


def _teller(view: View, verb: TriggerMention) -> TriggerMention | None:
    """`The army said it had recaptured`, `said its forces captured`: the verb whose subject the pronoun means."""
    position = verb.first - 1
    while position > 0 and (position in view.covered or view.kinds[position].keys() & {"also", "forces", "on"}):
        position -= 1
    if position <= 0 or not view.kinds[position].keys() & {"pronoun", "possessive"}:
        return None
    before = [t for t in view.triggers if t.last < position and t.row.pos == "verb" and t.row.frame != "mood"]
    return before[-1] if before and before[-1].row.type in ("statement", "other") and position - before[-1].last <= 5 else None


def _leads_place(view: View, position: int) -> bool:
    """`Doctors in Khartoum went on strike`: a preposition of place within the subject."""
    return position + 1 in view.covered and bool(view.kinds[position].keys() & {"in", "from", "on"})


def parties_of(view: View, trigger: TriggerMention, sides: Sides) -> tuple[Group | None, list[Group]]:
    """Subject and objects of a verb; a group that doesn't stand right behind it is no subject."""
    subject, objects = sides.subject, [g for g in sides.objects if not is_capital(g) and not _acts_itself(view, g)]
    if is_passive(view, trigger):
        sufferer = english_subject(view, trigger)
        return agent_of(view, trigger), [sufferer] if sufferer is not None else []
    if trigger.row.lang == "en":
        subject = english_subject(view, trigger)
        objects = [g for g in objects if _is_near(view, trigger, g)]
    if subject is not None and subject.first > trigger.last and not is_adjacent(view, trigger.last + 1, start_of(view, subject)):
        objects = [subject, *objects]
        subject = None
    if subject is not None and is_capital(subject) and trigger.row.type in ("attack", "movement", "protest", "disaster"):
        subject = None
    suffered = trigger.row.type in ("attack", "arrest", "disaster")
    if suffered and subject is not None and not objects and subject.first > trigger.last and is_word(view, subject, "victims"):
        objects = [subject]  # وخطفت مدنيين
        subject = None
    if trigger.row.type == "attack":
        objects = [g for g in objects if _is_object(view, trigger, g)]
        objects += [g for g in view.groups if trigger.last < g.first < sides.high and view.is_kind(start_of(view, g) - 1, "premises")][:1]
    return subject, objects


def _is_near(view: View, trigger: TriggerMention, group: Group) -> bool:
    """Whether a group stands behind an English verb with at most two words of no mention between, and no comma."""
    between = range(trigger.last + 1, start_of(view, group))
    return "," not in view.words[trigger.last : group.first] and sum(1 for p in between if p not in view.covered) <= 2


def _is_object(view: View, trigger: TriggerMention, group: Group) -> bool:
    """Whether a group stands near enough behind a verb, or behind the group before it, to be its object."""
    behind = [g.last for g in view.groups if trigger.last < g.first and g.last < start_of(view, group)]
    start = max([trigger.last, *behind]) + 1
    return sum(1 for p in range(start, start_of(view, group)) if p not in view.covered and view.words[p].isalnum()) <= 2


def _acts_itself(view: View, group: Group) -> bool:
    """`سحب المجلس الثقة وفلان يدعو …`: a joined group with a verb right behind it begins a clause of its own."""
    verb = view.is_verb(group.last + 1)
    return group.members[0].prefix == "و" and verb is not None and verb.row.type != "light"


def is_armed(view: View, group: Group) -> bool:
    if is_crowd(group, *_CROWDS["armed"]):
        return True
    words = view.words[start_of(view, group) : group.last + 1]
    return any("armed" in view.function_words.kinds([word], 0) or view.is_kind(i, "armed") for i, word in enumerate(words, start_of(view, group)))
