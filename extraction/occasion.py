"""The occasion of an event that the text names again: على هامش المنتدى, خلال المعرض. Where and when that is, was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extraction.draft import Draft
from extraction.gazetteer import without_clitics
from extraction.places import PlaceMention
from extraction.times import TimeValue, Told
from extraction.view import TimeSpan, View
from extraction.when import resolve_span

_BACK = 4  # sentences in which an occasion was told before
_NEAR, _REACH = 12, 14  # tokens from an event to its occasion, from an occasion to its place and time
_ARTICLE = "ال"


def _stems(view: View, position: int) -> set[str]:
    """The word without clitics and article, where it is one for an occasion."""
    bare = {rest.removeprefix(_ARTICLE) for _, rest in without_clitics(view.words[position])}
    return {word for word in bare if "occasion" in view.function_words.kinds([word], 0)}


def _is_definite(view: View, position: int) -> bool:
    """Whether the noun stands alone with its article, so that it means what was told (على هامش المنتدى, not القمة العربية)."""
    word, after = view.words[position], view.words[position + 1] if position + 1 < len(view.words) else ""
    definite = any(rest.startswith(_ARTICLE) for _, rest in without_clitics(word)) or (position > 0 and view.words[position - 1] in ("the", "this"))
    return definite and not after.startswith(_ARTICLE)


def _named_again(draft: Draft) -> set[str]:
    """The stems of occasions that the draft's sentence names again near its trigger, behind خلال, على هامش or في ختام."""
    view, trigger = draft.view, draft.trigger
    near = range(max(1, trigger.first - _NEAR), min(len(view.words), trigger.last + _NEAR))
    led = (p for p in near if view.has("during", p - 3, p) and _is_definite(view, p))
    return {stem for p in led if not trigger.first <= p <= trigger.last for stem in _stems(view, p)}


def _told_of(view: View, stems: set[str]) -> int | None:
    """Where a sentence names one of the occasions."""
    return next((p for p in range(len(view.words)) if _stems(view, p) & stems), None)


def _place_of(view: View, at: int) -> PlaceMention | None:
    places = [p for p in view.places if p.led and not p.dateline and not view.has("from", p.first - 1, p.first)]
    behind = [p for p in places if at < p.first <= at + _REACH and not view.breaks(at + 1, p.first)]
    return behind[0] if behind else None


def _time_of(view: View, at: int, anchor: date | None) -> tuple[TimeSpan, TimeValue] | None:
    spans = [s for s in view.times if not s.mention.bound and not isinstance(s.mention.expression, Told) and abs(s.first - at) <= _REACH]
    for span in sorted(spans, key=lambda s: abs(s.first - at)):
        value = resolve_span(span, anchor, "past")
        if value is not None and value.value and (anchor is None or value.value <= anchor.isoformat()):
            return span, value
    return None


def _with_occasion(draft: Draft, views: Sequence[View], anchor: date | None) -> Draft:
    stems = _named_again(draft) if draft.place is None or draft.time is None else set()
    if not stems:
        return draft
    earlier = [view for view in views if 0 < draft.view.sentence.index - view.sentence.index <= _BACK]
    for view in reversed(earlier):
        at = _told_of(view, stems)
        place = _place_of(view, at) if at is not None else None
        if at is None or place is None:
            continue
        time = _time_of(view, at, anchor) if draft.time is None else None
        return replace(draft, occasion=place, time=time[1] if time else draft.time)
    return draft


def add_occasions(drafts: Sequence[Draft], views: Sequence[View], anchor: date | None) -> list[Draft]:
    """The drafts, those without place or time given that of the occasion which their sentence names again."""
    return [_with_occasion(draft, views, anchor) for draft in drafts]
