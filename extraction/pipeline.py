"""The whole path from an article to its events, and the account of why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from data.knowledge import Knowledge
from data.knowledge.table import TABLES
from data.model import HOME_COUNTRIES, Article, Event
from data.pausing import paused_collection
from extraction.actors import ActorFinder, ActorMention
from extraction.assemble import find_clusters, find_drafts
from extraction.crowds import CrowdFinder
from extraction.document import Document, Sentence, read_document
from extraction.events import EventWriter
from extraction.filing import set_filing_day_aside
from extraction.function_words import Words
from extraction.genre import find_genre
from extraction.occasion import add_occasions
from extraction.places import PlaceFinder, PlaceMention
from extraction.scene import find_scene
from extraction.settle import anchor_of
from extraction.times import find_times, read_grammar
from extraction.times.writing import resolve_writing_day
from extraction.topics import TopicFinder
from extraction.triggers import TriggerFinder, TriggerMention
from extraction.view import TimeSpan, View


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read in one article. `left`: triggers and events that were left out, with the reason. `skipped`: why nothing was read."""

    document: Document
    genre: str
    views: tuple[View, ...]
    events: tuple[Event, ...]
    left: tuple[str, ...]
    skipped: str | None = None


_LEAD = 2  # headline, dateline and lead
M = TypeVar("M", ActorMention, PlaceMention)


def _by_sentence(mentions: Sequence[M]) -> dict[int, list[M]]:
    grouped: dict[int, list[M]] = {}
    for mention in mentions:
        grouped.setdefault(mention.sentence, []).append(mention)
    return grouped


def _home(places: Sequence[PlaceMention]) -> str | None:
    """The country of bodies that tell none: the one country in which all places of the first sentences are; None where they are in two."""
    first = min((mention.sentence for mention in places), default=0)
    countries = {mention.place.country for mention in places if mention.sentence <= max(first, _LEAD)}
    return next(iter(countries)) if len(countries) == 1 else None


def _home_of(actors: Sequence[ActorMention]) -> str | None:
    """The one of the three countries to which all known bodies and persons of headline and lead belong."""
    told = {entity.country for mention in actors if mention.sentence <= 1 for entity in mention.entities if entity.known}
    return next(iter(told)) if len(told) == 1 and told <= HOME_COUNTRIES else None


def _without_borne(triggers: Sequence[TriggerMention]) -> tuple[TriggerMention, ...]:
    """`حمل فلانا نقل تحياته`: the noun of bearing behind a verb of charging is no second message."""
    kept: list[TriggerMention] = []
    for trigger in triggers:
        charged = kept and kept[-1].row.frame == "charge" and trigger.row.frame == "bear" and trigger.first - kept[-1].last <= 8
        if not charged:
            kept.append(trigger)
    return tuple(kept)


def _is_quoted(sentence: Sentence, trigger: TriggerMention) -> bool:
    """Whether a verb alone in quotation marks is somebody's name (تنسيقية «تقدم»)."""
    around = (trigger.first - 1, trigger.last + 1)
    inside = around[0] >= 0 and around[1] < len(sentence.tokens) and trigger.first == trigger.last
    return trigger.row.pos == "verb" and inside and all(sentence.tokens[position].text == '"' for position in around)


class Extractor:
    """Built once from the knowledge tables; `extract` is pure."""

    __slots__ = ("_actors", "_crowds", "_grammar", "_places", "_triggers", "_words", "_writer")

    @paused_collection()
    def __init__(self, knowledge: Knowledge) -> None:
        self._actors = ActorFinder(knowledge)
        self._places = PlaceFinder(knowledge)
        self._crowds = CrowdFinder(knowledge)
        self._triggers = TriggerFinder(knowledge.triggers, knowledge.words)
        self._words = Words(knowledge.words)
        self._grammar = read_grammar(TABLES)
        self._writer = EventWriter(self._actors, TopicFinder(knowledge.topics), knowledge.types)

    def extract(self, article: Article) -> Extraction:
        """The events of one article, each as this article reports it."""
        document = read_document(article)
        places = self._places.find_places(document)
        actors = self._actors.find_actors(document, article.published[:10] if article.published else None)
        actors_in, places_in = _by_sentence(actors), _by_sentence(places)
        home = _home(places) or _home_of(actors)
        views = tuple(
            self._view(document, sentence, actors_in.get(sentence.index, ()), places_in.get(sentence.index, ()), home)
            for sentence in document.sentences
        )
        genre = find_genre(document, actors)
        views, anchor = set_filing_day_aside(views, anchor_of(article.published))
        if anchor is not None:
            anchor = resolve_writing_day((span.mention for view in views for span in view.times), anchor)
        drafts, left = find_drafts(views, anchor)
        clusters, incomplete = find_clusters(add_occasions(drafts, views, anchor))
        events, outside = self._writer.write_events(document, clusters, places, genre, find_scene(views, anchor))
        return Extraction(document, genre, views, tuple(events), (*left, *incomplete, *outside))

    def _view(
        self, document: Document, sentence: Sentence, actors: Sequence[ActorMention], places: Sequence[PlaceMention], home: str | None
    ) -> View:
        here, spots = tuple(actors), tuple(places)
        times = self._times(document, sentence)
        triggers: tuple[TriggerMention, ...] = self._triggers.find_triggers(document, sentence)
        taken = {token for mention in here for token in range(mention.first, mention.last + 1)} | {
            t for span in times for t in range(span.first, span.last + 1)
        }
        triggers = tuple(t for t in triggers if not _is_quoted(sentence, t))
        heads = {mention.first for mention in here if mention.rule == "body"}  # ملتقى الحوار: a body and what it holds
        free = _without_borne([t for t in triggers if t.first not in taken or (t.row.type == "negotiation" and t.first in heads)])
        crowds = self._crowds.find_crowds(document, sentence, here, spots, home)
        return View(document, sentence, here, spots, times, free, self._words, crowds)

    def _times(self, document: Document, sentence: Sentence) -> tuple[TimeSpan, ...]:
        if not sentence.tokens:
            return ()
        text = document.normalised(sentence.part).text
        found = find_times(text, sentence.tokens[0].start, sentence.tokens[-1].end, self._grammar)
        spans: list[TimeSpan] = []
        for mention in found:
            inside = [i for i, token in enumerate(sentence.tokens) if token.start < mention.end and token.end > mention.start]
            if inside:
                spans.append(TimeSpan(inside[0], inside[-1], mention))
        return tuple(spans)
