"""What a chain tells by itself: countries, roles, the words of its titles."""

from __future__ import annotations

from collections.abc import Sequence

from data.knowledge.actors import StateRow
from extraction.actors.chains import Chain
from extraction.tokens import Unit

OFFICE_KINDS = ("full_office", "loaded", "office")
_ARTICLE = "ال"


def codes_of(chain: Chain) -> set[str]:
    """The countries of its nationalities and states."""
    found: set[str] = set()
    for piece in chain.of("adjective", "state", "capital"):
        found = {row.code for row in piece.rows if isinstance(row, StateRow)} if not found else found & {row.code for row in piece.rows} or found
    return found


def listed_countries(chain: Chain) -> tuple[str, ...]:
    """The countries that a list in the chain names, each once, in order: المصري والليبي والسوداني, مصر وليبيا."""
    return tuple(dict.fromkeys(piece.rows[0].code for piece in chain.of("adjective", "state", "capital")))


def roles_of(chain: Chain) -> set[str]:
    """The generic roles of its offices."""
    return {row.role for piece in chain.of(*OFFICE_KINDS) for row in piece.rows}


def is_construct(chain: Chain, units: Sequence[Unit]) -> bool:
    """Whether the office has neither article nor country, so that what it governs isn't known (رئيس, وزير خارجية)."""
    piece = chain.of(*OFFICE_KINDS)[0]
    word = units[piece.last].text
    return piece.kind == "office" and not codes_of(chain) and not word.startswith((_ARTICLE, "ل", "بال", "وال")) and not word.isascii()


def titles_of(chain: Chain, units: Sequence[Unit]) -> set[str]:
    """The words of the titles in a chain, without clitics and article."""
    words: set[str] = set()
    for piece in chain.of("rank", "official", "head", *OFFICE_KINDS):
        for position in range(piece.first, piece.last + 1):
            text = units[position].text
            text = text[len(chain.prefix) :] if position == chain.first and text.startswith(chain.prefix) else text
            words.add(text.removeprefix(_ARTICLE))
    return words
