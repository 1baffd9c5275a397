"""Latin spellings of the same Arabic name brought to one skeleton: Haftar and Hifter, Hemedti and Hamedti, Qaddafi and Gaddafi."""

from __future__ import annotations

import re

# Letters that romanisations use for one another, longest first; then the vowels go, and doubled letters become one.
_PAIRS = {
    "sch": "s", "ch": "s", "sh": "s", "kh": "k", "gh": "g", "dh": "d", "th": "t", "ph": "f", "dj": "j",
    "q": "k", "g": "k", "c": "k", "z": "s", "v": "f", "p": "b",
}
_PAIR = re.compile("|".join(sorted(_PAIRS, key=len, reverse=True)))
_VOWELS = re.compile("[aeiouyw']")
_DOUBLED = re.compile(r"(.)\1+")
_LATIN = re.compile("[a-z']+")


def skeleton(word: str) -> str:
    """The consonants of a folded Latin word: `skeleton("hifter") == skeleton("haftar") == "hftr"`. Where fewer than three are left,
    they say too little, and a word of four letters or more stands for itself without doubled letters (Sissi and Sisi).
    Empty for shorter words and other scripts."""
    if not _LATIN.fullmatch(word):
        return ""
    single = _DOUBLED.sub(r"\1", _PAIR.sub(lambda match: _PAIRS[match.group()], word))
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub("", single))
    return bones if len(bones) >= 3 else single if len(single) >= 4 else ""
