"""What stands around a trigger: subject, objects and owner as groups of actors, by the word order of Arabic and English news.

A verb's subject is the free group right before it (SVO, headlines, أن فلانا التقى) or the first free group behind it (VSO); its object the next
free group. A noun's sides stand behind it (لقاء فلان مع فلان, اجتماع بين فلان وفلان) or with its light verb (عقد فلان اجتماعا مع فلان).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from data.model import Role
from extraction.actors import ActorMention
from extraction.english import agent_of, has_unknown_subject, is_passive, joined_before, meets_with, owner_of
from extraction.light import governor, is_masdar, light_verb, mover, relative_verb, taking_part
from extraction.normalise import normal_name
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
    """What the groups around a trigger are to it; `light`: the light verb of a noun; `told`: whom له or إليه right behind a verb
    means; `near`: the groups of the sentence that stand in no relative clause of their own."""

    low: int
    high: int
    subject: Group | None = None
    objects: list[Group] = field(default_factory=list)
    owner: ActorMention | None = None
    light: TriggerMention | None = None
    implied: bool = False
    inside: list[Group] = field(default_factory=list)
    antecedent: ActorMention | None = None
    told: ActorMention | None = None
    near: Sequence[Group] = ()

    def by(self, view: View, *prepositions: str) -> list[Group]:
        """The groups behind one of these prepositions in the clause."""
        return [g for g in self.near if self.low <= g.first < self.high and g.preposition in prepositions]


class Antecedent(Protocol):
    """Whom a pronoun at a token, and whom the missing subject of a verb means."""

    def __call__(self, view: View, position: int) -> ActorMention | None: ...

    def subject(self, view: View, verb: TriggerMention) -> ActorMention | None: ...


def arguments(role: Role, groups: Iterable[Group | ActorMention | None], implied: bool = False) -> list[Argument]:
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
        if (
            position in view.covered
            or not word.isalnum()
            or word.endswith("ا")
            or kinds & {"in", "from", "future", "negation", "background", "ongoing", "other_prep", "adverb", "each"}
        ):
            continue
        if position and "in" in view.kinds[position - 1]:
            continue
        verb = view.is_verb(position)
        if verb is not None and verb.row.frame == "mood":
            continue
        return False
    return True


def _relative_clause(view: View, position: int) -> tuple[int, int] | None:
    """Tokens of `, whose forces control the east,` right before a verb."""
    if position < 2 or view.words[position - 1] != ",":
        return None
    for start in range(position - 2, 0, -1):
        if view.words[start - 1] == "," and "relative" in view.kinds[start]:
            return start - 1, position - 1
    return None


def _is_told_of(view: View, group: Group, position: int) -> bool:
    """`أن فلانا وزير الدفاع والإنتاج الحربي التقى`: whom أن introduces is the subject, however long his titles."""
    told = view.has("report", group.first - 1, group.last) and position - group.last <= 12
    between = range(group.last + 1, position)
    return told and not any(view.is_verb(p) is not None or view.words[p] in ";:" or "boundary" in view.kinds[p] for p in between)


def group_before(view: View, low: int, position: int, wide: bool) -> Group | None:
    """The free group that is the subject of a verb behind it; an English relative clause between two commas is passed over."""
    aside = _relative_clause(view, position)
    for group in reversed(view.groups):
        if low <= group.first and group.last < position and not (aside and aside[0] < group.first < aside[1]):
            if group.preposition not in (None, "noun"):
                if not wide:
                    return None
                continue
            if group.preposition == "noun" and view.has("other_prep", group.last + 1, position) and not wide:
                return None  # بعد مغادرة فلان حتى حط علان
            return group if wide or _only_passing(view, group.last + 1, position) or _is_told_of(view, group, position) else None
    return None


_SINGULAR = ("الذي", "التي")


def _head_of_relative(view: View, trigger: TriggerMention) -> Group | None:
    """`الوزير فلان الذي يزور الخرطوم`: the group right before the relative pronoun; of several the last, where the pronoun means one."""
    position = trigger.first - 1
    while position > 0 and view.kinds[position].keys() & {"background", "done"}:
        position -= 1  # الذي كان قد وصل
    if position < 1 or "relative" not in view.kinds[position]:
        return None
    before = [group for group in view.groups if group.last < position and position - group.last <= 3]
    if not before:
        return None
    one = view.words[position] in _SINGULAR  # فلان ونظيره فلان، الذي وصل
    heads = [m for m in before[-1].members if m.rule != "accompanying"][-1:] or list(before[-1].members[-1:])
    return Group(tuple(heads), before[-1].preposition) if one else before[-1]


def _near(view: View, trigger: TriggerMention) -> list[Group]:
    own = view.aside(trigger.first)
    return [group for group in view.groups if view.aside(group.first) in (None, own)]


def verb_sides(view: View, trigger: TriggerMention, antecedent: Antecedent) -> Sides:
    low, high = view.bounds(trigger)
    sides = Sides(low, high, near=_near(view, trigger))
    english = trigger.row.lang == "en"
    free = [g for g in sides.near if trigger.last < g.first < high and g.preposition is None]
    nominal = view.sentence.kind in ("title", "heading") or english
    if trigger.last + 1 < len(view.words) and "therein" in view.kinds[trigger.last + 1]:
        # زيارة يلتقي خلالها فلانا: the subject is whom the sentence is about, all who follow are objects.
        sides.owner, sides.objects = (None if _bare_noun(view, trigger.last + 2) else antecedent.subject(view, trigger)), free
        sides.implied = sides.owner is not None
        return sides
    sides.subject = group_before(view, low, trigger.first, wide=nominal) or _head_of_relative(view, trigger)
    if is_passive(view, trigger):
        sides.objects = [sides.subject] if sides.subject is not None else free
        sides.subject = agent_of(view, trigger)
        return sides
    sides.told = _told_to(view, trigger, sides.subject)
    if sides.subject is not None and trigger.prefix and not nominal:
        sides.subject = None
    if sides.subject is not None:
        sides.objects = free
        if trigger.pronoun and not free:
            _refer(view, trigger, sides, antecedent)
    elif free and not english:
        _free_sides(view, trigger, sides, free, nominal, antecedent)
    elif english and has_unknown_subject(view, trigger):
        sides.objects = free
    elif not _noun_follows(view, trigger):
        sides.owner, sides.objects = antecedent.subject(view, trigger), free
        sides.implied = sides.owner is not None
    else:
        sides.objects = free
    return sides


def _free_sides(view: View, trigger: TriggerMention, sides: Sides, free: list[Group], nominal: bool, antecedent: Antecedent) -> None:
    """A verb without a subject before it: the first free group behind is its subject, or the object where the subject is left out."""
    implied = _left_out(view, trigger, sides, free, antecedent)
    if implied is not None:
        sides.owner, sides.implied, sides.objects = implied, True, free
        return
    # In a headline the subject stands before the verb: where nobody is known there, it isn't the one behind.
    unknown = nominal and trigger.first > sides.low and not trigger.prefix and trigger.row.frame not in ("discuss", "call_with", "sign")
    sides.subject, sides.objects = (None, free) if unknown else (free[0], free[1:])
    if trigger.pronoun and not sides.objects and not unknown:
        _refer(view, trigger, sides, antecedent)


def _left_out(view: View, trigger: TriggerMention, sides: Sides, free: list[Group], antecedent: Antecedent) -> ActorMention | None:
    """`وصل فلان والتقى علانا`: the subject that the one group behind a coordinated verb leaves out. A bare noun behind that group is
    the object instead, and the group the subject."""
    follows = bool(trigger.prefix) or (trigger.first > 0 and "boundary" in view.kinds[trigger.first - 1])
    if trigger.pronoun or not follows or trigger.row.frame not in _TWO_SIDED or len(free) != 1:
        return None
    if any(g.first > trigger.last for g in sides.by(view, "with", "b")) or _bare_noun(view, free[0].last + 1):
        return None
    told = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.type in _ENCOUNTERS]
    if len(free[0].members) > 1 and not told:
        return None
    implied = antecedent.subject(view, trigger)
    return implied if implied is not None and all(implied.entities != member.entities for member in free[0].members) else None


_TWO_SIDED = ("meet", "receive", "call", "send_direct")
_ENCOUNTERS = ("meeting", "visit", "call", "light")


def _bare_noun(view: View, position: int) -> bool:
    """Whether a noun of no mention begins at a token."""
    if position >= len(view.words) or position in view.covered or view.kinds[position]:
        return False
    return view.words[position].isalpha() and view.is_verb(position) is None and view.words[position][0] not in "\u0628\u0644\u0648"


def _refer(view: View, trigger: TriggerMention, sides: Sides, antecedent: Antecedent) -> None:
    """`واستقبله فلان`: the object is whom the pronoun means."""
    referent = antecedent(view, trigger.first)
    if referent is not None and sides.subject is not None and all(referent.entities != member.entities for member in sides.subject.members):
        sides.objects, sides.implied = [Group((referent,), None)], True


def _told_to(view: View, trigger: TriggerMention, subject: Group | None) -> ActorMention | None:
    """`الوزير الذي نقل له تحيات`: the last person before whom is not the subject."""
    if trigger.last + 1 >= len(view.words) or "to_him" not in view.kinds[trigger.last + 1]:
        return None
    own = subject.members if subject is not None else ()
    before = [g.members[-1] for g in view.groups if g.last < trigger.first and g.members[-1] not in own]
    persons = [m for m in before if len(m.entities) == 1 and m.entities[0].kind == "person"]
    return persons[-1] if persons else None


def _noun_follows(view: View, trigger: TriggerMention) -> bool:
    """Whether a noun that is no actor stands right behind a verb: its subject (يحمل اللقاء رسائل), unless it is the object that the lemma needs."""
    position = trigger.last + 1
    if position >= len(view.words) or position in view.covered or view.kinds[position] or not view.words[position].isalpha():
        return False
    word = view.words[position]
    return not word.endswith("\u0627") and not any(normal_name(need) in word for need in trigger.row.needs)


def _has_own_noun(view: View, trigger: TriggerMention) -> bool:
    """Whether a noun with the article that no table holds stands right behind a visit: its owner or where it leads, and nobody else's."""
    behind = trigger.last + 1
    if trigger.row.type != "visit" or trigger.definite or behind >= len(view.words) or behind in view.covered:
        return False
    return view.words[behind].startswith("\u0627\u0644") and not view.kinds[behind]


