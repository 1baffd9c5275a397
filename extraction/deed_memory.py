"""Whom the pronoun of an arrest or a killing means: ضبطهم, توقفه, اغتياله."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.actors import ActorMention
from extraction.crowds_english import MEMBERS
from extraction.deed_parts import is_armed, is_crowd, is_official
from extraction.sides import Antecedent
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_BACK = 3  # sentences


class ReferentFinder:
    """For triggers with a pronoun, the person or people of its number named last; for all else `antecedent`."""

    __slots__ = ("_antecedent", "_views")

    def __init__(self, views: Sequence[View], antecedent: Antecedent) -> None:
        self._views = {view.sentence.index: view for view in views}
        self._antecedent = antecedent

    def __call__(self, view: View, position: int) -> ActorMention | None:
        trigger = next((t for t in view.triggers if t.first == position), None)
        if trigger is not None and trigger.row.frame == "alert":
            return self._forces(view)
        if trigger is not None and trigger.row.frame == "demo":
            return self._crowd(view)
        if trigger is None or not trigger.pronoun or trigger.row.type not in ("arrest", "attack") or trigger.row.frame in ("assault", "clash"):
            return self._antecedent(view, position)
        return self._people(view, position, plural=view.words[trigger.last].endswith(("هم", "هما")))

    def _people(self, view: View, position: int, *, plural: bool) -> ActorMention | None:
        for back in range(_BACK + 1):
            earlier = self._views.get(view.sentence.index - back)
            if earlier is None or earlier.sentence.part != view.sentence.part:
                continue
            found = _last(earlier, position if back == 0 else len(earlier.words), plural)
            if found is not None:
                return found
        return None

    def _forces(self, view: View) -> ActorMention | None:
        """The forces that this sentence or the two behind it name: who is on alert."""
        for ahead in range(_BACK + 1):
            later = self._views.get(view.sentence.index + ahead)
            armed = [g for g in later.groups if g.preposition is None and is_armed(later, g) and is_official(g)] if later is not None else []
            if armed:
                return armed[0].members[0]
        return None

    def _crowd(self, view: View) -> ActorMention | None:
        """The demonstrators whom the sentences around a protest name (وطالب المتظاهرون …)."""
        for step in (1, 2, -1, -2):
            around = self._views.get(view.sentence.index + step)
            found = [g for g in around.groups if is_crowd(g, "protester")] if around is not None else []
            if found:
                return found[0].members[0]
        return None

    def subject(self, view: View, verb: TriggerMention) -> ActorMention | None:
        """As `antecedent.subject`; who appears in court is the person or the people named last."""
        if verb.row.frame == "appear":
            return self._people(view, verb.first, plural=False)
        return self._antecedent.subject(view, verb)


def _last(view: View, end: int, plural: bool) -> ActorMention | None:
    """The last group of people of this number before a token."""
    fitting = [g for g in view.groups if g.last < end and _fits(g, plural)]
    whole = [g for g in fitting if not view.has("listing", g.first - 2, g.first)]  # 45 شخصا بينهم 12 سودانيا: all of them
    return (whole or fitting)[-1].members[0] if fitting else None


def _fits(group: Group, plural: bool) -> bool:
    entities = [(entity, member.rule) for member in group.members for entity in member.entities]
    if len(entities) > 1:
        return plural and all(entity.kind == "person" for entity, _ in entities)
    entity, rule = entities[0]
    if entity.kind == "person":
        return not plural
    people = rule == MEMBERS or (rule.startswith("crowd") and entity.kind == "group")
    return people and (plural == (entity.count != 1))
