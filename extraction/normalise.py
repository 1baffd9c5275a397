"""Normalised text whose every character knows where it came from.

camel-tools gives the letter rules (unicode forms, alef, alef maqsura, teh marbuta, diacritics); applying them a
character at a time keeps the way back to the original. The damage of OCR and of copying is mended here and
nowhere else: Persian letters, presentation forms, tatweel, invisible marks, `□` where a full stop stood.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)

from data.model import Span

# Marks that no reader sees or reads: joiners, directions, Quranic signs, hamza and madda written apart from their letter.
_MARKS = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0x610, 0x61A), (0x653, 0x65F), (0xFEFF, 0xFEFF), (0xAD, 0xAD))

# What camel-tools leaves alone: letters of neighbouring alphabets, invisible marks, ornaments, digits.
_REPLACED = {
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "گ": "ك",
    "ہ": "ه",
    "ۀ": "ه",
    "ھ": "ه",
    "ٱ": "ا",
    "ـ": "",
    "□": ".",
    "■": ".",
    "▪": ".",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "۔": ".",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‟": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u3000": " ",
    "\t": " ",
    "\r": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    **{chr(code): "" for first, last in _MARKS for code in range(first, last + 1)},
    **{digit: str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)},
}


@lru_cache(maxsize=4096)
def normal_character(character: str) -> str:
    """The normal form of one character: usually one, empty for marks, several for ligatures."""
    if character in _REPLACED:
        return _REPLACED[character]
    if character < "\u0080":
        return character.lower()
    if unicodedata.decomposition(character) and not "\u0600" <= character < "\u0700":
        bare = unicodedata.normalize("NFKD", character)
        if bare[0] < "\u0080":  # é, ğ, ş: press spellings differ in accents only
            return "".join(ch for ch in bare if not unicodedata.combining(ch)).lower()
    text = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(normalize_unicode(character)))))
    return "".join(_REPLACED.get(ch, ch) for ch in text).lower()


@dataclass(frozen=True, slots=True)
class Normalised:
    """`text` is normal; the character `text[i]` stands at `origins[i]` in the original and ends, with the vowel marks on it, before `ends[i]`.
    One more origin closes the text."""

    text: str
    origins: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Offsets in the original of `text[start:end]`, vowel marks on the last letter included."""
        if start >= end:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.ends[end - 1]


def normalise(original: str) -> Normalised:
    """The normal form of a text, with offsets that lead back."""
    letters = list(map(normal_character, original))
    origins: list[int] = []
    ends: list[int] = []
    done = 0
    # Nearly every character has one letter: only marks (none) and ligatures (several) are looked at one by one.
    for position in [at for at, normal in enumerate(letters) if len(normal) != 1]:
        origins.extend(range(done, position))
        ends.extend(range(done + 1, position + 1))
        normal, done = letters[position], position + 1
        origins.extend([position] * len(normal))
        ends.extend([done] * len(normal))
        if not normal and ends and ends[-1] == position and unicodedata.combining(original[position]):
            ends[-1] = done
    origins.extend(range(done, len(original) + 1))
    ends.extend(range(done + 1, len(original) + 1))
    return Normalised("".join(letters), tuple(origins), tuple(ends))


_SIGN = re.compile(r"[+()\"]")


@lru_cache(maxsize=65536)
def normal_name(name: str) -> str:
    """A name of the knowledge tables as it stands in normalised text: words joined by single spaces."""
    text = "".join(map(normal_character, name)).replace("-", " ").replace("'", " ")
    return " ".join(_SIGN.sub(r" \g<0> ", text).split())  # signs are tokens of their own: 5+5
