"""Chains of pieces that name one actor: `وزير الخارجية المصري السفير سامح شكري`, `سامح شكري، وزير خارجية مصر`.

A chain takes pieces that touch (a comma or quotation mark between them is nothing) until one names somebody else, or until a conjunction
or preposition stands before the next. `extraction.actors.reading` builds them; what a chain names is decided in `extraction.actors.resolve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.actors.pieces import Piece
from extraction.tokens import Unit

SILENT = frozenset(('"', ",", "'", "(", ")", "-"))
TITLES = frozenset({"rank", "office", "full_office", "loaded", "head", "counterpart", "official"})
OFFICES = frozenset({"office", "full_office", "loaded", "head", "counterpart"})
KNOWN_BODIES = ("organisation", "by_home", "generic")
UNKNOWN_BODIES = ("body", "band", "quoted")
_OWNERS = ("adjective", "state", "capital", "quality")
_BODIES = frozenset({*KNOWN_BODIES, "group", "plural_office", "both", "accompany", *UNKNOWN_BODIES})


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


def gap_between(units: Sequence[Unit], after: int, before: int) -> list[str]:
    """The words between two units."""
    return [unit.text for unit in units[after + 1 : before]]


def _country(piece: Piece) -> set[str]:
    return {row.code for row in piece.rows} if piece.kind in ("adjective", "state", "capital") else set()


def _owner_follows(pieces: Sequence[Piece], index: int, units: Sequence[Unit]) -> bool:
    """Whether the title at `index` leads on to another name, so that it cannot belong to the name before it."""
    for earlier, piece in zip(pieces[index:], pieces[index + 1 :], strict=False):
        if (
            piece.prefix
            or any(word not in SILENT for word in gap_between(units, earlier.last, piece.first))
            or "," in gap_between(units, earlier.last, piece.first)
        ):
            return False
        if piece.kind in ("person", "short", "name"):
            return True
        if piece.kind not in TITLES and piece.kind != "adjective":
            return False
    return False


def name_follows(pieces: Sequence[Piece], index: int, units: Sequence[Unit]) -> bool:
    """Whether a name or a rank stands right behind a piece, or a name behind a comma: القائد العام في شرق ليبيا المشير …"""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is None or following.prefix or following.kind not in ("person", "short", "name", "rank"):
        return False
    gap = gap_between(units, pieces[index].last, following.first)
    return not gap or (len(gap) <= 2 and set(gap) <= SILENT and following.kind != "rank")


def links_on(chain: Chain, piece: Piece, gap: list[str], links: frozenset[str], named: bool) -> bool:
    """`وزير الخارجية بجمهورية مصر العربية`, `السفير لدى ليبيا`, `المتحدث باسم الجيش`, `القائد العام في شرق ليبيا`, `envoy to Sudan`."""
    if piece.kind not in ("state", "capital", "place", *KNOWN_BODIES, "adjective", "group", *UNKNOWN_BODIES) or not chain.pieces:
        return False
    if chain.pieces[-1].kind == "group" and piece.kind in (*KNOWN_BODIES, "group", *UNKNOWN_BODIES):
        return (not gap and piece.prefix == "ل") or (not piece.prefix and len(gap) == 1 and gap[0] in links)  # ممثلون للجيش, وفد من الحركة
    if piece.kind == "group" or chain.pieces[-1].kind not in (*OFFICES, *_OWNERS, "organisation", "rank", *UNKNOWN_BODIES):
        return False
    if chain.pieces[-1].kind in ("state", "capital", "quality") and not chain.of(*OFFICES):
        return False  # سفير المملكة المتحدة لدى ليبيا, but not ليبيا لدى …
    if chain.named and chain.pieces[-1].kind not in OFFICES:
        return False
    if not gap and piece.prefix in ("ب", "ل"):
        return bool(chain.of(*OFFICES))
    return named and bool(gap) and not piece.prefix and all(word in links for word in gap) and bool(chain.of(*OFFICES, "rank"))


def touches(chain: Chain, piece: Piece, pieces: Sequence[Piece], index: int, units: Sequence[Unit]) -> bool:
    """Whether a piece right behind a chain belongs to it."""
    last, kind = chain.pieces[-1], piece.kind
    gap = [word for word in gap_between(units, chain.last, piece.first) if word != "s"]
    if "," in gap and not (kind in TITLES or (kind in ("person", "name") and not chain.named and chain.of(*TITLES))):
        return False
    if kind == "short" and any(set(piece.rows) & set(found.rows) for found in chain.of("person")):
        return True  # محمد حمدان دقلو «حميدتي»
    if kind in ("person", "short"):
        titled = bool(chain.of(*TITLES))
        return (
            not chain.named
            and not chain.of("both", "group", "accompany")
            and (titled or last.kind not in ("state", "capital", *KNOWN_BODIES, *UNKNOWN_BODIES))
        )
    if kind in (*OFFICES, "group") and last.kind in ("adjective", "state") and chain.pieces == (last,) and units[piece.first].text.isascii():
        return "," not in gap and (kind != "group" or last.kind == "adjective")  # Egypt's intelligence chief, Libyan officials
    if kind in OFFICES and last.kind in ("adjective", "state") and chain.pieces == (last,) and "," not in gap:
        return True  # Egypt's intelligence chief
    if kind in TITLES:
        if kind == "counterpart" or (kind in OFFICES and last.kind == "official") or (chain.of(*_BODIES) and not chain.of(*OFFICES)):
            return False
        if chain.named:
            return kind in OFFICES and not _owner_follows(pieces, index, units)
        return chain.of("state", "capital") == () or bool(chain.of(*OFFICES))
    if kind == "adjective":
        known = {code for found in chain.of("adjective", "state") for code in _country(found)}
        return last.kind in (*TITLES, *_BODIES, "former", "name") and (not known or bool(known & _country(piece)) or last.kind in _BODIES)
    if kind in ("state", "capital"):
        # وفدا ليبيا: without vowels an adjective and a state can look the same.
        return (last.kind in OFFICES and not chain.of("adjective", "state")) or (last.kind == "group" and not piece.prefix)
    if kind in (*KNOWN_BODIES, *UNKNOWN_BODIES):
        return last.kind in ("head", "office", "group") and not chain.named
    if kind == "place":
        return last.kind == "head" and not piece.prefix and not chain.named  # محافظ الفيوم, عميد بلدية زليتن
    if kind == "group":
        return last.kind == "group" and last == chain.pieces[0] and not piece.prefix
    if kind == "quality":
        return last.kind == "adjective" and bool(chain.of(*_BODIES))
    return kind == "former" and bool(chain.of(*OFFICES, "adjective"))


LISTED = ("plural_office", "both", "counterpart")
_NATIONAL = ("adjective", "state", "capital")


def lists_on(chain: Chain, pieces: Sequence[Piece], index: int, gap: list[str], words: frozenset[str]) -> bool:
    """`وزيرا الخارجية المصري والسعودي`, `وزراء الري في مصر والسودان وإثيوبيا`, `الجانبان الليبي والمصري`: a further country of a list.
    `words`: what may stand between its countries, and, before the first where another follows, `في`."""
    piece = pieces[index]
    if piece.kind not in _NATIONAL or not chain.pieces or chain.pieces[0].kind not in LISTED or chain.named:
        return False
    told = chain.of(*_NATIONAL)
    if len(told) + 1 < len(chain.pieces) or (bool(told) and (told[-1].kind == "adjective") != (piece.kind == "adjective")):
        return False
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    another = following is not None and following.kind in _NATIONAL and (following.prefix == "و" or following.first - piece.last in (2, 3))
    if not told:
        return (not piece.prefix or (piece.prefix == "ب" and another)) and set(gap) <= words and (not gap or another or "of" in gap)
    if gap and "," in gap:
        return not piece.prefix and set(gap) <= words and (another or bool(set(gap) & {"and"}))
    return (piece.prefix == "و" and not gap) or (bool(gap) and set(gap) <= words - {","} and not piece.prefix and "and" in gap)


def start_chain(piece: Piece) -> Chain | None:
    """A chain that begins with a piece; None for pieces that begin none."""
    if piece.kind in ("name", "place", "former", "adjective", "quality"):
        return None
    return Chain(piece.first, piece.last, piece.prefix, (piece,))


def leads_office(pieces: Sequence[Piece], index: int, units: Sequence[Unit]) -> bool:
    """English: a nationality or a country with 's right before an office."""
    piece, following = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if piece.kind not in ("adjective", "state") or following is None or following.kind not in (*OFFICES, "group"):
        return False
    if not units[piece.first].text.isascii():
        return False
    gap = set(gap_between(units, piece.last, following.first))
    return gap <= {"'", "s"} and (piece.kind == "adjective" or "s" in gap)
