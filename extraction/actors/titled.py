"""Names of which no table holds a word, told by the title beside them and by their letters: `وزير الدولة البريطاني هاميش فالكونر`.

Between title and name may stand what the office is of (`لشؤون الشرق الأوسط`, `لدى ليبيا`), a comma or a quotation mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.knowledge.actors import NameRow
from extraction.actors.chains import SILENT
from extraction.actors.pieces import BY_LETTERS, Piece
from extraction.actors.shapes import CLEAR, Shapes
from extraction.names import NameIndex
from extraction.tokens import Unit

_TITLES = frozenset({"rank", "office", "full_office", "head", "counterpart", "official"})
_BEHIND = frozenset({"office", "full_office", "head"})  # a name may stand before these as well
_OF = frozenset({"adjective", "state", "capital", "place", "organisation", "generic", "body", "band", "quoted", "quality", "former"})
_ARTICLE = "ال"
_OPENINGS = (_ARTICLE, "لل", "وال")
_INDEFINITE = ("ا", "ه")  # endings of an indefinite object and of the feminine, which foreign names have too, but seldom all words of one
_LONGEST = 4  # words of a name
_REACH = 6  # words of what an office is of
_DEFINITE = 6.0  # weight of a word that begins like a definite one (ألينسون)
_SURE = 10.0  # the same where all words end as indefinite objects do
_BEFORE, _BESIDE = 7.0, 2.0  # the same for a name that stands before its title, alone and beside a word that tables know as a name


class TitledNames:
    """`common`: words that are no names; `links`: words between an office and what it is of."""

    __slots__ = ("_common", "_index", "_links", "_shapes")

    def __init__(self, shapes: Shapes, index: NameIndex, common: frozenset[str], links: frozenset[str]) -> None:
        self._shapes, self._index, self._common, self._links = shapes, index, common, links

    def add(self, pieces: Sequence[Piece], units: Sequence[Unit]) -> list[Piece]:
        """The pieces with those of such names put between them; what an office is of belongs to the piece before it."""
        found = list(pieces)
        titles = [index for index, piece in enumerate(found) if piece.kind in _TITLES]
        taken = {position: index for index, piece in enumerate(found) for position in range(piece.first, piece.last + 1)}
        for index in titles:
            name = list(self._behind(index, found, taken, units)) or list(self._before(found[index], found, taken, units))
            _put(name, found, taken)
        for position in range(len(units) - 1):
            if position not in taken and self._shapes.weight(units[position].text) > CLEAR:
                _put(self._misspelt(position, found, taken, units), found, taken)
        return sorted(found, key=lambda piece: piece.first)

    def _misspelt(self, position: int, found: Sequence[Piece], taken: dict[int, int], units: Sequence[Unit]) -> list[int]:
        """The word here and its neighbour, where they are the name of one known person but for a letter, without any title."""
        for first in (position, position - 1):
            pair = range(first, first + 2)
            if first < 0 or any(at in taken and (found[taken[at]].kind not in ("name", "short") or found[taken[at]].prefix) for at in pair):
                continue
            words = [units[at].text for at in pair]
            if all(word.isalpha() and not word.isascii() and word not in self._common for word in words) and self._index.misspelt(" ".join(words)):
                return [at for at in pair if at not in taken]
        return []

    def _behind(self, index: int, found: list[Piece], taken: dict[int, int], units: Sequence[Unit]) -> Iterator[int]:
        """The units of a name behind the title `found[index]`."""
        last, end = self._complement(index, found, taken, units)
        start = end + 1
        while start < len(units) and units[start].text in SILENT and start - end <= 2:
            start += 1
        run = self._run(start, found, taken, units)
        fresh = [position for position in run if position not in taken]
        if not fresh:
            return
        weights = [self._shapes.weight(units[position].text) for position in fresh]
        if all(units[position].text.endswith(_INDEFINITE) for position in fresh) and sum(weights) < _SURE * len(weights):
            return  # حضر مدير المستشفى حفلا بهيجا
        if len(run) < 2 or sum(weights) < CLEAR * len(weights):
            return
        if end > found[last].last:
            found[last] = replace(found[last], last=end)
            taken.update(dict.fromkeys(range(found[last].first, end + 1), last))
        yield from fresh

    def _complement(self, index: int, found: Sequence[Piece], taken: dict[int, int], units: Sequence[Unit]) -> tuple[int, int]:
        """(the last piece of the title, the last unit of what it is an office of)."""
        last, end, words = index, found[index].last, 0
        while end + 1 < len(units) and words < _REACH:
            position, linked = end + 1, False
            if units[position].text.removeprefix("و" if words else "") in self._links:
                position, linked = position + 1, True
            if position >= len(units):
                break
            at = taken.get(position)
            if at is not None and found[at].first == position and found[at].kind in _OF | _TITLES and (linked or found[at].prefix in ("", "ب", "ل")):
                last, end = at, found[at].last
                continue
            if at is not None or not ((linked and bool(words)) or self._defines(units[position].text, position, units)):
                break
            end, words = position, words + 1
        return last, end

    def _defines(self, word: str, position: int, units: Sequence[Unit]) -> bool:
        """Whether a word belongs to what an office is of: a definite one, or `ل` before a definite one (لشؤون اللاجئين)."""
        if word in self._common or not word.isalpha() or len(word) < 4:
            return False
        following = units[position + 1].text if position + 1 < len(units) else ""
        return word.startswith(_OPENINGS) or (word.startswith("ل") and following.startswith(_ARTICLE))

    def _run(self, start: int, found: Sequence[Piece], taken: dict[int, int], units: Sequence[Unit]) -> list[int]:
        """Units from `start` on that may be words of a name."""
        run: list[int] = []
        for position in range(start, min(start + _LONGEST, len(units))):
            at = taken.get(position)
            if at is not None and (found[at].prefix or not (found[at].kind == "name" or (found[at].kind == "short" and not run))):
                return [] if found[at].kind == "person" and not found[at].prefix else run
            if at is None and not self._fits(units[position].text):
                break
            run.append(position)
        return run

    def _fits(self, word: str) -> bool:
        if len(word) < 2 or not word.isalpha() or word.isascii() or word in self._common:
            return False
        least = _DEFINITE if word.startswith(_OPENINGS) else 0.0
        return len(word) == 2 or self._shapes.weight(word) > least

    def _before(self, title: Piece, found: Sequence[Piece], taken: dict[int, int], units: Sequence[Unit]) -> list[int]:
        """The units of a name before its title: `مارك ألين، رئيس شركة …`."""
        end = title.first - 1
        while end > 0 and units[end].text in SILENT and title.first - end <= 2:
            end -= 1
        if title.kind not in _BEHIND or title.prefix:
            return []
        run: list[int] = []
        while end >= 0 and len(run) < _LONGEST:
            at = taken.get(end)
            if (at is None and not self._fits(units[end].text)) or (at is not None and (found[at].kind != "name" or found[at].prefix)):
                break
            run.insert(0, end)
            end -= 1
        fresh = [position for position in run if position not in taken]
        weight = sum(self._shapes.weight(units[position].text) for position in fresh)
        told = len(run) > 1 and weight >= len(fresh) * (_BEFORE if len(fresh) == len(run) else _BESIDE)
        return fresh if told else []


def _put(name: Sequence[int], found: list[Piece], taken: dict[int, int]) -> None:
    """Name pieces for these units."""
    for position in name:
        taken[position] = len(found)
        found.append(Piece("name", position, position, "", (NameRow("", "", "family", None, False, BY_LETTERS),)))
