"""A line such as `وزير الخارجية, مصر`, `Haftar` or `head of UNSMIL` answered with the person whom the tables know by it on a day.

The title chain is read with the pieces that articles are read with; the country may stand in the title or behind the last comma. Where two
answer to it (the rival authorities of Libya, a common family name), nobody does: an empty answer is better than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.knowledge import Knowledge
from data.knowledge.actors import OfficeRow, PersonRow
from extraction.actors.offices import Offices
from extraction.actors.pieces import Piece, PieceFinder
from extraction.names import NameIndex
from extraction.normalise import normal_name
from extraction.tokens import Unit, read_units, split_tokens

_COMMA = re.compile(r"[,،;؛\t]")
_EDGES = " \t.!?؟\"'«»()[]"
_OFFICES = ("full_office", "loaded", "office")
_COUNTRY = ("state", "adjective", "capital")
_BODY = ("organisation", "generic")
_SILENT = frozenset("\"'()-.,/") | {"s"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Who it is; `office` is English, None where none is known on the day; `country` as in events."""

    id: str
    name_en: str
    name_ar: str
    office: str | None
    country: str | None

    def line(self) -> str:
        """Tab-separated."""
        return "\t".join((self.id, self.name_en, self.name_ar, self.office or "", self.country or ""))


@dataclass(frozen=True, slots=True)
class _Question:
    """What a line tells: its pieces, its countries, its bodies, and the words that are none of them."""

    text: str
    pieces: tuple[Piece, ...]
    codes: frozenset[str]
    bodies: frozenset[str]
    left: tuple[str, ...]

    def of(self, *kinds: str) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind in kinds)


