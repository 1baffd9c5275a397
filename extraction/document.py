"""An article cut into sentences and tokens, all with offsets into the original part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.model import Article, Part, Span
from extraction.normalise import Normalised, normalise
from extraction.tokens import Token, Unit, read_units, split_tokens

# A sentence ends at . ! ? before a space or the end, not inside numbers or Latin abbreviations, or at a line's end.
_END = re.compile(r"(?<![\d.])[.!?]+[\"')\]]*(?=\s|$)|(?<=\d)\.[\"')\]]*(?=\s+\D|\s*$)|\n+")
# Characters; the longest sentences of the press have some 900.
_LONGEST = 1200
_HEADING = 9  # words of a heading or a byline at most
_FILED = 30  # letters in which a byline comes to its separator
# د. and أ. before a name, م. too unless it ends a date (2026 م.).
_ABBREVIATION = re.compile(r"(?:\b[a-z\u062f\u0627]|(?<!\d )\b\u0645|\b(?:mr|mrs|dr|gen|lt|col|maj|st|no|vs|sgt|capt|prof|u\.s|u\.n))\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`start`, `end`: offsets in the original part, blanks at the ends left out. `tokens` index the normalised text,
    `units` are they as names are looked up by.
    `kind` tells title, heading (a line without a full stop, short), lead (first of the body) or body."""

    part: Part
    index: int
    start: int
    end: int
    kind: str
    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article ready for finding mentions. Sentences of the title come first."""

    article: Article
    title: Normalised
    text: Normalised
    sentences: tuple[Sentence, ...]

    def normalised(self, part: Part) -> Normalised:
        """The normalised form of a part."""
        return self.title if part == "title" else self.text

    def span(self, sentence: Sentence, first: int, last: int) -> Span:
        """Offsets in the original of the tokens `first` to `last`, both included."""
        return self.normalised(sentence.part).original(sentence.tokens[first].start, sentence.tokens[last].end)


def _cuts(text: str) -> list[tuple[int, int, bool]]:
    """(start, end, ends with its line) of each sentence, in the normalised text."""
    found: list[tuple[int, int, bool]] = []
    begin = 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and _ABBREVIATION.search(text, max(0, match.start() - 8), match.start() + 1):
            continue
        found.append((begin, match.start() if match.group()[0] == "\n" else match.end(), match.group()[0] == "\n"))
        begin = match.end()
    found.append((begin, len(text), True))
    return found


def _bounded(text: str, cuts: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """The cuts, those of a text without full stops cut further at commas, or else at blanks: no sentence may cost without bound."""
    for start, end, line_ends in cuts:
        while end - start > _LONGEST:
            at = text.rfind(",", start + _LONGEST // 2, start + _LONGEST)
            at = at if at > 0 else text.rfind(" ", start + 1, start + _LONGEST)
            at = at + 1 if at > 0 else start + _LONGEST
            yield start, at, False
            start = at
        yield start, end, line_ends


def _is_byline(text: str) -> bool:
    """Whether a short first line says who reports from where (`الخرطوم: «خاص»`, `القاهرة - الجزيرة:`), and is not the lead."""
    return text.endswith(":") or (text.endswith('"') and any(sign in text[:_FILED] for sign in ":-/|"))


def _kind(part: Part, text: str, first: bool, alone: bool) -> str:
    if part == "title":
        return "title"
    if alone and len(text.split()) <= _HEADING and (text[-1] not in '.!?:,"' or (first and _is_byline(text))):
        return "heading"
    return "lead" if first else "body"


def _with_capitals(units: tuple[Unit, ...], tokens: Sequence[Token], normalised: Normalised, original: str) -> tuple[Unit, ...]:
    """The units, each told whether its Latin word begins with a capital in the original."""
    return tuple(
        replace(unit, capital=True)
        if unit.text.isascii() and unit.text[0].isalpha() and original[normalised.origins[tokens[unit.first].start]].isupper() else unit
        for unit in units
    )


def split_sentences(part: Part, normalised: Normalised, original: str, offset: int = 0) -> tuple[Sentence, ...]:
    """The sentences of one part; `offset` is the index of the first."""
    sentences: list[Sentence] = []
    line_open = False
    for start, end, line_ends in _bounded(normalised.text, _cuts(normalised.text)):
        piece = normalised.text[start:end]
        alone = line_ends and not line_open
        line_open = not line_ends
        if not any(ch.isalnum() for ch in piece):
            continue
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        first = not any(s.kind in ("lead", "body") for s in sentences)
        kind = _kind(part, normalised.text[start:end], first, alone)
        origin = normalised.original(start, end)
        tokens = split_tokens(normalised.text, start, end)
        units = _with_capitals(read_units(tokens), tokens, normalised, original)
        sentences.append(Sentence(part, offset + len(sentences), *origin, kind, tokens, units))
    return tuple(sentences)


def read_document(article: Article) -> Document:
    """The article, normalised and cut; pure."""
    title, text = normalise(article.title), normalise(article.text)
    sentences = split_sentences("title", title, article.title)
    return Document(article, title, text, sentences + split_sentences("text", text, article.text, len(sentences)))
