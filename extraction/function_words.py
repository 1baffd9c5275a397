"""The function words of the tables, looked up by their place in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from data.knowledge.grammar import WordRow
from extraction.normalise import normal_name

_NOTHING: Mapping[str, int] = MappingProxyType({})
_JOINABLE = frozenset(("attend", "chair", "mediate"))  # kinds of words that و may stand before


class Words:
    """Function words of the tables by kind; phrases of up to three words."""

    __slots__ = ("_heads", "_kinds", "_phrases")

    def __init__(self, rows: Sequence[WordRow]) -> None:
        self._phrases: dict[tuple[str, ...], set[str]] = {}
        for row in rows:
            words = normal_name(row.form).split()
            self._phrases.setdefault(tuple(words), set()).add(row.kind)
            if row.kind in _JOINABLE:
                self._phrases.setdefault(("\u0648" + words[0], *words[1:]), set()).add(row.kind)
        self._heads = frozenset(phrase[0] for phrase in self._phrases if phrase)
        # The press repeats itself: what three words are is remembered.
        self._kinds = lru_cache(maxsize=65536)(self._read_kinds)

    def kinds(self, words: Sequence[str], position: int) -> Mapping[str, int]:
        """The kinds of function word that begin at `position`, each with its length in tokens."""
        return self._kinds(*words[position : position + 3]) if words[position] in self._heads else _NOTHING

    def _read_kinds(self, *words: str) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for length in (3, 2, 1):
            for kind in self._phrases.get(words[:length], ()):
                found.setdefault(kind, length)
        return MappingProxyType(found)
