"""Chains read from the pieces of a sentence, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extraction.actors.chains import OFFICES, SILENT, TITLES, Chain, gap_between, leads_office, links_on, lists_on, name_follows, start_chain, touches
from extraction.actors.pieces import Piece
from extraction.actors.sided import Sided
from extraction.actors.ties import Ties
from extraction.actors.unknown import find_unknown, is_strange, is_titled
from extraction.tokens import Unit


@dataclass(frozen=True, slots=True)
class Links:
    """`titles`: words that may stand between an office and what it is an office of; `lists`: those between the countries of a list;
    `incumbent`: adjectives between an office and the name of who holds it (رئيس المجلس الجديد فلان)."""

    titles: frozenset[str]
    lists: frozenset[str]
    incumbent: frozenset[str] = frozenset()


class ChainReader:
    """Reads one sentence. `common`: words that end a name; `ties`: the
    countries of known persons; `sided`: where an adjective stands for a state."""

    __slots__ = ("_chains", "_common", "_current", "_incumbent", "_links", "_listing", "_pieces", "_sided", "_taken", "_ties", "_units")

    def __init__(
        self, pieces: Sequence[Piece], units: Sequence[Unit], links: Links, common: frozenset[str], ties: Ties, sided: Sided
    ) -> None:
        self._pieces, self._units, self._common, self._ties, self._sided = pieces, units, common, ties, sided
        self._links, self._listing, self._incumbent = links.titles, links.lists, links.incumbent
        self._chains: list[Chain] = []
        self._current: Chain | None = None
        self._taken = -1

    def read(self) -> tuple[Chain, ...]:
        """The chains in order, those of titles alone included."""
        for index, piece in enumerate(self._pieces):
            if piece.first > self._taken:
                self._take(index, piece)
        self._begin(None)
        return tuple(self._chains)

    def _begin(self, chain: Chain | None) -> None:
        if self._current is not None:
            self._chains.append(self._current)
        self._current = chain

    def _take(self, index: int, piece: Piece) -> None:
        current = self._current
        gap = gap_between(self._units, current.last, piece.first) if current else []
        silent = SILENT | self._incumbent if current is not None and current.of(*OFFICES) else SILENT
        close = current is not None and not piece.prefix and all(word in silent or word == "s" for word in gap)
        if piece.kind == "name" or (piece.kind == "short" and self._is_given(index)):
            taken = self._take_name(index, piece, close)
            if taken or piece.kind == "name":
                return
        if current is not None and self._goes_on(current, index, piece, gap, close):
            self._current = replace(current, last=piece.last, pieces=(*current.pieces, piece))
            return
        before = self._pieces[index - 1] if index else None
        if (
            piece.kind == "state"
            and not piece.prefix
            and before is not None
            and before.kind in ("place", "capital")
            and before.last == piece.first - 1
        ):
            return  # مدينة جدة السعودية: an adjective of the place
        leads = leads_office(self._pieces, index, self._units)
        sided = piece.kind == "adjective" and self._sided.stands_for_state(index, self._pieces, self._units)
        started = Chain(piece.first, piece.last, "", (piece,)) if leads or sided else start_chain(piece)
        if started is not None:
            self._begin(started)

    def _goes_on(self, current: Chain, index: int, piece: Piece, gap: list[str], close: bool) -> bool:
        if close and piece.kind in (*TITLES, "person", "short") and self._ties.conflict(current, self._pieces, index):
            return False
        if not current.pieces:
            return close and piece.kind in OFFICES
        if lists_on(current, self._pieces, index, gap, self._listing):
            return True
        if links_on(current, piece, gap, self._links, name_follows(self._pieces, index, self._units)):
            return True
        return close and touches(current, piece, self._pieces, index, self._units)

    def _is_given(self, index: int) -> bool:
        following = self._pieces[index + 1] if index + 1 < len(self._pieces) else None
        if following is None or following.kind != "name" or following.prefix or following.first != self._pieces[index].last + 1:
            return False
        if self._units[following.first].text not in self._common:
            return True
        closing = following.last + 1  # ترامب على …, but بلحاج علي،
        return closing == len(self._units) or self._units[closing].text in SILENT

    def _take_name(self, index: int, piece: Piece, close: bool) -> bool:
        current = self._current
        titled = is_titled(current, piece, self._units)
        span = find_unknown(index, titled, self._pieces, self._units, self._common)
        if span is not None and not titled and self._units[piece.first].text in self._common and self._leads_known(index, span[1]):
            return False  # على السيسي: a preposition, though علي is a name
        apart = span is not None and span[1] > span[0] and any(is_strange(found) for found in self._pieces[index:] if found.last <= span[1])
        # استقبل السيسي مارك ألينسون: behind a known name one told by its letters begins another.
        if span is not None and (apart or not (close and current is not None and current.named)):
            joins = current is not None and close and not current.named and bool(current.of(*TITLES)) and not current.of("both", "accompany")
            if current is not None and joins:
                self._current = replace(current, last=span[1], unknown=span)
            else:
                self._begin(Chain(span[0], span[1], piece.prefix, (), span))
            self._taken = span[1]
            return True
        if close and current is not None and current.named and piece.first == current.last + 1:
            self._current = replace(current, last=piece.last)
            return True
        return False

    def _leads_known(self, index: int, last: int) -> bool:
        return any(piece.kind in ("short", "person") for piece in self._pieces[index + 1 :] if piece.first <= last)
