"""Places named again by their kind alone: المدينة, المحافظة, المعسكر mean the one that the text spoke of last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.model import Score
from extraction.gazetteer import without_clitics
from extraction.normalise import normal_name
from extraction.places.mention import PlaceMention
from extraction.places.scan import Scanned
from extraction.places.words import PlaceWords, is_locative_clitic

_BACK = 4  # sentences back to the last mention
_SCORE = Score(0.6, "named again by its kind alone")


def _kind(words: PlaceWords, scanned: Scanned, at: int) -> tuple[str, str, str] | None:
    """(clitics, bare word, precision) of a definite word for a kind of place that has no name behind it."""
    found = words.find("again", scanned.word(at))
    after = scanned.word(at + 1)
    if not found or (after.startswith("ال") and not words.has("again_adjective", after)):
        return None
    prefix, precision = found
    bare = next(rest for clitics, rest in without_clitics(scanned.word(at)) if clitics == prefix)
    english = bare.isascii()
    if english and scanned.word(at - 1) != "the":
        return None
    return prefix, bare if english else bare.removeprefix("ال"), precision


def _use(words: PlaceWords, scanned: Scanned, at: int, prefix: str) -> str | None:
    """How the word is used: `led` behind a preposition of place, `upon` behind على and the like, None otherwise."""
    before = scanned.word(at - 2) if scanned.word(at - 1) == "the" else scanned.word(at - 1)
    if is_locative_clitic(prefix) or (not prefix and words.has("locative", before)):
        return "led"
    return "upon" if not prefix and words.has("upon", before) else None


def _antecedent(known: Sequence[PlaceMention], sentence: int, unit: int, bare: str, precision: str) -> PlaceMention | None:
    """The last place of that kind before a token; a site must be called by the same word."""
    for mention in reversed(known):
        if mention.sentence > sentence or (mention.sentence == sentence and mention.first >= unit) or mention.dateline:
            continue
        if sentence - mention.sentence > _BACK:
            return None
        place = mention.place
        same = any(bare in normal_name(name).split() for name in (place.name_ar, place.name_en, *place.aliases_ar, *place.aliases_en))
        if mention.place.precision == precision and (precision != "site" or same):
            return mention
    return None


def find_again(scanned: Sequence[Scanned], words: PlaceWords, found: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions with those added that name a place again, in the order of the text."""
    taken = {(mention.sentence, token) for mention in found for token in range(mention.first, mention.last + 1)}
    added = [mention for sentence in scanned for mention in _again_in(sentence, words, found) if (mention.sentence, mention.first) not in taken]
    return tuple(sorted((*found, *added), key=lambda mention: (mention.sentence, mention.first)))


def _again_in(scanned: Scanned, words: PlaceWords, found: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    for at, unit in enumerate(scanned.units):
        kind = _kind(words, scanned, at)
        use = _use(words, scanned, at, kind[0]) if kind else None
        if kind is None or use is None:
            continue
        number = scanned.sentence.index
        told = _antecedent(found, number, unit.first, normal_name(kind[1]), kind[2])
        if told is not None:
            yield PlaceMention(number, unit.first, unit.last, told.place, _SCORE, False, True, None, use == "led")
