"""From chains to entities: who is meant, with what the tables know and what the article said before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from data.knowledge import Knowledge
from data.knowledge.actors import OfficeRow, OrganisationRow, PersonRow, StateRow
from data.model import HOME_COUNTRIES, Kind
from extraction.actors.chains import Chain
from extraction.actors.offices import Offices
from extraction.actors.romanise import romanise
from extraction.document import Document, Sentence
from extraction.gazetteer import Unit, join_words
from extraction.normalise import normal_character, normal_name

_OFFICE_KINDS = ("full_office", "loaded", "office")
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Entity:
    """Who is meant. `office`: id of the office by which alone the person is named; `role`: what that office is."""

    id: str
    name_ar: str
    name_en: str
    kind: Kind
    country: str | None
    office: str | None = None
    known: bool = True


@dataclass(slots=True)
class Memory:
    """What the article has said so far; lives for one document."""

    date: str | None
    home: str | None
    named: dict[str, PersonRow] = field(default_factory=dict)
    families: dict[str, Entity] = field(default_factory=dict)
    sure: set[str] = field(default_factory=set)
    titled: dict[str, set[str]] = field(default_factory=dict)
    at_home: dict[str, set[str]] = field(default_factory=dict)
    history: list[tuple[int, Entity, frozenset[str], frozenset[str]]] = field(default_factory=list)
    sentence: int = 0

    def begin(self, sentence: Sentence) -> None:
        """A new sentence is read."""
        self.sentence = sentence.index

    def note(self, entities: Sequence[Entity], chain: Chain, titles: Iterable[str]) -> None:
        """Entities that a chain named, with the words of their titles, for what refers back to them."""
        roles = frozenset(row.role for piece in chain.of(*_OFFICE_KINDS) for row in piece.rows)
        self.history.extend((self.sentence, entity, roles, frozenset(titles)) for entity in entities)

    def recent(self, kind: str) -> list[tuple[Entity, frozenset[str]]]:
        """Entities of a kind, the last first, each once, not older than three sentences (the title always counts)."""
        found: dict[str, tuple[Entity, frozenset[str]]] = {}
        for sentence, entity, roles, _ in reversed(self.history):
            if entity.kind == kind and self.sentence - sentence <= 3:
                found.setdefault(entity.id, (entity, roles))
        return list(found.values())


Resolved = tuple[tuple[Entity, ...], str, int]


def _plural(value: str) -> str:
    """`foreign_minister` → `foreign ministers`; other values stay."""
    return value.replace("_", " ") + "s" if "_" in value else value


class Resolver:
    """Built once from the tables; its only state is theirs."""

    __slots__ = ("_names", "_office_rows", "_offices", "_places")

    def __init__(self, knowledge: Knowledge, offices: Offices) -> None:
        self._offices = offices
        self._office_rows: dict[str, OfficeRow] = {office.id: office for office in knowledge.offices}
        self._names = {normal_name(name.form_ar): name.form_en for name in knowledge.names}
        self._places = {join_words(normal_name(name).split())[0][0] for place in knowledge.places for name in (place.name_ar, *place.aliases_ar) if normal_name(name)}

    # What the article says as a whole, read before any chain is resolved.

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
                    for role in self._roles(chain):
                        memory.titled.setdefault(role, set()).add(piece.rows[0].id)
                        if not self._codes(chain) and not chain.of("counterpart"):
                            memory.at_home.setdefault(role, set()).add(piece.rows[0].id)
            if chain.unknown is not None and chain.unknown[1] > chain.unknown[0]:
                entity = self._unknown(document, sentence, units, chain)
                family = units[chain.unknown[1]].text
                if len(family) > 3 and family not in self._places:
                    memory.families.setdefault(family, entity)
        # Bare offices belong to the one country of the three that headline, dateline and lead tell of; where they tell of two, to none.
        # Where those tell of none, to the country that the article names most, if it is one of the three.
        most = {code for code, count in anywhere.items() if count == max(anywhere.values())}
        countries = leading or (most if most <= HOME_COUNTRIES else set())
        memory.home = next(iter(countries)) if len(countries) == 1 else None
        self._read_families(memory)
        return memory

    def _read_families(self, memory: Memory) -> None:
        """Known persons named in full go by their last name from then on, unless two share it or it is no name word."""
        bearers: dict[str, list[PersonRow]] = {}
        for row in memory.named.values():
            bearers.setdefault(join_words(normal_name(row.name_ar).split())[-1][0], []).append(row)
        for family, rows in bearers.items():
            memory.families.pop(family, None)
            if len(rows) == 1 and family not in self._places and (family in self._names or family.startswith(_ARTICLE)):
                memory.families[family] = self.person(rows[0])

    def resolve_chain(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> Resolved | None:
        """(entities, rule, last unit) of a chain; None where it names nobody that can be told."""
        for piece in chain.of("person"):
            person = self._choose(piece.rows, chain, memory)
            return ((self.person(person),), "name", chain.last) if person else None
        if chain.unknown is not None:
            return self._resolve_unknown(document, sentence, units, chain, memory)
        for piece in chain.of("short"):
            person = self._choose(piece.rows, chain, memory)
            return ((self.person(person),), "short name", chain.last) if person else None
        if chain.of(*_OFFICE_KINDS) and not chain.of("counterpart") and self._is_construct(chain, units):
            return None  # رئيس … of something that no table holds
        for kinds, resolve in ((("counterpart",), self._counterpart), (_OFFICE_KINDS, self._office), (("both",), self._both)):
            if chain.of(*kinds):
                found = resolve(chain, memory)
                return (*found, chain.last) if found else None
        if chain.of("official") or all(piece.kind == "rank" for piece in chain.pieces):
            found = self._official(chain, memory, self.titles(chain, units))
            return (*found, chain.last) if found else None
        body = self._body(document, sentence, units, chain, memory)
        return (*body, chain.last) if body else None

    # Persons.

    def person(self, row: PersonRow) -> Entity:
        """A known person."""
        return Entity(row.id, row.name_ar, row.name_en, "person", row.country)

    def _choose(self, rows: Sequence[PersonRow], chain: Chain, memory: Memory) -> PersonRow | None:
        """Of those who share a name: the one with the office in the chain, the one named in full in the article, the highest office on the date."""
        rows = tuple(row for row in dict.fromkeys(rows) if not row.ambiguous or row.id in memory.sure or self._assured(row, chain))
        memory.sure.update(row.id for row in rows)
        if len(rows) == 1:
            return rows[0]
        codes = self._codes(chain)
        fitting = [row for row in rows if memory.date and any(o.role in self._roles(chain) for o in self._offices.offices_of(row.id, memory.date))]
        here = [row for row in rows if row.id in memory.named] if len(fitting) != 1 else fitting
        if len(here) == 1:
            return here[0]
        national = [row for row in rows if row.country in codes]
        return national[0] if len(national) == 1 else self._offices.best(rows, memory.date)

    def _assured(self, row: PersonRow, chain: Chain) -> bool:
        """Whether a common name (محمد زكي) stands with an office, a rank or the nationality of the person whom the table knows by it."""
        offices = {office.role for office in self._offices.offices_ever(row.id)}
        return bool(self._roles(chain) & offices) or bool(chain.of("rank", "full_office")) or row.country in self._codes(chain)

    def _unknown(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain) -> Entity:
        assert chain.unknown is not None
        first, last = units[chain.unknown[0]].first, units[chain.unknown[1]].last
        start, end = document.span(sentence, first, last)
        written = document.article.part(sentence.part)[start:end]
        name = " ".join(re.sub("[\u0610-\u061a\u064b-\u065f\u0670\u0640]", "", written).split())
        prefix = chain.prefix if chain.first == chain.unknown[0] else ""
        name = name[len(prefix):] if normal_name(name).startswith(prefix) else name
        latin = romanise(name, self._names)
        codes = self._codes(chain)
        slug = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")
        return Entity(f"person-{slug}", name, latin, "person", next(iter(codes)) if len(codes) == 1 else None, known=False)

    def _resolve_unknown(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> Resolved | None:
        assert chain.unknown is not None
        first, last = chain.unknown
        words = [unit.text for unit in units[first:last + 1]]
        if len(words) > 1:
            entity = memory.families.get(words[-1])
            known = entity if entity and normal_name(entity.name_ar).split()[0] == words[0] else self._unknown(document, sentence, units, chain)
            return (known,), "named, in no table", chain.last
        bare = words[0][len(chain.prefix):] if chain.first == first else words[0]
        if bare in memory.families:
            return (memory.families[bare],), "family name", chain.last
        return self._damaged(units, chain, words[0], memory)

    def _damaged(self, units: Sequence[Unit], chain: Chain, given: str, memory: Memory) -> Resolved | None:
        """`المشير خليفة بنغازي`: a title and a given name, then a word that is no name but a place: a family name lost in copying.
        Read only where exactly one known person of this article bears the given name."""
        following = units[chain.last + 1].text if chain.last + 1 < len(units) else ""
        if not chain.of("rank", *_OFFICE_KINDS) or following not in self._places:
            return None
        known = {entity.id for _, entity, _, _ in memory.history if entity.kind == "person"} | set(memory.named)
        bearers = [person for person in known if (row := self._offices.persons.get(person)) and join_words(normal_name(row.name_ar).split())[0][0] == given]
        if len(bearers) != 1:
            return None
        return (self.person(self._offices.persons[bearers[0]]),), "title and given name of the only person of this article who bears it", chain.last + 1

    # Offices.

    def _codes(self, chain: Chain) -> set[str]:
        found: set[str] = set()
        for piece in chain.of("adjective", "state", "capital"):
            found = {row.code for row in piece.rows if isinstance(row, StateRow)} if not found else found & {row.code for row in piece.rows} or found
        return found

    def _roles(self, chain: Chain) -> set[str]:
        return {row.role for piece in chain.of(*_OFFICE_KINDS) for row in piece.rows}

    def _office(self, chain: Chain, memory: Memory) -> tuple[tuple[Entity, ...], str] | None:
        if chain.of("former"):
            return None
        piece = chain.of(*_OFFICE_KINDS)[0]
        codes = self._codes(chain)
        rows = [row for row in piece.rows if piece.kind != "office" or not codes or row.country in codes or set(row.about) & codes]
        if piece.kind == "office" and not codes:
            # The one whom the article calls by the bare office is of the outlet's own country; its نظير is always told apart.
            own = {person for role in self._roles(chain) for person in memory.at_home.get(role, ())}
            if len(own) == 1:
                return (self.person(self._offices.persons[own.pop()]),), "the one whom the article names with this office alone"
            earlier = self._earlier(self._roles(chain), memory)
            if earlier:
                return (earlier,), "office named before"
            later = {person for role in self._roles(chain) for person in memory.titled.get(role, ())}
            if len(later) == 1:
                return (self.person(self._offices.persons[later.pop()]),), "the only one whom the article names with this office"
            rows = [row for row in rows if row.country == memory.home] if not later else []
        return self._holder(rows, memory.date)

    def _holder(self, rows: Sequence[OfficeRow], date: str | None) -> tuple[tuple[Entity, ...], str] | None:
        held = {person.id: (person, row) for row in rows for person in (self._offices.holders(row, date) if date else ())}
        if len(held) == 1:
            person, row = next(iter(held.values()))
            return (replace(self.person(person), office=row.id),), "holder of the office on the date"
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

    def _counterpart(self, chain: Chain, memory: Memory) -> tuple[tuple[Entity, ...], str] | None:
        codes = self._codes(chain)
        for entity, chain_roles in memory.recent("person"):
            offices = self._offices.offices_of(entity.id, memory.date)
            roles = {office.role for office in offices[:1]} | chain_roles
            rows = [row for role in sorted(roles) for code in sorted(codes) if code != entity.country for row in self._offices.of_role(role, code)]
            found = self._holder(rows, memory.date)
            if found:
                return found[0], "counterpart: the same office in the other country on the date"
        return None

    def _is_construct(self, chain: Chain, units: Sequence[Unit]) -> bool:
        """Whether the office has neither article nor country, so that what it governs isn't known (رئيس, وزير خارجية)."""
        piece = chain.of(*_OFFICE_KINDS)[0]
        word = units[piece.last].text
        return piece.kind == "office" and not self._codes(chain) and not word.startswith((_ARTICLE, "ل", "بال", "وال")) and not word.isascii()

    def titles(self, chain: Chain, units: Sequence[Unit]) -> set[str]:
        """The words of the titles in a chain, without clitics and article."""
        words: set[str] = set()
        for piece in chain.of("rank", "official", *_OFFICE_KINDS):
            for position in range(piece.first, piece.last + 1):
                text = units[position].text
                text = text[len(chain.prefix):] if position == chain.first and text.startswith(chain.prefix) else text
                words.add(text.removeprefix(_ARTICLE))
        return words

    def _official(self, chain: Chain, memory: Memory, titles: set[str]) -> tuple[tuple[Entity, ...], str] | None:
        """المسؤول المصري: the last one named of that country; الوزير, المشير: the last one who was named with that title."""
        codes = self._codes(chain)
        if codes:
            found = next((entity for entity, _ in memory.recent("person") if entity.country in codes), None)
            return ((found,), "the official of that country named before") if found else None
        for sentence, entity, _, words in reversed(memory.history):
            if entity.kind == "person" and memory.sentence - sentence <= 3 and titles and titles <= words:
                return (entity,), "the title of the one named before"
        return None

    def _both(self, chain: Chain, memory: Memory) -> tuple[tuple[Entity, ...], str] | None:
        """الجانبان, الوزيران: the first two whom the article names, of the office that the word tells; البلدان: the first two states."""
        office = chain.of("both")[0].rows[0].value
        found: dict[str, dict[str, Entity]] = {"person": {}, "state": {}}
        for _, entity, roles, _ in memory.history:
            held = roles | {row.role for row in self._offices.offices_of(entity.id, memory.date)}
            if entity.kind in found and (not office or any(office in role for role in held)):
                found[entity.kind].setdefault(entity.id, entity)
        for kind in ("person", "state"):
            if len(found[kind]) >= 2:
                return tuple(found[kind].values())[:2], "the first two of whom the article tells"
        return None

    # Bodies, groups, states.

    def _body(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> tuple[tuple[Entity, ...], str] | None:
        codes = self._codes(chain)
        bodies: list[OrganisationRow] = [row for piece in chain.of("organisation") for row in piece.rows]
        if not bodies:
            wanted = codes or ({memory.home} if memory.home else set())
            bodies = [row for piece in chain.of("generic") for row in piece.rows if row.country in wanted]
        if bodies and chain.of("group") and len({row.id for row in bodies}) > 1:
            bodies = []
        if bodies:
            same = {row.id: row for row in bodies if not codes or row.country in codes} or {row.id: row for row in bodies}
            row = next(iter(same.values()))
            kind: Kind = "group" if row.kind == "group" else "organisation"
            return ((Entity(row.id, row.name_ar, row.name_en, kind, row.country),), "body") if len(same) == 1 else None
        if chain.of("group", "plural_office", "accompany"):
            return self._group(document, sentence, units, chain, codes)
        for piece in chain.of("state", "capital"):
            if chain.of("head"):
                return None
            state: StateRow = piece.rows[0]
            return (Entity(f"state-{state.code.lower()}", state.name_ar, state.name_en, "state", state.code),), piece.kind
        return None

    def holders(self, role: str, codes: Sequence[str], memory: Memory) -> tuple[Entity, ...]:
        """وزراء خارجية مصر والسودان: the holder of one office in each country, where all are known."""
        found = [self._holder(self._offices.of_role(role, code), memory.date) for code in codes]
        return tuple(entity for one in found if one for entity in one[0]) if all(found) else ()

    def _group(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, codes: set[str]) -> tuple[tuple[Entity, ...], str]:
        start, end = document.span(sentence, units[chain.first].first, units[chain.last].last)
        written = " ".join(document.article.part(sentence.part)[start:end].split())
        bare = "".join(normal_character(ch) for ch in written)
        name = written[len(chain.prefix):] if chain.prefix and bare.startswith(chain.prefix) else written
        words = [_plural(row.value or row.form) for piece in chain.of("group", "plural_office", "accompany") for row in piece.rows[:1]]
        adjectives = [row.adjective_en[0] for piece in chain.of("adjective") for row in piece.rows[:1] if row.adjective_en]
        english = " ".join([*dict.fromkeys(adjectives), words[0]])
        slug = re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")
        return (Entity(f"group-{slug}", name, english[:1].upper() + english[1:], "group", next(iter(codes)) if len(codes) == 1 else None, known=False),), "accompanying" if chain.of("accompany") else "group"

    # Dates.

    def on_date(self, entity: Entity, date: str | None) -> Entity:
        """An entity named only by its office, read on another day."""
        if entity.office is None or date is None:
            return entity
        holders = self._offices.holders(self._office_rows[entity.office], date)
        return replace(self.person(holders[0]), office=entity.office) if len(holders) == 1 else entity

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
