"""Chains of pieces that name one actor: `وزير الخارجية المصري السفير سامح شكري`, `سامح شكري، وزير خارجية مصر`.

A chain takes pieces that touch (a comma or quotation mark between them is nothing) until one names somebody else, or until a conjunction
or preposition stands before the next. What a chain names is decided in `extraction.actors.finder`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extraction.actors.pieces import Piece
from extraction.gazetteer import Unit

_SILENT = frozenset(('"', ",", "'", "(", ")", "-"))
_TITLES = frozenset({"rank", "office", "full_office", "loaded", "head", "counterpart", "official"})
_OFFICES = frozenset({"office", "full_office", "loaded", "head", "counterpart"})
_BODIES = frozenset({"organisation", "generic", "group", "plural_office", "both", "accompany"})


@dataclass(frozen=True, slots=True)
class Chain:
    """Units `first` to `last`; `prefix` the clitic before the first; `pieces` in order. `unknown`: units of a name that no table holds."""

    first: int
    last: int
    prefix: str
    pieces: tuple[Piece, ...]
    unknown: tuple[int, int] | None = None

    def of(self, *kinds: str) -> tuple[Piece, ...]:
        """The pieces of these kinds."""
        return tuple(piece for piece in self.pieces if piece.kind in kinds)

    @property
    def named(self) -> bool:
        """Whether a person's name, known or not, stands in the chain."""
        return self.unknown is not None or any(piece.kind in ("person", "short") for piece in self.pieces)


def _gap(units: Sequence[Unit], after: int, before: int) -> list[str]:
    return [unit.text for unit in units[after + 1:before]]


def _country(piece: Piece) -> set[str]:
    return {row.code for row in piece.rows} if piece.kind in ("adjective", "state", "capital") else set()


def _owner_follows(pieces: Sequence[Piece], index: int, units: Sequence[Unit]) -> bool:
    """Whether the title at `index` leads on to another name, so that it cannot belong to the name before it."""
    for earlier, piece in zip(pieces[index:], pieces[index + 1:], strict=False):
        if piece.prefix or any(word not in _SILENT for word in _gap(units, earlier.last, piece.first)) or "," in _gap(units, earlier.last, piece.first):
            return False
        if piece.kind in ("person", "short", "name"):
            return True
        if piece.kind not in _TITLES and piece.kind != "adjective":
            return False
    return False


