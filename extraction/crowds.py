"""People and bodies without a name, as the sentence calls them: `130 مهاجرا غير شرعي`, `الأجهزة الأمنية بشمال سيناء`, `محكمة جنايات المنيا`.

A mention is a head noun of the table (crowds.csv) with the number before it and the adjectives, owner and place behind it. Only deeds read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from data.knowledge import Knowledge
from data.knowledge.actors import StateRow
from data.knowledge.grammar import CrowdRow
from extraction.actors import ActorMention
from extraction.actors.memory import Entity
from extraction.crowd_reader import CrowdReader, Head, Phrase
from extraction.crowds_english import MEMBERS, EnglishCrowds
from extraction.document import Document, Sentence
from extraction.gazetteer import Gazetteer
from extraction.normalise import normal_name
from extraction.places import PlaceMention
from extraction.tokens import Unit
from extraction.triggers.inflect import row_forms

# What people stand right behind, not as an adjective: verbs, nouns like مقتل and اعتقال, prepositions.
_GOVERNING = frozenset({"killing", "abduction", "detention", "freeing"})
_BEFORE = frozenset({"in", "from", "on", "with", "between", "to", "other_prep", "negation", "boundary", "after", "about", "listing"})
NATIONALS = "crowd nationals"  # the rule of people told by their nationality alone


def _forms(row: CrowdRow) -> Iterator[tuple[str, Head]]:
    """شخص → شخص, شخصا, الشخص, شخصان, شخصين; the plurals of the table; ون and ين where it says so."""
    bare = row.form
    phrase = " " in bare or bare.startswith("ال")
    plural = row.kind in ("force", "body", "weapon")
    singles = [bare] if phrase else [bare, bare + "ا", "ال" + bare]
    for form in singles:
        yield form, Head(row, "many" if plural else "one", form.startswith("ال"))
    if not (phrase or plural):
        stem = bare[:-1] + "ت" if bare.endswith("ة") else bare
        for form in (stem + "ان", stem + "ين", "ال" + stem + "ان", "ال" + stem + "ين"):
            if not (row.sound and form.endswith("ين")) and form not in row.plural:
                yield form, Head(row, "two", form.startswith("ال"))
    endings = [bare + "ون", bare + "ين", bare + "ي"] if row.sound else []
    for form in (*endings, *row.plural):
        definite = form.startswith("ال")
        yield form, Head(row, "many", definite)
        if not definite and " " not in form and not form.endswith(("ين", "ون", "ات", "اء", "ى", "ة", "ا", "ي")):
            yield form + "ا", Head(row, "many", False)  # يقل جنودا
        if not definite:
            yield " ".join("ال" + word for word in form.split()), Head(row, "many", True)


class CrowdFinder:
    """Built once from the tables; `find_crowds` is pure."""

    __slots__ = ("_english", "_heads", "_listing", "_may_begin", "_states", "_verbs", "_words")

    def __init__(self, knowledge: Knowledge) -> None:
        self._english = EnglishCrowds(knowledge)
        self._may_begin = lru_cache(maxsize=32768)(self._read_begin)
        self._heads: Gazetteer[Head] = Gazetteer(pair for row in knowledge.crowds for pair in _forms(row))
        self._words: dict[str, Gazetteer[str]] = {
            kind: Gazetteer(
                (form, row.value or "")
                for row in knowledge.words
                if row.kind == kind and row.lang == "ar"
                for form in ((row.form, "ال" + row.form) if kind == "crowd_adj" and not row.form.startswith("ال") else (row.form,))
            )
            for kind in ("count", "count_lead", "crowd_of", "crowd_adj", "in", "each")
        }
        governing = [row for row in knowledge.triggers if row.pos == "verb" or row.frame in _GOVERNING]
        self._verbs = frozenset(word for row in governing for form in row_forms(row) for word in form.text.split()) | frozenset(
            normal_name(row.form) for row in knowledge.words if row.kind in _BEFORE
        )
        self._listing = frozenset(normal_name(row.form) for row in knowledge.words if row.kind in ("listing", "one_of"))
        self._states: dict[str, StateRow] = {}
        for state in knowledge.states:
            for form in state.adjective_ar:
                bare = normal_name(form).removeprefix("ال")
                for ending in ("", "ا", "ه", "ين", "ون", "ان", "تين", "تان", "ات"):
                    self._states.setdefault(bare + ending, state)
                    self._states.setdefault("ال" + bare + ending, state)

    def _read_begin(self, word: str) -> bool:
        """Whether a phrase may begin with a word: a head, a number, a nationality."""
        starts = (self._heads, self._words["count"], self._words["count_lead"])
        return word in self._states or any(character.isdigit() for character in word) or any(names.begins(word) for names in starts)

    def find_crowds(
        self, document: Document, sentence: Sentence, actors: Sequence[ActorMention], places: Sequence[PlaceMention], home: str | None
    ) -> tuple[ActorMention, ...]:
        """The mentions in order. `home`: the country of official bodies that tell none of their own."""
        if document.article.language == "en":
            return self._english.find(document, sentence, actors, places, home)
        units = sentence.units
        reader = CrowdReader(self._heads, self._words, self._states, self._verbs, self._listing, self._may_begin, units, actors, places)
        found: list[ActorMention] = []
        for phrase in reader.read():
            found.append(_mention(document, sentence, units, phrase, home))
        return tuple(found)


def _mention(document: Document, sentence: Sentence, units: Sequence[Unit], phrase: Phrase, home: str | None) -> ActorMention:
    first, core, last = units[phrase.first].first, units[phrase.core].last, units[phrase.last].last
    kind = phrase.head.row.kind if phrase.head is not None else "civilian"
    if phrase.owner is not None and (phrase.head is None or kind in ("fighter", "suspect", "weapon")):
        entity, rule = phrase.owner.entities[0], MEMBERS
    else:
        entity, rule = _entity(document, sentence, units, phrase, kind, home), f"crowd {kind}" if phrase.head is not None else NATIONALS
    return ActorMention(sentence.index, first, last, first, core, phrase.prefix, (entity,), False, rule)


def _entity(document: Document, sentence: Sentence, units: Sequence[Unit], phrase: Phrase, kind: str, home: str | None) -> Entity:
    last = units[phrase.last].last
    start, end = document.span(sentence, units[phrase.first].first, max(last, phrase.place.last) if phrase.place else last)
    written = " ".join(document.article.part(sentence.part)[start:end].split())
    name = written[len(phrase.prefix) :] if phrase.prefix and units[phrase.first].text.startswith(phrase.prefix) else written
    one = phrase.count == 1
    noun = (phrase.head.row.name_en if one else phrase.head.row.plural_en) if phrase.head is not None else ("national" if one else "nationals")
    told = [word for word in phrase.words if word not in ("-", "other")]
    others = ["other"] if "other" in phrase.words else []
    words = [*others, *dict.fromkeys(row.adjective_en[0] for row in phrase.codes if row.adjective_en), *told, noun]
    if phrase.owner is not None:
        words += ["of", phrase.owner.entities[0].name_en]
    if phrase.place is not None:
        words = [phrase.place.place.name_en, *words] if kind == "body" else [*words, "in", phrase.place.place.name_en]
    english = " ".join(words)
    slug = re.sub(r"[^a-z0-9]+", "-", " ".join(words).lower()).strip("-")
    counted = f"{phrase.count} {english}" if phrase.count is not None and phrase.count > 1 else english
    codes = {row.code for row in phrase.codes}
    country = next(iter(codes)) if len(codes) == 1 else None
    if country is None and phrase.owner is not None:
        country = phrase.owner.entities[0].country
    if country is None and kind in ("force", "body"):
        country = phrase.place.place.country if phrase.place is not None else home
    return Entity(
        f"group-{slug}",
        name,
        counted[:1].upper() + counted[1:],
        "organisation" if kind in ("force", "body") else "group",
        country,
        known=False,
        count=phrase.count,
    )
