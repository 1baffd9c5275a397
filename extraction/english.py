"""English word order: passives, what stands before a noun (`Haftar's visit`, `RSF shelling`), compound adjectives (`UN-recognised`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.actors import ActorMention
from extraction.triggers import TriggerMention

if TYPE_CHECKING:
    from extraction.view import Group, View

_ADVERBS = 3  # words that may stand between the auxiliary and the participle
_GAP = 2  # adjectives between an owner and its noun
_AGENT = 25  # tokens between a participle and who is named behind by
# Verbs whose participle alone tells in a headline what somebody suffered (Two killed in, Editor arrested in).
_SUFFERED = frozenset({"kill", "strike", "arrest", "abduct", "decide", "appoint"})
_WHOLE = frozenset({"undergo", "office"})  # their forms say it themselves: was killed, was sworn in
_FREE = frozenset({"in", "on", "from", "other_prep", "to", "after", "boundary"})


def is_passive(view: View, trigger: TriggerMention) -> bool:
    """Whether an English verb is a participle with to be before it, or with by right behind it, or stands as one in a headline."""
    if trigger.row.lang != "en" or trigger.row.pos != "verb" or trigger.row.frame in _WHOLE or not _is_participle(view, trigger):
        return False
    position = trigger.first - 1
    while position >= max(0, trigger.first - _ADVERBS) and ("also" in view.kinds[position] or view.words[position].endswith("ly")):
        if "be" in view.kinds[position]:
            return True
        position -= 1
    if position >= 0 and "be" in view.kinds[position]:
        return True
    if trigger.last + 1 < len(view.words) and "by" in view.kinds[trigger.last + 1]:
        return True
    headline = view.sentence.kind in ("title", "heading") and trigger.row.frame in _SUFFERED
    return headline and (trigger.last + 1 >= len(view.words) or bool(view.kinds[trigger.last + 1].keys() & _FREE) or not _is_word(view, trigger))


def _is_participle(view: View, trigger: TriggerMention) -> bool:
    first = view.words[trigger.first]
    return trigger.tense == "past" or first.endswith(("ed", "en", "wn")) or "participle" in view.kinds[trigger.first]


def _is_word(view: View, trigger: TriggerMention) -> bool:
    return view.words[trigger.last + 1].isalnum()


def is_infinitive(view: View, trigger: TriggerMention) -> bool:
    """Whether `to` stands before an English verb: an aim, a demand, a plan."""
    position = trigger.first - 1
    while position > 0 and ("be" in view.kinds[position] or view.words[position].endswith("ly")):
        position -= 1
    return trigger.row.lang == "en" and trigger.row.pos == "verb" and position >= 0 and view.words[position] == "to"


def is_aim(view: View, trigger: TriggerMention) -> bool:
    """`arrived in Khartoum for talks with Burhan`, `flew to Cairo to meet officials`: what a traveller comes for is still ahead."""
    before = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood" and t.row.type != "light"]
    travelled = trigger.row.lang == "en" and bool(before) and before[-1].row.frame in ("go", "go_direct", "leave")
    led = any(view.words[p] == "for" for p in range(max(0, trigger.first - 3), trigger.first))
    return travelled and trigger.row.type in ("meeting", "negotiation") and (led if trigger.row.pos == "noun" else is_infinitive(view, trigger))


def invites(view: View, trigger: TriggerMention) -> bool:
    """`invited Burhan to visit Cairo`, `urged the army to withdraw`."""
    before = [t for t in view.triggers if t.last < trigger.first and t.row.pos == "verb" and t.row.frame != "mood"]
    return is_infinitive(view, trigger) and bool(before) and before[-1].row.frame in ("invite", "demand")


def is_earlier(view: View, trigger: TriggerMention) -> bool:
    """`comes days after the forum chose a prime minister`: what a clause behind after or since tells came before the news."""
    if trigger.row.lang != "en" or trigger.row.pos != "verb":
        return False
    for position in range(trigger.first - 1, max(-1, trigger.first - 9), -1):
        if view.words[position] == "," or view.is_verb(position) is not None:
            return False
        if view.words[position] in ("after", "since"):
            return True
    return False


def is_toll_so_far(view: View, trigger: TriggerMention) -> bool:
    """`a war that has killed thousands since 2023`: a count that goes on, no happening."""
    perfect = trigger.row.lang == "en" and any(word in ("has", "have") for word in view.words[max(0, trigger.first - 2) : trigger.first + 1])
    return perfect and any(span.mention.bound for span in view.times)


def agent_of(view: View, trigger: TriggerMention) -> Group | None:
    """Who is named behind by: `was received by`, `killed by`."""
    _, high = view.bounds(trigger)
    for group in view.groups:
        if trigger.last < group.first < min(high, trigger.last + _AGENT):
            before = view.lead(group.members[0])[0] - 1
            while before > trigger.last and view.words[before] in ("the", "a", "an"):
                before -= 1
            if before > trigger.last and "by" in view.kinds[before]:
                return group
    return None


def owner_of(view: View, trigger: TriggerMention, genitive: bool) -> Group | None:
    """The group right before an English noun: `Haftar's recent visit` (`genitive`), `RSF shelling`, `Egypt-Sudan talks`."""
    if trigger.row.lang != "en" or trigger.row.pos != "noun":
        return None
    for group in reversed(view.groups):
        if group.last >= trigger.first:
            continue
        gap = list(range(group.last + 1, trigger.first))
        own = len(gap) > 1 and view.words[gap[0]] == "'" and view.words[gap[1]] == "s"
        gap = gap[2:] if own else gap
        plain = all(view.words[p].isalpha() and p not in view.covered and not view.kinds[p].keys() - {"crowd_adj", "topic_noun"} for p in gap)
        return group if own >= genitive and len(gap) <= (_GAP if own else 1) and plain else None
    return None


def has_unknown_subject(view: View, trigger: TriggerMention) -> bool:
    """`The envoy's office met`: a noun that is no actor stands right before an English verb, auxiliaries aside."""
    position = trigger.first - 1
    while position >= 0 and ("adverb" in view.kinds[position] or "also" in view.kinds[position] or view.words[position].endswith("ly")):
        if "to" in view.kinds[position]:
            return False
        position -= 1
    free = position < 0 or position in view.covered or not view.words[position].isalpha() or bool(view.kinds[position])
    told = view.is_verb(position) or any(t.first <= position <= t.last for t in view.triggers)
    bare = trigger.tense == "none" and trigger.row.frame != "undergo"
    return not (free or bare or told)


def joined_before(view: View, trigger: TriggerMention) -> Group | None:
    """`Egypt-Sudan talks`, `Sisi-Burhan meeting`."""
    before = owner_of(view, trigger, genitive=False)
    return before if before is not None and len(before.members) > 1 else None


def meets_with(view: View, trigger: TriggerMention, antecedent: ActorMention | None, others: Sequence[Group]) -> bool:
    """Whether an English noun behind a preposition has its other side right behind with: `after a call with`, `for talks with`."""
    if trigger.row.type not in ("meeting", "call", "negotiation") or antecedent is None:
        return False
    led = any(view.kinds[p].keys() & {"other_prep", "in", "to"} for p in range(max(0, trigger.first - 3), trigger.first))
    other = next((g for g in others if trigger.last < g.first <= trigger.last + 4), None)
    return led and other is not None and all(m.entities != antecedent.entities for m in other.members)


def is_modifier(view: View, mention: ActorMention) -> bool:
    """`Sudan rivals agree`, `Egypt's Sisi`, `Mada Masr editor Lina Attalah`, `Rapid Support Forces (RSF)`: who only tells more of another."""
    position = mention.last + 1
    if position >= len(view.words) or not view.words[position - 1].isascii():
        return False
    words = view.words[mention.first : position]
    if mention.entities[0].kind == "organisation" and any("media" in view.function_words.kinds([word], 0) for word in words):
        return True  # who reports it
    bracketed = mention.first > 0 and view.words[mention.first - 1] == "("
    if bracketed and any(m.entities == mention.entities and m.last == mention.first - 2 for m in view.actors):
        return True
    persons = (m for m in view.actors if m.entities[0].kind == "person")
    person = next((m for m in persons if m.first in (position + 1, position + 2)), None)
    if mention.rule == "state" and person is not None and view.words[position : position + 2] == ["'", "s"]:
        return True
    if mention.entities[0].kind != "person" and person is not None and "introduces" in view.kinds[position] and person.first == position + 1:
        return True
    if mention.rule != "state" or position in view.covered or view.kinds[position] or view.is_verb(position) is not None:
        return False
    word = view.words[position]
    told = any(t.first <= position <= t.last for t in view.triggers)
    return word.isascii() and word.isalpha() and word.endswith("s") and len(word) > 3 and not told and view.is_verb(position + 1) is not None
