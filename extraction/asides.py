"""Relative clauses between two commas: `استقبل فلان، الذي عاد أمس، علانا`. What stands in one belongs to it alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

_REACH = 30  # tokens of a clause between commas
_SIGNS = frozenset(",;:")
_ADJECTIVES = 3  # between a noun and its relative clause
_ARTICLE = "\u0627\u0644"


def find_asides(words: Sequence[str], kinds: Sequence[Collection[str]]) -> Mapping[int, int]:
    """The token of each Arabic relative pronoun behind a comma → that of the comma that closes its clause."""
    found: dict[int, int] = {}
    for start in range(1, len(words)):
        if words[start - 1] != "," or "relative" not in kinds[start] or words[start].isascii():
            continue
        end = next((position for position in range(start + 1, min(start + _REACH, len(words))) if words[position] in _SIGNS), None)
        if end is not None and words[end] == ",":
            found[start] = end
    return found


def find_relative(words: Sequence[str], kinds: Sequence[Collection[str]], start: int, definite: bool) -> int | None:
    """The token of الذي or التي behind a noun and its adjectives (القمة العربية الطارئة التي), looked for from `start` on."""
    for position in range(start, min(start + _ADJECTIVES + 1, len(words))):
        if "relative" in kinds[position]:
            return position
        if not (definite and words[position].startswith(_ARTICLE)):
            return None
    return None
