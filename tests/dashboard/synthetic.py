"""Made-up reports, written through the real store: every type, status, date basis and precision, undated and unplaced events,
places outside the map, hostile text. Named persons are not made up, what they do here is: for tests only.

`python -m tests.dashboard.synthetic URL [COUNT]` fills a store to look at."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, get_args

from data.model import Actor, Article, Event, EventType, Evidence, Place, Role, Spans, Status
from data.store import Store, open_store

ACTORS: tuple[tuple[str, str, str, str, str | None], ...] = (
    ("abdel-fattah-el-sisi", "عبد الفتاح السيسي", "Abdel Fattah el-Sisi", "person", "EG"),
    ("khalifa-haftar", "خليفة حفتر", "Khalifa Haftar", "person", "LY"),
    ("abdel-fattah-al-burhan", "عبد الفتاح البرهان", "Abdel Fattah al-Burhan", "person", "SD"),
    ("hassan-rashad", "حسن رشاد", "Hassan Rashad", "person", "EG"),
    ("badr-abdelatty", "بدر عبد العاطي", "Badr Abdelatty", "person", "EG"),
    ("abdul-hamid-dbeibah", "عبد الحميد الدبيبة", "Abdul Hamid Dbeibah", "person", "LY"),
    ("aguila-saleh", "عقيلة صالح", "Aguila Saleh", "person", "LY"),
    ("rsf", "قوات الدعم السريع", "Rapid Support Forces", "group", "SD"),
    ("un", "الأمم المتحدة", "United Nations", "organisation", "UN"),
    ("state-eg", "مصر", "Egypt", "state", "EG"),
    ("state-sd", "السودان", "Sudan", "state", "SD"),
    ("state-tr", "تركيا", "Türkiye", "state", "TR"),
)
PLACES: tuple[tuple[str, str, str, str, float | None, float | None, str], ...] = (
    ("cairo", "القاهرة", "Cairo", "EG", 30.044, 31.236, "city"), ("benghazi", "بنغازي", "Benghazi", "LY", 32.117, 20.067, "city"),
    ("tripoli", "طرابلس", "Tripoli", "LY", 32.887, 13.191, "city"), ("khartoum", "الخرطوم", "Khartoum", "SD", 15.55, 32.53, "city"),
    ("port-sudan", "بورتسودان", "Port Sudan", "SD", 19.616, 37.216, "city"),
    ("ittihadiya", "قصر الاتحادية", "Ittihadiya Palace", "EG", 30.094, 31.326, "site"),
    ("el-fasher", "الفاشر", "El Fasher", "SD", 13.63, 25.35, "city"), ("sirte", "سرت", "Sirte", "LY", 31.205, 16.588, "city"),
    ("north-darfur", "شمال دارفور", "North Darfur", "SD", 15.9, 25.5, "admin1"), ("country-ly", "ليبيا", "Libya", "LY", 27.0, 17.0, "country"),
    ("country-sd", "السودان", "Sudan", "SD", 15.5, 30.0, "country"), ("geneva", "جنيف", "Geneva", "CH", 46.2, 6.143, "city"),
    ("jeddah", "جدة", "Jeddah", "SA", 21.543, 39.173, "city"), ("aswan", "أسوان", "Aswan", "EG", 24.09, 32.9, "city"),
)
TOPICS = ("bilateral_relations", "security", "libya_crisis", "sudan_war", "energy", "border_security", "ceasefire", "humanitarian", "nile_water")
WEIGHTS = {"meeting": 9, "visit": 5, "call": 4, "statement": 6, "attack": 4, "agreement": 3, "message": 2}
HOSTILE = '<img src=x onerror="document.title=1"><script>alert(1)</script>'


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence with what stands where in it."""

    text: str
    spans: Spans


def _actor(row: tuple[str, str, str, str, str | None], role: Role, arabic: bool) -> Actor:
    id_, name_ar, name_en, kind, country = row
    office = ("رئيس الجمهورية", "President") if id_ == "abdel-fattah-el-sisi" else (None, None)
    return Actor(id_, name_ar, name_en, name_ar if arabic else name_en, kind, country, *office, role)  # type: ignore[arg-type]


def _place(row: tuple[str, str, str, str, float | None, float | None, str], arabic: bool, basis: str) -> Place:
    id_, name_ar, name_en, country, lat, lon, precision = row
    return Place(id_, name_ar, name_en, name_ar if arabic else name_en, country, None, lat, lon, precision, basis)  # type: ignore[arg-type]