def _name_follows(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a name or a rank stands right behind a piece: القائد العام في شرق ليبيا المشير …"""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return following is not None and following.first == pieces[index].last + 1 and not following.prefix and following.kind in ("person", "short", "name", "rank")


def _links(chain: Chain, piece: Piece, gap: list[str], links: frozenset[str], named: bool) -> bool:
    """`وزير الخارجية بجمهورية مصر العربية`, `السفير لدى ليبيا`, `المتحدث باسم الجيش`, `القائد العام في شرق ليبيا`, `envoy to Sudan`."""
    if piece.kind not in ("state", "capital", "place", "organisation", "generic", "adjective") or not chain.pieces:
        return False
    if chain.pieces[-1].kind == "group" and piece.kind in ("organisation", "generic"):
        return (not gap and piece.prefix == "ل") or (not piece.prefix and len(gap) == 1 and gap[0] in links)  # ممثلون للجيش, وفد من الحركة
    if chain.pieces[-1].kind not in (*_OFFICES, "adjective", "organisation", "rank"):
        return False
    if chain.named and chain.pieces[-1].kind not in _OFFICES:
        return False
    if not gap and piece.prefix in ("ب", "ل"):
        return bool(chain.of(*_OFFICES))
    return named and bool(gap) and not piece.prefix and all(word in links for word in gap) and bool(chain.of(*_OFFICES, "rank"))


def _of_other_country(chain: Chain, pieces: Sequence[Piece], index: int) -> bool:
    """`الرئيس عبد الفتاح السيسي الرئيس اليمني`: the title's nationality is not that of the person named before it."""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is None or following.first != pieces[index].last + 1 or following.kind not in ("adjective", "state"):
        return False
    countries = {row.country for piece in chain.of("person", "short") for row in piece.rows}
    return bool(countries) and not countries & _country(following)


def _touches(chain: Chain, piece: Piece, pieces: Sequence[Piece], index: int, units: Sequence[Unit]) -> bool:
    """Whether a piece right behind a chain belongs to it."""
    last, kind = chain.pieces[-1], piece.kind
    gap = [word for word in _gap(units, chain.last, piece.first) if word != "s"]
    if "," in gap and not (kind in _TITLES or (kind in ("person", "name") and not chain.named and chain.of(*_TITLES))):
        return False
    if kind == "short" and any(set(piece.rows) & set(found.rows) for found in chain.of("person")):
        return True  # محمد حمدان دقلو «حميدتي»
    if kind in ("person", "short"):
        return not chain.named and not chain.of("both", "group", "accompany") and (last.kind != "state" or bool(chain.of(*_TITLES)))
    if kind in _OFFICES and last.kind in ("adjective", "state") and chain.pieces == (last,):
        return True  # Egypt's intelligence chief
    if kind in _TITLES:
        if kind == "counterpart" or (kind in _OFFICES and last.kind == "official") or (chain.of(*_BODIES) and not chain.of(*_OFFICES)):
            return False
        if chain.named:
            return kind in _OFFICES and not _owner_follows(pieces, index, units) and not _of_other_country(chain, pieces, index)
        return chain.of("state", "capital") == () or bool(chain.of(*_OFFICES))
    if kind == "adjective":
        known = {code for found in chain.of("adjective", "state") for code in _country(found)}
        return last.kind in (*_TITLES, *_BODIES, "former", "name") and (not known or bool(known & _country(piece)) or last.kind in _BODIES)
    if kind in ("state", "capital"):
        return last.kind in _OFFICES and not chain.of("adjective", "state")
    if kind in ("organisation", "generic"):
        return last.kind in ("head", "office", "group") and not chain.named
    return kind == "former" and bool(chain.of(*_OFFICES, "adjective"))


def _unknown_name(piece: Piece, chain: Chain | None, pieces: Sequence[Piece], index: int, units: Sequence[Unit]) -> tuple[int, int] | None:
    """The units of an unknown person's name that begins at the name word `piece`: two words and more, or one behind a title."""
    last, position = piece.last, index
    while position + 1 < len(pieces):
        following = pieces[position + 1]
        if following.kind not in ("name", "short") or following.prefix or following.first != last + 1:
            break
        last, position = following.last, position + 1
    titled = chain is not None and bool(chain.of(*_TITLES)) and not chain.named
    words = pieces[index:position + 1]
    if not any(_tells(found) for found in words) or (not titled and not _tells(piece)):
        return None  # أمل, سلام, ربيع: names only beside other name words
    length = len(words)
    if titled and last + 1 < len(units) and _name_like(units, last + 1, pieces, position):
        last, length = last + 1, length + 1
    return (piece.first, last) if length >= (1 if titled else 2) else None


def _tells(piece: Piece) -> bool:
    """Whether a name word is no common word as well."""
    return piece.kind == "short" or not any(row.ambiguous for row in piece.rows)


def _name_like(units: Sequence[Unit], position: int, pieces: Sequence[Piece], index: int) -> bool:
    """Whether a word that no table knows may close a name behind a title: a definite word that is no other piece."""
    text = units[position].text
    taken = index + 1 < len(pieces) and pieces[index + 1].first == position
    return not taken and text.isalpha() and len(text) > 3 and text.startswith("ال")


def _start(piece: Piece) -> Chain | None:
    if piece.kind in ("name", "place", "former", "adjective"):
        return None
    return Chain(piece.first, piece.last, piece.prefix, (piece,))


def _leads_office(pieces: Sequence[Piece], index: int, units: Sequence[Unit]) -> bool:
    """English: a nationality or a country with 's right before an office."""
    piece, following = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if piece.kind != "adjective" or following is None or following.kind not in _OFFICES or not units[piece.first].text.isascii():
        return False
    return set(_gap(units, piece.last, following.first)) <= {"'", "s"}


def find_chains(pieces: Sequence[Piece], units: Sequence[Unit], links: frozenset[str]) -> tuple[Chain, ...]:
    """The chains of one sentence, in order, those of titles alone included.
    `links`: words that may stand between an office and what it is an office of."""
    chains: list[Chain] = []
    current: Chain | None = None
    taken = -1
    for index, piece in enumerate(pieces):
        if piece.first <= taken:
            continue
        gap = _gap(units, current.last, piece.first) if current else []
        close = current is not None and not piece.prefix and all(word in _SILENT for word in gap)
        if piece.kind == "name" or (piece.kind == "short" and index + 1 < len(pieces) and pieces[index + 1].kind == "name" and pieces[index + 1].first == piece.last + 1):
            span = _unknown_name(piece, current if close else None, pieces, index, units)
            if span and not (close and current is not None and current.named):
                base = current if close and current is not None and current.of(*_TITLES) and not current.of("both", "accompany") else None
                if current is not None and base is None:
                    chains.append(current)
                current = replace(base, last=span[1], unknown=span) if base else Chain(span[0], span[1], piece.prefix, (), span)
                taken = span[1]
            elif close and current is not None and current.named and piece.first == current.last + 1:
                current = replace(current, last=piece.last)
            continue
        if current is not None and (_links(current, piece, gap, links, _name_follows(pieces, index)) or (close and current.pieces and _touches(current, piece, pieces, index, units))):
            current = replace(current, last=piece.last, pieces=(*current.pieces, piece))
            continue
        if current is not None and not current.pieces and close and piece.kind in _OFFICES:
            current = replace(current, last=piece.last, pieces=(piece,))
            continue
        before = pieces[index - 1] if index else None
        if piece.kind == "state" and not piece.prefix and before is not None and before.kind in ("place", "capital") and before.last == piece.first - 1:
            continue  # مدينة جدة السعودية: an adjective of the place
        started = Chain(piece.first, piece.last, "", (piece,)) if _leads_office(pieces, index, units) else _start(piece)
        if started is not None:
            if current is not None:
                chains.append(current)
            current = started
    if current is not None:
        chains.append(current)
    return tuple(chains)
