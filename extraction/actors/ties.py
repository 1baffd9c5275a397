"""Countries that tell apart two names side by side: رئيس المخابرات المصرية المشير خليفة حفتر are two, for no office ties Haftar to Egypt."""

from __future__ import annotations

from collections.abc import Sequence

from data.knowledge import Knowledge
from extraction.actors.chains import TITLES, Chain
from extraction.actors.pieces import Piece


class Ties:
    """Each known person's countries: the own, those of all offices ever held, and those that these offices are about."""

    __slots__ = ("_of",)

    def __init__(self, knowledge: Knowledge) -> None:
        offices = {office.id: office for office in knowledge.offices}
        found: dict[str, set[str]] = {person.id: {person.country} for person in knowledge.persons}
        for tenure in knowledge.tenures:
            office = offices[tenure.office]
            found[tenure.person] |= {*office.about, *([office.country] if office.country else [])}
        self._of = {person: frozenset(codes) for person, codes in found.items()}

    def conflict(self, chain: Chain, pieces: Sequence[Piece], index: int) -> bool:
        """Whether what begins at the piece `index` is of another country than the chain before it."""
        told = self._chain_countries(chain)
        return bool(told) and bool(ahead := self._ahead(pieces, index)) and not told & ahead

    def _chain_countries(self, chain: Chain) -> frozenset[str]:
        return frozenset[str]().union(*(self._piece_countries(piece) for piece in chain.pieces))

    def _piece_countries(self, piece: Piece) -> frozenset[str]:
        if piece.kind in ("person", "short"):
            return frozenset[str]().union(*(self._of[row.id] for row in piece.rows))
        if piece.kind in ("adjective", "state", "capital"):
            return frozenset(row.code for row in piece.rows)
        if piece.kind == "full_office":
            return frozenset(code for row in piece.rows for code in (row.country, *row.about) if code)
        return frozenset()

    def _ahead(self, pieces: Sequence[Piece], index: int) -> frozenset[str]:
        """The countries of the first piece that tells any, from `index` on over titles that touch."""
        last = pieces[index].last
        for piece in pieces[index:]:
            if piece is not pieces[index] and (piece.first != last + 1 or piece.prefix):
                break
            if found := self._piece_countries(piece):
                return found
            if piece.kind not in TITLES:
                break
            last = piece.last
        return frozenset()
