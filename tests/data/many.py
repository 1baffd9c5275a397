"""A few hundred varied events in a snapshot, and the plain reading of what filters admit: the yardstick of the query tests."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from data.days import event_days
from data.filters import Filters
from data.model import HOME_COUNTRIES, Actor, Article, Event, EventType, Place, Status
from data.snapshot import refresh_snapshot
from data.store import open_store
from data.text import fold
from tests.data.records import NAMES, PLACES, make_actor, make_article, make_event, make_place

TOPICS = ("security", "sudan_war", "libya_crisis", "energy")
SOURCES = ("وكالة", "صحيفة, يومية", "Agency")
DATES: tuple[tuple[str | None, str | None], ...] = (
    (None, None), ("2025", None), ("2026-02", None), ("2026-02-14", "2026-02-20"), ("2026-01-31", None), ("2026-02-17", None), ("2024-12-29", None),
)
WORDS = ("برهان", "القاهره", "HAFTAR", "حفتر", "قرار", "الحُدود", "nothing-of-it", "summary 1", "،")
CELLS = ("=1+1", "-x", "+x", "@x", "\tx", 'say "x", y', "سطر\nآخر", "a; b", "عادي", "'", "\uff1d1", "\nx", "\uff20x")
OFFICES = {"Foreign Minister, of Egypt": "وزير الخارجية", "=President": None, "Chief": "رئيس"}
DIVISIONS = {"cairo": "Cairo", "ittihadiya": "Cairo", "benghazi": "Benghazi", "geneva": "Geneva"}


def _actor(rng: random.Random, name: str) -> Actor:
    office = rng.choice([None, *OFFICES])
    return replace(make_actor(name, rng.choice(("source", "target"))), office_en=office, office_ar=OFFICES[office] if office else None)


def _place(name: str) -> Place:
    return replace(make_place(name), admin1=DIVISIONS.get(name))


def division(event: Event) -> str:
    """The filter's name of the place's first-level division."""
    return f"{event.place.country}/{event.place.admin1}" if event.place and event.place.admin1 else "none"


def _make(rng: random.Random, number: int, article: Article) -> Event:
    day, end = rng.choice(DATES)
    return replace(
        make_event(f"e{number:03}", article, ()), type=rng.choice(get_args(EventType)), status=rng.choice(get_args(Status)), date=day, date_end=end,
        actors=tuple(_actor(rng, name) for name in rng.choices(sorted(NAMES), k=rng.randint(0, 4))),
        place=_place(rng.choice(sorted(PLACES))) if rng.random() < 0.75 else None,
        topics=tuple(rng.sample(TOPICS, rng.randint(0, 3))), confidence=rng.randint(0, 20) / 20,
        summary_ar=rng.choice(CELLS), claimed_by=rng.choice([None, *CELLS]),
        date_basis=rng.choice(("stated", "relative", "publication")) if day else "unknown",
    )


def keep_pairs(reports: Sequence[Event]) -> tuple[Event, ...]:
    """Joins each report `e…` with its twin `t…` of another article, and nothing else."""
    twins = {event.id: event for event in reports}
    return tuple(
        replace(event, evidence=event.evidence + twins[f"t{event.id[1:]}"].evidence) if f"t{event.id[1:]}" in twins and event.id[0] == "e" else event
        for event in reports if not (event.id[0] == "t" and f"e{event.id[1:]}" in twins)
    )


def build_many(folder: Path, count: int = 240) -> tuple[Path, list[Event], dict[str, Article]]:
    """The folder of a snapshot, its merged events, its articles."""
    rng = random.Random(20260217)
    with open_store(f"sqlite:///{folder / 'waqai.db'}") as store:
        for number in range(0, count, 3):
            texts = rng.choice(("نص عن الحدود.", "A decision: قرار.", "=كلام."))
            article = make_article(
                f"a{number:03}", f"{texts} {number}", source=rng.choice(SOURCES), language=rng.choice(("ar", "en")), sample=rng.random() < 0.5,
                url=rng.choice([None, f"https://example.org/?a=1;b={number}"]),
            )
            reports = [_make(rng, number + step, article) for step in range(3)]
            store.write_extraction(article, reports, keep_pairs)
            if rng.random() < 0.4 and reports[0].actors:
                other = make_article(f"b{number:03}", f"{texts} ثان {number}", source=rng.choice(SOURCES), language=rng.choice(("ar", "en")))
                twin = make_event(f"t{number:03}", other)
                store.write_extraction(other, [replace(reports[0], id=twin.id, evidence=twin.evidence)], keep_pairs)
        refresh_snapshot(store, folder / "snapshots")
        events = list(store.read_events())
        articles = [store.read_article(id) for id in sorted({item.article_id for event in events for item in event.evidence})]
    return folder / "snapshots", events, {article.id: article for article in articles if article}


def place_group(event: Event) -> str:
    if event.place is None:
        return "unplaced"
    if event.place.country not in HOME_COUNTRIES:
        return "outside"
    return "country_only" if event.place.precision == "country" or event.place.lat is None else "map"


def _admits_date(event: Event, filters: Filters) -> bool:
    if not (filters.date_from or filters.date_to or "undated" in filters.groups):
        return True
    days = event_days(event.date, event.date_end)
    if days is None:
        return "undated" in filters.groups
    if not (filters.date_from or filters.date_to):
        return False
    return (filters.date_from or "0") <= str(days[1]) and str(days[0]) <= (filters.date_to or "9")


def _inside(lon: float, lat: float, shape: str) -> bool:
    """Whether a point lies in a drawn shape: how often a ray to the east crosses its sides."""
    corners = [tuple(map(float, corner.split(","))) for corner in shape.split(";")]
    crossed = [(y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
               for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True)]
    return sum(crossed) % 2 == 1


def _admits_area(event: Event, filters: Filters) -> bool:
    if not (filters.bbox or filters.lasso):
        return True
    place = event.place
    if place is None or place.precision == "country" or place.lat is None or place.lon is None:
        return False
    west, south, east, north = map(float, (filters.bbox or "-180,-90,180,90").split(","))
    across = west <= place.lon <= east if west <= east else not east < place.lon < west
    return across and south <= place.lat <= north and (not filters.lasso or _inside(place.lon, place.lat, filters.lasso))


def _admits_place(event: Event, filters: Filters) -> bool:
    if not _admits_area(event, filters):
        return False
    groups = set(filters.groups) - {"undated"}
    if not (filters.places or groups):
        return True
    return bool(event.place and event.place.id in filters.places) or place_group(event) in groups


def _admits_text(event: Event, text: str) -> bool:
    told = [event.summary_ar, event.summary_en, *(part for item in event.evidence for part in (item.title, item.sentence))]
    names = [part for actor in event.actors for part in (actor.name_ar, actor.name_en, actor.mention)]
    spots = [event.place.name_ar, event.place.name_en, event.place.mention] if event.place else []
    words = fold(text).split()
    return bool(words) and all(any(word in fold(part) for part in (*told, *names, *spots)) for word in words)


def admits(event: Event, filters: Filters) -> bool:
    """What `data.filters.Filters` says, read word by word."""
    listed = {
        "actors": {actor.id for actor in event.actors}, "offices": {actor.office_en for actor in event.actors} - {None},
        "actor_countries": {actor.country or "none" for actor in event.actors},
    }
    chosen: list[tuple[Sequence[str], set[str]]] = [
        (filters.topics, set(event.topics)),
        (filters.countries, {event.place.country if event.place else "none"}),
        (filters.divisions, {division(event)}), (filters.date_bases, {event.date_basis}),
        (filters.precisions, {event.place.precision if event.place else "none"}),
        (filters.statuses, {event.status}),
        (filters.sources, {item.source for item in event.evidence}),
        (filters.languages, {item.language for item in event.evidence}),
    ]
    return (
        (event.type in filters.types if filters.types else filters.statements or event.type != "statement")
        and all(not wanted or bool(set(wanted) & there) for wanted, there in chosen)
        and all(not (wanted := set(getattr(filters, name))) or (wanted <= there if getattr(filters, f"{name}_mode") == "all" else wanted & there)
                for name, there in listed.items())
        and (filters.sure_from or 0) <= round(event.confidence * 100) <= (100 if filters.sure_to is None else filters.sure_to)
        and _admits_date(event, filters) and _admits_place(event, filters) and (not filters.text or _admits_text(event, filters.text))
    )


def table(events: Sequence[Event], **columns: Any) -> pd.DataFrame:
    """A plain frame of the events, one row each: what each function of an event gives."""
    return pd.DataFrame({name: [make(event) for event in events] for name, make in columns.items()}, dtype=object)


def counted(values: Sequence[str]) -> dict[str, int]:
    """How often each value is there."""
    return {str(value): int(count) for value, count in pd.Series(values, dtype=object).value_counts().items()}
