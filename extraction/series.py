"""Several encounters told at once: `اتصالات هاتفية مع فلان وعلان`, `لقاءات مع`, `زار مصر وليبيا`: one for each counterpart or place."""

from __future__ import annotations

from dataclasses import replace

from extraction.draft import Draft
from extraction.triggers import TriggerMention
from extraction.view import Group, View

_REACH = 14  # tokens from the noun to the first counterpart


def counterparts(view: View, trigger: TriggerMention) -> Group | None:
    """The persons by name with whom somebody had several talks; None where they are left unnamed."""
    if trigger.row.type not in ("meeting", "call") or trigger.row.pos != "noun" or trigger.row.lang == "en":
        return None
    _, high = view.bounds(trigger)
    for group in view.groups:
        if trigger.last < group.first < min(high, trigger.last + _REACH) and group.preposition in ("with", "b"):
            persons = [m for m in group.members if len(m.entities) == 1 and m.entities[0].kind == "person"]
            return group if len(persons) == len(group.members) else None
    return None


def split_series(draft: Draft) -> list[Draft]:
    """The draft, or one for each counterpart of several talks, or for each place of a visit to several."""
    view, trigger = draft.view, draft.trigger
    if trigger.plural and not trigger.pronoun and (others := counterparts(view, trigger)) is not None:
        them = [a for a in draft.arguments if a.mention in others.members]
        us = tuple(a for a in draft.arguments if a.mention not in others.members)
        return [replace(draft, arguments=(*us, one)) for one in them] if len(them) > 1 and us else [draft]
    apart = draft.type in ("meeting", "call") and trigger.row.pos == "verb" and view.has("one_by_one", trigger.last, len(view.words))
    if apart:
        them = [a for a in draft.arguments if a.mention is not draft.arguments[0].mention and a.role not in ("attendee", "mediator")]
        return [replace(draft, arguments=(draft.arguments[0], one)) for one in them] or [draft]
    if draft.type != "visit" or draft.place is None or trigger.row.lang == "en":
        return [draft]
    drafts, last = [draft], draft.place
    for place in view.places:
        joined = place.first == last.last + 1 and view.words[place.first].startswith("\u0648") and not place.dateline
        if joined and place.place.precision == last.place.precision:
            drafts.append(replace(draft, place=place))
            last = place
    return drafts
