"""A draft: what one trigger in one sentence says of an event, before the article's drafts are joined."""

from __future__ import annotations

from dataclasses import dataclass

from data.model import DateBasis, EventType, Status
from extraction.arguments import Argument
from extraction.places import PlaceMention
from extraction.times import TimeValue
from extraction.triggers import TriggerMention
from extraction.view import TimeSpan, View


@dataclass(frozen=True, slots=True)
class Draft:
    """`time`, `place`: None where the sentence says nothing. `reference`: the trigger points back to an event told elsewhere
    (اللقاء, المحادثات) and makes none of its own. `occasion`: where the conference or visit is that it names again."""

    view: View
    trigger: TriggerMention
    type: EventType
    arguments: tuple[Argument, ...]
    time: TimeValue | None
    time_span: TimeSpan | None
    place: PlaceMention | None
    status: Status
    background: bool
    claimed: bool
    reference: bool
    occasion: PlaceMention | None = None

    @property
    def core(self) -> frozenset[str]:
        """Ids of those without whom it is not the same event."""
        return frozenset(entity.id for a in self.arguments if a.role not in ("attendee", "mediator") for entity in a.mention.entities)

    @property
    def called_after_place(self) -> bool:
        """Whether the event is called after its place (حوار الصخيرات), where a later round need not be."""
        return self.place is not None and self.trigger.row.pos == "noun" and self.trigger.first < self.place.first <= self.trigger.last + 1

    @property
    def basis(self) -> DateBasis:
        """The basis of the draft's own date."""
        return self.time.basis if self.time is not None else "unknown"
