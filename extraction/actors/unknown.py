"""Names of persons whom no table knows, told by name words, by titles before them and by position."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.actors.chains import SILENT, TITLES, Chain, gap_between
from extraction.actors.pieces import BY_LETTERS, Piece
from extraction.tokens import Unit

_REACH = 2  # words that may stand between a title and the name behind it (وزير داخليتها فلان)


def is_titled(chain: Chain | None, piece: Piece, units: Sequence[Unit]) -> bool:
    """Whether a title stands right before a name word, or within two words that no sign divides."""
    if chain is None or chain.named or piece.prefix or not chain.of(*TITLES):
        return False
    gap = gap_between(units, chain.last, piece.first)
    if all(word in SILENT for word in gap):
        return True
    return bool(chain.of("head", "office")) and len(gap) <= _REACH and all(word.isalpha() for word in gap)


def find_unknown(index: int, titled: bool, pieces: Sequence[Piece], units: Sequence[Unit], common: frozenset[str]) -> tuple[int, int] | None:
    """The units of the name that begins at the name word `pieces[index]`: two words and more, or one behind a title.
    `common`: verb forms and function words, which end a name."""
    first, last, position = pieces[index], pieces[index].last, index
    while position + 1 < len(pieces):
        following = pieces[position + 1]
        if following.kind not in ("name", "short") or following.prefix or following.first != last + 1:
            break
        if following.kind == "short" and any(is_strange(piece) for piece in pieces[index : position + 1]) and position > index:
            break  # التقى أنتوني بلينكن السيسي
        last, position = following.last, position + 1
    while position > index and _dangles(pieces[position], units, common):
        position -= 1  # التقى الدباشي على هامش …, فيصل بن …
        last = pieces[position].last
    words = pieces[index : position + 1]
    others = words[1:] if units[first.first].text in common else words  # على أم درمان
    if not titled and not (_tells(first) and any(map(_tells, others))):
        return None  # أمل, سلام, ربيع: names only beside other name words
    length = len(words)
    if titled and _closes(last + 1, pieces, position, units, common, alone=length == 1):
        last, length = last + 1, length + 1
    return (first.first, last) if length >= (1 if titled else 2) else None


def _dangles(piece: Piece, units: Sequence[Unit], common: frozenset[str]) -> bool:
    """Whether the last word of a name is rather a preposition that leads on (على), or one that no name ends with (بن)."""
    word, following = units[piece.last].text, piece.last + 1
    leads = following < len(units) and units[following].text not in SILENT and units[following].text.isalpha()
    return len(word) == 2 or (word in common and leads)


def is_strange(piece: Piece) -> bool:
    """Whether a word is a name by its letters alone."""
    return piece.kind == "name" and piece.rows[0].source == BY_LETTERS


def _tells(piece: Piece) -> bool:
    """Whether a name word is no common word as well."""
    return piece.kind == "short" or not any(row.ambiguous for row in piece.rows)


def _closes(position: int, pieces: Sequence[Piece], index: int, units: Sequence[Unit], common: frozenset[str], alone: bool) -> bool:
    """Whether a word that no table knows is the family name: a definite word, or behind a lone given name any word that is neither verb nor
    function word."""
    if position >= len(units) or (index + 1 < len(pieces) and pieces[index + 1].first == position):
        return False
    text = units[position].text
    if not text.isalpha() or text.isascii() or len(text) <= 3 or text in common:
        return False
    return text.startswith("\u0627\u0644") or (alone and not text.startswith(("\u0648", "\u0641", "\u0628", "\u0644")))
