"""Offices whose holder no table knows: the person named with the title before, or else the office itself, as the article writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.knowledge import Knowledge
from data.model import Kind
from extraction.actors.chains import UNKNOWN_BODIES, Chain
from extraction.actors.composed import Composed, slug_of, written_name
from extraction.actors.facts import codes_of, is_construct, listed_countries, roles_of, titles_of
from extraction.actors.memory import Entity, Memory
from extraction.actors.offices import Offices
from extraction.actors.persons import known_person
from extraction.actors.pieces import Piece
from extraction.document import Document, Sentence
from extraction.normalise import normal_name
from extraction.tokens import Unit

_ARTICLE, _QUOTE = "ال", '"'
_AMBASSADOR = "ambassador"  # the role and what the word is in English
_PERSON: Kind = "person"
UNHELD = "office, in no table"
Found = tuple[tuple[Entity, ...], str]


class Unheld:
    """Built once from the tables."""

    __slots__ = ("_composed", "_heads", "_offices", "_shared", "_states")

    def __init__(self, knowledge: Knowledge, offices: Offices) -> None:
        self._offices = offices
        self._composed = Composed(knowledge)
        self._heads = {normal_name(row.form): row.value or "" for row in knowledge.words if row.kind == "head"}
        self._shared = {normal_name(row.form) for row in knowledge.words if row.kind == "shared_office"}
        self._states = {state.code: state for state in knowledge.states}

    def find(self, document: Document, sentence: Sentence, units: Sequence[Unit], chain: Chain, memory: Memory) -> Found | None:
        """(entity, rule) of a nameless chain that begins with a title; None where several hold such an office, or nothing tells of what it is."""
        if chain.of("former", "person", "short", "group", "plural_office", "both", "counterpart") or chain.unknown is not None:
            return None
        title = self._title(units, chain)
        bearer = self._bearer(units, chain, memory)
        if bearer is not None:
            return (bearer,), "the only one whom the article names with this title"
        codes = codes_of(chain)
        if self._heads.get(title) == _AMBASSADOR and (holder := self._ambassador(chain, memory)) is not None:
            return (holder,), "the ambassador on the date"
        if title in self._heads and title not in self._shared and (of := self._of(units, chain, codes)):
            english = f"{self._heads[title]} of {of}"
        elif self._unlisted(units, chain, codes):
            english = f"{next(iter(roles_of(chain))).replace('_', ' ')} of {self._states[next(iter(codes))].name_en}"
        else:
            return None
        name = written_name(document, sentence, units, chain)
        country = next(iter(codes)) if len(codes) == 1 else self._country(chain) or memory.home
        return (Entity(f"office-{slug_of(english)}", name, english[:1].upper() + english[1:], _PERSON, country, known=False),), UNHELD

    def _unlisted(self, units: Sequence[Unit], chain: Chain, codes: set[str]) -> bool:
        """Whether the office is one that the tables know of other countries, but not of this one."""
        first = chain.pieces[0]
        if first.kind != "office" or is_construct(chain, units) or len(roles_of(chain)) != 1 or len(codes) != 1:
            return False
        return not any(row.country in codes or set(row.about) & codes for row in first.rows)

    def _title(self, units: Sequence[Unit], chain: Chain) -> str:
        first = chain.pieces[0]
        return " ".join(unit.text for unit in units[first.first : first.last + 1]).removeprefix(chain.prefix)

    def _bearer(self, units: Sequence[Unit], chain: Chain, memory: Memory) -> Entity | None:
        """The one whom the article names with these titles, of this country, here or further on; None where there are two."""
        told, codes = titles_of(chain, units), codes_of(chain)
        definite = units[chain.first].text.removeprefix(chain.prefix).startswith(_ARTICLE)
        if not (codes or (definite and self._title(units, chain) in self._heads)) or chain.of("place", "organisation", "generic", *UNKNOWN_BODIES):
            return None
        found = {entity.id: entity for entity, words, of in memory.bearers if told <= words and codes <= of | {entity.country}}
        return next(iter(found.values())) if len(found) == 1 else None

    def _ambassador(self, chain: Chain, memory: Memory) -> Entity | None:
        """The one whom a state sends to the other state that the chain names, or to the country of the article."""
        told = listed_countries(chain)
        host = told[1] if len(told) > 1 else memory.home
        rows = [row for row in self._offices.of_role(_AMBASSADOR, told[0]) if host in row.about] if told and memory.date else []
        held = [(person, row) for row in rows for person in self._offices.holders_then(row, memory.date or "")]
        return replace(known_person(held[0][0]), office=held[0][1].id) if len(held) == 1 else None

    def _of(self, units: Sequence[Unit], chain: Chain, codes: set[str]) -> str:
        """What the office is of, in English; empty where nothing tells."""
        for piece in chain.of("organisation", "generic"):
            rows = [row for row in piece.rows if not codes or row.country in codes]
            if len(rows) == 1:
                return str(rows[0].name_en)
        if any(self._is_named(units, piece) for piece in chain.of(*UNKNOWN_BODIES)):
            return self._composed.english(units, chain)
        for piece in chain.of("place"):
            return str(piece.rows[0].name_en)
        if chain.of("office", "organisation", "generic", *UNKNOWN_BODIES):
            return ""
        definite = units[chain.first].text.removeprefix(chain.prefix).startswith(_ARTICLE)
        if any(definite != units[piece.first].text.startswith(_ARTICLE) for piece in chain.of("adjective")):
            return ""  # الأمين العام مصريا
        return self._states[next(iter(codes))].name_en if len(codes) == 1 else ""

    def _is_named(self, units: Sequence[Unit], piece: Piece) -> bool:
        """Whether a body is told apart: by what it is of or by a name in quotation marks (شركة كبيرة is not)."""
        words = [unit.text for unit in units[piece.first + 1 : piece.last + 1]]
        return any(word == _QUOTE or word.startswith(_ARTICLE) for word in words) or (bool(words) and self._composed.knows(words[-1]))

    def _country(self, chain: Chain) -> str | None:
        rows = [row for piece in chain.of("organisation", "place") for row in piece.rows]
        return rows[0].country if rows else None
