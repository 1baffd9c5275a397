"""Reports of one happening in several articles joined to one event, by the codebook's rule.

Type and core actors agree, the place does not contradict, and the dates are equal, or lie within three days where one of them is by
publication. An unknown date never merges. The result does not depend on the order of the reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from data.model import Actor, Event, Score, Status
from data.text import fold

_BASIS = ("stated", "relative", "publication", "unknown")
_PRECISION = ("site", "city", "admin1", "country")
_PLACE_BASIS = ("stated", "inferred", "dateline")
_PUBLICATION_DAYS = 3
# What a later report may say of what an earlier one told: a plan comes true or is called off, a denial takes back what was said to have happened.
_CORRECTIONS: Mapping[Status, frozenset[Status]] = {
    "cancelled": frozenset({"planned", "called_for", "ongoing", "happened"}),
    "denied": frozenset({"planned", "called_for", "ongoing", "happened"}),
    "happened": frozenset({"planned", "called_for", "ongoing"}),
    "ongoing": frozenset({"planned", "called_for"}),
    "planned": frozenset({"called_for"}),
    "called_for": frozenset(),
}
_HIGHEST = 0.97  # reports copy each other: two of them are not twice as sure


def core_of(event: Event) -> frozenset[str]:
    """Ids of the actors without whom it is not the same event."""
    return frozenset(actor.id for actor in event.actors if actor.role not in ("attendee", "mediator"))


def _dates_agree(one: Event, other: Event) -> Score:
    if not one.date or not other.date:
        return Score(0.0, "an unknown date merges with nothing")
    if one.date == other.date and one.date_end == other.date_end:
        return Score(1.0, "the dates are equal")
    days = len(one.date) == len(other.date) == 10
    if days and "publication" in (one.date_basis, other.date_basis):
        apart = abs((date.fromisoformat(one.date) - date.fromisoformat(other.date)).days)
        if apart <= _PUBLICATION_DAYS:
            return Score(0.8, f"the dates are {apart} days apart and one is by publication")
    return Score(0.0, "the dates differ")


def _actors_agree(one: Event, other: Event) -> Score:
    left, right = core_of(one), core_of(other)
    if left and left == right:
        return Score(1.0, "the core actors are the same")
    small, large = sorted((left, right), key=len)
    if len(small) >= 2 and small <= large:
        return Score(0.9, "the core actors of one are among those of the other")
    return Score(0.0, "the core actors differ")


def _places_agree(one: Event, other: Event) -> Score:
    a, b = one.place, other.place
    if a is None or b is None:
        return Score(0.8, "one of them has no place")
    if a.id == b.id:
        return Score(1.0, "the place is the same")
    if "dateline" in (a.basis, b.basis):
        return Score(0.7, "one place is only a dateline")
    if a.country != b.country:
        return Score(0.0, "the countries differ")
    coarse = "country" in (a.precision, b.precision) or (a.precision != b.precision and (a.admin1 == b.admin1 or None in (a.admin1, b.admin1)))
    return Score(0.8, "one place is less precise") if coarse else Score(0.0, "the places differ")


def compare_reports(one: Event, other: Event) -> Score:
    """How well two reports agree; 0 where they are two events."""
    if one.type != other.type:
        return Score(0.0, "the types differ")
    if {one.evidence[0].article_id, other.evidence[0].article_id} == {one.evidence[0].article_id}:
        return Score(0.0, "one article tells them apart")
    parts = [_dates_agree(one, other), _actors_agree(one, other), _places_agree(one, other)]
    value = 1.0
    for part in parts:
        value *= part.value
    return Score(round(value, 2), "; ".join(part.reason for part in parts))


def _fits(event: Event, group: Sequence[Event]) -> bool:
    return all(compare_reports(event, member).value > 0 for member in group)


def merge_reports(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events of any number of articles, those that report the same happening joined. Each event must come from one article."""
    groups: list[list[Event]] = []
    # The most certain reports first, so that a group is built around a stated date whatever the order of arrival.
    for event in sorted(events, key=lambda e: (_BASIS.index(e.date_basis), e.date or "", e.id)):
        fitting = [group for group in groups if group[0].type == event.type and _fits(event, group)]
        if fitting:
            max(fitting, key=lambda group: (compare_reports(event, group[0]).value, group[0].id)).append(event)
        else:
            groups.append([event])
    return tuple(sorted((merge_group(group) for group in groups), key=lambda event: event.id))


def merge_group(group: Sequence[Event]) -> Event:
    """One event of several reports: the best-founded date and place, all actors, topics and evidence."""
    if len(group) == 1:
        return group[0]
    reports = sorted(group, key=lambda e: e.id)
    dated = min(reports, key=lambda e: (_BASIS.index(e.date_basis), -len(e.date or ""), e.id))
    placed = min((e for e in reports if e.place), key=_place_rank, default=None)
    told, corrections = _settle_status(reports)
    worded = dated if dated.status == told.status or told.date != dated.date else told
    best = max(reports, key=lambda e: (e.confidence, e.id))
    reasons = [*best.reasons, f"{len(reports)} reports merged: {compare_reports(reports[0], reports[1]).reason}", *corrections]
    return replace(
        best,
        id=reports[0].id,
        date=dated.date,
        date_end=dated.date_end,
        date_granularity=dated.date_granularity,
        date_basis=dated.date_basis,
        status=told.status,
        actors=_merge_actors(reports),
        place=placed.place if placed else None,
        topics=tuple(sorted({topic for e in reports for topic in e.topics})),
        summary_ar=worded.summary_ar,  # the summary names the date that the event now has
        summary_en=worded.summary_en,
        confidence=round(min(_HIGHEST, max(best.confidence, 1 - _doubt(reports))), 2),
        reasons=tuple(reasons),
        evidence=tuple(item for e in sorted(reports, key=lambda r: (r.evidence[0].published or "", r.id)) for item in e.evidence),
        claimed_by=best.claimed_by if all(e.claimed_by for e in reports) else None,
    )


def _settle_status(reports: Sequence[Event]) -> tuple[Event, list[str]]:
    """The report whose status stands in the end, and in words where one corrected another; those without a day come first."""
    ordered = sorted(reports, key=lambda e: ((e.evidence[0].published or "")[:10], -list(_CORRECTIONS).index(e.status), e.id))
    stands, corrections = ordered[0], []
    for report in ordered[1:]:
        if stands.status in _CORRECTIONS[report.status]:
            told = report.evidence[0]
            corrections.append(f"corrected: {told.source} ({(told.published or 'no date')[:10]}) says {report.status}, before it was {stands.status}")
            stands = report
    return stands, corrections


def _doubt(reports: Sequence[Event]) -> float:
    """The chance that all reports are wrong, were they independent; those that print the same sentence count as one."""
    surest: dict[str, float] = {}
    for report in reports:
        text = fold(report.evidence[0].sentence)
        surest[text] = max(surest.get(text, 0.0), report.confidence)
    doubt = 1.0
    for confidence in surest.values():
        doubt *= 1 - confidence
    return doubt


def _place_rank(event: Event) -> tuple[int, int, str]:
    assert event.place is not None
    return _PLACE_BASIS.index(event.place.basis), _PRECISION.index(event.place.precision), event.id


def _merge_actors(reports: Sequence[Event]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for report in sorted(reports, key=lambda e: (-e.confidence, e.id)):
        for actor in report.actors:
            found.setdefault(actor.id, actor)
    return tuple(found.values())
