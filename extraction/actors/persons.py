"""Persons: known ones by full or short name, unknown ones as named, later ones by their family name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.knowledge import Knowledge
from data.knowledge.actors import PersonRow
from extraction.actors.chains import Chain
from extraction.actors.facts import OFFICE_KINDS, codes_of, roles_of
from extraction.actors.memory import Entity, Memory
from extraction.actors.offices import Offices
from extraction.actors.romanise import romanise
from extraction.actors.shapes import is_foreign
from extraction.document import Document, Sentence
from extraction.names import NameIndex
from extraction.normalise import normal_name
from extraction.tokens import Unit, join_words

_ARTICLE = "ال"
Resolved = tuple[tuple[Entity, ...], str, int]


def known_person(row: PersonRow) -> Entity:
    """The entity of a row."""
    return Entity(row.id, row.name_ar, row.name_en, "person", row.country)


class Persons:
    """Built once from the tables."""

    __slots__ = ("_index", "_names", "_offices", "_places")

    def __init__(self, knowledge: Knowledge, offices: Offices, index: NameIndex) -> None:
        self._offices, self._index = offices, index
        self._names = {normal_name(name.form_ar): name.form_en for name in knowledge.names}
        telling = (place for place in knowledge.places if not place.ambiguous)
        written = (normal_name(name).split() for place in telling for name in (place.name_ar, *place.aliases_ar))
        self._places = {join_words(words)[0][0] for words in written if words}

    def note_unknown(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> None:
        """An unknown person named with two words and more goes by the last of them from then on."""
        if chain.unknown is None or chain.unknown[1] == chain.unknown[0]:
            return
        family = units[chain.unknown[1]].text
        if len(family) > 3 and family not in self._places:
            memory.families.setdefault(family, self.told(document, sentence, units, chain, memory))

    def read_families(self, memory: Memory) -> None:
        """Known persons named in full go by their last name from then on, unless two share it or it is no name word."""
        bearers: dict[str, list[PersonRow]] = {}
        for row in memory.named.values():
            bearers.setdefault(join_words(normal_name(row.name_ar).split())[-1][0], []).append(row)
        for family, rows in bearers.items():
            memory.families.pop(family, None)
            if len(rows) == 1 and family not in self._places and (family in self._names or family.startswith(_ARTICLE)):
                memory.families[family] = known_person(rows[0])
            for row in rows if len(rows) == 1 and is_foreign(rows[0].country) else ():
                for alias in row.aliases_ar:  # بيريلو, بيرييلو
                    if (last := normal_name(alias).split()[-1]) not in self._places:
                        memory.families.setdefault(last, known_person(row))

    def choose(self, rows: Sequence[PersonRow], chain: Chain, memory: Memory) -> PersonRow | None:
        """Of those who share a name: the one with the office in the chain, the one named in full in the article, the highest office on the date."""
        rows = tuple(row for row in dict.fromkeys(rows) if not row.ambiguous or row.id in memory.sure or self._assured(row, chain))
        memory.sure.update(row.id for row in rows)
        if len(rows) == 1:
            return rows[0]
        codes = codes_of(chain)
        fitting = [row for row in rows if memory.date and any(o.role in roles_of(chain) for o in self._offices.offices_of(row.id, memory.date))]
        here = [row for row in rows if row.id in memory.named] if len(fitting) != 1 else fitting
        if len(here) == 1:
            return here[0]
        national = [row for row in rows if row.country in codes]
        return national[0] if len(national) == 1 else self._offices.best(rows, memory.date)

    def _assured(self, row: PersonRow, chain: Chain) -> bool:
        """Whether a common name (محمد زكي) stands with an office, a rank or the nationality of the person whom the table knows by it."""
        offices = {office.role for office in self._offices.offices_ever(row.id)}
        return bool(roles_of(chain) & offices) or bool(chain.of("rank", "full_office")) or row.country in codes_of(chain)

    def told(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> Entity:
        """The person of a name of two words and more that no table holds: a known one whose name is misspelt, or a new one."""
        assert chain.unknown is not None
        first, last = chain.unknown
        name = " ".join(unit.text for unit in units[first : last + 1])
        row = self._index.misspelt(name.removeprefix(chain.prefix) if chain.first == first else name)
        return known_person(row) if row and self._may_be(row, chain, memory) else self.unknown(document, sentence, units, chain)

    def _may_be(self, row: PersonRow, chain: Chain, memory: Memory) -> bool:
        """Whether nothing speaks against a misspelt name, and, where many bear names like it, something for it: title, country, the name in full."""
        codes, roles = codes_of(chain), roles_of(chain)
        held = self._offices.offices_ever(row.id)
        if codes and not codes & {row.country, *(office.country for office in held)}:
            return False
        return is_foreign(row.country) or bool(codes) or row.id in memory.named or any(office.role in roles for office in held)

    def unknown(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain) -> Entity:
        """A person as named, whom no table holds."""
        assert chain.unknown is not None
        first, last = units[chain.unknown[0]].first, units[chain.unknown[1]].last
        start, end = document.span(sentence, first, last)
        written = document.article.part(sentence.part)[start:end]
        name = " ".join(re.sub("[\u0610-\u061a\u064b-\u065f\u0670\u0640]", "", written).split())
        prefix = chain.prefix if chain.first == chain.unknown[0] else ""
        name = name[len(prefix) :] if normal_name(name).startswith(prefix) else name
        latin = name if name.isascii() else romanise(name, self._names)
        codes = codes_of(chain)
        slug = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")
        return Entity(f"person-{slug}", name, latin, "person", next(iter(codes)) if len(codes) == 1 else None, known=False)

    def resolve_unknown(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> Resolved | None:
        """The person of an unknown name: one named before, a known one damaged in copying, or a new one."""
        assert chain.unknown is not None
        first, last = chain.unknown
        words = [unit.text for unit in units[first : last + 1]]
        if len(words) > 1:
            entity = memory.families.get(words[-1])
            same = entity is not None and normal_name(entity.name_ar).split()[0] == words[0]
            known = entity if entity and same else self.told(document, sentence, units, chain, memory)
            return (known,), "family name" if same else "misspelt name" if known.known else "named, in no table", chain.last
        bare = words[0][len(chain.prefix) :] if chain.first == first else words[0]
        if bare in memory.families:
            return (memory.families[bare],), "family name", chain.last
        return self._damaged(units, chain, words[0], memory)

    def _damaged(self, units: Sequence[Unit], chain: Chain, given: str, memory: Memory) -> Resolved | None:
        """`المشير خليفة بنغازي`: a title and a given name, then a word that is no name but a place: a family name lost in copying.
        Read only where exactly one known person of this article bears the given name."""
        following = units[chain.last + 1].text if chain.last + 1 < len(units) else ""
        if not chain.of("rank", *OFFICE_KINDS) or following not in self._places:
            return None
        known = {entity.id for _, entity, _, _ in memory.history if entity.kind == "person"} | set(memory.named)
        bearers = [
            person for person in known if (row := self._offices.persons.get(person)) and join_words(normal_name(row.name_ar).split())[0][0] == given
        ]
        if len(bearers) != 1:
            return None
        return (
            (known_person(self._offices.persons[bearers[0]]),),
            "title and given name of the only person of this article who bears it",
            chain.last + 1,
        )
