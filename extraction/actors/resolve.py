"""From chains to entities: who is meant, with what the tables know and what the article said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data.knowledge import Knowledge
from data.knowledge.actors import OfficeRow
from data.model import HOME_COUNTRIES
from extraction.actors.bodies import Bodies
from extraction.actors.chains import LISTED, Chain
from extraction.actors.facts import OFFICE_KINDS, codes_of, is_construct, listed_countries, roles_of, titles_of
from extraction.actors.holders import Holders
from extraction.actors.memory import Entity, Memory
from extraction.actors.offices import Offices
from extraction.actors.persons import Persons, Resolved, known_person
from extraction.actors.shapes import is_foreign
from extraction.actors.unheld import Unheld
from extraction.document import Document, Sentence
from extraction.names import NameIndex
from extraction.normalise import normal_name
from extraction.tokens import Unit

_ARTICLE = "ال"


class Resolver:
    """Built once from the tables; its only state is theirs."""

    __slots__ = ("_aides", "_bodies", "_holders", "_office_rows", "_offices", "_persons", "_unheld")

    def __init__(self, knowledge: Knowledge, offices: Offices, index: NameIndex) -> None:
        self._offices = offices
        self._office_rows: dict[str, OfficeRow] = {office.id: office for office in knowledge.offices}
        self._persons = Persons(knowledge, offices, index)
        self._bodies = Bodies(knowledge)
        self._unheld = Unheld(knowledge, offices)
        self._aides = frozenset(normal_name(row.form) for row in knowledge.words if row.kind == "aide")
        self._holders = Holders(knowledge, offices)

    def read_memory(self, document: Document, chains: Sequence[tuple[Sentence, Sequence[Unit], Chain]], date: str | None) -> Memory:
        """Persons named in full and the country that bare offices belong to."""
        leading: set[str] = set()
        anywhere: Counter[str] = Counter()
        memory = Memory(date, None)
        for sentence, units, chain in chains:
            told = {row.code for piece in chain.of("adjective", "state", "capital") for row in piece.rows}
            told |= {row.country for piece in chain.of("person", "short", "organisation") for row in piece.rows if len(piece.rows) == 1}
            anywhere.update(code for code in told if code)
            leading |= told & HOME_COUNTRIES if sentence.kind != "body" else set()
            for piece in chain.of("person", "short"):
                if piece.kind == "person":
                    memory.named.update({row.id: row for row in piece.rows})
                if len(piece.rows) == 1:
                    for role in roles_of(chain):
                        memory.titled.setdefault(role, set()).add(piece.rows[0].id)
                        if not codes_of(chain) and not chain.of("counterpart"):
                            memory.at_home.setdefault(role, set()).add(piece.rows[0].id)
            self._persons.note_unknown(document, sentence, units, chain, memory)
            if (bearer := self._bearer(document, sentence, units, chain, memory)) is not None:
                concerned = {row.country for piece in chain.of("full_office") for row in piece.rows if row.country}
                memory.bearers.append((bearer, titles_of(chain, units), codes_of(chain) | concerned))
        # Bare offices belong to the one country of the three that headline, dateline and lead tell of; where they tell of two, to none.
        # Where those tell of none, to the country that the article names most, if it is one of the three.
        most = {code for code, count in anywhere.items() if count == max(anywhere.values())}
        countries = leading or (most if most <= HOME_COUNTRIES else set())
        memory.home = next(iter(countries)) if len(countries) == 1 else None
        self._persons.read_families(memory)
        return memory

    def _bearer(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> Entity | None:
        """The one person whom a chain with a title names, as far as the name alone tells."""
        rows = [row for piece in chain.of("person") for row in piece.rows]
        if not chain.of("head", "rank", *OFFICE_KINDS) or (not rows and (chain.unknown is None or chain.unknown[0] == chain.unknown[1])):
            return None
        if rows:
            return known_person(rows[0]) if len(rows) == 1 and not self._is_aide(chain, units) else None
        return self._persons.told(document, sentence, units, chain, memory)

    def resolve_chain(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> Resolved | None:
        """(entities, rule, last unit) of a chain; None where it names nobody that can be told."""
        if self._is_aide(chain, units):
            return None
        for piece in chain.of("person"):
            person = self._persons.choose(piece.rows, chain, memory)
            return ((known_person(person),), "name", chain.last) if person else None
        if chain.unknown is not None:
            held = self._held(units, chain, memory)
            if held is not None:
                return (held,), "name like that of the holder", chain.last
            return self._persons.resolve_unknown(document, sentence, units, chain, memory)
        for piece in chain.of("short"):
            person = self._persons.choose(piece.rows, chain, memory)
            return ((known_person(person),), "short name", chain.last) if person else None
        if self._serves(chain):
            return None  # نائب وزير الخارجية الروسي
        if chain.of(*OFFICE_KINDS) and not chain.of("counterpart") and is_construct(chain, units):
            named = self._unheld.find(document, sentence, units, chain, memory)  # رئيس … of something that no table holds
            return (*named, chain.last) if named else None
        if chain.of(*LISTED) and len(listed_countries(chain)) > 1 and (each := self._holders.each(chain, memory)):
            return (*each, chain.last)
        if chain.of("both") and chain.last + 1 < len(units) and units[chain.last + 1].text.startswith(_ARTICLE) and not listed_countries(chain):
            return None  # البلدان العربية: no two that were named
        for kinds, resolve in ((("counterpart",), self._holders.counterpart), (OFFICE_KINDS, self._holders.office), (("both",), self._holders.both)):
            if chain.of(*kinds):
                found = resolve(chain, memory) or self._unheld.find(document, sentence, units, chain, memory)
                return (*found, chain.last) if found else None
        if chain.of("official", "rank") and all(piece.kind in ("official", "rank", "adjective", "state", "quality") for piece in chain.pieces):
            found = self._holders.official(chain, memory, titles_of(chain, units))
            found = found or self._unheld.find(document, sentence, units, chain, memory)
            return (*found, chain.last) if found else None
        if chain.pieces[0].kind == "head" and (unheld := self._unheld.find(document, sentence, units, chain, memory)):
            return (*unheld, chain.last)
        body = self._bodies.find(document, sentence, units, chain, memory)
        return (*body, chain.last) if body else None

    def _held(self, units: Sequence[Unit], chain: Chain, memory: Memory) -> Entity | None:
        """`أنطونيو جوبتريس الأمين العام للأمم المتحدة`: a foreign holder of the office whose given name and first letter of the family name stand."""
        if chain.unknown is None or chain.unknown[0] == chain.unknown[1] or not chain.of(*OFFICE_KINDS):
            return None
        found = self._holders.office(chain, memory)
        row = self._offices.persons.get(found[0][0].id) if found else None
        if row is None or not is_foreign(row.country):
            return None
        first, last = (units[position].text for position in chain.unknown)
        names = [normal_name(name).split() for name in (row.name_ar, *row.aliases_ar)]
        return known_person(row) if any(first == name[0] and last[0] == name[-1][0] for name in names) else None

    def _serves(self, chain: Chain) -> bool:
        """Whether a nameless chain is of somebody who serves the holder of the office behind the first word."""
        first = chain.pieces[0]
        follows = len(chain.pieces) > 1 and chain.pieces[1].kind in OFFICE_KINDS
        return first.kind == "head" and follows and normal_name(first.rows[0].form) in self._aides

    def _is_aide(self, chain: Chain, units: Sequence[Unit]) -> bool:
        """`نائب البرهان`, `مبعوث الرئيس الأميركي دونالد ترامب`: somebody who serves the person named, and not that person."""
        first = chain.pieces[0] if chain.pieces else None
        if first is None or first.kind != "head" or normal_name(first.rows[0].form) not in self._aides or units[first.last].text.startswith("ال"):
            return False
        persons = chain.of("person", "short")
        if not persons:
            return False
        own = {office.role for row in persons[0].rows for office in self._offices.offices_ever(row.id)}
        return chain.pieces[1] is persons[0] or bool(own & roles_of(chain))

    def on_date(self, entity: Entity, date: str | None) -> Entity:
        """An entity named only by its office, read on another day."""
        if entity.office is None or date is None:
            return entity
        holders = self._offices.holders_then(self._office_rows[entity.office], date)
        return replace(known_person(holders[0]), office=entity.office) if len(holders) == 1 else entity

    def office_on(self, entity: Entity, date: str | None) -> OfficeRow | None:
        """The office to show for an entity on a date; None where the tables don't tell."""
        if entity.kind != "person":
            return None
        held = self._offices.offices_of(entity.id, date)
        if entity.office and any(office.id == entity.office for office in held):
            return self._office_rows[entity.office]
        return held[0] if held else (self._office_rows.get(entity.office) if entity.office and not entity.known else None)

    def about(self, actor: str) -> frozenset[str]:
        """The countries that the offices of a person concern."""
        return self._offices.about(actor)
