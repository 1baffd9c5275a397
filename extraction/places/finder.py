"""Finds the places of an article. What is around a name decides: `cues` reads it, `resolve` weighs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from data.knowledge import Knowledge
from data.knowledge.places import PlaceRow
from data.model import Score
from extraction.document import Document
from extraction.normalise import normal_name
from extraction.places.again import find_again
from extraction.places.cues import Cue, read_cue
from extraction.places.dateline import is_dateline
from extraction.places.index import PlaceIndex, build_index
from extraction.places.mention import PlaceMention
from extraction.places.resolve import Evidence, read_evidence, resolve_hit
from extraction.places.scan import Hit, Scanned, scan_document
from extraction.places.words import PlaceWords, build_words


def _without_far_sites(mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """`بالقصر الرئاسي بجوبا` is none of the table's palaces, if that stands in another country: the town behind it is the place."""
    kept: list[PlaceMention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        beside = following is not None and following.sentence == mention.sentence and 0 < following.first - mention.last <= 2 and following.led
        kinds = (mention.place.precision, following.place.precision) if following is not None else None
        if not (beside and kinds == ("site", "city") and following is not None and following.place.country != mention.place.country):
            kept.append(mention)
    return tuple(kept)


class PlaceFinder:
    """Built once from the knowledge tables, then only read."""

    __slots__ = ("_capital_of", "_index", "_words")

    def __init__(self, knowledge: Knowledge) -> None:
        self._index: PlaceIndex = build_index(knowledge)
        self._words: PlaceWords = build_words(knowledge.place_words)
        self._capital_of = {place.id: country for country, place in self._index.capitals.items()}

    def find_places(self, document: Document) -> tuple[PlaceMention, ...]:
        """Every mention in the order of the text, title first; none overlap."""
        scanned = scan_document(document, self._index, self._words)
        cued = [pair for sentence in scanned for pair in self._cued(sentence)]
        evidence = read_evidence(scanned, cued)
        mentions = (self._mention(document, scanned[hit.sentence], hit, cue, evidence) for hit, cue in cued)
        return find_again(scanned, self._words, _without_far_sites([mention for mention in mentions if mention]))

    def _cued(self, scanned: Scanned) -> Iterator[tuple[Hit, Cue]]:
        previous: tuple[Hit, Cue] | None = None
        for hit in scanned.hits:
            previous = hit, read_cue(self._index, self._words, scanned, hit, previous)
            yield previous

    def _mention(self, document: Document, scanned: Scanned, hit: Hit, cue: Cue, evidence: Evidence) -> PlaceMention | None:
        resolved = resolve_hit(hit, cue, evidence, frozenset(self._capital_of))
        if resolved is None:
            return None
        place, score = resolved[0].place, resolved[1]
        first, last = scanned.units[hit.first].first, scanned.units[hit.last].last
        dateline = is_dateline(document, hit.sentence, first, last, self._words)
        if dateline:
            place, score = self._filed_at(place), Score(score.value, "in the dateline")
        capital_of = self._capital_of.get(place.id)
        return PlaceMention(hit.sentence, first, last, place, score, dateline, cue.locative and not dateline, capital_of, cue.led, cue.seat)

    def _filed_at(self, place: PlaceRow) -> PlaceRow:
        """`تونس – رويترز` was filed in the city, where country and capital share a name."""
        capital = self._index.capitals.get(place.country)
        if place.precision == "country" and capital and normal_name(place.name_ar) in normal_name(capital.name_ar):
            return capital
        return place
