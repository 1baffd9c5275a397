"""Clusters of drafts written as events: actors with their offices on the date, place, topics, evidence with offsets."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import cast

from data.knowledge.lexicon import TypeRow
from data.model import CORE_ROLES, ENCOUNTERS, HOME_COUNTRIES, Actor, Event, EventType, Evidence, Place, Precision, Span, Spans
from extraction.actors import ActorFinder
from extraction.cluster import Cluster
from extraction.confidence import combine, find_scores
from extraction.dating import Dated, is_history, settle_date, settle_status
from extraction.document import Document
from extraction.draft import Draft
from extraction.event_topics import find_event_topics
from extraction.places import PlaceMention
from extraction.scene import Scene
from extraction.settle import Placed, settle_place
from extraction.summary import write_summary
from extraction.topics import TopicFinder, TopicMention

_HOME_TOPICS = frozenset({"libya_crisis", "sudan_war"})


class EventWriter:
    """Built once from the tables; `write_events` is pure."""

    __slots__ = ("_actors", "_topics", "_types")

    def __init__(self, actors: ActorFinder, topics: TopicFinder, types: Sequence[TypeRow]) -> None:
        self._actors = actors
        self._topics = topics
        self._types: Mapping[str, TypeRow] = {row.type: row for row in types}

    def write_events(
        self, document: Document, clusters: Sequence[Cluster], places: Sequence[PlaceMention], genre: str, scene: Scene
    ) -> tuple[list[Event], list[str]]:
        """The events that involve one of the three countries, and in words which others were left out."""
        published = document.article.published
        cues = self._topics.find_mentions(document, 0, len(document.sentences) - 1) if clusters else ()
        events: list[Event] = []
        left: list[str] = []
        for cluster in clusters:
            dated = settle_date(cluster, clusters, scene, published, genre)
            placed = settle_place(cluster, clusters, places, scene, published)
            countries = {entity.country for entity in cluster.entities().values()} | ({placed.mention.place.country} if placed else set())
            if not countries - {None} and cluster.type not in ENCOUNTERS:
                countries |= {_told_country(places)}  # people without a name at no named place: those of whom the article tells
            if not countries & HOME_COUNTRIES and not self._concerns_home(cues, cluster):
                left.append(f"{cluster.type}: involves none of the three countries")
                continue
            if is_history(dated, published):
                left.append(f"{cluster.type}: history, more than a year before publication")
                continue
            events.append(self._event(document, cues, cluster, dated, placed, clusters))
        return events, left

    def _concerns_home(self, cues: Sequence[TopicMention], cluster: Cluster) -> bool:
        """Whether it is about one of the three all the same: an envoy to one of them, or a body meeting on its war or crisis."""
        if any(self._actors.about(entity) & HOME_COUNTRIES for entity in cluster.entities()):
            return True
        sentences = {draft.view.sentence.index for draft in cluster.drafts if not draft.reference}
        return any(topic in _HOME_TOPICS for topic, _ in self._topics.weigh([cue for cue in cues if cue.sentence in sentences]))

    def _event(
        self, document: Document, cues: Sequence[TopicMention], cluster: Cluster, dated: Dated, placed: Placed | None, clusters: Sequence[Cluster]
    ) -> Event:
        status = settle_status(cluster, dated, document.article.published)
        date = dated.value or document.article.published
        actors = self._event_actors(document, cluster, date[:10] if date else None)
        place = _place(document, placed)
        scores = list(find_scores(cluster, dated, placed))
        topics, told = find_event_topics(self._topics, cues, cluster, clusters)
        kind = cast(EventType, cluster.type)
        summaries = [write_summary(self._types[kind], status, actors, place, dated.value, language) for language in ("ar", "en")]
        reasons = [
            f"date: {dated.reason}",
            *([f"place: {placed.reason}"] if placed else ["place: none is stated"]),
            *(s.reason for s in scores),
            *told,
        ]
        claimed = "unnamed sources" if all(draft.claimed for draft in cluster.drafts) else None
        evidence = tuple(_evidence(document, drafts, placed, frozenset(actor.id for actor in actors)) for drafts in _by_sentence(cluster))
        return Event(
            _event_id(document, cluster, actors, dated.value),
            kind,
            dated.value,
            dated.end,
            dated.granularity,
            dated.basis,
            status,
            actors,
            place,
            topics,
            claimed,
            summaries[0],
            summaries[1],
            combine(scores),
            tuple(reasons),
            evidence,
        )

    def _event_actors(self, document: Document, cluster: Cluster, date: str | None) -> tuple[Actor, ...]:
        found: dict[str, Actor] = {}
        roles = cluster.roles()
        persons = {entity.country for entity, a, _ in roles.values() if entity.kind == "person" and a.role in CORE_ROLES}
        for entity, argument, _ in roles.values():
            if entity.kind == "state" and entity.country in persons and cluster.type in ("meeting", "call"):
                continue  # the state is there through its person
            sentence = document.sentences[argument.mention.sentence]
            start, end = argument.mention.shown(document)
            mention = document.article.part(sentence.part)[start:end]
            actor = self._actors.actor(entity, argument.role, mention, date)
            found.setdefault(actor.id, actor)
        return tuple(found.values())


def _told_country(places: Sequence[PlaceMention]) -> str | None:
    """The one country in which all places of an article lie; None where they lie in several."""
    countries = {mention.place.country for mention in places}
    return next(iter(countries)) if len(countries) == 1 else None


def _place(document: Document, placed: Placed | None) -> Place | None:
    if placed is None:
        return None
    row = placed.mention.place
    mention = document.article.part(placed.part)[placed.span[0] : placed.span[1]]
    return Place(row.id, row.name_ar, row.name_en, mention, row.country, row.admin1, row.lat, row.lon, cast(Precision, row.precision), placed.basis)


def _by_sentence(cluster: Cluster) -> list[list[Draft]]:
    grouped: dict[int, list[Draft]] = {}
    for draft in cluster.drafts:
        grouped.setdefault(draft.view.sentence.index, []).append(draft)
    return [grouped[index] for index in sorted(grouped)]


def _evidence(document: Document, drafts: Sequence[Draft], placed: Placed | None, shown: frozenset[str]) -> Evidence:
    sentence = drafts[0].view.sentence
    article = document.article
    text = article.part(sentence.part)
    actors: dict[str, list[Span]] = {}
    for draft in drafts:
        for argument in draft.arguments:
            span = argument.mention.shown(draft.view.document)
            for entity in argument.mention.entities:
                if argument.mention.sentence == sentence.index and span not in actors.setdefault(entity.id, []):
                    actors[entity.id].append(span)
    places = {placed.span} if placed and placed.mention.sentence == sentence.index else set()
    places |= {document.span(sentence, d.place.first, d.place.last) for d in drafts if d.place is not None and d.place.sentence == sentence.index}
    dates = {document.span(sentence, d.time_span.first, d.time_span.last) for d in drafts if d.time_span is not None}
    spans = Spans(
        tuple(dict.fromkeys(document.span(sentence, d.trigger.first, d.trigger.last) for d in drafts)),
        {actor: tuple(found) for actor, found in actors.items() if found and actor in shown},
        tuple(sorted(places)),
        tuple(sorted(dates)),
    )
    rule = "; ".join(dict.fromkeys(f"{d.trigger.row.lemma} ({d.trigger.row.frame}{', points back' if d.reference else ''})" for d in drafts))
    return Evidence(
        article.id,
        sentence.part,
        article.title,
        article.source,
        article.url,
        article.published,
        article.language,
        text[sentence.start : sentence.end],
        sentence.start,
        sentence.end,
        spans,
        rule,
    )


def _event_id(document: Document, cluster: Cluster, actors: Sequence[Actor], date: str | None) -> str:
    """Stable for the same article and the same reading of it."""
    core = sorted(actor.id for actor in actors if actor.role in CORE_ROLES)
    first = cluster.drafts[0]
    place = str(document.span(first.view.sentence, first.trigger.first, first.trigger.last)) + first.view.sentence.part
    digest = hashlib.sha256("\x1f".join([document.article.id, cluster.type, *core, date or "", place]).encode()).hexdigest()
    return f"e{digest[:15]}"
