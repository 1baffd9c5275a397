"""Sides of an agreement that its passage leaves unsaid: those who met just before (تم الاتفاق على, أسفرت المباحثات عن تفاهم)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extraction.actors.holders import BOTH
from extraction.arguments import Argument
from extraction.draft import Draft
from extraction.view import View

_TOLD_BEFORE = 2  # sentences between an encounter and what was agreed at it
_ENCOUNTERS = ("meeting", "negotiation", "call")


def with_states(draft: Draft, views: Sequence[View]) -> Draft:
    """What الجانبان sign or agree binds their states: where the two are persons, the states that the article names are sides too."""
    both = [a for a in draft.arguments if a.mention.rule == BOTH and all(e.kind == "person" for e in a.mention.entities)]
    if draft.type != "agreement" or not both:
        return draft
    codes = dict.fromkeys(entity.country for entity in both[0].mention.entities)
    told = {e.country: m for view in views for m in reversed(view.actors) for e in m.entities if e.kind == "state" and len(m.entities) == 1}
    if len(codes) != 2 or not all(code in told for code in codes):
        return draft
    return replace(draft, arguments=(*draft.arguments, *(Argument("participant", told[code], implied=True) for code in codes)))


def lend_sides(draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """What is agreed with no word on the sides is agreed by those whom the nearest passage has meet."""
    view, trigger = draft.view, draft.trigger
    outcome = any(view.is_kind(position, "outcome") for position in (0, 1, *range(trigger.first - 6, trigger.last + 1)))
    if draft.type != "agreement" or draft.core or not outcome:
        return draft
    for other in reversed(earlier):
        if draft.view.sentence.part != other.view.sentence.part or draft.view.sentence.index - other.view.sentence.index > _TOLD_BEFORE:
            break
        if other.type in _ENCOUNTERS and len(other.core) > 1 and not other.background:
            lent = [replace(a, role="participant", implied=True) for a in other.arguments if a.role not in ("attendee", "mediator")]
            return replace(draft, arguments=(*draft.arguments, *lent), reference=False)
    return draft