def noun_sides(view: View, trigger: TriggerMention, antecedent: Antecedent) -> Sides:
    low, high = view.bounds(trigger)
    sides = Sides(low, high, near=_near(view, trigger))
    before, after = light_verb(view, trigger), relative_verb(view, trigger)
    sides.light = before or after
    if before is not None and before.row.frame != "occur":
        inside = [g for g in sides.near if before.last < g.first and g.last < trigger.first]
        free = [g for g in inside if g.preposition in (None, "between")]
        sides.inside = [g for g in inside if g.preposition == "with"]
        sides.subject = free[0] if free else group_before(view, 0, before.first, wide=view.sentence.kind == "title" or trigger.row.lang == "en")
        if before.row.frame == "gather":
            sides.subject, sides.owner = None, None  # جمعت محادثات فلانا وفلانا: all behind are its sides
        elif sides.subject is None and _has_own_noun(view, trigger):
            pass  # وبدأت زيارة الشيخ إلى القاهرة: whose it is, is said
        elif before.row.frame == "host" and sides.subject is None:
            pass  # تستضيف المدينة قمة: where, not who
        elif sides.subject is None and is_masdar(view, before):
            pass  # أثناء عقد اجتماع: nobody is said to hold it
        elif sides.subject is None or (before.prefix and not free):
            sides.owner = antecedent.subject(view, before)
            sides.subject, sides.implied = None, sides.owner is not None
    elif (held_by := owner_of(view, trigger, genitive=True) or joined_before(view, trigger)) is not None:
        sides.subject = held_by
    elif before is None and not trigger.pronoun and (holder := governor(view, trigger) or mover(view, trigger)) is not None:
        held = verb_sides(view, holder, antecedent)
        sides.owner = held.subject.members[0] if held.subject is not None else held.owner
        # وصل فلان للمشاركة في القمة: grammar says who, no guess.
        sides.implied = sides.owner is not None and (held.subject is None or taking_part(view, trigger) is None)
    # A noun with the article governs nothing; behind one with a pronoun stands the other side (لقائه نظيره).
    hosted = after is not None and after.row.frame == "host"  # لقاء احتضنته القاهرة: where, not who
    bare = not hosted and (not trigger.definite or trigger.pronoun or after is not None or trigger.row.lang == "en")
    free = [g for g in sides.near if trigger.last < g.first < high and g.preposition is None] if bare else []
    if free and free[0].first == trigger.last + 1 and len(free[0].members) == 1 and free[0].members[0].rule == "capital":
        free = free[1:]  # مباحثات القاهرة: where, not who
    start = after.last if after is not None else trigger.last
    gathered = before is not None and before.row.frame == "gather"
    if free and (gathered or free[0].first - start <= 4) and not view.has("boundary", start + 1, free[0].first):
        parted = trigger.row.lang == "en" and "," in view.words[start + 1 : free[0].first]
        sides.objects = [] if parted else free
    sides.antecedent = antecedent(view, trigger.first)
    alone = trigger.row.lang == "en" and not (sides.subject or sides.owner or trigger.pronoun)
    if alone and meets_with(view, trigger, sides.antecedent, sides.by(view, "with")):
        sides.owner, sides.implied = sides.antecedent, True  # during talks with Burhan, Abdelatty said
    if trigger.pronoun or (after is not None and after.pronoun and before is None):
        sides.owner, sides.implied = sides.antecedent, not trigger.pronoun  # لقاء جمعه بفلان
    return sides
