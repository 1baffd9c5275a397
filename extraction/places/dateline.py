"""Where a report was filed: `القاهرة – رويترز`, `سبق- القاهرة:`, `CAIRO (Reuters) -` at the head of the text."""

from __future__ import annotations

from extraction.document import Document, Sentence
from extraction.places.words import PlaceWords

_SEPARATORS = frozenset("-:/|")
_LINES = 3  # a dateline stands in one of the first lines
_BEFORE, _AFTER = 7, 12  # tokens: a byline before it, agency and date behind it
_TATWEEL = "ـ"  # lengthening sign, used as a dash; normalising drops it


def _dash_between(document: Document, sentence: Sentence, position: int) -> bool:
    """Whether a lone tatweel stands between the tokens `position` and `position + 1` in the original."""
    if not 0 <= position < len(sentence.tokens) - 1:
        return False
    normalised = document.normalised(sentence.part)
    start = normalised.origins[sentence.tokens[position].end - 1] + 1
    gap = document.article.part(sentence.part)[start : normalised.origins[sentence.tokens[position + 1].start]]
    return _TATWEEL in gap and any(ch.isspace() for ch in gap)


def _opens(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether nothing but a byline, an agency or another dateline stands before."""
    if first == 0:
        return True
    last = sentence.tokens[first - 1].text
    return first <= _BEFORE and (last in _SEPARATORS or last == "(" or _dash_between(document, sentence, first - 1))


def _closes(document: Document, sentence: Sentence, first: int, last: int, words: PlaceWords) -> bool:
    """Whether a separator follows, with at most agency, country or date between."""
    opened = first > 0 and sentence.tokens[first - 1].text == "("
    free = agency = False
    for position in range(last, min(len(sentence.tokens), last + _AFTER)):
        text = sentence.tokens[position].text
        if position > last:
            if text in _SEPARATORS:
                return True
            if text == "(":
                opened = True
            elif text == ")" and opened:
                if first > 0 and position == last + 1:
                    return True
                opened, free, agency = False, False, True
            elif text == ",":
                free = True
            elif words.has("agency", text):
                agency = True
            elif not (opened or free or text[0].isdigit() or words.has("filing_day", text)):
                return False  # الخرطوم في 4 مارس 2015م (سونا) -
        if _dash_between(document, sentence, position):
            return True
    return last + _AFTER > len(sentence.tokens) and (agency or first > 0 or last + 1 == len(sentence.tokens))


def is_dateline(document: Document, number: int, first: int, last: int, words: PlaceWords) -> bool:
    """Whether the tokens `first` to `last` of sentence `number` are the place of a dateline."""
    sentence = document.sentences[number]
    if sentence.part != "text" or number - sum(s.part == "title" for s in document.sentences) >= _LINES:
        return False
    return _opens(document, sentence, first) and _closes(document, sentence, first, last, words)
