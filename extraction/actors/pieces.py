"""The pieces that names of actors are made of, found word by word: persons, offices, ranks, adjectives of nationality, bodies, states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from data.knowledge import Knowledge
from data.knowledge.actors import StateRow
from data.knowledge.grammar import WordRow
from extraction.actors.extent import Extents
from extraction.gazetteer import Gazetteer
from extraction.normalise import normal_name
from extraction.tokens import Unit
from extraction.triggers.inflect import row_forms

PieceKind = Literal[
    "person",
    "organisation",
    "by_home",
    "generic",
    "full_office",
    "office",
    "loaded",
    "state",
    "short",
    "capital",
    "adjective",
    "counterpart",
    "rank",
    "plural_office",
    "group",
    "head",
    "former",
    "both",
    "official",
    "accompany",
    "body",
    "band",
    "quoted",
    "place",
    "name",
    "quality",
    "thing",
]
# Where two pieces of one length begin at one word, the earlier kind wins.
_ORDER: dict[str, int] = {kind: order for order, kind in enumerate(get_args(PieceKind))}


_EXTENDED = frozenset({"body", "band", "quoted", "group"})


BY_LETTERS = "its letters"  # the source of a name word that no table holds


@dataclass(frozen=True, slots=True)
class Piece:
    """Units `first` to `last`; `prefix` the clitic before; `rows` what the tables hold under the name."""

    kind: PieceKind
    first: int
    last: int
    prefix: str
    rows: tuple[Any, ...]


def _adjective_forms(state: StateRow) -> Iterator[str]:
    """المصري → المصري، مصري, feminine, dual, plural; definite and indefinite."""
    for form in state.adjective_ar:
        words = form.split()
        for word in {form, " ".join(w.removeprefix("ال") for w in words)}:
            yield word
            for ending in ("ة", "ين", "ون", "ان", "تين", "تان", "ات", *(() if word.startswith("ال") else ("ا",))):
                yield word + ending
    yield from state.adjective_en


def _persons(knowledge: Knowledge, verbs: frozenset[str]) -> Iterator[tuple[str, tuple[PieceKind, Any]]]:
    for person in knowledge.persons:
        for name in (person.name_ar, person.name_en, *person.aliases_ar, *person.aliases_en):
            yield name, ("person", person)
        for name in (*person.short_ar, *person.short_en):
            if normal_name(name) not in verbs:  # ترأس is a verb before it is Truss
                yield name, ("short", person)


def _offices(knowledge: Knowledge) -> Iterator[tuple[str, tuple[PieceKind, Any]]]:
    for office in knowledge.offices:
        for name in (*office.titles_ar, *office.titles_en):
            yield name, ("office", office)
        for name in (*office.full_ar, *office.full_en):
            yield name, ("full_office", office)
        for name in office.loaded_ar:
            yield name, ("loaded", office)


def _states(knowledge: Knowledge) -> Iterator[tuple[str, tuple[PieceKind, Any]]]:
    """Names of states, plain and behind what they are (جمهورية إيطاليا), their capitals and adjectives."""
    polities = [row.form for row in knowledge.words if row.kind == "polity"]
    plain = {row.form for row in knowledge.words if row.kind == "plain_state"}  # ambiguous in one language or as places only
    for state in knowledge.states:
        names = (state.name_ar, state.name_en, *state.aliases_ar, *state.aliases_en)
        for name in names if not state.ambiguous else (*names[2:], *(name for name in names[:2] if name in plain)):
            yield name, ("state", state)
        for polity in polities:
            yield f"{polity} {state.name_ar}", ("state", state)
        for name in (*state.capital_ar, *state.capital_en):
            yield name, ("capital", state)
        for name in _adjective_forms(state):
            yield name, ("adjective", state)


def _bodies(knowledge: Knowledge) -> Iterator[tuple[str, tuple[PieceKind, Any]]]:
    for body in knowledge.organisations:
        for name in (body.name_ar, body.name_en, *body.aliases_ar, *body.aliases_en):
            yield name, ("organisation", body)
            if "+" in name:  # آلية (7+7)
                for signs in (r"(\g<0>)", r'"\g<0>"'):
                    yield re.sub(r"\S*\+\S*", signs, name), ("organisation", body)
        for name in (*body.generic_ar, *body.generic_en):
            yield name, ("generic", body)


_WORD_KINDS: tuple[PieceKind, ...] = ("by_home", "counterpart", "plural_office", "group", "head", "former", "both", "official", "accompany")


def _words(words: Sequence[WordRow]) -> Iterator[tuple[str, tuple[PieceKind, Any]]]:
    for kind in _WORD_KINDS:
        yield from ((row.form, (kind, row)) for row in words if row.kind == kind)


def _nouns(knowledge: Knowledge) -> Iterator[tuple[str, tuple[PieceKind, Any]]]:
    """Head nouns of bodies and groups, and the adjectives that may stand behind their nationality."""
    alike: tuple[PieceKind, ...] = ("body", "band", "quoted", "group", "quality", "thing")
    kinds: dict[str, PieceKind] = {**{kind: kind for kind in alike}, "number": "group"}
    for row in knowledge.nouns:
        if row.kind in kinds:
            yield row.form, (kinds[row.kind], WordRow(row.kind, "ar", row.form, row.english))


def _ranks_and_names(knowledge: Knowledge) -> Iterator[tuple[str, tuple[PieceKind, Any]]]:
    for rank in knowledge.ranks:
        yield rank.form_ar, ("rank", rank)
        yield rank.form_en, ("rank", rank)
    for name in knowledge.names:
        yield name.form_ar, ("name", name)


def _places(knowledge: Knowledge) -> Iterator[tuple[str, tuple[PieceKind, Any]]]:
    for place in knowledge.places:
        for name in (place.name_ar, *place.aliases_ar):
            yield name, ("place", place)


class PieceFinder:
    """All pieces of a sentence, longest first, none overlapping."""

    __slots__ = ("_extents", "_gazetteer", "common", "verbs")

    def __init__(self, knowledge: Knowledge) -> None:
        forms = [(row.pos, form.text) for row in knowledge.triggers for form in row_forms(row)]
        verbs = frozenset(text for pos, text in forms if pos == "verb")
        self.verbs = verbs
        # Words that are no names: verb forms, nouns of events, function words.
        self.common = frozenset(text for _, text in forms) | {normal_name(row.form) for row in knowledge.words}
        sources = (
            _persons(knowledge, verbs),
            _offices(knowledge),
            _bodies(knowledge),
            _states(knowledge),
            _words(knowledge.words),
            _nouns(knowledge),
            _ranks_and_names(knowledge),
            _places(knowledge),
        )
        self._gazetteer: Gazetteer[tuple[PieceKind, Any]] = Gazetteer(pair for source in sources for pair in source)
        self._extents = Extents(knowledge.nouns, knowledge.words, verbs)

    def find_pieces(self, units: Sequence[Unit]) -> tuple[Piece, ...]:
        """The pieces in order."""
        pieces: list[Piece] = []
        position = 0
        while position < len(units):
            match = self._gazetteer.longest(units, position)
            if match is None:
                position += 1
                continue
            if match.prefix and units[position].text in self.common:
                position += 1
                continue  # برقية is a telegram before it is ب + رقية
            kind = min((payload[0] for payload in match.payloads), key=_ORDER.__getitem__)
            rows = tuple(row for found, row in match.payloads if found == kind)
            if kind == "adjective" and match.prefix.startswith("ف"):
                position += 1
                continue  # فليبي is Filippo before it is ف + ليبي
            if kind == "thing":
                position = match.last + 1
                continue  # مجلس الإدارة: whose, nobody says
            last = self._extents.last(units, match, kind, self._gazetteer) if kind in _EXTENDED else match.last
            if kind not in ("body", "band", "quoted") or last > match.last or units[match.first].text.removeprefix(match.prefix).startswith("ال"):
                pieces.append(Piece(kind, match.first, last, match.prefix, rows))
            position = last + 1
        return tuple(pieces)
