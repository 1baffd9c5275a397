"""Words and signs of a text, and the units that names are looked up by.

The press writes `عبد الفتاح` and `عبدالفتاح`, `أبو مازن` and `ابومازن`: both are joined to one unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# The stop of a title (د. عبد الله، م/ أحمد) is no sign of its own: it would part the title from the name.
_WORD = re.compile(r"[^\W_]+|(?<!\s[\u062f\u0645\u0627])[./]|[^\w\s./]|_")
# First halves of names that are written apart from or together with the second half.
_JOINED = {"عبد": "ال", "ابو": "", "ابا": "", "ابي": ""}
_HALVES = tuple(_JOINED)
_CLITICS = "وبلف"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign; `start` and `end` index the normalised text of the part."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One word for look-up; covers the tokens `first` to `last`. `capital`: a Latin word that the original writes with a capital letter."""

    text: str
    first: int
    last: int
    capital: bool = False


def split_tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Words and signs of `text[start:end]`, with offsets in `text`."""
    return tuple(Token(found.group(), found.start(), found.end()) for found in _WORD.finditer(text, start, end))


def words_of(text: str) -> list[str]:
    """The texts of all words and signs: `لجنة 5+5` is four."""
    return _WORD.findall(text)


def join_words(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """(word, first, last) with the halves of compound names joined."""
    joined: list[tuple[str, int, int]] = []
    position, count = 0, len(words)
    while position < count:
        word, last = words[position], position
        if word.endswith(_HALVES) and position + 1 < count:
            bare, following = word.lstrip(_CLITICS), words[position + 1]
            half = bare if bare in _JOINED else word
            if half in _JOINED and following.isalpha() and following.startswith(_JOINED[half]):
                word, last = word + following, position + 1
        joined.append((word, position, last))
        position = last + 1
    return joined


def read_units(tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """The tokens of a sentence as units for look-up; a hyphen or apostrophe inside a word (el-Sisi) is no unit."""
    kept = [i for i, token in enumerate(tokens) if token.text not in ("-", "'") or not _is_inside(tokens, i)]
    return tuple(Unit(word, kept[first], kept[last]) for word, first, last in join_words([tokens[i].text for i in kept]))


def _is_inside(tokens: Sequence[Token], i: int) -> bool:
    return 0 < i < len(tokens) - 1 and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start and tokens[i - 1].text.isascii()