class Who:
    """Built once from the tables; `answer` is pure."""

    __slots__ = ("_codes", "_links", "_names", "_offices", "_pieces", "_rows", "_states")

    def __init__(self, knowledge: Knowledge) -> None:
        self._pieces = PieceFinder(knowledge)
        self._offices = Offices(knowledge)
        self._names = NameIndex(knowledge)
        self._rows = knowledge.offices
        # Names that articles give only with context (Chad, قطر) are plain enough beside an office.
        self._states = {normal_name(name): state.code for state in knowledge.states if state.ambiguous for name in (state.name_ar, state.name_en)}
        self._codes = frozenset(state.code for state in knowledge.states) | {o.country for o in knowledge.offices if o.country}
        kinds = ("link", "in", "to", "each")
        self._links = frozenset(normal_name(row.form) for row in knowledge.words if row.kind in kinds) | _SILENT

    def answer(self, line: str, date: str) -> Answer | None:
        """The one whom a line names on a date (an ISO prefix); None where the tables know nobody, or more than one."""
        text = line.lstrip("\ufeff").strip(_EDGES)
        question = self._ask(text)
        if question is None:
            return None
        named = self._named(question, date)
        if named is not None:
            return self._answer(named, date, None) if named else None
        rows = self._asked_offices(question)
        held = {person.id: (person, row) for row in rows for person in self._offices.holders_then(row, date)}
        if len(held) != 1:
            return None
        person, row = next(iter(held.values()))
        return self._answer((person,), date, row)

    def _answer(self, persons: Sequence[PersonRow], date: str, office: OfficeRow | None) -> Answer | None:
        person = persons[0] if len(persons) == 1 else self._offices.best(persons, date)
        if person is None:
            return None
        held = self._offices.offices_of(person.id, date)
        office = office or (held[0] if held else None)
        country = office.country if office and office.country else person.country
        return Answer(person.id, person.name_en, person.name_ar, office.name_en if office else None, country)

    def _ask(self, text: str) -> _Question | None:
        """The line read; None where what stands behind its comma is neither country nor body."""
        parts = [part.strip(_EDGES) for part in _COMMA.split(text) if part.strip(_EDGES)]
        if not parts:
            return None
        read = [self._read(part) for part in parts]
        codes, bodies = read[0].codes, read[0].bodies
        for part, said in zip(parts[1:], read[1:], strict=True):
            code = part.upper() if part.upper() in self._codes else None
            if code is None and (said.left or not (said.codes or said.bodies)):
                return None
            codes, bodies = codes | said.codes | ({code} if code else set()), bodies | said.bodies
        return _Question(parts[0], read[0].pieces, frozenset(codes), frozenset(bodies), read[0].left)

    def _read(self, text: str) -> _Question:
        normal = normal_name(text.replace("’", "'"))
        units = read_units(split_tokens(normal, 0, len(normal)))
        pieces = self._pieces.find_pieces(units)
        codes = {row.code for piece in pieces if piece.kind in _COUNTRY for row in piece.rows}
        bodies = {row.id for piece in pieces if piece.kind == "organisation" for row in piece.rows}
        codes |= {row.country for piece in pieces if piece.kind == "organisation" for row in piece.rows if row.country in _WORLD}
        covered = {unit for piece in pieces for unit in range(piece.first, piece.last + 1)}
        left = tuple(unit.text for position, unit in enumerate(units) if position not in covered and unit.text not in self._links)
        last = [" ".join(left).removeprefix("the "), *(units[piece.last].text for piece in pieces[-1:] if piece.kind in ("place", "name"))]
        for word in last:
            if code := self._states.get(word):
                codes, left = codes | {code}, ()
        return _Question(text, pieces, frozenset(codes), frozenset(bodies), left)

    def _named(self, question: _Question, date: str) -> tuple[PersonRow, ...] | None:
        """The persons whom a name means, empty where nobody can be told; None where the line is no name."""
        pieces = question.of("person") or question.of("short")
        if pieces and not question.left:
            return self._fitting(tuple(dict.fromkeys(pieces[0].rows)), question, date)
        if pieces or question.left or question.of("name"):
            bare = self._bare(question)
            return self._fitting(self._names.find(bare), question, date) if bare else None
        return None

    def _bare(self, question: _Question) -> str:
        """The line without the titles before a name; empty where an office of a body is all it can be."""
        titles = question.of("rank", "official", *_OFFICES, "head")
        if not titles:
            return question.text
        units = self._units(question.text)
        names = [piece for piece in question.pieces if piece.kind in ("name", "person", "short")]
        start = max(piece.last for piece in titles) + 1
        start = max([start, *(piece.last + 1 for piece in question.of(*_COUNTRY, *_BODY) if piece.last < len(units) - 1)])
        return " ".join(unit.text for unit in units[start:]) if names or question.left else ""

    def _units(self, text: str) -> tuple[Unit, ...]:
        normal = normal_name(text)
        return read_units(split_tokens(normal, 0, len(normal)))

    def _fitting(self, rows: tuple[PersonRow, ...], question: _Question, date: str) -> tuple[PersonRow, ...]:
        """Of those who share a name, those of the country, the office or the body that the line tells."""
        asked = {row.id for piece in question.of(*_OFFICES) for row in piece.rows}
        if len(rows) > 1 and (holding := tuple(row for row in rows if asked & {o.id for o in self._offices.offices_of(row.id, date)})):
            rows = holding
        here = tuple(row for row in rows if self._of_country(row, question.codes))
        if question.codes and (here or not asked):
            return here  # nobody of that country has the name: السيسي, السودان
        return rows

    def _of_country(self, row: PersonRow, codes: frozenset[str]) -> bool:
        ever = self._offices.offices_ever(row.id)
        return bool(codes & {row.country, *(office.country for office in ever), *(code for office in ever for code in office.about)})

    def _asked_offices(self, question: _Question) -> tuple[OfficeRow, ...]:
        """The offices that a title means, in the country or body that the line tells."""
        if question.of("former", "counterpart", "both", "group", "plural_office"):
            return ()
        titles = question.of(*_OFFICES)
        rows = tuple(dict.fromkeys(row for piece in titles for row in piece.rows))
        heads = question.of("head")
        if not rows and heads:
            rows = tuple(row for row in self._rows if row.body in question.bodies and _suits(heads[0].rows[0].value or "", row))
            lowest = min((row.rank for row in rows), default=0)
            rows = tuple(row for row in rows if row.rank == lowest)
        elif heads and heads[0].first < titles[0].first:
            return ()  # نائب وزير …, of whom no table tells
        if question.bodies and (of_body := tuple(row for row in rows if row.body in question.bodies)):
            return of_body
        full = tuple(row for piece in question.of("full_office", "loaded") for row in piece.rows)
        if question.codes:
            return tuple(row for row in rows if row.country in question.codes or set(row.about) & question.codes)
        return full or (rows if len({row.country for row in rows}) == 1 else ())


_WORLD = frozenset(("UN", "EU", "AU", "LAS"))
_SPOKEN = ("spokesman", "spokesperson")
_AIDES = ("deputy", "adviser", "assistant", "member", "representative", "ambassador")


def _suits(head: str, row: OfficeRow) -> bool:
    """Whether a head word (رئيس, متحدث باسم) can mean an office of a body."""
    if head in _SPOKEN:
        return "spokesman" in row.role
    return not any(word in row.role for word in ("spokesman", "deputy", "assistant", "member", "adviser")) and head not in _AIDES
