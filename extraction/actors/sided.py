"""Adjectives of nationality that name the sides of an encounter: مباحثات مصرية سودانية, بوساطة سعودية أميركية, مساعدات تركية."""

from __future__ import annotations

from collections.abc import Sequence

from data.knowledge.grammar import WordRow
from extraction.actors.chains import gap_between
from extraction.actors.pieces import Piece
from extraction.gazetteer import without_clitics
from extraction.normalise import normal_name
from extraction.tokens import Unit

_ARTICLE = "\u0627\u0644"
_ENDINGS = ("\u0647", "\u064a", "\u0643", "\u0627")  # of adjectives between noun and nationality: ثلاثية، عسكري، مشترك، جويا
_REACH = 2
_HYPHENS = frozenset("-\u2013")


class Sided:
    """`sided_by_two`: nouns whose sides two and more such adjectives name (قمة); `sided_by_one`: those that one is enough for (وساطة, قافلة)."""

    __slots__ = ("_one", "_two")

    def __init__(self, words: Sequence[WordRow]) -> None:
        self._one = frozenset(normal_name(row.form) for row in words if row.kind == "sided_by_one")
        self._two = self._one | frozenset(normal_name(row.form) for row in words if row.kind == "sided_by_two")

    def stands_for_state(self, index: int, pieces: Sequence[Piece], units: Sequence[Unit]) -> bool:
        """Whether the adjective `pieces[index]` names a side of the noun before it."""
        first = last = index
        while first and _adjoins(pieces[first - 1], pieces[first], units):
            first -= 1
        while last + 1 < len(pieces) and _adjoins(pieces[last], pieces[last + 1], units):
            last += 1
        run = pieces[first : last + 1]
        if any(len({row.code for row in piece.rows}) != 1 for piece in run):
            return False
        several = len({piece.rows[0].code for piece in run}) > 1
        return self._behind(pieces[first].first, pieces[first].prefix, units, self._two if several else self._one)

    def _behind(self, position: int, prefix: str, units: Sequence[Unit], nouns: frozenset[str]) -> bool:
        """Whether one of the nouns stands right before a unit, or with adjectives of its own between."""
        if prefix:
            return False
        for back in range(1, _REACH + 2):
            if position - back < 0:
                return False
            word = units[position - back].text
            if any(rest in nouns or rest.removeprefix(_ARTICLE) in nouns for _, rest in without_clitics(word)):
                return True
            if not word.isalpha() or not (word.endswith(_ENDINGS) or word.startswith(_ARTICLE)):
                return False
        return False


def _adjoins(left: Piece, right: Piece, units: Sequence[Unit]) -> bool:
    """Whether two nationalities stand side by side (المصرية – السودانية, مصرية وسودانية); السعودية is written as the state is."""
    kinds = {left.kind, right.kind} <= {"adjective", "state"}
    return kinds and right.prefix in ("", "\u0648") and set(gap_between(units, left.last, right.first)) <= _HYPHENS
