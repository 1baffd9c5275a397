"""English: people and bodies without a name, as the sentence calls them: `45 migrants`, `a court in Gedaref`, `RSF fighters`.

A mention is a head noun (the English names of crowds.csv and the words `crowd_head`) with what stands before it: number, adjectives, nationality,
a body or a town; and behind it the body to which the people belong or, for a court or a force, its town. Only deeds read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.knowledge import Knowledge
from extraction.actors import ActorMention
from extraction.actors.memory import Entity
from extraction.crowd_reader_english import LENT, OFFICIAL, EnglishReader, Found, Noun
from extraction.document import Document, Sentence
from extraction.gazetteer import Gazetteer
from extraction.normalise import normal_name
from extraction.places import PlaceMention

MEMBERS = "members"  # the rule of people told as those of a known body


def _nouns(knowledge: Knowledge) -> Iterator[tuple[str, Noun]]:
    for row in knowledge.crowds:
        official = row.kind in OFFICIAL
        plural = row.plural[0] if row.plural else row.form + "ين" if row.sound else row.form
        yield row.plural_en, Noun(row.kind, True, row.bare, plural)
        if row.name_en != row.plural_en:
            yield row.name_en, Noun(row.kind, official, row.bare, row.form)
    for word in knowledge.words:
        if word.kind == "crowd_head":
            kind, _, one = (word.value or "civilian").partition(" ")
            weapon = kind == "weapon"
            yield word.form, Noun("force" if weapon else kind, not one, True, None, weapon)


class EnglishCrowds:
    """Built once from the tables; `find` is pure."""

    __slots__ = ("_heads", "_states", "_words")

    def __init__(self, knowledge: Knowledge) -> None:
        self._heads: Gazetteer[Noun] = Gazetteer(_nouns(knowledge))
        self._words: dict[str, dict[str, str]] = {}
        for row in knowledge.words:
            if row.lang == "en":
                self._words.setdefault(row.kind, {})[normal_name(row.form)] = row.value or ""
        self._states = {normal_name(form): state for state in knowledge.states for form in state.adjective_en}

    def find(
        self, document: Document, sentence: Sentence, actors: Sequence[ActorMention], places: Sequence[PlaceMention], home: str | None
    ) -> tuple[ActorMention, ...]:
        """The mentions in order. `home`: the country of official bodies that tell none of their own."""
        reader = EnglishReader(self._heads, self._words, self._states, sentence.units, actors, places)
        return tuple(_mention(document, sentence, found, home) for found in reader.read())


def _mention(document: Document, sentence: Sentence, found: Found, home: str | None) -> ActorMention:
    units, kind = sentence.units, found.noun.kind
    lent = found.owner is not None and kind in LENT
    if lent and found.owner is not None:
        entity, rule = found.owner.entities[0], MEMBERS
    else:
        entity, rule = _entity(document, sentence, found, home), f"crowd {kind}"
    first, core, last = units[found.first].first, units[found.core].last, units[found.last].last
    return ActorMention(sentence.index, first, last, first, core, "", (entity,), False, rule)


def _entity(document: Document, sentence: Sentence, found: Found, home: str | None) -> Entity:
    start, end = document.span(sentence, sentence.units[found.start].first, sentence.units[found.last].last)
    written = " ".join(document.article.part(sentence.part)[start:end].split())
    written = found.alone or written
    if found.place is not None and found.place.first > sentence.units[found.core].last and found.noun.kind in OFFICIAL:
        written = f"{written} in {found.place.place.name_en}"
    slug = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
    counted = f"{found.count} {written}" if found.count is not None and found.count > 1 else written
    official = found.noun.kind in OFFICIAL
    codes = {row.code for row in found.codes}
    country = next(iter(codes)) if len(codes) == 1 else found.owner.entities[0].country if found.owner is not None else None
    if country is None and official:
        country = found.place.place.country if found.place is not None else home
    name_ar = found.noun.name_ar or counted
    return Entity(
        f"group-{slug}",
        f"{found.count} {name_ar}" if found.noun.name_ar and found.count is not None and found.count > 1 else name_ar,
        counted[:1].upper() + counted[1:],
        "organisation" if official else "group",
        country,
        known=False,
        count=1 if not found.noun.many and not official else found.count,
    )
