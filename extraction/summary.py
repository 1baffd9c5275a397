"""One line on an event in Arabic and English, made of its own fields from the templates of the tables."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale

from data.knowledge.lexicon import TypeRow
from data.model import Actor, Place, Status

_SIDES = ("source", "participant", "target")


def _names(actors: Sequence[Actor], roles: tuple[str, ...], language: str) -> str:
    names = [actor.name_ar if language == "ar" else actor.name_en for actor in actors if actor.role in roles]
    joiner, last = ("، و", " و") if language == "ar" else (", ", " and ")
    shown = names[:4]
    return last.join([joiner.join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def write_date(date: str, language: str) -> str:
    """An ISO prefix in words: `17 فبراير 2026`, `February 2026`, `2026`; digits and hyphens alone would turn round in Arabic text."""
    year, _, rest = date.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    name = Locale(language).months["format"]["wide"][int(month)]
    return " ".join(part for part in (str(int(day)) if day else "", name, year) if part)


def write_summary(row: TypeRow, status: Status, actors: Sequence[Actor], place: Place | None, date: str | None, language: str) -> str:
    """For example «لقاء: حسن رشاد وخليفة حفتر، بنغازي، 17 فبراير 2026» / "Meeting: Hassan Rashad and Khalifa Haftar, Benghazi, 17 February 2026"."""
    label = row.label_ar if language == "ar" else row.label_en
    source, target = _names(actors, ("source",), language), _names(actors, ("target",), language)
    arrow = " ← " if language == "ar" else " → "
    sides = source + arrow + target if row.type == "message" and source and target else _names(actors, _SIDES, language)
    head = f"{label}: {sides}" if sides else label
    where = (place.name_ar if language == "ar" else place.name_en) if place else None
    comma = "، " if language == "ar" else ", "
    return comma.join(part for part in (head, where, write_date(date, language) if date else None) if part)
