"""Which place a name means here: Tripoli in Libya or in Lebanon, a town or its province, a place or a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from data.model import HOME_COUNTRIES, Score
from extraction.places.cues import Cue
from extraction.places.index import Entry
from extraction.places.scan import Hit, Scanned

# How likely a bare name means a place of such a kind, before the article has a say.
_PRIOR = {"country": 0.8, "city": 0.6, "site": 0.55, "admin1": 0.3}
_CAPITAL, _LISTED = 0.3, -0.3  # a capital more, a town that only the long list has less
_IN_SENTENCE, _IN_ARTICLE = 0.8, 0.8
_MAIN = 0.5  # share of all evidence that makes an article one about a country
_CLOSE = 0.2  # two readings nearer than this leave doubt


_BARE = Score(0.5, "the capital of the country that the article is about")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often each country is named, by name, adjective or an unmistakable place: in each sentence, in the article.
    `typed`: ids of places that are somewhere named with their kind (ولاية الجزيرة)."""

    sentences: tuple[Counter[str], ...]
    article: Counter[str]
    typed: frozenset[str]

    def support(self, country: str, sentence: int) -> float:
        """0 to 1.6: what sentence and article say for a country."""
        total = sum(self.article.values())
        share = self.article[country] / total if total else 0.0
        return _IN_SENTENCE * (self.sentences[sentence][country] > 0) + _IN_ARTICLE * share


def _own_countries(scanned: Scanned) -> Iterable[str]:
    yield from scanned.adjectives
    for hit in scanned.hits:
        countries = {entry.place.country for entry in hit.entries if not entry.ambiguous}
        if len(countries) == 1 and len({entry.place.country for entry in hit.entries}) == 1:
            yield from countries


def read_evidence(scanned: Iterable[Scanned], cues: Iterable[tuple[Hit, Cue]]) -> Evidence:
    """The evidence of a whole article."""
    sentences = tuple(Counter(_own_countries(sentence)) for sentence in scanned)
    typed = {entry.place.id for hit, cue in cues if cue.kind and not cue.blocked for entry in hit.entries if entry.place.precision == cue.kind}
    return Evidence(sentences, sum(sentences, Counter()), frozenset(typed))


def _fits(entry: Entry, hit: Hit, cue: Cue, evidence: Evidence) -> bool:
    """Whether an ambiguous name may be read as the place: its kind is told, or it is in use as a place where its country is spoken of."""
    place = entry.place
    if hit.bare:
        return cue.locative and evidence.article[place.country] > _MAIN * sum(evidence.article.values())
    if cue.kind == place.precision and cue.country in (None, place.country):
        return True
    if place.id in evidence.typed and cue.locative:
        return True
    known = evidence.article[place.country] > 0
    if place.precision == "admin1":
        return False
    if place.precision == "site":
        return known and evidence.article[place.country] == max(evidence.article[code] for code in (*HOME_COUNTRIES, place.country))
    return cue.locative and known


def _pool(hit: Hit, cue: Cue, evidence: Evidence) -> list[Entry]:
    fitting = [entry for entry in hit.entries if not entry.ambiguous or _fits(entry, hit, cue, evidence)]
    if cue.kind:
        of_kind = [entry for entry in fitting if entry.place.precision == cue.kind]
        of_country = [entry for entry in of_kind if entry.place.country == cue.country]
        return of_country or of_kind or [entry for entry in fitting if not entry.ambiguous]
    plain = [entry for entry in fitting if not entry.ambiguous]
    # A state whose name is doubtful (عمان) may still win where the article speaks of it; a small town named like a great one may not.
    return plain + [entry for entry in fitting if entry.ambiguous and entry.place.precision == "country"] if plain else fitting


def resolve_hit(hit: Hit, cue: Cue, evidence: Evidence, capitals: frozenset[str]) -> tuple[Entry, Score] | None:
    """The place that a name means and how sure that is; None where it is no place."""
    if cue.blocked:
        return None
    weighed = [(_weigh(entry, hit, evidence, capitals), entry.place.id, entry) for entry in _pool(hit, cue, evidence)]
    ranked = sorted(weighed, reverse=True, key=lambda item: item[:2])
    if not ranked:
        return None
    weight, _, best = ranked[0]
    rivals = [entry for other, _, entry in ranked[1:] if weight - other < _CLOSE and entry.place.country != best.place.country]
    return best, _BARE if hit.bare else _score(best, cue, rivals)


def _weigh(entry: Entry, hit: Hit, evidence: Evidence, capitals: frozenset[str]) -> float:
    place = entry.place
    weight = _PRIOR[place.precision] + evidence.support(place.country, hit.sentence)
    if place.id in capitals:
        weight += _CAPITAL
    if place.source == "GeoNames list":
        weight += _LISTED
    return weight + 0.1 * (place.country in HOME_COUNTRIES) - 0.5 * entry.ambiguous


def _score(entry: Entry, cue: Cue, rivals: list[Entry]) -> Score:
    if cue.agreement:
        return Score(0.4, "names an agreement, not where something happens")
    if rivals:
        return Score(0.6, f"could also be in {rivals[0].place.country}")
    if cue.kind == entry.place.precision:
        return Score(0.95, f"its kind is told by {cue.word}")
    if entry.ambiguous:
        return Score(0.65, "a name with other meanings, read as a place by its context")
    if cue.event:
        return Score(0.8, "an event is named after it")
    return Score(0.9, "name in the table")
