"""Names of bodies and groups that no table holds, as the article writes them, and what they are called in English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.knowledge import Knowledge
from data.model import Kind
from extraction.actors.chains import UNKNOWN_BODIES, Chain
from extraction.actors.memory import Entity, Memory
from extraction.actors.romanise import romanise_word
from extraction.document import Document, Sentence
from extraction.normalise import normal_character, normal_name
from extraction.tokens import Unit

_ARTICLE = "ال"
_HEADS = ("group", "plural_office", "accompany", *UNKNOWN_BODIES)


def slug_of(text: str) -> str:
    """Latin letters, digits and hyphens, for ids."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def written_name(document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain) -> str:
    """The words of a chain as the article has them, without the clitic before the first."""
    start, end = document.span(sentence, units[chain.first].first, units[chain.last].last)
    written = " ".join(document.article.part(sentence.part)[start:end].split())
    bare = "".join(normal_character(ch) for ch in written)
    return written[len(chain.prefix) :] if chain.prefix and bare.startswith(chain.prefix) else written


class Composed:
    """Built once from the tables: glosses of the words that such names are made of."""

    __slots__ = ("_glosses", "_names", "_qualities")

    def __init__(self, knowledge: Knowledge) -> None:
        self._names = {normal_name(name.form_ar): name.form_en for name in knowledge.names}
        self._names |= {normal_name(name): place.name_en for place in knowledge.places for name in (place.name_ar, *place.aliases_ar)}
        self._qualities = {normal_name(row.form): row.english for row in knowledge.nouns if row.kind == "quality"}
        self._glosses = {normal_name(row.form): row.english for row in knowledge.nouns if row.kind in ("gloss", "arm")}

    def entity(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, codes: set[str], home: str | None) -> Entity:
        """The entity of a composed name. `codes`: the countries that its adjectives tell; `home`: the country of bare bodies."""
        body = bool(chain.of("body", "quoted")) and not chain.of("group", "band")
        kind: Kind = "organisation" if body else "group"
        english = self.english(units, chain)
        country = next(iter(codes)) if len(codes) == 1 else home if not codes and (chain.of(*UNKNOWN_BODIES) or _are_parties(chain)) else None
        prefix = "org" if body else "group"
        name = written_name(document, sentence, units, chain)
        return Entity(f"{prefix}-{slug_of(english)}", name, english[:1].upper() + english[1:], kind, country, known=False)

    def english(self, units: Sequence[Unit], chain: Chain) -> str:
        """Nationality, qualities, the head noun, then what follows it: glossed where a table has the word, else in Latin letters."""
        heads = [piece for piece in chain.of(*_HEADS) if piece.rows[0].kind != "number"] or list(chain.of(*_HEADS))
        nouns = [_plural(piece.rows[0].value or piece.rows[0].form) for piece in heads[:2]]
        adjectives = [row.adjective_en[0] for piece in chain.of("adjective") for row in piece.rows[:1] if row.adjective_en]
        rest: list[str] = []
        for piece in heads:
            opening = len(normal_name(piece.rows[0].form).split())
            for unit in units[piece.first + opening : piece.last + 1]:
                word = unit.text.removeprefix("و") if unit.text.startswith("و" + _ARTICLE) else unit.text
                if word in self._qualities:
                    adjectives.append(self._qualities[word])
                elif word.isalnum():
                    rest.append(self._glosses.get(word) or self._glosses.get(_ARTICLE + word.removeprefix("لل")) or self._latin(word))
        adjectives += [self._qualities.get(units[piece.first].text, "") for piece in chain.of("quality")]
        words = [*dict.fromkeys(filter(None, adjectives)), " of ".join(dict.fromkeys(nouns))]
        return " ".join([*words, *(["of", *rest] if rest else [])])

    def knows(self, word: str) -> bool:
        """Whether a word is the name of a place or a person."""
        return word in self._names

    def _latin(self, word: str) -> str:
        if word.isascii() or word in self._names:
            return self._names.get(word, word)
        # What is left of ة in normalised text; a name of one word ends in it far more often than in ه.
        return romanise_word(word[:-1], self._names) + "a" if word.endswith("ه") and len(word) > 3 else romanise_word(word, self._names)

    def before(self, units: Sequence[Unit], chain: Chain, memory: Memory) -> Entity | None:
        """اللجنة, الوفد: the only one of that kind that the article has named; None where there is none, or two."""
        if len(chain.pieces) != 1 or chain.first != chain.last:
            return None
        word = units[chain.first].text.removeprefix(chain.prefix).removeprefix(_ARTICLE)
        found = {
            entity.id: entity
            for _, entity, _, _ in memory.history
            if entity.kind in ("organisation", "group") and normal_name(entity.name_ar).split()[0].removeprefix(_ARTICLE).removesuffix("ا") == word
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _are_parties(chain: Chain) -> bool:
    """Parties that no adjective tells apart (طرفا النزاع) are those of the country that the article is about."""
    return any("part" in (row.value or "") for piece in chain.of("group") for row in piece.rows)


def _plural(value: str) -> str:
    """`foreign_minister` → `foreign ministers`; other values stay."""
    return value.replace("_", " ") + "s" if "_" in value else value
