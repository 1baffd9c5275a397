"""Normalised text whose every character knows where it came from.

camel-tools gives the letter rules (unicode forms, alef, alef maqsura, teh marbuta, diacritics); applying them a
character at a time keeps the way back to the original. The damage of OCR and of copying is mended here and
nowhere else: Persian letters, presentation forms, tatweel, invisible marks, `□` where a full stop stood.
"""

from __future__ import annotations

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
    **{chr(code): "" for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD)},
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
    """`text` is normal; the character `text[i]` stands at `origins[i]` in the original. One more origin closes the text."""

    text: str
    origins: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Offsets in the original of `text[start:end]`, marks inside and right after the last letter included."""
        if start >= end:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.origins[end - 1] + 1

    def located(self, position: int) -> int:
        """The first index of `text` at or behind the original offset `position`."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.origins[middle] < position:
                low = middle + 1
            else:
                high = middle
        return low


def normalise(original: str) -> Normalised:
    """The normal form of a text, with offsets that lead back."""
    letters: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(original):
        normal = normal_character(character)
        letters.append(normal)
        origins.extend([position] * len(normal))
    origins.append(len(original))
    return Normalised("".join(letters), tuple(origins))


@lru_cache(maxsize=65536)
def normal_name(name: str) -> str:
    """A name of the knowledge tables as it stands in normalised text: words joined by single spaces."""
    return " ".join(word for word in "".join(map(normal_character, name)).replace("-", " ").replace("'", " ").split())
