"""Short articles, and what the extractor read in them, in a form that tests can compare."""

from __future__ import annotations

from data.model import Article, Event, Language
from extraction.actors import ActorMention
from extraction.pipeline import Extraction, Extractor
from extraction.view import View

PUBLISHED = "2026-02-17"


def article(text: str, *, title: str = "خبر", published: str | None = PUBLISHED, language: Language = "ar", id: str = "a") -> Article:
    """An article with a headline that says nothing."""
    return Article(id, "وكالة", None, published, language, title if language == "ar" or title != "خبر" else "News", text)


def read(extractor: Extractor, text: str, *, title: str = "خبر", published: str | None = PUBLISHED, language: Language = "ar") -> Extraction:
    """All that is read in a text."""
    return extractor.extract(article(text, title=title, published=published, language=language))


def events(extractor: Extractor, text: str, *, title: str = "خبر", published: str | None = PUBLISHED, language: Language = "ar") -> tuple[Event, ...]:
    """The events of a text."""
    return read(extractor, text, title=title, published=published, language=language).events


def only(extractor: Extractor, text: str, *, title: str = "خبر", published: str | None = PUBLISHED, language: Language = "ar") -> Event:
    """The one event of a text; fails where there is none, or another one."""
    found = events(extractor, text, title=title, published=published, language=language)
    assert [event.type for event in found] == [found[0].type if found else "one event"], [event.summary_en for event in found]
    return found[0]


def of_type(found: tuple[Event, ...], kind: str) -> Event:
    """The one event of a type among others."""
    same = [event for event in found if event.type == kind]
    assert len(same) == 1, [event.summary_en for event in found]
    return same[0]


def roles(event: Event) -> dict[str, str]:
    """Actor id → role."""
    return {actor.id: actor.role for actor in event.actors}


def ids(event: Event) -> set[str]:
    """The ids of all actors."""
    return {actor.id for actor in event.actors}


def surface(view: View, mention: ActorMention) -> str:
    """The words of a mention as the article has them."""
    start, end = view.document.span(view.sentence, mention.first, mention.last)
    return view.document.article.part(view.sentence.part)[start:end]


def actors(
    extractor: Extractor, text: str, *, title: str = "خبر", published: str | None = PUBLISHED, language: Language = "ar",
) -> list[tuple[str, tuple[str, ...]]]:
    """(words, ids of those meant) of each mention in the body."""
    found = read(extractor, text, title=title, published=published, language=language)
    body = [view for view in found.views if view.sentence.part == "text"]
    return [(surface(view, mention), tuple(entity.id for entity in mention.entities)) for view in body for mention in view.actors]


def named(extractor: Extractor, text: str, *, title: str = "خبر", published: str | None = PUBLISHED, language: Language = "ar") -> list[str]:
    """The ids of those whom the body mentions, in order."""
    return [actor for _, found in actors(extractor, text, title=title, published=published, language=language) for actor in found]
