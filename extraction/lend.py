"""Sides of an agreement that its passage leaves unsaid: those who met just before (تم الاتفاق على, أسفرت المباحثات عن تفاهم)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extraction.draft import Draft

_TOLD_BEFORE = 2  # sentences between an encounter and what was agreed at it
_ENCOUNTERS = ("meeting", "negotiation", "call")


def lend_sides(draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """What is agreed with no word on the sides is agreed by those whom the nearest passage has meet."""
    view, trigger = draft.view, draft.trigger
    outcome = any(view.is_kind(position, "outcome") for position in range(trigger.first - 6, trigger.last + 1))
    if draft.type != "agreement" or draft.core or not outcome:
        return draft
    for other in reversed(earlier):
        if draft.view.sentence.part != other.view.sentence.part or draft.view.sentence.index - other.view.sentence.index > _TOLD_BEFORE:
            break
        if other.type in _ENCOUNTERS and len(other.core) > 1 and not other.background:
            lent = [replace(a, role="participant", implied=True) for a in other.arguments if a.role not in ("attendee", "mediator")]
            return replace(draft, arguments=(*draft.arguments, *lent), reference=False)
    return draft
