"""A place as an article names it."""

from __future__ import annotations

from dataclasses import dataclass

from data.knowledge.places import PlaceRow
from data.model import Score


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at the tokens `first` to `last` (both included) of a sentence. `dateline`: where the report was filed.
    `locative`: in use as a place (في, بـ, زار, مدينة), not for its government; `led`: by a preposition or verb.
    `capital_of`: ISO code when it may stand for a government. `seat`: only named as where a court or another body sits."""

    sentence: int
    first: int
    last: int
    place: PlaceRow
    score: Score
    dateline: bool
    locative: bool
    capital_of: str | None
    led: bool = True
    seat: bool = False
