"""Those named by office, by what they are to others, or together: the holder on the date, نظيره, المسؤول المصري, الجانبان."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.knowledge.actors import OfficeRow
from extraction.actors.chains import Chain
from extraction.actors.facts import OFFICE_KINDS, codes_of, roles_of
from extraction.actors.memory import Entity, Memory
from extraction.actors.offices import Offices
from extraction.actors.persons import known_person

BOTH = "the first two of whom the article tells"
Named = tuple[tuple[Entity, ...], str]


class Holders:
    """Built once from the tables."""

    __slots__ = ("_offices",)

    def __init__(self, offices: Offices) -> None:
        self._offices = offices

    def office(self, chain: Chain, memory: Memory) -> Named | None:
        """The holder of an office on the date; a bare office is read by the article's own use of it."""
        if chain.of("former"):
            return None
        piece = chain.of(*OFFICE_KINDS)[0]
        codes = codes_of(chain)
        rows = [row for row in piece.rows if piece.kind != "office" or not codes or row.country in codes or set(row.about) & codes]
        if piece.kind == "office" and not codes:
            # The one whom the article calls by the bare office is of the outlet's own country; its نظير is always told apart.
            own = {person for role in roles_of(chain) for person in memory.at_home.get(role, ())}
            if len(own) == 1:
                return (known_person(self._offices.persons[own.pop()]),), "the one whom the article names with this office alone"
            earlier = self._earlier(roles_of(chain), memory)
            if earlier:
                return (earlier,), "office named before"
            later = {person for role in roles_of(chain) for person in memory.titled.get(role, ())}
            if len(later) == 1:
                return (known_person(self._offices.persons[later.pop()]),), "the only one whom the article names with this office"
            rows = [row for row in rows if row.country == memory.home] if not later else []
        return self._holder(rows, memory.date)

    def _holder(self, rows: Sequence[OfficeRow], date: str | None) -> Named | None:
        held = {person.id: (person, row) for row in rows for person in (self._offices.holders(row, date) if date else ())}
        if len(held) == 1:
            person, row = next(iter(held.values()))
            return (replace(known_person(person), office=row.id),), "holder of the office on the date"
        offices = {row.id: row for row in rows}
        if len(offices) == 1 and not held:
            row = next(iter(offices.values()))
            return (Entity(f"office-{row.id}", row.name_ar, row.name_en, "person", row.country, row.id, known=False),), "office, holder unknown"
        return None

    def _earlier(self, roles: set[str], memory: Memory) -> Entity | None:
        for entity, chain_roles in memory.recent("person"):
            held = {office.role for office in self._offices.offices_of(entity.id, memory.date)}
            if roles & (held | chain_roles):
                return entity
        return None

    def counterpart(self, chain: Chain, memory: Memory) -> Named | None:
        """نظيره الليبي: the holder of the same office in the other country."""
        codes = codes_of(chain)
        for entity, chain_roles in memory.recent("person"):
            offices = self._offices.offices_of(entity.id, memory.date)
            roles = {office.role for office in offices[:1]} | chain_roles
            rows = [row for role in sorted(roles) for code in sorted(codes) if code != entity.country for row in self._offices.of_role(role, code)]
            found = self._holder(rows, memory.date)
            if found:
                return found[0], "counterpart: the same office in the other country on the date"
        return None

    def official(self, chain: Chain, memory: Memory, titles: set[str]) -> Named | None:
        """المسؤول المصري: the last one named of that country; الوزير, المشير: the last one who was named with that title."""
        codes = codes_of(chain)
        if codes:
            found = next((entity for entity, _ in memory.recent("person") if entity.country in codes), None)
            return ((found,), "the official of that country named before") if found else None
        for sentence, entity, _, words in reversed(memory.history):
            if memory.sentence - sentence > 3:
                break
            if entity.kind == "person" and titles and titles <= words:
                return (entity,), "the title of the one named before"
        return None

    def both(self, chain: Chain, memory: Memory) -> Named | None:
        """الجانبان, الوزيران: the first two whom the article names, of the office that the word tells; البلدان: the first two states."""
        office = chain.of("both")[0].rows[0].value
        found: dict[str, dict[str, Entity]] = {"person": {}, "state": {}}
        for _, entity, roles, _ in memory.history:
            held = roles | {row.role for row in self._offices.offices_of(entity.id, memory.date)}
            if entity.kind in found and (not office or any(office in role for role in held)):
                found[entity.kind].setdefault(entity.id, entity)
            if len(found["person"]) == 2:
                break
        for kind in ("person", "state"):
            if len(found[kind]) >= 2:
                return tuple(found[kind].values())[:2], BOTH
        return None

    def holders(self, role: str, codes: Sequence[str], memory: Memory) -> tuple[Entity, ...]:
        """وزراء خارجية مصر والسودان: the holder of one office in each country, where all are known."""
        found = [self._holder(self._offices.of_role(role, code), memory.date) for code in codes]
        return tuple(entity for one in found if one for entity in one[0]) if all(found) else ()
