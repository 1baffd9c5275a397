"""Names of the tables found in tokens: a trie over words, with Arabic clitics before the first word.

The press writes `عبد الفتاح` and `عبدالفتاح`, `أبو مازن` and `ابومازن`: both are joined to one word before look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from extraction.document import Token
from extraction.normalise import normal_name

T = TypeVar("T")

# First halves of names that are written apart from or together with the second half.
_JOINED = {"عبد": "ال", "ابو": "", "ابا": "", "ابي": ""}
# Clitics that may stand before a name: conjunctions, then prepositions; `لل` hides an article.
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Unit:
    """One word for look-up; covers the tokens `first` to `last`."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """`payloads` found at the units `first` to `last` (both included); `prefix` is the clitic before, such as `و` or `ل`."""

    first: int
    last: int
    prefix: str
    payloads: tuple[T, ...]


def join_words(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """(word, first, last) with the halves of compound names joined."""
    joined: list[tuple[str, int, int]] = []
    position = 0
    while position < len(words):
        word, last = words[position], position
        bare = word.lstrip("وبلف") if word.lstrip("وبلف") in _JOINED else word
        following = words[position + 1] if position + 1 < len(words) else ""
        if bare in _JOINED and following.isalpha() and following.startswith(_JOINED[bare]):
            word, last = word + following, position + 1
        joined.append((word, position, last))
        position = last + 1
    return joined


def read_units(tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """The tokens of a sentence as units for look-up; a hyphen or apostrophe inside a word (el-Sisi) is no unit."""
    kept = [i for i, token in enumerate(tokens) if not (token.text in "-'" and _is_inside(tokens, i))]
    return tuple(Unit(word, kept[first], kept[last]) for word, first, last in join_words([tokens[i].text for i in kept]))


def _is_inside(tokens: Sequence[Token], i: int) -> bool:
    return 0 < i < len(tokens) - 1 and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start and tokens[i - 1].text.isascii()


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

    __slots__ = ("_root",)

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for name, payload in pairs:
            words = [entry[0] for entry in join_words(normal_name(name).split())]
            if not words:
                continue
            node = self._root
            for word in words:
                node = node.children.setdefault(word, _Node())
            if payload not in node.payloads:
                node.payloads = (*node.payloads, payload)

    def longest(self, units: Sequence[Unit], start: int) -> Match[T] | None:
        """The longest name that begins at the unit `start`; a plain reading wins over one with clitics of the same length."""
        best: Match[T] | None = None
        for prefix, word in without_clitics(units[start].text):
            node, position = self._root.children.get(word), start
            while node is not None:
                if node.payloads and (best is None or position > best.last):
                    best = Match(start, position, prefix, node.payloads)
                position += 1
                node = node.children.get(units[position].text) if position < len(units) else None
        return best

    def exact(self, name: str) -> tuple[T, ...]:
        """The payloads of exactly this name, without clitics."""
        node: _Node[T] | None = self._root
        for word, _, _ in join_words(normal_name(name).split()):
            node = node.children.get(word) if node else None
        return node.payloads if node else ()
