"""Those named by office, by what they are to others, or together: the holder on the date, نظيره, المسؤول المصري, الجانبان."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.knowledge import Knowledge
from data.knowledge.actors import OfficeRow
from extraction.actors.chains import Chain
from extraction.actors.facts import OFFICE_KINDS, codes_of, listed_countries, roles_of
from extraction.actors.memory import Entity, Memory, state_entity
from extraction.actors.offices import Offices
from extraction.actors.persons import known_person

STATES = "state"
_AFTERWARDS = 60  # days
BOTH = "the first two of whom the article tells"
Named = tuple[tuple[Entity, ...], str]


class Holders:
    """Built once from the tables."""

    __slots__ = ("_offices", "_states")

    def __init__(self, knowledge: Knowledge, offices: Offices) -> None:
        self._offices = offices
        self._states = {state.code: state for state in knowledge.states}

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
        return self._holder(rows, memory)

    def _holder(self, rows: Sequence[OfficeRow], memory: Memory) -> Named | None:
        date = memory.date
        held = {person.id: (person, row) for row in rows for person in (self._offices.holders_then(row, date) if date else ())}
        if date and not set(held) & set(memory.named):
            # An article of the day after still means the one whom it names with this office, whoever has followed him by now.
            told = {person for row in rows for person in memory.titled.get(row.role, ()) if self._offices.near(person, row, date, _AFTERWARDS)}
            if len(told) == 1:
                return (known_person(self._offices.persons[told.pop()]),), "the one whom the article names with this office"
        if len(held) == 1:
            person, row = next(iter(held.values()))
            return (replace(known_person(person), office=row.id),), "holder of the office on the date"
        here = [person for person, row in held.values() if person.id in memory.named or person.id in memory.titled.get(row.role, ())]
        if len(here) == 1:
            return (known_person(here[0]),), "the only holder whom the article names"
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
            found = self._holder(rows, memory)
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
        """الجانبان, الوزيران: the first two whom the article names, of the office that the word tells; البلدان: the first two states, or
        those of the first two persons; الدول الثلاث, الوزراء الثلاثة: three."""
        value = chain.of("both")[0].rows[0].value or ""
        office = value.rstrip("0123456789")
        count = int(value[len(office) :] or 2)
        if office == STATES:
            return self._states_told(memory, count)
        found: dict[str, dict[str, Entity]] = {"person": {}, "state": {}}
        for _, entity, roles, _ in memory.history:
            held = roles | {row.role for row in self._offices.offices_of(entity.id, memory.date)}
            if entity.kind in found and (not office or any(office in role for role in held)):
                found[entity.kind].setdefault(entity.id, entity)
            if len(found["person"]) == 2 == count:
                break
        for kind in ("person", "state"):
            if len(found[kind]) == count or len(found[kind]) > count == 2:
                return tuple(found[kind].values())[:count], BOTH
        return None  # of four, three can't be told

    def _states_told(self, memory: Memory, count: int) -> Named | None:
        states = [(sentence, entity.country) for sentence, entity, _, _ in memory.history if entity.kind == "state"]
        earlier = dict.fromkeys(code for sentence, code in states if sentence < memory.sentence)
        acting = [entity.country for _, entity, _, _ in memory.history if entity.kind in ("state", "person")]
        if count > 2:
            told = list(earlier) if len(earlier) == count else []  # of four states, three can't be told
        else:
            told = list(dict.fromkeys(code for _, code in states) if len(states) >= count else dict.fromkeys(acting))
        codes = [code for code in told if code is not None and code in self._states][:count]
        return (tuple(state_entity(self._states[code]) for code in codes), BOTH) if len(codes) == count else None

    def each(self, chain: Chain, memory: Memory) -> Named | None:
        """وزراء خارجية مصر والسودان, نظيريه الليبي والتونسي: the holder of one office in each country of the list; a side (الجانبان) is its
        state. A country whose holder nobody knows is named itself; where none is known, nobody is."""
        codes = [code for code in listed_countries(chain) if code in self._states]
        if chain.of("both"):
            return tuple(state_entity(self._states[code]) for code in codes), "the states of the two sides"
        roles = [chain.of("plural_office")[0].rows[0].value or ""] if chain.of("plural_office") else self._roles_before(memory)
        for role in roles:
            found = [self._holder(self._offices.of_role(role, code), memory) for code in codes]
            if any(found):
                named = (one[0] if one else (state_entity(self._states[code]),) for code, one in zip(codes, found, strict=True))
                return tuple(entity for entities in named for entity in entities), "the holders in each country"
        return None

    def _roles_before(self, memory: Memory) -> list[str]:
        recent = memory.recent("person")[:1]
        return [role for entity, said in recent for role in [*(o.role for o in self._offices.offices_of(entity.id, memory.date)), *sorted(said)]]
