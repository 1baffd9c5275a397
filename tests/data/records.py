"""Small records for tests of the store: articles and events with as little typing as possible, and a plain merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data.model import Actor, Article, Event, Evidence, Kind, Place, Precision, Role, Spans

NAMES: dict[str, tuple[str, str, Kind, str | None]] = {
    "sisi": ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi", "person", "EG"),
    "haftar": ("خليفة حفتر", "Khalifa Haftar", "person", "LY"),
    "rashad": ("حسن رشاد", "Hassan Rashad", "person", "EG"),
    "burhan": ("عبد الفتاح البرهان", "Abdel Fattah al-Burhan", "person", "SD"),
    "un": ("الأمم المتحدة", "United Nations", "organisation", "UN"),
    "unknown-man": ("رجل مجهول", "Unknown Man", "person", None),
}
PLACES: dict[str, tuple[str, str, str, float | None, float | None, Precision]] = {
    "cairo": ("القاهرة", "Cairo", "EG", 30.04, 31.24, "city"),
    "benghazi": ("بنغازي", "Benghazi", "LY", 32.12, 20.07, "city"),
    "ittihadiya": ("قصر الاتحادية", "Ittihadiya Palace", "EG", 30.09, 31.33, "site"),
    "sudan": ("السودان", "Sudan", "SD", 15.0, 30.0, "country"),
    "darfur-town": ("بلدة", "A town", "SD", None, None, "city"),
    "geneva": ("جنيف", "Geneva", "CH", 46.2, 6.15, "city"),
}


def make_article(id: str = "a1", text: str = "", **changes: Any) -> Article:
    """An article with a text of its own."""
    article = Article(id, "وكالة", f"https://example.org/{id}", "2026-02-17T11:20:00+02:00", "ar", f"عنوان {id}", text or f"نص {id}. التقى الرجلان.")
    return replace(article, **changes)


def make_actor(id: str, role: Role = "participant") -> Actor:
    """One of NAMES."""
    name_ar, name_en, kind, country = NAMES[id]
    return Actor(id, name_ar, name_en, name_ar, kind, country, None, None, role)


def make_place(id: str) -> Place:
    """One of PLACES."""
    name_ar, name_en, country, lat, lon, precision = PLACES[id]
    return Place(id, name_ar, name_en, name_ar, country, None, lat, lon, precision, "stated")


def make_event(id: str, article: Article, actors: Sequence[str] = ("sisi", "haftar"), **changes: Any) -> Event:
    """An event that the article's first sentence reports."""
    sentence = article.text.split(".")[0] + "."
    evidence = Evidence(
        article.id, "text", article.title, article.source, article.url, article.published, article.language,
        sentence, 0, len(sentence), Spans(trigger=((0, 2),)), "test",
    )
    event = Event(
        id, "meeting", "2026-02-17", None, "day", "stated", "happened", tuple(make_actor(name) for name in actors),
        make_place("cairo"), ("security",), None, f"ملخص {id}", f"Summary {id}", 0.9, (), (evidence,),
    )
    return replace(event, **changes)


def same(one: Event, other: Event) -> bool:
    """Whether two reports tell of the same: type, actors and day are equal."""
    ids = {actor.id for actor in one.actors}, {actor.id for actor in other.actors}
    return (one.type, one.date) == (other.type, other.date) and one.date is not None and ids[0] == ids[1]


def merge(reports: Sequence[Event]) -> tuple[Event, ...]:
    """A plain merge that keeps the store's rules: pure, keeps all evidence, named after the smallest report."""
    groups: list[list[Event]] = []
    for report in sorted(reports, key=lambda event: event.id):
        home = next((group for group in groups if same(group[0], report)), None)
        if home is None:
            groups.append([report])
        else:
            home.append(report)
    return tuple(replace(group[0], evidence=tuple(item for event in group for item in event.evidence)) for group in groups)
