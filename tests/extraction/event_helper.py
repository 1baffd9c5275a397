"""Events made by hand, each as one article reports it."""

from __future__ import annotations

from data.model import Actor, DateBasis, Event, EventType, Evidence, Place, PlaceBasis, Precision, Role, Spans, Status

GRANULARITY = {4: "year", 7: "month", 10: "day"}
COUNTRIES = {"sisi": "EG", "rashad": "EG", "haftar": "LY", "saleh": "LY", "burhan": "SD"}


def actor(name: str, role: Role = "participant") -> Actor:
    """A person of one of the three countries."""
    return Actor(name, name, name.title(), name, "person", COUNTRIES.get(name), None, None, role)


def place(
    id: str, *, country: str = "LY", admin1: str | None = None, precision: Precision = "city", basis: PlaceBasis = "stated",
) -> Place:
    """A place without a point."""
    return Place(id, id, id.title(), id, country, admin1, None, None, precision, basis)


def report(
    id: str,
    *,
    date: str | None = "2026-02-17",
    end: str | None = None,
    basis: DateBasis = "stated",
    actors: tuple[Actor, ...] = (actor("rashad"), actor("haftar")),
    at: Place | None = None,
    kind: EventType = "meeting",
    status: Status = "happened",
    confidence: float = 0.8,
    article: str | None = None,
    published: str | None = "2026-02-17",
    topics: tuple[str, ...] = (),
    claimed_by: str | None = None,
) -> Event:
    """One event with one piece of evidence; each in an article of its own unless one is named."""
    evidence = Evidence(article or f"article-{id}", "text", f"Title {id}", "Agency", None, published, "en", f"Sentence {id}.", 0, 12, Spans(), "rule")
    return Event(
        id, kind, date, end, GRANULARITY[len(date)] if date else None, basis if date else "unknown", status, actors, at, topics, claimed_by,
        f"لقاء {id}", f"Meeting {id}", confidence, (f"reason {id}",), (evidence,),
    )