def _sentence(lead: str, trigger: str, actors: Sequence[Actor], place: Place | None, when: str, arabic: bool) -> Written:
    """A sentence whose spans are counted while it is put together; `lead` stands before it."""
    parts: list[tuple[str, str]] = [(lead, ""), (trigger, "trigger"), (" ", "")]
    for index, actor in enumerate(actors):
        parts += [((" و" if arabic else " and "), "")] if index else []
        parts.append((actor.mention, f"actor:{actor.id}"))
    if place:
        parts += [(" في " if arabic else " in ", ""), (place.mention, "place")]
    if when:
        parts += [(" ", ""), (when, "date")]
    parts.append((".", ""))
    text, found = "", {}
    for piece, kind in parts:
        found.setdefault(kind, []).append((len(text), len(text) + len(piece)))
        text += piece
    by_actor = {actor.id: tuple(found[f"actor:{actor.id}"]) for actor in actors}
    return Written(text, Spans(tuple(found["trigger"]), by_actor, tuple(found.get("place", ())), tuple(found.get("date", ()))))


def _dated(draw: random.Random, day: date) -> tuple[str | None, str | None, str | None, str]:
    chance = draw.random()
    if chance < 0.06:
        return None, None, None, "unknown"
    if chance < 0.12:
        return day.isoformat()[:7], None, "month", "stated"
    if chance < 0.17:
        return day.isoformat(), (day + timedelta(days=6)).isoformat(), "week", "relative"
    return day.isoformat(), None, "day", draw.choice(("stated", "relative", "publication", "publication"))


def make_report(number: int, draw: random.Random, newest: date = date(2026, 2, 17)) -> tuple[Article, Event]:
    """One article with one event."""
    arabic = draw.random() < 0.8
    kinds = get_args(EventType)
    kind = draw.choices(kinds, [WEIGHTS.get(name, 1) for name in kinds])[0]
    status = draw.choices(get_args(Status), (84, 4, 5, 3, 2, 2))[0]
    day = newest - timedelta(days=int(min(draw.expovariate(1 / 420), 2600)))
    rows = draw.choices(ACTORS, [40 / (index + 1) for index in range(len(ACTORS))], k=draw.choice((1, 2, 2, 2, 3)))
    actors = tuple(_actor(row, role, arabic) for row, role in zip(dict.fromkeys(rows), ("source", "target", "attendee"), strict=False))
    where = draw.choices(PLACES, [30 / (index + 2) for index in range(len(PLACES))])[0]
    place = None if draw.random() < 0.1 else _place(where, arabic, draw.choice(("stated", "stated", "dateline")))
    value, end, granularity, basis = _dated(draw, day)
    article_id = f"made-{number:06d}"
    hostile = number % 97 == 5
    lead = (HOSTILE + " " if hostile else "") + ("أفادت مصادر اليوم بأن الآتي حدث: " if arabic else "Sources say that this took place: ")
    written = _sentence(lead, kinds_word(kind, arabic), actors, place, "اليوم" if arabic else "today", arabic)
    title = " ".join((kinds_word(kind, arabic), actors[0].mention)) + (f" {HOSTILE}" if hostile else "")
    source = draw.choice(("وكالة أولى", "صحيفة ثانية") if arabic else ("First Agency", "Second Paper"))
    article = Article(article_id, source, f"https://example.org/{article_id}", f"{day.isoformat()}T11:20:00+02:00", "ar" if arabic else "en",
                      title, written.text, number % 3 == 0)
    evidence = Evidence(article.id, "text", title, source, article.url, article.published, article.language, written.text, 0,
                        len(written.text), written.spans, "made")
    names_ar, names_en = [" و".join(a.name_ar for a in actors), " and ".join(a.name_en for a in actors)]
    event = Event(
        f"e-{article_id}", kind, value, end, granularity, basis, status, actors, place, tuple(sorted(draw.sample(TOPICS, draw.choice((0, 1, 2, 3))))),  # type: ignore[arg-type]
        source if draw.random() < 0.06 else None, f"{kinds_word(kind, True)}: {names_ar}" + (f" {HOSTILE}" if hostile else ""),
        f"{kinds_word(kind, False)}: {names_en}", round(draw.uniform(0.45, 0.98), 2), ("made for a test",), (evidence,))
    return article, event


def kinds_word(kind: str, arabic: bool) -> str:
    """A noun for a type."""
    words = {"meeting": ("لقاء", "Meeting"), "visit": ("زيارة", "Visit"), "call": ("اتصال هاتفي", "Phone call"), "attack": ("هجوم", "Attack"),
             "agreement": ("اتفاق", "Agreement")}
    return words.get(kind, ("حدث", kind.capitalize()))[0 if arabic else 1]


def keep(reports: Sequence[Event]) -> tuple[Event, ...]:
    """A merge that merges nothing."""
    return tuple(reports)


def fill(store: Store, count: int, seed: int = 7, **changes: Any) -> list[Event]:
    """Writes `count` reports; the same seed makes the same events."""
    draw = random.Random(seed)
    events = []
    for number in range(count):
        article, event = make_report(number, draw, **changes)
        store.write_extraction(article, (event,), keep)
        events.append(event)
    return events


if __name__ == "__main__":
    with open_store(sys.argv[1]) as opened:
        print(len(fill(opened, int(sys.argv[2]) if len(sys.argv) > 2 else 600)), "events")
