"""Names of persons in English text that no table holds: runs of capitalised words that begin with a given name, or stand behind a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.knowledge import Knowledge
from data.knowledge.actors import NameRow
from extraction.actors.pieces import Piece
from extraction.normalise import normal_name
from extraction.tokens import Unit

_TITLES = frozenset({"rank", "office", "full_office", "head", "counterpart"})
_LONGEST = 5  # words; longer runs of capitals are headlines or names of bodies


class LatinNames:
    """Built once from the tables."""

    __slots__ = ("_after", "_ends", "_given", "_introducing", "_particles")

    def __init__(self, knowledge: Knowledge) -> None:
        names = [name for name in knowledge.names if not name.ambiguous]
        self._given = {normal_name(name.form_en): name for name in names if name.kind == "given"}
        words = [row for row in knowledge.words if row.lang == "en"]
        self._particles = frozenset(normal_name(row.form) for row in words if row.kind == "particle")
        self._after = frozenset(normal_name(row.form) for row in words if row.kind == "named_after")
        self._introducing = frozenset(normal_name(row.form) for row in words if row.kind == "introduces")
        self._ends = frozenset(normal_name(row.form) for row in words if row.kind == "not_name") | self._after

    def add(self, pieces: Sequence[Piece], units: Sequence[Unit], common: frozenset[str]) -> list[Piece]:
        """The pieces with those of the names put between them, in order. `common`: words that end a name."""
        if not any(unit.capital for unit in units):
            return list(pieces)
        taken = {position: piece for piece in pieces for position in range(piece.first, piece.last + 1)}
        found = [*pieces]
        position = 0
        while position < len(units):
            run = list(self._run(position, taken, units, common))
            before = taken.get(position - 1)
            titled = before is not None and before.kind in _TITLES
            titled = titled or (len(run) > 1 and position > 0 and units[position - 1].text in self._introducing)
            if run and len(run) <= _LONGEST and (titled or (units[position].text in self._given and len(run) > 1)):
                found.extend(Piece("name", at, at, "", (self._row(units[at]),)) for at in run)
            position += max(1, len(run))
        return sorted(found, key=lambda piece: piece.first)

    def _run(self, position: int, taken: dict[int, Piece], units: Sequence[Unit], common: frozenset[str]) -> Iterator[int]:
        """Capitalised words from `position` on, particles (bin, al) between them; none where a street or a body is named so."""
        end = position
        while end < len(units) and end not in taken and self._fits(units[end], common):
            end += 1
        while end > position and units[end - 1].text in self._particles:
            end -= 1
        named = end < len(units) and units[end].capital and units[end].text in self._after
        if not named:
            yield from range(position, end)

    def _fits(self, unit: Unit, common: frozenset[str]) -> bool:
        if unit.text in self._particles:
            return True
        return unit.capital and unit.text.isalpha() and len(unit.text) > 1 and unit.text not in common and unit.text not in self._ends

    def _row(self, unit: Unit) -> NameRow:
        return self._given.get(unit.text) or NameRow("", unit.text, "family", None, False, "capitalised in the text")
