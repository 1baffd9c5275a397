"""Every piece of evidence over all samples points at its words in the article, and every event survives the way through JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from data.model import Article, Event, Evidence, Span, event_from_json, to_json
from extraction.normalise import normal_name
from extraction.pipeline import Extractor
from extraction.readers import read_articles

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
Reading = list[tuple[Article, tuple[Event, ...]]]


@pytest.fixture(scope="module")
def reading(extractor: Extractor) -> Reading:
    """Each sample with its events."""
    articles = [read for read in read_articles([SAMPLES], BytesIO()) if isinstance(read, Article)]
    return [(article, extractor.extract(article).events) for article in articles]


def pieces(reading: Reading) -> Iterator[tuple[Article, Event, Evidence]]:
    """Each piece of evidence with its event and article."""
    for article, events in reading:
        for event in events:
            for item in event.evidence:
                yield article, event, item


def spans(item: Evidence) -> Iterator[tuple[str, Span]]:
    """Each span of a piece of evidence with what it marks."""
    yield from (("trigger", span) for span in item.spans.trigger)
    yield from (("place", span) for span in item.spans.place)
    yield from (("date", span) for span in item.spans.date)
    yield from ((actor, span) for actor, found in item.spans.actors.items() for span in found)


def test_the_samples_are_there_and_tell_of_events(reading: Reading) -> None:
    assert len(reading) >= 100
    told = [article for article, events in reading if events]
    assert len(told) >= 0.8 * len(reading)
    assert {article.language for article in told} == {"ar", "en"}


def test_each_sentence_stands_where_its_offsets_say(reading: Reading) -> None:
    wrong = [(article.id, item.start) for article, _, item in pieces(reading) if article.part(item.part)[item.start : item.end] != item.sentence]
    assert wrong == []
    assert all(item.sentence and item.sentence == item.sentence.strip() for _, _, item in pieces(reading))


def test_each_event_names_its_own_article(reading: Reading) -> None:
    for article, event, item in pieces(reading):
        told = (item.article_id, item.title, item.source, item.url, item.published, item.language)
        assert told == (article.id, article.title, article.source, article.url, article.published, article.language), event.id
    assert all(event.evidence for _, events in reading for event in events)


def test_each_span_lies_within_its_sentence(reading: Reading) -> None:
    wrong = [
        (article.id, event.type, what, span)
        for article, event, item in pieces(reading) for what, span in spans(item)
        if not item.start <= span[0] < span[1] <= item.end or not article.part(item.part)[span[0] : span[1]].strip()
    ]
    assert wrong == []


def test_each_piece_marks_its_trigger_and_each_event_its_sides(reading: Reading) -> None:
    assert all(item.spans.trigger for _, _, item in pieces(reading))
    for article, events in reading:
        for event in events:
            marked = {actor for item in event.evidence for actor in item.spans.actors}
            assert marked <= {actor.id for actor in event.actors} | states(event), (article.id, event.summary_en)


def states(event: Event) -> set[str]:
    """Ids of the states of an event's persons: marked in a sentence, but there through the person."""
    return {f"state-{actor.country.lower()}" for actor in event.actors if actor.country and actor.kind == "person"}


def test_spans_begin_and_end_with_words(reading: Reading) -> None:
    cut = [
        (article.id, what, article.part(item.part)[span[0] : span[1]])
        for article, _, item in pieces(reading) for what, span in spans(item)
        if not article.part(item.part)[span[0]].isalnum()
        or not re.search(r"(?:^|[\W_])[وف]?[بلك]?$", article.part(item.part)[: span[0]])  # an actor is shown without its clitic
        or article.part(item.part)[span[1] : span[1] + 1].isalpha()
    ]
    assert cut == []


def test_the_mention_of_each_actor_and_place_stands_in_the_article(reading: Reading) -> None:
    for article, events in reading:
        for event in events:
            for actor in event.actors:
                assert actor.mention and (actor.mention in article.text or actor.mention in article.title), (article.id, actor)
            if event.place is not None:
                assert event.place.mention in article.text or event.place.mention in article.title, (article.id, event.place)


def test_marked_actors_of_the_tables_bear_a_word_of_their_name_or_title(reading: Reading) -> None:
    """A span that leads to somebody else's words would share nothing with the mention that named the actor, in most cases."""
    checked = Counter[bool]()
    for article, event, item in pieces(reading):
        mentions = {actor.id: set(normal_name(f"{actor.mention} {actor.name_ar} {actor.name_en.lower()}").split()) for actor in event.actors}
        for actor, found in item.spans.actors.items():
            for start, end in found:
                words = set(normal_name(article.part(item.part)[start:end].lower()).split())
                checked[any(word in known or word[1:] in known for word in words for known in [mentions.get(actor, words)])] += 1
    assert checked[True] >= 0.85 * checked.total(), checked


def test_ids_are_unique_and_stable(reading: Reading, extractor: Extractor) -> None:
    ids = Counter(event.id for _, events in reading for event in events)
    assert [event for event, times in ids.items() if times > 1] == []
    article, events = next((article, events) for article, events in reading if len(events) > 1)
    assert extractor.extract(article).events == events


def test_events_survive_json(reading: Reading) -> None:
    for _, events in reading:
        for event in events:
            assert event_from_json(json.loads(json.dumps(to_json(event), ensure_ascii=False))) == event


def test_confidence_and_reasons_are_told(reading: Reading) -> None:
    for _, events in reading:
        for event in events:
            assert 0.05 <= event.confidence <= 0.97
            assert event.reasons[0].startswith("date: ") and any(reason.startswith("place: ") for reason in event.reasons)
