"""Folding of names for look-up and search: the same key for spellings that readers hold to be the same.

Used where no NLP library may be loaded (tables, queries, screens). `extraction.normalise` does the same for
running text with offsets, through camel-tools; a test keeps the two in step.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "گ": "ك", "ھ": "ه",
    "ة": "ه", "ہ": "ه", "ۀ": "ه",
    **{digit: str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)},
})
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Lower case, without diacritics, tatweel, accents and punctuation; hamza on alef, alef maqsura, Persian letters
    and teh marbuta folded; words joined by single spaces. `fold("مُصطفى مدبولي") == fold("مصطفي مدبولي")`."""
    text = unicodedata.normalize("NFKC", _MARKS.sub("", text)).translate(_LETTERS).lower()
    # Accents of Latin letters go; the hamza on waw and ya is a letter's own (رؤية, رئيس).
    text = "".join(ch if "\u0600" <= ch < "\u0700" else unicodedata.normalize("NFKD", ch)[0] for ch in text if not unicodedata.combining(ch))
    return " ".join(_NOT_WORD.sub(" ", text).split())
