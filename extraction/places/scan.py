"""Names of places in the words of a sentence, before anybody asks what they mean there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.model import HOME_COUNTRIES
from extraction.document import Document, Sentence
from extraction.gazetteer import Match
from extraction.places.index import Entry, PlaceIndex
from extraction.places.words import PlaceWords
from extraction.tokens import Token, Unit, read_units

_SHORT = 5  # letters; a shorter name is not read behind ف or ك (فسرت is a verb, not "and Sirte")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at the units `first` to `last` of a sentence, `prefix` its clitics. `capital`: found as "the capital of a country".
    `bare`: only "the capital", of a country that the article must tell. `inner`: within the name of a court or another body that sits there."""

    sentence: int
    first: int
    last: int
    prefix: str
    entries: tuple[Entry, ...]
    capital: str | None = None
    bare: bool = False
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Scanned:
    """A sentence as units, with its hits and the countries that its adjectives name."""

    sentence: Sentence
    units: tuple[Unit, ...]
    hits: tuple[Hit, ...]
    adjectives: tuple[str, ...]

    def word(self, position: int) -> str:
        """The text of a unit; empty outside the sentence."""
        return self.units[position].text if 0 <= position < len(self.units) else ""


def _is_joint(tokens: tuple[Token, ...], position: int) -> bool:
    """A hyphen or apostrophe inside a word: Port-Sudan, N'Djamena."""
    if tokens[position].text not in ("-", "'") or not 0 < position < len(tokens) - 1:
        return False
    return tokens[position - 1].end == tokens[position].start and tokens[position].end == tokens[position + 1].start


def split_units(sentence: Sentence) -> tuple[Unit, ...]:
    """The sentence's units, hyphens and apostrophes inside words left out; `first` and `last` still index its tokens."""
    if not any(token.text in ("-", "'") for token in sentence.tokens):
        return sentence.units
    kept = [position for position in range(len(sentence.tokens)) if not _is_joint(sentence.tokens, position)]
    return tuple(Unit(unit.text, kept[unit.first], kept[unit.last]) for unit in read_units([sentence.tokens[position] for position in kept]))


def is_capitalised(document: Document, sentence: Sentence, unit: Unit) -> bool:
    """Whether a Latin word begins with a capital in the original; True for every other script."""
    normalised = document.normalised(sentence.part)
    original = document.article.part(sentence.part)[normalised.origins[sentence.tokens[unit.first].start]]
    return not original.isascii() or original.isupper() or original.isdigit()


def _is_name(document: Document, sentence: Sentence, units: tuple[Unit, ...], match: Match[Entry]) -> bool:
    common = any(entry.ambiguous and entry.place.precision == "site" for entry in match.payloads)  # the presidential palace
    if not common and not any(is_capitalised(document, sentence, unit) for unit in units[match.first : match.last + 1]):
        return False
    length = len(units[match.first].text) - len(match.prefix)
    return not (set(match.prefix) & set("فك") and match.first == match.last and length < _SHORT)


def _capital(index: PlaceIndex, found: tuple[str, str] | None, units: tuple[Unit, ...], at: int) -> tuple[int, str, str] | None:
    """(last unit, country, clitics) of العاصمة الليبية or "Libyan capital" at `at`; `found`: "capital" as the word at `at`."""
    if at + 1 >= len(units):
        return None
    if found and (country := index.adjectives.get(units[at + 1].text)):
        return at + 1, country, found[0]
    if units[at + 1].text == "capital" and (country := index.adjectives.get(units[at].text)):
        return at + 1, country, ""
    return None


def _capital_hit(index: PlaceIndex, found: tuple[int, str, str], sentence: int, units: tuple[Unit, ...], at: int) -> Hit | None:
    last, country, prefix = found
    place = index.capitals.get(country)
    if place is None:
        return None
    after = last + 2 if last + 1 < len(units) and units[last + 1].text in (",", "(", "-") else last + 1
    named = index.places.longest(units, after) if after < len(units) else None
    if named and not named.prefix and any(entry.place is place for entry in named.payloads):
        last = named.last
    return Hit(sentence, at, last, prefix, (Entry(place, False),), country)


def _bare_capital(index: PlaceIndex, found: tuple[str, str], units: tuple[Unit, ...], number: int, at: int) -> Hit | None:
    """في العاصمة, "in the capital": not العاصمة الإدارية, not العاصمة طرابلس, not "the capital of"."""
    after = units[at + 1].text if at + 1 < len(units) else ""
    definite = units[at].text.removeprefix(found[0]).startswith("ال") or (at > 0 and units[at - 1].text == "the")
    if not definite or after.startswith("ال") or after in ("of", "city") or (after and index.places.longest(units, at + 1)):
        return None
    entries = tuple(Entry(place, True) for country, place in index.capitals.items() if country in HOME_COUNTRIES)
    return Hit(number, at, at, found[0], entries, bare=True)


def _seat_of(index: PlaceIndex, words: PlaceWords, number: int, units: tuple[Unit, ...], cover: Match[str]) -> Iterator[Hit]:
    """The town in the name of a body that sits in it (محكمة جنايات الإسكندرية)."""
    if not words.has("seat", units[cover.first].text):
        return
    for at in range(cover.first + 1, cover.last + 1):
        match = index.places.longest(units, at)
        if match and match.last <= cover.last and not match.prefix:
            yield Hit(number, match.first, match.last, "", match.payloads, inner=True)
            return


def _find_hits(document: Document, index: PlaceIndex, words: PlaceWords, number: int, units: tuple[Unit, ...]) -> Iterator[Hit]:
    sentence, at = document.sentences[number], 0
    while at < len(units):
        head = words.find("capital", units[at].text)
        capital = _capital(index, head, units, at)
        hit = _capital_hit(index, capital, number, units, at) if capital else None
        if hit is None:
            match, cover = index.places.longest(units, at), index.covers.longest(units, at)
            if cover and cover.last > cover.first and (match is None or cover.last > match.last):
                yield from _seat_of(index, words, number, units, cover)
                at = cover.last + 1
                continue
            if match and _is_name(document, sentence, units, match):
                hit = Hit(number, match.first, match.last, match.prefix, match.payloads)
            elif match is None and head:
                hit = _bare_capital(index, head, units, number, at)
        if hit is not None:
            yield hit
            at = hit.last
        at += 1


def scan_document(document: Document, index: PlaceIndex, words: PlaceWords) -> tuple[Scanned, ...]:
    """Every sentence with the names found in it."""
    scanned = []
    for number, sentence in enumerate(document.sentences):
        units = split_units(sentence)
        hits = tuple(_find_hits(document, index, words, number, units))
        adjectives = tuple(index.adjectives[unit.text.removeprefix("و")] for unit in units if unit.text.removeprefix("و") in index.adjectives)
        scanned.append(Scanned(sentence, units, hits, adjectives))
    return tuple(scanned)
