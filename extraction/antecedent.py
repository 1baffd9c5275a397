"""Whom a pronoun or a missing subject refers to: `وصل فلان ثم زار …`, `وخلال لقائه فلانا أكد علان`."""

from __future__ import annotations

from collections.abc import Sequence

from data.model import ENCOUNTERS
from extraction.actors import ActorMention
from extraction.sides import verb_sides
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_BACK = 2  # sentences before in which a subject is looked for


class AntecedentFinder:
    """Built once for the sentences of one article."""

    __slots__ = ("_spokesmen", "_views")

    def __init__(self, views: Sequence[View]) -> None:
        self._views = {view.sentence.index: view for view in views}
        self._spokesmen = frozenset(
            e.id for view in views for m in view.actors for e in m.entities if len(m.entities) == 1 and view.has("speaks_for", m.first, m.last + 1)
        )

    def __call__(self, view: View, position: int) -> ActorMention | None:
        """Whom a pronoun at a token means: the free person named last before it in the sentence; at its head, the subject of the main verb
        behind; else whom the sentences before are about. None where nobody is in sight."""
        verb = view.is_verb(position)
        meant = next((t for t in view.triggers if t.first == position), None)
        silent = self._silent(meant)
        before = _free_before(view, position, silent)
        if before:
            return before[0 if _is_guests(view, position, before) else -1].members[0]
        return (None if verb else _main_subject(view, position)) or self._told_before(view, silent)

    def subject(self, view: View, verb: TriggerMention) -> ActorMention | None:
        """The left-out subject of a verb: that of the verb before it, else whom the sentences before are about; None where a noun
        that is no actor stands for it."""
        if _has_other_subject(view, verb):
            return None
        shared = self._shared_subject(view, verb)
        if shared is not None:
            return shared
        before = _free_before(view, verb.first, self._silent(verb))
        return before[-1].members[0] if before else self._told_before(view, self._silent(verb))

    def _silent(self, trigger: TriggerMention | None) -> frozenset[str]:
        """Who takes no part where nobody is named: those who only speak for others, in what they report of encounters."""
        return self._spokesmen if trigger is not None and trigger.row.type in (*ENCOUNTERS, "light") else frozenset()

    def _shared_subject(self, view: View, verb: TriggerMention) -> ActorMention | None:
        """`زار فلان الخرطوم والتقى علانا ثم غادر`: all verbs have the subject of the first. A relative clause closed by a comma keeps its own."""
        for earlier in reversed([t for t in view.triggers if t.last < verb.first and t.row.pos == "verb" and t.row.frame != "mood"]):
            relative = earlier.first > 0 and "relative" in view.kinds[earlier.first - 1]
            if relative and "," in view.words[earlier.last : verb.first]:
                continue
            sides = verb_sides(view, earlier, self)
            own = sides.subject.members[0] if sides.subject is not None else sides.owner
            if own is not None and _acts(own) and own.entities[0].id not in self._silent(verb):
                return own
        return None

    def _told_before(self, view: View, silent: frozenset[str] = frozenset()) -> ActorMention | None:
        for back in range(1, _BACK + 1):
            earlier = self._views.get(view.sentence.index - back)
            if earlier is None or earlier.sentence.part != view.sentence.part or earlier.sentence.kind == "heading":
                continue
            found = self._subject_of(earlier, silent)
            if found is not None:
                return found
        return None

    def _subject_of(self, view: View, silent: frozenset[str]) -> ActorMention | None:
        """Whom a sentence is about: the left-out subject of a verb at its head, else the first who stands free."""
        head = next((t for t in view.triggers if t.first <= 1 and t.row.pos == "verb"), None)
        if head is not None:
            sides = verb_sides(view, head, self)
            if sides.implied and sides.owner is not None and sides.owner.entities[0].id not in silent:
                return sides.owner
        free = (group.members[0] for group in view.groups if group.preposition is None)
        return next((m for m in free if _acts(m) and m.entities[0].id not in silent), None)


def _free_before(view: View, position: int, silent: frozenset[str] = frozenset()) -> list[Group]:
    before = [g for g in view.groups if g.last < position and (len(g.members) > 1 or g.members[0].entities[0].id not in silent)]
    acting = [group for group in before if group.preposition in (None, "noun") and _acts(group.members[0])]
    return acting or [group for group in before if group.members[0].entities[0].kind == "group"]


def _is_guests(view: View, position: int, before: list[Group]) -> bool:
    """English: `Sisi met Burhan during a visit to Khartoum` is about its subject, `Sisi received Burhan during his visit` about the guest."""
    verbs = [t for t in view.triggers if t.row.pos == "verb" and before[0].last < t.first < position]
    return bool(verbs) and verbs[0].row.lang == "en" and verbs[0].row.frame != "receive"


def _main_subject(view: View, position: int) -> ActorMention | None:
    """`وخلال استقباله الوفد، أكد فلان`: the free group right behind the first verb that follows."""
    verb = next((t for t in view.triggers if t.first > position and t.row.pos == "verb" and t.row.type != "light"), None)
    if verb is None or verb.prefix:
        return None
    if verb.row.lang == "en":
        before = [group for group in view.groups if position < group.first and group.last < verb.first and group.preposition is None]
        comma = before and "," in view.words[position : before[-1].first]
        return before[-1].members[0] if comma and verb.first - before[-1].last <= 4 and _acts(before[-1].members[0]) else None
    _, high = view.bounds(verb)
    own = next((group for group in view.groups if verb.last < group.first < high and group.preposition is None), None)
    return own.members[0] if own is not None and own.first - verb.last <= 4 and _acts(own.members[0]) else None


def _has_other_subject(view: View, verb: TriggerMention) -> bool:
    """`أن الوزيرين سيعقدان`: a noun that is no actor stands between أن and the verb."""
    for position in range(verb.first - 1, -1, -1):
        if view.words[position] in (",", ";", ":") or position in view.covered or view.is_verb(position) is not None:
            return False
        if "report" in view.kinds[position]:
            return position < verb.first - 1
    return False


def _acts(mention: ActorMention) -> bool:
    return len(mention.entities) == 1 and mention.entities[0].kind in ("person", "organisation")
