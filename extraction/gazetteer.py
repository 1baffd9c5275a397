"""Names of the tables found in units: a trie over words, with Arabic clitics before the first word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from extraction.normalise import normal_name
from extraction.tokens import Unit, join_words, words_of

T = TypeVar("T")

# Clitics that may stand before a name: conjunctions, then prepositions; `لل` hides an article.
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """`payloads` found at the units `first` to `last` (both included); `prefix` is the clitic before, such as `و` or `ل`."""

    first: int
    last: int
    prefix: str
    payloads: tuple[T, ...]


@lru_cache(maxsize=65536)
def without_clitics(word: str) -> tuple[tuple[str, str], ...]:
    """(prefix, rest) of every way to read clitics before a word, the plain word first."""
    found = [("", word)]
    for conjunction in ("", *_CONJUNCTIONS):
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        if conjunction and len(rest) > 1:
            found.append((conjunction, rest))
        if rest.startswith("لل") and len(rest) > 3:
            found.append((conjunction + "ل", "ال" + rest[2:]))
        for preposition in _PREPOSITIONS:
            if rest.startswith(preposition) and len(rest) > 3:
                found.append((conjunction + preposition, rest[1:]))
    return tuple(found)


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    payloads: tuple[T, ...] = ()


class Gazetteer(Generic[T]):
    """Names → payloads. Built once by `Gazetteer(pairs)`, then only read."""

    __slots__ = ("_root", "_starts")

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for name, payload in pairs:
            words = [entry[0] for entry in join_words(words_of(normal_name(name)))]
            if not words:
                continue
            node = self._root
            for word in words:
                node = node.children.setdefault(word, _Node())
            if payload not in node.payloads:
                node.payloads = (*node.payloads, payload)

        # Most words begin no name: what a word may begin is remembered, so that it costs one look-up.
        self._starts = lru_cache(maxsize=32768)(self._read_starts)

    def _read_starts(self, word: str) -> tuple[tuple[str, _Node[T]], ...]:
        nodes = ((prefix, self._root.children.get(rest)) for prefix, rest in without_clitics(word))
        return tuple((prefix, node) for prefix, node in nodes if node is not None)

    def begins(self, word: str) -> bool:
        """Whether a name may begin with this word, clitics aside."""
        return bool(self._starts(word))

    def longest(self, units: Sequence[Unit], start: int) -> Match[T] | None:
        """The longest name that begins at the unit `start`; a plain reading wins over one with clitics of the same length."""
        best: Match[T] | None = None
        for prefix, first in self._starts(units[start].text):
            node: _Node[T] | None = first
            position = start
            while node is not None:
                if node.payloads and (best is None or position > best.last):
                    best = Match(start, position, prefix, node.payloads)
                position += 1
                node = node.children.get(units[position].text) if position < len(units) else None
        return best

    def exact(self, name: str) -> tuple[T, ...]:
        """The payloads of exactly this name, without clitics."""
        node: _Node[T] | None = self._root
        for word, _, _ in join_words(words_of(normal_name(name))):
            node = node.children.get(word) if node else None
        return node.payloads if node else ()
