"""Latin spelling of Arabic names that no table holds: word by word from the table of name words, else letter by letter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extraction.normalise import normal_name
from extraction.tokens import join_words

# Consonants as the press writes them; short vowels are unknown and stay out, as in ALA-LC without diacritics.
_LETTERS = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئ",
        (
            "a",
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "u",
            "i",
            "",
            "u",
            "i",
        ),
        strict=True,
    )
)
_BETWEEN = re.compile(r"([bcdfghjklmnpqrstvwxyz])(?=[bcdfghjklmnpqrstvwxyz])")


def romanise_word(word: str, names: Mapping[str, str]) -> str:
    """One normalised word. `names` maps normalised Arabic name words to their press spelling."""
    if word in names:
        return names[word]
    if word.startswith("ال") and len(word) > 3:
        return "al-" + romanise_word(word[2:], names)
    letters = "".join(_LETTERS.get(ch, ch) for ch in word)
    spread = letters if re.search("[aiu]", letters[1:-1]) else _BETWEEN.sub(r"\1a", letters, count=1)
    return spread[:1].upper() + spread[1:]


def romanise(name: str, names: Mapping[str, str]) -> str:
    """A whole name, words joined by spaces; words in Latin letters stay. Halves of a compound are read as one where the table has it."""
    words = normal_name(name).split()
    found: list[str] = []
    for word, first, last in join_words(words):
        found.extend([word] if word in names else words[first : last + 1])
    return " ".join(romanise_word(word, names) if not word.isascii() else word.title() for word in found)
