"""One line on an event in Arabic and English, made of its own fields from the templates of the tables."""

from __future__ import annotations

from collections.abc import Sequence

from data.knowledge.lexicon import TypeRow
from data.model import Actor, Place, Status

_ROLES = {"source": ("source",), "target": ("target",), "parties": ("source", "participant", "target")}


def _names(actors: Sequence[Actor], roles: tuple[str, ...], language: str) -> str:
    names = [actor.name_ar if language == "ar" else actor.name_en for actor in actors if actor.role in roles]
    joiner, last = ("، و", " و") if language == "ar" else (", ", " and ")
    shown = names[:4]
    return last.join([joiner.join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def write_summary(row: TypeRow, status: Status, actors: Sequence[Actor], place: Place | None, date: str | None, language: str) -> str:
    """For example «لقاء: حسن رشاد وخليفة حفتر، بنغازي، 2026-02-17» / "Meeting: Hassan Rashad and Khalifa Haftar, Benghazi, 2026-02-17"."""
    label = row.label_ar if language == "ar" else row.label_en
    source, target = _names(actors, ("source",), language), _names(actors, ("target",), language)
    arrow = " ← " if language == "ar" else " → "
    sides = source + arrow + target if row.type == "message" and source and target else _names(actors, _ROLES["parties"], language)
    head = f"{label}: {sides}" if sides else label
    where = (place.name_ar if language == "ar" else place.name_en) if place else None
    comma = "، " if language == "ar" else ", "
    return comma.join(part for part in (head, where, date) if part)
