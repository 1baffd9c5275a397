"""Evidence: whether offsets and spans lead to what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.reading import Run
from data.model import Article, Event, Evidence, Span


def _good(article: Article, item: Evidence, span: Span) -> bool:
    """A span lies in its part and is words, without white space at its ends."""
    start, end = span
    text = article.part(item.part)[start:end]
    return 0 <= start < end <= len(article.part(item.part)) and text == text.strip() != ""


def find_faults(article: Article, event: Event, item: Evidence) -> list[str]:
    """What is wrong with a piece of evidence; nothing where it verifies."""
    spans = item.spans
    inside = [*spans.trigger, *(span for found in spans.actors.values() for span in found)]
    faults = {
        "sentence is not at its offsets": article.part(item.part)[item.start:item.end] != item.sentence,
        "no trigger": not spans.trigger,
        "a span is no words of the article": not all(_good(article, item, span) for span in (*inside, *spans.place, *spans.date)),
        "trigger outside the sentence": not all(item.start <= start < end <= item.end for start, end in spans.trigger),
        "actor that the event does not have": not set(spans.actors) <= {actor.id for actor in event.actors},
    }
    return [fault for fault, there in faults.items() if there]


def _unseen_mentions(event: Event, articles: dict[str, Article]) -> int:
    """Actors whose mention stands in none of the event's articles word for word."""
    texts = [text for item in event.evidence for text in (articles[item.article_id].title, articles[item.article_id].text)]
    return sum(not any(actor.mention in text for text in texts) for actor in event.actors)


def score_evidence(runs: Sequence[Run]) -> dict[str, Any]:
    """Share of pieces of evidence without fault, and the faults counted."""
    pieces = verified = unseen = 0
    faults: Counter[str] = Counter()
    for run in runs:
        articles = {article.id: article for article in run.articles}
        for event in run.events:
            unseen += _unseen_mentions(event, articles)
            for item in event.evidence:
                found = find_faults(articles[item.article_id], event, item)
                pieces += 1
                verified += not found
                faults.update(found)
    if unseen:
        faults["mention that stands in no article of the event"] = unseen
    return {"pieces": pieces, "verified": verified, "share": round(verified / pieces, 4) if pieces else None, "faults": dict(sorted(faults.items()))}
